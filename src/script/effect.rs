//! Effects: what actions, injects and choices do.

use super::Who;
use crate::terms::{ActorId, CardId, Channel, FlagId, IncidentId, NormId, Pillar, RequestKind, Theme};
use serde::{Deserialize, Serialize};

/// One thing that an action, an inject or a choice brings about.
///
/// Where it names several nations, it does so for each of them. `None` for an
/// incident means the one that the order or inject is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Effect {
    /// Moves a track.
    Track(Who, Theme, i16),
    /// Moves mandate.
    Mandate(Who, i16),
    /// Moves credibility.
    Credibility(Who, i16),
    /// Moves political capital.
    Capital(Who, i16),
    /// Moves funds.
    Funds(Who, i16),
    /// Moves staff, this round only.
    Staff(Who, i16),
    /// Moves source health.
    SourceHealth(Who, i16),
    /// Moves a pillar of capacity.
    Capacity(Who, Pillar, i16),
    /// Adds to a pillar for this round's orders only: surge (10.1).
    Surge(Who, Pillar, i16),
    /// Earns or costs trust of the first towards the second.
    Trust(Who, Who, i16),
    /// Moves tension between two.
    Tension(Who, Who, i16),
    /// Opens a line between two.
    Open(Who, Channel, Who),
    /// Closes a line between two.
    Close(Who, Channel, Who),
    /// Starts an incident: it strikes in this round's step.
    Start(IncidentId),
    /// Adds to the containment of an incident.
    Contain(Option<IncidentId>, i16),
    /// Ends an incident.
    End(IncidentId),
    /// Moves the salience of an incident.
    Salience(Option<IncidentId>, i16),
    /// Moves the strength of an incident's next wave, in per cent.
    Strength(Option<IncidentId>, i16),
    /// Gives a card to nations.
    Reveal(Who, CardId),
    /// Publishes a card: everybody holds it.
    Publish(CardId),
    /// Wears a norm, or mends it.
    Erosion(NormId, i16),
    /// Cites the norms that the incident breached (8.1).
    CiteNorms(Option<IncidentId>),
    /// Tells a host that the incident runs from its territory (6.3).
    Notify(Who, Option<IncidentId>),
    /// Asks something of a nation, to be answered in its next Talks.
    Ask(Who, RequestKind),
    /// Restrains an actor: its incidents strike at half strength, and no further starts.
    Restrain(ActorId),
    /// Makes an incident's state say that it was its own.
    Adopt(IncidentId),
    /// Raises a flag.
    Raise(FlagId),
    /// Lowers a flag.
    Lower(FlagId),
}
