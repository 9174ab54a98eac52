//! The textual ids of one scenario, in index order.

use std::collections::BTreeMap;

/// The kinds of id that a scenario names, by the name of their Rust type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum IdKind {
    /// [`NationId`](super::NationId)
    Nation,
    /// [`ActorId`](super::ActorId)
    Actor,
    /// [`IncidentId`](super::IncidentId)
    Incident,
    /// [`CardId`](super::CardId)
    Card,
    /// [`UpstreamId`](super::UpstreamId)
    Upstream,
    /// [`ActionId`](super::ActionId)
    Action,
    /// [`NormId`](super::NormId)
    Norm,
    /// [`InjectId`](super::InjectId)
    Inject,
    /// [`FlagId`](super::FlagId)
    Flag,
    /// [`ObjectiveId`](super::ObjectiveId)
    Objective,
    /// [`ObservationId`](super::ObservationId)
    Observation,
    /// [`EndingId`](super::EndingId)
    Ending,
    /// [`TruthId`](super::TruthId)
    Truth,
}

impl IdKind {
    /// Every kind, in declaration order.
    pub const ALL: [Self; 13] = [
        Self::Nation,
        Self::Actor,
        Self::Incident,
        Self::Card,
        Self::Upstream,
        Self::Action,
        Self::Norm,
        Self::Inject,
        Self::Flag,
        Self::Objective,
        Self::Observation,
        Self::Ending,
        Self::Truth,
    ];

    /// The kind whose id type has this name: `"NationId"` is a nation's.
    #[must_use]
    pub fn of_type(type_name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.type_name() == type_name)
    }

    /// The name of the id's Rust type, which serde passes on.
    #[must_use]
    pub const fn type_name(self) -> &'static str {
        match self {
            Self::Nation => "NationId",
            Self::Actor => "ActorId",
            Self::Incident => "IncidentId",
            Self::Card => "CardId",
            Self::Upstream => "UpstreamId",
            Self::Action => "ActionId",
            Self::Norm => "NormId",
            Self::Inject => "InjectId",
            Self::Flag => "FlagId",
            Self::Objective => "ObjectiveId",
            Self::Observation => "ObservationId",
            Self::Ending => "EndingId",
            Self::Truth => "TruthId",
        }
    }

    /// The field's word for the kind.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Nation => "nation",
            Self::Actor => "actor",
            Self::Incident => "incident",
            Self::Card => "card",
            Self::Upstream => "upstream",
            Self::Action => "action",
            Self::Norm => "norm",
            Self::Inject => "inject",
            Self::Flag => "flag",
            Self::Objective => "objective",
            Self::Observation => "observation",
            Self::Ending => "ending",
            Self::Truth => "truth",
        }
    }
}

/// The textual ids of a scenario: a list per kind, in index order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    lists: BTreeMap<IdKind, List>,
}

/// The ids of one kind, and where each stands: a file may declare very many.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct List {
    texts: Vec<String>,
    places: BTreeMap<String, usize>,
}

impl Names {
    /// Adds a textual id and returns its index. A word that is there already keeps its index.
    pub fn add(&mut self, kind: IdKind, text: &str) -> usize {
        let list = self.lists.entry(kind).or_default();
        if let Some(index) = list.places.get(text) {
            return *index;
        }
        let index = list.texts.len();
        list.places.insert(text.to_owned(), index);
        list.texts.push(text.to_owned());
        index
    }

    /// The index of a textual id.
    #[must_use]
    pub fn index(&self, kind: IdKind, text: &str) -> Option<usize> {
        self.lists.get(&kind)?.places.get(text).copied()
    }

    /// The textual id at an index.
    #[must_use]
    pub fn text(&self, kind: IdKind, index: usize) -> Option<&str> {
        self.all(kind).get(index).map(String::as_str)
    }

    /// All textual ids of a kind, in index order.
    #[must_use]
    pub fn all(&self, kind: IdKind) -> &[String] {
        self.lists.get(&kind).map_or(&[], |list| list.texts.as_slice())
    }
}
