//! Pledges and restrictive measures at one moment, and what a seat knows of them (7.3, 9.1).

use super::position::Deed;
use super::secrecy::fact;
use super::state::state;
use super::{Known, Pairs, PerNation, Position, Sight};
use crate::event::{Decider, Fate};
use crate::order::{Audience, Pledge};
use crate::terms::{DeedId, MessageId, NationId, NationSet, PledgeId, Pressure};

state! {
    /// A pledge that was given.
    #[derive(Clone, Copy, PartialEq, Eq)]
    pub struct PledgeNow known by fact::pledge {
        /// The round in which it was given.
        pub round: u8 => known,
        /// By whom.
        pub by: NationId => known,
        /// What it says, and to whom.
        pub pledge: Pledge => known,
        /// The message that carried it.
        pub message: MessageId => known,
        /// Who overheard that message.
        pub overheard: NationSet => own,
        /// The round from which it binds; 0 while its condition is awaited.
        pub bound: u8 => known,
        /// How it ended, once it has.
        pub fate: Option<Fate> => known,
        /// The round in which it ended; 0 if it has not.
        pub judged: u8 => known,
        /// What ended it, or brought its condition about.
        pub decider: Option<Decider> => known,
    }
}

impl PledgeNow {
    /// Whether it was given to everybody.
    #[must_use]
    pub fn is_public(&self) -> bool {
        self.pledge.is_public()
    }

    /// Whether it is still to be judged.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.fate.is_none()
    }
}

state! {
    /// Restrictive measures in force and the pressure that comes of them (7.3). All of it is public.
    #[derive(Clone, Copy, PartialEq, Eq, Default)]
    pub struct MeasuresNow {
        /// Of whoever imposes and their target, the round since which measures are in force; 0 if none are.
        pub since: Pairs<u8> => public,
        /// Who presses on each nation, by measures or by threats.
        pub pressing: PerNation<NationSet> => public,
        /// The pressure on each nation.
        pub pressure: PerNation<Pressure> => public,
    }
}

impl MeasuresNow {
    /// Whether measures of one nation against another are in force.
    #[must_use]
    pub fn in_force(&self, by: NationId, on: NationId) -> bool {
        self.since.get(by, on) > 0
    }

    /// The nations on which one has measures in force.
    #[must_use]
    pub fn targets_of(&self, by: NationId) -> NationSet {
        (0..8).map(NationId::at).filter(|&on| self.in_force(by, on)).collect()
    }

    /// The nations that have measures in force against one.
    #[must_use]
    pub fn imposing_on(&self, on: NationId) -> NationSet {
        (0..8).map(NationId::at).filter(|&by| self.in_force(by, on)).collect()
    }
}

impl Position {
    /// Whether a deed's number stands for one that was carried out.
    #[must_use]
    pub fn deed(&self, id: DeedId) -> Option<&Deed> {
        self.deeds.get(id.index())
    }
}

impl<'w> Sight<'w> {
    /// Whether this seat knows of a pledge: it gave, received or overheard it, or all did.
    #[must_use]
    pub fn hears_pledge(self, pledge: &PledgeNow) -> bool {
        let given = match pledge.pledge.to {
            Audience::Everyone => true,
            Audience::Only(to) => to.has(self.seat()),
        };
        given || pledge.by == self.seat() || pledge.overheard.has(self.seat())
    }

    /// The pledges that this seat knows of.
    pub fn pledges(self) -> impl Iterator<Item = (PledgeId, Known<'w, PledgeNow>)> {
        let pledges = self.now().pledges.iter().enumerate();
        pledges.filter(move |(_, one)| self.hears_pledge(one)).map(|(index, one)| (PledgeId::at(index), Known::of(one)))
    }

    /// Restrictive measures in force, which are public.
    #[must_use]
    pub fn measures(self) -> &'w MeasuresNow {
        &self.now().measures
    }

    /// A deed by its number, if this seat sees it.
    #[must_use]
    pub fn deed(self, id: DeedId) -> Option<&'w Deed> {
        self.now().deed(id).filter(|deed| self.sees(deed))
    }
}
