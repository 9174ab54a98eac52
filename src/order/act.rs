//! What somebody does at a table, and who.

use super::{FacilitatorAct, Member, Order, Reason, Talk};
use crate::terms::{NationId, OrderId};
use serde::{Deserialize, Serialize};

/// Who puts something in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum By {
    /// A seat.
    Seat(NationId),
    /// The table itself: its clock, or everybody being ready.
    Table,
    /// Whoever runs it: the first or the second facilitator.
    Facilitator(u8),
}

/// One act of somebody at a table: from the screen it goes to the table, and from there into the
/// record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Act {
    /// A seat says something.
    Talk(Talk),
    /// A seat puts an order into its tray. Its id says which of the seat's orders it is, from 1.
    Order {
        /// The order.
        order: Order,
        /// Why; the rules do not read it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<Reason>,
    },
    /// A seat takes an order out of its tray again.
    Withdraw {
        /// Which.
        order: OrderId,
    },
    /// A seat says who sits there (18.2).
    Team {
        /// Everybody.
        members: Vec<Member>,
    },
    /// Somebody puts their initials to an order in the tray (18.2).
    Sign {
        /// Which.
        order: OrderId,
        /// Whose.
        initials: String,
    },
    /// A seat is done with the phase, or is not after all.
    Ready(bool),
    /// The phase is to end: what policies still say and order in it follows, and then
    /// [`Advance`](Self::Advance).
    EndPhase,
    /// The table goes on to the next phase.
    Advance,
    /// Whoever runs the table does something (18.1).
    Facilitate(FacilitatorAct),
    /// So many facilitators serve from now on (18.1).
    Serve {
        /// How many.
        facilitators: u8,
    },
    /// What the clock of the table shows (1.5), noted now and then so that a play that is taken
    /// up again has it.
    Clock(Reading),
}

/// What the clock of a table shows (1.5).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reading {
    /// Seconds left of the phase; nothing if it is not timed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub left: Option<u16>,
    /// Free-form acts that wait for a ruling, and for how many seconds each has (§14).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub waiting: Vec<(u8, u16)>,
}
