//! What somebody should know before sitting down at a delicate seat, and the way to decline it (§20).

use crate::app::forms;
use crate::app::keys;
use crate::app::theme::space;
use crate::app::widgets;
use bevy_egui::egui;
use egui::{Frame, Margin, Panel, Ui};

/// What is decided on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// To sit down.
    SitDown,
    /// To take another seat.
    Another,
}

/// Shows the notice before somebody sits down, and what it has to do with them. Going on has a button
/// of its own words.
pub fn show(ui: &mut Ui, text: &str, concerns: &str, way_on: &str) -> Option<Answer> {
    let frame = |x, y| Frame::new().inner_margin(Margin::symmetric(x, y));
    let mut answer = None;
    Panel::bottom("ways").resizable(false).frame(frame(40, 18)).show(ui, |ui| {
        widgets::footer(ui, |ui| {
            if forms::go_on(ui, way_on) {
                answer = Some(Answer::SitDown);
            }
            let another = widgets::secondary(ui, "Take another seat").clicked();
            if another || keys::pressed(ui.ctx(), egui::Key::Escape) {
                answer = Some(Answer::Another);
            }
        });
    });
    egui::CentralPanel::no_frame().frame(frame(24, 8)).show(ui, |ui| {
        widgets::sheet(ui, |ui| {
            widgets::title(ui, "Before you sit down");
            ui.add_space(space::SMALL);
            widgets::lead(ui, text);
            ui.add_space(space::SMALL);
            forms::strong(ui, concerns);
            ui.add_space(space::HAIR);
            widgets::remark(ui, DECLINE);
        });
    });
    answer
}

/// What anybody may do who would rather not sit there.
pub const DECLINE: &str = "You may decline the seat and take another. Nobody asks why.";
