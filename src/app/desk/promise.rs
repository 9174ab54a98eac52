//! A pledge being worded: to whom, on what condition, what, by when, and the message that carries it.

use super::{Desk, acts as picking};
use crate::app::forms;
use crate::app::spoken;
use crate::app::theme::space;
use crate::app::widgets;
use crate::desk::{If, Promising, Whose, in_words};
use crate::order::Act;
use crate::terms::{Carrier, NationSet};
use crate::view::sheet::Sheet;
use bevy_egui::egui;
use egui::{TextEdit, Ui};
use std::ops::RangeInclusive;

/// Shows the form.
pub(super) fn show(ui: &mut Ui, desk: Desk<'_>, promising: &mut Promising, acts: &mut Vec<Act>) {
    let sheet = desk.sheet;
    audience(ui, sheet, promising);
    condition(ui, sheet, promising);
    ui.add_space(space::SMALL);
    widgets::rule(ui);
    picking::show(ui, sheet, Whose::Ours, &mut promising.ours);
    promising.settle(sheet);
    rounds(ui, ("By the end of round", "we"), promising.rounds_of_act(sheet), &mut promising.by_round);
    ui.add_space(space::SMALL);
    widgets::rule(ui);
    forms::group(ui, "Carried by", |ui| {
        for &carrier in Carrier::ALL {
            if forms::choice(ui, spoken::carrier(carrier), promising.carrier == carrier).clicked() {
                promising.carrier = carrier;
            }
        }
    });
    ui.add_space(space::SMALL);
    let label = widgets::overline(ui, "Text");
    let field = TextEdit::multiline(&mut promising.prose)
        .desired_rows(2)
        .desired_width(f32::INFINITY)
        .hint_text("What you write besides. People read it; the ledger does not.");
    ui.add(field).labelled_by(label.id);
    ui.add_space(space::SMALL);
    let pledge = promising.pledge(sheet);
    match &pledge {
        Some(pledge) => widgets::prose(ui, &in_words(sheet, pledge)),
        None => widgets::remark(ui, "Something is still to be chosen."),
    };
    if forms::settle(ui, "Give the pledge", pledge.is_some())
        && let Some(talk) = promising.talk(sheet)
    {
        acts.push(Act::Talk(talk));
        promising.given();
    }
}

fn audience(ui: &mut Ui, sheet: &Sheet, promising: &mut Promising) {
    forms::group(ui, "Given", |ui| {
        if forms::choice(ui, "In public", promising.only.is_none()).clicked() {
            promising.only = None;
        }
        if forms::choice(ui, "Between parties", promising.only.is_some()).clicked() {
            promising.only.get_or_insert(NationSet::NONE);
        }
    });
    if let Some(to) = &mut promising.only {
        super::layout::addressees(ui, sheet, "To", to, None);
    }
    widgets::remark(ui, "In public a word weighs more: kept or broken, everybody sees it.");
}

fn condition(ui: &mut Ui, sheet: &Sheet, promising: &mut Promising) {
    forms::group(ui, "On condition that", |ui| {
        for (on, label) in If::ALL {
            if forms::choice(ui, label, promising.on == on).clicked() {
                promising.on = on;
            }
        }
    });
    match promising.on {
        If::Always => return,
        If::Continues => incident(ui, sheet, promising),
        If::Conduct | If::Restrains | If::Unrestrained | If::NamesUs => nation(ui, sheet, promising),
    }
    if let (If::Conduct, Some(by)) = (promising.on, promising.nation) {
        ui.push_id("theirs", |ui| picking::show(ui, sheet, Whose::Theirs(by), &mut promising.theirs));
    }
    promising.settle(sheet);
    rounds(ui, ("Condition by the end of round", "they"), promising.rounds_of_condition(sheet), &mut promising.until);
}

fn incident(ui: &mut Ui, sheet: &Sheet, promising: &mut Promising) {
    promising.settle(sheet);
    forms::group(ui, "Incident", |ui| {
        for (id, title) in Promising::incidents(sheet) {
            if forms::choice(ui, title, promising.incident == Some(id)).clicked() {
                promising.incident = Some(id);
            }
        }
        if Promising::incidents(sheet).next().is_none() {
            widgets::remark(ui, "No incident is live.");
        }
    });
}

fn nation(ui: &mut Ui, sheet: &Sheet, promising: &mut Promising) {
    promising.settle(sheet);
    forms::group(ui, if promising.on.is_of_host() { "Host" } else { "Nation" }, |ui| {
        for id in promising.nations(sheet) {
            let name = spoken::name(sheet, id);
            if forms::choice_said(ui, name, &format!("if {name}"), promising.nation == Some(id)).clicked() {
                promising.nation = Some(id);
            }
        }
    });
}

/// The rounds from one to another.
fn rounds(ui: &mut Ui, words: (&str, &str), rounds: RangeInclusive<u8>, chosen: &mut Option<u8>) {
    forms::group(ui, words.0, |ui| {
        if rounds.is_empty() {
            widgets::remark(ui, "No round is left for it.");
        }
        for round in rounds {
            let said = format!("{} by round {round}", words.1);
            if forms::choice_said(ui, &round.to_string(), &said, *chosen == Some(round)).clicked() {
                *chosen = Some(round);
            }
        }
    });
}
