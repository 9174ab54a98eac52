//! 15.1 Measures: the numbers that conditions compare.

use super::conditions::Asker;
use crate::event::Gauge;
use crate::script::{Measure, Who};
use crate::terms::NationId;

/// The values that pass, from the first to the last.
#[derive(Clone, Copy)]
pub(super) struct Passing(i16, i16);

impl Passing {
    /// This value and above.
    pub(super) const fn at_least(least: i16) -> Self {
        Self(least, i16::MAX)
    }

    /// This value and below.
    pub(super) const fn at_most(most: i16) -> Self {
        Self(i16::MIN, most)
    }

    /// Whether a value is among them.
    pub(super) const fn takes(self, value: i16) -> bool {
        self.0 <= value && value <= self.1
    }
}

impl Asker<'_> {
    /// Whether any value of a measure passes; a number that may not be read never does.
    ///
    /// What gates ask most, a number of one nation or between two, is answered first.
    pub(super) fn measures(&self, measure: Measure, passing: Passing) -> bool {
        match measure {
            Measure::Capacity(who, pillar) => self.any(who, |id| passing.takes(self.facts.capacity(id, pillar))),
            Measure::Tension(a, b) => self.between(a, b, |a, b| passing.takes(self.facts.tension(a, b))),
            Measure::Trust(a, b) => {
                self.between(a, b, |a, b| self.facts.trust(a, b).is_some_and(|trust| passing.takes(trust)))
            }
            _ => self.values(measure, passing),
        }
    }

    /// Whether any two different nations of those that are meant pass a test.
    #[inline(never)]
    fn between(&self, a: Who, b: Who, test: impl Fn(NationId, NationId) -> bool) -> bool {
        self.any(a, |a| self.any(b, |b| a != b && test(a, b)))
    }

    fn values(&self, measure: Measure, passing: Passing) -> bool {
        use Measure as M;
        let test = |value| passing.takes(value);
        let passes = |gauge: Gauge| self.facts.gauge(gauge).is_some_and(test);
        let of = |who: Who, gauge: &dyn Fn(NationId) -> Gauge| self.any(who, |id| passes(gauge(id)));
        match measure {
            M::Round => test(i16::from(self.facts.round())),
            M::Track(who, theme) => of(who, &|id| Gauge::Track(id, theme)),
            M::Mandate(who) => of(who, &Gauge::Mandate),
            M::Credibility(who) => of(who, &Gauge::Credibility),
            M::Capital(who) => of(who, &Gauge::Capital),
            M::Funds(who) => of(who, &Gauge::Funds),
            M::Staff(who) => of(who, &Gauge::Staff),
            M::SourceHealth(who) => of(who, &Gauge::SourceHealth),
            M::Pressure(who) => of(who, &Gauge::Pressure),
            M::HighestTension => test(self.facts.highest_tension()),
            M::Index => test(self.facts.index()),
            M::Salience(id) => passes(Gauge::Salience(id)),
            M::Strength(id) => passes(Gauge::Strength(id)),
            M::Containment(id) => passes(Gauge::Containment(id)),
            M::Erosion(id) => passes(Gauge::Erosion(id)),
            _ => self.counts(measure, passing),
        }
    }

    fn counts(&self, measure: Measure, passing: Passing) -> bool {
        use Measure as M;
        let test = |value| passing.takes(value);
        let count = |number: usize| i16::try_from(number).unwrap_or(i16::MAX);
        match measure {
            M::Maturity(who) => self.who(who).iter().any(|id| {
                let pillars = crate::terms::Pillar::ALL
                    .iter()
                    .filter_map(|&pillar| self.facts.gauge(Gauge::Capacity(id, pillar)));
                pillars.min().is_some_and(test)
            }),
            M::Severity(id) => self.facts.severity(id).is_some_and(test),
            M::Waves(id) => {
                let now = self.facts.whole().and_then(|world| world.now().incident(id));
                now.is_some_and(|now| test(i16::from(now.wave)))
            }
            M::Cards(who, id) => self
                .any(who, |nation| self.facts.sight(nation).is_some_and(|sight| test(count(sight.hand_on(id).len())))),
            M::Support(norm) => test(count(self.facts.supporters(norm).len())),
            M::Acceptance(who, id) => {
                let alone = self.facts.numbers().acceptance_alone;
                let who = self.who(who);
                self.facts.any_claim(|claim| {
                    let signed = !who.common(claim.speakers()).is_empty();
                    (claim.public() && claim.incident() == id && signed)
                        && test(super::claims::acceptance(self.facts.everyone(), claim, alone))
                })
            }
            M::Deeds(who, action) => self.any(who, |nation| {
                let deeds = |deed: &crate::world::Deed| deed.by == nation && deed.action == action;
                test(if self.facts.has_done(nation, action) { count(self.facts.count_deeds(deeds)) } else { 0 })
            }),
            M::Messages(from, to) => {
                let to = self.who(to);
                self.any(from, |from| {
                    let reaches = |message: crate::world::Known<'_, crate::world::MessageNow>| {
                        !message.message().to.common(to).is_empty()
                    };
                    test(count(self.facts.count_messages(|message| message.from() == from && reaches(message))))
                })
            }
            M::ObjectivesMet(who) => {
                let points = |world, nation| test(super::goals::points_met(world, nation));
                self.facts.whole().is_some_and(|world| self.any(who, |nation| points(world, nation)))
            }
            _ => false,
        }
    }
}
