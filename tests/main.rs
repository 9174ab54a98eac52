//! All integration tests, in one binary: one module per kind.

mod house;
mod view;
