//! Laws: what holds in every play, tried on plays that nobody wrote.

mod account;
mod conditions;
mod covert;
mod drafts;
mod home;
mod inputs;
mod judgements;
mod numbers;
mod plays;
mod pledges;
mod secrecy;
mod truths;

use crate::common::{Moment, SCENARIOS, play};
use demarche::scenario::Playable;

/// Plays of each scenario that the great laws are tried on.
const FIFTY: u64 = 50;

/// Plays that every law is tried on: so many of each scenario.
fn each_play(seeds: u64, mut law: impl FnMut(&Playable, u64, &[Moment])) {
    for playable in SCENARIOS.iter() {
        for seed in 0..seeds {
            let moments = play(playable, seed);
            law(playable, seed, &moments);
        }
    }
}
