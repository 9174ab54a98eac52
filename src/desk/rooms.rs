//! The rooms of a desk, and what the end of a phase is called.

use crate::terms::{Module, Phase};
use crate::view::sheet::Header;

/// A room of the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Room {
    /// Papers that have come in.
    Inbox,
    /// Incidents and their evidence.
    Incidents,
    /// What one can say.
    Talks,
    /// How one stands with the others.
    Relations,
    /// What one can do.
    Orders,
    /// The chart and the tracks.
    Table,
    /// Instructions.
    #[default]
    Brief,
    /// Texts that are negotiated, and the norms.
    Negotiation,
    /// What nations have promised.
    Pledges,
    /// Programmes of capacity building.
    Capacity,
}

impl Room {
    /// The rooms in the order of their keys, 1 to 9, then 0. Those that every scenario has come first, so
    /// that their keys never change.
    pub const ALL: [Self; 10] = [
        Self::Inbox,
        Self::Incidents,
        Self::Talks,
        Self::Relations,
        Self::Orders,
        Self::Table,
        Self::Brief,
        Self::Negotiation,
        Self::Pledges,
        Self::Capacity,
    ];

    /// Whether there is such a room: what is off is on no screen (1.8).
    #[must_use]
    pub fn is_open(self, header: &Header) -> bool {
        match self {
            Self::Negotiation => header.plays(Module::Drafts),
            Self::Pledges => header.plays(Module::Pledges),
            Self::Capacity => header.plays(Module::Programmes),
            Self::Inbox
            | Self::Incidents
            | Self::Talks
            | Self::Relations
            | Self::Orders
            | Self::Table
            | Self::Brief => true,
        }
    }

    /// The digit of its key.
    #[must_use]
    pub fn digit(self) -> usize {
        let place = Self::ALL.iter().position(|&room| room == self).unwrap_or(0);
        (place + 1) % 10
    }

    /// Its name.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Inbox => "Inbox",
            Self::Incidents => "Incidents",
            Self::Talks => "Talks",
            Self::Relations => "Relations",
            Self::Orders => "Orders",
            Self::Table => "Table",
            Self::Brief => "Brief",
            Self::Negotiation => "Negotiation",
            Self::Pledges => "Pledges",
            Self::Capacity => "Capacity",
        }
    }
}

/// What the primary action of a phase is called.
#[must_use]
pub const fn way_on(phase: Phase) -> &'static str {
    match phase {
        Phase::Briefing => "Read on",
        Phase::Talks => "End talks",
        Phase::Orders => "Lock orders",
        Phase::Resolution | Phase::Communique => "Next round",
    }
}
