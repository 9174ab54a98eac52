//! What a seat may say or ask: talks, orders, and the answers to them.
//!
//! Orders are imperative and secret until they resolve; talks take effect as
//! they are said. Nothing here decides anything: `rules` does.

mod act;
mod asking;
mod coordination;
mod covert;
mod draft;
mod facilitator;
mod home;
mod matrix;
mod options;
mod pledge;
mod programme;
mod refusal;
mod talk;
mod team;
mod verdict;

pub use act::{Act, By, Reading};
pub use asking::{CardRefusal, CardTalk, Wanted};
pub use coordination::{CoordinationRefusal, CoordinationTalk};
pub use covert::CovertRefusal;
pub use draft::{DraftTalk, NoDraft, Package, Pick, Says};
pub use facilitator::{FacilitatorAct, FacilitatorRefusal, Speech};
pub use home::{HomeRefusal, HomeTalk};
pub use matrix::{Aim, FreeAct, MatrixRefusal, MatrixTalk, Odds};
pub use options::{Abouts, Offer, Options};
pub use pledge::{Audience, Course, NoMeasures, NoPledge, Pledge, Pledging, Proviso};
pub use programme::{HostAnswer, ProgrammeRefusal, ProgrammeTalk, ProgrammeTerms};
pub use refusal::{Load, No, Refusal};
pub use talk::{Consent, Judgement, Message, MessageAct, Placing, Talk};
pub use team::{Member, TeamPage, TeamRefusal};
pub use verdict::{Doubt, Doubts, Missing, MissingSet, Seal, Verdict};

use crate::terms::{ActionId, ActorId, CardId, CardSet, IncidentId, Likelihood, Link, NationId, OrderId, Rung};
use serde::{Deserialize, Serialize};

/// An option before its parameters: what, towards whom, about what.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Stem {
    /// The action of the catalogue.
    pub action: ActionId,
    /// The nation it is aimed at; for a claim, the nation it accuses.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<NationId>,
    /// The incident it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub incident: Option<IncidentId>,
}

/// An order: a stem and its parameters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Order {
    /// The action of the catalogue.
    pub action: ActionId,
    /// The nation it is aimed at; for a claim, the nation it accuses.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<NationId>,
    /// The incident it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub incident: Option<IncidentId>,
    /// The card whose source is to be checked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub card: Option<CardId>,
    /// What a statement says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wording: Option<Wording>,
}

impl Order {
    /// The stem with no parameters yet.
    #[must_use]
    pub const fn of(stem: Stem) -> Self {
        Self { action: stem.action, target: stem.target, incident: stem.incident, card: None, wording: None }
    }

    /// The order without its parameters.
    #[must_use]
    pub const fn stem(&self) -> Stem {
        Stem { action: self.action, target: self.target, incident: self.incident }
    }
}

/// Why an order was given, for the record and those who read it; the rules do not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reason {
    /// In the words of whoever gave it.
    Words(String),
}

impl Reason {
    /// The reason in words, lower case, no full stop.
    #[must_use]
    pub fn words(&self) -> &str {
        match self {
            Self::Words(words) => words,
        }
    }
}

/// What a claim or statement says (5.1); whom it accuses is the order's target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wording {
    /// How far it goes.
    pub rung: Rung,
    /// The actor it names, from rung 4 on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub who: Option<ActorId>,
    /// The link it names, from rung 4 on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<Link>,
    /// Its own likelihood word.
    pub word: Likelihood,
    /// The cards it discloses.
    #[serde(default, skip_serializing_if = "CardSet::is_empty_ref")]
    pub cards: CardSet,
}

/// A seat's orders of one round, which share one budget.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tray {
    orders: Vec<Order>,
    /// The id of each.
    ids: Vec<OrderId>,
    /// How many orders were ever put in.
    put: usize,
}

impl Tray {
    /// A tray with nothing in it.
    pub const EMPTY: Self = Self { orders: Vec::new(), ids: Vec::new(), put: 0 };

    /// The orders in it, in the sequence in which they were put there.
    #[must_use]
    pub fn orders(&self) -> &[Order] {
        &self.orders
    }

    /// The id of the order at each place. It counts what this seat has ordered in the play, and so
    /// says nothing of anybody else.
    #[must_use]
    pub fn ids(&self) -> &[OrderId] {
        &self.ids
    }

    /// The place of an order.
    #[must_use]
    pub fn place(&self, order: OrderId) -> Option<usize> {
        self.ids.iter().position(|id| *id == order)
    }

    /// Puts an order in. Whether it may be there is `rules::admit`'s question.
    pub fn put(&mut self, order: Order) {
        self.put += 1;
        self.orders.push(order);
        self.ids.push(OrderId::at(self.put));
    }

    /// Takes the order at a place out again; nothing happens if there is none.
    pub fn take(&mut self, place: usize) -> Option<Order> {
        if place >= self.orders.len() {
            return None;
        }
        self.ids.remove(place);
        Some(self.orders.remove(place))
    }

    /// Empties it.
    pub fn clear(&mut self) {
        self.orders.clear();
        self.ids.clear();
    }
}

impl CardSet {
    /// [`CardSet::is_empty`] as serde wants it.
    #[must_use]
    pub fn is_empty_ref(set: &Self) -> bool {
        set.is_empty()
    }
}
