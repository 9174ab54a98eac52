//! Proposing to speak on one day, each in its own words (5.1).

use super::{Desk, layout};
use crate::app::forms;
use crate::app::spoken;
use crate::app::theme::space;
use crate::app::widgets;
use crate::desk::Coordinating;
use crate::order::Act;
use crate::view::sheet::Sheet;
use bevy_egui::egui::Ui;

pub(super) fn show(ui: &mut Ui, desk: Desk<'_>, form: &mut Coordinating, acts: &mut Vec<Act>) {
    let sheet = desk.sheet;
    under_way(ui, sheet);
    form.begin(sheet);
    if form.incident.is_none() {
        widgets::remark(ui, "No incident is known that one could speak about.");
        return;
    }
    layout::addressees(ui, sheet, "With whom", &mut form.to, None);
    forms::group(ui, "About", |ui| {
        for dossier in &sheet.incidents {
            if forms::choice(ui, &dossier.title, form.incident == Some(dossier.id)).clicked() {
                form.incident = Some(dossier.id);
            }
        }
    });
    forms::group(ui, "In round", |ui| {
        for round in Coordinating::rounds(sheet) {
            if forms::choice(ui, &round.to_string(), form.day(sheet) == round).clicked() {
                form.round = Some(round);
            }
        }
    });
    ui.add_space(space::SMALL);
    if forms::settle(ui, "Propose it", form.lacks(sheet).is_empty())
        && let Some(talk) = form.talk(sheet)
    {
        acts.push(Act::Talk(talk));
        *form = Coordinating::default();
    }
    widgets::remark(
        ui,
        "It takes one member of staff and binds nobody. Texts of that day that name the same count each other \
         half as signatories, and others answer them once.",
    );
}

/// What has been agreed or proposed.
fn under_way(ui: &mut Ui, sheet: &Sheet) {
    for row in &sheet.coordinations {
        let speak = spoken::names(sheet, row.parties);
        widgets::prose(ui, &format!("Round {}, on {}: {speak}.", row.round, row.incident));
        if !row.asked.is_empty() {
            widgets::remark(ui, &format!("Not answered yet: {}.", spoken::names(sheet, row.asked)));
        }
        ui.add_space(space::SMALL);
    }
}
