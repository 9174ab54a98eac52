//! Reading and writing RON with textual ids and exact findings.
//!
//! The engine knows a nation as `NationId(3)`; a file calls it `"norland"`.
//! This folder bridges the two without any global table, and finds everything
//! that is wrong with a file in one go:
//!
//! ```text
//! bytes ─▶ Source ──parse──▶ Tree ──read──▶ T          T ──to_line──▶ text
//!                     │        │ declared     │
//!                     ▼        ▼              ▼
//!                 findings  findings      findings
//! ```

mod access;
mod advice;
mod args;
mod finding;
mod grammar;
mod guess;
mod index;
mod lexer;
mod mend;
mod odd;
mod parts;
mod path;
mod quotes;
mod read;
mod sarif;
mod slip;
mod source;
mod standin;
mod strange;
mod syntax;
mod tokens;
mod tree;
mod unknown;
mod write;

#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_broken;
#[cfg(test)]
mod tests_lexer;
#[cfg(test)]
mod tests_zoo;

pub use finding::{Finding, LIMIT, Severity, in_order, render, render_among, render_coloured, to_json};
pub use path::{Declared, declared, hidden, own_id, span_near, span_of};
pub use read::{Ids, Lookup, NoIds, Read, choices, nearest, read, read_marked, read_tree, read_written};
pub use sarif::to_sarif;
pub use source::{MAX_BYTES, Source, Span};
pub use strange::{HIDDEN, strange};
pub(super) use syntax::leaves_room;
pub use syntax::{MAX_DEPTH, parse};
pub use tree::{Field, Kind, Node, Tree};
pub use write::{Naming, NoNames, WriteError, to_line, to_pretty};
