//! The ledger of pledges, and the way to give one.

use super::{Desk, promise};
use crate::app::forms;
use crate::app::spoken;
use crate::app::theme::space;
use crate::app::widgets;
use crate::desk::Promising;
use crate::order::Act;
use crate::terms::letters::capitalised;
use crate::view::sheet::{PledgeRow, Sheet};
use bevy_egui::egui::Ui;

pub(super) fn show(ui: &mut Ui, desk: Desk<'_>, promising: &mut Promising, acts: &mut Vec<Act>) {
    widgets::heading(ui, "Pledges");
    let left = desk.sheet.promise.as_ref().map(|promise| promise.left);
    let words = match left {
        None => "Pledges are given in Talks. Each is judged by rule, every round.".to_owned(),
        Some(0) => "You have given as many this round as a round has room for.".to_owned(),
        Some(left) => format!("Each is judged by rule, every round. You may give {left} more this round."),
    };
    let shown = widgets::remark(ui, &words);
    if left.is_some() {
        forms::because(shown, "Room in a round", &[], ui);
    }
    ui.add_space(space::SMALL);
    let may = left.is_some_and(|left| left > 0);
    promising.open &= may;
    if may {
        ui.horizontal(|ui| {
            for (label, open) in [("Ledger", false), ("Give a pledge", true)] {
                if forms::choice(ui, label, promising.open == open).clicked() {
                    promising.open = open;
                }
            }
        });
        ui.add_space(space::SMALL);
    }
    if promising.open {
        widgets::card(ui, |ui| {
            ui.set_width(ui.available_width());
            promise::show(ui, desk, promising, acts);
        });
        return;
    }
    if desk.sheet.pledges.is_empty() {
        widgets::prose(ui, "Nobody has given you, or you anybody, a word that is in the ledger yet.");
    }
    for row in &desk.sheet.pledges {
        one(ui, desk.sheet, row);
        ui.add_space(space::SMALL);
    }
}

fn one(ui: &mut Ui, sheet: &Sheet, row: &PledgeRow) {
    widgets::card(ui, |ui| {
        ui.set_width(ui.available_width());
        widgets::prose(ui, &row.text);
        let to = row.to.map_or_else(|| "everybody".to_owned(), |to| spoken::names(sheet, to));
        let given = ("given in round", row.round.to_string());
        forms::facts(ui, &[("stands", row.status.to_owned()), given, ("to", to)]);
        if let Some(decided) = &row.decided {
            widgets::remark(ui, &format!("{}.", capitalised(decided)));
        }
    });
}
