//! What happened on the covert side (§12).

use super::{Misfit, fit};
use crate::event::CovertEvent;
use crate::terms::{ActorId, NationId};
use crate::world::World;

impl World {
    pub(super) fn covert_event(&mut self, event: &CovertEvent) -> Result<(), Misfit> {
        let bit = |actor: ActorId| 1_u32 << (actor.index() & 31);
        match *event {
            CovertEvent::TracesCleaned { actor, by } => {
                self.has_nation(by)?;
                self.now.covert.cleaned |= bit(actor);
            }
            CovertEvent::FlagPlanted { cards, .. } => {
                self.now.covert.planted = self.now.covert.planted.union(cards);
            }
            CovertEvent::CleanUpExposed { by, actor, incident, .. } => {
                self.has_nation(by)?;
                self.now.covert.caught |= bit(actor);
                self.now.covert.exposed.insert(by);
                self.incident_mut(incident)?.known = self.table.everyone();
            }
            CovertEvent::FlagExposed { by, incident, cards, .. } => {
                self.has_nation(by)?;
                self.now.covert.unmasked = self.now.covert.unmasked.union(cards);
                self.now.covert.exposed.insert(by);
                self.incident_mut(incident)?.known = self.table.everyone();
            }
            CovertEvent::CameForward { by, prompted } => {
                self.has_nation(by)?;
                self.now.covert.came_forward.insert(by);
                if !prompted {
                    self.now.covert.unprompted.insert(by);
                }
            }
        }
        Ok(())
    }

    fn has_nation(&self, nation: NationId) -> Result<(), Misfit> {
        fit(self.table.nation(nation), "nation").map(|_| ())
    }
}
