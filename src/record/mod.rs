//! The log of a play: what was put in, what came of it, and a digest of every phase.
//!
//! ```text
//! inputs ──Play::take──▶ events          one machine for tables and for checking
//!    │                      │
//!    └───────▶ Log ◀────────┘            one line each, chained by hashes
//!               │
//!     text ──read──▶ Recorded ──fold──▶ worlds
//!                        └────verify──▶ whole, or the first place that differs
//! ```
//!
//! A record is read without any player, and its events are folded, never thought
//! up again; only [`verify`] resolves the inputs once more, and compares.

mod branch;
mod fault;
mod format1;
mod line;
mod log;
mod marks;
mod play;
mod read;
mod team;
mod truth;
mod verify;

pub use branch::Branch;
pub use fault::{Fault, FaultKind};
pub use line::{FORMAT, Header, Line, OPEN, Seated};
pub use log::{Log, Recorder};
pub use marks::Marks;
pub use play::Play;
pub use read::{Fold, Reach, Recorded, is_begun, read, whole_bytes};
pub use truth::{draw, drawn};
pub use verify::{Standing, Verified, play_at, verify, verify_bytes};
