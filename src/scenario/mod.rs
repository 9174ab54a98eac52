//! Scenario files: text to [`Playable`], or every finding with its place.

#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::panic,
    clippy::unreachable,
    clippy::float_arithmetic,
    clippy::disallowed_types,
    clippy::disallowed_methods
)]

pub mod format;
pub mod text;

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
