//! The negotiating rooms: the texts, what each says, and what may be said over it; and the norms.

use super::{Desk, DeskState, clauses};
use crate::app::forms::{self, Row};
use crate::app::spoken;
use crate::app::theme::{palette, space};
use crate::app::widgets;
use crate::desk::{Bundle, Text, stands, text_waits};
use crate::order::{Act, Says, Talk};
use crate::terms::letters::capitalised;
use crate::terms::{DraftStage, Phase};
use crate::view::sheet::{DraftRow, NormRow, Sheet};
use bevy_egui::egui;
use egui::{Frame, Margin, Ui};

pub(super) fn show(ui: &mut Ui, desk: Desk<'_>, state: &mut DeskState, acts: &mut Vec<Act>) {
    let sheet = desk.sheet;
    let first = sheet.drafts.first().map_or(Text::Norms, |row| Text::Draft(row.draft));
    let there = |text: &Text| matches!(text, Text::Norms) || draft(sheet, *text).is_some();
    let open = state.text.filter(there).unwrap_or(first);
    let mut chosen = open;
    let beside = ui.available_width() >= super::BESIDE;
    if beside {
        super::list_beside(ui, "texts", |ui| chosen = list(ui, sheet, open));
    }
    ui.push_id(format!("{open:?}"), |ui| {
        super::page(ui, |ui| {
            if !beside {
                let drafts = sheet.drafts.iter().map(|row| (Text::Draft(row.draft), row.title.as_str()));
                chosen = super::choices(ui, drafts.chain([(Text::Norms, "Norms")]), open);
            }
            match draft(sheet, open) {
                Some(row) => text(ui, sheet, row, &mut state.bundle, acts),
                None => norms(ui, sheet),
            }
        });
    });
    state.text = Some(chosen);
}

fn draft(sheet: &Sheet, open: Text) -> Option<&DraftRow> {
    sheet.drafts.iter().find(|row| Text::Draft(row.draft) == open)
}

fn list(ui: &mut Ui, sheet: &Sheet, open: Text) -> Text {
    ui.spacing_mut().item_spacing.y = 0.0;
    let mut chosen = open;
    let caution = palette(ui).caution;
    for row in &sheet.drafts {
        let under = format!("{} · {}", row.stage.word(), row.forum);
        let this = Text::Draft(row.draft);
        let mark = text_waits(sheet, row).then_some(("your word", caution));
        let shown = Row { mark, strong: text_waits(sheet, row), open: this == open, ..Row::of(&row.title, &under) };
        if forms::row(ui, &shown).clicked() {
            chosen = this;
        }
    }
    let shown = Row { open: open == Text::Norms, ..Row::of("Norms", "what everybody has agreed to, and how it wears") };
    if forms::row(ui, &shown).clicked() {
        chosen = Text::Norms;
    }
    chosen
}

fn text(ui: &mut Ui, sheet: &Sheet, row: &DraftRow, bundle: &mut Bundle, acts: &mut Vec<Act>) {
    widgets::heading(ui, &row.title);
    let kind = if row.treaty { "Treaty" } else { "Declaration" };
    widgets::remark(ui, &format!("{kind} · {}", row.forum));
    forms::strong(ui, &stands(sheet, row));
    let sets = [
        ("sits there", row.members),
        ("sponsors", row.sponsors),
        ("broke the silence", row.against),
        ("signed", row.signed),
        ("parties", row.parties),
    ];
    let some = sets.into_iter().filter(|(_, set)| !set.is_empty());
    let mut facts: Vec<(&str, String)> = some.map(|(name, set)| (name, spoken::names(sheet, set))).collect();
    let panel = |endorsed: bool| if endorsed { "endorse it" } else { "refuse it" };
    facts.extend(row.endorsed.map(|endorsed| ("stakeholders", panel(endorsed).to_owned())));
    forms::facts(ui, &facts);
    if let Some(package) = &row.package {
        ui.add_space(space::HAIR);
        forms::strong(ui, &format!("On offer: {package}."));
    }
    moves(ui, sheet, row, acts);
    ui.add_space(space::SMALL);
    for (number, clause) in (1..).zip(&row.clauses) {
        clauses::show(ui, sheet, row, number, clause, acts);
        ui.add_space(space::SMALL);
    }
    if !row.packages.is_empty() {
        package(ui, sheet, row, bundle, acts);
    }
}

/// What may be said over the text as a whole.
fn moves(ui: &mut Ui, sheet: &Sheet, row: &DraftRow, acts: &mut Vec<Act>) {
    if !row.moves.is_empty() {
        ui.add_space(space::SMALL);
        ui.horizontal_wrapped(|ui| {
            for one in &row.moves {
                if forms::small(ui, &capitalised(&one.label)).clicked() {
                    acts.push(Act::Talk(one.talk.clone()));
                }
            }
        });
    }
    if let Some(why) = &row.hindrance {
        widgets::remark(ui, why);
    }
    let says = |wanted: fn(Says) -> bool| {
        row.moves.iter().any(|one| matches!(one.talk, Talk::Draft(talk) if wanted(talk.says)))
    };
    if says(|says| says == Says::Table) {
        widgets::remark(ui, "To table it takes one member of staff and makes you its first sponsor.");
    }
    if says(|says| says == Says::BreakSilence) {
        widgets::remark(ui, "Silence is consent. To break it costs you a little of each sponsor’s trust.");
    }
    if says(|says| matches!(says, Says::Answer(_))) {
        widgets::remark(ui, "Taken, both options stand; it is one of the round’s replies.");
    }
    if row.member && row.stage == DraftStage::Tabled && sheet.header.phase != Phase::Talks {
        widgets::remark(ui, "It is negotiated in Talks.");
    }
}

/// A package: one option for another, at one stroke.
fn package(ui: &mut Ui, sheet: &Sheet, row: &DraftRow, bundle: &mut Bundle, acts: &mut Vec<Act>) {
    bundle.turn_to(row);
    widgets::card(ui, |ui| {
        ui.set_width(ui.available_width());
        forms::strong(ui, "Offer a package");
        widgets::remark(ui, "One option for another, in two clauses. The objections of the two of you fall with it.");
        forms::group(ui, "To", |ui| {
            for to in Bundle::partners(row).iter() {
                let said = format!("Package to {}", spoken::name(sheet, to));
                if forms::choice_said(ui, spoken::name(sheet, to), &said, bundle.to == Some(to)).clicked() {
                    *bundle = Bundle { to: Some(to), ..*bundle };
                }
            }
        });
        forms::group(ui, "You give", |ui| {
            for pick in bundle.to_give(row) {
                if forms::choice_said(ui, &pick.to_string(), &format!("Give {pick}"), bundle.gives == Some(pick))
                    .clicked()
                {
                    *bundle = Bundle { gives: Some(pick), takes: None, ..*bundle };
                }
            }
        });
        forms::group(ui, "You take", |ui| {
            for pick in bundle.to_take(row) {
                if forms::choice_said(ui, &pick.to_string(), &format!("Take {pick}"), bundle.takes == Some(pick))
                    .clicked()
                {
                    bundle.takes = Some(pick);
                }
            }
        });
        ui.add_space(space::SMALL);
        let ready = bundle.talk(row);
        if forms::settle(ui, "Offer the package", ready.is_some())
            && let Some(talk) = ready
        {
            acts.push(Act::Talk(talk));
            *bundle = Bundle::default();
        }
    });
}

fn norms(ui: &mut Ui, sheet: &Sheet) {
    widgets::heading(ui, "Norms");
    widgets::remark(
        ui,
        "Voluntary, and always in play. A breach that nobody answers by citing the norm wears it; to cite it is an order.",
    );
    ui.add_space(space::SMALL);
    for norm in &sheet.board.norms {
        one_norm(ui, sheet, norm);
        ui.add_space(space::SMALL);
    }
}

fn one_norm(ui: &mut Ui, sheet: &Sheet, norm: &NormRow) {
    forms::strong(ui, &norm.name);
    if norm.text != norm.name {
        widgets::prose(ui, &norm.text);
    }
    let mut facts =
        vec![("supported by", spoken::names(sheet, norm.support)), ("worn", format!("{} of 10", norm.erosion))];
    facts.extend(norm.stage.map(|stage| ("stage", stage.to_owned())));
    forms::because(forms::facts(ui, &facts), "Erosion", &norm.because, ui);
    Frame::new().inner_margin(Margin::symmetric(0, 4)).show(ui, widgets::rule);
}
