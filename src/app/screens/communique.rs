//! What a round has brought: the press for everybody, the chart with what was done, the cables for one
//! seat.

use crate::app::board;
use crate::app::forms;
use crate::app::map::{self, ChartView};
use crate::app::motion;
use crate::app::theme::{Face, palette, size, space};
use crate::app::widgets;
use crate::view::sheet::Board;
use bevy_egui::egui;
use egui::{Frame, Margin, Panel, RichText, Stroke, Ui, vec2};

/// The news of a round as one seat reads them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct News {
    /// The scenario's title.
    pub title: String,
    /// The round that is over.
    pub round: u8,
    /// How many there are.
    pub rounds: u8,
    /// Headlines and their texts.
    pub headlines: Vec<(String, String)>,
    /// What has happened since the seat's last turn and concerns it.
    pub short: Vec<String>,
    /// Everything that the seat has seen since.
    pub long: Vec<String>,
    /// Whether everybody reads them, so that nobody's own cables stand beside.
    pub together: bool,
    /// What the way on is called.
    pub way_on: &'static str,
    /// How it ended: title and text.
    pub ending: Option<(String, String)>,
    /// The board as whoever reads it sees it, for the chart.
    pub board: Option<Board>,
}

/// How whoever reads the news wants them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Reading {
    /// What happened since the last turn at length, and not in short.
    pub at_length: bool,
    /// The chart in place of the press, where there is no room for both.
    pub on_the_chart: bool,
}

/// The least width and height that have room for the press, and for a chart over one's own cables.
const ROOM_FOR_BOTH: (f32, f32) = (1000.0, 460.0);
/// The height of a chart for its width.
const FLAT: f32 = 0.66;

/// Shows the news; answers whether to go on.
pub fn show(ui: &mut Ui, news: &News, reading: &mut Reading, chart: &mut ChartView) -> bool {
    let frame = |x, y| Frame::new().inner_margin(Margin::symmetric(x, y));
    Panel::top("dateline").resizable(false).frame(frame(40, 18)).show(ui, |ui| {
        ui.horizontal(|ui| {
            widgets::title(ui, "Communiqué");
            widgets::footer(ui, |ui| {
                widgets::night_switch(ui);
                widgets::remark(ui, &format!("{} · after round {} of {}", news.title, news.round, news.rounds));
            });
        });
    });
    let mut on = false;
    Panel::bottom("ways").resizable(false).frame(frame(40, 16)).show(ui, |ui| {
        widgets::footer(ui, |ui| {
            on = forms::go_on(ui, news.way_on);
        });
    });
    let drawn = news.board.as_ref().map(|board| board::drawn(&news.title, board));
    let (wide, high) = ROOM_FOR_BOTH;
    let both = ui.available_width() >= wide && ui.available_height() >= high;
    let above = drawn.as_ref().filter(|_| both);
    if !news.together {
        let wide = widgets::beside(ui, if both { 520.0 } else { 460.0 });
        Panel::right("cables").exact_size(wide).resizable(false).frame(frame(24, 14)).show(ui, |ui| {
            if let Some(drawn) = above {
                let high = (ui.available_width() * FLAT).min(ui.available_height() * 0.55);
                ui.allocate_ui(vec2(ui.available_width(), high), |ui| map::show(ui, chart, drawn));
                ui.add_space(space::SMALL);
            }
            widgets::rolled(ui, "cables", |ui| own(ui, news, &mut reading.at_length));
        });
    } else if let Some(drawn) = above {
        let panel = Panel::right("chart").exact_size(widgets::beside(ui, 720.0));
        panel.resizable(false).frame(frame(16, 12)).show(ui, |ui| map::show(ui, chart, drawn));
    }
    egui::CentralPanel::no_frame().frame(frame(40, 14)).show(ui, |ui| {
        let shown = drawn.as_ref().filter(|_| !both);
        let silent = news.headlines.is_empty() && news.ending.is_none();
        if silent && shown.is_some() {
            let beside = if news.together { "." } else { "; your own cables stand beside." };
            widgets::remark(ui, &format!("Nothing was printed. This is what the chart shows{beside}"));
            ui.add_space(space::HAIR);
        } else if shown.is_some() {
            ui.horizontal(|ui| {
                for (label, chart) in [("In the press", false), ("On the chart", true)] {
                    if forms::choice(ui, label, reading.on_the_chart == chart).clicked() {
                        reading.on_the_chart = chart;
                    }
                }
            });
            ui.add_space(space::HAIR);
        }
        match shown.filter(|_| reading.on_the_chart || silent) {
            Some(shown) => drop(map::show(ui, chart, shown)),
            None => {
                widgets::rolled(ui, "press", |ui| {
                    press(ui, news, shown.is_none());
                });
            }
        }
    });
    on
}

/// What was printed, with its head unless that stands above.
fn press(ui: &mut Ui, news: &News, headed: bool) {
    let palette = palette(ui);
    if let Some((title, text)) = &news.ending {
        let sheet =
            Frame::new().fill(palette.card).stroke(Stroke::new(1.4, palette.ink)).inner_margin(Margin::same(20));
        sheet.show(ui, |ui| {
            ui.set_width(ui.available_width());
            widgets::overline(ui, "How it ended");
            widgets::heading(ui, title);
            widgets::prose(ui, text);
        });
        ui.add_space(space::SMALL);
    }
    if headed {
        widgets::overline(ui, "In the press");
    }
    if news.headlines.is_empty() {
        widgets::prose(
            ui,
            if news.together {
                "Nothing was printed. A round without a headline is not a round without events."
            } else {
                "Nothing was printed. A round without a headline is not a round without events: your own cables stand beside."
            },
        );
    }
    for (place, (headline, text)) in news.headlines.iter().enumerate() {
        motion::arriving(ui, (&news.title, news.round, "press"), place, |ui| {
            let points = if place == 0 { 27.0 } else { 19.0 };
            ui.add_space(if place == 0 { 2.0 } else { space::SMALL });
            ui.label(RichText::new(headline).font(Face::SerifBold.at(points)).color(palette.ink));
            if !text.is_empty() {
                widgets::prose(ui, text);
            }
            ui.add_space(space::HAIR);
            widgets::rule(ui);
        });
    }
}

fn own(ui: &mut Ui, news: &News, at_length: &mut bool) {
    let palette = palette(ui);
    widgets::overline(ui, "Since your last turn");
    if news.short != news.long {
        ui.horizontal(|ui| {
            for (label, long) in [("In short", false), ("At length", true)] {
                if forms::choice(ui, label, *at_length == long).clicked() {
                    *at_length = long;
                }
            }
        });
    }
    let lines = if *at_length { &news.long } else { &news.short };
    if lines.is_empty() {
        widgets::remark(ui, "Nothing was done by you or to you.");
    }
    ui.add_space(space::HAIR);
    for (place, line) in lines.iter().enumerate() {
        motion::arriving(ui, (&news.title, news.round, "own"), place, |ui| {
            ui.label(RichText::new(line).font(Face::Serif.at(size::BODY)).color(palette.ink));
        });
        ui.add_space(space::SMALL);
    }
}
