//! One play as a machine: an input goes in, events come out.
//!
//! Live tables, plays of policies and verification all go through here, so that
//! what is verified is what was played.

use crate::dice::Dice;
use crate::event::Event;
use crate::order::{Order, Refusal, Talk, Tray};
use crate::rules;
use crate::scenario::Playable;
use crate::terms::{NationId, Phase};
use crate::world::{World, set_up};
use serde::{Deserialize, Serialize};

/// Who puts something in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum By {
    /// A seat.
    Seat(NationId),
    /// The table itself: its clock, or whoever runs it.
    Table,
}

/// What is put into a play. A facilitator's acts will be further variants.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Input {
    /// A seat says something.
    Talk(Talk),
    /// A seat puts an order into its tray.
    Order {
        /// The order.
        order: Order,
        /// Why, in the words of whoever ordered it; the rules do not read it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<String>,
    },
    /// A seat takes an order out of its tray again.
    Withdraw {
        /// Its place in the tray, from 0.
        place: u8,
    },
    /// The table goes on to the next phase.
    Advance,
}

/// One play: its world, its dice, and a tray for each seat.
#[derive(Clone)]
pub struct Play {
    world: World,
    /// An old world that keeps the place while the rules have the true one.
    spare: Option<World>,
    dice: Dice,
    trays: Vec<Tray>,
}

impl Play {
    /// A play before its first round.
    #[must_use]
    pub fn new(playable: &Playable, seed: u64) -> Self {
        let world = set_up(playable);
        let trays = vec![Tray::default(); world.table().nations.len()];
        Self { world, spare: None, dice: Dice::new(seed), trays }
    }

    /// Takes an input and gives what came of it. What a seat does with its tray
    /// is secret until it resolves, and so comes to no event.
    ///
    /// # Errors
    /// If it is refused; the play is then as it was.
    pub fn take(&mut self, by: By, input: &Input) -> Result<Vec<Event>, Refusal> {
        match (by, input) {
            (By::Seat(seat), Input::Talk(talk)) => self.say(seat, talk),
            (By::Seat(seat), Input::Order { order, .. }) => self.put(seat, order),
            (By::Seat(seat), Input::Withdraw { place }) => self.withdraw(seat, *place),
            (By::Table, Input::Advance) => self.advance(),
            (By::Seat(_), Input::Advance) | (By::Table, _) => Err(Refusal::NotYoursToDo),
        }
    }

    /// What is true now.
    #[must_use]
    pub const fn world(&self) -> &World {
        &self.world
    }

    /// The tray of a seat; nothing if nobody is seated there.
    #[must_use]
    pub fn tray(&self, seat: NationId) -> Option<&Tray> {
        self.trays.get(seat.index())
    }

    /// The round; 0 before the first.
    #[must_use]
    pub const fn round(&self) -> u8 {
        self.world.now().round
    }

    /// The phase that the play is in.
    #[must_use]
    pub const fn phase(&self) -> Phase {
        self.world.now().phase
    }

    /// Whether the play has ended.
    #[must_use]
    pub const fn is_over(&self) -> bool {
        self.world.now().ended.is_some()
    }

    fn say(&mut self, seat: NationId, talk: &Talk) -> Result<Vec<Event>, Refusal> {
        self.seated(seat)?;
        rules::may_say(self.world.sight(seat), talk)?;
        let dice = self.dice;
        let talk = talk.clone();
        let mut refused = None;
        let events = self.go(|world| match rules::say(world, dice, seat, talk) {
            Ok(outcome) => outcome,
            Err((world, refusal)) => {
                refused = Some(refusal);
                rules::Outcome { world, events: Vec::new() }
            }
        });
        refused.map_or(Ok(events), Err)
    }

    fn put(&mut self, seat: NationId, order: &Order) -> Result<Vec<Event>, Refusal> {
        let tray = self.trays.get_mut(seat.index()).ok_or(Refusal::NoSuchThing)?;
        rules::admit(self.world.sight(seat), tray, order)?;
        tray.put(*order);
        Ok(Vec::new())
    }

    fn withdraw(&mut self, seat: NationId, place: u8) -> Result<Vec<Event>, Refusal> {
        if self.is_over() {
            return Err(Refusal::PlayOver);
        }
        if !matches!(self.phase(), Phase::Talks | Phase::Orders) {
            return Err(Refusal::WrongPhase);
        }
        let tray = self.trays.get_mut(seat.index()).ok_or(Refusal::NoSuchThing)?;
        tray.take(usize::from(place)).ok_or(Refusal::NoSuchThing)?;
        Ok(Vec::new())
    }

    fn advance(&mut self) -> Result<Vec<Event>, Refusal> {
        if self.is_over() {
            return Err(Refusal::PlayOver);
        }
        let dice = self.dice;
        Ok(match self.phase() {
            Phase::Briefing if self.round() == 0 => self.go(|world| rules::open(world, dice)),
            Phase::Briefing => self.go(|world| rules::begin(world, dice, Phase::Talks)),
            Phase::Talks => self.go(|world| rules::begin(world, dice, Phase::Orders)),
            Phase::Orders => {
                let orders = self.orders();
                self.trays.iter_mut().for_each(Tray::clear);
                self.go(|world| rules::resolve(world, dice, &orders))
            }
            // A resolution never rests; it ends in the communiqué.
            Phase::Resolution | Phase::Communique => self.go(|world| rules::open(world, dice)),
        })
    }

    /// Every order of every tray.
    fn orders(&self) -> Vec<(NationId, Order)> {
        let trays = self.trays.iter().enumerate();
        trays.flat_map(|(seat, tray)| tray.orders().iter().map(move |order| (NationId::at(seat), *order))).collect()
    }

    fn seated(&self, seat: NationId) -> Result<(), Refusal> {
        self.tray(seat).map(|_| ()).ok_or(Refusal::NoSuchThing)
    }

    /// Lends the world to the rules and takes it back.
    fn go(&mut self, play: impl FnOnce(World) -> rules::Outcome) -> Vec<Event> {
        let spare = self.spare.take().unwrap_or_else(|| self.world.clone());
        let world = std::mem::replace(&mut self.world, spare);
        let outcome = play(world);
        self.spare = Some(std::mem::replace(&mut self.world, outcome.world));
        outcome.events
    }
}
