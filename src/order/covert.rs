//! Why an order of the covert side is refused (§12).

use serde::{Deserialize, Serialize};
use std::fmt;

/// Why an order of the covert side is refused. It reads nothing that the seat does not know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum CovertRefusal {
    /// The traces of every group that the nation shelters are cleaned up.
    NothingToClean,
    /// The nation has forged nothing on this incident, or has planted it.
    NothingToPlant,
    /// The nation's brief has no honourable exit.
    NoExit,
    /// It has come to light already: an exit would be no more than an admission.
    ToLight,
    /// The nation has come forward: there is nothing left to hide.
    CameForward,
}

impl fmt::Display for CovertRefusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NothingToClean => "no group that you shelter has traces left to clean up",
            Self::NothingToPlant => "you have nothing prepared on this incident that could be planted",
            Self::NoExit => "your brief holds no honourable exit",
            Self::ToLight => "it has come to light: the honourable exit is closed",
            Self::CameForward => "you have come forward: there is nothing left to hide",
        })
    }
}
