//! 6.3, 10.4, §12 Hosts: when their term runs and what they owe by then, what it costs them to
//! restrain a group, and what makes the honourable exit worth its points.

use super::judgements::Judged;
use super::round::Round;
use crate::event::{Cause, Gauge, Way};
use crate::script::Verb;
use crate::terms::{
    ActorId, Bearing, CardId, Decibans, IncidentId, NationId, NationSet, Reply, RequestKind, Rule, Theme,
};
use crate::world::{IncidentState, RequestNow};

impl Round<'_> {
    /// A host that was told, was shown a card on the origin, and has taken no step in time, loses
    /// the trust of those who were hit and wears the norms, each round (6.3).
    pub(super) fn mind_hosts(&mut self) {
        let round = i16::from(self.now().round);
        let wait = self.numbers().diligence_rounds;
        let table = self.shared_table();
        for (id, spec) in table.incident_ids().zip(&table.incidents) {
            let Some(&now) = self.now().incident(id) else { continue };
            if now.state != IncidentState::Live {
                continue;
            }
            let mut late = false;
            for host in self.everyone().iter() {
                let Some(since) = self.term_since(host, id) else { continue };
                if round < i16::from(since).saturating_add(wait) || self.took_steps(host, id) {
                    continue;
                }
                late = true;
                for victim in now.hit.without(host).iter() {
                    self.regard(victim, host, -1, Rule(6, 3), Cause::Incident(id));
                }
            }
            if late {
                self.wear(spec, 1, Cause::Incident(id));
            }
        }
    }

    /// The round since which a host's term runs: it has been told, and somebody has shown it a card
    /// on the origin that has weight (6.3).
    fn term_since(&self, host: NationId, incident: IncidentId) -> Option<u8> {
        let told = self.now().incident(incident).map(|now| *now.notified.get(host)).filter(|&told| told > 0)?;
        let shown =
            self.shown_to(host, incident).filter(|&(card, _)| self.places_it(card, host)).map(|(_, round)| round);
        Some(shown.min()?.max(told))
    }

    /// The cards on an incident that others have shown a nation, or published, with the round.
    fn shown_to(&self, nation: NationId, incident: IncidentId) -> impl Iterator<Item = (CardId, u8)> {
        let learnt = move |card: CardId| *self.now().cards.get(card.index())?.learnt.get(nation);
        self.table().cards_of(incident).iter().filter_map(move |card| {
            let learnt = learnt(card)?;
            matches!(learnt.way, Way::SharedBy(_) | Way::Published).then_some((card, learnt.round))
        })
    }

    /// Whether a card says, with weight, that it was run from a nation's territory.
    fn places_it(&self, card: CardId, nation: NationId) -> bool {
        let numbers = self.numbers();
        let weighs = |spec: &crate::script::Card| -> Decibans {
            numbers.bearing(spec.weight, numbers.weight(spec.grade.source, spec.grade.information))
        };
        self.table()
            .card(card)
            .is_some_and(|spec| spec.bears == Bearing::Location(nation) && weighs(spec) >= numbers.hosts.origin)
    }

    fn took_steps(&self, host: NationId, incident: IncidentId) -> bool {
        // Misleading those who look is no step.
        let misleads = |deed: &crate::world::Deed| {
            self.table().action(deed.action).is_some_and(|action| matches!(action.verb, Some(Verb::Covert(_))))
        };
        let acted =
            self.now().deeds.iter().any(|deed| deed.by == host && deed.incident == Some(incident) && !misleads(deed));
        let granted = self.now().requests.iter().any(|request| {
            request.to == host
                && request.incident == Some(incident)
                && request.reply == Some(crate::terms::Reply::Grant)
        });
        // Asking for help is a feasible step too.
        let asked =
            self.now().requests.iter().any(|request| request.from == host && request.incident == Some(incident));
        acted || granted || asked
    }

    /// Restrains the groups that a nation shelters; what it costs at home is less the more it has
    /// been brought and asked (10.4).
    pub(super) fn restrain_at_a_price(&mut self, by: NationId, cause: Cause) {
        let groups: Vec<ActorId> = self.table().sheltered_by(by).map(|(id, _)| id).collect();
        if groups.iter().all(|&group| self.now().is_restrained(group)) {
            return;
        }
        let numbers = self.numbers().hosts;
        let eased = i16::try_from(self.grounds(by, &groups)).unwrap_or(i16::MAX).saturating_mul(numbers.eased);
        for group in groups {
            self.restrain(group, Some(by));
        }
        let mandate = numbers.restraint_mandate.saturating_sub(eased).max(0);
        self.shift(Gauge::Mandate(by), mandate.saturating_neg(), Rule(10, 4), cause);
        let growth = numbers.restraint_growth.saturating_neg();
        self.shift(Gauge::Track(by, Theme::Growth), growth, Rule(10, 4), cause);
    }

    /// Cards that were brought to a host, requests that were made of it and, once, help that it
    /// was granted over the incidents of its groups.
    fn grounds(&self, host: NationId, groups: &[ActorId]) -> usize {
        let incidents = self.incidents_of(groups);
        let cards: usize = incidents.iter().map(|&id| self.shown_to(host, id).count()).sum();
        let about = |request: &&RequestNow| request.incident.is_some_and(|id| incidents.contains(&id));
        let requests = || self.now().requests.iter().filter(about);
        let asked = requests().filter(|request| presses(request, host)).count();
        cards + asked + usize::from(requests().any(|request| accepted(request, host)))
    }

    /// How many kinds of prompting a host has had to come forward: a notification with a card, a
    /// request, help that it was granted, a claim (§12).
    pub(super) fn prompts(&self, host: NationId, groups: &[ActorId]) -> u8 {
        let incidents = self.incidents_of(groups);
        let told = incidents.iter().any(|&id| {
            let notified = self.now().incident(id).is_some_and(|now| *now.notified.get(host) > 0);
            notified && self.shown_to(host, id).next().is_some()
        });
        let about = |request: &&RequestNow| request.incident.is_some_and(|id| incidents.contains(&id));
        let asked = self.now().requests.iter().filter(about).any(|request| presses(request, host));
        let taken = self.now().requests.iter().filter(about).any(|request| accepted(request, host));
        let charged = |claim: Judged<'_>| claim.accuses(host) && incidents.contains(&claim.incident());
        let claimed = self.judgements().claims().any(charged);
        [told, asked, taken, claimed].into_iter().map(u8::from).sum()
    }

    /// The incidents of these groups that have begun.
    pub(super) fn incidents_of(&self, groups: &[ActorId]) -> Vec<IncidentId> {
        let incidents = self.table().incident_ids().zip(self.table().incidents.iter().zip(&self.now().incidents));
        let theirs = incidents
            .filter(|(_, (spec, now))| groups.contains(&spec.truth.actor) && now.state != IncidentState::Dormant);
        theirs.map(|(id, _)| id).collect()
    }

    /// Whom the incidents of these groups have hit.
    pub(super) fn hit_by(&self, groups: &[ActorId]) -> NationSet {
        let of = |id: IncidentId| self.now().incident(id).map_or(NationSet::NONE, |now| now.hit);
        self.incidents_of(groups).into_iter().fold(NationSet::NONE, |hit, id| hit.union(of(id)))
    }
}

/// Whether a request asks a host to do something about what runs from its territory.
const fn presses(request: &RequestNow, host: NationId) -> bool {
    let kind = matches!(
        request.kind,
        RequestKind::Diligence
            | RequestKind::Compliance
            | RequestKind::LegalAssistance
            | RequestKind::Preservation
            | RequestKind::JointInquiry
    );
    kind && request.to.index() == host.index()
}

/// Whether a host has help that it asked for and was granted.
fn accepted(request: &RequestNow, host: NationId) -> bool {
    request.from == host && request.kind == RequestKind::Assistance && request.reply == Some(Reply::Grant)
}
