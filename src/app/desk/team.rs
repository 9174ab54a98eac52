//! The people at the seat and the pages that they keep (18.2), and their initials on orders, as the
//! window shows them.

use super::{DeskState, Leave};
use crate::app::forms;
use crate::app::theme::space;
use crate::app::widgets;
use crate::desk::{Joining, Team};
use crate::order::{Act, TeamPage};
use crate::terms::OrderId;
use bevy_egui::egui;
use egui::{TextEdit, Ui};

/// Shows who sits here, and names further people.
pub(super) fn show(ui: &mut Ui, team: &Team, joining: &mut Joining, acts: &mut Vec<Act>) {
    widgets::overline(ui, "Who sits here");
    widgets::remark(
        ui,
        "Several people can share a seat. Accusing in public, measures and countermeasures carry the initials of \
         head and legal; one or two people sign without being asked. Nothing is locked.",
    );
    for member in &team.members {
        let pages: Vec<&str> = member.pages.iter().map(|page| page.word()).collect();
        forms::facts(ui, &[(member.initials.as_str(), pages.join(", "))]);
        if let Some(act) = team.without(member)
            && forms::small(ui, &format!("{} leaves", member.initials)).clicked()
        {
            acts.push(act);
        }
    }
    ui.add_space(space::SMALL);
    let label = widgets::overline(ui, "Initials");
    ui.add(TextEdit::singleline(&mut joining.initials).desired_width(64.0)).labelled_by(label.id);
    forms::group(ui, "Pages", |ui| {
        for page in TeamPage::ALL {
            let on = joining.pages.contains(&page);
            if forms::tick(ui, page.word(), on).clicked() {
                if on { joining.pages.retain(|other| *other != page) } else { joining.pages.push(page) }
            }
        }
    });
    ui.add_space(space::SMALL);
    let joined = joining.act(team);
    if forms::settle(ui, "Sit down", joined.is_some()) {
        acts.extend(joined);
        joining.pages.clear();
        joining.initials.clear();
    }
}

/// The way to leave the seat, asked about once more: nobody is handed it back by a slip of the hand.
pub(super) fn leave(ui: &mut Ui, state: &mut DeskState) {
    ui.add_space(space::MEDIUM);
    widgets::overline(ui, "Leaving the seat");
    widgets::remark(ui, "Anybody may leave a seat at any time, and need not say why. A policy plays on in it.");
    ui.horizontal(|ui| {
        if !state.joining.leaving {
            state.joining.leaving = forms::small(ui, "Leave the seat").clicked();
            return;
        }
        if forms::small(ui, "Yes, leave it to a policy").clicked() {
            state.joining.leaving = false;
            state.leave = Some(Leave::Seat);
        }
        if forms::small(ui, "Stay").clicked() {
            state.joining.leaving = false;
        }
    });
}

/// The initials on an order, who is still to sign, and the way to do so.
pub(super) fn initials(ui: &mut Ui, team: &Team, place: usize, order: OrderId, acts: &mut Vec<Act>) {
    let Some((signed, wanting)) = team.signed.get(place) else {
        return;
    };
    if !signed.is_empty() {
        widgets::remark(ui, &format!("Initials: {}", signed.join(", ")));
    }
    if wanting.is_empty() {
        return;
    }
    let pages: Vec<&str> = wanting.iter().map(|page| page.word()).collect();
    widgets::remark(ui, &format!("Not signed by {}.", pages.join(" and ")));
    ui.horizontal_wrapped(|ui| {
        for member in team.signers(place) {
            let sign = ui.push_id(place, |ui| forms::small(ui, &format!("{} signs", member.initials))).inner;
            if sign.clicked() {
                acts.push(Act::Sign { order, initials: member.initials.clone() });
            }
        }
    });
}
