//! The other ministries at home: liaison for the round, and what they have done on their own.

use super::Desk;
use crate::app::forms;
use crate::app::spoken;
use crate::app::theme::space;
use crate::app::widgets;
use crate::order::Act;
use crate::terms::Phase;
use bevy_egui::egui::Ui;

pub(super) fn show(ui: &mut Ui, desk: Desk<'_>, acts: &mut Vec<Act>) {
    let Some(page) = &desk.sheet.home else {
        return;
    };
    widgets::prose(
        ui,
        "Prosecutors, regulators and services have plans of their own, and do not tell you. \
         While you keep liaison they wait for you this round.",
    );
    ui.add_space(space::SMALL);
    if page.liaison {
        forms::strong(ui, "You keep liaison this round.");
    } else {
        let keep = forms::settle(ui, "Keep liaison this round", page.liaise.is_some());
        if let Some(talk) = page.liaise.clone().filter(|_| keep) {
            acts.push(Act::Talk(talk));
        }
        match &page.hindrance {
            Some(why) => widgets::remark(ui, &format!("It cannot be kept: {why}.")),
            None if desk.sheet.header.phase == Phase::Talks => widgets::remark(ui, "It takes one member of staff."),
            None => widgets::remark(ui, "It is kept in Talks, and takes one member of staff."),
        };
    }
    if page.acts.is_empty() {
        return;
    }
    ui.add_space(space::MEDIUM);
    widgets::overline(ui, "What ministries did on their own");
    for row in &page.acts {
        forms::facts(ui, &[(spoken::name(desk.sheet, row.nation), row.ministry.clone())]);
        widgets::remark(ui, &row.text);
    }
}
