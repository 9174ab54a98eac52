//! Quantities of the rules: whole numbers with a unit and a range.
//!
//! Within one step of resolution everything that moves a quantity is added up
//! first and clamped once (rule 1.4). So a quantity keeps what it was given
//! until [`settle`](Track::settle) and reads as clamped at any time.

use super::within;
use serde::{Deserialize, Deserializer, Serialize};

/// Divides and rounds halves away from zero: the one rounding of the rules.
/// A divisor of zero gives zero.
#[must_use]
pub const fn divide_half_away(value: i64, by: i64) -> i64 {
    if by == 0 {
        return 0;
    }
    let (value, by) = if by < 0 { (-value, -by) } else { (value, by) };
    if value >= 0 { (2 * value + by) / (2 * by) } else { -((-2 * value + by) / (2 * by)) }
}

/// Adds up any number of figures: what is more than a figure can say is the most that it can, and
/// no list that an author writes is too long to be added up.
#[must_use]
pub fn total(figures: impl IntoIterator<Item = i16>) -> i16 {
    figures.into_iter().fold(0, i16::saturating_add)
}

macro_rules! quantities {
    ($($(#[$doc:meta])* $name:ident = $low:literal ..= $high:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        #[serde(into = "i16")]
        pub struct $name(i16);

        impl $name {
            /// The least there can be.
            pub const LOW: i16 = $low;
            /// The most there can be.
            pub const HIGH: i16 = $high;

            /// The quantity, clamped to its range.
            #[must_use]
            pub const fn new(value: i16) -> Self {
                if value < $low {
                    Self($low)
                } else if value > $high {
                    Self($high)
                } else {
                    Self(value)
                }
            }

            /// The value, clamped to its range.
            #[must_use]
            pub const fn get(self) -> i16 {
                Self::new(self.0).0
            }

            /// Adds without clamping, until [`settle`](Self::settle).
            pub const fn add(&mut self, by: i16) {
                self.0 = self.0.saturating_add(by);
            }

            /// Clamps what was added up.
            pub const fn settle(&mut self) {
                *self = Self::new(self.0);
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                within::<$low, $high, i16, D>(deserializer).map(Self)
            }
        }

        impl From<$name> for i16 {
            fn from(quantity: $name) -> i16 {
                quantity.get()
            }
        }
    )*};
}

quantities! {
    /// One of the three tracks: Growth, Freedom, Security (2.1).
    Track = 0..=100;
    /// Backing at home (2.3).
    Mandate = 0..=100;
    /// Standing abroad (2.5).
    Credibility = 0..=100;
    /// Political capital (2.2).
    Capital = 0..=20;
    /// People of the ministry free this round (2.2).
    Staff = 0..=20;
    /// Money for programmes, consultants and aid (2.2).
    Funds = 0..=99;
    /// One pillar of capacity (2.4).
    Capacity = 0..=5;
    /// How well the sources are (2.5).
    SourceHealth = 0..=5;
    /// What one nation thinks of another (3.1).
    Trust = -10..=10;
    /// What lies between two nations (3.1).
    Tension = 0..=10;
    /// How loud an act is, from silence to a break (7.1).
    Heat = 0..=10;
    /// How bad an incident is (4.1).
    Severity = 0..=10;
    /// How much the public talks of an incident (4.1).
    Salience = 0..=5;
    /// How hard the next wave strikes, in per cent (5.6).
    Strength = 0..=300;
    /// How far a norm has worn (8.1).
    Erosion = 0..=20;
    /// How hard restrictive measures and threats press on a nation (7.3).
    Pressure = 0..=20;
    /// How far others accept a claim, in per cent (5.3).
    Acceptance = 0..=100;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_round_away_from_zero() {
        let cases = [(3, 2, 2), (-3, 2, -2), (1, 2, 1), (-1, 2, -1), (5, 3, 2), (4, 3, 1), (7, 0, 0), (-5, -2, 3)];
        for (value, by, expected) in cases {
            assert_eq!(divide_half_away(value, by), expected, "{value} / {by}");
        }
    }

    #[test]
    fn deltas_are_summed_before_they_are_clamped() {
        let mut track = Track::new(95);
        track.add(10);
        track.add(-10);
        track.settle();
        assert_eq!(track.get(), 95);
    }

    #[test]
    fn what_is_added_up_stays_within_what_can_be_said() {
        assert_eq!(total([]), 0);
        assert_eq!(total([3, -5, 4]), 2);
        assert_eq!(total(vec![100; 1_000]), i16::MAX);
        assert_eq!(total(vec![-100; 1_000]), i16::MIN);
    }
}
