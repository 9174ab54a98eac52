//! What other ministries did at home (2.6).

use crate::terms::NationId;
use serde::{Deserialize, Serialize};

/// Something between a ministry and the others of its own government (2.6).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum HomeEvent {
    /// A nation keeps liaison with its other ministries this round.
    Liaised {
        /// Which.
        nation: NationId,
    },
    /// Another ministry acted first.
    Acted {
        /// Whose.
        nation: NationId,
        /// Which home script of the nation, by its place.
        script: u8,
    },
}
