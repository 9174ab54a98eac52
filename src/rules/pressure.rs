//! 7.3 Restrictive measures: what they cost, the pressure that they make, and what it does.

use super::claims::best_acceptance;
use super::round::Round;
use crate::event::{Cause, Event, Gauge, MeasuresEvent};
use crate::order::{NoMeasures, Order, Refusal, Stem, Tray};
use crate::script::{ActionSpec, Cost, Verb};
use crate::terms::{IncidentId, Module, NationId, Rule, Theme};
use crate::world::Sight;

/// The rule that everything here is under.
const RULE: Rule = Rule(7, 3);

/// What an order costs a seat now: what the catalogue says, and for restrictive measures more
/// capital the less the seat's claims against the target are accepted (7.3).
#[must_use]
pub fn price(sight: Sight<'_>, order: &Order) -> Cost {
    let Some(action) = sight.action(order.action) else { return Cost::default() };
    price_of(sight, action, order.target, order.incident)
}

/// The same of an action and whom it is aimed at.
pub(super) fn price_of(
    sight: Sight<'_>,
    action: &ActionSpec,
    target: Option<NationId>,
    incident: Option<IncidentId>,
) -> Cost {
    let (Some(Verb::Impose), Some(target)) = (action.verb, target) else { return action.cost };
    let numbers = sight.numbers().measures;
    let accepted = best_acceptance(sight, target, incident).unwrap_or(0) / numbers.acceptance_per_capital.max(1);
    let capital = numbers.capital.saturating_sub(accepted).max(0);
    Cost { capital: action.cost.capital.saturating_add(capital), ..action.cost }
}

/// Whether a seat's measures against a nation stand so that it can impose or lift them.
pub(super) fn fits_measures(sight: Sight<'_>, verb: Verb, target: Option<NationId>) -> Result<(), Refusal> {
    let in_force = target.is_some_and(|on| sight.measures().in_force(sight.seat(), on));
    match verb {
        Verb::Impose if in_force => Err(Refusal::Measures(NoMeasures::InForceAlready)),
        Verb::Lift if !in_force => Err(Refusal::Measures(NoMeasures::NoneInForce)),
        _ => Ok(()),
    }
}

/// Whether a tray holds measures against the same nation already, over whatever incident.
pub(super) fn doubles(tray: &Tray, action: &ActionSpec, stem: Stem) -> bool {
    let same = |order: &Order| order.action == stem.action && order.target == stem.target;
    action.verb == Some(Verb::Impose) && tray.orders().iter().any(same)
}

impl Round<'_> {
    /// A nation imposes measures on another, unless they are in force.
    pub(super) fn impose(&mut self, by: NationId, on: NationId) {
        if by != on && !self.now().measures.in_force(by, on) {
            self.emit(Event::Measures(MeasuresEvent::Imposed { by, on }));
        }
    }

    /// A nation lifts its measures, if they are in force.
    pub(super) fn lift(&mut self, by: NationId, on: NationId) {
        if self.now().measures.in_force(by, on) {
            self.emit(Event::Measures(MeasuresEvent::Lifted { by, on }));
        }
    }

    fn plays_measures(&self) -> bool {
        self.table().is_on(Module::Measures, self.now().round)
    }

    /// In the step on measures: pressure rises with those who are new, fades by one, and falls
    /// with those who have left; whoever has measures in force pays for them in Growth.
    pub(super) fn press(&mut self) {
        if !self.plays_measures() {
            return;
        }
        let numbers = self.numbers().measures;
        for on in self.everyone().iter() {
            let before = *self.now().measures.pressing.get(on);
            let pressing = self.now().measures.imposing_on(on).union(self.threatening(on)).without(on);
            let level = self.now().measures.pressure.get(on).get();
            if pressing != before {
                self.emit(Event::Measures(MeasuresEvent::Pressed { on, by: pressing }));
            }
            let count = |set: crate::terms::NationSet| i16::try_from(set.len()).unwrap_or(0);
            let most = numbers.per_state.saturating_mul(count(pressing));
            let rise = numbers.per_state.saturating_mul(count(pressing.minus(before)));
            let faded = level.saturating_sub(numbers.fades).max(0).saturating_add(rise);
            let next = faded.max(count(pressing)).min(most);
            self.shift(Gauge::Pressure(on), next.saturating_sub(level), RULE, Cause::Time);
        }
        for by in self.everyone().iter() {
            for on in self.now().measures.targets_of(by).iter() {
                self.shift(
                    Gauge::Track(by, Theme::Growth),
                    numbers.growth.saturating_neg(),
                    RULE,
                    Cause::Measures(by, on),
                );
            }
        }
    }

    /// After covert acts: a nation under pressure has restrained the group, or loses backing at home.
    ///
    /// A nation that shelters nobody has nobody to restrain: measures hit the innocent too.
    pub(super) fn bear_pressure(&mut self) {
        if !self.plays_measures() {
            return;
        }
        for on in self.everyone().iter() {
            let pressure = self.now().measures.pressure.get(on).get();
            if pressure > 0 && !self.has_restrained(on) {
                self.shift(Gauge::Mandate(on), -pressure, RULE, Cause::Time);
            }
        }
    }
}
