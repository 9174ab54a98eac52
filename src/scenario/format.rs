//! Format 1: what a scenario file says, with ids resolved and prose counted out.
//!
//! One struct per thing an instructor writes. All of format 1 is read, also
//! what later rules will use; what is out of range or unknown is a finding of
//! [`load`](super::load), never a surprise in play.

use crate::script::{ActionSpec, Condition, Effect, Numbers};
use crate::terms::{
    ActorId, Bearing, Capacity, Capital, CardId, Category, Channel, Credibility, EndingId, FlagId,
    Funds, Grade, IncidentId, InjectId, Level, Likelihood, Link, Mandate, Module, Narrative,
    NationId, NormId, ObjectiveId, ObservationId, Outlet, Pillar, Relation, Route, Salience,
    Sector, Severity, SourceHealth, TextId, Theme, Tlp, Track, UpstreamId, Weight, ActionId,
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
    /// Months that a round stands for.
    pub months_a_round: u8,
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
    /// What the minister will not have, for this seat only.
    pub red_lines: Vec<RedLine>,
    /// Where a secret can be put right with honour (§12), for this seat only.
    #[serde(default)]
    pub honourable_exit: Option<TextId>,
    /// Whether seating somebody here needs the notice (§20).
    #[serde(default)]
    pub delicate: bool,
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

/// Something the minister will not have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RedLine {
    /// In words.
    pub text: TextId,
    /// When it has been crossed.
    pub crossed: Condition,
    /// What mandate that costs.
    pub mandate: i16,
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

/// Whoever may be behind an incident.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Actor {
    /// Its id.
    pub id: ActorId,
    /// Its name.
    pub name: TextId,
    /// One line about it.
    pub about: TextId,
    /// The one nation that might be behind it, if it is seated (4.2).
    #[serde(default)]
    pub sponsor: Option<NationId>,
    /// The nation from which it works, if it is seated.
    #[serde(default)]
    pub host: Option<NationId>,
    /// Whether the host shelters it, and may restrain it or look away (§12).
    #[serde(default)]
    pub sheltered: bool,
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

/// Something that hits the table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Incident {
    /// Its id.
    pub id: IncidentId,
    /// Its title.
    pub title: TextId,
    /// What everybody who knows of it knows.
    pub about: TextId,
    /// Its category.
    pub category: Category,
    /// Whom it hits.
    pub sector: Sector,
    /// The nations it hits.
    pub victims: Vec<NationId>,
    /// How bad it is.
    pub severity: Severity,
    /// How much is said of it.
    pub salience: Salience,
    /// When it starts; left out, only an effect starts it.
    #[serde(default)]
    pub starts: Option<u8>,
    /// Rounds in which it strikes, one wave a round, unless it is contained.
    pub waves: u8,
    /// What a wave does to each victim at full strength.
    pub harm: Vec<Harm>,
    /// What a wave does to those it spills over to.
    #[serde(default)]
    pub spill: Vec<Harm>,
    /// Whom it can spill over to, and how often in a hundred a wave does.
    #[serde(default)]
    pub spills_to: Vec<Spill>,
    /// Containment it takes to stop it.
    pub containment: i16,
    /// The norms it breaches.
    #[serde(default)]
    pub norms: Vec<NormId>,
    /// The obligation it breaches, if any: then it is a wrongful act if a state's (6.1).
    #[serde(default)]
    pub obligation: Option<TextId>,
    /// Whether it amounts to an armed attack (6.1).
    #[serde(default)]
    pub armed_attack: bool,
    /// Who knows of it besides the victims; everybody if left out.
    #[serde(default)]
    pub known_to: Option<Vec<NationId>>,
    /// The actors on the ladder, 2 to 6 (4.4).
    pub suspects: Vec<ActorId>,
    /// What is true.
    pub truth: Truth,
}

/// The hidden truth of an incident (4.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Truth {
    /// Who did it.
    pub actor: ActorId,
    /// How the actor stands to its candidate sponsor.
    pub link: Link,
    /// The nation from whose territory it is run, if it is seated.
    #[serde(default)]
    pub host: Option<NationId>,
}

/// So much on a track.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Harm {
    /// The track.
    pub track: Theme,
    /// What it moves by, below zero for harm.
    pub by: i16,
}

/// A nation that an incident can spill over to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Spill {
    /// The nation.
    pub nation: NationId,
    /// How often in a hundred a wave does.
    pub chance: u8,
}

/// Where cards come from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Upstream {
    /// Its id.
    pub id: UpstreamId,
    /// What a source check says of it.
    pub name: TextId,
}

/// A piece of evidence (4.3).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Card {
    /// Its id.
    pub id: CardId,
    /// The incident it is about.
    pub incident: IncidentId,
    /// Its title.
    pub title: TextId,
    /// What the slip says.
    pub text: TextId,
    /// What kind of evidence it is: `vendor report`, `money trail`.
    pub kind: TextId,
    /// Its grade.
    pub grade: Grade,
    /// What it bears on.
    pub bears: Bearing,
    /// How.
    pub weight: Weight,
    /// Its label.
    pub tlp: Tlp,
    /// Where it really comes from.
    pub upstream: UpstreamId,
    /// How it is found.
    pub route: Route,
    /// How hard it is to find, 0 to 20.
    pub difficulty: u8,
    /// Who can find it by that route; everybody if left out.
    #[serde(default)]
    pub finders: Option<Vec<NationId>>,
    /// The nation whose courts can hand it over, for legal assistance.
    #[serde(default)]
    pub hosted_by: Option<NationId>,
    /// Who holds it at the start.
    #[serde(default)]
    pub held_by: Vec<NationId>,
    /// Whether somebody planted it.
    #[serde(default)]
    pub planted: bool,
}

/// Something that arrives (§15).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Inject {
    /// Its id.
    pub id: InjectId,
    /// When it arrives, once, at a Briefing.
    pub when: Condition,
    /// To whom; everybody if left out.
    #[serde(default)]
    pub to: Option<Vec<NationId>>,
    /// How.
    pub outlet: Outlet,
    /// From whom, as the head of the paper says.
    #[serde(default)]
    pub from: Option<TextId>,
    /// The headline or subject.
    pub headline: TextId,
    /// The text.
    pub text: TextId,
    /// The incident it is about.
    #[serde(default)]
    pub incident: Option<IncidentId>,
    /// What it does.
    #[serde(default)]
    pub effects: Vec<Effect>,
    /// What each recipient may choose in Talks; the first if it does not.
    #[serde(default)]
    pub choices: Vec<Choice>,
}

/// One choice of an inject.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// What it is.
    pub label: TextId,
    /// What it does; `Me` is the nation that chose.
    #[serde(default)]
    pub effects: Vec<Effect>,
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

/// What a nation is told to achieve (16.1).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Objective {
    /// Its id.
    pub id: ObjectiveId,
    /// Whose it is.
    pub nation: NationId,
    /// Whether everybody knows it.
    #[serde(default)]
    pub public: bool,
    /// In words.
    pub text: TextId,
    /// When it is met; `Me` is its owner.
    pub met: Condition,
    /// Its points.
    pub points: i16,
    /// Judged at the end of this round, or at the end of the play if left out; met
    /// objectives judged by a round stay met.
    #[serde(default)]
    pub by: Option<u8>,
}

/// What an evaluator would tick (16.2).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Observation {
    /// Its id.
    pub id: ObservationId,
    /// In words, in the past tense.
    pub text: TextId,
    /// When it is ticked for a nation; `Me` is that nation.
    pub when: Condition,
}

/// A way the play can end (16.3); the first whose condition holds does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ending {
    /// Its id.
    pub id: EndingId,
    /// Its title.
    pub title: TextId,
    /// Its text.
    pub text: TextId,
    /// When it holds.
    pub when: Condition,
    /// Whether it ends the play as soon as it holds; else it is looked at after the last round.
    #[serde(default)]
    pub at_once: bool,
}

/// A norm of state behaviour (8.1).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Norm {
    /// Its id: a letter for the eleven of the United Nations.
    pub id: NormId,
    /// Its short name.
    pub name: TextId,
    /// What it asks.
    pub text: TextId,
}

/// Negotiated text on the table (§8).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Draft {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: TextId,
    /// Whether it would bind its parties (8.3).
    #[serde(default)]
    pub treaty: bool,
    /// Where it is negotiated.
    pub forum: String,
    /// At most three clauses.
    pub clauses: Vec<Clause>,
}

/// A clause of a draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clause {
    /// What it is about.
    pub title: TextId,
    /// At most three bracketed options.
    pub options: Vec<ClauseOption>,
}

/// A bracketed option of a clause.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClauseOption {
    /// Its text.
    pub text: TextId,
    /// What it changes once adopted.
    #[serde(default)]
    pub effects: Vec<Effect>,
    /// What each nation's instructions say of it: above 0 prefer, 0 can live with, below 0 object.
    #[serde(default)]
    pub weights: Vec<(NationId, i16)>,
}

/// A programme of capacity building on offer (§10).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Programme {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: TextId,
    /// Who may fund it.
    pub donors: Vec<NationId>,
    /// Whom it is for.
    pub beneficiary: NationId,
    /// The pillar it raises.
    pub pillar: Pillar,
    /// What it costs a round.
    pub funds: i16,
    /// Conditions attached, 0 to 2.
    #[serde(default)]
    pub conditions: Vec<TextId>,
    /// Who leads it, from the donor's to the host's: 0, 2 or 3 (10.2).
    pub ownership: u8,
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
