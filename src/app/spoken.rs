//! The sheet's words and marks as the window shows them.

use crate::app::map::{Chart, ChartIncident, ChartNation, ChartTension, Pictogram};
use crate::app::widgets::{self, Chip};
use crate::order::Seal;
use crate::terms::{Bearing, Carrier, Category, NationId, NationSet, Outlet, Phase, Tlp};
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
    sheet.nation(id).map_or("?", |nation| nation.short.as_str())
}

/// Several short names.
#[must_use]
pub fn names(sheet: &Sheet, set: NationSet) -> String {
    let names: Vec<&str> = set.iter().map(|id| name(sheet, id)).collect();
    match names.as_slice() {
        [] => "nobody".to_owned(),
        [one] => (*one).to_owned(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}

/// A nation's chip.
#[must_use]
pub fn chip(sheet: &Sheet, id: NationId) -> Chip {
    Chip {
        letter: sheet.nation(id).map_or('?', |nation| nation.letter),
        name: name(sheet, id).to_owned(),
        colour: id.index(),
    }
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
    let board = &sheet.board;
    let place = |(x, y): (u16, u16)| [f32::from(x), f32::from(y)];
    let small = |value: i16| u8::try_from(value.max(0)).unwrap_or(u8::MAX);
    Chart {
        title: sheet.header.title.clone(),
        nations: board
            .nations
            .iter()
            .map(|nation| ChartNation {
                letter: nation.letter,
                name: nation.short.clone(),
                capital: nation.capital.clone(),
                position: place(nation.place),
                colour: nation.id.index(),
            })
            .collect(),
        cables: board.cables.iter().map(|(a, b)| (a.index(), b.index())).collect(),
        seas: board.seas.iter().map(|(name, at)| (name.clone(), place(*at))).collect(),
        incidents: board
            .incidents
            .iter()
            .flat_map(|stamp| {
                stamp.nations.iter().map(|nation| ChartIncident {
                    nation: nation.index(),
                    category: pictogram(stamp.category),
                    severity: small(stamp.severity).clamp(1, 5),
                    salience: small(stamp.salience).min(10),
                    title: stamp.title.clone(),
                })
            })
            .collect(),
        tensions: board
            .tensions
            .iter()
            .map(|row| ChartTension {
                a: row.a.index(),
                b: row.b.index(),
                level: small(row.level).min(10),
                rung: row.rung.to_owned(),
            })
            .collect(),
    }
}

const fn pictogram(category: Category) -> Pictogram {
    match category {
        Category::DataDestruction => Pictogram::Port,
        Category::Sabotage => Pictogram::Grid,
        Category::FinancialTheft | Category::IdentityTheft => Pictogram::Exchange,
        Category::Defacement | Category::TerroristUse => Pictogram::State,
        Category::Espionage | Category::MassSurveillance | Category::DataTheft => Pictogram::Spying,
        Category::DenialOfService => Pictogram::Letter('D'),
        Category::Doxing => Pictogram::Letter('X'),
        Category::MalwareOutbreak => Pictogram::Letter('M'),
        Category::InfluenceOperation => Pictogram::Letter('I'),
    }
}
