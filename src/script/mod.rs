//! The small typed language in which a scenario says what it means.
//!
//! The same [`Condition`]s and [`Effect`]s serve actions, injects, objectives,
//! observations and endings. The language is total: no loops, no names of its
//! own, and its work is bounded by its text.

mod action;
mod claims;
mod condition;
mod covert;
mod draft;
mod effect;
mod home;
mod host;
mod law;
mod numbers;
mod press;
mod programme;
mod spec;
mod truth;

pub use action::{ActionSpec, Cost, Gate, Need, Preposition, Slot, TargetKind, Verb};
pub use claims::{AccountNumbers, ClaimNumbers};
pub use condition::{Condition, Measure, Who};
pub use covert::{CovertNumbers, CovertVerb, Exit};
pub use draft::{Clause, ClauseOption, Decides, Draft, DraftNumbers, NormNumbers, Panel};
pub use effect::Effect;
pub use home::HomeScript;
pub use host::HostNumbers;
pub use law::{LawVerb, Site};
pub use numbers::{HeatStep, MeasureNumbers, Numbers, PledgeNumbers};
pub use press::{PressNumbers, PressVerb};
pub use programme::{Programme, ProgrammeNumbers};
pub use spec::{
    Actor, BriefedFact, Card, Choice, Ending, Harm, Incident, Inject, Norm, Objective, Observation, RedLine, Spill,
    Truth, Upstream,
};
pub use truth::{OnlyIn, TruthIn, Turn};
