//! 5.1 Speaking on one day: agreed in Talks, each in its own words, weighed as one.
//!
//! Nobody is bound to speak by it: an agreement names no act, so that the ledger (9.1) has nothing to
//! judge. Whoever keeps silent is seen to, and the others speak without it.

use super::addressed::{addressed, open_to};
use super::admit::{module, staff};
use super::round::Round;
use crate::event::{Cause, CoordinationEvent, Event, Gauge};
use crate::order::{CoordinationRefusal, CoordinationTalk, Refusal};
use crate::terms::{ActorId, ClaimId, CoordinationId, IncidentId, Module, NationId, Rule, Rung};
use crate::world::{ClaimNow, Sight};

/// Whether a seat may say something of speaking on one day.
pub(super) fn may_say(sight: Sight<'_>, talk: CoordinationTalk) -> Result<(), Refusal> {
    match talk {
        CoordinationTalk::Propose { to, incident, round } => {
            module(sight, Module::JointAttribution)?;
            addressed(sight, to)?;
            staff(sight, 1)?;
            if !sight.knows(incident) {
                return Err(Refusal::NoSuchThing);
            }
            if round < sight.round() || round > sight.rounds() {
                return Err(Refusal::Coordination(CoordinationRefusal::NotThatRound));
            }
            is_free(sight, incident, round, true)
        }
        CoordinationTalk::Answer { coordination, yes } => {
            let found = sight.coordinations().find(|(id, _)| *id == coordination);
            let (_, one) = found.ok_or(Refusal::NoSuchThing)?;
            if !one.to.has(sight.seat()) {
                return Err(Refusal::NotYoursToAnswer);
            }
            let answered = one.agreed.union(one.declined).has(sight.seat());
            open_to(sight, sight.seat(), answered || one.day < sight.round())?;
            if yes { is_free(sight, one.incident, one.day, false) } else { Ok(()) }
        }
    }
}

/// Whether a seat has not agreed yet with whom it speaks on an incident in a round: others could not
/// answer a text once for two days. A proposal that was declined by all, or that nobody has taken up
/// when the seat takes up another, binds nobody.
fn is_free(sight: Sight<'_>, incident: IncidentId, round: u8, proposes: bool) -> Result<(), Refusal> {
    let me = sight.seat();
    let taken =
        sight.coordinations().filter(|(_, one)| one.incident == incident && one.day == round).any(|(_, one)| {
            let open = proposes && !one.to.minus(one.declined).is_empty();
            one.agreed.has(me) || (one.by == me && (open || !one.agreed.is_empty()))
        });
    if taken { Err(Refusal::Coordination(CoordinationRefusal::Agreed)) } else { Ok(()) }
}

/// Whom a text names: a nation, a group, or nobody.
pub(super) fn named(claim: &ClaimNow) -> (Option<NationId>, Option<ActorId>) {
    (claim.accused, claim.wording.who.filter(|_| claim.wording.rung == Rung::NamesGroup))
}

impl Round<'_> {
    /// Proposes to speak on one day, or answers such a proposal.
    pub(super) fn coordinate(&mut self, by: NationId, talk: CoordinationTalk) {
        match talk {
            CoordinationTalk::Propose { to, incident, round } => {
                let id = CoordinationId::at(self.now().coordinations.len());
                self.shift(Gauge::Staff(by), -1, Rule(4, 7), Cause::Talk(by));
                self.emit(Event::Coordination(CoordinationEvent::Proposed { id, by, to, incident, round }));
            }
            CoordinationTalk::Answer { coordination, yes } => {
                self.emit(Event::Coordination(CoordinationEvent::Answered { id: coordination, by, yes }));
            }
        }
    }

    /// The agreement by which a nation speaks on an incident this round, if others have agreed to it.
    pub(super) fn speaks_beside(&self, by: NationId, incident: IncidentId) -> Option<CoordinationId> {
        let round = self.now().round;
        let today = self.now().coordinations.iter().position(|one| {
            one.incident == incident && one.day == round && !one.agreed.is_empty() && one.parties().has(by)
        });
        today.map(CoordinationId::at)
    }

    /// At the end of the step on statements: what several agreed to say on one day is weighed once all
    /// of it is said, those texts together that name the same.
    pub(super) fn weigh_coordinated(&mut self) {
        let mut waiting = self.unweighed();
        while let Some((first, claim)) = waiting.first().copied() {
            let day = self.speaks_beside(claim.by, claim.incident);
            let (alike, rest): (Vec<_>, Vec<_>) = waiting.into_iter().partition(|(id, other)| {
                let same = other.incident == claim.incident && named(other) == named(&claim);
                *id == first || same && self.speaks_beside(other.by, other.incident) == day
            });
            waiting = rest;
            let claims: Vec<ClaimId> = alike.iter().map(|(id, _)| *id).collect();
            if let Some(id) = day.filter(|_| claims.len() > 1) {
                self.emit(Event::Coordination(CoordinationEvent::Spoken { id, claims: claims.clone() }));
            }
            self.weigh(&claims);
        }
    }

    /// Public claims of this round that nobody has answered.
    fn unweighed(&self) -> Vec<(ClaimId, ClaimNow)> {
        let round = self.now().round;
        let all = self.now().claims.iter().enumerate();
        let waits = |claim: &ClaimNow| claim.round == round && claim.public && claim.gallery.is_none();
        all.filter(|(_, claim)| waits(claim)).map(|(at, claim)| (ClaimId::at(at), *claim)).collect()
    }
}
