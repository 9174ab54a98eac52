//! §4 Incidents: they begin, strike, spill over, are contained, subside; silence has a price.

use super::round::Round;
use crate::dice::Purpose;
use crate::event::{Cause, Event, Gauge};
use crate::script::{Harm, Incident, Verb};
use crate::terms::{IncidentId, NationId, NationSet, Pillar, Rule, divide_half_away};
use crate::world::IncidentState;

impl Round<'_> {
    /// At the Briefing: incidents whose round it is begin.
    pub(super) fn begin_incidents(&mut self) {
        let round = self.now().round;
        let due: Vec<IncidentId> = self
            .table()
            .incident_ids()
            .filter(|&id| self.table().incident(id).is_some_and(|spec| spec.starts == Some(round)))
            .collect();
        for id in due {
            self.begin_incident(id);
        }
    }

    /// Begins an incident, whose first wave strikes at once.
    pub(super) fn begin_incident(&mut self, id: IncidentId) {
        let Some(now) = self.now().incident(id) else { return };
        if now.state != IncidentState::Dormant {
            return;
        }
        let held_back = self.table().incident(id).is_some_and(|spec| self.now().is_restrained(spec.truth.actor));
        if held_back {
            // A restrained group starts nothing new (§12).
            return;
        }
        self.emit(Event::IncidentBegan { incident: id });
        self.strike(id);
    }

    /// In its step: live incidents are contained, strike or subside.
    pub(super) fn run_incidents(&mut self) {
        let round = self.now().round;
        let live: Vec<IncidentId> = self.table().incident_ids().filter(|&id| self.now().is_live(id)).collect();
        for id in live {
            self.contain_at_home(id);
            let Some((spec, now)) = self.table().incident(id).zip(self.now().incident(id)) else { continue };
            let (needed, waves) = (spec.containment, spec.waves);
            let (containment, wave, began) = (now.containment, now.wave, now.began);
            if containment >= needed {
                self.emit(Event::IncidentContained { incident: id });
                continue;
            }
            self.price_of_silence(id);
            if began == round {
                continue;
            }
            if wave >= waves {
                self.emit(Event::IncidentSubsided { incident: id });
            } else {
                self.strike(id);
            }
        }
        self.mind_hosts();
        self.stir_networks();
    }

    /// Every victim's own people work on containment (2.4).
    fn contain_at_home(&mut self, id: IncidentId) {
        let per = i64::from(self.numbers().containment_people.max(1));
        let hit = self.now().incident(id).map_or(NationSet::NONE, |now| now.hit);
        for victim in hit.iter() {
            let people = i64::from(self.now().nation(victim).surged(Pillar::People));
            let by = i16::try_from(people / per).unwrap_or(0);
            let by = if self.loudest_on(victim, id).is_some() { by } else { by.min(self.left_to_the_idle(id)) };
            self.shift(Gauge::Containment(id), by, Rule(2, 4), Cause::Time);
        }
    }

    /// How much more people contain about which nobody has given an order: at most a third of what
    /// is needed (4.1).
    fn left_to_the_idle(&self, id: IncidentId) -> i16 {
        let needed = self.table().incident(id).map_or(0, |spec| i64::from(spec.containment));
        let most = needed * i64::from(self.numbers().idle) / 100;
        let done = self.now().incident(id).map_or(0, |now| i64::from(now.containment));
        i16::try_from((most - done).max(0)).unwrap_or(0)
    }

    /// A wave strikes, and may spill over.
    fn strike(&mut self, id: IncidentId) {
        let table = self.shared_table();
        let Some((spec, &now)) = table.incident(id).zip(self.now().incident(id)) else { return };
        let wave = now.wave.saturating_add(1);
        let spilled: NationSet = spec
            .spills_to
            .iter()
            .filter(|spill| {
                let (actor, subject) = (self.nation_key(spill.nation), self.incident_key(id));
                self.happens(Purpose::Spill, actor, subject, usize::from(wave), spill.chance)
            })
            .map(|spill| spill.nation)
            .collect();
        let victims: NationSet = spec.victims.iter().copied().collect();
        let half = self.now().is_restrained(spec.truth.actor);
        let strength = if half { now.strength.get() / 2 } else { now.strength.get() };
        self.emit(Event::IncidentStruck { incident: id, wave, spilled: spilled.minus(victims) });
        self.harm(id, victims, &spec.harm, strength);
        self.harm(id, spilled.minus(victims), &spec.spill, strength);
    }

    /// Does the harm of a wave; strength is per cent, and harm is rounded as it lands (5.6).
    fn harm(&mut self, id: IncidentId, nations: NationSet, harms: &[Harm], strength: i16) {
        for nation in nations.iter() {
            for harm in harms {
                let by = divide_half_away(i64::from(harm.by) * i64::from(strength), 100);
                let by = i16::try_from(by).unwrap_or(0);
                self.shift(Gauge::Track(nation, harm.track), by, Rule(4, 1), Cause::Incident(id));
            }
        }
    }

    /// Silence of a victim costs mandate, wears the norms and invites the next wave (5.6).
    fn price_of_silence(&mut self, id: IncidentId) {
        let table = self.shared_table();
        let Some((spec, &now)) = table.incident(id).zip(self.now().incident(id)) else { return };
        if spec.severity.get() < self.numbers().silence_from {
            return;
        }
        let (salience, cause) = (now.salience.get(), Cause::Incident(id));
        let mut silent = false;
        for victim in now.hit.iter() {
            match self.loudest_on(victim, id) {
                None => {
                    silent = true;
                    if !self.says_why_at_home(victim, id) {
                        self.shift(Gauge::Mandate(victim), -salience, Rule(5, 6), cause);
                    }
                }
                Some(heat) if heat <= self.numbers().quiet_heat => {
                    self.shift(Gauge::Mandate(victim), -salience.min(1), Rule(5, 6), cause);
                }
                Some(_) => {}
            }
        }
        if silent {
            self.shift(Gauge::Strength(id), self.numbers().silence_strength, Rule(5, 6), cause);
            self.wear(spec, self.numbers().silence_erosion, cause);
        }
    }

    /// Wears, or mends, the norms that an incident breached.
    pub(super) fn wear(&mut self, spec: &Incident, by: i16, cause: Cause) {
        for &norm in &spec.norms {
            self.shift(Gauge::Erosion(norm), by, Rule(8, 1), cause);
        }
    }

    /// The heat of the loudest thing that a nation did about an incident this round; nothing
    /// if it did nothing. An order without verb or effects is silence by another name.
    fn loudest_on(&self, nation: NationId, incident: IncidentId) -> Option<i16> {
        let round = self.now().round;
        let mine = self.now().deeds_in(round).filter(|deed| deed.by == nation && deed.incident == Some(incident));
        let acts = mine.filter_map(|deed| self.table().action(deed.action));
        let silent = |verb: Option<Verb>| verb == Some(Verb::KeepSilent);
        acts.filter(|action| action.verb.is_some() && !silent(action.verb) || !action.effects.is_empty())
            .map(|action| action.heat.get())
            .max()
    }

    /// Whether a nation has told its own people this round why it says nothing of an incident (5.6).
    fn says_why_at_home(&self, nation: NationId, incident: IncidentId) -> bool {
        let mut deeds = self.now().deeds_in(self.now().round);
        deeds.any(|deed| {
            deed.by == nation
                && deed.incident == Some(incident)
                && self.table().action(deed.action).is_some_and(|action| action.verb == Some(Verb::KeepSilent))
        })
    }

    /// In its step: a breach answered by citing the norm mends it (8.1).
    pub(super) fn run_norms(&mut self) {
        let table = self.shared_table();
        for (id, spec) in table.incident_ids().zip(&table.incidents) {
            if self.now().incident(id).is_some_and(|now| now.cited_now) {
                self.wear(spec, -1, Cause::Incident(id));
            }
        }
        self.run_stages();
    }
}
