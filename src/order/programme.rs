//! What is said of programmes of capacity building in Talks (10.3).

use crate::terms::{Ownership, ProgrammeChannel, ProgrammeId, Rule};
use serde::{Deserialize, Serialize};
use std::fmt;

/// What donor and host have to agree on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProgrammeTerms {
    /// Who leads it.
    pub ownership: Ownership,
    /// How many of its conditions are asked for, the first ones of its list.
    #[serde(default)]
    pub conditions: u8,
}

/// How a host answers an offer (10.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum HostAnswer {
    /// It takes the programme as it is offered.
    Accept,
    /// It takes it on milder terms, if the donor agrees.
    OnTerms(ProgrammeTerms),
    /// It does not take it.
    Decline,
}

/// Something said of a programme.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum ProgrammeTalk {
    /// A donor offers it; costs one staff, and funds for every round that it runs.
    Offer {
        /// Which.
        programme: ProgrammeId,
        /// On which terms.
        terms: ProgrammeTerms,
        /// Whether through the umbrella.
        #[serde(default)]
        umbrella: bool,
    },
    /// The host answers.
    Answer {
        /// Which.
        programme: ProgrammeId,
        /// How.
        answer: HostAnswer,
    },
    /// The donor answers the host's terms.
    Settle {
        /// Which.
        programme: ProgrammeId,
        /// Whether it agrees.
        agree: bool,
    },
    /// Another donor comes in and shares what it costs, instead of doing the same beside it.
    Join {
        /// Which.
        programme: ProgrammeId,
    },
    /// A donor or the host leaves it.
    Leave {
        /// Which.
        programme: ProgrammeId,
    },
}

impl ProgrammeTalk {
    /// Which programme it is about.
    #[must_use]
    pub const fn programme(&self) -> ProgrammeId {
        match *self {
            Self::Offer { programme, .. }
            | Self::Answer { programme, .. }
            | Self::Settle { programme, .. }
            | Self::Join { programme }
            | Self::Leave { programme } => programme,
        }
    }

    /// Whether it answers somebody, and so counts among a round's replies (1.6).
    #[must_use]
    pub const fn is_reply(&self) -> bool {
        matches!(self, Self::Answer { .. } | Self::Settle { .. })
    }
}

/// Why something about a programme is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum ProgrammeRefusal {
    /// The seat is not among those who may fund it.
    NotADonor,
    /// It is on the table, runs or is over.
    NotToOffer,
    /// It does not run.
    NotRunning,
    /// What comes this way carries no conditions.
    AsksNothing {
        /// Which way.
        channel: ProgrammeChannel,
    },
    /// A treaty body does not drop what its treaty asks.
    TreatyFirst,
    /// The host's terms must be milder than the offer: more ownership, fewer conditions.
    NotMilder,
    /// The pillar is at its height.
    NothingToBuild,
    /// A donor has so many programmes at a time (1.8).
    TooMany {
        /// How many.
        most: u8,
    },
    /// The seat has no part in it.
    NoPart,
}

impl ProgrammeRefusal {
    /// The rule that says no.
    #[must_use]
    pub const fn rule(self) -> Rule {
        match self {
            Self::NotADonor | Self::AsksNothing { .. } | Self::TreatyFirst => Rule(10, 1),
            Self::NothingToBuild => Rule(10, 2),
            Self::NotToOffer | Self::NotRunning | Self::NotMilder | Self::NoPart => Rule(10, 3),
            Self::TooMany { .. } => Rule(1, 8),
        }
    }
}

impl fmt::Display for ProgrammeRefusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotADonor => f.write_str("you are not among those who may fund it"),
            Self::NotToOffer => f.write_str("it is on the table already, runs, or is over"),
            Self::NotRunning => f.write_str("it does not run"),
            Self::AsksNothing { channel } => {
                write!(f, "no conditions can be attached by way of the {}", channel.word())
            }
            Self::TreatyFirst => f.write_str("a treaty body does not drop what its treaty asks"),
            Self::NotMilder => f.write_str("ask for milder terms than the offer: more ownership or fewer conditions"),
            Self::NothingToBuild => f.write_str("their pillar is at its height"),
            Self::TooMany { most } => write!(f, "a donor has at most {most} at a time"),
            Self::NoPart => f.write_str("you have no part in it"),
        }
    }
}
