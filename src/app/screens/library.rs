//! The scenarios there are, and what is wrong with one that cannot be played.

use crate::app::forms;
use crate::app::theme::{Face, blend, palette, size, space};
use crate::app::widgets;
use bevy_egui::egui;
use egui::{
    Align, CursorIcon, Frame, Layout, Margin, Panel, Response, RichText, ScrollArea, Sense, Stroke, Ui, UiBuilder,
    WidgetInfo, WidgetType,
};

/// How wide the window must be for two cards side by side.
const TWO_ABREAST: f32 = 820.0;
/// How wide for three; two would have lines too long to read.
const THREE_ABREAST: f32 = 1500.0;

/// A scenario on its card.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Entry {
    /// Its title.
    pub title: String,
    /// Its seats, rounds, level and minutes, in a line.
    pub line: String,
    /// What it is about.
    pub synopsis: String,
    /// What is learnt.
    pub learning: Vec<String>,
    /// What is wrong with it; empty if it can be played.
    pub findings: String,
    /// The file that it lies in; nothing if it is embedded.
    pub file: Option<String>,
}

/// What was chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// The entry at this place.
    Open(usize),
    /// The file of the entry at this place, where the system edits it.
    Edit(usize),
    /// Back to the title.
    Back,
}

/// A way on from the findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Back to the scenarios.
    Back,
    /// To the file, where the system edits it.
    Edit,
}

fn bare(x: i8, y: i8) -> Frame {
    Frame::new().inner_margin(Margin::symmetric(x, y))
}

fn back(ui: &mut Ui) -> bool {
    widgets::secondary(ui, "Back").clicked() || ui.input(|input| input.key_pressed(egui::Key::Escape))
}

/// Shows the cards; what was refused is said in words.
pub fn show(ui: &mut Ui, entries: &[Entry], open: &mut usize, refused: Option<&str>) -> Option<Choice> {
    let mut chosen = None;
    let (top, bottom, middle) = (bare(40, 24), bare(40, 18), bare(40, 0));
    Panel::top("library").resizable(false).frame(top).show(ui, |ui| {
        widgets::title(ui, "Scenarios");
        widgets::remark(ui, "Those of the game, and yours in the folder “scenarios” beside it. A file that you save is read again by itself.");
        let broken = entries.iter().filter(|entry| !entry.findings.is_empty()).count();
        if broken > 0 {
            let words = if broken == 1 { "One of them has faults".to_owned() } else { format!("{broken} of them have faults") };
            forms::word(ui, &format!("{words}: see the end of the list."), palette(ui).caution);
        }
        if let Some(refused) = refused {
            forms::word(ui, refused, palette(ui).heat);
        }
    });
    Panel::bottom("ways").resizable(false).frame(bottom).show(ui, |ui| {
        ui.horizontal(|ui| {
            if back(ui) {
                chosen = Some(Choice::Back);
            }
            widgets::footer(ui, |ui| {
                let Some(entry) = entries.get(*open) else { return };
                let label = if entry.findings.is_empty() { "Choose a seat" } else { "See what is wrong" };
                if forms::go_on(ui, label) {
                    chosen = Some(Choice::Open(*open));
                }
                widgets::remark(ui, &entry.title);
            });
        });
    });
    egui::CentralPanel::no_frame().frame(middle).show(ui, |ui| {
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            widgets::rolls(ui);
            ui.add_space(space::SMALL);
            let abreast = match ui.available_width() {
                wide if wide < TWO_ABREAST => 1,
                wide if wide < THREE_ABREAST => 2,
                _ => 3,
            };
            ui.spacing_mut().item_spacing.x = 14.0;
            ui.columns(abreast, |columns| {
                for (place, entry) in entries.iter().enumerate() {
                    let Some(column) = columns.get_mut(place % abreast) else { continue };
                    let (card, edit) = card(column, entry, place, place == *open);
                    if card.clicked() {
                        *open = place;
                    }
                    if edit {
                        chosen = Some(Choice::Edit(place));
                    }
                    column.add_space(6.0);
                }
            });
        });
    });
    chosen
}

/// A card, and whether its file is asked for.
fn card(ui: &mut Ui, entry: &Entry, place: usize, open: bool) -> (Response, bool) {
    let builder = UiBuilder::new().id_salt(("scenario", place)).sense(Sense::click());
    let whole = ui.scope_builder(builder, |ui| {
        let palette = palette(ui);
        let pointed = ui.response().hovered() || ui.response().has_focus();
        let fill = if open || pointed { palette.card } else { blend(palette.ground, palette.card, 0.6) };
        let edge = if open { Stroke::new(1.6, palette.ink) } else { Stroke::new(1.0, palette.rule) };
        let frame = Frame::new().fill(fill).stroke(edge).inner_margin(Margin::symmetric(18, 14));
        frame
            .show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.spacing_mut().item_spacing.y = 3.0;
                // Columns justify what stands in them, which is not for prose.
                ui.with_layout(Layout::top_down(Align::Min), |ui| contents(ui, entry)).inner
            })
            .inner
    });
    let edit = whole.inner;
    let response = whole.response.on_hover_cursor(CursorIcon::PointingHand);
    response.widget_info(|| WidgetInfo::selected(WidgetType::RadioButton, true, open, &entry.title));
    (response, edit)
}

fn contents(ui: &mut Ui, entry: &Entry) -> bool {
    let palette = palette(ui);
    ui.label(RichText::new(&entry.title).font(Face::SerifBold.at(20.0)).color(palette.ink));
    let mut edit = false;
    if entry.findings.is_empty() {
        widgets::remark(ui, &entry.line);
        ui.add_space(2.0);
        ui.label(RichText::new(entry.synopsis.trim()).font(Face::Serif.at(14.0)).color(palette.ink));
        if !entry.learning.is_empty() {
            ui.add_space(space::HAIR);
            widgets::overline(ui, "What is learnt");
            for line in &entry.learning {
                ui.label(RichText::new(format!("· {line}")).font(Face::Sans.at(size::SMALL)).color(palette.ink));
            }
        }
    } else {
        ui.label(RichText::new("cannot be played").font(Face::SansBold.at(size::SMALL)).color(palette.heat));
        for line in entry.findings.lines().filter(|line| !line.trim().is_empty()).take(4) {
            let text = RichText::new(line).font(Face::Mono.at(12.0)).color(palette.ink);
            ui.add(egui::Label::new(text).truncate());
        }
    }
    if let Some(file) = &entry.file {
        ui.add_space(space::HAIR);
        ui.horizontal_wrapped(|ui| {
            edit = forms::small(ui, "Open in the editor").clicked();
            widgets::remark(ui, file);
        });
    }
    edit
}

/// Shows what is wrong with a scenario. It is read again as its file is saved.
pub fn findings(ui: &mut Ui, title: &str, findings: &str, in_file: bool, refused: Option<&str>) -> Option<Way> {
    let mut way = None;
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
        if ui.input(|input| input.key_pressed(egui::Key::Escape)) {
            way = Some(Way::Back);
        }
    });
    egui::CentralPanel::no_frame().frame(middle).show(ui, |ui| {
        widgets::card(ui, |ui| {
            ScrollArea::both().auto_shrink(false).show(ui, |ui| {
                widgets::rolls(ui);
                for line in findings.lines() {
                    let text = RichText::new(line).font(Face::Mono.at(size::SMALL)).color(palette(ui).ink);
                    ui.add(egui::Label::new(text).extend());
                }
            });
        });
    });
    way
}
