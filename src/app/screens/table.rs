//! The board before the whole table: the chart, the tracks, and what the press prints.

use crate::app::board;
use crate::app::map::{self, ChartView};
use crate::app::theme::{Face, palette, space};
use crate::app::widgets;
use crate::view::sheet::PublicPage;
use bevy_egui::egui;
use egui::{Panel, RichText, ScrollArea, Ui};

/// The chart above, the tracks and the norms below, in all the room there is.
pub fn board(ui: &mut Ui, page: &PublicPage, chart: &mut ChartView) {
    let below = 60.0 + 26.0 * page.board.nations.len() as f32;
    let room = (ui.available_height() - 260.0).max(120.0);
    Panel::bottom("tracks").exact_size(below.min(room)).resizable(false).show_separator_line(false).show(ui, |ui| {
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            ui.horizontal_top(|ui| {
                ui.vertical(|ui| board::tracks(ui, &page.board));
                ui.add_space(space::MEDIUM);
                ui.vertical(|ui| {
                    board::in_words(ui, &page.board);
                    for row in &page.measures {
                        let (by, on) = (board::name(&page.board, row.by), board::name(&page.board, row.on));
                        widgets::remark(ui, &format!("{by} has measures in force on {on} since round {}.", row.since));
                    }
                });
            });
        });
    });
    egui::CentralPanel::no_frame().show(ui, |ui| map::show(ui, chart, &board::drawn(&page.title, &page.board)));
}

/// What the press printed.
pub fn press(ui: &mut Ui, headlines: &[(String, String)]) {
    let palette = palette(ui);
    if headlines.is_empty() {
        return;
    }
    widgets::overline(ui, "In the press");
    for (place, (headline, text)) in headlines.iter().enumerate() {
        let points = if place == 0 { 21.0 } else { 17.0 };
        ui.label(RichText::new(headline).font(Face::SerifBold.at(points)).color(palette.ink));
        if !text.is_empty() {
            widgets::prose(ui, text);
        }
        ui.add_space(space::HAIR);
    }
    ui.add_space(space::SMALL);
}
