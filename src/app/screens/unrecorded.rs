//! A strip over every screen of a play that cannot be recorded, until it is.

use crate::app::forms;
use crate::app::play::Missing;
use crate::app::theme::{Face, palette, size, space};
use bevy_egui::egui;
use egui::{Frame, Margin, Panel, RichText, TextEdit, Ui};
use std::path::PathBuf;

/// What the strip remembers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct State {
    /// The other file that is being named.
    pub elsewhere: Option<String>,
    /// Why that file was not taken.
    pub refused: Option<String>,
}

/// What is done about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    /// It is tried again.
    Again,
    /// All of the play is written to this file, and goes on in it.
    Elsewhere(PathBuf),
}

/// Says what is not on disk and why. `suggested` is the other file that is offered.
pub fn show(ui: &mut Ui, missing: &Missing, suggested: &str, state: &mut State) -> Option<Choice> {
    let palette = palette(ui);
    let frame = Frame::new().fill(palette.card).inner_margin(Margin::symmetric(20, 8));
    let mut choice = None;
    Panel::top("unrecorded").resizable(false).frame(frame).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.label(RichText::new("Not recorded:").font(Face::SansBold.at(size::BODY)).color(palette.heat));
            let words = format!("{}. {}", missing.words(), missing.why);
            ui.label(RichText::new(words).font(Face::Sans.at(size::BODY)).color(palette.ink));
            if forms::small(ui, "Try again").clicked() {
                choice = Some(Choice::Again);
            }
            if state.elsewhere.is_none() && forms::small(ui, "Save elsewhere").clicked() {
                state.elsewhere = Some(suggested.to_owned());
            }
        });
        choice = elsewhere(ui, state).or(choice.take());
    });
    choice
}

/// Where else the play is to be written.
fn elsewhere(ui: &mut Ui, state: &mut State) -> Option<Choice> {
    let file = state.elsewhere.as_mut()?;
    let (mut choice, mut done) = (None, false);
    ui.add_space(space::HAIR);
    ui.horizontal_wrapped(|ui| {
        let field = ui.add(TextEdit::singleline(file).font(Face::Mono.at(size::SMALL)).desired_width(460.0));
        field.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::TextEdit, true, "File"));
        if forms::small(ui, "Save there").clicked() {
            choice = Some(Choice::Elsewhere(PathBuf::from(file.trim())));
        }
        done = forms::small(ui, "Not now").clicked();
        if let Some(why) = &state.refused {
            forms::word(ui, why, palette(ui).heat);
        }
    });
    if done {
        *state = State::default();
    }
    choice
}
