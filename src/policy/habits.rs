//! What two tempers have in common in Talks: judging, signing, weighing, sharing, writing.

use super::reading::{Case, backed, is_friend, is_ours, value};
use super::speech::Speech;
use crate::order::{Consent, Judgement, Message, MessageAct, Placing, Talk};
use crate::terms::{
    Bearing, CardId, CardSet, Carrier, Channel, IncidentId, Likelihood, Link, NationId, NationSet, Rung,
};
use crate::view::View;

/// Records a word on the weightiest case without one, or on one whose word has changed (4.5).
///
/// The word is the analyst's, honestly taken; the cards are laid as they read.
pub(super) fn judge(view: View<'_>, speech: &mut Speech<'_>, cases: &[Case]) {
    let fresh = cases.iter().find(|case| !case.judged && !view.hand_on(case.id).is_empty());
    let changed = || cases.iter().find(|case| case.judged && has_changed(view, case.id));
    let bare = || cases.iter().find(|case| !case.judged);
    if let Some(judgement) = fresh.or_else(changed).or_else(bare).and_then(|case| judgement(view, case.id)) {
        speech.say(Talk::Judge(judgement));
    }
}

fn judgement(view: View<'_>, incident: IncidentId) -> Option<Judgement> {
    let ((spec, _), made) = view.incident(incident).zip(view.assess(incident))?;
    let (who, who_word) = match made.who.leader() {
        Some(place) => (spec.suspects.get(place).copied(), made.who.word(place)),
        None => (None, made.who.word_for_unknown()),
    };
    let (link, link_word) = match made.link.leader() {
        Some(place) => (Link::LADDER.get(place).copied(), made.link.word(place)),
        None => (None, made.link.word_for_unknown()),
    };
    let lay = |card: CardId| view.card(card).map(|(spec, _)| Placing { card, on: spec.bears });
    let placed = view.hand_on(incident).iter().filter_map(lay).collect();
    Some(Judgement { incident, who, who_word, link, link_word, placed })
}

fn has_changed(view: View<'_>, incident: IncidentId) -> bool {
    let own = view.judgement(incident).map(|own| (own.who, own.who_word, own.link, own.link_word));
    let now = judgement(view, incident).map(|now| (now.who, now.who_word, now.link, now.link_word));
    own != now
}

/// Answers proposed joint claims: up to the rung that its own assessment backs (5.2).
///
/// A lenient one goes a rung further than it can back.
pub(super) fn sign(view: View<'_>, speech: &mut Speech<'_>, lenient: bool) {
    for (id, proposal) in view.proposals() {
        if !proposal.open || !proposal.to.has(view.seat()) {
            continue;
        }
        let (most, who) = (proposal.wording.rung, proposal.wording.who);
        let mut backed = match proposal.accused {
            Some(accused) => backed(view, proposal.incident, accused, who, most),
            None => most.min(Rung::Condemn),
        };
        if lenient && backed < most {
            backed = Rung::ALL.iter().copied().find(|&rung| rung > backed).unwrap_or(backed);
        }
        let points = view.assess(proposal.incident).is_some_and(|made| made.who.leader().is_some());
        let consent = if is_ours(view, proposal.incident) && proposal.accused.is_some() {
            Consent::Decline
        } else if backed >= Rung::FromTerritory || most <= Rung::Condemn {
            Consent::UpTo(backed)
        } else if proposal.delayed || points || *proposal.consents.get(view.seat()) == Some(Consent::NotYet) {
            Consent::Decline
        } else {
            Consent::NotYet
        };
        speech.say(Talk::Sign { proposal: id, consent });
    }
}

/// Weighs claims of others by what it holds; what it knows nothing of it leaves to the formula (5.3).
pub(super) fn weigh(view: View<'_>, speech: &mut Speech<'_>, cases: &[Case]) {
    for (id, claim) in view.claims() {
        let Some(case) = cases.iter().find(|case| case.id == claim.incident) else { continue };
        let answer = match (claim.accused, case.best) {
            (None, _) => (view.trust(claim.by) >= 0).then_some(0),
            (Some(accused), best) => {
                let held = backed(view, case.id, accused, claim.wording.who, claim.wording.rung);
                let elsewhere =
                    best.is_some_and(|best| best.word >= Likelihood::Likely && best.sponsor != Some(accused));
                if held == claim.wording.rung {
                    Some(0)
                } else if elsewhere {
                    Some(if view.trust(claim.by) < 0 { 3 } else { 2 })
                } else if held >= Rung::FromTerritory {
                    Some(1)
                } else if claim.wording.rung >= Rung::StateResponsible && claim.wording.cards.is_empty() {
                    Some(2)
                } else {
                    None
                }
            }
        };
        if let Some(answer) = answer {
            speech.say(Talk::Weigh { claim: id, answer });
        }
    }
}

/// Shares with one friend or fellow victim whatever its label lets pass (4.7).
///
/// What points at the seat itself or at those it shelters stays in the drawer.
pub(super) fn share(view: View<'_>, speech: &mut Speech<'_>, cases: &[Case], keep_staff: i16) {
    if speech.staff() <= keep_staff {
        return;
    }
    let mut best: Option<(i32, NationId, CardSet)> = None;
    for to in view.others().iter() {
        let cards: CardSet = view.hand().iter().filter(|&card| is_for(view, cases, card, to)).collect();
        let worth: i32 =
            cards.iter().map(|card| 1 + i32::from(value(view, card))).sum::<i32>() + 2 * i32::from(view.trust(to));
        if !cards.is_empty() && best.is_none_or(|(most, _, _)| worth > most) {
            best = Some((worth, to, cards));
        }
    }
    if let Some((_, to, cards)) = best {
        speech.say(Talk::Share { to: NationSet::one(to), cards, against_label: false });
    }
}

fn is_for(view: View<'_>, cases: &[Case], card: CardId, to: NationId) -> bool {
    let Some((spec, now)) = view.card(card) else { return false };
    let known = now.public || view.known_holders(card).has(to);
    let hit = view.incident(spec.incident).is_some_and(|(_, now)| now.hit.has(to));
    let wanted = is_friend(view, to) || hit && view.trust(to) >= 0;
    let telling = match spec.bears {
        Bearing::Who(actor) => {
            let own = view.actor(actor).and_then(|actor| actor.sponsor);
            own == Some(view.seat()) || own == Some(to) || view.sheltered().any(|(group, _)| group == actor)
        }
        Bearing::Location(nation) => nation == view.seat() || nation == to,
        Bearing::Link(_) => is_ours(view, spec.incident),
    };
    let weighed = cases.iter().any(|case| case.id == spec.incident);
    !known && wanted && weighed && !telling && view.label_allows(card, to)
}

/// Sends a note, by cable if one is left, else by phone.
pub(super) fn write(speech: &mut Speech<'_>, to: NationId, act: MessageAct, about: Option<IncidentId>) -> bool {
    // The sort of a note and its matter say it all: no policy reads prose, and people need not.
    let mut sent = false;
    for carrier in [Carrier::Cable, Carrier::Phone] {
        let message = Message { to: NationSet::one(to), carrier, act, about, prose: None };
        sent = sent || speech.say(Talk::Send(message));
    }
    sent
}

/// Answers the requests for information that came by message in this pass or the one before.
pub(super) fn write_back(view: View<'_>, speech: &mut Speech<'_>) {
    let asked = view.messages().filter(|(_, message)| {
        let to_us = message.round == view.round() && message.message.to.has(view.seat());
        to_us && matches!(message.message.act, MessageAct::Request | MessageAct::Warning | MessageAct::Proposal)
    });
    let letters: Vec<_> = asked.map(|(_, message)| (message.from, message.message.about)).collect();
    for (from, about) in letters {
        let answered = view.messages().any(|(_, message)| {
            message.round == view.round()
                && message.from == view.seat()
                && message.message.to.has(from)
                && message.message.act == MessageAct::Reply
        });
        if !answered {
            write(speech, from, MessageAct::Reply, about.filter(|&incident| view.knows(incident)));
        }
    }
}

/// Rings a contact point that it may soon need, once in the play (3.2).
pub(super) fn ring(view: View<'_>, speech: &mut Speech<'_>) {
    let line = view.others().iter().filter(|&other| view.is_open(view.seat(), other, Channel::ContactPoint));
    let turn = line.clone().nth(usize::from(view.round().saturating_sub(1)));
    if let Some(to) = turn {
        speech.say(Talk::Ping { to });
    }
}
