//! What is told where a fault of the program ended a play or a look back: what happened, and where the
//! record lies.

use crate::app::forms;
use crate::app::keys;
use crate::app::theme::{palette, space};
use crate::app::widgets;
use bevy_egui::egui;
use egui::{Frame, Margin, Panel, Ui};

/// What stopped, and what is left of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Stopped {
    /// What went wrong, in the program's own words, and where.
    pub why: String,
    /// Where the record of it lies, if there is one.
    pub record: Option<String>,
    /// What of the play is not in it, and why.
    pub missing: Option<String>,
}

/// Tells it; answers whether to go back to the title.
pub fn show(ui: &mut Ui, stopped: &Stopped) -> bool {
    let frame = |x, y| Frame::new().inner_margin(Margin::symmetric(x, y));
    let mut done = false;
    Panel::bottom("ways").resizable(false).frame(frame(40, 18)).show(ui, |ui| {
        widgets::footer(ui, |ui| {
            done = forms::go_on(ui, "To the title") || keys::pressed(ui.ctx(), egui::Key::Escape);
        });
    });
    egui::CentralPanel::no_frame().frame(frame(24, 8)).show(ui, |ui| {
        widgets::sheet(ui, |ui| {
            widgets::title(ui, "The program made a mistake");
            ui.add_space(space::SMALL);
            widgets::lead(ui, "What was shown here cannot go on.");
            if let Some(record) = &stopped.record {
                widgets::overline(ui, "The record");
                widgets::prose(
                    ui,
                    &format!("It lies in {record}. “Plays so far” on the title looks back at it or goes on with it."),
                );
            }
            if let Some(missing) = &stopped.missing {
                forms::word(ui, &format!("It is not whole: {missing}."), palette(ui).heat);
            }
            widgets::overline(ui, "What went wrong");
            forms::word(ui, &stopped.why, palette(ui).heat);
            widgets::remark(ui, "Whoever mends the program needs these words and the record.");
        });
    });
    done
}
