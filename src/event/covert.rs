//! What happened on the covert side (§12), and what of it came to light.

use crate::terms::{ActorId, CardSet, IncidentId, NationId};
use serde::{Deserialize, Serialize};

/// Something that happened on the covert side (§12).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum CovertEvent {
    /// A host cleaned up the traces of a group.
    TracesCleaned {
        /// The group.
        actor: ActorId,
        /// The host.
        by: NationId,
    },
    /// Forged cards were put where inquiries find them.
    FlagPlanted {
        /// The forger.
        by: NationId,
        /// The incident they are about.
        incident: IncidentId,
        /// The cards.
        cards: CardSet,
    },
    /// An inquiry showed, to all, that a host had cleaned up.
    CleanUpExposed {
        /// The host.
        by: NationId,
        /// The group.
        actor: ActorId,
        /// The incident that was looked into.
        incident: IncidentId,
        /// Who found it.
        found_by: NationId,
    },
    /// A source check showed, to all, that cards were forged and by whom.
    FlagExposed {
        /// The forger.
        by: NationId,
        /// The incident they were about.
        incident: IncidentId,
        /// The cards.
        cards: CardSet,
        /// Who found it.
        found_by: NationId,
    },
    /// A host took its honourable exit, in public.
    CameForward {
        /// The host.
        by: NationId,
        /// Whether it had been asked, told or charged enough before (§12).
        #[serde(default = "as_before")]
        prompted: bool,
    },
}

/// Before there was a difference, an exit counted in full.
const fn as_before() -> bool {
    true
}
