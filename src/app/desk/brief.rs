//! The brief: two pages of instructions, red lines, objectives, the honourable way out.

use super::Printing;
use crate::app::forms;
use crate::app::spoken;
use crate::app::theme::{Face, palette, size, space};
use crate::app::widgets;
use crate::terms::letters::capitalised;
use crate::view::sheet::{CovertPage, Sheet};
use bevy_egui::egui;
use egui::text::{LayoutJob, TextFormat};
use egui::{Frame, Margin, RichText, Stroke, Ui, vec2};

/// How wide a page must be for two columns.
const TWO_COLUMNS: f32 = 900.0;

/// How wide a page must be for its title and what can be done with it on one line.
const ONE_LINE: f32 = 420.0;

/// The longest opening sentence of a paragraph that is its catchword.
const CATCHWORD: usize = 48;

/// Shows the seat's brief.
pub fn show(ui: &mut Ui, sheet: &Sheet, printing: &mut Printing) {
    let wide = ui.available_width() >= 780.0;
    let mut print = |ui: &mut Ui| {
        if forms::small(ui, "Print the brief").on_hover_text("Makes a page of it and opens that").clicked() {
            *printing = Printing::Asked;
        }
    };
    if ui.available_width() < ONE_LINE {
        widgets::title(ui, "Your brief");
        print(ui);
    } else {
        ui.horizontal(|ui| {
            widgets::title(ui, "Your brief");
            widgets::footer(ui, print);
        });
    }
    widgets::lead(ui, &format!("{}. {}.", sheet.header.title, sheet.header.outline));
    if let Printing::Said { words, trouble } = printing {
        let ink = if *trouble { palette(ui).heat } else { palette(ui).cooperation };
        ui.label(RichText::new(words.as_str()).font(Face::Sans.at(14.0)).color(ink));
    }
    ui.add_space(space::SMALL);
    if wide {
        ui.horizontal_top(|ui| {
            let left = ui.available_width() - 264.0;
            ui.vertical(|ui| {
                ui.set_width(left);
                pages(ui, sheet);
            });
            ui.add_space(4.0);
            ui.vertical(|ui| {
                ui.set_width(ui.available_width());
                margin(ui, sheet);
            });
        });
    } else {
        margin(ui, sheet);
        ui.add_space(space::SMALL);
        pages(ui, sheet);
    }
}

fn pages(ui: &mut Ui, sheet: &Sheet) {
    let palette = palette(ui);
    let frame =
        Frame::new().fill(palette.card).stroke(Stroke::new(1.0, palette.rule)).inner_margin(Margin::symmetric(28, 24));
    frame.show(ui, |ui| {
        let paragraphs = &sheet.brief.paragraphs;
        if ui.available_width() < TWO_COLUMNS {
            ui.set_width(ui.available_width().min(space::WIDEST));
            paragraphs.iter().for_each(|text| paragraph(ui, text));
            return;
        }
        // A long line is hard to find back from: a wide page is set in two columns.
        let (first, second) = paragraphs.split_at(halfway(paragraphs));
        let set = |half: &[String], ui: &mut Ui| half.iter().for_each(|text| paragraph(ui, text));
        widgets::two_columns(ui, |ui| set(first, ui), |ui| set(second, ui));
    });
}

/// After how many paragraphs two columns are as alike as can be.
fn halfway(paragraphs: &[String]) -> usize {
    let length = |half: &[String]| half.iter().map(String::len).sum::<usize>();
    let differ = |&at: &usize| {
        let (first, second) = paragraphs.split_at(at);
        length(first).abs_diff(length(second))
    };
    (0..=paragraphs.len()).min_by_key(differ).unwrap_or(0)
}

fn paragraph(ui: &mut Ui, text: &str) {
    let ink = palette(ui).ink;
    // A paragraph that opens with a short sentence has it as a catchword.
    let catchword = text.split_once(". ").filter(|(first, _)| first.len() < CATCHWORD);
    let mut job = LayoutJob::default();
    let format = |face: Face| TextFormat { line_height: Some(24.0), ..TextFormat::simple(face.at(16.0), ink) };
    match catchword {
        Some((first, rest)) => {
            job.append(&format!("{first}. "), 0.0, format(Face::SerifBold));
            job.append(rest, 0.0, format(Face::Serif));
        }
        None => job.append(text, 0.0, format(Face::Serif)),
    }
    ui.label(job);
    ui.add_space(10.0);
}

fn margin(ui: &mut Ui, sheet: &Sheet) {
    let brief = &sheet.brief;
    if !brief.red_lines.is_empty() {
        widgets::overline(ui, "Red lines");
        for (line, crossed) in &brief.red_lines {
            let ink = palette(ui).heat;
            point(ui, line, *crossed, ink);
            if *crossed {
                ui.label(RichText::new("crossed").font(Face::SansBold.at(size::SMALL)).color(ink));
            }
        }
        ui.add_space(space::SMALL);
    }
    widgets::overline(ui, "To be achieved");
    for objective in &brief.objectives {
        let ink = palette(ui).law;
        point(ui, &objective.text, objective.met, ink);
        let when = match objective.by {
            _ if objective.sealed => "judged when the truth is told".to_owned(),
            Some(round) => format!("by round {round}"),
            None => "at the end".to_owned(),
        };
        let who = if objective.public { "everybody knows it" } else { "known to you alone" };
        let met = if objective.met { "met as things stand · " } else { "" };
        widgets::remark(ui, &format!("{met}{when} · {who}"));
    }
    if let Some(exit) = &brief.honourable_exit {
        ui.add_space(space::SMALL);
        widgets::overline(ui, "The honourable way out");
        let words = RichText::new(exit).font(Face::SerifItalic.at(size::BODY)).color(palette(ui).secret);
        ui.label(words);
    }
    if let Some(page) = &sheet.covert {
        covert(ui, sheet, page);
    }
}

/// What only this seat knows of its groups and forgeries, and what has come to light of anybody's.
fn covert(ui: &mut Ui, sheet: &Sheet, page: &CovertPage) {
    if page.exit_open {
        widgets::remark(ui, "It is open until something has come to light, and is taken by an order.");
    } else if page.came_forward.has(sheet.seat) {
        widgets::remark(ui, "You have taken it.");
    } else if page.exposed.has(sheet.seat) {
        widgets::remark(ui, "It is closed: something has come to light.");
    }
    if !page.groups.is_empty() || !page.forged.is_empty() {
        ui.add_space(space::SMALL);
        widgets::overline(ui, "Known to you alone");
    }
    for group in &page.groups {
        let state = if group.restrained { "restrained" } else { "not restrained" };
        let traces = if group.cleaned { ", its traces cleaned up" } else { "" };
        widgets::remark(ui, &format!("{}, whom you shelter: {state}{traces}.", capitalised(&group.name)));
    }
    for card in &page.forged {
        let state = match (card.planted, card.unmasked) {
            (_, true) => "everybody knows it to be forged",
            (true, false) => "planted",
            (false, false) => "not planted",
        };
        widgets::remark(ui, &format!("“{}”, which you have forged: {state}.", card.title));
    }
    for (set, words) in [(page.exposed, "Something has come to light of"), (page.came_forward, "Came forward:")] {
        if !set.is_empty() {
            widgets::remark(ui, &format!("{words} {}.", spoken::names(sheet, set)));
        }
    }
}

fn point(ui: &mut Ui, text: &str, done: bool, ink: egui::Color32) {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 2.0);
        forms::ring(ui, done, ink);
        ui.vertical(|ui| {
            ui.label(RichText::new(text).font(Face::Sans.at(14.0)).color(palette(ui).ink));
        });
    });
}

#[cfg(test)]
mod tests {
    #[test]
    fn two_columns_are_as_alike_as_can_be() {
        let at = |lengths: &[usize]| super::halfway(&lengths.iter().map(|&many| "a".repeat(many)).collect::<Vec<_>>());
        assert_eq!(at(&[4, 2, 2]), 1);
        assert_eq!(at(&[1, 1, 1, 9]), 3);
        assert_eq!((at(&[5]), at(&[])), (0, 0));
    }
}
