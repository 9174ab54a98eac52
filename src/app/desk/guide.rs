//! A first round with somebody beside one: what to look at and do next, one step at a time.
//!
//! A step is over once it was done, whoever thought of it; nothing is locked, and the help can be
//! sent away and called back.

use super::state::{DeskState, Room};
use crate::app::keys;
use crate::app::theme::{Face, palette, size};
use crate::app::widgets;
use crate::terms::Phase;
use crate::view::sheet::Sheet;
use bevy_egui::egui;
use egui::{Frame, Margin, Panel, RichText, Stroke, Ui};

/// How far a first round has been helped along.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Guide {
    /// Whether the help is on the desk.
    pub shown: bool,
    /// The step, from 0.
    pub at: usize,
}

/// One step: what to do, and how one sees that it was done.
struct Step {
    title: &'static str,
    text: &'static str,
    done: fn(&Sheet, &DeskState) -> bool,
}

const STEPS: [Step; 8] = [
    Step {
        title: "Your brief",
        text: "Who you are, what you hold, what your minister wants. Read the first paragraphs; the rest will keep. Then read on, bottom right: the talks begin.",
        done: |sheet, _| sheet.header.round > 1 || sheet.header.phase > Phase::Briefing,
    },
    Step {
        title: "Evidence",
        text: "Open Incidents, on the left or with key 2. Each slip is a piece of evidence: the stamp grades its source, the bar says who may see it. Click a slip, then the rung where it belongs. Then record your own word on the right; “unknown” is a word, too.",
        done: |sheet, _| talks_are_over(sheet) || sheet.incidents.iter().any(|row| row.own.is_some()),
    },
    Step {
        title: "The analyst’s word",
        text: "It appears only after yours, and moves as slips come in. Where the two differ, ask which slip you weighed otherwise. Now look at what has come in: the Inbox, key 1.",
        done: |sheet, state| talks_are_over(sheet) || state.room == Room::Inbox,
    },
    Step {
        title: "Papers and talks",
        text: "Papers want to be read, and some want a choice. In Talks, key 3, you can write, ring a contact point and share slips; all of that takes effect at once. When you have talked enough, end the talks, bottom right.",
        done: |sheet, _| talks_are_over(sheet),
    },
    Step {
        title: "An order",
        text: "Orders are secret until all are carried out together. Open Orders, key 5, and choose one: a forensic inquiry looks for more slips, containing at home stops the harm. Read its seal, then put it into the tray.",
        done: |sheet, _| sheet.header.round > 1 || !sheet.tray.is_empty(),
    },
    Step {
        title: "The tray",
        text: "On the right: what you ordered and what staff is left, three orders and a statement at most. You can still take things out. When you are content, lock the orders, bottom right.",
        done: |sheet, _| sheet.header.round > 1 || sheet.header.phase > Phase::Orders,
    },
    Step {
        title: "What came of it",
        text: "On the left stands what everybody reads. On the right stands what came of your own orders and what others did to you, in short or at length. Read both, then go on to the next round, bottom right.",
        done: |sheet, _| sheet.header.round > 1,
    },
    Step {
        title: "The next round",
        text: "Go back to Incidents, key 2: what your orders brought lies there, and the analyst’s word may have moved. Rest the pointer on any number to read what moved it. That is all there is to a round: brief, evidence, order, consequence. Words you do not know are explained with key F1.",
        done: |sheet, _| sheet.header.round > 2 || (sheet.header.round == 2 && sheet.header.phase > Phase::Talks),
    },
];

/// The step that is taken on the communiqué and not at the desk.
const CONSEQUENCE: usize = STEPS.len() - 2;

fn talks_are_over(sheet: &Sheet) -> bool {
    sheet.header.round > 1 || sheet.header.phase > Phase::Talks
}

impl Guide {
    /// Help from the first step on.
    #[must_use]
    pub const fn begun() -> Self {
        Self { shown: true, at: 0 }
    }
}

/// Goes on to the first step that is not done, and shows it if help is wanted.
pub(super) fn show(ui: &mut Ui, sheet: &Sheet, state: &mut DeskState) {
    while STEPS.get(state.guide.at).is_some_and(|step| (step.done)(sheet, state)) {
        state.guide.at += 1;
    }
    strip(ui, &mut state.guide);
}

/// Shows, on the communiqué after the first round, what it tells.
pub fn after_round(ui: &mut Ui, guide: &mut Guide) {
    if guide.shown && guide.at <= CONSEQUENCE {
        guide.at = CONSEQUENCE;
        strip(ui, guide);
    }
}

/// The step, above whatever it speaks of.
fn strip(ui: &mut Ui, guide: &mut Guide) {
    let Some(step) = STEPS.get(guide.at).filter(|_| guide.shown) else { return };
    let palette = palette(ui);
    let last = guide.at + 1 == STEPS.len();
    let frame = Frame::new()
        .fill(palette.card)
        .stroke(Stroke::new(1.0, palette.cooperation))
        .inner_margin(Margin::symmetric(20, 8));
    Panel::top("guide").resizable(false).frame(frame).show(ui, |ui| {
        ui.horizontal(|ui| {
            let place = format!("{} of {}", guide.at + 1, STEPS.len());
            let head = |text: &str| RichText::new(text).font(Face::SansBold.at(size::BODY)).color(palette.cooperation);
            ui.label(head(step.title));
            widgets::remark(ui, &place);
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let away = if last { "I can go on alone" } else { "Hide help" };
                if widgets::quiet(ui, away).on_hover_text("Key H calls it back").clicked() {
                    guide.shown = false;
                }
            });
        });
        // Across the whole strip: what the help takes, the desk has not.
        let points = if widgets::is_cramped(ui) { size::SMALL } else { size::BODY };
        ui.label(RichText::new(step.text).font(Face::Serif.at(points)).color(palette.ink));
    });
}

/// The button that calls the help, and its key.
pub(super) fn button(ui: &mut Ui, state: &mut DeskState) {
    let key = !ui.ctx().text_edit_focused() && keys::pressed(ui.ctx(), egui::Key::H);
    let hidden = !state.guide.shown && state.guide.at < STEPS.len();
    let pressed = hidden && widgets::quiet(ui, "Help").on_hover_text("What to do next. Key H").clicked();
    if pressed || key {
        state.guide.shown = !state.guide.shown;
    }
}
