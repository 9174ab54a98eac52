//! The help with a first round: what to look at and do next, one step at a time.
//!
//! A step is over once it was done, whoever thought of it; nothing is locked, and the help can be
//! sent away and called back. How a step is worded is for whoever shows it: it names keys and places.

use super::rooms::Room;
use crate::terms::Phase;
use crate::view::sheet::Sheet;

/// A step of a first round.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// The brief is read.
    Brief,
    /// Evidence is looked at, and the seat's own word recorded.
    Evidence,
    /// The analyst's word is held against it.
    Analyst,
    /// Papers are read, and one talks.
    Papers,
    /// Something is ordered.
    Order,
    /// The tray is looked at and locked.
    Tray,
    /// What came of it is read.
    Consequence,
    /// The next round is begun.
    Next,
}

impl Step {
    /// The steps in their order.
    pub const ALL: [Self; 8] = [
        Self::Brief,
        Self::Evidence,
        Self::Analyst,
        Self::Papers,
        Self::Order,
        Self::Tray,
        Self::Consequence,
        Self::Next,
    ];

    /// Whether it was done, by somebody who is in this room.
    #[must_use]
    pub fn is_done(self, sheet: &Sheet, room: Room) -> bool {
        let (round, phase) = (sheet.header.round, sheet.header.phase);
        let talks_are_over = round > 1 || phase > Phase::Talks;
        match self {
            Self::Brief => round > 1 || phase > Phase::Briefing,
            Self::Evidence => talks_are_over || sheet.incidents.iter().any(|row| row.own.is_some()),
            Self::Analyst => talks_are_over || room == Room::Inbox,
            Self::Papers => talks_are_over,
            Self::Order => round > 1 || !sheet.tray.is_empty(),
            Self::Tray => round > 1 || phase > Phase::Orders,
            Self::Consequence => round > 1,
            Self::Next => round > 2 || (round == 2 && phase > Phase::Talks),
        }
    }
}

/// The place of the step that is taken on the communiqué and not at the desk.
const CONSEQUENCE: usize = Step::ALL.len() - 2;

/// How far a first round has been helped along.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Guide {
    /// Whether the help is wanted.
    pub shown: bool,
    /// The step, from 0.
    pub at: usize,
}

impl Guide {
    /// Help from the first step on.
    #[must_use]
    pub const fn begun() -> Self {
        Self { shown: true, at: 0 }
    }

    /// Goes on to the first step that is not done.
    pub fn go_on(&mut self, sheet: &Sheet, room: Room) {
        while Step::ALL.get(self.at).is_some_and(|step| step.is_done(sheet, room)) {
            self.at += 1;
        }
    }

    /// Goes on to what a communiqué tells, where one is read and the help has not got further; whether
    /// it is to be shown there.
    pub fn after_round(&mut self) -> bool {
        let due = self.shown && self.at <= CONSEQUENCE;
        if due {
            self.at = CONSEQUENCE;
        }
        due
    }

    /// The step to be shown, if help is wanted.
    #[must_use]
    pub fn step(&self) -> Option<Step> {
        Step::ALL.get(self.at).copied().filter(|_| self.shown)
    }

    /// Whether a step is left.
    #[must_use]
    pub const fn has_more(&self) -> bool {
        self.at < Step::ALL.len()
    }

    /// Whether the last step is reached.
    #[must_use]
    pub const fn is_last(&self) -> bool {
        self.at + 1 == Step::ALL.len()
    }
}
