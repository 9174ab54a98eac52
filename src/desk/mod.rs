//! One seat's desk as a model, which every front end draws in its own way: forms that are being
//! filled and what they lack, what waits for an answer, what is open before a phase ends, the help
//! with a first round, and who sits down when at one screen.
//!
//! It reads a sheet and makes talks and orders of what was chosen. It draws nothing and asks no
//! table, and what it remembers is not the play's: losing it loses only drafts.

mod asking;
mod choosing;
mod coordinating;
mod guide;
mod judging;
mod lack;
mod messages;
mod names;
mod orders;
mod papers;
mod pledging;
mod programmes;
mod proposing;
mod rooms;
mod sittings;
mod state;
mod team;
mod texts;
mod trying;
mod waiting;

pub use asking::Asking;
pub use choosing::{Choosing, Whose};
pub use coordinating::Coordinating;
pub use guide::{Guide, Step};
pub use judging::Laying;
pub use lack::Lack;
pub use messages::{Letter, Sharing};
pub use names::{bearing, name, name_on, names, names_on, others, rung_line};
pub use orders::{Drafting, by_action, found_by, unaimed};
pub use papers::{key, numbered, paragraphs, replies};
pub use pledging::{If, Promising, in_words};
pub use programmes::{Terms, led_by, with_conditions};
pub use proposing::{Proposing, Wanting};
pub use rooms::{Room, way_on};
pub use sittings::{Sitting, Turns};
pub use state::{State, TalkKind};
pub use team::{Joining, Team};
pub use texts::{Bundle, Text, stands};
pub use trying::Trying;
pub use waiting::{Open, count, open, programme_waits, text_waits};
