//! The rows of a sheet: papers, dossiers, claims, orders.

use super::Why;
use crate::order::{Order, Seal, Stem};
use crate::terms::{
    ActionId, ActorId, AskId, Bearing, CardId, Carrier, Category, ClaimId, CoordinationId, IncidentId, InjectId,
    LegalClass, Likelihood, Link, NationId, NationSet, OrderId, Outlet, ProposalId, RequestId, Route, Rung, Tlp,
};
use serde::Serialize;

/// The register of a paper: it is recognised before a word is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Register {
    /// From the scenario, by its outlet.
    Outlet(Outlet),
    /// A message of another seat, by its carrier.
    Message(Carrier),
    /// A message that the seat itself has sent.
    Sent,
    /// A request to be answered.
    Request,
    /// A claim against somebody.
    Claim,
    /// A joint text to be signed.
    Proposal,
}

/// A paper that has come in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Paper {
    /// The round in which it came.
    pub round: u8,
    /// What kind of paper.
    pub register: Register,
    /// From whom.
    pub from: String,
    /// Its subject or headline.
    pub subject: String,
    /// Its text.
    pub body: String,
    /// The incident it is about.
    pub incident: Option<IncidentId>,
    /// What can be answered, and has been.
    pub answer: Answer,
}

/// How a paper can be answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum Answer {
    /// It cannot.
    None,
    /// By a choice, counted from 1; the first is taken if nobody chooses.
    Choice {
        /// The inject.
        inject: InjectId,
        /// What can be chosen.
        labels: Vec<String>,
        /// What has been chosen.
        chosen: Option<u8>,
        /// Whether it can still be chosen.
        open: bool,
    },
    /// Granted, refused or left.
    Request {
        /// The request.
        request: RequestId,
        /// How it has been answered, in words.
        answered: Option<&'static str>,
        /// Whether it can still be answered.
        open: bool,
    },
    /// As the accused.
    Claim {
        /// The claim.
        claim: ClaimId,
        /// How it has been answered, in words.
        answered: Option<&'static str>,
        /// Whether it can still be answered.
        open: bool,
        /// Whether the seat can act against a group that it shelters.
        shelters: bool,
        /// Whether the seat can come forward.
        exit: bool,
    },
    /// As a third state: support, take note, doubt, reject.
    Weigh {
        /// The claim.
        claim: ClaimId,
        /// Whether it can still be weighed.
        open: bool,
    },
    /// As a partner.
    Proposal {
        /// The proposal.
        proposal: ProposalId,
        /// Whether it can still be answered.
        open: bool,
        /// What is at stake with its word for whoever signs it, in sentences.
        stakes: Vec<String>,
    },
    /// By giving a card that was asked for.
    Card {
        /// The request.
        ask: AskId,
        /// What could be given: held, asked for, and let go by its label.
        cards: Vec<(CardId, String)>,
        /// How it has been answered, in words.
        answered: Option<&'static str>,
        /// Whether it can still be answered.
        open: bool,
    },
    /// To speak on one day, or not.
    Coordination {
        /// The agreement.
        coordination: CoordinationId,
        /// How it has been answered, in words.
        answered: Option<&'static str>,
        /// Whether it can still be answered.
        open: bool,
    },
    /// By writing back.
    Message {
        /// To whom.
        to: NationId,
    },
}

impl Answer {
    /// Whether it can still be given.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        match self {
            Self::Choice { open, .. }
            | Self::Request { open, .. }
            | Self::Claim { open, .. }
            | Self::Weigh { open, .. }
            | Self::Proposal { open, .. }
            | Self::Coordination { open, .. }
            | Self::Card { open, .. } => *open,
            Self::None | Self::Message { .. } => false,
        }
    }
}

/// What a seat knows of an incident.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Dossier {
    /// The incident.
    pub id: IncidentId,
    /// Its title.
    pub title: String,
    /// What is known of it.
    pub about: String,
    /// Its category.
    pub category: Category,
    /// The sector, in its word.
    pub sector: &'static str,
    /// Whom it has hit.
    pub hit: NationSet,
    /// How bad it is.
    pub severity: i16,
    /// How much is said of it.
    pub salience: i16,
    /// Whether it strikes, was contained or is over, in words.
    pub state: &'static str,
    /// Whether it strikes.
    pub live: bool,
    /// The round in which it began.
    pub began: u8,
    /// How far it is contained, and what it takes.
    pub containment: (i16, i16),
    /// What moved its salience and containment.
    pub why: Vec<Why>,
    /// The norms it breaches.
    pub norms: Vec<String>,
    /// The obligation it breaches.
    pub obligation: Option<String>,
    /// The round in which this seat was notified as host; nothing if it was not.
    pub notified: Option<u8>,
    /// The cards in hand.
    pub cards: Vec<CardRow>,
    /// Who could have done it.
    pub suspects: Vec<Suspect>,
    /// The seat's own word.
    pub own: Option<OwnWord>,
    /// Whether a judgement can be recorded now.
    pub can_judge: bool,
    /// The analyst's word, once the seat has judged on the cards that it holds.
    pub analyst: Option<AnalystWord>,
    /// What is missing, and how to look for it.
    pub missing: Vec<String>,
}

/// A card in hand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CardRow {
    /// The card.
    pub id: CardId,
    /// Its title.
    pub title: String,
    /// What the slip says.
    pub text: String,
    /// What kind of evidence it is.
    pub kind: String,
    /// Its grade: `B2`.
    pub grade: String,
    /// What it bears on.
    pub bears: Bearing,
    /// In words: `points to …`.
    pub bearing: String,
    /// Its label.
    pub tlp: Tlp,
    /// How it was found.
    pub route: Route,
    /// How this seat came by it.
    pub learnt: String,
    /// Where it comes from, once checked.
    pub upstream: Option<String>,
    /// Who else is known to hold it.
    pub holders: NationSet,
    /// To whom its label lets it go.
    pub may_go_to: NationSet,
    /// Where the seat laid it.
    pub placed: Option<Bearing>,
    /// Whether it is public.
    pub public: bool,
}

/// A named hypothesis of the ladder Who.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Suspect {
    /// The actor.
    pub id: ActorId,
    /// Its name.
    pub name: String,
    /// What is said of it.
    pub about: String,
    /// The nation that might be behind it.
    pub sponsor: Option<NationId>,
}

/// The seat's own word.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OwnWord {
    /// The round in which it was recorded.
    pub round: u8,
    /// Who, if anybody.
    pub who: Option<ActorId>,
    /// How likely.
    pub who_word: Likelihood,
    /// Which link, if any.
    pub link: Option<Link>,
    /// How likely.
    pub link_word: Likelihood,
}

/// The analyst's word.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AnalystWord {
    /// The words for the suspects, in their order.
    pub who: Vec<Likelihood>,
    /// The word for "unknown".
    pub who_unknown: Likelihood,
    /// The words for none, tolerated, directed.
    pub link: Vec<Likelihood>,
    /// The word for "unknown".
    pub link_unknown: Likelihood,
    /// Analytic confidence, in its word.
    pub confidence: &'static str,
    /// What the analyst says, in a sentence.
    pub sentence: String,
}

/// A claim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ClaimRow {
    /// Its number.
    pub id: ClaimId,
    /// The round.
    pub round: u8,
    /// Who says so.
    pub by: NationId,
    /// Who signed besides.
    pub signatories: NationSet,
    /// Who spoke on the same day, as agreed, and named the same (5.1).
    pub beside: NationSet,
    /// Whom it accuses.
    pub accused: Option<NationId>,
    /// What it says, in a sentence.
    pub text: String,
    /// Whether everybody heard it.
    pub public: bool,
    /// How far others accept it, 0 to 100, if it is public.
    pub acceptance: Option<i16>,
    /// What each third state says of it.
    pub answers: Vec<(NationId, &'static str)>,
    /// How the accused replied.
    pub reply: Option<&'static str>,
    /// Whether a public event has shown it false.
    pub shown_false: bool,
}

/// A proposed joint claim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ProposalRow {
    /// Its number.
    pub id: ProposalId,
    /// Who proposed it.
    pub by: NationId,
    /// What it says, in a sentence.
    pub text: String,
    /// How each partner has answered.
    pub answers: Vec<(NationId, String)>,
}

/// What an order still needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Needs {
    /// Nothing.
    Nothing,
    /// A wording; rungs from the first to the second.
    Wording(Rung, Rung),
    /// A card whose source is to be checked.
    Card,
}

/// Something that the seat may order now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OptionRow {
    /// Its stem.
    pub stem: Stem,
    /// The action.
    pub action: ActionId,
    /// Its name.
    pub title: String,
    /// The line that teaches it.
    pub teaches: String,
    /// What it signals.
    pub signals: String,
    /// What is likely to come back.
    pub replies: Vec<String>,
    /// Its legal class.
    pub class: LegalClass,
    /// Its heat.
    pub heat: i16,
    /// Whether it is done in the open.
    pub public: bool,
    /// What it costs: staff, capital, funds.
    pub cost: (i16, i16, i16),
    /// Whether it takes the round's statement and not one of its orders.
    pub statement: bool,
    /// The gate of the simplest order.
    pub gate: Gate,
    /// What it still needs.
    pub needs: Needs,
    /// The simplest order, to begin with.
    pub simplest: Order,
    /// How relevant the desk thinks it, larger first.
    pub relevance: i16,
    /// The rule, `7.1`.
    pub rule: String,
}

/// What the gate says, in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Gate {
    /// The seal.
    pub seal: Seal,
    /// What is missing, with its rule.
    pub missing: Vec<String>,
    /// What is doubtful, with its rule.
    pub doubts: Vec<String>,
    /// How loud it is as it stands (3.3).
    pub heat: i16,
    /// What a word that names somebody will come to if it is true, and if it is false (5.5).
    pub stakes: Vec<String>,
}

/// An order in the tray.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TrayRow {
    /// Its id, by which it is withdrawn and signed.
    pub id: OrderId,
    /// The order.
    pub order: Order,
    /// In a line.
    pub text: String,
    /// What the gate says.
    pub gate: Gate,
    /// Its heat.
    pub heat: i16,
    /// What it costs: staff, capital, funds.
    pub cost: (i16, i16, i16),
}
