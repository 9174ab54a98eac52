//! One play by policies, with nothing written down.

use super::row::{Row, Tally};
use crate::dice::Dice;
use crate::order::Talk;
use crate::policy::{PASSES, Policy, Unsaid};
use crate::record::{By, Input, Play};
use crate::scenario::Playable;
use crate::terms::{NationId, Phase};
use crate::view::View;
use crate::view::sheet::Sheet;

/// Plays a scenario to its end.
///
/// # Errors
/// If the script of a seat says that the play is to stop where a line is not admitted, and one was
/// not: with all that were not.
pub fn play(playable: &Playable, game: u32, seed: u64, seats: &[Policy]) -> Result<Row, Vec<Unsaid>> {
    let mut table = Table::new(playable, seed, seats);
    while !table.play.is_over() {
        match table.play.phase() {
            Phase::Talks => (0..PASSES).for_each(|pass| table.talk(pass)),
            Phase::Orders => table.order(),
            Phase::Briefing | Phase::Resolution | Phase::Communique => {}
        }
        if table.unsaid.iter().any(|unsaid| unsaid.stops) {
            return Err(table.unsaid);
        }
        // The table may always go on; a refusal would mean that the play is over.
        let Ok(events) = table.play.take(By::Table, &Input::Advance) else { break };
        table.tally.note(&events);
    }
    Ok(Row::of(playable, game, seed, seats, table.play.world(), table.tally))
}

/// A table of policies.
struct Table<'t> {
    play: Play,
    seats: Vec<(NationId, &'t Policy, Dice)>,
    tally: Tally,
    unsaid: Vec<Unsaid>,
}

impl<'t> Table<'t> {
    fn new(playable: &Playable, seed: u64, seats: &'t [Policy]) -> Self {
        let play = Play::new(playable, seed);
        let table = play.world().table();
        let dice = table.keys.nations.iter().map(|&key| Dice::for_policy(seed, key));
        let tally = Tally::new(table.nations.len(), table.actions.len(), table.injects.len());
        let seats = seats.iter().zip(dice).enumerate();
        let seats = seats.map(|(seat, (policy, dice))| (NationId::at(seat), policy, dice)).collect();
        Self { play, seats, tally, unsaid: Vec::new() }
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
            self.tally.say(place, &talk);
            self.put(place, &Input::Talk(talk));
        }
    }

    fn order(&mut self) {
        for place in 0..self.seats.len() {
            let Some((seat, policy, dice)) = self.seats.get(place) else { continue };
            let Some(tray) = self.play.tray(*seat) else { continue };
            let chosen = policy.order(View::of(self.play.world(), *seat), &mut tray.clone(), *dice);
            for one in chosen {
                self.put(place, &Input::Order { order: one.order, reason: None });
            }
        }
    }

    fn put(&mut self, place: usize, input: &Input) {
        let Some(&(seat, policy, _)) = self.seats.get(place) else { return };
        match (self.play.take(By::Seat(seat), input), policy) {
            (Ok(events), _) => self.tally.note(&events),
            (Err(refusal), Policy::Scripted(script)) => {
                let why = Sheet::refusal(self.play.world(), seat, refusal);
                self.unsaid.push(script.unsaid(self.play.round(), seat, why));
            }
            // What was said at the same moment may have overtaken it; then it is left unsaid.
            (Err(_), _) => {}
        }
    }
}
