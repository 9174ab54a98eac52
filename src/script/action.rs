//! Actions: what the catalogue says of each thing a ministry can do.

use super::{Condition, CovertVerb, Effect, LawVerb, PressVerb};
use crate::terms::{ActionId, Heat, LegalClass, Likelihood, Module, RequestKind, Route, Rule, Step, TextId, within};
use serde::{Deserialize, Serialize};

/// What an action costs, taken when it is carried out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cost {
    /// Staff, this round.
    #[serde(default)]
    #[serde(deserialize_with = "within::<-20, 20, _, _>")]
    pub staff: i16,
    /// Political capital.
    #[serde(default)]
    #[serde(deserialize_with = "within::<-20, 20, _, _>")]
    pub capital: i16,
    /// Funds.
    #[serde(default)]
    #[serde(deserialize_with = "within::<-99, 99, _, _>")]
    pub funds: i16,
}

/// Which share of a round's load an action takes (1.6).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Slot {
    /// One of the three orders.
    Order,
    /// The one statement.
    Statement,
}

/// Whom an action is aimed at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum TargetKind {
    /// Nobody.
    Nobody,
    /// Another nation.
    Nation,
    /// Another nation, or nobody: it may name a state, or leave states out of it (3.3, 6.5).
    Optional,
}

/// What stands between an action and the nation it is aimed at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Preposition {
    /// `Note verbale to Tolvane`.
    To,
    /// `Consultation with Tolvane`.
    With,
    /// `Targeted sanctions against Tolvane`.
    Against,
    /// `Recall of the ambassador from Tolvane`.
    From,
    /// `Summons of the ambassador of Tolvane`.
    Of,
    /// `Query to a partner (Tolvane)`.
    Brackets,
}

impl ActionSpec {
    /// The action aimed at a nation, after its title: `to Tolvane`.
    #[must_use]
    pub fn aimed(&self, nation: &str) -> String {
        let by_class = if self.class >= LegalClass::Countermeasure { Preposition::Against } else { Preposition::To };
        match self.preposition.unwrap_or(by_class) {
            Preposition::To => format!("to {nation}"),
            Preposition::With => format!("with {nation}"),
            Preposition::Against => format!("against {nation}"),
            Preposition::From => format!("from {nation}"),
            Preposition::Of => format!("of {nation}"),
            Preposition::Brackets => format!("({nation})"),
        }
    }
}

/// Whether an action needs an incident.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Need {
    /// It is about no incident.
    None,
    /// It may name one.
    Optional,
    /// It must name one that the seat knows of.
    Required,
}

/// A condition that must hold before an action may be ordered, judged on what the seat holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Gate {
    /// What must hold.
    pub needs: Condition,
    /// What is missing if it does not, in words.
    pub otherwise: TextId,
}

/// What the engine does for an action beyond its effects.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Verb {
    /// Looks for cards along a route (4.6).
    Inquire(Route),
    /// Makes a claim (5.1); private to the target, or public.
    Claim {
        /// Whether everybody hears it.
        public: bool,
    },
    /// Publishes the joint claim whose signatories have agreed (5.2).
    JointClaim,
    /// Asks something of the target (4.6, 6.1).
    Ask(RequestKind),
    /// Asks where a card comes from (4.3).
    SourceCheck,
    /// Restrains the group that the nation shelters (§12).
    Restrain,
    /// Takes back what was said of the target and has been shown false (5.5).
    Correct,
    /// Says at home why nothing is said: spares the mandate that silence costs (5.6).
    KeepSilent,
    /// Lets the group be (§12).
    LookAway,
    /// Compares notes with the target: peers teach each other best (10.4).
    Exchange,
    /// Does something else on the covert side (§12).
    Covert(CovertVerb),
    /// Works on opinion (§13).
    Press(PressVerb),
    /// Imposes restrictive measures on the target: they cost the more capital the less is accepted (7.3).
    Impose,
    /// Lifts them (7.3).
    Lift,
    /// Does something that the law has a test of its own for (6.1).
    Law(LawVerb),
}

/// One action of the catalogue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ActionSpec {
    /// Its id.
    pub id: ActionId,
    /// Its name on the desk.
    pub title: TextId,
    /// What a nation that did it is said to have done, after its name: `expelled diplomats of {t}{over}`.
    ///
    /// `{t}` is the nation aimed at and `{i}` the incident; `{over}` and `{on}` are the incident with
    /// that word before it, or nothing if none is named; `{naming}` is the nation with that word. Told by its title if left out.
    #[serde(default)]
    pub past: Option<TextId>,
    /// What a nation pledges that will do it, after *will*: `expel diplomats of {t}`. Told by its title
    /// if left out.
    #[serde(default)]
    pub infinitive: Option<TextId>,
    /// The line that teaches it.
    pub teaches: TextId,
    /// What it signals.
    pub signals: TextId,
    /// What is likely to come back.
    #[serde(default)]
    pub replies: Vec<TextId>,
    /// The module that switches it on (1.8).
    pub module: Module,
    /// The share of the round's load it takes (1.6).
    pub slot: Slot,
    /// Its legal class (6.1).
    pub class: LegalClass,
    /// How loud it is (7.1).
    pub heat: Heat,
    /// Whether it is done in the open.
    pub public: bool,
    /// The step of resolution it happens in (1.4).
    pub step: Step,
    /// Whom it is aimed at.
    pub target: TargetKind,
    /// How its title takes that nation in a sentence; by its class if left out: against whom a
    /// countermeasure is, to whom anything milder goes.
    #[serde(default)]
    pub preposition: Option<Preposition>,
    /// Whether it needs an incident.
    pub incident: Need,
    /// What it costs.
    pub cost: Cost,
    /// Where the rulebook has it.
    pub rule: Rule,
    /// What must hold first.
    #[serde(default)]
    pub gates: Vec<Gate>,
    /// A file that a court must be able to read: how likely its actor must be by what a court can
    /// use of what the seat holds (6.5). It needs an incident; where it names no nation it names the group.
    #[serde(default)]
    pub file: Option<Likelihood>,
    /// What the engine does for it.
    #[serde(default)]
    pub verb: Option<Verb>,
    /// What it does.
    #[serde(default)]
    pub effects: Vec<Effect>,
    /// What it does each round for as long as it stands, the round it is taken in among them (6.1).
    #[serde(default)]
    pub standing: Vec<Effect>,
    /// For a countermeasure, from which severity of the incident on it is proportionate (6.1); by its
    /// heat if left out.
    #[serde(default)]
    #[serde(deserialize_with = "within::<0, 10, _, _>")]
    pub severity: Option<u8>,
    /// How often a nation may carry it out in one play; unlimited if left out.
    #[serde(default)]
    #[serde(deserialize_with = "within::<0, 99, _, _>")]
    pub times: Option<u8>,
    /// How useful the desk thinks it is when nothing else is known, 0 to 9: orders the list of six (1.6).
    #[serde(default)]
    #[serde(deserialize_with = "within::<0, 9, _, _>")]
    pub relevance: u8,
}

impl ActionSpec {
    /// Whether not even its target sees it done (§13).
    #[must_use]
    pub const fn is_hidden(&self) -> bool {
        matches!(self.verb, Some(Verb::Press(PressVerb::Influence)))
    }
}
