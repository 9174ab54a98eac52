//! `planner`: tries what each character would do in worlds that might be true, and does what comes
//! out best.
//!
//! A plan is what some character would say or order now, or that with one thing put in or left out.
//! Every plan is tried in the same imagined plays, so that plans are compared and not luck. The
//! budget is a number of imagined plays, never a time: the same sight comes to the same orders.

use super::character::Character;
use super::imagine::Imagined;
use super::mind::Mind;
use super::{Chosen, roll};
use crate::dice::Dice;
use crate::order::{Talk, Tray};
use crate::terms::Step;
use crate::view::View;
use std::sync::Arc;

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
        Self { rollouts: 36, worlds: 3, rounds: 2, margin: 300 }
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
        let Some(first) = characters().next() else { return Vec::new() };
        if pass > 0 {
            return Mind::new(view, first, dice).talks(pass);
        }
        let worlds = self.worlds(view, dice, Step::Talks);
        let mut trial = self.trial(&worlds, Imagined::after_talks);
        for ways in characters() {
            trial.weigh(Mind::new(view, ways, dice).talks(0), ways);
        }
        for place in 0..trial.best.as_ref().map_or(0, |best| best.what.len()) {
            let Some(best) = &trial.best else { break };
            let (ways, what) = (Arc::clone(&best.ways), best.what.clone());
            if let Some(Talk::Choose { inject, choice }) = what.get(place) {
                let choices =
                    view.injects().find(|(id, _, _)| id == inject).map_or(0, |(_, spec, _)| spec.choices.len());
                let others = (1..=u8::try_from(choices).unwrap_or(0)).filter(|other| other != choice);
                for choice in others {
                    let mut what = what.clone();
                    if let Some(talk) = what.get_mut(place) {
                        *talk = Talk::Choose { inject: *inject, choice };
                    }
                    trial.weigh(what, &ways);
                }
            }
        }
        let mind = Mind::new(view, first, dice);
        let said = trial.best.map_or_else(Vec::new, |best| best.what).into_iter();
        let committed = said.map(|talk| match talk {
            Talk::Judge(judgement) => Talk::Judge(mind.committed(judgement)),
            talk => talk,
        });
        committed.collect()
    }

    /// Puts its orders into the tray and says why.
    pub(super) fn orders(self, view: View<'_>, tray: &mut Tray, dice: Dice) -> Vec<Chosen> {
        let worlds = self.worlds(view, dice, Step::Cooperation);
        let mut trial = self.trial(&worlds, Imagined::after_orders);
        let mut thought: Vec<Chosen> = Vec::new();
        for ways in characters() {
            let mut own = tray.clone();
            let chosen = Mind::new(view, ways, dice).orders(&mut own);
            trial.weigh(chosen.iter().map(|one| one.order).collect(), ways);
            for one in chosen {
                if !thought.iter().any(|other| other.order == one.order) {
                    thought.push(one);
                }
            }
        }
        // One thing left out, then one thing more of what another would have done.
        let Some(best) = &trial.best else { return Vec::new() };
        let (ways, what) = (Arc::clone(&best.ways), best.what.clone());
        for place in 0..what.len() {
            let mut fewer = what.clone();
            fewer.remove(place);
            trial.weigh(fewer, &ways);
        }
        for one in &thought {
            let Some(best) = &trial.best else { break };
            let (ways, mut more) = (Arc::clone(&best.ways), best.what.clone());
            if more.contains(&one.order) {
                continue;
            }
            let mut own = tray.clone();
            more.iter().for_each(|order| own.put(*order));
            if view.admit(&own, &one.order).is_ok() {
                more.push(one.order);
                trial.weigh(more, &ways);
            }
        }
        let orders = trial.best.map_or_else(Vec::new, |best| best.what);
        let chosen = orders.into_iter().filter_map(|order| {
            view.admit(tray, &order).ok()?;
            tray.put(order);
            let why = thought.iter().find(|one| one.order == order).map_or_else(String::new, |one| one.reason.clone());
            Some(Chosen { order, reason: why })
        });
        chosen.collect()
    }
}

/// Every character, the one to fall back on first.
fn characters() -> impl Iterator<Item = &'static Arc<Character>> {
    let all = Character::embedded().iter();
    let falls_back = |character: &&Arc<Character>| character.name == FALLBACK;
    all.clone().filter(falls_back).chain(all.filter(move |character| !falls_back(character)))
}
