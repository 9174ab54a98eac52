//! 9.1 Pledges: what may be pledged, and the ledger that judges each by rule, every round.
//!
//! | what is pledged | kept | broken |
//! | --- | --- | --- |
//! | to do it | with the first deed that fits | when its round is over without one |
//! | not to do it | when its round is over without a deed | with the first deed that fits |
//!
//! Before that a condition must come about; where it no longer can, the pledge is overtaken.

use super::addressed::{addressed, may_carry};
use super::admit::module;
use super::judgements::Judged;
use super::pressure::fits_measures;
use super::round::Round;
use crate::event::{Cause, Decider, Event, Fate, Gauge, PledgeEvent};
use crate::order::{Audience, Course, Load, Message, MessageAct, NoPledge, Pledging, Proviso, Refusal};
use crate::script::{TargetKind, Verb};
use crate::terms::{ClaimId, DeedId, LegalClass, MessageId, Module, NationId, NationSet, PledgeId, Rule};
use crate::world::{IncidentState, PledgeNow, Sight};

/// The rule that everything here is under.
const RULE: Rule = Rule(9, 1);

/// Whether a seat may give a pledge.
pub(super) fn may_pledge(sight: Sight<'_>, pledging: &Pledging) -> Result<(), Refusal> {
    let Pledging { pledge, carrier, .. } = pledging;
    module(sight, Module::Pledges)?;
    let to = pledge.given_to(sight.others());
    addressed(sight, to)?;
    fits_course(sight, sight.seat(), &pledge.course)?;
    fits_what_stands(sight, &pledge.course)?;
    if let Some(provided) = pledge.provided {
        fits_proviso(sight, provided, to, pledge.course.by_round)?;
    }
    let own = || sight.pledges().filter(|(_, one)| one.by() == sight.seat());
    if own().any(|(_, one)| one.is_open() && one.pledge() == *pledge) {
        return Err(Refusal::Pledge(NoPledge::GivenAlready));
    }
    let most = sight.numbers().pledges.a_round;
    if own().filter(|(_, one)| one.round() == sight.round()).count() >= usize::from(most) {
        return Err(Refusal::LoadFull { of: Load::Pledges, most });
    }
    may_carry(sight, to, *carrier)
}

/// Whether a course of conduct can be spoken of: an action that is played, a target that it
/// takes, a round of this play.
fn fits_course(sight: Sight<'_>, whose: NationId, course: &Course) -> Result<(), Refusal> {
    let action = sight.action(course.action).ok_or(Refusal::NoSuchAction)?;
    if sight.is_forbidden(course.action) {
        return Err(Refusal::Forbidden);
    }
    fits_round(sight, course.by_round)?;
    let from = sight.module_from(action.module);
    if from == 0 || from > course.by_round {
        return Err(Refusal::ModuleOff { module: action.module, from });
    }
    match (action.target, course.toward) {
        (TargetKind::Nobody, Some(_)) => Err(Refusal::TakesNoTarget),
        (_, Some(toward)) if !sight.everyone().has(toward) => Err(Refusal::NoSuchThing),
        (_, Some(toward)) if toward == whose => Err(Refusal::OwnNation),
        _ => Ok(()),
    }
}

/// Whether a seat can promise it at all as things stand: who shelters nobody restrains nobody,
/// and measures are imposed where none are in force and lifted where some are.
fn fits_what_stands(sight: Sight<'_>, course: &Course) -> Result<(), Refusal> {
    match sight.action(course.action).and_then(|action| action.verb) {
        Some(Verb::Restrain) if course.will && !sight.shelters() => Err(Refusal::NobodySheltered),
        Some(Verb::Restrain | Verb::LookAway) if sight.sheltered().next().is_none() => Err(Refusal::NobodySheltered),
        Some(verb @ (Verb::Impose | Verb::Lift)) if course.will && course.toward.is_some() => {
            fits_measures(sight, verb, course.toward)
        }
        _ => Ok(()),
    }
}

fn fits_round(sight: Sight<'_>, round: u8) -> Result<(), Refusal> {
    if round < sight.round() {
        Err(Refusal::Pledge(NoPledge::RoundPassed))
    } else if round > sight.rounds() {
        Err(Refusal::Pledge(NoPledge::AfterTheEnd { last: sight.rounds() }))
    } else {
        Ok(())
    }
}

fn fits_proviso(sight: Sight<'_>, provided: Proviso, to: NationSet, by_round: u8) -> Result<(), Refusal> {
    fits_round(sight, provided.by_round())?;
    if provided.by_round() >= by_round {
        return Err(Refusal::Pledge(NoPledge::NoTimeToAct));
    }
    if let Some(nation) = provided.nation() {
        if nation == sight.seat() {
            return Err(Refusal::Pledge(NoPledge::OwnCondition));
        }
        if !sight.everyone().has(nation) {
            return Err(Refusal::NoSuchThing);
        }
    }
    match provided {
        Proviso::Conduct(nation, course) => {
            fits_course(sight, nation, &course)?;
            // Else a pledge would be a spyglass: the ledger would tell what was done in secret.
            let public = sight.action(course.action).is_some_and(|action| action.public);
            let seen = public || course.toward == Some(sight.seat());
            if seen { Ok(()) } else { Err(Refusal::Pledge(NoPledge::Unseen)) }
        }
        Proviso::Continues(incident, _) if !sight.is_live(incident) => Err(Refusal::NoSuchThing),
        // A host's restraint is its own secret: it must hear that others wait to see it.
        Proviso::Restrains(host, _) | Proviso::Unrestrained(host, _) if !to.has(host) => {
            Err(Refusal::Pledge(NoPledge::HostNotTold))
        }
        _ => Ok(()),
    }
}

/// Where the condition of a pledge stands.
enum Stands {
    /// It may still come about.
    Awaited,
    /// It has.
    CameAbout(Decider),
    /// It no longer can.
    Overtaken(Decider),
}

impl Round<'_> {
    /// Gives a pledge, and sends the message that carries it.
    pub(super) fn pledge(&mut self, by: NationId, pledging: Pledging) {
        let Pledging { pledge, carrier, prose } = pledging;
        let id = PledgeId::at(self.now().pledges.len());
        let message = MessageId::at(usize::from(self.now().messages_before) + self.now().messages.len());
        self.emit(Event::Pledge(PledgeEvent::Given { id, by, pledge, message }));
        let to = pledge.given_to(self.everyone().without(by));
        let act = if self.is_unfriendly(&pledge.course) { MessageAct::Warning } else { MessageAct::Offer };
        let about = pledge.provided.and_then(Proviso::incident);
        self.send(by, Message { to, carrier, act, about, prose });
    }

    /// In its step: every open pledge is judged by rule.
    pub(super) fn judge_pledges(&mut self) {
        for index in 0..self.now().pledges.len() {
            let Some(&now) = self.now().pledges.get(index).filter(|now| now.is_open()) else { continue };
            let id = PledgeId::at(index);
            let bound = if now.bound == 0 { self.await_condition(id, &now) } else { true };
            let Some(&now) = self.now().pledges.get(index).filter(|now| bound && now.is_open()) else { continue };
            if let Some((fate, decider)) = self.judged(&now) {
                self.settle_pledge(id, &now, fate, decider);
            }
        }
    }

    /// Whether the condition of a pledge has come about; tells if it has, or no longer can.
    fn await_condition(&mut self, id: PledgeId, now: &PledgeNow) -> bool {
        match self.condition_of(now) {
            Stands::Awaited => false,
            Stands::CameAbout(decider) => {
                self.emit(Event::Pledge(PledgeEvent::Bound { id, decider }));
                true
            }
            Stands::Overtaken(decider) => {
                self.emit(Event::Pledge(PledgeEvent::Judged { id, fate: Fate::Overtaken, decider }));
                false
            }
        }
    }

    fn condition_of(&self, now: &PledgeNow) -> Stands {
        let Some(provided) = now.pledge.provided else { return Stands::CameAbout(Decider::Time) };
        let over = self.now().round >= provided.by_round();
        let found = |found: Option<Decider>| match found {
            Some(decider) => Stands::CameAbout(decider),
            None if over => Stands::Overtaken(Decider::Time),
            None => Stands::Awaited,
        };
        match provided {
            Proviso::Conduct(nation, course) => {
                let deed = self.first_deed(nation, &course, now.round).map(Decider::Deed);
                match deed {
                    _ if course.will => found(deed),
                    Some(decider) => Stands::Overtaken(decider),
                    None => found(over.then_some(Decider::Time)),
                }
            }
            Proviso::Continues(incident, _) => match self.now().incident(incident).map(|now| now.state) {
                Some(IncidentState::Live) => found(over.then_some(Decider::Incident(incident))),
                _ => Stands::Overtaken(Decider::Incident(incident)),
            },
            Proviso::Restrains(host, _) => found(self.has_restrained(host).then_some(Decider::Host(host))),
            Proviso::Unrestrained(host, _) if self.has_restrained(host) => Stands::Overtaken(Decider::Host(host)),
            Proviso::Unrestrained(..) => found(over.then_some(Decider::Time)),
            Proviso::NamesUs(nation, _) => found(self.first_naming(nation, now).map(Decider::Claim)),
        }
    }

    /// How a pledge that binds is judged as things stand, if it can be.
    fn judged(&self, now: &PledgeNow) -> Option<(Fate, Decider)> {
        let course = &now.pledge.course;
        // What was ordered in the round in which a condition came about was ordered without knowing.
        let since = if now.pledge.provided.is_none() { now.round } else { now.bound.saturating_add(1) };
        let from = if course.will { now.round } else { since };
        let deed = self.first_deed(now.by, course, from).map(Decider::Deed);
        let over = self.now().round >= course.by_round;
        match (course.will, deed) {
            (true, Some(deed)) => Some((Fate::Kept, deed)),
            (false, Some(deed)) => Some((Fate::Broken, deed)),
            // A group can be restrained by a reply to a claim as well as by an order.
            (true, None) if self.is_verb(course, Verb::Restrain) && self.has_restrained(now.by) => {
                Some((Fate::Kept, Decider::Host(now.by)))
            }
            (true, None) => over.then_some((Fate::Broken, Decider::Time)),
            (false, None) => over.then_some((Fate::Kept, Decider::Time)),
        }
    }

    /// The first deed of a nation, from a round on, that fits a course.
    fn first_deed(&self, nation: NationId, course: &Course, from: u8) -> Option<DeedId> {
        let first = self.now().deeds.partition_point(|deed| deed.round < from);
        let deeds = self.now().deeds.iter().enumerate().skip(first);
        let mut in_time = deeds.take_while(|(_, deed)| deed.round <= course.by_round);
        let place = in_time.find(|(_, deed)| {
            deed.by == nation
                && deed.action == course.action
                && course.toward.is_none_or(|toward| deed.target == Some(toward))
        });
        place.map(|(place, _)| DeedId::at(place))
    }

    /// The first public claim since a pledge in which a nation names whoever gave it.
    fn first_naming(&self, nation: NationId, pledge: &PledgeNow) -> Option<ClaimId> {
        let names = |claim: &Judged<'_>| {
            claim.public() && claim.round() >= pledge.round && claim.accuses(pledge.by) && claim.is_by(nation)
        };
        self.judgements().claims().find(names).map(|claim| claim.id())
    }

    /// Whether a host has restrained every group that it shelters, and shelters one.
    pub(super) fn has_restrained(&self, host: NationId) -> bool {
        let mut sheltered = self.table().sheltered_by(host).map(|(actor, _)| self.now().is_restrained(actor));
        sheltered.next().is_some_and(|first| first && sheltered.all(|one| one))
    }

    fn is_verb(&self, course: &Course, verb: Verb) -> bool {
        self.table().action(course.action).and_then(|action| action.verb) == Some(verb)
    }

    /// Whether a course is an unfriendly act to be done.
    fn is_unfriendly(&self, course: &Course) -> bool {
        course.will && self.table().action(course.action).is_some_and(|action| action.class >= LegalClass::Retorsion)
    }

    /// Tells how a pledge ended, and what that does to credibility and trust.
    fn settle_pledge(&mut self, id: PledgeId, now: &PledgeNow, fate: Fate, decider: Decider) {
        self.emit(Event::Pledge(PledgeEvent::Judged { id, fate, decider }));
        let numbers = self.numbers().pledges;
        let course = now.pledge.course;
        let others = self.everyone().without(now.by);
        let heard = now.pledge.given_to(others).common(others);
        // Nobody thanks another for carrying out a threat, or blames it for leaving it.
        let spared = course.toward.filter(|_| self.is_unfriendly(&course));
        let without = |set: NationSet| spared.map_or(set, |victim| set.without(victim));
        let (credibility, trust, whose) = match fate {
            Fate::Kept => {
                let named = course.toward.map_or(NationSet::NONE, NationSet::one).common(heard);
                let asked = if now.is_public() { named } else { heard };
                let earned = if now.is_public() && course.will { numbers.credibility_kept } else { 0 };
                (earned, numbers.trust_kept, without(asked))
            }
            Fate::Broken if now.is_public() => (numbers.credibility_broken, numbers.trust_broken, without(heard)),
            Fate::Broken => (numbers.credibility_broken_privately, numbers.trust_broken, without(heard)),
            Fate::Overtaken => return,
        };
        self.shift(Gauge::Credibility(now.by), credibility, RULE, Cause::Pledge(id));
        for from in whose.iter() {
            self.trust_for_pledge(from, now.by, trust, id);
        }
    }

    /// Moves trust at once, since the step on relations is over; what is gained stays within the
    /// most that a round allows (3.4).
    fn trust_for_pledge(&mut self, from: NationId, to: NationId, by: i16, id: PledgeId) {
        let gauge = Gauge::Trust(from, to);
        let gained = self.now().moves.iter().filter(|one| one.gauge == gauge && one.by > 0);
        let gained = gained.fold(0_i16, |sum, one| sum.saturating_add(one.by));
        let room = self.numbers().trust_cap.saturating_sub(gained).max(0);
        self.shift(gauge, by.min(room), Rule(3, 4), Cause::Pledge(id));
    }

    /// Who threatens a nation in public with restrictive measures, on a condition, and is believed (7.3).
    pub(super) fn threatening(&self, on: NationId) -> NationSet {
        let enough = self.numbers().measures.threat_credibility;
        let threatens = |now: &&PledgeNow| {
            now.is_open()
                && now.pledge.to == Audience::Everyone
                && now.pledge.provided.is_some()
                && now.pledge.course.will
                && now.pledge.course.toward == Some(on)
                && self.is_verb(&now.pledge.course, Verb::Impose)
                && self.now().nation(now.by).credibility.get() >= enough
        };
        self.now().pledges.iter().filter(threatens).map(|now| now.by).collect()
    }
}
