//! A list of stems, kept short: what differs only in nation or incident stands together.

use super::Stem;
use crate::terms::{ActionId, IncidentId, IncidentSet, NationSet};

/// What a seat could order.
///
/// Reads like a list of [`Stem`]s in the sequence of the catalogue; holds one offer for each
/// action where it can, since a table has hundreds of stems and some fifty actions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// The offers, each with the place after its last stem.
    offers: Vec<(Offer, usize)>,
    /// How many stems there are.
    len: usize,
}

/// An action, towards whom, about what: stands for every combination.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offer {
    /// The action of the catalogue.
    pub action: ActionId,
    /// The nations it may be aimed at; nobody if it is aimed at nobody.
    pub towards: NationSet,
    /// What it may be about.
    pub about: Abouts,
}

/// What an action may be about. Most actions of a list may be about the same, so it is counted
/// once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Abouts {
    incidents: IncidentSet,
    alone: bool,
    count: u8,
}

impl Abouts {
    /// Any of these incidents, and perhaps no incident.
    #[must_use]
    pub fn of(alone: bool, incidents: IncidentSet) -> Self {
        let count = u8::try_from(incidents.len()).unwrap_or(u8::MAX).saturating_add(alone.into());
        Self { incidents, alone, count }
    }

    /// Whether an action may be about this incident, or about none.
    #[must_use]
    pub const fn has(self, incident: Option<IncidentId>) -> bool {
        match incident {
            Some(incident) => self.incidents.has(incident),
            None => self.alone,
        }
    }

    /// What of it passes a test.
    #[must_use]
    pub fn filtered(self, mut test: impl FnMut(Option<IncidentId>) -> bool) -> Self {
        let alone = self.alone && test(None);
        Self::of(alone, self.incidents.iter().filter(|&incident| test(Some(incident))).collect())
    }

    /// How many there are.
    const fn len(self) -> usize {
        self.count as usize
    }

    /// All of them: no incident first, then the lowest.
    fn iter(self) -> impl Iterator<Item = Option<IncidentId>> {
        self.alone.then_some(None).into_iter().chain(self.incidents.iter().map(Some))
    }

    /// The one of that place in [`Abouts::iter`].
    fn get(self, place: usize) -> Option<IncidentId> {
        let nth = place.checked_sub(usize::from(self.alone))?;
        self.incidents.iter().nth(nth)
    }
}

impl Offer {
    /// How many stems it stands for.
    #[must_use]
    pub const fn len(&self) -> usize {
        let towards = if self.towards.is_empty() { 1 } else { self.towards.len() };
        towards * self.about.len()
    }

    /// Whether it stands for none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.about.len() == 0
    }

    /// Its stem of that place, nation by nation.
    fn get(&self, place: usize) -> Stem {
        let abouts = self.about.len().max(1);
        let target = self.towards.iter().nth(place / abouts);
        Stem { action: self.action, target, incident: self.about.get(place % abouts) }
    }

    /// Its stems, nation by nation.
    pub fn stems(self) -> impl Iterator<Item = Stem> {
        let nobody = self.towards.is_empty().then_some(None);
        let targets = self.towards.iter().map(Some).chain(nobody);
        targets.flat_map(move |target| {
            let stem = move |incident| Stem { action: self.action, target, incident };
            self.about.iter().map(stem)
        })
    }
}

impl Options {
    /// A list with room for a whole catalogue.
    #[must_use]
    pub fn with_room() -> Self {
        Self { offers: Vec::with_capacity(128), len: 0 }
    }

    /// Forgets everything, to be filled anew.
    pub fn clear(&mut self) {
        self.offers.clear();
        self.len = 0;
    }

    /// Puts an offer at the end.
    #[inline]
    pub fn put(&mut self, offer: Offer) {
        if !offer.is_empty() {
            self.len += offer.len();
            self.offers.push((offer, self.len));
        }
    }

    /// How many stems there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.len
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.offers.is_empty()
    }

    /// The stem of that place, from 0.
    #[must_use]
    pub fn get(&self, place: usize) -> Option<Stem> {
        let at = self.offers.partition_point(|&(_, end)| end <= place);
        let &(offer, end) = self.offers.get(at)?;
        Some(offer.get(place - (end - offer.len())))
    }

    /// The stems, first to last.
    pub fn iter(&self) -> impl Iterator<Item = Stem> {
        self.offers().flat_map(Offer::stems)
    }

    /// The offers, in the sequence of the catalogue.
    pub fn offers(&self) -> impl Iterator<Item = Offer> {
        self.offers.iter().map(|&(offer, _)| offer)
    }

    /// Whether a stem is among them.
    #[must_use]
    pub fn contains(&self, stem: &Stem) -> bool {
        let aims = |offer: &Offer| match stem.target {
            Some(target) => offer.towards.has(target),
            None => offer.towards.is_empty(),
        };
        let fits = |offer: &Offer| offer.action == stem.action && aims(offer) && offer.about.has(stem.incident);
        self.offers.iter().any(|(offer, _)| fits(offer))
    }
}
