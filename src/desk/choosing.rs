//! An act that a pledge speaks of: do or do not, which, toward whom, by when.

use super::names::name;
use crate::order::Course;
use crate::terms::{ActionId, LegalClass, NationId, NationSet};
use crate::view::sheet::{Pledgeable, Sheet};

/// An act being chosen: its class first, then the act.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Choosing {
    /// The class that is leafed through.
    pub class: Option<LegalClass>,
    /// The act.
    pub action: Option<ActionId>,
    /// Toward whom; if nobody is named, toward anybody.
    pub toward: Option<NationId>,
    /// Whether it is not to be done.
    pub not: bool,
}

/// Whose act it is, which decides what can be spoken of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// The seat's own.
    Ours,
    /// Another nation's, in the open or towards the seat.
    Theirs(NationId),
}

impl Whose {
    /// Toward whom the act can be named, and whether with nobody named.
    #[must_use]
    pub fn aims(self, sheet: &Sheet, act: &Pledgeable, not: bool) -> (bool, NationSet) {
        match self {
            Self::Ours => {
                let aims = if not { act.refrain } else { act.will };
                (aims.unnamed, aims.named)
            }
            Self::Theirs(by) => {
                let everyone: NationSet = sheet.board.nations.iter().map(|nation| nation.id).collect();
                let named = if act.public { everyone.without(by) } else { NationSet::one(sheet.seat) };
                (act.public, if act.aimed { named } else { NationSet::NONE })
            }
        }
    }

    /// The acts that can be spoken of.
    #[must_use]
    pub fn acts(self, sheet: &Sheet, not: bool) -> Vec<&Pledgeable> {
        let can = |act: &&Pledgeable| {
            let (unnamed, named) = self.aims(sheet, act, not);
            unnamed || !named.is_empty()
        };
        all(sheet).iter().filter(can).collect()
    }
}

/// The acts that can be spoken of at all.
fn all(sheet: &Sheet) -> &[Pledgeable] {
    sheet.promise.as_ref().map_or(&[], |promise| &promise.acts)
}

impl Choosing {
    /// The act, if one was chosen that there is.
    #[must_use]
    pub fn act<'s>(&self, sheet: &'s Sheet) -> Option<&'s Pledgeable> {
        all(sheet).iter().find(|act| Some(act.action) == self.action)
    }

    /// An act that cannot be spoken of so is chosen no more, and neither is a nation that it cannot be
    /// aimed at; one that must be aimed is aimed at somebody.
    pub fn settle(&mut self, sheet: &Sheet, whose: Whose) {
        let acts = whose.acts(sheet, self.not);
        let chosen = acts.iter().find(|act| Some(act.action) == self.action).copied();
        self.action = chosen.map(|act| act.action);
        let Some(act) = chosen else { return };
        let (unnamed, named) = whose.aims(sheet, act, self.not);
        self.toward = self.toward.filter(|&toward| named.has(toward));
        if self.toward.is_none() && !unnamed {
            self.toward = named.iter().next();
        }
    }

    /// The first round by which the chosen act can be asked for.
    #[must_use]
    pub fn first_round(&self, sheet: &Sheet) -> u8 {
        self.act(sheet).map_or(1, |act| act.from)
    }

    /// What was chosen, if an act was.
    #[must_use]
    pub fn course(&self, sheet: &Sheet, by_round: u8) -> Option<Course> {
        let act = self.act(sheet)?;
        Some(Course { will: !self.not, action: act.action, toward: self.toward, by_round })
    }
}

/// A course after *will* or a name: `not sever relations with Varn by round 3`.
pub(super) fn course_in_words(sheet: &Sheet, course: &Course) -> String {
    let phrase = all(sheet).iter().find(|act| act.action == course.action).map_or("act", |act| act.phrase.as_str());
    let toward = match course.toward {
        Some(toward) if toward == sheet.seat => "us",
        Some(toward) => name(sheet, toward),
        None => "anybody",
    };
    let not = if course.will { "" } else { "not " };
    format!("{not}{} by round {}", phrase.replace("{t}", toward), course.by_round)
}
