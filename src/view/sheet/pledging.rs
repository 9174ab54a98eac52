//! What a seat may pledge now: the acts that can be spoken of, and toward whom (9.1).

use crate::order::{Audience, Course, NoPledge, Pledge, Pledging, Refusal, Talk};
use crate::rules;
use crate::script::{ActionSpec, TargetKind};
use crate::terms::{ActionId, Carrier, LegalClass, Module, NationId, NationSet};
use crate::view::chronicle::infinitive;
use crate::view::prose::Lens;
use crate::world::Sight;
use serde::Serialize;

/// What a pledge can be made of; there is none while the module is off, or outside Talks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Promise {
    /// How many more the round has room for.
    pub left: u8,
    /// The acts that can be spoken of, in the sequence of the catalogue.
    pub acts: Vec<Pledgeable>,
}

/// An act of which a pledge, or its condition, can speak.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Pledgeable {
    /// The action.
    pub action: ActionId,
    /// Its name.
    pub title: String,
    /// What it is after *will*; `{t}` stands for the nation it is aimed at.
    pub phrase: String,
    /// Its legal class.
    pub class: LegalClass,
    /// Whether it is done in the open: a condition about it can then be seen by all.
    pub public: bool,
    /// Whether it is aimed at a nation.
    pub aimed: bool,
    /// The round from which it is played.
    pub from: u8,
    /// How the seat may pledge to do it.
    pub will: Aims,
    /// How it may pledge not to do it.
    pub refrain: Aims,
}

/// Toward whom an act may be pledged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Aims {
    /// With nobody named.
    pub unnamed: bool,
    /// The nations that may be named.
    pub named: NationSet,
}

/// What may be pledged, if the module is on and the seat may still speak.
pub(super) fn promise(sight: Sight<'_>) -> Option<Promise> {
    let open = sight.is_on(Module::Pledges) && sight.phase() == crate::terms::Phase::Talks && !sight.is_over();
    if !open {
        return None;
    }
    let given = sight.pledges().filter(|(_, one)| one.by() == sight.seat() && one.round() == sight.round()).count();
    let left = sight.numbers().pledges.a_round.saturating_sub(u8::try_from(given).unwrap_or(u8::MAX));
    let acts = if left > 0 { acts(sight) } else { Vec::new() };
    Some(Promise { left, acts })
}

fn acts(sight: Sight<'_>) -> Vec<Pledgeable> {
    let played = |(id, spec): &(ActionId, &ActionSpec)| {
        let from = sight.module_from(spec.module);
        !sight.is_forbidden(*id) && from > 0 && from <= sight.rounds()
    };
    sight
        .actions()
        .filter(played)
        .map(|(action, spec)| {
            let title = sight.text(spec.title);
            let aimed = spec.target != TargetKind::Nobody;
            Pledgeable {
                action,
                title: title.to_owned(),
                phrase: infinitive(Lens::Seat(sight), spec),
                class: spec.class,
                public: spec.public,
                aimed,
                from: sight.module_from(spec.module).max(1),
                will: aims(sight, action, aimed, true),
                refrain: aims(sight, action, aimed, false),
            }
        })
        .collect()
}

fn aims(sight: Sight<'_>, action: ActionId, aimed: bool, will: bool) -> Aims {
    let may = |toward: Option<NationId>| {
        let course = Course { will, action, toward, by_round: sight.rounds() };
        let pledge = Pledge { to: Audience::Everyone, provided: None, course };
        let said = Talk::Pledge(Pledging { pledge, carrier: Carrier::Phone, prose: None });
        // What was given already can be given again on another condition or by another round.
        matches!(rules::may_say(sight, &said), Ok(()) | Err(Refusal::Pledge(NoPledge::GivenAlready)))
    };
    let others = if aimed { sight.others() } else { NationSet::NONE };
    Aims { unnamed: may(None), named: others.iter().filter(|&toward| may(Some(toward))).collect() }
}
