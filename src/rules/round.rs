//! A round in the making: events are emitted and applied one by one.

use crate::dice::{Dice, Key, Purpose};
use crate::event::{Cause, Event, Gauge, Why};
use crate::script::Numbers;
use crate::terms::{ActionId, ActorId, CardId, IncidentId, InjectId, NationId, NationSet, RequestId, Rule, Step};
use crate::world::{Position, Table, World};
use std::sync::Arc;

/// A world while events are made for it.
///
/// Rules read `self.world`; whatever they decide goes through [`emit`](Self::emit).
pub(super) struct Round<'w> {
    pub(super) world: &'w mut World,
    /// The world's table, shared so that it can be read while the world changes.
    table: Arc<Table>,
    /// Everything that happened goes to the end of this; what is there already is somebody else's.
    events: &'w mut Vec<Event>,
    pub(super) dice: Dice,
    pub(super) step: Step,
}

impl<'w> Round<'w> {
    pub(super) fn new(world: &'w mut World, dice: Dice, events: &'w mut Vec<Event>) -> Self {
        let table = world.shared_table();
        Self { world, table, events, dice, step: Step::Income }
    }

    /// Makes an event and applies it.
    pub(super) fn emit(&mut self, event: Event) {
        // The rules name only what the table has, so the event fits; a misfit would be
        // a defect here, and the folding law in the tests would show it.
        let fits = self.world.apply(&event);
        debug_assert!(fits.is_ok(), "the rules made an event that does not fit");
        self.events.push(event);
    }

    /// Runs one step and settles what it moved.
    pub(super) fn step(&mut self, step: Step, run: impl FnOnce(&mut Self)) {
        self.step = step;
        run(self);
        self.emit(Event::StepClosed { step });
    }

    pub(super) const fn now(&self) -> &Position {
        self.world.now()
    }

    pub(super) fn table(&self) -> &Table {
        &self.table
    }

    /// The table, to be held while events are made.
    pub(super) fn shared_table(&self) -> Arc<Table> {
        Arc::clone(&self.table)
    }

    pub(super) fn numbers(&self) -> &Numbers {
        &self.table.numbers
    }

    pub(super) fn everyone(&self) -> NationSet {
        self.table.everyone()
    }

    /// Moves a number, unless by nothing.
    pub(super) fn shift(&mut self, gauge: Gauge, by: i16, rule: Rule, cause: Cause) {
        if by != 0 {
            self.emit(Event::Moved { gauge, by, why: Why { rule, cause } });
        }
    }

    /// Gives one nation a reason for more or less trust in another.
    pub(super) fn regard(&mut self, from: NationId, to: NationId, by: i16, rule: Rule, cause: Cause) {
        if by != 0 && from != to {
            self.emit(Event::Regarded { from, to, by, why: Why { rule, cause } });
        }
    }

    /// Gives every other nation a reason for more or less trust in one.
    pub(super) fn regard_by_all(&mut self, to: NationId, by: i16, rule: Rule, cause: Cause) {
        for from in self.everyone().without(to).iter() {
            self.regard(from, to, by, rule, cause);
        }
    }

    /// The key of a roll in this step.
    pub(super) fn key(&self, purpose: Purpose, actor: u64, subject: u64, nth: usize) -> Key {
        let nth = u16::try_from(nth).unwrap_or(u16::MAX);
        Key { round: self.now().round, step: self.step, purpose, actor, subject, nth }
    }

    /// Whether something happens that does so many times in a hundred.
    pub(super) fn happens(&self, purpose: Purpose, actor: u64, subject: u64, nth: usize, in_a_hundred: u8) -> bool {
        self.dice.happens(self.key(purpose, actor, subject, nth), in_a_hundred)
    }

    pub(super) fn nation_key(&self, id: NationId) -> u64 {
        self.table().keys.nations.get(id.index()).copied().unwrap_or(0)
    }

    pub(super) fn card_key(&self, id: CardId) -> u64 {
        self.table().keys.cards.get(id.index()).copied().unwrap_or(0)
    }

    pub(super) fn incident_key(&self, id: IncidentId) -> u64 {
        self.table().keys.incidents.get(id.index()).copied().unwrap_or(0)
    }

    pub(super) fn inject_key(&self, id: InjectId) -> u64 {
        self.table().keys.injects.get(id.index()).copied().unwrap_or(0)
    }

    /// The id that the next request will have; nothing once as many were made as can be numbered.
    pub(super) fn next_request(&self) -> Option<RequestId> {
        RequestId::next(self.now().requests.len())
    }

    /// The action's number in the rulebook, for a [`Why`].
    pub(super) fn rule_of(&self, action: ActionId) -> Rule {
        self.table().action(action).map_or(Rule(7, 1), |action| action.rule)
    }

    /// Restrains a group, unless it is restrained already.
    pub(super) fn restrain(&mut self, actor: ActorId, by: Option<NationId>) {
        if !self.now().is_restrained(actor) {
            self.emit(Event::GroupRestrained { actor, by });
        }
    }
}
