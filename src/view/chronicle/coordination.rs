//! Speaking on one day, in words (5.1).

use crate::event::CoordinationEvent;
use crate::terms::NationSet;
use crate::view::prose::Lens;
use crate::world::{Known, World};

/// What was agreed, and who spoke as agreed; who may not see it is not asked.
pub(super) fn coordination(lens: Lens<'_>, world: &World, event: &CoordinationEvent) -> Option<String> {
    match *event {
        CoordinationEvent::Proposed { by, to, incident, round, .. } => Some(format!(
            "{} proposed to {} to speak on {} on one day of round {round}, each in its own words.",
            lens.nation(by),
            lens.nations(to),
            lens.incident(incident)
        )),
        CoordinationEvent::Answered { id, by, yes } => {
            let one = world.now().coordinations.get(id.index())?;
            let (by, with, what) = (lens.nation(by), lens.nation(one.by), lens.incident(one.incident));
            Some(if yes {
                format!("{by} agreed with {with} to speak on {what} on one day of round {}.", one.day)
            } else {
                format!("{by} would not speak on {what} on one day with {with}.")
            })
        }
        CoordinationEvent::Spoken { ref claims, .. } => {
            let claims = claims.iter().filter_map(|id| world.now().claims.get(id.index()));
            let by = claims.fold(NationSet::NONE, |all, claim| all.union(Known::of(claim).speakers()));
            Some(format!("{} had agreed to speak on one day, and were answered as one.", lens.nations(by)))
        }
    }
}
