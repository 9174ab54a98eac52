//! The only code that changes a world: events, one by one, with no dice and no rules.
//!
//! Every event is named here or in the one place that its part is handed on to: one that nobody
//! applies does not compile.

#![deny(clippy::wildcard_enum_match_arm)]

mod asking;
mod coordination;
mod covert;
mod drafts;
mod gauges;
mod home;
mod incidents;
mod law;
mod matrix;
mod pledges;
mod press;
mod programmes;
mod talks;

use super::Page;
use super::World;
use super::position::{Deed, IncidentState, InjectNow, Learnt};
use crate::event::{Event, Event as E, Way};
use crate::terms::{
    ActionId, CardId, IncidentId, InjectId, NationId, NationSet, ObjectiveId, ObservationId, Phase, Step,
};
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
    /// Takes an event into the world. What is news only changes nothing: its consequences are events of
    /// their own.
    ///
    /// # Errors
    /// [`Misfit`] if the event names something that this world does not have. The world
    /// may have taken part of the event then and should be dropped.
    pub fn apply(&mut self, event: &Event) -> Result<(), Misfit> {
        match *event {
            E::RoundOpened { round } => self.open_round(round),
            E::PhaseBegan { phase } => self.begin(phase),
            E::StepClosed { step } => self.close(step),
            E::Moved { gauge, by, why } => self.shift(gauge, by, why)?,
            E::Regarded { from, to, by, .. } => self.regard(from, to, by)?,
            E::ChannelOpened { a, b, channel } => fit(self.now.set_line(a, b, channel, true), "nation")?,
            E::ChannelClosed { a, b, channel } => fit(self.now.set_line(a, b, channel, false), "nation")?,
            E::IncidentBegan { incident } => self.incident_begins(incident)?,
            E::IncidentStruck { incident, wave, spilled } => self.incident_strikes(incident, wave, spilled)?,
            E::IncidentContained { incident } => self.incident_mut(incident)?.state = IncidentState::Contained,
            E::IncidentSubsided { incident } => self.incident_mut(incident)?.state = IncidentState::Over,
            E::IncidentAdopted { incident } => self.incident_is_adopted(incident)?,
            E::FindingPublished { incident, who, link } => self.establish(incident, who, link)?,
            E::HostNotified { host, incident, by } => self.host_is_notified(host, incident, by)?,
            E::GroupRestrained { actor, .. } => self.now.restrained |= 1 << (actor.index() & 31),
            E::CardGained { nation, card, way } => self.gain(nation, card, way)?,
            E::SourceChecked { nation, card } => fit(self.now.checked.get_mut(nation), "nation")?.insert(card),
            E::CardShared { from, to, card, .. } => self.share(from, to, card)?,
            E::Card(event) => self.card_event(event)?,
            E::CardLeaked { card } => self.publish(card, Way::Leaked)?,
            E::CardPublished { card, .. } => self.publish(card, Way::Published)?,
            E::Judged { nation, ref judgement } => self.judge(nation, judgement)?,
            E::MessageSent { from, ref message, .. } => self.send(from, message)?,
            E::MessageOverheard { id, by } => self.overhear(id, by)?,
            E::RequestMade { from, to, kind, incident, .. } => self.request(from, to, kind, incident),
            E::RequestAnswered { id, reply, due } => self.answer_request(id, reply, due)?,
            E::RequestFulfilled { id } => self.request_mut(id)?.fulfilled = true,
            E::ClaimProposed { by, to, incident, accused, wording, .. } => self.put(by, to, incident, accused, wording),
            E::ProposalAnswered { id, by, consent } => self.answer_proposal(id, by, consent)?,
            E::ProposalDelayed { id } => self.proposal_mut(id)?.delayed = true,
            E::ProposalClosed { id } => self.proposal_mut(id)?.open = false,
            E::ClaimMade { by, signatories, incident, accused, wording, public, supported, .. } => {
                self.claim((by, signatories), incident, accused, wording, (public, supported))?;
            }
            E::ClaimWeighed { id, by, answer, own } => self.weigh(id, by, answer, own)?,
            E::Claim(event) => self.claim_event(event)?,
            E::Coordination(ref event) => self.coordination_event(event)?,
            E::ClaimAnswered { id, by, reply } => self.answer_claim(id, by, reply)?,
            E::ClaimShownFalse { id } => self.claim_is_shown_false(id)?,
            E::NormCited { norm, by, incident } => self.cite(norm, by, incident)?,
            E::Norm(event) => self.norm_event(event)?,
            E::Draft(event) => self.draft_event(event)?,
            E::ActPerformed { by, action, target, incident, unlawful } => {
                self.perform(by, action, target, incident, unlawful);
            }
            E::Pledge(event) => self.pledge_event(event)?,
            E::Measures(event) => self.measures_event(event)?,
            E::Law(event) => self.law_event(event)?,
            E::InjectArrived { inject } => self.inject_mut(inject)?.arrived = self.now.round,
            E::ChoiceMade { inject, by, choice } => self.choose(inject, by, choice)?,
            E::FlagRaised { flag } => self.now.flags |= 1 << (flag.index() & 63),
            E::FlagLowered { flag } => self.now.flags &= !(1 << (flag.index() & 63)),
            E::RedLineCrossed { nation, line } => self.nation_mut(nation)?.crossed |= 1 << (line & 7),
            E::ObjectiveJudged { objective, met } => self.judge_objective(objective, met)?,
            E::Observed { observation, nation } => self.observe(observation, nation)?,
            E::Programme(event) => self.programme_event(event)?,
            E::Covert(ref event) => self.covert_event(event)?,
            E::Press(ref event) => self.press_event(event)?,
            E::Home(ref event) => self.home_event(event)?,
            E::Matrix(ref event) => self.matrix_event(event)?,
            E::Spoken(ref speech) => self.hear(speech),
            E::PlayEnded { ending } => self.now.ended = Some(ending),
            E::InquiryCameUpEmpty { .. } | E::BreachNoticed { .. } | E::ContactTried { .. } => {}
            E::GroupLeftAlone { .. } | E::OrderLapsed { .. } => {}
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
            self.past.push(Arc::new(page.into()));
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

    fn close(&mut self, step: Step) {
        self.settle();
        if step == Step::Relations {
            self.forget_regard();
        }
    }

    fn perform(
        &mut self,
        by: NationId,
        action: ActionId,
        target: Option<NationId>,
        incident: Option<IncidentId>,
        unlawful: bool,
    ) {
        let deed = Deed { round: self.now.round, by, action, target, incident, unlawful };
        self.now.done.insert(&deed);
        self.now.deeds.push(deed);
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

    fn publish(&mut self, card: CardId, way: Way) -> Result<(), Misfit> {
        fit(self.now.cards.get_mut(card.index()), "card")?.public = true;
        for nation in self.table.everyone().iter() {
            if !self.now.held_by(nation).has(card) {
                self.gain(nation, card, way)?;
            }
        }
        Ok(())
    }

    fn inject_mut(&mut self, inject: InjectId) -> Result<&mut InjectNow, Misfit> {
        fit(self.now.injects.get_mut(inject.index()), "inject")
    }

    fn choose(&mut self, inject: InjectId, by: NationId, choice: u8) -> Result<(), Misfit> {
        *fit(self.inject_mut(inject)?.choices.get_mut(by), "nation")? = choice;
        Ok(())
    }

    fn judge_objective(&mut self, objective: ObjectiveId, met: bool) -> Result<(), Misfit> {
        *fit(self.now.objectives.get_mut(objective.index()), "objective")? = met;
        Ok(())
    }

    fn observe(&mut self, observation: ObservationId, nation: NationId) -> Result<(), Misfit> {
        fit(self.now.observed.get_mut(observation.index()), "observation")?.insert(nation);
        Ok(())
    }
}
