//! Which of a scenario's truths a play is about (4.2): drawn by its seed, unless the facilitator
//! chooses before anybody sits down. The page says what is true, and so it is behind a door.

use crate::app::forms;
use crate::app::keys;
use crate::app::theme::space;
use crate::app::widgets;
use bevy_egui::egui;
use egui::{Frame, Margin, Panel, ScrollArea, Ui};

/// The truths of a scenario, and which is chosen.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Truths {
    /// What each comes to, for the facilitator only; none if the scenario states none.
    pub notes: Vec<String>,
    /// The one that is chosen; the seed draws one if none is.
    pub chosen: Option<usize>,
    /// What is open of the page.
    open: Open,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Open {
    #[default]
    Shut,
    Door,
    Page,
}

impl Truths {
    /// The truths of a scenario, of which none is chosen.
    #[must_use]
    pub const fn of(notes: Vec<String>) -> Self {
        Self { notes, chosen: None, open: Open::Shut }
    }

    /// The button that leads to the page. It does not say what was chosen.
    pub fn button(&mut self, ui: &mut Ui) {
        let label = if self.chosen.is_some() { "Truth: chosen" } else { "Truth: drawn" };
        let help = "What happened in this scenario is not the same in every play. The facilitator may choose.";
        if !self.notes.is_empty() && widgets::secondary(ui, label).on_hover_text(help).clicked() {
            self.open = Open::Door;
        }
    }

    /// Shows the page or its door, if one is open; says whether it does.
    pub fn show(&mut self, ui: &mut Ui) -> bool {
        if self.open == Open::Shut {
            return false;
        }
        let frame = |x, y| Frame::new().inner_margin(Margin::symmetric(x, y));
        Panel::bottom("ways").resizable(false).frame(frame(40, 18)).show(ui, |ui| {
            widgets::footer(ui, |ui| self.ways(ui));
        });
        egui::CentralPanel::no_frame().frame(frame(24, 8)).show(ui, |ui| {
            ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                widgets::sheet(ui, |ui| {
                    widgets::title(ui, "For the facilitator");
                    ui.add_space(space::SMALL);
                    match self.open {
                        Open::Door | Open::Shut => widgets::lead(ui, DOOR),
                        Open::Page => self.page(ui),
                    };
                });
            });
        });
        true
    }

    fn ways(&mut self, ui: &mut Ui) {
        let on = if self.open == Open::Door { "Show what may be true" } else { "Back to the seats" };
        let forth = if self.open == Open::Door { Open::Page } else { Open::Shut };
        if forms::go_on(ui, on) {
            self.open = forth;
        }
        if self.open == Open::Door && widgets::secondary(ui, "Leave it to the seed").clicked() {
            (self.chosen, self.open) = (None, Open::Shut);
        }
        if keys::pressed(ui.ctx(), egui::Key::Escape) {
            self.open = Open::Shut;
        }
    }

    fn page(&mut self, ui: &mut Ui) -> egui::Response {
        let drawn = forms::choice(ui, "Let the seed draw one", self.chosen.is_none());
        if drawn.clicked() {
            self.chosen = None;
        }
        for (place, note) in self.notes.iter().enumerate() {
            ui.add_space(space::HAIR);
            if forms::choice(ui, note, self.chosen == Some(place)).clicked() {
                self.chosen = Some(place);
            }
        }
        widgets::remark(ui, "The briefs of those who know are printed and shown as this truth has them.")
    }
}

/// What whoever opens the page is told before it.
const DOOR: &str = "The next page says what may have happened in this scenario, and lets you choose what did. \
                    Whoever plays a seat should not read it. If nobody chooses, one is drawn for each play.";
