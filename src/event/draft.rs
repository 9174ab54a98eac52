//! What happened to norms (8.1) and to negotiated texts (8.2, 8.3).

use crate::order::{Package, Pick};
use crate::terms::{IncidentId, NationId, NationSet, NormId, NormStage, Stance};
use serde::{Deserialize, Serialize};

/// Something happened to a norm.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum NormEvent {
    /// It spread further, or fell back.
    StageReached {
        /// Which.
        norm: NormId,
        /// How far it has spread now.
        stage: NormStage,
    },
    /// A breach of it went unanswered this round.
    LeftUnanswered {
        /// Which.
        norm: NormId,
        /// By what.
        incident: IncidentId,
    },
    /// A nation took it upon itself.
    Joined {
        /// Which.
        norm: NormId,
        /// Who.
        nation: NationId,
    },
}

/// Something happened to a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DraftEvent {
    /// Which draft, by its place in the scenario's list.
    pub draft: u8,
    /// What.
    pub what: Drafted,
}

/// What happened to a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Drafted {
    /// It was put on the table.
    Tabled {
        /// By whom.
        by: NationId,
    },
    /// A nation joined the sponsors.
    CoSponsored {
        /// Who.
        by: NationId,
    },
    /// A member said what it thinks of an option.
    Marked {
        /// Who.
        by: NationId,
        /// Of which.
        pick: Pick,
        /// What.
        stance: Stance,
    },
    /// An option came into the text.
    Amended {
        /// By whom.
        by: NationId,
        /// Which.
        pick: Pick,
    },
    /// A package was offered.
    PackageOffered {
        /// Which.
        package: Package,
    },
    /// A package was answered.
    PackageAnswered {
        /// Which.
        package: Package,
        /// Whether it was taken.
        taken: bool,
    },
    /// Nobody answered a package.
    PackageLapsed,
    /// A member reserved its position.
    Reserved {
        /// Who.
        by: NationId,
        /// On which clause.
        clause: u8,
    },
    /// A member lifted its reservation.
    ReservationLifted {
        /// Who.
        by: NationId,
        /// On which clause.
        clause: u8,
    },
    /// The text was put under silence.
    PutUnderSilence {
        /// By whom.
        by: NationId,
    },
    /// A member broke the silence.
    SilenceBroken {
        /// Who.
        by: NationId,
        /// Whether the text is back on the table; else the forum goes on without that member.
        ends: bool,
    },
    /// The text was adopted.
    Adopted {
        /// By whom.
        by: NationSet,
        /// Whether the stakeholder panel endorsed it; nothing if it is of two minds or has none.
        endorsed: Option<bool>,
    },
    /// A nation signed a treaty.
    Signed {
        /// Who.
        by: NationId,
    },
    /// Nations became its parties: it was declared by them, or binds them now.
    Bound {
        /// Who.
        parties: NationSet,
    },
}

impl Drafted {
    /// Whether everybody hears of it, and not the forum's members alone.
    #[must_use]
    pub const fn is_public(self) -> bool {
        matches!(self, Self::Adopted { .. } | Self::Signed { .. } | Self::Bound { .. })
    }
}
