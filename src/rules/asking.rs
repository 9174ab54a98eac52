//! 4.6 Asking a partner for a card: the partner sees what is asked, and refuses, gives, or gives under a
//! label.
//!
//! Whether the partner holds anything is no seat's to know: asking tells nothing before the answer.

use super::addressed::{addressed, open_to};
use super::admit::{module, staff};
use super::round::Round;
use crate::event::{CardEvent, Cause, Event, Gauge};
use crate::order::{CardRefusal, CardTalk, Refusal, Wanted};
use crate::terms::{AskId, Bearing, CardId, Module, NationId, NationSet, Rule, Tlp};
use crate::world::{AskNow, Sight};

/// Whether a seat may ask for a card, or give one that it was asked for.
pub(super) fn may_say(sight: Sight<'_>, talk: CardTalk) -> Result<(), Refusal> {
    match talk {
        CardTalk::Ask { of, incident, wanted } => {
            module(sight, Module::Inquiry)?;
            addressed(sight, NationSet::one(of))?;
            staff(sight, 1)?;
            let told = |card| sight.told_of(of, incident).has(card);
            let known = |card| told(card) && !sight.hand().has(card);
            if !sight.knows(incident) || matches!(wanted, Wanted::Card(card) if !known(card)) {
                return Err(Refusal::NoSuchThing);
            }
            let open = sight
                .asks()
                .any(|(_, ask)| ask.by == sight.seat() && ask.of == of && ask.incident == incident && !ask.closed);
            if open { Err(Refusal::Card(CardRefusal::Asked)) } else { Ok(()) }
        }
        CardTalk::Answer { ask, gives, .. } => {
            let (_, ask) = sight.asks().find(|(id, _)| *id == ask).ok_or(Refusal::NoSuchThing)?;
            open_to(sight, ask.of, ask.closed)?;
            gives.map_or(Ok(()), |card| may_give(sight, ask, card))
        }
    }
}

/// Whether a card can be given to whoever asked: held, asked for, and let go by its label. To break a label
/// one shares it deliberately (4.7).
fn may_give(sight: Sight<'_>, ask: &AskNow, card: CardId) -> Result<(), Refusal> {
    if !sight.hand().has(card) {
        return Err(Refusal::CardNotHeld);
    }
    if !fits(sight, ask, card) {
        return Err(Refusal::Card(CardRefusal::NotThat));
    }
    match sight.label_of(card) {
        Some(tlp) if !sight.label_allows(card, ask.by) => Err(Refusal::LabelForbids { tlp }),
        _ => Ok(()),
    }
}

/// Whether a card in hand is what was asked for.
#[must_use]
pub fn fits(sight: Sight<'_>, ask: &AskNow, card: CardId) -> bool {
    let Some(spec) = sight.card(card).filter(|spec| spec.incident() == ask.incident) else { return false };
    match (ask.wanted, spec.bears()) {
        (Wanted::Card(named), _) => named == card,
        (Wanted::Who, Bearing::Who(_)) | (Wanted::Link, Bearing::Link(_)) => true,
        (Wanted::Territory, Bearing::Location(_) | Bearing::Relay(_)) => true,
        (Wanted::Who | Wanted::Link | Wanted::Territory, _) => false,
    }
}

impl Round<'_> {
    /// Asks for a card, or answers that.
    pub(super) fn say_of_card(&mut self, by: NationId, talk: CardTalk) {
        match talk {
            CardTalk::Ask { of, incident, wanted } => {
                let id = AskId::at(self.now().asks.len());
                self.shift(Gauge::Staff(by), -1, Rule(4, 7), Cause::Talk(by));
                self.emit(Event::Card(CardEvent::Asked { id, by, of, incident, wanted }));
            }
            CardTalk::Answer { ask, gives, under } => {
                self.emit(Event::Card(CardEvent::Answered { id: ask, gives }));
                let Some(&AskNow { by: asker, .. }) = self.now().asks.get(ask.index()) else { return };
                if let Some(card) = gives {
                    self.regard(asker, by, self.numbers().trust_honoured, Rule(3, 4), Cause::Talk(by));
                    self.give(by, asker, card, under);
                }
            }
        }
    }

    /// Gives a card under a label, if that is stricter than its own.
    fn give(&mut self, from: NationId, to: NationId, card: CardId, under: Option<Tlp>) {
        self.pass(from, to, card, false);
        let own = self.world.sight(to).label_of(card);
        if let Some(tlp) = under.filter(|&tlp| own.is_some_and(|own| tlp > own) && !self.is_public(card)) {
            self.emit(Event::Card(CardEvent::Labelled { nation: to, card, tlp }));
        }
        self.leak(from, to, card);
    }

    fn is_public(&self, card: CardId) -> bool {
        self.now().cards.get(card.index()).is_none_or(|now| now.public)
    }

    /// At the end of Talks: what was asked for a round ago and not answered stays unanswered.
    pub(super) fn lapse_asks(&mut self) {
        let round = self.now().round;
        for index in 0..self.now().asks.len() {
            if self.now().asks.get(index).is_some_and(|ask| !ask.closed && ask.round < round) {
                self.emit(Event::Card(CardEvent::Lapsed { id: AskId::at(index) }));
            }
        }
    }
}
