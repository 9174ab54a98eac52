//! 4.6, 6.1, 6.3 Requests between nations: made as orders, answered in the next Talks.

use super::round::Round;
use crate::event::{Cause, Event, Gauge};
use crate::script::Numbers;
use crate::terms::{
    Calendar, CardId, IncidentId, NationId, Pillar, Reply, RequestId, RequestKind, Rule, Tlp, divide_half_away,
};
use crate::world::Sight;

/// The round at whose Briefing legal assistance arrives that was granted in a round: the first one after
/// the days that it takes, which are many where Law is weak on both sides together (1.1, 4.6).
fn after_assistance(numbers: &Numbers, calendar: &Calendar, law: i16, granted: u8) -> u8 {
    let times = u32::try_from(numbers.assistance_delay.saturating_sub(law)).unwrap_or(0).max(1);
    let days = times.saturating_mul(u32::from(numbers.assistance_days));
    calendar.round_of_last(granted, days).saturating_add(1)
}

/// The round at whose Briefing legal assistance would arrive that a seat asks for now, if it is granted in
/// the next Talks and Law on both sides stays as it is (4.6).
#[must_use]
pub fn assistance_arrives(sight: Sight<'_>, host: NationId) -> u8 {
    let law = sight.capacity(sight.seat(), Pillar::Law) + sight.capacity(host, Pillar::Law);
    after_assistance(sight.numbers(), sight.calendar(), law, sight.round().saturating_add(1))
}

impl Round<'_> {
    /// Makes a request.
    pub(super) fn ask(&mut self, from: NationId, to: NationId, kind: RequestKind, incident: Option<IncidentId>) {
        if let Some(id) = self.next_request().filter(|_| from != to) {
            self.emit(Event::RequestMade { id, from, to, kind, incident });
        }
    }

    /// Answers a request and brings about what follows at once.
    pub(super) fn answer(&mut self, id: RequestId, reply: Reply) {
        let Some(&request) = self.now().requests.get(id.index()) else { return };
        let later = reply == Reply::Grant && request.kind == RequestKind::LegalAssistance;
        let due = if later { self.arrives(request.from, request.to) } else { 0 };
        self.emit(Event::RequestAnswered { id, reply, due });
        if request.kind == RequestKind::JointInquiry {
            self.answer_to_inquiry(request.from, request.to, request.incident, reply == Reply::Grant);
        }
        if reply != Reply::Grant {
            return;
        }
        let (from, to, cause) = (request.from, request.to, Cause::Request(id));
        self.regard(from, to, self.numbers().trust_honoured, Rule(3, 4), cause);
        if !later {
            self.emit(Event::RequestFulfilled { id });
        }
        let live = request.incident.filter(|&incident| self.now().is_live(incident));
        match request.kind {
            RequestKind::Consultation | RequestKind::Negotiation => {
                self.shift(Gauge::Tension(from.min(to), from.max(to)), -1, Rule(3, 3), cause);
            }
            RequestKind::Assistance | RequestKind::Diligence => {
                if let Some(incident) = live {
                    let skill = self.now().nation(to).surged(Pillar::People);
                    let half = i16::try_from(divide_half_away(i64::from(skill), 2)).unwrap_or(0);
                    self.shift(Gauge::Containment(incident), 1 + half, Rule(4, 6), cause);
                }
            }
            RequestKind::JointInquiry => {
                if let Some(incident) = request.incident {
                    self.look_together(from, to, incident);
                }
            }
            RequestKind::Compliance => {
                // Only who shelters those behind it can make it weaker.
                let can = |incident: IncidentId| {
                    let actor = self.table().incident(incident).map(|spec| spec.truth.actor);
                    self.table().sheltered_by(to).any(|(group, _)| Some(group) == actor)
                };
                if let Some(incident) = live.filter(|&incident| can(incident)) {
                    self.shift(Gauge::Strength(incident), -50, Rule(6, 1), cause);
                }
            }
            RequestKind::LegalAssistance | RequestKind::Preservation | RequestKind::Takedown => {}
        }
    }

    /// A joint inquiry: both put on the table what its label lets them show the other.
    fn look_together(&mut self, a: NationId, b: NationId, incident: IncidentId) {
        for (from, to) in [(a, b), (b, a)] {
            let sight = self.world.sight(from);
            // What is above AMBER is shown by name, and never by the way.
            let by_the_way = |id: CardId| sight.label_of(id).is_some_and(|tlp| tlp <= Tlp::Amber);
            let hand = sight.hand_on(incident).iter();
            let shown: Vec<_> = hand.filter(|&card| sight.label_allows(card, to) && by_the_way(card)).collect();
            for card in shown {
                if !self.now().held_by(to).has(card) {
                    self.pass(from, to, card, false);
                }
            }
        }
    }

    /// The round at whose Briefing legal assistance arrives that is granted now (4.6).
    fn arrives(&self, from: NationId, to: NationId) -> u8 {
        let law = self.now().nation(from).surged(Pillar::Law) + self.now().nation(to).surged(Pillar::Law);
        after_assistance(self.numbers(), &self.table().calendar, law, self.now().round)
    }

    /// At the Briefing: what was granted and is due arrives.
    pub(super) fn deliver_due(&mut self) {
        let round = self.now().round;
        for index in 0..self.now().requests.len() {
            let Some(&request) = self.now().requests.get(index) else { continue };
            if request.due == 0 || request.due > round || request.fulfilled {
                continue;
            }
            self.emit(Event::RequestFulfilled { id: RequestId::at(index) });
            if let Some(incident) = request.incident {
                self.bring_assistance(request.from, request.to, incident);
            }
        }
    }

    /// At the end of Talks: what was asked a round ago and not answered stays unanswered.
    pub(super) fn lapse_requests(&mut self) {
        let round = self.now().round;
        for index in 0..self.now().requests.len() {
            let open =
                self.now().requests.get(index).is_some_and(|request| request.reply.is_none() && request.round < round);
            if open {
                self.answer(RequestId::at(index), Reply::Stall);
            }
        }
    }
}
