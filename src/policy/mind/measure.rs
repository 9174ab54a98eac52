//! What it does against others, within or beyond the law, and when it stops (6.1, 6.2, 7.3).

use super::Mind;
use crate::order::{Order, Seal, Stem};
use crate::policy::character::Measures;
use crate::policy::choices::accuser;
use crate::policy::desk::Wish;
use crate::policy::reading::{Case, has_claimed, name};
use crate::policy::roll;
use crate::script::ActionSpec;
use crate::terms::{IncidentId, LegalClass, NationId, NationSet, Step};
use crate::view::View;

/// From this heat on a measure is loud.
const LOUD: i16 = 7;

impl Mind<'_> {
    /// The nations that a seat has named in public, high enough for its measures, over something that
    /// goes on.
    pub(super) fn named_by(view: View<'_>, ways: Measures, cases: &[Case]) -> NationSet {
        let live = |incident: IncidentId| cases.iter().any(|case| case.id == incident && case.live);
        let loud = |rung| rung >= ways.named.0;
        let claims = view.said().filter(|claim| claim.public() && loud(claim.wording().rung) && live(claim.incident()));
        claims.filter_map(|claim| claim.accused()).collect()
    }

    /// Whether there is anybody whom it would answer.
    pub(super) fn answers_somebody(&self) -> bool {
        !self.named().is_empty() || self.ways.measures.when_accused
    }

    /// A measure against a nation that it has named, or that has named it.
    pub(super) fn measure(&self, stem: Stem, case: Option<&Case>, action: &ActionSpec) -> Option<Wish> {
        let (view, ways) = (self.view, self.ways.measures);
        let (target, heat) = (stem.target?, action.heat.get());
        let insulted = ways.when_accused && stem.incident.is_none() && accuser(view) == Some(target);
        if heat > ways.loudest || !insulted && !self.named().has(target) {
            return None;
        }
        let guilty = |case: &Case| case.live && has_claimed(view, case.id, target, ways.named.0, true);
        let over = match case {
            Some(case) => Some(case).filter(|case| guilty(case)),
            None => self.cases().iter().find(|case| guilty(case)),
        };
        if over.is_none() && !insulted || self.is_spent(target, heat) {
            return None;
        }
        let order = Order::of(stem);
        let verdict = view.verdict(&order);
        if !self.dares(verdict.seal) || ways.heeds_doubts && !verdict.doubts.is_empty() {
            return None;
        }
        let named = if stem.incident.is_some() { 3 } else { 0 };
        // A countermeasure for which everything is in place is what a call and a notice were for.
        let ready = action.class == LegalClass::Countermeasure && verdict.seal == Seal::Lawful;
        let ready = if ready { 20 } else { 0 };
        let score = ways.answers + i32::from(heat) * ways.per_heat + named + ready - self.done(stem) * 12;
        let seal = if verdict.seal == Seal::LawfulIf { "not yet lawful" } else { verdict.seal.word() };
        let whom = name(view, target);
        let reason = if over.is_some() {
            format!("{whom} was named, and it goes on: {seal} as it stands (6.2)")
        } else {
            format!("{whom} accused it first: {seal} as it stands (6.2)")
        };
        Some(Wish::new(score, order, reason))
    }

    /// Whether it dares what has such a seal, this round.
    fn dares(&self, seal: Seal) -> bool {
        let throw = roll(self.view, self.dice, Step::Measures, 1).below(100);
        let (lawful_if, contested, unlawful) = self.ways.measures.dares;
        match seal {
            Seal::Lawful => true,
            Seal::LawfulIf => throw < lawful_if,
            Seal::Contested => throw < contested,
            Seal::Unlawful => throw < unlawful,
        }
    }

    /// Takes the tools away where they stand, if it dares to there (6.5).
    pub(super) fn take_down(&self, stem: Stem, case: &Case) -> Option<Wish> {
        let order = Order::of(stem);
        let verdict = self.view.verdict(&order);
        let there = case.live && case.mine && case.located == stem.target;
        let heeds = self.ways.measures.heeds_doubts && !verdict.doubts.is_empty();
        let fits = there && self.ways.deeds.contains > 0 && !heeds && self.dares(verdict.seal);
        let reason = || format!("the tools stand there: {} as it stands (6.5)", verdict.seal.word());
        let score = self.ways.deeds.contains + case.weight() / 2 - self.done(stem) * 12;
        fits.then(|| Wish::new(score, order, reason()))
    }

    /// Whether a quarrel is hot enough, or a loud word too recent, for another step of this heat.
    fn is_spent(&self, target: NationId, heat: i16) -> bool {
        let view = self.view;
        let tension = view.tension(view.seat(), target);
        let lately = view.deeds().any(|deed| {
            let against =
                deed.by == view.seat() && deed.target == Some(target) && deed.round.saturating_add(2) >= view.round();
            against && view.action(deed.action).is_some_and(|action| action.heat.get() >= LOUD)
        });
        let early = heat >= 9 && (view.round() < 4 || tension < 4);
        tension > self.ways.measures.up_to_tension || heat >= LOUD && lately || early
    }

    /// Lifts a countermeasure that has no ground any more, whoever it is; else once what it was for is
    /// over, or it has pressed for three rounds.
    pub(super) fn lift_counter(&self, stem: Stem) -> Option<Wish> {
        let (view, target) = (self.view, stem.target?);
        let due = view.counter_against(target).any(|one| one.complied > 0 || one.unlawful);
        if due {
            return Some(Wish::new(70, Order::of(stem), "it has no ground in law any more (6.1)"));
        }
        let over = !self.cases().iter().any(|case| case.live && case.points_to() == Some(target));
        let served = view.counter_against(target).all(|one| one.round.saturating_add(3) <= view.round());
        let reason = if over { "what it was for is over (6.1)" } else { "it has pressed as long as it can (6.1)" };
        (over || served).then(|| Wish::new(self.ways.measures.lifts.max(8), Order::of(stem), reason))
    }

    /// Lifts what it has imposed: two rounds on it has done what it can, and it costs both.
    pub(super) fn lift(&self, stem: Stem) -> Option<Wish> {
        let (view, target) = (self.view, stem.target?);
        let since = view.measures().since.get(view.seat(), target);
        let ways = self.ways.measures;
        let over = !self.cases().iter().any(|case| case.live && case.points_to() == Some(target));
        let served = since > 0 && (since.saturating_add(2) <= view.round() || over);
        let reason = if over { "what they were for is over (7.3)" } else { "they have been the price of a talk (7.3)" };
        served.then(|| Wish::new(ways.lifts, Order::of(stem), reason))
    }
}
