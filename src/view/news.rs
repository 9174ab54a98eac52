//! The press: what it makes of a round's public acts (13).

use super::chronicle::sentence;
use super::eyes::{Eyes, is_printed, sees};
use super::prose::{Lens, capitalised, unstopped};
use crate::event::{CovertEvent, Event, HomeEvent, LawEvent, PressEvent};
use crate::script::{ActionSpec, Verb};
use crate::terms::{ActionId, ClaimReply, Heat, IncidentId, NationId, NationSet, Rung};
use crate::world::{Misfit, World};

/// A piece in the newspapers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Headline {
    /// The line in large type.
    pub headline: String,
    /// What follows.
    pub text: String,
}

/// Whether an act is loud: its heat is worth a headline, and a mark on the chart.
pub(super) fn is_loud(action: &ActionSpec) -> bool {
    const LOUD: Heat = Heat::new(3);
    action.heat >= LOUD
}

/// What the press makes of events; the world is the one before them.
///
/// # Errors
/// [`Misfit`] if an event names something that this world does not have.
pub fn news(before: &World, events: &[Event]) -> Result<Vec<Headline>, Misfit> {
    let mut world = before.clone();
    let mut printed = Vec::new();
    for event in events {
        world.apply(event)?;
        if !sees(Eyes::Public, &world, event) {
            continue;
        }
        if let Some(headline) = headline(&world, event) {
            let text = story(&world, event).unwrap_or_default();
            printed.push(Headline { headline: capitalised(&headline), text });
        }
    }
    Ok(printed)
}

/// The line in large type; what is not worth one gives nothing.
fn headline(world: &World, event: &Event) -> Option<String> {
    let lens = Lens::of(world, Eyes::Public);
    match *event {
        Event::IncidentBegan { incident } => {
            Some(format!("{} hit: {}", lens.nations(victims(world, incident)), lens.incident(incident)))
        }
        Event::IncidentStruck { incident, wave, .. } if wave > 1 => {
            Some(format!("{}: no end in sight", capitalised(&lens.incident(incident))))
        }
        Event::IncidentContained { incident } => {
            Some(format!("{}: the worst is over", capitalised(&lens.incident(incident))))
        }
        Event::FindingPublished { incident, who, .. } => {
            Some(format!("{}: it was {}", capitalised(&lens.incident(incident)), lens.actor(who)))
        }
        Event::IncidentAdopted { incident } => Some(format!("{}: “it was us”", capitalised(&lens.incident(incident)))),
        Event::ClaimMade { by, signatories, incident, accused, ref wording, .. } => {
            let speakers =
                if signatories.is_empty() { lens.nation(by).to_owned() } else { lens.nations(signatories.with(by)) };
            let (one, what) = (signatories.is_empty(), lens.incident(incident));
            Some(match (wording.rung, accused) {
                (Rung::Concern, _) => {
                    format!("{speakers} {} concern over {what}", if one { "voices" } else { "voice" })
                }
                (Rung::NamesGroup, _) => {
                    let who = wording.who.map_or("a group", |who| lens.actor(who));
                    format!("{speakers} {} {who}", if one { "names" } else { "name" })
                }
                (_, None) => format!("{speakers} {} the act: {what}", if one { "condemns" } else { "condemn" }),
                (_, Some(accused)) => {
                    format!("{speakers} {} to {}", if one { "points" } else { "point" }, lens.nation(accused))
                }
            })
        }
        Event::ClaimAnswered { id, by, reply } => {
            let claim = world.now().claims.get(id.index())?;
            (reply != ClaimReply::Silence).then(|| format!("{} answers {}", lens.nation(by), lens.nation(claim.by)))
        }
        Event::ClaimShownFalse { id } => {
            Some(format!("{} was wrong", lens.nation(world.now().claims.get(id.index())?.by)))
        }
        Event::ActPerformed { by, action, target, .. } => loud(world, by, action, target),
        Event::Law(LawEvent::Unlawful { id, .. }) => {
            let by = world.now().law.counter.get(usize::from(id))?.by;
            Some(format!("{}: without a ground in law", lens.nation(by)))
        }
        Event::Covert(CovertEvent::CleanUpExposed { by, .. }) => {
            Some(format!("{} had swept the floor", lens.nation(by)))
        }
        Event::Covert(CovertEvent::FlagExposed { by, .. }) => Some(format!("Forged, by {}", lens.nation(by))),
        Event::Covert(CovertEvent::CameForward { by, .. }) => Some(format!("{} comes forward", lens.nation(by))),
        Event::Press(PressEvent::Upheaval { nation, .. }) => {
            Some(format!("{}: the networks boil over", lens.nation(nation)))
        }
        Event::Press(PressEvent::InfluenceExposed { by, .. }) => Some(format!("{} was behind it", lens.nation(by))),
        Event::Home(HomeEvent::Acted { nation, script }) => {
            let script = world.table().nation(nation)?.home.get(usize::from(script))?;
            Some(format!("{}: {} acts", lens.nation(nation), lens.text(script.ministry)))
        }
        Event::Pledge(_) => super::chronicle::pledge_headline(lens, world, event),
        Event::CardLeaked { .. } => Some("A paper finds its way to us".to_owned()),
        Event::InjectArrived { inject } => {
            let spec = world.table().inject(inject).filter(|spec| is_printed(spec))?;
            Some(unstopped(lens.text(spec.headline)).to_owned())
        }
        Event::PlayEnded { ending } => world.table().ending(ending).map(|ending| lens.text(ending.title).to_owned()),
        _ => None,
    }
}

fn victims(world: &World, incident: IncidentId) -> NationSet {
    world.table().incident(incident).map_or(NationSet::NONE, |spec| spec.victims.iter().copied().collect())
}

/// A loud act; claims have headlines of their own.
fn loud(world: &World, by: NationId, action: ActionId, target: Option<NationId>) -> Option<String> {
    let spec = world.table().action(action)?;
    let lens = Lens::of(world, Eyes::Public);
    let told = spec.verb.is_some_and(|verb| !matches!(verb, Verb::Press(_) | Verb::Impose | Verb::Lift | Verb::Law(_)));
    if told || !is_loud(spec) {
        return None;
    }
    let towards = target.map_or_else(String::new, |target| format!(" and {}", lens.nation(target)));
    Some(format!("{}{towards}: {}", lens.nation(by), super::prose::small(lens.action_title(action))))
}

/// What follows the headline: the text of what was handed to the press, or what happened.
fn story(world: &World, event: &Event) -> Option<String> {
    let lens = Lens::of(world, Eyes::Public);
    match *event {
        Event::InjectArrived { inject } => world.table().inject(inject).map(|spec| lens.text(spec.text).to_owned()),
        Event::PlayEnded { ending } => world.table().ending(ending).map(|ending| lens.text(ending.text).to_owned()),
        // The first sentences say what happened; the files know the rest.
        Event::IncidentBegan { incident } => {
            let about = lens.text(world.table().incident(incident)?.about);
            Some(about.split_inclusive(". ").take(2).collect::<String>().trim_end().to_owned())
        }
        _ => sentence(world, Eyes::Public, event),
    }
}
