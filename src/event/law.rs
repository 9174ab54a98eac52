//! What became of countermeasures (6.1), and of what hosts owe once they are told (6.3).

use crate::terms::{ActionId, ActorId, IncidentId, NationId};
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
        /// Whether it rests on what a host has left undone (6.2).
        diligence: bool,
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
    /// A host was told and shown a card on the origin: its term for feasible steps runs (6.3).
    TermBegan {
        /// Who told it.
        by: NationId,
        /// The host.
        host: NationId,
        /// Of what.
        incident: IncidentId,
    },
    /// Its term ran out without a step.
    TermRanOut {
        /// Who had told it.
        by: NationId,
        /// The host.
        host: NationId,
        /// Of what.
        incident: IncidentId,
    },
    /// A file, or a notification, named a group and no state (5.1, 6.5).
    GroupNamed {
        /// Who did.
        by: NationId,
        /// To whom it was told; nobody in particular if it is a file.
        to: Option<NationId>,
        /// Over what.
        incident: IncidentId,
        /// By what.
        action: ActionId,
        /// Whom.
        who: ActorId,
    },
    /// It has taken a step after its term had run out.
    StepsTaken {
        /// Who had told it.
        by: NationId,
        /// The host.
        host: NationId,
        /// Against what.
        incident: IncidentId,
    },
}
