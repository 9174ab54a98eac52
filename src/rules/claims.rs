//! §5 Claims: made, weighed by third states, answered, judged by the truth.

use super::assess::assess;
use super::gates::backing;
use super::round::Round;
use crate::event::{Cause, Event, Gauge};
use crate::order::{Consent, Doubts, Order, Wording};
use crate::script::Verb;
use crate::terms::{
    CardSet, ClaimId, IncidentId, Link, NationId, NationSet, ProposalId, Rule, Rung, Step, Tlp, divide_half_away,
};
use crate::world::{ClaimNow, Known, ProposalNow, Sight, World};

/// The links that a wording claims: what it says, or what its rung implies (5.1).
#[must_use]
pub(super) const fn links_of(wording: &Wording) -> &'static [Link] {
    match (wording.link, wording.rung) {
        (Some(Link::None), _) => &[Link::None],
        (Some(Link::Tolerated), _) => &[Link::Tolerated],
        (Some(Link::Directed | Link::Organ), _) | (None, Rung::StateResponsible | Rung::BreachedLaw) => {
            &[Link::Directed]
        }
        (None, _) => &[Link::Tolerated, Link::Directed],
    }
}

/// Whether what a seat holds supports a wording (5.2).
#[must_use]
pub fn is_supported(sight: Sight<'_>, incident: IncidentId, accused: Option<NationId>, wording: &Wording) -> bool {
    let Some((spec, _)) = sight.incident(incident) else { return false };
    let Some(made) = assess(sight, incident) else { return false };
    backing(sight.numbers(), &made, spec, accused, wording, Doubts::NONE).is_empty()
}

/// Whether a claim is true, by the hidden truth (5.5). A statement that names nobody is.
#[must_use]
pub fn is_true(world: &World, claim: Known<'_, ClaimNow>) -> bool {
    let Some(spec) = world.table().incident(claim.incident()) else { return false };
    let truth = spec.truth;
    let actor = world.table().actor(truth.actor);
    let named = claim.wording().who.is_none_or(|who| who == truth.actor);
    let sponsor = actor.and_then(|actor| actor.sponsor);
    let host = world.table().run_from(claim.incident());
    let said = claim.wording().link;
    match claim.wording().rung {
        Rung::Concern | Rung::Condemn => true,
        Rung::NamesGroup => named && truth.link != Link::Organ,
        Rung::FromTerritory => claim.accused() == host,
        Rung::LinkedActors => {
            let right = said.map_or(truth.link != Link::None, |link| same_link(link, truth.link));
            named && right && (claim.accused() == sponsor || claim.accused() == host)
        }
        Rung::StateResponsible | Rung::BreachedLaw => {
            let lawless = claim.wording().rung == Rung::StateResponsible || spec.obligation.is_some();
            named && claim.accused() == sponsor && truth.link >= Link::Directed && lawless
        }
    }
}

const fn same_link(said: Link, truth: Link) -> bool {
    said as u8 == truth as u8 || matches!((said, truth), (Link::Directed, Link::Organ) | (Link::Organ, Link::Directed))
}

/// Acceptance of a claim, 0 to 100: the mean over third states and the gallery, with what replies
/// have added (5.3, 5.4). `alone` is what a claim counts that nobody was asked about: a private one.
#[must_use]
pub fn acceptance(everyone: NationSet, claim: Known<'_, ClaimNow>, alone: [i16; 2]) -> i16 {
    let parties = claim.speakers();
    let thirds = claim.accused().map_or(everyone.minus(parties), |accused| everyone.minus(parties).without(accused));
    let answers = thirds.iter().filter_map(|nation| *claim.answers().get(nation)).chain(claim.gallery());
    let (sum, count) = answers.fold((0_i64, 0), |(sum, count), answer| (sum + i64::from(answer), count + 1));
    if count == 0 {
        let [signed, single] = alone;
        return if claim.signatories().is_empty() { single } else { signed };
    }
    let mean = divide_half_away(sum, count) + i64::from(claim.swing());
    i16::try_from(mean.clamp(0, 100)).unwrap_or(0)
}

/// The best acceptance of a seat's public claims against a nation, on an incident if one is named.
pub(super) fn best_acceptance(sight: Sight<'_>, accused: NationId, incident: Option<IncidentId>) -> Option<i16> {
    let alone = sight.numbers().acceptance_alone;
    let mine = sight.claims().filter(|(_, claim)| {
        claim.public()
            && claim.accused() == Some(accused)
            && incident.is_none_or(|incident| claim.incident() == incident)
            && claim.speakers().has(sight.seat())
    });
    mine.map(|(_, claim)| acceptance(sight.everyone(), claim, alone)).max()
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
        let supported = is_supported(self.world.sight(by), incident, accused, &wording);
        self.emit(Event::ClaimMade { id, by, signatories, incident, accused, wording, public, supported });
        if !public {
            if let Some(to) = accused {
                self.hand_over(by, to, wording.cards);
            }
            return;
        }
        self.publish_cards(by, id, wording.cards);
        self.back_at_home(by, id, incident, accused);
        // What several say on one day is weighed once all of it is said (5.1).
        let waits = self.step == Step::Statements && self.speaks_beside(by, incident).is_some();
        if !waits {
            self.weigh(&[id]);
        }
    }

    /// Accusing somebody is liked at home, once an incident (5.1).
    fn back_at_home(&mut self, by: NationId, id: ClaimId, incident: IncidentId, accused: Option<NationId>) {
        let before = self
            .now()
            .claims
            .iter()
            .take(id.index())
            .any(|claim| claim.public && claim.incident == incident && claim.accused.is_some() && claim.by == by);
        if accused.is_some() && !before {
            self.shift(Gauge::Mandate(by), self.numbers().claims.backing, Rule(5, 1), Cause::Claim(id));
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
