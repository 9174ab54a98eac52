//! 1.6, 7.1 What a seat could order: every stem, listed.
//!
//! This is the hot loop of a play, so nothing is asked twice: each different gate of the
//! catalogue is answered once, for all nations together, and an action is open towards those
//! that all its gates let through.

use super::admit::{affords, agreed, means_left, often_enough, passes, room, unchecked};
use super::conditions::{Asker, Context};
use super::facts::Facts;
use super::pressure::{doubles, fits_measures, price_of};
use crate::order::{Offer, Options, Stem, Tray};
use crate::script::{ActionSpec, Cost, CovertVerb, Need, Slot, TargetKind, Verb};
use crate::terms::{IncidentSet, LegalClass, NationId, NationSet, Phase};
use crate::world::{Gates, Listed, Sight};

/// Every stem that a seat may put into its tray and complete.
#[must_use]
pub fn options(sight: Sight<'_>, tray: &Tray) -> Options {
    let mut options = Options::with_room();
    options_into(sight, tray, &mut options);
    options
}

/// [`options`] into a list that is kept.
pub fn options_into(sight: Sight<'_>, tray: &Tray, options: &mut Options) {
    options.clear();
    if sight.is_over() || !matches!(sight.phase(), Phase::Talks | Phase::Orders) {
        return;
    }
    let listing = Listing::of(sight, tray);
    for listed in &sight.gates().played {
        if let Some(action) = sight.action(listed.id).filter(|action| listing.is_open(listed, action)) {
            listing.offer(listed, action, options);
        }
    }
}

/// What all actions of one listing share.
struct Listing<'w> {
    sight: Sight<'w>,
    tray: &'w Tray,
    /// What the tray leaves of the means.
    left: Cost,
    /// Whether the tray has room for an order, and for a statement.
    has_room: [bool; 2],
    /// The incidents that the seat knows of.
    incidents: IncidentSet,
    /// The nations with which tension freezes cooperation (3.3).
    frozen: NationSet,
    /// Of each gate of the pool, the nations that it lets through.
    gates: [NationSet; Gates::MOST],
}

impl<'w> Listing<'w> {
    fn of(sight: Sight<'w>, tray: &'w Tray) -> Self {
        let frozen = |&other: &NationId| sight.tension(sight.seat(), other) >= sight.numbers().freeze_from;
        let asker = Asker { facts: Facts::Seen(sight), context: Context::of(sight.seat()), chance: None };
        let mut gates = [NationSet::NONE; Gates::MOST];
        for ((condition, aimed), open) in sight.gates().pool.iter().zip(&mut gates) {
            if *aimed {
                *open = asker.towards(condition, sight.others());
            } else if asker.holds(condition) {
                *open = sight.everyone();
            }
        }
        Self {
            sight,
            tray,
            left: means_left(sight, tray),
            has_room: [Slot::Order, Slot::Statement].map(|slot| room(sight, tray, slot) > 0),
            incidents: sight.incidents().map(|(incident, _, _)| incident).collect(),
            frozen: sight.others().iter().filter(frozen).collect(),
            gates,
        }
    }

    /// Whether the module, the load and the means allow an action at all.
    fn is_open(&self, listed: &Listed, action: &ActionSpec) -> bool {
        let [order, statement] = self.has_room;
        let room = if action.slot == Slot::Order { order } else { statement };
        room && listed.from <= self.sight.round()
            && may_be_completed(self.sight, action)
            && affords(self.left, action.cost).is_ok()
            && (action.times.is_none() || often_enough(self.sight, self.tray, listed.id, action).is_ok())
    }

    /// The nations that all these gates of the pool let through.
    fn let_through(&self, mut needs: u64) -> NationSet {
        let mut open = self.sight.everyone();
        while needs != 0 && !open.is_empty() {
            let gate = self.gates.get(needs.trailing_zeros() as usize);
            open = open.common(gate.copied().unwrap_or(NationSet::NONE));
            needs &= needs - 1;
        }
        open
    }

    /// Puts down every stem of an action.
    fn offer(&self, listed: &Listed, action: &ActionSpec, options: &mut Options) {
        let (id, open) = (listed.id, self.let_through(listed.needs));
        let towards = match action.target {
            TargetKind::Nobody => NationSet::NONE,
            TargetKind::Nation if action.class == LegalClass::Cooperation => open.minus(self.frozen),
            TargetKind::Nation => open,
        };
        let towards = towards.without(self.sight.seat());
        if open.is_empty() || (action.target == TargetKind::Nation && towards.is_empty()) {
            return;
        }
        let alone = action.incident != Need::Required;
        let about = if action.incident == Need::None { IncidentSet::NONE } else { self.incidents };
        let offer = Offer { action: id, towards, alone, about };
        if !listed.asks_more && !depends_on_stem(action) && !self.tray.orders().iter().any(|order| order.action == id) {
            return options.put(offer);
        }
        match action.target {
            TargetKind::Nobody => options.put(self.sifted(offer, None, action)),
            TargetKind::Nation => {
                towards.iter().for_each(|target| options.put(self.sifted(offer, Some(target), action)));
            }
        }
    }

    /// What is left of an offer towards one nation, or nobody, without the stems that are not
    /// new, fail a gate, or cannot be completed.
    fn sifted(&self, offer: Offer, target: Option<NationId>, action: &ActionSpec) -> Offer {
        let fits = |incident| self.fits(action, Stem { action: offer.action, target, incident });
        Offer {
            towards: target.map_or(NationSet::NONE, NationSet::one),
            alone: offer.alone && fits(None),
            about: offer.about.iter().filter(|&incident| fits(Some(incident))).collect(),
            ..offer
        }
    }

    /// Whether a stem is new, passes all gates, and can be completed.
    fn fits(&self, action: &ActionSpec, stem: Stem) -> bool {
        !self.tray.orders().iter().any(|order| order.stem() == stem)
            && can_complete(self.sight, action, stem)
            && !doubles(self.tray, action, stem)
            && self.affords_measures(action, stem)
            && passes(self.sight, action, stem.target, stem.incident).is_ok()
    }

    /// Whether what is left pays for measures, which cost more or less by whom they hit (7.3).
    fn affords_measures(&self, action: &ActionSpec, stem: Stem) -> bool {
        action.verb != Some(Verb::Impose)
            || affords(self.left, price_of(self.sight, action, stem.target, stem.incident)).is_ok()
    }
}

/// Whether anything could complete an action, whatever its target and incident.
fn may_be_completed(sight: Sight<'_>, action: &ActionSpec) -> bool {
    match action.verb {
        Some(Verb::JointClaim) => agreed(sight, None, None),
        Some(Verb::Restrain) => sight.sheltered().any(|(id, _)| !sight.is_restrained(id)),
        Some(Verb::Covert(verb)) => super::covert::may_do(sight, verb, None).is_ok(),
        Some(Verb::LookAway) => sight.sheltered().next().is_some(),
        Some(Verb::Lift) => !sight.measures().targets_of(sight.seat()).is_empty(),
        _ => true,
    }
}

/// Whether what completes an action depends on the stem.
const fn depends_on_stem(action: &ActionSpec) -> bool {
    matches!(
        action.verb,
        Some(Verb::SourceCheck | Verb::JointClaim | Verb::Covert(CovertVerb::PlantFlag) | Verb::Impose | Verb::Lift)
    )
}

/// Whether a stem of an action that may be completed has a completion that is admitted.
fn can_complete(sight: Sight<'_>, action: &ActionSpec, stem: Stem) -> bool {
    match action.verb {
        Some(Verb::SourceCheck) => !unchecked(sight, stem.incident).is_empty(),
        Some(Verb::JointClaim) => agreed(sight, stem.incident, stem.target),
        Some(Verb::Covert(verb)) => super::covert::may_do(sight, verb, stem.incident).is_ok(),
        Some(verb @ (Verb::Impose | Verb::Lift)) => fits_measures(sight, verb, stem.target).is_ok(),
        _ => true,
    }
}
