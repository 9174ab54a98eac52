//! 5.2 A seat signs one text on an incident in a round: its own, or one with others.

use crate::order::{Consent, Refusal};
use crate::script::Verb;
use crate::terms::{IncidentId, Rung};
use crate::world::Sight;

/// Whether an order of this verb is a text on an incident.
pub(super) const fn is_text(verb: Option<Verb>) -> bool {
    matches!(verb, Some(Verb::Claim { public: true } | Verb::JointClaim))
}

/// How far the text goes that a seat has signed on an incident for this round: another's that still
/// lies open, or its own that is out. A charge that it turned round is such a text, too.
pub(super) fn signed(sight: Sight<'_>, incident: IncidentId) -> Option<Rung> {
    let out = sight.claims().find(|(_, claim)| {
        claim.public()
            && claim.round() == sight.round()
            && claim.incident() == incident
            && claim.speakers().has(sight.seat())
    });
    let open = sight.proposals().filter(|(_, text)| text.open && text.incident == incident);
    let mut signed = open.filter_map(|(_, text)| match text.consents.get(sight.seat()) {
        Some(Consent::UpTo(rung)) => Some((*rung).min(text.wording.rung)),
        Some(Consent::NotYet | Consent::Decline) | None => None,
    });
    out.map(|(_, claim)| claim.wording().rung).or_else(|| signed.next())
}

/// Whether a seat is free to sign a text on an incident.
pub(super) fn may_sign(sight: Sight<'_>, incident: IncidentId) -> Result<(), Refusal> {
    signed(sight, incident).map_or(Ok(()), |rung| Err(Refusal::OneText { rung }))
}
