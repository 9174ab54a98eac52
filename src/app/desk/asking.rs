//! Asking a partner for a slip (4.6).

use super::Desk;
use crate::app::forms;
use crate::app::spoken;
use crate::app::theme::space;
use crate::app::widgets;
use crate::desk::Asking;
use crate::order::Act;
use bevy_egui::egui::Ui;

pub(super) fn show(ui: &mut Ui, desk: Desk<'_>, form: &mut Asking, acts: &mut Vec<Act>) {
    let sheet = desk.sheet;
    for (of, what) in &sheet.asking.open {
        widgets::remark(ui, &format!("You have asked {} for {what}; no answer yet.", spoken::name(sheet, *of)));
    }
    form.begin(sheet);
    if form.incident.is_none() {
        widgets::remark(ui, "No incident is known that one could ask about.");
        return;
    }
    forms::group(ui, "Of whom", |ui| {
        for id in spoken::others(sheet) {
            if forms::choice(ui, spoken::name(sheet, id), form.of == Some(id)).clicked() {
                form.of = Some(id);
            }
        }
    });
    forms::group(ui, "About", |ui| {
        for dossier in &sheet.incidents {
            if forms::choice(ui, &dossier.title, form.incident == Some(dossier.id)).clicked() {
                form.incident = Some(dossier.id);
            }
        }
    });
    forms::group(ui, "For what", |ui| {
        for (wanted, words) in form.all(sheet) {
            if forms::choice(ui, &words, form.chosen() == wanted).clicked() {
                form.wanted = Some(wanted);
            }
        }
    });
    ui.add_space(space::SMALL);
    if forms::settle(ui, "Ask for it", form.lacks(sheet).is_empty())
        && let Some(talk) = form.talk(sheet)
    {
        acts.push(Act::Talk(talk));
    }
    widgets::remark(
        ui,
        "It takes one member of staff. They see what you ask for, and refuse, give, or give under a label.",
    );
}
