//! 4.5, 5.5, 9.1, 16.1 The table of judgements: what was said, held, seen, true, crossed and owed.
//!
//! A row for each claim, and what stands against a nation beside its words. Rules that resolve, the
//! score, conditions of the end, letters, studies and the debrief read it here; what a seat may
//! know of the same is asked of its `Sight` (`world::heard`), whose rows have no truth in them.
//!
//! Nothing is kept: a row is a claim with the world beside it, and what it is asked is answered then.
//! A world changes with every event and is asked of few rows at a time, so that a table filled in
//! beforehand would be filled in for nothing; what is dear to sum, the standing of a nation, the
//! world adds up event by event.

use super::assess::{assess, place_of};
use crate::event::Fate;
use crate::order::Wording;
use crate::terms::{ActorId, ClaimId, IncidentId, Likelihood, Link, NationId, Rung};
use crate::world::{ClaimNow, Known, PledgeNow, Sight, World};
use std::ops::Deref;

/// The table of judgements of one world, in the light of the truth: for the rules, and for whoever may
/// open it at the end.
#[derive(Clone, Copy)]
pub struct Judgements<'w> {
    world: &'w World,
}

/// A row: a claim, and how it stands to what was held and to what is true. What whoever heard it
/// could say of it, it says too.
#[derive(Clone, Copy)]
pub struct Judged<'w> {
    id: ClaimId,
    said: Known<'w, ClaimNow>,
    supported: bool,
    world: &'w World,
}

/// How a nation's recorded word on who did it stands to the truth (4.5).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recorded {
    /// It named the actor that did it.
    Right,
    /// It named another.
    Wrong,
    /// It recorded that it could not say.
    Open,
    /// It recorded nothing.
    Nothing,
}

/// What a word comes to once the truth is public (5.5).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settlement {
    /// Whether it was true.
    pub right: bool,
    /// Half-points of credibility.
    pub half_points: i16,
    /// The mandate that goes with it.
    pub mandate: i16,
}

/// What a seat held on an incident at some moment, and what it could have said (4.4).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Knew {
    /// How many cards it held.
    pub cards: usize,
    /// The word that its analysts had for an actor; nothing for one who is not on the ladder.
    pub word: Option<Likelihood>,
}

/// The word that the analysts of a seat have for an actor behind an incident (4.4); nothing if it does
/// not know of the incident.
#[must_use]
pub fn word_on(sight: Sight<'_>, incident: IncidentId, actor: ActorId) -> Option<Likelihood> {
    let place = place_of(sight.incident(incident)?.0.suspects(), actor)?;
    Some(assess(sight, incident)?.who.word(place))
}

/// What a seat holds on an incident now, and its analysts' word for an actor; nothing if it does not
/// know of the incident.
#[must_use]
pub fn knows_of(sight: Sight<'_>, incident: IncidentId, actor: ActorId) -> Option<Knew> {
    sight.knows(incident).then(|| Knew { cards: sight.hand_on(incident).len(), word: word_on(sight, incident, actor) })
}

impl<'w> Deref for Judged<'w> {
    type Target = Known<'w, ClaimNow>;

    fn deref(&self) -> &Known<'w, ClaimNow> {
        &self.said
    }
}

impl Judged<'_> {
    /// Which claim.
    #[must_use]
    pub const fn id(&self) -> ClaimId {
        self.id
    }

    /// Whether what its maker held then supported it (5.2).
    #[must_use]
    pub const fn is_supported(&self) -> bool {
        self.supported
    }

    /// Whether it is true, by the hidden truth (5.5). A statement that names nobody is.
    #[must_use]
    pub fn is_true(&self) -> bool {
        let table = self.world.table();
        let Some(spec) = table.incident(self.incident()) else { return false };
        let (truth, Wording { rung, who, link, .. }) = (spec.truth, self.wording());
        let named = who.is_none_or(|who| who == truth.actor);
        let sponsor = table.actor(truth.actor).and_then(|actor| actor.sponsor);
        let host = table.run_from(self.incident());
        match rung {
            Rung::Concern | Rung::Condemn => true,
            Rung::NamesGroup => named && truth.link != Link::Organ,
            Rung::FromTerritory => self.accused() == host,
            Rung::LinkedActors => {
                let right = link.map_or(truth.link != Link::None, |link| same_link(link, truth.link));
                named && right && (self.accused() == sponsor || self.accused() == host)
            }
            Rung::StateResponsible | Rung::BreachedLaw => {
                let lawless = rung == Rung::StateResponsible || spec.obligation.is_some();
                named && self.accused() == sponsor && truth.link >= Link::Directed && lawless
            }
        }
    }

    /// What it comes to for a speaker once it has stood so many rounds (5.5).
    #[must_use]
    pub fn settles(&self, stood: u8) -> Settlement {
        let (Wording { rung, word, .. }, right) = (self.wording(), self.is_true());
        let account = self.world.table().numbers.account;
        let (half_points, mandate) = (account.of(rung, word, right, stood), account.mandate(rung, word, right, stood));
        Settlement { right, half_points, mandate }
    }

    /// What it would cost if it were false: how much its speakers have to lose by it.
    fn risks(&self) -> i16 {
        let Wording { rung, word, .. } = self.wording();
        self.world.table().numbers.account.of(rung, word, false, 0)
    }

    /// Whether its maker had said more in public before, alone or with others.
    #[must_use]
    pub fn retreats(&self) -> bool {
        let strength = |claim: &Self| (claim.wording().rung, claim.wording().word);
        let before = Judgements::of(self.world).on(self.incident()).take_while(|earlier| earlier.id < self.id);
        let mut said = before.filter(|earlier| earlier.counts() && earlier.is_by(self.by()));
        self.public() && said.any(|earlier| strength(self) < strength(&earlier))
    }
}

const fn same_link(said: Link, truth: Link) -> bool {
    said as u8 == truth as u8 || matches!((said, truth), (Link::Directed, Link::Organ) | (Link::Organ, Link::Directed))
}

impl<'w> Judgements<'w> {
    /// The table of a world.
    #[must_use]
    pub const fn of(world: &'w World) -> Self {
        Self { world }
    }

    /// Every claim, first to last.
    pub fn claims(self) -> impl DoubleEndedIterator<Item = Judged<'w>> {
        let Self { world } = self;
        let claims = world.now().claims.iter().enumerate();
        claims.map(move |(at, claim)| Judged {
            id: ClaimId::at(at),
            said: Known::of(claim),
            supported: claim.supported,
            world,
        })
    }

    /// A claim by its number.
    #[must_use]
    pub fn claim(self, id: ClaimId) -> Option<Judged<'w>> {
        let Self { world } = self;
        let claim = world.now().claims.get(id.index())?;
        Some(Judged { id, said: Known::of(claim), supported: claim.supported, world })
    }

    /// What was said of an incident.
    pub fn on(self, incident: IncidentId) -> impl DoubleEndedIterator<Item = Judged<'w>> {
        self.claims().filter(move |claim| claim.incident() == incident)
    }

    /// What a nation has said, alone or with others.
    pub fn said_by(self, nation: NationId) -> impl DoubleEndedIterator<Item = Judged<'w>> {
        self.claims().filter(move |claim| claim.is_by(nation))
    }

    /// A nation's strongest public word on an incident: the one that has most to lose; of equal ones
    /// the first, which has stood longest (5.5).
    #[must_use]
    pub fn strongest_word(self, nation: NationId, incident: IncidentId) -> Option<Judged<'w>> {
        let own = self.on(incident).filter(|claim| claim.counts() && claim.is_by(nation));
        own.min_by_key(|claim| (claim.risks(), claim.id))
    }

    /// Whether a nation's account on an incident is settled: what is said after that counts nothing (5.5).
    #[must_use]
    pub fn has_settled(self, nation: NationId, incident: IncidentId) -> bool {
        self.on(incident).any(|claim| claim.came_to(nation).is_some())
    }

    /// What a nation's words have come to so far, in half-points.
    #[must_use]
    pub fn settled(self, nation: NationId) -> i16 {
        self.claims().filter_map(|claim| claim.came_to(nation)).fold(0, i16::saturating_add)
    }

    /// What a nation's words would come to, in half-points, if the truth of this world came out once each
    /// has stood: what a planner reckons with in a world that it imagines. Settled words are left out.
    #[must_use]
    pub fn unsettled(self, nation: NationId) -> i16 {
        if self.world.now().ended.is_some() {
            return 0;
        }
        let (table, now) = (self.world.table(), self.world.now());
        let open = |id: &IncidentId| now.incident(*id).is_some_and(|now| now.finding.is_none());
        let words = table.incident_ids().filter(open).filter_map(|id| self.strongest_word(nation, id));
        let words = words.filter(|word| !self.has_settled(nation, word.incident()));
        words.map(|word| word.settles(table.numbers.account.stands).half_points).fold(0, i16::saturating_add)
    }

    /// How a nation's recorded word on an incident stands to the truth (4.5).
    #[must_use]
    pub fn recorded(self, nation: NationId, incident: IncidentId) -> Recorded {
        let truth = self.world.table().incident(incident).map(|spec| spec.truth.actor);
        match self.world.now().judgement(nation, incident).map(|own| own.who) {
            None => Recorded::Nothing,
            Some(None) => Recorded::Open,
            Some(who) if who == truth => Recorded::Right,
            Some(_) => Recorded::Wrong,
        }
    }

    /// The pledges of a nation that were judged so (9.1).
    pub fn pledges(self, nation: NationId, fate: Fate) -> impl Iterator<Item = &'w PledgeNow> {
        self.world.now().pledges.iter().filter(move |pledge| Known::of(*pledge).came_out(nation, fate))
    }

    /// The red lines that a nation has crossed, by their places in its brief (16.1).
    pub fn crossed(self, nation: NationId) -> impl Iterator<Item = usize> {
        let now = self.world.now().nation(nation);
        (0..8).filter(|&place| now.has_crossed(place))
    }
}
