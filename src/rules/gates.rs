//! §6 Legal gates, and what makes an allowed order doubtful: judged on what the seat holds.

use super::assess::assess;
use super::backing::Charge;
use super::lawful;
use crate::order::{Doubt, Doubts, Missing, MissingSet, Order, Seal, Tray, Verdict, Wording};
use crate::script::{ActionSpec, CovertVerb, LawVerb, PressVerb, Verb};
use crate::terms::{IncidentId, LegalClass, Likelihood, NationId, Rung};
use crate::world::Sight;

/// What the gate says of an order before it is given (6.2).
#[must_use]
pub fn verdict(sight: Sight<'_>, order: &Order) -> Verdict {
    verdict_in(sight, &Tray::EMPTY, order)
}

/// The same of an order beside those of a tray, which may hold what it needs at once.
#[must_use]
pub fn verdict_in(sight: Sight<'_>, tray: &Tray, order: &Order) -> Verdict {
    let Some(action) = sight.action(order.action) else { return Verdict::LAWFUL };
    let missing = match (action.class, action.verb) {
        (_, Some(Verb::Law(LawVerb::TakeDown(site)))) => lawful::missing_for_takedown(sight, order, site),
        (LegalClass::Countermeasure, _) => lawful::missing(sight, tray, order, action),
        (LegalClass::SelfDefence, _) => missing_for_self_defence(sight, order),
        _ => MissingSet::NONE,
    };
    Verdict { seal: seal(missing), missing, doubts: doubts(sight, order, action) }
}

/// The seal that follows from what is missing: what a seat can still put in place is *lawful if*;
/// what states differ on, with nothing else missing, is *contested*; the rest is *unlawful* (6.2).
fn seal(missing: MissingSet) -> Seal {
    let can_be_put_right = [Missing::Judgement, Missing::CallToComply, Missing::CallAtOnce, Missing::Notice];
    let differ = [Missing::Victim, Missing::Diligence, Missing::Sovereignty];
    if missing.is_empty() {
        Seal::Lawful
    } else if missing.iter().all(|one| can_be_put_right.contains(&one)) {
        Seal::LawfulIf
    } else if differ.iter().any(|&one| missing == MissingSet::NONE.with_if(true, one)) {
        Seal::Contested
    } else {
        Seal::Unlawful
    }
}

fn missing_for_self_defence(sight: Sight<'_>, order: &Order) -> MissingSet {
    let armed = order.incident.and_then(|id| sight.incident(id)).is_some_and(|(spec, _)| spec.armed_attack());
    MissingSet::NONE.with_if(!armed, Missing::ArmedAttack)
}

/// How loud an order is: by the catalogue, and for naming somebody by how far it goes (3.3).
#[must_use]
pub fn heat(sight: Sight<'_>, order: &Order) -> i16 {
    sight.action(order.action).map_or(0, |action| heat_of(sight, order, action))
}

fn heat_of(sight: Sight<'_>, order: &Order, action: &ActionSpec) -> i16 {
    // A file that names a group is as loud as a text that does.
    if action.file.is_some() && order.target.is_none() {
        return sight.numbers().claims.group;
    }
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
                && heat > severity.saturating_add(numbers.accepted_justifies)
                && !lawful::is_never_excess(action, severity),
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
