//! Many rows added up.

use super::row::{Claimed, Judged, Row, SeatRow};
use super::spread::Spread;
use crate::order::Talk;
use crate::scenario::format::Expect;
use crate::terms::{EndingId, Likelihood, TruthId};
use std::collections::BTreeMap;

/// What was done, over many plays.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Acts {
    /// How often each action was carried out.
    pub actions: Vec<u64>,
    /// How often something of each kind was said, in the order of [`Talk::KINDS`].
    pub talks: [u64; Talk::KINDS.len()],
    /// Seats that did it: one for each seat of each play.
    pub seats: u64,
}

impl Acts {
    fn add(&mut self, row: &SeatRow) {
        self.seats += 1;
        self.actions.resize(row.actions.len().max(self.actions.len()), 0);
        for (sum, &times) in self.actions.iter_mut().zip(&row.actions) {
            *sum += u64::from(times);
        }
        for (sum, &times) in self.talks.iter_mut().zip(&row.talks) {
            *sum += u64::from(times);
        }
    }
}

/// How far two lists of frequencies lie apart, in thousandths: half the sum of the differences of
/// their shares (total variation). 0 for the same shares, 1000 for nothing in common.
#[must_use]
pub fn distance(one: &[u64], other: &[u64]) -> u64 {
    let (all, others) = (one.iter().sum::<u64>(), other.iter().sum::<u64>());
    if all == 0 || others == 0 {
        return if all == others { 0 } else { 1000 };
    }
    let longest = one.len().max(other.len());
    let at = |list: &[u64], place: usize| u128::from(list.get(place).copied().unwrap_or(0));
    let apart: u128 = (0..longest)
        .map(|place| (at(one, place) * u128::from(others)).abs_diff(at(other, place) * u128::from(all)))
        .sum();
    u64::try_from(apart * 500 / (u128::from(all) * u128::from(others))).unwrap_or(1000)
}

/// One seat over many plays, or one seat as one policy played it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seat {
    /// Its scores.
    pub scores: Spread,
    /// How often each of its objectives was met.
    pub met: Vec<u64>,
    /// Its claims.
    pub claims: Claimed,
    /// Its words on Who at the end.
    pub judged: Judged,
}

impl Seat {
    fn add(&mut self, row: &SeatRow) {
        self.scores.add(row.score.total);
        self.met.resize(row.met.len().max(self.met.len()), 0);
        for (sum, &met) in self.met.iter_mut().zip(&row.met) {
            *sum += u64::from(met);
        }
        let (sum, more) = (&mut self.claims, row.claims);
        sum.supported_true += more.supported_true;
        sum.supported_false += more.supported_false;
        sum.unsupported_true += more.unsupported_true;
        sum.unsupported_false += more.unsupported_false;
        let (sum, more) = (&mut self.judged, row.judged);
        sum.right += more.right;
        sum.wrong += more.wrong;
        sum.open += more.open;
        sum.unrecorded += more.unrecorded;
        sum.right_on_gravest += more.right_on_gravest;
    }
}

/// The plays about one truth.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InTruth {
    /// How many.
    pub games: u32,
    /// How often each ending was reached.
    pub endings: BTreeMap<EndingId, u32>,
    /// The shared index at the end.
    pub index: Spread,
    /// The scores of each seat.
    pub scores: Vec<Spread>,
}

impl InTruth {
    fn add(&mut self, row: &Row) {
        self.games += 1;
        if let Some(ending) = row.ending {
            *self.endings.entry(ending).or_default() += 1;
        }
        self.index.add(row.index);
        self.scores.resize_with(row.seats.len().max(self.scores.len()), Spread::default);
        for (sum, seat) in self.scores.iter_mut().zip(&row.seats) {
            sum.add(seat.score.total);
        }
    }
}

/// Many plays.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// How many.
    pub games: u32,
    /// By the truth that they were about, where a scenario states several (4.2).
    pub truths: BTreeMap<TruthId, InTruth>,
    /// How often each ending was reached.
    pub endings: BTreeMap<EndingId, u32>,
    /// How many plays took so many rounds.
    pub rounds: BTreeMap<u8, u32>,
    /// The shared index at the end.
    pub index: Spread,
    /// The highest tension at the end, in how many plays.
    pub tension: BTreeMap<i16, u32>,
    /// Seat by seat.
    pub seats: Vec<Seat>,
    /// The same by seat and policy.
    pub by_policy: BTreeMap<(usize, String), Seat>,
    /// What each policy did.
    pub acts: BTreeMap<String, Acts>,
    /// In how many plays each action was carried out.
    pub given: Vec<u32>,
    /// In how many plays each inject arrived.
    pub arrived: Vec<u32>,
    /// For each incident, in how many plays the actor that did it came within reach of each word
    /// and of none better, in the order of [`Likelihood::ALL`].
    pub reached: Vec<[u32; Likelihood::ALL.len()]>,
}

impl Summary {
    /// Adds a play.
    pub fn add(&mut self, row: &Row) {
        self.games += 1;
        if let Some(truth) = row.truth {
            self.truths.entry(truth).or_default().add(row);
        }
        if let Some(ending) = row.ending {
            *self.endings.entry(ending).or_default() += 1;
        }
        *self.rounds.entry(row.rounds).or_default() += 1;
        self.index.add(row.index);
        *self.tension.entry(row.tension).or_default() += 1;
        self.seats.resize_with(row.seats.len().max(self.seats.len()), Seat::default);
        for (place, (sum, seat)) in self.seats.iter_mut().zip(&row.seats).enumerate() {
            sum.add(seat);
            self.by_policy.entry((place, seat.policy.clone())).or_default().add(seat);
            self.acts.entry(seat.policy.clone()).or_default().add(seat);
        }
        let actions = row.seats.first().map_or(0, |seat| seat.actions.len());
        self.given.resize(actions.max(self.given.len()), 0);
        for (place, sum) in self.given.iter_mut().enumerate() {
            *sum += u32::from(row.seats.iter().any(|seat| seat.actions.get(place).is_some_and(|&times| times > 0)));
        }
        self.arrived.resize(row.injects.len().max(self.arrived.len()), 0);
        for (sum, &arrived) in self.arrived.iter_mut().zip(&row.injects) {
            *sum += u32::from(arrived);
        }
        self.reached.resize(row.reached.len().max(self.reached.len()), [0; Likelihood::ALL.len()]);
        for (sum, reached) in self.reached.iter_mut().zip(&row.reached) {
            for (count, word) in sum.iter_mut().zip(Likelihood::ALL) {
                *count += u32::from(word == *reached);
            }
        }
    }

    /// In how many plays what an author expects came about.
    #[must_use]
    pub fn came(&self, expected: &Expect) -> u32 {
        match *expected {
            Expect::EndingReached(ending, _) => self.endings.get(&ending).copied().unwrap_or(0),
            Expect::InjectArrives(inject, _) => self.arrived.get(inject.index()).copied().unwrap_or(0),
            Expect::TruthWithinReach(incident, least, _) => {
                let counts = self.reached.get(incident.index()).into_iter().flatten().zip(Likelihood::ALL);
                counts.filter(|(_, word)| *word >= least).map(|(count, _)| count).sum()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_lie_between_alike_and_apart() {
        assert_eq!(distance(&[1, 2, 3], &[2, 4, 6]), 0);
        assert_eq!(distance(&[5, 0], &[0, 7]), 1000);
        assert_eq!(distance(&[1, 1], &[3, 1]), 250);
        assert_eq!(distance(&[0, 0], &[0]), 0);
        assert_eq!(distance(&[0, 0], &[1]), 1000);
        assert_eq!(distance(&[1, 1], &[1, 1, 2]), 500);
    }
}
