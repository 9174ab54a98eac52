//! What the legal gate says of an order, and what makes it doubtful (6.2).

use crate::terms::Rule;
use serde::{Deserialize, Serialize};

/// The seal on an order (6.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Seal {
    /// Lawful as it stands.
    Lawful,
    /// Lawful once something is in place.
    LawfulIf,
    /// States differ.
    Contested,
    /// Unlawful; possible, at a price.
    Unlawful,
}

impl Seal {
    /// The word beside the seal.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Lawful => "lawful",
            Self::LawfulIf => "lawful if",
            Self::Contested => "contested",
            Self::Unlawful => "unlawful",
        }
    }
}

macro_rules! flags {
    ($(#[$set_doc:meta])* $set:ident of $(#[$doc:meta])* $name:ident { $($(#[$flag_doc:meta])* $flag:ident = ($section:literal, $number:literal) $text:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name {
            $($(#[$flag_doc])* $flag,)*
        }

        impl $name {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$flag),*];

            /// In words, lower case, no full stop.
            #[must_use]
            pub const fn words(self) -> &'static str {
                match self {
                    $(Self::$flag => $text,)*
                }
            }

            /// The rule that says so.
            #[must_use]
            pub const fn rule(self) -> Rule {
                match self {
                    $(Self::$flag => Rule($section, $number),)*
                }
            }
        }

        $(#[$set_doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $set(u32);

        impl $set {
            /// None.
            pub const NONE: Self = Self(0);

            /// Adds one if `yes`.
            #[must_use]
            pub const fn with_if(self, yes: bool, flag: $name) -> Self {
                if yes { Self(self.0 | 1 << flag as u32) } else { self }
            }

            /// Whether there is none.
            #[must_use]
            pub const fn is_empty(self) -> bool {
                self.0 == 0
            }

            /// Whether this one is among them.
            #[must_use]
            pub const fn has(self, flag: $name) -> bool {
                self.0 >> flag as u32 & 1 == 1
            }

            /// Each of them.
            pub fn iter(self) -> impl Iterator<Item = $name> {
                $name::ALL.iter().copied().filter(move |&flag| self.has(flag))
            }
        }
    };
}

flags! {
    /// What an order lacks before the law.
    MissingSet of
    /// One thing that an order lacks before the law.
    Missing {
        /// No incident is named that it could answer.
        Incident = (6, 1) "name the incident that it answers",
        /// The incident breached no obligation towards the seat.
        Obligation = (6, 1) "the incident breached no obligation towards you",
        /// The chain is not at least likely, or the link not directed, organ or adopted.
        Attribution = (6, 1) "attribute the incident to the target: chain at least likely, link directed",
        /// No call to comply went out a round earlier.
        CallToComply = (6, 1) "call on the target to comply a round earlier",
        /// No call to comply has gone out, nor goes out with it.
        CallAtOnce = (6, 1) "call on the target to comply: it is urgent, so the same round will do",
        /// No notice with an offer to negotiate went out a round earlier.
        Notice = (6, 1) "give the target notice, with an offer to negotiate, a round earlier",
        /// It would exceed the injury.
        Proportion = (6, 1) "it would exceed the injury",
        /// No armed attack took place.
        ArmedAttack = (6, 1) "there is no armed attack",
        /// The target has complied, and nothing is left to induce it to.
        Complied = (6, 1) "the target has done what it was called on to do: there is nothing left to induce",
        /// The seat is no victim; helping one is contested.
        Victim = (6, 2) "you are not the injured state: states differ on collective countermeasures",
        /// No victim has asked the seat to act for it.
        NotAsked = (6, 2) "no injured state has asked you for assistance over it",
        /// The seat has recorded no judgement of its own.
        Judgement = (4, 5) "record your own judgement of the incident first",
        /// It rests on a host's failure of due diligence alone.
        Diligence = (6, 2) "it rests on what the host has left undone: states differ on whether that is enough",
        /// The host was told, and its term has not run out without a step.
        TermRuns = (6, 3) "the host you told has not let its term run out: no card on the origin, time left, or steps taken",
        /// The host could not do more than it did.
        HostUnable = (6, 3) "the host is not able: its Law and Organisation are too weak",
        /// The seat's cards on the origin are too weak.
        OriginNotLikely = (6, 3) "your cards do not make it likely that it was run from there",
        /// The incident is not severe enough to answer for a host's failure.
        TooSlight = (6, 3) "the incident is too slight to answer a host for",
        /// A takedown on territory whose state has not agreed.
        Sovereignty = (6, 5) "the host has not agreed: states differ on whether that alone breaches its sovereignty",
        /// A takedown that does damage there.
        Damage = (6, 5) "it does damage on its territory",
        /// A takedown on the premises of a mission.
        Premises = (6, 5) "the premises of a mission are inviolable",
    }
}

flags! {
    /// What makes an allowed order doubtful.
    Doubts of
    /// One thing that makes an allowed order doubtful.
    Doubt {
        /// The seat has not judged the incident.
        NotJudged = (4, 5) "you have recorded no judgement on the incident",
        /// Rung 3 without a card on location.
        NoLocation = (5, 2) "you hold no card that places it on that territory",
        /// Rung 3 with a word above what its cards on the origin carry.
        OriginWeak = (5, 2) "your cards on the origin do not carry that word",
        /// Rung 4 with Who below likely.
        WhoNotLikely = (5, 2) "Who is below likely",
        /// Rung 4 without a link that is likely enough.
        LinkNotEven = (5, 2) "neither tolerated nor directed is likely enough: name the group, or lower the rung",
        /// The actor named is not the accused's.
        OfAnotherState = (5, 2) "nobody takes that actor to work for that state: name the state that may be behind it",
        /// Rung 5 with the chain below likely.
        ChainNotLikely = (5, 2) "the chain is below likely",
        /// Rung 6 with the chain below very likely.
        ChainNotVeryLikely = (5, 2) "the chain is below very likely",
        /// Rung 6 with low confidence.
        LowConfidence = (5, 2) "analytic confidence is low",
        /// Rung 6 with no obligation breached.
        NoRuleNamed = (5, 2) "the incident breached no obligation that could be named",
        /// Nothing is disclosed.
        NothingDisclosed = (5, 3) "it discloses no card: friends may believe it, others will not",
        /// No channel is open for an act this loud.
        NoChannel = (3, 3) "no channel is open: it will raise tension by one more",
        /// The act exceeds what is justified.
        Excess = (3, 3) "it exceeds what the incident justifies: it will raise tension by one more",
        /// A word that is no accusation.
        WordRoughlyEven = (5, 2) "at roughly even it is hardly an accusation: nothing to earn by it, and as much to lose",
        /// It is secret, and works on others' opinion.
        IfItComesToLight = (6, 4) "it is secret: if it comes to light it is unlawful where it coerces, and unfriendly otherwise",
        /// It is secret, and forges or hides evidence.
        BadFaith = (6, 4) "it is secret: if it comes to light it is bad faith, whatever it touches",
        /// The word is stronger than the seat's own judgement.
        WordTooStrong = (5, 1) "its word is stronger than your own judgement",
    }
}

/// What the gate says of an order before it is given, on what the seat holds (6.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verdict {
    /// The seal.
    pub seal: Seal,
    /// What is missing.
    pub missing: MissingSet,
    /// What is doubtful.
    pub doubts: Doubts,
}

impl Verdict {
    /// Lawful, and nothing doubtful.
    pub const LAWFUL: Self = Self { seal: Seal::Lawful, missing: MissingSet::NONE, doubts: Doubts::NONE };
}
