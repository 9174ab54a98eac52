//! §6 Countermeasures and the terms of hosts at one moment, and what a seat knows of them.

use super::Sight;
use super::secrecy::fact;
use super::state::state;
use crate::terms::{ActionId, ActorId, IncidentId, NationId};

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
        /// Whether it rests on what its target has left undone as a host (6.2).
        pub diligence: bool => known,
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
    /// What a nation told a host, and how the host's term stands towards it (6.3).
    #[derive(Clone, Copy, PartialEq, Eq)]
    pub struct NoticeNow known by fact::notice {
        /// The round in which it was told.
        pub round: u8 => known,
        /// By whom.
        pub by: NationId => known,
        /// The host.
        pub host: NationId => known,
        /// Of what.
        pub incident: IncidentId => known,
        /// The round since which its term runs; 0 while it has been shown no card on the origin.
        pub since: u8 => known,
        /// The round in which its term had run out without a step; 0 if it has not.
        pub late: u8 => known,
        /// The group that was named to it.
        pub names: Option<ActorId> => known,
    }
}

state! {
    /// What was done under the law (§6).
    #[derive(Clone, PartialEq, Eq, Default)]
    pub struct LawNow {
        /// Countermeasures, as they were taken.
        pub counter: Vec<CounterNow> => within,
        /// What hosts were told, and by whom.
        pub notices: Vec<NoticeNow> => within,
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

    /// What this seat has told hosts, and what it was told as one.
    pub fn notices(self) -> impl Iterator<Item = &'w NoticeNow> {
        self.now().law.notices.iter().filter(move |one| one.by == self.seat() || one.host == self.seat())
    }

    /// The countermeasures of this seat that stand against a nation.
    pub fn counter_against(self, on: NationId) -> impl Iterator<Item = &'w CounterNow> {
        self.counter().filter(move |one| one.by == self.seat() && one.on == on && one.stands())
    }
}
