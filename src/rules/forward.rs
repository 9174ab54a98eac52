//! 5.4, §12 Coming forward in reply to a claim.

use super::admit::{is_on, often_enough};
use super::conditions::Context;
use super::covert::may_do;
use super::round::Round;
use crate::event::{Cause, Event};
use crate::order::{Refusal, Tray};
use crate::script::{ActionSpec, CovertVerb, Verb};
use crate::terms::{ActionId, NationId};
use crate::world::Sight;

/// Whether a seat may come forward in reply to a claim: where it could order it, whatever it costs (5.4).
///
/// # Errors
/// Says what is missing. Nothing in it depends on what the seat does not know.
pub fn may_come_forward(sight: Sight<'_>) -> Result<(), Refusal> {
    let (id, action) = sight.actions().find(|(_, spec)| comes_forward(spec)).ok_or(Refusal::NoSuchAction)?;
    is_on(sight, id, action)?;
    may_do(sight, CovertVerb::ComeForward, None)?;
    often_enough(sight, &Tray::EMPTY, id, action.times)
}

fn comes_forward(spec: &ActionSpec) -> bool {
    spec.verb == Some(Verb::Covert(CovertVerb::ComeForward))
}

impl Round<'_> {
    /// Comes forward in reply to a claim: all that the act of the catalogue does, and nothing that it costs.
    pub(super) fn come_forward_in_reply(&mut self, by: NationId) {
        let table = self.shared_table();
        let Some(place) = table.actions.iter().position(comes_forward) else { return };
        let (action, Some(spec)) = (ActionId::at(place), table.actions.get(place)) else { return };
        self.emit(Event::ActPerformed { by, action, target: None, incident: None, unlawful: false });
        self.come_forward(by);
        self.bring_about(&spec.effects, Context::of(by), spec.rule, Cause::Act(by, action));
    }
}
