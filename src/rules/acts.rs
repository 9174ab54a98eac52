//! 7.1 Acts: an order is paid for, judged by the law as the seat held it, and carried out.

use super::admit::names_group;
use super::claims::{signatories, waits};
use super::conditions::Context;
use super::gates::verdict_in;
use super::one_text::{is_text, signed};
use super::round::Round;
use crate::event::{Cause, Event, Gauge, Lapse, LawEvent};
use crate::order::{Missing, Order, Seal, Tray};
use crate::script::{CovertVerb, Verb};
use crate::terms::{ActorId, CardId, ClaimId, NationId, Step};

/// An order that has been paid for.
pub(super) struct Act {
    by: NationId,
    order: Order,
    step: Step,
    unlawful: bool,
    /// Whether it rests on what a host has left undone (6.2).
    diligence: bool,
    /// The group that it names, if it names one and no state (5.1).
    group: Option<ActorId>,
}

/// Whether any act happens in a step.
pub(super) fn any_in(acts: &[Act], step: Step) -> bool {
    acts.iter().any(|act| act.step == step)
}

/// A seat's orders as its tray.
fn tray_of(orders: &[(NationId, Order)], by: NationId) -> Tray {
    let mut tray = Tray::default();
    orders.iter().filter(|(seat, _)| *seat == by).for_each(|(_, order)| tray.put(*order));
    tray
}

impl Round<'_> {
    /// Takes what orders cost and judges each by the law, before anything happens.
    pub(super) fn pay(&mut self, orders: &[(NationId, Order)]) -> Vec<Act> {
        let mut acts = Vec::with_capacity(orders.len());
        for &(by, order) in orders {
            let Some(action) = self.table().action(order.action).filter(|_| self.has_all(by, &order)) else { continue };
            let (cost, step) = (super::pressure::price(self.world.sight(by), &order), action.step);
            let now = self.now().nation(by);
            let short =
                cost.staff > now.staff.get() || cost.capital > now.capital.get() || cost.funds > now.funds.get();
            if short {
                self.emit(Event::OrderLapsed { by, action: order.action, reason: Lapse::MeansGone });
                continue;
            }
            let verdict = verdict_in(self.world.sight(by), &tray_of(orders, by), &order);
            let unlawful = matches!(verdict.seal, Seal::Unlawful | Seal::LawfulIf);
            let (rule, cause) = (self.rule_of(order.action), Cause::Act(by, order.action));
            self.shift(Gauge::Staff(by), cost.staff.saturating_neg(), rule, cause);
            self.shift(Gauge::Capital(by), cost.capital.saturating_neg(), rule, cause);
            self.shift(Gauge::Funds(by), cost.funds.saturating_neg(), rule, cause);
            let diligence = verdict.missing.has(Missing::Diligence);
            let group = names_group(self.world.sight(by), &order);
            acts.push(Act { by, order, step, unlawful, diligence, group });
        }
        acts
    }

    /// Whether the table has everything that an order names. Whatever was admitted does; a
    /// record from elsewhere may hold anything, and what names nothing is left out.
    fn has_all(&self, by: NationId, order: &Order) -> bool {
        let table = self.table();
        let seated = |nation: NationId| table.nation(nation).is_some();
        let held = |card: CardId| table.card(card).is_some();
        seated(by)
            && order.target.is_none_or(seated)
            && order.incident.is_none_or(|incident| table.incident(incident).is_some())
            && order.card.is_none_or(held)
            && order.wording.is_none_or(|wording| wording.cards.iter().all(held))
    }

    /// Carries out the acts of one step.
    pub(super) fn carry_out(&mut self, acts: &[Act], step: Step) {
        for act in acts.iter().filter(|act| act.step == step) {
            match self.lapse(act) {
                Some(reason) => self.emit(Event::OrderLapsed { by: act.by, action: act.order.action, reason }),
                None => self.perform(act),
            }
        }
    }

    /// Why an act comes to nothing for reasons that its seat could not know.
    fn lapse(&self, act: &Act) -> Option<Lapse> {
        let action = self.table().action(act.order.action)?;
        let out = self.now().covert.exposed.union(self.now().covert.came_forward);
        if action.verb == Some(Verb::Covert(CovertVerb::ComeForward)) && out.has(act.by) {
            return Some(Lapse::ToLight);
        }
        // What it signed after it ordered a text of its own, in the same phase, no seat's tray could know.
        let of = act.order.incident.filter(|_| is_text(action.verb));
        if of.is_some_and(|incident| signed(self.world.sight(act.by), incident).is_some()) {
            return Some(Lapse::OneText);
        }
        if action.verb == Some(Verb::JointClaim) {
            let (_, proposal) = self.open_text(act.by, act.order.incident)?;
            if signatories(&proposal).is_empty() && !waits(&proposal) {
                return Some(Lapse::NobodySigned);
            }
        }
        let full = match action.verb {
            Some(Verb::Ask(_)) => self.next_request().is_none(),
            Some(Verb::Claim { .. } | Verb::JointClaim) => ClaimId::next(self.now().claims.len()).is_none(),
            _ => false,
        };
        full.then_some(Lapse::TooMany)
    }

    fn perform(&mut self, act: &Act) {
        let table = self.shared_table();
        let Some(spec) = table.action(act.order.action) else { return };
        let Order { action, target, incident, .. } = act.order;
        let by = act.by;
        self.emit(Event::ActPerformed { by, action, target, incident, unlawful: act.unlawful });
        if let (Some(who), Some(incident)) = (act.group, incident) {
            self.emit(Event::Law(LawEvent::GroupNamed { by, to: target, incident, action, who }));
        }
        match spec.verb {
            Some(Verb::Inquire(route)) => self.inquire(by, &act.order, route),
            Some(verb @ (Verb::Claim { .. } | Verb::JointClaim)) => self.state(by, &act.order, verb),
            Some(Verb::Ask(kind)) => {
                if let Some(to) = target {
                    self.ask(by, to, kind, incident);
                }
            }
            Some(Verb::SourceCheck) => self.check_source(by, &act.order),
            Some(Verb::Correct) => self.correct(by, target, incident),
            Some(Verb::Restrain) => self.restrain_at_a_price(by, Cause::Act(by, action)),
            Some(Verb::LookAway) => self.look_away(by),
            // What peers learn from each other is settled in the step on programmes (10.4).
            // What keeping silent spares is settled in the step on incidents (5.6).
            Some(Verb::Exchange | Verb::KeepSilent) | None => {}
            Some(Verb::Press(verb)) => self.work_on_opinion(by, &act.order, verb),
            Some(Verb::Covert(verb)) => self.act_covertly(by, verb, incident),
            Some(Verb::Law(verb)) => self.act_by_law(by, &act.order, verb, (act.unlawful, act.diligence)),
            Some(verb @ (Verb::Impose | Verb::Lift)) => {
                if let Some(on) = target {
                    if verb == Verb::Impose { self.impose(by, on) } else { self.lift(by, on) }
                }
            }
        }
        let context = Context { me: Some(by), target, incident };
        self.bring_about(&spec.effects, context, spec.rule, Cause::Act(by, action));
    }

    fn sheltered(&self, by: NationId) -> Vec<ActorId> {
        self.table().sheltered_by(by).map(|(id, _)| id).collect()
    }

    /// A host lets the groups be (§12).
    fn look_away(&mut self, by: NationId) {
        for actor in self.sheltered(by) {
            self.emit(Event::GroupLeftAlone { actor, by });
        }
    }
}
