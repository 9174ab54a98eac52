//! What is public, what is known by a fact, and what is secret; and the test of it.
//!
//! Every field of a world is classed here, in one exhaustive destructuring per
//! type (no `..`), so that a new field does not compile until somebody has
//! thought about it. [`scramble`] is made of the same list: it changes whatever
//! one seat cannot know and leaves what it can. The law under test is that
//! nothing which a seat is shown, told or refused tells the two worlds apart.
//!
//! | of | public | known by a fact | secret |
//! | --- | --- | --- | --- |
//! | the position | round, phase, ending, tension, lines, norms, whose networks are shut; how many claims, requests, proposals, deeds, messages there are | below | this round's reasons for trust; flags; observations |
//! | the covert side | of whom something came to light, which cards are known to be forged, who came forward | to a host: what it cleaned up and planted | all that of the others |
//! | a nation | tracks, mandate, credibility, capacity | to itself: means, sources, surge, load, red lines crossed, trust it feels, judgements, sources checked, hand, groups of its own that are restrained, its objectives met | all that of the others |
//! | an incident | – | to those who know of it: state, beginning, waves so far, salience, containment, whom it hit, who cited a norm, adoption; to the host: that it was notified | strength; who else knows; who else was notified |
//! | a card | – | to its holder: that it is published, how it came by it, where it laid it, whom it gave it to | who else holds it, and all the rest |
//! | an inject | – | to those it reached: that it has, and their own choice | the choices of others |
//! | a claim | all of a public one but: | to its parties: all of a private one but: | whether the evidence supported it |
//! | a request, a proposal | – | to its parties: all of it | – |
//! | a draft | of an adopted one: its text, who signed and is bound, the panel's word | to the members of its forum: all else; to each nation: its own instructions | instructions of others |
//! | a programme, and its sheet | all of it, once it runs; but: | to its donors, and to its host once it is offered: all but | when a body offers it, before it does |
//! | a pledge | all of a public one but: | to its parties and whoever overheard it: all but | who overheard it; the deed that decided it, unless the deed is seen |
//! | restrictive measures | all | – | – |
//! | a deed | all, if it was done in the open | to its doer and its target | – |
//! | a deed | all, if it was done in the open | to its doer and, unless it is an influence operation, its target | – |
//! | a message | that a meeting took place, and of whom | to those who sent, received or overheard it: all but | who overheard it |
//! | a free-form act | all | – | – |
//! | what is said from outside the seats | – | to those to whom it is said: all but | to whom else |
//! | a move | – | to those who may read the number: by how much; and why, if they know of the cause | the rest |
//! | the table | scenario, title, synopsis, level, rounds, months, modules, numbers, relations, actions, norms, chart | below | the digest, the keys of dice |
//! | home clearance | what other ministries have done | to itself: whether it keeps liaison | that of others; what ministries will do |
//! | a nation's sheet | name, place, narrative, weight, public brief | to itself: income, brief, red lines, honourable exit | – |
//! | an actor | – | to those who met its name on a ladder, a card or in a claim: name, what is said of it, candidate sponsor; to its host: that it shelters it | from where it works |
//! | an incident's sheet | – | to those who know of it: all but | its start, its number of waves, spilling over, who is told, the truth |
//! | an upstream | – | to those who checked a card from it: its name | – |
//! | a card's sheet | – | to its holder: all but; to those who checked it: its upstream | difficulty, finders, courts, first holders, whether it was planted, who forged it (which its forger knows) |
//! | an inject's sheet | – | to those it reached: head, text, what it is about, its choices and what they do | when, to whom else, what it does itself |
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
mod known;
mod pledges;
mod position;
mod programme;
mod table;

use super::World;
use crate::terms::NationId;
use known::{Known, Salt};
use std::sync::Arc;

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
    let now = position::position(&known, &world.now, &mut salt);
    let past = world.past.iter().map(|page| Arc::new(position::page(&known, page, &mut salt))).collect();
    let table = Arc::new(table::table(&known, &world.table, &mut salt));
    World { table, now, past, settled: world.settled }
}
