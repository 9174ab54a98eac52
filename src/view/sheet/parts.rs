//! The parts of a sheet that are always on it: the header, the means, the board, the brief.

use crate::terms::{Category, Channel, IncidentId, Module, NationId, NationSet, Phase};
use serde::Serialize;

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
    /// The days that this round stands for, in words (1.1).
    pub when: String,
    /// The same of each round of the play, from the first.
    pub dates: Vec<String>,
    /// How many rounds there are and how long they are, in words.
    pub outline: String,
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

    /// The days that a round stands for, in words; nothing of rounds after the last.
    #[must_use]
    pub fn when_of(&self, round: u8) -> &str {
        let place = usize::from(round).checked_sub(1);
        place.and_then(|place| self.dates.get(place)).map_or("", String::as_str)
    }

    /// A round with its days: `round 3 (4 to 17 March 2031)`.
    #[must_use]
    pub fn dated(&self, round: u8) -> String {
        match self.when_of(round) {
            "" => format!("round {round}"),
            when => format!("round {round} ({when})"),
        }
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
