//! How one stands with each other nation, and why.

use super::{Desk, DeskState, measures};
use crate::app::forms;
use crate::app::spoken;
use crate::app::theme::{Face, palette, space};
use crate::app::widgets;
use crate::view::sheet::{ClaimRow, RelationRow, Sheet};
use bevy_egui::egui;
use egui::{Frame, Margin, Panel, RichText, ScrollArea, Ui};

/// The width of the list of nations, and the least for what is open beside it.
const LIST: f32 = 270.0;
const ABOUT: f32 = 340.0;
/// How wide the page must be for what was claimed beside it.
const TWO_COLUMNS: f32 = 800.0;

pub(super) fn show(ui: &mut Ui, desk: Desk<'_>, state: &mut DeskState) {
    let sheet = desk.sheet;
    let Some(first) = sheet.relations.first() else { return };
    let beside = ui.available_width() >= LIST + ABOUT;
    if beside {
        let frame = Frame::new().inner_margin(Margin::symmetric(0, 10));
        Panel::left("nations").exact_size(LIST).resizable(false).frame(frame).show(ui, |ui| {
            ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                for row in &sheet.relations {
                    nation(ui, sheet, row, state);
                }
            });
        });
    }
    widgets::rolled(ui, "page", |ui| {
        Frame::new().inner_margin(Margin::symmetric(20, 14)).show(ui, |ui| {
            ui.set_width(ui.available_width());
            let open = state.relation.and_then(|id| sheet.relations.iter().find(|row| row.id == id)).unwrap_or(first);
            if !beside {
                let nations = sheet.relations.iter().map(|row| (row.id, spoken::name(sheet, row.id)));
                state.relation = Some(super::choices(ui, nations, open.id));
            }
            if ui.available_width() < TWO_COLUMNS {
                file(ui, sheet, open);
                heard(ui, sheet);
                return;
            }
            widgets::two_columns(ui, |ui| file(ui, sheet, open), |ui| heard(ui, sheet));
        });
    });
}

/// What stands between all of them: measures, and what was claimed.
fn heard(ui: &mut Ui, sheet: &Sheet) {
    measures::show(ui, sheet);
    claims(ui, sheet);
}

fn nation(ui: &mut Ui, sheet: &Sheet, row: &RelationRow, state: &mut DeskState) {
    let name = spoken::name(sheet, row.id);
    let open = state.relation.or(sheet.relations.first().map(|row| row.id)) == Some(row.id);
    let under = format!("{} · trust {} · tension {}, {}", row.relation, signed(row.trust), row.tension, row.rung);
    let shown = forms::row(ui, &forms::Row { open, strong: open, ..forms::Row::of(name, &under) });
    if shown.clicked() {
        state.relation = Some(row.id);
    }
    let last = |what: &str, lines: &[String]| lines.first().map(|line| format!("{what}, {line}"));
    let trust = last("Trust", &row.because);
    let lines: Vec<String> = trust.into_iter().chain(last("Tension", tension(sheet, row))).collect();
    forms::row_because(ui, shown, "Trust and tension", &lines);
}

/// What moved the tension with another nation.
fn tension<'a>(sheet: &'a Sheet, row: &RelationRow) -> &'a [String] {
    let between = [(sheet.seat, row.id), (row.id, sheet.seat)];
    let pair = sheet.board.tensions.iter().find(|pair| between.contains(&(pair.a, pair.b)));
    pair.map_or(&[], |pair| &pair.because)
}

fn signed(value: i16) -> String {
    if value > 0 { format!("+{value}") } else { value.to_string().replace('-', "−") }
}

fn file(ui: &mut Ui, sheet: &Sheet, row: &RelationRow) {
    widgets::line(ui, |ui| {
        let mut flag = spoken::chip(sheet, row.id);
        flag.name.clear();
        widgets::chip(ui, &flag);
        let name = RichText::new(spoken::name(sheet, row.id)).font(Face::SerifBold.at(22.0));
        ui.label(name.color(palette(ui).ink));
    });
    if let Some(nation) = sheet.nation(row.id) {
        widgets::prose(ui, &nation.about);
        ui.add_space(space::HAIR);
        widgets::line(ui, |ui| {
            forms::fact(ui, "capacity", nation.stage);
            forms::fact(ui, "professes", nation.narrative);
        });
    }
    ui.add_space(space::SMALL);
    number(ui, &format!("Your trust in it: {}", signed(row.trust)), "Trust", &row.because);
    number(ui, &format!("Tension: {}, {}", row.tension, row.rung), "Tension", tension(sheet, row));
    let lines: Vec<&str> = row.channels.iter().map(|channel| channel.word()).collect();
    let lines = if lines.is_empty() { "none is open".to_owned() } else { lines.join(", ") };
    forms::fact(ui, "lines", &lines);
    ui.add_space(space::SMALL);
    widgets::overline(ui, "What either did toward the other");
    if row.acts.is_empty() {
        widgets::remark(ui, "No act yet that you know of. What is said in Talks is none.");
    }
    for act in &row.acts {
        widgets::remark(ui, act);
    }
}

/// A number, with the last thing that moved it below: the rest is told to whoever points at it.
fn number(ui: &mut Ui, words: &str, what: &str, because: &[String]) {
    forms::because(forms::strong(ui, words), what, because, ui);
    widgets::remark(ui, because.first().map_or("Nothing has moved it yet.", String::as_str));
}

fn claims(ui: &mut Ui, sheet: &Sheet) {
    ui.add_space(space::MEDIUM);
    widgets::overline(ui, "Claims you have heard");
    if sheet.claims.is_empty() {
        widgets::remark(ui, "Nobody has accused anybody yet.");
    }
    for claim in &sheet.claims {
        one_claim(ui, sheet, claim);
    }
}

fn one_claim(ui: &mut Ui, sheet: &Sheet, claim: &ClaimRow) {
    widgets::card(ui, |ui| {
        ui.set_width(ui.available_width());
        widgets::prose(ui, &claim.text);
        let mut remarks = vec![format!("round {}", claim.round)];
        remarks.push(if claim.public { "in public" } else { "in private" }.to_owned());
        remarks.extend(claim.acceptance.map(|share| format!("accepted {share} of 100")));
        remarks.extend(claim.reply.map(|reply| format!("the accused {reply}")));
        if claim.shown_false {
            remarks.push("shown to be false".to_owned());
        }
        let shown = widgets::remark(ui, &remarks.join(" · "));
        let views: Vec<String> =
            claim.answers.iter().map(|(nation, view)| format!("{} {view}", spoken::name(sheet, *nation))).collect();
        if claim.acceptance.is_some() {
            forms::because(shown, "Acceptance", &views, ui);
        }
        for view in &views {
            widgets::remark(ui, view);
        }
    });
}
