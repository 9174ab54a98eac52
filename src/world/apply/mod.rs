//! The only code that changes a world: events, one by one, with no dice and no rules.

mod covert;
mod drafts;
mod gauges;
mod home;
mod matrix;
mod pledges;
mod press;
mod programmes;
mod talks;

use super::World;
use super::position::{Deed, IncidentState, Learnt, Page};
use crate::event::{Event, Way};
use crate::terms::{CardId, IncidentId, NationId, NationSet, Phase, Step};
use std::fmt;
use std::sync::Arc;

/// An event names something that this world does not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Misfit {
    /// What it names.
    pub what: &'static str,
}

impl fmt::Display for Misfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the event names a {} that this play does not have", self.what)
    }
}

impl std::error::Error for Misfit {}

/// A place that must exist, or the event does not fit.
fn fit<T>(place: Option<T>, what: &'static str) -> Result<T, Misfit> {
    place.ok_or(Misfit { what })
}

impl World {
    /// Takes an event into the world.
    ///
    /// # Errors
    /// [`Misfit`] if the event names something that this world does not have. The world
    /// may have taken part of the event then and should be dropped.
    pub fn apply(&mut self, event: &Event) -> Result<(), Misfit> {
        match *event {
            Event::RoundOpened { round } => self.open_round(round),
            Event::PhaseBegan { phase } => self.begin(phase),
            Event::StepClosed { step } => {
                self.settle();
                if step == Step::Relations {
                    self.forget_regard();
                }
            }
            Event::Moved { gauge, by, why } => return self.shift(gauge, by, why),
            Event::Regarded { from, to, by, .. } => return self.regard(from, to, by),
            Event::ChannelOpened { a, b, channel } => fit(self.now.set_line(a, b, channel, true), "nation")?,
            Event::ChannelClosed { a, b, channel } => fit(self.now.set_line(a, b, channel, false), "nation")?,
            Event::CardGained { nation, card, way } => return self.gain(nation, card, way),
            Event::SourceChecked { nation, card } => fit(self.now.checked.get_mut(nation), "nation")?.insert(card),
            Event::CardShared { from, to, card, .. } => return self.share(from, to, card),
            Event::CardLeaked { card } | Event::CardPublished { card, .. } => return self.publish(card, event),
            Event::GroupRestrained { actor, .. } => self.now.restrained |= 1 << (actor.index() & 31),
            Event::ActPerformed { by, action, target, incident, unlawful } => {
                let round = self.now.round;
                let deed = Deed { round, by, action, target, incident, unlawful };
                self.now.done.insert(&deed);
                self.now.deeds.push(deed);
            }
            Event::Pledge(event) => return self.pledge_event(event),
            Event::Measures(event) => return self.measures_event(event),
            Event::InjectArrived { inject } => {
                let round = self.now.round;
                fit(self.now.injects.get_mut(inject.index()), "inject")?.arrived = round;
            }
            Event::FlagRaised { flag } => self.now.flags |= 1 << (flag.index() & 63),
            Event::FlagLowered { flag } => self.now.flags &= !(1 << (flag.index() & 63)),
            Event::RedLineCrossed { nation, line } => {
                fit(self.now.nations.get_mut(nation), "nation")?.crossed |= 1 << (line & 7);
            }
            Event::ObjectiveJudged { objective, met } => {
                *fit(self.now.objectives.get_mut(objective.index()), "objective")? = met;
            }
            Event::Observed { observation, nation } => {
                fit(self.now.observed.get_mut(observation.index()), "observation")?.insert(nation);
            }
            Event::Programme(event) => return self.programme_event(event),
            Event::PlayEnded { ending } => self.now.ended = Some(ending),
            Event::Covert(ref event) => return self.covert_event(event),
            Event::Press(ref event) => return self.press_event(event),
            Event::Home(ref event) => return self.home_event(event),
            Event::Matrix(ref event) => return self.matrix_event(event),
            Event::Spoken(ref speech) => self.hear(speech),
            Event::IncidentBegan { .. }
            | Event::IncidentStruck { .. }
            | Event::IncidentContained { .. }
            | Event::IncidentSubsided { .. }
            | Event::IncidentAdopted { .. }
            | Event::HostNotified { .. }
            | Event::NormCited { .. } => return self.incident_event(event),
            Event::Norm(event) => return self.norm_event(event),
            Event::Draft(event) => return self.draft_event(event),
            // What follows is news only: its consequences are events of their own.
            Event::InquiryCameUpEmpty { .. }
            | Event::BreachNoticed { .. }
            | Event::ContactTried { .. }
            | Event::GroupLeftAlone { .. }
            | Event::OrderLapsed { .. } => {}
            _ => return self.talk_event(event),
        }
        Ok(())
    }

    fn open_round(&mut self, round: u8) {
        if self.now.round > 0 {
            let page = Page {
                round: self.now.round,
                moves: std::mem::take(&mut self.now.moves),
                messages: std::mem::take(&mut self.now.messages),
            };
            let said = u16::try_from(page.messages.len()).unwrap_or(u16::MAX);
            self.now.messages_before = self.now.messages_before.saturating_add(said);
            // A round moves about as many numbers as the last one did.
            self.now.moves.reserve(page.moves.len());
            self.past.push(Arc::new(page));
            self.settled = 0;
        }
        self.now.round = round;
        self.now.home.liaised = NationSet::NONE;
        for nation in self.now.nations.all_mut() {
            nation.load = super::position::Load::default();
            nation.surge = [0; 3];
        }
        for incident in &mut self.now.incidents {
            incident.cited_now = false;
        }
    }

    const fn begin(&mut self, phase: Phase) {
        self.now.phase = phase;
    }

    fn gain(&mut self, nation: NationId, card: CardId, way: Way) -> Result<(), Misfit> {
        let round = self.now.round;
        let entry = fit(self.now.cards.get_mut(card.index()), "card")?;
        *fit(entry.learnt.get_mut(nation), "nation")? = Some(Learnt { round, way });
        fit(self.now.hands.get_mut(nation), "nation")?.insert(card);
        if let Some(spec) = self.table.card(card) {
            fit(self.now.incidents.get_mut(spec.incident.index()), "incident")?.known.insert(nation);
        }
        Ok(())
    }

    fn share(&mut self, from: NationId, to: NationId, card: CardId) -> Result<(), Misfit> {
        let shared = &mut fit(self.now.cards.get_mut(card.index()), "card")?.shared;
        fit(shared.get_mut(from), "nation")?.insert(to);
        fit(self.now.given.get_mut(from), "nation")?.insert(card);
        Ok(())
    }

    fn publish(&mut self, card: CardId, event: &Event) -> Result<(), Misfit> {
        fit(self.now.cards.get_mut(card.index()), "card")?.public = true;
        let way = if matches!(event, Event::CardLeaked { .. }) { Way::Leaked } else { Way::Published };
        for nation in self.table.everyone().iter() {
            if !self.now.held_by(nation).has(card) {
                self.gain(nation, card, way)?;
            }
        }
        Ok(())
    }

    fn incident_event(&mut self, event: &Event) -> Result<(), Misfit> {
        let round = self.now.round;
        match *event {
            Event::IncidentBegan { incident } => {
                let spec = fit(self.table.incident(incident), "incident")?;
                let known =
                    spec.known_to.as_ref().map_or(self.table.everyone(), |known| known.iter().copied().collect());
                let victims: NationSet = spec.victims.iter().copied().collect();
                let now = fit(self.now.incidents.get_mut(incident.index()), "incident")?;
                now.state = IncidentState::Live;
                now.began = round;
                now.known = now.known.union(known).union(victims);
                now.hit = victims;
            }
            Event::IncidentStruck { incident, wave, spilled } => {
                let now = self.incident_mut(incident)?;
                now.wave = wave;
                now.hit = now.hit.union(spilled);
                now.known = now.known.union(spilled);
            }
            Event::IncidentContained { incident } => self.incident_mut(incident)?.state = IncidentState::Contained,
            Event::IncidentSubsided { incident } => self.incident_mut(incident)?.state = IncidentState::Over,
            Event::IncidentAdopted { incident } => {
                let everyone = self.table.everyone();
                let now = self.incident_mut(incident)?;
                now.adopted = true;
                now.known = everyone;
            }
            Event::HostNotified { host, incident, .. } => {
                let now = self.incident_mut(incident)?;
                let since = fit(now.notified.get_mut(host), "nation")?;
                if *since == 0 {
                    *since = round;
                }
                now.known.insert(host);
            }
            Event::NormCited { norm, by, incident } => {
                let now = self.incident_mut(incident)?;
                now.cited.insert(by);
                now.cited_now = true;
                fit(self.now.norms.get_mut(norm.index()), "norm")?.support.insert(by);
            }
            _ => {}
        }
        Ok(())
    }

    fn incident_mut(&mut self, incident: IncidentId) -> Result<&mut super::IncidentNow, Misfit> {
        fit(self.now.incidents.get_mut(incident.index()), "incident")
    }
}
