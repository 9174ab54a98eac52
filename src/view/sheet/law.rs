//! Countermeasures that stand, as everybody who sees them reads of them (6.1).

use crate::terms::NationId;
use crate::world::{CounterNow, Sight};
use serde::Serialize;

/// A countermeasure that stands (6.1).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CounterRow {
    /// Who took it.
    pub by: NationId,
    /// Against whom.
    pub on: NationId,
    /// What it is.
    pub title: String,
    /// Since which round.
    pub since: u8,
    /// The round by which it is to be lifted, if its target has complied.
    pub lift_by: Option<u8>,
    /// Whether it has no ground in law.
    pub unlawful: bool,
}

impl CounterRow {
    fn of(sight: Sight<'_>, one: &CounterNow) -> Option<Self> {
        let title = sight.text(sight.action(one.action)?.title).to_owned();
        let lift_by = (one.complied > 0).then(|| one.complied.saturating_add(1));
        Some(Self { by: one.by, on: one.on, title, since: one.round, lift_by, unlawful: one.unlawful })
    }

    /// How it stands in law: `lawful as far as is known`, or what is wrong or due.
    #[must_use]
    pub fn standing(&self) -> String {
        match (self.unlawful, self.lift_by) {
            (true, _) => "without a ground in law".to_owned(),
            (false, Some(round)) => format!("to be lifted by round {round}"),
            (false, None) => "until it is lifted".to_owned(),
        }
    }
}

/// Every countermeasure that stands and that the seat sees.
pub(super) fn counter(sight: Sight<'_>) -> Vec<CounterRow> {
    sight.counter().filter(|one| one.stands()).filter_map(|one| CounterRow::of(sight, one)).collect()
}
