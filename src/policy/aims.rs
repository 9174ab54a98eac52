//! What a seat's own instructions ask it to do: of each objective that is not met, the acts of its
//! own that would bring it nearer.
//!
//! An objective is a condition, and a condition can be read backwards: whoever is to *have asked*
//! may ask, whoever is to *hold a card* may be sent it. What only others can bring about is left out.

use super::choices::notifies;
use super::reading::may_pass;
use super::speech::Speech;
use crate::order::{Message, MessageAct, Options, Order, Stem, Talk, Tray};
use crate::script::{ActionSpec, Condition, Effect, Measure, Verb, Who};
use crate::terms::{CardId, CardSet, Carrier, IncidentId, NationId, NationSet, RequestKind};
use crate::view::View;

/// Of the ways to one aim, so many are thought of at most, and so many of one action.
const WAYS: usize = 6;
const ALIKE: usize = 2;

/// Something to be done, and the objective it is done for.
pub(super) struct Aim<'w> {
    /// A part of the objective's condition that does not hold, as far as the seat can tell.
    part: &'w Condition,
    /// The objective, in words.
    text: &'w str,
}

/// The parts of the seat's objectives that it could do something about.
pub(super) fn aims(view: View<'_>) -> Vec<Aim<'_>> {
    let mut aims = Vec::new();
    for (id, objective) in view.objectives() {
        let Some(goal) = view.goal(id).filter(|_| !view.is_met(id)) else { continue };
        if objective.by().is_none_or(|by| by >= view.round()) {
            collect(goal.met, view.text(objective.text()), &mut aims);
        }
    }
    aims
}

fn collect<'w>(condition: &'w Condition, text: &'w str, aims: &mut Vec<Aim<'w>>) {
    match condition {
        Condition::All(parts) | Condition::Any(parts) => parts.iter().for_each(|part| collect(part, text, aims)),
        // What must not happen is left undone by weighing, not by doing.
        Condition::Not(_) => {}
        part => aims.push(Aim { part, text }),
    }
}

/// Orders that serve an aim, each with the reason for it, at most so many.
pub(super) fn orders(view: View<'_>, aims: &[Aim<'_>], most: usize) -> Vec<(Order, String)> {
    let mut options = Options::with_room();
    view.options_into(&Tray::default(), &mut options);
    let mut orders = Vec::new();
    for aim in aims {
        let serving = options
            .iter()
            .filter(|&stem| view.action(stem.action).is_some_and(|action| serves(view, aim.part, stem, action)));
        // Of the ways to one aim, a few, and of one action towards different nations fewer: the others
        // are much like them.
        let mut ways: Vec<Stem> = Vec::with_capacity(WAYS);
        for stem in serving {
            if ways.len() < WAYS && ways.iter().filter(|way| way.action == stem.action).count() < ALIKE {
                ways.push(stem);
            }
        }
        for stem in ways {
            let order = view.complete(stem);
            if orders.len() < most && !orders.iter().any(|(other, _)| *other == order) {
                orders
                    .push((order, format!("the instructions ask for it (16.1): “{}”", aim.text.trim_end_matches('.'))));
            }
        }
    }
    orders
}

/// Whether an order of a stem would bring a part of an objective nearer.
fn serves(view: View<'_>, part: &Condition, stem: Stem, action: &ActionSpec) -> bool {
    let is = |who: Who, nation: Option<NationId>| meant(view, who, nation);
    let any = |test: &dyn Fn(&Effect) -> bool| action.effects.iter().any(test);
    let about = |id: IncidentId| stem.incident == Some(id);
    match *part {
        Condition::Did(Who::Me, did) | Condition::DidLately(Who::Me, did, _) => stem.action == did,
        Condition::DidTowards(Who::Me, did, to) => stem.action == did && is(to, stem.target),
        Condition::Requested(Who::Me, kind, to) | Condition::Granted(Who::Me, kind, to) => {
            asks(action, kind) && is(to, stem.target)
        }
        Condition::Notified(who, id) => about(id) && is(who, stem.target) && action.effects.iter().any(notifies),
        Condition::Cited(Who::Me, _, id) => about(id) && any(&|effect| matches!(effect, Effect::CiteNorms(_))),
        Condition::Claimed(Who::Me, id, _) | Condition::ClaimedPublicly(Who::Me, id, _) => {
            about(id) && matches!(action.verb, Some(Verb::Claim { .. }))
        }
        Condition::AssessedWho(Who::Me, id, ..)
        | Condition::AssessedLink(Who::Me, id, ..)
        | Condition::JudgedWho(Who::Me, id, _)
        | Condition::JudgedTruly(Who::Me, id) => about(id) && looks(action),
        Condition::Contained(id) => about(id) && any(&|effect| matches!(effect, Effect::Contain(None, 1..))),
        Condition::Restrained(_) => matches!(action.verb, Some(Verb::Restrain)),
        Condition::Open(Who::Me, channel, to) => {
            is(to, stem.target) && any(&|effect| matches!(effect, Effect::Open(_, opened, _) if *opened == channel))
        }
        Condition::MeasuresInForce(Who::Me, on) => matches!(action.verb, Some(Verb::Impose)) && is(on, stem.target),
        Condition::Flag(flag) => any(&|effect| matches!(effect, Effect::Raise(raised) if *raised == flag)),
        Condition::AtLeast(Measure::Deeds(Who::Me, did), _) => stem.action == did,
        Condition::AtLeast(measure, _) => any(&|effect| moves(view, measure, stem, effect) > 0),
        Condition::AtMost(measure, _) => any(&|effect| moves(view, measure, stem, effect) < 0),
        _ => false,
    }
}

/// Whether an action finds something out.
const fn looks(action: &ActionSpec) -> bool {
    matches!(action.verb, Some(Verb::Inquire(_) | Verb::SourceCheck | Verb::Ask(RequestKind::LegalAssistance)))
}

fn asks(action: &ActionSpec, kind: RequestKind) -> bool {
    action.verb == Some(Verb::Ask(kind)) || action.effects.contains(&Effect::Ask(Who::Target, kind))
}

/// Which way an effect of an order moves a number, if at all.
fn moves(view: View<'_>, measure: Measure, stem: Stem, effect: &Effect) -> i16 {
    let meant = |who: Who, by: Who| match by {
        Who::Me => meant(view, who, Some(view.seat())),
        Who::Target => meant(view, who, stem.target),
        _ => false,
    };
    match (measure, *effect) {
        (Measure::Track(who, theme), Effect::Track(by, moved, step)) if theme == moved && meant(who, by) => step,
        (Measure::Mandate(who), Effect::Mandate(by, step)) if meant(who, by) => step,
        (Measure::Credibility(who), Effect::Credibility(by, step)) if meant(who, by) => step,
        (Measure::Capacity(who, pillar), Effect::Capacity(by, moved, step)) if pillar == moved && meant(who, by) => {
            step
        }
        (Measure::Trust(from, to), Effect::Trust(of, towards, step)) if meant(from, of) && meant(to, towards) => step,
        (Measure::Tension(a, b), Effect::Tension(c, d, step))
            if meant(a, c) && meant(b, d) || meant(a, d) && meant(b, c) =>
        {
            step
        }
        (Measure::Erosion(norm), Effect::Erosion(moved, step)) if norm == moved => step,
        (Measure::Erosion(_), Effect::CiteNorms(_)) => -1,
        (Measure::Support(_), Effect::CiteNorms(_)) => 1,
        _ => 0,
    }
}

/// Whether a nation is one of those that are meant.
fn meant(view: View<'_>, who: Who, nation: Option<NationId>) -> bool {
    nation.is_some_and(|nation| match who {
        Who::Me => nation == view.seat(),
        Who::Nation(one) => nation == one,
        Who::Others => nation != view.seat(),
        Who::Everyone => true,
        Who::Target | Who::Victims | Who::Host => false,
    })
}

/// Talks that serve an aim: cards for those who are to hold them, a note where one is to be written.
pub(super) fn talks(view: View<'_>, aims: &[Aim<'_>]) -> Vec<Talk> {
    let mut talks: Vec<Talk> = Vec::new();
    for aim in aims {
        let talk = match *aim.part {
            Condition::Holds(Who::Nation(to), card) if to != view.seat() => share(view, to, CardSet::one(card)),
            Condition::SharedCard(Who::Me, id) => share_any(view, id),
            Condition::AtLeast(Measure::Messages(Who::Me, to), _) => note(view, to, Carrier::Cable),
            Condition::Spoke(Who::Me, carrier, to) => note(view, to, carrier),
            _ => None,
        };
        if let Some(talk) = talk.filter(|talk| !talks.contains(talk)) {
            talks.push(talk);
        }
    }
    talks
}

/// The incidents on which the seat's own word is to be true.
pub(super) fn to_judge(aims: &[Aim<'_>]) -> impl Iterator<Item = IncidentId> {
    aims.iter().filter_map(|aim| match *aim.part {
        Condition::JudgedTruly(Who::Me, id) | Condition::JudgedWho(Who::Me, id, _) => Some(id),
        _ => None,
    })
}

fn share(view: View<'_>, to: NationId, cards: CardSet) -> Option<Talk> {
    let held = cards.iter().all(|card| view.hand().has(card) && may_pass(view, card, to));
    held.then_some(Talk::Share { to: NationSet::one(to), cards, against_label: false })
}

/// Something on an incident to whoever may have it and does not: the friend first.
fn share_any(view: View<'_>, incident: IncidentId) -> Option<Talk> {
    let open = |to: NationId| -> CardSet {
        let lacks = |card: &CardId| {
            !view.held(*card).is_some_and(|held| held.public)
                && !view.known_holders(*card).has(to)
                && may_pass(view, *card, to)
        };
        view.hand_on(incident).iter().filter(lacks).take(1).collect()
    };
    let to = view.others().iter().filter(|&to| !open(to).is_empty()).max_by_key(|&to| view.trust(to))?;
    share(view, to, open(to))
}

fn note(view: View<'_>, to: Who, carrier: Carrier) -> Option<Talk> {
    let to = view.others().iter().find(|&other| meant(view, to, Some(other)))?;
    let message = Message { to: NationSet::one(to), carrier, act: MessageAct::Offer, about: None, prose: None };
    Some(Talk::Send(message))
}

/// What would be said with one thing more: the new one first, then as much of the rest as has room.
pub(super) fn said_first(view: View<'_>, first: &Talk, rest: &[Talk]) -> Vec<Talk> {
    let mut speech = Speech::new(view);
    if speech.say(first.clone()) {
        rest.iter().for_each(|talk| {
            speech.say(talk.clone());
        });
    }
    speech.done()
}
