//! In which rounds a condition may hold, and in which it is sure to.
//!
//! Only what follows from the text alone is counted: rounds, constants, the
//! ranges of gauges, modules, and what nothing brings about. All else may or may
//! not hold at any time.

use super::Check;
use super::reach::Reach;
use super::script::plays;
use crate::script::{Condition, Measure};
use crate::terms::{
    Acceptance, Capacity, Capital, Credibility, Erosion, Funds, Mandate, Module, Pressure, Salience, Severity,
    SourceHealth, Staff, Strength, Tension, Track, Trust, total,
};

/// Rounds as bits, round 1 the lowest.
pub(super) type Rounds = u16;

/// The rounds in which a condition may hold, and those in which it must.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct When {
    pub(super) may: Rounds,
    pub(super) must: Rounds,
}

impl When {
    const fn exactly(rounds: Rounds) -> Self {
        Self { may: rounds, must: rounds }
    }
}

/// The rounds from the first to the second, both included.
pub(super) fn span(from: u8, to: u8) -> Rounds {
    (from.max(1)..=to.min(16)).fold(0, |rounds, round| rounds | 1 << (round - 1))
}

impl Check<'_> {
    /// Every round of the play.
    pub(super) fn all_rounds(&self) -> Rounds {
        span(1, self.rounds())
    }

    /// When a condition may and must hold.
    pub(super) fn when(&self, condition: &Condition) -> When {
        let all = self.all_rounds();
        let maybe = When { may: all, must: 0 };
        match condition {
            Condition::Always => When::exactly(all),
            Condition::Never => When::exactly(0),
            Condition::All(list) => list
                .iter()
                .map(|part| self.when(part))
                .fold(When::exactly(all), |a, b| When { may: a.may & b.may, must: a.must & b.must }),
            Condition::Any(list) => list
                .iter()
                .map(|part| self.when(part))
                .fold(When::exactly(0), |a, b| When { may: a.may | b.may, must: a.must | b.must }),
            Condition::Not(part) => {
                let When { may, must } = self.when(part);
                When { may: all & !must, must: all & !may }
            }
            Condition::Round(round) => When::exactly(span(*round, *round) & at_least_one(*round, all)),
            Condition::Rounds(from, to) => When::exactly(span(*from, *to) & all),
            Condition::AtLeast(measure, least) => self.gauge(*measure, *least, i16::MAX),
            Condition::AtMost(measure, most) => self.gauge(*measure, i16::MIN, *most),
            Condition::Chance(0) => When::exactly(0),
            Condition::Chance(100..) => When::exactly(all),
            Condition::On(module) => self.scenario.map_or(maybe, |scenario| {
                let on = scenario.modules.iter().find(|on| on.module == *module);
                When::exactly(on.map_or(0, |on| span(on.from, self.rounds())))
            }),
            Condition::DraftAdopted(draft) => self.drafted(*draft, false),
            Condition::PartyTo(_, draft) => self.drafted(*draft, true),
            // What is accepted in a round earns in it, and a level takes two rounds at the least.
            Condition::ProgrammeDelivered(_) => self.scenario.map_or(maybe, |scenario| {
                let on = scenario.modules.iter().find(|on| on.module == Module::Programmes);
                let first = on.map(|on| on.from.max(1).saturating_add(1));
                When { may: first.map_or(all, |first| span(first, self.rounds())), must: 0 }
            }),
            Condition::PledgesKept(_) | Condition::PledgeBroken(_) => self.played_in(Module::Pledges),
            Condition::MeasuresInForce(..) => self.played_in(Module::Measures),
            Condition::Flag(flag) if self.scenario.is_some() && !self.uses.raises(*flag) => When::exactly(0),
            Condition::Flag(flag) => self.come_about(|reach| reach.raised(*flag)),
            Condition::Arrived(inject) | Condition::Chose(_, inject, _) => {
                self.come_about(|reach| reach.arrived(*inject))
            }
            Condition::Live(incident) => self.come_about(|reach| reach.started(*incident)),
            Condition::Did(_, action) | Condition::DidTowards(_, action, _) | Condition::DidLately(_, action, _) => {
                self.come_about(|reach| reach.ordered(*action))
            }
            _ => maybe,
        }
    }

    /// What may hold from when it may have come about.
    fn come_about(&self, rounds: impl Fn(&Reach) -> Rounds) -> When {
        When { may: self.reach.as_ref().map_or(Rounds::MAX, rounds) & self.all_rounds(), must: 0 }
    }

    /// A draft that is to be adopted, or to have parties: not before its forum has had time for it.
    /// A treaty is signed the round after, and binds one round after that.
    fn drafted(&self, draft: u8, bound: bool) -> When {
        let may = self.scenario.map_or(self.all_rounds(), |scenario| {
            let Some(spec) = scenario.drafts.get(usize::from(draft)) else { return self.all_rounds() };
            let later = if bound && spec.treaty { 2 } else { 0 };
            let first = super::drafts::earliest(scenario, spec).saturating_add(later);
            if first > self.rounds() { 0 } else { span(first, self.rounds()) }
        });
        When { may, must: 0 }
    }

    /// When what a module brings about may hold: from its round on, if it is played at all.
    fn played_in(&self, module: Module) -> When {
        let all = self.all_rounds();
        let on = self.scenario.map(|scenario| scenario.modules.iter().find(|on| on.module == module));
        match on {
            Some(Some(on)) => When { may: span(on.from, self.rounds()) & all, must: 0 },
            Some(None) => When::exactly(0),
            None => When { may: all, must: 0 },
        }
    }

    /// A number that is to lie between the two.
    fn gauge(&self, measure: Measure, least: i16, at_most: i16) -> When {
        let all = self.all_rounds();
        if measure == Measure::Round {
            let byte = |round: i16| u8::try_from(round.clamp(0, 255)).unwrap_or(u8::MAX);
            return When::exactly(if at_most < 1 { 0 } else { span(byte(least), byte(at_most)) & all });
        }
        let (low, high) = self.range(measure);
        let may = if least > high || at_most < low { 0 } else { all };
        let must = if least <= low && at_most >= high { all } else { 0 };
        When { may, must }
    }

    /// The least and the most that a measure can read.
    pub(super) fn range(&self, measure: Measure) -> (i16, i16) {
        let count = |n: usize| i16::try_from(n).unwrap_or(i16::MAX);
        let Some(scenario) = self.scenario else {
            return fixed_range(measure);
        };
        match measure {
            Measure::Round => (1, i16::from(self.rounds())),
            Measure::Containment(incident) => {
                let incident = scenario.incidents.get(incident.index());
                (0, incident.map_or(i16::MAX, |incident| incident.containment.max(0)))
            }
            Measure::Waves(incident) => {
                let incident = scenario.incidents.get(incident.index());
                (0, incident.map_or(i16::MAX, |incident| i16::from(incident.waves)))
            }
            Measure::Cards(_, incident) => {
                let about = scenario.cards.iter().filter(|card| card.incident == incident);
                (0, count(about.count()))
            }
            Measure::Support(_) => (0, count(scenario.nations.len())),
            Measure::Pressure(_) => (0, if plays(scenario, Module::Measures) { Pressure::HIGH } else { 0 }),
            // It counts their points.
            Measure::ObjectivesMet(_) => {
                let points = || scenario.objectives.iter().map(|objective| objective.points);
                (total(points().map(|points| points.min(0))), total(points().map(|points| points.max(0))))
            }
            _ => fixed_range(measure),
        }
    }
}

/// Round 0 is no round.
fn at_least_one(round: u8, all: Rounds) -> Rounds {
    if round == 0 { 0 } else { all }
}

/// The ranges that are the same in every scenario.
fn fixed_range(measure: Measure) -> (i16, i16) {
    match measure {
        Measure::Round => (1, 12),
        Measure::Track(..) => (Track::LOW, Track::HIGH),
        Measure::Mandate(_) => (Mandate::LOW, Mandate::HIGH),
        Measure::Credibility(_) => (Credibility::LOW, Credibility::HIGH),
        Measure::Capital(_) => (Capital::LOW, Capital::HIGH),
        Measure::Funds(_) => (Funds::LOW, Funds::HIGH),
        Measure::Staff(_) => (Staff::LOW, Staff::HIGH),
        Measure::SourceHealth(_) => (SourceHealth::LOW, SourceHealth::HIGH),
        Measure::Capacity(..) | Measure::Maturity(_) => (Capacity::LOW, Capacity::HIGH),
        Measure::Trust(..) => (Trust::LOW, Trust::HIGH),
        Measure::Tension(..) | Measure::HighestTension => (Tension::LOW, Tension::HIGH),
        Measure::Index => (0, 100),
        Measure::Severity(_) => (Severity::LOW, Severity::HIGH),
        Measure::Salience(_) => (Salience::LOW, Salience::HIGH),
        Measure::Strength(_) => (Strength::LOW, Strength::HIGH),
        Measure::Erosion(_) => (Erosion::LOW, Erosion::HIGH),
        Measure::Pressure(_) => (Pressure::LOW, Pressure::HIGH),
        Measure::Acceptance(..) => (Acceptance::LOW, Acceptance::HIGH),
        Measure::Containment(_)
        | Measure::Waves(_)
        | Measure::Cards(..)
        | Measure::Support(_)
        | Measure::Deeds(..)
        | Measure::Messages(..)
        | Measure::ObjectivesMet(_) => (0, i16::MAX),
    }
}
