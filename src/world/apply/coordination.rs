//! Speaking on one day (5.1).

use super::{Misfit, fit};
use crate::event::CoordinationEvent;
use crate::terms::{ClaimId, NationSet};
use crate::world::{CoordinationNow, Known, World};

impl World {
    pub(super) fn coordination_event(&mut self, event: &CoordinationEvent) -> Result<(), Misfit> {
        match *event {
            CoordinationEvent::Proposed { by, to, incident, round: day, .. } => {
                let round = self.now.round;
                let (agreed, declined) = (NationSet::NONE, NationSet::NONE);
                self.now.coordinations.push(CoordinationNow { round, by, to, incident, day, agreed, declined });
                Ok(())
            }
            CoordinationEvent::Answered { id, by, yes } => {
                let one = fit(self.now.coordinations.get_mut(id.index()), "coordination")?;
                if yes { &mut one.agreed } else { &mut one.declined }.insert(by);
                self.replied(by)
            }
            CoordinationEvent::Spoken { id, ref claims } => {
                let parties = fit(self.now.coordinations.get(id.index()), "coordination")?.parties();
                self.spoken_on_one_day(parties, claims)
            }
        }
    }

    fn spoken_on_one_day(&mut self, parties: NationSet, claims: &[ClaimId]) -> Result<(), Misfit> {
        let mut all = NationSet::NONE;
        for &id in claims {
            all = all.union(Known::of(&*self.claim_mut(id)?).speakers());
        }
        for &id in claims {
            let claim = self.claim_mut(id)?;
            claim.beside = all.common(parties).minus(Known::of(&*claim).speakers());
        }
        Ok(())
    }
}
