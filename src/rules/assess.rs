//! 4.4 Assessment: two ladders in decibans, read in words.

use crate::event::Way;
use crate::script::{BriefedFact, Numbers};
use crate::terms::{
    ActorId, Bearing, CardId, CardSet, Confidence, Decibans, Grade, IncidentId, Likelihood, Link, NationId, Route,
    UpstreamId, Weight,
};
use crate::world::{Sight, World};

/// The most hypotheses that a ladder names.
const NAMED: usize = 6;

/// One ladder: named hypotheses, and "unknown" which no card moves.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Ladder {
    points: [Decibans; NAMED],
    named: usize,
    odds: [u64; NAMED],
    total: u64,
    unknown: Decibans,
}

impl Ladder {
    fn new(points: [Decibans; NAMED], named: usize, numbers: &Numbers) -> Self {
        let named = named.min(NAMED);
        let unknown = numbers.unknown(named);
        let mut odds = [0; NAMED];
        for (odds, &points) in odds.iter_mut().zip(&points).take(named) {
            *odds = numbers.odds(points);
        }
        let total = odds.iter().sum::<u64>() + numbers.odds(unknown);
        Self { points, named, odds, total, unknown }
    }

    /// The decibans of a hypothesis by its place; only the debrief shows them.
    #[must_use]
    pub fn points(&self, place: usize) -> Decibans {
        self.points.get(place).copied().unwrap_or(0)
    }

    /// The share of a hypothesis by its place, in thousandths.
    #[must_use]
    pub fn share(&self, place: usize) -> u64 {
        let odds = self.odds.get(place).copied().unwrap_or(0);
        (odds * 1000).checked_div(self.total).unwrap_or(0)
    }

    /// The word for a hypothesis by its place.
    #[must_use]
    pub fn word(&self, place: usize) -> Likelihood {
        Likelihood::of_share(self.odds.get(place).copied().unwrap_or(0), self.total)
    }

    /// The word for "unknown".
    #[must_use]
    pub fn word_for_unknown(&self) -> Likelihood {
        let named: u64 = self.odds.iter().sum();
        Likelihood::of_share(self.total.saturating_sub(named), self.total)
    }

    /// The place of the leading hypothesis; nothing if "unknown" leads. Ties go to the first.
    #[must_use]
    pub fn leader(&self) -> Option<usize> {
        let named = self.points.iter().take(self.named).enumerate();
        let best = named.rev().max_by_key(|(_, points)| **points)?;
        (*best.1 > self.unknown).then_some(best.0)
    }

    /// How many hypotheses it names.
    #[must_use]
    pub const fn named(&self) -> usize {
        self.named
    }
}

/// What a seat's analysts make of the cards that it holds on one incident.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Assessment {
    /// Who: the scenario's suspects in their order.
    pub who: Ladder,
    /// Link: none, tolerated, directed.
    pub link: Ladder,
    /// How solid the lower ladder's basis is.
    pub confidence: Confidence,
    /// Decibans of the best card on each nation as the origin, by nation.
    location: [Decibans; 8],
    /// Decibans of all cards on each nation as the origin, the heaviest of each upstream.
    origin: [Decibans; 8],
}

impl Assessment {
    /// All cards on a nation as the origin, the heaviest of each upstream, in decibans (5.2).
    #[must_use]
    pub fn origin(&self, nation: NationId) -> Decibans {
        self.origin.get(nation.index()).copied().unwrap_or(0)
    }

    /// The word that the cards on a nation as the origin carry (5.2).
    #[must_use]
    pub fn origin_word(&self, nation: NationId, numbers: &Numbers) -> Likelihood {
        let [likely, very, certain] = numbers.claims.origin;
        match self.origin(nation) {
            points if points >= certain => Likelihood::AlmostCertain,
            points if points >= very => Likelihood::VeryLikely,
            points if points >= likely => Likelihood::Likely,
            points if points > 0 => Likelihood::RoughlyEven,
            _ => Likelihood::Unlikely,
        }
    }

    /// The strongest card on a nation as the origin, in decibans.
    #[must_use]
    pub fn location(&self, nation: NationId) -> Decibans {
        self.location.get(nation.index()).copied().unwrap_or(0)
    }

    /// Whether *tolerated* and *directed* together are at least roughly even, and above *none* (5.2).
    #[must_use]
    pub fn is_linked(&self) -> bool {
        let share = |link: Link| self.link.share(link_place(link));
        let linked = share(Link::Tolerated) + share(Link::Directed);
        Likelihood::of_share(linked, 1000) >= Likelihood::RoughlyEven && linked > share(Link::None)
    }

    /// The word for an actor and one of several links together: Who × Link.
    #[must_use]
    pub fn chain(&self, who: usize, links: &[Link]) -> Likelihood {
        let link: u64 = links.iter().map(|&link| self.link.share(link_place(link))).sum();
        Likelihood::of_share(self.who.share(who) * link, 1_000_000)
    }
}

/// The place of a link on its ladder; an organ stands with the strongest that it names.
#[must_use]
pub const fn link_place(link: Link) -> usize {
    match link {
        Link::None => 0,
        Link::Tolerated => 1,
        Link::Directed | Link::Organ => 2,
    }
}

/// One upstream's heaviest card on one ladder.
#[derive(Clone, Copy)]
struct Heaviest {
    upstream: Option<UpstreamId>,
    bears: Bearing,
    points: Decibans,
    is_a1: bool,
}

/// Assesses an incident from what a seat holds.
///
/// Per upstream as the seat knows it only the heaviest card counts, on each ladder; a card
/// whose source has not been checked looks like an upstream of its own.
#[must_use]
pub fn assess(sight: Sight<'_>, incident: IncidentId) -> Option<Assessment> {
    let (spec, _) = sight.incident(incident)?;
    let numbers = sight.numbers();
    // What everybody knows to be forged weighs nothing (§12).
    let hand = sight.hand_on(incident).minus(sight.unmasked());
    let start = sight.briefed(incident);
    Some(gathered(hand.iter().filter_map(|id| weigh(sight, id, numbers)), spec.suspects(), start, numbers))
}

/// Assesses an incident from what a seat was shown: published, or shared with it. What it found itself
/// and what its brief tells it stay out, since its answer to a claim is public (5.3).
pub(super) fn assess_shown(sight: Sight<'_>, incident: IncidentId) -> Option<Assessment> {
    let (spec, _) = sight.incident(incident)?;
    let numbers = sight.numbers();
    let shown = |id: &CardId| {
        sight
            .held(*id)
            .is_some_and(|held| held.public || held.learnt.is_some_and(|learnt| matches!(learnt.way, Way::SharedBy(_))))
    };
    let hand = sight.hand_on(incident).minus(sight.unmasked());
    let cards = hand.iter().filter(shown).filter_map(|id| weigh(sight, id, numbers));
    Some(gathered(cards, spec.suspects(), None, numbers))
}

/// Assesses an incident from some of the cards that a seat holds.
pub(super) fn assess_of(sight: Sight<'_>, incident: IncidentId, cards: CardSet) -> Option<Assessment> {
    let (spec, _) = sight.incident(incident)?;
    let numbers = sight.numbers();
    let cards = sight.hand_on(incident).common(cards).minus(sight.unmasked());
    Some(gathered(cards.iter().filter_map(|id| weigh(sight, id, numbers)), spec.suspects(), None, numbers))
}

/// Assesses an incident from what a court could use of a seat's cards: forensics, what other courts
/// sent, open sources, and whatever was published (6.5).
pub(super) fn assess_for_court(sight: Sight<'_>, incident: IncidentId) -> Option<Assessment> {
    let (spec, _) = sight.incident(incident)?;
    let numbers = sight.numbers();
    let usable = |id: &CardId| {
        let route = sight.card(*id).map(|card| card.route());
        let own = matches!(route, Some(Route::Forensics | Route::LegalAssistance | Route::OpenSource));
        own || sight.held(*id).is_some_and(|held| held.public)
    };
    let hand = sight.hand_on(incident).minus(sight.unmasked());
    let cards = hand.iter().filter(usable).filter_map(|id| weigh(sight, id, numbers));
    // What its own services have told it in confidence is nothing for a court.
    Some(gathered(cards, spec.suspects(), None, numbers))
}

/// Assesses an incident from what has been published, as somebody who does not sit at the table would.
pub(super) fn assess_in_public(world: &World, incident: IncidentId) -> Option<Assessment> {
    let (table, now) = (world.table(), world.now());
    let suspects = &table.incident(incident)?.suspects;
    let published = |id: &CardId| now.cards.get(id.index()).is_some_and(|card| card.public);
    let cards = table.cards_of(incident).minus(now.covert.unmasked);
    let cards = cards.iter().filter(published).filter_map(|id| {
        let card = table.card(id)?;
        Some(heavy(card.grade, card.bears, card.weight, None, &table.numbers))
    });
    Some(gathered(cards, suspects, None, &table.numbers))
}

/// Adds up cards of which per upstream, on each ladder, only the heaviest counts, from where the
/// analysts start.
fn gathered(
    cards: impl Iterator<Item = Heaviest>,
    suspects: &[ActorId],
    start: Option<&BriefedFact>,
    numbers: &Numbers,
) -> Assessment {
    let mut heaviest = [None::<Heaviest>; 40];
    let mut count = 0;
    for one in cards {
        let same = |other: &&mut Option<Heaviest>| {
            other.is_some_and(|other| {
                one.upstream.is_some() && other.upstream == one.upstream && same_ladder(other.bears, one.bears)
            })
        };
        if let Some(slot) = heaviest.iter_mut().take(count).find(same) {
            if slot.is_none_or(|other| one.points.abs() > other.points.abs()) {
                *slot = Some(one);
            }
        } else if let Some(slot) = heaviest.get_mut(count) {
            *slot = Some(one);
            count += 1;
        }
    }
    add_up(heaviest.iter().take(count).flatten(), suspects, start, numbers)
}

fn weigh(sight: Sight<'_>, id: CardId, numbers: &Numbers) -> Option<Heaviest> {
    let card = sight.card(id)?;
    Some(heavy(card.grade(), card.bears(), card.weight(), sight.upstream(id), numbers))
}

fn heavy(grade: Grade, bears: Bearing, weight: Weight, upstream: Option<UpstreamId>, numbers: &Numbers) -> Heaviest {
    let base = numbers.weight(grade.source, grade.information);
    Heaviest {
        upstream,
        bears,
        points: numbers.bearing(weight, base),
        is_a1: grade.source as u8 == 0 && grade.information as u8 == 0,
    }
}

const fn same_ladder(a: Bearing, b: Bearing) -> bool {
    matches!(
        (a, b),
        (Bearing::Who(_), Bearing::Who(_))
            | (Bearing::Link(_), Bearing::Link(_))
            | (Bearing::Location(_) | Bearing::Relay(_), Bearing::Location(_) | Bearing::Relay(_))
    )
}

fn add_up<'a>(
    cards: impl Iterator<Item = &'a Heaviest> + Clone,
    suspects: &[ActorId],
    start: Option<&BriefedFact>,
    numbers: &Numbers,
) -> Assessment {
    let (mut who, mut link, mut location, mut origin) = ([0; NAMED], [0; NAMED], [0; 8], [0; 8]);
    if let Some(fact) = start {
        if let Some(slot) = place_of(suspects, fact.who).and_then(|place| who.get_mut(place)) {
            *slot = numbers.briefed;
        }
        if let Some(slot) = link.get_mut(link_place(fact.link)) {
            *slot = numbers.briefed;
        }
    }
    for card in cards.clone() {
        let slot = match card.bears {
            Bearing::Who(actor) => place_of(suspects, actor).and_then(|place| who.get_mut(place)),
            Bearing::Link(one) => link.get_mut(link_place(one)),
            Bearing::Location(nation) => {
                let best: Option<&mut Decibans> = location.get_mut(nation.index());
                if let Some(best) = best {
                    *best = card.points.max(*best);
                }
                origin.get_mut(nation.index())
            }
            // Where something passed through says nothing of where it came from (4.3).
            Bearing::Relay(_) => None,
        };
        if let Some(points) = slot {
            *points = card.points.saturating_add(*points);
        }
    }
    let who = Ladder::new(who, suspects.len(), numbers);
    let link = Ladder::new(link, Link::LADDER.len(), numbers);
    let on_who = |card: &Heaviest| match card.bears {
        Bearing::Who(actor) => place_of(suspects, actor),
        _ => None,
    };
    let on_link = |card: &Heaviest| match card.bears {
        Bearing::Link(link) => Some(link_place(link)),
        _ => None,
    };
    let confidence = confidence(cards.clone(), who.leader(), on_who, numbers).min(confidence(
        cards,
        link.leader(),
        on_link,
        numbers,
    ));
    Assessment { who, link, confidence, location, origin }
}

/// The place of an actor among the suspects.
#[must_use]
pub fn place_of(suspects: &[ActorId], actor: ActorId) -> Option<usize> {
    suspects.iter().position(|&suspect| suspect == actor).filter(|&place| place < NAMED)
}

/// Upstreams that give the leader enough: none or one low, two moderate, three high; at most
/// moderate if something weighty points elsewhere. An A1 counts two.
fn confidence<'a>(
    cards: impl Iterator<Item = &'a Heaviest>,
    leader: Option<usize>,
    place: impl Fn(&Heaviest) -> Option<usize>,
    numbers: &Numbers,
) -> Confidence {
    let Some(leader) = leader else { return Confidence::Low };
    let (mut upstreams, mut elsewhere) = (0, false);
    for card in cards {
        match place(card) {
            Some(at) if at == leader && card.points >= numbers.upstream_counts => {
                upstreams += if card.is_a1 { 2 } else { 1 }
            }
            Some(at) if at != leader && card.points >= numbers.weighty_elsewhere => elsewhere = true,
            _ => {}
        }
    }
    match upstreams {
        0 | 1 => Confidence::Low,
        2 => Confidence::Moderate,
        _ if elsewhere => Confidence::Moderate,
        _ => Confidence::High,
    }
}
