//! What is half said over texts, pledges, programmes and acts of one's own. Losing it loses only drafts.

use crate::order::{Aim, Package, Pick, ProgrammeTerms};
use crate::terms::{ActionId, Carrier, IncidentId, LegalClass, NationId, NationSet, ProgrammeId};

/// What lies open in the room Negotiation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Text {
    /// A draft, by its place in the scenario's list.
    Draft(u8),
    /// The norms.
    Norms,
}

/// A package being put together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Bundle {
    /// On which draft.
    pub draft: u8,
    /// To whom it goes.
    pub to: Option<NationId>,
    /// What is given.
    pub gives: Option<Pick>,
    /// What is taken for it.
    pub takes: Option<Pick>,
}

impl Bundle {
    /// Whether a package is what was chosen so far, up to what is not chosen yet.
    #[must_use]
    pub fn allows(&self, package: &Package) -> bool {
        self.to.is_none_or(|to| to == package.to) && self.gives.is_none_or(|gives| gives == package.gives)
    }
}

/// Terms of a programme being chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Terms {
    /// Of which programme.
    pub programme: ProgrammeId,
    /// The terms.
    pub terms: ProgrammeTerms,
    /// Whether through the umbrella.
    pub umbrella: bool,
}

/// An act being chosen: its class first, then the act.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Choosing {
    /// The class that is leafed through.
    pub class: Option<LegalClass>,
    /// The act.
    pub action: Option<ActionId>,
    /// Toward whom; if nobody is named, toward anybody.
    pub toward: Option<NationId>,
    /// Whether it is not to be done.
    pub not: bool,
}

/// An act of the seat's own being worded.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Trying {
    /// What is done.
    pub act: String,
    /// What it is meant to do.
    pub aim: Option<Aim>,
    /// Why it should come off.
    pub arguments: [String; 3],
}

/// What kind of condition a pledge hangs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum If {
    /// None: it binds at once.
    #[default]
    Always,
    /// A nation does something, or does not.
    Conduct,
    /// An incident goes on.
    Continues,
    /// A nation restrains the groups that it shelters.
    Restrains,
    /// It does not.
    Unrestrained,
    /// A nation names us in public.
    NamesUs,
}

/// A pledge being worded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Promising {
    /// Whether the form lies open, and not the ledger.
    pub open: bool,
    /// To whom, if not to everybody.
    pub only: Option<NationSet>,
    /// What kind of condition it hangs on.
    pub on: If,
    /// The nation of the condition.
    pub nation: Option<NationId>,
    /// The incident of the condition.
    pub incident: Option<IncidentId>,
    /// The act of the condition.
    pub theirs: Choosing,
    /// The last round of the condition.
    pub until: Option<u8>,
    /// The act that is pledged.
    pub ours: Choosing,
    /// The last round that counts.
    pub by_round: Option<u8>,
    /// How the message travels.
    pub carrier: Carrier,
    /// What it says besides.
    pub prose: String,
}

impl Default for Promising {
    fn default() -> Self {
        Self {
            open: false,
            only: None,
            on: If::default(),
            nation: None,
            incident: None,
            theirs: Choosing::default(),
            until: None,
            ours: Choosing::default(),
            by_round: None,
            carrier: Carrier::Cable,
            prose: String::new(),
        }
    }
}
