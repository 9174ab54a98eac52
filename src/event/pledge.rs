//! What became of pledges (9.1) and of restrictive measures (7.3).

use crate::order::Pledge;
use crate::terms::{ClaimId, DeedId, IncidentId, MessageId, NationId, NationSet, PledgeId};
use serde::{Deserialize, Serialize};

/// How a pledge ended (9.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Fate {
    /// It was kept.
    Kept,
    /// It was broken.
    Broken,
    /// Its condition can no longer come about.
    Overtaken,
}

impl Fate {
    /// The field's own word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::Broken => "broken",
            Self::Overtaken => "overtaken",
        }
    }
}

/// What decided a pledge, or brought its condition about (9.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Decider {
    /// An order that was carried out.
    Deed(DeedId),
    /// A public claim.
    Claim(ClaimId),
    /// Where an incident stands.
    Incident(IncidentId),
    /// The restraint of a host.
    Host(NationId),
    /// The round that was named is over.
    Time,
}

/// What happened to a pledge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum PledgeEvent {
    /// A nation gave a pledge.
    Given {
        /// Its number.
        id: PledgeId,
        /// Who.
        by: NationId,
        /// What, and to whom.
        pledge: Pledge,
        /// The message that carries it.
        message: MessageId,
    },
    /// Its condition came about: it binds from now.
    Bound {
        /// Which.
        id: PledgeId,
        /// What brought the condition about.
        decider: Decider,
    },
    /// The ledger judged it.
    Judged {
        /// Which.
        id: PledgeId,
        /// How.
        fate: Fate,
        /// What decided it.
        decider: Decider,
    },
}

impl PledgeEvent {
    /// The pledge that it is about.
    #[must_use]
    pub const fn id(&self) -> PledgeId {
        match self {
            Self::Given { id, .. } | Self::Bound { id, .. } | Self::Judged { id, .. } => *id,
        }
    }
}

/// What happened to restrictive measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum MeasuresEvent {
    /// A nation imposed them on another.
    Imposed {
        /// Who.
        by: NationId,
        /// On whom.
        on: NationId,
    },
    /// A nation lifted them.
    Lifted {
        /// Who.
        by: NationId,
        /// From whom.
        on: NationId,
    },
    /// Others press on a nation from now on, by measures or by threats.
    Pressed {
        /// On whom.
        on: NationId,
        /// Who, all together.
        by: NationSet,
    },
}
