//! Taking back: where a play can go back to, and what was left behind.
//!
//! A record is only ever appended to, so what was played before a play was taken back stays in
//! it. The line that a play is on and the branches that it left are derived from the record.

use super::line::{Line, taken_back};
use super::marks::Marks;
use super::read::Recorded;
use crate::terms::Phase;

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
