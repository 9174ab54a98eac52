//! The classes of pledges and restrictive measures.

use super::known::{Known, Salt};
use crate::event::{Decider, Fate};
use crate::order::{Audience, Course, Pledge, Proviso};
use crate::terms::{DeedId, MessageId, NationSet};
use crate::world::{MeasuresNow, PledgeNow};

/// Measures in force and the pressure that comes of them are public.
pub(super) fn measures_now(measures: &MeasuresNow) -> MeasuresNow {
    let MeasuresNow { since, pressing, pressure } = *measures;
    MeasuresNow { since, pressing, pressure }
}

/// A pledge is known to whoever gave, received or overheard it; who overheard it is secret.
pub(super) fn pledge_now(known: &Known<'_>, now: PledgeNow, salt: &mut Salt) -> PledgeNow {
    let PledgeNow { round, by, pledge, message, overheard, bound, fate, judged, decider } = now;
    if known.sight.hears_pledge(&now) {
        let overheard = known.own_place(overheard, salt);
        return PledgeNow { round, by, pledge, message, overheard, bound, fate, judged, decider };
    }
    PledgeNow {
        round: salt.byte(usize::from(known.round) + 1),
        by: known.other(salt),
        pledge: some_pledge(known, pledge, salt),
        message: MessageId::at(salt.below(20)),
        overheard: known.some_others(salt),
        bound: salt.byte(usize::from(known.round) + 1),
        fate: salt.one_of(&[Fate::Kept, Fate::Broken, Fate::Overtaken]).filter(|_| salt.flip()),
        judged: salt.byte(usize::from(known.round) + 1),
        decider: salt.flip().then(|| Decider::Deed(DeedId::at(salt.below(20)))),
    }
}

fn some_pledge(known: &Known<'_>, pledge: Pledge, salt: &mut Salt) -> Pledge {
    let Pledge { to: _, provided: _, course } = pledge;
    let provided = match salt.below(4) {
        0 => Some(Proviso::Continues(known.some_incident(salt), salt.byte(8))),
        1 => Some(Proviso::Restrains(known.other(salt), salt.byte(8))),
        2 => Some(Proviso::Conduct(known.other(salt), some_course(known, course, salt))),
        _ => None,
    };
    let to = NationSet::one(known.other(salt)).union(known.some_others(salt));
    Pledge { to: Audience::Only(to), provided, course: some_course(known, course, salt) }
}

fn some_course(known: &Known<'_>, course: Course, salt: &mut Salt) -> Course {
    let Course { will: _, action, toward: _, by_round: _ } = course;
    Course {
        will: salt.flip(),
        action: salt.one_of(&known.quiet).unwrap_or(action),
        toward: salt.flip().then(|| known.other(salt)),
        by_round: salt.byte(9),
    }
}
