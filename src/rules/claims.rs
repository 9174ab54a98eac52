//! §5 Claims: made, weighed by third states, answered, judged by the truth.

use super::backing::is_supported;
use super::facts::Facts;
use super::round::Round;
use crate::event::{Cause, Event, Gauge};
use crate::order::{Consent, Order, Wording};
use crate::script::Verb;
use crate::terms::{
    CardSet, ClaimId, IncidentId, NationId, NationSet, ProposalId, Rule, Rung, Step, Tlp, divide_half_away,
};
use crate::world::{ClaimNow, Known, ProposalNow, Sight};

impl Facts<'_> {
    /// Acceptance of a claim, 0 to 100: the mean over third states and the gallery, with what replies
    /// have added (5.3, 5.4).
    #[must_use]
    pub fn acceptance(self, claim: Known<'_, ClaimNow>) -> i16 {
        let thirds = self.everyone().minus(claim.parties());
        let answers = thirds.iter().filter_map(|nation| *claim.answers().get(nation)).chain(claim.gallery());
        let (sum, count) = answers.fold((0_i64, 0), |(sum, count), answer| (sum + i64::from(answer), count + 1));
        if count == 0 {
            // Nobody was asked about a private one.
            let [signed, single] = self.numbers().acceptance_alone;
            return if claim.is_joint() { signed } else { single };
        }
        let mean = divide_half_away(sum, count) + i64::from(claim.swing());
        i16::try_from(mean.clamp(0, 100)).unwrap_or(0)
    }
}

/// The best acceptance of a seat's public claims against a nation, on an incident if one is named.
pub(super) fn best_acceptance(sight: Sight<'_>, accused: NationId, incident: Option<IncidentId>) -> Option<i16> {
    let mine = sight.said().filter(|claim| {
        claim.public() && claim.accuses(accused) && incident.is_none_or(|incident| claim.incident() == incident)
    });
    mine.map(|claim| Facts::Seen(sight).acceptance(claim)).max()
}

impl Round<'_> {
    /// Carries out a statement or claim.
    pub(super) fn state(&mut self, by: NationId, order: &Order, verb: Verb) {
        match verb {
            Verb::Claim { public } => {
                if let (Some(incident), Some(wording)) = (order.incident, order.wording) {
                    self.claim(by, NationSet::NONE, incident, order.target, wording, public);
                }
            }
            Verb::JointClaim => self.publish_joint(by, order.incident),
            _ => {}
        }
    }

    /// Names a nation in public without an order for it: a charge that is turned round.
    pub(super) fn claim_alone(&mut self, by: NationId, incident: IncidentId, accused: NationId, wording: Wording) {
        self.claim(by, NationSet::NONE, incident, Some(accused), wording, true);
    }

    fn claim(
        &mut self,
        by: NationId,
        signatories: NationSet,
        incident: IncidentId,
        accused: Option<NationId>,
        wording: Wording,
        public: bool,
    ) {
        let id = ClaimId::at(self.now().claims.len());
        let supported = is_supported(self.world.sight(by), incident, accused, wording);
        self.emit(Event::ClaimMade { id, by, signatories, incident, accused, wording, public, supported });
        if !public {
            if let Some(to) = accused {
                self.hand_over(by, to, wording.cards);
            }
            return;
        }
        self.publish_cards(by, id, wording.cards);
        // What several say on one day is weighed once all of it is said (5.1).
        let waits = self.step == Step::Statements && self.speaks_beside(by, incident).is_some();
        if !waits {
            self.weigh(&[id]);
        }
    }

    /// Publishes the cards that a claim discloses, which burns sources by label (4.7).
    fn publish_cards(&mut self, by: NationId, claim: ClaimId, cards: CardSet) {
        for card in cards.iter() {
            let Some(spec) = self.table().card(card) else { continue };
            let tlp = spec.tlp;
            if self.now().cards.get(card.index()).is_some_and(|now| now.public) {
                continue;
            }
            let passed_on = self.now().cards.get(card.index()).is_some_and(|now| {
                matches!(now.learnt.get(by), Some(learnt) if matches!(learnt.way, crate::event::Way::SharedBy(_)))
            });
            let label = self.world.sight(by).label_of(card);
            let burnt = self.numbers().publishing_burns.get(tlp as usize).copied().unwrap_or(0);
            self.emit(Event::CardPublished { card, by: Some(by) });
            self.shift(Gauge::SourceHealth(by), burnt.saturating_neg(), Rule(4, 7), Cause::Claim(claim));
            if passed_on && label >= Some(Tlp::Amber) {
                self.breach_label(by, card);
            }
        }
    }

    /// Sends the cards of a private claim to the accused.
    fn hand_over(&mut self, from: NationId, to: NationId, cards: CardSet) {
        for card in cards.iter() {
            self.hand(from, to, card, false);
        }
    }

    /// The joint text that a nation has open, on an incident if one is named.
    pub(super) fn open_text(&self, by: NationId, incident: Option<IncidentId>) -> Option<(ProposalId, ProposalNow)> {
        let open = self.now().proposals.iter().enumerate().find(|(_, proposal)| {
            proposal.open && proposal.by == by && incident.is_none_or(|incident| proposal.incident == incident)
        });
        open.map(|(index, proposal)| (ProposalId::at(index), *proposal))
    }

    /// Publishes the joint claim of a nation whose partners have agreed (5.2).
    fn publish_joint(&mut self, by: NationId, incident: Option<IncidentId>) {
        let Some((id, proposal)) = self.open_text(by, incident) else { return };
        let signatories = signatories(&proposal);
        if waits(&proposal) && !proposal.delayed {
            self.emit(Event::ProposalDelayed { id });
            return;
        }
        self.emit(Event::ProposalClosed { id });
        if signatories.is_empty() {
            return;
        }
        let mut wording = proposal.wording;
        wording.rung = agreed_rung(&proposal);
        let group = wording.who.is_some_and(|who| self.table().actor(who).is_some_and(|actor| !actor.organ));
        if wording.rung == Rung::NamesGroup && !group {
            // There is no group to name, so that nobody is named.
            wording.rung = Rung::Condemn;
        }
        if !wording.rung.names_actor() {
            wording.who = None;
        }
        if wording.rung < Rung::LinkedActors {
            wording.link = None;
        }
        let accused = proposal.accused.filter(|_| wording.rung.accuses());
        self.claim(by, signatories, proposal.incident, accused, wording, true);
    }
}

/// Who has agreed to sign a proposed joint claim.
#[must_use]
pub fn signatories(proposal: &ProposalNow) -> NationSet {
    proposal.to.iter().filter(|&to| matches!(proposal.consents.get(to), Some(Consent::UpTo(_)))).collect()
}

/// Whether a partner cannot clear a proposed joint claim yet.
pub(super) fn waits(proposal: &ProposalNow) -> bool {
    proposal.to.iter().any(|to| matches!(proposal.consents.get(to), Some(Consent::NotYet)))
}

/// The rung at which a joint text clears: the lowest of the signatories' highest (5.2).
#[must_use]
pub fn agreed_rung(proposal: &ProposalNow) -> Rung {
    let consents = proposal.to.iter().filter_map(|to| match proposal.consents.get(to) {
        Some(Consent::UpTo(rung)) => Some(*rung),
        _ => None,
    });
    consents.fold(proposal.wording.rung, Rung::min)
}
