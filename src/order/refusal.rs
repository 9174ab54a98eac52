//! Why an order or a talk is refused.

use super::{
    CardRefusal, CoordinationRefusal, CovertRefusal, FacilitatorRefusal, HomeRefusal, MatrixRefusal, NoMeasures,
    NoPledge, TeamRefusal,
};
use crate::terms::{Carrier, Likelihood, Module, Rule, Rung, TextId, Tlp};
use serde::{Deserialize, Serialize};
use std::fmt;

/// The two kinds of refusal; the third kind of no, *doubtful*, is a [`Verdict`](super::Verdict)'s.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum No {
    /// Not understood.
    Invalid,
    /// Understood, and not allowed.
    Illegal,
}

impl No {
    /// The kind in a word. The third kind of no, *doubtful*, is a warning and refuses nothing.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Invalid => "invalid",
            Self::Illegal => "illegal",
        }
    }
}

/// What a round has room for a number of (1.6).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Load {
    /// Orders.
    Orders,
    /// Statements in public.
    Statements,
    /// Cables.
    Cables,
    /// Replies to requests and offers.
    Replies,
    /// Words of one's own on an incident.
    Judgements,
    /// Pledges given.
    Pledges,
}

/// Why an order or a talk is refused. It reads nothing that the seat does not know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Refusal {
    /// The play is over.
    PlayOver,
    /// Not in this phase.
    WrongPhase,
    /// The catalogue holds no such action.
    NoSuchAction,
    /// No such nation, incident, card, claim, request, proposal or inject that the seat knows of.
    NoSuchThing,
    /// As many of these were made in this play as can be numbered.
    TooMany,
    /// The action needs a target.
    NeedsTarget,
    /// The action is aimed at nobody.
    TakesNoTarget,
    /// A nation cannot aim at itself.
    OwnNation,
    /// The action needs an incident.
    NeedsIncident,
    /// The action is about no incident.
    TakesNoIncident,
    /// The action needs a card.
    NeedsCard,
    /// The statement says nothing yet.
    NeedsWording,
    /// The action has no wording or card to it.
    TakesNoParameter,
    /// This rung names nobody, or must name somebody.
    RungAndTarget,
    /// A rung that holds a state to account for actors whose link, by the same text, does not carry it (5.1).
    RungAndLink,
    /// From rung 4 on a claim names an actor.
    NeedsActor,
    /// Whoever is named is accused in a word below even.
    NoAccusation,
    /// Nothing that it said of the nation over the incident has been shown false.
    NothingToCorrect,
    /// The seat has put no word of its own on the incident on file (4.5).
    JudgeFirst,
    /// What a court could use does not make the actor likely enough (6.5).
    FileTooThin {
        /// The word that it takes.
        least: Likelihood,
    },
    /// An organ of a state is named as if it were a group.
    OrganIsNoGroup,
    /// The seat's own word on the incident names no actor as likely.
    NoGroupLikely,
    /// The seat does not hold the card.
    CardNotHeld,
    /// The scenario does not play this module, or not yet.
    ModuleOff {
        /// The module.
        module: Module,
        /// The round from which it is on; 0 if it never is.
        from: u8,
    },
    /// The scenario does without this action.
    Forbidden,
    /// The load of a round is full (1.6).
    LoadFull {
        /// Of what.
        of: Load,
        /// How many there may be.
        most: u8,
    },
    /// The same order is in the tray already.
    AlreadyOrdered,
    /// It has been carried out as often as it may be.
    OftenEnough {
        /// How often.
        times: u8,
    },
    /// Not enough staff (2.2).
    NotEnoughStaff {
        /// What it takes.
        needed: i16,
        /// What is left.
        available: i16,
    },
    /// Not enough political capital (2.2).
    NotEnoughCapital {
        /// What it takes.
        needed: i16,
        /// What is left.
        available: i16,
    },
    /// Not enough money (2.2).
    NotEnoughFunds {
        /// What it takes.
        needed: i16,
        /// What is left.
        available: i16,
    },
    /// A precondition of the action does not hold; the text says what is missing.
    GateShut {
        /// What is missing, in the catalogue's words.
        otherwise: TextId,
        /// The rule of the action.
        rule: Rule,
    },
    /// Tension freezes aid and legal assistance (3.3).
    Frozen {
        /// The tension between the two.
        tension: i16,
    },
    /// No joint claim of the seat is agreed (5.2).
    NoAgreedText,
    /// The seat has signed a text on the incident for this round (5.2).
    OneText {
        /// How far it goes.
        rung: Rung,
    },
    /// The truth of it has been established in public (5.5).
    Established,
    /// What is said of an incident is not what has been established in public (5.5).
    NotAsEstablished,
    /// The source of this card is known already (4.3).
    SourceKnown,
    /// The nation shelters nobody (§12).
    NobodySheltered,
    /// A card cannot be asked for or given like this (4.6).
    Card(CardRefusal),
    /// It cannot be agreed like this to speak on one day (5.1).
    Coordination(CoordinationRefusal),
    /// The covert side does not allow it (§12).
    Covert(CovertRefusal),
    /// Home clearance does not allow it (2.6).
    Home(HomeRefusal),
    /// The label forbids it, unless it is done deliberately (4.7).
    LabelForbids {
        /// The label.
        tlp: Tlp,
    },
    /// The line is not open (3.2).
    LineClosed {
        /// Which carrier would need it.
        carrier: Carrier,
    },
    /// A message goes to nobody.
    NobodyAddressed,
    /// This seat is not the one to answer.
    NotYoursToAnswer,
    /// It has been answered, or can be answered no more.
    AnsweredAlready,
    /// A negotiated text does not allow it (8.2, 8.3).
    Draft(super::NoDraft),
    /// It is about a programme of capacity building (§10).
    Programme(super::ProgrammeRefusal),
    /// A pledge cannot be given like this (9.1).
    Pledge(NoPledge),
    /// Restrictive measures cannot be imposed or lifted like this (7.3).
    Measures(NoMeasures),
    /// A free-form act cannot be tried, voted or ruled on like this (§14).
    Matrix(MatrixRefusal),
    /// A facilitator cannot do this now (18.1).
    Facilitator(FacilitatorRefusal),
    /// A team cannot be seated, or cannot sign, like this (18.2).
    Team(TeamRefusal),
    /// A seat cannot do what the table does, nor the table what a seat does.
    NotYoursToDo,
}

impl Refusal {
    /// Whether it was not understood or not allowed.
    #[must_use]
    pub const fn no(self) -> No {
        match self {
            Self::NoSuchAction
            | Self::NoSuchThing
            | Self::NeedsTarget
            | Self::TakesNoTarget
            | Self::OwnNation
            | Self::NeedsIncident
            | Self::TakesNoIncident
            | Self::NeedsCard
            | Self::NeedsWording
            | Self::TakesNoParameter
            | Self::RungAndTarget
            | Self::RungAndLink
            | Self::NoAccusation
            | Self::OrganIsNoGroup
            | Self::NoGroupLikely
            | Self::NeedsActor
            | Self::Pledge(NoPledge::OwnCondition)
            | Self::Matrix(MatrixRefusal::Wordless | MatrixRefusal::TooManyArguments)
            | Self::Facilitator(FacilitatorRefusal::Wordless)
            | Self::NobodyAddressed => No::Invalid,
            Self::Draft(no) if no.is_invalid() => No::Invalid,
            _ => No::Illegal,
        }
    }

    /// The rule that says no.
    #[must_use]
    pub const fn rule(self) -> Rule {
        match self {
            Self::PlayOver => Rule(16, 3),
            Self::WrongPhase => Rule(1, 2),
            Self::ModuleOff { .. } | Self::Forbidden => Rule(1, 8),
            Self::LoadFull { .. } | Self::AlreadyOrdered => Rule(1, 6),
            Self::NotEnoughStaff { .. } | Self::NotEnoughCapital { .. } | Self::NotEnoughFunds { .. } => Rule(2, 2),
            Self::GateShut { rule, .. } => rule,
            Self::Frozen { .. } => Rule(3, 3),
            Self::NoAgreedText | Self::OneText { .. } => Rule(5, 2),
            Self::Established | Self::NotAsEstablished => Rule(5, 5),
            Self::Card(_) => Rule(4, 6),
            Self::RungAndTarget
            | Self::RungAndLink
            | Self::NeedsActor
            | Self::NeedsWording
            | Self::OrganIsNoGroup
            | Self::NoGroupLikely
            | Self::Coordination(_) => Rule(5, 1),
            Self::NoAccusation => Rule(5, 2),
            Self::FileTooThin { .. } => Rule(6, 5),
            Self::NothingToCorrect => Rule(5, 5),
            Self::JudgeFirst => Rule(4, 5),
            Self::SourceKnown | Self::NeedsCard => Rule(4, 3),
            Self::Home(_) => Rule(2, 6),
            Self::NobodySheltered | Self::Covert(_) => Rule(12, 1),
            Self::LabelForbids { .. } | Self::CardNotHeld => Rule(4, 7),
            Self::LineClosed { .. } => Rule(3, 2),
            Self::NobodyAddressed => Rule(11, 1),
            Self::Draft(super::NoDraft::NotOpenForSignature) => Rule(8, 3),
            Self::Draft(super::NoDraft::VoteBound { .. }) => Rule(10, 5),
            Self::Draft(_) => Rule(8, 2),
            Self::NotYoursToAnswer | Self::AnsweredAlready => Rule(5, 4),
            Self::Programme(refusal) => refusal.rule(),
            Self::Pledge(_) => NoPledge::RULE,
            Self::Measures(why) => why.rule(),
            Self::Matrix(_) => Rule(14, 1),
            Self::Facilitator(_) => Rule(18, 1),
            Self::Team(_) => Rule(18, 2),
            _ => Rule(7, 1),
        }
    }
}

const RUNG_AND_LINK: &str =
    "this rung holds a state to account: name the group, lower the rung, or say a link that carries it";
const NOT_AS_ESTABLISHED: &str = "it has been established in public who was behind it, and this is not it";
const NO_ACCUSATION: &str = "a word below even accuses nobody: say at least likely, or condemn the act and name nobody";

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::PlayOver => f.write_str("the play is over"),
            Self::WrongPhase => f.write_str("not in this phase"),
            Self::NoSuchAction => f.write_str("the catalogue holds no such action"),
            Self::NoSuchThing => f.write_str("it names something that you do not know of"),
            Self::TooMany => f.write_str("no more of these can be kept in one play"),
            Self::NeedsTarget => f.write_str("name a nation that it is aimed at"),
            Self::TakesNoTarget => f.write_str("it is aimed at nobody"),
            Self::OwnNation => f.write_str("a nation cannot aim it at itself"),
            Self::NeedsIncident => f.write_str("name the incident that it is about"),
            Self::TakesNoIncident => f.write_str("it is about no incident"),
            Self::NeedsCard => f.write_str("name the card whose source is to be checked"),
            Self::NeedsWording => f.write_str("say what the statement says: rung and word"),
            Self::TakesNoParameter => f.write_str("it has no wording and no card"),
            Self::JudgeFirst => f.write_str("record your own judgement of the incident first"),
            Self::NothingToCorrect => {
                f.write_str("nothing that you said of that nation over this incident has been shown false")
            }
            Self::FileTooThin { least } => f.write_str(&thin(*least)),
            Self::NoGroupLikely => f.write_str("your own word on file names no actor as likely"),
            Self::OrganIsNoGroup => {
                f.write_str("an organ of a state is no group: name its state, or condemn the act and name nobody")
            }
            Self::NoAccusation => f.write_str(NO_ACCUSATION),
            Self::RungAndTarget => f.write_str("rungs 1 and 2 accuse nobody; from rung 3 on name the nation accused"),
            Self::RungAndLink => f.write_str(RUNG_AND_LINK),
            Self::NeedsActor => f.write_str("name the actor: this says who did it"),
            Self::CardNotHeld => f.write_str("you do not hold that card"),
            Self::ModuleOff { module, from: 0 } => write!(f, "this scenario plays without {}", module.word()),
            Self::ModuleOff { module, from } => write!(f, "{} is on from round {from}", module.word()),
            Self::Forbidden => f.write_str("this scenario does without it"),
            Self::LoadFull { of, most: 1 } => write!(f, "a round has room for one {}", of.words().0),
            Self::LoadFull { of, most } => write!(f, "a round has room for {most} {}", of.words().1),
            Self::AlreadyOrdered => f.write_str("the same order is in the tray already"),
            Self::OftenEnough { times } => write!(f, "it can be done {times} times in a play, and has been"),
            Self::NotEnoughStaff { needed, available } => write!(f, "it takes {needed} staff and {available} are free"),
            Self::NotEnoughCapital { needed, available } => {
                write!(f, "it takes {needed} political capital and there is {available}")
            }
            Self::NotEnoughFunds { needed, available } => {
                write!(f, "it takes {needed} funds and there are {available}")
            }
            Self::GateShut { .. } => f.write_str("a precondition is missing"),
            Self::Frozen { tension } => write!(f, "tension {tension} freezes aid and legal assistance"),
            Self::NoAgreedText => f.write_str("no joint text is agreed; propose one in Talks"),
            Self::OneText { rung } => write!(f, "you have signed a text on it this round: “{}”", rung.word()),
            Self::NotAsEstablished => f.write_str(NOT_AS_ESTABLISHED),
            Self::Established => f.write_str("it has been established in public, and cannot be denied any more"),
            Self::SourceKnown => f.write_str("you know where this card comes from"),
            Self::NobodySheltered => f.write_str("your nation shelters nobody"),
            Self::Card(refusal) => refusal.fmt(f),
            Self::Coordination(refusal) => refusal.fmt(f),
            Self::Covert(refusal) => refusal.fmt(f),
            Self::Home(refusal) => refusal.fmt(f),
            Self::LabelForbids { tlp } => write!(f, "the label TLP:{} forbids it", tlp.word()),
            Self::LineClosed { carrier } => write!(f, "no line is open for a {}", carrier.word()),
            Self::NobodyAddressed => f.write_str("it is addressed to nobody"),
            Self::NotYoursToAnswer => f.write_str("it is not yours to answer"),
            Self::AnsweredAlready => f.write_str("it can be answered no more"),
            Self::Draft(no) => no.fmt(f),
            Self::Programme(refusal) => write!(f, "{refusal}"),
            Self::Pledge(why) => why.fmt(f),
            Self::Measures(why) => why.fmt(f),
            Self::Matrix(why) => why.fmt(f),
            Self::Facilitator(why) => why.fmt(f),
            Self::Team(why) => why.fmt(f),
            Self::NotYoursToDo => f.write_str("it is not yours to do"),
        }
    }
}

impl Load {
    /// One of them, and several.
    const fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Orders => ("order", "orders"),
            Self::Statements => ("statement", "statements"),
            Self::Cables => ("cable", "cables"),
            Self::Replies => ("reply", "replies"),
            Self::Judgements => ("judgement", "judgements"),
            Self::Pledges => ("pledge", "pledges"),
        }
    }
}

fn thin(least: Likelihood) -> String {
    format!(
        "by what a court could use, nobody linked to the target is {}: it takes forensics, legal assistance, open sources, or what was published",
        least.word()
    )
}
