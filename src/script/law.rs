//! §6 What the engine does for actions that the law has a test of its own for.

use serde::{Deserialize, Serialize};

/// What is done under a rule of law (6.1, 6.5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LawVerb {
    /// Takes a countermeasure against the target; it stands until it is lifted (6.1).
    Counter,
    /// Lifts every countermeasure of the nation against the target (6.1).
    LiftCounter,
    /// Has infrastructure taken down: at home, or in the target (6.5).
    TakeDown(Site),
    /// Tells the target which group it was, by the nation's own word on file (5.1, 6.3).
    NameGroup,
    /// Severs relations with the target: no tension ebbs until an embassy is open again (3.3).
    Sever,
}

/// Where infrastructure is taken down, and how (6.5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Site {
    /// At home, under the nation's own law.
    Home,
    /// On the target's territory, leaving no trace but that it is off.
    Abroad,
    /// On the target's territory, with damage.
    WithDamage,
    /// On the premises of the target's mission.
    Mission,
}
