//! What happened in public opinion (§13).

use crate::terms::{IncidentId, NationId};
use serde::{Deserialize, Serialize};

/// Something that happened in public opinion (§13). All of it is public.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum PressEvent {
    /// Shutting networks down brought calm, for one round.
    NetworksCalmed {
        /// Whose.
        nation: NationId,
    },
    /// The networks are back, and the calm is over.
    NetworksBack {
        /// Whose.
        nation: NationId,
    },
    /// The networks were in uproar.
    Upheaval {
        /// Where.
        nation: NationId,
        /// Over what.
        incident: IncidentId,
    },
    /// An influence operation came to light.
    InfluenceExposed {
        /// Whose.
        by: NationId,
        /// Whom it worked on.
        target: NationId,
    },
}
