//! Negotiated text (§8): clauses with bracketed options, the forum, the instructions.

use super::Effect;
use crate::terms::{NationId, NationSet, TextId, within};
use serde::{Deserialize, Serialize};

/// How a forum decides, once a silence has passed (8.2).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Decides {
    /// Nobody speaks up.
    #[default]
    Consensus,
    /// At least so many members in a hundred do not, 51 to 100.
    Majority(u8),
    /// Whoever does not is in, two at the least.
    Willing,
}

impl Decides {
    /// Whether a text passes with these members, of whom some are against.
    #[must_use]
    pub fn passes(self, members: NationSet, against: NationSet) -> bool {
        let (all, agreed) = (members.len(), members.minus(against).len());
        match self {
            Self::Consensus => agreed == all,
            Self::Majority(per_cent) => agreed * 100 >= all * usize::from(per_cent),
            Self::Willing => agreed >= 2,
        }
    }
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
    /// How that forum decides; by consensus if left out.
    #[serde(default)]
    pub decides: Decides,
    /// Who sits in it; everybody if left out.
    #[serde(default)]
    pub members: Option<Vec<NationId>>,
    /// Days that a silence lasts, from the first day of the round in which the text is put under it: how
    /// fast the forum is. It is over with the Orders of the round that holds the last of them (1.1).
    #[serde(default = "three")]
    #[serde(deserialize_with = "within::<1, 3650, _, _>")]
    pub silence_days: u16,
    /// Phases of Orders that a silence outlasts: only in records from before rounds had days.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub silence: Option<u8>,
    /// The first round in which it can be tabled.
    #[serde(default = "one")]
    #[serde(deserialize_with = "within::<0, 99, _, _>")]
    pub opens: u8,
    /// At most three clauses.
    pub clauses: Vec<Clause>,
}

const fn one() -> u8 {
    1
}

/// Seventy-two hours are usual.
const fn three() -> u16 {
    3
}

impl Draft {
    /// The draft with its silence in days, where a record has it in rounds of a length.
    #[must_use]
    pub fn in_days(&self, a_round: u32) -> Self {
        let days = |rounds: u8| u16::try_from(u32::from(rounds).saturating_mul(a_round)).unwrap_or(u16::MAX);
        let silence_days = self.silence.map_or(self.silence_days, days);
        Self { silence_days, silence: None, ..self.clone() }
    }

    /// Who sits in the forum.
    #[must_use]
    pub fn members(&self, everyone: NationSet) -> NationSet {
        let listed = self.members.as_ref().map(|members| members.iter().copied().collect::<NationSet>());
        listed.map_or(everyone, |members| members.common(everyone))
    }

    /// An option, by its clause and its place in it, both from 0.
    #[must_use]
    pub fn option(&self, clause: u8, option: u8) -> Option<&ClauseOption> {
        self.clauses.get(usize::from(clause))?.options.get(usize::from(option))
    }
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
    /// What it changes once adopted. What speaks of `Me` or `Everyone` comes about for each party,
    /// `Others` are the other parties; the rest comes about once (8.3).
    #[serde(default)]
    pub effects: Vec<Effect>,
    /// What each nation's instructions say of it: above 0 prefer, 0 can live with, below 0 object.
    #[serde(default)]
    #[serde(deserialize_with = "within::<-100, 100, _, _>")]
    pub weights: Vec<(NationId, i16)>,
    /// The nations whose instructions forbid it (8.3).
    #[serde(default)]
    pub red_lines: Vec<NationId>,
    /// What the stakeholder panel makes of it (8.2).
    #[serde(default)]
    pub panel: Panel,
}

/// What the stakeholders make of an option: above 0 welcome, below 0 unwelcome (8.2).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Panel {
    /// Industry.
    #[serde(default)]
    #[serde(deserialize_with = "within::<-100, 100, _, _>")]
    pub industry: i16,
    /// Civil society.
    #[serde(default)]
    #[serde(deserialize_with = "within::<-100, 100, _, _>")]
    pub civil_society: i16,
    /// The technical community.
    #[serde(default)]
    #[serde(deserialize_with = "within::<-100, 100, _, _>")]
    pub technical: i16,
}

impl Panel {
    /// The three leanings in declaration order.
    #[must_use]
    pub const fn all(self) -> [i16; 3] {
        [self.industry, self.civil_society, self.technical]
    }
}

/// The numbers of the stages of norms (8.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NormNumbers {
    /// Rounds without an unanswered breach after which a cascading norm is internalised.
    #[serde(deserialize_with = "within::<0, 99, _, _>")]
    pub internalised_after: u8,
    /// Erosion from which a norm is no more than emerging.
    #[serde(deserialize_with = "within::<0, 21, _, _>")]
    pub worn: i16,
    /// Erosion that a breach adds which nobody answered by citing the norm.
    #[serde(deserialize_with = "within::<-20, 20, _, _>")]
    pub unanswered: i16,
    /// Trust of each supporter in a nation accused, and accepted, to have breached an internalised norm.
    #[serde(deserialize_with = "within::<-10, 10, _, _>")]
    pub dearer: i16,
    /// Heat that answering a breach of an internalised norm is justified beyond the usual.
    #[serde(deserialize_with = "within::<-10, 10, _, _>")]
    pub cheaper: i16,
}

/// The numbers of drafts (8.2, 8.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DraftNumbers {
    /// Staff that tabling takes.
    #[serde(deserialize_with = "within::<0, 20, _, _>")]
    pub table_staff: i16,
    /// Political capital that a reservation takes.
    #[serde(deserialize_with = "within::<0, 20, _, _>")]
    pub reserve_capital: i16,
    /// Sponsors that a text needs before it goes under silence.
    #[serde(deserialize_with = "within::<0, 8, _, _>")]
    pub sponsors: u8,
    /// Trust of each sponsor in a nation that breaks a silence.
    #[serde(deserialize_with = "within::<-10, 10, _, _>")]
    pub silence_trust: i16,
    /// Mandate that each red line in a text costs who agrees to it.
    #[serde(deserialize_with = "within::<-100, 100, _, _>")]
    pub red_line_mandate: i16,
    /// Law that a treaty takes to bind.
    #[serde(deserialize_with = "within::<0, 6, _, _>")]
    pub treaty_law: i16,
    /// Mandate of each party that the panel's word moves.
    #[serde(deserialize_with = "within::<-100, 100, _, _>")]
    pub panel_mandate: i16,
    /// Acceptance of a party's claims that the panel's word on one text moves.
    #[serde(deserialize_with = "within::<-100, 100, _, _>")]
    pub panel_acceptance: i16,
    /// The most that its words on all texts move it.
    #[serde(deserialize_with = "within::<0, 100, _, _>")]
    pub panel_acceptance_most: i16,
}
