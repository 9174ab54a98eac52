//! Which cards it asks of others, and which it gives (4.6, 4.7).

use super::Mind;
use crate::order::{CardTalk, Talk, Wanted};
use crate::policy::reading::{Case, is_friend, may_pass, value};
use crate::policy::speech::Speech;
use crate::terms::{Bearing, CardId, Likelihood, Module, NationId, Tlp};
use std::cmp::Reverse;

impl Mind<'_> {
    /// Asks a friend for what it lacks: a card that a text laid before it would disclose, or what bears on
    /// the question that its own cards leave open. Once an incident and friend.
    pub(super) fn ask_for_cards(&self, speech: &mut Speech<'_>) {
        let view = self.view;
        if speech.staff() < 5 || !view.is_on(Module::Inquiry) {
            return;
        }
        for case in self.cases().iter().filter(|case| case.live && case.word() < Likelihood::VeryLikely) {
            let asked = |of: NationId| {
                view.asks().any(|(_, ask)| ask.by == view.seat() && ask.of == of && ask.incident == case.id)
            };
            let friends = view.others().iter().filter(|&other| is_friend(view, other) && !asked(other));
            let told = |&other: &NationId| !view.told_of(other, case.id).is_empty();
            let most = |other: &NationId| (told(other), self.may_hold(case, *other), Reverse(*other));
            let Some(of) = friends.max_by_key(most).filter(|of| told(of) || self.may_hold(case, *of) >= 3) else {
                continue;
            };
            let named = view.told_of(of, case.id).iter().next().map(Wanted::Card);
            let wanted = named.unwrap_or_else(|| self.lacks(case));
            if speech.say(Talk::Card(CardTalk::Ask { of, incident: case.id, wanted })) {
                return;
            }
        }
    }

    /// The question that its own cards on a case leave open.
    fn lacks(&self, case: &Case) -> Wanted {
        let view = self.view;
        let bears = |test: fn(Bearing) -> bool| {
            view.hand_on(case.id).iter().filter_map(|card| view.card(card)).any(|card| test(card.bears()))
        };
        if !bears(|on| matches!(on, Bearing::Location(_))) {
            Wanted::Territory
        } else if !bears(|on| matches!(on, Bearing::Link(_))) {
            Wanted::Link
        } else {
            Wanted::Who
        }
    }

    /// Gives what it was asked for to those it trusts, the best that its label lets go and that does not
    /// tell on itself: under AMBER to all but close friends. What is RED stays at home (§19).
    pub(super) fn give_cards(&self, speech: &mut Speech<'_>) {
        let view = self.view;
        for (ask, asked) in view.asks().filter(|(_, asked)| asked.of == view.seat() && !asked.closed) {
            let under = (view.trust(asked.by) < 3).then_some(Tlp::Amber);
            let answer = |gives: Option<CardId>| Talk::Card(CardTalk::Answer { ask, gives, under });
            let gives = view.hand_on(asked.incident).iter().filter(|&card| {
                view.trust(asked.by) >= 1
                    && self.is_news(card)
                    && may_pass(view, card, asked.by)
                    && !view.known_holders(card).has(asked.by)
                    && view.may_say(&answer(Some(card))).is_ok()
            });
            let best = gives.max_by_key(|&card| (value(view, card), Reverse(card)));
            speech.say(if best.is_some() {
                answer(best)
            } else {
                Talk::Card(CardTalk::Answer { ask, gives: None, under: None })
            });
        }
    }
}
