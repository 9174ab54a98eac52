//! Pieces of a step: events that belong in one sentence are gathered before they are told.

use super::incidents::{Arrival, put};
use super::together::{Together, Topic};
use super::{acts, claims, drafts, evidence, goals, home, incidents};
use crate::event::{Cause, ClaimEvent, Event, Gauge, HomeEvent, NormEvent, Way};
use crate::script::Harm;
use crate::terms::{CardId, CardSet, ClaimId, IncidentId, NationId, NationSet, NormId, ObservationId, Route, Rung};
use crate::view::prose::{Lens, and, signed};
use crate::world::World;

/// Norms cited against one incident: those that the same nations cited stand together.
fn cited(lens: Lens<'_>, incident: IncidentId, norms: Vec<(NormId, NationSet)>) -> String {
    let mut by: Vec<(NationSet, Vec<NormId>)> = Vec::new();
    for (norm, nations) in norms {
        match by.iter_mut().find(|(known, _)| *known == nations) {
            Some((_, known)) => known.push(norm),
            None => by.push((nations, vec![norm])),
        }
    }
    let told: Vec<String> = by.iter().map(|(by, norms)| incidents::cited(lens, *by, incident, norms)).collect();
    told.join(" ")
}

/// What several found alike stands together, once all that each of them found is gathered.
pub(super) fn merged(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut told: Vec<Piece> = Vec::with_capacity(pieces.len());
    for piece in pieces {
        let alike = |known: &Piece| match (known, &piece) {
            (Piece::Found(_, route, cards, reason), Piece::Found(_, by, same, why)) => {
                (route, cards, reason) == (by, same, why)
            }
            _ => false,
        };
        match (told.iter().position(alike).and_then(|place| told.get_mut(place)), piece) {
            (Some(Piece::Found(nations, ..)), Piece::Found(more, ..)) => *nations = nations.union(more),
            (_, piece) => told.push(piece),
        }
    }
    told
}

/// One sentence in the making.
pub(super) enum Piece {
    /// It stands already.
    Said(Topic, String),
    /// What is said in Talks.
    Talk(Together),
    /// What one nation did.
    Acted(NationId, Vec<acts::Act>),
    /// A claim, if these eyes read of it as it is made, and how third states took it.
    Weighed(ClaimId, Option<String>, Vec<claims::Answer>),
    /// What words came to: the claim, the speaker, whether it was true.
    Settled(Vec<(ClaimId, NationId, bool)>),
    /// Statements that name nobody, on one incident.
    Statements(IncidentId, Rung, NationSet),
    /// What an inquiry found, and why it was made.
    Found(NationSet, Route, CardSet, Option<String>),
    /// Who asked where a card comes from, and why, if all for the same reason.
    Checked(CardId, Vec<NationId>, Option<String>),
    /// An inject's news, and to whom it came.
    Arrived(Arrival),
    /// Inquiries that found nothing.
    Empty(Vec<(Route, IncidentId)>, NationSet),
    /// To whom an inject handed cards.
    Handed(NationSet, CardSet),
    /// Which norm was cited against an incident, by whom.
    Cited(IncidentId, Vec<(NormId, NationSet)>),
    /// What an evaluator would tick, and for whom.
    Observed(Vec<(ObservationId, NationSet)>),
    /// Who kept liaison.
    Liaised(NationSet),
    /// Who took a norm upon itself.
    TookUp(NormId, NationSet),
    /// Incidents that began.
    Began(Vec<IncidentId>),
    /// Incidents that were contained.
    Contained(Vec<IncidentId>),
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
            Event::ClaimMade { by, signatories, incident, accused: None, ref wording, public: true, .. }
                if wording.rung <= Rung::Condemn && wording.cards.is_empty() =>
            {
                Some(Self::Statements(incident, wording.rung, signatories.with(by)))
            }
            Event::ClaimWeighed { id, by, answer, own } => Some(Self::Weighed(id, None, vec![(Some(by), answer, own)])),
            Event::Claim(ClaimEvent::GalleryWeighed { id, answer }) => {
                Some(Self::Weighed(id, None, vec![(None, answer, false)]))
            }
            Event::Claim(ClaimEvent::Settled { id, nation, right, .. }) => {
                Some(Self::Settled(vec![(id, nation, right)]))
            }
            Event::CardGained { nation, card, way: Way::Found(route) } => {
                Some(Self::Found(NationSet::one(nation), route, CardSet::one(card), None))
            }
            Event::SourceChecked { nation, card } => Some(Self::Checked(card, vec![nation], None)),
            Event::InquiryCameUpEmpty { nation, incident, route } => {
                Some(Self::Empty(vec![(route, incident)], NationSet::one(nation)))
            }
            Event::CardGained { nation, card, way: Way::Inject } => {
                Some(Self::Handed(NationSet::one(nation), CardSet::one(card)))
            }
            Event::NormCited { norm, by, incident } => Some(Self::Cited(incident, vec![(norm, NationSet::one(by))])),
            Event::Observed { observation, nation } => {
                Some(Self::Observed(vec![(observation, NationSet::one(nation))]))
            }
            Event::Home(HomeEvent::Liaised { nation }) => Some(Self::Liaised(NationSet::one(nation))),
            Event::Norm(NormEvent::Joined { norm, nation }) => Some(Self::TookUp(norm, NationSet::one(nation))),
            Event::IncidentBegan { incident } => Some(Self::Began(vec![incident])),
            Event::IncidentContained { incident } => Some(Self::Contained(vec![incident])),
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
            (Self::Talk(one), Self::Talk(other)) => return one.join(other).map(Self::Talk),
            (Self::Acted(by, acts), Self::Acted(same, more)) if *by == same => acts.extend(more),
            (Self::Weighed(id, _, answers), Self::Weighed(same, None, more)) if *id == same => answers.extend(more),
            (Self::Settled(words), Self::Settled(more)) => words.extend(more),
            (Self::Statements(on, rung, by), Self::Statements(same, alike, more)) if *on == same && *rung == alike => {
                *by = by.union(more);
            }
            (Self::Found(nations, route, cards, _), Self::Found(same, by, more, _))
                if *nations == same && *route == by =>
            {
                *cards = cards.union(more);
            }
            (Self::Checked(card, nations, reason), Self::Checked(same, more, other)) if *card == same => {
                nations.extend(more);
                if *reason != other {
                    *reason = None;
                }
            }
            (Self::Arrived(one), Self::Arrived(more)) => return one.join(more).map(Self::Arrived),
            (Self::Empty(on, nations), Self::Empty(also, more)) => {
                *nations = nations.union(more);
                for one in also {
                    if !on.contains(&one) {
                        on.push(one);
                    }
                }
            }
            (Self::Handed(nations, cards), Self::Handed(more, card)) if *cards == card => {
                *nations = nations.union(more);
            }
            (Self::Cited(incident, norms), Self::Cited(on, more)) if *incident == on => put(norms, more),
            (Self::Observed(ticked), Self::Observed(more)) => put(ticked, more),
            (Self::Liaised(nations), Self::Liaised(more)) => *nations = nations.union(more),
            (Self::TookUp(norm, nations), Self::TookUp(same, more)) if *norm == same => *nations = nations.union(more),
            (Self::Began(incidents), Self::Began(more)) | (Self::Contained(incidents), Self::Contained(more)) => {
                incidents.extend(more);
            }
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

    /// What it is about; sentences of one step on one topic make a paragraph.
    pub(super) const fn topic(&self) -> Topic {
        match self {
            Self::Said(topic, _) => *topic,
            Self::Talk(together) => together.topic(),
            Self::Found(..) | Self::Checked(..) | Self::Empty(..) => Topic::Inquiries,
            Self::Handed(..) | Self::Arrived(_) => Topic::News,
            Self::Statements(..) | Self::Cited(..) => Topic::Statements,
            Self::Began(_) | Self::Contained(_) | Self::Waves(_) | Self::Losses(..) | Self::Silence(_) => {
                Topic::Incidents
            }
            Self::Acted(..)
            | Self::Weighed(..)
            | Self::Settled(_)
            | Self::Observed(_)
            | Self::Liaised(_)
            | Self::TookUp(..) => Topic::Alone,
        }
    }

    /// Whether it sums up, and so comes after what it sums up.
    pub(super) const fn sums_up(&self) -> bool {
        matches!(self, Self::Losses(..) | Self::Silence(_))
    }

    /// The sentence.
    pub(super) fn told(self, lens: Lens<'_>, world: &World) -> Option<String> {
        match self {
            Self::Said(_, said) => Some(said),
            Self::Talk(together) => together.told(lens, world),
            Self::Acted(by, acts) => Some(acts::acted(lens, by, &acts)),
            Self::Weighed(id, claim, answers) => {
                let answers = (!answers.is_empty()).then(|| claims::weighed(lens, world, id, &answers)).flatten();
                let parts: Vec<String> = claim.into_iter().chain(answers).collect();
                (!parts.is_empty()).then(|| parts.join(" "))
            }
            Self::Settled(words) => claims::settled(lens, world, &words),
            Self::Statements(on, rung, by) => Some(claims::statements(lens, on, rung, by)),
            Self::Found(nations, route, cards, reason) => {
                Some(acts::because(&evidence::found(lens, nations, route, cards), reason.as_deref()))
            }
            Self::Checked(card, nations, reason) => {
                Some(acts::because(&evidence::checked(lens, world, &nations, card), reason.as_deref()))
            }
            Self::Arrived(arrival) => Some(arrival.told(lens)),
            Self::Empty(on, nations) => match on.as_slice() {
                [(route, on)] => Some(evidence::empty(lens, nations, *on, *route)),
                _ => Some(format!("{} looked where there was nothing to find.", lens.those(nations))),
            },
            Self::Handed(nations, cards) => Some(evidence::handed(lens, nations, cards)),
            Self::Cited(incident, norms) => Some(cited(lens, incident, norms)),
            Self::Observed(ticked) => goals::observed(lens, world, &ticked),
            Self::Liaised(nations) => Some(home::liaised(lens, nations)),
            Self::TookUp(norm, nations) => Some(drafts::took_up(lens, norm, nations)),
            Self::Began(incidents) => Some(incidents::begun(lens, world, &incidents)),
            Self::Contained(incidents) => Some(incidents::contained(lens, &incidents)),
            Self::Waves(waves) => incidents::struck(lens, world, &waves),
            Self::Losses(losses, of) => {
                let one = of.first().is_some_and(|first| of.iter().all(|id| id == first));
                incidents::lost(lens, &losses, one)
            }
            Self::Silence(costs) => {
                let parts = costs.iter().map(|(nation, by)| format!("{} ({})", lens.nation(*nation), signed(*by)));
                Some(format!("To have said so little cost {} backing at home.", and(parts)))
            }
        }
    }
}
