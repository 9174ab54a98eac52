//! Démarche.
#[cfg(feature = "app")]
pub mod app;
