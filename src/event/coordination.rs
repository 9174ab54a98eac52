//! What was agreed about speaking on one day, and who did (5.1).

use crate::terms::{ClaimId, CoordinationId, IncidentId, NationId, NationSet};
use serde::{Deserialize, Serialize};

/// Something about speaking on one day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum CoordinationEvent {
    /// It was proposed.
    Proposed {
        /// Its number.
        id: CoordinationId,
        /// By whom.
        by: NationId,
        /// To whom.
        to: NationSet,
        /// On what.
        incident: IncidentId,
        /// In which round.
        round: u8,
    },
    /// Somebody who was asked answered.
    Answered {
        /// Which.
        id: CoordinationId,
        /// Who.
        by: NationId,
        /// Whether it will speak that day.
        yes: bool,
    },
    /// Several spoke as agreed and named the same: others answer them as one.
    Spoken {
        /// Which.
        id: CoordinationId,
        /// What they said.
        claims: Vec<ClaimId>,
    },
}
