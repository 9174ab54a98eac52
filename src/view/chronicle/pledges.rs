//! Pledges and restrictive measures in words (7.3, 9.1).

use crate::event::{Decider, Event, Fate, PledgeEvent};
use crate::order::{Audience, Course, Pledge, Proviso};
use crate::terms::{DeedId, IncidentId, NationId};
use crate::view::prose::{Lens, and, quoted};
use crate::world::{Deed, PledgeNow, World};

/// What the actions of the standard catalogue are after *will*, by title: `{t}` is the target.
/// An action that a scenario adds or renames is told by its title instead.
const INFINITIVES: &[(&str, &str)] = &[
    ("Strategic silence", "say nothing"),
    ("Contain at home", "put its response team to work"),
    ("Crisis centre", "set up a crisis centre"),
    ("Forensic inquiry", "have its own experts read the traces"),
    ("Open-source review", "read what anybody can read"),
    ("Vendor report", "pay a vendor for a report"),
    ("Query to a partner", "ask {t} what it knows"),
    ("Intelligence tasking", "task its services"),
    ("Source check", "ask where a card comes from"),
    ("Preservation request", "ask {t} to preserve data"),
    ("Legal assistance request", "ask {t} for legal assistance"),
    ("Joint investigation", "propose a joint investigation to {t}"),
    ("CERT exchange", "compare technical findings with {t}’s response team"),
    ("Incident notification", "notify {t} from one contact point to the other"),
    ("Request for assistance", "ask {t} for help"),
    ("Offer of assistance", "offer {t} help"),
    ("Response team", "send {t} a response team"),
    ("Surge aid: legal experts", "lend {t} its legal experts"),
    ("Surge aid: technical experts", "lend {t} its technical experts"),
    ("Good-practice exchange", "compare good practice with {t}"),
    ("Cyber attaché", "post a cyber attaché to {t}"),
    ("Technical advisory", "publish a technical advisory"),
    ("Allied briefing", "brief {t}"),
    ("Consultation", "ask {t} for consultations"),
    ("Mediation", "accept a mediator with {t}"),
    ("Arbitration", "offer {t} arbitration"),
    ("Security Council initiative", "go to the Security Council"),
    ("Alliance consultation", "consult {t} as an ally"),
    ("Consultancy", "hire consultants"),
    ("Sectoral sanctions", "impose sectoral sanctions on {t}"),
    ("Hotline agreement", "agree with {t} on a hotline"),
    ("Crisis call", "ring {t} on the crisis line"),
    ("Informal démarche", "make an informal démarche to {t}"),
    ("Formal démarche", "make a formal démarche to {t}"),
    ("Note verbale of protest", "send {t} a note verbale of protest"),
    ("Request for feasible steps", "ask {t} to take feasible steps"),
    ("Call to comply", "call on {t} to comply with its obligations"),
    ("Private attribution", "put an attribution to {t} in private"),
    ("Public statement", "make a public statement"),
    ("Public attribution", "name {t} in public"),
    ("Joint attribution", "name {t} together with others"),
    ("Letter citing the norm", "write an open letter citing the norms at stake"),
    ("Regional initiative", "go to the regional organisation"),
    ("Press interview", "speak to the press"),
    ("Infrastructure takedown", "have infrastructure taken down"),
    ("Summons of the ambassador", "summon the ambassador of {t}"),
    ("Indictment", "bring an indictment that points to {t}"),
    ("Suspension of dialogue", "suspend its dialogue with {t}"),
    ("Suspension of aid", "suspend its aid to {t}"),
    ("Export control", "put export controls on {t}"),
    ("Targeted sanctions", "impose targeted sanctions on {t}"),
    ("Expulsion of diplomats", "expel diplomats of {t}"),
    ("Recall of the ambassador", "recall its ambassador from {t}"),
    ("Return of the ambassador", "send its ambassador back to {t}"),
    ("Severing relations", "sever relations with {t}"),
    ("Countermeasure", "take a countermeasure against {t}"),
    ("Restrain the group", "restrain the group that it shelters"),
    ("Look away", "let the group that it shelters be"),
    ("Restrictive measures", "impose restrictive measures on {t}"),
    ("Lifting of restrictive measures", "lift its restrictive measures against {t}"),
];

/// What an action is after *will*, by its title; `{t}` stands for the nation it is aimed at.
pub(in crate::view) fn infinitive(title: &str, aimed: bool) -> String {
    if let Some((_, phrase)) = INFINITIVES.iter().find(|(name, _)| *name == title) {
        (*phrase).to_owned()
    } else {
        let toward = if aimed { " towards {t}" } else { "" };
        format!("take the step {}{toward}", quoted(title))
    }
}

/// A course of conduct after *will*: `not expel diplomats of Tolvane by round 4`.
fn course_text(lens: Lens<'_>, course: &Course) -> String {
    let title = lens.action_title(course.action);
    let target = course.toward.map(|toward| lens.nation(toward));
    let what = infinitive(title, target.is_some()).replace("{t}", target.unwrap_or("anybody"));
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
