//! What is said over a negotiated text (8.2, 8.3), and why it is refused.

use crate::terms::{NationId, Stance};
use serde::{Deserialize, Serialize};
use std::fmt;

/// One bracketed option: `1b` is clause 0, option 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pick {
    /// The clause, from 0.
    pub clause: u8,
    /// The option within it, from 0.
    pub option: u8,
}

impl fmt::Display for Pick {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let letter = ["a", "b", "c"].get(usize::from(self.option)).copied().unwrap_or("?");
        write!(f, "{}{letter}", u16::from(self.clause) + 1)
    }
}

/// Two clauses settled at one stroke: 1b for 3a (8.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Package {
    /// Who offers it.
    pub by: NationId,
    /// To whom.
    pub to: NationId,
    /// What the one who offers gives.
    pub gives: Pick,
    /// What it takes for that.
    pub takes: Pick,
}

/// What a seat says over a draft; drafts have their place in the scenario's list, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DraftTalk {
    /// Which draft.
    pub draft: u8,
    /// What is said.
    pub says: Says,
}

/// The verbs of negotiation (8.2, 8.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Says {
    /// Puts the draft on the table, as its first sponsor; costs staff.
    Table,
    /// Joins the sponsors.
    CoSponsor,
    /// Says what it thinks of an option; the members see it.
    Mark(Pick, Stance),
    /// Puts an option into the text, which no sponsor may object to.
    Amend(Pick),
    /// Offers a package: the first option for the second.
    Offer {
        /// To whom.
        to: NationId,
        /// What it gives.
        gives: Pick,
        /// What it takes.
        takes: Pick,
    },
    /// Answers the package that was offered to it.
    Answer(bool),
    /// Reserves its position on a clause; costs capital.
    Reserve(u8),
    /// Lifts its reservation on a clause.
    Lift(u8),
    /// Puts the text under silence: unbroken, it is adopted.
    PutUnderSilence,
    /// Breaks the silence.
    BreakSilence,
    /// Signs an adopted treaty.
    Sign,
}

/// Why something is not to be said over a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum NoDraft {
    /// The seat does not sit in the forum.
    NotAMember,
    /// The forum takes the draft up later.
    NotBefore {
        /// From which round.
        round: u8,
    },
    /// It has been tabled.
    Tabled,
    /// Nobody has tabled it.
    NotTabled,
    /// It is under silence: break the silence first.
    UnderSilence,
    /// It is not under silence.
    NotUnderSilence,
    /// It is adopted: nothing in it moves any more.
    Adopted,
    /// The draft has no such clause or option.
    NoSuchOption,
    /// It stands so already.
    StandsAlready,
    /// A sponsor objects to the option.
    SponsorObjects {
        /// Which.
        sponsor: NationId,
    },
    /// A package settles two clauses.
    OneClause,
    /// Another package is on offer.
    PackageOpen,
    /// No package is offered to the seat.
    NoPackage,
    /// The seat has reserved nothing there.
    NotReserved,
    /// Only sponsors put a text under silence.
    NotASponsor,
    /// It needs more sponsors.
    NeedsSponsors {
        /// How many in all.
        needed: u8,
    },
    /// A clause is bracketed still: nothing is agreed until all is.
    Bracketed {
        /// Which, from 0.
        clause: u8,
    },
    /// Reservations stand in the way.
    Reserved {
        /// Whose, first.
        by: NationId,
    },
    /// It is no treaty, or not open for signature.
    NotOpenForSignature,
    /// The seat has bound its vote to a sponsor (10.5).
    VoteBound {
        /// Which.
        to: NationId,
    },
}

impl NoDraft {
    /// Whether it names what there is not.
    #[must_use]
    pub const fn is_invalid(self) -> bool {
        matches!(self, Self::NoSuchOption | Self::OneClause)
    }
}

impl fmt::Display for NoDraft {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAMember => f.write_str("you do not sit in that forum"),
            Self::NotBefore { round } => write!(f, "the forum takes it up from round {round}"),
            Self::Tabled => f.write_str("it has been tabled"),
            Self::NotTabled => f.write_str("nobody has tabled it"),
            Self::UnderSilence => f.write_str("it is under silence; break the silence first"),
            Self::NotUnderSilence => f.write_str("it is not under silence"),
            Self::Adopted => f.write_str("it is adopted, and nothing in it moves any more"),
            Self::NoSuchOption => f.write_str("the draft has no such option"),
            Self::StandsAlready => f.write_str("it stands so already"),
            Self::SponsorObjects { .. } => f.write_str("a sponsor objects to that option"),
            Self::OneClause => f.write_str("a package settles two different clauses"),
            Self::PackageOpen => f.write_str("another package is on offer this round"),
            Self::NoPackage => f.write_str("no package is offered to you"),
            Self::NotReserved => f.write_str("you have reserved nothing there"),
            Self::NotASponsor => f.write_str("only a sponsor puts the text under silence"),
            Self::NeedsSponsors { needed } => write!(f, "it needs {needed} sponsors"),
            Self::Bracketed { clause } => {
                write!(f, "clause {} is bracketed still, and nothing is agreed until all is", u16::from(*clause) + 1)
            }
            Self::Reserved { .. } => f.write_str("a reservation stands in the way"),
            Self::NotOpenForSignature => f.write_str("it is not open for signature"),
            Self::VoteBound { .. } => f.write_str("your vote is bound to a sponsor, whose programme you accepted"),
        }
    }
}
