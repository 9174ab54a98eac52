//! The board in drawing and in words: the chart, the tracks, the norms. Whose board it is, is
//! decided where it is made; here it is only shown.

use crate::app::forms;
use crate::app::map::{Chart, ChartIncident, ChartNation, ChartNote, ChartTension};
use crate::app::theme::{palette, space};
use crate::app::widgets::{self, Chip};
use crate::terms::NationId;
use crate::terms::letters::capitalised;
use crate::view::sheet::{Board, DeedRow, NationRow, NormRow};
use bevy_egui::egui::{self, Ui};

pub use crate::desk::{name_on as name, names_on as names};

fn nation(board: &Board, id: NationId) -> Option<&NationRow> {
    board.nations.iter().find(|nation| nation.id == id)
}

/// A nation's chip.
#[must_use]
pub fn chip(board: &Board, id: NationId) -> Chip {
    Chip {
        letter: nation(board, id).map_or('?', |nation| nation.letter),
        name: name(board, id).to_owned(),
        colour: id.index(),
    }
}

/// The shared index and every nation's tracks.
pub fn tracks(ui: &mut Ui, board: &Board) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 20.0;
        forms::because(forms::fact(ui, "shared index", &format!("{} of 100", board.index)), "Shared index", &[], ui);
        forms::because(forms::fact(ui, "peace", &format!("{} of 10", board.peace)), "Peace", &hottest(board), ui);
    });
    ui.add_space(space::HAIR);
    egui::ScrollArea::horizontal().id_salt("tracks").show(ui, |ui| table(ui, board));
}

fn table(ui: &mut Ui, board: &Board) {
    egui::Grid::new("tracks").num_columns(7).min_row_height(22.0).spacing([16.0, 4.0]).show(ui, |ui| {
        let quiet = palette(ui).quiet;
        for head in ["", "Growth", "Freedom", "Security", "Mandate", "Credibility", "Capacity"] {
            forms::word(ui, head, quiet);
        }
        ui.end_row();
        for nation in &board.nations {
            row(ui, board, nation);
            ui.end_row();
        }
    });
}

fn row(ui: &mut Ui, board: &Board, nation: &NationRow) {
    widgets::chip(ui, &chip(board, nation.id));
    let values = [
        ("Growth", nation.tracks[0]),
        ("Freedom", nation.tracks[1]),
        ("Security", nation.tracks[2]),
        ("Mandate", nation.mandate),
        ("Credibility", nation.credibility),
    ];
    for (what, value) in values {
        let because = nation.why.iter().find(|why| why.what == what).map_or(&[][..], |why| &why.because);
        let name = format!("{what} of {}", nation.short);
        forms::because(forms::level(ui, &name, value), what, because, ui);
    }
    forms::because(forms::word(ui, nation.stage, palette(ui).ink), "Capacity", &pillars(nation), ui);
}

/// The pillars of a capacity, each with what moved it last.
fn pillars(nation: &NationRow) -> Vec<String> {
    let last = |what: &str| nation.why.iter().find(|why| why.what == what).and_then(|why| why.because.first());
    let pillars = ["People", "Organisation", "Law"].into_iter().zip(nation.capacity);
    let told = |(what, level)| match last(what) {
        Some(why) => format!("{what} {level} of 5. {}", capitalised(why)),
        None => format!("{what} {level} of 5."),
    };
    pillars.map(told).collect()
}

/// The pairs whose tension peace is read off, and what moved it last.
fn hottest(board: &Board) -> Vec<String> {
    let most = 10 - board.peace;
    let hottest = board.tensions.iter().filter(|pair| pair.level == most && most > 0);
    let told = hottest.map(|pair| {
        let why = pair.because.first().map_or_else(String::new, |why| format!(" {}", capitalised(why)));
        format!("{} – {}: tension {most}.{why}", name(board, pair.a), name(board, pair.b))
    });
    told.collect()
}

/// The norms, and what the chart shows as a list.
pub fn in_words(ui: &mut Ui, board: &Board) {
    norms(ui, board);
    widgets::overline(ui, "In words");
    for stamp in &board.incidents {
        let at: Vec<&str> = stamp.nations.iter().map(|&id| name(board, id)).collect();
        let state = if stamp.live { "live" } else { "not live" };
        let words = format!(
            "{} in {}: severity {} of 10, salience {} of 5, {state}",
            stamp.title,
            at.join(", "),
            stamp.severity,
            stamp.salience
        );
        forms::because(widgets::remark(ui, &words), "Severity and salience", &stamp.because, ui);
    }
    for pair in board.tensions.iter().filter(|pair| pair.level > 1) {
        let words = format!("{} – {}: tension {}, {}", name(board, pair.a), name(board, pair.b), pair.level, pair.rung);
        forms::because(widgets::remark(ui, &words), "Tension", &pair.because, ui);
    }
    for deed in &board.deeds {
        let loud = if deed.loud { " (aloud)" } else { "" };
        widgets::remark(ui, &format!("Round {}: {}{loud}", deed.round, deed.said));
    }
}

/// The norms that anybody has cited or worn.
fn norms(ui: &mut Ui, board: &Board) {
    widgets::overline(ui, "Norms");
    let moved = |norm: &&NormRow| !norm.support.is_empty() || norm.erosion != 0;
    let mut moved = board.norms.iter().filter(moved).peekable();
    if moved.peek().is_none() {
        widgets::remark(ui, "None has been cited or worn.");
    }
    for norm in moved {
        let cited = (!norm.support.is_empty()).then(|| format!("cited by {}", names(board, norm.support)));
        let worn = (norm.erosion != 0).then(|| format!("worn by {}", norm.erosion));
        let parts: Vec<String> = cited.into_iter().chain(worn).chain(norm.stage.map(str::to_owned)).collect();
        let words = format!("{}: {}", norm.name, parts.join(", "));
        forms::because(widgets::remark(ui, &words), "Erosion", &norm.because, ui);
    }
    ui.add_space(space::HAIR);
}

/// The chart of a board.
#[must_use]
pub fn drawn(title: &str, board: &Board) -> Chart {
    let nation = |nation: &NationRow| {
        ChartNation::new(nation.letter, &nation.short, &nation.capital, nation.place, nation.id.index())
    };
    let small = |value: i16| u8::try_from(value.max(0)).unwrap_or(u8::MAX);
    Chart {
        incidents: board
            .incidents
            .iter()
            .flat_map(|stamp| {
                stamp.nations.iter().map(|nation| ChartIncident {
                    nation: nation.index(),
                    category: stamp.category,
                    severity: small(stamp.severity).min(10),
                    salience: small(stamp.salience).min(5),
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
        notes: board.deeds.iter().map(note).collect(),
        ..Chart::untouched(title, board.nations.iter().map(nation).collect(), &board.cables, &board.seas)
    }
}

fn note(deed: &DeedRow) -> ChartNote {
    ChartNote {
        round: deed.round,
        from: deed.by.index(),
        to: deed.towards.map(NationId::index),
        loud: deed.loud,
        said: deed.said.clone(),
    }
}
