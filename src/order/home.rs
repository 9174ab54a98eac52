//! What is said at home (2.6), and why it is refused.

use serde::{Deserialize, Serialize};
use std::fmt;

/// Something said to the other ministries of one's own government (2.6).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum HomeTalk {
    /// Keeps liaison for this round; costs one staff.
    Liaise,
}

/// Why it is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum HomeRefusal {
    /// Liaison is kept already this round.
    Liaised,
}

impl fmt::Display for HomeRefusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Liaised => f.write_str("you keep liaison with your other ministries this round already"),
        }
    }
}
