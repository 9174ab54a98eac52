//! 1.6, 7.1 What a seat could order: every stem, listed.
//!
//! This is the hot loop of a play, so nothing is asked twice: each different gate of the
//! catalogue is answered once, for all nations together, and an action is open towards those
//! that all its gates let through.

use super::admit::{
    affords, agreed, agreed_texts, file_stands, group_on_record, means_left, often_enough, room, unchecked,
};
use super::conditions::{Asker, Context};
use super::facts::Facts;
use super::lawful::fits_counter;
use super::one_text::{is_text, signed};
use super::pressure::{doubles, fits_measures, price_of};
use crate::order::{Abouts, Offer, Options, Stem, Tray};
use crate::script::{Cost, CovertVerb, LawVerb, Need, Slot, TargetKind, Verb};
use crate::terms::{IncidentSet, NationId, NationSet, Phase};
use crate::world::{Asks, Gates, Listed, Sight};

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
    if !sight.is_seated() || sight.is_over() || !matches!(sight.phase(), Phase::Talks | Phase::Orders) {
        return;
    }
    let listing = Listing::of(sight, tray);
    for listed in &sight.gates().played {
        if listing.is_open(listed) {
            listing.offer(listed, options);
        }
    }
}

/// What all actions of one listing share.
struct Listing<'w> {
    sight: Sight<'w>,
    tray: &'w Tray,
    round: u8,
    /// What the tray leaves of the means.
    left: Cost,
    /// Whether the tray has room for an order, and for a statement.
    has_room: [bool; 2],
    /// What an action may be about that takes no incident, may name one, or must.
    abouts: [Abouts; 3],
    others: NationSet,
    /// The other nations with which tension does not freeze cooperation (3.3).
    calm: NationSet,
    /// The incidents on which the seat has signed a text for this round (5.2).
    signed: IncidentSet,
    /// Of each gate of the pool, the nations that it lets through.
    gates: [NationSet; Gates::MOST],
    /// The gates that let nobody through, as bits.
    shut: u64,
    /// The gates that do not let all others through, as bits.
    narrow: u64,
}

impl<'w> Listing<'w> {
    fn of(sight: Sight<'w>, tray: &'w Tray) -> Self {
        let others = sight.others();
        let freeze_from = sight.numbers().freeze_from;
        let is_calm = |&other: &NationId| sight.tension(sight.seat(), other) < freeze_from;
        let known: IncidentSet = sight.incidents().map(|(incident, _, _)| incident).collect();
        let mut listing = Self {
            sight,
            tray,
            round: sight.round(),
            left: means_left(sight, tray),
            has_room: [Slot::Order, Slot::Statement].map(|slot| room(sight, tray, slot) > 0),
            abouts: [(true, IncidentSet::NONE), (true, known), (false, known)]
                .map(|(alone, all)| Abouts::of(alone, all)),
            others,
            calm: others.iter().filter(is_calm).collect(),
            signed: known.iter().filter(|&incident| signed(sight, incident).is_some()).collect(),
            gates: [NationSet::NONE; Gates::MOST],
            shut: 0,
            narrow: 0,
        };
        listing.ask_gates();
        listing
    }

    /// Asks every gate of the pool whom it lets through.
    fn ask_gates(&mut self) {
        let (sight, seat, everyone) = (self.sight, self.sight.seat(), self.sight.everyone());
        let asker = Asker { facts: Facts::Seen(sight), context: Context::of(seat), chance: None };
        let mut bit = 1;
        for (pooled, open) in sight.gates().pool.iter().zip(&mut self.gates) {
            let mut found = NationSet::NONE;
            match &pooled.asks {
                Asks::Lines(lines) => lines.iter().for_each(|&line| found = found.union(sight.reached_by(seat, line))),
                Asks::Done(acts) => acts.iter().for_each(|&act| found = found.union(sight.targets_of(seat, act))),
                Asks::Aimed(condition) => found = asker.towards(condition, self.others),
                Asks::Own(condition) if asker.holds(condition) => found = everyone,
                Asks::Own(_) => {}
            }
            *open = if pooled.not { everyone.minus(found) } else { found };
            self.shut |= if open.is_empty() { bit } else { 0 };
            self.narrow |= if self.others.minus(*open).is_empty() { 0 } else { bit };
            bit <<= 1;
        }
    }

    /// Whether the gates, the module, the load and the means allow an action at all.
    #[inline]
    fn is_open(&self, listed: &Listed) -> bool {
        let [order, statement] = self.has_room;
        let room = if listed.slot == Slot::Order { order } else { statement };
        listed.needs & self.shut == 0
            && room
            && listed.from <= self.round
            && affords(self.left, listed.cost).is_ok()
            && listed.verb.is_none_or(|verb| may_be_completed(self.sight, verb))
            && (listed.times.is_none() || often_enough(self.sight, self.tray, listed.id, listed.times).is_ok())
    }

    /// The nations among some that all these gates of the pool let through.
    fn let_through(&self, among: NationSet, needs: u64) -> NationSet {
        let (mut open, mut needs) = (among, needs & self.narrow);
        while needs != 0 && !open.is_empty() {
            let gate = self.gates.get(needs.trailing_zeros() as usize);
            open = open.common(gate.copied().unwrap_or(NationSet::NONE));
            needs &= needs - 1;
        }
        open
    }

    /// Puts down every stem of an action that is open.
    fn offer(&self, listed: &Listed, options: &mut Options) {
        let among = if listed.freezes { self.calm } else { self.others };
        match listed.target {
            // No gate of the pool speaks of a nation then, and one that is shut is not asked here.
            TargetKind::Nobody => self.offer_towards(NationSet::NONE, listed, options),
            TargetKind::Nation | TargetKind::Optional => {
                let open = self.let_through(among, listed.needs);
                if !open.is_empty() {
                    self.offer_towards(open, listed, options);
                }
                // With nobody named, only a gate that asks for nobody in particular lets it through.
                if listed.target == TargetKind::Optional && open == self.others {
                    self.offer_towards(NationSet::NONE, listed, options);
                }
            }
        }
    }

    fn offer_towards(&self, towards: NationSet, listed: &Listed, options: &mut Options) {
        let [none, any, some] = &self.abouts;
        let about = *match listed.incident {
            Need::None => none,
            Need::Optional => any,
            Need::Required => some,
        };
        let offer = Offer { action: listed.id, towards, about };
        let is_ordered = || self.tray.orders().iter().any(|order| order.action == listed.id);
        if listed.also.is_empty() && listed.file.is_none() && !self.depends_on_stem(listed.verb) && !is_ordered() {
            return options.put(offer);
        }
        if towards.is_empty() {
            options.put(self.sifted(offer, None, listed));
        }
        towards.iter().for_each(|target| options.put(self.sifted(offer, Some(target), listed)));
    }

    /// What is left of an offer towards one nation, or nobody, without the stems that are not
    /// new, fail a gate, or cannot be completed.
    fn sifted(&self, offer: Offer, target: Option<NationId>, listed: &Listed) -> Offer {
        let fits = |incident| self.fits(listed, Stem { action: offer.action, target, incident });
        Offer { towards: target.map_or(NationSet::NONE, NationSet::one), about: offer.about.filtered(fits), ..offer }
    }

    /// Whether a stem whose gates in the pool are open is new, passes the others, and can be
    /// completed.
    fn fits(&self, listed: &Listed, stem: Stem) -> bool {
        let context = Context { me: Some(self.sight.seat()), target: stem.target, incident: stem.incident };
        let asker = Asker { facts: Facts::Seen(self.sight), context, chance: None };
        !self.tray.orders().iter().any(|order| order.stem() == stem)
            && can_complete(self.sight, listed.verb, stem)
            && !(is_text(listed.verb) && stem.incident.is_some_and(|incident| self.signed.has(incident)))
            && (listed.verb != Some(Verb::Impose) || self.may_impose(stem))
            && listed.also.iter().all(|needs| asker.holds(needs))
            && file_stands(self.sight, listed.file, stem.target, stem.incident).is_ok()
    }

    /// Whether what completes an action depends on the stem.
    fn depends_on_stem(&self, verb: Option<Verb>) -> bool {
        depends_on_stem(verb) || is_text(verb) && !self.signed.is_empty()
    }

    /// Whether measures are not in the tray yet and what is left pays for them: they cost more
    /// or less by whom they hit (7.3).
    fn may_impose(&self, stem: Stem) -> bool {
        self.sight.action(stem.action).is_some_and(|action| {
            !doubles(self.tray, action, stem)
                && affords(self.left, price_of(self.sight, action, stem.target, stem.incident)).is_ok()
        })
    }
}

/// Whether anything could complete an action, whatever its target and incident.
fn may_be_completed(sight: Sight<'_>, verb: Verb) -> bool {
    match verb {
        Verb::JointClaim => agreed_texts(sight).next().is_some(),
        Verb::Correct => sight.owes_correction(None, None),
        Verb::Restrain => sight.shelters(),
        Verb::Covert(verb) => super::covert::may_do(sight, verb, None).is_ok(),
        Verb::LookAway => sight.sheltered().next().is_some(),
        Verb::Lift => !sight.measures().targets_of(sight.seat()).is_empty(),
        Verb::Law(LawVerb::LiftCounter) => sight.counter().any(|one| one.by == sight.seat() && one.stands()),
        _ => true,
    }
}

/// Whether what completes an action depends on the stem.
const fn depends_on_stem(verb: Option<Verb>) -> bool {
    matches!(
        verb,
        Some(
            Verb::SourceCheck
                | Verb::JointClaim
                | Verb::Correct
                | Verb::Covert(CovertVerb::PlantFlag)
                | Verb::Impose
                | Verb::Lift
                | Verb::Law(_)
        )
    )
}

/// Whether a stem of an action that may be completed has a completion that is admitted.
fn can_complete(sight: Sight<'_>, verb: Option<Verb>, stem: Stem) -> bool {
    match verb {
        Some(Verb::SourceCheck) => !unchecked(sight, stem.incident).is_empty(),
        Some(Verb::JointClaim) => agreed(sight, stem.incident, stem.target),
        Some(Verb::Correct) => sight.owes_correction(stem.target, stem.incident),
        Some(Verb::Covert(verb)) => super::covert::may_do(sight, verb, stem.incident).is_ok(),
        Some(verb @ (Verb::Impose | Verb::Lift)) => fits_measures(sight, verb, stem.target).is_ok(),
        Some(Verb::Law(LawVerb::NameGroup)) => group_on_record(sight, stem.incident).is_ok(),
        Some(Verb::Law(verb)) => fits_counter(sight, verb, stem.action, stem.target).is_ok(),
        _ => true,
    }
}
