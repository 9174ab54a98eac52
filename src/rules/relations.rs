//! §3 Relations: trust and tension are settled once a round.

use super::assess::assess_of;
use super::claims::best_acceptance;
use super::judgements::Judged;
use super::lawful::is_never_excess;
use super::round::Round;
use crate::event::{Cause, Gauge};
use crate::script::Verb;
use crate::terms::{ClaimReply, LegalClass, NationId, NationSet, Rule, Rung, Theme};
use crate::world::{ClaimNow, Deed, Known};

/// What one side's acts of a round do to a pair.
#[derive(Clone, Copy, Default)]
struct Side {
    /// What its hottest act adds.
    adds: i16,
    /// That act's heat.
    heat: i16,
    /// That act.
    act: Option<Deed>,
}

impl Round<'_> {
    /// In its step: trust, then tension, then what a crisis costs.
    pub(super) fn run_relations(&mut self) {
        let deeds: Vec<Deed> = self.now().deeds_in(self.now().round).copied().collect();
        self.hostile_acts(&deeds);
        self.mind_counter();
        self.mind_corrections();
        self.settle_trust();
        self.settle_tension(&deeds);
    }

    /// Hostile public acts and unlawful ones cost trust (3.4).
    fn hostile_acts(&mut self, deeds: &[Deed]) {
        for deed in deeds {
            let Some(action) = self.table().action(deed.action) else { continue };
            let unlawful = deed.unlawful && !action.is_hidden();
            // A file is brought under one's own law, and against another state all the same.
            let hostile = action.public
                && (action.class >= LegalClass::Retorsion || action.file.is_some())
                && self.heat_of(deed) > self.numbers().ebb_heat;
            let cause = Cause::Act(deed.by, deed.action);
            if let (true, Some(target)) = (hostile, deed.target) {
                self.regard(target, deed.by, self.numbers().trust_hostile, Rule(3, 4), cause);
            }
            if unlawful {
                self.regard_by_all(deed.by, self.numbers().trust_unlawful, Rule(3, 4), cause);
            }
        }
    }

    /// Reasons for more trust count up to the cap; reasons for less count in full (3.4).
    fn settle_trust(&mut self) {
        let cap = self.numbers().trust_cap;
        for from in self.everyone().iter() {
            for to in self.everyone().without(from).iter() {
                let regard = self.now().regard.get(from, to);
                let by = i16::from(regard.up).min(cap) + i16::from(regard.down);
                self.shift(Gauge::Trust(from, to), by, Rule(3, 4), Cause::Time);
            }
        }
    }

    fn settle_tension(&mut self, deeds: &[Deed]) {
        let sides = self.sides(deeds);
        let charges = self.charges();
        let charged_by = |a: NationId, b: NationId| charges.get(a.index()).is_some_and(|by| by.has(b));
        let is_charged = |a: NationId, b: NationId| charged_by(a, b) || charged_by(b, a);
        let answered = self.answered();
        let has_answered = |a: NationId, b: NationId| answered.get(a.index()).is_some_and(|to| to.has(b));
        let in_touch = |a: NationId, b: NationId| has_answered(a, b) || has_answered(b, a);
        let side = |by: NationId, to: NationId| sides.get(place_of(by, to)).copied().unwrap_or_default();
        for (a, b) in self.everyone().pairs() {
            let (one, other) = (side(a, b), side(b, a));
            let rise = one.adds.saturating_add(other.adds).min(self.numbers().tension_cap);
            let quiet = one.heat.max(other.heat) <= self.numbers().ebb_heat;
            let gauge = Gauge::Tension(a, b);
            if rise > 0 {
                let hotter = if one.adds > other.adds { one } else { other };
                let cause = hotter.act.map_or(Cause::Time, |deed| Cause::Act(deed.by, deed.action));
                self.shift(gauge, rise, Rule(3, 3), cause);
            } else if quiet
                && self.now().tension(a, b) > 0
                && in_touch(a, b)
                && !is_charged(a, b)
                && !self.is_severed(a, b)
            {
                self.shift(gauge, -1, Rule(3, 3), Cause::Time);
            }
            if self.now().tension(a, b) >= self.numbers().crisis_from {
                let cost = self.numbers().crisis_growth.saturating_neg();
                for side in [a, b] {
                    self.shift(Gauge::Track(side, Theme::Growth), cost, Rule(3, 3), Cause::Tension(a, b));
                }
            }
        }
    }

    /// The hottest of what each nation did towards each other this round, by [`place_of`] the two.
    fn sides(&self, deeds: &[Deed]) -> [Side; NationSet::MOST * NationSet::MOST] {
        let mut sides = [Side::default(); NationSet::MOST * NationSet::MOST];
        for deed in deeds {
            // Nobody answers what nobody has seen (§13).
            let hidden = self.table().action(deed.action).is_some_and(crate::script::ActionSpec::is_hidden);
            let Some(towards) = deed.target.filter(|_| !hidden) else { continue };
            let Some(side) = sides.get_mut(place_of(deed.by, towards)) else { continue };
            let heat = self.heat_of(deed);
            let adds = self.adds(deed, towards, heat);
            if (adds, heat) > (side.adds, side.heat) {
                *side = Side { adds, heat, act: Some(*deed) };
            } else {
                side.heat = side.heat.max(heat);
            }
        }
        sides
    }

    /// What one act adds to tension: by heat, excess and closed lines, less if in kind (3.3).
    fn adds(&self, deed: &Deed, towards: NationId, heat: i16) -> i16 {
        let numbers = self.numbers();
        let Some(action) = self.table().action(deed.action) else { return 0 };
        let by_heat = numbers.heat_steps.iter().rev().find(|step| heat >= step.from);
        let mut adds = by_heat.map_or(0, |step| if action.public { step.public } else { step.private });
        let unfriendly = action.class >= LegalClass::Settlement || action.file.is_some();
        let in_kind = self.answers_in_kind(deed, towards, heat);
        if in_kind {
            adds = adds.saturating_sub(1);
        } else if unfriendly
            && heat >= numbers.excess_from
            && heat > self.justified(deed, towards)
            && !is_never_excess(action, self.severity(deed))
        {
            adds = adds.saturating_add(numbers.excess_adds);
        }
        if heat >= numbers.channel_from && !self.now().any_open(deed.by, towards) {
            adds = adds.saturating_add(1);
        }
        adds.max(0)
    }

    /// How severe the incident is that a deed is about.
    fn severity(&self, deed: &Deed) -> i16 {
        deed.incident.and_then(|incident| self.table().incident(incident)).map_or(0, |spec| spec.severity.get())
    }

    /// The heat that an incident justifies against a nation (3.3).
    fn justified(&self, deed: &Deed, towards: NationId) -> i16 {
        let numbers = self.numbers();
        let Some(incident) = deed.incident else { return 0 };
        let mut justified = self.severity(deed).saturating_add(self.norm_justifies(incident));
        let accepted = best_acceptance(self.world.sight(deed.by), towards, Some(incident));
        if accepted.is_some_and(|accepted| accepted >= numbers.acceptance_counts) {
            justified = justified.saturating_add(numbers.accepted_justifies);
        }
        let mine = |claim: &Judged<'_>| claim.accuses(towards) && claim.is_by(deed.by);
        let last = self.judgements().on(incident).rfind(mine);
        if last.is_some_and(|claim| claim.is_joint()) {
            justified = justified.saturating_add(numbers.joint_justifies);
        }
        if last.is_some_and(|claim| !self.believed(deed.by, *claim)) {
            justified /= 2;
        }
        justified
    }

    /// Whether a speaker had put on file that it believed as much as a claim says (4.5). A word on the
    /// territory alone is as strong as the origin cards were that it held when it recorded its own (5.2).
    fn believed(&self, speaker: NationId, claim: Known<'_, ClaimNow>) -> bool {
        let Some(own) = self.now().judgement(speaker, claim.incident()) else { return false };
        let wording = claim.wording();
        match claim.accused() {
            Some(accused) if wording.rung == Rung::FromTerritory => {
                let made = assess_of(self.world.sight(speaker), claim.incident(), own.cards);
                made.is_some_and(|made| made.origin_word(accused, self.numbers()) >= wording.word)
            }
            _ => !own.falls_short_of(&wording),
        }
    }

    /// How loud a deed was: by the catalogue, and for naming somebody by how far it went (3.3).
    fn heat_of(&self, deed: &Deed) -> i16 {
        let Some(action) = self.table().action(deed.action) else { return 0 };
        let public = match action.verb {
            Some(Verb::Claim { public }) => public,
            Some(Verb::JointClaim) => true,
            _ => return action.heat.get(),
        };
        let its = |claim: &Judged<'_>| {
            claim.round() == deed.round
                && claim.by() == deed.by
                && claim.public() == public
                && Some(claim.incident()) == deed.incident
                && claim.accused() == deed.target
        };
        let claim = self.judgements().claims().rfind(its);
        // A joint text that its signatories would only have at a lower rung may name nobody any more.
        if claim.is_none() && action.verb == Some(Verb::JointClaim) {
            return 0;
        }
        let named = claim.and_then(|claim| self.numbers().claims.heat_of(claim.wording().rung, public));
        named.unwrap_or(action.heat.get())
    }

    /// Whether an act answers one at least as loud of the last round, or was announced as such.
    fn answers_in_kind(&self, deed: &Deed, towards: NationId, heat: i16) -> bool {
        if heat <= self.numbers().ebb_heat {
            return false;
        }
        let last = self.now().round.saturating_sub(1);
        let provoked = self.now().deeds_in(last).any(|theirs| {
            theirs.by == towards
                && theirs.target == Some(deed.by)
                && self
                    .table()
                    .action(theirs.action)
                    .is_some_and(|action| self.heat_of(theirs) >= heat && !action.is_hidden())
        });
        let announced = self.judgements().claims().any(|claim| {
            claim.was_answered(deed.by, ClaimReply::AnswerInKind, towards) && claim.replied() == self.now().round
        });
        provoked || announced
    }

    /// By whom each nation is charged with a live incident: they have named it for that.
    fn charges(&self) -> [NationSet; NationSet::MOST] {
        let mut charges = [NationSet::NONE; NationSet::MOST];
        for claim in self.judgements().claims().filter(|claim| self.now().is_live(claim.incident())) {
            if let Some(by) = claim.accused().and_then(|accused| charges.get_mut(accused.index())) {
                *by = claim.speakers().union(*by);
            }
        }
        charges
    }

    /// What a crisis costs in staff, taken with the next income (3.3).
    pub(super) fn crisis_staff(&self, nation: NationId) -> i16 {
        let numbers = self.numbers();
        let others = self.everyone().without(nation).iter();
        let crises = others.filter(|&other| self.now().tension(nation, other) >= numbers.crisis_from).count();
        i16::try_from(crises).unwrap_or(0).saturating_mul(numbers.crisis_staff)
    }
}

/// The place of what one nation did towards another.
const fn place_of(by: NationId, towards: NationId) -> usize {
    by.index() * NationSet::MOST + towards.index()
}
