//! The table: the chart everybody shares, and the same in words and figures.

use super::{DeskState, Room};
use crate::app::board;
use crate::app::map::{self, Pick};
use crate::app::spoken;
use crate::app::theme::space;
use crate::app::widgets;
use crate::view::sheet::Sheet;
use bevy_egui::egui;
use egui::{Frame, Margin, Panel, Ui};

/// How wide the page must be for words beside the tracks, and what the tracks take of it.
const TWO_COLUMNS: f32 = 960.0;
const TRACKS: f32 = 640.0;

pub(super) fn show(ui: &mut Ui, sheet: &Sheet, state: &mut DeskState) {
    let height = (ui.available_height() * 0.60).max(300.0);
    let frame = Frame::new().inner_margin(Margin::same(10));
    let pick = Panel::top("chart")
        .exact_size(height)
        .resizable(false)
        .frame(frame)
        .show(ui, |ui| map::show(ui, &mut state.chart, &spoken::chart(sheet)))
        .inner;
    widgets::rolled(ui, "page", |ui| {
        Frame::new().inner_margin(Margin::symmetric(18, 10)).show(ui, |ui| {
            ui.set_width(ui.available_width());
            if ui.available_width() < TWO_COLUMNS {
                board::tracks(ui, &sheet.board);
                ui.add_space(space::SMALL);
                in_words(ui, sheet);
                return;
            }
            ui.horizontal_top(|ui| {
                ui.vertical(|ui| {
                    ui.set_max_width(TRACKS);
                    board::tracks(ui, &sheet.board);
                });
                ui.add_space(space::LARGE);
                ui.vertical(|ui| in_words(ui, sheet));
            });
        });
    });
    follow(sheet, state, pick);
}

/// What the press reported, and what the chart shows.
fn in_words(ui: &mut Ui, sheet: &Sheet) {
    press(ui, sheet);
    board::in_words(ui, &sheet.board);
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

/// What the press has reported, newest round first.
fn press(ui: &mut Ui, sheet: &Sheet) {
    let Some(page) = &sheet.press else {
        return;
    };
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
    ui.add_space(space::SMALL);
}
