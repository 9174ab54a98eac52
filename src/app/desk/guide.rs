//! The help with a first round as the window words and shows it: above what it speaks of.

use super::state::DeskState;
use crate::app::keys;
use crate::app::theme::{Face, palette, size};
use crate::app::widgets;
use crate::desk::{Guide, Step};
use crate::view::sheet::Sheet;
use bevy_egui::egui;
use egui::{Frame, Margin, Panel, RichText, Stroke, Ui};

/// What a step is called, and what it says.
const fn words(step: Step) -> (&'static str, &'static str) {
    match step {
        Step::Brief => (
            "Your brief",
            "Who you are, what you hold, what your minister wants. Read the first paragraphs; the rest will keep. Then read on, bottom right: the talks begin.",
        ),
        Step::Evidence => (
            "Evidence",
            "Open Incidents, on the left or with key 2. Each slip is a piece of evidence: the stamp grades its source, the bar says who may see it. Click a slip, then the rung where it belongs. Then record your own word on the right; “unknown” is a word, too.",
        ),
        Step::Analyst => (
            "The analyst’s word",
            "It appears only after yours, and moves as slips come in. Where the two differ, ask which slip you weighed otherwise. Now look at what has come in: the Inbox, key 1.",
        ),
        Step::Papers => (
            "Papers and talks",
            "Papers want to be read, and some want a choice. In Talks, key 3, you can write, ring a contact point and share slips; all of that takes effect at once. When you have talked enough, end the talks, bottom right.",
        ),
        Step::Order => (
            "An order",
            "Orders are secret until all are carried out together. Open Orders, key 5, and choose one: a forensic inquiry looks for more slips, containing at home stops the harm. Read its seal, then put it into the tray.",
        ),
        Step::Tray => (
            "The tray",
            "On the right: what you ordered and what staff is left, three orders and a statement at most. You can still take things out. When you are content, lock the orders, bottom right.",
        ),
        Step::Consequence => (
            "What came of it",
            "On the left stands what everybody reads. On the right stands what came of your own orders and what others did to you, in short or at length. Read both, then go on to the next round, bottom right.",
        ),
        Step::Next => (
            "The next round",
            "Go back to Incidents, key 2: what your orders brought lies there, and the analyst’s word may have moved. Rest the pointer on any number to read what moved it. That is all there is to a round: brief, evidence, order, consequence. Words you do not know are explained with key F1.",
        ),
    }
}

/// Goes on to the first step that is not done, and shows it if help is wanted.
pub(super) fn show(ui: &mut Ui, sheet: &Sheet, state: &mut DeskState) {
    let room = state.room;
    state.guide.go_on(sheet, room);
    strip(ui, &mut state.guide);
}

/// Shows, on the communiqué after the first round, what it tells.
pub fn after_round(ui: &mut Ui, guide: &mut Guide) {
    if guide.after_round() {
        strip(ui, guide);
    }
}

/// The step, above whatever it speaks of.
fn strip(ui: &mut Ui, guide: &mut Guide) {
    let Some(step) = guide.step() else { return };
    let (title, text) = words(step);
    let palette = palette(ui);
    let last = guide.is_last();
    let frame = Frame::new()
        .fill(palette.card)
        .stroke(Stroke::new(1.0, palette.cooperation))
        .inner_margin(Margin::symmetric(20, 8));
    Panel::top("guide").resizable(false).frame(frame).show(ui, |ui| {
        ui.horizontal(|ui| {
            let place = format!("{} of {}", guide.at + 1, Step::ALL.len());
            let head = |text: &str| RichText::new(text).font(Face::SansBold.at(size::BODY)).color(palette.cooperation);
            ui.label(head(title));
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
        ui.label(RichText::new(text).font(Face::Serif.at(points)).color(palette.ink));
    });
}

/// The button that calls the help, and its key.
pub(super) fn button(ui: &mut Ui, state: &mut DeskState) {
    let key = !ui.ctx().text_edit_focused() && keys::pressed(ui.ctx(), egui::Key::H);
    let hidden = !state.guide.shown && state.guide.has_more();
    let pressed = hidden && widgets::quiet(ui, "Help").on_hover_text("What to do next. Key H").clicked();
    if pressed || key {
        state.guide.shown = !state.guide.shown;
    }
}
