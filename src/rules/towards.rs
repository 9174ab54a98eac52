//! 7.1, 15.1 Conditions again, asked of all nations at once.
//!
//! [`Asker::holds`] answers for one nation that asks and one aimed at. A list of options asks
//! the same of each nation aimed at, an observation the same of each nation that asks, so here
//! the answer is the set of nations for which a condition holds. The two must agree; a law in
//! the tests holds them together.

use super::conditions::Asker;
use crate::script::{Condition, Measure, Who};
use crate::terms::{NationId, NationSet};

/// Answers a condition that is not made of others.
type Leaf<'w> = fn(&Asker<'w>, &Condition, NationSet) -> NationSet;

impl<'w> Asker<'w> {
    /// The nations among some for which a condition holds when it is aimed at them.
    ///
    /// A condition that does not speak of the nation aimed at holds for all or for none.
    #[must_use]
    pub fn towards(&self, condition: &Condition, among: NationSet) -> NationSet {
        self.sifted(condition, among, Self::leaf_towards)
    }

    /// The nations among some for which a condition holds when it is they who ask.
    #[must_use]
    pub fn of_whom(&self, condition: &Condition, among: NationSet) -> NationSet {
        self.sifted(condition, among, Self::leaf_of_whom)
    }

    /// What is left of some nations, by a condition and what answers its leaves.
    fn sifted(&self, condition: &Condition, among: NationSet, leaf: Leaf<'w>) -> NationSet {
        if among.is_empty() {
            return among;
        }
        match condition {
            Condition::All(all) => all.iter().fold(among, |left, one| self.sifted(one, left, leaf)),
            Condition::Any(any) => {
                any.iter().fold(NationSet::NONE, |found, one| found.union(self.sifted(one, among.minus(found), leaf)))
            }
            Condition::Not(not) => among.minus(self.sifted(not, among, leaf)),
            one => leaf(self, one, among),
        }
    }

    /// What gates ask most is answered first.
    fn leaf_towards(&self, condition: &Condition, among: NationSet) -> NationSet {
        let Some(me) = self.context.me else { return NationSet::NONE };
        match condition {
            Condition::Open(Who::Me, channel, Who::Target) => self.facts.reached_by(me, *channel).common(among),
            Condition::AtLeast(measure, least) => self.measured_towards(*measure, among, |value| value >= *least),
            Condition::AtMost(measure, most) => self.measured_towards(*measure, among, |value| value <= *most),
            Condition::DidTowards(Who::Me, action, Who::Target) => self.facts.targets_of(me, *action).common(among),
            Condition::DidTowards(Who::Target, action, Who::Me) => {
                among.iter().filter(|&other| self.facts.targets_of(other, *action).has(me)).collect()
            }
            one if one.is_about_target() => among.iter().filter(|&target| self.aimed_at(target).holds(one)).collect(),
            one if self.holds(one) => among,
            _ => NationSet::NONE,
        }
    }

    /// What observations ask most is answered first.
    fn leaf_of_whom(&self, condition: &Condition, among: NationSet) -> NationSet {
        match condition {
            Condition::Did(Who::Me, action) => {
                among.iter().filter(|&nation| self.facts.has_done(nation, *action)).collect()
            }
            Condition::DidTowards(Who::Me, action, towards @ (Who::Nation(_) | Who::Everyone)) => {
                let towards = self.who(*towards);
                let reaches = |&nation: &NationId| !self.facts.targets_of(nation, *action).common(towards).is_empty();
                among.iter().filter(reaches).collect()
            }
            Condition::Claimed(Who::Me, incident, rung) => {
                self.claimants(|claim| claim.incident == *incident && claim.wording.rung >= *rung).common(among)
            }
            Condition::ClaimedPublicly(Who::Me, incident, rung) => self
                .claimants(|claim| claim.public && claim.incident == *incident && claim.wording.rung >= *rung)
                .common(among),
            one if one.is_about_me() => among.iter().filter(|&nation| self.asked_by(nation).holds(one)).collect(),
            one if self.holds(one) => among,
            _ => NationSet::NONE,
        }
    }

    /// The nations among some with which a number passes a test.
    fn measured_towards(&self, measure: Measure, among: NationSet, test: impl Fn(i16) -> bool) -> NationSet {
        let any = |target: NationId| self.aimed_at(target).measures(measure, &test);
        match (measure, self.context.me) {
            (Measure::Tension(Who::Me, Who::Target), Some(me)) => {
                among.without(me).iter().filter(|&other| test(self.facts.tension(me, other))).collect()
            }
            (Measure::Capacity(Who::Target, pillar), _) => {
                among.iter().filter(|&other| test(self.facts.capacity(other, pillar))).collect()
            }
            _ => among.iter().filter(|&target| any(target)).collect(),
        }
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
