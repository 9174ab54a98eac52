//! Countermeasures in words (6.1): what became of one; that it was taken or lifted is told by the act.

use crate::event::{LawEvent, Wrong};
use crate::view::prose::Lens;
use crate::world::{CounterNow, World};

/// What became of a countermeasure.
pub(super) fn law(lens: Lens<'_>, world: &World, event: LawEvent) -> Option<String> {
    let one = |id: u16| world.now().law.counter.get(usize::from(id));
    match event {
        LawEvent::Taken { .. } | LawEvent::Lifted { .. } => None,
        LawEvent::TermBegan { by, host, incident } => {
            let told =
                world.now().law.notices.iter().find(|one| (one.by, one.host, one.incident) == (by, host, incident))?;
            let until = i16::from(told.since).saturating_add(world.table().numbers.diligence_rounds);
            Some(format!(
                "{} has told {host} of {} and shown it where it comes from: it has until round {until} for feasible steps.",
                lens.nation(by),
                lens.incident(incident),
                host = lens.nation(host)
            ))
        }
        LawEvent::GroupNamed { by, to: Some(host), incident, who, .. } => Some(format!(
            "{} named {} to {} for {}.",
            lens.nation(by),
            lens.actor(who),
            lens.nation(host),
            lens.incident(incident)
        )),
        LawEvent::GroupNamed { to: None, action, who, .. } => {
            let title = crate::view::prose::small(lens.action_title(action));
            Some(format!("The {title} names {}, and no state.", lens.actor(who)))
        }
        LawEvent::TermRanOut { host, incident, .. } => Some(format!(
            "{} has taken no feasible step against {} in time.",
            lens.nation(host),
            lens.incident(incident)
        )),
        LawEvent::StepsTaken { host, incident, .. } => {
            Some(format!("{} has taken steps against {} after all.", lens.nation(host), lens.incident(incident)))
        }
        LawEvent::Complied { id } => {
            let one = one(id)?;
            let until = one.complied.saturating_add(1);
            let on = lens.nation(one.on);
            Some(format!("{on} has complied: {} is to be lifted by round {until}.", named(lens, one)))
        }
        LawEvent::Unlawful { id, why } => {
            let one = one(id)?;
            let (on, what) = (lens.nation(one.on), named(lens, one));
            Some(match why {
                Wrong::Innocent => format!(
                    "{what} was unlawful from the start: {on} has been shown to have nothing to do with {}.",
                    lens.incident(one.incident)
                ),
                Wrong::NotLifted => {
                    format!("{what} is unlawful from now on: {on} had complied, and it was not lifted.")
                }
            })
        }
    }
}

/// A countermeasure by its name: `Maravel’s countermeasure by ICT means against Tolvane`.
fn named(lens: Lens<'_>, one: &CounterNow) -> String {
    let title = crate::view::prose::small(lens.action_title(one.action));
    format!("{}’s {title} against {}", lens.nation(one.by), lens.nation(one.on))
}
