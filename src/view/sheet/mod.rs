//! The sheet of a seat: everything its screen shows, owned, with the prose resolved.
//!
//! A front end needs nothing else. What a person can do is on it as a talk or
//! an order that is ready to be given; what a person may not know is not on it.

mod asking;
mod board;
mod console;
mod coordination;
mod covert;
mod debrief;
mod dossier;
mod drafts;
mod glossary;
mod home;
mod inbox;
mod law;
mod matrix;
mod named;
mod orders;
mod parts;
mod pledges;
mod pledging;
mod press;
mod programmes;
mod public;
mod rows;
mod table;

use crate::order::{Judgement, Order, Refusal, Tray};
use crate::terms::{IncidentId, Likelihood, NationId};
use crate::world::World;
use serde::Serialize;

pub use super::{Headline, Letter};
pub use asking::{AskPage, ToldRow};
pub use console::{ActRow, ConsolePage, InjectRow, ObservationRow};
pub use coordination::CoordinationRow;
pub use covert::{CovertPage, ForgedRow, GroupRow};
pub use debrief::{ClaimTruth, DebriefPage, PledgeTruth, TruthRow, TurnRow, files, truths};
pub use drafts::{BracketRow, ClauseRow, DraftMove, DraftRow};
pub use glossary::{Term, explain, glossary, look_up};
pub use home::{HomePage, HomeRow};
pub use law::{CounterRow, TermRow};
pub use matrix::{MatrixPage, MatrixRow};
pub use parts::{
    Board, Brief, DeedRow, Header, Means, NationRow, NormRow, ObjectiveRow, RelationRow, Room, Stamp, TensionRow, Why,
};
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
    /// What it has asked others for, and could ask for by name.
    pub asking: AskPage,
    /// Agreements to speak on one day of this round or a later one, and proposals of such.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub coordinations: Vec<CoordinationRow>,
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
    /// Countermeasures that stand.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub counter: Vec<CounterRow>,
    /// The terms of hosts that it has told, and its own as a host.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub terms: Vec<TermRow>,
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
            asking: asking::page(sight),
            coordinations: coordination::rows(sight),
            drafts: drafts::drafts(sight),
            programmes: programmes::programmes(sight),
            pledges: pledges::pledges(sight),
            promise: pledging::promise(sight),
            measures: pledges::measures(sight),
            pressure: pledges::pressure(sight),
            counter: law::counter(sight),
            terms: law::terms(sight),
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
        (orders::gate(sight, tray, order), refusal.map(|refusal| orders::refusal(sight, refusal)))
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
