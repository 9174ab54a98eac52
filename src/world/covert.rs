//! §12 The covert side of a position, and what a seat knows of it.

use super::state::state;
use super::{Known, Sight, World};
use crate::script::BriefedFact;
use crate::terms::{ActorId, CardId, CardSet, IncidentId, NationId, NationSet};

state! {
    /// What has been done on the covert side, and what of it is known to all.
    #[derive(Clone, Copy, PartialEq, Eq, Default)]
    pub struct CovertNow {
        /// Groups whose traces were cleaned up, as bits; their hosts' secret.
        pub cleaned: u32 => own,
        /// Groups whose clean-up has come to light, as bits.
        pub caught: u32 => own,
        /// Forged cards that are where inquiries find them; their forgers' secret.
        pub planted: CardSet => own,
        /// Forged cards that everybody knows to be forged.
        pub unmasked: CardSet => public,
        /// Nations of which something has come to light.
        pub exposed: NationSet => public,
        /// Nations that took their honourable exit.
        pub came_forward: NationSet => public,
        /// Those of them that did so before they were asked.
        pub unprompted: NationSet => public,
    }
}

impl CovertNow {
    /// Whether the traces of a group were cleaned up.
    #[must_use]
    pub const fn is_cleaned(&self, actor: ActorId) -> bool {
        self.cleaned >> (actor.index() & 31) & 1 == 1
    }

    /// Whether the clean-up for a group has come to light.
    #[must_use]
    pub const fn is_caught(&self, actor: ActorId) -> bool {
        self.caught >> (actor.index() & 31) & 1 == 1
    }
}

impl World {
    /// Whether a card can be found or passed on by inquiry: what was forged lies where its
    /// forger put it, and the forger does not find its own.
    #[must_use]
    pub fn is_in_place(&self, id: CardId, for_whom: NationId) -> bool {
        match self.table().card(id).and_then(|card| card.forged_by) {
            None => true,
            Some(forger) => forger != for_whom && self.now().covert.planted.has(id),
        }
    }

    /// The cards that a nation has forged on an incident and not planted yet.
    fn forgeries(&self, by: NationId, incident: IncidentId) -> CardSet {
        let is_own = |id: &CardId| self.table().card(*id).is_some_and(|card| card.forged_by == Some(by));
        self.table().cards_of(incident).minus(self.now().covert.planted).iter().filter(is_own).collect()
    }
}

impl<'w> Sight<'w> {
    /// What this seat's brief tells it as a fact about an incident (4.4).
    #[must_use]
    pub fn briefed(self, incident: IncidentId) -> Option<&'w BriefedFact> {
        let own = self.world().table().nation(self.seat())?;
        own.knows.iter().find(|fact| fact.incident == incident)
    }

    /// The cards that this seat has forged on an incident and not planted yet.
    #[must_use]
    pub fn forgeries(self, incident: IncidentId) -> CardSet {
        self.world().forgeries(self.seat(), incident)
    }

    /// Every card that this seat has forged: itself, and whether it was planted.
    pub fn forged(self) -> impl Iterator<Item = (CardId, Known<'w, crate::script::Card>, bool)> {
        let cards = self.world().table().cards.iter().enumerate();
        cards.filter(move |(_, card)| card.forged_by == Some(self.seat())).map(move |(index, card)| {
            (CardId::at(index), Known::of(card), self.world().now().covert.planted.has(CardId::at(index)))
        })
    }

    /// Whether this seat has cleaned up the traces of a group that it shelters.
    #[must_use]
    pub fn is_cleaned(self, actor: ActorId) -> bool {
        self.sheltered().any(|(id, _)| id == actor) && self.world().now().covert.is_cleaned(actor)
    }

    /// The cards that everybody knows to be forged.
    #[must_use]
    pub fn unmasked(self) -> CardSet {
        self.world().now().covert.unmasked
    }

    /// The nations of whose covert side something has come to light.
    #[must_use]
    pub fn exposed(self) -> NationSet {
        self.world().now().covert.exposed
    }

    /// The nations that took their honourable exit.
    #[must_use]
    pub fn came_forward(self) -> NationSet {
        self.world().now().covert.came_forward
    }
}
