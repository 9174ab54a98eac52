//! Format 1: what a scenario file says, with ids resolved and prose counted out.
//!
//! All of format 1 is read, also what later rules will use; what is out of
//! range or unknown is a finding of [`load`](super::load), never a surprise in play.

use crate::script::{
    ActionSpec, Actor, BriefedFact, Card, Draft, Ending, Exit, HomeScript, Incident, Inject, Norm, Numbers, Objective,
    Observation, OnlyIn, Programme, RedLine, Upstream,
};
use crate::terms::{
    ActionId, Calendar, Capacity, Capital, Channel, Credibility, Date, Days, EndingId, FlagId, Funds, IncidentId,
    InjectId, Level, Likelihood, Mandate, Module, Narrative, NationId, Relation, SourceHealth, TextId, Track, TruthId,
    within,
};
use serde::{Deserialize, Serialize};

/// A whole scenario.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scenario {
    /// The format's number: 1.
    pub format: u8,
    /// The scenario's id, as the command line takes it.
    pub id: String,
    /// Its title.
    pub title: TextId,
    /// What it is about, in a paragraph.
    pub synopsis: TextId,
    /// How much of the rulebook it plays.
    pub level: Level,
    /// The modules it uses and from which round (1.8).
    pub modules: Vec<ModuleOn>,
    /// Minutes a workshop needs.
    #[serde(deserialize_with = "within::<0, 1440, _, _>")]
    pub minutes: u16,
    /// What trainees should learn.
    pub learning: Vec<TextId>,
    /// What people should know before they are seated (§20).
    #[serde(default)]
    pub notice: Option<TextId>,
    /// For the facilitator only.
    #[serde(default)]
    pub facilitator: Option<TextId>,
    /// Rounds of the play, 4 to 12.
    pub rounds: u8,
    /// Rounds of the short play, if there is one (1.5).
    #[serde(default)]
    pub short_rounds: Option<u8>,
    /// Days that a round stands for: one number for all rounds, or a list with one for each (1.1).
    #[serde(default)]
    #[serde(deserialize_with = "within::<1, 3650, _, _>")]
    pub days: Option<Days>,
    /// The date of the first day, as in `"2031-03-04"`; days are counted if there is none (1.1).
    #[serde(default)]
    pub begins: Option<Date>,
    /// Months that a round stands for: only in records from before rounds had days.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[serde(deserialize_with = "within::<1, 120, _, _>")]
    pub months_a_round: Option<u8>,
    /// Those who are seated, 2 to 8.
    pub nations: Vec<Nation>,
    /// How each pair stands.
    pub relations: Vec<Between>,
    /// Who else acts, by script.
    pub actors: Vec<Actor>,
    /// Names on the chart that are no nation's.
    #[serde(default)]
    pub seas: Vec<Sea>,
    /// Undersea cables on the chart.
    #[serde(default)]
    pub cables: Vec<Cable>,
    /// What may be true, of which one is drawn for each play (4.2); one and the same in all if left out.
    #[serde(default)]
    pub truths: Vec<StatedTruth>,
    /// What hits the table.
    pub incidents: Vec<Incident>,
    /// Where cards come from.
    #[serde(default)]
    pub upstreams: Vec<Upstream>,
    /// What can be known.
    #[serde(default)]
    pub cards: Vec<Card>,
    /// What arrives.
    #[serde(default)]
    pub injects: Vec<Inject>,
    /// Marks that effects raise and conditions read.
    #[serde(default)]
    pub flags: Vec<Flag>,
    /// What each nation is told to achieve.
    #[serde(default)]
    pub objectives: Vec<Objective>,
    /// What an evaluator would tick.
    #[serde(default)]
    pub observations: Vec<Observation>,
    /// How the play can end.
    pub endings: Vec<Ending>,
    /// Norms beyond the catalogue's.
    #[serde(default)]
    pub norms: Vec<Norm>,
    /// Drafts on the table (§8).
    #[serde(default)]
    pub drafts: Vec<Draft>,
    /// Programmes on offer (§10).
    #[serde(default)]
    pub programmes: Vec<Programme>,
    /// Actions that are added, or that replace the catalogue's of the same id.
    #[serde(default)]
    pub actions: Vec<ActionSpec>,
    /// Actions of the catalogue that this scenario does without.
    #[serde(default)]
    pub forbidden: Vec<ActionId>,
    /// What plays by policies are expected to show.
    #[serde(default)]
    pub expect: Vec<Expect>,
    /// The numbers of the rules; the catalogue's if left out.
    #[serde(default)]
    pub numbers: Option<Numbers>,
    /// Set when the catalogue has been merged in, as in the header of a record.
    #[serde(default)]
    pub merged: bool,
    /// Set when one of the truths has been drawn, as in the header of a record.
    #[serde(default)]
    pub drawn: Option<TruthId>,
}

/// Something that may be true in a play (4.2).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StatedTruth {
    /// Its id.
    pub id: TruthId,
    /// What it comes to, for the facilitator only.
    pub note: TextId,
    /// How often it is drawn, against the weights of the others.
    #[serde(default = "one", deserialize_with = "within::<1, 100, _, _>")]
    pub weight: u8,
}

/// Days of a month, where a record counts in months.
const MONTH: u16 = 30;

impl Scenario {
    /// The days of its rounds (1.1).
    #[must_use]
    pub fn calendar(&self) -> Calendar {
        let all = |days: u16| vec![days; usize::from(self.rounds)];
        let days = match &self.days {
            Some(Days::All(days)) => all(*days),
            Some(Days::Each(days)) => days.clone(),
            None => all(MONTH * u16::from(self.months_a_round.unwrap_or(1))),
        };
        Calendar::new(self.begins, days)
    }
}

/// The standard actions and norms and the numbers of the rules.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Catalogue {
    /// The numbers of the rules.
    pub numbers: Numbers,
    /// The norms.
    pub norms: Vec<Norm>,
    /// The actions.
    pub actions: Vec<ActionSpec>,
}

/// A module and the round from which it is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ModuleOn {
    /// The module.
    pub module: Module,
    /// The first round of it.
    #[serde(default = "one")]
    pub from: u8,
}

const fn one() -> u8 {
    1
}

/// A place on the chart: 0 to 1000 from the west, 0 to 700 from the north.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// From the west.
    pub x: u16,
    /// From the north.
    pub y: u16,
}

/// A seated nation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Nation {
    /// Its id.
    pub id: NationId,
    /// Its full name: `the Republic of …`.
    pub name: TextId,
    /// Its short name.
    pub short: TextId,
    /// The adjective.
    pub adjective: TextId,
    /// Its capital city.
    pub capital_city: TextId,
    /// The letter of its flag device.
    pub letter: char,
    /// Where its capital lies on the chart.
    pub place: Place,
    /// The ministry that sits at the table.
    pub ministry: TextId,
    /// Growth.
    pub growth: Track,
    /// Freedom.
    pub freedom: Track,
    /// Security.
    pub security: Track,
    /// Backing at home.
    pub mandate: Mandate,
    /// Political capital.
    pub capital: Capital,
    /// Money.
    pub funds: Funds,
    /// Money that comes in each round.
    #[serde(default)]
    pub funds_a_round: Funds,
    /// Capacity in its three pillars.
    pub capacity: CapacityOf,
    /// Standing abroad.
    pub credibility: Credibility,
    /// How well its sources are.
    pub sources: SourceHealth,
    /// Its professed purpose.
    pub narrative: Narrative,
    /// Whether it is a critical state for the spread of norms (8.1).
    #[serde(default)]
    pub critical: bool,
    /// One paragraph that everybody reads.
    pub public_brief: TextId,
    /// The two-page brief, for this seat only; paragraphs are set apart by empty lines.
    pub brief: TextId,
    /// What the brief says besides in some of the scenario's truths (4.2), after all else.
    #[serde(default)]
    pub secret_brief: Vec<SecretBrief>,
    /// What the brief tells as a fact about incidents (4.4), for this seat only.
    #[serde(default)]
    pub knows: Vec<BriefedFact>,
    /// What the minister will not have, for this seat only.
    pub red_lines: Vec<RedLine>,
    /// Where a secret can be put right with honour (§12), for this seat only.
    #[serde(default)]
    pub honourable_exit: Option<TextId>,
    /// How that exit can be taken by order (§12), for this seat only.
    #[serde(default)]
    pub exit: Option<Exit>,
    /// The truths in which there is that exit (4.2); all of them if left out.
    #[serde(default)]
    pub exit_in: OnlyIn,
    /// What its other ministries do without liaison (2.6), which no seat is told.
    #[serde(default)]
    pub home: Vec<HomeScript>,
    /// Whether seating somebody here needs the notice (§20).
    #[serde(default)]
    pub delicate: bool,
}

/// What a brief says in some of the scenario's truths.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SecretBrief {
    /// In which.
    #[serde(default, rename = "in")]
    pub only_in: OnlyIn,
    /// What it says; paragraphs are set apart by empty lines.
    pub text: TextId,
}

/// The three pillars of capacity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CapacityOf {
    /// Human resources.
    pub people: Capacity,
    /// Organisational arrangements.
    pub organisation: Capacity,
    /// Legal and institutional frameworks.
    pub law: Capacity,
}

/// How two nations stand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Between {
    /// One of them.
    pub a: NationId,
    /// The other.
    pub b: NationId,
    /// The relation.
    pub relation: Relation,
    /// Trust of `a` towards `b` and of `b` towards `a`, if not the relation's.
    #[serde(default)]
    pub trust: Option<(i16, i16)>,
    /// Tension, if not the relation's.
    #[serde(default)]
    pub tension: Option<i16>,
    /// The lines that are open.
    pub channels: Vec<Channel>,
}

/// A name on the chart, set in italics.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sea {
    /// The name.
    pub name: TextId,
    /// Its middle.
    pub place: Place,
}

/// An undersea cable between two capitals.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cable {
    /// Its name.
    pub name: TextId,
    /// One end.
    pub a: NationId,
    /// The other.
    pub b: NationId,
}

/// A mark.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Flag {
    /// Its id.
    pub id: FlagId,
    /// What it stands for.
    #[serde(default)]
    pub note: Option<TextId>,
}

/// What plays by a policy are expected to show.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Expect {
    /// This ending is reached in at least so many of a hundred plays by a mix of policies.
    EndingReached(EndingId, u8),
    /// This inject arrives in at least so many of a hundred plays.
    InjectArrives(InjectId, u8),
    /// A nation that inquires ends with at least this word on the true actor of an incident
    /// in so many of a hundred plays.
    TruthWithinReach(IncidentId, Likelihood, u8),
}
