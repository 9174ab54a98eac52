//! The lines of a record, and the chain that ties each to those before it.

use super::play::Play;
use crate::event::Event;
use crate::order::{Act, By, FacilitatorAct};
use crate::scenario::format::Scenario;
use crate::scenario::text::{Naming, to_line};
use crate::terms::{NationId, Phase};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// The number of the record's format.
pub const FORMAT: u8 = 2;

/// What every line begins with, before its chain.
pub const OPEN: &str = "(chain: \"";

/// Between the chain of a line and the line, and after the line.
const BETWEEN: &str = "\", line: ";
const CLOSE: &str = ")";

/// One line of a record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Line {
    /// The first line: all that the play started from.
    Header(Arc<Header>),
    /// Something was put in.
    Input {
        /// Its number in the play, from 1.
        seq: u32,
        /// The round; 0 before the first.
        round: u8,
        /// The phase in which it was put in.
        phase: Phase,
        /// By whom.
        by: By,
        /// What.
        input: Act,
    },
    /// What came of the input before it. An input that came to nothing has no such line.
    Events {
        /// The round.
        round: u8,
        /// The phase that they belong to.
        phase: Phase,
        /// What happened, in order.
        events: Vec<Event>,
    },
    /// A phase has begun.
    Phase {
        /// The round.
        round: u8,
        /// The phase.
        phase: Phase,
        /// The digest of the world as it begins, in hexadecimal digits.
        digest: String,
    },
    /// All that one act led to stands above: the act, and whatever policies and the table did on
    /// it. What stands below the last such line was still being written when the play stopped.
    Done {
        /// The round.
        round: u8,
        /// The phase.
        phase: Phase,
        /// The number of the last input above.
        seq: u32,
    },
}

/// All that a play started from: the world before it can be set up from this alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Header {
    /// The number of the record's format.
    pub format: u8,
    /// The version of the program that wrote it.
    pub program: String,
    /// The version of the rules.
    pub rules: u8,
    /// The version of the dice.
    pub dice: u8,
    /// The version of the digests.
    pub digest: String,
    /// What every roll is drawn from.
    pub seed: u64,
    /// Who played.
    pub seats: Vec<Seated>,
    /// The scenario with its catalogue merged in.
    pub scenario: Scenario,
}

/// Who played a seat.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Seated {
    /// The seat.
    pub nation: NationId,
    /// `person`, or the name of a policy.
    pub by: String,
    /// The policy in full, where its name alone does not say how it plays: a later program, or
    /// one without that file, then goes on with the play as it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_full: Option<String>,
}

impl Line {
    /// The round and the phase that the line belongs to.
    #[must_use]
    pub const fn place(&self) -> (u8, Phase) {
        match *self {
            Self::Header(_) => (0, Phase::Briefing),
            Self::Input { round, phase, .. }
            | Self::Events { round, phase, .. }
            | Self::Phase { round, phase, .. }
            | Self::Done { round, phase, .. } => (round, phase),
        }
    }

    /// What one input comes to in a record: itself, its events, and the phase that it
    /// begins. `play` has taken it; `round` and `phase` are from before.
    pub(super) fn of((round, phase): (u8, Phase), by: By, input: &Act, play: &Play) -> Vec<Self> {
        let (seq, events) = (play.taken(), play.events());
        let mut lines = vec![Self::Input { seq, round, phase, by, input: input.clone() }];
        let (round, phase) = (play.round(), play.phase());
        if !events.is_empty() {
            let begun = events.iter().find_map(|event| match event {
                Event::PhaseBegan { phase } => Some(*phase),
                _ => None,
            });
            lines.push(Self::Events { round, phase: begun.unwrap_or(phase), events: events.to_vec() });
        }
        if matches!(input, Act::Advance | Act::Facilitate(FacilitatorAct::TakeBack { .. })) {
            lines.push(Self::Phase { round, phase, digest: play.world().digest().to_string() });
        }
        lines
    }

    /// That the act is done to which the inputs so far belong.
    pub(super) const fn done(play: &Play) -> Self {
        Self::Done { round: play.round(), phase: play.phase(), seq: play.taken() }
    }

    /// The line's own canonical text, without its chain.
    #[must_use]
    pub fn text(&self, naming: &dyn Naming) -> String {
        // Only fractions and bytes cannot be written, and no line holds either.
        to_line(self, naming).unwrap_or_default()
    }
}

/// The chain so far: a hash over all lines up to here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Chain(blake3::Hash);

impl Chain {
    /// The chain before the first line of a record of a format.
    pub(super) fn beginning(format: u8) -> Self {
        Self(blake3::hash(format!("demarche record {format}").as_bytes()))
    }

    /// The chain as a line of a file says it; nothing if it is none.
    pub(super) fn said(hex: &[u8]) -> Option<Self> {
        blake3::Hash::from_hex(hex).ok().map(Self)
    }

    /// The chain with one more line, given as its canonical text.
    pub(super) fn with(self, line: &[u8]) -> Self {
        let mut hasher = blake3::Hasher::new();
        hasher.update(self.0.as_bytes());
        hasher.update(line);
        Self(hasher.finalize())
    }

    /// A line as it stands in a file, without its newline.
    pub(super) fn wrap(self, line: &str) -> String {
        format!("{OPEN}{}{BETWEEN}{line}{CLOSE}", self.0.to_hex())
    }

    /// The hash in hexadecimal digits.
    pub(super) fn hex(self) -> String {
        self.0.to_hex().to_string()
    }

    /// Whether this is what a file's line says of itself.
    pub(super) fn is(self, said: &[u8]) -> bool {
        self.0.to_hex().as_bytes() == said
    }
}

/// The chain that a file's line says of itself, and the line's own text.
pub(super) fn open(line: &[u8]) -> Option<(&[u8], &[u8])> {
    let rest = line.strip_prefix(OPEN.as_bytes())?;
    let (chain, rest) = rest.split_at_checked(64)?;
    let text = rest.strip_prefix(BETWEEN.as_bytes())?.strip_suffix(CLOSE.as_bytes())?;
    Some((chain, text))
}

/// How many bytes stand before a line's own text in a file.
pub(super) const BEFORE: usize = OPEN.len() + 64 + BETWEEN.len();

/// Where a line takes a play back to.
pub(super) const fn taken_back(line: &Line) -> Option<(u8, Phase)> {
    match line {
        Line::Input { input: Act::Facilitate(FacilitatorAct::TakeBack { round, phase }), .. } => Some((*round, *phase)),
        _ => None,
    }
}
