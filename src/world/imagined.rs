//! A world that might be the true one, for all that one seat knows.
//!
//! What the seat knows stands as it is; the rest is first blanked by the list that classes every
//! field (`secrecy`), so that nothing of the truth is left, and then filled with a guess. Two sights
//! that show the same come to the same world.

use super::secrecy::blank;
use super::{IncidentState, Sight, Table, World};
use crate::script::Truth;
use crate::terms::{
    Bearing, Capital, CardId, CardSet, Funds, Grade, IncidentId, Information, NationId, NationSet, Reply, Route,
    Source, SourceHealth, Staff, Strength, Tlp, Trust, UpstreamId, Weight,
};
use std::sync::Arc;

/// What a seat supposes of what it cannot know.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Guess {
    /// Of incidents that it knows of: who did it, on whose behalf, from where.
    pub truths: Vec<(IncidentId, Truth)>,
    /// Waves that are still to come of each incident that is live.
    pub waves: u8,
    /// Cards that somebody might still find.
    pub finds: Vec<Find>,
    /// What each other nation has of capital, funds and health of sources.
    pub means: (i16, i16, i16),
    /// Whether cards that say the same, and were not checked, are one.
    pub alike: bool,
}

/// A card that somebody might still find.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Find {
    /// On which incident.
    pub incident: IncidentId,
    /// What it says.
    pub bears: Bearing,
    /// How much.
    pub weight: Weight,
    /// Along which route.
    pub route: Route,
    /// How hard it is to find, from 0 to 20.
    pub difficulty: u8,
    /// In whose courts it lies, if in somebody's.
    pub hosted_by: Option<NationId>,
}

/// A world in which everything is as the seat knows it, and all else as it guesses.
#[must_use]
pub fn from_sight(sight: Sight<'_>, guess: &Guess) -> World {
    let (seat, others, hand) = (sight.seat(), sight.others(), sight.hand());
    let known: Vec<IncidentId> = sight.incidents().map(|(id, _, _)| id).collect();
    let mut world = blank(sight.world(), seat);
    suppose_means(&mut world, seat, others, guess);
    for (index, now) in world.now.incidents.iter_mut().enumerate() {
        // Everybody knows of what this seat knows of, and nothing else is going on.
        if known.contains(&IncidentId::at(index)) {
            now.known = others.with(seat);
            now.strength = Strength::new(100);
        } else {
            now.state = IncidentState::Dormant;
        }
    }
    let table = Arc::make_mut(&mut world.table);
    for (id, truth) in &guess.truths {
        if let Some(incident) = table.incidents.get_mut(id.index()).filter(|_| known.contains(id)) {
            incident.truth = *truth;
            incident.waves = world.now.incident(*id).map_or(0, |now| now.wave).saturating_add(guess.waves);
        }
    }
    suppose_cards(table, hand, world.now.checked.get(seat).to_owned(), guess);
    // Rolls are keyed by what is rolled for: two things of one key would always fall alike.
    let keys = &mut table.keys;
    for list in [&mut keys.actors, &mut keys.incidents, &mut keys.cards, &mut keys.injects] {
        (1..).zip(list).for_each(|(number, key)| *key = number);
    }
    world
}

/// Others feel about a seat as it feels about them, and have means like anybody's.
fn suppose_means(world: &mut World, seat: NationId, others: NationSet, guess: &Guess) {
    let (capital, funds, sources) = guess.means;
    for other in others.iter() {
        let returned = world.now.trust.get(seat, other);
        for to in others.with(seat).without(other).iter() {
            let start = world.table.numbers.trust_at_start.get(world.table.relation(other, to) as usize).copied();
            if let Some(felt) = world.now.trust.get_mut(other, to) {
                *felt = if to == seat { returned } else { Trust::new(start.unwrap_or(0)) };
            }
        }
        let numbers = &world.table.numbers;
        if let Some(now) = world.now.nations.get_mut(other) {
            let organisation = now.capacity.get(1).map_or(0, |level| level.get());
            now.staff =
                Staff::new(numbers.staff_base.saturating_add(organisation / numbers.staff_per_organisation.max(1)));
            now.capital = Capital::new(capital);
            now.funds = Funds::new(funds);
            now.sources = SourceHealth::new(sources);
        }
    }
    // What others asked of one another is not this seat's to follow up.
    for request in &mut world.now.requests {
        if request.from != seat && request.to != seat {
            request.reply = Some(Reply::Stall);
            request.fulfilled = true;
        }
    }
}

/// Of the cards that the seat holds, some may be one; those that it does not hold become those that it supposes; the rest nobody finds.
fn suppose_cards(table: &mut Table, hand: CardSet, checked: CardSet, guess: &Guess) {
    let (mut finds, mut bearings) = (guess.finds.iter(), Vec::new());
    // Numbers beyond those of the upstreams that there are: of each of these a seat knows the cards.
    let beyond = table.upstreams.len();
    for (index, card) in table.cards.iter_mut().enumerate() {
        let id = CardId::at(index);
        if !checked.has(id) {
            let same = bearings.iter().position(|bears| guess.alike && *bears == card.bears);
            card.upstream = UpstreamId::at(beyond + same.unwrap_or(bearings.len()));
            bearings.push(card.bears);
        }
        if hand.has(id) {
            continue;
        }
        card.held_by.clear();
        card.finders = Some(Vec::new());
        let Some(find) = finds.next() else { continue };
        card.incident = find.incident;
        card.bears = find.bears;
        card.weight = find.weight;
        card.route = find.route;
        card.difficulty = find.difficulty;
        card.hosted_by = find.hosted_by;
        card.finders = None;
        card.tlp = Tlp::Amber;
        card.grade = Grade { source: Source::B, information: Information::ProbablyTrue };
    }
    for (index, cards) in table.cards_of.iter_mut().enumerate() {
        let of_it = table.cards.iter().enumerate().filter(|(_, card)| card.incident.index() == index);
        *cards = of_it.map(|(place, _)| CardId::at(place)).collect();
    }
}
