//! The scenarios there are, and what is wrong with one that cannot be played.

use crate::app::forms::{self, Row};
use crate::app::theme::{Face, palette, size, space};
use crate::app::widgets;
use bevy_egui::egui;
use egui::{Frame, Margin, Panel, RichText, ScrollArea, Ui};

/// A scenario in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its title.
    pub title: String,
    /// A line about it.
    pub line: String,
    /// What it is about.
    pub synopsis: String,
    /// Whether it cannot be played.
    pub broken: bool,
}

/// What was chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// The entry at this place.
    Open(usize),
    /// Back to the title.
    Back,
}

fn bare(ui: &Ui, x: i8, y: i8) -> Frame {
    Frame::new().fill(palette(ui).ground).inner_margin(Margin::symmetric(x, y))
}

fn back(ui: &mut Ui) -> bool {
    widgets::secondary(ui, "Back").clicked() || ui.input(|input| input.key_pressed(egui::Key::Escape))
}

/// Shows the list.
pub fn show(ui: &mut Ui, entries: &[Entry], open: &mut usize) -> Option<Choice> {
    let mut chosen = None;
    let entry = entries.get(*open);
    let (top, bottom, left, middle) = (bare(ui, 40, 24), bare(ui, 40, 18), bare(ui, 40, 0), bare(ui, 28, 0));
    Panel::top("library").resizable(false).frame(top).show(ui, |ui| {
        widgets::title(ui, "Scenarios");
        widgets::remark(ui, "Those of the game, and yours in the folder “scenarios” beside it.");
    });
    Panel::bottom("ways").resizable(false).frame(bottom).show(ui, |ui| {
        ui.horizontal(|ui| {
            if back(ui) {
                chosen = Some(Choice::Back);
            }
            widgets::footer(ui, |ui| {
                let label = if entry.is_some_and(|entry| entry.broken) { "See what is wrong" } else { "Choose a seat" };
                if entry.is_some() && forms::go_on(ui, label) {
                    chosen = Some(Choice::Open(*open));
                }
            });
        });
    });
    Panel::left("entries").exact_size(460.0).resizable(false).frame(left).show(ui, |ui| {
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for (place, entry) in entries.iter().enumerate() {
                let heat = palette(ui).heat;
                let mark = entry.broken.then_some(("cannot be played", heat));
                let row = Row { mark, open: place == *open, ..Row::of(&entry.title, &entry.line) };
                if forms::row(ui, &row).clicked() {
                    *open = place;
                }
            }
        });
    });
    egui::CentralPanel::no_frame().frame(middle).show(ui, |ui| {
        if let Some(entry) = entry {
            widgets::heading(ui, &entry.title);
            widgets::remark(ui, &entry.line);
            ui.add_space(space::SMALL);
            widgets::prose(ui, &entry.synopsis);
        }
    });
    chosen
}

/// Shows what is wrong with a scenario; answers whether to go back.
pub fn findings(ui: &mut Ui, title: &str, findings: &str) -> bool {
    let mut done = false;
    let (top, bottom, middle) = (bare(ui, 40, 24), bare(ui, 40, 18), bare(ui, 40, 0));
    Panel::top("findings").resizable(false).frame(top).show(ui, |ui| {
        widgets::title(ui, "This scenario cannot be played yet");
        widgets::prose(ui, &format!("What was found in {title} stands below, each with its place and what to do. Mend the file, then look again."));
    });
    Panel::bottom("ways").resizable(false).frame(bottom).show(ui, |ui| {
        widgets::footer(ui, |ui| done = forms::go_on(ui, "Back to the scenarios"));
        done |= ui.input(|input| input.key_pressed(egui::Key::Escape));
    });
    egui::CentralPanel::no_frame().frame(middle).show(ui, |ui| {
        widgets::card(ui, |ui| {
            ScrollArea::both().auto_shrink(false).show(ui, |ui| {
                for line in findings.lines() {
                    let text = RichText::new(line).font(Face::Mono.at(size::SMALL)).color(palette(ui).ink);
                    ui.add(egui::Label::new(text).extend());
                }
            });
        });
    });
    done
}
