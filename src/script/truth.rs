//! Truths (4.2): what is there, or otherwise, in some of those that a scenario states.

use crate::terms::{ActorId, Link, NationId, TruthId, UpstreamId};
use serde::{Deserialize, Serialize};

/// The truths of a scenario in which something is there; all of them if left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct OnlyIn(pub Option<Vec<TruthId>>);

impl OnlyIn {
    /// Whether it is there in this truth.
    #[must_use]
    pub fn has(&self, truth: TruthId) -> bool {
        self.0.as_ref().is_none_or(|list| list.contains(&truth))
    }

    /// Whether it is there in no truth, as what belongs to other truths than the one that was drawn.
    #[must_use]
    pub fn is_nowhere(&self) -> bool {
        self.0.as_ref().is_some_and(Vec::is_empty)
    }

    /// Once this truth was drawn it is there, or it is nowhere; says which.
    pub fn settle(&mut self, truth: TruthId) -> bool {
        let there = self.has(truth);
        self.0 = if there { None } else { Some(Vec::new()) };
        there
    }
}

/// The hidden truth of an incident in some of the scenario's truths (4.2).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TruthIn {
    /// In which.
    #[serde(rename = "in")]
    pub only_in: Vec<TruthId>,
    /// Who did it.
    pub actor: ActorId,
    /// How the actor stands to its candidate sponsor.
    pub link: Link,
    /// The nation from whose territory it is run, if it is seated.
    #[serde(default)]
    pub host: Option<NationId>,
}

/// What a card hides in some of the scenario's truths (4.2), and it looks the same in all: what
/// points to who did it in one may have been planted in another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Turn {
    /// In which.
    #[serde(rename = "in")]
    pub only_in: Vec<TruthId>,
    /// Whether somebody planted it there.
    #[serde(default)]
    pub planted: Option<bool>,
    /// Where it really comes from there.
    #[serde(default)]
    pub upstream: Option<UpstreamId>,
    /// Who can find it there.
    #[serde(default)]
    pub finders: Option<Vec<NationId>>,
}
