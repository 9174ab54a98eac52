//! The scenarios there are: a list of them, and the sheet of the one that is open.

use crate::app::faces;
use crate::app::forms;
use crate::app::map::{self, Chart, ChartView};
use crate::app::theme::{Face, blend, palette, size, space};
use crate::app::widgets::{self, Chip};
use bevy_egui::egui;
use egui::{
    Align, CursorIcon, Frame, Margin, Panel, Response, RichText, ScrollArea, Sense, Stroke, Ui, UiBuilder, WidgetInfo,
    WidgetType,
};
use std::collections::BTreeSet;

/// How wide the window must be for a list with a sheet beside it.
const SHEET_BESIDE: f32 = 820.0;
/// How wide a sheet must be for a chart beside what it says.
const ROOM_FOR_CHART: f32 = 640.0;
/// The height of a chart for its width.
const FLAT: f32 = 0.72;
/// Lines of findings on a sheet; all of them are on a page of their own.
const FIRST_FINDINGS: usize = 12;

/// Where scenarios come from.
const WHERE: &str = "Those of the game, and yours in the folder “scenarios” beside it. What you save is read again.";

/// A scenario on its card.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Entry {
    /// Its title.
    pub title: String,
    /// Its level and minutes, for the list.
    pub brief: String,
    /// Its seats, rounds, level and minutes, in a line.
    pub line: String,
    /// What it is about.
    pub synopsis: String,
    /// What is learnt.
    pub learning: Vec<String>,
    /// Its nations and waters.
    pub chart: Chart,
    /// Letters in its texts that the shipped fonts have no form for.
    pub undrawn: BTreeSet<char>,
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

fn bare(x: i8, y: i8) -> Frame {
    Frame::new().inner_margin(Margin::symmetric(x, y))
}

/// Shows the scenarios; what was refused is said in words.
pub fn show(
    ui: &mut Ui,
    entries: &[Entry],
    open: &mut usize,
    chart: &mut ChartView,
    refused: Option<&str>,
) -> Option<Choice> {
    let mut chosen = None;
    let above = if widgets::is_cramped(ui) { 8 } else { 16 };
    Panel::top("library").resizable(false).frame(bare(40, above)).show(ui, |ui| head(ui, entries, refused));
    Panel::bottom("ways").resizable(false).frame(bare(40, above)).show(ui, |ui| {
        ui.horizontal(|ui| {
            let escaped = ui.input(|input| input.key_pressed(egui::Key::Escape));
            if widgets::secondary(ui, "Back").clicked() || escaped {
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
    let beside = ui.available_width() >= SHEET_BESIDE;
    let edit = if beside {
        let wide = (ui.available_width() * 0.3).max(320.0);
        let left = Frame::new().inner_margin(Margin { left: 40, right: 20, top: 12, bottom: 0 });
        Panel::left("titles").exact_size(wide).resizable(false).frame(left).show(ui, |ui| list(ui, entries, open));
        let right = Frame::new().inner_margin(Margin { left: 28, right: 40, top: 12, bottom: 0 });
        egui::CentralPanel::no_frame().frame(right).show(ui, |ui| {
            widgets::rolled(ui, "sheet", |ui| entries.get(*open).is_some_and(|entry| sheet(ui, entry, chart)))
        })
    } else {
        egui::CentralPanel::no_frame().frame(bare(40, 8)).show(ui, |ui| folded(ui, entries, open))
    };
    if edit.inner {
        chosen = Some(Choice::Edit(*open));
    }
    chosen
}

fn head(ui: &mut Ui, entries: &[Entry], refused: Option<&str>) {
    ui.horizontal(|ui| {
        widgets::title(ui, "Scenarios");
        if !widgets::is_cramped(ui) {
            widgets::footer(ui, |ui| forms::word(ui, WHERE, palette(ui).quiet));
        }
    });
    let broken = entries.iter().filter(|entry| !entry.findings.is_empty()).count();
    if broken > 0 {
        let words =
            if broken == 1 { "One of them has faults".to_owned() } else { format!("{broken} of them have faults") };
        forms::word(ui, &format!("{words}: see the end of the list."), palette(ui).caution);
    }
    if let Some(refused) = refused {
        forms::word(ui, refused, palette(ui).heat);
    }
}

/// The titles, one below the other.
fn list(ui: &mut Ui, entries: &[Entry], open: &mut usize) {
    ScrollArea::vertical().id_salt("titles").auto_shrink(false).show(ui, |ui| {
        for (place, entry) in entries.iter().enumerate() {
            if card(ui, entry, place, place == *open, |_| ()).0.clicked() {
                *open = place;
            }
        }
    });
}

/// The titles, the open one with what stands on its sheet; answers whether its file is asked for.
fn folded(ui: &mut Ui, entries: &[Entry], open: &mut usize) -> bool {
    widgets::rolled(ui, "titles", |ui| {
        let mut edit = false;
        for (place, entry) in entries.iter().enumerate() {
            let is_open = place == *open;
            let (card, asked) = card(ui, entry, place, is_open, |ui| is_open && matter(ui, entry));
            edit |= asked;
            if card.clicked() {
                *open = place;
                card.scroll_to_me(Some(Align::TOP));
            }
        }
        edit
    })
}

/// A scenario in the list, with whatever stands below its line.
fn card<R>(ui: &mut Ui, entry: &Entry, place: usize, open: bool, below: impl FnOnce(&mut Ui) -> R) -> (Response, R) {
    let builder = UiBuilder::new().id_salt(("scenario", place)).sense(Sense::click());
    let whole = ui.scope_builder(builder, |ui| {
        let palette = palette(ui);
        let pointed = ui.response().hovered() || ui.response().has_focus();
        let fill = if open || pointed { palette.card } else { blend(palette.ground, palette.card, 0.6) };
        let edge = if open { Stroke::new(1.6, palette.ink) } else { Stroke::new(1.0, palette.rule) };
        let frame = Frame::new().fill(fill).stroke(edge).inner_margin(Margin::symmetric(16, 11));
        frame
            .show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.spacing_mut().item_spacing.y = 3.0;
                ui.label(RichText::new(&entry.title).font(Face::SerifBold.at(size::LEAD)).color(palette.ink));
                if entry.findings.is_empty() {
                    widgets::remark(ui, &entry.brief);
                } else {
                    forms::word(ui, "cannot be played", palette.heat);
                }
                below(ui)
            })
            .inner
    });
    let response = whole.response.on_hover_cursor(CursorIcon::PointingHand);
    response.widget_info(|| WidgetInfo::selected(WidgetType::RadioButton, true, open, &entry.title));
    (response, whole.inner)
}

/// All that is to be known of a scenario before it is chosen; answers whether its file is asked for.
fn sheet(ui: &mut Ui, entry: &Entry, chart: &mut ChartView) -> bool {
    let palette = palette(ui);
    let frame = Frame::new().fill(palette.card).stroke(Stroke::new(1.0, palette.rule));
    let sheet = frame.inner_margin(Margin::symmetric(24, 18)).show(ui, |ui| {
        let wide = ui.available_width();
        ui.set_width(wide);
        widgets::heading(ui, &entry.title);
        if !entry.line.is_empty() {
            widgets::remark(ui, &entry.line);
        }
        ui.add_space(space::SMALL);
        if wide < ROOM_FOR_CHART || !entry.findings.is_empty() {
            return matter(ui, entry);
        }
        ui.horizontal_top(|ui| {
            let left = (wide * 0.48).floor();
            ui.vertical(|ui| {
                ui.set_width(left);
                ui.allocate_ui(egui::vec2(left, (left * FLAT).floor()), |ui| map::show(ui, chart, &entry.chart));
                ui.add_space(space::HAIR);
                seats(ui, &entry.chart);
            });
            ui.add_space(space::MEDIUM);
            ui.vertical(|ui| matter(ui, entry)).inner
        })
        .inner
    });
    sheet.inner
}

/// What it is about, or what is wrong with it, and where it lies.
fn matter(ui: &mut Ui, entry: &Entry) -> bool {
    if entry.findings.is_empty() {
        widgets::prose(ui, entry.synopsis.trim());
        learning(ui, &entry.learning);
        if let Some(lacking) = faces::lacking(ui, &entry.undrawn) {
            ui.add_space(space::HAIR);
            widgets::remark(ui, &lacking);
        }
    } else {
        for line in entry.findings.lines().filter(|line| !line.trim().is_empty()).take(FIRST_FINDINGS) {
            let text = RichText::new(line).font(Face::Mono.at(12.0)).color(palette(ui).ink);
            ui.add(egui::Label::new(text).truncate());
        }
    }
    let Some(file) = &entry.file else { return false };
    ui.add_space(space::SMALL);
    let ways = ui.horizontal_wrapped(|ui| {
        let edit = forms::small(ui, "Open in the editor").clicked();
        widgets::remark(ui, file);
        edit
    });
    ways.inner
}

fn learning(ui: &mut Ui, lines: &[String]) {
    if lines.is_empty() {
        return;
    }
    ui.add_space(space::HAIR);
    widgets::overline(ui, "What is learnt");
    for line in lines {
        ui.label(RichText::new(format!("· {line}")).font(Face::Sans.at(size::BODY - 1.0)).color(palette(ui).ink));
    }
}

fn seats(ui: &mut Ui, chart: &Chart) {
    if chart.nations.is_empty() {
        return;
    }
    ui.add_space(space::HAIR);
    widgets::overline(ui, "Seats");
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 20.0;
        for nation in &chart.nations {
            let chip = Chip { letter: nation.letter, name: nation.name.clone(), colour: nation.colour };
            widgets::chip(ui, &chip);
        }
    });
}
