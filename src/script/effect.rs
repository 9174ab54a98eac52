//! Effects: what actions, injects and choices do.

#![deny(clippy::wildcard_enum_match_arm)]

use super::Who;
use crate::terms::{ActorId, CardId, Channel, FlagId, IncidentId, NormId, Pillar, RequestKind, Theme, within};
use serde::{Deserialize, Serialize};

/// One thing that an action, an inject or a choice brings about.
///
/// Where it names several nations, it does so for each of them. `None` for an
/// incident means the one that the order or inject is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Effect {
    /// Moves a track.
    Track(Who, Theme, #[serde(deserialize_with = "within::<-100, 100, _, _>")] i16),
    /// Moves mandate.
    Mandate(Who, #[serde(deserialize_with = "within::<-100, 100, _, _>")] i16),
    /// Moves credibility.
    Credibility(Who, #[serde(deserialize_with = "within::<-100, 100, _, _>")] i16),
    /// Moves political capital.
    Capital(Who, #[serde(deserialize_with = "within::<-20, 20, _, _>")] i16),
    /// Moves funds.
    Funds(Who, #[serde(deserialize_with = "within::<-99, 99, _, _>")] i16),
    /// Moves staff, this round only.
    Staff(Who, #[serde(deserialize_with = "within::<-20, 20, _, _>")] i16),
    /// Moves source health.
    SourceHealth(Who, #[serde(deserialize_with = "within::<-5, 5, _, _>")] i16),
    /// Moves a pillar of capacity.
    Capacity(Who, Pillar, #[serde(deserialize_with = "within::<-5, 5, _, _>")] i16),
    /// Adds to a pillar for this round's orders only: surge (10.1).
    Surge(Who, Pillar, #[serde(deserialize_with = "within::<-5, 5, _, _>")] i16),
    /// Earns or costs trust of the first towards the second.
    Trust(Who, Who, #[serde(deserialize_with = "within::<-20, 20, _, _>")] i16),
    /// Moves tension between two.
    Tension(Who, Who, #[serde(deserialize_with = "within::<-10, 10, _, _>")] i16),
    /// Opens a line between two.
    Open(Who, Channel, Who),
    /// Closes a line between two.
    Close(Who, Channel, Who),
    /// Starts an incident: it strikes in this round's step.
    Start(IncidentId),
    /// Adds to the containment of an incident.
    Contain(Option<IncidentId>, #[serde(deserialize_with = "within::<-1000, 1000, _, _>")] i16),
    /// Ends an incident.
    End(IncidentId),
    /// Moves the salience of an incident.
    Salience(Option<IncidentId>, #[serde(deserialize_with = "within::<-5, 5, _, _>")] i16),
    /// Moves the strength of an incident's next wave, in per cent.
    Strength(Option<IncidentId>, #[serde(deserialize_with = "within::<-300, 300, _, _>")] i16),
    /// Gives a card to nations.
    Reveal(Who, CardId),
    /// Publishes a card: everybody holds it.
    Publish(CardId),
    /// Wears a norm, or mends it.
    Erosion(NormId, #[serde(deserialize_with = "within::<-20, 20, _, _>")] i16),
    /// Cites the norms that the incident breached (8.1).
    CiteNorms(Option<IncidentId>),
    /// Makes nations supporters of a norm (8.1).
    Join(Who, NormId),
    /// Tells a host that the incident runs from its territory (6.3).
    Notify(Who, Option<IncidentId>),
    /// Asks something of a nation, to be answered in its next Talks.
    Ask(Who, RequestKind),
    /// Restrains an actor: its incidents strike at half strength, and no further starts.
    Restrain(ActorId),
    /// Makes an incident's state say that it was its own.
    Adopt(IncidentId),
    /// Establishes in public who was behind an incident: what is true of it, whatever was claimed (5.5).
    Finding(IncidentId),
    /// Raises a flag.
    Raise(FlagId),
    /// Lowers a flag.
    Lower(FlagId),
}

impl Effect {
    /// Whom it concerns: the first and the second party that it names.
    #[must_use]
    pub const fn parties(self) -> [Option<Who>; 2] {
        match self {
            Self::Track(a, ..)
            | Self::Mandate(a, _)
            | Self::Credibility(a, _)
            | Self::Capital(a, _)
            | Self::Funds(a, _)
            | Self::Staff(a, _)
            | Self::SourceHealth(a, _)
            | Self::Capacity(a, ..)
            | Self::Surge(a, ..)
            | Self::Reveal(a, _)
            | Self::Join(a, _)
            | Self::Notify(a, _)
            | Self::Ask(a, _) => [Some(a), None],
            Self::Trust(a, b, _) | Self::Tension(a, b, _) | Self::Open(a, _, b) | Self::Close(a, _, b) => {
                [Some(a), Some(b)]
            }
            Self::Start(_)
            | Self::Contain(..)
            | Self::End(_)
            | Self::Salience(..)
            | Self::Strength(..)
            | Self::Publish(_)
            | Self::Erosion(..)
            | Self::CiteNorms(_)
            | Self::Restrain(_)
            | Self::Adopt(_)
            | Self::Finding(_)
            | Self::Raise(_)
            | Self::Lower(_) => [None, None],
        }
    }

    /// The same, concerning others; an effect that names fewer parties leaves the rest aside.
    #[must_use]
    pub const fn between(self, a: Who, b: Who) -> Self {
        match self {
            Self::Track(_, theme, by) => Self::Track(a, theme, by),
            Self::Mandate(_, by) => Self::Mandate(a, by),
            Self::Credibility(_, by) => Self::Credibility(a, by),
            Self::Capital(_, by) => Self::Capital(a, by),
            Self::Funds(_, by) => Self::Funds(a, by),
            Self::Staff(_, by) => Self::Staff(a, by),
            Self::SourceHealth(_, by) => Self::SourceHealth(a, by),
            Self::Capacity(_, pillar, by) => Self::Capacity(a, pillar, by),
            Self::Surge(_, pillar, by) => Self::Surge(a, pillar, by),
            Self::Reveal(_, card) => Self::Reveal(a, card),
            Self::Join(_, norm) => Self::Join(a, norm),
            Self::Notify(_, incident) => Self::Notify(a, incident),
            Self::Ask(_, kind) => Self::Ask(a, kind),
            Self::Trust(_, _, by) => Self::Trust(a, b, by),
            Self::Tension(_, _, by) => Self::Tension(a, b, by),
            Self::Open(_, channel, _) => Self::Open(a, channel, b),
            Self::Close(_, channel, _) => Self::Close(a, channel, b),
            Self::Start(_)
            | Self::Contain(..)
            | Self::End(_)
            | Self::Salience(..)
            | Self::Strength(..)
            | Self::Publish(_)
            | Self::Erosion(..)
            | Self::CiteNorms(_)
            | Self::Restrain(_)
            | Self::Adopt(_)
            | Self::Finding(_)
            | Self::Raise(_)
            | Self::Lower(_) => self,
        }
    }
}
