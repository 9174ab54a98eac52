//! The digest of a world: BLAKE3 over a canonical encoding with a version tag.
//!
//! Little-endian, fields in declaration order, lists with their length in front in four bytes, ids in
//! two; of what changes in a play, the tables of `state` make the encoding. A closed round stands in
//! it by a digest of its own, which is worked out once. A change changes every golden digest: raise
//! [`VERSION`].

use super::{Closed, Done, Pairs, PerNation, World};
use crate::event::{Cause, Decider, Fate, Gauge, Way, Why};
use crate::order::{
    Aim, Audience, Consent, Course, FreeAct, Message, Package, Pick, Pledge, ProgrammeTerms, Proviso, Speech, Wording,
};
use crate::terms::{
    Acceptance, ActionId, ActorId, Bearing, Capacity, Capital, CardId, CardSet, Carrier, ClaimId, ClaimReply,
    Credibility, DeedId, EndingId, Erosion, FlagId, Funds, IncidentId, InjectId, Likelihood, Link, Mandate, MessageId,
    NationId, NationSet, NormId, ObjectiveId, ObservationId, Phase, Pillar, PledgeId, Pressure, ProposalId, Reply,
    RequestId, RequestKind, Route, Rule, Rung, Salience, SourceHealth, Staff, Strength, Tension, Theme, Track, Trust,
};
use std::fmt;

/// The version of the encoding.
pub const VERSION: &str = "demarche world 7";

/// A digest, printed as 64 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Digest(pub [u8; 32]);

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl World {
    /// The digest of everything that is true.
    #[must_use]
    pub fn digest(&self) -> Digest {
        let mut out = Vec::with_capacity(8 * 1024);
        out.extend_from_slice(VERSION.as_bytes());
        out.extend_from_slice(&self.table.digest.0);
        self.now.encode(&mut out);
        self.past.len().encode(&mut out);
        for closed in &self.past {
            out.extend_from_slice(&closed.digest().0);
        }
        hash(&out)
    }
}

impl Closed {
    fn digest(&self) -> Digest {
        *self.digest.get_or_init(|| {
            let mut out = Vec::with_capacity(4 * 1024);
            self.page.encode(&mut out);
            hash(&out)
        })
    }
}

fn hash(encoded: &[u8]) -> Digest {
    Digest(*blake3::hash(encoded).as_bytes())
}

/// A value with one canonical encoding.
pub(super) trait Encode {
    fn encode(&self, out: &mut Vec<u8>);
}

macro_rules! integers {
    ($($int:ty),*) => {$(
        impl Encode for $int {
            fn encode(&self, out: &mut Vec<u8>) {
                out.extend_from_slice(&self.to_le_bytes());
            }
        }
    )*};
}
integers!(u8, i8, i16, u16, u32, u64, u128);

/// The length of a list, or of a text.
impl Encode for usize {
    fn encode(&self, out: &mut Vec<u8>) {
        u32::try_from(*self).unwrap_or(u32::MAX).encode(out);
    }
}

impl Encode for bool {
    fn encode(&self, out: &mut Vec<u8>) {
        out.push(u8::from(*self));
    }
}

impl Encode for str {
    fn encode(&self, out: &mut Vec<u8>) {
        self.len().encode(out);
        out.extend_from_slice(self.as_bytes());
    }
}

impl Encode for String {
    fn encode(&self, out: &mut Vec<u8>) {
        self.as_str().encode(out);
    }
}

impl<T: Encode> Encode for Option<T> {
    fn encode(&self, out: &mut Vec<u8>) {
        match self {
            None => out.push(0),
            Some(value) => {
                out.push(1);
                value.encode(out);
            }
        }
    }
}

impl<A: Encode, B: Encode> Encode for (A, B) {
    fn encode(&self, out: &mut Vec<u8>) {
        self.0.encode(out);
        self.1.encode(out);
    }
}

impl<T: Encode> Encode for Vec<T> {
    fn encode(&self, out: &mut Vec<u8>) {
        self.len().encode(out);
        self.iter().for_each(|item| item.encode(out));
    }
}

impl<T: Encode, const N: usize> Encode for [T; N] {
    fn encode(&self, out: &mut Vec<u8>) {
        self.iter().for_each(|item| item.encode(out));
    }
}

impl<T: Encode> Encode for PerNation<T> {
    fn encode(&self, out: &mut Vec<u8>) {
        self.all().encode(out);
    }
}

impl<T: Encode + Copy + Default> Encode for Pairs<T> {
    fn encode(&self, out: &mut Vec<u8>) {
        self.all().encode(out);
    }
}

macro_rules! ids {
    ($($id:ty),*) => {$(
        impl Encode for $id {
            fn encode(&self, out: &mut Vec<u8>) {
                u16::try_from(self.index()).unwrap_or(u16::MAX).encode(out);
            }
        }
    )*};
}
ids!(
    NationId,
    ActorId,
    IncidentId,
    CardId,
    ActionId,
    NormId,
    InjectId,
    FlagId,
    ObjectiveId,
    ObservationId,
    EndingId,
    ClaimId,
    RequestId,
    ProposalId,
    crate::terms::CoordinationId,
    crate::terms::AskId,
    crate::terms::ProgrammeId,
    PledgeId,
    DeedId,
    MessageId
);

macro_rules! quantities {
    ($($quantity:ty),*) => {$(
        impl Encode for $quantity {
            fn encode(&self, out: &mut Vec<u8>) {
                self.get().encode(out);
            }
        }
    )*};
}
quantities!(
    Track,
    Mandate,
    Credibility,
    Capital,
    Funds,
    Staff,
    SourceHealth,
    Capacity,
    Trust,
    Tension,
    Strength,
    Salience,
    Erosion,
    Pressure,
    Acceptance
);

macro_rules! words {
    ($($word:ty),*) => {$(
        impl Encode for $word {
            fn encode(&self, out: &mut Vec<u8>) {
                out.push(*self as u8);
            }
        }
    )*};
}
words!(
    Phase,
    Likelihood,
    Link,
    Rung,
    Route,
    RequestKind,
    Reply,
    ClaimReply,
    Carrier,
    Theme,
    Pillar,
    crate::terms::NormStage,
    crate::terms::DraftStage,
    crate::terms::Stance,
    Fate,
    super::IncidentState,
    super::ProgrammeState,
    crate::terms::ProgrammeChannel,
    crate::terms::Ownership,
    crate::terms::Halt,
    crate::order::MessageAct,
    crate::terms::Tlp,
    crate::order::Odds
);

impl Encode for crate::order::Wanted {
    fn encode(&self, out: &mut Vec<u8>) {
        match self {
            Self::Who => out.push(0),
            Self::Link => out.push(1),
            Self::Territory => out.push(2),
            Self::Card(card) => {
                out.push(3);
                card.encode(out);
            }
        }
    }
}

impl Encode for NationSet {
    fn encode(&self, out: &mut Vec<u8>) {
        self.bits().encode(out);
    }
}

impl Encode for CardSet {
    fn encode(&self, out: &mut Vec<u8>) {
        self.bits().encode(out);
    }
}

/// What the nations have carried out is gathered from their deeds, which are encoded.
impl Encode for Done {
    fn encode(&self, _: &mut Vec<u8>) {}
}

impl Encode for Rule {
    fn encode(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(&[self.0, self.1]);
    }
}

/// Encodes a struct field by field; the pattern has no `..`, so a new field is an error here.
macro_rules! structs {
    ($($name:ident { $($field:ident),* $(,)? })*) => {$(
        impl $crate::world::digest::Encode for $name {
            fn encode(&self, out: &mut Vec<u8>) {
                let Self { $($field),* } = self;
                $($crate::world::digest::Encode::encode($field, out);)*
            }
        }
    )*};
}
pub(super) use structs;
structs! {
    Pick { clause, option }
    Package { by, to, gives, takes }
    Wording { rung, who, link, word, cards }
    ProgrammeTerms { ownership, conditions }
    Course { will, action, toward, by_round }
    Pledge { to, provided, course }
    Message { to, carrier, act, about, prose }
    Why { rule, cause }
    FreeAct { act, aim, arguments }
    Speech { speaker, to, text }
}

/// Encodes an enum with data: the variant's number, then its fields.
macro_rules! variants {
    ($($name:ident { $($number:literal: $variant:ident $(($($field:ident),*))?,)* })*) => {$(
        impl Encode for $name {
            fn encode(&self, out: &mut Vec<u8>) {
                match self {
                    $(Self::$variant $(($($field),*))? => {
                        out.push($number);
                        $($($field.encode(out);)*)?
                    })*
                }
            }
        }
    )*};
}
variants! {
    Bearing { 0: Who(a), 1: Link(a), 2: Location(a), 3: Relay(a), }
    Way { 0: Start, 1: Found(a), 2: SharedBy(a), 3: Published, 4: Leaked, 5: Inject, }
    Audience { 0: Everyone, 1: Only(a), }
    Proviso { 0: Conduct(a, b), 1: Continues(a, b), 2: Restrains(a, b), 3: NamesUs(a, b), 4: Unrestrained(a, b), }
    Decider { 0: Deed(a), 1: Claim(a), 2: Incident(a), 3: Host(a), 4: Time, }
    Consent { 0: UpTo(a), 1: NotYet, 2: Decline, }
    Aim {
        0: Calm(a), 1: Win(a), 2: Backing, 3: Standing, 4: Funds, 5: Contain(a), 6: Weaken(a), 7: Hush(a),
    }
    Cause {
        0: Time, 1: Act(a, b), 2: Talk(a), 3: Incident(a), 4: Claim(a), 5: Request(a), 6: Inject(a),
        7: Tension(a, b), 8: RedLine(a, b), 9: Draft(a), 10: Instructions(a, b), 11: Programme(a), 20: Covert(a), 21: Home(a, b),
        22: Pledge(a), 23: Measures(a, b), 24: Matrix(a),
    }
    Gauge {
        0: Track(a, b), 1: Mandate(a), 2: Credibility(a), 3: Capital(a), 4: Funds(a), 5: Staff(a),
        6: SourceHealth(a), 7: Capacity(a, b), 8: Surge(a, b), 9: Trust(a, b), 10: Tension(a, b),
        11: Salience(a), 12: Strength(a), 13: Containment(a), 14: Erosion(a),
        20: Pressure(a),
    }
}
