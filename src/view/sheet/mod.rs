//! The sheet of a seat: everything its screen shows, owned, with the prose resolved.
//!
//! A front end needs nothing else. What a person can do is on it as a talk or
//! an order that is ready to be given; what a person may not know is not on it.

mod board;
mod console;
mod covert;
mod debrief;
mod dossier;
mod drafts;
mod glossary;
mod home;
mod inbox;
mod matrix;
mod orders;
mod pledges;
mod pledging;
mod press;
mod programmes;
mod public;
mod rows;
mod table;

use crate::order::{Judgement, Order, Refusal, Tray};
use crate::terms::{Category, Channel, IncidentId, Likelihood, Module, NationId, NationSet, Phase};
use crate::world::World;
use serde::Serialize;

pub use super::{Headline, Letter};
pub use console::{ActRow, ConsolePage, InjectRow, ObservationRow};
pub use covert::{CovertPage, ForgedRow, GroupRow};
pub use debrief::{ClaimTruth, DebriefPage, PledgeTruth, TruthRow, TurnRow, files, truths};
pub use drafts::{BracketRow, ClauseRow, DraftMove, DraftRow};
pub use glossary::{Term, explain, glossary, look_up};
pub use home::{HomePage, HomeRow};
pub use matrix::{MatrixPage, MatrixRow};
pub use pledges::{MeasureRow, PledgeRow, PressureRow};
pub use pledging::{Aims, Pledgeable, Promise};
pub use press::{DigestRow, PressPage};
pub use programmes::{Offering, ProgrammeRow};
pub use public::PublicPage;
pub use rows::{
    AnalystWord, Answer, CardRow, ClaimRow, Dossier, Gate, Needs, OptionRow, OwnWord, Paper, ProposalRow, Register,
    Suspect, TrayRow,
};

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
    /// Negotiated texts: those of its forums, and adopted ones.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub drafts: Vec<DraftRow>,
    /// Programmes of capacity building that it sees; none while they are not in play.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub programmes: Vec<ProgrammeRow>,
    /// Pledges that it knows of, newest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub pledges: Vec<PledgeRow>,
    /// What it may pledge now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub promise: Option<Promise>,
    /// Restrictive measures in force.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub measures: Vec<MeasureRow>,
    /// The pressure on each nation that is under any.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub pressure: Vec<PressureRow>,
    /// What it may order now.
    pub options: Vec<OptionRow>,
    /// What it has put into its tray.
    pub tray: Vec<TrayRow>,
    /// The covert side, if the scenario plays it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub covert: Option<CovertPage>,
    /// What the press has reported, if the scenario plays it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub press: Option<PressPage>,
    /// Home clearance, if the scenario plays it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub home: Option<HomePage>,
    /// Free-form acts, if the scenario plays them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub matrix: Option<MatrixPage>,
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
    /// The modules that are on in this round; what is off is on no screen (1.8).
    pub modules: Vec<Module>,
}

impl Header {
    /// Whether a module is on.
    #[must_use]
    pub fn plays(&self, module: Module) -> bool {
        self.modules.contains(&module)
    }
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
    /// What was done in the last round that was resolved, in order, as far as the reader saw it.
    pub deeds: Vec<DeedRow>,
}

/// An act of the last round that was resolved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DeedRow {
    /// The round.
    pub round: u8,
    /// By whom.
    pub by: NationId,
    /// Towards whom, if it is another nation.
    pub towards: Option<NationId>,
    /// Whether it made a noise: heat 3 and more.
    pub loud: bool,
    /// In a line.
    pub said: String,
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
    /// What moved its tracks, mandate, credibility and capacity.
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
    /// What moved its salience.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub because: Vec<String>,
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
    /// What wore or mended it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub because: Vec<String>,
    /// How far it has spread, where stages are played (8.1).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stage: Option<&'static str>,
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
    /// Whether only the truth can tell, which comes out when the play ends.
    pub sealed: bool,
    /// What it counts for.
    pub points: i16,
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
            drafts: drafts::drafts(sight),
            programmes: programmes::programmes(sight),
            pledges: pledges::pledges(sight),
            promise: pledging::promise(sight),
            measures: pledges::measures(sight),
            pressure: pledges::pressure(sight),
            options: orders::options(sight, tray),
            tray: orders::tray(sight, tray),
            covert: covert::page(sight),
            press: press::page(sight),
            home: home::page(sight),
            matrix: matrix::page(sight),
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

    /// Why something was refused, in words, and which kind of no it is.
    #[must_use]
    pub fn refusal(world: &World, seat: NationId, refusal: Refusal) -> String {
        format!("{}: {}", refusal.no().word(), orders::refusal(world.sight(seat), refusal))
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
