//! 6.1 Countermeasures: how long one stands, and what shows it to be wrong.
//!
//! Whether one is lawful is judged in `lawful`, by what its seat holds. Whether it was so is found out
//! in play: whoever acts on what it holds acts at its own risk.

use super::conditions::Context;
use super::round::Round;
use crate::event::{Cause, Event, Gauge, LawEvent, Wrong};
use crate::order::Order;
use crate::script::LawVerb;
use crate::terms::{ActionId, IncidentId, LegalClass, Link, NationId, NationSet, Reply, RequestKind, Rule};
use crate::world::CounterNow;

/// The rule that everything here is under.
const RULE: Rule = Rule(6, 1);

impl Round<'_> {
    /// Carries out what stands under a rule of law.
    pub(super) fn act_by_law(
        &mut self,
        by: NationId,
        order: &Order,
        verb: LawVerb,
        (unlawful, diligence): (bool, bool),
    ) {
        match (verb, order.target, order.incident) {
            (LawVerb::Counter, Some(on), Some(incident)) => {
                let action = order.action;
                let same = |one: &CounterNow| one.stands() && (one.by, one.on, one.action) == (by, on, action);
                if !self.now().law.counter.iter().any(same) {
                    self.emit(Event::Law(LawEvent::Taken { by, on, incident, action, unlawful, diligence }));
                }
            }
            (LawVerb::LiftCounter, Some(on), _) => {
                for (id, _) in self.standing(|one| (one.by, one.on) == (by, on)) {
                    self.emit(Event::Law(LawEvent::Lifted { id }));
                }
            }
            // What a takedown does is in its effects; who was named, and what was severed, is read later.
            (
                LawVerb::Counter | LawVerb::LiftCounter | LawVerb::TakeDown(_) | LawVerb::NameGroup | LawVerb::Sever,
                _,
                _,
            ) => {}
        }
    }

    /// The countermeasures that stand and pass a test, with their places.
    fn standing(&self, test: impl Fn(&CounterNow) -> bool) -> Vec<(u16, CounterNow)> {
        self.counter_that(|one| one.stands() && test(one))
    }

    fn counter_that(&self, test: impl Fn(&CounterNow) -> bool) -> Vec<(u16, CounterNow)> {
        (0..).zip(&self.now().law.counter).filter(|(_, one)| test(one)).map(|(id, one)| (id, *one)).collect()
    }

    /// In the step on measures: what every countermeasure that stands does this round.
    pub(super) fn let_counter_work(&mut self) {
        let table = self.shared_table();
        for (_, one) in self.standing(|_| true) {
            let Some(spec) = table.action(one.action) else { continue };
            let context = Context { me: Some(one.by), target: Some(one.on), incident: Some(one.incident) };
            self.bring_about(&spec.standing, context, RULE, Cause::Act(one.by, one.action));
        }
    }

    /// In the step on relations: whose target has complied is to be lifted by the end of the next
    /// round, and is unlawful after that.
    pub(super) fn mind_counter(&mut self) {
        let round = self.now().round;
        for (id, one) in self.standing(|_| true) {
            if one.complied == 0 && self.has_complied(&one) {
                self.emit(Event::Law(LawEvent::Complied { id }));
            } else if one.complied > 0 && one.complied < round && !one.unlawful {
                self.find_wrong(id, &one, Wrong::NotLifted);
            }
        }
    }

    /// Whether the target of a countermeasure has restrained whom it shelters, granted what it was
    /// called on to do, put the quarrel to a third party, or made up for what it had left undone.
    fn has_complied(&self, one: &CounterNow) -> bool {
        let granted = self.now().requests.iter().any(|request| {
            (request.from, request.to) == (one.by, one.on)
                && request.kind == RequestKind::Compliance
                && request.incident == Some(one.incident)
                && request.reply == Some(Reply::Grant)
        });
        let settles = |action: ActionId| {
            let spec = self.table().action(action);
            spec.is_some_and(|spec| spec.class == LegalClass::Settlement && spec.verb.is_none())
        };
        let settled = self.now().deeds.iter().any(|deed| {
            deed.by == one.on
                && deed.target == Some(one.by)
                && deed.round >= one.round
                && deed.incident.is_none_or(|incident| incident == one.incident)
                && settles(deed.action)
        });
        let made_up = one.diligence
            && self.now().law.notices.iter().any(|notice| {
                (notice.by, notice.host, notice.incident) == (one.by, one.on, one.incident) && notice.late == 0
            });
        granted || settled || made_up || self.has_restrained(one.on)
    }

    /// Once it is known who was behind an incident, countermeasures against others were unlawful from
    /// the start, and more than was justified. Tolerance is no innocence.
    pub(super) fn clear_the_innocent(&mut self, incident: IncidentId, concerned: NationSet) {
        let Some(truth) = self.table().incident(incident).map(|spec| spec.truth) else { return };
        let sponsor = self.table().actor(truth.actor).and_then(|actor| actor.sponsor);
        let answers = sponsor.filter(|_| truth.link != Link::None);
        let wrong = |one: &CounterNow| {
            let hosted = one.diligence && truth.host == Some(one.on);
            one.incident == incident && concerned.has(one.on) && !one.innocent && answers != Some(one.on) && !hosted
        };
        for (id, one) in self.counter_that(wrong) {
            self.find_wrong(id, &one, Wrong::Innocent);
            let (a, b) = (one.by.min(one.on), one.by.max(one.on));
            self.shift(Gauge::Tension(a, b), self.numbers().excess_adds, RULE, Cause::Act(one.by, one.action));
        }
    }

    /// What had a ground in law has none; everybody trusts whoever took it less (3.4).
    fn find_wrong(&mut self, id: u16, one: &CounterNow, why: Wrong) {
        self.emit(Event::Law(LawEvent::Unlawful { id, why }));
        if !one.unlawful {
            let cause = Cause::Act(one.by, one.action);
            self.regard_by_all(one.by, self.numbers().trust_unlawful, Rule(3, 4), cause);
        }
    }
}
