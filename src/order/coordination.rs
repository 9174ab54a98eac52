//! Speaking on one day (5.1): what is said of it in Talks, and why it is refused.

use crate::terms::{CoordinationId, IncidentId, NationSet};
use serde::{Deserialize, Serialize};
use std::fmt;

/// Something said of speaking on one day, each in its own words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum CoordinationTalk {
    /// Proposes it; costs one staff.
    Propose {
        /// To whom.
        to: NationSet,
        /// On what they are to speak.
        incident: IncidentId,
        /// In which round.
        round: u8,
    },
    /// Answers a proposal of another.
    Answer {
        /// Which.
        coordination: CoordinationId,
        /// Whether the seat will speak that day.
        yes: bool,
    },
}

/// Why it is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum CoordinationRefusal {
    /// The round is over, or the play will be.
    NotThatRound,
    /// The seat has proposed or agreed with whom it speaks on the incident in that round.
    Agreed,
}

impl fmt::Display for CoordinationRefusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotThatRound => "name this round or one that is still to come",
            Self::Agreed => "you have proposed or agreed already with whom you speak on this incident in that round",
        })
    }
}
