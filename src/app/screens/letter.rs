//! The minister's letter at the end of the play.

use crate::app::forms;
use crate::app::theme::{Face, palette, size, space};
use crate::app::widgets;
use bevy_egui::egui;
use egui::text::{LayoutJob, TextFormat};
use egui::{Frame, Margin, Panel, RichText, Stroke, Ui};

/// The letter, part by part.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Page {
    /// The ministry that writes.
    pub ministry: String,
    /// Its capital.
    pub place: String,
    /// The first line.
    pub salutation: String,
    /// On the instructions.
    pub instructions: Vec<String>,
    /// On what all share.
    pub commons: Vec<String>,
    /// On the craft.
    pub craft: Vec<String>,
    /// The last lines.
    pub closing: String,
    /// Where the record lies.
    pub record: Option<String>,
    /// The hash that the last line of the record carries.
    pub hash: String,
    /// What of the play is not in the record, and why.
    pub missing: Option<String>,
    /// What the way on is called.
    pub way_on: &'static str,
}

/// Shows the letter; answers whether to go back to the title.
pub fn show(ui: &mut Ui, page: &Page) -> bool {
    let palette = palette(ui);
    let frame = |x, y| Frame::new().inner_margin(Margin::symmetric(x, y));
    let mut done = false;
    Panel::bottom("ways").resizable(false).frame(frame(40, 16)).show(ui, |ui| {
        ui.horizontal(|ui| {
            match (&page.record, &page.missing) {
                (_, Some(missing)) => {
                    forms::word(ui, &format!("The record is not whole: {missing}."), palette.heat);
                }
                (Some(record), None) => {
                    widgets::remark(ui, &format!("The play is recorded in {record}."));
                }
                (None, None) => {}
            }
            widgets::footer(ui, |ui| done = forms::go_on(ui, page.way_on));
        });
    });
    egui::CentralPanel::no_frame().frame(frame(0, 24)).show(ui, |ui| {
        widgets::rolled(ui, "page", |ui| {
            let width = 720.0_f32.min(ui.available_width() - 40.0);
            widgets::centred(ui, width, |ui| {
                let sheet = Frame::new()
                    .fill(palette.card)
                    .stroke(Stroke::new(1.0, palette.rule))
                    .inner_margin(Margin::symmetric(72, 52));
                sheet.show(ui, |ui| {
                    ui.set_width(width - 144.0);
                    letter(ui, page);
                });
            });
        });
    });
    done
}

fn letter(ui: &mut Ui, page: &Page) {
    let palette = palette(ui);
    ui.vertical_centered(|ui| {
        ui.label(RichText::new(&page.ministry).font(Face::SerifBold.at(size::LEAD)).color(palette.ink));
        ui.label(RichText::new(&page.place).font(Face::SerifItalic.at(size::BODY)).color(palette.quiet));
    });
    ui.add_space(space::LARGE);
    paragraph(ui, &page.salutation);
    for (heading, lines) in [
        ("On your instructions", &page.instructions),
        ("On what we share", &page.commons),
        ("On your craft", &page.craft),
    ] {
        if lines.is_empty() {
            continue;
        }
        ui.add_space(space::SMALL);
        widgets::overline(ui, heading);
        for line in lines {
            paragraph(ui, line);
        }
    }
    ui.add_space(space::MEDIUM);
    paragraph(ui, &page.closing);
    if page.record.is_some() && page.missing.is_none() {
        ui.add_space(space::SMALL);
        widgets::remark(ui, &format!("Last hash of its record: {}", page.hash));
    }
}

fn paragraph(ui: &mut Ui, text: &str) {
    for part in text.split("\n\n").filter(|part| !part.trim().is_empty()) {
        let format =
            TextFormat { line_height: Some(25.0), ..TextFormat::simple(Face::Serif.at(17.0), palette(ui).ink) };
        ui.label(LayoutJob::single_section(part.trim().to_owned(), format));
        ui.add_space(4.0);
    }
}
