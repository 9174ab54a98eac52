//! 1.2 Briefing: income, incidents that begin, injects, what was due.

use super::conditions::{Asker, Context};
use super::facts::Facts;
use super::round::Round;
use crate::event::{Cause, Event, Gauge};
use crate::terms::{InjectId, NationId, NationSet, Pillar, Rule};

impl Round<'_> {
    /// Staff, capital and funds come in; burnt sources regrow (2.2, 2.5).
    pub(super) fn income(&mut self) {
        let round = self.now().round;
        for nation in self.everyone().iter() {
            let now = *self.now().nation(nation);
            let numbers = self.numbers();
            let organisation = now.pillar(Pillar::Organisation) / numbers.staff_per_organisation.max(1);
            let staff =
                numbers.staff_base.saturating_add(organisation).saturating_sub(self.crisis_staff(nation)).max(0);
            let by_mandate = now.mandate.get() / numbers.capital_per_mandate.max(1);
            let capital = numbers.capital_base.saturating_add(by_mandate);
            let funds = self.table().nation(nation).map_or(0, |spec| spec.funds_a_round);
            let regrown = self.regrown(now.burnt, round) - self.regrown(now.burnt, round.saturating_sub(1));
            self.shift(Gauge::Staff(nation), staff.saturating_sub(now.staff.get()), Rule(2, 2), Cause::Time);
            self.shift(Gauge::Capital(nation), capital, Rule(2, 2), Cause::Time);
            self.shift(Gauge::Funds(nation), funds, Rule(2, 2), Cause::Time);
            if regrown > 0 {
                self.shift(Gauge::SourceHealth(nation), regrown, Rule(2, 5), Cause::Time);
            }
        }
    }

    /// What sources have regrown by the first day of a round since the round in which they were burnt (2.5).
    fn regrown(&self, burnt: u8, round: u8) -> i16 {
        if burnt == 0 || round <= burnt {
            return 0;
        }
        let calendar = &self.table().calendar;
        let rest = calendar.first_day(round) - calendar.first_day(burnt);
        i16::try_from(rest / u32::from(self.numbers().source_regrowth_days.max(1))).unwrap_or(i16::MAX)
    }

    /// Injects whose condition holds arrive, each once (15.1).
    pub(super) fn arrive(&mut self) {
        let table = self.shared_table();
        for (index, spec) in table.injects.iter().enumerate() {
            let inject = InjectId::at(index);
            if self.now().injects.get(index).is_some_and(|now| now.arrived > 0) {
                continue;
            }
            let context = Context { incident: spec.incident, ..Context::default() };
            let asker =
                Asker { facts: Facts::Whole(self.world), context, chance: Some((self.dice, self.inject_key(inject))) };
            if asker.holds(&spec.when) {
                self.send_inject(inject);
            }
        }
    }

    /// An inject arrives and does what it does (15.1).
    pub(super) fn send_inject(&mut self, inject: InjectId) {
        let table = self.shared_table();
        let Some(spec) = table.inject(inject) else { return };
        self.emit(Event::InjectArrived { inject });
        let context = Context { incident: spec.incident, ..Context::default() };
        self.bring_about(&spec.effects, context, Rule(15, 1), Cause::Inject(inject));
    }

    /// Takes a choice of an inject.
    pub(super) fn choose(&mut self, by: NationId, inject: InjectId, choice: u8) {
        let table = self.shared_table();
        let Some(spec) = table.inject(inject) else { return };
        let chosen = spec.choices.get(usize::from(choice).wrapping_sub(1));
        self.emit(Event::ChoiceMade { inject, by, choice });
        let context = Context { me: Some(by), target: None, incident: spec.incident };
        let effects = chosen.map_or(&[][..], |choice| &choice.effects);
        self.bring_about(effects, context, Rule(15, 1), Cause::Inject(inject));
    }

    /// At the end of Talks: whoever has not chosen takes the first choice.
    pub(super) fn choose_for_the_silent(&mut self) {
        let round = self.now().round;
        for index in 0..self.table().injects.len() {
            let Some((spec, now)) = self.table().injects.get(index).zip(self.now().injects.get(index)) else {
                continue;
            };
            if now.arrived != round || spec.choices.is_empty() {
                continue;
            }
            let everyone = self.everyone();
            let to = spec.to.as_ref().map_or(everyone, |to| to.iter().copied().collect());
            let silent: NationSet = to.iter().filter(|&nation| *now.choices.get(nation) == 0).collect();
            for nation in silent.iter() {
                self.choose(nation, InjectId::at(index), 1);
            }
        }
    }
}
