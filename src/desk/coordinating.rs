//! Speaking on one day, being prepared: with whom, on what, when (5.1).

use super::lack::Lack;
use crate::order::{CoordinationTalk, Talk};
use crate::terms::{IncidentId, NationSet, Phase};
use crate::view::sheet::Sheet;

/// A proposal to speak on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Coordinating {
    /// With whom.
    pub to: NationSet,
    /// On what.
    pub incident: Option<IncidentId>,
    /// In which round; this one, if none was chosen.
    pub round: Option<u8>,
}

impl Coordinating {
    /// Begins with an incident that is known, if there is one, and forgets a round that is over.
    pub fn begin(&mut self, sheet: &Sheet) {
        let on = |id| sheet.incidents.iter().any(|row| row.id == id);
        self.incident = self.incident.filter(|&id| on(id)).or(sheet.incidents.first().map(|row| row.id));
        self.round = self.round.filter(|&round| round >= sheet.header.round);
    }

    /// The rounds that can be named.
    pub fn rounds(sheet: &Sheet) -> impl Iterator<Item = u8> + use<> {
        sheet.header.round..=sheet.header.rounds
    }

    /// The round that is named.
    #[must_use]
    pub fn day(&self, sheet: &Sheet) -> u8 {
        self.round.unwrap_or(sheet.header.round)
    }

    /// What it lacks before it can be proposed.
    #[must_use]
    pub fn lacks(&self, sheet: &Sheet) -> Vec<Lack> {
        Lack::those([
            (Lack::Talks, sheet.header.phase != Phase::Talks),
            (Lack::Incident, self.incident.is_none()),
            (Lack::Addressee, self.to.is_empty()),
        ])
    }

    /// What is proposed, once nothing is lacking.
    #[must_use]
    pub fn talk(&self, sheet: &Sheet) -> Option<Talk> {
        let (to, incident, round) = (self.to, self.incident?, self.day(sheet));
        let talk = Talk::Coordinate(CoordinationTalk::Propose { to, incident, round });
        self.lacks(sheet).is_empty().then_some(talk)
    }
}
