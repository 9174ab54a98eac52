//! A pledge being worded: to whom, on what condition, what, by when, and how it travels.

use super::choosing::{Choosing, course_in_words};
use super::lack::Lack;
use super::messages::said;
use super::names::{name, others};
use crate::order::{Audience, Pledge, Pledging, Proviso, Talk};
use crate::terms::letters::capitalised;
use crate::terms::{Carrier, IncidentId, NationId, NationSet};
use crate::view::sheet::Sheet;
use std::ops::RangeInclusive;

/// What kind of condition a pledge hangs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum If {
    /// None: it binds at once.
    #[default]
    Always,
    /// A nation does something, or does not.
    Conduct,
    /// An incident goes on.
    Continues,
    /// A nation restrains the groups that it shelters.
    Restrains,
    /// It does not.
    Unrestrained,
    /// A nation names us in public.
    NamesUs,
}

impl If {
    /// Every kind, and what it says.
    pub const ALL: [(Self, &str); 6] = [
        (Self::Always, "Nothing: it binds at once"),
        (Self::Conduct, "A nation does, or does not"),
        (Self::Continues, "An incident goes on"),
        (Self::Restrains, "A host restrains its groups"),
        (Self::Unrestrained, "A host does not"),
        (Self::NamesUs, "A nation names us in public"),
    ];

    /// Whether it is about a host.
    #[must_use]
    pub const fn is_of_host(self) -> bool {
        matches!(self, Self::Restrains | Self::Unrestrained)
    }
}

/// A pledge being worded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Promising {
    /// Whether the form lies open, and not the ledger.
    pub open: bool,
    /// To whom, if not to everybody.
    pub only: Option<NationSet>,
    /// What kind of condition it hangs on.
    pub on: If,
    /// The nation of the condition.
    pub nation: Option<NationId>,
    /// The incident of the condition.
    pub incident: Option<IncidentId>,
    /// The act of the condition.
    pub theirs: Choosing,
    /// The last round of the condition.
    pub until: Option<u8>,
    /// The act that is pledged.
    pub ours: Choosing,
    /// The last round that counts.
    pub by_round: Option<u8>,
    /// How the message travels.
    pub carrier: Carrier,
    /// What it says besides.
    pub prose: String,
}

impl Default for Promising {
    fn default() -> Self {
        Self {
            open: false,
            only: None,
            on: If::default(),
            nation: None,
            incident: None,
            theirs: Choosing::default(),
            until: None,
            ours: Choosing::default(),
            by_round: None,
            carrier: Carrier::Cable,
            prose: String::new(),
        }
    }
}

impl Promising {
    /// The incidents that a condition can be about.
    pub fn incidents(sheet: &Sheet) -> impl Iterator<Item = (IncidentId, &str)> {
        sheet.incidents.iter().filter(|row| row.live).map(|row| (row.id, row.title.as_str()))
    }

    /// The nations that the condition can be about. A host must hear that its restraint is waited for.
    #[must_use]
    pub fn nations(&self, sheet: &Sheet) -> Vec<NationId> {
        let hears = |id: NationId| !self.on.is_of_host() || self.only.is_none_or(|to| to.has(id));
        others(sheet).into_iter().filter(|&id| hears(id)).collect()
    }

    /// The rounds by which the condition can come about; it may be that none is left.
    #[must_use]
    pub fn rounds_of_condition(&self, sheet: &Sheet) -> RangeInclusive<u8> {
        let first = if self.on == If::Conduct { self.theirs.first_round(sheet) } else { 1 };
        first.max(sheet.header.round).max(1)..=sheet.header.rounds.saturating_sub(1)
    }

    /// The rounds by which the act can be done; it may be that none is left.
    #[must_use]
    pub fn rounds_of_act(&self, sheet: &Sheet) -> RangeInclusive<u8> {
        let after = if self.on == If::Always { None } else { self.until };
        let first = self.ours.first_round(sheet).max(after.map_or(0, |round| round + 1));
        first.max(sheet.header.round).max(1)..=sheet.header.rounds
    }

    /// Lets go of what can be chosen no more.
    pub fn settle(&mut self, sheet: &Sheet) {
        self.incident = self.incident.filter(|id| Self::incidents(sheet).any(|(live, _)| live == *id));
        if !matches!(self.on, If::Always | If::Continues) {
            let fit = self.nations(sheet);
            self.nation = self.nation.filter(|id| fit.contains(id));
        }
        if self.on != If::Always {
            let rounds = self.rounds_of_condition(sheet);
            self.until = self.until.filter(|round| rounds.contains(round));
        }
        let rounds = self.rounds_of_act(sheet);
        self.by_round = self.by_round.filter(|round| rounds.contains(round));
    }

    /// What it lacks before it can be given.
    #[must_use]
    pub fn lacks(&self, sheet: &Sheet) -> Vec<Lack> {
        let on = |kinds: &[If]| kinds.contains(&self.on);
        Lack::those([
            (Lack::Addressee, self.only.is_some_and(|to| to.is_empty())),
            (Lack::Nation, on(&[If::Conduct, If::Restrains, If::Unrestrained, If::NamesUs]) && self.nation.is_none()),
            (Lack::Incident, on(&[If::Continues]) && self.incident.is_none()),
            (Lack::Conduct, on(&[If::Conduct]) && self.theirs.act(sheet).is_none()),
            (Lack::Until, !on(&[If::Always]) && self.until.is_none()),
            (Lack::Act, self.ours.act(sheet).is_none()),
            (Lack::ByRound, self.by_round.is_none()),
        ])
    }

    /// The pledge as it is worded, once everything is chosen.
    #[must_use]
    pub fn pledge(&self, sheet: &Sheet) -> Option<Pledge> {
        let to = match self.only {
            None => Audience::Everyone,
            Some(to) if to.is_empty() => return None,
            Some(to) => Audience::Only(to),
        };
        let provided = match self.on {
            If::Always => None,
            on => Some(self.proviso(sheet, on)?),
        };
        let course = self.ours.course(sheet, self.by_round?)?;
        Some(Pledge { to, provided, course })
    }

    fn proviso(&self, sheet: &Sheet, on: If) -> Option<Proviso> {
        let until = self.until?;
        Some(match on {
            If::Always => return None,
            If::Conduct => Proviso::Conduct(self.nation?, self.theirs.course(sheet, until)?),
            If::Continues => Proviso::Continues(self.incident?, until),
            If::Restrains => Proviso::Restrains(self.nation?, until),
            If::Unrestrained => Proviso::Unrestrained(self.nation?, until),
            If::NamesUs => Proviso::NamesUs(self.nation?, until),
        })
    }

    /// What is said, once everything is chosen.
    #[must_use]
    pub fn talk(&self, sheet: &Sheet) -> Option<Talk> {
        let pledge = self.pledge(sheet)?;
        Some(Talk::Pledge(Pledging { pledge, carrier: self.carrier, prose: said(&self.prose) }))
    }

    /// It was given, and the next begins.
    pub fn given(&mut self) {
        *self = Self { carrier: self.carrier, ..Self::default() };
    }
}

/// A pledge as it will be read.
#[must_use]
pub fn in_words(sheet: &Sheet, pledge: &Pledge) -> String {
    let name = |id: NationId| name(sheet, id);
    let said = format!("we will {}", course_in_words(sheet, &pledge.course));
    let on = match pledge.provided {
        None => return capitalised(&format!("{said}.")),
        Some(Proviso::Conduct(by, course)) => format!("Should {} {}", name(by), course_in_words(sheet, &course)),
        Some(Proviso::Continues(id, round)) => {
            let title = sheet.incidents.iter().find(|row| row.id == id).map_or("the incident", |row| &row.title);
            format!("Should “{title}” go on to round {round}")
        }
        Some(Proviso::Restrains(host, round)) => {
            format!("Should {} have restrained the groups that it shelters by round {round}", name(host))
        }
        Some(Proviso::Unrestrained(host, round)) => {
            format!("Should {} not have restrained the groups that it shelters by round {round}", name(host))
        }
        Some(Proviso::NamesUs(by, round)) => format!("Should {} name us in public by round {round}", name(by)),
    };
    format!("{on}, {said}.")
}
