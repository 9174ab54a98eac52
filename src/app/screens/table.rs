//! The board before the whole table: the chart, the tracks, and what the press prints.

use crate::app::board;
use crate::app::forms;
use crate::app::keys;
use crate::app::map::{self, ChartView};
use crate::app::theme::{Face, palette, size, space};
use crate::app::widgets;
use crate::view::sheet::PublicPage;
use bevy_egui::egui;
use egui::{Frame, Margin, Panel, RichText, ScrollArea, Ui};

/// The least height that has room for the chart above the figures.
const ROOM_FOR_CHART: f32 = 330.0;

/// What the whole table sees.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// The public page.
    pub page: PublicPage,
    /// What the press printed of the last round: headlines and their texts.
    pub headlines: Vec<(String, String)>,
    /// Seconds left of the phase, if it is timed.
    pub left: Option<u16>,
    /// Whether the clock stands still.
    pub paused: bool,
    /// Whether policies hold every seat, so that whoever watches goes on.
    pub watched: bool,
}

/// A way on from the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// To the next phase of a play that is watched.
    GoOn,
    /// To the facilitator's console.
    Console,
    /// Back to where one came from.
    Back,
}

/// Minutes and seconds.
#[must_use]
pub fn clock(seconds: u16) -> String {
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// Shows the public screen: for a projector, or to watch policies play.
pub fn show(ui: &mut Ui, shown: &Shown, chart: &mut ChartView) -> Option<Choice> {
    let frame = |x, y| Frame::new().inner_margin(Margin::symmetric(x, y));
    let mut chosen = None;
    let wide = widgets::beside(ui, 336.0);
    Panel::right("beside").exact_size(wide).resizable(false).frame(frame(20, 14)).show(ui, |ui| {
        Panel::bottom("ways").resizable(false).show_separator_line(false).frame(frame(0, 4)).show(ui, |ui| {
            widgets::footer(ui, |ui| chosen = ways_on(ui, shown));
        });
        moment(ui, shown);
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            if let Some(ending) = &shown.page.ending {
                widgets::overline(ui, "How it ended");
                widgets::heading(ui, &ending.title);
            }
            press(ui, &shown.headlines);
            if shown.headlines.is_empty() {
                widgets::remark(ui, "Nothing has been printed yet.");
            }
        });
    });
    egui::CentralPanel::no_frame().frame(frame(12, 8)).show(ui, |ui| board(ui, &shown.page, chart));
    chosen
}

fn ways_on(ui: &mut Ui, shown: &Shown) -> Option<Choice> {
    let mut chosen = None;
    if shown.watched {
        if forms::go_on(ui, "Next phase") {
            chosen = Some(Choice::GoOn);
        }
        if widgets::quiet(ui, "Console").clicked() || console_asked(ui) {
            chosen = Some(Choice::Console);
        }
        if widgets::quiet(ui, "To the title").clicked() {
            chosen = Some(Choice::Back);
        }
    } else if forms::go_on(ui, "Back to the console") {
        chosen = Some(Choice::Back);
    }
    chosen
}

/// Whether the console was asked for by its key.
#[must_use]
pub fn console_asked(ui: &Ui) -> bool {
    keys::pressed_freely(ui.ctx(), egui::Key::F2)
}

fn moment(ui: &mut Ui, shown: &Shown) {
    let palette = palette(ui);
    widgets::overline(ui, &shown.page.title);
    widgets::title(ui, &format!("Round {} of {}", shown.page.round, shown.page.rounds));
    widgets::remark(ui, &shown.page.when);
    ui.horizontal(|ui| {
        ui.label(RichText::new(shown.page.phase.word()).font(Face::SerifItalic.at(size::HEADING)).color(palette.ink));
        if let Some(left) = shown.left {
            let ink = if shown.paused { palette.quiet } else { palette.ink };
            ui.label(RichText::new(clock(left)).font(Face::SansBold.at(size::HEADING)).color(ink));
        }
        if shown.paused {
            forms::word(ui, "the clock stands still", palette.caution);
        }
    });
    ui.add_space(space::SMALL);
}

/// The chart above, the tracks and the norms below, in all the room there is.
pub fn board(ui: &mut Ui, page: &PublicPage, chart: &mut ChartView) {
    if ui.available_height() < ROOM_FOR_CHART {
        widgets::rolled(ui, "board", |ui| {
            board::tracks(ui, &page.board);
            ui.add_space(space::SMALL);
            in_words(ui, page);
        });
        return;
    }
    let below = 60.0 + 26.0 * page.board.nations.len() as f32;
    let room = (ui.available_height() - 260.0).max(120.0);
    Panel::bottom("tracks").exact_size(below.min(room)).resizable(false).show_separator_line(false).show(ui, |ui| {
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            ui.horizontal_top(|ui| {
                ui.vertical(|ui| board::tracks(ui, &page.board));
                ui.add_space(space::MEDIUM);
                ui.vertical(|ui| in_words(ui, page));
            });
        });
    });
    egui::CentralPanel::no_frame().show(ui, |ui| map::show(ui, chart, &board::drawn(&page.title, &page.board)));
}

/// What the board shows in words, and the measures in force.
fn in_words(ui: &mut Ui, page: &PublicPage) {
    board::in_words(ui, &page.board);
    for row in &page.measures {
        let (by, on) = (board::name(&page.board, row.by), board::name(&page.board, row.on));
        widgets::remark(ui, &format!("{by} has measures in force on {on} since round {}.", row.since));
    }
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
