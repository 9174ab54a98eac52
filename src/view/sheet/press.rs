//! The press page (§13): what was done in public, by round.

use crate::terms::{Module, NationSet};
use crate::view::chronicle::deed_in_public;
use crate::world::Sight;
use serde::Serialize;

/// What the press has reported; there is none if the module is off.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PressPage {
    /// Public acts, newest round first.
    pub digest: Vec<DigestRow>,
    /// The nations that are calm behind networks that are shut.
    pub calmed: NationSet,
}

/// One public act, as the press reported it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DigestRow {
    /// The round.
    pub round: u8,
    /// What was done, in a sentence.
    pub line: String,
}

/// The page, if the module is on.
pub(super) fn page(sight: Sight<'_>) -> Option<PressPage> {
    if !sight.is_on(Module::Press) {
        return None;
    }
    let public = sight.deeds().filter(|deed| sight.action(deed.action).is_some_and(|action| action.public));
    let mut digest: Vec<DigestRow> =
        public.map(|deed| DigestRow { round: deed.round, line: deed_in_public(sight, deed) }).collect();
    digest.reverse();
    Some(PressPage { digest, calmed: sight.calmed() })
}
