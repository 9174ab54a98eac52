//! What is wrong with a record, and where first.

use crate::order::Refusal;
use crate::scenario::text::Finding;
use crate::terms::Phase;
use crate::world::Misfit;
use std::fmt;

/// The first place at which a record cannot be gone along with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The line, from 1.
    pub line: u32,
    /// The column, from 1, in characters.
    pub column: u32,
    /// The round; 0 before the first.
    pub round: u8,
    /// The phase.
    pub phase: Phase,
    /// What is wrong.
    pub kind: FaultKind,
    /// The same in words: lower case, no full stop.
    pub message: String,
}

/// The kinds of fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// It does not begin like a record.
    NotARecord,
    /// A later program wrote it.
    NewerFormat,
    /// A line does not have the form of a record's line.
    Malformed,
    /// A line does not follow from those before it: it was altered, or one is missing.
    ChainBroken,
    /// A line cannot be read.
    Unreadable(Box<Finding>),
    /// A line stands where no such line can be.
    OutOfPlace,
    /// An event names what this play does not have.
    EventMisfit(Misfit),
    /// The digest is not that of the world here.
    DigestDiffers,
    /// An input's number, round or phase is not the one that it had.
    InputDiffers,
    /// The rules refuse an input.
    Refused(Refusal),
    /// Other events come of an input.
    EventsDiffer,
}

impl Fault {
    pub(super) fn at(line: usize, (round, phase): (u8, Phase), kind: FaultKind, message: impl Into<String>) -> Self {
        let line = u32::try_from(line).unwrap_or(u32::MAX);
        Self { line, column: 1, round, phase, kind, message: message.into() }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { line, column, round, phase, message, .. } = self;
        write!(f, "line {line}, column {column} (round {round}, {}): {message}", phase.word())
    }
}

impl std::error::Error for Fault {}
