//! What was said: messages, requests, proposals, claims, judgements, choices.

use super::{Misfit, fit};
use crate::event::Event;
use crate::terms::{CardSet, Carrier, MessageId, NationId, NationSet};
use crate::world::PerNation;
use crate::world::World;
use crate::world::position::{ClaimNow, JudgementNow, MessageNow, ProposalNow, RequestNow};

impl World {
    pub(super) fn talk_event(&mut self, event: &Event) -> Result<(), Misfit> {
        match event {
            Event::MessageSent { from, message, .. } => {
                if message.carrier == Carrier::Cable {
                    let load = &mut fit(self.now.nations.get_mut(*from), "nation")?.load;
                    load.cables = load.cables.saturating_add(1);
                }
                let round = self.now.round;
                let message = message.clone();
                self.now.messages.push(MessageNow { round, from: *from, message, overheard: NationSet::NONE });
                Ok(())
            }
            Event::MessageOverheard { id, by } => self.overhear(*id, *by),
            Event::Judged { nation, judgement } => self.judge(*nation, judgement),
            Event::RequestMade { .. } | Event::RequestAnswered { .. } | Event::RequestFulfilled { .. } => {
                self.request_event(event)
            }
            Event::ClaimProposed { .. }
            | Event::ProposalAnswered { .. }
            | Event::ProposalDelayed { .. }
            | Event::ProposalClosed { .. } => self.proposal_event(event),
            Event::ClaimMade { .. }
            | Event::ClaimWeighed { .. }
            | Event::ClaimAnswered { .. }
            | Event::ClaimShownFalse { .. } => self.claim_event(event),
            Event::ChoiceMade { inject, by, choice } => {
                let inject = fit(self.now.injects.get_mut(inject.index()), "inject")?;
                *fit(inject.choices.get_mut(*by), "nation")? = *choice;
                Ok(())
            }
            _ => Ok(()),
        }
    }

    pub(super) fn replied(&mut self, by: NationId) -> Result<(), Misfit> {
        let load = &mut fit(self.now.nations.get_mut(by), "nation")?.load;
        load.replies = load.replies.saturating_add(1);
        Ok(())
    }

    fn overhear(&mut self, id: MessageId, by: NationId) -> Result<(), Misfit> {
        // Only a message of this round can be overheard: earlier rounds are closed.
        let place = id.index().checked_sub(usize::from(self.now.messages_before));
        let message = place.and_then(|place| self.now.messages.get_mut(place));
        fit(message, "message")?.overheard.insert(by);
        self.overhear_pledge(id, by);
        Ok(())
    }

    fn judge(&mut self, nation: NationId, judgement: &crate::order::Judgement) -> Result<(), Misfit> {
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
        let load = &mut fit(self.now.nations.get_mut(nation), "nation")?.load;
        load.judgements = load.judgements.saturating_add(1);
        Ok(())
    }

    fn request_event(&mut self, event: &Event) -> Result<(), Misfit> {
        match *event {
            Event::RequestMade { from, to, kind, incident, .. } => {
                let round = self.now.round;
                self.now.requests.push(RequestNow {
                    round,
                    from,
                    to,
                    kind,
                    incident,
                    reply: None,
                    due: 0,
                    fulfilled: false,
                });
            }
            Event::RequestAnswered { id, reply, due } => {
                let request = fit(self.now.requests.get_mut(id.index()), "request")?;
                request.reply = Some(reply);
                request.due = due;
                let by = request.to;
                return self.replied(by);
            }
            Event::RequestFulfilled { id } => {
                fit(self.now.requests.get_mut(id.index()), "request")?.fulfilled = true;
            }
            _ => {}
        }
        Ok(())
    }

    fn proposal_event(&mut self, event: &Event) -> Result<(), Misfit> {
        match *event {
            Event::ClaimProposed { by, to, incident, accused, wording, .. } => {
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
            Event::ProposalAnswered { id, by, consent } => {
                let proposal = fit(self.now.proposals.get_mut(id.index()), "proposal")?;
                *fit(proposal.consents.get_mut(by), "nation")? = Some(consent);
                return self.replied(by);
            }
            Event::ProposalDelayed { id } => {
                fit(self.now.proposals.get_mut(id.index()), "proposal")?.delayed = true;
            }
            Event::ProposalClosed { id } => {
                fit(self.now.proposals.get_mut(id.index()), "proposal")?.open = false;
            }
            _ => {}
        }
        Ok(())
    }

    fn claim_event(&mut self, event: &Event) -> Result<(), Misfit> {
        match *event {
            Event::ClaimMade { by, signatories, incident, accused, wording, public, supported, .. } => {
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
                    own: NationSet::NONE,
                    reply: None,
                    shown_false: false,
                });
                let everyone = self.table.everyone();
                let now = self.incident_mut(incident)?;
                now.known = if public { everyone } else { accused.map_or(now.known, |to| now.known.with(to)) };
            }
            Event::ClaimWeighed { id, by, answer, own } => {
                let claim = fit(self.now.claims.get_mut(id.index()), "claim")?;
                *fit(claim.answers.get_mut(by), "nation")? = Some(answer);
                if own {
                    claim.own.insert(by);
                }
            }
            Event::ClaimAnswered { id, by, reply } => {
                fit(self.now.claims.get_mut(id.index()), "claim")?.reply = Some(reply);
                return self.replied(by);
            }
            Event::ClaimShownFalse { id } => {
                fit(self.now.claims.get_mut(id.index()), "claim")?.shown_false = true;
            }
            _ => {}
        }
        Ok(())
    }
}
