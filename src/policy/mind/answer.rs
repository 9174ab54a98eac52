//! Its own judgement, and its answers to claims and requests.

use super::Mind;
use crate::dice::Roll;
use crate::order::{Judgement, Placing, Talk};
use crate::policy::character::OwnWord;
use crate::policy::reading::{Case, is_ours, pressure, prompts};
use crate::policy::speech::Speech;
use crate::terms::{ClaimReply, IncidentId, Link, Reply, RequestKind, Rung};

impl Mind<'_> {
    /// Records a word on the weightiest case without one, or on one whose word has changed (4.5).
    ///
    /// The word is the analyst's, honestly taken; the cards are laid as they read.
    pub(super) fn judge(&self, speech: &mut Speech<'_>) {
        if self.ways.word == OwnWord::Nothing {
            return;
        }
        let fresh = self.cases().iter().find(|case| !case.judged && !self.view.hand_on(case.id).is_empty());
        let changed = || self.cases().iter().find(|case| case.judged && self.has_changed(case));
        let bare = || self.cases().iter().find(|case| !case.judged);
        if let Some(judgement) = fresh.or_else(changed).or_else(bare).and_then(|case| self.judgement(case)) {
            speech.say(Talk::Judge(judgement));
        }
    }

    /// Its word on an incident, if it has recorded another so far or none.
    pub(in crate::policy) fn word_on(&self, incident: IncidentId) -> Option<Judgement> {
        let case = self.cases().iter().find(|case| case.id == incident)?;
        (!case.judged || self.has_changed(case)).then(|| self.judgement(case)).flatten()
    }

    fn judgement(&self, case: &Case) -> Option<Judgement> {
        let (view, incident, made) = (self.view, case.id, &case.made);
        let (spec, _) = view.incident(incident)?;
        let (who, who_word) = match (made.who.leader(), case.best) {
            (Some(place), _) => (spec.suspects().get(place).copied(), made.who.word(place)),
            (None, Some(best)) if self.ways.word == OwnWord::Strongest => (Some(best.actor), best.word),
            (None, _) => (None, made.who.word_for_unknown()),
        };
        let (link, link_word) = match made.link.leader() {
            Some(place) => (Link::LADDER.get(place).copied(), made.link.word(place)),
            None => (None, made.link.word_for_unknown()),
        };
        let lay = |card| view.card(card).map(|spec| Placing { card, on: spec.bears() });
        let placed = view.hand_on(incident).iter().filter_map(lay).collect();
        Some(Judgement { incident, who, who_word, link, link_word, placed })
    }

    fn has_changed(&self, case: &Case) -> bool {
        let own = self.view.judgement(case.id).map(|own| (own.who, own.who_word, own.link, own.link_word));
        let now = self.judgement(case).map(|now| (now.who, now.who_word, now.link, now.link_word));
        own != now
    }

    /// As the accused: a way out for a host, its habit for everybody else (5.4).
    pub(super) fn reply_to_claims(&self, speech: &mut Speech<'_>, roll: &mut Roll) {
        let (view, ways, out) = (self.view, &self.ways.answers, self.ways.secrets.comes_forward);
        for (id, claim) in view.charges().filter(|(_, claim)| claim.reply().is_none()) {
            let throw = roll.below(100);
            let pressed =
                view.shelters() && is_ours(view, claim.incident()) && claim.wording().rung >= Rung::FromTerritory;
            let list = if claim.wording().cards.is_empty() { &ways.to_bare_claims } else { &ways.to_claims };
            let reply = if pressed
                && prompts(view) > 1
                && throw < self.readiness(out, out * 6)
                && view.may_say(&Talk::ReplyToClaim { claim: id, reply: ClaimReply::ComeForward }).is_ok()
            {
                Some(ClaimReply::ComeForward)
            } else if pressed && throw < self.readiness(ways.bends, ways.bends_most) {
                Some(ClaimReply::ActAgainstGroup)
            } else if pressed {
                // Whoever shelters them does not offer to look for them.
                list.iter().find(|&&reply| reply != ClaimReply::OfferJointInquiry).copied()
            } else {
                roll.choose(list).copied()
            };
            if let Some(reply) = reply {
                speech.say(Talk::ReplyToClaim { claim: id, reply });
            }
        }
    }

    /// How ready a host is, in a hundred, at so much for each point of pressure and no more than `most`.
    pub(super) fn readiness(&self, per_point: i32, most: i32) -> u32 {
        u32::try_from((pressure(self.view) * per_point).min(most)).unwrap_or(0)
    }

    /// Answers what it was asked, by how far it trusts whoever asks (4.6).
    pub(super) fn answer(&self, speech: &mut Speech<'_>, throw: u32) {
        let (view, ways) = (self.view, &self.ways.answers);
        for (id, request) in view.requests() {
            if request.to != view.seat() || request.reply.is_some() {
                continue;
            }
            let own = request.incident.is_some_and(|incident| is_ours(view, incident)) && view.shelters();
            let (least, touches) = match request.kind {
                RequestKind::Consultation | RequestKind::Negotiation => (ways.consultation, false),
                RequestKind::Preservation => (ways.preservation, false),
                RequestKind::Assistance => (ways.assistance, false),
                RequestKind::LegalAssistance | RequestKind::Takedown => (ways.legal_assistance, true),
                RequestKind::JointInquiry => (ways.joint_inquiry, true),
                RequestKind::Diligence => (ways.diligence, true),
                RequestKind::Compliance => (ways.compliance, true),
            };
            let reply = if own && touches {
                let bends = throw < self.readiness(ways.bends, ways.bends_most);
                let stalls = if ways.bends > 0 { Reply::Stall } else { Reply::Refuse };
                if bends { Reply::Grant } else { stalls }
            } else if view.trust(request.from) >= least {
                Reply::Grant
            } else {
                Reply::Refuse
            };
            speech.say(Talk::Answer { request: id, reply });
        }
    }
}
