//! Sharing slips: with whom, which, and what their labels say.

use super::{Desk, layout};
use crate::app::forms;
use crate::app::spoken;
use crate::app::theme::{Face, palette, size, space};
use crate::app::widgets;
use crate::desk::Sharing;
use crate::order::Act;
use crate::terms::{CardSet, NationSet};
use crate::view::sheet::{CardRow, Sheet};
use bevy_egui::egui;
use egui::{RichText, Ui};

pub(super) fn show(ui: &mut Ui, desk: Desk<'_>, sharing: &mut Sharing, acts: &mut Vec<Act>) {
    layout::addressees(ui, desk.sheet, "With", &mut sharing.to, None);
    let forbidden = slips(ui, desk.sheet, "Slips", sharing.to, &mut sharing.cards);
    if forbidden {
        ui.add_space(space::SMALL);
        if forms::tick(ui, "Deliberately, against the label", sharing.against_label).clicked() {
            sharing.against_label = !sharing.against_label;
        }
        widgets::remark(ui, "Whoever gave it to you in confidence may learn of it, and will remember.");
    }
    ui.add_space(space::SMALL);
    if forms::settle(ui, "Share them", sharing.lacks(desk.sheet).is_empty())
        && let Some(talk) = sharing.talk(desk.sheet)
    {
        acts.push(Act::Talk(talk));
        *sharing = Sharing::default();
    }
    widgets::remark(ui, "It takes one member of staff. A shared slip cannot be taken back.");
}

/// Slips to be ticked; answers whether a label forbids one of those chosen to one of those named.
pub(super) fn slips(ui: &mut Ui, sheet: &Sheet, heading: &str, to: NationSet, chosen: &mut CardSet) -> bool {
    ui.add_space(space::SMALL);
    widgets::overline(ui, heading);
    let mut forbidden = false;
    let mut any = false;
    for dossier in &sheet.incidents {
        for card in &dossier.cards {
            any = true;
            let barred = Sharing::bars(to, card);
            line(ui, card, barred, chosen);
            forbidden |= barred && chosen.has(card.id);
        }
    }
    if !any {
        widgets::remark(ui, "You hold no slip yet. Inquiries and partners bring them.");
    }
    forbidden
}

/// One slip to be ticked.
pub(super) fn line(ui: &mut Ui, card: &CardRow, barred: bool, chosen: &mut CardSet) {
    let palette = palette(ui);
    ui.horizontal(|ui| {
        let on = chosen.has(card.id);
        let label = format!("{} {}", if on { "✓" } else { "+" }, card.title);
        let response = forms::tick(ui, &label, on);
        let said = card.title.clone();
        response.widget_info(|| egui::WidgetInfo::selected(egui::WidgetType::Checkbox, true, on, &said));
        if response.clicked() {
            *chosen = if on { chosen.without(card.id) } else { chosen.with(card.id) };
        }
        response.on_hover_text(&card.text);
        widgets::grade(ui, &card.grade);
        widgets::tlp(ui, spoken::tlp(card.tlp));
        if barred {
            let words = RichText::new("the label forbids it").font(Face::Sans.at(size::SMALL));
            ui.label(words.color(palette.heat));
        }
    });
}
