//! Numbers that move: added up within a step, clamped when it closes (1.4).

use super::{Misfit, fit};
use crate::event::{Cause, Gauge, Why};
use crate::terms::{NationId, Theme};
use crate::world::Move;
use crate::world::World;
use crate::world::position::NationNow;

impl World {
    /// Adds to a number and remembers why.
    pub(super) fn shift(&mut self, gauge: Gauge, by: i16, why: Why) -> Result<(), Misfit> {
        match gauge {
            Gauge::Track(id, Theme::Growth) => self.nation_mut(id)?.growth.add(by),
            Gauge::Track(id, Theme::Freedom) => self.nation_mut(id)?.freedom.add(by),
            Gauge::Track(id, Theme::Security) => self.nation_mut(id)?.security.add(by),
            Gauge::Mandate(id) => self.nation_mut(id)?.mandate.add(by),
            Gauge::Credibility(id) => self.shift_credibility(id, by, why)?,
            Gauge::Capital(id) => self.nation_mut(id)?.capital.add(by),
            Gauge::Funds(id) => self.nation_mut(id)?.funds.add(by),
            Gauge::Staff(id) => self.nation_mut(id)?.staff.add(by),
            Gauge::SourceHealth(id) => self.shift_sources(id, by)?,
            Gauge::Capacity(id, pillar) => {
                fit(self.nation_mut(id)?.capacity.get_mut(pillar as usize), "pillar")?.add(by);
            }
            Gauge::Surge(id, pillar) => {
                let surge = fit(self.nation_mut(id)?.surge.get_mut(pillar as usize), "pillar")?;
                *surge = surge.saturating_add(i8::try_from(by).unwrap_or(0));
            }
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
        }
        self.now.moves.push(Move { gauge, by, why });
        Ok(())
    }

    /// What exposures and broken pledges cost counts for standing as well (16.1).
    fn shift_credibility(&mut self, id: NationId, by: i16, why: Why) -> Result<(), Misfit> {
        let now = self.nation_mut(id)?;
        now.credibility.add(by);
        if by < 0 && matches!(why.cause, Cause::Covert(_) | Cause::Pledge(_)) {
            now.standing = now.standing.saturating_add(by.saturating_mul(2));
        }
        Ok(())
    }

    fn shift_sources(&mut self, id: NationId, by: i16) -> Result<(), Misfit> {
        let round = self.now.round;
        let now = self.nation_mut(id)?;
        now.sources.add(by);
        if by < 0 {
            now.burnt = round;
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

    pub(super) fn nation_mut(&mut self, id: NationId) -> Result<&mut NationNow, Misfit> {
        fit(self.now.nations.get_mut(id), "nation")
    }

    /// Clamps everything that a step has moved.
    pub(super) fn settle(&mut self) {
        for place in self.settled..self.now.moves.len() {
            if let Some(one) = self.now.moves.get(place) {
                // What was moved is there to be clamped.
                let _ = self.clamp(one.gauge);
            }
        }
        self.settled = self.now.moves.len();
    }

    fn clamp(&mut self, gauge: Gauge) -> Result<(), Misfit> {
        match gauge {
            Gauge::Track(id, Theme::Growth) => self.nation_mut(id)?.growth.settle(),
            Gauge::Track(id, Theme::Freedom) => self.nation_mut(id)?.freedom.settle(),
            Gauge::Track(id, Theme::Security) => self.nation_mut(id)?.security.settle(),
            Gauge::Mandate(id) => self.nation_mut(id)?.mandate.settle(),
            Gauge::Credibility(id) => self.nation_mut(id)?.credibility.settle(),
            Gauge::Capital(id) => self.nation_mut(id)?.capital.settle(),
            Gauge::Funds(id) => self.nation_mut(id)?.funds.settle(),
            Gauge::Staff(id) => self.nation_mut(id)?.staff.settle(),
            Gauge::SourceHealth(id) => self.nation_mut(id)?.sources.settle(),
            Gauge::Capacity(id, pillar) => {
                fit(self.nation_mut(id)?.capacity.get_mut(pillar as usize), "pillar")?.settle();
            }
            Gauge::Trust(from, to) => fit(self.now.trust.get_mut(from, to), "nation")?.settle(),
            Gauge::Tension(a, b) => fit(self.now.tension.get_mut(a.min(b), a.max(b)), "nation")?.settle(),
            Gauge::Salience(incident) => self.incident_mut(incident)?.salience.settle(),
            Gauge::Strength(incident) => self.incident_mut(incident)?.strength.settle(),
            Gauge::Erosion(norm) => fit(self.now.norms.get_mut(norm.index()), "norm")?.erosion.settle(),
            Gauge::Pressure(id) => fit(self.now.measures.pressure.get_mut(id), "nation")?.settle(),
            // What has no bounds but its own type.
            Gauge::Surge(..) | Gauge::Containment(_) => {}
        }
        Ok(())
    }
}
