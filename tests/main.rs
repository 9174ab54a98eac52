//! All integration tests, in one binary: one module per kind.

mod house;
mod scenario;
#[cfg(feature = "app")]
mod window;
