//! What nations and incidents are called in papers.

use crate::terms::{IncidentId, NationId, NationSet};
use crate::world::Sight;

pub(super) fn name(sight: Sight<'_>, nation: NationId) -> String {
    sight.nation(nation).map_or(String::new(), |nation| sight.text(nation.short()).to_owned())
}

pub(super) fn names(sight: Sight<'_>, nations: NationSet) -> String {
    let names: Vec<String> = nations.iter().map(|nation| name(sight, nation)).collect();
    match names.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}

pub(super) fn title(sight: Sight<'_>, incident: Option<IncidentId>) -> String {
    let incident = incident.and_then(|id| sight.incident(id));
    incident.map_or(String::new(), |(spec, _)| sight.text(spec.title()).to_owned())
}
