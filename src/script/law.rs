//! §6 What the engine does for actions that the law has a test of its own for.

use serde::{Deserialize, Serialize};

/// What is done under a rule of law (6.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LawVerb {
    /// Takes a countermeasure against the target; it stands until it is lifted (6.1).
    Counter,
    /// Lifts every countermeasure of the nation against the target (6.1).
    LiftCounter,
}
