//! §13 Press and public: what its actions do, and its figures.

use crate::terms::within;
use serde::{Deserialize, Serialize};

/// What the engine does for an action that works on opinion (§13).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PressVerb {
    /// Explains the nation's last public claim on the incident, which moves acceptance abroad.
    Interview,
    /// Shuts networks down at home.
    ShutDown,
    /// Works on opinion in another nation, which does not see by whom.
    Influence,
}

/// The numbers of press and public (§13).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PressNumbers {
    /// Per cent of acceptance that an interview adds with each state that has not answered itself.
    #[serde(deserialize_with = "within::<-100, 100, _, _>")]
    pub interview_acceptance: i16,
    /// In a hundred: how often shutting networks down calms things.
    #[serde(deserialize_with = "within::<0, 100, _, _>")]
    pub shut_calms: u8,
    /// Security that calm is worth, for one round.
    #[serde(deserialize_with = "within::<-100, 100, _, _>")]
    pub shut_security: i16,
    /// In a hundred: how often an influence operation comes to light.
    #[serde(deserialize_with = "within::<0, 100, _, _>")]
    pub influence_shows: u8,
    /// Credibility that this costs.
    #[serde(deserialize_with = "within::<-100, 100, _, _>")]
    pub influence_credibility: i16,
    /// Trust of the nation that was worked on, below zero.
    #[serde(deserialize_with = "within::<-10, 10, _, _>")]
    pub influence_trust: i16,
    /// Tension between the two.
    #[serde(deserialize_with = "within::<-10, 10, _, _>")]
    pub influence_tension: i16,
    /// Salience from which an incident can stir the networks.
    #[serde(deserialize_with = "within::<0, 6, _, _>")]
    pub upheaval_salience: i16,
    /// Mandate up to which a nation can be stirred.
    #[serde(deserialize_with = "within::<-1, 100, _, _>")]
    pub upheaval_mandate: i16,
    /// Mandate that upheaval moves, below zero.
    #[serde(deserialize_with = "within::<-100, 100, _, _>")]
    pub upheaval_costs_mandate: i16,
    /// Freedom that upheaval moves, below zero.
    #[serde(deserialize_with = "within::<-100, 100, _, _>")]
    pub upheaval_costs_freedom: i16,
}
