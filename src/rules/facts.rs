//! Where conditions read from: the whole world, or what one seat knows of it.
//!
//! Injects, objectives and endings read everything. Gates read a seat's sight,
//! so that legality never reads truth; what the seat cannot know counts as not
//! so.

use crate::event::Gauge;
use crate::script::Numbers;
use crate::terms::{
    ActionId, ActorId, CardId, IncidentId, InjectId, Module, NationId, NationSet, NormId, Pillar, Theme,
};
use crate::world::{
    ClaimNow, Deed, DraftNow, IncidentNow, Known, MeasuresNow, MessageNow, PledgeNow, RequestNow, Sight, World,
};

/// What a condition may read.
#[derive(Clone, Copy)]
pub enum Facts<'w> {
    /// Everything.
    Whole(&'w World),
    /// What one seat knows.
    Seen(Sight<'w>),
}

impl<'w> Facts<'w> {
    /// The world, for what is the table's business and no seat reads: flags, hidden sharing.
    pub(super) const fn whole(self) -> Option<&'w World> {
        match self {
            Self::Whole(world) => Some(world),
            Self::Seen(_) => None,
        }
    }

    pub(super) fn numbers(self) -> &'w Numbers {
        match self {
            Self::Whole(world) => &world.table().numbers,
            Self::Seen(sight) => sight.numbers(),
        }
    }

    pub(super) fn is_on(self, module: Module) -> bool {
        match self {
            Self::Whole(world) => world.table().is_on(module, world.now().round),
            Self::Seen(sight) => sight.is_on(module),
        }
    }

    pub(super) fn round(self) -> u8 {
        match self {
            Self::Whole(world) => world.now().round,
            Self::Seen(sight) => sight.round(),
        }
    }

    pub(super) fn everyone(self) -> NationSet {
        match self {
            Self::Whole(world) => world.table().everyone(),
            Self::Seen(sight) => sight.everyone(),
        }
    }

    /// The lens of a nation; a seat has no lens but its own.
    pub(super) fn sight(self, nation: NationId) -> Option<Sight<'w>> {
        match self {
            Self::Whole(world) => Some(world.sight(nation)),
            Self::Seen(sight) => (sight.seat() == nation).then_some(sight),
        }
    }

    pub(super) fn incident(self, id: IncidentId) -> Option<Known<'w, IncidentNow>> {
        match self {
            Self::Whole(world) => world.now().incident(id).map(Known::of),
            Self::Seen(sight) => sight.incident(id).map(|(_, now)| now),
        }
    }

    /// Whether a host has been notified of an incident, as far as can be read.
    pub(super) fn notified(self, host: NationId, id: IncidentId) -> bool {
        match self {
            Self::Whole(world) => world.now().incident(id).is_some_and(|now| *now.notified.get(host) > 0),
            Self::Seen(sight) => host == sight.seat() && sight.notified(id) > 0,
        }
    }

    pub(super) fn is_restrained(self, actor: ActorId) -> bool {
        match self {
            Self::Whole(world) => world.now().is_restrained(actor),
            Self::Seen(sight) => sight.is_restrained(actor),
        }
    }

    pub(super) fn is_published(self, card: CardId) -> bool {
        match self {
            Self::Whole(world) => world.now().cards.get(card.index()).is_some_and(|card| card.public),
            Self::Seen(sight) => sight.held(card).is_some_and(|held| held.public),
        }
    }

    /// The nations of whose covert side something has come to light.
    pub(super) fn exposed(self) -> NationSet {
        match self {
            Self::Whole(world) => world.now().covert.exposed,
            Self::Seen(sight) => sight.exposed(),
        }
    }

    /// Whether a nation has shared a card on an incident: the table's business.
    pub(super) fn has_shared_on(self, nation: NationId, id: IncidentId) -> bool {
        self.whole().is_some_and(|world| !world.now().given.get(nation).common(world.table().cards_of(id)).is_empty())
    }

    /// Whether an inject has arrived anywhere: the table's business.
    pub(super) fn has_arrived(self, id: InjectId) -> bool {
        self.whole().is_some_and(|world| world.now().injects.get(id.index()).is_some_and(|inject| inject.arrived > 0))
    }

    /// What a nation chose of an inject, counted from 1, 0 if nothing: the table's business.
    pub(super) fn chose(self, nation: NationId, id: InjectId) -> Option<u8> {
        let inject = self.whole()?.now().injects.get(id.index())?;
        Some(*inject.choices.get(nation))
    }

    /// A draft, as far as it is known of.
    pub(super) fn draft(self, id: u8) -> Option<DraftNow> {
        match self {
            Self::Whole(world) => world.now().drafts.get(usize::from(id)).copied(),
            Self::Seen(sight) => sight.draft(id).map(|(_, now)| now),
        }
    }

    /// Who has cited or joined a norm.
    pub(super) fn supporters(self, norm: NormId) -> NationSet {
        let support = match self {
            Self::Whole(world) => world.now().norms.get(norm.index()).map(|norm| norm.support),
            Self::Seen(sight) => sight.norms().nth(norm.index()).map(|(_, _, norm)| norm.support),
        };
        support.unwrap_or_default()
    }

    pub(super) fn severity(self, id: IncidentId) -> Option<i16> {
        match self {
            Self::Whole(world) => world.table().incident(id).map(|spec| spec.severity.get()),
            Self::Seen(sight) => sight.incident(id).map(|(spec, _)| spec.severity().get()),
        }
    }

    pub(super) fn victims(self, id: IncidentId) -> NationSet {
        match self {
            Self::Whole(world) => {
                let spec =
                    world.table().incident(id).map_or(NationSet::NONE, |spec| spec.victims.iter().copied().collect());
                self.incident(id).map_or(spec, |now| now.hit().union(spec))
            }
            Self::Seen(sight) => sight.incident(id).map_or(NationSet::NONE, |(_, now)| now.hit()),
        }
    }

    /// From where an incident is run, by the hidden truth: nobody in a seat's eyes.
    pub(super) fn host(self, id: IncidentId) -> NationSet {
        match self {
            Self::Whole(world) => {
                world.table().incident(id).and_then(|spec| spec.truth.host).map_or(NationSet::NONE, NationSet::one)
            }
            Self::Seen(_) => NationSet::NONE,
        }
    }

    /// Whether a programme has delivered a level that stands (§10); once it runs, everybody knows.
    pub(super) fn has_delivered(self, id: crate::terms::ProgrammeId) -> bool {
        let now = match self {
            Self::Whole(world) => world.now().programmes.get(id.index()).copied(),
            Self::Seen(sight) => sight.programme(id).map(|(_, now)| now),
        };
        now.is_some_and(|now| now.has_delivered())
    }

    /// A number, if it may be read.
    pub(super) fn gauge(self, gauge: Gauge) -> Option<i16> {
        match self {
            Self::Whole(world) => world.now().gauge(gauge),
            Self::Seen(sight) => sight.gauge(gauge),
        }
    }

    pub(super) fn tension(self, a: NationId, b: NationId) -> i16 {
        match self {
            Self::Whole(world) => world.now().tension(a, b),
            Self::Seen(sight) => sight.tension(a, b),
        }
    }

    pub(super) fn capacity(self, nation: NationId, pillar: Pillar) -> i16 {
        match self {
            Self::Whole(world) => world.now().nation(nation).pillar(pillar),
            Self::Seen(sight) => sight.capacity(nation, pillar),
        }
    }

    /// Trust of the first towards the second, if it may be read.
    pub(super) fn trust(self, from: NationId, to: NationId) -> Option<i16> {
        match self {
            Self::Whole(world) => Some(world.now().trust(from, to)),
            Self::Seen(sight) => (sight.seat() == from).then(|| sight.trust(to)),
        }
    }

    /// The highest tension of the table.
    pub(super) fn highest_tension(self) -> i16 {
        match self {
            Self::Whole(world) => world.now().tension.all().iter().map(|tension| tension.get()).max().unwrap_or(0),
            Self::Seen(sight) => sight.highest_tension(),
        }
    }

    /// The shared index: the mean of all tracks and of ten times the peace (2.1).
    #[must_use]
    pub fn index(self) -> i16 {
        let (mut sum, mut count) = (i64::from(10 - self.highest_tension()) * 10, 1);
        for nation in self.everyone().iter() {
            for theme in Theme::ALL {
                sum += i64::from(self.gauge(Gauge::Track(nation, *theme)).unwrap_or(0));
                count += 1;
            }
        }
        i16::try_from(crate::terms::divide_half_away(sum, count)).unwrap_or(0)
    }

    pub(super) fn any_claim(self, mut test: impl FnMut(Known<'w, ClaimNow>) -> bool) -> bool {
        match self {
            Self::Whole(world) => world.now().claims.iter().any(|claim| test(Known::of(claim))),
            Self::Seen(sight) => sight.claims().any(|(_, claim)| test(claim)),
        }
    }

    /// Whether there is a pledge that passes a test, as far as can be heard.
    pub(super) fn any_pledge(self, mut test: impl FnMut(Known<'w, PledgeNow>) -> bool) -> bool {
        match self {
            Self::Whole(world) => world.now().pledges.iter().any(|pledge| test(Known::of(pledge))),
            Self::Seen(sight) => sight.pledges().any(|(_, pledge)| test(pledge)),
        }
    }

    /// Restrictive measures in force, which are public.
    pub(super) fn measures(self) -> &'w MeasuresNow {
        match self {
            Self::Whole(world) => &world.now().measures,
            Self::Seen(sight) => sight.measures(),
        }
    }

    pub(super) fn any_request(self, mut test: impl FnMut(&RequestNow) -> bool) -> bool {
        match self {
            Self::Whole(world) => world.now().requests.iter().any(test),
            Self::Seen(sight) => sight.requests().any(|(_, request)| test(request)),
        }
    }

    pub(super) fn count_deeds(self, mut test: impl FnMut(&Deed) -> bool) -> usize {
        match self {
            Self::Whole(world) => world.now().deeds.iter().filter(|deed| test(deed)).count(),
            Self::Seen(sight) => sight.deeds().filter(|deed| test(deed)).count(),
        }
    }

    /// Whether there is a deed that passes a test.
    pub(super) fn any_deed(self, test: impl FnMut(&Deed) -> bool) -> bool {
        match self {
            Self::Whole(world) => world.now().deeds.iter().any(test),
            Self::Seen(sight) => sight.has_seen(test),
        }
    }

    /// The nations that have carried out an action, as far as can be seen.
    pub(super) fn doers(self, action: ActionId) -> NationSet {
        match self {
            Self::Whole(world) => world.now().done.doers(action),
            Self::Seen(sight) => sight.doers(action),
        }
    }

    /// Whether a nation has carried out an action, as far as can be seen.
    pub(super) fn has_done(self, nation: NationId, action: ActionId) -> bool {
        match self {
            Self::Whole(world) => world.now().done.doers(action).has(nation),
            Self::Seen(sight) => sight.has_done(nation, action),
        }
    }

    /// The nations towards which one has carried out an action, as far as can be seen.
    pub(super) fn targets_of(self, nation: NationId, action: ActionId) -> NationSet {
        match self {
            Self::Whole(world) => world.now().done.towards(nation, action),
            Self::Seen(sight) => sight.targets_of(nation, action),
        }
    }

    pub(super) fn count_messages(self, mut test: impl FnMut(Known<'w, MessageNow>) -> bool) -> usize {
        match self {
            Self::Whole(world) => world.messages().filter(|(_, message)| test(Known::of(message))).count(),
            Self::Seen(sight) => sight.messages().filter(|(_, message)| test(*message)).count(),
        }
    }

    pub(super) fn any_message(self, mut test: impl FnMut(Known<'w, MessageNow>) -> bool) -> bool {
        match self {
            Self::Whole(world) => world.messages().any(|(_, message)| test(Known::of(message))),
            Self::Seen(sight) => sight.messages().any(|(_, message)| test(message)),
        }
    }

    pub(super) fn is_open(self, a: NationId, b: NationId, channel: crate::terms::Channel) -> bool {
        match self {
            Self::Whole(world) => world.now().is_open(a, b, channel),
            Self::Seen(sight) => sight.is_open(a, b, channel),
        }
    }

    /// Whom a nation reaches by an open line of a kind.
    pub(super) fn reached_by(self, nation: NationId, channel: crate::terms::Channel) -> NationSet {
        match self {
            Self::Whole(world) => world.now().reached_by(nation, channel),
            Self::Seen(sight) => sight.reached_by(nation, channel),
        }
    }

    /// Whether a nation holds a card, as far as can be read.
    pub(super) fn holds(self, nation: NationId, card: CardId) -> bool {
        match self {
            Self::Whole(world) => world.now().held_by(nation).has(card),
            Self::Seen(sight) => {
                if nation == sight.seat() {
                    sight.hand().has(card)
                } else {
                    sight.known_holders(card).has(nation)
                }
            }
        }
    }
}
