//! Values kept for each nation, or for each pair: fixed places, so that a clone is a copy.

use crate::terms::NationId;

/// One value for each nation; there are eight places at a table.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub struct PerNation<T>([T; 8]);

impl<T> PerNation<T> {
    /// The value of a nation.
    #[must_use]
    pub fn get(&self, id: NationId) -> &T {
        let [first, ..] = &self.0;
        self.0.get(id.index()).unwrap_or(first)
    }

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

impl<T: Copy + Default> Pairs<T> {
    /// The value of a pair.
    #[must_use]
    pub fn get(&self, a: NationId, b: NationId) -> T {
        self.0.get(a.index() * 8 + b.index()).copied().unwrap_or_default()
    }

    /// The value of a pair, to be changed by `apply`.
    pub(super) fn get_mut(&mut self, a: NationId, b: NationId) -> Option<&mut T> {
        self.0.get_mut(a.index() * 8 + b.index())
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
