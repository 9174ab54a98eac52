//! What can be answered to a paper, below it.

use super::{Desk, DeskState};
use crate::app::forms;
use crate::app::theme::{palette, space};
use crate::app::{spoken, widgets};
use crate::desk::{Asking, Letter, Room, TalkKind, replies};
use crate::order::{Act, CardTalk, Consent, CoordinationTalk, Talk};
use crate::terms::{AskId, CardId, ClaimId, CoordinationId, InjectId, Phase, ProposalId, Reply, RequestId, Rung};
use crate::view::sheet::{Answer, Paper};
use bevy_egui::egui::Ui;

/// Shows the controls that a paper is answered with.
pub(super) fn show(ui: &mut Ui, desk: Desk<'_>, state: &mut DeskState, paper: &Paper, acts: &mut Vec<Act>) {
    ui.add_space(space::SMALL);
    match &paper.answer {
        Answer::None => {}
        Answer::Choice { inject, labels, chosen, open } => choice(ui, desk, *inject, labels, (*chosen, *open), acts),
        Answer::Request { request, answered, open } => asked(ui, desk, *request, (*answered, *open), acts),
        Answer::Claim { claim, answered, open, shelters, exit } => {
            accused(ui, desk, *claim, (*answered, *open), (*shelters, *exit), acts);
        }
        Answer::Weigh { claim, open } => weigh(ui, desk, *claim, *open, acts),
        Answer::Proposal { proposal, open, stakes } => {
            let ink = palette(ui).ink;
            for stake in stakes {
                forms::word(ui, stake, ink);
            }
            sign(ui, desk, state, *proposal, *open, acts);
        }
        Answer::Card { ask, cards, answered, open } => {
            give(ui, desk, state, (*ask, cards.as_slice()), (*answered, *open), acts);
        }
        Answer::Coordination { coordination, answered, open } => {
            one_day(ui, desk, *coordination, (*answered, *open), acts);
        }
        Answer::Message { to } => {
            if forms::small(ui, "Write back").clicked() {
                state.letter = Letter::reply(*to, paper.incident);
                state.talk = TalkKind::Message;
                state.enter(Room::Talks);
            }
        }
    }
    if let Some(incident) = paper.incident.filter(|id| desk.sheet.incidents.iter().any(|row| row.id == *id)) {
        ui.add_space(space::HAIR);
        if forms::small(ui, "See the incident").clicked() {
            state.incident = Some(incident);
            state.enter(Room::Incidents);
        }
    }
}

/// Whether talks can be given now; says when, if they cannot.
fn in_talks(ui: &mut Ui, desk: Desk<'_>) -> bool {
    let now = desk.sheet.header.phase == Phase::Talks;
    if !now {
        widgets::remark(ui, "Answers are given in Talks. Read on first.");
    }
    now
}

fn closed(ui: &mut Ui, answered: Option<&str>) {
    match answered {
        Some(word) => widgets::remark(ui, &format!("Your answer: {word}.")),
        None => widgets::remark(ui, "It can be answered no more, or not yet."),
    };
}

fn choice(
    ui: &mut Ui,
    desk: Desk<'_>,
    inject: InjectId,
    labels: &[String],
    so_far: (Option<u8>, bool),
    acts: &mut Vec<Act>,
) {
    widgets::overline(ui, "To decide");
    let (chosen, open) = so_far;
    if !open {
        let label = chosen.and_then(|chosen| labels.get(usize::from(chosen).saturating_sub(1)));
        closed(ui, label.map(String::as_str));
        return;
    }
    let talks = in_talks(ui, desk);
    for (number, label) in (1..).zip(labels) {
        if ui.add_enabled_ui(talks, |ui| forms::small(ui, label)).inner.clicked() {
            acts.push(Act::Talk(Talk::Choose { inject, choice: number }));
        }
    }
    widgets::remark(ui, "If nobody decides before Talks end, the first is taken.");
}

fn asked(ui: &mut Ui, desk: Desk<'_>, request: RequestId, so_far: (Option<&str>, bool), acts: &mut Vec<Act>) {
    widgets::overline(ui, "Your answer");
    if !so_far.1 {
        closed(ui, so_far.0);
        return;
    }
    in_talks(ui, desk);
    ui.horizontal_wrapped(|ui| {
        for (label, reply) in [("Grant it", Reply::Grant), ("Refuse it", Reply::Refuse)] {
            if forms::small(ui, label).clicked() {
                acts.push(Act::Talk(Talk::Answer { request, reply }));
            }
        }
    });
    widgets::remark(ui, "To leave it unanswered is an answer too, and is remembered.");
}

fn accused(
    ui: &mut Ui,
    desk: Desk<'_>,
    claim: ClaimId,
    so_far: (Option<&str>, bool),
    (shelters, exit): (bool, bool),
    acts: &mut Vec<Act>,
) {
    widgets::overline(ui, "Your reply as the accused");
    if !so_far.1 {
        closed(ui, so_far.0);
        return;
    }
    in_talks(ui, desk);
    ui.horizontal_wrapped(|ui| {
        for (label, reply) in replies(shelters, exit) {
            if forms::small(ui, label).clicked() {
                acts.push(Act::Talk(Talk::ReplyToClaim { claim, reply }));
            }
        }
    });
    widgets::remark(ui, "Silence counts as a reply, and readers will make of it what they like.");
}

fn weigh(ui: &mut Ui, desk: Desk<'_>, claim: ClaimId, open: bool, acts: &mut Vec<Act>) {
    widgets::overline(ui, "Your view of the claim");
    if !open {
        widgets::remark(ui, "A view is taken in the Talks of the round after the claim.");
        return;
    }
    in_talks(ui, desk);
    ui.horizontal_wrapped(|ui| {
        for (answer, label) in (0..).zip(["Support it", "Take note", "Doubt it", "Reject it"]) {
            if forms::small(ui, label).clicked() {
                acts.push(Act::Talk(Talk::Weigh { claim, answer }));
            }
        }
    });
    widgets::remark(ui, "If you say nothing, your ministry’s press office answers from trust and what was shown.");
}

fn give(
    ui: &mut Ui,
    desk: Desk<'_>,
    state: &mut DeskState,
    (ask, cards): (AskId, &[(CardId, String)]),
    so_far: (Option<&str>, bool),
    acts: &mut Vec<Act>,
) {
    widgets::overline(ui, "Your answer");
    if !so_far.1 {
        closed(ui, so_far.0);
        return;
    }
    in_talks(ui, desk);
    if !cards.is_empty() {
        forms::group(ui, "If you give it", |ui| {
            for (under, words) in Asking::labels() {
                if forms::choice(ui, words, state.gives_under == under).clicked() {
                    state.gives_under = under;
                }
            }
        });
        ui.add_space(space::SMALL);
    }
    ui.horizontal_wrapped(|ui| {
        for (card, title) in cards {
            if forms::small(ui, &format!("Give “{title}”")).clicked() {
                let answer = CardTalk::Answer { ask, gives: Some(*card), under: state.gives_under };
                acts.push(Act::Talk(Talk::Card(answer)));
            }
        }
        if forms::small(ui, "Refuse it").clicked() {
            acts.push(Act::Talk(Talk::Card(CardTalk::Answer { ask, gives: None, under: None })));
        }
    });
    widgets::remark(ui, "Whoever holds a slip is bound by the label under which it came, and passes it on with it.");
}

fn one_day(
    ui: &mut Ui,
    desk: Desk<'_>,
    coordination: CoordinationId,
    so_far: (Option<&str>, bool),
    acts: &mut Vec<Act>,
) {
    widgets::overline(ui, "Will you speak that day?");
    if !so_far.1 {
        closed(ui, so_far.0);
        return;
    }
    in_talks(ui, desk);
    ui.horizontal_wrapped(|ui| {
        for (label, yes) in [("Yes, in our own words", true), ("No", false)] {
            if forms::small(ui, label).clicked() {
                acts.push(Act::Talk(Talk::Coordinate(CoordinationTalk::Answer { coordination, yes })));
            }
        }
    });
}

fn sign(ui: &mut Ui, desk: Desk<'_>, state: &mut DeskState, proposal: ProposalId, open: bool, acts: &mut Vec<Act>) {
    widgets::overline(ui, "Will you sign?");
    if let Some(row) = desk.sheet.proposals.iter().find(|row| row.id == proposal) {
        for (nation, answer) in &row.answers {
            widgets::remark(ui, &format!("{} {answer}.", spoken::name(desk.sheet, *nation)));
        }
    }
    if !open {
        widgets::remark(ui, "It can be answered no more, or not yet.");
        return;
    }
    let rung = state.sign_up_to.unwrap_or(Rung::LinkedActors);
    forms::group(ui, "Up to which rung", |ui| {
        for &one in Rung::ALL {
            if forms::choice(ui, &spoken::rung_line(one), one == rung).clicked() {
                state.sign_up_to = Some(one);
            }
        }
    });
    ui.add_space(space::SMALL);
    ui.horizontal_wrapped(|ui| {
        for (label, consent) in
            [("Sign up to that rung", Consent::UpTo(rung)), ("Not yet", Consent::NotYet), ("Decline", Consent::Decline)]
        {
            if forms::small(ui, label).clicked() {
                acts.push(Act::Talk(Talk::Sign { proposal, consent }));
            }
        }
    });
    widgets::remark(
        ui,
        "“Not yet” delays the text by a round; the text goes no further than the most careful signatory.",
    );
}
