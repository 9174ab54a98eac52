//! 6.1, 6.2, 6.5 What makes an act lawful that the law has a test of its own for, on what a seat holds.

use super::assess::assess;
use crate::order::{Missing, MissingSet, NoMeasures, Order, Refusal, Tray};
use crate::script::{ActionSpec, LawVerb, Site, Verb};
use crate::terms::{ActionId, IncidentId, LegalClass, Likelihood, Link, NationId, Pillar, Reply, RequestKind};
use crate::world::{RequestNow, Sight};

/// What a countermeasure lacks on what a seat holds (6.1, 6.2); a call to comply may stand in the same tray
/// if it is urgent.
pub(super) fn missing(sight: Sight<'_>, tray: &Tray, order: &Order, action: &ActionSpec) -> MissingSet {
    let none = MissingSet::NONE;
    let Some((id, (spec, now))) = order.incident.and_then(|id| Some((id, sight.incident(id)?))) else {
        return none.with_if(true, Missing::Incident);
    };
    let severity = spec.severity().get();
    let judged = sight.judgement(id).is_some();
    let unattributed = if judged { not_attributed(sight, id, order.target) } else { none };
    let asked_for = |kind| asked(sight, kind, order.target, Some(id)).any(|request| request.round < sight.round());
    let called = asked_for(RequestKind::Compliance);
    let urgent = severity > sight.numbers().silence_from + 1;
    let calls_now = || {
        tray.orders().iter().any(|other| {
            let calls = sight.action(other.action).and_then(|action| action.verb);
            calls == Some(Verb::Ask(RequestKind::Compliance))
                && other.target == order.target
                && other.incident == Some(id)
        })
    };
    let hit = now.hit().has(sight.seat());
    let asked = sight.requests().any(|(_, request)| {
        request.to == sight.seat()
            && request.kind == RequestKind::Assistance
            && request.incident == Some(id)
            && now.hit().has(request.from)
    });
    unattributed
        .with_if(spec.obligation().is_none(), Missing::Obligation)
        .with_if(!judged, Missing::Judgement)
        .with_if(!called && !urgent, Missing::CallToComply)
        .with_if(!called && urgent && !calls_now(), Missing::CallAtOnce)
        .with_if(!urgent && !asked_for(RequestKind::Negotiation), Missing::Notice)
        .with_if(!is_proportionate(action, severity), Missing::Proportion)
        .with_if(order.target.is_some_and(|on| has_complied(sight, id, on)), Missing::Complied)
        .with_if(!hit, Missing::Victim)
        .with_if(!hit && !asked, Missing::NotAsked)
}

/// What the seat has asked of a nation over an incident, first to last.
fn asked(
    sight: Sight<'_>,
    kind: RequestKind,
    of: Option<NationId>,
    incident: Option<IncidentId>,
) -> impl Iterator<Item = &RequestNow> {
    let own = sight.requests().map(|(_, request)| request).filter(move |request| request.from == sight.seat());
    own.filter(move |request| Some(request.to) == of && request.kind == kind && request.incident == incident)
}

/// Whether a state has granted what the seat called on it to do over an incident: for as long as that
/// stands a countermeasure against it has nothing to bring about (6.1).
fn has_complied(sight: Sight<'_>, id: IncidentId, on: NationId) -> bool {
    let calls = asked(sight, RequestKind::Compliance, Some(on), Some(id));
    calls.last().is_some_and(|last| last.reply == Some(Reply::Grant))
}

/// Whether a countermeasure is in proportion to an incident of some severity.
pub(super) fn is_proportionate(action: &ActionSpec, severity: i16) -> bool {
    action.severity.map_or(action.heat.get() <= severity.saturating_add(4), |least| severity >= i16::from(least))
}

/// Whether an act is a countermeasure in proportion, which is never more than is justified (6.1).
pub(super) fn is_never_excess(action: &ActionSpec, severity: i16) -> bool {
    action.class == LegalClass::Countermeasure && is_proportionate(action, severity)
}

/// What the seat lacks to hold a state to account for an incident: an attribution; or the failure of a
/// host to do what it could, on which states differ (6.2, 6.3).
fn not_attributed(sight: Sight<'_>, id: IncidentId, target: Option<NationId>) -> MissingSet {
    let none = MissingSet::NONE;
    let Some(target) = target else { return none.with_if(true, Missing::Attribution) };
    if is_attributed(sight, id, target) {
        return none;
    }
    let told = sight.notices().find(|one| (one.by, one.host, one.incident) == (sight.seat(), target, id));
    let Some(told) = told else { return none.with_if(true, Missing::Attribution) };
    let numbers = sight.numbers();
    let able = sight.capacity(target, Pillar::Law).saturating_add(sight.capacity(target, Pillar::Organisation));
    let severity = sight.incident(id).map_or(0, |(spec, _)| spec.severity().get());
    let likely = assess(sight, id).is_some_and(|made| made.origin_word(target, numbers) >= Likelihood::Likely);
    let lacks = none
        .with_if(told.late == 0, Missing::TermRuns)
        .with_if(able < numbers.programmes.unwilling_from, Missing::HostUnable)
        .with_if(!likely, Missing::OriginNotLikely)
        .with_if(severity < numbers.hosts.severity, Missing::TooSlight);
    if lacks.is_empty() { none.with_if(true, Missing::Diligence) } else { lacks.with_if(true, Missing::Attribution) }
}

/// What a takedown lacks (6.5): nothing at home, or where the host has agreed to it.
pub(super) fn missing_for_takedown(sight: Sight<'_>, order: &Order, site: Site) -> MissingSet {
    let agreed = asked(sight, RequestKind::Takedown, order.target, order.incident)
        .any(|request| request.reply == Some(Reply::Grant));
    let none = MissingSet::NONE;
    match site {
        _ if agreed => none,
        Site::Home => none,
        Site::Abroad => none.with_if(true, Missing::Sovereignty),
        Site::WithDamage => none.with_if(true, Missing::Sovereignty).with_if(true, Missing::Damage),
        Site::Mission => none.with_if(true, Missing::Premises),
    }
}

/// Whether the seat attributes an incident to a state at *likely* or above, with the link
/// directed, organ or adopted (6.1).
fn is_attributed(sight: Sight<'_>, id: IncidentId, target: NationId) -> bool {
    let Some(((spec, now), made)) = sight.incident(id).zip(assess(sight, id)) else { return false };
    // It is the seat that attributes: its own word on file may not name another, or nobody (4.5).
    let own = sight.judgement(id).and_then(|own| own.who);
    spec.suspects().iter().enumerate().filter(|(_, actor)| own == Some(**actor)).any(|(place, &actor)| {
        let its = sight.actor(actor).is_some_and(|actor| actor.sponsor() == Some(target));
        let chain = if now.adopted() { made.who.word(place) } else { made.chain(place, &[Link::Directed]) };
        its && chain >= Likelihood::Likely
    })
}

/// Whether what a seat has in force lets it take or lift a countermeasure.
pub(super) fn fits_counter(
    sight: Sight<'_>,
    verb: LawVerb,
    action: ActionId,
    target: Option<NationId>,
) -> Result<(), Refusal> {
    let Some(on) = target else { return Ok(()) };
    let mut standing = sight.counter_against(on);
    match verb {
        LawVerb::Counter if standing.any(|one| one.action == action) => {
            Err(Refusal::Measures(NoMeasures::CounterStands))
        }
        LawVerb::LiftCounter if standing.next().is_none() => Err(Refusal::Measures(NoMeasures::NoCounter)),
        LawVerb::Counter | LawVerb::LiftCounter | LawVerb::TakeDown(_) | LawVerb::NameGroup | LawVerb::Sever => Ok(()),
    }
}
