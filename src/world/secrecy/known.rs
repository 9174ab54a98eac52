//! What one seat knows, looked up once, and what takes the place of the rest.

use crate::order::Wording;
use crate::terms::{
    ActionId, ActorId, Bearing, CardId, CardSet, IncidentId, InjectId, Likelihood, Link, NationId, NationSet, Rung,
    TextId,
};
use crate::world::{Sight, Table, World};
use std::collections::BTreeSet;

/// The facts that one seat knows of a world.
pub(in crate::world) struct Known<'w> {
    pub(super) sight: Sight<'w>,
    pub(super) seat: NationId,
    pub(super) round: u8,
    pub(super) others: NationSet,
    pub(super) incidents: BTreeSet<IncidentId>,
    pub(super) cards: CardSet,
    pub(super) checked: CardSet,
    pub(super) actors: BTreeSet<ActorId>,
    pub(super) injects: BTreeSet<InjectId>,
    /// Actions that are not done in the open.
    pub(super) quiet: Vec<ActionId>,
    /// How many incidents, cards and actors the table has.
    pub(super) counts: (usize, usize, usize),
}

impl<'w> Known<'w> {
    pub(super) fn to(world: &'w World, seat: NationId) -> Self {
        let (table, sight) = (world.table(), world.sight(seat));
        let cards = sight.hand();
        let quiet = table.actions.iter().enumerate().filter(|(_, action)| !action.public);
        Self {
            sight,
            seat,
            round: sight.round(),
            others: sight.others(),
            incidents: sight.incidents().map(|(id, _, _)| id).collect(),
            cards,
            checked: cards.iter().filter(|&card| sight.upstream(card).is_some()).collect(),
            actors: actors(sight),
            injects: sight.injects().map(|(id, _, _)| id).collect(),
            quiet: quiet.map(|(index, _)| ActionId::at(index)).collect(),
            counts: (table.incidents.len(), table.cards.len(), table.actors.len()),
        }
    }

    /// Whether a nation is this seat's own.
    pub(super) fn is_me(&self, nation: NationId) -> bool {
        nation == self.seat
    }

    /// Some nation that is not this seat's.
    pub(super) fn other(&self, salt: &mut Salt) -> NationId {
        let others: Vec<NationId> = self.others.iter().collect();
        salt.one_of(&others).unwrap_or(self.seat)
    }

    /// Some of the nations that are not this seat's.
    pub(super) fn some_others(&self, salt: &mut Salt) -> NationSet {
        self.others.iter().filter(|_| salt.flip()).collect()
    }

    pub(super) fn some_incident(&self, salt: &mut Salt) -> IncidentId {
        IncidentId::at(salt.below(self.counts.0))
    }

    pub(super) fn some_actor(&self, salt: &mut Salt) -> ActorId {
        ActorId::at(salt.below(self.counts.2))
    }

    pub(super) fn some_cards(&self, salt: &mut Salt) -> CardSet {
        (0..self.counts.1).map(CardId::at).filter(|_| salt.flip()).collect()
    }

    pub(super) fn some_wording(&self, salt: &mut Salt) -> Wording {
        Wording {
            rung: salt.one_of(Rung::ALL).unwrap_or(Rung::Concern),
            who: salt.flip().then(|| self.some_actor(salt)),
            link: salt.flip().then(|| salt.one_of(&Link::LADDER)).flatten(),
            word: salt.one_of(&Likelihood::ALL).unwrap_or(Likelihood::Likely),
            cards: self.some_cards(salt),
        }
    }
}

/// The actors that a seat has met: on a ladder, on a card, in a claim, at home.
fn actors(sight: Sight<'_>) -> BTreeSet<ActorId> {
    let ladders = sight.incidents().flat_map(|(_, spec, _)| spec.suspects().iter().copied());
    let cards = sight.hand().iter().filter_map(|card| match sight.card(card)?.bears() {
        Bearing::Who(actor) => Some(actor),
        Bearing::Link(_) | Bearing::Location(_) | Bearing::Relay(_) => None,
    });
    let claims = sight.claims().filter_map(|(_, claim)| claim.wording().who);
    let proposals = sight.proposals().filter_map(|(_, proposal)| proposal.wording.who);
    let bodies = sight.programmes().flat_map(|(_, spec, _)| spec.bodies().iter().copied());
    let at_home = sight.sheltered().map(|(id, _)| id);
    ladders.chain(cards).chain(claims).chain(proposals).chain(bodies).chain(at_home).collect()
}

/// Texts that a seat may read; the others are replaced.
pub(super) struct Texts(BTreeSet<TextId>);

impl Texts {
    pub(super) const fn none() -> Self {
        Self(BTreeSet::new())
    }

    /// A text that may be read.
    pub(super) fn read(&mut self, text: TextId) -> TextId {
        self.0.insert(text);
        text
    }

    /// Every text, with what may not be read replaced by a marker.
    pub(super) fn replaced(&self, table: &Table, salt: &mut Salt) -> Vec<String> {
        if matches!(salt, Salt::Still) {
            // Nobody reads prose in a world that is only thought of.
            return Vec::new();
        }
        let number = salt.below(1000);
        let texts = table.texts.iter().enumerate();
        texts
            .map(|(index, text)| {
                if self.0.contains(&TextId::at(index)) {
                    text.clone()
                } else {
                    format!("§ secret {index}.{number} §")
                }
            })
            .collect()
    }
}

/// Arbitrary values, the same for the same salt; nothing of a play is decided by them.
pub(in crate::world) enum Salt {
    /// Values that differ from draw to draw.
    Moving(u64),
    /// The least of all values, however often it is asked: what comes out then depends on what is
    /// known and on nothing else, not even on how much there is that is not.
    Still,
}

impl Salt {
    pub(super) const fn new(salt: u64) -> Self {
        Self::Moving(salt ^ 0x5eed_0f5e_c2ec_1e55)
    }

    pub(super) const fn still() -> Self {
        Self::Still
    }

    /// The next 64 bits (`SplitMix64`).
    pub(super) const fn bits(&mut self) -> u64 {
        let Self::Moving(state) = self else { return 0 };
        *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (*state ^ *state >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ z >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ z >> 31
    }

    /// A place below `count`, or 0.
    pub(super) fn below(&mut self, count: usize) -> usize {
        let count = u64::try_from(count).unwrap_or(u64::MAX).max(1);
        usize::try_from((self.bits() >> 16) % count).unwrap_or(0)
    }

    pub(super) fn flip(&mut self) -> bool {
        self.below(2) == 1
    }

    pub(super) fn one_of<T: Copy>(&mut self, list: &[T]) -> Option<T> {
        let place = self.below(list.len());
        list.get(place).copied()
    }

    pub(super) fn byte(&mut self, below: usize) -> u8 {
        u8::try_from(self.below(below.min(256))).unwrap_or(0)
    }

    /// A whole number from `low` to `high`, both included.
    pub(super) fn number(&mut self, low: i16, high: i16) -> i16 {
        let span = usize::try_from(i32::from(high) - i32::from(low) + 1).unwrap_or(1);
        low.saturating_add(i16::try_from(self.below(span)).unwrap_or(0))
    }
}
