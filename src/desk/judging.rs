//! A judgement being formed: slips laid on ladders, and the seat's own word.

use super::lack::Lack;
use crate::order::{Judgement, Placing};
use crate::terms::{ActorId, Bearing, CardId, Likelihood, Link};
use crate::view::sheet::{CardRow, Dossier};
use std::collections::BTreeMap;

/// A judgement being formed.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Laying {
    /// The slip in hand.
    pub slip: Option<CardId>,
    /// Where slips were laid.
    pub placed: BTreeMap<CardId, Bearing>,
    /// Who, once something was chosen; the inner nothing is "unknown".
    pub who: Option<Option<ActorId>>,
    /// How likely.
    pub who_word: Option<Likelihood>,
    /// Which link, once something was chosen.
    pub link: Option<Option<Link>>,
    /// How likely.
    pub link_word: Option<Likelihood>,
    /// The slips in the order in which the desk first saw them, so that each keeps its number.
    pub seen: Vec<CardId>,
}

impl Laying {
    /// Begun from what was recorded before.
    #[must_use]
    pub fn begun(dossier: &Dossier) -> Self {
        let placed = dossier.cards.iter().filter_map(|card| Some((card.id, card.placed?)));
        let own = dossier.own.as_ref();
        Self {
            slip: None,
            placed: placed.collect(),
            who: own.map(|own| own.who),
            who_word: own.map(|own| own.who_word),
            link: own.map(|own| own.link),
            link_word: own.map(|own| own.link_word),
            seen: Vec::new(),
        }
    }

    /// Gives each slip that is new a number.
    pub(super) fn see(&mut self, dossier: &Dossier) {
        for card in &dossier.cards {
            if !self.seen.contains(&card.id) {
                self.seen.push(card.id);
            }
        }
    }

    /// The slips in hand with their numbers, from 1.
    pub fn numbered<'d>(&self, dossier: &'d Dossier) -> impl Iterator<Item = (usize, &'d CardRow)> {
        self.seen.iter().filter_map(|id| dossier.cards.iter().find(|card| card.id == *id)).zip(1..).map(|(c, n)| (n, c))
    }

    /// What it lacks before it can be recorded.
    #[must_use]
    pub fn lacks(&self) -> Vec<Lack> {
        Lack::those([
            (Lack::Who, self.who.is_none()),
            (Lack::WhoWord, self.who_word.is_none()),
            (Lack::Link, self.link.is_none()),
            (Lack::LinkWord, self.link_word.is_none()),
        ])
    }

    /// The judgement, once nothing is lacking.
    #[must_use]
    pub fn judgement(&self, dossier: &Dossier) -> Option<Judgement> {
        let held = |id| dossier.cards.iter().any(|card| card.id == id);
        let placed = self.placed.iter().filter(|(card, _)| held(**card));
        Some(Judgement {
            incident: dossier.id,
            who: self.who?,
            who_word: self.who_word?,
            link: self.link?,
            link_word: self.link_word?,
            placed: placed.map(|(&card, &on)| Placing { card, on }).collect(),
        })
    }
}
