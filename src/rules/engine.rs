//! One play of the rules: a world, its dice, and what happened in it last.

use crate::dice::Dice;
use crate::event::Event;
use crate::order::{FacilitatorAct, Order, Refusal, Talk};
use crate::terms::{NationId, Phase};
use crate::world::World;

/// A world on its way through the rounds.
///
/// The list of events is used again for every step, so that a long play allocates it once. What
/// is refused changes nothing and leaves the list empty.
#[derive(Clone)]
pub struct Engine {
    world: World,
    dice: Dice,
    events: Vec<Event>,
}

impl Engine {
    /// A engine that goes on from a world.
    #[must_use]
    pub const fn from(world: World, dice: Dice) -> Self {
        Self { world, dice, events: Vec::new() }
    }

    /// What is true now.
    #[must_use]
    pub const fn world(&self) -> &World {
        &self.world
    }

    /// What the last step came to, in order.
    #[must_use]
    pub fn events(&self) -> &[Event] {
        &self.events
    }

    /// Goes on from another world, as when a play is taken back. Nothing has happened in it yet.
    pub fn go_back(&mut self, world: &World) {
        self.world.clone_from(world);
        self.events.clear();
    }

    /// Forgets what happened last.
    pub fn forget(&mut self) {
        self.events.clear();
    }

    /// Opens the next round; see [`open`](super::open).
    pub fn open(&mut self) {
        self.forget();
        super::open(&mut self.world, self.dice, &mut self.events);
    }

    /// Goes on to a phase; see [`begin`](super::begin).
    pub fn begin(&mut self, phase: Phase) {
        self.forget();
        super::begin(&mut self.world, self.dice, phase, &mut self.events);
    }

    /// Resolves orders, which are put into the canonical sequence; see [`resolve`](super::resolve).
    pub fn resolve(&mut self, orders: &mut [(NationId, Order)]) {
        self.forget();
        super::resolve(&mut self.world, self.dice, orders, &mut self.events);
    }

    /// Says something; see [`say`](super::say).
    ///
    /// # Errors
    /// If it may not be said, with what is missing.
    pub fn say(&mut self, by: NationId, talk: Talk) -> Result<(), Refusal> {
        self.forget();
        super::say(&mut self.world, self.dice, by, talk, &mut self.events)
    }

    /// Does what whoever runs the table does; see [`facilitate`](super::facilitate).
    ///
    /// # Errors
    /// If it may not be done, with what is missing.
    pub fn facilitate(&mut self, act: &FacilitatorAct) -> Result<(), Refusal> {
        self.forget();
        super::facilitate(&mut self.world, self.dice, act, &mut self.events)
    }
}
