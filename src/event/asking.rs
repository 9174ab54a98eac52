//! What became of cards that were asked for, and of the labels that they were given under (4.6, 4.7).

use crate::order::Wanted;
use crate::terms::{AskId, CardId, IncidentId, NationId, Tlp};
use serde::{Deserialize, Serialize};

/// Something that happened to a card that was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum CardEvent {
    /// It was asked for.
    Asked {
        /// The number of the request.
        id: AskId,
        /// By whom.
        by: NationId,
        /// Of whom.
        of: NationId,
        /// On what.
        incident: IncidentId,
        /// For what.
        wanted: Wanted,
    },
    /// Whoever was asked answered.
    Answered {
        /// Which request.
        id: AskId,
        /// What was given; nothing if it refused.
        gives: Option<CardId>,
    },
    /// Nobody answered in time.
    Lapsed {
        /// Which request.
        id: AskId,
    },
    /// A nation came by a card under a label stricter than the card's own.
    Labelled {
        /// Who.
        nation: NationId,
        /// Which card.
        card: CardId,
        /// The label.
        tlp: Tlp,
    },
}
