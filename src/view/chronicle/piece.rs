//! Pieces of a step: events that belong in one sentence are gathered before they are told.

use super::{claims, evidence, goals, incidents};
use crate::event::{Cause, Event, Gauge, Way};
use crate::script::Harm;
use crate::terms::{CardSet, ClaimId, IncidentId, NationId, NationSet, NormId, ObservationId, Route};
use crate::view::prose::{Lens, and, signed};
use crate::world::World;

/// One sentence in the making.
pub(super) enum Piece {
    /// It stands already.
    Said(String),
    /// How third states took a claim.
    Weighed(ClaimId, Vec<(NationId, i16, bool)>),
    /// What an inquiry found.
    Found(NationId, Route, CardSet),
    /// To whom an inject handed a card.
    Handed(crate::terms::CardId, NationSet),
    /// Which norms were cited against an incident.
    Cited(NationId, IncidentId, Vec<NormId>),
    /// What an evaluator would tick, and for whom.
    Observed(ObservationId, NationSet),
    /// The waves of a step.
    Waves(Vec<(IncidentId, u8, NationSet)>),
    /// What they did.
    Losses(Vec<(NationId, Vec<Harm>)>, Vec<IncidentId>),
    /// What silence cost.
    Silence(Vec<(NationId, i16)>),
}

impl Piece {
    /// The piece that an event begins, if it belongs with others.
    pub(super) fn begun_by(event: &Event) -> Option<Self> {
        match *event {
            Event::ClaimWeighed { id, by, answer, own } => Some(Self::Weighed(id, vec![(by, answer, own)])),
            Event::CardGained { nation, card, way: Way::Found(route) } => {
                Some(Self::Found(nation, route, CardSet::one(card)))
            }
            Event::CardGained { nation, card, way: Way::Inject } => Some(Self::Handed(card, NationSet::one(nation))),
            Event::NormCited { norm, by, incident } => Some(Self::Cited(by, incident, vec![norm])),
            Event::Observed { observation, nation } => Some(Self::Observed(observation, NationSet::one(nation))),
            Event::IncidentStruck { incident, wave, spilled } => Some(Self::Waves(vec![(incident, wave, spilled)])),
            Event::Moved { gauge: Gauge::Track(nation, track), by, why } => match why.cause {
                Cause::Incident(id) => Some(Self::Losses(vec![(nation, vec![Harm { track, by }])], vec![id])),
                _ => None,
            },
            Event::Moved { gauge: Gauge::Mandate(nation), by, why } => match why.cause {
                Cause::Incident(_) => Some(Self::Silence(vec![(nation, by)])),
                _ => None,
            },
            _ => None,
        }
    }

    /// Takes in another piece, if the two belong together; else gives it back.
    pub(super) fn join(&mut self, other: Self) -> Option<Self> {
        match (self, other) {
            (Self::Weighed(id, answers), Self::Weighed(same, more)) if *id == same => answers.extend(more),
            (Self::Found(nation, route, cards), Self::Found(same, by, more)) if *nation == same && *route == by => {
                *cards = cards.union(more);
            }
            (Self::Handed(card, nations), Self::Handed(same, more)) if *card == same => *nations = nations.union(more),
            (Self::Cited(by, incident, norms), Self::Cited(same, on, more)) if *by == same && *incident == on => {
                norms.extend(more);
            }
            (Self::Observed(id, nations), Self::Observed(same, more)) if *id == same => *nations = nations.union(more),
            (Self::Waves(waves), Self::Waves(more)) => waves.extend(more),
            (Self::Losses(losses, incidents), Self::Losses(more, of)) => {
                incidents.extend(of);
                for (nation, harms) in more {
                    match losses.iter_mut().find(|(known, _)| *known == nation) {
                        Some((_, known)) => known.extend(harms),
                        None => losses.push((nation, harms)),
                    }
                }
            }
            (Self::Silence(costs), Self::Silence(more)) => {
                for (nation, by) in more {
                    match costs.iter_mut().find(|(known, _)| *known == nation) {
                        Some((_, known)) => *known = known.saturating_add(by),
                        None => costs.push((nation, by)),
                    }
                }
            }
            (_, other) => return Some(other),
        }
        None
    }

    /// Whether it sums up, and so comes after what it sums up.
    pub(super) const fn sums_up(&self) -> bool {
        matches!(self, Self::Losses(..) | Self::Silence(_))
    }

    /// The sentence.
    pub(super) fn told(self, lens: Lens<'_>, world: &World) -> Option<String> {
        match self {
            Self::Said(said) => Some(said),
            Self::Weighed(id, answers) => claims::weighed(lens, world, id, &answers),
            Self::Found(nation, route, cards) => Some(evidence::found(lens, nation, route, cards)),
            Self::Handed(card, nations) => Some(evidence::handed(lens, world, nations, card)),
            Self::Cited(by, incident, norms) => Some(incidents::cited(lens, by, incident, &norms)),
            Self::Observed(id, nations) => goals::observed(lens, world, id, nations),
            Self::Waves(waves) => incidents::struck(lens, world, &waves),
            Self::Losses(losses, of) => {
                let one = of.first().is_some_and(|first| of.iter().all(|id| id == first));
                incidents::lost(lens, &losses, one)
            }
            Self::Silence(costs) => {
                let parts = costs.iter().map(|(nation, by)| format!("{} ({})", lens.nation(*nation), signed(*by)));
                Some(format!("To have said so little about it cost {} backing at home.", and(parts)))
            }
        }
    }
}
