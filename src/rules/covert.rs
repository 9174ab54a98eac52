//! §12 The covert side: traces cleaned up, flags planted, what comes to light, the honourable exit.
//!
//! *Restrain* and *look away* are in `acts`. What is done here is its nation's secret until
//! dice or an exit show it to all.

use super::conditions::Context;
use super::round::Round;
use crate::dice::Purpose;
use crate::event::{Cause, CovertEvent, Event, Gauge};
use crate::order::{CovertRefusal, Refusal};
use crate::script::{Card, CovertVerb};
use crate::terms::{ActorId, Bearing, CardId, CardSet, IncidentId, NationId, NationSet, ObjectiveId, Route, Rule};
use crate::world::Sight;

/// The rule that all of it goes by.
const RULE: Rule = Rule(12, 1);

/// Whether a seat may order something of the covert side, on an incident if it needs one.
pub(super) fn may_do(sight: Sight<'_>, verb: CovertVerb, incident: Option<IncidentId>) -> Result<(), Refusal> {
    let refused = |refusal| Err(Refusal::Covert(refusal));
    if sight.came_forward().has(sight.seat()) {
        return refused(CovertRefusal::CameForward);
    }
    match verb {
        CovertVerb::CleanUp if sight.sheltered().next().is_none() => Err(Refusal::NobodySheltered),
        CovertVerb::CleanUp if sight.sheltered().all(|(group, _)| sight.is_cleaned(group)) => {
            refused(CovertRefusal::NothingToClean)
        }
        CovertVerb::PlantFlag if incident.is_some_and(|id| sight.forgeries(id).is_empty()) => {
            refused(CovertRefusal::NothingToPlant)
        }
        CovertVerb::ComeForward if sight.brief().is_none_or(|own| own.exit.is_none()) => refused(CovertRefusal::NoExit),
        CovertVerb::ComeForward if sight.exposed().has(sight.seat()) => refused(CovertRefusal::ToLight),
        CovertVerb::CleanUp | CovertVerb::PlantFlag | CovertVerb::ComeForward => Ok(()),
    }
}

impl Round<'_> {
    /// Carries out an order of the covert side.
    pub(super) fn act_covertly(&mut self, by: NationId, verb: CovertVerb, incident: Option<IncidentId>) {
        match verb {
            CovertVerb::CleanUp => {
                let groups: Vec<ActorId> = self.table().sheltered_by(by).map(|(id, _)| id).collect();
                for actor in groups {
                    if !self.now().covert.is_cleaned(actor) {
                        self.emit(Event::Covert(CovertEvent::TracesCleaned { actor, by }));
                    }
                }
            }
            CovertVerb::PlantFlag => {
                let Some(incident) = incident else { return };
                let cards = self.world.sight(by).forgeries(incident);
                if !cards.is_empty() {
                    self.emit(Event::Covert(CovertEvent::FlagPlanted { by, incident, cards }));
                }
            }
            CovertVerb::ComeForward => self.come_forward(by),
        }
    }

    /// A host says itself what it has sheltered: it stops, and is thanked for it. Before anybody has
    /// asked, it is a loss at home, and stands in for nothing that it was told to achieve.
    pub(super) fn come_forward(&mut self, by: NationId) {
        let table = self.shared_table();
        let groups: Vec<ActorId> = table.sheltered_by(by).map(|(id, _)| id).collect();
        let prompted = self.prompts(by, &groups) >= self.numbers().hosts.prompts;
        self.emit(Event::Covert(CovertEvent::CameForward { by, prompted }));
        for &actor in &groups {
            self.restrain(actor, Some(by));
        }
        for incident in self.incidents_of(&groups) {
            self.establish(incident);
        }
        let numbers = self.numbers().covert;
        let cause = Cause::Covert(by);
        self.shift(Gauge::Credibility(by), numbers.exit_credibility, RULE, cause);
        for victim in self.hit_by(&groups).without(by).iter() {
            self.regard(victim, by, numbers.exit_trust, RULE, cause);
        }
        if !prompted {
            self.shift(Gauge::Mandate(by), self.numbers().hosts.restraint_mandate.saturating_neg(), RULE, cause);
        }
        if let Some(exit) = table.nation(by).and_then(|spec| spec.exit.as_ref()) {
            self.bring_about(&exit.effects, Context::of(by), RULE, cause);
        }
    }

    /// Whether the honourable exit of a nation stands in for one of its objectives.
    pub(super) fn exit_stands_in(&self, nation: NationId, objective: ObjectiveId) -> bool {
        let took = self.now().covert.came_forward.has(nation) && !self.now().covert.unprompted.has(nation);
        let exit = self.table().nation(nation).and_then(|spec| spec.exit.as_ref());
        took && exit.is_some_and(|exit| exit.instead_of.contains(&objective))
    }

    /// What cleaned-up traces add to the difficulty of a card. What was forged is there to be found.
    pub(super) fn hindrance(&self, card: &Card) -> i16 {
        let truth = self.table().incident(card.incident).map(|spec| spec.truth.actor);
        let cleaned = !card.planted && truth.is_some_and(|actor| self.now().covert.is_cleaned(actor));
        if cleaned { self.numbers().covert.clean_up_hinders } else { 0 }
    }

    /// An inquiry into cleaned-up traces shows, now and then, that somebody was there before.
    pub(super) fn traces_show(&mut self, found_by: NationId, incident: IncidentId, route: Route) {
        let Some(actor) = self.table().incident(incident).map(|spec| spec.truth.actor) else { return };
        let (cleaned, caught) = (self.now().covert.is_cleaned(actor), self.now().covert.is_caught(actor));
        let host = self.table().actor(actor).and_then(|actor| actor.host).filter(|&host| host != found_by);
        let Some(by) = host.filter(|_| cleaned && !caught) else { return };
        let (finder, subject) = (self.nation_key(found_by), self.incident_key(incident));
        let chance = self.numbers().covert.clean_up_shows;
        if self.happens(Purpose::Exposure, finder, subject, route as usize, chance) {
            self.emit(Event::Covert(CovertEvent::CleanUpExposed { by, actor, incident, found_by }));
            self.pay_for_exposure(by, 1);
        }
    }

    /// A source check of a forged card shows, at its odds, that it was forged and by whom.
    pub(super) fn flag_shows(&mut self, found_by: NationId, card: CardId) {
        let Some((by, incident)) = self.table().card(card).and_then(|spec| Some((spec.forged_by?, spec.incident)))
        else {
            return;
        };
        if by == found_by || self.now().covert.unmasked.has(card) {
            return;
        }
        let (finder, subject) = (self.nation_key(found_by), self.card_key(card));
        if !self.happens(Purpose::Exposure, finder, subject, 0, self.numbers().covert.flag_shows) {
            return;
        }
        let forged = |id: &CardId| self.table().card(*id).is_some_and(|spec| spec.forged_by == Some(by));
        let in_place = self.table().cards_of(incident).common(self.now().covert.planted.with(card));
        let cards: CardSet = in_place.iter().filter(forged).collect();
        self.emit(Event::Covert(CovertEvent::FlagExposed { by, incident, cards, found_by }));
        self.pay_for_exposure(by, self.numbers().covert.flag_times);
        let (nations, actors) = self.framed(cards);
        self.unmask(incident, nations, &actors);
    }

    /// The nations at which forged cards point, and the actors.
    fn framed(&self, cards: CardSet) -> (NationSet, Vec<ActorId>) {
        let (mut nations, mut actors) = (NationSet::NONE, Vec::new());
        for card in cards.iter().filter_map(|id| self.table().card(id)) {
            match card.bears {
                Bearing::Location(nation) => nations.insert(nation),
                Bearing::Who(actor) => {
                    let spec = self.table().actor(actor);
                    let states = spec.map(|spec| spec.sponsor.into_iter().chain(spec.host));
                    states.into_iter().flatten().for_each(|state| nations.insert(state));
                    actors.push(actor);
                }
                Bearing::Link(_) | Bearing::Relay(_) => {}
            }
        }
        (nations, actors)
    }

    fn pay_for_exposure(&mut self, by: NationId, times: i16) {
        let numbers = self.numbers().covert;
        let cause = Cause::Covert(by);
        self.shift(
            Gauge::Credibility(by),
            numbers.exposed_credibility.saturating_mul(times).saturating_neg(),
            RULE,
            cause,
        );
        self.regard_by_all(by, numbers.exposed_trust, RULE, cause);
    }

    /// How many times over a nation pays for a false claim on an incident: a forger that was
    /// found out pays more than one that was mistaken.
    pub(super) fn times_for_false(&self, nation: NationId, incident: IncidentId) -> i16 {
        let unmasked = self.now().covert.unmasked.common(self.table().cards_of(incident));
        let forger = |id: CardId| self.table().card(id).is_some_and(|card| card.forged_by == Some(nation));
        if unmasked.iter().any(forger) { self.numbers().covert.flag_times } else { 1 }
    }
}
