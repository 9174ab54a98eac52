//! 15.1 Measures: the numbers that conditions compare.

#![deny(clippy::wildcard_enum_match_arm)]

use super::conditions::Asker;
use crate::event::Gauge;
use crate::script::{Measure, Who};
use crate::terms::{ActionId, IncidentId, NationId, Pillar};
use crate::world::{Deed, Known, MessageNow};

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
        use Measure as M;
        match measure {
            M::Capacity(who, pillar) => self.any(who, |id| passing.takes(self.facts.capacity(id, pillar))),
            M::Tension(a, b) => self.between(a, b, |a, b| passing.takes(self.facts.tension(a, b))),
            M::Trust(a, b) => {
                self.between(a, b, |a, b| self.facts.trust(a, b).is_some_and(|trust| passing.takes(trust)))
            }
            M::Round
            | M::Track(..)
            | M::Mandate(_)
            | M::Credibility(_)
            | M::Capital(_)
            | M::Funds(_)
            | M::Staff(_)
            | M::SourceHealth(_)
            | M::Maturity(_)
            | M::Pressure(_)
            | M::HighestTension
            | M::Index
            | M::Severity(_)
            | M::Salience(_)
            | M::Strength(_)
            | M::Containment(_)
            | M::Waves(_)
            | M::Cards(..)
            | M::Erosion(_)
            | M::Support(_)
            | M::Acceptance(..)
            | M::Deeds(..)
            | M::Messages(..)
            | M::ObjectivesMet(_) => self.values(measure, passing),
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
            M::Severity(id) => self.facts.severity(id).is_some_and(test),
            M::Maturity(who) => self.any(who, |id| self.maturity(id).is_some_and(test)),
            M::Waves(id) => self.waves(id).is_some_and(test),
            M::Cards(who, id) => self.any(who, |nation| self.cards(nation, id).is_some_and(test)),
            M::Support(norm) => test(count(self.facts.supporters(norm).len())),
            M::Acceptance(who, id) => self.any_acceptance(who, id, passing),
            M::Deeds(who, action) => self.any(who, |nation| test(self.deeds(nation, action))),
            M::Messages(from, to) => self.any(from, |from| test(self.messages(from, to))),
            M::ObjectivesMet(who) => {
                let points = |world, nation| test(super::goals::points_met(world, nation));
                self.facts.whole().is_some_and(|world| self.any(who, |nation| points(world, nation)))
            }
            M::Capacity(..) | M::Tension(..) | M::Trust(..) => self.measures(measure, passing),
        }
    }

    /// The weakest pillar of a nation, as far as it may be read.
    fn maturity(&self, nation: NationId) -> Option<i16> {
        let pillars = Pillar::ALL.iter().filter_map(|&pillar| self.facts.gauge(Gauge::Capacity(nation, pillar)));
        pillars.min()
    }

    fn waves(&self, id: IncidentId) -> Option<i16> {
        let world = self.facts.whole()?;
        world.now().incident(id).map(|now| i16::from(now.wave))
    }

    fn cards(&self, nation: NationId, id: IncidentId) -> Option<i16> {
        self.facts.sight(nation).map(|sight| count(sight.hand_on(id).len()))
    }

    /// Whether the acceptance of any public claim on an incident passes that one of these made or
    /// signed and that names somebody.
    fn any_acceptance(&self, who: Who, id: IncidentId, passing: Passing) -> bool {
        let who = self.who(who);
        self.facts.any_claim(|claim| {
            let signed = !who.common(claim.speakers()).is_empty();
            (claim.counts() && claim.incident() == id && signed) && passing.takes(self.facts.acceptance(claim))
        })
    }

    fn deeds(&self, nation: NationId, action: ActionId) -> i16 {
        let deeds = |deed: &Deed| deed.by == nation && deed.action == action;
        if self.facts.has_done(nation, action) { count(self.facts.count_deeds(deeds)) } else { 0 }
    }

    fn messages(&self, from: NationId, to: Who) -> i16 {
        let to = self.who(to);
        let reaches = |message: Known<'_, MessageNow>| !message.message().to.common(to).is_empty();
        count(self.facts.count_messages(|message| message.from() == from && reaches(message)))
    }
}

/// A count as a number that conditions compare.
fn count(number: usize) -> i16 {
    i16::try_from(number).unwrap_or(i16::MAX)
}
