//! Numbers that move: added up within a step, clamped when it closes (1.4).

use super::{Misfit, fit};
use crate::event::{Gauge, Why};
use crate::terms::{NationId, Theme};
use crate::world::World;
use crate::world::position::{Move, NationNow};

impl World {
    /// Adds to a number and remembers why.
    pub(super) fn shift(&mut self, gauge: Gauge, by: i16, why: Why) -> Result<(), Misfit> {
        match gauge {
            Gauge::Trust(from, to) => fit(self.now.trust.get_mut(from, to), "nation")?.add(by),
            Gauge::Tension(a, b) => fit(self.now.tension.get_mut(a.min(b), a.max(b)), "nation")?.add(by),
            Gauge::Salience(incident) => self.incident_mut(incident)?.salience.add(by),
            Gauge::Strength(incident) => self.incident_mut(incident)?.strength.add(by),
            Gauge::Containment(incident) => {
                let now = self.incident_mut(incident)?;
                now.containment = now.containment.saturating_add(by).max(0);
            }
            Gauge::Erosion(norm) => fit(self.now.norms.get_mut(norm.index()), "norm")?.erosion.add(by),
            Gauge::Pressure(id) => fit(self.now.measures.pressure.get_mut(id), "nation")?.add(by),
            _ => self.shift_nation(gauge, by)?,
        }
        self.now.moves.push(Move { gauge, by, why });
        Ok(())
    }

    fn shift_nation(&mut self, gauge: Gauge, by: i16) -> Result<(), Misfit> {
        let round = self.now.round;
        match gauge {
            Gauge::Track(id, theme) => {
                let now = self.nation_mut(id)?;
                match theme {
                    Theme::Growth => now.growth.add(by),
                    Theme::Freedom => now.freedom.add(by),
                    Theme::Security => now.security.add(by),
                }
            }
            Gauge::Mandate(id) => self.nation_mut(id)?.mandate.add(by),
            Gauge::Credibility(id) => self.nation_mut(id)?.credibility.add(by),
            Gauge::Capital(id) => self.nation_mut(id)?.capital.add(by),
            Gauge::Funds(id) => self.nation_mut(id)?.funds.add(by),
            Gauge::Staff(id) => self.nation_mut(id)?.staff.add(by),
            Gauge::SourceHealth(id) => {
                let now = self.nation_mut(id)?;
                now.sources.add(by);
                if by < 0 {
                    now.burnt = round;
                }
            }
            Gauge::Capacity(id, pillar) => {
                fit(self.nation_mut(id)?.capacity.get_mut(pillar as usize), "pillar")?.add(by);
            }
            Gauge::Surge(id, pillar) => {
                let surge = fit(self.nation_mut(id)?.surge.get_mut(pillar as usize), "pillar")?;
                *surge = surge.saturating_add(i8::try_from(by).unwrap_or(0));
            }
            _ => {}
        }
        Ok(())
    }

    /// Notes a reason for trust, until the step on relations settles it (3.4).
    pub(super) fn regard(&mut self, from: NationId, to: NationId, by: i16) -> Result<(), Misfit> {
        let regard = fit(self.now.regard.get_mut(from, to), "nation")?;
        let by = i8::try_from(by).unwrap_or(0);
        if by > 0 {
            regard.up = regard.up.saturating_add(by);
        } else {
            regard.down = regard.down.saturating_add(by);
        }
        Ok(())
    }

    /// Forgets the round's reasons for trust, which have been settled.
    pub(super) fn forget_regard(&mut self) {
        *self.now.regard.all_mut() = [crate::world::position::Regard::default(); 64];
    }

    fn nation_mut(&mut self, id: NationId) -> Result<&mut NationNow, Misfit> {
        fit(self.now.nations.get_mut(id), "nation")
    }

    /// Clamps everything that a step has moved.
    pub(super) fn settle(&mut self) {
        for nation in self.now.nations.all_mut() {
            nation.growth.settle();
            nation.freedom.settle();
            nation.security.settle();
            nation.mandate.settle();
            nation.credibility.settle();
            nation.capital.settle();
            nation.funds.settle();
            nation.staff.settle();
            nation.sources.settle();
            for pillar in &mut nation.capacity {
                pillar.settle();
            }
        }
        for trust in self.now.trust.all_mut() {
            trust.settle();
        }
        for tension in self.now.tension.all_mut() {
            tension.settle();
        }
        for pressure in self.now.measures.pressure.all_mut() {
            pressure.settle();
        }
        for incident in &mut self.now.incidents {
            incident.salience.settle();
            incident.strength.settle();
        }
        for norm in &mut self.now.norms {
            norm.erosion.settle();
        }
    }
}
