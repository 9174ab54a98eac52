//! Ranges of numbers that people write, held where they are read.
//!
//! A field says its range where it is defined, and a number outside of it is refused by whatever
//! reads the file, with its place:
//!
//! ```text
//! #[serde(deserialize_with = "within::<0, 100, _, _>")]
//! pub points: i16,
//! ```
//!
//! A test of the house sees that no number of a format stands without one. The ranges are those of
//! the gauges, or generous: what lies within them cannot overflow what the rules reckon with.

use super::NationId;
use serde::de::{DeserializeSeed, Deserializer, Error, SeqAccess, Visitor};
use std::fmt;
use std::marker::PhantomData;

/// Reads a number, or each number of a list, from `LOW` to `HIGH`.
///
/// # Errors
/// With the range and what was found, at the number that lies outside.
pub fn within<'de, const LOW: i64, const HIGH: i64, T: Bounded, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    T::bounded(deserializer, Range { low: LOW, high: HIGH })
}

/// The least and the most that a number may be, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    low: i64,
    high: i64,
}

/// What holds numbers that can be kept within a range as they are read.
pub trait Bounded: Sized {
    /// Reads it; each number in it has to lie within the range.
    ///
    /// # Errors
    /// With the range and what was found.
    fn bounded<'de, D: Deserializer<'de>>(deserializer: D, range: Range) -> Result<Self, D::Error>;
}

macro_rules! bounded {
    ($($number:ty),*) => {$(
        impl Bounded for $number {
            fn bounded<'de, D: Deserializer<'de>>(deserializer: D, range: Range) -> Result<Self, D::Error> {
                let Range { low, high } = range;
                let number: i64 = serde::Deserialize::deserialize(deserializer)?;
                let inside = (low..=high).contains(&number).then(|| Self::try_from(number).ok()).flatten();
                inside.ok_or_else(|| {
                    D::Error::custom(format_args!("expected a whole number from {low} to {high}, found {number}"))
                })
            }
        }
    )*};
}

bounded!(u8, u16, u32, u64, i16, i32);

/// One value of a list or tuple, to be read within a range.
struct One<T>(Range, PhantomData<T>);

impl<'de, T: Bounded> DeserializeSeed<'de> for One<T> {
    type Value = T;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        T::bounded(deserializer, self.0)
    }
}

/// The next of so many values that belong together.
fn next<'de, T: Bounded, A: SeqAccess<'de>>(seq: &mut A, range: Range, place: usize) -> Result<T, A::Error> {
    seq.next_element_seed(One(range, PhantomData))?.ok_or_else(|| A::Error::invalid_length(place, &"one value more"))
}

/// Visits what holds values of `T`, and makes `V` of them.
struct Holder<T, V>(Range, PhantomData<(T, V)>);

impl<'de, T: Bounded> Visitor<'de> for Holder<T, Option<T>> {
    type Value = Option<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number, or nothing")
    }

    fn visit_none<E: Error>(self) -> Result<Option<T>, E> {
        Ok(None)
    }

    fn visit_unit<E: Error>(self) -> Result<Option<T>, E> {
        Ok(None)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<T>, D::Error> {
        T::bounded(deserializer, self.0).map(Some)
    }
}

impl<T: Bounded> Bounded for Option<T> {
    fn bounded<'de, D: Deserializer<'de>>(deserializer: D, range: Range) -> Result<Self, D::Error> {
        deserializer.deserialize_option(Holder::<T, Self>(range, PhantomData))
    }
}

impl<'de, T: Bounded> Visitor<'de> for Holder<T, Vec<T>> {
    type Value = Vec<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of numbers")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Vec<T>, A::Error> {
        let mut list = Vec::new();
        while let Some(one) = seq.next_element_seed(One(self.0, PhantomData))? {
            list.push(one);
        }
        Ok(list)
    }
}

impl<T: Bounded> Bounded for Vec<T> {
    fn bounded<'de, D: Deserializer<'de>>(deserializer: D, range: Range) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(Holder::<T, Self>(range, PhantomData))
    }
}

impl<'de, T: Bounded + Copy + Default, const N: usize> Visitor<'de> for Holder<T, [T; N]> {
    type Value = [T; N];

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{N} numbers")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<[T; N], A::Error> {
        let mut all = [T::default(); N];
        for (place, one) in all.iter_mut().enumerate() {
            *one = next(&mut seq, self.0, place)?;
        }
        Ok(all)
    }
}

impl<T: Bounded + Copy + Default, const N: usize> Bounded for [T; N] {
    fn bounded<'de, D: Deserializer<'de>>(deserializer: D, range: Range) -> Result<Self, D::Error> {
        deserializer.deserialize_tuple(N, Holder::<T, Self>(range, PhantomData))
    }
}

impl<'de, T: Bounded> Visitor<'de> for Holder<T, (T, T, T)> {
    type Value = (T, T, T);

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("3 numbers")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(T, T, T), A::Error> {
        Ok((next(&mut seq, self.0, 0)?, next(&mut seq, self.0, 1)?, next(&mut seq, self.0, 2)?))
    }
}

impl<T: Bounded> Bounded for (T, T, T) {
    fn bounded<'de, D: Deserializer<'de>>(deserializer: D, range: Range) -> Result<Self, D::Error> {
        deserializer.deserialize_tuple(3, Holder::<T, Self>(range, PhantomData))
    }
}

impl<'de, T: Bounded> Visitor<'de> for Holder<T, (NationId, T)> {
    type Value = (NationId, T);

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a nation and a number")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(NationId, T), A::Error> {
        let nation = seq.next_element()?.ok_or_else(|| A::Error::invalid_length(0, &"a nation and a number"))?;
        Ok((nation, next(&mut seq, self.0, 1)?))
    }
}

impl<T: Bounded> Bounded for (NationId, T) {
    fn bounded<'de, D: Deserializer<'de>>(deserializer: D, range: Range) -> Result<Self, D::Error> {
        deserializer.deserialize_tuple(2, Holder::<T, Self>(range, PhantomData))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Deserialize;

    #[derive(Debug, PartialEq, Deserialize)]
    struct All {
        #[serde(deserialize_with = "within::<-10, 10, _, _>")]
        one: i16,
        #[serde(default, deserialize_with = "within::<0, 9, _, _>")]
        some: Option<u8>,
        #[serde(deserialize_with = "within::<0, 100, _, _>")]
        list: Vec<u64>,
        #[serde(deserialize_with = "within::<0, 5, _, _>")]
        rows: [[i16; 2]; 2],
        #[serde(deserialize_with = "within::<0, 5, _, _>")]
        three: (u32, u32, u32),
    }

    fn read(text: &str) -> Result<All, String> {
        ron::from_str(text).map_err(|error| error.to_string())
    }

    #[test]
    fn what_lies_within_is_read() {
        let read = read("(one: -10, some: Some(9), list: [0, 100], rows: ((0, 1), (4, 5)), three: (0, 1, 5))");
        let all = All { one: -10, some: Some(9), list: vec![0, 100], rows: [[0, 1], [4, 5]], three: (0, 1, 5) };
        assert_eq!(read, Ok(all));
    }

    #[test]
    fn each_number_that_lies_outside_is_refused_with_the_range() {
        let sound = "(one: 1, some: Some(2), list: [3], rows: ((4, 0), (0, 0)), three: (0, 0, 5))";
        let cases = [
            ("one: 1", "one: 11", "from -10 to 10, found 11"),
            ("one: 1", "one: -11", "from -10 to 10, found -11"),
            ("one: 1", "one: 65537", "from -10 to 10, found 65537"),
            ("Some(2)", "Some(10)", "from 0 to 9, found 10"),
            ("[3]", "[3, 101]", "from 0 to 100, found 101"),
            ("(4, 0)", "(6, 0)", "from 0 to 5, found 6"),
            ("(0, 0, 5)", "(0, 0, 6)", "from 0 to 5, found 6"),
        ];
        for (from, to, said) in cases {
            let text = sound.replacen(from, to, 1);
            let error = read(&text).unwrap_err();
            assert!(error.contains(said), "{text}: {error}");
        }
    }
}
