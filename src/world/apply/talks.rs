//! What was said: messages, requests, proposals, claims, judgements.

use super::{Misfit, fit};
use crate::event::ClaimEvent;
use crate::order::{Consent, Judgement, Message, Wording};
use crate::terms::{
    CardSet, Carrier, ClaimId, ClaimReply, IncidentId, MessageId, NationId, NationSet, ProposalId, Reply, RequestId,
    RequestKind,
};
use crate::world::PerNation;
use crate::world::World;
use crate::world::position::{ClaimNow, JudgementNow, MessageNow};
use crate::world::{ProposalNow, RequestNow};

impl World {
    pub(super) fn send(&mut self, from: NationId, message: &Message) -> Result<(), Misfit> {
        if message.carrier == Carrier::Cable {
            let load = &mut self.nation_mut(from)?.load;
            load.cables = load.cables.saturating_add(1);
        }
        let round = self.now.round;
        let message = message.clone();
        self.now.messages.push(MessageNow { round, from, message, overheard: NationSet::NONE });
        Ok(())
    }

    pub(super) fn overhear(&mut self, id: MessageId, by: NationId) -> Result<(), Misfit> {
        // Only a message of this round can be overheard: earlier rounds are closed.
        let place = id.index().checked_sub(usize::from(self.now.messages_before));
        let message = place.and_then(|place| self.now.messages.get_mut(place));
        fit(message, "message")?.overheard.insert(by);
        self.overhear_pledge(id, by);
        Ok(())
    }

    pub(super) fn replied(&mut self, by: NationId) -> Result<(), Misfit> {
        let load = &mut self.nation_mut(by)?.load;
        load.replies = load.replies.saturating_add(1);
        Ok(())
    }

    pub(super) fn judge(&mut self, nation: NationId, judgement: &Judgement) -> Result<(), Misfit> {
        let held = self.now.held_by(nation);
        let cards: CardSet = held.common(self.table.cards_of(judgement.incident));
        self.incident_mut(judgement.incident)?;
        let place = nation.index() * self.now.incidents.len() + judgement.incident.index();
        *fit(self.now.judgements.get_mut(place), "incident")? = Some(JudgementNow {
            round: self.now.round,
            who: judgement.who,
            who_word: judgement.who_word,
            link: judgement.link,
            link_word: judgement.link_word,
            cards,
        });
        for placing in &judgement.placed {
            let card = fit(self.now.cards.get_mut(placing.card.index()), "card")?;
            *fit(card.placed.get_mut(nation), "nation")? = Some(placing.on);
        }
        let load = &mut self.nation_mut(nation)?.load;
        load.judgements = load.judgements.saturating_add(1);
        Ok(())
    }

    pub(super) fn request_mut(&mut self, id: RequestId) -> Result<&mut RequestNow, Misfit> {
        fit(self.now.requests.get_mut(id.index()), "request")
    }

    pub(super) fn request(&mut self, from: NationId, to: NationId, kind: RequestKind, incident: Option<IncidentId>) {
        let round = self.now.round;
        self.now.requests.push(RequestNow { round, from, to, kind, incident, reply: None, due: 0, fulfilled: false });
    }

    pub(super) fn answer_request(&mut self, id: RequestId, reply: Reply, due: u8) -> Result<(), Misfit> {
        let request = self.request_mut(id)?;
        request.reply = Some(reply);
        request.due = due;
        let by = request.to;
        self.replied(by)
    }

    pub(super) fn proposal_mut(&mut self, id: ProposalId) -> Result<&mut ProposalNow, Misfit> {
        fit(self.now.proposals.get_mut(id.index()), "proposal")
    }

    /// Puts a joint text to others.
    pub(super) fn put(
        &mut self,
        by: NationId,
        to: NationSet,
        incident: IncidentId,
        accused: Option<NationId>,
        wording: Wording,
    ) {
        self.now.proposals.push(ProposalNow {
            round: self.now.round,
            by,
            to,
            incident,
            accused,
            wording,
            consents: PerNation::default(),
            delayed: false,
            open: true,
        });
    }

    pub(super) fn answer_proposal(&mut self, id: ProposalId, by: NationId, consent: Consent) -> Result<(), Misfit> {
        *fit(self.proposal_mut(id)?.consents.get_mut(by), "nation")? = Some(consent);
        self.replied(by)
    }

    pub(super) fn claim_mut(&mut self, id: ClaimId) -> Result<&mut ClaimNow, Misfit> {
        fit(self.now.claims.get_mut(id.index()), "claim")
    }

    /// Takes a claim: who makes it and who signs besides, whether all heard it and whether it was supported.
    pub(super) fn claim(
        &mut self,
        (by, signatories): (NationId, NationSet),
        incident: IncidentId,
        accused: Option<NationId>,
        wording: Wording,
        (public, supported): (bool, bool),
    ) -> Result<(), Misfit> {
        self.now.claims.push(ClaimNow {
            round: self.now.round,
            by,
            signatories,
            incident,
            accused,
            wording,
            public,
            supported,
            answers: PerNation::default(),
            gallery: None,
            swing: 0,
            beside: NationSet::NONE,
            own: NationSet::NONE,
            reply: None,
            replied: 0,
            shown_false: false,
            shown_in: 0,
            corrected: NationSet::NONE,
            account: PerNation::default(),
        });
        let everyone = self.table.everyone();
        let now = self.incident_mut(incident)?;
        now.known = if public { everyone } else { accused.map_or(now.known, |to| now.known.with(to)) };
        Ok(())
    }

    pub(super) fn weigh(&mut self, id: ClaimId, by: NationId, answer: i16, own: bool) -> Result<(), Misfit> {
        let claim = self.claim_mut(id)?;
        *fit(claim.answers.get_mut(by), "nation")? = Some(answer);
        if own {
            claim.own.insert(by);
        }
        Ok(())
    }

    pub(super) fn claim_is_shown_false(&mut self, id: ClaimId) -> Result<(), Misfit> {
        let round = self.now.round;
        let claim = self.claim_mut(id)?;
        claim.shown_false = true;
        claim.shown_in = round;
        Ok(())
    }

    pub(super) fn claim_event(&mut self, event: ClaimEvent) -> Result<(), Misfit> {
        let claim = self.claim_mut(event.id())?;
        match event {
            ClaimEvent::GalleryWeighed { answer, .. } => claim.gallery = Some(answer),
            ClaimEvent::AcceptanceMoved { by, .. } => claim.swing = claim.swing.saturating_add(by),
            ClaimEvent::Corrected { nation, .. } => claim.corrected.insert(nation),
            ClaimEvent::Settled { nation, half_points, .. } => {
                *fit(claim.account.get_mut(nation), "nation")? = Some(half_points);
                let standing = &mut self.nation_mut(nation)?.standing;
                *standing = standing.saturating_add(half_points);
            }
        }
        Ok(())
    }

    pub(super) fn answer_claim(&mut self, id: ClaimId, by: NationId, reply: ClaimReply) -> Result<(), Misfit> {
        let round = self.now.round;
        let claim = self.claim_mut(id)?;
        claim.reply = Some(reply);
        claim.replied = round;
        self.replied(by)
    }
}
