//! Policies: seats without people. From a view to talks and orders, each with its reason.
//!
//! A policy reads one seat's [`View`] and rolls its own dice; it knows no world,
//! no rules and no textual id. It chooses actions by what the catalogue says of
//! them (verb, class, effects, heat), so it plays any scenario.
//!
//! | file | holds |
//! | --- | --- |
//! | `reading` | what a seat makes of what it holds: cases, backing, places to ask |
//! | `desk`, `speech` | what it weighs against what: orders, and talks with their load |
//! | `habits` | judging, signing, answering and sharing, which two tempers have in common |
//! | `drafting` | what is said over negotiated texts: by instructions, or by lot |
//! | `programmes` | what they say of capacity building |
//! | `covert` | what the tempers make of the covert side |
//! | `random`, `cautious`, `hawk` | the tempers; `pass` does nothing and needs no file |

#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::panic,
    clippy::unreachable,
    clippy::float_arithmetic,
    clippy::disallowed_types,
    clippy::disallowed_methods
)]

mod cautious;
mod choices;
mod covert;
mod desk;
mod drafting;
mod habits;
mod hawk;
mod programmes;
pub mod random;
mod reading;
mod speech;

use crate::dice::{Dice, Key, Purpose, Roll};
use crate::order::{Order, Talk, Tray};
use crate::terms::Step;
use crate::view::View;
use std::fmt;
use std::str::FromStr;

/// The passes of Talks at a table without people.
pub const PASSES: u8 = 3;

/// Who plays a seat without people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Policy {
    /// Does nothing at all.
    Pass,
    /// Does whatever it may, by lot.
    Random,
    /// Looks first, asks quietly, says no more than it can back.
    Cautious,
    /// Speaks early and loud.
    Hawk,
}

/// An order that a policy chose, with its reason in one sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chosen {
    /// The order.
    pub order: Order,
    /// Why, in the field's words, lower case, no full stop.
    pub reason: String,
}

impl Policy {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Pass, Self::Random, Self::Cautious, Self::Hawk];

    /// Its name, as the command line has it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Pass => "pass",
            Self::Random => "random",
            Self::Cautious => "cautious",
            Self::Hawk => "hawk",
        }
    }

    /// The policy of a name.
    ///
    /// # Errors
    /// Lists the names that there are.
    pub fn named(name: &str) -> Result<Self, UnknownPolicy> {
        let found = Self::ALL.into_iter().find(|policy| policy.name() == name);
        found.ok_or_else(|| UnknownPolicy { name: name.to_owned() })
    }

    /// What it says in one pass of Talks, 0 to 2.
    ///
    /// In the first it judges, answers, shares and proposes; in the second it answers what came in
    /// the first; the third is for last words. The dice are the seat's own.
    #[must_use]
    pub fn talk(self, view: View<'_>, pass: u8, dice: Dice) -> Vec<Talk> {
        match self {
            Self::Pass => Vec::new(),
            Self::Random => random::talks(view, &mut roll(view, dice, Step::Talks, u64::from(pass))),
            Self::Cautious => cautious::talks(view, pass, dice),
            Self::Hawk => hawk::talks(view, pass, dice),
        }
    }

    /// Puts its orders into the tray and says why.
    #[must_use]
    pub fn order(self, view: View<'_>, tray: &mut Tray, dice: Dice) -> Vec<Chosen> {
        match self {
            Self::Pass => Vec::new(),
            Self::Random => random::orders(view, tray, &mut roll(view, dice, Step::Cooperation, 0)),
            Self::Cautious => cautious::orders(view, tray, dice),
            Self::Hawk => hawk::orders(view, tray, dice),
        }
    }
}

impl fmt::Display for Policy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Policy {
    type Err = UnknownPolicy;

    fn from_str(name: &str) -> Result<Self, UnknownPolicy> {
        Self::named(name)
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
        for (place, policy) in Policy::ALL.iter().enumerate() {
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
        for policy in Policy::ALL {
            assert_eq!(policy.to_string().parse(), Ok(policy));
        }
        let unknown = Policy::named("dove").unwrap_err().to_string();
        assert_eq!(unknown, "unknown policy `dove`: there are `pass`, `random`, `cautious`, `hawk`");
    }
}
