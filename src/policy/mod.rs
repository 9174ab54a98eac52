//! Policies: seats without people. From a view to talks and orders, each with its reason.
//!
//! A policy reads one seat's [`View`] and rolls its own dice; it knows no world,
//! no rules and no textual id. It chooses actions by what the catalogue says of
//! them (verb, class, effects, heat), so it plays any scenario.
//!
//! | file | holds |
//! | --- | --- |
//! | `character` | what tells one ministry from another, read from `scenarios/characters` |
//! | `mind` | a view, a character, and what comes of the two |
//! | `reading` | what a seat makes of what it holds: cases, backing, places to ask |
//! | `desk`, `speech` | what it weighs against what: orders, and talks with their load |
//! | `choices`, `drafting`, `programmes` | injects, negotiated texts, capacity building |
//! | `planner`, `aims`, `imagine` | plans, what instructions ask for, and the worlds in which plans are tried |
//! | `scripted` | what a file has for a seat |
//! | `random` | whatever it may, by lot; `pass` does nothing and needs no file |

mod aims;
mod character;
mod choices;
mod desk;
mod drafting;
mod imagine;
mod mind;
mod planner;
mod programmes;
pub mod random;
mod reading;
mod scripted;
mod speech;

use crate::dice::{Dice, Key, Purpose, Roll};
use crate::order::{Order, Talk, Tray};
use crate::terms::Step;
use crate::view::View;
use mind::Mind;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

pub use character::{Character, OwnWord};
pub use planner::Planner;
pub use scripted::{Refused, Scripted, ScriptedLine, Unsaid};

/// The passes of Talks at a table without people.
pub const PASSES: u8 = 3;

/// Who plays a seat without people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Policy {
    /// Does nothing at all.
    Pass,
    /// Does whatever it may, by lot.
    Random,
    /// Plays by the ways of a character.
    Character(Arc<Character>),
    /// Tries plans in worlds that might be true.
    Planner(Planner),
    /// Says and orders what a file has for it.
    Scripted(Arc<Scripted>),
}

/// A policy whose name alone does not say how it plays, as a record carries it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum InFull {
    /// A character.
    Character(Arc<Character>),
    /// What a file has for a seat.
    Scripted(Arc<Scripted>),
}

impl From<InFull> for Policy {
    fn from(policy: InFull) -> Self {
        match policy {
            InFull::Character(character) => Self::Character(character),
            InFull::Scripted(script) => Self::Scripted(script),
        }
    }
}

/// An order that a policy chose, with its reason in one sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chosen {
    /// The order.
    pub order: Order,
    /// Why, in the field's words, lower case, no full stop.
    pub reason: Cow<'static, str>,
}

impl Policy {
    /// All that have a name of their own: `pass`, `random`, the characters that come with the
    /// program, and `planner`.
    #[must_use]
    pub fn all() -> Vec<Self> {
        let planner = Self::Planner(Planner::default());
        [Self::Pass, Self::Random].into_iter().chain(Self::characters()).chain([planner]).collect()
    }

    /// The characters that come with the program.
    pub fn characters() -> impl Iterator<Item = Self> {
        Character::embedded().iter().cloned().map(Self::Character)
    }

    /// Those that a great many plays can afford: the characters and `random`.
    pub fn cheap() -> impl Iterator<Item = Self> {
        [Self::Random].into_iter().chain(Self::characters())
    }

    /// Its name, as the command line and the record have it.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Pass => "pass",
            Self::Random => "random",
            Self::Character(character) => &character.name,
            Self::Planner(_) => "planner",
            Self::Scripted(script) => &script.name,
        }
    }

    /// The policy whole, if its name alone does not say how it plays.
    #[must_use]
    pub fn in_full(&self) -> Option<InFull> {
        match self {
            Self::Pass | Self::Random | Self::Planner(_) => None,
            Self::Character(character) => Some(InFull::Character(Arc::clone(character))),
            Self::Scripted(script) => Some(InFull::Scripted(Arc::clone(script))),
        }
    }

    /// The policy of a name.
    ///
    /// # Errors
    /// Lists the names that there are.
    pub fn named(name: &str) -> Result<Self, UnknownPolicy> {
        let found = Self::all().into_iter().find(|policy| policy.name() == name);
        found.ok_or_else(|| UnknownPolicy { name: name.to_owned() })
    }

    /// What it says in one pass of Talks, 0 to 2.
    ///
    /// In the first it judges, answers, shares and proposes; in the second it answers what came in
    /// the first; the third is for last words. The dice are the seat's own.
    #[must_use]
    pub fn talk(&self, view: View<'_>, pass: u8, dice: Dice) -> Vec<Talk> {
        match self {
            Self::Pass => Vec::new(),
            Self::Random => random::talks(view, &mut roll(view, dice, Step::Talks, u64::from(pass))),
            Self::Character(ways) => Mind::new(view, ways, dice).talks(pass),
            Self::Planner(planner) => planner.talks(view, pass, dice),
            Self::Scripted(script) => script.talks(view, pass),
        }
    }

    /// Puts its orders into the tray and says why.
    #[must_use]
    pub fn order(&self, view: View<'_>, tray: &mut Tray, dice: Dice) -> Vec<Chosen> {
        match self {
            Self::Pass => Vec::new(),
            Self::Random => random::orders(view, tray, &mut roll(view, dice, Step::Cooperation, 0)),
            Self::Character(ways) => Mind::new(view, ways, dice).orders(tray),
            Self::Planner(planner) => planner.orders(view, tray, dice),
            Self::Scripted(script) => script.orders(view, tray),
        }
    }
}

impl fmt::Display for Policy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// There is no policy of that name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownPolicy {
    name: String,
}

impl fmt::Display for UnknownPolicy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "unknown policy `{}`: there are", self.name)?;
        for (place, policy) in Policy::all().iter().enumerate() {
            write!(f, "{} `{policy}`", if place == 0 { "" } else { "," })?;
        }
        Ok(())
    }
}

impl std::error::Error for UnknownPolicy {}

/// The roll of a policy that decides one thing in one round.
fn roll(view: View<'_>, dice: Dice, step: Step, subject: u64) -> Roll {
    dice.roll(Key { round: view.round(), step, purpose: Purpose::Policy, actor: 0, subject, nth: 0 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_and_written() {
        assert_eq!(Policy::all().len(), 8, "every embedded character can be read");
        for policy in Policy::all() {
            assert_eq!(Policy::named(policy.name()), Ok(policy));
        }
        let unknown = Policy::named("dove").unwrap_err().to_string();
        assert!(unknown.starts_with("unknown policy `dove`: there are `pass`, `random`, `cautious`, "), "{unknown}");
    }
}
