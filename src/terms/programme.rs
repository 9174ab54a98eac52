//! The words of capacity building (§10).

use serde::{Deserialize, Serialize};

/// What a programme is (10.1, 10.5).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum ProgrammeKind {
    /// Builds a pillar over rounds; lasting, as far as the host owns it.
    #[default]
    Build,
    /// Sharpens Law or People for one round's orders.
    Surge,
    /// A data-trade deal or a vendor's licence: pays Growth to both sides, and binds the host.
    Revenue,
}

impl ProgrammeKind {
    /// The field's own word, in lower case.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Build => "build",
            Self::Surge => "surge",
            Self::Revenue => "revenue",
        }
    }
}

/// Through whom a programme comes (10.1).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum ProgrammeChannel {
    /// From one government to another.
    #[default]
    Bilateral,
    /// A regional body with a treaty: the treaty comes first, so what it asks is not dropped.
    TreatyBody,
    /// A universal union: everybody is a member, and it asks nothing in return.
    Union,
    /// A clearing house: it sees that nothing is done twice, and takes the donor's choice of conditions.
    Umbrella,
}

impl ProgrammeChannel {
    /// The field's own word, in lower case.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Bilateral => "bilateral",
            Self::TreatyBody => "regional treaty body",
            Self::Union => "universal union",
            Self::Umbrella => "umbrella clearing house",
        }
    }

    /// Whether a programme that comes this way carries no conditions (10.1, 10.2).
    #[must_use]
    pub const fn asks_nothing(self) -> bool {
        matches!(self, Self::Union | Self::Umbrella)
    }
}

/// Who leads a programme (10.1).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Ownership {
    /// The donor wrote the plan.
    #[default]
    DonorLed,
    /// Both did.
    Joint,
    /// The host did.
    HostLed,
}

impl Ownership {
    /// All, from the donor's to the host's.
    pub const ALL: &'static [Self] = &[Self::DonorLed, Self::Joint, Self::HostLed];

    /// The field's own word, in lower case.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::DonorLed => "donor-led",
            Self::Joint => "joint",
            Self::HostLed => "host-led",
        }
    }

    /// How many gained levels outlast the end of the play: 0, 2 or 3 (10.2).
    #[must_use]
    pub const fn cap(self) -> u8 {
        match self {
            Self::DonorLed => 0,
            Self::Joint => 2,
            Self::HostLed => 3,
        }
    }

    /// Who leads a programme of which so many levels last.
    #[must_use]
    pub const fn of(cap: u8) -> Self {
        match cap {
            0 | 1 => Self::DonorLed,
            2 => Self::Joint,
            _ => Self::HostLed,
        }
    }
}

/// What a condition asks of the host (10.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Asked {
    /// Its voice: it sides with the donor when third states take a view.
    Vote,
    /// That it joins a treaty: a contact point is set up with each donor.
    Treaty,
    /// A rights reform: Freedom rises, and the minister pays for it at home.
    RightsReform,
}

/// Why a programme earned nothing in a round, or less than it could.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Halt {
    /// It was not paid for.
    Unfunded,
    /// Tension froze it (3.3).
    Frozen,
    /// The host can absorb no more in a round.
    NotAbsorbed,
    /// Another programme did the same, uncoordinated.
    Duplicate,
    /// Three or more on one pillar only tire the host.
    Tired,
    /// The host could act against those it shelters, and will not: that takes pressure, not aid.
    Unwilling,
}

impl Halt {
    /// In words, lower case, no full stop.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Unfunded => "nobody paid for the round",
            Self::Frozen => "tension froze it",
            Self::NotAbsorbed => "the host could absorb no more",
            Self::Duplicate => "another programme does the same",
            Self::Tired => "three or more programmes on one pillar only tire the host",
            Self::Unwilling => "the host is able and unwilling: that takes pressure, not aid",
        }
    }
}
