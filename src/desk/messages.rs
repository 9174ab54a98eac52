//! A message being written, and slips being gathered to be shared.

use super::lack::Lack;
use crate::order::{Message, MessageAct, Talk};
use crate::terms::{CardSet, Carrier, IncidentId, NationId, NationSet, Phase};
use crate::view::sheet::{CardRow, Sheet};

/// A message being written.
#[derive(Debug, Clone, PartialEq)]
pub struct Letter {
    /// To whom.
    pub to: NationSet,
    /// How it travels.
    pub carrier: Carrier,
    /// What it does.
    pub act: MessageAct,
    /// What it is about.
    pub about: Option<IncidentId>,
    /// Its words.
    pub prose: String,
}

impl Default for Letter {
    fn default() -> Self {
        let (carrier, act) = (Carrier::Cable, MessageAct::Sharing);
        Self { to: NationSet::NONE, carrier, act, about: None, prose: String::new() }
    }
}

/// Words without the blanks around them; nothing if there are none.
pub(super) fn said(words: &str) -> Option<String> {
    Some(words.trim().to_owned()).filter(|words| !words.is_empty())
}

impl Letter {
    /// An answer to somebody.
    #[must_use]
    pub fn reply(to: NationId, about: Option<IncidentId>) -> Self {
        Self { to: NationSet::one(to), act: MessageAct::Reply, about, ..Self::default() }
    }

    /// What it lacks before it can be sent.
    #[must_use]
    pub fn lacks(&self, sheet: &Sheet) -> Vec<Lack> {
        Lack::those([
            (Lack::Talks, sheet.header.phase != Phase::Talks),
            (Lack::Addressee, self.to.is_empty()),
            (Lack::Cable, self.carrier == Carrier::Cable && sheet.room.cables == 0),
        ])
    }

    /// The message, once nothing is lacking.
    #[must_use]
    pub fn talk(&self, sheet: &Sheet) -> Option<Talk> {
        let (to, carrier, act, about) = (self.to, self.carrier, self.act, self.about);
        let message = Message { to, carrier, act, about, prose: said(&self.prose) };
        self.lacks(sheet).is_empty().then_some(Talk::Send(message))
    }

    /// It was sent, and the form is for somebody else.
    pub fn sent(&mut self) {
        self.prose.clear();
        self.to = NationSet::NONE;
    }
}

/// Slips being gathered to be shared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sharing {
    /// With whom.
    pub to: NationSet,
    /// Which.
    pub cards: CardSet,
    /// Although a label forbids it.
    pub against_label: bool,
}

impl Sharing {
    /// Whether a slip's label forbids it to one of those who are named.
    #[must_use]
    pub fn bars(to: NationSet, card: &CardRow) -> bool {
        !to.minus(card.may_go_to).is_empty() && !card.public
    }

    /// Whether a label forbids one of the slips to one of those who are named.
    #[must_use]
    pub fn is_forbidden(&self, sheet: &Sheet) -> bool {
        let mut cards = sheet.incidents.iter().flat_map(|dossier| &dossier.cards);
        cards.any(|card| self.cards.has(card.id) && Self::bars(self.to, card))
    }

    /// What it lacks before they can be shared.
    #[must_use]
    pub fn lacks(&self, sheet: &Sheet) -> Vec<Lack> {
        Lack::those([
            (Lack::Talks, sheet.header.phase != Phase::Talks),
            (Lack::Addressee, self.to.is_empty()),
            (Lack::Slip, self.cards.is_empty()),
            (Lack::AgainstLabel, self.is_forbidden(sheet) && !self.against_label),
        ])
    }

    /// What is said, once nothing is lacking.
    #[must_use]
    pub fn talk(&self, sheet: &Sheet) -> Option<Talk> {
        let against_label = self.against_label && self.is_forbidden(sheet);
        let talk = Talk::Share { to: self.to, cards: self.cards, against_label };
        self.lacks(sheet).is_empty().then_some(talk)
    }
}
