//! What other ministries did at home (2.6).

use super::{Misfit, fit};
use crate::event::HomeEvent;
use crate::world::World;

impl World {
    pub(super) fn home_event(&mut self, event: &HomeEvent) -> Result<(), Misfit> {
        match *event {
            HomeEvent::Liaised { nation } => {
                fit(self.table.nation(nation), "nation")?;
                self.now.home.liaised.insert(nation);
            }
            HomeEvent::Acted { nation, script } => {
                let spec = fit(self.table.nation(nation), "nation")?;
                fit(spec.home.get(usize::from(script)), "home script")?;
                *fit(self.now.home.acted.get_mut(nation), "nation")? |= 1 << (script & 15);
            }
        }
        Ok(())
    }
}
