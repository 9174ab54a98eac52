//! Talks: typed acts with optional prose, which never affects the rules (11).

use crate::terms::{
    ActorId, Bearing, CardId, CardSet, Carrier, ClaimId, ClaimReply, IncidentId, InjectId, Likelihood, Link, NationId,
    NationSet, ProposalId, Reply, RequestId, Rung,
};
use serde::{Deserialize, Serialize};

/// What a message does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum MessageAct {
    /// Asks for what the other side holds.
    Request,
    /// Offers help or a deal.
    Offer,
    /// Proposes a common text or step.
    Proposal,
    /// Answers.
    Reply,
    /// Warns of what will follow.
    Warning,
    /// Tells.
    Sharing,
}

impl MessageAct {
    /// Every act, in declaration order.
    pub const ALL: [Self; 6] = [Self::Request, Self::Offer, Self::Proposal, Self::Reply, Self::Warning, Self::Sharing];
}

/// A message to one nation, several, or all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Message {
    /// To whom.
    pub to: NationSet,
    /// How it travels.
    pub carrier: Carrier,
    /// What it does.
    pub act: MessageAct,
    /// The incident it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<IncidentId>,
    /// What it says, in the writer's own words; the rules do not read it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prose: Option<String>,
}

/// A card laid on a ladder: practice, scored but never weighed (4.5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Placing {
    /// The card.
    pub card: CardId,
    /// Where the seat lays it.
    pub on: Bearing,
}

/// A seat's own word on an incident, before the analyst's (4.5).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Judgement {
    /// The incident.
    pub incident: IncidentId,
    /// Who leads in the seat's eyes; nobody means "unknown".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub who: Option<ActorId>,
    /// How likely that is.
    pub who_word: Likelihood,
    /// Which link leads; nothing means "unknown".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<Link>,
    /// How likely that is.
    pub link_word: Likelihood,
    /// The cards as the seat laid them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub placed: Vec<Placing>,
}

/// How a partner answers a proposed joint claim (5.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Consent {
    /// Signs, up to this rung.
    UpTo(Rung),
    /// Cannot clear the text yet, which delays it a round.
    NotYet,
    /// Does not sign.
    Decline,
}

/// Something said in Talks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Talk {
    /// Sends a message.
    Send(Message),
    /// Shares cards (4.7); costs one staff.
    Share {
        /// With whom.
        to: NationSet,
        /// Which.
        cards: CardSet,
        /// Whether to do so although a label forbids it.
        #[serde(default)]
        against_label: bool,
    },
    /// Checks whether a contact point answers (3.2).
    Ping {
        /// Whose.
        to: NationId,
    },
    /// Answers a request.
    Answer {
        /// Which.
        request: RequestId,
        /// How.
        reply: Reply,
    },
    /// Proposes a joint claim (5.2).
    Propose {
        /// Who should sign.
        to: NationSet,
        /// The incident.
        incident: IncidentId,
        /// The nation it accuses, from rung 3 on.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        accused: Option<NationId>,
        /// The text.
        wording: super::Wording,
    },
    /// Answers a proposed joint claim.
    Sign {
        /// Which.
        proposal: ProposalId,
        /// How.
        consent: Consent,
    },
    /// Asks a partner for a card, or answers that (4.6).
    Card(super::CardTalk),
    /// Says something of speaking on one day (5.1).
    Coordinate(super::CoordinationTalk),
    /// Answers a claim as the accused (5.4).
    ReplyToClaim {
        /// Which.
        claim: ClaimId,
        /// How.
        reply: ClaimReply,
    },
    /// Replaces the formula's answer to a claim as a third state: 75, 40, 10 or 0 (5.3).
    Weigh {
        /// Which.
        claim: ClaimId,
        /// Support, take note, doubt, reject: 0 to 3.
        answer: u8,
    },
    /// Gives a pledge (9.1).
    Pledge(super::Pledging),
    /// Records a judgement (4.5).
    Judge(Judgement),
    /// Speaks with the other ministries at home (2.6).
    Home(super::HomeTalk),
    /// Chooses among the choices of an inject, counted from 1.
    Choose {
        /// The inject.
        inject: InjectId,
        /// The choice.
        choice: u8,
    },
    /// Says something over a negotiated text (8.2, 8.3).
    Draft(super::DraftTalk),
    /// Says something of a programme of capacity building (10.3).
    Programme(super::ProgrammeTalk),
    /// Tries what no card offers, or votes on it (§14).
    Matrix(super::MatrixTalk),
}

impl Talk {
    /// Every kind of talk, in declaration order, as counts and tables name it.
    pub const KINDS: [&str; 17] = [
        "message",
        "sharing",
        "ping",
        "answer",
        "proposal",
        "signature",
        "reply to a claim",
        "weighing",
        "pledge",
        "judgement",
        "liaison",
        "choice",
        "draft",
        "programme",
        "free-form act",
        "speaking on one day",
        "request for a card",
    ];

    /// The place of its kind in [`Talk::KINDS`].
    #[must_use]
    pub const fn kind(&self) -> usize {
        match self {
            Self::Send(_) => 0,
            Self::Share { .. } => 1,
            Self::Ping { .. } => 2,
            Self::Answer { .. } => 3,
            Self::Propose { .. } => 4,
            Self::Sign { .. } => 5,
            Self::ReplyToClaim { .. } => 6,
            Self::Weigh { .. } => 7,
            Self::Pledge(_) => 8,
            Self::Judge(_) => 9,
            Self::Home(_) => 10,
            Self::Choose { .. } => 11,
            Self::Draft(_) => 12,
            Self::Programme(_) => 13,
            Self::Matrix(_) => 14,
            Self::Coordinate(_) => 15,
            Self::Card(_) => 16,
        }
    }
}
