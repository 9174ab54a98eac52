//! What is public, what is known by a fact, and what is secret; and the test of it.
//!
//! Every field of a world has its class: of what changes in a play, on the line that declares it
//! (see `state`); of the table, here, in one exhaustive destructuring per type (no `..`). So a new
//! field does not compile until somebody has thought about it. [`scramble`] is made of the same
//! lists: it changes whatever one seat cannot know and leaves what it can. The law under test is
//! that nothing which a seat is shown, told or refused tells the two worlds apart.
//!
//! | of | public | known by a fact | secret |
//! | --- | --- | --- | --- |
//! | the table | scenario, title, synopsis, level, rounds, days, modules, numbers, relations, actions, norms, chart | below | the digest, the keys of dice |
//! | a nation's sheet | name, place, narrative, weight, public brief | to itself: income, brief, red lines, honourable exit | – |
//! | an actor | – | to those who met its name on a ladder, a card or in a claim: name, what is said of it, candidate sponsor; to its host: that it shelters it | from where it works |
//! | an incident's sheet | – | to those who know of it: all but | its start, its number of waves, spilling over, who is told, the truth |
//! | an upstream | – | to those who checked a card from it: its name | – |
//! | a card's sheet | – | to its holder: all but; to those who checked it: its upstream | difficulty, finders, courts, first holders, whether it was planted, who forged it (which its forger knows) |
//! | an inject's sheet | – | to those it reached: head, text, what it is about, its choices and what they do | when, to whom else, what it does itself |
//! | a draft's sheet | – | to those who know of the draft: all but; to each nation: its own instructions | instructions of others |
//! | a programme's sheet | all of it, once it runs; but: | to those who know of the programme: all but | when a body offers it, before it does |
//! | a home script | what has run: ministry and text | – | the rest |
//! | an objective | text and date of a public one | to its owner: all | – |
//! | an observation | – | – | all |
//! | an ending | – | to everybody, once it was reached: title and text | the rest |
//!
//! One limit. Numbers of claims, requests, proposals and messages are given in
//! order for the whole table, so a gap says that something was said among
//! others, and no more. What a [`Sight`](super::Sight) hands out cannot be asked
//! for what is secret ([`Known`](super::Known)); the law tests the rest: of what
//! a seat is told at all, and when.

mod drafts;
pub(super) mod draw;
pub(super) mod fact;
mod known;
mod own;
pub(super) mod part;
mod programme;
mod table;

pub(super) use draw::Drawn;
pub(super) use known::{Known, Salt};
pub(super) use own::Own;

use super::{PerNation, World};
use crate::terms::NationId;
use std::sync::Arc;

/// A thing with classes of its own; the tables of `state` make what there is to say of it.
pub(super) trait Classed {
    /// What is left of it to a seat, with the rest changed; its place in its list is its number.
    fn seen(&self, known: &Known<'_>, place: usize, salt: &mut Salt) -> Self;
}

impl<T: Classed> Classed for Vec<T> {
    fn seen(&self, known: &Known<'_>, _: usize, salt: &mut Salt) -> Self {
        self.iter().enumerate().map(|(place, one)| one.seen(known, place, salt)).collect()
    }
}

/// The places of nobody stay as they are.
impl<T: Classed + Clone> Classed for PerNation<T> {
    fn seen(&self, known: &Known<'_>, _: usize, salt: &mut Salt) -> Self {
        let mut seen = self.clone();
        for nation in known.others.with(known.seat).iter() {
            if let Some(one) = seen.get_mut(nation) {
                *one = one.seen(known, nation.index(), salt);
            }
        }
        seen
    }
}

/// How a seat stands to one thing.
pub(super) struct At<'a, 'w> {
    /// The facts that it knows.
    pub(super) known: &'a Known<'w>,
    /// The place of the thing in its list.
    pub(super) place: usize,
    /// Whether the seat knows of it.
    pub(super) knows: bool,
}

/// What everybody knows of a thing.
pub(super) fn public<T: Clone>(was: &T, _: &At<'_, '_>, _: &mut Salt) -> T {
    was.clone()
}

/// A world that a seat cannot tell from this one, with everything else wiped.
///
/// It depends on nothing that the seat does not know: two worlds that look alike to it come out
/// alike.
#[must_use]
pub(super) fn blank(world: &World, seat: NationId) -> World {
    changed(world, seat, Salt::still())
}

/// A world that a seat cannot tell from this one, with everything else changed.
///
/// The same salt changes it in the same way. The world is meant to be looked
/// at by that seat and not to be played on.
#[must_use]
pub fn scramble(world: &World, seat: NationId, salt: u64) -> World {
    changed(world, seat, Salt::new(salt))
}

fn changed(world: &World, seat: NationId, mut salt: Salt) -> World {
    let known = Known::to(world, seat);
    let mut now = world.now.seen(&known, 0, &mut salt);
    now.done = world.now.done.gathered(&now.deeds);
    let past = world.past.iter().map(|closed| Arc::new(closed.page.seen(&known, 0, &mut salt).into())).collect();
    let table = Arc::new(table::table(&known, &world.table, &mut salt));
    World { table, now, past, settled: world.settled }
}
