//! Scenario files: text in, a scenario or every finding out.

pub mod text;
