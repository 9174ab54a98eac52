//! Its word: what it pledges, and what pledges make of its orders (9.1).

use super::Mind;
use super::act::is_hostile;
use crate::order::{Audience, Course, Pledge, Pledging, Proviso, Stem, Talk};
use crate::policy::choices::mends;
use crate::policy::desk::Wish;
use crate::policy::reading::is_rival;
use crate::policy::speech::Speech;
use crate::script::{ActionSpec, Need, TargetKind, Verb};
use crate::terms::{ActionId, Carrier, LegalClass, Module, NationId, NationSet};

/// What somebody else's pledge is worth to it that waits for something it could do.
const TEMPTING: i32 = 12;

/// A course of conduct that a word hangs on.
pub(super) struct Owed {
    course: Course,
    /// What it is worth to follow it.
    worth: i32,
}

impl Owed {
    fn fits(&self, stem: Stem) -> bool {
        let Course { action, toward, .. } = self.course;
        stem.action == action && (toward.is_none() || toward == stem.target)
    }
}

impl Mind<'_> {
    /// What it has given its word for, and what others wait for before they keep theirs.
    pub(super) fn owed(&self) -> Vec<Owed> {
        let (view, keeps) = (self.view, self.ways.manner.keeps_word);
        let open = view.pledges().filter(|(_, one)| one.is_open());
        let owed = open.filter_map(|(_, one)| match one.pledge().provided {
            _ if one.by() == view.seat() => {
                (one.bound() > 0 && keeps > 0).then_some(Owed { course: one.pledge().course, worth: keeps })
            }
            Some(Proviso::Conduct(nation, course)) if nation == view.seat() && one.bound() == 0 => {
                let friendly = view.action(one.pledge().course.action).is_some_and(|action| !is_hostile(action));
                let tempting = friendly == one.pledge().course.will && self.ways.manner.bargains;
                tempting.then_some(Owed { course, worth: TEMPTING })
            }
            _ => None,
        });
        owed.collect()
    }

    /// A wish in the light of what was promised: kept where it must be done, dropped where it must not.
    pub(super) fn as_promised(&self, wish: Option<Wish>, stem: Stem, owed: &[Owed]) -> Option<Wish> {
        let mut wish = wish;
        for one in owed.iter().filter(|one| one.fits(stem)) {
            wish = match wish {
                Some(wish) if one.course.will => Some(Wish { score: wish.score.saturating_add(one.worth), ..wish }),
                Some(wish) => Some(Wish { score: wish.score.saturating_sub(one.worth), ..wish }),
                None if one.course.will => {
                    Some(Wish::new(one.worth, self.view.complete(stem), "a word was given on it (9.1)"))
                }
                None => None,
            };
        }
        wish
    }

    /// Gives its word: a threat, a bargain or a reassurance, whichever is nearest to hand.
    pub(super) fn pledge(&self, speech: &mut Speech<'_>) {
        let (view, manner) = (self.view, self.ways.manner);
        let open = view.pledges().filter(|(_, one)| one.by() == view.seat() && one.is_open()).count();
        if !view.is_on(Module::Pledges) || open >= 2 {
            return;
        }
        let pledges = [
            manner.threatens.then(|| self.threat()).flatten(),
            manner.bargains.then(|| self.bargain()).flatten(),
            manner.reassures.then(|| self.reassurance()).flatten(),
        ];
        for pledge in pledges.into_iter().flatten() {
            if speech.say(Talk::Pledge(Pledging { pledge, carrier: Carrier::Cable, prose: None })) {
                return;
            }
        }
    }

    /// *If you have not restrained them, we will*: to a host that it would name.
    fn threat(&self) -> Option<Pledge> {
        let view = self.view;
        let host = self.cases().iter().filter(|case| case.live).find_map(|case| Some(self.accusation(case)?.0))?;
        let action = self.played(|action| action.verb == Some(Verb::Impose))?;
        if view.measures().in_force(view.seat(), host) {
            return None;
        }
        let course = Course { will: true, action, toward: Some(host), by_round: view.round().saturating_add(2) };
        let provided = Some(Proviso::Unrestrained(host, view.round().saturating_add(1)));
        Some(Pledge { to: Audience::Only(NationSet::one(host)), provided, course })
    }

    /// *If you do that for us, we will do it for you*: to whoever it has no quarrel with, turn by turn.
    fn bargain(&self) -> Option<Pledge> {
        let view = self.view;
        let (me, round) = (view.seat(), view.round());
        let partners = view.others().iter().filter(|&other| view.tension(me, other) <= 2 && !is_rival(view, other));
        let bargained = |other: NationId| {
            view.pledges()
                .any(|(_, one)| one.by() == me && one.pledge().course.will && one.pledge().course.toward == Some(other))
        };
        let other = partners.filter(|&other| !bargained(other)).max_by_key(|&other| view.trust(other))?;
        let gift = self.played(|action| {
            let kind = matches!(action.class, LegalClass::Cooperation | LegalClass::Confidence);
            let plain = action.target == TargetKind::Nation && action.incident != Need::Required;
            kind && plain && action.verb.is_none() && action.effects.iter().any(mends)
        })?;
        let theirs = Course { will: true, action: gift, toward: Some(me), by_round: round.saturating_add(1) };
        let course = Course { will: true, action: gift, toward: Some(other), by_round: round.saturating_add(2) };
        let provided = Some(Proviso::Conduct(other, theirs));
        Some(Pledge { to: Audience::Only(NationSet::one(other)), provided, course })
    }

    /// *We will not*: to whoever it quarrels with most.
    fn reassurance(&self) -> Option<Pledge> {
        let view = self.view;
        let quarrels = view.others().iter().filter(|&other| view.tension(view.seat(), other) >= 2);
        let other = quarrels.max_by_key(|&other| view.tension(view.seat(), other))?;
        let loud = self
            .played(|action| action.verb == Some(Verb::Impose))
            .or_else(|| self.played(|action| is_hostile(action) && action.target == TargetKind::Nation))?;
        let by_round = view.round().saturating_add(2).min(view.rounds());
        let course = Course { will: false, action: loud, toward: Some(other), by_round };
        Some(Pledge { to: Audience::Only(NationSet::one(other)), provided: None, course })
    }

    /// The first action of the catalogue that is played and fits.
    fn played(&self, fits: impl Fn(&ActionSpec) -> bool) -> Option<ActionId> {
        let view = self.view;
        let mut played = view.actions().filter(|(id, action)| view.is_on(action.module) && !view.is_forbidden(*id));
        played.find(|(_, action)| fits(action)).map(|(id, _)| id)
    }
}
