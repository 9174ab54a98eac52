//! Many plays, to learn about a scenario and about policies.
//!
//! ```text
//! Casting ──of(seed)──▶ Policies ──Stage::play──▶ Row ──add──▶ Summary
//! ```
//!
//! A play needs nothing but its number, so any part of many plays can be played anywhere and in
//! any sequence; rows are added up in integers, and the sum is the same at any number of threads.

mod casting;
mod play;
mod row;
mod spread;
mod summary;

pub use casting::{Casting, Shard, ShardFault};
pub use play::{Onlooker, Stage};
pub use row::{Claimed, Judged, Row, SeatRow};
pub use spread::Spread;
pub use summary::{Acts, InTruth, Seat, Summary, distance};
