//! Asking a partner for a card (4.6): what is said of it in Talks, and why it is refused.

use crate::terms::{AskId, CardId, IncidentId, NationId, Tlp};
use serde::{Deserialize, Serialize};
use std::fmt;

/// What is asked of a partner: a card that the asker knows of, or whatever bears on a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Wanted {
    /// What bears on who did it.
    Who,
    /// What bears on the link to a state.
    Link,
    /// What bears on from where it was done.
    Territory,
    /// This card, which the partner would disclose in a joint text that it has laid before the asker.
    Card(CardId),
}

/// Something said of a card that is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum CardTalk {
    /// Asks for it; costs one staff.
    Ask {
        /// Whom.
        of: NationId,
        /// On which incident.
        incident: IncidentId,
        /// For what.
        wanted: Wanted,
    },
    /// Gives it, or refuses.
    Answer {
        /// Which request.
        ask: AskId,
        /// What is given; nothing refuses.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        gives: Option<CardId>,
        /// A label that it is given under, where that is stricter than its own.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        under: Option<Tlp>,
    },
}

/// Why it is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum CardRefusal {
    /// The same nation was asked about the same incident and has not answered.
    Asked,
    /// The card that would be given is not what was asked for.
    NotThat,
}

impl fmt::Display for CardRefusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Asked => "you have asked them about this incident, and they have not answered yet",
            Self::NotThat => "that slip is not what they asked for",
        })
    }
}
