//! Démarche.
