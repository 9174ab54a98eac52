//! What each nation has done, gathered from the list of deeds.

use super::{Deed, PerNation};
use crate::terms::{ActionId, NationId, NationSet};

/// What every nation has carried out, gathered from the deeds so that nobody need search them.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Done {
    /// By action.
    actions: Vec<ByWhom>,
}

/// By whom an action was carried out, how often, and towards whom.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
struct ByWhom {
    doers: NationSet,
    times: PerNation<u8>,
    towards: PerNation<NationSet>,
}

impl Done {
    /// Nothing done yet, at a table with so many actions.
    pub(super) fn nothing(actions: usize) -> Self {
        Self { actions: vec![ByWhom::default(); actions] }
    }

    /// Gathers the same anew from other deeds.
    pub(super) fn gathered(&self, deeds: &[Deed]) -> Self {
        let mut done = Self::nothing(self.actions.len());
        deeds.iter().for_each(|deed| done.insert(deed));
        done
    }

    /// The nations that have carried out an action.
    #[must_use]
    pub fn doers(&self, action: ActionId) -> NationSet {
        self.of(action).map_or(NationSet::NONE, |by_whom| by_whom.doers)
    }

    /// How often a nation has carried out an action, up to 255.
    #[must_use]
    pub fn times(&self, nation: NationId, action: ActionId) -> u8 {
        self.of(action).map_or(0, |by_whom| *by_whom.times.get(nation))
    }

    /// Towards whom a nation has carried out an action.
    #[must_use]
    pub fn towards(&self, nation: NationId, action: ActionId) -> NationSet {
        self.of(action).map_or(NationSet::NONE, |by_whom| *by_whom.towards.get(nation))
    }

    /// Notes a deed.
    pub(super) fn insert(&mut self, deed: &Deed) {
        let Some(by_whom) = self.actions.get_mut(deed.action.index()) else { return };
        by_whom.doers.insert(deed.by);
        if let Some(times) = by_whom.times.get_mut(deed.by) {
            *times = times.saturating_add(1);
        }
        if let (Some(target), Some(towards)) = (deed.target, by_whom.towards.get_mut(deed.by)) {
            towards.insert(target);
        }
    }

    fn of(&self, action: ActionId) -> Option<&ByWhom> {
        self.actions.get(action.index())
    }
}
