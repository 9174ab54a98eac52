//! Who plays a seat.

use super::NotTaken;
use crate::policy::{Character, InFull, Policy, UnknownPolicy};
use crate::scenario::Playable;
use crate::scenario::text::{self, Source};

/// Who plays a seat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Player {
    /// Somebody at a screen.
    Person,
    /// A policy.
    Policy(Policy),
}

impl Player {
    /// Whoever the record calls so: `person`, or the name of a policy.
    ///
    /// # Errors
    /// If there is no such policy: lists those that there are.
    pub fn named(name: &str) -> Result<Self, UnknownPolicy> {
        if name == "person" { Ok(Self::Person) } else { Policy::named(name).map(Self::Policy) }
    }

    /// Whoever a record says plays a seat: by its name, and in full where the name alone does not
    /// say how it plays.
    ///
    /// # Errors
    /// If that cannot be known.
    pub(super) fn recorded(playable: &Playable, name: &str, in_full: Option<&str>) -> Result<Self, NotTaken> {
        let Some(text) = in_full else { return Self::named(name).map_err(NotTaken::UnknownPlayer) };
        let (policy, _) = text::read::<InFull>(&Source::new(name, text), &playable.ids());
        let policy = policy.ok_or_else(|| NotTaken::UnreadablePlayer { name: name.to_owned() })?;
        Ok(Self::Policy(Policy::from(policy)))
    }

    /// How it plays in full, as a record carries it; nothing if its name says it all.
    pub(super) fn in_full(&self, playable: &Playable) -> Option<String> {
        let Self::Policy(policy) = self else { return None };
        // Neither fractions nor bytes stand in a policy, and only they cannot be written.
        policy.in_full().and_then(|whole| text::to_line(&whole, &playable.naming()).ok())
    }

    /// The characters that can play a seat in place of a person: each one's name, and what it is
    /// like in one sentence.
    #[must_use]
    pub fn characters() -> Vec<(&'static str, &'static str)> {
        Character::embedded().iter().map(|one| (one.name.as_str(), one.about.as_str())).collect()
    }

    /// The name that the record gives to who plays.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Person => "person",
            Self::Policy(policy) => policy.name(),
        }
    }
}
