//! Pledges as they are given and judged; restrictive measures as they come and go.

use super::{Misfit, fit};
use crate::event::{MeasuresEvent, PledgeEvent};
use crate::terms::{MessageId, NationId, NationSet};
use crate::world::World;
use crate::world::pledges::PledgeNow;

impl World {
    pub(super) fn pledge_event(&mut self, event: PledgeEvent) -> Result<(), Misfit> {
        let round = self.now.round;
        match event {
            PledgeEvent::Given { by, pledge, message, .. } => self.now.pledges.push(PledgeNow {
                round,
                by,
                pledge,
                message,
                overheard: NationSet::NONE,
                // Without a condition it binds at once.
                bound: if pledge.provided.is_none() { round } else { 0 },
                fate: None,
                judged: 0,
                decider: None,
            }),
            PledgeEvent::Bound { id, decider } => {
                let now = fit(self.now.pledges.get_mut(id.index()), "pledge")?;
                now.bound = round;
                now.decider = Some(decider);
            }
            PledgeEvent::Judged { id, fate, decider } => {
                let now = fit(self.now.pledges.get_mut(id.index()), "pledge")?;
                now.fate = Some(fate);
                now.judged = round;
                now.decider = Some(decider);
            }
        }
        Ok(())
    }

    /// Whoever overhears a message knows of the pledge that it carries.
    pub(super) fn overhear_pledge(&mut self, message: MessageId, by: NationId) {
        if let Some(pledge) = self.now.pledges.iter_mut().rev().find(|pledge| pledge.message == message) {
            pledge.overheard.insert(by);
        }
    }

    pub(super) fn measures_event(&mut self, event: MeasuresEvent) -> Result<(), Misfit> {
        let round = self.now.round;
        let measures = &mut self.now.measures;
        match event {
            MeasuresEvent::Imposed { by, on } => *fit(measures.since.get_mut(by, on), "nation")? = round.max(1),
            MeasuresEvent::Lifted { by, on } => *fit(measures.since.get_mut(by, on), "nation")? = 0,
            MeasuresEvent::Pressed { on, by } => *fit(measures.pressing.get_mut(on), "nation")? = by,
        }
        Ok(())
    }
}
