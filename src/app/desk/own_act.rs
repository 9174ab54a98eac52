//! An act that no card offers: worded, aimed, argued; and the vote on those of others.

use super::Desk;
use crate::app::forms;
use crate::app::spoken;
use crate::app::theme::space;
use crate::app::widgets;
use crate::desk::Trying;
use crate::order::{Act, MatrixTalk, Talk};
use crate::view::sheet::{MatrixPage, MatrixRow, Sheet};
use bevy_egui::egui;
use egui::{TextEdit, Ui};

pub(super) fn show(ui: &mut Ui, desk: Desk<'_>, trying: &mut Trying, acts: &mut Vec<Act>) {
    let Some(page) = &desk.sheet.matrix else {
        return;
    };
    widgets::prose(
        ui,
        "Once in a play you may try what no card offers, before the whole table. \
         Somebody says how likely it is, and the dice decide at once.",
    );
    if page.aims.is_empty() {
        let had = page.acts.iter().any(|row| row.by == desk.sheet.seat);
        widgets::remark(ui, if had { "You have had your act." } else { "It is tried in Talks." });
    } else {
        form(ui, page, trying, acts);
    }
    for row in &page.acts {
        ui.add_space(space::MEDIUM);
        widgets::rule(ui);
        tried(ui, desk.sheet, row, acts);
    }
}

fn form(ui: &mut Ui, page: &MatrixPage, trying: &mut Trying, acts: &mut Vec<Act>) {
    ui.add_space(space::SMALL);
    let label = widgets::overline(ui, "What you do");
    let field = TextEdit::multiline(&mut trying.act).desired_rows(2).desired_width(f32::INFINITY);
    ui.add(field).labelled_by(label.id);
    forms::group(ui, "What it is meant to do", |ui| {
        for (aim, meant) in &page.aims {
            if forms::choice(ui, meant, trying.aim == Some(*aim)).clicked() {
                trying.aim = Some(*aim);
            }
        }
    });
    ui.add_space(space::SMALL);
    let label = widgets::overline(ui, "Why it should come off: up to three reasons");
    for argument in &mut trying.arguments {
        ui.add(TextEdit::singleline(argument).desired_width(f32::INFINITY)).labelled_by(label.id);
    }
    ui.add_space(space::SMALL);
    if forms::settle(ui, "Try it", trying.lacks(page).is_empty())
        && let Some(talk) = trying.talk(page)
    {
        acts.push(Act::Talk(talk));
        *trying = Trying::default();
    }
}

fn tried(ui: &mut Ui, sheet: &Sheet, row: &MatrixRow, acts: &mut Vec<Act>) {
    forms::facts(ui, &[(spoken::name(sheet, row.by), format!("round {}", row.round))]);
    widgets::prose(ui, &row.text);
    widgets::remark(ui, &format!("It is meant {}.", row.meant));
    for argument in &row.arguments {
        widgets::remark(ui, &format!("– {argument}"));
    }
    for (nation, vote) in &row.votes {
        widgets::remark(ui, &format!("{}: {vote}", spoken::name(sheet, *nation)));
    }
    if let Some((odds, came_off)) = &row.decided {
        let outcome = if *came_off { "It came off" } else { "It came to nothing" };
        forms::strong(ui, &format!("{outcome} (found: {odds})."));
    }
    if row.may_vote.is_empty() {
        return;
    }
    forms::group(ui, "How likely is it?", |ui| {
        for (odds, word) in &row.may_vote {
            if forms::small(ui, word).clicked() {
                acts.push(Act::Talk(Talk::Matrix(MatrixTalk::Vote { act: row.act, odds: *odds })));
            }
        }
    });
}
