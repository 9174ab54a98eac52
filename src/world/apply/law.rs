//! Countermeasures as they are taken, lifted and found wrong (6.1); the terms of hosts (6.3).

use super::{Misfit, fit};
use crate::event::{LawEvent, Wrong};
use crate::terms::{IncidentId, NationId};
use crate::world::{CounterNow, NoticeNow, World};

impl World {
    pub(super) fn law_event(&mut self, event: LawEvent) -> Result<(), Misfit> {
        let round = self.now.round;
        match event {
            LawEvent::Taken { by, on, incident, action, unlawful, diligence } => {
                self.now.law.counter.push(CounterNow {
                    round,
                    by,
                    on,
                    incident,
                    action,
                    lifted: 0,
                    complied: 0,
                    unlawful,
                    innocent: false,
                    diligence,
                });
            }
            LawEvent::Lifted { id } => self.counter_mut(id)?.lifted = round.max(1),
            LawEvent::Complied { id } => self.counter_mut(id)?.complied = round.max(1),
            LawEvent::Unlawful { id, why } => self.counter_is_wrong(id, why)?,
            LawEvent::TermBegan { by, host, incident } => self.notice_mut(by, host, incident)?.since = round.max(1),
            LawEvent::TermRanOut { by, host, incident } => self.notice_mut(by, host, incident)?.late = round.max(1),
            LawEvent::GroupNamed { by, to: Some(host), incident, who, .. } => {
                self.give_notice(by, host, incident);
                self.notice_mut(by, host, incident)?.names = Some(who);
            }
            LawEvent::GroupNamed { to: None, .. } => {}
            LawEvent::StepsTaken { by, host, incident } => self.notice_mut(by, host, incident)?.late = 0,
        }
        Ok(())
    }

    fn counter_mut(&mut self, id: u16) -> Result<&mut CounterNow, Misfit> {
        fit(self.now.law.counter.get_mut(usize::from(id)), "countermeasure")
    }

    fn notice_mut(&mut self, by: NationId, host: NationId, incident: IncidentId) -> Result<&mut NoticeNow, Misfit> {
        let mut notices = self.now.law.notices.iter_mut();
        fit(notices.find(|one| (one.by, one.host, one.incident) == (by, host, incident)), "notice")
    }

    /// A nation has told a host; what it tells it again is nothing new.
    pub(super) fn give_notice(&mut self, by: NationId, host: NationId, incident: IncidentId) {
        let same = |one: &NoticeNow| (one.by, one.host, one.incident) == (by, host, incident);
        if by != host && !self.now.law.notices.iter().any(same) {
            let round = self.now.round;
            self.now.law.notices.push(NoticeNow { round, by, host, incident, since: 0, late: 0, names: None });
        }
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
