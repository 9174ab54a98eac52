//! The people at a seat and the pages that they keep (18.2). Pages are not locks.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A page of a seat's work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum TeamPage {
    /// Commits.
    Head,
    /// Gates and drafts.
    Legal,
    /// Evidence and judgement.
    Technical,
    /// Messages.
    Press,
}

impl TeamPage {
    /// Every page.
    pub const ALL: [Self; 4] = [Self::Head, Self::Legal, Self::Technical, Self::Press];

    /// The page in words.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Head => "head",
            Self::Legal => "legal",
            Self::Technical => "technical",
            Self::Press => "press and talks",
        }
    }
}

/// Somebody at a seat.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Member {
    /// What they sign with.
    pub initials: String,
    /// The pages that they keep.
    pub pages: Vec<TeamPage>,
}

impl Member {
    /// The most people at a seat.
    pub const MOST: usize = 8;
    /// The most letters of somebody's initials.
    pub const MOST_LETTERS: usize = 4;
    /// Up to so many people sign without being asked.
    pub const SIGN_UNASKED: usize = 2;
}

/// Why a team or initials are refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum TeamRefusal {
    /// A seat has one to eight people, each with initials of their own.
    NoTeam,
    /// Nobody at the seat signs so.
    Nobody,
    /// The order takes no initials.
    NotNeeded,
    /// It carries them already.
    Signed,
}

impl fmt::Display for TeamRefusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoTeam => write!(
                f,
                "a seat has 1 to {} people, each with 1 to {} letters of their own",
                Member::MOST,
                Member::MOST_LETTERS
            ),
            Self::Nobody => f.write_str("nobody at this seat signs with those initials"),
            Self::NotNeeded => {
                f.write_str("that order takes no initials: only public attribution, measures and countermeasures do")
            }
            Self::Signed => f.write_str("it carries those initials already"),
        }
    }
}
