//! What lies open among the negotiated texts, and a package being put together.

use super::lack::Lack;
use crate::order::{DraftTalk, Package, Pick, Says, Talk};
use crate::terms::letters::capitalised;
use crate::terms::{DraftStage, NationId, NationSet};
use crate::view::sheet::{DraftRow, Sheet};

/// What lies open in the room Negotiation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Text {
    /// A draft, by its place in the scenario's list.
    Draft(u8),
    /// The norms.
    Norms,
}

/// A package being put together: one option for another, at one stroke.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Bundle {
    /// On which draft.
    pub draft: u8,
    /// To whom it goes.
    pub to: Option<NationId>,
    /// What is given.
    pub gives: Option<Pick>,
    /// What is taken for it.
    pub takes: Option<Pick>,
}

impl Bundle {
    /// Begins anew where another draft lies open.
    pub fn turn_to(&mut self, row: &DraftRow) {
        if self.draft != row.draft {
            *self = Self { draft: row.draft, ..Self::default() };
        }
    }

    /// Whether a package is what was chosen so far, up to what is not chosen yet.
    #[must_use]
    pub fn allows(&self, package: &Package) -> bool {
        self.to.is_none_or(|to| to == package.to) && self.gives.is_none_or(|gives| gives == package.gives)
    }

    /// To whom a package may go.
    #[must_use]
    pub fn partners(row: &DraftRow) -> NationSet {
        row.packages.iter().map(|one| one.to).collect()
    }

    /// What may be given.
    #[must_use]
    pub fn to_give(&self, row: &DraftRow) -> Vec<Pick> {
        let fits = |one: &&Package| self.to.is_none_or(|to| to == one.to);
        in_order(row.packages.iter().filter(fits).map(|one| one.gives))
    }

    /// What may be taken.
    #[must_use]
    pub fn to_take(&self, row: &DraftRow) -> Vec<Pick> {
        in_order(row.packages.iter().filter(|one| self.allows(one)).map(|one| one.takes))
    }

    /// What it lacks before it can be offered.
    #[must_use]
    pub fn lacks(&self) -> Vec<Lack> {
        Lack::those([
            (Lack::Addressee, self.to.is_none()),
            (Lack::Gives, self.gives.is_none()),
            (Lack::Takes, self.takes.is_none()),
        ])
    }

    /// What is said, once a package that may be offered was chosen.
    #[must_use]
    pub fn talk(&self, row: &DraftRow) -> Option<Talk> {
        let whole =
            |one: &&Package| self.to == Some(one.to) && self.gives == Some(one.gives) && self.takes == Some(one.takes);
        let &Package { to, gives, takes, .. } = row.packages.iter().find(whole)?;
        Some(Talk::Draft(DraftTalk { draft: row.draft, says: Says::Offer { to, gives, takes } }))
    }
}

/// Each once, in order.
fn in_order(picks: impl Iterator<Item = Pick>) -> Vec<Pick> {
    let mut picks: Vec<Pick> = picks.collect();
    picks.sort_unstable();
    picks.dedup();
    picks
}

/// Where a text stands, in a sentence.
#[must_use]
pub fn stands(sheet: &Sheet, row: &DraftRow) -> String {
    match (row.stage, row.silent_until) {
        (DraftStage::UnderSilence, Some(round)) if round == sheet.header.round => {
            "Under silence: adopted unless somebody speaks up before this round’s Orders are over.".to_owned()
        }
        (DraftStage::UnderSilence, Some(round)) => {
            let round = sheet.header.dated(round);
            format!("Under silence: adopted unless somebody speaks up before the Orders of {round} are over.")
        }
        (stage, _) => format!("{}.", capitalised(stage.word())),
    }
}
