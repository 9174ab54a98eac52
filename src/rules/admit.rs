//! 1.6, 1.8, 2.2, 7.1 What a seat may order: one budget, one load, and the gates of each action.

use super::assess::assess_for_court;
use super::conditions::{Asker, Context};
use super::facts::Facts;
use super::one_text::{is_text, may_sign};
use crate::order::{Load, Order, Refusal, Stem, Tray, Wording};
use crate::script::{ActionSpec, Cost, LawVerb, Need, Slot, TargetKind, Verb};
use crate::terms::{
    ActionId, ActorId, CardSet, IncidentId, LegalClass, Likelihood, Link, Module, NationId, Phase, Rung,
};
use crate::world::{Finding, ProposalNow, Sight};

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
    if !sight.is_seated() {
        return Err(Refusal::NoSuchThing);
    }
    let action = sight.action(order.action).ok_or(Refusal::NoSuchAction)?;
    is_on(sight, order.action, action)?;
    fits_target(sight, action, order.target)?;
    fits_incident(sight, action, order.incident)?;
    fits_parameters(sight, action, order)?;
    has_room(sight, tray, order, action)?;
    affords(means_left(sight, tray), super::pressure::price(sight, order))?;
    passes(sight, action, order.target, order.incident)
}

/// The cards in hand whose source the seat has not checked.
#[must_use]
pub fn unchecked(sight: Sight<'_>, incident: Option<IncidentId>) -> CardSet {
    let hand = incident.map_or(sight.hand(), |incident| sight.hand_on(incident));
    hand.minus(sight.checked())
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
            // A word below even accuses nobody, and would not be admitted (5.2).
            let word = word.max(Likelihood::RoughlyEven);
            order.wording = Some(Wording { rung, who: None, link: None, word, cards: CardSet::NONE });
        }
        _ => {}
    }
    order
}

pub(super) fn is_on(sight: Sight<'_>, id: ActionId, action: &ActionSpec) -> Result<(), Refusal> {
    if sight.is_forbidden(id) {
        return Err(Refusal::Forbidden);
    }
    module(sight, action.module)
}

/// Whether a module is on in this round (1.8).
pub(super) fn module(sight: Sight<'_>, module: Module) -> Result<(), Refusal> {
    if sight.is_on(module) { Ok(()) } else { Err(Refusal::ModuleOff { module, from: sight.module_from(module) }) }
}

fn fits_target(sight: Sight<'_>, action: &ActionSpec, target: Option<NationId>) -> Result<(), Refusal> {
    match (action.target, target) {
        (TargetKind::Nobody | TargetKind::Optional, None) => Ok(()),
        (TargetKind::Nobody, Some(_)) => Err(Refusal::TakesNoTarget),
        (TargetKind::Nation, None) => Err(Refusal::NeedsTarget),
        (_, Some(target)) if target == sight.seat() => Err(Refusal::OwnNation),
        (_, Some(target)) if !sight.everyone().has(target) => Err(Refusal::NoSuchThing),
        (TargetKind::Nation | TargetKind::Optional, Some(_)) => Ok(()),
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
    if let Some(incident) = order.incident.filter(|_| is_text(action.verb)) {
        may_sign(sight, incident)?;
    }
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
            let spec = sight.card(card).ok_or(Refusal::CardNotHeld)?;
            if order.incident.is_some_and(|incident| incident != spec.incident()) {
                return Err(Refusal::NoSuchThing);
            }
            if sight.upstream(card).is_some() { Err(Refusal::SourceKnown) } else { Ok(()) }
        }
        _ if order.card.is_some() || order.wording.is_some() => Err(Refusal::TakesNoParameter),
        Some(Verb::JointClaim) if !agreed(sight, order.incident, order.target) => Err(Refusal::NoAgreedText),
        Some(Verb::Correct) if !sight.owes_correction(order.target, order.incident) => Err(Refusal::NothingToCorrect),
        Some(Verb::Restrain) if !sight.shelters() => Err(Refusal::NobodySheltered),
        Some(Verb::Covert(verb)) => super::covert::may_do(sight, verb, order.incident),
        Some(Verb::LookAway) if sight.sheltered().next().is_none() => Err(Refusal::NobodySheltered),
        Some(verb @ (Verb::Impose | Verb::Lift)) => super::pressure::fits_measures(sight, verb, order.target),
        Some(Verb::Law(LawVerb::NameGroup)) => group_on_record(sight, order.incident).map(|_| ()),
        Some(Verb::Law(verb)) => super::lawful::fits_counter(sight, verb, order.action, order.target),
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
    if wording.rung.accuses() != accused.is_some() {
        return Err(Refusal::RungAndTarget);
    }
    if wording.rung.names_actor() && wording.who.is_none() {
        return Err(Refusal::NeedsActor);
    }
    let too_little = match wording.link {
        Some(Link::None) => wording.rung >= Rung::LinkedActors,
        Some(Link::Tolerated) => wording.rung >= Rung::StateResponsible,
        Some(Link::Directed | Link::Organ) | None => false,
    };
    if too_little {
        return Err(Refusal::RungAndLink);
    }
    let organ = wording.who.and_then(|who| sight.actor(who)).is_some_and(|actor| actor.organ());
    if wording.rung == Rung::NamesGroup && organ {
        return Err(Refusal::OrganIsNoGroup);
    }
    if wording.rung.names() && wording.word < Likelihood::RoughlyEven {
        return Err(Refusal::NoAccusation);
    }
    if wording.rung >= Rung::StateResponsible {
        module(sight, Module::StateAttribution)?;
    }
    if incident.is_some_and(|id| is_against_finding(sight, id, accused, wording)) {
        return Err(Refusal::NotAsEstablished);
    }
    let suspects = incident.and_then(|id| sight.incident(id)).map(|(spec, _)| spec.suspects());
    if wording.who.is_some_and(|who| suspects.is_none_or(|suspects| !suspects.contains(&who))) {
        return Err(Refusal::NoSuchThing);
    }
    let on_it = incident.map_or(CardSet::NONE, |id| sight.hand_on(id));
    if wording.cards.minus(on_it).is_empty() { Ok(()) } else { Err(Refusal::CardNotHeld) }
}

/// Whether a text names another actor, or holds another state to account, than was established in public
/// (5.5). Of a territory a finding says nothing.
fn is_against_finding(sight: Sight<'_>, id: IncidentId, accused: Option<NationId>, wording: &Wording) -> bool {
    let Some(Finding { who, link, .. }) = sight.incident(id).and_then(|(_, now)| now.finding()) else { return false };
    let sponsor = sight.actor(who).and_then(|actor| actor.sponsor()).filter(|_| link != Link::None);
    match wording.rung {
        Rung::Concern | Rung::Condemn | Rung::FromTerritory => false,
        Rung::NamesGroup => wording.who != Some(who),
        Rung::LinkedActors | Rung::StateResponsible | Rung::BreachedLaw => {
            wording.who != Some(who) || accused != sponsor
        }
    }
}

/// Whether a joint text of the seat is agreed by at least one partner, on that incident and against
/// that nation, or nobody (5.2).
pub(super) fn agreed(sight: Sight<'_>, incident: Option<IncidentId>, accused: Option<NationId>) -> bool {
    agreed_texts(sight).any(|text| text.accused == accused && incident.is_none_or(|incident| text.incident == incident))
}

/// The open texts of a seat that a partner has signed.
pub(super) fn agreed_texts(sight: Sight<'_>) -> impl Iterator<Item = &ProposalNow> {
    let mine = sight.proposals().map(|(_, text)| text).filter(move |text| text.open && text.by == sight.seat());
    mine.filter(|text| !super::claims::signatories(text).is_empty())
}

/// Whether the labels of what a private claim discloses let it go to the accused (4.7).
fn may_hand_over(sight: Sight<'_>, order: &Order) -> Result<(), Refusal> {
    let (Some(to), Some(wording)) = (order.target, order.wording) else { return Ok(()) };
    let barred = wording.cards.iter().find(|&card| !sight.label_allows(card, to));
    match barred.and_then(|card| sight.label_of(card)) {
        Some(tlp) => Err(Refusal::LabelForbids { tlp }),
        None => Ok(()),
    }
}

/// How many more actions of a slot a tray has room for.
#[must_use]
pub fn room(sight: Sight<'_>, tray: &Tray, slot: Slot) -> u8 {
    let used = tray.orders().iter().filter_map(|order| sight.action(order.action)).filter(|action| action.slot == slot);
    most(sight, slot).saturating_sub(u8::try_from(used.count()).unwrap_or(u8::MAX))
}

/// How many actions of a slot a round allows (1.6).
fn most(sight: Sight<'_>, slot: Slot) -> u8 {
    match slot {
        Slot::Order => sight.numbers().orders_a_round,
        Slot::Statement => sight.numbers().statements_a_round,
    }
}

fn has_room(sight: Sight<'_>, tray: &Tray, order: &Order, action: &ActionSpec) -> Result<(), Refusal> {
    if room(sight, tray, action.slot) == 0 {
        let of = match action.slot {
            Slot::Order => Load::Orders,
            Slot::Statement => Load::Statements,
        };
        return Err(Refusal::LoadFull { of, most: most(sight, action.slot) });
    }
    let twice = tray.orders().iter().any(|other| other.stem() == order.stem());
    if twice || super::pressure::doubles(tray, action, order.stem()) {
        return Err(Refusal::AlreadyOrdered);
    }
    often_enough(sight, tray, order.action, action.times)
}

/// Whether an action that may be carried out so many times in a play may be ordered once more.
pub(super) fn often_enough(sight: Sight<'_>, tray: &Tray, id: ActionId, times: Option<u8>) -> Result<(), Refusal> {
    let Some(times) = times else { return Ok(()) };
    let ordered = tray.orders().iter().filter(|order| order.action == id).count();
    if sight.times(id) + ordered < usize::from(times) { Ok(()) } else { Err(Refusal::OftenEnough { times }) }
}

/// What a tray costs together.
#[must_use]
pub fn cost_of(sight: Sight<'_>, tray: &Tray) -> Cost {
    let costs = tray.orders().iter().map(|order| super::pressure::price(sight, order));
    costs.fold(Cost::default(), |sum, cost| Cost {
        staff: sum.staff.saturating_add(cost.staff),
        capital: sum.capital.saturating_add(cost.capital),
        funds: sum.funds.saturating_add(cost.funds),
    })
}

/// What a tray leaves of a seat's means.
pub(super) fn means_left(sight: Sight<'_>, tray: &Tray) -> Cost {
    let (me, spent) = (sight.me(), cost_of(sight, tray));
    let left = |have: i16, spent: i16| have.saturating_sub(spent).max(0);
    Cost {
        staff: left(me.staff.get(), spent.staff),
        capital: left(me.capital.get(), spent.capital),
        funds: left(me.funds.get(), spent.funds),
    }
}

/// Whether a seat has staff to say something that takes so much.
pub(super) fn staff(sight: Sight<'_>, needed: i16) -> Result<(), Refusal> {
    let available = sight.me().staff.get();
    if needed <= available { Ok(()) } else { Err(Refusal::NotEnoughStaff { needed, available }) }
}

/// Whether what is left pays for a cost.
pub(super) fn affords(left: Cost, cost: Cost) -> Result<(), Refusal> {
    if cost.staff > left.staff {
        return Err(Refusal::NotEnoughStaff { needed: cost.staff, available: left.staff });
    }
    if cost.capital > left.capital {
        return Err(Refusal::NotEnoughCapital { needed: cost.capital, available: left.capital });
    }
    if cost.funds > left.funds {
        return Err(Refusal::NotEnoughFunds { needed: cost.funds, available: left.funds });
    }
    Ok(())
}

pub(super) fn passes(
    sight: Sight<'_>,
    action: &ActionSpec,
    target: Option<NationId>,
    incident: Option<IncidentId>,
) -> Result<(), Refusal> {
    is_frozen(sight, action, target)?;
    file_stands(sight, action.file, target, incident)?;
    let context = Context { me: Some(sight.seat()), target, incident };
    let asker = Asker { facts: Facts::Seen(sight), context, chance: None };
    match action.gates.iter().find(|gate| !asker.holds(&gate.needs)) {
        Some(gate) => Err(Refusal::GateShut { otherwise: gate.otherwise, rule: action.rule }),
        None => Ok(()),
    }
}

/// Whether the file that an action brings would stand: its actor likely enough by what a court can
/// use, and linked to the target (6.5).
pub(super) fn file_stands(
    sight: Sight<'_>,
    file: Option<Likelihood>,
    target: Option<NationId>,
    incident: Option<IncidentId>,
) -> Result<(), Refusal> {
    let Some(least) = file else { return Ok(()) };
    let thin = Err(Refusal::FileTooThin { least });
    let Some(id) = incident else { return thin };
    // The analyst's word stays behind the seat's own (4.5).
    if sight.judgement(id).is_none() {
        return Err(Refusal::JudgeFirst);
    }
    let Some(target) = target else { return group_on_file(sight, least, id).map_or(thin, |_| Ok(())) };
    let Some(((spec, _), made)) = sight.incident(id).zip(assess_for_court(sight, id)) else { return thin };
    let located = made.location(target) >= sight.numbers().location_expected;
    let stands = spec.suspects().iter().enumerate().any(|(place, &actor)| {
        let linked = located || sight.actor(actor).is_some_and(|actor| actor.sponsor() == Some(target));
        linked && made.who.word(place) >= least
    });
    if stands { Ok(()) } else { thin }
}

/// The group that a file names where it names no state: the one actor that is likely enough by what a
/// court can use, and no organ of a state (5.1, 6.5).
pub(super) fn group_on_file(sight: Sight<'_>, least: Likelihood, id: IncidentId) -> Option<ActorId> {
    let ((spec, _), made) = sight.incident(id).zip(assess_for_court(sight, id))?;
    let mut suspects = spec.suspects().iter().enumerate();
    let (_, &who) = suspects.find(|(place, _)| made.who.word(*place) >= least)?;
    sight.actor(who).filter(|actor| !actor.organ()).map(|_| who)
}

/// The group that a seat's own word on file names, likely enough to be told to its host (5.1, 6.3).
pub(super) fn group_on_record(sight: Sight<'_>, incident: Option<IncidentId>) -> Result<ActorId, Refusal> {
    let own = incident.and_then(|id| sight.judgement(id)).ok_or(Refusal::JudgeFirst)?;
    let who = own.who.filter(|_| own.who_word >= Likelihood::Likely).ok_or(Refusal::NoGroupLikely)?;
    if sight.actor(who).is_some_and(|actor| actor.organ()) { Err(Refusal::OrganIsNoGroup) } else { Ok(who) }
}

/// The group that an order would name, if it names one and no state.
#[must_use]
pub fn names_group(sight: Sight<'_>, order: &Order) -> Option<ActorId> {
    let action = sight.action(order.action)?;
    match (action.verb, action.file, order.target) {
        (Some(Verb::Law(LawVerb::NameGroup)), _, _) => group_on_record(sight, order.incident).ok(),
        (_, Some(least), None) => group_on_file(sight, least, order.incident?),
        _ => None,
    }
}

/// Whether tension freezes cooperation with a nation (3.3).
fn is_frozen(sight: Sight<'_>, action: &ActionSpec, target: Option<NationId>) -> Result<(), Refusal> {
    let Some(target) = target.filter(|_| action.class == LegalClass::Cooperation) else { return Ok(()) };
    let tension = sight.tension(sight.seat(), target);
    if tension >= sight.numbers().freeze_from { Err(Refusal::Frozen { tension }) } else { Ok(()) }
}
