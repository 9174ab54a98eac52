//! An order being completed: what it teaches, whom it meets, what the gate says.

use super::{Desk, DeskState, share, wording};
use crate::app::forms;
use crate::app::spoken;
use crate::app::theme::{Face, palette, size, space};
use crate::app::widgets;
use crate::desk::{Drafting, Wanting};
use crate::terms::CardSet;
use crate::view::sheet::{Gate, Needs, OptionRow, Sheet};
use bevy_egui::egui;
use egui::text::{LayoutJob, TextFormat};
use egui::{RichText, Ui};

pub(super) fn show(ui: &mut Ui, desk: Desk<'_>, state: &mut DeskState) {
    let Some(mut drafting) = state.drafting else {
        return;
    };
    let Some(option) = drafting.option(desk.sheet) else {
        widgets::prose(ui, "This can be ordered no more.");
        if forms::small(ui, "Back to the list").clicked() {
            state.drafting = None;
        }
        return;
    };
    if forms::small(ui, "‹ All orders").clicked() {
        state.drafting = None;
        return;
    }
    let (gate, refused) = (desk.weigh)(&drafting.order);
    about(ui, option, gate.heat);
    ui.add_space(space::SMALL);
    verdict(ui, &gate, refused.as_deref());
    ui.add_space(space::SMALL);
    let before = drafting;
    widgets::card(ui, |ui| {
        ui.set_width(ui.available_width());
        aim(ui, desk.sheet, &mut drafting);
        // A new aim brings its own row, whose needs may differ.
        let option = drafting.option(desk.sheet).unwrap_or(option);
        needs(ui, desk.sheet, option, &mut drafting);
        if option.needs == Needs::Nothing && drafting.stem.target.is_none() && drafting.stem.incident.is_none() {
            widgets::remark(ui, "It needs nothing more to be said.");
        }
    });
    if drafting != before {
        // The verdict stands above what was just changed.
        ui.ctx().request_repaint();
    }
    if state.drafting.is_some() {
        state.drafting = Some(drafting);
    }
}

fn about(ui: &mut Ui, option: &OptionRow, heat: i16) {
    let palette = palette(ui);
    widgets::heading(ui, &option.title);
    widgets::prose(ui, &option.teaches);
    ui.add_space(space::HAIR);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 16.0;
        let (staff, capital, funds) = option.cost;
        for (name, what, cost) in [
            ("staff", "Cost in staff", staff),
            ("capital", "Cost in capital", capital),
            ("funds", "Cost in funds", funds),
        ] {
            forms::because(forms::fact(ui, name, &cost.to_string()), what, &[], ui);
        }
        let ink = if heat > 0 { palette.heat } else { palette.quiet };
        forms::because(forms::word(ui, &format!("heat {heat}"), ink), "Heat", &[], ui);
        forms::word(ui, option.class.word(), palette.law);
        forms::word(ui, if option.public { "in the open" } else { "not in public" }, palette.quiet);
        forms::word(ui, &format!("rule {}", option.rule), palette.quiet);
    });
    ui.add_space(space::HAIR);
    let line = |ui: &mut Ui, name: &str, text: &str| {
        let mut job = LayoutJob::default();
        job.append(name, 0.0, TextFormat::simple(Face::SansBold.at(14.0), palette.ink));
        job.append(text, 5.0, TextFormat::simple(Face::Sans.at(14.0), palette.ink));
        ui.label(job);
    };
    line(ui, "Signals:", &option.signals);
    if !option.replies.is_empty() {
        line(ui, "Expect:", &option.replies.join(" "));
    }
}

/// Whom it is aimed at and what it is about.
fn aim(ui: &mut Ui, sheet: &Sheet, drafting: &mut Drafting) {
    let targets = drafting.targets(sheet);
    if targets != [None] {
        forms::group(ui, "Aimed at", |ui| {
            for target in targets {
                let label = target.map_or("Nobody", |id| spoken::name(sheet, id));
                if forms::choice(ui, label, drafting.stem.target == target).clicked() {
                    drafting.aim(sheet, target);
                }
            }
        });
    }
    let incidents = drafting.incidents(sheet);
    if incidents != [None] {
        forms::group(ui, "About", |ui| {
            for incident in incidents {
                let dossier = incident.and_then(|id| sheet.incidents.iter().find(|row| row.id == id));
                let label = dossier.map_or("No incident", |dossier| dossier.title.as_str());
                if forms::choice(ui, label, drafting.stem.incident == incident).clicked() {
                    drafting.turn_to(sheet, incident);
                }
            }
        });
    }
}

fn needs(ui: &mut Ui, sheet: &Sheet, option: &OptionRow, drafting: &mut Drafting) {
    match option.needs {
        Needs::Nothing => {}
        Needs::Wording(from, to) => {
            let order = &mut drafting.order;
            let mut text = order.wording.as_ref().map(Wanting::of).unwrap_or_default();
            wording::show(ui, sheet, order.incident, (from, to), &mut text);
            order.wording = Some(text.wording());
        }
        Needs::Card => card(ui, sheet, drafting),
    }
}

fn card(ui: &mut Ui, sheet: &Sheet, drafting: &mut Drafting) {
    ui.add_space(space::SMALL);
    widgets::overline(ui, "The slip whose source is checked");
    for card in drafting.cards(sheet) {
        let mut chosen = drafting.order.card.map_or(CardSet::NONE, CardSet::one);
        share::line(ui, card, false, &mut chosen);
        if chosen.has(card.id) {
            drafting.order.card = Some(card.id);
        }
    }
}

/// The seal, with what is missing, what is doubtful, and why it would be refused.
fn verdict(ui: &mut Ui, gate: &Gate, refused: Option<&str>) {
    let palette = palette(ui);
    widgets::overline(ui, "Before the law");
    widgets::seal(ui, spoken::seal(gate.seal), None);
    for missing in &gate.missing {
        forms::word(ui, &format!("missing: {missing}"), palette.caution);
    }
    for doubt in &gate.doubts {
        forms::word(ui, &format!("doubtful: {doubt}"), palette.quiet);
    }
    for stake in &gate.stakes {
        forms::word(ui, stake, palette.ink);
    }
    if let Some(why) = refused {
        ui.label(
            RichText::new(format!("It cannot be ordered: {why}"))
                .font(Face::SansBold.at(size::SMALL))
                .color(palette.heat),
        );
    }
}
