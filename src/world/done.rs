//! What each nation has done, gathered from the list of deeds.

use super::{Deed, PerNation};
use crate::terms::{ActionId, NationId, NationSet};

/// What a nation has carried out, gathered from its deeds so that nobody need search them.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Done {
    times: [u8; 256],
    towards: [NationSet; 256],
}

impl Default for Done {
    fn default() -> Self {
        Self { times: [0; 256], towards: [NationSet::NONE; 256] }
    }
}

impl Done {
    /// Gathers what each nation has carried out.
    pub(super) fn of(deeds: &[Deed]) -> PerNation<Self> {
        let mut done = PerNation::<Self>::default();
        for deed in deeds {
            if let Some(done) = done.get_mut(deed.by) {
                done.insert(deed.action, deed.target);
            }
        }
        done
    }

    /// How often the action has been carried out, up to 255.
    #[must_use]
    pub fn times(&self, action: ActionId) -> u8 {
        self.times.get(action.index()).copied().unwrap_or(0)
    }

    /// Towards whom the action has been carried out.
    #[must_use]
    pub fn towards(&self, action: ActionId) -> NationSet {
        self.towards.get(action.index()).copied().unwrap_or_default()
    }

    /// Notes a deed.
    pub(super) fn insert(&mut self, action: ActionId, target: Option<NationId>) {
        if let Some(times) = self.times.get_mut(action.index()) {
            *times = times.saturating_add(1);
        }
        if let (Some(towards), Some(target)) = (self.towards.get_mut(action.index()), target) {
            towards.insert(target);
        }
    }
}
