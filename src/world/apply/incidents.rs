//! Incidents as they begin, strike and end, and who learns of them.

use super::{Misfit, fit};
use crate::terms::{ActorId, IncidentId, Link, NationId, NationSet, NormId};
use crate::world::position::{Finding, IncidentState};
use crate::world::{IncidentNow, World};

impl World {
    pub(super) fn incident_mut(&mut self, incident: IncidentId) -> Result<&mut IncidentNow, Misfit> {
        fit(self.now.incidents.get_mut(incident.index()), "incident")
    }

    pub(super) fn incident_begins(&mut self, incident: IncidentId) -> Result<(), Misfit> {
        let round = self.now.round;
        let spec = fit(self.table.incident(incident), "incident")?;
        let known = spec.known_to.as_ref().map_or(self.table.everyone(), |known| known.iter().copied().collect());
        let victims: NationSet = spec.victims.iter().copied().collect();
        let now = self.incident_mut(incident)?;
        now.state = IncidentState::Live;
        now.began = round;
        now.known = now.known.union(known).union(victims);
        now.hit = victims;
        Ok(())
    }

    pub(super) fn incident_strikes(
        &mut self,
        incident: IncidentId,
        wave: u8,
        spilled: NationSet,
    ) -> Result<(), Misfit> {
        let now = self.incident_mut(incident)?;
        now.wave = wave;
        now.hit = now.hit.union(spilled);
        now.known = now.known.union(spilled);
        Ok(())
    }

    pub(super) fn incident_is_adopted(&mut self, incident: IncidentId) -> Result<(), Misfit> {
        let everyone = self.table.everyone();
        let now = self.incident_mut(incident)?;
        now.adopted = true;
        now.known = everyone;
        Ok(())
    }

    pub(super) fn establish(&mut self, incident: IncidentId, who: ActorId, link: Link) -> Result<(), Misfit> {
        let (everyone, round) = (self.table.everyone(), self.now.round);
        let now = self.incident_mut(incident)?;
        now.finding = Some(Finding { round, who, link });
        now.known = everyone;
        Ok(())
    }

    pub(super) fn host_is_notified(
        &mut self,
        host: NationId,
        incident: IncidentId,
        by: NationId,
    ) -> Result<(), Misfit> {
        let round = self.now.round;
        let now = self.incident_mut(incident)?;
        let since = fit(now.notified.get_mut(host), "nation")?;
        if *since == 0 {
            *since = round;
        }
        now.known.insert(host);
        self.give_notice(by, host, incident);
        Ok(())
    }

    pub(super) fn cite(&mut self, norm: NormId, by: NationId, incident: IncidentId) -> Result<(), Misfit> {
        let now = self.incident_mut(incident)?;
        now.cited.insert(by);
        now.cited_now = true;
        fit(self.now.norms.get_mut(norm.index()), "norm")?.support.insert(by);
        Ok(())
    }
}
