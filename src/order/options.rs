//! A list of stems, kept short: what differs only in nation or incident stands together.

use super::Stem;
use crate::terms::{ActionId, IncidentId, IncidentSet, NationSet};

/// What a seat could order.
///
/// Reads like a list of [`Stem`]s in the sequence of the catalogue; holds one offer for each
/// action where it can, since a table has hundreds of stems and some fifty actions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    offers: Vec<Offer>,
    /// Of each offer, the place after its last stem.
    ends: Vec<usize>,
}

/// An action, towards whom, about what: stands for every combination.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offer {
    /// The action of the catalogue.
    pub action: ActionId,
    /// The nations it may be aimed at; nobody if it is aimed at nobody.
    pub towards: NationSet,
    /// Whether it may be about no incident.
    pub alone: bool,
    /// The incidents it may be about.
    pub about: IncidentSet,
}

impl Offer {
    /// How many stems it stands for.
    #[must_use]
    pub const fn len(&self) -> usize {
        let towards = if self.towards.is_empty() { 1 } else { self.towards.len() };
        towards * self.abouts()
    }

    /// Whether it stands for none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        !self.alone && self.about.is_empty()
    }

    /// How many stems it stands for towards one nation.
    const fn abouts(&self) -> usize {
        self.alone as usize + self.about.len()
    }

    /// Its stem of that place, nation by nation.
    fn get(&self, place: usize) -> Option<Stem> {
        let target = self.towards.iter().nth(place / self.abouts().max(1));
        let about = place % self.abouts().max(1);
        let incident = match about.checked_sub(usize::from(self.alone)) {
            Some(nth) => Some(self.about.iter().nth(nth)?),
            None => None,
        };
        Some(Stem { action: self.action, target, incident })
    }

    /// Its stems, nation by nation.
    fn iter(self) -> impl Iterator<Item = Stem> {
        (0..self.len()).filter_map(move |place| self.get(place))
    }
}

impl Options {
    /// A list with room for a whole catalogue.
    #[must_use]
    pub fn with_room() -> Self {
        Self { offers: Vec::with_capacity(128), ends: Vec::with_capacity(128) }
    }

    /// Forgets everything, to be filled anew.
    pub fn clear(&mut self) {
        self.offers.clear();
        self.ends.clear();
    }

    /// Puts an offer at the end.
    #[inline]
    pub fn put(&mut self, offer: Offer) {
        if !offer.is_empty() {
            self.ends.push(self.len() + offer.len());
            self.offers.push(offer);
        }
    }

    /// How many stems there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.last().copied().unwrap_or(0)
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.offers.is_empty()
    }

    /// The stem of that place, from 0.
    #[must_use]
    pub fn get(&self, place: usize) -> Option<Stem> {
        let at = self.ends.partition_point(|&end| end <= place);
        let before = at.checked_sub(1).and_then(|at| self.ends.get(at)).copied().unwrap_or(0);
        self.offers.get(at)?.get(place - before)
    }

    /// The stems, first to last.
    pub fn iter(&self) -> impl Iterator<Item = Stem> {
        self.offers.iter().flat_map(|offer| offer.iter())
    }

    /// Whether a stem is among them.
    #[must_use]
    pub fn contains(&self, stem: &Stem) -> bool {
        let fits = |incident: Option<IncidentId>, offer: &Offer| match incident {
            Some(incident) => offer.about.has(incident),
            None => offer.alone,
        };
        let aims = |offer: &Offer| match stem.target {
            Some(target) => offer.towards.has(target),
            None => offer.towards.is_empty(),
        };
        self.offers.iter().any(|offer| offer.action == stem.action && aims(offer) && fits(stem.incident, offer))
    }
}
