//! Names of a sheet, and of a board, in sentences.

use crate::terms::{Bearing, NationId, NationSet, Rung};
use crate::view::sheet::{Board, Dossier, Sheet};

/// The short name of a nation of a board.
#[must_use]
pub fn name_on(board: &Board, id: NationId) -> &str {
    board.nations.iter().find(|nation| nation.id == id).map_or("?", |nation| nation.short.as_str())
}

/// The short name of a nation.
#[must_use]
pub fn name(sheet: &Sheet, id: NationId) -> &str {
    name_on(&sheet.board, id)
}

/// Several short names.
#[must_use]
pub fn names(sheet: &Sheet, set: NationSet) -> String {
    names_on(&sheet.board, set)
}

/// Several short names of a board.
#[must_use]
pub fn names_on(board: &Board, set: NationSet) -> String {
    let names: Vec<&str> = set.iter().map(|id| name_on(board, id)).collect();
    match names.as_slice() {
        [] => "nobody".to_owned(),
        [one] => (*one).to_owned(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}

/// The other seats.
#[must_use]
pub fn others(sheet: &Sheet) -> Vec<NationId> {
    sheet.board.nations.iter().map(|nation| nation.id).filter(|&id| id != sheet.seat).collect()
}

/// Where a slip is laid, in words.
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

/// A rung with its number, if it has one: `3 from the territory of`.
#[must_use]
pub fn rung_line(rung: Rung) -> String {
    rung.number().map_or_else(|| rung.word().to_owned(), |number| format!("{number} {}", rung.word()))
}
