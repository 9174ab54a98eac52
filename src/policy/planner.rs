//! `planner`: tries what each character would do in worlds that might be true, and does what comes
//! out best.
//!
//! A plan is what some character would say or order now, or that with one thing put in or left out:
//! what another would have done, and what the seat's own instructions ask for (`aims`).
//! Every plan is tried in the same imagined plays, so that plans are compared and not luck. The
//! budget is a number of imagined plays, never a time: the same sight comes to the same orders.

use super::aims;
use super::character::{Character, OwnWord};
use super::imagine::Imagined;
use super::mind::Mind;
use super::{Chosen, roll};
use crate::dice::Dice;
use crate::order::{Order, Talk, Tray};
use crate::terms::Step;
use crate::view::View;
use std::borrow::Cow;
use std::sync::{Arc, LazyLock};

/// Whom it would follow if nothing else came out better: the character that does best where one
/// knows least (`docs/balance.md`).
const FALLBACK: &str = "mediator";

/// How much a planner thinks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Planner {
    /// Imagined plays for one decision, at most.
    pub rollouts: u16,
    /// Worlds in which every plan is tried.
    pub worlds: u8,
    /// Rounds that an imagined play goes on after the one at hand, at most.
    pub rounds: u8,
    /// By how much a plan must come out better to take the place of one that was thought of before,
    /// in thousandths of a point of the score: a few worlds are no proof.
    pub margin: u16,
}

impl Default for Planner {
    fn default() -> Self {
        Self { rollouts: 96, worlds: 6, rounds: 1, margin: 300 }
    }
}

/// A plan, the character whose it was, and what it came to in all worlds together.
struct Plan<T> {
    what: Vec<T>,
    ways: Arc<Character>,
    worth: i64,
}

/// Plans tried so far, within a budget.
struct Trial<'t, T> {
    planner: Planner,
    worlds: &'t [Imagined],
    left: u16,
    tried: Vec<Vec<T>>,
    best: Option<Plan<T>>,
    play: fn(&Imagined, &[T], &Character, u8) -> i64,
}

impl<T: Clone + PartialEq> Trial<'_, T> {
    /// Tries a plan, unless it was tried or nothing is left to try it with.
    fn weigh(&mut self, what: Vec<T>, ways: &Arc<Character>) {
        let cost = u16::try_from(self.worlds.len()).unwrap_or(u16::MAX);
        if cost > self.left || self.tried.contains(&what) {
            return;
        }
        self.left -= cost;
        let rounds = self.planner.rounds;
        let worth = self.worlds.iter().map(|world| (self.play)(world, &what, ways, rounds)).sum();
        self.tried.push(what.clone());
        // The first of those that come out best: a plan must be better to take another's place.
        let margin = i64::from(self.planner.margin) * i64::from(cost);
        if self.best.as_ref().is_none_or(|best| worth > best.worth + margin) {
            self.best = Some(Plan { what, ways: Arc::clone(ways), worth });
        }
    }
}

impl<T: Clone> Trial<'_, T> {
    /// The best plan so far, and the character whose it was.
    fn best_so_far(&self) -> Option<(Arc<Character>, Vec<T>)> {
        self.best.as_ref().map(|best| (Arc::clone(&best.ways), best.what.clone()))
    }
}

impl Trial<'_, Talk> {
    /// Tries the other choices of each inject that is to be answered.
    fn choose_otherwise(&mut self, view: View<'_>) {
        for place in 0..self.best.as_ref().map_or(0, |best| best.what.len()) {
            let Some((ways, what)) = self.best_so_far() else { break };
            let Some(&Talk::Choose { inject, choice }) = what.get(place) else { continue };
            let choices =
                view.injects().find(|(id, _, _)| *id == inject).map_or(0, |(_, spec, _)| spec.choices().len());
            for other in (1..=u8::try_from(choices).unwrap_or(0)).filter(|&other| other != choice) {
                let mut what = what.clone();
                if let Some(talk) = what.get_mut(place) {
                    *talk = Talk::Choose { inject, choice: other };
                }
                self.weigh(what, &ways);
            }
        }
    }
}

impl Planner {
    fn worlds(self, view: View<'_>, dice: Dice, step: Step) -> Vec<Imagined> {
        let mut roll = roll(view, dice, step, 90);
        (0..self.worlds).map(|_| Imagined::new(view, &mut roll)).collect()
    }

    fn trial<T>(self, worlds: &[Imagined], play: fn(&Imagined, &[T], &Character, u8) -> i64) -> Trial<'_, T> {
        Trial { planner: self, worlds, left: self.rollouts, tried: Vec::new(), best: None, play }
    }

    /// What it says in one pass: planned in the first; in the others it answers as the
    /// first of the characters would.
    pub(super) fn talks(self, view: View<'_>, pass: u8, dice: Dice) -> Vec<Talk> {
        let Some(first) = CHARACTERS.first() else { return Vec::new() };
        if pass > 0 {
            return Mind::new(view, first, dice).talks(pass);
        }
        let worlds = self.worlds(view, dice, Step::Talks);
        let mut trial = self.trial(&worlds, Imagined::after_talks);
        for ways in CHARACTERS.iter() {
            trial.weigh(Mind::new(view, ways, dice).talks(0), ways);
        }
        let aims = aims::aims(view);
        let word = |incident| Mind::new(view, first, dice).word_on(incident);
        let words = aims::to_judge(&aims).filter_map(word).map(Talk::Judge);
        for talk in words.chain(aims::talks(view, &aims)) {
            let Some((ways, what)) = trial.best_so_far() else { break };
            let what = aims::said_first(view, &talk, &what);
            if what.contains(&talk) {
                trial.weigh(what, &ways);
            }
        }
        trial.choose_otherwise(view);
        trial.best.map_or_else(Vec::new, |best| best.what)
    }

    /// Puts its orders into the tray and says why.
    pub(super) fn orders(self, view: View<'_>, tray: &mut Tray, dice: Dice) -> Vec<Chosen> {
        let worlds = self.worlds(view, dice, Step::Cooperation);
        let mut trial = self.trial(&worlds, Imagined::after_orders);
        let mut thought: Vec<Chosen> = Vec::new();
        for ways in CHARACTERS.iter() {
            let mut own = tray.clone();
            let chosen = Mind::new(view, ways, dice).orders(&mut own);
            trial.weigh(chosen.iter().map(|one| one.order).collect(), ways);
            for one in chosen {
                if !thought.iter().any(|other| other.order == one.order) {
                    thought.push(one);
                }
            }
        }
        // What the instructions ask for, and what another would have done, one thing at a time. An
        // objective has many ways to it: no more of them than leave room for what else was thought of.
        let most = usize::from(self.rollouts) / 6;
        let asked = aims::orders(view, &aims::aims(view), most);
        let asked = asked.into_iter().map(|(order, reason)| Chosen { order, reason: reason.into() });
        let thought: Vec<Chosen> = asked.chain(thought).collect();
        for one in &thought {
            let Some((ways, what)) = trial.best_so_far() else { break };
            if !what.contains(&one.order)
                && let Some(with) = put_in(view, tray, what, one.order)
            {
                trial.weigh(with, &ways);
            }
        }
        for place in 0..trial.best.as_ref().map_or(0, |best| best.what.len()) {
            let Some((ways, mut fewer)) = trial.best_so_far() else { break };
            if place < fewer.len() {
                fewer.remove(place);
                trial.weigh(fewer, &ways);
            }
        }
        let orders = trial.best.map_or_else(Vec::new, |best| best.what);
        let chosen = orders.into_iter().filter_map(|order| {
            view.admit(tray, &order).ok()?;
            tray.put(order);
            let why = thought.iter().find(|one| one.order == order);
            Some(Chosen { order, reason: why.map_or_else(Cow::default, |one| one.reason.clone()) })
        });
        chosen.collect()
    }
}

/// A tray's orders with one more; those that were thought of last make room for it.
fn put_in(view: View<'_>, tray: &Tray, mut orders: Vec<Order>, one: Order) -> Option<Vec<Order>> {
    loop {
        let mut own = tray.clone();
        orders.iter().for_each(|order| own.put(*order));
        if view.admit(&own, &one).is_ok() {
            orders.push(one);
            return Some(orders);
        }
        orders.pop()?;
    }
}

/// The characters as a planner thinks of them, the one to fall back on first: each of them commits
/// itself to a name, since a plan is no better for leaving it open.
static CHARACTERS: LazyLock<Vec<Arc<Character>>> = LazyLock::new(|| {
    let mut all: Vec<_> = Character::embedded().iter().map(|ways| Character::clone(ways)).collect();
    all.sort_by_key(|ways| ways.name != FALLBACK);
    all.into_iter().map(|ways| Arc::new(Character { word: OwnWord::Strongest, ..ways })).collect()
});
