//! All integration tests, in one binary: one module per kind.

mod house;
mod policy;
mod record;
mod scenario;
mod view;
#[cfg(feature = "app")]
mod window;
