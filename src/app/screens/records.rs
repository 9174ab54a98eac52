//! The plays so far: gone on with where one stopped, or looked back at.

use crate::app::forms::{self, Row};
use crate::app::keys;
use crate::app::theme::{palette, space};
use crate::app::widgets;
use bevy_egui::egui;
use egui::{Frame, Margin, Panel, Ui};

/// How a record ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// The play can be gone on with.
    Unfinished,
    /// The play is not over and cannot be gone on with; why.
    Stuck(String),
    /// The play is over; how it ended.
    Over(String),
    /// It was altered or cannot be read; where, and what is wrong.
    Damaged(String),
}

/// A record in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The scenario's title, or the file where there is none.
    pub title: String,
    /// Where it stands and who played.
    pub line: String,
    /// How it ends.
    pub state: State,
    /// Whether its last line was cut short.
    pub torn: bool,
    /// Its file.
    pub file: String,
    /// What was played in this window and is not in it, and why.
    pub missing: Option<String>,
}

/// What was chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// Go on with the play of this record.
    GoOn(usize),
    /// Look back at it.
    PlayBack(usize),
    /// Back to the title.
    Back,
}

/// Shows the list. Above it stands where plays are `kept`, and what `refused` says: why something was
/// not done, or is not there.
pub fn show(ui: &mut Ui, entries: &[Entry], open: &mut usize, kept: &str, refused: Option<&str>) -> Option<Choice> {
    let frame = |x, y| Frame::new().inner_margin(Margin::symmetric(x, y));
    let mut chosen = None;
    let entry = entries.get(*open);
    Panel::top("records").resizable(false).frame(frame(40, 24)).show(ui, |ui| {
        widgets::title(ui, "Plays so far");
        widgets::remark(ui, kept);
        if let Some(refused) = refused {
            forms::word(ui, refused, palette(ui).heat);
        }
    });
    Panel::bottom("ways").resizable(false).frame(frame(40, 18)).show(ui, |ui| {
        ui.horizontal(|ui| {
            if widgets::secondary(ui, "Back").clicked() || keys::pressed(ui.ctx(), egui::Key::Escape) {
                chosen = Some(Choice::Back);
            }
            widgets::footer(ui, |ui| match entry.map(|entry| &entry.state) {
                Some(State::Unfinished) => {
                    if forms::go_on(ui, "Go on from there") {
                        chosen = Some(Choice::GoOn(*open));
                    }
                    if widgets::secondary(ui, "Look back at it").clicked() {
                        chosen = Some(Choice::PlayBack(*open));
                    }
                }
                Some(state @ (State::Over(_) | State::Stuck(_) | State::Damaged(_))) => {
                    let whole = !matches!(state, State::Damaged(_));
                    let label = if whole { "Look back at it" } else { "Look back as far as it is whole" };
                    if forms::go_on(ui, label) {
                        chosen = Some(Choice::PlayBack(*open));
                    }
                }
                None => {}
            });
        });
    });
    let wide = widgets::beside(ui, 460.0);
    Panel::left("entries").exact_size(wide).resizable(false).frame(frame(40, 0)).show(ui, |ui| {
        widgets::rolled(ui, "page", |ui| {
            list(ui, entries, open);
        });
    });
    egui::CentralPanel::no_frame().frame(frame(28, 8)).show(ui, |ui| match entries.get(*open) {
        Some(entry) => about(ui, entry),
        None => {
            widgets::prose(ui, "There is no record yet. Once you have taken a seat, the play stands here.");
        }
    });
    chosen
}

fn list(ui: &mut Ui, entries: &[Entry], open: &mut usize) {
    ui.spacing_mut().item_spacing.y = 0.0;
    let (heat, caution) = (palette(ui).heat, palette(ui).caution);
    for (place, entry) in entries.iter().enumerate() {
        let mark = match &entry.state {
            _ if entry.missing.is_some() => Some(("end missing", heat)),
            State::Unfinished | State::Stuck(_) => Some(("not over", caution)),
            State::Over(_) => None,
            State::Damaged(_) => Some(("damaged", heat)),
        };
        let row = Row { mark, open: place == *open, ..Row::of(&entry.title, &entry.line) };
        if ui.push_id(place, |ui| forms::row(ui, &row)).inner.clicked() {
            *open = place;
        }
    }
}

fn about(ui: &mut Ui, entry: &Entry) {
    widgets::heading(ui, &entry.title);
    for line in [&entry.line, &entry.file] {
        if !line.is_empty() && *line != entry.title {
            widgets::remark(ui, line);
        }
    }
    ui.add_space(space::SMALL);
    match &entry.state {
        State::Unfinished => {
            widgets::prose(
                ui,
                "The play stopped here and can be gone on with. What had not been said, put into a tray or judged is \
                 lost, and nothing else.",
            );
        }
        State::Stuck(why) => {
            widgets::prose(ui, &format!("The play stopped here and cannot be gone on with: {why}."));
        }
        State::Over(ending) => {
            widgets::overline(ui, "How it ended");
            widgets::prose(ui, ending);
        }
        State::Damaged(why) => {
            widgets::prose(ui, "This record is not whole, so the play cannot be gone on with. What is wrong:");
            forms::word(ui, why, palette(ui).heat);
        }
    }
    if let Some(missing) = &entry.missing {
        forms::word(ui, &format!("The record is not whole: {missing}."), palette(ui).heat);
    }
    if entry.torn {
        widgets::remark(ui, "Its last line was still being written when the play stopped, and is left out.");
    }
}
