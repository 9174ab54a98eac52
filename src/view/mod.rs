//! What a seat sees: [`View`] for policies, [`Sheet`](sheet::Sheet) for people.

mod chronicle;
mod concern;
mod dates;
mod eyes;
mod letter;
mod news;
mod prose;
pub mod sheet;
mod taken;
mod why;

use crate::order::{Options, Order, Refusal, Stem, Talk, Tray, Verdict, Wording};
use crate::rules;
use crate::script::Cost;
use crate::terms::{CardSet, IncidentId, Likelihood, NationId, ProgrammeId};
use crate::world::{Sight, World};
use std::ops::Deref;

pub use chronicle::{Chronicler, Line, chronicle, describe, ordered, own_chronicle, says, sentence};
pub use concern::progress;
pub use dates::outline;
pub use eyes::{Eyes, sees};
pub use letter::{Letter, letter};
pub use news::{Headline, news};
pub use why::{why, why_told};

/// What a seat's analysts make of an incident (4.4), as a policy reads it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Assessed(rules::Assessment);

impl Deref for Assessed {
    type Target = rules::Assessment;

    fn deref(&self) -> &rules::Assessment {
        &self.0
    }
}

/// What a policy may read and ask: the lens of its seat and what the rules say to it.
#[derive(Clone, Copy)]
pub struct View<'w> {
    sight: Sight<'w>,
}

impl<'w> Deref for View<'w> {
    type Target = Sight<'w>;

    fn deref(&self) -> &Sight<'w> {
        &self.sight
    }
}

impl<'w> View<'w> {
    /// The view of a seat.
    #[must_use]
    pub const fn of(world: &'w World, seat: NationId) -> Self {
        Self { sight: world.sight(seat) }
    }

    /// Every stem that may be put into the tray and completed.
    pub fn options_into(self, tray: &Tray, options: &mut Options) {
        rules::options_into(self.sight, tray, options);
    }

    /// Whether an order may be put into the tray.
    ///
    /// # Errors
    /// Says what is missing.
    pub fn admit(self, tray: &Tray, order: &Order) -> Result<(), Refusal> {
        rules::admit(self.sight, tray, order)
    }

    /// The simplest order of a stem.
    #[must_use]
    pub fn complete(self, stem: Stem) -> Order {
        rules::complete(self.sight, stem)
    }

    /// What the gate says of an order.
    #[must_use]
    pub fn verdict(self, order: &Order) -> Verdict {
        rules::verdict(self.sight, order)
    }

    /// What a tray costs together.
    #[must_use]
    pub fn cost_of(self, tray: &Tray) -> Cost {
        rules::cost_of(self.sight, tray)
    }

    /// Whether something may be said.
    ///
    /// # Errors
    /// Says what is missing.
    pub fn may_say(self, talk: &Talk) -> Result<(), Refusal> {
        rules::may_say(self.sight, talk)
    }

    /// Whether the formula would take a programme that is offered to the seat (10.3).
    #[must_use]
    pub fn would_take(self, programme: ProgrammeId) -> bool {
        let seat = self.sight.seat();
        let Some((spec, now)) = self.sight.programme(programme).filter(|(spec, _)| spec.beneficiary() == seat) else {
            return false;
        };
        let trust = now.by.map_or(0, |lead| self.sight.trust(lead));
        rules::is_willing(self.sight.numbers(), spec, &now, self.sight.capacity(seat, spec.pillar()), trust)
    }

    /// The round with which a host's legal assistance would arrive, if it is asked for now and granted (4.6).
    #[must_use]
    pub fn assistance_arrives(self, host: NationId) -> u8 {
        rules::assistance_arrives(self.sight, host)
    }

    /// What the seat's analysts make of an incident.
    #[must_use]
    pub fn assess(self, incident: IncidentId) -> Option<Assessed> {
        rules::assess(self.sight, incident).map(Assessed)
    }

    /// The word that what the seat holds makes of what would be said of a nation (5.2).
    #[must_use]
    pub fn word_for(
        self,
        made: &Assessed,
        incident: IncidentId,
        accused: Option<NationId>,
        wording: Wording,
    ) -> Option<Likelihood> {
        rules::word_for(self.sight, made, incident, accused, wording)
    }

    /// The cards in hand whose source has not been checked.
    #[must_use]
    pub fn unchecked(self, incident: Option<IncidentId>) -> CardSet {
        rules::unchecked(self.sight, incident)
    }
}
