//! The sheet's words and marks as the window shows them.

use crate::app::board;
use crate::app::map::Chart;
use crate::app::widgets::{self, Chip};
use crate::order::Seal;
use crate::terms::{Bearing, Carrier, NationId, NationSet, Outlet, Phase, Rung, Tlp};
use crate::view::sheet::{Dossier, Register, Sheet};

/// The mark of a seal.
#[must_use]
pub const fn seal(seal: Seal) -> widgets::Seal {
    match seal {
        Seal::Lawful => widgets::Seal::Lawful,
        Seal::LawfulIf => widgets::Seal::LawfulIf,
        Seal::Contested => widgets::Seal::Contested,
        Seal::Unlawful => widgets::Seal::Unlawful,
    }
}

/// The bar of a label.
#[must_use]
pub const fn tlp(tlp: Tlp) -> widgets::Tlp {
    match tlp {
        Tlp::Clear => widgets::Tlp::Clear,
        Tlp::Green => widgets::Tlp::Green,
        Tlp::Amber => widgets::Tlp::Amber,
        Tlp::AmberStrict => widgets::Tlp::AmberStrict,
        Tlp::Red => widgets::Tlp::Red,
    }
}

/// The bars of a confidence, from its word.
#[must_use]
pub fn confidence(word: &str) -> widgets::Confidence {
    match word {
        "high" => widgets::Confidence::High,
        "moderate" => widgets::Confidence::Moderate,
        _ => widgets::Confidence::Low,
    }
}

/// What kind of paper it is, in a word or two.
#[must_use]
pub const fn register(register: Register) -> &'static str {
    match register {
        Register::Outlet(Outlet::News) => "press",
        Register::Outlet(Outlet::Cable) | Register::Message(Carrier::Cable) => "cable",
        Register::Outlet(Outlet::CertReport) => "advisory",
        Register::Outlet(Outlet::Intelligence) => "intelligence",
        Register::Outlet(Outlet::Phone) | Register::Message(Carrier::Phone) => "telephone",
        Register::Outlet(Outlet::SocialMedia) => "social media",
        Register::Message(Carrier::Meeting) => "conversation",
        Register::Sent => "sent",
        Register::Request => "request",
        Register::Claim => "claim",
        Register::Proposal => "joint text",
    }
}

/// What one does with a carrier, for the control.
#[must_use]
pub const fn carrier(carrier: Carrier) -> &'static str {
    match carrier {
        Carrier::Cable => "Cable",
        Carrier::Phone => "Telephone",
        Carrier::Meeting => "Meeting",
    }
}

/// The short name of a nation.
#[must_use]
pub fn name(sheet: &Sheet, id: NationId) -> &str {
    board::name(&sheet.board, id)
}

/// Several short names.
#[must_use]
pub fn names(sheet: &Sheet, set: NationSet) -> String {
    board::names(&sheet.board, set)
}

/// A nation's chip.
#[must_use]
pub fn chip(sheet: &Sheet, id: NationId) -> Chip {
    board::chip(&sheet.board, id)
}

/// The other seats.
#[must_use]
pub fn others(sheet: &Sheet) -> Vec<NationId> {
    sheet.board.nations.iter().map(|nation| nation.id).filter(|&id| id != sheet.seat).collect()
}

/// Where a card is laid, in words.
#[must_use]
pub fn bearing(sheet: &Sheet, dossier: &Dossier, on: Bearing) -> String {
    match on {
        Bearing::Who(actor) => {
            let suspect = dossier.suspects.iter().find(|suspect| suspect.id == actor);
            suspect.map_or_else(|| "somebody else".to_owned(), |suspect| suspect.name.clone())
        }
        Bearing::Link(on) => format!("link: {}", on.word()),
        Bearing::Location(nation) => format!("from {}", name(sheet, nation)),
        Bearing::Relay(nation) => format!("through {}", name(sheet, nation)),
    }
}

/// What a phase asks of the person.
#[must_use]
pub const fn phase_hint(phase: Phase) -> &'static str {
    match phase {
        Phase::Briefing => "Read what has come in. Nothing is done yet.",
        Phase::Talks => "Write, share, answer, judge. What is said takes effect at once.",
        Phase::Orders => "Choose what to do. All seats’ orders happen at the same time.",
        Phase::Resolution => "What was ordered happens.",
        Phase::Communique => "What the round has brought.",
    }
}

/// The chart of a sheet.
#[must_use]
pub fn chart(sheet: &Sheet) -> Chart {
    board::drawn(&sheet.header.title, &sheet.board)
}

/// A rung with its number, if it has one: `3 from the territory of`.
pub(super) fn rung(rung: Rung) -> String {
    rung.number().map_or_else(|| rung.word().to_owned(), |number| format!("{number} {}", rung.word()))
}
