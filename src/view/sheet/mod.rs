//! The sheet of a seat: everything its screen shows, owned, with the prose resolved.
//!
//! A front end needs nothing else. What a person can do is on it as a talk or
//! an order that is ready to be given; what a person may not know is not on it.

mod dossier;
mod inbox;
mod orders;
mod table;

use crate::order::{Judgement, Order, Refusal, Seal, Stem, Tray};
use crate::terms::{
    ActionId, ActorId, Bearing, CardId, Carrier, Category, Channel, ClaimId, IncidentId, InjectId,
    LegalClass, Likelihood, Link, NationId, NationSet, Outlet, Phase, ProposalId, RequestId, Route,
    Rung, Tlp,
};
use crate::world::World;
use serde::Serialize;

/// Everything that one seat's screen shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Sheet {
    /// Whose it is.
    pub seat: NationId,
    /// The line at the top.
    pub header: Header,
    /// What the ministry has at hand.
    pub means: Means,
    /// What everybody sees: the chart and the tracks.
    pub board: Board,
    /// Instructions.
    pub brief: Brief,
    /// Papers that have come in, newest first.
    pub inbox: Vec<Paper>,
    /// What the seat knows of each incident.
    pub incidents: Vec<Dossier>,
    /// How the seat stands with each other nation.
    pub relations: Vec<RelationRow>,
    /// Claims that it hears of, newest first.
    pub claims: Vec<ClaimRow>,
    /// Joint claims that it proposed or is asked to sign, open ones.
    pub proposals: Vec<ProposalRow>,
    /// What it may order now.
    pub options: Vec<OptionRow>,
    /// What it has put into its tray.
    pub tray: Vec<TrayRow>,
    /// How many more orders, statements, replies and judgements the round has room for.
    pub room: Room,
    /// The end of the play, once it has come.
    pub ending: Option<EndingText>,
}

/// The line at the top of a desk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Header {
    /// The scenario's title.
    pub title: String,
    /// The nation's full name.
    pub nation: String,
    /// Its ministry.
    pub ministry: String,
    /// Its flag's letter.
    pub letter: char,
    /// The round, from 1.
    pub round: u8,
    /// The last round.
    pub rounds: u8,
    /// Months that a round stands for.
    pub months_a_round: u8,
    /// The phase.
    pub phase: Phase,
}

/// What the ministry has at hand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Means {
    /// Staff free.
    pub staff: i16,
    /// Political capital.
    pub capital: i16,
    /// Money.
    pub funds: i16,
    /// Source health, 0 to 5.
    pub sources: i16,
    /// What the tray takes of staff, capital and funds.
    pub ordered: (i16, i16, i16),
    /// Why each stands where it stands.
    pub why: Vec<Why>,
}

/// A number and what made it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Why {
    /// Which number: `Mandate`, `Trust in …`.
    pub what: String,
    /// What it is now.
    pub now: i16,
    /// What moved it, newest first.
    pub because: Vec<String>,
}

/// What everybody sees.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Board {
    /// The nations.
    pub nations: Vec<NationRow>,
    /// Tension between each two.
    pub tensions: Vec<TensionRow>,
    /// The incidents that the reader knows of.
    pub incidents: Vec<Stamp>,
    /// Names on the chart.
    pub seas: Vec<(String, (u16, u16))>,
    /// Cables on the chart.
    pub cables: Vec<(NationId, NationId)>,
    /// The shared index, 0 to 100.
    pub index: i16,
    /// Peace: ten less the highest tension.
    pub peace: i16,
    /// The norms.
    pub norms: Vec<NormRow>,
}

/// A nation on the chart and in the tables.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NationRow {
    /// Its id.
    pub id: NationId,
    /// Its full name.
    pub name: String,
    /// Its short name.
    pub short: String,
    /// Its capital.
    pub capital: String,
    /// Its flag's letter.
    pub letter: char,
    /// Its place on the chart.
    pub place: (u16, u16),
    /// Growth, Freedom, Security.
    pub tracks: [i16; 3],
    /// Mandate.
    pub mandate: i16,
    /// Credibility.
    pub credibility: i16,
    /// People, Organisation, Law.
    pub capacity: [i16; 3],
    /// Maturity, in its word.
    pub stage: &'static str,
    /// What it professes.
    pub narrative: &'static str,
    /// What everybody reads of it.
    pub about: String,
    /// What moved its tracks, mandate and credibility.
    pub why: Vec<Why>,
}

/// Tension between two nations.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TensionRow {
    /// One.
    pub a: NationId,
    /// The other.
    pub b: NationId,
    /// 0 to 10.
    pub level: i16,
    /// Its rung's word.
    pub rung: &'static str,
    /// What moved it.
    pub because: Vec<String>,
}

/// An incident's seal on the chart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Stamp {
    /// The incident.
    pub id: IncidentId,
    /// Its title.
    pub title: String,
    /// Where it is stamped.
    pub nations: Vec<NationId>,
    /// Its category.
    pub category: Category,
    /// Its severity.
    pub severity: i16,
    /// Its salience.
    pub salience: i16,
    /// Whether it still strikes.
    pub live: bool,
}

/// A norm.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NormRow {
    /// Its letter or id.
    pub name: String,
    /// What it asks.
    pub text: String,
    /// Who has cited or joined it.
    pub support: NationSet,
    /// How far it has worn.
    pub erosion: i16,
}

/// Instructions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Brief {
    /// The paragraph that everybody reads.
    pub public: String,
    /// The seat's own two pages, by paragraph.
    pub paragraphs: Vec<String>,
    /// What the minister will not have, and whether it has happened.
    pub red_lines: Vec<(String, bool)>,
    /// Where a secret can be put right with honour.
    pub honourable_exit: Option<String>,
    /// What is to be achieved.
    pub objectives: Vec<ObjectiveRow>,
}

/// An objective.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ObjectiveRow {
    /// In words.
    pub text: String,
    /// Whether everybody knows it.
    pub public: bool,
    /// By which round; at the end if nothing is said.
    pub by: Option<u8>,
    /// Whether it is met as things stand.
    pub met: bool,
}

/// The register of a paper: it is recognised before a word is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Register {
    /// From the scenario, by its outlet.
    Outlet(Outlet),
    /// A message of another seat, by its carrier.
    Message(Carrier),
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
    },
    /// By writing back.
    Message {
        /// To whom.
        to: NationId,
    },
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

/// How a seat stands with another nation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RelationRow {
    /// The other nation.
    pub id: NationId,
    /// How they stood at the start, in its word.
    pub relation: &'static str,
    /// This seat's trust in it.
    pub trust: i16,
    /// What moved that trust.
    pub because: Vec<String>,
    /// Tension between them.
    pub tension: i16,
    /// The rung's word.
    pub rung: &'static str,
    /// Which lines are open.
    pub channels: Vec<Channel>,
    /// What passed between them that this seat knows of, newest first.
    pub acts: Vec<String>,
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
}

/// An order in the tray.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TrayRow {
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

/// What a round has room for still.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Room {
    /// Orders.
    pub orders: u8,
    /// Statements.
    pub statements: u8,
    /// Replies.
    pub replies: u8,
    /// Judgements.
    pub judgements: u8,
    /// Cables.
    pub cables: u8,
}

/// The end of the play.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct EndingText {
    /// Its title.
    pub title: String,
    /// Its text.
    pub text: String,
}

impl Sheet {
    /// The sheet of a seat, with the orders that are in its tray.
    #[must_use]
    pub fn of(world: &World, seat: NationId, tray: &Tray) -> Self {
        let sight = world.sight(seat);
        Self {
            seat,
            header: table::header(sight),
            means: table::means(sight, tray),
            board: table::board(sight),
            brief: table::brief(sight),
            inbox: inbox::papers(sight),
            incidents: dossier::dossiers(sight),
            relations: table::relations(sight),
            claims: inbox::claims(sight),
            proposals: inbox::proposals(sight),
            options: orders::options(sight, tray),
            tray: orders::tray(sight, tray),
            room: orders::room(sight, tray),
            ending: sight.ending().map(|(title, text)| EndingText {
                title: sight.text(title).to_owned(),
                text: sight.text(text).to_owned(),
            }),
        }
    }

    /// What the gate says of an order that is being completed, and why it would be refused.
    #[must_use]
    pub fn weigh(world: &World, seat: NationId, tray: &Tray, order: &Order) -> (Gate, Option<String>) {
        let sight = world.sight(seat);
        let refusal = crate::rules::admit(sight, tray, order).err();
        (orders::gate(sight, order), refusal.map(|refusal| orders::refusal(sight, refusal)))
    }

    /// Why something was refused, in words.
    #[must_use]
    pub fn refusal(world: &World, seat: NationId, refusal: Refusal) -> String {
        orders::refusal(world.sight(seat), refusal)
    }

    /// The nation's row on the board.
    #[must_use]
    pub fn nation(&self, id: NationId) -> Option<&NationRow> {
        self.board.nations.iter().find(|nation| nation.id == id)
    }

    /// An empty judgement on an incident, to begin with.
    #[must_use]
    pub const fn judgement(incident: IncidentId) -> Judgement {
        Judgement {
            incident,
            who: None,
            who_word: Likelihood::RoughlyEven,
            link: None,
            link_word: Likelihood::RoughlyEven,
            placed: Vec::new(),
        }
    }
}
