//! Small sets of ids, held in one machine word and written as lists.

use super::{CardId, IncidentId, NationId};
use serde::de::{SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

macro_rules! sets {
    ($($(#[$doc:meta])* $name:ident of $id:ident in $bits:ty;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name($bits);

        impl $name {
            /// The set with nothing in it.
            pub const NONE: Self = Self(0);

            /// The set of one.
            #[must_use]
            pub fn one(id: $id) -> Self {
                let mut set = Self::NONE;
                set.insert(id);
                set
            }

            /// Puts `id` in; an id past the set's width is left out.
            pub fn insert(&mut self, id: $id) {
                if id.index() < <$bits>::BITS as usize {
                    self.0 |= 1 << id.index();
                }
            }

            /// Takes `id` out.
            pub fn remove(&mut self, id: $id) {
                if id.index() < <$bits>::BITS as usize {
                    self.0 &= !(1 << id.index());
                }
            }

            /// The set with `id` put in.
            #[must_use]
            pub fn with(mut self, id: $id) -> Self {
                self.insert(id);
                self
            }

            /// The set with `id` taken out.
            #[must_use]
            pub fn without(mut self, id: $id) -> Self {
                self.remove(id);
                self
            }

            /// What is in either.
            #[must_use]
            pub const fn union(self, other: Self) -> Self {
                Self(self.0 | other.0)
            }

            /// What is in both.
            #[must_use]
            pub const fn common(self, other: Self) -> Self {
                Self(self.0 & other.0)
            }

            /// What is here and not in `other`.
            #[must_use]
            pub const fn minus(self, other: Self) -> Self {
                Self(self.0 & !other.0)
            }

            /// Whether `id` is in the set.
            #[must_use]
            pub const fn has(self, id: $id) -> bool {
                id.index() < <$bits>::BITS as usize && self.0 >> id.index() & 1 == 1
            }

            /// How many are in the set.
            #[must_use]
            pub const fn len(self) -> usize {
                self.0.count_ones() as usize
            }

            /// Whether nothing is in the set.
            #[must_use]
            pub const fn is_empty(self) -> bool {
                self.0 == 0
            }

            /// The set as bits, lowest index first.
            #[must_use]
            pub const fn bits(self) -> $bits {
                self.0
            }

            /// The ids in the set, lowest index first.
            pub fn iter(self) -> impl Iterator<Item = $id> + Clone {
                let mut bits = self.0;
                std::iter::from_fn(move || {
                    if bits == 0 {
                        return None;
                    }
                    let index = bits.trailing_zeros() as usize;
                    bits &= bits - 1;
                    Some($id::at(index))
                })
            }
        }

        impl FromIterator<$id> for $name {
            fn from_iter<I: IntoIterator<Item = $id>>(ids: I) -> Self {
                ids.into_iter().fold(Self::NONE, Self::with)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_seq(self.iter())
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Ids;
                impl<'de> Visitor<'de> for Ids {
                    type Value = $name;
                    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                        f.write_str("a list of ids")
                    }
                    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<$name, A::Error> {
                        let mut set = $name::NONE;
                        while let Some(id) = seq.next_element()? {
                            set.insert(id);
                        }
                        Ok(set)
                    }
                }
                deserializer.deserialize_seq(Ids)
            }
        }
    )*};
}

sets! {
    /// Some of the seated nations.
    NationSet of NationId in u8;
    /// Some of the incidents.
    IncidentSet of IncidentId in u32;
    /// Some of the evidence cards.
    CardSet of CardId in u128;
}

impl NationSet {
    /// The most nations that a table seats (1.1).
    pub const MOST: usize = 8;

    /// The first `count` nations of a table: everybody seated.
    #[must_use]
    pub const fn first(count: usize) -> Self {
        if count >= Self::MOST { Self(u8::MAX) } else { Self((1 << count) - 1) }
    }

    /// Every two of them once, the lower first.
    pub fn pairs(self) -> impl Iterator<Item = (NationId, NationId)> {
        self.iter().flat_map(move |a| self.iter().filter(move |&b| a < b).map(move |b| (a, b)))
    }
}
