//! What happened in public opinion (§13).

use super::{Misfit, fit};
use crate::event::PressEvent;
use crate::world::World;

impl World {
    pub(super) fn press_event(&mut self, event: &PressEvent) -> Result<(), Misfit> {
        match *event {
            PressEvent::NetworksCalmed { nation } => {
                fit(self.table.nation(nation), "nation")?;
                self.now.press.calmed.insert(nation);
            }
            PressEvent::NetworksBack { nation } => {
                fit(self.table.nation(nation), "nation")?;
                self.now.press.calmed.remove(nation);
            }
            // What follows is news only: its consequences are events of their own.
            PressEvent::Upheaval { .. } | PressEvent::InfluenceExposed { .. } => {}
        }
        Ok(())
    }
}
