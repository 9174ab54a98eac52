//! 8.2, 8.3 Adoption: silences that passed, the stakeholder panel, parties, and what binds them.

use super::conditions::Context;
use super::round::Round;
use crate::event::{Cause, Drafted, Gauge};
use crate::script::{Draft, Effect, Who};
use crate::terms::{DraftStage, Module, NationId, NationSet, Pillar, Rule, total};
use crate::world::DraftNow;

impl Round<'_> {
    /// In its step: packages that nobody answered lapse, silences that nobody broke adopt, and
    /// treaties bind who signed them (8.2, 8.3).
    pub(super) fn run_drafts(&mut self) {
        let round = self.now().round;
        if self.now().drafts.is_empty() || !self.table().is_on(Module::Drafts, round) {
            return;
        }
        let table = self.shared_table();
        for (id, spec) in (0_u8..).zip(&table.drafts) {
            let Some(now) = self.draft_now(id) else { continue };
            if now.package.is_some() {
                self.drafted(id, Drafted::PackageLapsed);
            }
            match now.stage {
                DraftStage::UnderSilence if round >= now.silent_until(spec.silence_days, &table.calendar) => {
                    self.adopt(id, spec, &now);
                }
                DraftStage::Adopted if spec.treaty => self.ratify(id, spec, &now),
                _ => {}
            }
        }
    }

    /// Adopts a text that nobody, or too few, spoke up against. A declaration takes effect at
    /// once; a treaty is open for signature.
    fn adopt(&mut self, id: u8, spec: &Draft, now: &DraftNow) {
        let members = spec.members(self.everyone());
        let agreed = members.minus(now.against).minus(now.reserving(members));
        self.drafted(id, Drafted::Adopted { by: agreed, endorsed: endorsed(spec, now) });
        if !spec.treaty {
            for nation in agreed.iter() {
                self.answer_at_home(id, nation);
            }
            self.bind(id, spec, agreed);
        }
    }

    /// A treaty binds a signatory one round later, and not before its own law can carry it (8.3).
    fn ratify(&mut self, id: u8, spec: &Draft, now: &DraftNow) {
        let (round, law) = (self.now().round, self.numbers().drafts.treaty_law);
        let ready = |nation: &NationId| {
            let signed = *now.signed.get(*nation);
            signed > 0 && signed < round && self.now().nation(*nation).pillar(Pillar::Law) >= law
        };
        let ready: NationSet = self.everyone().minus(now.parties).iter().filter(ready).collect();
        if !ready.is_empty() {
            self.bind(id, spec, ready);
        }
    }

    /// Makes nations parties: what the clauses change comes about for them (8.3).
    fn bind(&mut self, id: u8, spec: &Draft, joining: NationSet) {
        let before = self.draft_now(id).map_or(NationSet::NONE, |now| now.parties);
        self.drafted(id, Drafted::Bound { parties: joining });
        let Some(now) = self.draft_now(id) else { return };
        for pick in now.picks() {
            let Some(option) = spec.option(pick.clause, pick.option) else { continue };
            for &effect in &option.effects {
                self.bring_about_among(id, effect, joining, now.parties, before.is_empty());
            }
        }
        let moves = match now.endorsed {
            Some(true) => self.numbers().drafts.panel_mandate,
            Some(false) => self.numbers().drafts.panel_mandate.saturating_neg(),
            None => 0,
        };
        for nation in joining.iter() {
            self.shift(Gauge::Mandate(nation), moves, Rule(8, 2), Cause::Draft(id));
        }
    }

    /// One effect of a clause: for each party that joins, if it speaks of the parties, and with
    /// each of the others, if it speaks of those; else once, when the text first takes effect.
    fn bring_about_among(&mut self, id: u8, effect: Effect, joining: NationSet, parties: NationSet, first: bool) {
        let [one, other] = effect.parties();
        let of_parties = |who: Option<Who>| matches!(who, Some(Who::Me | Who::Everyone | Who::Others));
        if !of_parties(one) && !of_parties(other) {
            if first {
                self.bring_about(&[effect], Context::default(), Rule(8, 3), Cause::Draft(id));
            }
            return;
        }
        for me in joining.iter() {
            let (ones, others) = (ends(one, me, parties, false), ends(other, me, parties, true));
            for a in &ones {
                for b in &others {
                    let effect = effect.between(*a, *b);
                    self.bring_about(&[effect], Context::of(me), Rule(8, 3), Cause::Draft(id));
                }
            }
        }
    }

    /// Agreeing to what one's instructions forbid is answered at home (8.3).
    pub(super) fn answer_at_home(&mut self, id: u8, nation: NationId) {
        let table = self.shared_table();
        let (Some(spec), Some(now)) = (table.drafts.get(usize::from(id)), self.draft_now(id)) else { return };
        let past = now.picks().filter(|pick| {
            spec.option(pick.clause, pick.option).is_some_and(|option| option.red_lines.contains(&nation))
        });
        let crossed = i16::try_from(past.count()).unwrap_or(0);
        let cost = crossed.saturating_mul(self.numbers().drafts.red_line_mandate);
        self.shift(Gauge::Mandate(nation), cost.saturating_neg(), Rule(8, 3), Cause::Instructions(nation, id));
    }

    /// What the panel's word on the texts of a nation adds to the acceptance of its claims (8.2).
    pub(super) fn panel_acceptance(&self, nation: NationId) -> i16 {
        let numbers = self.numbers().drafts;
        let word = |now: &DraftNow| match now.endorsed {
            Some(endorsed) if now.parties.has(nation) => {
                if endorsed {
                    1
                } else {
                    -1
                }
            }
            _ => 0,
        };
        let sum = total(self.now().drafts.iter().map(word)).saturating_mul(numbers.panel_acceptance);
        sum.max(numbers.panel_acceptance_most.saturating_neg()).min(numbers.panel_acceptance_most)
    }
}

/// The nations that one end of an effect stands for, when a party joins.
fn ends(who: Option<Who>, me: NationId, parties: NationSet, far: bool) -> Vec<Who> {
    match who {
        Some(Who::Everyone) if !far => vec![Who::Nation(me)],
        Some(Who::Everyone | Who::Others) => parties.without(me).iter().map(Who::Nation).collect(),
        Some(Who::Me) => vec![Who::Nation(me)],
        Some(who) => vec![who],
        // An effect with one end: the other is left aside.
        None => vec![Who::Nation(me)],
    }
}

/// What the stakeholder panel says of a text: two of its three groups carry it (8.2).
fn endorsed(spec: &Draft, now: &DraftNow) -> Option<bool> {
    let mut sums = [0_i16; 3];
    for option in now.picks().filter_map(|pick| spec.option(pick.clause, pick.option)) {
        for (sum, leaning) in sums.iter_mut().zip(option.panel.all()) {
            *sum = sum.saturating_add(leaning);
        }
    }
    let welcome = sums.iter().filter(|sum| **sum > 0).count();
    let unwelcome = sums.iter().filter(|sum| **sum < 0).count();
    match (welcome >= 2, unwelcome >= 2) {
        (true, _) => Some(true),
        (_, true) => Some(false),
        _ => None,
    }
}
