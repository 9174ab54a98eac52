//! §2.6 Home clearance: what other ministries do if nobody speaks with them.

use super::{Condition, Effect};
use crate::terms::TextId;
use serde::{Deserialize, Serialize};

/// Something that another ministry does first, once, if this one keeps no liaison (2.6).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HomeScript {
    /// Who acts: `the public prosecutor`.
    pub ministry: TextId,
    /// What it does, as the newspapers have it.
    pub text: TextId,
    /// When it would; `Me` is the nation.
    pub when: Condition,
    /// What comes of it; `Me` is the nation.
    pub effects: Vec<Effect>,
}
