//! What happened to programmes of capacity building (§10).

use super::{Misfit, fit};
use crate::event::ProgrammeEvent;
use crate::order::HostAnswer;
use crate::world::World;
use crate::world::programme::{ProgrammeNow, ProgrammeState};

impl World {
    pub(super) fn programme_event(&mut self, event: ProgrammeEvent) -> Result<(), Misfit> {
        let round = self.now.round;
        let host = fit(self.table.programme(event.programme()), "programme")?.beneficiary;
        let now = fit(self.now.programmes.get_mut(event.programme().index()), "programme")?;
        match event {
            ProgrammeEvent::Offered { by, channel, terms, .. } => {
                let state = ProgrammeState::Offered;
                *now = ProgrammeNow { state, by, round, channel, terms, ..ProgrammeNow::default() };
            }
            ProgrammeEvent::Answered { by, answer, scripted, .. } => {
                now.round = round;
                match answer {
                    HostAnswer::Accept => {}
                    HostAnswer::OnTerms(terms) => (now.state, now.terms) = (ProgrammeState::Countered, terms),
                    HostAnswer::Decline => now.state = ProgrammeState::Declined,
                }
                if !scripted {
                    return self.replied(by);
                }
            }
            ProgrammeEvent::Settled { by, agree, .. } => {
                now.round = round;
                if !agree {
                    now.state = ProgrammeState::Declined;
                }
                if let Some(by) = by {
                    return self.replied(by);
                }
            }
            ProgrammeEvent::Begun { donors, ownership, progress, pressed, .. } => {
                (now.state, now.round, now.began) = (ProgrammeState::Running, round, round);
                (now.donors, now.ownership, now.progress, now.pressed) = (donors, ownership, progress, pressed);
            }
            ProgrammeEvent::Joined { by, .. } => {
                now.donors.insert(by);
                now.by = now.by.or(Some(by));
            }
            ProgrammeEvent::Advanced { points, halt, .. } => {
                now.progress = now.progress.saturating_add(points);
                (now.earned, now.halt) = (points, halt);
            }
            ProgrammeEvent::Taught { points, .. } => now.progress = now.progress.saturating_add(points),
            ProgrammeEvent::Delivered { progress, .. } => {
                now.levels = now.levels.saturating_add(1);
                now.progress = progress;
            }
            ProgrammeEvent::Left { by, ends, .. } => {
                if by != host {
                    now.donors.remove(by);
                    now.by = now.by.filter(|&lead| lead != by).or_else(|| now.donors.iter().next());
                }
                if ends {
                    (now.state, now.round) = (ProgrammeState::Left, round);
                }
            }
            ProgrammeEvent::Completed { .. } => (now.state, now.round) = (ProgrammeState::Completed, round),
            ProgrammeEvent::StruckOff { levels, .. } => now.struck = now.struck.saturating_add(levels),
        }
        Ok(())
    }
}
