//! §13 Press and public: what its actions do, and its figures.

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
    pub interview_acceptance: i16,
    /// In a hundred: how often shutting networks down calms things.
    pub shut_calms: u8,
    /// Security that calm is worth, for one round.
    pub shut_security: i16,
    /// In a hundred: how often an influence operation comes to light.
    pub influence_shows: u8,
    /// Credibility that this costs.
    pub influence_credibility: i16,
    /// Trust of the nation that was worked on, below zero.
    pub influence_trust: i16,
    /// Tension between the two.
    pub influence_tension: i16,
    /// Salience from which an incident can stir the networks.
    pub upheaval_salience: i16,
    /// Mandate up to which a nation can be stirred.
    pub upheaval_mandate: i16,
    /// Mandate that upheaval moves, below zero.
    pub upheaval_costs_mandate: i16,
    /// Freedom that upheaval moves, below zero.
    pub upheaval_costs_freedom: i16,
}
