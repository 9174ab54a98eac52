//! §12 The covert side: what its actions do, its figures, and the honourable exit.

use super::Effect;
use crate::terms::{ObjectiveId, within};
use serde::{Deserialize, Serialize};

/// What the engine does for an action of the covert side beyond *restrain* and *look away* (§12).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CovertVerb {
    /// Cleans up the traces of the groups that the nation shelters.
    CleanUp,
    /// Puts the cards that the nation has forged on the incident where inquiries find them.
    PlantFlag,
    /// Takes the honourable exit.
    ComeForward,
}

/// The numbers of the covert side (§12).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CovertNumbers {
    /// What cleaned-up traces add to the difficulty of a card.
    #[serde(deserialize_with = "within::<-20, 20, _, _>")]
    pub clean_up_hinders: i16,
    /// In a hundred: how often an inquiry into cleaned-up traces shows that they were.
    #[serde(deserialize_with = "within::<0, 100, _, _>")]
    pub clean_up_shows: u8,
    /// In a hundred: how often a source check of a forged card shows the forger.
    #[serde(deserialize_with = "within::<0, 100, _, _>")]
    pub flag_shows: u8,
    /// Credibility lost when a clean-up comes to light.
    #[serde(deserialize_with = "within::<-100, 100, _, _>")]
    pub exposed_credibility: i16,
    /// How many times that, and the loss for a claim that rested on it, a false flag costs.
    #[serde(deserialize_with = "within::<0, 100, _, _>")]
    pub flag_times: i16,
    /// Trust of everybody when something comes to light, below zero.
    #[serde(deserialize_with = "within::<-10, 10, _, _>")]
    pub exposed_trust: i16,
    /// Credibility won by the honourable exit.
    #[serde(deserialize_with = "within::<-100, 100, _, _>")]
    pub exit_credibility: i16,
    /// Trust of each victim for the honourable exit.
    #[serde(deserialize_with = "within::<-10, 10, _, _>")]
    pub exit_trust: i16,
}

/// What the honourable exit of a nation is worth beyond what it is worth to all (§12).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exit {
    /// The nation's objectives that it stands in for: they count as met once it is taken.
    pub instead_of: Vec<ObjectiveId>,
    /// What else it does; `Me` is the nation.
    #[serde(default)]
    pub effects: Vec<Effect>,
}
