//! All integration tests, in one binary: one module per kind.

mod cases;
mod cli;
mod common;
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
