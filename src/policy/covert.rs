//! The covert side as the tempers see it (§12): one finds the way out, the other the broom.

use super::desk::done;
use super::reading::{is_rival, pressure};
use crate::order::{Order, Stem};
use crate::script::CovertVerb;
use crate::view::View;

type Weighed = (i32, Order, String);

/// A careful ministry hides nothing; pressed, it says so itself before others do.
pub(super) fn cautious(view: View<'_>, verb: CovertVerb, stem: Stem, throw: u32) -> Option<Weighed> {
    match verb {
        CovertVerb::CleanUp | CovertVerb::PlantFlag => None,
        CovertVerb::ComeForward => {
            let pressed = pressure(view);
            let ready = u32::try_from((pressed * 4).min(24)).unwrap_or(0);
            let reason = "whoever says it first is thanked for it (12.1)".to_owned();
            (pressed > 0 && throw < ready).then(|| (62, Order::of(stem), reason))
        }
    }
}

/// A proud one sweeps when it is asked about, and blames a rival if it has something at hand.
pub(super) fn hawk(view: View<'_>, verb: CovertVerb, stem: Stem) -> Option<Weighed> {
    let pressed = pressure(view);
    match verb {
        CovertVerb::CleanUp if pressed > 0 => {
            Some((30 + pressed * 2, Order::of(stem), "somebody has begun to ask (12.1)".to_owned()))
        }
        CovertVerb::PlantFlag if pressed > 1 && view.others().iter().any(|other| is_rival(view, other)) => {
            let reason = "better that they look elsewhere (12.1)".to_owned();
            Some((22 - done(view, stem) * 10, Order::of(stem), reason))
        }
        CovertVerb::CleanUp | CovertVerb::PlantFlag | CovertVerb::ComeForward => None,
    }
}
