//! `random`: whatever may be said and ordered, by lot. It can reach every kind of both.

use super::Chosen;
use super::drafting;
use super::speech::Speech;
use crate::dice::Roll;
use crate::order::{
    Audience, CardTalk, Consent, CoordinationTalk, Course, HomeTalk, Judgement, Message, MessageAct, Options, Order,
    Placing, Pledge, Pledging, Proviso, Stem, Talk, Tray, Wanted, Wording,
};
use crate::script::{TargetKind, Verb};
use crate::terms::{
    ActorId, Bearing, CardId, CardSet, Carrier, ClaimReply, IncidentId, Likelihood, Link, Module, NationId, NationSet,
    Reply, Rung, Tlp,
};
use crate::view::View;

/// How often it tries to say or order something before it leaves it.
const TRIES: u32 = 8;

/// The kinds of talk that it draws from.
const KINDS: u32 = 10;

/// Draws something to say of one kind.
type Lot = fn(View<'_>, &mut Roll) -> Option<Talk>;

/// Fills the tray by lot: a stem uniformly, then its parameters.
///
/// It gives no reasons and allocates nothing beyond the list, which may be kept.
pub fn orders_into(view: View<'_>, tray: &mut Tray, options: &mut Options, roll: &mut Roll) {
    view.options_into(tray, options);
    let wanted = roll.below(5);
    let before = tray.orders().len();
    for _ in 0..TRIES {
        if tray.orders().len() - before >= wanted as usize {
            return;
        }
        let Some(stem) = options.get(roll.place_in(options.len())) else { return };
        let order = complete(view, stem, roll);
        if view.admit(tray, &order).is_ok() {
            tray.put(order);
        }
    }
}

/// The same with reasons.
pub(super) fn orders(view: View<'_>, tray: &mut Tray, roll: &mut Roll) -> Vec<Chosen> {
    let before = tray.orders().len();
    orders_into(view, tray, &mut Options::with_room(), roll);
    tray.orders().iter().skip(before).map(|order| Chosen { order: *order, reason: "drawn by lot".into() }).collect()
}

/// A stem with parameters by lot.
fn complete(view: View<'_>, stem: Stem, roll: &mut Roll) -> Order {
    let mut order = Order::of(stem);
    match view.action(stem.action).and_then(|action| action.verb) {
        Some(Verb::SourceCheck) => order.card = one_card(view.unchecked(stem.incident), roll),
        Some(Verb::Claim { .. }) => {
            order.wording = stem.incident.map(|id| wording(view, id, stem.target.is_some(), roll));
        }
        _ => {}
    }
    order
}

fn wording(view: View<'_>, incident: IncidentId, accuses: bool, roll: &mut Roll) -> Wording {
    let rungs: &[Rung] = if accuses {
        &[Rung::FromTerritory, Rung::LinkedActors, Rung::StateResponsible, Rung::BreachedLaw]
    } else {
        &[Rung::Concern, Rung::Condemn, Rung::NamesGroup]
    };
    let rung = roll.choose(rungs).copied().unwrap_or(Rung::Concern);
    Wording {
        rung,
        who: if rung.names_actor() { suspect(view, incident, roll) } else { None },
        link: if rung >= Rung::LinkedActors { link(roll) } else { None },
        word: word(roll).max(if rung.names() { Likelihood::RoughlyEven } else { Likelihood::AlmostNoChance }),
        cards: some_cards(view.hand_on(incident), roll),
    }
}

fn suspect(view: View<'_>, incident: IncidentId, roll: &mut Roll) -> Option<ActorId> {
    view.incident(incident).and_then(|(spec, _)| roll.choose(spec.suspects()).copied())
}

fn link(roll: &mut Roll) -> Option<Link> {
    match roll.below(5) {
        0 => Some(Link::None),
        1 => Some(Link::Tolerated),
        2 => Some(Link::Directed),
        3 => Some(Link::Organ),
        _ => None,
    }
}

fn word(roll: &mut Roll) -> Likelihood {
    roll.choose(&Likelihood::ALL).copied().unwrap_or(Likelihood::RoughlyEven)
}

/// What it says in one pass: up to three things by lot.
pub(super) fn talks(view: View<'_>, roll: &mut Roll) -> Vec<Talk> {
    let mut speech = Speech::new(view);
    let wanted = roll.below(4) as usize;
    for _ in 0..TRIES {
        if speech.len() >= wanted {
            break;
        }
        if let Some(talk) = super::programmes::talk(view, roll).or_else(|| talk(view, roll)) {
            speech.say(talk);
        }
    }
    speech.done()
}

fn talk(view: View<'_>, roll: &mut Roll) -> Option<Talk> {
    // What is off is not in the lot, or it would change every play without it.
    let more: [(bool, Lot); 5] = [
        (view.drafts().next().is_some(), drafting::by_lot),
        (view.is_on(Module::Inquiry), ask_or_give),
        (view.is_on(Module::JointAttribution), coordinate),
        (view.is_on(Module::HomeClearance), |_, _| Some(Talk::Home(HomeTalk::Liaise))),
        (view.is_on(Module::Pledges), |view, roll| pledge(view, roll).map(Talk::Pledge)),
    ];
    let more = more.iter().filter(|(on, _)| *on).map(|(_, lot)| lot);
    let kinds = KINDS + u32::try_from(more.clone().count()).unwrap_or(0);
    match roll.below(kinds) {
        kind @ KINDS.. => more.into_iter().nth((kind - KINDS) as usize)?(view, roll),
        0 => Some(Talk::Send(message(view, roll))),
        1 => Some(Talk::Share {
            to: some_nations(view.others(), roll),
            cards: some_cards(view.hand(), roll),
            against_label: roll.below(4) == 0,
        }),
        2 => one_nation(view.others(), roll).map(|to| Talk::Ping { to }),
        3 => {
            let mine = view.requests().filter(|(_, request)| request.to == view.seat() && request.reply.is_none());
            let (request, _) = pick(mine, roll)?;
            let reply = roll.choose(&[Reply::Grant, Reply::Refuse, Reply::Stall]).copied()?;
            Some(Talk::Answer { request, reply })
        }
        4 => propose(view, roll),
        5 => {
            let mine = view.proposals().filter(|(_, proposal)| proposal.open && proposal.to.has(view.seat()));
            let (proposal, _) = pick(mine, roll)?;
            Some(Talk::Sign { proposal, consent: consent(roll) })
        }
        6 => {
            let (claim, _) = pick(view.charges().filter(|(_, claim)| claim.reply().is_none()), roll)?;
            let reply = roll.choose(ClaimReply::ALL).copied()?;
            Some(Talk::ReplyToClaim { claim, reply })
        }
        7 => {
            let (claim, _) = pick(view.claims().filter(|(_, claim)| claim.public()), roll)?;
            Some(Talk::Weigh { claim, answer: small(roll.below(4)) })
        }
        8 => judge(view, roll).map(Talk::Judge),
        _ => {
            let fresh = view.injects().filter(|(_, spec, now)| now.round == view.round() && !spec.choices().is_empty());
            let (inject, spec, _) = pick(fresh, roll)?;
            let choices = u32::try_from(spec.choices().len()).unwrap_or(1);
            Some(Talk::Choose { inject, choice: small(roll.below(choices) + 1) })
        }
    }
}

fn message(view: View<'_>, roll: &mut Roll) -> Message {
    let about = if roll.below(3) == 0 { None } else { pick(view.incidents(), roll).map(|(id, _, _)| id) };
    Message {
        to: some_nations(view.others(), roll),
        carrier: roll.choose(Carrier::ALL).copied().unwrap_or(Carrier::Phone),
        act: roll.choose(&MessageAct::ALL).copied().unwrap_or(MessageAct::Sharing),
        about,
        prose: None,
    }
}

fn propose(view: View<'_>, roll: &mut Roll) -> Option<Talk> {
    let (incident, _, _) = pick(view.incidents(), roll)?;
    let accused = if roll.below(4) == 0 { None } else { one_nation(view.others(), roll) };
    let open = accused.map_or(view.others(), |accused| view.others().without(accused));
    let wording = wording(view, incident, accused.is_some(), roll);
    Some(Talk::Propose { to: some_nations(open, roll), incident, accused, wording })
}

/// A card asked for, or given.
fn ask_or_give(view: View<'_>, roll: &mut Roll) -> Option<Talk> {
    let asked = pick(view.asks().filter(|(_, ask)| ask.of == view.seat() && !ask.closed), roll);
    if let Some((ask, asked)) = asked.filter(|_| roll.below(2) == 0) {
        let gives = one_card(view.hand_on(asked.incident), roll).filter(|_| roll.below(4) > 0);
        let under = gives.and_then(|_| roll.choose(&Tlp::ALL).copied()).filter(|_| roll.below(2) == 0);
        return Some(Talk::Card(CardTalk::Answer { ask, gives, under }));
    }
    let (incident, _, _) = pick(view.incidents(), roll)?;
    let of = one_nation(view.others(), roll)?;
    let named = one_card(view.told_of(of, incident), roll).map(Wanted::Card);
    let wanted = named.or_else(|| roll.choose(&[Wanted::Who, Wanted::Link, Wanted::Territory]).copied())?;
    Some(Talk::Card(CardTalk::Ask { of, incident, wanted }))
}

/// To speak on one day, proposed or answered.
fn coordinate(view: View<'_>, roll: &mut Roll) -> Option<Talk> {
    let asked = pick(view.coordinations().filter(|(_, one)| one.to.has(view.seat())), roll);
    if let Some((coordination, _)) = asked.filter(|_| roll.below(2) == 0) {
        return Some(Talk::Coordinate(CoordinationTalk::Answer { coordination, yes: roll.below(4) > 0 }));
    }
    let (incident, _, _) = pick(view.incidents(), roll)?;
    let round = view.round().saturating_add(small(roll.below(2)));
    Some(Talk::Coordinate(CoordinationTalk::Propose { to: some_nations(view.others(), roll), incident, round }))
}

/// A pledge to do or not to do something that is played, on a condition as often as not.
fn pledge(view: View<'_>, roll: &mut Roll) -> Option<Pledging> {
    let left = view.rounds().saturating_sub(view.round());
    let by_round = view.round().saturating_add(small(roll.below(u32::from(left.min(3)) + 1)));
    let course = course(view, view.seat(), by_round, roll)?;
    // A condition leaves a round to act in.
    let before = by_round.checked_sub(1).filter(|&round| round >= view.round() && roll.below(2) == 0);
    let provided = before.and_then(|round| proviso(view, course, round, roll));
    let to = if roll.below(2) == 0 { Audience::Everyone } else { Audience::Only(some_nations(view.others(), roll)) };
    let carrier = roll.choose(Carrier::ALL).copied().unwrap_or(Carrier::Phone);
    Some(Pledging { pledge: Pledge { to, provided, course }, carrier, prose: None })
}

fn course(view: View<'_>, whose: NationId, by_round: u8, roll: &mut Roll) -> Option<Course> {
    let played = view.actions().filter(|(id, action)| view.is_on(action.module) && !view.is_forbidden(*id));
    // Half of what is said is about measures, since that is what conditions are for.
    let measures = |verb: Option<Verb>| matches!(verb, Some(Verb::Impose | Verb::Lift | Verb::Restrain));
    let narrow = roll.below(2) == 0;
    let (action, spec) = pick(played.filter(|(_, action)| !narrow || measures(action.verb)), roll)?;
    let others = view.everyone().without(whose);
    let toward = if spec.target == TargetKind::Nation { one_nation(others, roll) } else { None };
    Some(Course { will: roll.below(3) > 0, action, toward, by_round })
}

fn proviso(view: View<'_>, course: Course, by_round: u8, roll: &mut Roll) -> Option<Proviso> {
    let other = course.toward.or_else(|| one_nation(view.others(), roll))?;
    Some(match roll.below(5) {
        0 => Proviso::Conduct(other, self::course(view, other, by_round, roll)?),
        1 => Proviso::Continues(pick(view.incidents(), roll).map(|(id, _, _)| id)?, by_round),
        2 => Proviso::Restrains(other, by_round),
        3 => Proviso::Unrestrained(other, by_round),
        _ => Proviso::NamesUs(other, by_round),
    })
}

fn consent(roll: &mut Roll) -> Consent {
    match roll.below(4) {
        0 => Consent::Decline,
        1 => Consent::NotYet,
        _ => Consent::UpTo(roll.choose(Rung::ALL).copied().unwrap_or(Rung::Condemn)),
    }
}

fn judge(view: View<'_>, roll: &mut Roll) -> Option<Judgement> {
    let (incident, _, _) = pick(view.incidents(), roll)?;
    let who = if roll.below(3) == 0 { None } else { suspect(view, incident, roll) };
    let (who_word, link_word, link) = (word(roll), word(roll), link(roll));
    let laid = some_cards(view.hand_on(incident), roll);
    let placed = laid.iter().map(|card| Placing { card, on: bearing(view, incident, roll) }).collect();
    Some(Judgement { incident, who, who_word, link, link_word, placed })
}

fn bearing(view: View<'_>, incident: IncidentId, roll: &mut Roll) -> Bearing {
    let links = [Link::None, Link::Tolerated, Link::Directed];
    let drawn = match roll.below(3) {
        0 => suspect(view, incident, roll).map(Bearing::Who),
        1 => {
            let on = if roll.below(2) == 0 { Bearing::Location } else { Bearing::Relay };
            one_nation(view.everyone(), roll).map(on)
        }
        _ => None,
    };
    drawn.unwrap_or_else(|| Bearing::Link(roll.choose(&links).copied().unwrap_or(Link::None)))
}

/// One of what passes by, each alike.
pub(super) fn pick<T>(list: impl Iterator<Item = T>, roll: &mut Roll) -> Option<T> {
    // The k-th thing takes the place of the one before with a chance of one in k.
    let mut kept = None;
    let mut seen = 0;
    for one in list {
        seen += 1;
        if roll.below(seen) == 0 {
            kept = Some(one);
        }
    }
    kept
}

fn one_nation(among: NationSet, roll: &mut Roll) -> Option<NationId> {
    pick(among.iter(), roll)
}

fn one_card(among: CardSet, roll: &mut Roll) -> Option<CardId> {
    pick(among.iter(), roll)
}

/// Often one, sometimes several, never nobody if there is somebody.
fn some_nations(among: NationSet, roll: &mut Roll) -> NationSet {
    let one = one_nation(among, roll).map_or(NationSet::NONE, NationSet::one);
    if roll.below(3) > 0 {
        return one;
    }
    among.iter().filter(|_| roll.below(2) == 0).fold(one, NationSet::with)
}

/// A few cards, often none.
fn some_cards(among: CardSet, roll: &mut Roll) -> CardSet {
    let mut cards = CardSet::NONE;
    for _ in 0..roll.below(4) {
        if let Some(card) = one_card(among, roll) {
            cards.insert(card);
        }
    }
    cards
}

fn small(number: u32) -> u8 {
    u8::try_from(number).unwrap_or(u8::MAX)
}
