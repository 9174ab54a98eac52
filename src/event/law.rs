//! What became of countermeasures (6.1).

use crate::terms::{ActionId, IncidentId, NationId};
use serde::{Deserialize, Serialize};

/// Why a countermeasure that had a ground in law has none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Wrong {
    /// Its target was shown to have nothing to do with it: it was unlawful from the start.
    Innocent,
    /// Its target had complied, and it was not lifted in the next round.
    NotLifted,
}

/// Something that happened under §6.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum LawEvent {
    /// A nation took a countermeasure, which stands until it is lifted.
    Taken {
        /// Who.
        by: NationId,
        /// Against whom.
        on: NationId,
        /// Over what.
        incident: IncidentId,
        /// Which.
        action: ActionId,
        /// Whether it had no ground in law as it was taken.
        unlawful: bool,
    },
    /// It was lifted.
    Lifted {
        /// Its place among the countermeasures of the play.
        id: u16,
    },
    /// Its target complied: it is to be lifted in the next round.
    Complied {
        /// Its place among the countermeasures of the play.
        id: u16,
    },
    /// It turned out to be, or became, unlawful.
    Unlawful {
        /// Its place among the countermeasures of the play.
        id: u16,
        /// Why.
        why: Wrong,
    },
}
