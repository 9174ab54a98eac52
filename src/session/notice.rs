//! What people should know before they sit down (§20).

use super::Session;
use crate::scenario::Playable;
use crate::terms::{NationSet, letters};

/// What people should know before they sit down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// In words.
    pub text: String,
    /// The seats at which somebody must read it first.
    pub delicate: NationSet,
}

impl Notice {
    /// The notice of a scenario, if it has one.
    pub(super) fn of(playable: &Playable) -> Option<Self> {
        let text = letters::shown(playable.texts.get(playable.scenario.notice?.index())?).into_owned();
        let delicate = playable.scenario.nations.iter().filter(|nation| nation.delicate);
        Some(Self { text, delicate: delicate.map(|nation| nation.id).collect() })
    }
}

impl Session {
    /// What people should know before they sit down.
    #[must_use]
    pub const fn notice(&self) -> Option<&Notice> {
        self.notice.as_ref()
    }
}
