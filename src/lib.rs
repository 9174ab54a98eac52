//! Démarche.
pub mod terms;
pub mod script;
pub mod scenario;
