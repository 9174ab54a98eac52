//! Incidents in words, and what hosts do about them; lines between nations; injects.

use crate::event::Event;
use crate::script::{Harm, Inject};
use crate::terms::{ActorId, Channel, IncidentId, InjectId, Link, NationId, NationSet, Outlet, Theme, total};
use crate::view::eyes::Eyes;
use crate::view::prose::{Lens, and, capitalised, number, ordinal, quoted, signed, stopped};
use crate::world::World;

/// One event about an incident or a host.
pub(super) fn incident(lens: Lens<'_>, world: &World, event: &Event) -> Option<String> {
    match *event {
        Event::IncidentBegan { incident } => Some(begun(lens, world, &[incident])),
        Event::IncidentStruck { incident, wave, spilled } => struck(lens, world, &[(incident, wave, spilled)]),
        Event::IncidentContained { incident } => Some(contained(lens, &[incident])),
        Event::IncidentSubsided { incident } => {
            Some(format!("{}: it had spent itself.", capitalised(&lens.incident(incident))))
        }
        Event::IncidentAdopted { incident } => {
            Some(format!("The state behind {} said in public that it was its own doing.", lens.incident(incident)))
        }
        Event::FindingPublished { incident, who, link } => Some(established(lens, world, incident, who, link)),
        Event::HostNotified { host, incident, by } => {
            let (host, by, what) = (lens.nation(host), lens.nation(by), lens.incident(incident));
            if host == by {
                return Some(format!("{host} was told that {what} was run from its territory."));
            }
            Some(format!("{by} told {host} that {what} was run from its territory."))
        }
        Event::GroupRestrained { actor, by } => Some(match by {
            Some(by) => format!("{} restrained {}, without a word.", lens.nation(by), lens.actor(actor)),
            // Some groups have a name in the plural.
            None => format!("{} came under restraint.", lens.actor(actor)),
        }),
        Event::GroupLeftAlone { actor, by } => Some(format!("{} let {} be.", lens.nation(by), lens.actor(actor))),
        Event::NormCited { norm, by, incident } => Some(cited(lens, NationSet::one(by), incident, &[norm])),
        _ => None,
    }
}

/// What was established in public of an incident.
fn established(lens: Lens<'_>, world: &World, incident: IncidentId, who: ActorId, link: Link) -> String {
    let state = world.table().actor(who).and_then(|actor| actor.sponsor).map(|state| lens.nation(state));
    let how = match (link, state) {
        (Link::None, _) | (_, None) => "for whom no state stood".to_owned(),
        (Link::Tolerated, Some(state)) => format!("whom {state} had let be"),
        (Link::Directed, Some(state)) => format!("whom {state} had directed"),
        (Link::Organ, Some(state)) => format!("an organ of {state}"),
    };
    format!("It was established in public who was behind {}: {}, {how}.", lens.incident(incident), lens.actor(who))
}

/// Incidents that began, in one sentence.
pub(super) fn begun(lens: Lens<'_>, world: &World, incidents: &[IncidentId]) -> String {
    let parts = incidents.iter().enumerate().map(|(place, &incident)| {
        let victims = victims(world, incident);
        let who = if place == 0 { format!("{} hit", lens.those_were(victims)) } else { lens.those(victims) };
        format!("{who} ({})", lens.incident(incident))
    });
    format!("{}.", and(parts))
}

fn victims(world: &World, incident: IncidentId) -> NationSet {
    world.table().incident(incident).map_or(NationSet::NONE, |spec| spec.victims.iter().copied().collect())
}

/// Incidents that were contained.
pub(super) fn contained(lens: Lens<'_>, incidents: &[IncidentId]) -> String {
    format!("{}: contained.", capitalised(&and(incidents.iter().map(|&incident| lens.incident(incident)))))
}

/// Norms cited in answer to one incident.
pub(super) fn cited(lens: Lens<'_>, by: NationSet, incident: IncidentId, norms: &[crate::terms::NormId]) -> String {
    let names = and(norms.iter().map(|&norm| lens.norm(norm)));
    let what = match norms.len() {
        1 => format!("the norm {names}"),
        2 => format!("the norms {names}"),
        many => format!("{} norms", number(many)),
    };
    format!("{} held up {what} against {}.", lens.nations(by), lens.incident(incident))
}

/// The waves of one step. A first wave is told by the beginning of its incident.
pub(super) fn struck(lens: Lens<'_>, world: &World, waves: &[(IncidentId, u8, NationSet)]) -> Option<String> {
    let mut parts = Vec::new();
    for &(incident, wave, _) in waves {
        if wave > 1 {
            let (victims, time) = (victims(world, incident), ordinal(usize::from(wave)));
            let first = parts.is_empty();
            let who = if first { format!("{} struck", lens.those_were(victims)) } else { lens.those(victims) };
            parts.push(format!("{who} a {time} time ({})", lens.incident(incident)));
        }
    }
    let mut said = Vec::new();
    if !parts.is_empty() {
        said.push(format!("{}.", and(parts)));
    }
    for &(incident, _, spilled) in waves.iter().filter(|(_, _, spilled)| !spilled.is_empty()) {
        let it = if waves.len() == 1 { "It".to_owned() } else { capitalised(&lens.incident(incident)) };
        said.push(format!("{it} spilled over to {}.", lens.nations(spilled)));
    }
    (!said.is_empty()).then(|| said.join(" "))
}

/// What the waves of one step did, all in one sentence.
pub(super) fn lost(lens: Lens<'_>, losses: &[(NationId, Vec<Harm>)], one: bool) -> Option<String> {
    let mut alike: Vec<(String, NationSet)> = Vec::new();
    for (nation, harms) in losses {
        let tracks: Vec<String> = Theme::ALL
            .iter()
            .filter_map(|&theme| {
                let by = total(harms.iter().filter(|harm| harm.track == theme).map(|harm| harm.by));
                (by != 0).then(|| format!("{} ({})", theme.word(), signed(by)))
            })
            .collect();
        if !tracks.is_empty() {
            put(&mut alike, vec![(and(tracks), NationSet::one(*nation))]);
        }
    }
    let parts: Vec<String> = alike
        .iter()
        .enumerate()
        .map(|(place, (tracks, nations))| {
            let each = if nations.len() == 1 { "" } else { " each" };
            let verb = if place == 0 { " lost" } else { "" };
            format!("{}{each}{verb} {tracks}", lens.nations(*nations))
        })
        .collect();
    let to = if one { " to it" } else { "" };
    (!parts.is_empty()).then(|| format!("{}{to}.", parts.join("; ")))
}

/// A line opened or closed.
pub(super) fn line(lens: Lens<'_>, a: NationId, b: NationId, channel: Channel, open: bool) -> String {
    let (a, b) = (lens.nation(a), lens.nation(b));
    match (channel, open) {
        (Channel::ContactPoint, true) => format!("{a} and {b} named contact points to each other."),
        (Channel::ContactPoint, false) => format!("The contact points between {a} and {b} fell silent."),
        (Channel::Embassy, true) => format!("The embassies between {a} and {b} opened."),
        (Channel::Embassy, false) => format!("The embassies between {a} and {b} closed."),
        (Channel::Hotline, true) => format!("A hotline was opened between {a} and {b}."),
        (Channel::Hotline, false) => format!("The hotline between {a} and {b} was cut."),
    }
}

/// News that an inject brings: the same news to others is told with it, and all that is printed
/// stands under one head.
pub(super) struct Arrival {
    way: &'static str,
    /// To whom; nobody in particular, if it is printed.
    to: Option<NationSet>,
    from: String,
    headlines: Vec<String>,
}

impl Arrival {
    /// What is printed, or came for some and not for all, to be gathered.
    pub(super) fn of(lens: Lens<'_>, world: &World, eyes: Eyes, id: InjectId) -> Option<Self> {
        let inject = world.table().inject(id)?;
        let to = if is_printed(inject.outlet) {
            None
        } else {
            let some = inject.to.as_ref().filter(|_| !matches!(eyes, Eyes::Seat(_)))?;
            Some(some.iter().copied().collect())
        };
        let headlines = vec![quoted(lens.text(inject.headline))];
        Some(Self { way: way(inject.outlet), to, from: source(lens, inject), headlines })
    }

    /// Takes in the same news to others, or more that is printed; else gives it back.
    pub(super) fn join(&mut self, other: Self) -> Option<Self> {
        let alike = self.way == other.way && self.from == other.from;
        match (self.to, other.to) {
            (None, None) if alike => {
                for headline in other.headlines {
                    if !self.headlines.contains(&headline) {
                        self.headlines.push(headline);
                    }
                }
                None
            }
            (Some(to), Some(more)) if alike && self.headlines == other.headlines => {
                self.to = Some(to.union(more));
                None
            }
            _ => Some(other),
        }
    }

    pub(super) fn told(self, lens: Lens<'_>) -> String {
        let to = self.to.map_or_else(String::new, |to| format!(" {}", lens.nations(to)));
        stopped(&format!("{}{to}{}: {}", self.way, self.from, and(self.headlines)))
    }
}

const fn is_printed(outlet: Outlet) -> bool {
    matches!(outlet, Outlet::News | Outlet::SocialMedia)
}

const fn way(outlet: Outlet) -> &'static str {
    match outlet {
        Outlet::News => "In the newspapers",
        Outlet::SocialMedia => "On the networks",
        Outlet::Cable => "A cable reached",
        Outlet::CertReport => "A technical report reached",
        Outlet::Intelligence => "The services reported to",
        Outlet::Phone => "A call came for",
    }
}

/// Who sent it, in brackets, if somebody did by name.
fn source(lens: Lens<'_>, inject: &Inject) -> String {
    inject.from.map_or_else(String::new, |from| format!(" ({})", lens.text(from)))
}

/// An inject that arrived, by its headline.
pub(super) fn inject(lens: Lens<'_>, world: &World, eyes: Eyes, id: InjectId) -> Option<String> {
    let inject = world.table().inject(id)?;
    let to = match (eyes, &inject.to) {
        _ if is_printed(inject.outlet) => String::new(),
        (Eyes::Seat(seat), _) => format!(" {}", lens.nation(seat)),
        (_, Some(to)) => format!(" {}", lens.nations(to.iter().copied().collect())),
        (_, None) => " everybody".to_owned(),
    };
    let headline = quoted(lens.text(inject.headline));
    Some(stopped(&format!("{}{to}{}: {headline}", way(inject.outlet), source(lens, inject))))
}

/// Adds nations to those that stand under the same key.
pub(super) fn put<K: PartialEq>(list: &mut Vec<(K, NationSet)>, more: Vec<(K, NationSet)>) {
    for (key, nations) in more {
        match list.iter_mut().find(|(known, _)| *known == key) {
            Some((_, known)) => *known = known.union(nations),
            None => list.push((key, nations)),
        }
    }
}
