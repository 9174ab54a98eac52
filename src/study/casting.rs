//! Who plays which seat in which play, and which plays belong to a shard.

use crate::dice::{Dice, Key, Purpose};
use crate::policy::Policy;
use crate::terms::{NationId, Step};
use std::fmt;
use std::ops::Range;
use std::str::FromStr;

/// For every seat, the policies from which one is drawn for each play.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Casting {
    seats: Vec<Vec<Policy>>,
}

impl Casting {
    /// Every seat draws from the same policies.
    #[must_use]
    pub fn alike(seats: usize, policies: &[Policy]) -> Self {
        Self { seats: vec![policies.to_vec(); seats] }
    }

    /// One seat draws from these; a seat that there is not draws from none.
    pub fn seat(&mut self, seat: usize, policies: Vec<Policy>) {
        if let Some(there) = self.seats.get_mut(seat) {
            *there = policies;
        }
    }

    /// Every policy that may play a seat.
    pub fn policies(&self) -> impl Iterator<Item = (NationId, &Policy)> {
        let seats = self.seats.iter().enumerate();
        seats.flat_map(|(seat, among)| among.iter().map(move |policy| (NationId::at(seat), policy)))
    }

    /// Who plays in the play of a seed, seat by seat. Where a seat has several, a die of the
    /// seed's own decides, which decides nothing else.
    #[must_use]
    pub fn of(&self, seed: u64) -> Vec<Policy> {
        let dice = Dice::for_policy(seed, 0);
        let draw = |(seat, among): (u64, &Vec<Policy>)| {
            let key = Key { round: 0, step: Step::Talks, purpose: Purpose::Policy, actor: 0, subject: seat, nth: 0 };
            dice.roll(key).choose(among).cloned().unwrap_or(Policy::Pass)
        };
        (0..).zip(&self.seats).map(draw).collect()
    }
}

/// One part of many plays: the first of three, `1/3`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shard {
    part: u32,
    of: u32,
}

impl Shard {
    /// All of them.
    pub const WHOLE: Self = Self { part: 1, of: 1 };

    /// The plays of this part, counted from 0. Parts lie one after the other, and no two share a play.
    #[must_use]
    pub fn plays(self, games: u32) -> Range<u32> {
        let until = |part: u32| {
            let share = u64::from(games) * u64::from(part) / u64::from(self.of);
            u32::try_from(share).unwrap_or(games)
        };
        until(self.part - 1)..until(self.part)
    }
}

impl fmt::Display for Shard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.part, self.of)
    }
}

impl FromStr for Shard {
    type Err = ShardFault;

    fn from_str(text: &str) -> Result<Self, ShardFault> {
        let fault = || ShardFault { text: text.to_owned() };
        let (part, of) = text.split_once('/').ok_or_else(fault)?;
        let number = |digits: &str| digits.trim().parse::<u32>().map_err(|_| fault());
        let (part, of) = (number(part)?, number(of)?);
        if part == 0 || part > of { Err(fault()) } else { Ok(Self { part, of }) }
    }
}

/// A shard that is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShardFault {
    text: String,
}

impl fmt::Display for ShardFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = &self.text;
        write!(f, "`{text}` is no shard: I/N was expected, part I of N, from `1/N` to `N/N`")?;
        let digits = |part: &str| part.trim().parse::<u32>().ok();
        match text.split(['/', '-', ':', ',', ' ']).map(digits).collect::<Option<Vec<_>>>().as_deref() {
            // Parts are counted from 1; whoever counts from 0 means the next.
            Some(&[0, of]) if of > 0 => write!(f, "; did you mean `1/{of}`?"),
            Some([part, of]) if part > of && *of > 0 => write!(f, "; did you mean `{of}/{part}`?"),
            Some([part, of]) if part <= of && !text.contains('/') => write!(f, "; did you mean `{part}/{of}`?"),
            _ => Ok(()),
        }
    }
}

impl std::error::Error for ShardFault {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_the_whole_however_split() {
        for games in [0, 1, 7, 100] {
            for of in 1..=9 {
                let parts = (1..=of).flat_map(|part| Shard { part, of }.plays(games));
                assert_eq!(parts.collect::<Vec<_>>(), (0..games).collect::<Vec<_>>(), "{games} in {of}");
            }
        }
    }

    #[test]
    fn a_shard_says_what_was_meant() {
        assert_eq!("2/3".parse(), Ok(Shard { part: 2, of: 3 }));
        for (text, meant) in [("0/4", "1/4"), ("5/4", "4/5"), ("1-4", "1/4")] {
            let fault = text.parse::<Shard>().unwrap_err().to_string();
            assert!(fault.contains(&format!("did you mean `{meant}`")), "{fault}");
        }
        for text in ["", "2", "a/b", "1/0", "0/0", "1/2/3", "-1/2", "99999999999/2"] {
            let fault = text.parse::<Shard>().unwrap_err().to_string();
            assert!(fault.contains("`1/N`") && !fault.contains('\n'), "{fault}");
        }
    }

    #[test]
    fn every_seat_draws_by_itself() {
        let all = Policy::all();
        let casting = Casting::alike(3, &all);
        let drawn: Vec<_> = (0..200).map(|seed| casting.of(seed)).collect();
        assert_eq!(casting.of(7), casting.of(7));
        for policy in &all {
            for seat in 0..3 {
                assert!(drawn.iter().any(|seats| seats[seat] == *policy), "{policy} never sat at {seat}");
            }
        }
        assert!(drawn.iter().any(|seats| seats[0] != seats[1]));
    }
}
