//! What is wrong with a scenario that cannot be played, and the way to its file.

use crate::app::forms;
use crate::app::keys;
use crate::app::theme::{Face, palette, size};
use crate::app::widgets;
use bevy_egui::egui;
use egui::{Frame, Margin, Panel, RichText, ScrollArea, Ui};

/// A way on from the findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Back to the scenarios.
    Back,
    /// To the file, where the system edits it.
    Edit,
}

/// Shows what is wrong with a scenario. It is read again as its file is saved.
pub fn show(ui: &mut Ui, title: &str, findings: &str, in_file: bool, refused: Option<&str>) -> Option<Way> {
    let mut way = None;
    let bare = |x, y| Frame::new().inner_margin(Margin::symmetric(x, y));
    let (top, bottom, middle) = (bare(40, 24), bare(40, 18), bare(40, 0));
    Panel::top("findings").resizable(false).frame(top).show(ui, |ui| {
        widgets::title(ui, "This scenario cannot be played yet");
        widgets::prose(ui, &format!("What was found in {title} stands below, each with its place and what to do. Mend the file and save it; it is read again by itself."));
        if let Some(refused) = refused {
            forms::word(ui, refused, palette(ui).heat);
        }
    });
    Panel::bottom("ways").resizable(false).frame(bottom).show(ui, |ui| {
        widgets::footer(ui, |ui| {
            if forms::go_on(ui, "Back to the scenarios") {
                way = Some(Way::Back);
            }
            if in_file && widgets::secondary(ui, "Open in the editor").clicked() {
                way = Some(Way::Edit);
            }
        });
        if keys::pressed(ui.ctx(), egui::Key::Escape) {
            way = Some(Way::Back);
        }
    });
    egui::CentralPanel::no_frame().frame(middle).show(ui, |ui| {
        widgets::card(ui, |ui| {
            ScrollArea::both().auto_shrink(false).show(ui, |ui| {
                for line in findings.lines() {
                    let text = RichText::new(line).font(Face::Mono.at(size::SMALL)).color(palette(ui).ink);
                    ui.add(egui::Label::new(text).extend());
                }
                widgets::rolls(ui);
            });
        });
    });
    way
}
