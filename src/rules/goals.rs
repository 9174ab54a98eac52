//! §16 Objectives, red lines, observations, endings, and the figures behind the letter.

use super::conditions::{Asker, Context};
use super::facts::Facts;
use super::judgements::Judgements;
use super::round::Round;
use crate::event::{Cause, Event, Gauge};
use crate::script::Objective;
use crate::terms::{EndingId, NationId, ObjectiveId, ObservationId, Rule, Theme, divide_half_away, total};
use crate::world::World;

/// What a seat achieved, in figures that no screen of a play shows (16.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Score {
    /// All together, 0 to 100.
    pub total: i16,
    /// From objectives.
    pub instructions: i16,
    /// From the nation's own tracks.
    pub tracks: i16,
    /// From the shared index.
    pub commons: i16,
    /// From words that proved true or false, exposures and broken pledges.
    pub standing: i16,
}

/// Points of the objectives that a nation has met, those that only the truth can tell included. Once the
/// play is over all are judged, and what its end itself has moved changes none.
#[must_use]
pub fn points_met(world: &World, nation: NationId) -> i16 {
    let objectives = world.table().objectives.iter().zip(&world.now().objectives);
    let own = objectives.filter(|(objective, _)| objective.is_of(nation));
    let (asker, over) = (Asker::whole(world, Context::of(nation)), world.now().ended.is_some());
    let opened = |objective: &Objective| !over && objective.met.reads_truth() && asker.holds(&objective.met);
    let met = |objective: &Objective, met: bool| met || opened(objective);
    total(own.filter(|(objective, so_far)| met(objective, **so_far)).map(|(objective, _)| objective.points))
}

/// The shared index of a world, 0 to 100 (2.1).
#[must_use]
pub fn index(world: &World) -> i16 {
    Facts::Whole(world).index()
}

/// The score of a nation (16.1).
#[must_use]
pub fn score(world: &World, nation: NationId) -> Score {
    let [for_objectives, for_tracks, for_index] = world.table().numbers.score;
    let share =
        |value: i64, of: i64, most: i16| i16::try_from(divide_half_away(value * i64::from(most), of)).unwrap_or(0);
    let own = world.table().objectives.iter().filter(|objective| objective.is_of(nation));
    let all: i64 = own.map(|objective| i64::from(objective.points)).sum();
    let now = world.now().nation(nation);
    let kept = points_met(world, nation).saturating_sub(points_crossed(world, nation)).max(0);
    let instructions = share(i64::from(kept), all.max(1), for_objectives);
    let sum: i64 = Theme::ALL.iter().map(|&theme| i64::from(now.track(theme).get())).sum();
    let tracks = share(sum, 300, for_tracks);
    let commons = share(i64::from(index(world)), 100, for_index);
    let standing = standing(now.standing, world.table().numbers.account.score);
    Score { total: total([instructions, tracks, commons, standing]), instructions, tracks, commons, standing }
}

/// Points for standing: half of them, and half of what one's words, exposures and broken pledges
/// came to in credibility (16.1).
fn standing(half_points: i16, most: i16) -> i16 {
    let quarters = i64::from(most) * 2 + i64::from(half_points);
    i16::try_from(divide_half_away(quarters, 4)).unwrap_or(0).clamp(0, most)
}

/// Points that crossed red lines take: for each what the dearest objective pays (16.1).
fn points_crossed(world: &World, nation: NationId) -> i16 {
    let own = world.table().objectives.iter().filter(|objective| objective.is_of(nation));
    let dearest = own.map(|objective| objective.points).max().unwrap_or(0);
    let crossed = i16::try_from(Judgements::of(world).crossed(nation).count()).unwrap_or(0);
    crossed.saturating_mul(dearest)
}

impl Round<'_> {
    /// In its step: red lines, objectives, observations, then whether the play ends.
    pub(super) fn run_goals(&mut self) {
        self.cross_red_lines();
        self.judge_objectives(false);
        self.tick_observations();
    }

    fn cross_red_lines(&mut self) {
        for nation in self.everyone().iter() {
            let table = self.shared_table();
            let lines = table.nation(nation).map_or(&[][..], |spec| &spec.red_lines);
            for (place, line) in lines.iter().enumerate().take(8) {
                if self.now().nation(nation).has_crossed(place)
                    || !Asker::whole(self.world, Context::of(nation)).holds(&line.crossed)
                {
                    continue;
                }
                let number = u8::try_from(place).unwrap_or(0);
                self.emit(Event::RedLineCrossed { nation, line: number });
                self.shift(
                    Gauge::Mandate(nation),
                    line.mandate.saturating_neg(),
                    Rule(16, 1),
                    Cause::RedLine(nation, number),
                );
            }
        }
    }

    /// Judges what can be judged. What asks for the truth waits until the play is over: in play only
    /// a public event may show what is true (5.5).
    fn judge_objectives(&mut self, over: bool) {
        let round = self.now().round;
        for index in 0..self.table().objectives.len() {
            let Some(objective) = self.table().objectives.get(index) else { continue };
            if objective.only_in.is_nowhere() {
                continue;
            }
            // Asked last and seldom: a condition is walked through to see what it reads.
            let sealed = || objective.met.reads_truth();
            if objective.by.is_some_and(|by| by < round) && !(over && sealed()) {
                continue;
            }
            let met = Asker::whole(self.world, Context::of(objective.nation)).holds(&objective.met)
                || self.exit_stands_in(objective.nation, ObjectiveId::at(index));
            if self.now().objectives.get(index) != Some(&met) && (over || !sealed()) {
                self.emit(Event::ObjectiveJudged { objective: ObjectiveId::at(index), met });
            }
        }
    }

    fn tick_observations(&mut self) {
        let table = self.shared_table();
        for (index, observation) in table.observations.iter().enumerate() {
            let ticked = self.now().observed.get(index).copied().unwrap_or_default();
            let asker = Asker::whole(self.world, Context::default());
            for nation in asker.of_whom(&observation.when, self.everyone().minus(ticked)).iter() {
                self.emit(Event::Observed { observation: ObservationId::at(index), nation });
            }
        }
    }

    /// Whether the play ends now, and how (16.3).
    pub(super) fn end(&mut self) {
        let last = self.now().round >= self.table().rounds;
        let asker = Asker::whole(self.world, Context::default());
        let mut endings = self.table().endings.iter().enumerate();
        let holds = endings.find(|(_, ending)| (last || ending.at_once) && asker.holds(&ending.when));
        let ending = match holds {
            Some((index, _)) => EndingId::at(index),
            // The last round always ends the play; a checked scenario has an ending for it.
            None if last => EndingId::at(self.table().endings.len().saturating_sub(1)),
            None => return,
        };
        if self.plays_programmes() && !last {
            self.strike_off();
        }
        self.judge_objectives(true);
        self.settle_all_words();
        self.emit(Event::PlayEnded { ending });
    }
}
