//! The covert side in words (§12): what a host knows of itself, and what came to light.

use crate::event::CovertEvent;
use crate::view::prose::Lens;

/// One event of the covert side; who may not see it is not asked.
pub(super) fn covert(lens: Lens<'_>, event: &CovertEvent) -> String {
    match *event {
        CovertEvent::TracesCleaned { actor, by } => {
            format!("{} cleaned up the traces of {}.", lens.nation(by), lens.actor(actor))
        }
        CovertEvent::FlagPlanted { by, incident, cards } => {
            let what = if cards.len() == 1 { "a piece of evidence" } else { "pieces of evidence" };
            format!("{} planted {what} on {} that point at others.", lens.nation(by), lens.incident(incident))
        }
        CovertEvent::CleanUpExposed { by, incident, found_by, .. } => {
            let (by, found_by) = (lens.nation(by), lens.nation(found_by));
            format!(
                "It came to light that {by} had cleaned up traces of {}: {found_by} found them gone.",
                lens.incident(incident)
            )
        }
        CovertEvent::FlagExposed { by, incident, found_by, .. } => {
            let (by, found_by) = (lens.nation(by), lens.nation(found_by));
            format!(
                "It came to light that {by} had forged evidence on {}: {found_by} traced it.",
                lens.incident(incident)
            )
        }
        CovertEvent::CameForward { by, prompted } => {
            let unasked = if prompted { "" } else { " Nobody had pressed it, and at home they asked why it had." };
            format!(
                "{} came forward: it said itself whom it had sheltered, and that it would do so no more.{unasked}",
                lens.nation(by)
            )
        }
    }
}
