//! What became of free-form acts (§14).

use crate::order::{Aim, FreeAct, Odds};
use crate::terms::NationId;
use serde::{Deserialize, Serialize};

/// Something that happened to a free-form act.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum MatrixEvent {
    /// A nation tried one.
    Tried {
        /// Who.
        by: NationId,
        /// What.
        act: Box<FreeAct>,
    },
    /// It was put to the vote.
    PutToVote {
        /// Which, by its number in the play, from 0.
        act: u8,
    },
    /// A nation voted.
    Voted {
        /// On which.
        act: u8,
        /// Who.
        by: NationId,
        /// How likely it finds it.
        odds: Odds,
    },
    /// It was decided: by a ruling, or by the vote.
    Decided {
        /// Which.
        act: u8,
        /// How likely it was found to be.
        odds: Odds,
        /// What it was to bring about.
        aims: Vec<Aim>,
        /// Whether the seats voted, and no facilitator ruled.
        by_vote: bool,
        /// Whether it came off.
        came_off: bool,
    },
}
