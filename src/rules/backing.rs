//! 5.2 What somebody has seen, held against what is said: the one place that decides whether a
//! wording is backed. The doubts before an order, *supported*, and what third states and the gallery
//! take from a claim all come from here.

use super::assess::{Assessment, assess, link_place, place_of};
use crate::order::{Doubt, Doubts, Wording};
use crate::script::{Incident, Numbers};
use crate::terms::{Confidence, Decibans, IncidentId, Likelihood, Link, NationId, Rung};
use crate::world::{Known, Sight};

/// What is said of an incident, and of whom.
#[derive(Clone, Copy)]
pub(super) struct Charge<'w> {
    pub(super) spec: Known<'w, Incident>,
    pub(super) accused: Option<NationId>,
    pub(super) wording: Wording,
    /// Whether the state accused is the one that might be behind the actor named (4.2).
    pub(super) its_own: bool,
    pub(super) numbers: &'w Numbers,
}

/// The links that a wording claims: what it says, or what its rung implies (5.1).
#[must_use]
pub(super) const fn links_of(wording: &Wording) -> &'static [Link] {
    match (wording.link, wording.rung) {
        (Some(Link::None), _) => &[Link::None],
        (Some(Link::Tolerated), _) => &[Link::Tolerated],
        (Some(Link::Directed | Link::Organ), _) | (None, Rung::StateResponsible | Rung::BreachedLaw) => {
            &[Link::Directed]
        }
        (None, _) => &[Link::Tolerated, Link::Directed],
    }
}

/// Whether what a seat holds supports a wording (5.2).
#[must_use]
pub(super) fn is_supported(
    sight: Sight<'_>,
    incident: IncidentId,
    accused: Option<NationId>,
    wording: Wording,
) -> bool {
    let charge = Charge::in_sight(sight, incident, accused, wording);
    charge.zip(assess(sight, incident)).is_some_and(|(charge, made)| charge.is_backed(&made))
}

/// The word that what a seat holds makes of what is said; nothing of an incident that it does not know.
#[must_use]
pub fn word_for(
    sight: Sight<'_>,
    made: &Assessment,
    incident: IncidentId,
    accused: Option<NationId>,
    wording: Wording,
) -> Option<Likelihood> {
    Charge::in_sight(sight, incident, accused, wording).map(|charge| charge.word(made))
}

impl<'w> Charge<'w> {
    /// What is said of an incident that a seat knows of.
    pub(super) fn in_sight(
        sight: Sight<'w>,
        incident: IncidentId,
        accused: Option<NationId>,
        wording: Wording,
    ) -> Option<Self> {
        let (spec, _) = sight.incident(incident)?;
        let sponsor = wording.who.and_then(|who| sight.actor(who)).and_then(|actor| actor.sponsor());
        Some(Self::of(spec, accused, wording, sponsor, sight.numbers()))
    }

    /// What is said of an incident, and of whom; the sponsor is that of the actor named.
    pub(super) fn of(
        spec: Known<'w, Incident>,
        accused: Option<NationId>,
        wording: Wording,
        sponsor: Option<NationId>,
        numbers: &'w Numbers,
    ) -> Self {
        Self { spec, accused, wording, its_own: accused.is_none() || accused == sponsor, numbers }
    }

    /// The same, said at another rung.
    pub(super) const fn at(self, rung: Rung) -> Self {
        Self { wording: Wording { rung, ..self.wording }, ..self }
    }

    /// The place on the ladder of whom it names.
    fn who(&self) -> Option<usize> {
        self.wording.who.and_then(|actor| place_of(self.spec.suspects(), actor))
    }

    /// Whether what was seen backs it.
    pub(super) fn is_backed(&self, made: &Assessment) -> bool {
        self.lacks(made, Doubts::NONE).is_empty()
    }

    /// The doubts so far, with what it lacks of the backing that its rung expects.
    pub(super) fn lacks(&self, made: &Assessment, doubts: Doubts) -> Doubts {
        let (who, numbers) = (self.who(), self.numbers);
        let who_word = who.map_or(Likelihood::AlmostNoChance, |who| made.who.word(who));
        let chain = who.map_or(Likelihood::AlmostNoChance, |who| made.chain(who, links_of(&self.wording)));
        let located = self.accused.is_some_and(|nation| made.location(nation) >= numbers.location_expected);
        let of_another = self.wording.rung >= Rung::LinkedActors && !self.its_own;
        let doubts = doubts.with_if(of_another, Doubt::OfAnotherState);
        match self.wording.rung {
            Rung::Concern | Rung::Condemn => doubts,
            Rung::NamesGroup => doubts.with_if(who_word < Likelihood::Likely, Doubt::WhoNotLikely),
            Rung::FromTerritory => doubts.with_if(!located, Doubt::NoLocation).with_if(
                located && self.accused.is_some_and(|nation| made.origin_word(nation, numbers) < self.wording.word),
                Doubt::OriginWeak,
            ),
            Rung::LinkedActors => doubts
                .with_if(who_word < Likelihood::Likely, Doubt::WhoNotLikely)
                .with_if(!made.is_linked(), Doubt::LinkNotEven),
            Rung::StateResponsible => doubts.with_if(chain < Likelihood::Likely, Doubt::ChainNotLikely),
            Rung::BreachedLaw => doubts
                .with_if(chain < Likelihood::VeryLikely, Doubt::ChainNotVeryLikely)
                .with_if(made.confidence < Confidence::Moderate, Doubt::LowConfidence)
                .with_if(self.spec.obligation().is_none(), Doubt::NoRuleNamed),
        }
    }

    /// The word that what was seen makes of it.
    pub(super) fn word(&self, made: &Assessment) -> Likelihood {
        match (self.wording.rung, self.accused, self.who()) {
            (Rung::FromTerritory, Some(nation), _) => made.origin_word(nation, self.numbers),
            (Rung::LinkedActors | Rung::StateResponsible | Rung::BreachedLaw, ..) if !self.its_own => {
                Likelihood::AlmostNoChance
            }
            (Rung::NamesGroup | Rung::LinkedActors, _, Some(who)) => made.who.word(who),
            (Rung::StateResponsible | Rung::BreachedLaw, _, Some(who)) => made.chain(who, links_of(&self.wording)),
            _ => Likelihood::AlmostNoChance,
        }
    }

    /// Decibans of what was seen, as far as they bear on it.
    fn bearing(&self, made: &Assessment) -> Decibans {
        if self.wording.rung == Rung::FromTerritory {
            return self.accused.map_or(0, |nation| made.origin(nation));
        }
        let who = self.who().map_or(0, |place| made.who.points(place));
        if self.wording.rung == Rung::NamesGroup {
            return who;
        }
        if !self.its_own {
            return 0;
        }
        let link = links_of(&self.wording).iter().map(|&link| made.link.points(link_place(link))).max();
        who.saturating_add(link.unwrap_or(0))
    }

    /// What it carries with somebody who has seen so much, in per cent: what the cards weigh as far as
    /// they bear on it, less what it says above them (5.3).
    pub(super) fn carries(&self, made: &Assessment) -> i64 {
        let (rung, numbers) = (self.wording.rung, self.numbers);
        let decibans = self.bearing(made).clamp(0, numbers.acceptance_decibans);
        // A group stands beside the rungs: below it there is only to name nobody.
        let below = |one: Rung| one.accuses() == rung.accuses() && one.names() && one <= rung;
        let down = Rung::ALL.iter().rev().filter(|&&one| below(one));
        let short = down.take_while(|&&one| !self.at(one).is_backed(made)).count();
        let short = i64::try_from(short).unwrap_or(0) * i64::from(numbers.claims.rung_short);
        let steps = (self.wording.word as i64 - self.word(made) as i64).max(0);
        i64::from(numbers.acceptance_per_deciban) * i64::from(decibans)
            - short.max(steps * i64::from(numbers.claims.word_short))
    }
}
