//! Which of a scenario's truths a play is about (4.2): drawn by the seed as the play is made, before
//! anything of it is shown or printed.

use crate::dice::{Dice, Key, Purpose};
use crate::scenario::Playable;
use crate::terms::{Step, TruthId};
use std::borrow::Cow;

/// The truth that this seed draws; nothing if the scenario states none, or one was chosen.
#[must_use]
pub fn draw(playable: &Playable, seed: u64) -> Option<TruthId> {
    let truths = playable.to_draw();
    let all: u32 = truths.iter().map(|(_, weight)| weight).sum();
    let key = Key { round: 0, step: Step::Talks, purpose: Purpose::Truth, actor: 0, subject: 0, nth: 0 };
    let mut left = if all == 0 { return None } else { Dice::new(seed).roll(key).below(all) };
    let drawn = truths.iter().find(|(_, weight)| {
        let found = left < *weight;
        left = left.saturating_sub(*weight);
        found
    });
    drawn.map(|(truth, _)| *truth)
}

/// The scenario as this seed plays it: with a truth drawn, if there is one to draw.
#[must_use]
pub fn drawn(playable: &Playable, seed: u64) -> Cow<'_, Playable> {
    draw(playable, seed).map_or(Cow::Borrowed(playable), |truth| Cow::Owned(playable.in_truth(truth)))
}
