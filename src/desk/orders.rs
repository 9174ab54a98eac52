//! An order being completed: the list that it is chosen from, whom it is aimed at, what it is about.

use crate::order::{Order, Stem};
use crate::terms::{ActionId, CardId, IncidentId, NationId};
use crate::view::sheet::{CardRow, Dossier, Needs, OptionRow, Sheet};

/// One option for each action, the most relevant, in their order.
#[must_use]
pub fn by_action(options: &[OptionRow]) -> Vec<&OptionRow> {
    let mut seen: Vec<ActionId> = Vec::new();
    let mut rows = Vec::new();
    for option in options {
        if !seen.contains(&option.action) {
            seen.push(option.action);
            rows.push(option);
        }
    }
    rows
}

/// Whether an option is found by some words in lower case.
#[must_use]
pub fn found_by(option: &OptionRow, search: &str) -> bool {
    option.title.to_lowercase().contains(search) || option.teaches.to_lowercase().contains(search)
}

/// A statement is begun accusing nobody, where it can be: whom it names is for the person to say.
#[must_use]
pub fn unaimed<'a>(options: &'a [OptionRow], chosen: &'a OptionRow) -> &'a OptionRow {
    let same = |row: &&OptionRow| {
        row.action == chosen.action && row.stem.incident == chosen.stem.incident && row.stem.target.is_none()
    };
    let worded = matches!(chosen.needs, Needs::Wording(..));
    options.iter().find(same).filter(|_| worded).unwrap_or(chosen)
}

/// An order being completed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Drafting {
    /// The option it began from.
    pub stem: Stem,
    /// The order as it stands.
    pub order: Order,
}

impl Drafting {
    /// Begun from an option.
    #[must_use]
    pub const fn of(option: &OptionRow) -> Self {
        Self { stem: option.stem, order: option.simplest }
    }

    /// The check of a slip's source, if it can be ordered: it is about the slip's own incident.
    #[must_use]
    pub fn check_of(sheet: &Sheet, card: CardId) -> Option<Self> {
        let holds = |dossier: &&Dossier| dossier.cards.iter().any(|one| one.id == card);
        let incident = sheet.incidents.iter().find(holds)?.id;
        let fits =
            |row: &&OptionRow| row.needs == Needs::Card && row.stem.incident.is_none_or(|about| about == incident);
        let option = sheet.options.iter().find(fits)?;
        Some(Self { stem: option.stem, order: Order { card: Some(card), ..option.simplest } })
    }

    /// The option that it began from, if it can still be ordered.
    #[must_use]
    pub fn option<'s>(&self, sheet: &'s Sheet) -> Option<&'s OptionRow> {
        sheet.options.iter().find(|row| row.stem == self.stem)
    }

    /// Whom the action can be aimed at.
    #[must_use]
    pub fn targets(&self, sheet: &Sheet) -> Vec<Option<NationId>> {
        once(self.same(sheet).map(|row| row.stem.target))
    }

    /// What it can be about, aimed as it is.
    #[must_use]
    pub fn incidents(&self, sheet: &Sheet) -> Vec<Option<IncidentId>> {
        let here = self.same(sheet).filter(|row| row.stem.target == self.stem.target);
        once(here.map(|row| row.stem.incident))
    }

    /// Aims it at somebody else, about the same incident if that can be.
    pub fn aim(&mut self, sheet: &Sheet, target: Option<NationId>) {
        let incident = self.stem.incident;
        self.turn(sheet, |row| row.stem.target == target, |row| row.stem.incident == incident);
    }

    /// Has it be about another incident.
    pub fn turn_to(&mut self, sheet: &Sheet, incident: Option<IncidentId>) {
        let target = self.stem.target;
        self.turn(sheet, |row| row.stem.target == target, |row| row.stem.incident == incident);
    }

    fn same<'s>(&self, sheet: &'s Sheet) -> impl Iterator<Item = &'s OptionRow> {
        let action = self.stem.action;
        sheet.options.iter().filter(move |row| row.action == action)
    }

    /// Takes the option that must fit and, if it can be, also fits the wish; keeps what was worded.
    fn turn(&mut self, sheet: &Sheet, must: impl Fn(&OptionRow) -> bool, wish: impl Fn(&OptionRow) -> bool) {
        let fits: Vec<&OptionRow> = self.same(sheet).filter(|row| must(row)).collect();
        let Some(row) = fits.iter().find(|row| wish(row)).or(fits.first()) else { return };
        let same_incident = row.stem.incident == self.stem.incident;
        let kept = self.order;
        self.stem = row.stem;
        self.order = row.simplest;
        let rungs_fit = kept.target.is_some() == row.stem.target.is_some();
        if same_incident && rungs_fit && kept.wording.is_some() {
            self.order.wording = kept.wording;
        }
        if same_incident && kept.card.is_some() {
            self.order.card = kept.card;
        }
    }

    /// The slips whose source can be checked.
    pub fn cards<'s>(&self, sheet: &'s Sheet) -> impl Iterator<Item = &'s CardRow> + use<'s> {
        let about = self.order.incident;
        let here = sheet.incidents.iter().filter(move |dossier| about.is_none_or(|id| id == dossier.id));
        here.flat_map(|dossier| &dossier.cards).filter(|card| card.upstream.is_none())
    }
}

/// Each once, in order.
fn once<T: Ord>(all: impl Iterator<Item = T>) -> Vec<T> {
    let mut all: Vec<T> = all.collect();
    all.sort_unstable();
    all.dedup();
    all
}
