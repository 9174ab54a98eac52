//! Countermeasures as they are taken, lifted and found wrong (6.1).

use super::{Misfit, fit};
use crate::event::{LawEvent, Wrong};
use crate::world::{CounterNow, World};

impl World {
    pub(super) fn law_event(&mut self, event: LawEvent) -> Result<(), Misfit> {
        let round = self.now.round;
        match event {
            LawEvent::Taken { by, on, incident, action, unlawful } => self.now.law.counter.push(CounterNow {
                round,
                by,
                on,
                incident,
                action,
                lifted: 0,
                complied: 0,
                unlawful,
                innocent: false,
            }),
            LawEvent::Lifted { id } => self.counter_mut(id)?.lifted = round.max(1),
            LawEvent::Complied { id } => self.counter_mut(id)?.complied = round.max(1),
            LawEvent::Unlawful { id, why } => self.counter_is_wrong(id, why)?,
        }
        Ok(())
    }

    fn counter_mut(&mut self, id: u16) -> Result<&mut CounterNow, Misfit> {
        fit(self.now.law.counter.get_mut(usize::from(id)), "countermeasure")
    }

    /// What was unlawful from the start is so in the list of deeds, too.
    fn counter_is_wrong(&mut self, id: u16, why: Wrong) -> Result<(), Misfit> {
        let counter = self.counter_mut(id)?;
        counter.unlawful = true;
        if why == Wrong::Innocent {
            counter.innocent = true;
            let CounterNow { round, by, on, incident, action, .. } = *counter;
            let mut deeds = self.now.deeds.iter_mut();
            let its = deeds.find(|deed| {
                (deed.round, deed.by, deed.action) == (round, by, action)
                    && deed.target == Some(on)
                    && deed.incident == Some(incident)
            });
            if let Some(deed) = its {
                deed.unlawful = true;
            }
        }
        Ok(())
    }
}
