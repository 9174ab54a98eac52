//! All integration tests, in one binary: one module per kind.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::panic,
    clippy::unreachable,
    clippy::float_arithmetic,
    clippy::disallowed_types,
    clippy::disallowed_methods,
    reason = "a test may stop at what surprises it, and reads files and starts programs to be surprised"
)]

mod cases;
mod cli;
mod common;
mod desk;
mod golden;
mod house;
mod laws;
mod mutated;
mod policy;
mod record;
mod scenario;
mod view;
#[cfg(feature = "app")]
mod window;
