//! Dice keyed by what they decide.
//!
//! A roll depends on the seed and on its own key, never on what was rolled
//! before: adding or removing one order, card or inject shifts no other roll,
//! so a counterfactual compares decisions and not noise. The bits are frozen
//! by [`VERSION`]; golden vectors hold them.

use crate::terms::Step;
use rand::rand_core::{Infallible, TryRng};

/// The version of the dice: raised when a key would roll something else.
pub const VERSION: u8 = 1;

/// What a roll decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Purpose {
    /// Whether an inquiry finds a card (4.6).
    Inquiry = 1,
    /// Whether tasking the services burns a source (4.6).
    Tasking = 2,
    /// Whether a card leaks when it changes hands (4.7).
    Leak = 3,
    /// Whether sharing against the label is noticed (4.7).
    Breach = 4,
    /// Whether a message is overheard (11).
    Interception = 5,
    /// Whether an incident spills over (4.1).
    Spill = 6,
    /// Whether a chance condition holds (15).
    Chance = 7,
    /// Whether a contact point answers (3.2).
    Contact = 8,
    /// Whether something of the covert side comes to light (12).
    Exposure = 20,
    /// What public opinion does (13).
    Opinion = 21,
    /// Whether a free-form act comes off (14).
    Matrix = 22,
    /// Which of a scenario's truths a play is about (4.2).
    Truth = 23,
    /// What a policy does.
    Policy = 9,
    /// What a possible world holds.
    Imagination = 10,
}

/// What makes a roll itself: actor and subject are hashes of textual ids.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// The round.
    pub round: u8,
    /// The step.
    pub step: Step,
    /// What it decides.
    pub purpose: Purpose,
    /// Who rolls.
    pub actor: u64,
    /// What about.
    pub subject: u64,
    /// Counts only keys that are otherwise the same.
    pub nth: u16,
}

/// The dice of one play.
#[derive(Clone, Copy)]
pub struct Dice {
    seed: u64,
}

impl Dice {
    /// The dice of a seed.
    #[must_use]
    pub const fn new(seed: u64) -> Self {
        Self { seed }
    }

    /// The dice of a seat's policy, derived one way: no view holds the seed of the play.
    #[must_use]
    pub fn for_policy(seed: u64, seat: u64) -> Self {
        let mut hasher = blake3::Hasher::new_derive_key("demarche dice 1 policy");
        hasher.update(&seed.to_le_bytes());
        hasher.update(&seat.to_le_bytes());
        let [a, b, c, d, e, f, g, h, ..] = *hasher.finalize().as_bytes();
        Self { seed: u64::from_le_bytes([a, b, c, d, e, f, g, h]) }
    }

    /// The generator of a key.
    #[must_use]
    pub const fn roll(self, key: Key) -> Roll {
        let small = key.round as u64 | (key.step as u64) << 8 | (key.purpose as u64) << 16 | (key.nth as u64) << 32;
        let mut state = mix(self.seed ^ 0x9e37_79b9_7f4a_7c15);
        state = mix(state ^ key.actor);
        state = mix(state.wrapping_add(key.subject));
        state = mix(state ^ small);
        Roll { state }
    }

    /// Whether something happens that does so many times in a hundred.
    #[must_use]
    pub fn happens(self, key: Key, in_a_hundred: u8) -> bool {
        self.roll(key).below(100) < u32::from(in_a_hundred)
    }
}

/// One key's generator.
#[derive(Clone, Debug)]
pub struct Roll {
    state: u64,
}

impl Roll {
    /// The next 64 bits.
    pub const fn bits(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        mix(self.state)
    }

    /// The next 32 bits.
    pub const fn next_u32(&mut self) -> u32 {
        (self.bits() >> 32) as u32
    }

    /// A number from 0 to below `n`, each alike; 0 if `n` is 0.
    ///
    /// By multiplication, with rejection so that no number is favoured.
    #[expect(clippy::cast_possible_truncation, reason = "the lower half of the product is what is wanted")]
    pub const fn below(&mut self, n: u32) -> u32 {
        if n == 0 {
            return 0;
        }
        let threshold = n.wrapping_neg() % n;
        loop {
            let product = self.next_u32() as u64 * n as u64;
            if product as u32 >= threshold {
                return (product >> 32) as u32;
            }
        }
    }

    /// Puts a list into a random order.
    pub fn shuffle<T>(&mut self, list: &mut [T]) {
        for last in (1..list.len()).rev() {
            let bound = u32::try_from(last + 1).unwrap_or(u32::MAX);
            list.swap(last, self.below(bound) as usize);
        }
    }

    /// A place in a list of so many, from 0; 0 of an empty one.
    pub fn place_in(&mut self, len: usize) -> usize {
        self.below(u32::try_from(len).unwrap_or(u32::MAX)) as usize
    }

    /// One of a list; nothing of an empty one.
    pub fn choose<'a, T>(&mut self, list: &'a [T]) -> Option<&'a T> {
        list.get(self.place_in(list.len()))
    }
}

impl TryRng for Roll {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        Ok(Self::next_u32(self))
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        Ok(self.bits())
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        for chunk in bytes.chunks_mut(8) {
            let source = self.bits().to_le_bytes();
            for (byte, bits) in chunk.iter_mut().zip(source) {
                *byte = bits;
            }
        }
        Ok(())
    }
}

/// The finisher of `SplitMix64`.
const fn mix(mut z: u64) -> u64 {
    z = (z ^ z >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ z >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ z >> 31
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(nth: u16) -> Key {
        Key { round: 3, step: Step::Inquiry, purpose: Purpose::Inquiry, actor: 11, subject: 22, nth }
    }

    #[test]
    fn a_key_rolls_the_same_whatever_else_was_rolled() {
        let dice = Dice::new(7);
        let alone = dice.roll(key(0)).bits();
        let _ = dice.roll(key(1)).bits();
        assert_eq!(dice.roll(key(0)).bits(), alone);
        assert_ne!(dice.roll(key(1)).bits(), alone);
        assert_ne!(Dice::new(8).roll(key(0)).bits(), alone);
    }

    #[test]
    fn below_is_even() {
        let mut roll = Dice::new(1).roll(key(0));
        let mut counts = [0_u32; 7];
        for _ in 0..70_000 {
            counts[roll.below(7) as usize] += 1;
        }
        assert!(counts.iter().all(|&count| (9_500..10_500).contains(&count)), "{counts:?}");
        assert_eq!(roll.below(0), 0);
        assert_eq!(roll.below(1), 0);
    }

    #[test]
    fn a_shuffle_loses_nothing() {
        let mut list: Vec<u8> = (0..50).collect();
        Dice::new(3).roll(key(0)).shuffle(&mut list);
        let mut sorted = list.clone();
        sorted.sort_unstable();
        assert_eq!(sorted, (0..50).collect::<Vec<u8>>());
        assert_ne!(list, sorted);
    }
}
