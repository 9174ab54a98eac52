//! The table: the chart everybody shares, and the same in words and figures.

use super::{DeskState, Room};
use crate::app::forms;
use crate::app::map::{self, Pick};
use crate::app::spoken;
use crate::app::theme::{palette, space};
use crate::app::widgets;
use crate::view::sheet::{NationRow, Sheet};
use bevy_egui::egui;
use egui::{Frame, Margin, Panel, ScrollArea, Ui};

pub(super) fn show(ui: &mut Ui, sheet: &Sheet, state: &mut DeskState) {
    let ground = palette(ui).ground;
    let height = (ui.available_height() * 0.60).max(300.0);
    let frame = Frame::new().fill(ground).inner_margin(Margin::same(10));
    let pick = Panel::top("chart")
        .exact_size(height)
        .resizable(false)
        .frame(frame)
        .show(ui, |ui| map::show(ui, &mut state.chart, &spoken::chart(sheet)))
        .inner;
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        Frame::new().inner_margin(Margin::symmetric(18, 10)).show(ui, |ui| {
            ui.set_width(ui.available_width());
            tracks(ui, sheet);
            press(ui, sheet);
            in_words(ui, sheet);
        });
    });
    follow(sheet, state, pick);
}

/// A click on the chart opens the file behind it.
fn follow(sheet: &Sheet, state: &mut DeskState, pick: Option<Pick>) {
    match pick {
        Some(Pick::Nation(place)) => {
            let nation = sheet.board.nations.get(place).filter(|nation| nation.id != sheet.seat);
            if let Some(nation) = nation {
                state.relation = Some(nation.id);
                state.enter(Room::Relations);
            }
        }
        Some(Pick::Incident(place)) => {
            let struck = sheet.board.incidents.iter().flat_map(|stamp| stamp.nations.iter().map(|_| stamp.id));
            if let Some(id) = struck.clone().nth(place) {
                state.incident = Some(id);
                state.enter(Room::Incidents);
            }
        }
        Some(Pick::Tension(_)) | None => {}
    }
}

fn tracks(ui: &mut Ui, sheet: &Sheet) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 20.0;
        forms::fact(ui, "shared index", &format!("{} of 100", sheet.board.index));
        forms::fact(ui, "peace", &format!("{} of 10", sheet.board.peace));
    });
    ui.add_space(space::HAIR);
    egui::Grid::new("tracks").num_columns(7).spacing([16.0, 4.0]).show(ui, |ui| {
        let quiet = palette(ui).quiet;
        for head in ["", "Growth", "Freedom", "Security", "Mandate", "Credibility", "Capacity"] {
            forms::word(ui, head, quiet);
        }
        ui.end_row();
        for nation in &sheet.board.nations {
            row(ui, sheet, nation);
            ui.end_row();
        }
    });
}

fn row(ui: &mut Ui, sheet: &Sheet, nation: &NationRow) {
    widgets::chip(ui, &spoken::chip(sheet, nation.id));
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
        forms::because(forms::level(ui, &name, value), what, because);
    }
    let [people, organisation, law] = nation.capacity;
    let words = forms::word(ui, nation.stage, palette(ui).ink);
    words.on_hover_text(format!("People {people}, Organisation {organisation}, Law {law}"));
}

/// What the chart shows, as a list.
fn in_words(ui: &mut Ui, sheet: &Sheet) {
    ui.add_space(space::SMALL);
    widgets::overline(ui, "In words");
    for stamp in &sheet.board.incidents {
        let at: Vec<&str> = stamp.nations.iter().map(|&id| spoken::name(sheet, id)).collect();
        let state = if stamp.live { "live" } else { "not live" };
        widgets::remark(
            ui,
            &format!(
                "{} in {}: severity {}, salience {}, {state}",
                stamp.title,
                at.join(", "),
                stamp.severity,
                stamp.salience
            ),
        );
    }
    for pair in sheet.board.tensions.iter().filter(|pair| pair.level > 1) {
        let words = format!(
            "{} – {}: tension {}, {}",
            spoken::name(sheet, pair.a),
            spoken::name(sheet, pair.b),
            pair.level,
            pair.rung
        );
        forms::because(widgets::remark(ui, &words), "Tension", &pair.because);
    }
    for norm in &sheet.board.norms {
        if norm.support.is_empty() && norm.erosion == 0 {
            continue;
        }
        let stage = norm.stage.map_or_else(String::new, |stage| format!(", {stage}"));
        let support = spoken::names(sheet, norm.support);
        let words = format!("Norm {}: cited by {support}, worn by {}{stage}", norm.name, norm.erosion);
        widgets::remark(ui, &words).on_hover_text(&norm.text);
    }
}

/// What the press has reported, newest round first.
fn press(ui: &mut Ui, sheet: &Sheet) {
    let Some(page) = &sheet.press else {
        return;
    };
    ui.add_space(space::SMALL);
    widgets::overline(ui, "In the press");
    if page.digest.is_empty() {
        widgets::remark(ui, "Nothing has been done in public yet.");
    }
    for row in &page.digest {
        widgets::remark(ui, &format!("Round {}: {}", row.round, row.line));
    }
    if !page.calmed.is_empty() {
        widgets::remark(
            ui,
            &format!("Behind networks that are shut it is calm: {}.", spoken::names(sheet, page.calmed)),
        );
    }
}
