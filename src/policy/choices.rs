//! Which choice of an inject a character takes: by what it does, since prose says nothing to a policy.

use super::character::Cares;
use super::reading::{is_ours, is_rival, pressure};
use super::speech::Speech;
use crate::dice::Roll;
use crate::order::Talk;
use crate::script::{Effect, Who};
use crate::terms::NationId;
use crate::view::View;

/// Chooses where a choice is open.
pub(super) fn choose(view: View<'_>, speech: &mut Speech<'_>, cares: Cares, roll: &mut Roll) {
    for (inject, spec, now) in view.injects() {
        if now.round != view.round() || now.choice > 0 {
            continue;
        }
        // A throw beside the weight: two of a mind do not always choose alike.
        let weighed = spec.choices().iter().enumerate().map(|(place, choice)| {
            let worths = choice.effects.iter().map(|effect| worth(view, effect, cares));
            let worth = worths.fold(0, i32::saturating_add);
            (worth.saturating_add(i32::try_from(roll.below(5)).unwrap_or(0)), std::cmp::Reverse(place))
        });
        if let Some((_, std::cmp::Reverse(place))) = weighed.max() {
            speech.say(Talk::Choose { inject, choice: u8::try_from(place + 1).unwrap_or(1) });
        }
    }
}

fn worth(view: View<'_>, effect: &Effect, cares: Cares) -> i32 {
    let own = |who: Who| who == Who::Me || who == Who::Nation(view.seat());
    let side = |who: Who| match who {
        who if own(who) => 1,
        Who::Nation(other) if is_rival(view, other) => -1,
        _ => 0,
    };
    match *effect {
        Effect::Track(who, _, by) => i32::from(by) * cares.gain * side(who),
        Effect::Mandate(who, by) => i32::from(by) * cares.mandate * side(who),
        Effect::Credibility(who, by) => i32::from(by) * cares.abroad * side(who),
        Effect::Capital(who, by) | Effect::Funds(who, by) | Effect::SourceHealth(who, by) => {
            i32::from(by) * cares.gain * side(who)
        }
        Effect::Staff(who, by) | Effect::Surge(who, _, by) => i32::from(by) * side(who),
        Effect::Capacity(who, _, by) => i32::from(by) * cares.gain * 3 * side(who).max(0),
        Effect::Trust(from, to, by) => i32::from(by) * cares.abroad * i32::from(own(from) || own(to)),
        Effect::Tension(_, _, by) => -i32::from(by) * cares.calm,
        Effect::Open(..) => cares.calm,
        Effect::Close(..) => -cares.calm,
        Effect::Contain(_, by) => i32::from(by) * 3,
        Effect::Strength(_, by) => -i32::from(by) / 5,
        Effect::Salience(_, by) => -i32::from(by),
        Effect::Reveal(who, _) if own(who) => cares.evidence,
        Effect::Reveal(..) | Effect::Publish(_) => cares.sharing,
        Effect::Erosion(_, by) => -i32::from(by),
        Effect::CiteNorms(_) => cares.abroad,
        Effect::Join(who, _) => cares.abroad * side(who),
        Effect::Notify(..) | Effect::Ask(..) => cares.sharing,
        Effect::Restrain(_) => exit(view) + cares.calm,
        Effect::Adopt(_) => -2,
        Effect::Finding(_) => 0,
        // What a flag stands for is the scenario's; raising one is seldom for nothing.
        Effect::Raise(_) => cares.sharing,
        Effect::Lower(_) => 0,
        Effect::Start(_) => -8,
        Effect::End(_) => 8,
    }
}

/// What the honourable exit is worth: more, the harder a host is pressed.
fn exit(view: View<'_>) -> i32 {
    let ours = view.incidents().any(|(id, _, _)| is_ours(view, id));
    if ours { pressure(view).min(3) } else { 4 }
}

/// Whether an effect moves something between the acting nation and another, for better.
pub(super) fn mends(effect: &Effect) -> bool {
    match *effect {
        Effect::Trust(Who::Target, Who::Me, by) => by > 0,
        Effect::Tension(Who::Me, Who::Target, by) => by < 0,
        Effect::Open(Who::Me, _, Who::Target) => true,
        _ => false,
    }
}

/// Whether an effect hurts the nation that an action is aimed at.
pub(super) fn hurts(effect: &Effect) -> bool {
    match *effect {
        Effect::Track(Who::Target, _, by)
        | Effect::Mandate(Who::Target, by)
        | Effect::SourceHealth(Who::Target, by) => by < 0,
        Effect::Close(Who::Me, _, Who::Target) => true,
        _ => false,
    }
}

/// The nation that an effect tells something, if it is the target.
pub(super) const fn notifies(effect: &Effect) -> bool {
    matches!(effect, Effect::Notify(Who::Target, _))
}

/// Whom a set of claims accuses most; used to know an opponent.
pub(super) fn accuser(view: View<'_>) -> Option<NationId> {
    view.charges().filter(|(_, claim)| claim.public()).map(|(_, claim)| claim.by()).last()
}
