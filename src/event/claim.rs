//! What becomes of a claim after it was made: how the rest of the world took it, what replies did to
//! it, what it came to once the truth was public.

use crate::terms::{ClaimId, NationId};
use serde::{Deserialize, Serialize};

/// What moved how far a claim is accepted, after it was made (5.4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Swing {
    /// The accused said nothing.
    Silence,
    /// The accuser was asked for evidence and showed none.
    NoEvidence,
    /// The accuser refused an inquiry by both.
    InquiryRefused,
}

/// Something happened to a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ClaimEvent {
    /// The rest of the world took a view of it (5.3).
    GalleryWeighed {
        /// Which.
        id: ClaimId,
        /// In per cent.
        answer: i16,
    },
    /// A reply, or the want of one, moved how far it is accepted (5.4).
    AcceptanceMoved {
        /// Which.
        id: ClaimId,
        /// By how much, in per cent.
        by: i16,
        /// What did.
        why: Swing,
    },
    /// Its word settled its account with one of its speakers, as the truth became public (5.5).
    Settled {
        /// The claim that carried the speaker's strongest word on the incident.
        id: ClaimId,
        /// The speaker.
        nation: NationId,
        /// In half-points of credibility.
        half_points: i16,
        /// Whether it was true.
        right: bool,
    },
    /// One of its speakers took it back, after it was shown false (5.5).
    Corrected {
        /// Which.
        id: ClaimId,
        /// The speaker.
        nation: NationId,
    },
}

impl ClaimEvent {
    /// Which claim.
    #[must_use]
    pub const fn id(self) -> ClaimId {
        match self {
            Self::GalleryWeighed { id, .. }
            | Self::AcceptanceMoved { id, .. }
            | Self::Settled { id, .. }
            | Self::Corrected { id, .. } => id,
        }
    }
}
