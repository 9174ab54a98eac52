//! The vocabulary: ids, quantities that clamp, and the words of the field.
//!
//! Nothing here holds prose or knows a rule; every other module speaks these
//! terms. What may stand in somebody's text is told by [`letters`]. Ids are small numbers inside the program and words in every file:
//! the [`Names`] of a scenario translate between the two.

mod calendar;
mod evidence;
mod ids;
pub mod letters;
mod names;
mod programme;
mod quantities;
mod sets;
mod within;
mod words;

pub use calendar::{Calendar, Date, Days};
pub use evidence::{Bearing, Confidence, Decibans, Grade, Information, Likelihood, Link, Route, Source, Tlp, Weight};
pub use ids::{
    ActionId, ActorId, AskId, CardId, ClaimId, CoordinationId, DeedId, EndingId, FlagId, IncidentId, InjectId,
    MessageId, NationId, NormId, ObjectiveId, ObservationId, OrderId, PledgeId, ProgrammeId, ProposalId, RequestId,
    TextId, TruthId, UpstreamId,
};
pub use names::{IdKind, Names};
pub use programme::{Asked, Halt, Ownership, ProgrammeChannel, ProgrammeKind};
pub use quantities::{
    Acceptance, Capacity, Capital, Credibility, Erosion, Funds, Heat, Mandate, Pressure, Salience, Severity,
    SourceHealth, Staff, Strength, Tension, Track, Trust, divide_half_away, total,
};
pub use sets::{CardSet, IncidentSet, NationSet};
pub use within::{Bounded, Range, within};
pub use words::{
    Carrier, Category, Channel, ClaimReply, LegalClass, Level, Module, Narrative, Outlet, Phase, Pillar, Relation,
    Reply, RequestKind, Rule, Rung, Sector, Stage, Step, TensionRung, Theme,
};
pub use words::{DraftStage, NormStage, Stance};
