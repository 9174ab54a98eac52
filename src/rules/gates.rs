//! §6 Legal gates, and what makes an allowed order doubtful: judged on what the seat holds.

use super::assess::assess;
use super::backing::Charge;
use crate::order::{Doubt, Doubts, Missing, MissingSet, Order, Seal, Verdict, Wording};
use crate::script::{ActionSpec, CovertVerb, PressVerb, Verb};
use crate::terms::{IncidentId, LegalClass, Likelihood, Link, NationId, RequestKind, Rung};
use crate::world::Sight;

/// What the gate says of an order before it is given (6.2).
#[must_use]
pub fn verdict(sight: Sight<'_>, order: &Order) -> Verdict {
    let Some(action) = sight.action(order.action) else { return Verdict::LAWFUL };
    let missing = match action.class {
        LegalClass::Countermeasure => missing_for_countermeasure(sight, order, action),
        LegalClass::SelfDefence => missing_for_self_defence(sight, order),
        _ => MissingSet::NONE,
    };
    Verdict { seal: seal(missing), missing, doubts: doubts(sight, order, action) }
}

/// The seal that follows from what is missing: what a victim can still put in place is *lawful
/// if*; a friend that a victim has asked, and that lacks nothing else, is *contested*, since states
/// differ on it; the rest is *unlawful* (6.2).
fn seal(missing: MissingSet) -> Seal {
    let barred =
        [Missing::Incident, Missing::Obligation, Missing::ArmedAttack, Missing::Proportion, Missing::Attribution];
    if missing.is_empty() {
        Seal::Lawful
    } else if barred.iter().any(|&one| missing.has(one)) {
        Seal::Unlawful
    } else if missing == MissingSet::NONE.with_if(true, Missing::Victim) {
        Seal::Contested
    } else if missing.has(Missing::Victim) {
        Seal::Unlawful
    } else {
        Seal::LawfulIf
    }
}

fn missing_for_countermeasure(sight: Sight<'_>, order: &Order, action: &ActionSpec) -> MissingSet {
    let none = MissingSet::NONE;
    let Some((id, (spec, now))) = order.incident.and_then(|id| Some((id, sight.incident(id)?))) else {
        return none.with_if(true, Missing::Incident);
    };
    let judged = sight.judgement(id).is_some();
    let attributed = judged && order.target.is_some_and(|target| is_attributed(sight, id, target));
    let called = sight.requests().any(|(_, request)| {
        request.from == sight.seat()
            && Some(request.to) == order.target
            && request.kind == RequestKind::Compliance
            && request.round < sight.round()
    });
    let hit = now.hit().has(sight.seat());
    let asked = sight.requests().any(|(_, request)| {
        request.to == sight.seat()
            && request.kind == RequestKind::Assistance
            && request.incident == Some(id)
            && now.hit().has(request.from)
    });
    let urgent = spec.severity().get() > sight.numbers().silence_from + 1;
    none.with_if(spec.obligation().is_none(), Missing::Obligation)
        .with_if(!judged, Missing::Judgement)
        .with_if(judged && !attributed, Missing::Attribution)
        .with_if(!called && !urgent, Missing::CallToComply)
        .with_if(action.heat.get() > spec.severity().get() + 4, Missing::Proportion)
        .with_if(!hit, Missing::Victim)
        .with_if(!hit && !asked, Missing::NotAsked)
}

fn missing_for_self_defence(sight: Sight<'_>, order: &Order) -> MissingSet {
    let armed = order.incident.and_then(|id| sight.incident(id)).is_some_and(|(spec, _)| spec.armed_attack());
    MissingSet::NONE.with_if(!armed, Missing::ArmedAttack)
}

/// Whether the seat attributes an incident to a state at *likely* or above, with the link
/// directed, organ or adopted (6.1).
fn is_attributed(sight: Sight<'_>, id: IncidentId, target: NationId) -> bool {
    let Some(((spec, now), made)) = sight.incident(id).zip(assess(sight, id)) else { return false };
    spec.suspects().iter().enumerate().any(|(place, &actor)| {
        let its = sight.actor(actor).is_some_and(|actor| actor.sponsor() == Some(target));
        let chain = if now.adopted() { made.who.word(place) } else { made.chain(place, &[Link::Directed]) };
        its && chain >= Likelihood::Likely
    })
}

/// How loud an order is: by the catalogue, and for naming somebody by how far it goes (3.3).
#[must_use]
pub fn heat(sight: Sight<'_>, order: &Order) -> i16 {
    sight.action(order.action).map_or(0, |action| heat_of(sight, order, action))
}

fn heat_of(sight: Sight<'_>, order: &Order, action: &ActionSpec) -> i16 {
    let named = match (action.verb, order.wording) {
        (Some(Verb::Claim { public }), Some(wording)) => sight.numbers().claims.heat_of(wording.rung, public),
        _ => None,
    };
    named.unwrap_or(action.heat.get())
}

fn doubts(sight: Sight<'_>, order: &Order, action: &ActionSpec) -> Doubts {
    let heat = heat_of(sight, order, action);
    let numbers = sight.numbers();
    let unfriendly = action.class >= LegalClass::Settlement || action.file.is_some();
    let severity = order.incident.and_then(|id| sight.incident(id)).map_or(0, |(spec, _)| spec.severity().get());
    let general = Doubts::NONE
        .with_if(order.target.is_some_and(|to| heat >= numbers.channel_from && !sight.any_open(to)), Doubt::NoChannel)
        .with_if(
            order.target.is_some()
                && unfriendly
                && heat >= numbers.excess_from
                && heat > severity.saturating_add(numbers.accepted_justifies),
            Doubt::Excess,
        );
    let general = match action.verb {
        Some(Verb::Press(PressVerb::Influence)) => general.with_if(true, Doubt::IfItComesToLight),
        Some(Verb::Covert(CovertVerb::CleanUp | CovertVerb::PlantFlag)) => general.with_if(true, Doubt::BadFaith),
        _ => general,
    };
    match (action.verb, order.wording, order.incident) {
        (Some(Verb::Claim { public }), Some(wording), Some(incident)) => {
            doubts_of_wording(sight, incident, order.target, &wording, public, general)
        }
        _ => general,
    }
}

/// What is doubtful in a wording, against the backing that its rung expects (5.2).
///
/// The analyst's word stays behind the seat's own: without a judgement only that is said.
fn doubts_of_wording(
    sight: Sight<'_>,
    incident: IncidentId,
    accused: Option<NationId>,
    wording: &Wording,
    public: bool,
    doubts: Doubts,
) -> Doubts {
    let names = wording.rung.names();
    let doubts = doubts
        .with_if(public && names && wording.cards.is_empty(), Doubt::NothingDisclosed)
        .with_if(names && wording.word == Likelihood::RoughlyEven, Doubt::WordRoughlyEven);
    if wording.rung <= Rung::Condemn {
        return doubts;
    }
    let Some(judged) = sight.judgement(incident) else { return doubts.with_if(true, Doubt::NotJudged) };
    let charge = Charge::in_sight(sight, incident, accused, *wording);
    let Some((made, charge)) = assess(sight, incident).zip(charge) else { return doubts };
    let doubts = doubts.with_if(judged.falls_short_of(wording), Doubt::WordTooStrong);
    charge.lacks(&made, doubts)
}

/// Whether an action is one that Head and Legal put their initials to: attribution in public,
/// restrictive measures, countermeasures (18.2).
#[must_use]
pub fn takes_initials(action: &ActionSpec) -> bool {
    let said = matches!(action.verb, Some(Verb::Claim { public: true } | Verb::JointClaim | Verb::Impose));
    said || action.class >= LegalClass::Countermeasure
}
