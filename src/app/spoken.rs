//! The sheet's words and marks as the window shows them.

use crate::app::board;
use crate::app::map::Chart;
use crate::app::widgets::{self, Chip};
use crate::order::Seal;
use crate::terms::{Carrier, NationId, Outlet, Phase, Tlp};
use crate::view::sheet::{Register, Sheet};

pub use crate::desk::{bearing, name, names, others, rung_line};

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

/// A nation's chip.
#[must_use]
pub fn chip(sheet: &Sheet, id: NationId) -> Chip {
    board::chip(&sheet.board, id)
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
