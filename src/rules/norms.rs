//! 8.1 Norms: how far they have spread, and what that changes.

use super::judgements::Judged;
use super::round::Round;
use crate::event::{Cause, Event, NormEvent};
use crate::terms::{IncidentId, Module, NormId, NormStage, Rule};
use crate::world::IncidentState;

impl Round<'_> {
    fn stages_are_on(&self) -> bool {
        self.table().is_on(Module::NormStages, self.now().round)
    }

    /// At the end of the step on norms: breaches that nobody answered wear a norm, accepted
    /// accusations of breaching an internalised one cost trust, and norms spread or fall back (8.1).
    pub(super) fn run_stages(&mut self) {
        if !self.stages_are_on() {
            return;
        }
        self.note_unanswered();
        self.resent_breaches();
        let numbers = self.numbers().norm_stages;
        for index in 0..self.now().norms.len() {
            let Some(&now) = self.now().norms.get(index) else { continue };
            let kept = self.now().round.saturating_sub(now.since) >= numbers.internalised_after;
            let stage = if now.erosion.get() >= numbers.worn || !self.cascades(now.support) {
                NormStage::Emerging
            } else if now.stage == NormStage::Internalised || now.stage == NormStage::Cascading && kept {
                NormStage::Internalised
            } else {
                NormStage::Cascading
            };
            if stage != now.stage {
                self.emit(Event::Norm(NormEvent::StageReached { norm: NormId::at(index), stage }));
            }
        }
    }

    /// Whether a third of the nations uphold a norm, a critical state among them.
    fn cascades(&self, support: crate::terms::NationSet) -> bool {
        let (there, all) = (i64::try_from(support.len()).unwrap_or(0), self.table().nations.len());
        let share = i64::try_from(all).unwrap_or(0) * i64::from(self.numbers().cascade);
        let critical = |id| self.table().nation(id).is_some_and(|nation| nation.critical);
        there * 100 >= share && support.iter().any(critical)
    }

    /// A live breach that nobody answered this round by citing the norm, unless the victim's
    /// silence has worn it already (5.6).
    fn note_unanswered(&mut self) {
        let table = self.shared_table();
        for (id, spec) in table.incident_ids().zip(&table.incidents) {
            let open = |now: &crate::world::IncidentNow| now.state == IncidentState::Live && !now.cited_now;
            if spec.norms.is_empty() || !self.now().incident(id).is_some_and(open) {
                continue;
            }
            let cause = Cause::Incident(id);
            let worn = self.now().moves.iter().any(|one| {
                one.why.cause == cause
                    && one.by > 0
                    && matches!(one.gauge, crate::event::Gauge::Erosion(norm) if spec.norms.contains(&norm))
            });
            if !worn {
                self.wear(spec, self.numbers().norm_stages.unanswered, cause);
            }
            for &norm in &spec.norms {
                self.emit(Event::Norm(NormEvent::LeftUnanswered { norm, incident: id }));
            }
        }
    }

    /// Supporters of an internalised norm trust a nation less that is held, with acceptance, to
    /// have breached it: breaches are dearer.
    fn resent_breaches(&mut self) {
        let round = self.now().round;
        let trust = self.numbers().norm_stages.dearer;
        let held = |claim: Judged<'_>| {
            let accused = claim.accused().filter(|_| claim.public() && claim.round() == round)?;
            let norm = self.internalised(claim.incident())?;
            self.is_accepted(*claim).then_some((claim.id(), accused, norm))
        };
        let held: Vec<_> = self.judgements().claims().filter_map(held).collect();
        for (id, accused, norm) in held {
            let supporters = self.now().norms.get(norm.index()).map(|now| now.support).unwrap_or_default();
            for supporter in supporters.without(accused).iter() {
                self.regard(supporter, accused, trust, Rule(8, 1), Cause::Claim(id));
            }
        }
    }

    /// An internalised norm that an incident breaches, if there is one.
    fn internalised(&self, incident: IncidentId) -> Option<NormId> {
        let spec = self.table().incident(incident)?;
        let taken =
            |norm: &NormId| self.now().norms.get(norm.index()).is_some_and(|now| now.stage == NormStage::Internalised);
        spec.norms.iter().copied().find(taken)
    }

    /// Heat that answering a breach is justified beyond the usual: answers are cheaper (3.3).
    pub(super) fn norm_justifies(&self, incident: IncidentId) -> i16 {
        if self.stages_are_on() && self.internalised(incident).is_some() {
            self.numbers().norm_stages.cheaper
        } else {
            0
        }
    }
}
