//! Values kept for each nation, or for each pair: fixed places, so that a clone is a copy.

use super::drafts::Marks;
use super::position::{Load, NationNow};
use crate::terms::{
    Capacity, Capital, CardSet, Channel, Credibility, Funds, Mandate, NationId, NationSet, Pressure, SourceHealth,
    Staff, Track,
};

/// A value that nothing has happened to, for a nation that does not sit at the table.
pub trait Untouched: 'static {
    /// That value.
    const UNTOUCHED: &'static Self;
}

macro_rules! untouched {
    ($($type:ty = $value:expr;)*) => {
        $(impl Untouched for $type {
            const UNTOUCHED: &'static Self = &$value;
        })*
    };
}

untouched! {
    u8 = 0;
    u16 = 0;
    NationSet = NationSet::NONE;
    CardSet = CardSet::NONE;
    [NationSet; Channel::ALL.len()] = [NationSet::NONE; Channel::ALL.len()];
    Pressure = Pressure::new(0);
    Marks = [[None; 3]; 3];
    NationNow = NationNow {
        growth: Track::new(0),
        freedom: Track::new(0),
        security: Track::new(0),
        mandate: Mandate::new(0),
        credibility: Credibility::new(0),
        capital: Capital::new(0),
        funds: Funds::new(0),
        staff: Staff::new(0),
        sources: SourceHealth::new(0),
        burnt: 0,
        capacity: [Capacity::new(0); 3],
        surge: [0; 3],
        load: Load { replies: 0, judgements: 0, cables: 0 },
        crossed: 0,
        standing: 0,
    };
}

impl<T: 'static> Untouched for Option<T> {
    const UNTOUCHED: &'static Self = &None;
}

/// One value for each nation; there are eight places at a table.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub struct PerNation<T>([T; 8]);

impl<T: Untouched> PerNation<T> {
    /// The value of a nation; one that nothing has happened to if it does not sit at the table, and
    /// never another nation's.
    #[must_use]
    pub fn get(&self, id: NationId) -> &T {
        self.0.get(id.index()).unwrap_or(T::UNTOUCHED)
    }
}

impl<T> PerNation<T> {
    /// The value of a nation, to be changed by `apply`.
    pub(super) fn get_mut(&mut self, id: NationId) -> Option<&mut T> {
        self.0.get_mut(id.index())
    }

    /// All values.
    #[must_use]
    pub const fn all(&self) -> &[T; 8] {
        &self.0
    }

    /// All values, to be changed by `apply`.
    pub(super) const fn all_mut(&mut self) -> &mut [T; 8] {
        &mut self.0
    }
}

/// One value for each ordered pair of nations.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Pairs<T>([T; 64]);

impl<T: Copy + Default> Default for Pairs<T> {
    fn default() -> Self {
        Self([T::default(); 64])
    }
}

/// The place of an ordered pair; none if either can sit at no table, lest it be read as another pair's.
pub(super) const fn pair(a: NationId, b: NationId) -> Option<usize> {
    if a.index() < 8 && b.index() < 8 { Some(a.index() * 8 + b.index()) } else { None }
}

impl<T: Copy + Default> Pairs<T> {
    /// The value of a pair.
    #[must_use]
    pub fn get(&self, a: NationId, b: NationId) -> T {
        pair(a, b).and_then(|place| self.0.get(place)).copied().unwrap_or_default()
    }

    /// The value of a pair, to be changed by `apply`.
    pub(super) fn get_mut(&mut self, a: NationId, b: NationId) -> Option<&mut T> {
        self.0.get_mut(pair(a, b)?)
    }

    /// The value of the pair whichever way round.
    #[must_use]
    pub fn either(&self, a: NationId, b: NationId) -> T {
        self.get(a.min(b), a.max(b))
    }

    /// All values.
    #[must_use]
    pub const fn all(&self) -> &[T; 64] {
        &self.0
    }

    /// All values, to be changed by `apply`.
    pub(super) const fn all_mut(&mut self) -> &mut [T; 64] {
        &mut self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_sits_at_no_table_has_nobody_elses_value() {
        let [one, two, none] = [1, 2, 9].map(NationId::at);
        let mut pairs = Pairs::<u8>::default();
        *pairs.get_mut(two, one).unwrap() = 7;
        // As places go, 1 × 8 + 9 is 2 × 8 + 1.
        assert_eq!((pairs.get(two, one), pairs.get(one, none), pairs.either(none, one)), (7, 0, 0));
        assert!(pairs.get_mut(one, none).is_none() && pairs.get_mut(none, one).is_none());
        assert_eq!(PerNation([7_u8; 8]).get(none), &0);
    }
}
