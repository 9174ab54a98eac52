//! Démarche.
fn main() {}
