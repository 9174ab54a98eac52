//! The only code that reads and writes files; front ends get plain values from it.
//!
//! | file | holds |
//! | --- | --- |
//! | `places` | where data lie |
//! | `name`, `read`, `write`, `lock` | what every use of a file has in common |
//! | `library` | scenarios: those of the program, and those on disk |
//! | `records`, `briefs`, `settings` | what the program keeps |
//! | `seed` | what decides the dice of a play |
//! | `editor` | files that somebody works on beside the window |

#![expect(
    clippy::disallowed_types,
    clippy::disallowed_methods,
    reason = "this is where files are opened, and where the time and the environment are asked for"
)]

mod briefs;
mod editor;
mod library;
mod lock;
mod name;
mod places;
mod read;
mod records;
mod seed;
mod settings;
mod write;

pub use briefs::keep_brief;
pub use editor::{Stamps, open_in_editor, open_in_viewer};
pub use library::{Found, Listing, SeatListing};
pub use name::FileName;
pub use places::{BRIEFS, Places, RECORDS, SCENARIOS};
pub use read::{INPUT, RECORD_MOST, TEXT_MOST, Unusable, Use, called, head, read, read_record, read_up_to, reason};
pub use records::{RECORD, RecordFile, days_since};
pub use seed::{SCRIPTED, Seed};
pub use settings::{Extent, Light, Settings, TEXT, keep_settings, settings};

/// The scenario that is opened when none is named.
pub const DEFAULT_SCENARIO: &str = "lantern_strait";
