//! What is each nation's own of what all have: the seat's place stays, those of others are drawn.

use super::{Known, Salt};
use crate::terms::{CardSet, NationSet};
use crate::world::{Pairs, PerNation};

/// Something of which each nation has its own part.
pub(in crate::world) trait Own {
    /// What is drawn for the others.
    type Part;

    /// The same with all but the seat's own part changed.
    fn own(&self, known: &Known<'_>, draw: impl Fn(&Known<'_>, &mut Salt) -> Self::Part, salt: &mut Salt) -> Self;
}

/// The places of nobody stay as they are.
impl<T: Copy> Own for PerNation<T> {
    type Part = T;

    fn own(&self, known: &Known<'_>, draw: impl Fn(&Known<'_>, &mut Salt) -> T, salt: &mut Salt) -> Self {
        let mut changed = *self;
        for other in known.others.iter() {
            if let Some(place) = changed.get_mut(other) {
                *place = draw(known, salt);
            }
        }
        changed
    }
}

/// A pair is its first nation's.
impl<T: Copy + Default> Own for Pairs<T> {
    type Part = T;

    fn own(&self, known: &Known<'_>, draw: impl Fn(&Known<'_>, &mut Salt) -> T, salt: &mut Salt) -> Self {
        let mut changed = *self;
        for from in known.others.iter() {
            for to in known.others.with(known.seat).without(from).iter() {
                if let Some(place) = changed.get_mut(from, to) {
                    *place = draw(known, salt);
                }
            }
        }
        changed
    }
}

/// Whether it is in a set is a nation's own.
impl Own for NationSet {
    type Part = Self;

    fn own(&self, known: &Known<'_>, draw: impl Fn(&Known<'_>, &mut Salt) -> Self, salt: &mut Salt) -> Self {
        let others = draw(known, salt).without(known.seat);
        if self.has(known.seat) { others.with(known.seat) } else { others }
    }
}

/// Cards are those of whoever forged them.
impl Own for CardSet {
    type Part = Self;

    fn own(&self, known: &Known<'_>, draw: impl Fn(&Known<'_>, &mut Salt) -> Self, salt: &mut Salt) -> Self {
        let own: Self = known.sight.forged().map(|(id, _, _)| id).collect();
        self.common(own).union(draw(known, salt).minus(own))
    }
}

/// Groups, as bits, are those of whoever shelters them.
impl Own for u32 {
    type Part = Self;

    fn own(&self, known: &Known<'_>, draw: impl Fn(&Known<'_>, &mut Salt) -> Self, salt: &mut Salt) -> Self {
        let own = known.sight.sheltered().fold(0, |bits, (actor, _)| bits | 1 << (actor.index() & 31));
        self & own | draw(known, salt) & !own
    }
}
