//! Démarche.

pub mod scenario;
