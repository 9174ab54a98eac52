//! What happened to programmes of capacity building (§10).

use crate::order::{HostAnswer, ProgrammeTerms};
use crate::terms::{Halt, NationId, NationSet, ProgrammeChannel, ProgrammeId};
use serde::{Deserialize, Serialize};

/// Something that happened to a programme.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum ProgrammeEvent {
    /// It was offered.
    Offered {
        /// Which.
        id: ProgrammeId,
        /// By whom; nobody if a body did, by script.
        by: Option<NationId>,
        /// Through whom.
        channel: ProgrammeChannel,
        /// On which terms.
        terms: ProgrammeTerms,
    },
    /// The host answered.
    Answered {
        /// Which.
        id: ProgrammeId,
        /// Who.
        by: NationId,
        /// How.
        answer: HostAnswer,
        /// Whether the formula answered for a host that said nothing (10.3).
        scripted: bool,
    },
    /// The donor answered the host's terms; time answers for one that says nothing.
    Settled {
        /// Which.
        id: ProgrammeId,
        /// Who; nobody if a body did, or time.
        by: Option<NationId>,
        /// Whether it agreed.
        agree: bool,
    },
    /// It began.
    Begun {
        /// Which.
        id: ProgrammeId,
        /// Who funds it.
        donors: NationSet,
        /// How many gained levels will outlast the play.
        ownership: u8,
        /// Points earned at once by complying under pressure.
        progress: u8,
        /// Whether the host complied under pressure.
        pressed: bool,
    },
    /// Another donor came in.
    Joined {
        /// Which.
        id: ProgrammeId,
        /// Who.
        by: NationId,
    },
    /// A round of it was done.
    Advanced {
        /// Which.
        id: ProgrammeId,
        /// Points earned.
        points: u8,
        /// Why not more.
        halt: Option<Halt>,
    },
    /// Peers taught the host beside it (10.4).
    Taught {
        /// Which.
        id: ProgrammeId,
        /// Points earned.
        points: u8,
    },
    /// It delivered a level.
    Delivered {
        /// Which.
        id: ProgrammeId,
        /// Points left towards the next.
        progress: u8,
    },
    /// A donor or the host left it.
    Left {
        /// Which.
        id: ProgrammeId,
        /// Who.
        by: NationId,
        /// Whether that was the end of it.
        ends: bool,
    },
    /// It was completed.
    Completed {
        /// Which.
        id: ProgrammeId,
    },
    /// Levels that the host never owned were struck off at the end (10.3).
    StruckOff {
        /// Which.
        id: ProgrammeId,
        /// How many.
        levels: u8,
    },
}

impl ProgrammeEvent {
    /// Which programme it is about.
    #[must_use]
    pub const fn programme(&self) -> ProgrammeId {
        match *self {
            Self::Offered { id, .. }
            | Self::Answered { id, .. }
            | Self::Settled { id, .. }
            | Self::Begun { id, .. }
            | Self::Joined { id, .. }
            | Self::Advanced { id, .. }
            | Self::Taught { id, .. }
            | Self::Delivered { id, .. }
            | Self::Left { id, .. }
            | Self::Completed { id }
            | Self::StruckOff { id, .. } => id,
        }
    }
}
