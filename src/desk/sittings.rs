//! Several people at one screen (1.7): who sits down when, and what is read together.
//!
//! With one person nothing of this is seen. With several, each sits down once a round, for Talks
//! and Orders in one, behind a curtain; the round's news are read together and each seat's own
//! cables as it sits down again.

use crate::terms::{NationId, NationSet};
use std::collections::VecDeque;

/// What is done at the one screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sitting {
    /// Nobody may look yet.
    #[default]
    Curtain,
    /// The seat reads its cables.
    News,
    /// The seat is at its desk.
    Desk,
    /// Everybody reads the news of the round.
    Together,
    /// A minister's letter is read.
    Letter,
    /// All has been read.
    Done,
}

/// Whose turn it is at the one screen.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Turns {
    /// What is done now.
    pub now: Sitting,
    /// Who is still to sit down this round, the next first.
    waiting: VecDeque<NationId>,
    /// The seats at which somebody sits who has read the notice.
    pub warned: NationSet,
}

impl Turns {
    /// Nobody sits yet. One person alone has read the notice as the seat was taken; of several, each
    /// reads it at the curtain.
    #[must_use]
    pub fn of(people: &[NationId]) -> Self {
        let warned = if people.len() == 1 { people.iter().copied().collect() } else { NationSet::NONE };
        Self { warned, ..Self::default() }
    }

    /// Everybody is still to sit down this round. Another seat begins each: whoever sits first cannot
    /// read what the others write.
    pub fn convene(&mut self, people: &[NationId], round: u8) {
        let first = usize::from(round.saturating_sub(1)).checked_rem(people.len()).unwrap_or(0);
        self.waiting = people.iter().cycle().skip(first).take(people.len()).copied().collect();
        self.now = Sitting::Curtain;
    }

    /// Everybody is to read their letter, in their order.
    pub fn convene_for_letters(&mut self, people: &[NationId]) {
        self.waiting = people.iter().copied().collect();
        self.now = Sitting::Curtain;
    }

    /// Who sits down next, or sits.
    #[must_use]
    pub fn next(&self) -> Option<NationId> {
        self.waiting.front().copied()
    }

    /// How many are still to sit down, whoever sits counted.
    #[must_use]
    pub fn left(&self) -> usize {
        self.waiting.len()
    }

    /// Somebody else sits down in place of the next.
    pub fn replace_next(&mut self, other: NationId) {
        if let Some(next) = self.waiting.front_mut() {
            *next = other;
        }
    }

    /// The right people sit at the screen now.
    pub fn sit_down(&mut self, over: bool, round: u8) {
        self.now = match (over, round) {
            (true, _) => Sitting::Letter,
            (false, 0 | 1) => Sitting::Desk,
            (false, _) => Sitting::News,
        };
    }

    /// Whoever sat is done; whether somebody is still to sit down.
    pub fn stand_up(&mut self) -> bool {
        self.waiting.pop_front();
        let more = !self.waiting.is_empty();
        if more {
            self.now = Sitting::Curtain;
        }
        more
    }
}
