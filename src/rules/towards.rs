//! 7.1 The gates again, asked of all nations at once.
//!
//! [`Asker::holds`] answers for one nation aimed at. A list of options asks the same of each
//! nation, so here the answer is the set of nations for which a condition holds. The two must
//! agree; the law that every option is admitted, and none forgotten, holds them together.

use super::conditions::Asker;
use crate::script::{Condition, Measure, Who};
use crate::terms::{NationId, NationSet};

impl Asker<'_> {
    /// The nations among some for which a condition holds when it is aimed at them.
    ///
    /// A condition that does not speak of the nation aimed at holds for all or for none.
    pub(super) fn towards(&self, condition: &Condition, among: NationSet) -> NationSet {
        match condition {
            Condition::All(all) => all.iter().fold(among, |left, one| self.towards(one, left)),
            Condition::Any(any) => any.iter().fold(NationSet::NONE, |found, one| {
                let left = among.minus(found);
                if left.is_empty() { found } else { found.union(self.towards(one, left)) }
            }),
            Condition::Not(not) => among.minus(self.towards(not, among)),
            _ => self.leaf_towards(condition, among),
        }
    }

    /// The same of a condition that is not made of others. What gates ask most is answered first.
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
}
