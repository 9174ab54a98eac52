//! All integration tests, in one binary: one module per kind.

mod house;
mod policy;
mod record;
mod scenario;
#[cfg(feature = "app")]
mod window;
