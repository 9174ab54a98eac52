//! 1.6, 1.8, 2.2, 7.1 What a seat may order: one budget, one load, and the gates of each action.

use super::conditions::{Asker, Context};
use super::facts::Facts;
use crate::order::{Order, Refusal, Stem, Tray, Wording};
use crate::script::{ActionSpec, Cost, Need, Slot, TargetKind, Verb};
use crate::terms::{ActionId, CardSet, IncidentId, LegalClass, Likelihood, NationId, Phase, Rung};
use crate::world::{GateScope, Sight};

/// The most incidents that a scenario can hold, as its check says.
const MOST_INCIDENTS: usize = 32;

/// Whether a seat may put an order into its tray.
///
/// # Errors
/// Says what is missing. Nothing in it depends on what the seat does not know.
pub fn admit(sight: Sight<'_>, tray: &Tray, order: &Order) -> Result<(), Refusal> {
    if sight.is_over() {
        return Err(Refusal::PlayOver);
    }
    if !matches!(sight.phase(), Phase::Talks | Phase::Orders) {
        return Err(Refusal::WrongPhase);
    }
    let action = sight.action(order.action).ok_or(Refusal::NoSuchAction)?;
    is_on(sight, order.action, action)?;
    fits_target(sight, action, order.target)?;
    fits_incident(sight, action, order.incident)?;
    fits_parameters(sight, action, order)?;
    has_room(sight, tray, order, action)?;
    affords(sight, tray, action)?;
    passes(sight, action, order.target, order.incident)
}

/// Every stem that a seat may put into its tray and complete.
#[must_use]
pub fn options(sight: Sight<'_>, tray: &Tray) -> Vec<Stem> {
    let mut stems = Vec::with_capacity(256);
    options_into(sight, tray, &mut stems);
    stems
}

/// [`options`] into a list that is kept.
///
/// This is the hot loop of a play: each different gate is asked once for the seat and once for
/// each nation, and an action passes if the bits of its gates are all up.
pub fn options_into(sight: Sight<'_>, tray: &Tray, stems: &mut Vec<Stem>) {
    stems.clear();
    if sight.is_over() || !matches!(sight.phase(), Phase::Talks | Phase::Orders) {
        return;
    }
    let (mut known, mut count) = ([IncidentId::at(0); MOST_INCIDENTS], 0);
    for ((incident, _, _), place) in sight.incidents().zip(&mut known) {
        *place = incident;
        count += 1;
    }
    let known = known.get(..count).unwrap_or_default();
    let own = Passing::own(sight);
    let nobody = own.towards(sight, None);
    let mut nations = [None; 8];
    for (nation, place) in sight.others().iter().zip(&mut nations) {
        *place = Some(own.towards(sight, Some(nation)));
    }
    for (id, action) in sight.actions() {
        let open = is_on(sight, id, action).is_ok() && has_slot(sight, tray, action).is_ok();
        if !open || affords(sight, tray, action).is_err() || often_enough(sight, tray, id, action).is_err() {
            continue;
        }
        match action.target {
            TargetKind::Nobody => nobody.offer(sight, tray, known, (id, action), stems),
            TargetKind::Nation => {
                nations.iter().flatten().for_each(|nation| nation.offer(sight, tray, known, (id, action), stems));
            }
        }
    }
}

/// The gates of a scope that hold, as bits of the pool.
fn holding(sight: Sight<'_>, target: Option<NationId>, scope: GateScope) -> u128 {
    let context = Context { me: Some(sight.seat()), target, incident: None };
    let asker = Asker { facts: Facts::Seen(sight), context, chance: None };
    let pool = sight.gates().pool.iter().enumerate().filter(|(_, (_, of))| *of == scope);
    pool.fold(0, |gates, (place, (needs, _))| gates | u128::from(asker.holds(needs)) << place)
}

/// Which gates of the catalogue let a seat pass towards one nation, or towards nobody.
#[derive(Clone, Copy)]
struct Passing {
    target: Option<NationId>,
    gates: u128,
    frozen: bool,
}

impl Passing {
    /// The gates that depend on the seat alone.
    fn own(sight: Sight<'_>) -> Self {
        Self { target: None, gates: holding(sight, None, GateScope::Seat), frozen: false }
    }

    /// The same, with the gates that depend on a nation.
    fn towards(self, sight: Sight<'_>, target: Option<NationId>) -> Self {
        let frozen = target.is_some_and(|target| sight.tension(sight.seat(), target) >= sight.numbers().freeze_from);
        Self { target, gates: self.gates | holding(sight, target, GateScope::Target), frozen }
    }

    /// Offers an action towards this nation, about each incident that it may be about.
    fn offer(
        &self,
        sight: Sight<'_>,
        tray: &Tray,
        known: &[IncidentId],
        (id, action): (ActionId, &ActionSpec),
        stems: &mut Vec<Stem>,
    ) {
        let all = sight.gates();
        let needs = all.needs.get(id.index()).copied().unwrap_or(0);
        if needs & !self.gates != 0 || (self.frozen && action.class == LegalClass::Cooperation) {
            return;
        }
        let asks = all.asks_more.get(id.index()).copied().unwrap_or(true);
        let special =
            matches!(action.verb, Some(Verb::SourceCheck | Verb::JointClaim | Verb::Restrain | Verb::LookAway));
        let none = (action.incident != Need::Required).then_some(None);
        let about = if action.incident == Need::None { &[][..] } else { known };
        let every = none.into_iter().chain(about.iter().map(|&incident| Some(incident)));
        let every = every.map(|incident| Stem { action: id, target: self.target, incident });
        if !asks && !special && tray.orders().is_empty() {
            stems.extend(every);
            return;
        }
        stems.extend(every.filter(|&stem| {
            let fresh = !tray.orders().iter().any(|order| order.stem() == stem);
            let holds = !asks || passes(sight, action, stem.target, stem.incident).is_ok();
            fresh && holds && can_complete(sight, action, stem)
        }));
    }
}

/// Whether a stem has at least one completion that is admitted.
fn can_complete(sight: Sight<'_>, action: &ActionSpec, stem: Stem) -> bool {
    match action.verb {
        Some(Verb::SourceCheck) => !unchecked(sight, stem.incident).is_empty(),
        Some(Verb::JointClaim) => agreed(sight, stem.incident, stem.target),
        Some(Verb::Restrain) => sight.sheltered().any(|(id, _)| !sight.is_restrained(id)),
        Some(Verb::LookAway) => sight.sheltered().next().is_some(),
        _ => true,
    }
}

/// The cards in hand whose source the seat has not checked.
#[must_use]
pub fn unchecked(sight: Sight<'_>, incident: Option<IncidentId>) -> CardSet {
    let hand = incident.map_or(sight.hand(), |incident| sight.hand_on(incident));
    hand.iter().filter(|&card| sight.upstream(card).is_none()).collect()
}

/// The simplest order of a stem: the mildest wording, the first card. A beginning for a desk.
#[must_use]
pub fn complete(sight: Sight<'_>, stem: Stem) -> Order {
    let mut order = Order::of(stem);
    let Some(action) = sight.action(stem.action) else { return order };
    match action.verb {
        Some(Verb::SourceCheck) => order.card = unchecked(sight, stem.incident).iter().next(),
        Some(Verb::Claim { .. }) => {
            let rung = if stem.target.is_some() { Rung::FromTerritory } else { Rung::Concern };
            let word =
                stem.incident.and_then(|id| sight.judgement(id)).map_or(Likelihood::RoughlyEven, |own| own.who_word);
            order.wording = Some(Wording { rung, who: None, link: None, word, cards: CardSet::NONE });
        }
        _ => {}
    }
    order
}

fn is_on(sight: Sight<'_>, id: ActionId, action: &ActionSpec) -> Result<(), Refusal> {
    if sight.is_forbidden(id) {
        return Err(Refusal::Forbidden);
    }
    if sight.is_on(action.module) {
        return Ok(());
    }
    Err(Refusal::ModuleOff { module: action.module, from: sight.module_from(action.module) })
}

fn fits_target(sight: Sight<'_>, action: &ActionSpec, target: Option<NationId>) -> Result<(), Refusal> {
    match (action.target, target) {
        (TargetKind::Nobody, None) => Ok(()),
        (TargetKind::Nobody, Some(_)) => Err(Refusal::TakesNoTarget),
        (TargetKind::Nation, None) => Err(Refusal::NeedsTarget),
        (TargetKind::Nation, Some(target)) if target == sight.seat() => Err(Refusal::OwnNation),
        (TargetKind::Nation, Some(target)) if !sight.everyone().has(target) => Err(Refusal::NoSuchThing),
        (TargetKind::Nation, Some(_)) => Ok(()),
    }
}

fn fits_incident(sight: Sight<'_>, action: &ActionSpec, incident: Option<IncidentId>) -> Result<(), Refusal> {
    match (action.incident, incident) {
        (Need::None, Some(_)) => Err(Refusal::TakesNoIncident),
        (Need::Required, None) => Err(Refusal::NeedsIncident),
        (_, Some(incident)) if !sight.knows(incident) => Err(Refusal::NoSuchThing),
        _ => Ok(()),
    }
}

fn fits_parameters(sight: Sight<'_>, action: &ActionSpec, order: &Order) -> Result<(), Refusal> {
    match action.verb {
        Some(Verb::Claim { public }) => {
            if order.card.is_some() {
                return Err(Refusal::TakesNoParameter);
            }
            fits_wording(sight, order.incident, order.target, order.wording.as_ref())?;
            if public { Ok(()) } else { may_hand_over(sight, order) }
        }
        Some(Verb::SourceCheck) => {
            let card = order.card.ok_or(Refusal::NeedsCard)?;
            let (spec, _) = sight.card(card).ok_or(Refusal::CardNotHeld)?;
            if order.incident.is_some_and(|incident| incident != spec.incident) {
                return Err(Refusal::NoSuchThing);
            }
            if sight.upstream(card).is_some() { Err(Refusal::SourceKnown) } else { Ok(()) }
        }
        _ if order.card.is_some() || order.wording.is_some() => Err(Refusal::TakesNoParameter),
        Some(Verb::JointClaim) if !agreed(sight, order.incident, order.target) => Err(Refusal::NoAgreedText),
        Some(Verb::Restrain) if !sight.sheltered().any(|(id, _)| !sight.is_restrained(id)) => {
            Err(Refusal::NobodySheltered)
        }
        Some(Verb::LookAway) if sight.sheltered().next().is_none() => Err(Refusal::NobodySheltered),
        _ => Ok(()),
    }
}

/// Whether a wording can be said: whom its rung names, and that the cards are held (5.1).
pub(super) fn fits_wording(
    sight: Sight<'_>,
    incident: Option<IncidentId>,
    accused: Option<NationId>,
    wording: Option<&Wording>,
) -> Result<(), Refusal> {
    let wording = wording.ok_or(Refusal::NeedsWording)?;
    if (wording.rung >= Rung::FromTerritory) != accused.is_some() {
        return Err(Refusal::RungAndTarget);
    }
    if wording.rung >= Rung::LinkedActors && wording.who.is_none() {
        return Err(Refusal::NeedsActor);
    }
    if wording.rung >= Rung::StateResponsible && !sight.is_on(crate::terms::Module::StateAttribution) {
        let module = crate::terms::Module::StateAttribution;
        return Err(Refusal::ModuleOff { module, from: sight.module_from(module) });
    }
    let suspects = incident.and_then(|id| sight.incident(id)).map(|(spec, _)| spec.suspects.as_slice());
    if wording.who.is_some_and(|who| suspects.is_none_or(|suspects| !suspects.contains(&who))) {
        return Err(Refusal::NoSuchThing);
    }
    let on_it = incident.map_or(CardSet::NONE, |id| sight.hand_on(id));
    if wording.cards.minus(on_it).is_empty() { Ok(()) } else { Err(Refusal::CardNotHeld) }
}

/// Whether a joint text of the seat is agreed by at least one partner, on that incident and
/// against that nation (5.2).
fn agreed(sight: Sight<'_>, incident: Option<IncidentId>, accused: Option<NationId>) -> bool {
    sight.proposals().any(|(_, proposal)| {
        proposal.open
            && accused.is_none_or(|accused| proposal.accused == Some(accused))
            && proposal.by == sight.seat()
            && incident.is_none_or(|incident| proposal.incident == incident)
            && !super::claims::signatories(proposal).is_empty()
    })
}

/// Whether the labels of what a private claim discloses let it go to the accused (4.7).
fn may_hand_over(sight: Sight<'_>, order: &Order) -> Result<(), Refusal> {
    let (Some(to), Some(wording)) = (order.target, order.wording) else { return Ok(()) };
    let barred = wording.cards.iter().find(|&card| !sight.label_allows(card, to));
    match barred.and_then(|card| sight.card(card)) {
        Some((card, _)) => Err(Refusal::LabelForbids { tlp: card.tlp }),
        None => Ok(()),
    }
}

fn slot_of(sight: Sight<'_>, order: &Order) -> Option<Slot> {
    sight.action(order.action).map(|action| action.slot)
}

fn has_slot(sight: Sight<'_>, tray: &Tray, action: &ActionSpec) -> Result<(), Refusal> {
    let used = tray.orders().iter().filter(|order| slot_of(sight, order) == Some(action.slot)).count();
    let most = match action.slot {
        Slot::Order => sight.numbers().orders_a_round,
        Slot::Statement => sight.numbers().statements_a_round,
    };
    if used < usize::from(most) { Ok(()) } else { Err(Refusal::LoadFull { most }) }
}

fn has_room(sight: Sight<'_>, tray: &Tray, order: &Order, action: &ActionSpec) -> Result<(), Refusal> {
    has_slot(sight, tray, action)?;
    if tray.orders().iter().any(|other| other.stem() == order.stem()) {
        return Err(Refusal::AlreadyOrdered);
    }
    often_enough(sight, tray, order.action, action)
}

fn often_enough(sight: Sight<'_>, tray: &Tray, id: ActionId, action: &ActionSpec) -> Result<(), Refusal> {
    let Some(times) = action.times else { return Ok(()) };
    let ordered = tray.orders().iter().filter(|order| order.action == id).count();
    if sight.times(id) + ordered < usize::from(times) { Ok(()) } else { Err(Refusal::OftenEnough { times }) }
}

/// What a tray costs together.
#[must_use]
pub fn cost_of(sight: Sight<'_>, tray: &Tray) -> Cost {
    let costs = tray.orders().iter().filter_map(|order| sight.action(order.action)).map(|action| action.cost);
    costs.fold(Cost::default(), |sum, cost| Cost {
        staff: sum.staff.saturating_add(cost.staff),
        capital: sum.capital.saturating_add(cost.capital),
        funds: sum.funds.saturating_add(cost.funds),
    })
}

fn affords(sight: Sight<'_>, tray: &Tray, action: &ActionSpec) -> Result<(), Refusal> {
    let (me, spent) = (sight.me(), cost_of(sight, tray));
    let Cost { staff, capital, funds } = action.cost;
    let left = |have: i16, spent: i16| have.saturating_sub(spent).max(0);
    let available = left(me.staff.get(), spent.staff);
    if staff > available {
        return Err(Refusal::NotEnoughStaff { needed: staff, available });
    }
    let available = left(me.capital.get(), spent.capital);
    if capital > available {
        return Err(Refusal::NotEnoughCapital { needed: capital, available });
    }
    let available = left(me.funds.get(), spent.funds);
    if funds > available {
        return Err(Refusal::NotEnoughFunds { needed: funds, available });
    }
    Ok(())
}

fn passes(
    sight: Sight<'_>,
    action: &ActionSpec,
    target: Option<NationId>,
    incident: Option<IncidentId>,
) -> Result<(), Refusal> {
    is_frozen(sight, action, target)?;
    let context = Context { me: Some(sight.seat()), target, incident };
    let asker = Asker { facts: Facts::Seen(sight), context, chance: None };
    match action.gates.iter().find(|gate| !asker.holds(&gate.needs)) {
        Some(gate) => Err(Refusal::GateShut { otherwise: gate.otherwise, rule: action.rule }),
        None => Ok(()),
    }
}

/// Whether tension freezes cooperation with a nation (3.3).
fn is_frozen(sight: Sight<'_>, action: &ActionSpec, target: Option<NationId>) -> Result<(), Refusal> {
    let Some(target) = target.filter(|_| action.class == LegalClass::Cooperation) else { return Ok(()) };
    let tension = sight.tension(sight.seat(), target);
    if tension >= sight.numbers().freeze_from { Err(Refusal::Frozen { tension }) } else { Ok(()) }
}
