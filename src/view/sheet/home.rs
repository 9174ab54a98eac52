//! The page of home clearance (2.6): whether liaison is kept, and what other ministries have done.

use super::orders::refusal;
use crate::order::{HomeTalk, Refusal, Talk};
use crate::rules;
use crate::terms::{Module, NationId};
use crate::world::Sight;
use serde::Serialize;

/// What a seat reads of its own government and of others; there is none if the module is off.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct HomePage {
    /// Whether this seat keeps liaison this round.
    pub liaison: bool,
    /// What keeps liaison, if it can be said now.
    pub liaise: Option<Talk>,
    /// What keeps it from being kept, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hindrance: Option<String>,
    /// What other ministries have done, by nation.
    pub acts: Vec<HomeRow>,
}

/// Something that another ministry did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct HomeRow {
    /// Whose ministry.
    pub nation: NationId,
    /// Which.
    pub ministry: String,
    /// What it did.
    pub text: String,
}

/// The page, if the module is on.
pub(super) fn page(sight: Sight<'_>) -> Option<HomePage> {
    if !sight.is_on(Module::HomeClearance) {
        return None;
    }
    let text = |id| sight.text(id).to_owned();
    let liaise = Talk::Home(HomeTalk::Liaise);
    let verdict = rules::may_say(sight, &liaise);
    Some(HomePage {
        liaison: sight.keeps_liaison(),
        liaise: verdict.is_ok().then_some(liaise),
        hindrance: verdict
            .err()
            .filter(|why| matches!(why, Refusal::NotEnoughStaff { .. }))
            .map(|why| refusal(sight, why)),
        acts: sight
            .home_acts()
            .map(|(nation, script)| HomeRow { nation, ministry: text(script.ministry()), text: text(script.text()) })
            .collect(),
    })
}
