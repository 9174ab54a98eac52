//! What concerns a seat: what it alone hears of, and of what everybody hears, what is done by it, to
//! it, or moves a figure of its own.

use super::eyes::{Eyes, sees};
use super::prose::capitalised;
use crate::event::{Event, Gauge};
use crate::terms::{ClaimId, IncidentId, NationId};
use crate::world::World;

/// Whether an event that a seat sees concerns it; the world is the one after it.
pub(super) fn concerns(world: &World, seat: NationId, event: &Event) -> bool {
    !sees(Eyes::Public, world, event) || Own { world, seat }.touches(event)
}

/// How far what hit a seat was contained since a world before, in sentences.
#[must_use]
pub fn progress(before: &World, after: &World, seat: NationId) -> Vec<String> {
    let sight = after.sight(seat);
    let hit = sight.incidents().filter(|(_, _, now)| now.hit().has(seat));
    let said = hit.filter_map(|(id, spec, now)| {
        let was = before.now().incident(id).map_or(0, |was| was.containment);
        let title = capitalised(sight.text(spec.title()));
        let (now, all) = (now.containment().min(spec.containment()), spec.containment());
        (was.min(all) < now).then(|| format!("{title}: {now} of {all} contained, {was} before."))
    });
    said.collect()
}

#[derive(Clone, Copy)]
struct Own<'w> {
    world: &'w World,
    seat: NationId,
}

impl Own<'_> {
    fn touches(self, event: &Event) -> bool {
        match *event {
            Event::Moved { gauge, .. } => self.has(gauge),
            Event::ChannelOpened { a, b, .. } | Event::ChannelClosed { a, b, .. } => self.is(a) || self.is(b),
            Event::IncidentBegan { incident }
            | Event::IncidentStruck { incident, .. }
            | Event::IncidentContained { incident }
            | Event::IncidentSubsided { incident } => self.was_hit_by(incident),
            Event::NormCited { by, .. } => self.is(by),
            Event::CardPublished { by, .. } => by == Some(self.seat),
            Event::ActPerformed { by, target, .. } => self.is(by) || target == Some(self.seat),
            Event::ClaimMade { id, .. }
            | Event::ClaimWeighed { id, .. }
            | Event::ClaimAnswered { id, .. }
            | Event::ClaimShownFalse { id } => self.is_party_to(id),
            _ => false,
        }
    }

    fn is(self, nation: NationId) -> bool {
        self.seat == nation
    }

    #[deny(clippy::wildcard_enum_match_arm)]
    fn has(self, gauge: Gauge) -> bool {
        match gauge {
            Gauge::Track(nation, _)
            | Gauge::Mandate(nation)
            | Gauge::Credibility(nation)
            | Gauge::Capacity(nation, _)
            | Gauge::Pressure(nation) => self.is(nation),
            Gauge::Tension(a, b) => self.is(a) || self.is(b),
            // What is read in private, or stands for nobody.
            Gauge::Capital(_)
            | Gauge::Funds(_)
            | Gauge::Staff(_)
            | Gauge::SourceHealth(_)
            | Gauge::Surge(..)
            | Gauge::Trust(..)
            | Gauge::Salience(_)
            | Gauge::Strength(_)
            | Gauge::Containment(_)
            | Gauge::Erosion(_) => false,
        }
    }

    fn was_hit_by(self, incident: IncidentId) -> bool {
        self.world.now().incident(incident).is_some_and(|now| now.hit.has(self.seat))
    }

    fn is_party_to(self, claim: ClaimId) -> bool {
        self.world.sight(self.seat).claim(claim).is_some_and(|claim| claim.parties().has(self.seat))
    }
}
