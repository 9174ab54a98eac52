//! What moved in a round, and a closed round as later ones read it.

use super::MessageNow;
use super::secrecy::{draw, fact, part};
use super::state::state;
use crate::event::{Gauge, Why};

state! {
    /// A number that moved.
    #[derive(Clone, Copy, PartialEq, Eq)]
    pub struct Move known by fact::gauge {
        /// Which.
        pub gauge: Gauge => known,
        /// By how much, before clamping.
        pub by: i16 => known(draw::number::<-9, 9>),
        /// Why.
        pub why: Why => partly(part::why),
    }
}

state! {
    /// A closed round: what later rounds read but never change.
    #[derive(Clone, PartialEq, Eq)]
    pub struct Page {
        /// The round.
        pub round: u8 => public,
        /// What moved in it.
        pub moves: Vec<Move> => within,
        /// What was said in it.
        pub messages: Vec<MessageNow> => within,
    }
}
