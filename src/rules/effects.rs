//! 15.1 Effects: turns what the small language says into typed events.

#![deny(clippy::wildcard_enum_match_arm)]

use super::conditions::{Asker, Context};
use super::round::Round;
use crate::event::{Cause, Event, Gauge, NormEvent, Way};
use crate::script::{Effect, Who};
use crate::terms::{CardId, Channel, IncidentId, NationId, NationSet, NormId, RequestKind, Rule};

impl Round<'_> {
    /// Brings about a list of effects.
    pub(super) fn bring_about(&mut self, effects: &[Effect], context: Context, rule: Rule, cause: Cause) {
        for &effect in effects {
            self.bring_about_one(effect, context, rule, cause);
        }
    }

    fn who(&self, who: Who, context: Context) -> NationSet {
        Asker::whole(self.world, context).who(who)
    }

    fn each(
        &mut self,
        who: Who,
        context: Context,
        gauge: impl Fn(NationId) -> Gauge,
        by: i16,
        rule: Rule,
        cause: Cause,
    ) {
        for nation in self.who(who, context).iter() {
            self.shift(gauge(nation), by, rule, cause);
        }
    }

    fn bring_about_one(&mut self, effect: Effect, context: Context, rule: Rule, cause: Cause) {
        let at_hand = |incident: Option<IncidentId>| incident.or(context.incident);
        match effect {
            Effect::Track(who, theme, by) => self.each(who, context, |id| Gauge::Track(id, theme), by, rule, cause),
            Effect::Mandate(who, by) => self.each(who, context, Gauge::Mandate, by, rule, cause),
            Effect::Credibility(who, by) => self.each(who, context, Gauge::Credibility, by, rule, cause),
            Effect::Capital(who, by) => self.each(who, context, Gauge::Capital, by, rule, cause),
            Effect::Funds(who, by) => self.each(who, context, Gauge::Funds, by, rule, cause),
            Effect::Staff(who, by) => self.each(who, context, Gauge::Staff, by, rule, cause),
            Effect::SourceHealth(who, by) => self.each(who, context, Gauge::SourceHealth, by, rule, cause),
            Effect::Capacity(who, pillar, by) => {
                self.each(who, context, |id| Gauge::Capacity(id, pillar), by, rule, cause);
            }
            Effect::Surge(who, pillar, by) => self.each(who, context, |id| Gauge::Surge(id, pillar), by, rule, cause),
            Effect::Trust(from, to, by) => {
                for (from, to) in self.pairs(from, to, context) {
                    self.regard(from, to, by, rule, cause);
                }
            }
            Effect::Tension(a, b, by) => {
                for (a, b) in self.pairs(a, b, context) {
                    self.shift(Gauge::Tension(a.min(b), a.max(b)), by, rule, cause);
                }
            }
            Effect::Open(a, channel, b) => self.set_lines(a, channel, b, context, true),
            Effect::Close(a, channel, b) => self.set_lines(a, channel, b, context, false),
            Effect::Start(id) => self.begin_incident(id),
            Effect::Contain(incident, by) => {
                if let Some(id) = at_hand(incident).filter(|&id| self.now().is_live(id)) {
                    self.shift(Gauge::Containment(id), by, rule, cause);
                }
            }
            Effect::End(id) => self.end_incident(id),
            Effect::Salience(incident, by) => {
                if let Some(id) = at_hand(incident) {
                    self.shift(Gauge::Salience(id), by, rule, cause);
                }
            }
            Effect::Strength(incident, by) => {
                if let Some(id) = at_hand(incident) {
                    self.shift(Gauge::Strength(id), by, rule, cause);
                }
            }
            Effect::Reveal(who, card) => self.reveal(self.who(who, context), card),
            Effect::Publish(card) => self.publish_card(card),
            Effect::Erosion(norm, by) => self.shift(Gauge::Erosion(norm), by, rule, cause),
            Effect::CiteNorms(incident) => {
                if let (Some(by), Some(incident)) = (context.me, at_hand(incident)) {
                    self.cite(by, incident);
                }
            }
            Effect::Join(who, norm) => self.join(self.who(who, context), norm),
            Effect::Notify(who, incident) => self.notify(self.who(who, context), at_hand(incident), context.me),
            Effect::Ask(who, kind) => self.ask_each(self.who(who, context), kind, context),
            Effect::Restrain(actor) => self.restrain(actor, None),
            Effect::Adopt(incident) => {
                self.emit(Event::IncidentAdopted { incident });
                self.establish(incident);
            }
            Effect::Finding(incident) => self.establish(incident),
            Effect::Raise(flag) => self.emit(Event::FlagRaised { flag }),
            Effect::Lower(flag) => self.emit(Event::FlagLowered { flag }),
        }
    }

    fn end_incident(&mut self, incident: IncidentId) {
        if self.now().is_live(incident) {
            self.emit(Event::IncidentSubsided { incident });
        }
    }

    fn reveal(&mut self, who: NationSet, card: CardId) {
        for nation in who.iter() {
            if !self.now().held_by(nation).has(card) {
                self.emit(Event::CardGained { nation, card, way: Way::Inject });
            }
        }
    }

    fn publish_card(&mut self, card: CardId) {
        if self.now().cards.get(card.index()).is_some_and(|now| !now.public) {
            self.emit(Event::CardPublished { card, by: None });
        }
    }

    fn join(&mut self, who: NationSet, norm: NormId) {
        for nation in who.minus(self.supporters(norm)).iter() {
            self.emit(Event::Norm(NormEvent::Joined { norm, nation }));
        }
    }

    /// Tells hosts of an incident; where nobody acts, each learns of it by itself.
    fn notify(&mut self, hosts: NationSet, incident: Option<IncidentId>, by: Option<NationId>) {
        let Some(incident) = incident else { return };
        for host in hosts.iter() {
            self.emit(Event::HostNotified { host, incident, by: by.unwrap_or(host) });
        }
    }

    fn ask_each(&mut self, whom: NationSet, kind: RequestKind, context: Context) {
        let Some(from) = context.me else { return };
        for to in whom.without(from).iter() {
            self.ask(from, to, kind, context.incident);
        }
    }

    fn pairs(&self, a: Who, b: Who, context: Context) -> Vec<(NationId, NationId)> {
        let (a, b) = (self.who(a, context), self.who(b, context));
        a.iter().flat_map(|a| b.without(a).iter().map(move |b| (a, b))).collect()
    }

    fn set_lines(&mut self, a: Who, channel: Channel, b: Who, context: Context, open: bool) {
        for (a, b) in self.pairs(a, b, context) {
            if self.now().is_open(a, b, channel) != open {
                let (a, b) = (a.min(b), a.max(b));
                self.emit(if open {
                    Event::ChannelOpened { a, b, channel }
                } else {
                    Event::ChannelClosed { a, b, channel }
                });
            }
        }
    }

    fn supporters(&self, norm: NormId) -> NationSet {
        self.now().norms.get(norm.index()).map(|now| now.support).unwrap_or_default()
    }

    /// Cites the norms that an incident breached (8.1).
    pub(super) fn cite(&mut self, by: NationId, incident: IncidentId) {
        let table = self.shared_table();
        let norms = table.incident(incident).map_or(&[][..], |spec| &spec.norms);
        for &norm in norms {
            self.emit(Event::NormCited { norm, by, incident });
        }
    }
}
