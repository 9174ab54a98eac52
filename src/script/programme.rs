//! Programmes of capacity building: what a scenario says of each, and their numbers (§10).

use crate::terms::{ActorId, Asked, Narrative, NationId, Pillar, ProgrammeChannel, ProgrammeKind, TextId, within};
use serde::{Deserialize, Serialize};

/// A programme of capacity building on offer (§10).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Programme {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: TextId,
    /// Who may fund it.
    pub donors: Vec<NationId>,
    /// Whom it is for.
    pub beneficiary: NationId,
    /// The pillar it raises.
    pub pillar: Pillar,
    /// What it costs a round; of a deal for revenue, what the host pays a round.
    #[serde(deserialize_with = "within::<-99, 99, _, _>")]
    pub funds: i16,
    /// Conditions attached, 0 to 2.
    #[serde(default)]
    pub conditions: Vec<TextId>,
    /// Who leads it, from the donor's to the host's: 0, 2 or 3 (10.2).
    pub ownership: u8,
    /// What it is.
    #[serde(default)]
    pub kind: ProgrammeKind,
    /// Through whom it comes (10.1).
    #[serde(default)]
    pub channel: ProgrammeChannel,
    /// Regional bodies that fund it by script, beside or instead of nations.
    #[serde(default)]
    pub bodies: Vec<ActorId>,
    /// The round in which its bodies offer it.
    #[serde(default)]
    #[serde(deserialize_with = "within::<0, 99, _, _>")]
    pub offered: Option<u8>,
    /// What each condition asks, in the order of the conditions.
    #[serde(default)]
    pub asks: Vec<Asked>,
    /// What it professes to be for (2.5).
    #[serde(default)]
    pub narrative: Option<Narrative>,
    /// Levels that it is to deliver, 1 to 3.
    #[serde(default = "one")]
    pub levels: u8,
}

const fn one() -> u8 {
    1
}

impl Programme {
    /// What the first so many of its conditions ask.
    pub fn asked(&self, conditions: u8) -> impl Iterator<Item = Asked> {
        self.asks.iter().copied().take(usize::from(conditions).min(self.conditions.len()))
    }
}

/// The numbers of §10.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ProgrammeNumbers {
    /// Programmes that a donor may have at a time, at the introductory, standard and master level (1.8).
    #[serde(deserialize_with = "within::<0, 100, _, _>")]
    pub a_donor: [u8; 3],
    /// Points for one level (10.2).
    #[serde(deserialize_with = "within::<1, 100, _, _>")]
    pub level: u8,
    /// Points that a funded programme earns a round (10.2).
    #[serde(deserialize_with = "within::<0, 100, _, _>")]
    pub points: u8,
    /// Points that a host absorbs a round beside its Organisation (10.2).
    #[serde(deserialize_with = "within::<0, 100, _, _>")]
    pub absorbed: i16,
    /// Staff that a host tired by three or more on one pillar starts a round without (10.2).
    #[serde(deserialize_with = "within::<0, 20, _, _>")]
    pub tires: i16,
    /// What surge adds (10.1).
    #[serde(deserialize_with = "within::<-5, 5, _, _>")]
    pub surge: i16,
    /// Benefit of a surge or a deal to a host, for its decision (10.3).
    #[serde(deserialize_with = "within::<-100, 100, _, _>")]
    pub benefit: i16,
    /// Sovereignty concern by ownership: donor-led, joint, host-led (10.3).
    #[serde(deserialize_with = "within::<-100, 100, _, _>")]
    pub concern: [i16; 3],
    /// Sovereignty concern by channel: bilateral, treaty body, union, umbrella (10.3).
    #[serde(deserialize_with = "within::<-100, 100, _, _>")]
    pub concern_channel: [i16; 4],
    /// Sovereignty concern that Law adds (10.3).
    #[serde(deserialize_with = "within::<-100, 100, _, _>")]
    pub concern_law: i16,
    /// What a condition weighs against a programme (10.3).
    #[serde(deserialize_with = "within::<-100, 100, _, _>")]
    pub condition: i16,
    /// Points earned at once by complying under pressure (10.3).
    #[serde(deserialize_with = "within::<0, 100, _, _>")]
    pub pressure_gains: u8,
    /// Ownership lost by complying under pressure (10.3).
    #[serde(deserialize_with = "within::<0, 100, _, _>")]
    pub pressure_costs: u8,
    /// Trust in a donor whose conditions made a host decline (10.3).
    #[serde(deserialize_with = "within::<-10, 10, _, _>")]
    pub trust_declined: i16,
    /// Trust in those who leave a programme (10.3).
    #[serde(deserialize_with = "within::<-10, 10, _, _>")]
    pub trust_left: i16,
    /// Trust in the donors of a level delivered (10.5).
    #[serde(deserialize_with = "within::<-10, 10, _, _>")]
    pub trust_delivered: i16,
    /// Trust in a donor who professes what it does; lost by one who does not (2.5).
    #[serde(deserialize_with = "within::<-10, 10, _, _>")]
    pub trust_narrative: i16,
    /// Mandate that a host pays as a Law programme begins (10.3).
    #[serde(deserialize_with = "within::<-100, 100, _, _>")]
    pub law_mandate: i16,
    /// Freedom and Growth from a level of Law (10.3).
    #[serde(deserialize_with = "within::<-100, 100, _, _>")]
    pub law_moves: [i16; 2],
    /// Freedom from a rights reform, and the mandate that it costs (10.1).
    #[serde(deserialize_with = "within::<-100, 100, _, _>")]
    pub rights: [i16; 2],
    /// Law plus Organisation from which a host that shelters a group is able and unwilling (10.4).
    #[serde(deserialize_with = "within::<0, 11, _, _>")]
    pub unwilling_from: i16,
    /// Points that an exchange between peers adds (10.4).
    #[serde(deserialize_with = "within::<0, 100, _, _>")]
    pub exchange: u8,
    /// Stages apart up to which two are peers (10.4).
    #[serde(deserialize_with = "within::<0, 100, _, _>")]
    pub peers: i16,
    /// Per cent of acceptance that a bound voice adds to its donor's claims (10.5).
    #[serde(deserialize_with = "within::<-100, 100, _, _>")]
    pub voice: i16,
    /// Growth that a deal pays each side a round (10.5).
    #[serde(deserialize_with = "within::<-99, 99, _, _>")]
    pub revenue: i16,
    /// Growth that it costs the side which leaves a deal (10.5).
    #[serde(deserialize_with = "within::<-100, 100, _, _>")]
    pub bound: i16,
}

impl Default for ProgrammeNumbers {
    /// What a record from before §10 was played reads as.
    fn default() -> Self {
        Self {
            a_donor: [1, 1, 3],
            level: 6,
            points: 2,
            absorbed: 1,
            tires: 1,
            surge: 1,
            benefit: 2,
            concern: [3, 1, 0],
            concern_channel: [1, 1, 0, 0],
            concern_law: 1,
            condition: 2,
            pressure_gains: 2,
            pressure_costs: 1,
            trust_declined: -1,
            trust_left: -1,
            trust_delivered: 1,
            trust_narrative: 1,
            law_mandate: -3,
            law_moves: [2, 2],
            rights: [2, -2],
            unwilling_from: 6,
            exchange: 1,
            peers: 1,
            voice: 10,
            revenue: 1,
            bound: -2,
        }
    }
}
