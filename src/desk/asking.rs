//! A card being asked for: of whom, on what, which (4.6).

use super::lack::Lack;
use crate::order::{CardTalk, Talk, Wanted};
use crate::terms::{IncidentId, NationId, Phase, Tlp};
use crate::view::sheet::Sheet;

/// A card being asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Asking {
    /// Of whom.
    pub of: Option<NationId>,
    /// On which incident.
    pub incident: Option<IncidentId>,
    /// For what; for what bears on who did it, if nothing was chosen.
    pub wanted: Option<Wanted>,
}

impl Asking {
    /// Begins with an incident that is known, if there is one, and forgets a card that cannot be named.
    pub fn begin(&mut self, sheet: &Sheet) {
        let on = |id| sheet.incidents.iter().any(|row| row.id == id);
        self.incident = self.incident.filter(|&id| on(id)).or(sheet.incidents.first().map(|row| row.id));
        let all: Vec<Wanted> = self.all(sheet).into_iter().map(|(wanted, _)| wanted).collect();
        self.wanted = self.wanted.filter(|wanted| all.contains(wanted));
    }

    /// What can be asked for, in words.
    #[must_use]
    pub fn all(&self, sheet: &Sheet) -> Vec<(Wanted, String)> {
        let questions = [
            (Wanted::Who, "What bears on who did it"),
            (Wanted::Link, "What bears on the link to a state"),
            (Wanted::Territory, "What bears on the territory"),
        ];
        let named =
            sheet.asking.told.iter().filter(|row| Some(row.by) == self.of && Some(row.incident) == self.incident);
        let named =
            named.map(|row| (Wanted::Card(row.card), format!("“{}”, which their text would disclose", row.title)));
        questions.into_iter().map(|(wanted, words)| (wanted, words.to_owned())).chain(named).collect()
    }

    /// What is asked for.
    #[must_use]
    pub fn chosen(&self) -> Wanted {
        self.wanted.unwrap_or(Wanted::Who)
    }

    /// What it lacks before it can be asked.
    #[must_use]
    pub fn lacks(&self, sheet: &Sheet) -> Vec<Lack> {
        Lack::those([
            (Lack::Talks, sheet.header.phase != Phase::Talks),
            (Lack::Incident, self.incident.is_none()),
            (Lack::Addressee, self.of.is_none()),
        ])
    }

    /// What is said, once nothing is lacking.
    #[must_use]
    pub fn talk(&self, sheet: &Sheet) -> Option<Talk> {
        let talk = Talk::Card(CardTalk::Ask { of: self.of?, incident: self.incident?, wanted: self.chosen() });
        self.lacks(sheet).is_empty().then_some(talk)
    }

    /// The labels that a card can be given under, in words; the first leaves it its own.
    #[must_use]
    pub fn labels() -> [(Option<Tlp>, &'static str); 3] {
        [
            (None, "Under its own label"),
            (Some(Tlp::Amber), "Under TLP:AMBER, if its own is wider"),
            (Some(Tlp::Red), "Under TLP:RED: for their eyes only"),
        ]
    }
}
