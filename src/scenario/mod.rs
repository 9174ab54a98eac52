//! Scenario files: text to [`Playable`], or every finding with its place.
//!
//! ```text
//! file ──text::parse──▶ Tree ──text::read──▶ Scenario ──merge──▶ Playable
//!   catalogue ─────────▶  │ ids        │ check
//!                         ▼            ▼
//!                      findings     findings
//! ```
//!
//! To read in this order: `format` says what a file holds; `text` turns text
//! into values and values into text; `ids` translates what a file calls a
//! thing; `load` goes through a file once; `check` tells what is well-formed
//! and cannot be meant; `truths` has what it comes to once one of its truths was drawn; `embedded` holds what the program carries with it.

mod check;
mod embedded;
pub mod format;
mod ids;
mod load;
mod shown;
pub mod text;
mod truths;

pub use embedded::{EMBEDDED, STANDARD_CATALOGUE, STANDARD_NAME, embedded, standard_catalogue};
pub use load::{check_catalogue, check_text, from_header, from_tree, load};
pub use shown::Shown;

use crate::script::Numbers;
use crate::terms::Names;
use format::Scenario;

/// A scenario without an error: merged with the catalogue, ids resolved, prose counted out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Playable {
    /// The scenario.
    pub scenario: Scenario,
    /// The numbers of the rules, from the catalogue or the scenario itself.
    pub numbers: Numbers,
    /// The textual ids of everything it names.
    pub names: Names,
    /// Its prose, by [`TextId`](crate::terms::TextId).
    pub texts: Vec<String>,
    /// BLAKE3 over its canonical text.
    pub digest: [u8; 32],
}
