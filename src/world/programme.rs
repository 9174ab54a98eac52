//! Programmes of capacity building at one moment, and who sees them (§10).
//!
//! An offer is between its donors and, once it is made, its host; a programme that runs or has
//! run is public.

use super::secrecy::{draw, fact};
use super::state::state;
use super::{Known, Position, Sight, Table};
use crate::order::ProgrammeTerms;
use crate::script::Programme;
use crate::terms::{
    Asked, Halt, Level, NationId, NationSet, Ownership, Pillar, ProgrammeChannel, ProgrammeId, ProgrammeKind,
};

/// Where a programme stands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Debug)]
pub enum ProgrammeState {
    /// Nobody has offered it.
    #[default]
    Idle,
    /// It is offered.
    Offered,
    /// The host has named its terms.
    Countered,
    /// The host has declined, or the donor the host's terms.
    Declined,
    /// It runs.
    Running,
    /// It has done what it was for.
    Completed,
    /// Its donors or its host have left it.
    Left,
}

impl ProgrammeState {
    /// All of them.
    pub const ALL: [Self; 7] =
        [Self::Idle, Self::Offered, Self::Countered, Self::Declined, Self::Running, Self::Completed, Self::Left];

    /// Whether everybody knows of it.
    #[must_use]
    pub const fn is_public(self) -> bool {
        matches!(self, Self::Running | Self::Completed | Self::Left)
    }

    /// Whether it takes one of its donor's places (1.8).
    #[must_use]
    pub const fn is_under_way(self) -> bool {
        matches!(self, Self::Offered | Self::Countered | Self::Running)
    }

    /// In a word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Idle => "can be offered",
            Self::Offered => "offered",
            Self::Countered => "the host has named its terms",
            Self::Declined => "declined",
            Self::Running => "running",
            Self::Completed => "completed",
            Self::Left => "broken off",
        }
    }
}

state! {
    /// A programme at one moment.
    #[derive(Clone, Copy, PartialEq, Eq, Default)]
    pub struct ProgrammeNow known by fact::programme {
        /// Where it stands.
        pub state: ProgrammeState => known,
        /// Who leads its donors; nobody if a body does, by script.
        pub by: Option<NationId> => known,
        /// The round in which it came to stand so.
        pub round: u8 => known,
        /// The round in which it began; 0 if it has not.
        pub began: u8 => known,
        /// Through whom it comes.
        pub channel: ProgrammeChannel => known,
        /// The terms as they are on the table, or were agreed.
        pub terms: ProgrammeTerms => known,
        /// Who funds it.
        pub donors: NationSet => known,
        /// How many gained levels will outlast the play, once it has begun.
        pub ownership: u8 => known(draw::below::<4>),
        /// Whether the host complied under pressure.
        pub pressed: bool => known,
        /// Points towards the next level.
        pub progress: u8 => known(draw::below::<6>),
        /// Levels that it has delivered.
        pub levels: u8 => known(draw::below::<3>),
        /// Of these, how many were struck off.
        pub struck: u8 => known(draw::below::<3>),
        /// Points that it earned in its last round.
        pub earned: u8 => known(draw::below::<3>),
        /// Why they were not more.
        pub halt: Option<Halt> => known,
    }
}

impl ProgrammeNow {
    /// Whether it has delivered a level that stands (10.2).
    #[must_use]
    pub const fn has_delivered(&self) -> bool {
        self.levels > self.struck
    }
}

/// Whether a seat sees a programme.
pub(super) fn is_seen_by(seat: NationId, spec: &Programme, now: &ProgrammeNow) -> bool {
    now.state.is_public()
        || spec.donors.contains(&seat)
        || spec.beneficiary == seat && now.state != ProgrammeState::Idle
}

/// Whether a programme binds its host's voice to a nation (10.5).
fn binds(spec: &Programme, now: &ProgrammeNow, host: NationId, donor: NationId) -> bool {
    let lives = matches!(now.state, ProgrammeState::Running | ProgrammeState::Completed);
    let voice = match spec.kind {
        ProgrammeKind::Revenue => now.state == ProgrammeState::Running,
        ProgrammeKind::Build | ProgrammeKind::Surge => spec.asked(now.terms.conditions).any(|one| one == Asked::Vote),
    };
    spec.beneficiary == host && now.donors.has(donor) && lives && voice
}

/// Whether a host's voice is bound to a donor, by a condition that it accepted or by a deal (10.5).
#[must_use]
pub fn is_bound(table: &Table, now: &Position, host: NationId, donor: NationId) -> bool {
    table.programmes.iter().zip(&now.programmes).any(|(spec, now)| binds(spec, now, host, donor))
}

impl<'w> Sight<'w> {
    /// The programmes that this seat sees, in the order of the scenario's list.
    pub fn programmes(self) -> impl Iterator<Item = (ProgrammeId, Known<'w, Programme>, ProgrammeNow)> {
        let all = self.world.table.programmes.iter().zip(&self.world.now.programmes).enumerate();
        all.filter(move |(_, (spec, now))| is_seen_by(self.seat, spec, now))
            .map(|(index, (spec, now))| (ProgrammeId::at(index), Known::of(spec), *now))
    }

    /// A programme, if this seat sees it.
    #[must_use]
    pub fn programme(self, id: ProgrammeId) -> Option<(Known<'w, Programme>, ProgrammeNow)> {
        let (spec, now) = self.world.table.programme(id).zip(self.world.now.programmes.get(id.index()))?;
        is_seen_by(self.seat, spec, now).then_some((Known::of(spec), *now))
    }

    /// Whether a host's voice is bound to a donor, as everybody can see (10.5).
    #[must_use]
    pub fn is_bound(self, host: NationId, donor: NationId) -> bool {
        is_bound(&self.world.table, &self.world.now, host, donor)
    }

    /// How much of the rulebook the scenario plays.
    #[must_use]
    pub fn level(self) -> Level {
        self.world.table.level
    }

    /// What a host can absorb in a round (10.2).
    #[must_use]
    pub fn absorbs(self, host: NationId) -> i16 {
        self.capacity(host, Pillar::Organisation).saturating_add(self.numbers().programmes.absorbed)
    }
}

/// The terms that a programme begins from, as the scenario has them; without conditions by way
/// of those that ask nothing (10.1).
#[must_use]
pub fn first_terms(spec: Known<'_, Programme>, channel: ProgrammeChannel) -> ProgrammeTerms {
    let conditions = if channel.asks_nothing() { 0 } else { u8::try_from(spec.conditions().len()).unwrap_or(2) };
    ProgrammeTerms { ownership: Ownership::of(spec.ownership()), conditions }
}
