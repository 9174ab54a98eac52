//! The numbers of the rules: data of the catalogue, never written in code.

use super::{AccountNumbers, ClaimNumbers, CovertNumbers, DraftNumbers, HostNumbers, NormNumbers, PressNumbers};
use crate::terms::{Decibans, Information, Source, Weight, within};
use serde::{Deserialize, Serialize};

/// From this heat on, an act raises tension by so much (3.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HeatStep {
    /// The least heat.
    #[serde(deserialize_with = "within::<0, 10, _, _>")]
    pub from: i16,
    /// What it adds when done in the open.
    #[serde(deserialize_with = "within::<-10, 10, _, _>")]
    pub public: i16,
    /// What it adds when done quietly.
    #[serde(deserialize_with = "within::<-10, 10, _, _>")]
    pub private: i16,
}

/// All of it, as before there was a limit.
const fn whole() -> i16 {
    100
}

const fn ten() -> u16 {
    10
}

const fn ninety() -> u16 {
    90
}

/// What pledges do (9.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PledgeNumbers {
    /// Pledges a seat may give in a round.
    #[serde(deserialize_with = "within::<0, 20, _, _>")]
    pub a_round: u8,
    /// Trust for a pledge kept (3.4).
    #[serde(deserialize_with = "within::<-10, 10, _, _>")]
    pub trust_kept: i16,
    /// Trust for a pledge broken (3.4).
    #[serde(deserialize_with = "within::<-10, 10, _, _>")]
    pub trust_broken: i16,
    /// Credibility for doing what was pledged in public.
    #[serde(deserialize_with = "within::<-100, 100, _, _>")]
    pub credibility_kept: i16,
    /// Credibility for breaking what was pledged in public.
    #[serde(deserialize_with = "within::<-100, 100, _, _>")]
    pub credibility_broken: i16,
    /// Credibility for breaking what was pledged between parties.
    #[serde(deserialize_with = "within::<-100, 100, _, _>")]
    pub credibility_broken_privately: i16,
}

impl Default for PledgeNumbers {
    fn default() -> Self {
        Self {
            a_round: 2,
            trust_kept: 1,
            trust_broken: -3,
            credibility_kept: 1,
            credibility_broken: -6,
            credibility_broken_privately: -2,
        }
    }
}

/// What restrictive measures cost and do (7.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct MeasureNumbers {
    /// Capital they cost when nothing is accepted.
    #[serde(deserialize_with = "within::<0, 20, _, _>")]
    pub capital: i16,
    /// Per cent of acceptance that save one capital.
    #[serde(deserialize_with = "within::<1, 100, _, _>")]
    pub acceptance_per_capital: i16,
    /// Growth a round that they cost whoever has them in force, for each target.
    #[serde(deserialize_with = "within::<-100, 100, _, _>")]
    pub growth: i16,
    /// Pressure by each state that begins to press.
    #[serde(deserialize_with = "within::<0, 20, _, _>")]
    pub per_state: i16,
    /// What pressure fades by in a round.
    #[serde(deserialize_with = "within::<0, 20, _, _>")]
    pub fades: i16,
    /// Credibility from which a threat presses like the deed.
    #[serde(deserialize_with = "within::<0, 101, _, _>")]
    pub threat_credibility: i16,
}

impl Default for MeasureNumbers {
    fn default() -> Self {
        Self { capital: 6, acceptance_per_capital: 20, growth: 1, per_state: 2, fades: 1, threat_credibility: 50 }
    }
}

/// Every number that the rules read, as the catalogue sets it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Numbers {
    /// Orders a seat may give in a round (1.6).
    #[serde(deserialize_with = "within::<0, 20, _, _>")]
    pub orders_a_round: u8,
    /// Statements a seat may make in a round (1.6).
    #[serde(deserialize_with = "within::<0, 20, _, _>")]
    pub statements_a_round: u8,
    /// Replies a seat may give in a round: to requests, claims, proposals and choices (1.6).
    #[serde(deserialize_with = "within::<0, 100, _, _>")]
    pub replies_a_round: u8,
    /// Judgements a seat may record in a round (1.6).
    #[serde(deserialize_with = "within::<0, 100, _, _>")]
    pub judgements_a_round: u8,
    /// Cables a seat may send in a round (11).
    #[serde(deserialize_with = "within::<0, 100, _, _>")]
    pub cables_a_round: u8,
    /// Staff a round, before Organisation is added (2.2).
    #[serde(deserialize_with = "within::<0, 20, _, _>")]
    pub staff_base: i16,
    /// Organisation counts one staff for so many levels (2.2).
    #[serde(deserialize_with = "within::<1, 20, _, _>")]
    pub staff_per_organisation: i16,
    /// Capital a round, before mandate is added (2.2).
    #[serde(deserialize_with = "within::<0, 20, _, _>")]
    pub capital_base: i16,
    /// Mandate counts one capital for so many points (2.2).
    #[serde(deserialize_with = "within::<1, 100, _, _>")]
    pub capital_per_mandate: i16,
    /// Days after which burnt sources regrow by one (2.5).
    #[serde(default = "ninety")]
    #[serde(deserialize_with = "within::<1, 3650, _, _>")]
    pub source_regrowth_days: u16,
    /// The same in rounds: only in records from before rounds had days.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[serde(deserialize_with = "within::<1, 100, _, _>")]
    pub source_regrowth: Option<i16>,
    /// Starting trust for ally, partner, neutral, rival, adversary (3.1).
    #[serde(deserialize_with = "within::<-10, 10, _, _>")]
    pub trust_at_start: [i16; 5],
    /// Starting tension for ally, partner, neutral, rival, adversary (3.1).
    #[serde(deserialize_with = "within::<0, 10, _, _>")]
    pub tension_at_start: [i16; 5],
    /// Tension by heat (3.3).
    pub heat_steps: Vec<HeatStep>,
    /// An act from this heat on can exceed what is justified (3.3).
    #[serde(deserialize_with = "within::<0, 11, _, _>")]
    pub excess_from: i16,
    /// What excess adds (3.3).
    #[serde(deserialize_with = "within::<-10, 10, _, _>")]
    pub excess_adds: i16,
    /// Justification from acceptance at or above [`acceptance_counts`](Self::acceptance_counts) (3.3).
    #[serde(deserialize_with = "within::<-10, 10, _, _>")]
    pub accepted_justifies: i16,
    /// Acceptance from which a claim justifies more, and norms are cited with effect (3.3).
    #[serde(deserialize_with = "within::<0, 101, _, _>")]
    pub acceptance_counts: i16,
    /// Justification for acting jointly (3.3).
    #[serde(deserialize_with = "within::<-10, 10, _, _>")]
    pub joint_justifies: i16,
    /// An act from this heat on without an open channel adds one (3.3).
    #[serde(deserialize_with = "within::<0, 11, _, _>")]
    pub channel_from: i16,
    /// The most that tension of a pair can rise in a round (3.3).
    #[serde(deserialize_with = "within::<0, 10, _, _>")]
    pub tension_cap: i16,
    /// Tension ebbs if nobody exceeded this heat (3.3).
    #[serde(deserialize_with = "within::<-1, 10, _, _>")]
    pub ebb_heat: i16,
    /// From this tension on both lose Growth and staff (3.3).
    #[serde(deserialize_with = "within::<0, 11, _, _>")]
    pub crisis_from: i16,
    /// Growth that a crisis costs each side a round (3.3).
    #[serde(deserialize_with = "within::<-100, 100, _, _>")]
    pub crisis_growth: i16,
    /// Staff that a crisis costs each side a round (3.3).
    #[serde(deserialize_with = "within::<0, 20, _, _>")]
    pub crisis_staff: i16,
    /// From this tension on aid and legal assistance freeze (3.3).
    #[serde(deserialize_with = "within::<0, 11, _, _>")]
    pub freeze_from: i16,
    /// The most that trust can rise in a round, per direction (3.4).
    #[serde(deserialize_with = "within::<0, 20, _, _>")]
    pub trust_cap: i16,
    /// Trust for a request honoured (3.4).
    #[serde(deserialize_with = "within::<-10, 10, _, _>")]
    pub trust_honoured: i16,
    /// Trust for a card shared (3.4).
    #[serde(deserialize_with = "within::<-10, 10, _, _>")]
    pub trust_shared: i16,
    /// Trust for a hostile public act (3.4).
    #[serde(deserialize_with = "within::<-10, 10, _, _>")]
    pub trust_hostile: i16,
    /// Trust with everybody for a claim shown false (3.4).
    #[serde(deserialize_with = "within::<-10, 10, _, _>")]
    pub trust_false: i16,
    /// Trust for breaching a sharing label (3.4).
    #[serde(deserialize_with = "within::<-10, 10, _, _>")]
    pub trust_breach: i16,
    /// Trust with everybody for an unlawful act (3.4).
    #[serde(deserialize_with = "within::<-10, 10, _, _>")]
    pub trust_unlawful: i16,
    /// Decibans by source A–F, then information 1–6 (4.4).
    #[serde(deserialize_with = "within::<-100, 100, _, _>")]
    pub weights: [[Decibans; 6]; 6],
    /// Per cent of its weight that a decisive, full, partial and adverse card counts (4.3).
    #[serde(deserialize_with = "within::<-200, 200, _, _>")]
    pub bearing: [i16; 4],
    /// Decibans at which a seat's analysts start on what its brief tells it as a fact (4.4).
    #[serde(default)]
    #[serde(deserialize_with = "within::<-100, 100, _, _>")]
    pub briefed: Decibans,
    /// Decibans of "unknown" for 2, 3, 4, 5 and 6 named hypotheses (4.4).
    #[serde(deserialize_with = "within::<-100, 100, _, _>")]
    pub unknown: [Decibans; 5],
    /// 1,000 times 10^(d/10) for d from −30 to 60 decibans (4.4).
    #[serde(deserialize_with = "within::<0, 1000000000000, _, _>")]
    pub odds: Vec<u64>,
    /// Decibans from which an upstream counts for analytic confidence (4.4).
    #[serde(deserialize_with = "within::<-100, 100, _, _>")]
    pub upstream_counts: Decibans,
    /// Decibans elsewhere that keep confidence at moderate (4.4).
    #[serde(deserialize_with = "within::<-100, 100, _, _>")]
    pub weighty_elsewhere: Decibans,
    /// Sides of the die that an inquiry rolls (4.6).
    #[serde(deserialize_with = "within::<1, 100, _, _>")]
    pub inquiry_die: i16,
    /// The most cards that one inquiry finds (4.6).
    #[serde(deserialize_with = "within::<0, 20, _, _>")]
    pub inquiry_finds: u8,
    /// What one level of skill adds to an inquiry (4.6).
    #[serde(deserialize_with = "within::<-20, 20, _, _>")]
    pub inquiry_skill: i16,
    /// Skill of a vendor's report, which does not depend on the client (4.6).
    #[serde(deserialize_with = "within::<-20, 20, _, _>")]
    pub vendor_skill: i16,
    /// Skill of reading open sources (4.6).
    #[serde(deserialize_with = "within::<-20, 20, _, _>")]
    pub open_source_skill: i16,
    /// Legal assistance takes this less Law on both sides, at least one, times
    /// [`assistance_days`](Self::assistance_days) (4.6).
    #[serde(deserialize_with = "within::<0, 120, _, _>")]
    pub assistance_delay: i16,
    /// Days that each of these takes (4.6).
    #[serde(default = "ten")]
    #[serde(deserialize_with = "within::<1, 3650, _, _>")]
    pub assistance_days: u16,
    /// How many of them pass in a month: only in records from before rounds had days.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[serde(deserialize_with = "within::<1, 120, _, _>")]
    pub assistance_pace: Option<i16>,
    /// In a hundred: how often tasking the services burns a source (4.6).
    #[serde(deserialize_with = "within::<0, 100, _, _>")]
    pub tasking_burns: u8,
    /// In a hundred: how often a RED or AMBER card that changes hands leaks (4.7).
    #[serde(deserialize_with = "within::<0, 100, _, _>")]
    pub leak: u8,
    /// In a hundred: how often sharing against the label is noticed (4.7).
    #[serde(deserialize_with = "within::<0, 100, _, _>")]
    pub breach_noticed: u8,
    /// Source health that publishing costs, by label CLEAR, GREEN, AMBER, AMBER+STRICT, RED (4.7).
    #[serde(deserialize_with = "within::<-5, 5, _, _>")]
    pub publishing_burns: [i16; 5],
    /// In a hundred: how often each able nation overhears an open line (11).
    #[serde(deserialize_with = "within::<0, 100, _, _>")]
    pub interception: u8,
    /// Source health from which a nation can overhear (11).
    #[serde(deserialize_with = "within::<0, 6, _, _>")]
    pub interception_health: i16,
    /// Weight of a location card that rung 3 expects (5.2).
    #[serde(deserialize_with = "within::<-100, 100, _, _>")]
    pub location_expected: Decibans,
    /// Per cent of acceptance for one disclosed deciban (5.3).
    #[serde(deserialize_with = "within::<-100, 100, _, _>")]
    pub acceptance_per_deciban: i16,
    /// The most decibans that persuade (5.3).
    #[serde(deserialize_with = "within::<0, 100, _, _>")]
    pub acceptance_decibans: Decibans,
    /// Per cent of acceptance for one point of trust (5.3).
    #[serde(deserialize_with = "within::<-100, 100, _, _>")]
    pub acceptance_per_trust: i16,
    /// Per cent of acceptance for one co-signatory (5.3).
    #[serde(deserialize_with = "within::<-100, 100, _, _>")]
    pub acceptance_per_signatory: i16,
    /// The most per cent that co-signatories add (5.3).
    #[serde(deserialize_with = "within::<-100, 100, _, _>")]
    pub acceptance_signatories: i16,
    /// Per cent of acceptance for a claim held back until it was joint (5.6).
    #[serde(deserialize_with = "within::<-100, 100, _, _>")]
    pub acceptance_held_back: i16,
    /// Acceptance if nobody has answered: co-signed, alone. Only in records of rules 1; the gallery
    /// always answers since (5.3).
    #[serde(default)]
    #[serde(deserialize_with = "within::<-100, 100, _, _>")]
    pub acceptance_alone: [i16; 2],
    /// What support, taking note, doubting and rejecting count (5.3).
    #[serde(deserialize_with = "within::<-100, 100, _, _>")]
    pub answers: [i16; 4],
    /// Credibility lost for a false claim, by rung 1–6. Only in records of rules 1.
    #[serde(default)]
    #[serde(deserialize_with = "within::<-100, 100, _, _>")]
    pub false_claim: [i16; 6],
    /// How loud claims are, and how they are taken (3.3, 5.2–5.4).
    #[serde(default)]
    pub claims: ClaimNumbers,
    /// What a word comes to once the truth is public (5.5).
    #[serde(default)]
    pub account: AccountNumbers,
    /// Severity from which silence has a price (5.6).
    #[serde(deserialize_with = "within::<0, 11, _, _>")]
    pub silence_from: i16,
    /// Strength that silence adds to the next wave, in per cent (5.6).
    #[serde(deserialize_with = "within::<-300, 300, _, _>")]
    pub silence_strength: i16,
    /// Erosion that silence adds (5.6).
    #[serde(deserialize_with = "within::<-20, 20, _, _>")]
    pub silence_erosion: i16,
    /// Heat up to which an act is quiet (5.6).
    #[serde(deserialize_with = "within::<-1, 10, _, _>")]
    pub quiet_heat: i16,
    /// Strength that a safe haven adds each round, in per cent (10.4).
    #[serde(deserialize_with = "within::<-300, 300, _, _>")]
    pub haven_strength: i16,
    /// Law plus Organisation up to which a host can be a haven (10.4).
    #[serde(deserialize_with = "within::<-1, 10, _, _>")]
    pub haven_up_to: i16,
    /// Rounds that a notified host has for feasible steps (6.3).
    #[serde(deserialize_with = "within::<0, 20, _, _>")]
    pub diligence_rounds: i16,
    /// What hosts owe and pay (6.3, 10.4, §12).
    #[serde(default)]
    pub hosts: HostNumbers,
    /// In a hundred of what is needed: how far people contain an incident about which their nation
    /// orders nothing (4.1).
    #[serde(default = "whole")]
    #[serde(deserialize_with = "within::<0, 100, _, _>")]
    pub idle: i16,
    /// Containment that a nation adds to an incident at home: People counts one for so many levels (2.4).
    #[serde(deserialize_with = "within::<1, 20, _, _>")]
    pub containment_people: i16,
    /// Trust below which a scripted or silent host refuses assistance (4.6).
    #[serde(deserialize_with = "within::<-10, 11, _, _>")]
    pub assistance_trust: i16,
    /// Points for objectives met, for tracks and for the index, out of a hundred (16.1).
    #[serde(deserialize_with = "within::<0, 100, _, _>")]
    pub score: [i16; 3],
    /// Share of nations, in per cent, from which a norm cascades (8.1).
    #[serde(deserialize_with = "within::<0, 101, _, _>")]
    pub cascade: i16,
    /// Numbers of the stages of norms (8.1).
    pub norm_stages: NormNumbers,
    /// Numbers of drafts (8.2, 8.3).
    pub drafts: DraftNumbers,
    /// The numbers of capacity building (§10).
    #[serde(default)]
    pub programmes: super::ProgrammeNumbers,
    /// The covert side (12).
    pub covert: CovertNumbers,
    /// Press and public (13).
    pub press: PressNumbers,
    /// Pledges (9.1).
    #[serde(default)]
    pub pledges: PledgeNumbers,
    /// Restrictive measures (7.3).
    #[serde(default)]
    pub measures: MeasureNumbers,
}

impl Numbers {
    /// What a card of this grade weighs before its bearing (4.4).
    #[must_use]
    pub fn weight(&self, source: Source, information: Information) -> Decibans {
        self.weights.get(source as usize).and_then(|row| row.get(information as usize)).copied().unwrap_or(0)
    }

    /// What a card of this grade weighs with its bearing, half away from zero (4.3).
    #[must_use]
    pub fn bearing(&self, weight: Weight, base: Decibans) -> Decibans {
        let per_cent = self.bearing.get(weight as usize).copied().unwrap_or(100);
        let product = i64::from(base) * i64::from(per_cent);
        i16::try_from(crate::terms::divide_half_away(product, 100)).unwrap_or(i16::MAX)
    }

    /// The prior of "unknown" among so many named hypotheses (4.4).
    #[must_use]
    pub fn unknown(&self, named: usize) -> Decibans {
        let last = self.unknown.len().saturating_sub(1);
        self.unknown.get(named.saturating_sub(2).min(last)).copied().unwrap_or(0)
    }

    /// 1,000 times the odds of so many decibans; outside the table its ends hold (4.4).
    #[must_use]
    pub fn odds(&self, decibans: Decibans) -> u64 {
        let place = usize::try_from(i32::from(decibans) + 30).unwrap_or(0);
        self.odds.get(place).or_else(|| self.odds.last()).copied().unwrap_or(0)
    }
}
