//! The page of the covert side (§12): a host's own groups and forgeries, and what is known of all.

use crate::terms::{Module, NationSet};
use crate::world::{Known, Sight};
use serde::Serialize;

/// What a seat reads of the covert side; there is none if the module is off.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CovertPage {
    /// The groups that this seat shelters.
    pub groups: Vec<GroupRow>,
    /// What this seat has forged.
    pub forged: Vec<ForgedRow>,
    /// Whether the honourable exit can still be taken.
    pub exit_open: bool,
    /// The nations of which something has come to light.
    pub exposed: NationSet,
    /// The nations that took their honourable exit.
    pub came_forward: NationSet,
}

/// A group that the seat shelters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct GroupRow {
    /// Its name.
    pub name: String,
    /// Whether it is restrained.
    pub restrained: bool,
    /// Whether its traces were cleaned up.
    pub cleaned: bool,
}

/// A card that the seat has forged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ForgedRow {
    /// Its title.
    pub title: String,
    /// Whether it was planted.
    pub planted: bool,
    /// Whether everybody knows it to be forged.
    pub unmasked: bool,
}

/// The page, if the module is on.
pub(super) fn page(sight: Sight<'_>) -> Option<CovertPage> {
    if !sight.is_on(Module::Covert) {
        return None;
    }
    let text = |id| sight.text(id).to_owned();
    let seat = sight.seat();
    let has_exit = sight.brief().is_some_and(|own| own.exit.is_some());
    let group = |(id, actor): (_, Known<'_, crate::script::Actor>)| GroupRow {
        name: text(actor.name()),
        restrained: sight.is_restrained(id),
        cleaned: sight.is_cleaned(id),
    };
    Some(CovertPage {
        groups: sight.sheltered().map(group).collect(),
        forged: sight
            .forged()
            .map(|(id, card, planted)| ForgedRow {
                title: text(card.title()),
                planted,
                unmasked: sight.unmasked().has(id),
            })
            .collect(),
        exit_open: has_exit && !sight.exposed().has(seat) && !sight.came_forward().has(seat),
        exposed: sight.exposed(),
        came_forward: sight.came_forward(),
    })
}
