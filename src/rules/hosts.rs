//! 6.3, 10.4, §12 Hosts: when their term runs and what they owe by then, what it costs them to
//! restrain a group, and what makes the honourable exit worth its points.

use super::judgements::Judged;
use super::round::Round;
use crate::event::{Cause, Event, Gauge, LawEvent, Way};
use crate::order::MessageAct;
use crate::script::{LawVerb, Site, Verb};
use crate::terms::{
    ActorId, Bearing, CardId, Decibans, IncidentId, NationId, NationSet, Reply, RequestKind, Rule, Theme,
};
use crate::world::{CardNow, Deed, IncidentState, NoticeNow, RequestNow};

impl Round<'_> {
    /// A host that was told and shown a card on the origin, and has taken no step in time, loses the
    /// trust of whoever told it and wears the norms, each round (6.3).
    pub(super) fn mind_hosts(&mut self) {
        let round = i16::from(self.now().round);
        let table = self.shared_table();
        for (id, spec) in table.incident_ids().zip(&table.incidents) {
            if !self.now().is_live(id) {
                continue;
            }
            let mut late = false;
            for place in 0..self.now().law.notices.len() {
                let told = self.now().law.notices.get(place).copied().filter(|told| told.incident == id);
                let Some(told) = told.map(|told| self.with_term(told)).filter(|told| told.since > 0) else { continue };
                let NoticeNow { by, host, incident, .. } = told;
                let took_steps = self.took_steps(&told);
                if took_steps && told.late > 0 {
                    self.emit(Event::Law(LawEvent::StepsTaken { by, host, incident }));
                }
                if took_steps || round < self.end_of_term(&told) {
                    continue;
                }
                if told.late == 0 {
                    self.emit(Event::Law(LawEvent::TermRanOut { by, host, incident }));
                }
                late = true;
                self.regard(by, host, -1, Rule(6, 3), Cause::Incident(id));
            }
            if late {
                self.wear(spec, 1, Cause::Incident(id));
            }
        }
    }

    /// A notice, its term begun now if whoever gave it has shown the host a card on the origin.
    fn with_term(&mut self, told: NoticeNow) -> NoticeNow {
        let NoticeNow { by, host, incident, .. } = told;
        if told.since > 0 || !self.was_shown_the_origin(by, host, incident) {
            return told;
        }
        self.emit(Event::Law(LawEvent::TermBegan { by, host, incident }));
        NoticeNow { since: self.now().round, ..told }
    }

    /// Whether a nation has shown a host a card with weight that it was run from there, or one is out.
    fn was_shown_the_origin(&self, by: NationId, host: NationId, incident: IncidentId) -> bool {
        let shown = |now: &CardNow| {
            let handed = now.learnt.get(host).is_some_and(|learnt| learnt.way == Way::SharedBy(by));
            now.public || handed || now.shared.get(by).has(host)
        };
        let mut cards = self.table().cards_of(incident).iter();
        cards.any(|card| self.now().cards.get(card.index()).is_some_and(shown) && self.places_it(card, host))
    }

    /// The round in which a host's term ends: it has asked for help once, and that gives it as long
    /// again; help that was granted is there to be used.
    fn end_of_term(&self, told: &NoticeNow) -> i16 {
        let mut requests = self.now().requests.iter();
        let asked = requests.find(|request| {
            request.from == told.host
                && request.incident == Some(told.incident)
                && request.kind == RequestKind::Assistance
        });
        let from = asked.map_or(0, |asked| asked.round.saturating_add(u8::from(asked.reply == Some(Reply::Grant))));
        i16::from(told.since.max(from)).saturating_add(self.numbers().diligence_rounds)
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

    /// Whether a host has taken a feasible step: it has restrained its groups, had infrastructure taken
    /// down, granted what was asked of it as a host, or told whoever asked what it found at home.
    fn took_steps(&self, told: &NoticeNow) -> bool {
        let NoticeNow { by, host, incident, .. } = *told;
        let verb = |deed: &Deed| self.table().action(deed.action).and_then(|action| action.verb);
        let mine = || self.now().deeds.iter().filter(|deed| deed.by == host && deed.incident == Some(incident));
        let took_down = mine().any(|deed| verb(deed) == Some(Verb::Law(LawVerb::TakeDown(Site::Home))));
        let granted = self.now().requests.iter().any(|request| {
            presses(request, host) && request.incident == Some(incident) && request.reply == Some(Reply::Grant)
        });
        let inquired = mine().find(|deed| matches!(verb(deed), Some(Verb::Inquire(_)))).map(|deed| deed.round);
        let shared = inquired.is_some_and(|round| self.told_what_it_found(by, host, incident, round));
        took_down || granted || shared || self.has_restrained(host)
    }

    /// Whether a host has shared with a nation what an inquiry found, or told it of the incident after
    /// that round: that it found nothing is a result, too.
    fn told_what_it_found(&self, by: NationId, host: NationId, incident: IncidentId, round: u8) -> bool {
        let found = |now: &CardNow| {
            let own =
                now.learnt.get(host).is_some_and(|learnt| matches!(learnt.way, Way::Found(_)) && learnt.round >= round);
            own && (now.public || now.shared.get(host).has(by))
        };
        let mut cards = self.table().cards_of(incident).iter();
        cards.any(|card| self.now().cards.get(card.index()).is_some_and(found))
            || self.world.messages().any(|(_, one)| {
                one.from == host
                    && one.round > round
                    && one.message.to.has(by)
                    && one.message.act == MessageAct::Sharing
                    && one.message.about == Some(incident)
            })
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

    /// Cards that were brought to a host, notices that named its groups, requests that were made of it and, once, help that it
    /// was granted over the incidents of its groups.
    fn grounds(&self, host: NationId, groups: &[ActorId]) -> usize {
        let incidents = self.incidents_of(groups);
        let cards: usize = incidents.iter().map(|&id| self.shown_to(host, id).count()).sum();
        let about = |request: &&RequestNow| request.incident.is_some_and(|id| incidents.contains(&id));
        let requests = || self.now().requests.iter().filter(about);
        let asked = requests().filter(|request| presses(request, host)).count();
        let notices = self.now().law.notices.iter();
        let named =
            notices.filter(|one| one.host == host && one.names.is_some_and(|who| groups.contains(&who))).count();
        cards + asked + named + usize::from(requests().any(|request| accepted(request, host)))
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
            | RequestKind::Takedown
    );
    kind && request.to.index() == host.index()
}

/// Whether a host has help that it asked for and was granted.
fn accepted(request: &RequestNow, host: NationId) -> bool {
    request.from == host && request.kind == RequestKind::Assistance && request.reply == Some(Reply::Grant)
}
