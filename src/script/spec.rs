//! What a scenario is made of, as the rules play it: incidents, cards, injects, goals.

use super::{Condition, Effect, OnlyIn, TruthIn, Turn};
use crate::terms::{
    ActorId, Bearing, CardId, Category, EndingId, Grade, IncidentId, InjectId, Link, NationId, NormId, ObjectiveId,
    ObservationId, Outlet, Route, Salience, Sector, Severity, TextId, Theme, Tlp, UpstreamId, Weight, within,
};
use serde::{Deserialize, Serialize};

/// Something the minister will not have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RedLine {
    /// In words.
    pub text: TextId,
    /// When it has been crossed.
    pub crossed: Condition,
    /// What mandate that costs.
    #[serde(deserialize_with = "within::<-100, 100, _, _>")]
    pub mandate: i16,
    /// The truths in which it is there (4.2); all of them if left out.
    #[serde(default, rename = "in")]
    pub only_in: OnlyIn,
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
    /// The truths in which the host does (4.2); all of them if left out.
    #[serde(default)]
    pub sheltered_in: OnlyIn,
    /// Whether it is a service or office of its sponsor, as everybody knows: no group to be named
    /// apart from its state (5.1).
    #[serde(default)]
    pub organ: bool,
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
    #[serde(deserialize_with = "within::<0, 99, _, _>")]
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
    #[serde(deserialize_with = "within::<0, 1000, _, _>")]
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
    /// The actors on the ladder, 2 to 6 (4.4); seats read them in the order of their names.
    pub suspects: Vec<ActorId>,
    /// What is true, unless it says otherwise for the truth that was drawn.
    pub truth: Truth,
    /// What is true in some of the scenario's truths (4.2).
    #[serde(default)]
    pub truth_in: Vec<TruthIn>,
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

/// What a brief tells its seat as a fact about an incident (4.4): where its own analysts start.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BriefedFact {
    /// The incident.
    pub incident: IncidentId,
    /// Who did it.
    pub who: ActorId,
    /// How the actor stands to its candidate sponsor.
    pub link: Link,
    /// The truths in which it is there (4.2); all of them if left out.
    #[serde(default, rename = "in")]
    pub only_in: OnlyIn,
}

/// So much on a track.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Harm {
    /// The track.
    pub track: Theme,
    /// What it moves by, below zero for harm.
    #[serde(deserialize_with = "within::<-100, 100, _, _>")]
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
    /// The nation that has forged it: nobody finds it before that nation plants it (§12).
    #[serde(default)]
    pub forged_by: Option<NationId>,
    /// The truths in which it is there (4.2); all of them if left out.
    #[serde(default, rename = "in")]
    pub only_in: OnlyIn,
    /// What is otherwise with it in some of the scenario's truths, although it looks the same.
    #[serde(default)]
    pub turns: Vec<Turn>,
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
    /// The truths in which it is there (4.2); all of them if left out.
    #[serde(default, rename = "in")]
    pub only_in: OnlyIn,
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
    #[serde(deserialize_with = "within::<-100, 100, _, _>")]
    pub points: i16,
    /// Judged at the end of this round, or at the end of the play if left out; met
    /// objectives judged by a round stay met.
    #[serde(default)]
    pub by: Option<u8>,
    /// The truths in which it is there (4.2); all of them if left out.
    #[serde(default, rename = "in")]
    pub only_in: OnlyIn,
}

impl Objective {
    /// Whether it is this nation's, in the truth that was drawn (4.2).
    #[must_use]
    pub fn is_of(&self, nation: NationId) -> bool {
        self.nation == nation && !self.only_in.is_nowhere()
    }
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
    /// The truths in which it is there (4.2); all of them if left out.
    #[serde(default, rename = "in")]
    pub only_in: OnlyIn,
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
    /// The truths in which it is there (4.2); all of them if left out.
    #[serde(default, rename = "in")]
    pub only_in: OnlyIn,
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
