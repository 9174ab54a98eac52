//! How papers look: a reader knows the register before reading a word.

use crate::app::theme::{Face, palette, size, space};
use crate::app::widgets;
use crate::desk::{numbered, paragraphs};
use crate::terms::{Carrier, Outlet};
use crate::view::sheet::{Paper, Register, Sheet};
use bevy_egui::egui;
use egui::text::{LayoutJob, TextFormat};
use egui::{Align, Color32, CornerRadius, Frame, Layout, Margin, RichText, Stroke, Ui, vec2};

/// Shows a paper in the dress of its register.
pub(super) fn show(ui: &mut Ui, sheet: &Sheet, paper: &Paper) {
    match paper.register {
        Register::Outlet(Outlet::News) => press(ui, paper),
        Register::Outlet(Outlet::Cable) | Register::Message(Carrier::Cable) => {
            cable(ui, sheet, paper, "PRIORITY", "TLP:AMBER");
        }
        Register::Request => cable(ui, sheet, paper, "IMMEDIATE", "TLP:AMBER"),
        Register::Outlet(Outlet::CertReport) => advisory(ui, paper),
        Register::Outlet(Outlet::Intelligence) => secret(ui, paper),
        Register::Outlet(Outlet::Phone) | Register::Message(Carrier::Phone) => {
            note(ui, paper, "Note of a telephone call");
        }
        Register::Message(Carrier::Meeting) => note(ui, paper, "Note of a conversation"),
        Register::Outlet(Outlet::SocialMedia) => posted(ui, paper),
        Register::Sent => note(ui, paper, "Copy of what you sent"),
        Register::Claim => statement(ui, paper),
        Register::Proposal => non_paper(ui, paper),
    }
}

/// The width of a field's name in the head of a cable.
const FIELD: f32 = 96.0;

/// A sheet of paper as wide as the room, and no wider than can be read across.
fn leaf(ui: &mut Ui, margin: i8, contents: impl FnOnce(&mut Ui)) {
    let palette = palette(ui);
    let frame =
        Frame::new().fill(palette.card).stroke(Stroke::new(1.0, palette.rule)).inner_margin(Margin::same(margin));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width().min(space::WIDEST));
        contents(ui);
    });
}

fn set(ui: &mut Ui, text: &str, face: Face, points: f32, ink: Color32) {
    let format = TextFormat { line_height: Some((points * 1.45).round()), ..TextFormat::simple(face.at(points), ink) };
    ui.label(LayoutJob::single_section(text.to_owned(), format));
}

fn body(ui: &mut Ui, paper: &Paper, face: Face, points: f32) {
    let ink = palette(ui).ink;
    for paragraph in paragraphs(&paper.body) {
        set(ui, &paragraph, face, points, ink);
        ui.add_space(space::HAIR);
    }
}

fn cable(ui: &mut Ui, sheet: &Sheet, paper: &Paper, precedence: &str, tlp: &str) {
    let ink = palette(ui).ink;
    leaf(ui, 20, |ui| {
        let (from, to) = (paper.from.to_uppercase(), capital(sheet).to_uppercase());
        let label = tlp.split_once(':').map_or(tlp, |(_, label)| label);
        for (name, words) in [("FROM", from.as_str()), ("TO", &to), ("PRECEDENCE", precedence), ("TLP", label)] {
            ui.horizontal_top(|ui| {
                ui.vertical(|ui| {
                    ui.set_width(FIELD);
                    set(ui, name, Face::Mono, 14.0, ink);
                });
                ui.vertical(|ui| set(ui, words, Face::Mono, 14.0, ink));
            });
        }
        widgets::rule(ui);
        ui.add_space(space::HAIR);
        set(ui, &format!("SUBJECT: {}", paper.subject), Face::Mono, 15.0, ink);
        ui.add_space(space::HAIR);
        for paragraph in paragraphs(&paper.body).flat_map(|text| numbered(&text)) {
            set(ui, &paragraph, Face::Mono, 14.0, ink);
            ui.add_space(space::HAIR);
        }
    });
}

fn capital(sheet: &Sheet) -> &str {
    sheet.nation(sheet.seat).map_or("", |nation| nation.capital.as_str())
}

fn press(ui: &mut Ui, paper: &Paper) {
    let palette = palette(ui);
    leaf(ui, 24, |ui| {
        ui.vertical_centered(|ui| {
            widgets::rule(ui);
            let name = if paper.from.is_empty() { "The Morning Press" } else { paper.from.as_str() };
            ui.label(RichText::new(name).font(Face::SerifItalic.at(size::LEAD)).color(palette.ink));
            widgets::rule(ui);
        });
        ui.add_space(space::SMALL);
        let headline = RichText::new(&paper.subject).font(Face::SerifBold.at(26.0)).color(palette.ink);
        ui.label(headline);
        ui.add_space(space::HAIR);
        // A newspaper's column is narrow.
        ui.vertical(|ui| {
            ui.set_max_width(ui.available_width().min(440.0));
            body(ui, paper, Face::Serif, 16.0);
        });
    });
}

fn advisory(ui: &mut Ui, paper: &Paper) {
    let palette = palette(ui);
    leaf(ui, 0, |ui| {
        let bar = Frame::new().fill(palette.cooperation).inner_margin(Margin::symmetric(20, 8));
        bar.show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.horizontal(|ui| {
                let head = RichText::new("SECURITY ADVISORY").font(Face::Mono.at(14.0)).color(palette.card);
                ui.label(head);
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    ui.label(RichText::new(&paper.from).font(Face::Mono.at(size::SMALL)).color(palette.card));
                });
            });
        });
        Frame::new().inner_margin(Margin::same(20)).show(ui, |ui| {
            ui.label(RichText::new(&paper.subject).font(Face::SansBold.at(20.0)).color(palette.ink));
            ui.add_space(space::HAIR);
            let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 2.0), egui::Sense::hover());
            ui.painter().rect_filled(rect, CornerRadius::ZERO, palette.cooperation);
            body(ui, paper, Face::Sans, 15.0);
        });
    });
}

fn secret(ui: &mut Ui, paper: &Paper) {
    let palette = palette(ui);
    leaf(ui, 20, |ui| {
        ui.vertical_centered(|ui| {
            ui.label(
                RichText::new("SECRET · FOR THE MINISTER’S EYES")
                    .font(Face::Mono.at(size::SMALL))
                    .color(palette.secret),
            );
        });
        ui.add_space(space::HAIR);
        ui.label(RichText::new(&paper.from).font(Face::SansItalic.at(size::BODY)).color(palette.quiet));
        set(ui, &paper.subject, Face::Mono, 17.0, palette.ink);
        ui.add_space(space::HAIR);
        body(ui, paper, Face::Mono, 14.0);
    });
}

fn note(ui: &mut Ui, paper: &Paper, kind: &str) {
    let palette = palette(ui);
    leaf(ui, 24, |ui| {
        widgets::overline(ui, kind);
        ui.label(RichText::new(&paper.subject).font(Face::SerifItalic.at(20.0)).color(palette.ink));
        if !paper.from.is_empty() {
            widgets::remark(ui, &format!("with {}", paper.from));
        }
        ui.add_space(space::HAIR);
        body(ui, paper, Face::SerifItalic, 16.0);
    });
}

fn posted(ui: &mut Ui, paper: &Paper) {
    let palette = palette(ui);
    leaf(ui, 20, |ui| {
        ui.horizontal(|ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(26.0, 26.0), egui::Sense::hover());
            ui.painter().circle_stroke(rect.center(), 12.0, Stroke::new(1.0, palette.quiet));
            ui.painter().circle_filled(rect.center() - vec2(0.0, 3.0), 4.0, palette.quiet);
            ui.label(RichText::new(&paper.from).font(Face::SansBold.at(size::BODY)).color(palette.ink));
            widgets::remark(ui, "posted in public");
        });
        ui.add_space(space::HAIR);
        set(ui, &paper.subject, Face::SansBold, size::LEAD, palette.ink);
        body(ui, paper, Face::Sans, size::BODY);
    });
}

fn statement(ui: &mut Ui, paper: &Paper) {
    let palette = palette(ui);
    leaf(ui, 24, |ui| {
        widgets::overline(ui, &format!("Statement by {}", paper.from));
        ui.label(RichText::new(&paper.subject).font(Face::SerifBold.at(22.0)).color(palette.ink));
        ui.add_space(space::HAIR);
        body(ui, paper, Face::Serif, size::LEAD);
    });
}

/// Typed, without a head, so that nobody has to have written it.
fn non_paper(ui: &mut Ui, paper: &Paper) {
    leaf(ui, 32, |ui| {
        ui.vertical_centered(|ui| {
            let line = RichText::new("N O N - P A P E R").font(Face::Mono.at(size::SMALL));
            ui.label(line.color(palette(ui).quiet));
        });
        ui.add_space(space::SMALL);
        body(ui, paper, Face::Mono, 15.0);
        ui.add_space(space::SMALL);
        widgets::remark(ui, &format!("Brought by {}. {}.", paper.from, paper.subject));
    });
}
