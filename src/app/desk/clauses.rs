//! A clause of a negotiated text: its bracketed options, who marks what, and what may be said.

use crate::app::forms;
use crate::app::spoken;
use crate::app::theme::{Face, palette, size, space};
use crate::app::widgets;
use crate::order::{Act, Says, Talk};
use crate::terms::letters::capitalised;
use crate::terms::{DraftStage, Stance};
use crate::view::sheet::{BracketRow, ClauseRow, DraftMove, DraftRow, Sheet};
use bevy_egui::egui;
use egui::{RichText, Ui};

/// Shows a clause, counted from 1.
pub(super) fn show(ui: &mut Ui, sheet: &Sheet, row: &DraftRow, number: u8, clause: &ClauseRow, acts: &mut Vec<Act>) {
    widgets::card(ui, |ui| {
        ui.set_width(ui.available_width());
        forms::strong(ui, &format!("Clause {number}. {}", clause.title));
        if !clause.reserved.is_empty() {
            widgets::remark(ui, &format!("Reserved by {}.", spoken::names(sheet, clause.reserved)));
        }
        let adopted = row.stage == DraftStage::Adopted;
        for option in clause.options.iter().filter(|option| option.stands || !adopted) {
            ui.add_space(space::SMALL);
            bracket(ui, sheet, option, adopted, acts);
        }
        if clause.moves.is_empty() {
            return;
        }
        ui.add_space(space::SMALL);
        ui.horizontal_wrapped(|ui| {
            for one in &clause.moves {
                let lifts = matches!(says(one), Some(Says::Lift(_)));
                let label = if lifts { "Lift the reservation on" } else { "Reserve" };
                let clicked = forms::small(ui, &format!("{label} clause {number}")).clicked();
                if !lifts {
                    let quiet = palette(ui).quiet;
                    forms::word(ui, "takes political capital; who reserves counts as against", quiet);
                }
                if clicked {
                    acts.push(Act::Talk(one.talk.clone()));
                }
            }
        });
    });
}

fn says(one: &DraftMove) -> Option<Says> {
    if let Talk::Draft(talk) = one.talk { Some(talk.says) } else { None }
}

fn bracket(ui: &mut Ui, sheet: &Sheet, option: &BracketRow, adopted: bool, acts: &mut Vec<Act>) {
    let palette = palette(ui);
    ui.horizontal_top(|ui| {
        ui.label(RichText::new(&option.number).font(Face::Mono.at(14.0)).color(palette.quiet));
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 4.0;
            // What stands is set as text, what is bracketed as a bracket.
            let text = if option.stands { option.text.clone() } else { format!("[{}]", option.text) };
            ui.label(RichText::new(text).font(Face::Serif.at(size::BODY + 1.0)).color(palette.ink));
            if adopted {
                return;
            }
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing.x = 12.0;
                if option.stands {
                    forms::word(ui, "stands in the text", palette.law);
                }
                instructed(ui, option);
                panel(ui, option);
            });
            marks(ui, sheet, option);
            controls(ui, sheet, option, acts);
        });
    });
}

/// What the seat's own instructions say of it.
fn instructed(ui: &mut Ui, option: &BracketRow) {
    let palette = palette(ui);
    if option.red_line {
        forms::word(ui, "instructions: a red line", palette.heat);
    } else if option.weight > 0 {
        let shown = forms::word(ui, &format!("instructions: prefer it (+{})", option.weight), palette.secret);
        forms::because(shown, "Instructions", &[], ui);
    } else if option.weight < 0 {
        let shown = forms::word(ui, &format!("instructions: object (−{})", -option.weight), palette.secret);
        forms::because(shown, "Instructions", &[], ui);
    }
}

/// How the stakeholders lean.
fn panel(ui: &mut Ui, option: &BracketRow) {
    let leaning = |ui: &mut Ui, word: &str, for_it: bool| {
        let groups = ["industry", "civil society", "technical community"];
        let lean = groups.iter().zip(option.panel).filter(|(_, by)| if for_it { *by > 0 } else { *by < 0 });
        let names: Vec<&str> = lean.map(|(name, _)| *name).collect();
        if !names.is_empty() {
            let quiet = palette(ui).quiet;
            forms::word(ui, &format!("{word}: {}", names.join(", ")), quiet);
        }
    };
    leaning(ui, "for", true);
    leaning(ui, "against", false);
}

/// Who marks what.
fn marks(ui: &mut Ui, sheet: &Sheet, option: &BracketRow) {
    let stances = ["prefer it", "can live with it", "object"];
    let named = stances.iter().zip(option.marks).filter(|(_, who)| !who.is_empty());
    let said: Vec<String> = named.map(|(word, who)| format!("{word}: {}", spoken::names(sheet, who))).collect();
    if !said.is_empty() {
        widgets::remark(ui, &capitalised(&said.join(" · ")));
    }
}

fn controls(ui: &mut Ui, sheet: &Sheet, option: &BracketRow, acts: &mut Vec<Act>) {
    if option.moves.is_empty() {
        return;
    }
    let number = &option.number;
    let find = |wanted: &dyn Fn(Says) -> bool| option.moves.iter().find(|one| says(one).is_some_and(wanted));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        for (stance, who) in [Stance::Prefer, Stance::LiveWith, Stance::Object].into_iter().zip(option.marks) {
            let mark = find(&|says| matches!(says, Says::Mark(_, marked) if marked == stance));
            let mine = who.has(sheet.seat);
            let said = format!("{number}: {}", stance.word());
            let clicked = forms::choice_said(ui, &capitalised(stance.word()), &said, mine).clicked();
            if let Some(one) = mark.filter(|_| clicked) {
                acts.push(Act::Talk(one.talk.clone()));
            }
        }
        if let Some(one) = find(&|says| matches!(says, Says::Amend(_)))
            && forms::small(ui, &format!("Write {number} into the text")).clicked()
        {
            acts.push(Act::Talk(one.talk.clone()));
        }
    });
}
