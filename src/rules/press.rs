//! §13 Press and public: interviews, networks shut down, influence operations, upheaval.
//!
//! That public acts are reported is `view`'s business; here is what opinion does.

use super::judgements::Judged;
use super::round::Round;
use crate::dice::Purpose;
use crate::event::{Cause, Event, Gauge, PressEvent};
use crate::order::Order;
use crate::script::{PressVerb, Slot, Verb};
use crate::terms::{IncidentId, Module, NationId, Rule, Theme};

/// The rule that all of it goes by.
const RULE: Rule = Rule(13, 1);

impl Round<'_> {
    /// Carries out an order that works on opinion.
    pub(super) fn work_on_opinion(&mut self, by: NationId, order: &Order, verb: PressVerb) {
        match (verb, order.target, order.incident) {
            (PressVerb::Interview, _, Some(incident)) => self.explain(by, incident),
            (PressVerb::ShutDown, ..) => self.shut_down(by, order),
            (PressVerb::Influence, Some(target), _) => self.influence_shows(by, target),
            (PressVerb::Interview | PressVerb::Influence, ..) => {}
        }
    }

    /// An interview explains the last public claim on an incident to those who have no answer
    /// of their own.
    fn explain(&mut self, by: NationId, incident: IncidentId) {
        let last = self.judgements().on(incident).rfind(|claim| claim.public() && claim.is_by(by));
        let Some((id, own, answers)) = last.map(|claim| (claim.id(), claim.own(), *claim.answers())) else { return };
        let adds = self.numbers().press.interview_acceptance;
        for state in self.everyone().minus(own).iter() {
            let Some(answer) = *answers.get(state) else { continue };
            let moved = answer.saturating_add(adds).clamp(0, 100);
            if moved != answer {
                self.emit(Event::ClaimWeighed { id, by: state, answer: moved, own: false });
            }
        }
    }

    /// The costs of shutting networks down are certain, and effects; the gain is at even odds.
    fn shut_down(&mut self, by: NationId, order: &Order) {
        let numbers = self.numbers().press;
        let full = self.now().nation(by).security.get().saturating_add(numbers.shut_security) > 100;
        let calmed = self.happens(Purpose::Opinion, self.nation_key(by), 0, 0, numbers.shut_calms);
        if calmed && !full && !self.now().press.calmed.has(by) {
            self.emit(Event::Press(PressEvent::NetworksCalmed { nation: by }));
            let gauge = Gauge::Track(by, Theme::Security);
            self.shift(gauge, numbers.shut_security, RULE, Cause::Act(by, order.action));
        }
    }

    /// At the Briefing: networks that were shut are back, and so is what they carried.
    pub(super) fn networks_back(&mut self) {
        for nation in self.now().press.calmed.iter() {
            self.emit(Event::Press(PressEvent::NetworksBack { nation }));
            let by = self.numbers().press.shut_security;
            self.shift(Gauge::Track(nation, Theme::Security), by.saturating_neg(), RULE, Cause::Time);
        }
    }

    /// An influence operation comes to light now and then.
    fn influence_shows(&mut self, by: NationId, target: NationId) {
        let numbers = self.numbers().press;
        let (actor, subject) = (self.nation_key(by), self.nation_key(target));
        if !self.happens(Purpose::Opinion, actor, subject, 0, numbers.influence_shows) {
            return;
        }
        let cause = Cause::Covert(by);
        self.emit(Event::Press(PressEvent::InfluenceExposed { by, target }));
        self.shift(Gauge::Credibility(by), numbers.influence_credibility.saturating_neg(), RULE, cause);
        self.regard(target, by, numbers.influence_trust, RULE, cause);
        self.shift(Gauge::Tension(by.min(target), by.max(target)), numbers.influence_tension, RULE, cause);
    }

    /// In the step of incidents: where backing is thin and all speak of an incident, a
    /// government that says nothing in public loses the networks.
    pub(super) fn stir_networks(&mut self) {
        if !self.table().is_on(Module::Press, self.now().round) {
            return;
        }
        let numbers = self.numbers().press;
        for nation in self.everyone().iter() {
            if self.now().nation(nation).mandate.get() > numbers.upheaval_mandate || self.has_shut_down(nation) {
                continue;
            }
            let Some(incident) = self.loudest_unanswered(nation, numbers.upheaval_salience) else { continue };
            let cause = Cause::Incident(incident);
            self.emit(Event::Press(PressEvent::Upheaval { nation, incident }));
            self.shift(Gauge::Mandate(nation), numbers.upheaval_costs_mandate, RULE, cause);
            self.shift(Gauge::Track(nation, Theme::Freedom), numbers.upheaval_costs_freedom, RULE, cause);
        }
    }

    /// The live incident that hit a nation, that is spoken of most, and on which it said
    /// nothing in public this round; the first of several alike.
    fn loudest_unanswered(&self, nation: NationId, least: i16) -> Option<IncidentId> {
        let stirs = |id: &IncidentId| {
            let now = self.now().incident(*id);
            now.is_some_and(|now| now.hit.has(nation) && now.salience.get() >= least)
                && self.now().is_live(*id)
                && !self.has_spoken(nation, *id)
        };
        let salience = |id: &IncidentId| self.now().incident(*id).map_or(0, |now| now.salience.get());
        self.table().incident_ids().filter(stirs).max_by_key(|id| (salience(id), std::cmp::Reverse(*id)))
    }

    fn has_spoken(&self, nation: NationId, incident: IncidentId) -> bool {
        let round = self.now().round;
        let said = |claim: Judged<'_>| claim.round() == round && claim.public() && claim.is_by(nation);
        let claimed = self.judgements().on(incident).any(said);
        let spoke = |deed: &crate::world::Deed| {
            let action = self.table().action(deed.action);
            deed.by == nation
                && deed.incident == Some(incident)
                && action.is_some_and(|action| action.public && action.slot == Slot::Statement)
        };
        claimed || self.now().deeds_in(round).any(spoke)
    }

    fn has_shut_down(&self, nation: NationId) -> bool {
        let shut = |deed: &crate::world::Deed| {
            let verb = self.table().action(deed.action).and_then(|action| action.verb);
            deed.by == nation && verb == Some(Verb::Press(PressVerb::ShutDown))
        };
        self.now().deeds_in(self.now().round).any(shut)
    }
}
