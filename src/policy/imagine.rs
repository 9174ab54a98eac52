//! Plays that might go on from what a seat knows: the one file here that builds worlds and plays
//! them.
//!
//! A world is imagined from a [`View`] and nothing else: who did it is drawn by what the evidence
//! makes likely, what others feel and have is supposed, and what nobody has told the seat of does
//! not happen. The dice are the planner's own, never the play's.

use super::character::Character;
use super::mind::Mind;
use crate::dice::{Dice, Roll};
use crate::order::{Order, Talk, Tray};
use crate::rules::{self, Engine, Judgements};
use crate::script::Truth;
use crate::terms::{Bearing, IncidentId, Link, NationId, Phase, Route, Weight};
use crate::view::View;
use crate::world::{Find, Guess, World, from_sight};
use std::sync::Arc;

/// Waves that are supposed to be still to come of an incident that is live.
const WAVES: u8 = 3;

/// What each other nation is supposed to have: capital, funds, health of sources.
const MEANS: (i16, i16, i16) = (6, 5, 3);

/// How hard a card is supposed to be to find, from 0 to 20.
const DIFFICULTY: u8 = 11;

/// A play that might go on from what a seat knows.
pub(super) struct Imagined {
    world: World,
    seat: NationId,
    dice: Dice,
    /// Who might sit at the other seats.
    others: Vec<(NationId, Arc<Character>, Dice)>,
    /// What they do in the phase at hand, which no choice of the seat's can change any more.
    talks: Vec<(NationId, Talk)>,
    orders: Vec<(NationId, Order)>,
}

impl Imagined {
    /// Imagines one.
    pub(super) fn new(view: View<'_>, roll: &mut Roll) -> Self {
        let world = from_sight(*view, &guess(view, roll));
        let dice = Dice::new(roll.bits());
        let characters = Character::embedded();
        let seat_of = |seat: NationId, roll: &mut Roll| {
            let character = roll.choose(characters)?;
            Some((seat, Arc::clone(character), Dice::new(roll.bits())))
        };
        let others: Vec<_> = view.others().iter().filter_map(|seat| seat_of(seat, roll)).collect();
        let mut imagined = Self { world, seat: view.seat(), dice, others, talks: Vec::new(), orders: Vec::new() };
        match view.phase() {
            Phase::Talks => imagined.talks = imagined.said(&imagined.world),
            _ => imagined.orders = imagined.ordered(&imagined.world),
        }
        imagined
    }

    /// What the seat comes to if it says this now and goes on by some ways, for so many rounds more.
    pub(super) fn after_talks(&self, talks: &[Talk], ways: &Character, rounds: u8) -> i64 {
        let own = talks.iter().map(|talk| (self.seat, talk));
        let mut engine = Engine::from(self.world.clone(), self.dice);
        say(&mut engine, own.chain(self.talks.iter().map(|(seat, talk)| (*seat, talk))));
        engine.begin(Phase::Orders);
        engine.resolve(&mut self.ordered_by_all(engine.world(), ways));
        self.play_on(engine, ways, rounds)
    }

    /// What the seat comes to if it orders this now and goes on by some ways, for so many rounds more.
    pub(super) fn after_orders(&self, own: &[Order], ways: &Character, rounds: u8) -> i64 {
        let mut orders = self.orders.clone();
        orders.extend(own.iter().map(|order| (self.seat, *order)));
        let mut engine = Engine::from(self.world.clone(), self.dice);
        engine.resolve(&mut orders);
        self.play_on(engine, ways, rounds)
    }

    fn play_on(&self, mut engine: Engine, ways: &Character, rounds: u8) -> i64 {
        for _ in 0..rounds {
            if engine.world().now().ended.is_some() {
                break;
            }
            engine.open();
            engine.begin(Phase::Talks);
            let mut talks = self.said(engine.world());
            let own = Mind::new(View::of(engine.world(), self.seat), ways, self.dice).talks(0);
            talks.extend(own.into_iter().map(|talk| (self.seat, talk)));
            say(&mut engine, talks.iter().map(|(seat, talk)| (*seat, talk)));
            engine.begin(Phase::Orders);
            engine.resolve(&mut self.ordered_by_all(engine.world(), ways));
        }
        self.worth(engine.world())
    }

    fn said(&self, world: &World) -> Vec<(NationId, Talk)> {
        let others = self.others.iter();
        let said = others.flat_map(|(seat, ways, dice)| {
            let talks = Mind::new(View::of(world, *seat), ways, *dice).talks(0);
            talks.into_iter().map(|talk| (*seat, talk))
        });
        said.collect()
    }

    fn ordered(&self, world: &World) -> Vec<(NationId, Order)> {
        let mut orders = Vec::new();
        for (seat, ways, dice) in &self.others {
            put_orders(world, *seat, ways, *dice, &mut orders);
        }
        orders
    }

    fn ordered_by_all(&self, world: &World, ways: &Character) -> Vec<(NationId, Order)> {
        let mut orders = self.ordered(world);
        put_orders(world, self.seat, ways, self.dice, &mut orders);
        orders
    }

    /// What the seat has come to, in thousandths of its score; means left over break ties.
    fn worth(&self, world: &World) -> i64 {
        let now = world.now().nation(self.seat);
        let spare = i64::from(now.mandate.get()) + i64::from(now.credibility.get());
        // A half-point of credibility is a quarter of a point for standing (16.1).
        let words = i64::from(Judgements::of(world).unsettled(self.seat)) * 250;
        i64::from(rules::score(world, self.seat).total) * 1000 + words + spare * 5
    }
}

/// Everything said in turn; what may not be said is left unsaid.
fn say<'t>(engine: &mut Engine, talks: impl Iterator<Item = (NationId, &'t Talk)>) {
    for (seat, talk) in talks {
        let _ = engine.say(seat, talk.clone());
    }
}

fn put_orders(world: &World, seat: NationId, ways: &Character, dice: Dice, orders: &mut Vec<(NationId, Order)>) {
    let mut tray = Tray::default();
    Mind::new(View::of(world, seat), ways, dice).orders(&mut tray);
    orders.extend(tray.orders().iter().map(|order| (seat, *order)));
}

/// Draws what might be true.
fn guess(view: View<'_>, roll: &mut Roll) -> Guess {
    let truths: Vec<_> = view.incidents().filter_map(|(id, _, _)| Some((id, truth(view, id, roll)?))).collect();
    let finds = truths.iter().flat_map(|(id, truth)| finds(*id, *truth)).collect();
    Guess { truths, waves: WAVES, finds, means: MEANS, alike: roll.below(2) == 0 }
}

/// Draws who did it, by what the cards in hand make likely.
fn truth(view: View<'_>, id: IncidentId, roll: &mut Roll) -> Option<Truth> {
    let ((spec, _), made) = view.incident(id).zip(view.assess(id))?;
    let who = draw((0..made.who.named()).map(|place| made.who.share(place)), roll);
    // "Unknown" is somebody on the ladder all the same, and nobody can say who.
    let actor = match who.and_then(|place| spec.suspects().get(place)) {
        Some(actor) => *actor,
        None => *roll.choose(spec.suspects())?,
    };
    let link = draw((0..made.link.named()).map(|place| made.link.share(place)), roll);
    let link = link.and_then(|place| Link::LADDER.get(place).copied()).unwrap_or(Link::Tolerated);
    let located = view.everyone().iter().filter(|&nation| made.location(nation) > 0);
    let host = located.max_by_key(|&nation| made.location(nation));
    let host = host.or_else(|| view.actor(actor).and_then(|actor| actor.sponsor()));
    Some(Truth { actor, link, host })
}

/// A place drawn by its share.
fn draw(shares: impl Iterator<Item = u64> + Clone, roll: &mut Roll) -> Option<usize> {
    let all = shares.clone().sum::<u64>();
    let mut thrown = roll.bits().checked_rem(all)?;
    for (place, share) in shares.enumerate() {
        if thrown < share {
            return Some(place);
        }
        thrown -= share;
    }
    None
}

/// Cards that might still be found on an incident: they say what is true.
fn finds(incident: IncidentId, truth: Truth) -> impl Iterator<Item = Find> {
    let place = truth.host.map_or(Bearing::Who(truth.actor), Bearing::Location);
    let all = [
        (Bearing::Who(truth.actor), Route::Forensics),
        (Bearing::Who(truth.actor), Route::LegalAssistance),
        (Bearing::Link(truth.link), Route::Intelligence),
        (place, Route::PrivateSector),
    ];
    all.into_iter().map(move |(bears, route)| Find {
        incident,
        bears,
        weight: Weight::Full,
        route,
        difficulty: DIFFICULTY,
        hosted_by: truth.host,
    })
}
