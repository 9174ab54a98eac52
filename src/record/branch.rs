//! Taking back: where a play can go back to, and what was left behind.
//!
//! A record is only ever appended to, so what was played before a play was taken back stays in
//! it. The line that a play is on and the branches that it left are derived from the record.

use super::line::Line;
use super::read::Recorded;
use crate::order::{Act, FacilitatorAct};
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

/// What a play left when it was taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Branch {
    /// The round and phase in which it was taken back.
    pub from: (u8, Phase),
    /// The round and phase that it was taken back to.
    pub to: (u8, Phase),
    /// The line of the file that says so, from 1.
    pub line: usize,
}

/// Where a line takes a play back to.
pub(super) const fn taken_back(line: &Line) -> Option<(u8, Phase)> {
    match line {
        Line::Input { input: Act::Facilitate(FacilitatorAct::TakeBack { round, phase }), .. } => Some((*round, *phase)),
        _ => None,
    }
}

impl Recorded {
    /// The branches that the play left, in the sequence in which it was taken back.
    #[must_use]
    pub fn branches(&self) -> Vec<Branch> {
        let lines = self.lines().iter().zip(1..);
        lines
            .filter_map(|(line, number)| Some(Branch { from: line.place(), to: taken_back(line)?, line: number }))
            .collect()
    }

    /// The line that the play ended on, without what was taken back.
    #[must_use]
    pub fn main_line(&self) -> Self {
        self.along(self.lines().len())
    }

    /// The line that the play was on when it was taken back for the nth time, counted from 1;
    /// nothing if it was not.
    #[must_use]
    pub fn branch(&self, nth: usize) -> Option<Self> {
        let branch = self.branches().get(nth.checked_sub(1)?).copied()?;
        Some(self.along(branch.line.saturating_sub(1)))
    }

    /// The line that the play was on after so many lines of the file.
    fn along(&self, until: usize) -> Self {
        let mut path: Vec<&Line> = Vec::new();
        // Of each phase on the path, where it begins.
        let mut begun = Marks::new();
        for line in self.lines().iter().take(until) {
            if let Some(place) = taken_back(line) {
                if let Some(length) = begun.back_to(place) {
                    path.truncate(*length);
                }
                continue;
            }
            // The phase that is returned to stands on the path already.
            if matches!(line, Line::Phase { .. }) && !begun.put(line.place(), path.len() + 1) {
                continue;
            }
            path.push(line);
        }
        self.with_lines(path.into_iter().cloned().collect())
    }
}
