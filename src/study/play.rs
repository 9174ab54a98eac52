//! One play by policies, with nothing written down.

use super::row::{Row, Tally};
use crate::dice::Dice;
use crate::event::Event;
use crate::order::{Act, By, Refusal, Talk, Tray};
use crate::policy::{Chosen, PASSES, Policy, Unsaid};
use crate::record::{self, Play};
use crate::scenario::Playable;
use crate::terms::{NationId, Phase, TruthId};
use crate::view::View;
use crate::view::sheet::Sheet;
use crate::world::{World, set_up};

/// Somebody who looks on as policies play, and changes nothing.
pub trait Onlooker {
    /// A seat says something; it may still be refused.
    fn said(&mut self, _seat: NationId, _talk: &Talk) {}

    /// A seat has filled its tray.
    fn ordered(&mut self, _seat: NationId, _chosen: &[Chosen], _tray: &Tray) {}

    /// Something that a seat said or ordered was refused.
    fn refused(&mut self, _seat: NationId, _input: &Act, _refusal: &Refusal) {}

    /// Something happened.
    fn happened(&mut self, _events: &[Event]) {}
}

/// A scenario set up once, to be played as often as anybody likes.
#[derive(Clone)]
pub struct Stage<'p> {
    playable: &'p Playable,
    /// The world before the first round, in each truth that may be drawn (4.2).
    starts: Vec<(Option<TruthId>, World)>,
}

impl<'p> Stage<'p> {
    /// Sets a scenario up.
    #[must_use]
    pub fn new(playable: &'p Playable) -> Self {
        let truths = playable.to_draw();
        let in_truth = |truth: TruthId| (Some(truth), set_up(&playable.in_truth(truth)));
        let mut starts: Vec<_> = truths.into_iter().map(|(truth, _)| in_truth(truth)).collect();
        if starts.is_empty() {
            starts.push((playable.scenario.drawn, set_up(playable)));
        }
        Self { playable, starts }
    }

    /// The world that a play of this seed begins with.
    fn start(&self, seed: u64) -> World {
        let drawn = record::draw(self.playable, seed);
        let start = self.starts.iter().find(|(truth, _)| *truth == drawn).or(self.starts.first());
        start.map_or_else(|| set_up(self.playable), |(_, world)| world.clone())
    }

    /// Plays it to its end.
    ///
    /// # Errors
    /// If the script of a seat says that the play is to stop where a line is not admitted, and one
    /// was not: with all that were not.
    pub fn play(&self, game: u32, seed: u64, seats: &[Policy]) -> Result<Row, Vec<Unsaid>> {
        let mut tally = Tally::new(self.playable);
        let world = self.watch(seed, seats, &mut tally)?;
        let truth = record::draw(self.playable, seed).or(self.playable.scenario.drawn);
        Ok(Row::of(self.playable, game, (seed, truth), seats, &world, tally))
    }

    /// Plays it to its end before somebody who looks on, and gives the world as it is then.
    ///
    /// # Errors
    /// As [`Self::play`].
    pub fn watch(&self, seed: u64, seats: &[Policy], onlooker: &mut impl Onlooker) -> Result<World, Vec<Unsaid>> {
        let mut table = Table::new(Play::from(self.start(seed), seed), seed, seats, onlooker);
        table.play_out()?;
        Ok(table.play.world().clone())
    }
}

/// A table of policies.
struct Table<'t, O> {
    play: Play,
    seats: Vec<(NationId, &'t Policy, Dice)>,
    onlooker: &'t mut O,
    unsaid: Vec<Unsaid>,
}

impl<'t, O: Onlooker> Table<'t, O> {
    fn new(play: Play, seed: u64, seats: &'t [Policy], onlooker: &'t mut O) -> Self {
        let dice = play.world().table().keys.nations.iter().map(|&key| Dice::for_policy(seed, key));
        let seats = seats.iter().zip(dice).enumerate();
        let seats = seats.map(|(seat, (policy, dice))| (NationId::at(seat), policy, dice)).collect();
        Self { play, seats, onlooker, unsaid: Vec::new() }
    }

    fn play_out(&mut self) -> Result<(), Vec<Unsaid>> {
        while !self.play.is_over() {
            match self.play.phase() {
                Phase::Talks => (0..PASSES).for_each(|pass| self.talk(pass)),
                Phase::Orders => self.order(),
                Phase::Briefing | Phase::Resolution | Phase::Communique => {}
            }
            if self.unsaid.iter().any(|unsaid| unsaid.stops) {
                return Err(std::mem::take(&mut self.unsaid));
            }
            // The table may always go on; a refusal would mean that the play is over.
            let Ok(events) = self.play.take(By::Table, &Act::Advance) else { break };
            self.onlooker.happened(events);
        }
        Ok(())
    }

    /// Every policy sees the same state; then everything said is delivered.
    fn talk(&mut self, pass: u8) {
        let view = |seat| View::of(self.play.world(), seat);
        let said: Vec<(usize, Talk)> = self
            .seats
            .iter()
            .enumerate()
            .flat_map(|(place, (seat, policy, dice))| {
                policy.talk(view(*seat), pass, *dice).into_iter().map(move |talk| (place, talk))
            })
            .collect();
        for (place, talk) in said {
            self.onlooker.said(NationId::at(place), &talk);
            self.put(place, &Act::Talk(talk));
        }
    }

    fn order(&mut self) {
        for place in 0..self.seats.len() {
            let Some((seat, policy, dice)) = self.seats.get(place) else { continue };
            let Some(mut tray) = self.play.tray(*seat).cloned() else { continue };
            let chosen = policy.order(View::of(self.play.world(), *seat), &mut tray, *dice);
            self.onlooker.ordered(*seat, &chosen, &tray);
            for one in chosen {
                self.put(place, &Act::Order { order: one.order, reason: None });
            }
        }
    }

    fn put(&mut self, place: usize, input: &Act) {
        let Some(&(seat, policy, _)) = self.seats.get(place) else { return };
        match self.play.take(By::Seat(seat), input) {
            Ok(events) => self.onlooker.happened(events),
            // What was said at the same moment may have overtaken it; then it is left unsaid.
            Err(refusal) => {
                self.onlooker.refused(seat, input, &refusal);
                if let Policy::Scripted(script) = policy {
                    let why = Sheet::refusal(self.play.world(), seat, refusal);
                    self.unsaid.push(script.unsaid(self.play.round(), seat, why));
                }
            }
        }
    }
}
