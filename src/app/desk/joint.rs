//! Proposing a joint claim: the text others are asked to sign.

use super::{Desk, Proposing, layout, wording};
use crate::app::forms;
use crate::app::spoken;
use crate::app::theme::space;
use crate::app::widgets;
use crate::order::{Act, Talk};
use crate::terms::{Module, Phase, Rung};
use crate::view::sheet::Sheet;
use bevy_egui::egui::Ui;

pub(super) fn show(ui: &mut Ui, desk: Desk<'_>, proposing: &mut Proposing, acts: &mut Vec<Act>) {
    let sheet = desk.sheet;
    under_way(ui, sheet);
    let on = |id| sheet.incidents.iter().any(|row| row.id == id);
    proposing.incident = proposing.incident.filter(|&id| on(id)).or(sheet.incidents.first().map(|row| row.id));
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
    let states = sheet.header.plays(Module::StateAttribution);
    let most = if states { Rung::BreachedLaw } else { Rung::LinkedActors };
    wording::show(ui, sheet, proposing.incident, (Rung::Concern, most), &mut proposing.text);
    let names_a_nation = proposing.text.rung >= Rung::FromTerritory;
    if names_a_nation {
        accused(ui, sheet, proposing);
    } else {
        proposing.accused = None;
    }
    layout::addressees(ui, sheet, "Who should sign", &mut proposing.to, proposing.accused);
    ui.add_space(space::SMALL);
    let ready = sheet.header.phase == Phase::Talks
        && !proposing.to.is_empty()
        && (!names_a_nation || proposing.accused.is_some());
    if forms::settle(ui, "Propose it", ready)
        && let Some(incident) = proposing.incident
    {
        let (to, accused) = (proposing.to, proposing.accused);
        acts.push(Act::Talk(Talk::Propose { to, incident, accused, wording: wording::finished(&proposing.text) }));
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
                proposing.accused = Some(id);
                proposing.to.remove(id);
            }
        }
    });
}
