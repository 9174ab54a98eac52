//! What a play can go back to.

use crate::terms::Phase;
use std::sync::Arc;

/// States as they were when each phase of the line that a play is on began.
#[derive(Clone)]
pub struct Marks<T>(Vec<((u8, Phase), Arc<T>)>);

impl<T> Default for Marks<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T> Marks<T> {
    /// None yet.
    #[must_use]
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// Remembers how a phase began, and says so; the phase that was gone back to is remembered
    /// already.
    pub fn put(&mut self, place: (u8, Phase), state: T) -> bool {
        let fresh = self.0.last().is_none_or(|(last, _)| *last != place);
        if fresh {
            self.0.push((place, Arc::new(state)));
        }
        fresh
    }

    /// Goes back to the beginning of a phase and forgets what came after it; nothing if the
    /// play has not been there.
    pub fn back_to(&mut self, place: (u8, Phase)) -> Option<&T> {
        let at = self.0.iter().rposition(|(other, _)| *other == place)?;
        self.0.truncate(at + 1);
        self.0.last().map(|(_, state)| state.as_ref())
    }

    /// The places that it has been, first to last.
    pub fn places(&self) -> impl Iterator<Item = (u8, Phase)> + '_ {
        self.0.iter().map(|(place, _)| *place)
    }

    /// Whether the play has been there, on the line that it is on.
    #[must_use]
    pub fn has(&self, place: (u8, Phase)) -> bool {
        self.0.iter().any(|(other, _)| *other == place)
    }
}
