//! §6 Countermeasures at one moment, and what a seat knows of them.

use super::Sight;
use super::secrecy::fact;
use super::state::state;
use crate::terms::{ActionId, IncidentId, NationId};

state! {
    /// A countermeasure that was taken (6.1).
    #[derive(Clone, Copy, PartialEq, Eq)]
    pub struct CounterNow known by fact::counter {
        /// The round in which it was taken.
        pub round: u8 => known,
        /// By whom.
        pub by: NationId => known,
        /// Against whom.
        pub on: NationId => known,
        /// Over what.
        pub incident: IncidentId => known,
        /// Which.
        pub action: ActionId => known,
        /// The round in which it was lifted; 0 while it stands.
        pub lifted: u8 => known,
        /// The round in which its target had complied; 0 if it has not.
        pub complied: u8 => known,
        /// Whether it has no ground in law.
        pub unlawful: bool => known,
        /// Whether its target has been shown to have nothing to do with it.
        pub innocent: bool => known,
    }
}

impl CounterNow {
    /// Whether it stands.
    #[must_use]
    pub const fn stands(&self) -> bool {
        self.lifted == 0
    }
}

state! {
    /// What was done under the law (§6).
    #[derive(Clone, PartialEq, Eq, Default)]
    pub struct LawNow {
        /// Countermeasures, as they were taken.
        pub counter: Vec<CounterNow> => within,
    }
}

impl<'w> Sight<'w> {
    /// Whether this seat sees a countermeasure: it was taken in the open, by it or against it.
    #[must_use]
    pub fn sees_counter(self, counter: &CounterNow) -> bool {
        let open = self.action(counter.action).is_some_and(|action| action.public);
        open || counter.by == self.seat() || counter.on == self.seat()
    }

    /// The countermeasures that this seat sees, lifted ones among them.
    pub fn counter(self) -> impl Iterator<Item = &'w CounterNow> {
        self.now().law.counter.iter().filter(move |one| self.sees_counter(one))
    }

    /// The countermeasures of this seat that stand against a nation.
    pub fn counter_against(self, on: NationId) -> impl Iterator<Item = &'w CounterNow> {
        self.counter().filter(move |one| one.by == self.seat() && one.on == on && one.stands())
    }
}
