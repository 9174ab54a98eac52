//! Pledges and restrictive measures in words (7.3, 9.1).

use crate::event::{Decider, Event, Fate, PledgeEvent};
use crate::order::{Audience, Course, Pledge, Proviso};
use crate::script::{ActionSpec, TargetKind};
use crate::terms::{DeedId, IncidentId, NationId};
use crate::view::prose::{Lens, and, quoted};
use crate::world::{Deed, PledgeNow, World};

/// What an action is after *will*; `{t}` stands for the nation it is aimed at.
pub(in crate::view) fn infinitive(lens: Lens<'_>, action: &ActionSpec) -> String {
    if let Some(phrase) = action.infinitive {
        return lens.text(phrase).to_owned();
    }
    let toward = if action.target == TargetKind::Nobody { "" } else { " towards {t}" };
    format!("take the step {}{toward}", quoted(lens.text(action.title)))
}

/// A course of conduct after *will*: `not expel diplomats of Tolvane by round 4`.
fn course_text(lens: Lens<'_>, course: &Course) -> String {
    let target = course.toward.map_or("anybody", |toward| lens.nation(toward));
    let what = lens.action(course.action).map_or_else(String::new, |action| infinitive(lens, action));
    let what = what.replace("{t}", target);
    let not = if course.will { "" } else { "not " };
    format!("{not}{what} by round {}", course.by_round)
}

/// A pledge in full: `should Tolvane not restrain the group that it shelters by round 3,
/// Maravel will impose restrictive measures on Tolvane by round 4`.
pub(in crate::view) fn pledge_text(lens: Lens<'_>, by: NationId, pledge: &Pledge) -> String {
    let said = format!("{} will {}", lens.nation(by), course_text(lens, &pledge.course));
    let Some(provided) = pledge.provided else { return said };
    let on = match provided {
        Proviso::Conduct(nation, course) => format!("should {} {}", lens.nation(nation), course_text(lens, &course)),
        Proviso::Continues(incident, round) => format!("should {} go on to round {round}", lens.incident(incident)),
        Proviso::Restrains(host, round) => {
            format!("should {} have restrained the group that it shelters by round {round}", lens.nation(host))
        }
        Proviso::Unrestrained(host, round) => {
            format!("should {} not have restrained the group that it shelters by round {round}", lens.nation(host))
        }
        Proviso::NamesUs(nation, round) => {
            format!("should {} name {} in public by round {round}", lens.nation(nation), lens.nation(by))
        }
    };
    format!("{on}, {said}")
}

/// A pledge as a thing that is kept or broken: `pledge not to expel diplomats of Tolvane by round 4`.
pub(in crate::view) fn pledge_name(lens: Lens<'_>, pledge: &Pledge) -> String {
    let course = pledge.course;
    let to = course_text(lens, &Course { will: true, ..course });
    format!("pledge {}to {to}", if course.will { "" } else { "not " })
}

/// What decided a pledge, or brought its condition about, as these eyes may know it.
pub(in crate::view) fn decider_text(lens: Lens<'_>, deed: Option<&Deed>, decider: Decider, live: bool) -> String {
    match (decider, deed) {
        (Decider::Deed(_), Some(deed)) => {
            let done = super::acts::deed(lens, deed.action, deed.target, deed.incident);
            format!("in round {} {} {done}", deed.round, lens.nation(deed.by))
        }
        (Decider::Deed(_), None) => "by what was not done in the open".to_owned(),
        (Decider::Claim(_), _) => "by what was said in public".to_owned(),
        (Decider::Incident(incident), _) if live => format!("{} goes on", lens.incident(incident)),
        (Decider::Incident(incident), _) => format!("{} is over", lens.incident(incident)),
        (Decider::Host(host), _) => format!("{} has restrained the group that it shelters", lens.nation(host)),
        (Decider::Time, _) => "the round that was named is over".to_owned(),
    }
}

/// The deed of that number, if these eyes see it.
fn seen<'w>(lens: Lens<'w>, world: &'w World, id: DeedId) -> Option<&'w Deed> {
    match lens {
        Lens::Seat(sight) => sight.deed(id),
        Lens::Press(_) => {
            world.now().deed(id).filter(|deed| world.table().action(deed.action).is_some_and(|action| action.public))
        }
        Lens::Whole(_) => world.now().deed(id),
    }
}

/// One event about a pledge.
pub(super) fn pledge(lens: Lens<'_>, world: &World, event: PledgeEvent) -> Option<String> {
    let now: &PledgeNow = world.now().pledges.get(event.id().index())?;
    let (by, name) = (lens.nation(now.by), pledge_name(lens, &now.pledge));
    let why = |decider: Decider| {
        let deed = if let Decider::Deed(id) = decider { seen(lens, world, id) } else { None };
        let live = |id: IncidentId| world.now().is_live(id);
        decider_text(lens, deed, decider, matches!(decider, Decider::Incident(id) if live(id)))
    };
    Some(match event {
        PledgeEvent::Given { .. } => {
            let to = match now.pledge.to {
                Audience::Everyone => "in public".to_owned(),
                Audience::Only(to) => format!("to {}", lens.nations(to)),
            };
            if now.pledge.provided.is_none() {
                format!("{by} gave its word {to} {}.", name.trim_start_matches("pledge "))
            } else {
                format!("{by} gave its word {to}: {}.", pledge_text(lens, now.by, &now.pledge))
            }
        }
        PledgeEvent::Bound { decider, .. } => format!("{by}’s {name} now binds it: {}.", why(decider)),
        PledgeEvent::Judged { fate: Fate::Kept, decider, .. } => format!("{by} kept its {name}: {}.", why(decider)),
        PledgeEvent::Judged { fate: Fate::Broken, decider, .. } => format!("{by} broke its {name}: {}.", why(decider)),
        PledgeEvent::Judged { fate: Fate::Overtaken, decider, .. } => {
            format!("{by}’s {name} was overtaken: {}.", why(decider))
        }
    })
}

/// What the pressure on nations stands at, where it moved (7.3).
pub(super) fn pressed(lens: Lens<'_>, world: &World, moved: &[NationId]) -> Vec<String> {
    let level = |on: &NationId| world.now().measures.pressure.get(*on).get();
    let some = |off: bool, name: &dyn Fn(&NationId) -> String| {
        and(moved.iter().filter(|on| (level(on) == 0) == off).map(name))
    };
    let off = some(true, &|on| lens.nation(*on).to_owned());
    let on = some(false, &|on| format!("{} ({})", lens.nation(*on), level(on)));
    let mut said = Vec::new();
    if !on.is_empty() {
        said.push(format!("Pressure from abroad weighed on {on}."));
    }
    if !off.is_empty() {
        said.push(format!("There was no more pressure on {off}."));
    }
    said
}

/// A headline, if the press makes one of it; the event is public.
pub(in crate::view) fn headline(lens: Lens<'_>, world: &World, event: &Event) -> Option<String> {
    let of = |event: &PledgeEvent| world.now().pledges.get(event.id().index()).map(|now| lens.nation(now.by));
    match event {
        Event::Pledge(event @ PledgeEvent::Given { .. }) => Some(format!("{} gives its word", of(event)?)),
        Event::Pledge(event @ PledgeEvent::Judged { fate: Fate::Broken, .. }) => {
            Some(format!("{} breaks its word", of(event)?))
        }
        _ => None,
    }
}
