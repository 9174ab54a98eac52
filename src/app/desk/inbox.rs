//! The inbox: a list of papers, and the one that lies open.

use super::{Desk, DeskState, answers, papers};
use crate::app::forms::{self, Row};
use crate::app::spoken;
use crate::app::theme::{palette, space};
use crate::app::widgets;
use crate::desk::key;
use crate::order::Act;
use crate::view::sheet::Paper;
use bevy_egui::egui;
use egui::{Frame, Margin, Ui};

pub(super) fn show(ui: &mut Ui, desk: Desk<'_>, state: &mut DeskState, acts: &mut Vec<Act>) {
    if ui.available_width() < super::BESIDE {
        one_below_the_other(ui, desk, state, acts);
        return;
    }
    super::list_beside(ui, "papers", |ui| list(ui, desk, state));
    widgets::rolled(ui, egui::Id::new(&state.paper), |ui| {
        Frame::new().inner_margin(Margin::symmetric(18, 14)).show(ui, |ui| open_paper(ui, desk, state, acts));
    });
}

/// With large text there is no room beside a paper: it comes first, and the list below it.
fn one_below_the_other(ui: &mut Ui, desk: Desk<'_>, state: &mut DeskState, acts: &mut Vec<Act>) {
    choose(desk, state);
    widgets::rolled(ui, egui::Id::new(&state.paper), |ui| {
        Frame::new().inner_margin(Margin::symmetric(8, 6)).show(ui, |ui| {
            turn(ui, desk, state);
            open_paper(ui, desk, state, acts);
            ui.add_space(space::SMALL);
            list(ui, desk, state);
        });
    });
}

/// Ways to the next paper and the one before.
fn turn(ui: &mut Ui, desk: Desk<'_>, state: &mut DeskState) {
    let papers = &desk.sheet.inbox;
    let Some(place) = papers.iter().position(|paper| Some(key(paper)) == state.paper) else {
        return;
    };
    widgets::line(ui, |ui| {
        for (label, to) in [("Newer", place.checked_sub(1)), ("Older", Some(place + 1))] {
            if let Some(paper) = to.and_then(|to| papers.get(to))
                && forms::small(ui, label).clicked()
            {
                state.paper = Some(key(paper));
            }
        }
        widgets::remark(ui, &format!("paper {} of {}", place + 1, papers.len()));
    });
}

fn open_paper(ui: &mut Ui, desk: Desk<'_>, state: &mut DeskState, acts: &mut Vec<Act>) {
    ui.set_width(ui.available_width());
    match desk.sheet.inbox.iter().find(|paper| Some(key(paper)) == state.paper) {
        None => nothing(ui, desk),
        Some(paper) => {
            papers::show(ui, desk.sheet, paper);
            answers::show(ui, desk, state, paper, acts);
        }
    }
}

/// Some paper lies open if any has come in.
fn choose(desk: Desk<'_>, state: &mut DeskState) {
    let found = state.paper.as_ref().is_some_and(|open| desk.sheet.inbox.iter().any(|paper| key(paper) == *open));
    if !found {
        state.paper = desk.sheet.inbox.first().map(key);
    }
}

fn list(ui: &mut Ui, desk: Desk<'_>, state: &mut DeskState) {
    ui.spacing_mut().item_spacing.y = 0.0;
    choose(desk, state);
    let mut papers: Vec<&Paper> = desk.sheet.inbox.iter().collect();
    let first = papers.first().map(|paper| spoken::register(paper.register));
    if papers.iter().any(|paper| Some(spoken::register(paper.register)) != first) {
        sorting(ui, &mut state.by_channel);
    }
    if state.by_channel {
        papers.sort_by_key(|paper| spoken::register(paper.register));
    }
    let mut above = String::new();
    for paper in papers {
        let words = match (state.by_channel, paper.round) {
            (true, _) => spoken::register(paper.register).to_owned(),
            (false, 0) => "Before the first round".to_owned(),
            (false, round) => format!("Round {round}"),
        };
        if above != words {
            heading(ui, &words);
            above = words;
        }
        if entry(ui, state, paper) {
            state.paper = Some(key(paper));
        }
    }
    if let Some(open) = state.paper.clone() {
        state.read.insert(open);
    }
}

/// Whether papers lie by round or by the channel through which they came.
fn sorting(ui: &mut Ui, by_channel: &mut bool) {
    ui.add_space(space::HAIR);
    ui.horizontal(|ui| {
        ui.add_space(12.0);
        ui.spacing_mut().item_spacing.x = 6.0;
        for (label, channel) in [("By round", false), ("By channel", true)] {
            if forms::choice(ui, label, *by_channel == channel).clicked() {
                *by_channel = channel;
            }
        }
    });
}

fn heading(ui: &mut Ui, words: &str) {
    ui.add_space(space::SMALL);
    ui.horizontal(|ui| {
        ui.add_space(12.0);
        widgets::overline(ui, words);
    });
}

fn entry(ui: &mut Ui, state: &DeskState, paper: &Paper) -> bool {
    let caution = palette(ui).caution;
    let under = if paper.from.is_empty() {
        spoken::register(paper.register).to_owned()
    } else {
        format!("{} · {}", paper.from, spoken::register(paper.register))
    };
    let row = Row {
        mark: paper.answer.is_open().then_some(("answer", caution)),
        strong: state.waits(paper),
        open: Some(key(paper)) == state.paper,
        ..Row::of(&paper.subject, &under)
    };
    forms::row(ui, &row).clicked()
}

fn nothing(ui: &mut Ui, desk: Desk<'_>) {
    widgets::heading(ui, "Nothing has come in");
    widgets::prose(
        ui,
        "Cables, press, advisories and what other ministries send or ask will lie here, newest first. \
         Until then read the brief, or look at what is known of the incidents.",
    );
    ui.add_space(space::SMALL);
    widgets::remark(ui, spoken::phase_hint(desk.sheet.header.phase));
}
