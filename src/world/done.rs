//! What each nation has done, gathered from the list of deeds.

use super::Deed;
use crate::terms::{ActionId, NationId, NationSet};

/// What every nation has carried out, gathered from the deeds so that nobody need search them.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Done {
    /// How many actions the catalogue has.
    actions: usize,
    /// By nation, then by action: how often, and towards whom.
    cells: Vec<(u8, NationSet)>,
}

impl Done {
    /// Nothing done yet, at a table with so many nations and actions.
    pub(super) fn nothing(nations: usize, actions: usize) -> Self {
        Self { actions, cells: vec![(0, NationSet::NONE); nations * actions] }
    }

    /// Gathers the same anew from other deeds.
    pub(super) fn gathered(&self, deeds: &[Deed]) -> Self {
        let mut done = Self { actions: self.actions, cells: vec![(0, NationSet::NONE); self.cells.len()] };
        deeds.iter().for_each(|deed| done.insert(deed));
        done
    }

    /// How often a nation has carried out an action, up to 255.
    #[must_use]
    pub fn times(&self, nation: NationId, action: ActionId) -> u8 {
        self.cell(nation, action).0
    }

    /// Towards whom a nation has carried out an action.
    #[must_use]
    pub fn towards(&self, nation: NationId, action: ActionId) -> NationSet {
        self.cell(nation, action).1
    }

    /// Notes a deed.
    pub(super) fn insert(&mut self, deed: &Deed) {
        let place = self.place(deed.by, deed.action);
        if let Some((times, towards)) = self.cells.get_mut(place) {
            *times = times.saturating_add(1);
            deed.target.into_iter().for_each(|target| towards.insert(target));
        }
    }

    fn cell(&self, nation: NationId, action: ActionId) -> (u8, NationSet) {
        self.cells.get(self.place(nation, action)).copied().unwrap_or_default()
    }

    const fn place(&self, nation: NationId, action: ActionId) -> usize {
        nation.index() * self.actions + action.index()
    }
}
