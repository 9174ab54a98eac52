//! Incidents in words, and what hosts do about them; lines between nations; injects.

use crate::event::Event;
use crate::script::Harm;
use crate::terms::{Channel, IncidentId, InjectId, NationId, NationSet, Outlet, Theme};
use crate::view::eyes::Eyes;
use crate::view::prose::{Lens, and, capital, number, ordinal, quoted, signed, stopped};
use crate::world::World;

/// One event about an incident or a host.
pub(super) fn incident(lens: Lens<'_>, world: &World, event: &Event) -> Option<String> {
    match *event {
        Event::IncidentBegan { incident } => Some(begun(lens, world, &[incident])),
        Event::IncidentStruck { incident, wave, spilled } => struck(lens, world, &[(incident, wave, spilled)]),
        Event::IncidentContained { incident } => Some(format!("{}: contained.", capital(&lens.incident(incident)))),
        Event::IncidentSubsided { incident } => {
            Some(format!("{}: it had spent itself.", capital(&lens.incident(incident))))
        }
        Event::IncidentAdopted { incident } => {
            Some(format!("The state behind {} said in public that it was its own doing.", lens.incident(incident)))
        }
        Event::HostNotified { host, incident, by } => {
            let (host, by, what) = (lens.nation(host), lens.nation(by), lens.incident(incident));
            if host == by {
                return Some(format!("{host} was told that {what} was run from its territory."));
            }
            Some(format!("{by} told {host} that {what} was run from its territory."))
        }
        Event::GroupRestrained { actor, by } => Some(match by {
            Some(by) => format!("{} restrained {}, without a word.", lens.nation(by), lens.actor(actor)),
            None => format!("{} was restrained.", lens.actor(actor)),
        }),
        Event::GroupLeftAlone { actor, by } => Some(format!("{} let {} be.", lens.nation(by), lens.actor(actor))),
        Event::NormCited { norm, by, incident } => Some(cited(lens, NationSet::one(by), incident, &[norm])),
        _ => None,
    }
}

/// Incidents that began, in one sentence.
pub(super) fn begun(lens: Lens<'_>, world: &World, incidents: &[IncidentId]) -> String {
    let parts = incidents.iter().enumerate().map(|(place, &incident)| {
        let victims = victims(world, incident);
        let verb = if place == 0 { format!(" {} hit", was(victims)) } else { String::new() };
        format!("{}{verb} ({})", lens.nations(victims), lens.incident(incident))
    });
    format!("{}.", and(parts))
}

fn victims(world: &World, incident: IncidentId) -> NationSet {
    world.table().incident(incident).map_or(NationSet::NONE, |spec| spec.victims.iter().copied().collect())
}

const fn was(set: NationSet) -> &'static str {
    if set.len() == 1 { "was" } else { "were" }
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
            let (victims, first) = (victims(world, incident), parts.is_empty());
            let verb = if first { format!("{} struck ", was(victims)) } else { String::new() };
            let time = ordinal(usize::from(wave));
            parts.push(format!("{} {verb}a {time} time ({})", lens.nations(victims), lens.incident(incident)));
        }
    }
    let mut said = Vec::new();
    if !parts.is_empty() {
        said.push(format!("{}.", and(parts)));
    }
    for &(incident, _, spilled) in waves.iter().filter(|(_, _, spilled)| !spilled.is_empty()) {
        let it = if waves.len() == 1 { "It".to_owned() } else { capital(&lens.incident(incident)) };
        said.push(format!("{it} spilled over to {}.", lens.nations(spilled)));
    }
    (!said.is_empty()).then(|| said.join(" "))
}

/// What the waves of one step did, all in one sentence.
pub(super) fn lost(lens: Lens<'_>, losses: &[(NationId, Vec<Harm>)], one: bool) -> Option<String> {
    let mut parts = Vec::new();
    for (nation, harms) in losses {
        let tracks: Vec<String> = Theme::ALL
            .iter()
            .filter_map(|&theme| {
                let by: i16 = harms.iter().filter(|harm| harm.track == theme).map(|harm| harm.by).sum();
                (by != 0).then(|| format!("{} ({})", theme.word(), signed(by)))
            })
            .collect();
        if !tracks.is_empty() {
            let verb = if parts.is_empty() { " lost" } else { "" };
            parts.push(format!("{}{verb} {}", lens.nation(*nation), and(tracks)));
        }
    }
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

/// News that an inject brings to some: the same news to others is told with it.
pub(super) struct Arrival {
    way: &'static str,
    pub(super) to: NationSet,
    from: String,
    headline: String,
}

impl Arrival {
    /// What came for some and not for all, to be gathered.
    pub(super) fn of(lens: Lens<'_>, world: &World, eyes: Eyes, id: InjectId) -> Option<Self> {
        let inject = world.table().inject(id)?;
        let to = inject.to.as_ref().filter(|_| !matches!(eyes, Eyes::Seat(_)))?;
        let way = match inject.outlet {
            Outlet::News | Outlet::SocialMedia => return None,
            Outlet::Cable => "A cable reached",
            Outlet::CertReport => "A technical report reached",
            Outlet::Intelligence => "The services reported to",
            Outlet::Phone => "A call came for",
        };
        let from = inject.from.map_or_else(String::new, |from| format!(" ({})", lens.text(from)));
        Some(Self { way, to: to.iter().copied().collect(), from, headline: quoted(lens.text(inject.headline)) })
    }

    pub(super) fn is_like(&self, other: &Self) -> bool {
        self.way == other.way && self.from == other.from && self.headline == other.headline
    }

    pub(super) fn told(&self, lens: Lens<'_>) -> String {
        stopped(&format!("{} {}{}: {}", self.way, lens.nations(self.to), self.from, self.headline))
    }
}

/// An inject that arrived, by its headline.
pub(super) fn inject(lens: Lens<'_>, world: &World, eyes: Eyes, id: InjectId) -> Option<String> {
    let inject = world.table().inject(id)?;
    let headline = quoted(lens.text(inject.headline));
    let from = inject.from.map(|from| lens.text(from));
    let to = match (eyes, &inject.to) {
        (Eyes::Seat(seat), _) => lens.nation(seat).to_owned(),
        (_, Some(to)) => lens.nations(to.iter().copied().collect()),
        (_, None) => "everybody".to_owned(),
    };
    let by = from.map_or_else(String::new, |from| format!(" ({from})"));
    Some(match inject.outlet {
        Outlet::News => stopped(&format!("In the newspapers{by}: {headline}")),
        Outlet::SocialMedia => stopped(&format!("On the networks{by}: {headline}")),
        Outlet::Cable => stopped(&format!("A cable reached {to}{by}: {headline}")),
        Outlet::CertReport => stopped(&format!("A technical report reached {to}{by}: {headline}")),
        Outlet::Intelligence => stopped(&format!("The services reported to {to}{by}: {headline}")),
        Outlet::Phone => stopped(&format!("A call came for {to}{by}: {headline}")),
    })
}
