//! What takes the place of what a seat cannot know: a value that it could take for the true one.

use super::part::addressees;
use super::{Known, Salt};
use crate::event::{Decider, Fate, Gauge, Way};
use crate::order::{Audience, Consent, Course, Package, Pick, Pledge, ProgrammeTerms, Proviso, Wanted, Wording};
use crate::terms::{
    ActionId, ActorId, Bearing, Capital, CardSet, ClaimReply, DeedId, DraftStage, Funds, Halt, IncidentId, Likelihood,
    Link, MessageId, NationId, NationSet, Ownership, ProgrammeChannel, Reply, RequestKind, Salience, SourceHealth,
    Staff, Stance, Strength, Tlp, Trust,
};
use crate::world::{IncidentState, Marks, Pairs, PerNation, ProgrammeState};

/// A value of a type, as arbitrary as it can be without being the seat's own.
pub(in crate::world) trait Drawn {
    fn drawn(known: &Known<'_>, salt: &mut Salt) -> Self;
}

impl<T: Drawn> Drawn for Option<T> {
    fn drawn(known: &Known<'_>, salt: &mut Salt) -> Self {
        salt.flip().then(|| T::drawn(known, salt))
    }
}

impl<T: Drawn, const N: usize> Drawn for [T; N] {
    fn drawn(known: &Known<'_>, salt: &mut Salt) -> Self {
        std::array::from_fn(|_| T::drawn(known, salt))
    }
}

/// The places of nobody stay empty.
impl<T: Drawn + Default> Drawn for PerNation<T> {
    fn drawn(known: &Known<'_>, salt: &mut Salt) -> Self {
        let mut drawn = Self::default();
        for nation in known.others.with(known.seat).iter() {
            if let Some(place) = drawn.get_mut(nation) {
                *place = T::drawn(known, salt);
            }
        }
        drawn
    }
}

impl<T: Drawn + Copy + Default> Drawn for Pairs<T> {
    fn drawn(known: &Known<'_>, salt: &mut Salt) -> Self {
        let mut drawn = Self::default();
        drawn.all_mut().iter_mut().for_each(|place| *place = T::drawn(known, salt));
        drawn
    }
}

macro_rules! drawn {
    ($($type:ty = |$known:pat_param, $salt:pat_param| $value:expr;)*) => {$(
        impl Drawn for $type {
            fn drawn($known: &Known<'_>, $salt: &mut Salt) -> Self {
                $value
            }
        }
    )*};
}
drawn! {
    bool = |_, salt| salt.flip();
    // Most of what is held in a byte is a round that has been.
    u8 = |known, salt| salt.byte(usize::from(known.round) + 1);
    i8 = |_, salt| i8::try_from(salt.number(0, 3)).unwrap_or(0);
    i16 = |_, salt| salt.number(0, 40);
    u32 = |_, salt| u32::try_from(salt.bits() >> 32).unwrap_or(0);
    u64 = |_, salt| salt.bits();
    NationId = |known, salt| known.other(salt);
    NationSet = |known, salt| known.some_others(salt);
    IncidentId = |known, salt| known.some_incident(salt);
    ActorId = |known, salt| known.some_actor(salt);
    CardSet = |known, salt| known.some_cards(salt);
    // What is done in the open is known to all.
    ActionId = |known, salt| salt.one_of(&known.quiet).unwrap_or(ActionId::at(0));
    MessageId = |_, salt| Self::at(salt.below(20));
    DeedId = |_, salt| Self::at(salt.below(20));
    Wanted = |_, salt| salt.one_of(&[Self::Who, Self::Link, Self::Territory]).unwrap_or(Self::Who);
    Tlp = |_, salt| salt.one_of(&[Self::Green, Self::Amber, Self::Red]).unwrap_or(Self::Amber);
    Link = |_, salt| salt.one_of(&Self::LADDER).unwrap_or(Self::None);
    Bearing = |known, salt| Self::Link(Link::drawn(known, salt));
    Likelihood = |_, salt| salt.one_of(&Self::ALL).unwrap_or(Self::Likely);
    Stance = |_, salt| salt.one_of(Self::ALL).unwrap_or(Self::Prefer);
    RequestKind = |_, salt| salt.one_of(Self::ALL).unwrap_or(Self::LegalAssistance);
    Reply = |_, salt| salt.one_of(Self::ALL).unwrap_or(Self::Grant);
    ClaimReply = |_, salt| salt.one_of(Self::ALL).unwrap_or(Self::Silence);
    Fate = |_, salt| salt.one_of(&[Self::Kept, Self::Broken, Self::Overtaken]).unwrap_or(Self::Kept);
    Halt = |_, salt| salt.one_of(&[Self::Unfunded, Self::Frozen, Self::Duplicate]).unwrap_or(Self::Unfunded);
    Ownership = |_, salt| salt.one_of(Self::ALL).unwrap_or_default();
    ProgrammeChannel = |_, salt| {
        salt.one_of(&[Self::Bilateral, Self::TreatyBody, Self::Union]).unwrap_or_default()
    };
    // What is under way is public, so it is none of those.
    ProgrammeState = |_, salt| {
        salt.one_of(&[Self::Idle, Self::Offered, Self::Countered, Self::Declined]).unwrap_or_default()
    };
    // So is what was adopted.
    DraftStage = |_, salt| salt.one_of(&[Self::Shelved, Self::Tabled, Self::UnderSilence]).unwrap_or_default();
    IncidentState = |_, salt| {
        salt.one_of(&[Self::Dormant, Self::Live, Self::Contained, Self::Over]).unwrap_or_default()
    };
    Way = |_, salt| salt.one_of(&[Self::Start, Self::Leaked, Self::Published, Self::Inject]).unwrap_or(Self::Start);
    Consent = |_, _| Self::NotYet;
    Wording = |known, salt| known.some_wording(salt);
    Pick = |_, salt| Self { clause: salt.byte(3), option: salt.byte(3) };
    Package = |known, salt| Self {
        by: known.other(salt),
        to: known.other(salt),
        gives: Pick::drawn(known, salt),
        takes: Pick::drawn(known, salt),
    };
    ProgrammeTerms = |known, salt| Self { ownership: Ownership::drawn(known, salt), conditions: salt.byte(3) };
    Decider = |known, salt| Self::Deed(DeedId::drawn(known, salt));
    Course = |known, salt| Self {
        will: salt.flip(),
        action: ActionId::drawn(known, salt),
        toward: Drawn::drawn(known, salt),
        by_round: salt.byte(9),
    };
    Pledge = |known, salt| Self {
        to: Audience::Only(addressees(known, salt)),
        provided: match salt.below(4) {
            0 => Some(Proviso::Continues(known.some_incident(salt), salt.byte(8))),
            1 => Some(Proviso::Restrains(known.other(salt), salt.byte(8))),
            2 => Some(Proviso::Conduct(known.other(salt), Course::drawn(known, salt))),
            _ => None,
        },
        course: Course::drawn(known, salt),
    };
    // Of numbers that another seat would read.
    Gauge = |known, salt| {
        let (other, incident) = (known.other(salt), known.some_incident(salt));
        let gauges =
            [Self::Capital(other), Self::Staff(other), Self::Strength(incident), Self::Trust(other, known.seat)];
        salt.one_of(&gauges).unwrap_or(Self::Capital(other))
    };
}

macro_rules! quantities {
    ($($quantity:ident),*) => {
        drawn! { $($quantity = |_, salt| Self::new(salt.number(Self::LOW, Self::HIGH));)* }
    };
}
quantities!(Capital, Funds, Staff, SourceHealth, Strength, Salience, Trust);

/// A byte below a limit.
pub(in crate::world) fn below<const LIMIT: usize>(_: &Known<'_>, salt: &mut Salt) -> u8 {
    salt.byte(LIMIT)
}

/// A whole number between two limits.
pub(in crate::world) fn number<const LOW: i16, const HIGH: i16>(_: &Known<'_>, salt: &mut Salt) -> i16 {
    salt.number(LOW, HIGH)
}

/// A reason for less trust.
pub(in crate::world) fn less(_: &Known<'_>, salt: &mut Salt) -> i8 {
    i8::try_from(salt.number(-3, 0)).unwrap_or(0)
}

/// Something rather than nothing.
#[expect(clippy::unnecessary_wraps, reason = "it is drawn for a field that may hold nothing")]
pub(in crate::world) fn some<T: Drawn>(known: &Known<'_>, salt: &mut Salt) -> Option<T> {
    Some(T::drawn(known, salt))
}

/// Nothing, where any other value would be known to all.
pub(in crate::world) fn nothing<T: Default>(_: &Known<'_>, _: &mut Salt) -> T {
    T::default()
}

/// A text in which a first clause may be settled.
pub(in crate::world) fn text(_: &Known<'_>, salt: &mut Salt) -> [Option<u8>; 3] {
    [salt.flip().then(|| salt.byte(3)), None, None]
}

/// What the others may have marked of a first option.
pub(in crate::world) fn marks(known: &Known<'_>, salt: &mut Salt) -> PerNation<Marks> {
    let mut marked = PerNation::default();
    for nation in known.others.iter() {
        if let Some(marks) = marked.get_mut(nation) {
            *marks = [[some(known, salt), None, None]; 3];
        }
    }
    marked
}
