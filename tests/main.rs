//! All integration tests, in one binary: one module per kind.

mod common;
mod house;
mod laws;
mod scenario;
