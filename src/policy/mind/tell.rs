//! What it shares, and to whom it writes (4.7, 11).

use super::Mind;
use crate::order::{MessageAct, Talk};
use crate::policy::reading::{is_friend, is_ours, may_pass, value};
use crate::policy::speech::Speech;
use crate::terms::{ActorId, Bearing, CardId, CardSet, Channel, Likelihood, NationId, NationSet};

impl Mind<'_> {
    /// Shows one more card to whoever asked for the evidence of its charge, lest it be believed less (5.4).
    pub(super) fn show_evidence(&self, speech: &mut Speech<'_>) {
        let view = self.view;
        let asked = view.said().filter(|claim| claim.by() == view.seat() && claim.owes_evidence(view.round()));
        for claim in asked {
            let Some(accused) = claim.accused() else { continue };
            let mut cards: Vec<CardId> = view
                .hand_on(claim.incident())
                .iter()
                .filter(|&card| may_pass(view, card, accused) && !view.known_holders(card).has(accused))
                .collect();
            cards.sort_by_key(|&card| (std::cmp::Reverse(value(view, card)), card));
            if let Some(&card) = cards.first() {
                speech.say(Talk::Share {
                    to: NationSet::one(accused),
                    cards: CardSet::one(card),
                    against_label: false,
                });
            }
        }
    }

    /// Shares with one friend or fellow victim whatever its label lets pass (4.7).
    ///
    /// What points at the seat itself or at those it shelters stays in the drawer, and what
    /// everybody has is no news.
    pub(super) fn share(&self, speech: &mut Speech<'_>) {
        let view = self.view;
        if speech.staff() <= self.ways.manner.shares_above {
            return;
        }
        let news: CardSet = view.hand().iter().filter(|&card| self.is_news(card)).collect();
        let mut best: Option<(i32, NationId, CardSet)> = None;
        for to in view.others().iter() {
            let friend = is_friend(view, to);
            let cards: CardSet = news.iter().filter(|&card| self.is_for(card, to, friend)).collect();
            let worth: i32 =
                cards.iter().map(|card| 1 + i32::from(value(view, card))).sum::<i32>() + 2 * i32::from(view.trust(to));
            if !cards.is_empty() && best.is_none_or(|(most, _, _)| worth > most) {
                best = Some((worth, to, cards));
            }
        }
        if let Some((_, to, cards)) = best {
            speech.say(Talk::Share { to: NationSet::one(to), cards, against_label: false });
        }
    }

    /// Whether somebody else may want a card at all: not everybody has it, it bears on something that
    /// is weighed here, and it does not tell on this seat.
    pub(super) fn is_news(&self, card: CardId) -> bool {
        let view = self.view;
        let Some(spec) = view.card(card).filter(|_| view.held(card).is_some_and(|held| !held.public)) else {
            return false;
        };
        let tells_on_us = match spec.bears() {
            Bearing::Who(actor) => {
                self.sponsor_of(actor) == Some(view.seat()) || view.sheltered().any(|(group, _)| group == actor)
            }
            Bearing::Location(nation) | Bearing::Relay(nation) => nation == view.seat(),
            Bearing::Link(_) => is_ours(view, spec.incident()),
        };
        !tells_on_us && self.cases().iter().any(|case| case.id == spec.incident())
    }

    /// Whether a card is for a nation: it is a friend or fellow victim that does not have it, its label
    /// lets it pass, and it does not tell on that nation.
    fn is_for(&self, card: CardId, to: NationId, friend: bool) -> bool {
        let view = self.view;
        let Some(spec) = view.card(card) else { return false };
        let hit = || view.trust(to) >= 0 && view.incident(spec.incident()).is_some_and(|(_, now)| now.hit().has(to));
        let tells_on_them = || match spec.bears() {
            Bearing::Who(actor) => self.sponsor_of(actor) == Some(to),
            Bearing::Location(nation) => nation == to,
            Bearing::Link(_) | Bearing::Relay(_) => false,
        };
        (friend || hit()) && !tells_on_them() && may_pass(view, card, to) && !view.known_holders(card).has(to)
    }

    fn sponsor_of(&self, actor: ActorId) -> Option<NationId> {
        self.view.actor(actor)?.sponsor()
    }

    /// Rings, asks and warns: the notes of a round.
    pub(super) fn write(&self, speech: &mut Speech<'_>) {
        let (view, manner) = (self.view, self.ways.manner);
        if manner.rings {
            self.ring(speech);
        }
        if manner.consults {
            self.consult(speech);
        }
        if self.ways.cares.calm > 0 {
            self.keep_in_touch(speech);
        }
        let named = self.cases().iter().find_map(|case| Some((case, self.accusation(case)?.0)));
        if let Some((case, accused)) = named.filter(|_| manner.warns) {
            speech.write(accused, MessageAct::Warning, Some(case.id).filter(|&id| view.knows(id)));
        }
    }

    /// Writes to whoever it quarrels with most: what nobody answers does not ebb (3.3).
    fn keep_in_touch(&self, speech: &mut Speech<'_>) {
        let view = self.view;
        let tension = |other: &NationId| view.tension(view.seat(), *other);
        let quarrels = view.others().iter().filter(|other| tension(other) > 0);
        if let Some(other) = quarrels.max_by_key(|other| (tension(other), std::cmp::Reverse(*other))) {
            speech.write(other, MessageAct::Request, None);
        }
    }

    /// Rings a contact point that it may soon need, each once in the play (3.2).
    fn ring(&self, speech: &mut Speech<'_>) {
        let view = self.view;
        let mut lines = view.others().iter().filter(|&other| view.is_open(view.seat(), other, Channel::ContactPoint));
        if let Some(to) = lines.nth(usize::from(view.round().saturating_sub(1))) {
            speech.say(Talk::Ping { to });
        }
    }

    /// Asks or offers: one note a round to the friend who may know most.
    fn consult(&self, speech: &mut Speech<'_>) {
        let view = self.view;
        let Some(case) = self.cases().first() else { return };
        let friends = view.others().iter().filter(|&other| is_friend(view, other));
        let most = |&other: &NationId| (self.may_hold(case, other), std::cmp::Reverse(other));
        let Some(friend) = friends.max_by_key(most) else { return };
        let uncertain = case.word() < Likelihood::Likely;
        speech.write(friend, if uncertain { MessageAct::Request } else { MessageAct::Sharing }, Some(case.id));
    }

    /// Answers the requests for information that came by message in this pass or the one before.
    pub(super) fn write_back(&self, speech: &mut Speech<'_>) {
        let view = self.view;
        let asked = view.messages().filter(|(_, message)| {
            let to_us = message.round() == view.round() && message.message().to.has(view.seat());
            to_us && matches!(message.message().act, MessageAct::Request | MessageAct::Warning | MessageAct::Proposal)
        });
        let letters: Vec<_> = asked.map(|(_, message)| (message.from(), message.message().about)).collect();
        for (from, about) in letters {
            let answered = view.messages().any(|(_, message)| {
                message.round() == view.round()
                    && message.from() == view.seat()
                    && message.message().to.has(from)
                    && message.message().act == MessageAct::Reply
            });
            if !answered {
                speech.write(from, MessageAct::Reply, about.filter(|&incident| view.knows(incident)));
            }
        }
    }
}
