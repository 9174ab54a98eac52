//! What seats did, act by act, for other programs: `acts` in the JSON of `run` and `replay`.
//!
//! Through the facilitator's eyes that is every act of every seat, by its kind, and how it was answered;
//! what was chosen stands in the record. Through a seat's
//! eyes it is the seat's own, and of the others what it saw happen.

use crate::event::Event;
use crate::order::{Act, By, CardTalk, Consent, CoordinationTalk, Order, Reason, Talk, Wording};
use crate::record::{Line, Recorded};
use crate::rules;
use crate::scenario::Playable;
use crate::terms::{
    Calendar, CardSet, ClaimId, Date, IdKind, IncidentId, Likelihood, NationId, NationSet, OrderId, Phase, Rung,
};
use crate::view::{Eyes, sees};
use crate::world::{World, set_up};
use serde::Serialize;
use std::collections::BTreeMap;

/// One act. What it does not have is left out.
#[derive(Debug, Default, Serialize)]
pub(super) struct ActRow {
    round: u8,
    /// The first day of that round, counted from 1 (1.1).
    day: u32,
    /// The date of that day, if the play has dates.
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<Date>,
    phase: &'static str,
    seat: String,
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    action: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    target: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    incident: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rung: Option<Rung>,
    #[serde(skip_serializing_if = "Option::is_none")]
    word: Option<Likelihood>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    cards: Vec<String>,
    /// How something was answered, in a word or two.
    #[serde(skip_serializing_if = "Option::is_none")]
    answer: Option<&'static str>,
    /// The seal that stood on an order as it was put in.
    #[serde(skip_serializing_if = "Option::is_none")]
    verdict: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
}

/// What was done on a line of play, as far as these eyes saw it; of one round, if one is named.
pub(super) fn acts(line: &Recorded, eyes: Eyes, only: Option<u8>) -> Vec<ActRow> {
    let calendar = line.playable().scenario.calendar();
    let mut listing = Listing { names: line.playable(), calendar, eyes, rows: Vec::new(), orders: BTreeMap::new() };
    let mut world = set_up(line.playable());
    for one in line.lines() {
        match one {
            Line::Input { round, phase, by: By::Seat(seat), input, .. } if listing.is_own(*seat) => {
                listing.put(&world, *seat, (*round, *phase), input);
            }
            Line::Events { round, phase, events } => {
                for event in events {
                    if world.apply(event).is_err() {
                        return listing.told(only);
                    }
                    listing.see(&world, (*round, *phase), event);
                }
            }
            _ => {}
        }
    }
    listing.told(only)
}

struct Listing<'a> {
    names: &'a Playable,
    calendar: Calendar,
    eyes: Eyes,
    /// A row that was withdrawn is taken out.
    rows: Vec<Option<ActRow>>,
    /// Where each order of a seat stands among them.
    orders: BTreeMap<NationId, Vec<usize>>,
}

impl Listing<'_> {
    fn told(self, only: Option<u8>) -> Vec<ActRow> {
        self.rows.into_iter().flatten().filter(|row| only.is_none_or(|only| only == row.round)).collect()
    }

    /// Whether what a seat puts in is shown: its own, and everybody's to whoever runs the table.
    fn is_own(&self, seat: NationId) -> bool {
        self.eyes == Eyes::Facilitator || self.eyes == Eyes::Seat(seat)
    }

    fn name(&self, kind: IdKind, index: usize) -> String {
        self.names.names.text(kind, index).unwrap_or_default().to_owned()
    }

    fn row(&self, seat: NationId, (round, phase): (u8, Phase), kind: &'static str) -> ActRow {
        let seat = self.name(IdKind::Nation, seat.index());
        let day = self.calendar.first_day(round);
        let date = self.calendar.date(day);
        ActRow { round, day, date, phase: phase.word(), seat, kind, ..ActRow::default() }
    }

    fn nations(&self, nations: NationSet) -> Vec<String> {
        nations.iter().map(|one| self.name(IdKind::Nation, one.index())).collect()
    }

    fn incident(&self, incident: Option<IncidentId>) -> Option<String> {
        incident.map(|id| self.name(IdKind::Incident, id.index()))
    }

    fn cards(&self, cards: CardSet) -> Vec<String> {
        cards.iter().map(|card| self.name(IdKind::Card, card.index())).collect()
    }

    fn worded(&self, row: ActRow, wording: &Wording) -> ActRow {
        ActRow { rung: Some(wording.rung), word: Some(wording.word), cards: self.cards(wording.cards), ..row }
    }

    /// What a seat said, ordered or took out of its tray.
    fn put(&mut self, world: &World, seat: NationId, at: (u8, Phase), input: &Act) {
        match input {
            Act::Talk(talk) => {
                let row = self.said(world, self.row(seat, at, kind_of(talk)), talk);
                self.rows.push(Some(row));
            }
            Act::Order { order, reason } => {
                let row = self.ordered(world, self.row(seat, at, "order"), seat, order, reason.as_ref());
                self.orders.entry(seat).or_default().push(self.rows.len());
                self.rows.push(Some(row));
            }
            Act::Withdraw { order } => self.withdraw(seat, *order),
            _ => {}
        }
    }

    fn withdraw(&mut self, seat: NationId, order: OrderId) {
        // Orders are counted from 1.
        let nth = order.index().checked_sub(1);
        let place = nth.and_then(|nth| self.orders.get(&seat)?.get(nth).copied());
        if let Some(row) = place.and_then(|place| self.rows.get_mut(place)) {
            *row = None;
        }
    }

    fn ordered(&self, world: &World, row: ActRow, seat: NationId, order: &Order, reason: Option<&Reason>) -> ActRow {
        let row = ActRow {
            action: Some(self.name(IdKind::Action, order.action.index())),
            target: self.nations(order.target.into_iter().collect()),
            incident: self.incident(order.incident),
            cards: self.cards(order.card.into_iter().collect()),
            verdict: Some(rules::verdict(world.sight(seat), order).seal.word()),
            reason: reason.map(|reason| reason.words().to_owned()),
            ..row
        };
        match &order.wording {
            Some(wording) => self.worded(row, wording),
            None => row,
        }
    }

    fn said(&self, world: &World, row: ActRow, talk: &Talk) -> ActRow {
        let of_claim = |id: ClaimId| world.now().claims.get(id.index()).map(|claim| (claim.by, claim.incident));
        match talk {
            Talk::Send(message) => ActRow { target: self.nations(message.to), ..row },
            Talk::Share { to, cards, .. } => ActRow { target: self.nations(*to), cards: self.cards(*cards), ..row },
            Talk::Ping { to } => ActRow { target: self.nations(NationSet::one(*to)), ..row },
            Talk::Propose { to, incident, wording, .. } => {
                let row = ActRow { target: self.nations(*to), incident: self.incident(Some(*incident)), ..row };
                self.worded(row, wording)
            }
            Talk::Card(CardTalk::Ask { of, incident, .. }) => {
                ActRow { target: self.nations(NationSet::one(*of)), incident: self.incident(Some(*incident)), ..row }
            }
            Talk::Card(CardTalk::Answer { gives, .. }) => {
                ActRow { answer: answer_of(talk), cards: self.cards(gives.iter().copied().collect()), ..row }
            }
            Talk::Coordinate(CoordinationTalk::Propose { to, incident, .. }) => {
                ActRow { target: self.nations(*to), incident: self.incident(Some(*incident)), ..row }
            }
            Talk::Judge(own) => ActRow { incident: self.incident(Some(own.incident)), word: Some(own.who_word), ..row },
            Talk::ReplyToClaim { claim, .. } | Talk::Weigh { claim, .. } => {
                let (by, incident) = of_claim(*claim).unzip();
                let row = ActRow { answer: answer_of(talk), ..row };
                ActRow { target: self.nations(by.into_iter().collect()), incident: self.incident(incident), ..row }
            }
            Talk::Sign { consent: Consent::UpTo(rung), .. } => {
                ActRow { answer: answer_of(talk), rung: Some(*rung), ..row }
            }
            Talk::Answer { .. } | Talk::Sign { .. } | Talk::Coordinate(CoordinationTalk::Answer { .. }) => {
                ActRow { answer: answer_of(talk), ..row }
            }
            _ => row,
        }
    }

    /// What a seat saw another do.
    fn see(&mut self, world: &World, at: (u8, Phase), event: &Event) {
        let Eyes::Seat(seat) = self.eyes else { return };
        let row = match *event {
            Event::ActPerformed { by, action, target, incident, .. } if by != seat => ActRow {
                action: Some(self.name(IdKind::Action, action.index())),
                target: self.nations(target.into_iter().collect()),
                incident: self.incident(incident.filter(|&id| world.sight(seat).knows(id))),
                ..self.row(by, at, "deed")
            },
            Event::ClaimMade { by, incident, accused, ref wording, .. } if by != seat => {
                let row = ActRow {
                    target: self.nations(accused.into_iter().collect()),
                    incident: self.incident(Some(incident)),
                    ..self.row(by, at, "claim")
                };
                self.worded(row, wording)
            }
            Event::ClaimAnswered { id, by, .. } if by != seat => {
                let claim = world.now().claims.get(id.index());
                ActRow {
                    target: self.nations(claim.map(|claim| claim.by).into_iter().collect()),
                    incident: self.incident(claim.map(|claim| claim.incident)),
                    ..self.row(by, at, "reply")
                }
            }
            _ => return,
        };
        if sees(self.eyes, world, event) {
            self.rows.push(Some(row));
        }
    }
}

/// How something was answered, if an answer is what was said.
fn answer_of(talk: &Talk) -> Option<&'static str> {
    Some(match talk {
        Talk::Answer { reply, .. } => reply.word(),
        Talk::ReplyToClaim { reply, .. } => reply.word(),
        Talk::Sign { consent: Consent::UpTo(_), .. } => "signs",
        Talk::Sign { consent: Consent::NotYet, .. } => "cannot clear it yet",
        Talk::Sign { consent: Consent::Decline, .. } => "declines",
        Talk::Coordinate(CoordinationTalk::Answer { yes: true, .. }) => "agrees",
        Talk::Coordinate(CoordinationTalk::Answer { yes: false, .. }) => "declines",
        Talk::Card(CardTalk::Answer { gives, .. }) => {
            if gives.is_some() {
                "gives"
            } else {
                "refuses"
            }
        }
        Talk::Weigh { answer, .. } => {
            ["supports", "takes note", "doubts", "rejects"].get(usize::from(*answer)).copied()?
        }
        _ => return None,
    })
}

/// What kind of act something said is.
const fn kind_of(talk: &Talk) -> &'static str {
    match talk {
        Talk::Send(_) => "message",
        Talk::Share { .. } => "share",
        Talk::Ping { .. } => "ping",
        Talk::Answer { .. } => "answer",
        Talk::Propose { .. } => "propose",
        Talk::Sign { .. } => "sign",
        Talk::Card(_) => "card",
        Talk::Coordinate(_) => "coordinate",
        Talk::ReplyToClaim { .. } => "reply",
        Talk::Weigh { .. } => "weigh",
        Talk::Judge(_) => "judge",
        Talk::Home(_) => "home",
        Talk::Matrix(_) => "matrix",
        Talk::Pledge(_) => "pledge",
        Talk::Draft(_) => "draft",
        Talk::Programme(_) => "programme",
        Talk::Choose { .. } => "choose",
    }
}
