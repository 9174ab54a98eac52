//! Countermeasures that stand (6.1) and the terms of hosts (6.3), as those who know of them read.

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

/// The term of a host towards whoever told it, as those two read of it (6.3).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TermRow {
    /// Who told it.
    pub by: NationId,
    /// The host.
    pub host: NationId,
    /// The title of the incident.
    pub incident: String,
    /// The last round for feasible steps; none while no card on the origin has been shown.
    pub until: Option<i16>,
    /// Whether it has run out without a step.
    pub late: bool,
}

impl TermRow {
    /// Where it stands.
    #[must_use]
    pub fn standing(&self) -> String {
        match (self.late, self.until) {
            (true, _) => "it ran out without a step".to_owned(),
            (false, Some(round)) => {
                format!("feasible steps by round {round}; asking for help gives as long again, once")
            }
            (false, None) => "no term runs: no card on the origin came with it".to_owned(),
        }
    }
}

/// The terms of hosts that the seat has told, and its own.
pub(super) fn terms(sight: Sight<'_>) -> Vec<TermRow> {
    let wait = sight.numbers().diligence_rounds;
    let live = sight.notices().filter(|one| sight.is_live(one.incident));
    let rows = live.filter_map(|one| {
        Some(TermRow {
            by: one.by,
            host: one.host,
            incident: sight.text(sight.incident(one.incident)?.0.title()).to_owned(),
            until: (one.since > 0).then(|| i16::from(one.since).saturating_add(wait)),
            late: one.late > 0,
        })
    });
    rows.collect()
}

/// Every countermeasure that stands and that the seat sees.
pub(super) fn counter(sight: Sight<'_>) -> Vec<CounterRow> {
    sight.counter().filter(|one| one.stands()).filter_map(|one| CounterRow::of(sight, one)).collect()
}
