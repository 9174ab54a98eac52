//! Pledges: what a nation says that it will do, or will not, and on what condition (9.1).

use crate::terms::{ActionId, Carrier, IncidentId, NationId, NationSet, Rule};
use serde::{Deserialize, Serialize};
use std::fmt;

/// To whom a pledge is given (9.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Audience {
    /// In public: to everybody.
    Everyone,
    /// Between parties: to these and nobody else.
    Only(NationSet),
}

/// A course of conduct: what is done or not, toward whom, by when (9.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Course {
    /// Whether it is to be done, or not to be done.
    pub will: bool,
    /// The action of the catalogue.
    pub action: ActionId,
    /// Toward whom; if nobody is named, toward anybody.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub toward: Option<NationId>,
    /// The last round that counts, from the round in which it is said to the last of the play.
    pub by_round: u8,
}

/// What must come about before a pledge binds: the *if* of its grammar (9.1).
///
/// Each names the last round in which it may; that is earlier than the pledge's own, so that
/// there is a round left to act in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Proviso {
    /// A nation does something, or does not: in the open, or towards whoever pledged.
    Conduct(NationId, Course),
    /// An incident is still live at the end of that round.
    Continues(IncidentId, u8),
    /// A nation that hears the pledge has restrained every group that it shelters.
    Restrains(NationId, u8),
    /// A nation that hears the pledge has not restrained every group by the end of that round, or
    /// shelters none.
    Unrestrained(NationId, u8),
    /// A nation names whoever pledged in a public claim.
    NamesUs(NationId, u8),
}

impl Proviso {
    /// The last round in which it may come about.
    #[must_use]
    pub const fn by_round(self) -> u8 {
        match self {
            Self::Conduct(_, course) => course.by_round,
            Self::Continues(_, round)
            | Self::Restrains(_, round)
            | Self::Unrestrained(_, round)
            | Self::NamesUs(_, round) => round,
        }
    }

    /// The nation on which it depends, if on one.
    #[must_use]
    pub const fn nation(self) -> Option<NationId> {
        match self {
            Self::Conduct(nation, _)
            | Self::Restrains(nation, _)
            | Self::Unrestrained(nation, _)
            | Self::NamesUs(nation, _) => Some(nation),
            Self::Continues(..) => None,
        }
    }

    /// The incident on which it depends, if on one.
    #[must_use]
    pub const fn incident(self) -> Option<IncidentId> {
        match self {
            Self::Continues(incident, _) => Some(incident),
            Self::Conduct(..) | Self::Restrains(..) | Self::Unrestrained(..) | Self::NamesUs(..) => None,
        }
    }
}

/// A pledge: *if …, we will, or will not, do this toward them by that round* (9.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pledge {
    /// To whom.
    pub to: Audience,
    /// On what condition; without one it binds at once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provided: Option<Proviso>,
    /// What is pledged.
    pub course: Course,
}

impl Pledge {
    /// Whether everybody hears it.
    #[must_use]
    pub fn is_public(&self) -> bool {
        self.to == Audience::Everyone
    }

    /// Those to whom it is given, of everybody but the one who gives it.
    #[must_use]
    pub const fn given_to(&self, others: NationSet) -> NationSet {
        match self.to {
            Audience::Everyone => others,
            Audience::Only(to) => to,
        }
    }
}

/// A pledge and the message that carries it (9.1, 11).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pledging {
    /// What is pledged, to whom.
    pub pledge: Pledge,
    /// How the message travels.
    pub carrier: Carrier,
    /// What it says besides, in the writer's own words; the rules do not read it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prose: Option<String>,
}

/// Why a pledge is refused (9.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum NoPledge {
    /// The round that it names is over.
    RoundPassed,
    /// The round that it names is after the last.
    AfterTheEnd {
        /// The last round.
        last: u8,
    },
    /// Its condition may come about in the last round that counts, or later.
    NoTimeToAct,
    /// The nation whose restraint is the condition would not hear of it.
    HostNotTold,
    /// Its condition is an act that the seat could not see.
    Unseen,
    /// It depends on what the seat itself does.
    OwnCondition,
    /// The seat has given the same pledge, and it is not judged yet.
    GivenAlready,
}

/// Why restrictive measures cannot be imposed or lifted (7.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum NoMeasures {
    /// Measures of the seat are in force against that nation already.
    InForceAlready,
    /// No measures of the seat are in force against that nation.
    NoneInForce,
    /// The same countermeasure of the seat stands against that nation already (6.1).
    CounterStands,
    /// No countermeasure of the seat stands against that nation (6.1).
    NoCounter,
}

impl NoPledge {
    /// The rule that says no.
    pub const RULE: Rule = Rule(9, 1);
}

impl NoMeasures {
    /// The rule that says no.
    #[must_use]
    pub const fn rule(self) -> Rule {
        match self {
            Self::InForceAlready | Self::NoneInForce => Rule(7, 3),
            Self::CounterStands | Self::NoCounter => Rule(6, 1),
        }
    }
}

impl fmt::Display for NoPledge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::RoundPassed => f.write_str("it names a round that is over; name this one or a later one"),
            Self::AfterTheEnd { last } => {
                write!(f, "it names a round after the last; name round {last} or an earlier one")
            }
            Self::NoTimeToAct => {
                f.write_str("its condition leaves no round to act in; name an earlier round for the condition")
            }
            Self::HostNotTold => f.write_str("give it to the nation whose restraint it asks for, or to everybody"),
            Self::Unseen => {
                f.write_str("you could not see whether they do that; name an act in the open, or one towards you")
            }
            Self::OwnCondition => f.write_str("a condition is about what another nation does"),
            Self::GivenAlready => f.write_str("you have given this pledge already"),
        }
    }
}

impl fmt::Display for NoMeasures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::InForceAlready => "your measures against that nation are in force already",
            Self::NoneInForce => "you have no measures in force against that nation",
            Self::CounterStands => "that countermeasure of yours stands against that nation already",
            Self::NoCounter => "no countermeasure of yours stands against that nation",
        })
    }
}
