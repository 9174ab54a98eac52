//! Scenario files: text to [`Scenario`], or every finding with its place.

pub mod format;
pub mod text;
