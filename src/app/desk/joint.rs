//! Proposing a joint claim: the text others are asked to sign.

use super::{Desk, layout, wording};
use crate::app::forms;
use crate::app::spoken;
use crate::app::theme::space;
use crate::app::widgets;
use crate::desk::Proposing;
use crate::order::Act;
use crate::view::sheet::Sheet;
use bevy_egui::egui::Ui;

pub(super) fn show(ui: &mut Ui, desk: Desk<'_>, proposing: &mut Proposing, acts: &mut Vec<Act>) {
    let sheet = desk.sheet;
    under_way(ui, sheet);
    proposing.begin(sheet);
    if proposing.incident.is_none() {
        widgets::remark(ui, "No incident is known that one could speak about.");
        return;
    }
    forms::group(ui, "About", |ui| {
        for dossier in &sheet.incidents {
            if forms::choice(ui, &dossier.title, proposing.incident == Some(dossier.id)).clicked() {
                proposing.incident = Some(dossier.id);
            }
        }
    });
    wording::show(ui, sheet, proposing.incident, Proposing::rungs(sheet), &mut proposing.text);
    proposing.settle();
    if proposing.text.accuses() {
        accused(ui, sheet, proposing);
    }
    layout::addressees(ui, sheet, "Who should sign", &mut proposing.to, proposing.accused);
    ui.add_space(space::SMALL);
    if forms::settle(ui, "Propose it", proposing.lacks(sheet).is_empty())
        && let Some(talk) = proposing.talk(sheet)
    {
        acts.push(Act::Talk(talk));
    }
    widgets::remark(ui, "It takes one member of staff. Those who sign carry the text, and check it first.");
}

/// The seat's own text, if one lies before others.
fn under_way(ui: &mut Ui, sheet: &Sheet) {
    for open in sheet.proposals.iter().filter(|row| row.by == sheet.seat) {
        widgets::prose(ui, &open.text);
        for (nation, answer) in &open.answers {
            widgets::remark(ui, &format!("{} {answer}.", spoken::name(sheet, *nation)));
        }
        widgets::remark(ui, "One text at a time: publish this one with an order, or let it lapse.");
        ui.add_space(space::SMALL);
    }
}

fn accused(ui: &mut Ui, sheet: &Sheet, proposing: &mut Proposing) {
    forms::group(ui, "The nation it accuses", |ui| {
        for id in spoken::others(sheet) {
            if forms::choice(ui, spoken::name(sheet, id), proposing.accused == Some(id)).clicked() {
                proposing.accuse(id);
            }
        }
    });
}
