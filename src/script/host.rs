//! The numbers of hosts: what they owe once they have been told, and what restraint costs at home.

use crate::terms::{Decibans, within};
use serde::{Deserialize, Serialize};

/// What a host that shelters a group pays, and when its term runs (6.3, 10.4, §12).
///
/// Plays that were recorded under older rules have none of it: everything is 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct HostNumbers {
    /// Mandate that it costs a host to restrain a group (10.4).
    #[serde(deserialize_with = "within::<0, 100, _, _>")]
    pub restraint_mandate: i16,
    /// Growth that it costs (10.4).
    #[serde(deserialize_with = "within::<0, 100, _, _>")]
    pub restraint_growth: i16,
    /// How much less mandate for each card that was brought, request that was made and offer that
    /// was accepted (10.4).
    #[serde(deserialize_with = "within::<0, 100, _, _>")]
    pub eased: i16,
    /// Kinds of prompting that the honourable exit takes to be worth its points (§12).
    #[serde(deserialize_with = "within::<0, 4, _, _>")]
    pub prompts: u8,
    /// Weight of a card on the origin without which a notification sets no term (6.3).
    #[serde(deserialize_with = "within::<-100, 100, _, _>")]
    pub origin: Decibans,
    /// Severity from which a host's failure to take steps can be answered (6.2).
    #[serde(deserialize_with = "within::<0, 10, _, _>")]
    pub severity: i16,
}
