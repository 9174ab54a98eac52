//! The debrief page: what was true, and who could have known it. It is given only once the play
//! is over, and then to everybody alike.

use crate::event::Event;
use crate::rules::{self, Judgements, Knew};
use crate::script::Incident;
use crate::terms::{ClaimId, IncidentId, Link, NationId, NationSet, TensionRung};
use crate::view::chronicle::{pledge_text, says};
use crate::view::eyes::Eyes;
use crate::view::prose::{Lens, capitalised, halves, stopped};
use crate::view::why_told;
use crate::world::{IncidentNow, IncidentState, Known, World};
use serde::Serialize;

/// The least change of tension within a round that counts as a turning point.
const TURN: i16 = 2;

/// What those who have played talk about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DebriefPage {
    /// Who did what, incident by incident.
    pub truth: Vec<TruthRow>,
    /// Every claim that named somebody, first to last.
    pub claims: Vec<ClaimTruth>,
    /// Where tension turned, first to last.
    pub turns: Vec<TurnRow>,
    /// What was pledged, and what became of it.
    pub pledges: Vec<PledgeTruth>,
}

/// What was true of an incident.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TruthRow {
    /// Its title.
    pub incident: String,
    /// Who did it, in a sentence.
    pub said: String,
}

/// A claim, and how it stood to what was held and to what was true.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ClaimTruth {
    /// The round.
    pub round: u8,
    /// What it said.
    pub text: String,
    /// Whether what its maker held supported it.
    pub supported: bool,
    /// Whether it was true.
    pub right: bool,
    /// What it came to for each speaker whose strongest word it was: `Maravel +4`; nothing for the others (5.5).
    pub came_to: Vec<String>,
    /// What each seat held and could have said as the claim was made, in a sentence each.
    pub knew: Vec<String>,
}

/// A change of tension that was felt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TurnRow {
    /// The round.
    pub round: u8,
    /// Between whom, from where to where.
    pub said: String,
    /// What moved it.
    pub because: Vec<String>,
}

/// A pledge, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PledgeTruth {
    /// The round in which it was given.
    pub round: u8,
    /// What it said.
    pub text: String,
    /// `kept`, `broken`, `overtaken`, or that it was never judged.
    pub fate: &'static str,
}

impl DebriefPage {
    /// Goes along the events of a play from its beginning; nothing if the play is not over.
    #[must_use]
    pub fn of<'a>(start: World, events: impl Iterator<Item = &'a Event>) -> Option<Self> {
        let mut world = start;
        let mut opened = world.clone();
        let (mut knew, mut turns) = (Vec::new(), Vec::new());
        for event in events {
            if matches!(event, Event::RoundOpened { .. }) {
                turns.extend(turned(&opened, &world));
                opened = world.clone();
            }
            world.apply(event).ok()?;
            if let Event::ClaimMade { id, .. } = *event {
                knew.push((id, who_knew(&world, id)));
            }
        }
        world.now().ended?;
        turns.extend(turned(&opened, &world));
        Some(Self { truth: truths(&world), claims: claims(&world, knew), turns, pledges: pledges(&world) })
    }
}

/// What is true of every incident that has begun. It tells secrets: only of a play that is over.
#[must_use]
pub fn truths(world: &World) -> Vec<TruthRow> {
    let (table, lens) = (world.table(), Lens::of(world, Eyes::Facilitator));
    let begun = table.incidents.iter().zip(&world.now().incidents);
    let begun = begun.filter(|(_, now)| now.state != IncidentState::Dormant);
    begun
        .map(|(spec, _)| {
            let actor = table.actor(spec.truth.actor);
            let state = actor.and_then(|actor| actor.sponsor).map_or("a state", |nation| lens.nation(nation));
            let how = match spec.truth.link {
                Link::None => "for itself".to_owned(),
                Link::Tolerated => format!("tolerated by {state}"),
                Link::Directed => format!("directed by {state}"),
                Link::Organ => format!("as an organ of {state}"),
            };
            let host = table.run_from(spec.id);
            let from = host.map_or_else(String::new, |host| format!(", from the territory of {}", lens.nation(host)));
            let said = format!("{} did it, {how}{from}.", lens.actor(spec.truth.actor));
            TruthRow { incident: table.text(spec.title).to_owned(), said: capitalised(&said) }
        })
        .collect()
}

/// What a seat has on every incident that it knows of: title, and slips and its own word in a sentence.
#[must_use]
pub fn files(world: &World, seat: NationId) -> Vec<(String, String)> {
    let (sight, lens) = (world.sight(seat), Lens::of(world, Eyes::Seat(seat)));
    let file = |(id, spec, _): (IncidentId, Known<'_, Incident>, Known<'_, IncidentNow>)| {
        let count = sight.hand_on(id).len();
        let slips = if count == 1 { "slip" } else { "slips" };
        let word = sight.judgement(id).map_or_else(
            || "No word of its own is on record.".to_owned(),
            |own| {
                let who = own.who.map_or("somebody unknown", |who| lens.actor(who));
                let link = own.link.map_or("unknown", Link::word);
                let (who_word, link_word) = (own.who_word.word(), own.link_word.word());
                format!("Its word in round {}: {who}, {who_word}; link {link}, {link_word}.", own.round)
            },
        );
        (sight.text(spec.title()).to_owned(), format!("{count} {slips} in hand. {word}"))
    };
    sight.incidents().map(file).collect()
}

fn claims(world: &World, knew: Vec<(ClaimId, Vec<String>)>) -> Vec<ClaimTruth> {
    let of = |(id, knew): (ClaimId, Vec<String>)| {
        let claim = Judgements::of(world).claim(id).filter(|claim| claim.names())?;
        let by = claim.speakers();
        let lens = Lens::of(world, Eyes::Facilitator);
        let came_to = |nation| claim.came_to(nation).map(|half| format!("{} {}", lens.nation(nation), halves(half)));
        Some(ClaimTruth {
            round: claim.round(),
            text: says(world.sight(claim.by()), by, claim.incident(), claim.accused(), &claim.wording()),
            supported: claim.is_supported(),
            right: claim.is_true(),
            came_to: by.iter().filter_map(came_to).collect(),
            knew,
        })
    };
    knew.into_iter().filter_map(of).collect()
}

/// What every seat held on the incident of a claim as it was made, and the analyst's word for whom
/// the claim names.
fn who_knew(world: &World, id: ClaimId) -> Vec<String> {
    let Some(claim) = Judgements::of(world).claim(id) else { return Vec::new() };
    let incident = claim.incident();
    let Some(spec) = world.table().incident(incident) else { return Vec::new() };
    let lens = Lens::of(world, Eyes::Facilitator);
    let actor = claim.wording().who.unwrap_or(spec.truth.actor);
    let of = |seat: NationId| {
        let (name, who) = (lens.nation(seat), lens.actor(actor));
        let Some(Knew { cards, word }) = rules::knows_of(world.sight(seat), incident, actor) else {
            return format!("{name} did not know of it.");
        };
        let slips = if cards == 1 { "slip" } else { "slips" };
        match word.filter(|_| cards > 0) {
            Some(word) => {
                format!("{name} held {cards} {slips}; on them it was {} that {who} did it.", word.word())
            }
            None => format!("{name} held nothing on it."),
        }
    };
    world.table().seats().map(of).collect()
}

/// The pairs whose tension turned between the opening of a round and the next.
fn turned(before: &World, after: &World) -> Vec<TurnRow> {
    let round = after.now().round;
    let lens = Lens::of(after, Eyes::Facilitator);
    let seats: NationSet = after.table().seats().collect();
    let of = |(a, b): (NationId, NationId)| {
        let (from, to) = (before.now().tension(a, b), after.now().tension(a, b));
        if round == 0 || (to - from).abs() < TURN {
            return None;
        }
        let (low, high) = (TensionRung::of(from).word(), TensionRung::of(to).word());
        let pair = format!("{} and {}", lens.nation(a), lens.nation(b));
        let said = format!("Between {pair} tension went from {from} ({low}) to {to} ({high}).");
        Some(TurnRow { round, said, because: why_told(after, (a, b), round) })
    };
    seats.pairs().filter_map(of).collect()
}

fn pledges(world: &World) -> Vec<PledgeTruth> {
    let of = |now: &crate::world::PledgeNow| PledgeTruth {
        round: now.round,
        text: stopped(&capitalised(&pledge_text(Lens::of(world, Eyes::Facilitator), now.by, &now.pledge))),
        fate: now.fate.map_or("never judged", |fate| fate.word()),
    };
    world.now().pledges.iter().map(of).collect()
}
