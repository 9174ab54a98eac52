//! Conditions: yes-or-no questions about a play.

use crate::terms::{
    ActionId, ActorId, Carrier, Channel, FlagId, IncidentId, InjectId, Likelihood, Link, Module, NationId, NormId,
    Pillar, RequestKind, Rung, Theme, within,
};
use serde::{Deserialize, Serialize};

/// Which nations a condition or an effect speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Who {
    /// The nation that acts, or that the objective belongs to.
    Me,
    /// The nation that the order names.
    Target,
    /// One nation by id.
    Nation(NationId),
    /// The victims of the incident that the order or inject is about.
    Victims,
    /// The nations from which the incident at hand was run, as the scenario has it.
    Host,
    /// Every seated nation.
    Everyone,
    /// Every seated nation but the one that acts.
    Others,
}

/// A number that can be read off a play.
///
/// Where it speaks of several nations, the condition holds if it holds for any of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Measure {
    /// The round, from 1.
    Round,
    /// A track of a nation, 0 to 100.
    Track(Who, Theme),
    /// Mandate, 0 to 100.
    Mandate(Who),
    /// Credibility, 0 to 100.
    Credibility(Who),
    /// Political capital, 0 to 20.
    Capital(Who),
    /// Funds, 0 to 99.
    Funds(Who),
    /// Staff free this round.
    Staff(Who),
    /// Source health, 0 to 5.
    SourceHealth(Who),
    /// A pillar of capacity, 0 to 5.
    Capacity(Who, Pillar),
    /// The weakest pillar, 0 to 5.
    Maturity(Who),
    /// Trust of the first towards the second, −10 to 10.
    Trust(Who, Who),
    /// Tension between two, 0 to 10.
    Tension(Who, Who),
    /// Pressure of restrictive measures on a nation, 0 to 20 (7.3).
    Pressure(Who),
    /// The highest tension of the table, 0 to 10.
    HighestTension,
    /// The shared index: mean of all tracks and of ten times the peace, 0 to 100.
    Index,
    /// Severity of an incident.
    Severity(IncidentId),
    /// Salience of an incident.
    Salience(IncidentId),
    /// Strength of an incident's next wave, in per cent.
    Strength(IncidentId),
    /// How far an incident is contained, 0 up to what it needs.
    Containment(IncidentId),
    /// Waves of an incident that have struck.
    Waves(IncidentId),
    /// Cards that a nation holds on an incident.
    Cards(Who, IncidentId),
    /// Erosion of a norm.
    Erosion(NormId),
    /// Nations that have cited or joined a norm.
    Support(NormId),
    /// The best acceptance of a nation's public claims on an incident that name somebody.
    Acceptance(Who, IncidentId),
    /// Orders of this action that a nation has carried out in the play.
    Deeds(Who, ActionId),
    /// Messages that a nation has sent to another, by any carrier.
    Messages(Who, Who),
    /// Points of the objectives that a nation has met so far.
    ObjectivesMet(Who),
}

/// A yes-or-no question about a play.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Condition {
    /// Holds always.
    Always,
    /// Never holds.
    Never,
    /// Every one holds; an empty list holds.
    All(Vec<Condition>),
    /// At least one holds; an empty list does not.
    Any(Vec<Condition>),
    /// It does not hold.
    Not(Box<Condition>),
    /// The round is this one.
    Round(#[serde(deserialize_with = "within::<0, 99, _, _>")] u8),
    /// The round is at least the first and at most the second.
    Rounds(
        #[serde(deserialize_with = "within::<0, 99, _, _>")] u8,
        #[serde(deserialize_with = "within::<0, 99, _, _>")] u8,
    ),
    /// A number is at least this.
    AtLeast(Measure, #[serde(deserialize_with = "within::<-1000, 1000, _, _>")] i16),
    /// A number is at most this.
    AtMost(Measure, #[serde(deserialize_with = "within::<-1000, 1000, _, _>")] i16),
    /// The incident is live: it has struck and is neither contained nor over.
    Live(IncidentId),
    /// The incident at hand has hit the nation, spilling over included.
    Struck(Who),
    /// The incident has been contained.
    Contained(IncidentId),
    /// The incident is over, contained or spent.
    Over(IncidentId),
    /// The nation's analysts would call this actor at least this likely (4.4).
    AssessedWho(Who, IncidentId, ActorId, Likelihood),
    /// The nation's analysts would call this link at least this likely (4.4).
    AssessedLink(Who, IncidentId, Link, Likelihood),
    /// The nation has recorded a judgement on the incident (4.5).
    Judged(Who, IncidentId),
    /// The nation has recorded this actor as its judgement (4.5).
    JudgedWho(Who, IncidentId, ActorId),
    /// The nation has claimed on the incident at this rung or above, privately or publicly.
    Claimed(Who, IncidentId, Rung),
    /// The nation has claimed publicly at this rung or above.
    ClaimedPublicly(Who, IncidentId, Rung),
    /// The nation has signed a joint claim on the incident.
    ClaimedJointly(Who, IncidentId),
    /// The second nation has been publicly named by the first on the incident.
    Accused(Who, IncidentId, Who),
    /// The nation's recorded judgement names the actor that did it, judged by the hidden truth (4.5).
    ///
    /// For endings and objectives only: it reads what no seat knows.
    JudgedTruly(Who, IncidentId),
    /// A claim that the nation made on the incident is true, judged by the hidden truth.
    ///
    /// For endings and objectives only: it reads what no seat knows.
    ClaimTrue(Who, IncidentId),
    /// A claim that the nation made on the incident is false, judged by the hidden truth.
    ///
    /// For endings and objectives only: it reads what no seat knows.
    ClaimFalse(Who, IncidentId),
    /// The nation holds a card.
    Holds(Who, crate::terms::CardId),
    /// The card has been published.
    Published(crate::terms::CardId),
    /// The nation has shared a card on the incident with another.
    SharedCard(Who, IncidentId),
    /// The nation has carried out the action in this play.
    Did(Who, ActionId),
    /// The nation has carried out the action towards the second.
    DidTowards(Who, ActionId, Who),
    /// The nation has carried out the action within so many rounds, this one included.
    DidLately(Who, ActionId, #[serde(deserialize_with = "within::<0, 99, _, _>")] u8),
    /// Something of the covert side of the nation has come to light (§12).
    Exposed(Who),
    /// The nation has performed an unlawful act.
    ActedUnlawfully(Who),
    /// The host has been notified of the incident (6.3).
    Notified(Who, IncidentId),
    /// The first nation has asked this of the second.
    Requested(Who, RequestKind, Who),
    /// The second nation has granted this to the first.
    Granted(Who, RequestKind, Who),
    /// The second nation has refused this to the first.
    Refused(Who, RequestKind, Who),
    /// A line between the two is open.
    Open(Who, Channel, Who),
    /// The first has written, called or met the second by this carrier.
    Spoke(Who, Carrier, Who),
    /// The nation has cited the norm on the incident.
    Cited(Who, NormId, IncidentId),
    /// The actor is restrained by its host.
    Restrained(ActorId),
    /// The incident has been adopted by the state behind it, in public.
    Adopted(IncidentId),
    /// It has been established in public who was behind the incident (5.5).
    Established(IncidentId),
    /// A word of the nation on the incident has been shown true in public (5.5).
    ShownTrue(Who, IncidentId),
    /// A word of the nation on the incident has been shown false in public (5.5).
    ShownFalse(Who, IncidentId),
    /// The flag is up.
    Flag(FlagId),
    /// The inject has arrived.
    Arrived(InjectId),
    /// The nation has chosen this choice, counted from 1, of an inject.
    Chose(Who, InjectId, u8),
    /// The module is on in this round.
    On(Module),
    /// So many times in a hundred, rolled anew each time it is asked in a round.
    ///
    /// Only where events are made: injects. Elsewhere it never holds.
    Chance(u8),
    /// A draft has been adopted (§8, from its place in the scenario's list).
    DraftAdopted(u8),
    /// The nation is a party to a draft that binds or was declared (§8, by the draft's place in the list).
    PartyTo(Who, u8),
    /// The nation has kept every pledge that was judged, and at least one was (§9).
    /// The nation has kept a pledge and broken none; overtaken ones do not count (9.1).
    PledgesKept(Who),
    /// The nation has broken a pledge (9.1).
    PledgeBroken(Who),
    /// The first nation has restrictive measures in force against the second (7.3).
    MeasuresInForce(Who, Who),
    /// A programme has delivered a level that stands (§10, from its place in the scenario's list).
    ProgrammeDelivered(u8),
}

impl Condition {
    /// The round before which it cannot hold, if it names one.
    #[must_use]
    pub fn not_before(&self) -> Option<u8> {
        match self {
            Self::Round(round) | Self::Rounds(round, _) => Some(*round),
            Self::AtLeast(Measure::Round, round) => u8::try_from(*round).ok(),
            Self::All(parts) => parts.iter().filter_map(Self::not_before).max(),
            _ => None,
        }
    }

    /// Whether it speaks of the incident at hand, so that its answer differs from one to another.
    #[must_use]
    pub fn is_about_incident(&self) -> bool {
        self.speaks(|one| matches!(one, Self::Struck(_)), |who| matches!(who, Who::Victims | Who::Host))
    }

    /// Whether it speaks of the nation aimed at, so that its answer differs from one to another.
    #[must_use]
    pub fn is_about_target(&self) -> bool {
        self.speaks(|_| false, |who| *who == Who::Target)
    }

    /// Whether it speaks of the nation that asks, so that its answer differs from one to another.
    #[must_use]
    pub fn is_about_me(&self) -> bool {
        self.speaks(|_| false, |who| matches!(who, Who::Me | Who::Others))
    }

    /// Whether anything in it, or anybody it names, passes a test.
    fn speaks(&self, of: fn(&Self) -> bool, about: fn(&Who) -> bool) -> bool {
        match self {
            Self::All(all) | Self::Any(all) => all.iter().any(|one| one.speaks(of, about)),
            Self::Not(not) => not.speaks(of, about),
            Self::AtLeast(measure, _) | Self::AtMost(measure, _) => measure.parties().iter().flatten().any(about),
            one => of(one) || one.parties().iter().flatten().any(about),
        }
    }

    /// Whether it asks for the hidden truth, itself or in a part: no seat may learn the answer in play.
    #[must_use]
    pub fn reads_truth(&self) -> bool {
        let asks = |one: &Self| matches!(one, Self::ClaimTrue(..) | Self::ClaimFalse(..) | Self::JudgedTruly(..));
        self.speaks(asks, |_| false)
    }

    /// Whether it asks how many objectives are met, itself or in a part.
    #[must_use]
    pub fn counts_objectives(&self) -> bool {
        match self {
            Self::All(all) | Self::Any(all) => all.iter().any(Self::counts_objectives),
            Self::Not(not) => not.counts_objectives(),
            Self::AtLeast(measure, _) | Self::AtMost(measure, _) => matches!(measure, Measure::ObjectivesMet(_)),
            _ => false,
        }
    }

    /// Whom it speaks of itself, without what it is made of.
    #[must_use]
    pub const fn parties(&self) -> [Option<Who>; 2] {
        match self {
            Self::AssessedWho(a, ..)
            | Self::AssessedLink(a, ..)
            | Self::Judged(a, _)
            | Self::JudgedWho(a, ..)
            | Self::JudgedTruly(a, _)
            | Self::Claimed(a, ..)
            | Self::ClaimedPublicly(a, ..)
            | Self::ClaimedJointly(a, _)
            | Self::ClaimTrue(a, _)
            | Self::ClaimFalse(a, _)
            | Self::Holds(a, _)
            | Self::SharedCard(a, _)
            | Self::Did(a, _)
            | Self::DidLately(a, ..)
            | Self::ActedUnlawfully(a)
            | Self::Exposed(a)
            | Self::ShownTrue(a, _)
            | Self::ShownFalse(a, _)
            | Self::Struck(a)
            | Self::Notified(a, _)
            | Self::Cited(a, ..)
            | Self::Chose(a, ..)
            | Self::PartyTo(a, _)
            | Self::PledgesKept(a)
            | Self::PledgeBroken(a) => [Some(*a), None],
            Self::Accused(a, _, b)
            | Self::DidTowards(a, _, b)
            | Self::Requested(a, _, b)
            | Self::Granted(a, _, b)
            | Self::Refused(a, _, b)
            | Self::Open(a, _, b)
            | Self::MeasuresInForce(a, b)
            | Self::Spoke(a, _, b) => [Some(*a), Some(*b)],
            Self::Always
            | Self::Never
            | Self::All(_)
            | Self::Any(_)
            | Self::Not(_)
            | Self::Round(_)
            | Self::Rounds(..)
            | Self::AtLeast(..)
            | Self::AtMost(..)
            | Self::Live(_)
            | Self::Contained(_)
            | Self::Over(_)
            | Self::Published(_)
            | Self::Restrained(_)
            | Self::Adopted(_)
            | Self::Established(_)
            | Self::Flag(_)
            | Self::Arrived(_)
            | Self::On(_)
            | Self::Chance(_)
            | Self::DraftAdopted(_)
            | Self::ProgrammeDelivered(_) => [None, None],
        }
    }
}

impl Measure {
    /// Whom it speaks of.
    #[must_use]
    pub const fn parties(&self) -> [Option<Who>; 2] {
        match self {
            Self::Track(a, _)
            | Self::Mandate(a)
            | Self::Credibility(a)
            | Self::Capital(a)
            | Self::Funds(a)
            | Self::Staff(a)
            | Self::SourceHealth(a)
            | Self::Capacity(a, _)
            | Self::Maturity(a)
            | Self::Pressure(a)
            | Self::Cards(a, _)
            | Self::Acceptance(a, _)
            | Self::Deeds(a, _)
            | Self::ObjectivesMet(a) => [Some(*a), None],
            Self::Trust(a, b) | Self::Tension(a, b) | Self::Messages(a, b) => [Some(*a), Some(*b)],
            Self::Round
            | Self::HighestTension
            | Self::Index
            | Self::Severity(_)
            | Self::Salience(_)
            | Self::Strength(_)
            | Self::Containment(_)
            | Self::Waves(_)
            | Self::Erosion(_)
            | Self::Support(_) => [None, None],
        }
    }
}
