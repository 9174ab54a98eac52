//! The words of evidence and judgement: grades, labels, likelihood.

use super::{ActorId, NationId};
use serde::{Deserialize, Serialize};
use std::fmt;

/// Tenths of base-10 log-odds: what a card weighs (4.4).
pub type Decibans = i16;

/// Reliability of a source, rated apart from what it says (Admiralty code).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Source {
    /// Completely reliable.
    A,
    /// Usually reliable.
    B,
    /// Fairly reliable.
    C,
    /// Not usually reliable.
    D,
    /// Unreliable.
    E,
    /// Cannot be judged, which is not the worst.
    F,
}

/// Credibility of a piece of information, rated apart from its source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Information {
    /// Confirmed.
    Confirmed,
    /// Probably true.
    ProbablyTrue,
    /// Possibly true.
    PossiblyTrue,
    /// Doubtful.
    Doubtful,
    /// Improbable.
    Improbable,
    /// Cannot be judged.
    CannotBeJudged,
}

impl Information {
    /// The six ratings in order of their figure.
    pub const ALL: [Self; 6] = [
        Self::Confirmed,
        Self::ProbablyTrue,
        Self::PossiblyTrue,
        Self::Doubtful,
        Self::Improbable,
        Self::CannotBeJudged,
    ];
}

/// The grade stamped on a card: a source's letter and an information figure, `B2`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Grade {
    /// How reliable the source is.
    pub source: Source,
    /// How credible the information is.
    pub information: Information,
}

impl TryFrom<String> for Grade {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let wrong = || format!("`{text}` is no grade: a letter A to F and a figure 1 to 6, as in \"B2\"");
        let mut chars = text.chars();
        let source = match chars.next() {
            Some('A') => Source::A,
            Some('B') => Source::B,
            Some('C') => Source::C,
            Some('D') => Source::D,
            Some('E') => Source::E,
            Some('F') => Source::F,
            _ => return Err(wrong()),
        };
        let figure = chars.next().and_then(|figure| figure.to_digit(10)).ok_or_else(wrong)?;
        let place = usize::try_from(figure).unwrap_or(0).wrapping_sub(1);
        match (Information::ALL.get(place), chars.next()) {
            (Some(&information), None) => Ok(Self { source, information }),
            _ => Err(wrong()),
        }
    }
}

impl fmt::Display for Grade {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}{}", self.source, self.information as usize + 1)
    }
}

impl From<Grade> for String {
    fn from(grade: Grade) -> Self {
        grade.to_string()
    }
}

/// What a card bears on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Bearing {
    /// Who did it.
    Who(ActorId),
    /// How the actor stands to a state.
    Link(Link),
    /// From whose territory it was done: the origin (4.3).
    Location(NationId),
    /// Through whose territory it passed, which says nothing of where it came from (4.3).
    Relay(NationId),
}

/// How a card bears on its hypothesis (4.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Weight {
    /// One and a half times its weight.
    Decisive,
    /// Its weight.
    Full,
    /// Half its weight.
    Partial,
    /// Half its weight, against.
    Against,
}

/// How an actor stands to its candidate sponsor, weakest first (4.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Link {
    /// It acts for itself.
    None,
    /// The state knows and lets it be.
    Tolerated,
    /// The state tells it what to do.
    Directed,
    /// It is part of the state.
    Organ,
}

impl Link {
    /// The links that a ladder names; an organ settles the question by itself (4.4).
    pub const LADDER: [Self; 3] = [Self::None, Self::Tolerated, Self::Directed];

    /// Its word, as a card and a ladder print it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Tolerated => "tolerated",
            Self::Directed => "directed",
            Self::Organ => "an organ of the state",
        }
    }
}

/// Who may see a card: the Traffic Light Protocol, version 2.0, widest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Tlp {
    /// Anybody.
    Clear,
    /// The community of states and response teams, not the public.
    Green,
    /// Those who need it and work together: here allies, partners and victims.
    Amber,
    /// The holder's own organisation only.
    AmberStrict,
    /// The named recipients only.
    Red,
}

impl Tlp {
    /// Every label, widest first.
    pub const ALL: [Self; 5] = [Self::Clear, Self::Green, Self::Amber, Self::AmberStrict, Self::Red];

    /// The label as it is printed.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Clear => "CLEAR",
            Self::Green => "GREEN",
            Self::Amber => "AMBER",
            Self::AmberStrict => "AMBER+STRICT",
            Self::Red => "RED",
        }
    }
}

/// How evidence is found or passed on (4.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Route {
    /// The response team's own work.
    Forensics,
    /// A request to the courts of another state.
    LegalAssistance,
    /// The services.
    Intelligence,
    /// What a partner holds.
    Partner,
    /// Vendors and operators.
    PrivateSector,
    /// What anybody can read.
    OpenSource,
}

impl Route {
    /// Every route, in declaration order.
    pub const ALL: [Self; 6] = [
        Self::Forensics,
        Self::LegalAssistance,
        Self::Intelligence,
        Self::Partner,
        Self::PrivateSector,
        Self::OpenSource,
    ];

    /// Its words.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Forensics => "forensics",
            Self::LegalAssistance => "legal assistance",
            Self::Intelligence => "intelligence",
            Self::Partner => "a partner",
            Self::PrivateSector => "the private sector",
            Self::OpenSource => "open sources",
        }
    }
}

/// The seven words of estimative language (ICD 203), never a percentage on screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Likelihood {
    /// Below 5 in 100.
    AlmostNoChance,
    /// 5 to below 20.
    VeryUnlikely,
    /// 20 to below 45.
    Unlikely,
    /// 45 to below 55.
    RoughlyEven,
    /// 55 to below 80.
    Likely,
    /// 80 to below 95.
    VeryLikely,
    /// 95 and above.
    AlmostCertain,
}

impl Likelihood {
    /// Every word, least likely first.
    pub const ALL: [Self; 7] = [
        Self::AlmostNoChance,
        Self::VeryUnlikely,
        Self::Unlikely,
        Self::RoughlyEven,
        Self::Likely,
        Self::VeryLikely,
        Self::AlmostCertain,
    ];

    /// The word for a share of `total`; nothing of nothing has almost no chance.
    #[must_use]
    pub const fn of_share(part: u64, total: u64) -> Self {
        if total == 0 {
            return Self::AlmostNoChance;
        }
        let scaled = part * 100;
        if scaled >= 95 * total {
            Self::AlmostCertain
        } else if scaled >= 80 * total {
            Self::VeryLikely
        } else if scaled >= 55 * total {
            Self::Likely
        } else if scaled >= 45 * total {
            Self::RoughlyEven
        } else if scaled >= 20 * total {
            Self::Unlikely
        } else if scaled >= 5 * total {
            Self::VeryUnlikely
        } else {
            Self::AlmostNoChance
        }
    }

    /// The standard words, used on screen and nowhere varied.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::AlmostNoChance => "almost no chance",
            Self::VeryUnlikely => "very unlikely",
            Self::Unlikely => "unlikely",
            Self::RoughlyEven => "roughly even",
            Self::Likely => "likely",
            Self::VeryLikely => "very likely",
            Self::AlmostCertain => "almost certain",
        }
    }
}

/// How solid the basis of a judgement is; stands apart from likelihood (4.4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Confidence {
    /// One upstream or none.
    Low,
    /// Two upstreams.
    Moderate,
    /// Three or more, and nothing weighty elsewhere.
    High,
}

impl Confidence {
    /// The standard word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Moderate => "moderate",
            Self::High => "high",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grades_are_read_and_written() {
        let grade = Grade::try_from("B2".to_owned()).unwrap();
        assert_eq!((grade.source, grade.information), (Source::B, Information::ProbablyTrue));
        assert_eq!(grade.to_string(), "B2");
        for wrong in ["", "B", "G2", "B0", "B7", "B22", "2B"] {
            assert!(Grade::try_from(wrong.to_owned()).is_err(), "{wrong}");
        }
    }

    #[test]
    fn words_begin_where_the_standard_says() {
        let words = [
            (4, "almost no chance"),
            (5, "very unlikely"),
            (20, "unlikely"),
            (45, "roughly even"),
            (55, "likely"),
            (80, "very likely"),
            (95, "almost certain"),
        ];
        for (share, word) in words {
            assert_eq!(Likelihood::of_share(share, 100).word(), word);
        }
    }
}
