//! Free-form acts (§14): what no card offers, how likely it is, and why it is refused.

use crate::terms::{IncidentId, NationId, NationSet};
use serde::{Deserialize, Serialize};
use std::fmt;

/// What a free-form act may bring about: the list that seats aim by and facilitators rule by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Aim {
    /// Tension with a nation falls by 1.
    Calm(NationId),
    /// A nation has a reason for more trust.
    Win(NationId),
    /// Backing at home rises by 4.
    Backing,
    /// Standing abroad rises by 4.
    Standing,
    /// 2 funds come in.
    Funds,
    /// Containment of an incident rises by 2.
    Contain(IncidentId),
    /// An incident's next wave is weaker by 1.
    Weaken(IncidentId),
    /// Less is said of an incident, by 1.
    Hush(IncidentId),
}

impl Aim {
    /// The other nation that it concerns.
    #[must_use]
    pub const fn nation(self) -> Option<NationId> {
        match self {
            Self::Calm(nation) | Self::Win(nation) => Some(nation),
            _ => None,
        }
    }

    /// The incident that it concerns.
    #[must_use]
    pub const fn incident(self) -> Option<IncidentId> {
        match self {
            Self::Contain(incident) | Self::Weaken(incident) | Self::Hush(incident) => Some(incident),
            _ => None,
        }
    }
}

/// How likely a free-form act is to come off: five steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Odds {
    /// 10 in 100.
    Remote,
    /// 30 in 100.
    Unlikely,
    /// 50 in 100.
    Even,
    /// 70 in 100.
    Likely,
    /// 90 in 100.
    NearlyCertain,
}

impl Odds {
    /// Every step, least likely first.
    pub const ALL: [Self; 5] = [Self::Remote, Self::Unlikely, Self::Even, Self::Likely, Self::NearlyCertain];

    /// The step in words.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Remote => "a remote chance",
            Self::Unlikely => "unlikely",
            Self::Even => "roughly even",
            Self::Likely => "likely",
            Self::NearlyCertain => "nearly certain",
        }
    }

    /// How often in a hundred it comes off.
    #[must_use]
    pub const fn in_a_hundred(self) -> u8 {
        match self {
            Self::Remote => 10,
            Self::Unlikely => 30,
            Self::Even => 50,
            Self::Likely => 70,
            Self::NearlyCertain => 90,
        }
    }
}

/// An act that no card offers (§14).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FreeAct {
    /// What is done, in the seat's own words; the rules do not read it.
    pub act: String,
    /// What it is meant to bring about.
    pub aim: Aim,
    /// Why it should come off, up to [`FreeAct::MOST_ARGUMENTS`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub arguments: Vec<String>,
}

impl FreeAct {
    /// The most arguments that are heard.
    pub const MOST_ARGUMENTS: usize = 3;
    /// The most characters of an act, and of an argument.
    pub const MOST_LETTERS: usize = 400;
    /// How many seats decide where no facilitator rules.
    pub const VOTERS: usize = 2;

    /// The nations that it concerns if this one tries it: they have no vote.
    #[must_use]
    pub fn concerns(&self, by: NationId) -> NationSet {
        self.aim.nation().into_iter().fold(NationSet::one(by), NationSet::with)
    }
}

/// Something said of a free-form act.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum MatrixTalk {
    /// Tries one; once a play.
    Try(FreeAct),
    /// Says, as a seat that it does not concern, how likely it is.
    Vote {
        /// Which, by its number in the play, from 0.
        act: u8,
        /// How likely.
        odds: Odds,
    },
}

/// Why it is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum MatrixRefusal {
    /// The seat has had its free-form act.
    OncePlay,
    /// It says nothing, or too much.
    Wordless,
    /// It brings more arguments than are heard.
    TooManyArguments,
    /// It has been decided.
    Decided,
    /// The seat has voted.
    Voted,
    /// It concerns the seat, which therefore has no vote.
    Involved,
    /// Nobody at this table could rule: there is no facilitator, and policies do not judge prose.
    NobodyToRule,
}

impl fmt::Display for MatrixRefusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OncePlay => f.write_str("a seat may try one act of its own in a play, and you have"),
            Self::Wordless => {
                write!(f, "say in 1 to {} characters what is done, and so of each argument", FreeAct::MOST_LETTERS)
            }
            Self::TooManyArguments => write!(f, "at most {} arguments are heard", FreeAct::MOST_ARGUMENTS),
            Self::Decided => f.write_str("it has been decided"),
            Self::Voted => f.write_str("you have voted on it"),
            Self::Involved => f.write_str("it concerns you: only seats that it does not concern vote"),
            Self::NobodyToRule => {
                f.write_str("nobody here could rule on it: that takes a facilitator, or two other people")
            }
        }
    }
}
