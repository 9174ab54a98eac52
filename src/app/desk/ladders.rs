//! The two ladders, Who and Link, and the territory: slips are laid on rungs.

use super::Laying;
use crate::app::forms;
use crate::app::spoken;
use crate::app::theme::{Face, palette, size, space};
use crate::app::widgets;
use crate::terms::{Bearing, Likelihood, Link, NationId};
use crate::view::sheet::{Dossier, Sheet};
use bevy_egui::egui;
use egui::{Align2, CursorIcon, Sense, Stroke, Ui, WidgetInfo, WidgetType, pos2, vec2};

/// Shows the ladders; a slip in hand is laid on the rung that is clicked.
pub(super) fn show(ui: &mut Ui, sheet: &Sheet, dossier: &Dossier, laying: &mut Laying) {
    let hint = match laying.slip {
        None if laying.placed.is_empty() => "Take a slip, then the rung on which it weighs.",
        None => "Take another slip, or record your word.",
        Some(_) => "Now the rung on which it weighs.",
    };
    widgets::remark(ui, hint);
    ui.add_space(space::HAIR);
    widgets::overline(ui, "Who");
    let words = dossier.analyst.as_ref().map(|analyst| &analyst.who);
    for (place, suspect) in dossier.suspects.iter().enumerate() {
        let word = words.and_then(|words| words.get(place)).copied();
        let rung = Rung { name: &suspect.name, on: Bearing::Who(suspect.id), word };
        let response = rung.show(ui, dossier, laying);
        let sponsor = suspect.sponsor.map(|id| format!(" Might act for {}.", spoken::name(sheet, id)));
        response.on_hover_text(format!("{}{}", suspect.about, sponsor.unwrap_or_default()));
    }
    ui.add_space(space::SMALL);
    widgets::overline(ui, "Link to a state");
    let words = dossier.analyst.as_ref().map(|analyst| &analyst.link);
    for (place, link) in Link::LADDER.into_iter().enumerate() {
        let word = words.and_then(|words| words.get(place)).copied();
        Rung { name: spoken::link(link), on: Bearing::Link(link), word }.show(ui, dossier, laying);
    }
    ui.add_space(space::SMALL);
    territory(ui, sheet, dossier, laying);
    missing(ui, dossier);
}

/// Territory is no ladder: a slip places the deed on one of the nations.
fn territory(ui: &mut Ui, sheet: &Sheet, dossier: &Dossier, laying: &mut Laying) {
    widgets::overline(ui, "From whose territory");
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(5.0, 5.0);
        let nations: Vec<NationId> = sheet.board.nations.iter().map(|nation| nation.id).collect();
        for nation in nations {
            let on = Bearing::Location(nation);
            let here = numbers(dossier, laying, on);
            let label = match here.as_str() {
                "" => spoken::name(sheet, nation).to_owned(),
                here => format!("{} ({here})", spoken::name(sheet, nation)),
            };
            if forms::tick(ui, &label, !here.is_empty()).clicked()
                && let Some(slip) = laying.slip.take()
            {
                laying.placed.insert(slip, on);
            }
        }
    });
}

fn missing(ui: &mut Ui, dossier: &Dossier) {
    if dossier.missing.is_empty() {
        return;
    }
    ui.add_space(space::SMALL);
    widgets::overline(ui, "What is missing");
    for line in &dossier.missing {
        widgets::remark(ui, &format!("· {line}"));
    }
}

struct Rung<'a> {
    name: &'a str,
    on: Bearing,
    word: Option<Likelihood>,
}

impl Rung<'_> {
    fn show(&self, ui: &mut Ui, dossier: &Dossier, laying: &mut Laying) -> egui::Response {
        let palette = palette(ui);
        let width = ui.available_width();
        let name = ui.painter().layout(self.name.to_owned(), Face::Sans.at(size::BODY), palette.ink, width - 20.0);
        let laid = numbers(dossier, laying, self.on);
        let lower = self.word.is_some() || !laid.is_empty();
        let height = name.size().y + if lower { 22.0 } else { 0.0 } + 10.0;
        let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
        forms::ground(ui, rect, &response, false);
        let painter = ui.painter();
        // The rails of the ladder run through, the rung lies across.
        let rail = Stroke::new(1.5, palette.quiet);
        painter.line_segment([rect.left_top(), rect.left_bottom() + vec2(0.0, 8.0)], rail);
        painter.line_segment([rect.right_top(), rect.right_bottom() + vec2(0.0, 8.0)], rail);
        painter.line_segment([rect.left_bottom(), rect.right_bottom()], rail);
        let below = rect.min.y + 5.0 + name.size().y + 11.0;
        painter.galley(rect.min + vec2(10.0, 5.0), name, palette.ink);
        if !laid.is_empty() {
            let at = pos2(rect.min.x + 10.0, below);
            let text = format!("slip {laid}");
            painter.text(at, Align2::LEFT_CENTER, text, Face::SansBold.at(size::SMALL), palette.cooperation);
        }
        if let Some(word) = self.word {
            let at = pos2(rect.max.x - 10.0, below);
            painter.text(at, Align2::RIGHT_CENTER, word.word(), Face::SerifItalic.at(16.0), palette.ink);
        }
        let said = match self.word {
            Some(word) => format!("Rung {}, {}", self.name, word.word()),
            None => format!("Rung {}", self.name),
        };
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, &said));
        if response.clicked()
            && let Some(slip) = laying.slip.take()
        {
            laying.placed.insert(slip, self.on);
        }
        response.on_hover_cursor(CursorIcon::PointingHand)
    }
}

/// The numbers of the slips that lie on a rung.
fn numbers(dossier: &Dossier, laying: &Laying, on: Bearing) -> String {
    let laid = (1..).zip(&dossier.cards).filter(|(_, card)| laying.placed.get(&card.id) == Some(&on));
    laid.map(|(number, _): (usize, _)| number.to_string()).collect::<Vec<_>>().join(", ")
}
