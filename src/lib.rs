//! Démarche.
pub mod terms;
pub mod script;
pub mod dice;
pub mod order;
pub mod event;
pub mod world;
pub mod rules;
pub mod view;
pub mod scenario;
pub mod policy;
