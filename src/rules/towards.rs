//! 7.1, 15.1 Conditions again, asked of all nations at once.
//!
//! [`Asker::holds`] answers for one nation that asks and one aimed at. A list of options asks
//! the same of each nation aimed at, an observation the same of each nation that asks, so here
//! the answer is the set of nations for which a condition holds. The two must agree; a law in
//! the tests holds them together.

use super::conditions::Asker;
use super::measures::Passing;
use crate::script::{Condition, Measure, Who};
use crate::terms::{IncidentId, NationId, NationSet, Reply, RequestKind};
use crate::world::RequestNow;

impl Asker<'_> {
    /// The nations among some for which a condition holds when it is aimed at them.
    ///
    /// A condition that does not speak of the nation aimed at holds for all or for none.
    #[must_use]
    pub fn towards(&self, condition: &Condition, among: NationSet) -> NationSet {
        match condition {
            Condition::All(all) => narrowed(all, among, |one, left| self.towards(one, left)),
            Condition::Any(any) => gathered(any, among, |one, left| self.towards(one, left)),
            Condition::Not(not) => among.minus(self.towards(not, among)),
            one => self.leaf_towards(one, among),
        }
    }

    /// The nations among some for which a condition holds when it is they who ask.
    #[must_use]
    pub fn of_whom(&self, condition: &Condition, among: NationSet) -> NationSet {
        match condition {
            Condition::All(all) => narrowed(all, among, |one, left| self.of_whom(one, left)),
            Condition::Any(any) => gathered(any, among, |one, left| self.of_whom(one, left)),
            Condition::Not(not) => among.minus(self.of_whom(not, among)),
            one => self.leaf_of_whom(one, among),
        }
    }

    /// What gates ask most is answered first.
    #[inline(never)]
    fn leaf_towards(&self, condition: &Condition, among: NationSet) -> NationSet {
        let Some(me) = self.context.me else { return NationSet::NONE };
        match condition {
            Condition::Open(Who::Me, channel, Who::Target) => self.facts.reached_by(me, *channel).common(among),
            Condition::AtLeast(measure, least) => self.measured_towards(*measure, among, Passing::at_least(*least)),
            Condition::AtMost(measure, most) => self.measured_towards(*measure, among, Passing::at_most(*most)),
            Condition::DidTowards(Who::Me, action, Who::Target) => self.facts.targets_of(me, *action).common(among),
            Condition::DidTowards(Who::Target, action, Who::Me) => {
                let among = self.facts.doers(*action).common(among);
                among.iter().filter(|&other| self.facts.targets_of(other, *action).has(me)).collect()
            }
            Condition::Requested(Who::Target, kind, Who::Me) => {
                self.in_requests(*kind, None, |request| (request.to == me).then_some(request.from)).common(among)
            }
            _ if among.is_empty() => among,
            one if one.is_about_target() => among.iter().filter(|&target| self.aimed_at(target).holds(one)).collect(),
            one if self.holds(one) => among,
            _ => NationSet::NONE,
        }
    }

    /// What observations ask most is answered first.
    #[inline(never)]
    fn leaf_of_whom(&self, condition: &Condition, among: NationSet) -> NationSet {
        match condition {
            Condition::Did(Who::Me, action) => self.facts.doers(*action).common(among),
            Condition::DidTowards(Who::Me, action, towards @ (Who::Nation(_) | Who::Everyone)) => {
                let (towards, among) = (self.who(*towards), self.facts.doers(*action).common(among));
                let reaches = |&nation: &NationId| !self.facts.targets_of(nation, *action).common(towards).is_empty();
                among.iter().filter(reaches).collect()
            }
            Condition::DidLately(Who::Me, action, rounds) => self.doers_lately(*action, *rounds).common(among),
            Condition::Claimed(Who::Me, incident, rung) => {
                self.claimants(|claim| claim.incident() == *incident && claim.wording().rung >= *rung).common(among)
            }
            Condition::ClaimedPublicly(Who::Me, incident, rung) => self
                .claimants(|claim| claim.public() && claim.incident() == *incident && claim.wording().rung >= *rung)
                .common(among),
            Condition::Granted(from @ (Who::Nation(_) | Who::Everyone), kind, Who::Me) => {
                let from = self.who(*from);
                let heard = |request: &RequestNow| from.has(request.from).then_some(request.to);
                self.in_requests(*kind, Some(Reply::Grant), heard).common(among)
            }
            Condition::SharedCard(Who::Me, id) => {
                among.iter().filter(|&nation| self.facts.has_shared_on(nation, *id)).collect()
            }
            Condition::Chose(Who::Me, inject, choice) => {
                among.iter().filter(|&nation| self.facts.chose(nation, *inject) == Some(*choice)).collect()
            }
            Condition::Cited(Who::Me, norm, id) => {
                among.common(self.citers(*id)).iter().filter(|&nation| self.cited(nation, *norm, *id)).collect()
            }
            Condition::Judged(Who::Me, id) => among.iter().filter(|&nation| self.judged(nation, *id, None)).collect(),
            Condition::JudgedWho(Who::Me, id, actor) => {
                among.iter().filter(|&nation| self.judged(nation, *id, Some(*actor))).collect()
            }
            Condition::Holds(Who::Me, card) => among.iter().filter(|&nation| self.facts.holds(nation, *card)).collect(),
            _ if among.is_empty() => among,
            one if one.is_about_me() => among.iter().filter(|&nation| self.asked_by(nation).holds(one)).collect(),
            one if self.holds(one) => among,
            _ => NationSet::NONE,
        }
    }

    /// The nations among some with which a number passes.
    fn measured_towards(&self, measure: Measure, among: NationSet, passing: Passing) -> NationSet {
        match (measure, self.context.me) {
            (Measure::Tension(Who::Me, Who::Target), Some(me)) => {
                among.without(me).iter().filter(|&other| passing.takes(self.facts.tension(me, other))).collect()
            }
            (Measure::Trust(Who::Me, Who::Target), Some(me)) => {
                let trusts = |&other: &NationId| self.facts.trust(me, other).is_some_and(|trust| passing.takes(trust));
                among.without(me).iter().filter(trusts).collect()
            }
            (Measure::Capacity(Who::Target, pillar), _) => {
                among.iter().filter(|&other| passing.takes(self.facts.capacity(other, pillar))).collect()
            }
            _ => among.iter().filter(|&target| self.aimed_at(target).measures(measure, passing)).collect(),
        }
    }

    /// Whoever is found in requests of a kind, answered so if an answer is given.
    fn in_requests(
        &self,
        kind: RequestKind,
        reply: Option<Reply>,
        find: impl Fn(&RequestNow) -> Option<NationId>,
    ) -> NationSet {
        let mut found = NationSet::NONE;
        self.facts.any_request(|request| {
            if request.kind == kind && (reply.is_none() || request.reply == reply) {
                find(request).into_iter().for_each(|nation| found.insert(nation));
            }
            false
        });
        found
    }

    /// Who has cited any norm on an incident.
    fn citers(&self, id: IncidentId) -> NationSet {
        self.facts.incident(id).map_or(NationSet::NONE, |now| now.cited())
    }

    /// The same asker, aimed at a nation.
    fn aimed_at(&self, target: NationId) -> Self {
        let mut aimed = *self;
        aimed.context.target = Some(target);
        aimed
    }

    /// The same question, asked by a nation.
    fn asked_by(&self, me: NationId) -> Self {
        let mut asked = *self;
        asked.context.me = Some(me);
        asked
    }
}

/// What every condition leaves of some nations, until there is nobody left.
#[inline(never)]
fn narrowed(all: &[Condition], among: NationSet, ask: impl Fn(&Condition, NationSet) -> NationSet) -> NationSet {
    let mut left = among;
    for one in all {
        if left.is_empty() {
            break;
        }
        left = ask(one, left);
    }
    left
}

/// Those among some nations whom any condition finds, until all are found.
#[inline(never)]
fn gathered(any: &[Condition], among: NationSet, ask: impl Fn(&Condition, NationSet) -> NationSet) -> NationSet {
    let mut left = among;
    for one in any {
        if left.is_empty() {
            break;
        }
        left = left.minus(ask(one, left));
    }
    among.minus(left)
}
