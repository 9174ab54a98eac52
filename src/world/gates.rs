//! The catalogue as a listing of options reads it: what is played, and its gates, each once.

use crate::script::{ActionSpec, Condition, TargetKind};
use crate::terms::ActionId;

/// The actions that a scenario plays, with every different condition among their gates, so
/// that each is asked once and not once an action.
#[derive(Clone, Default)]
pub struct Gates {
    /// The conditions that depend on the seat or the nation aimed at, at most [`Gates::MOST`],
    /// and whether they speak of that nation.
    pub pool: Vec<(Condition, bool)>,
    /// The actions that may be ordered in some round, in the sequence of the catalogue.
    pub played: Vec<Listed>,
}

/// An action that a scenario plays, and its gates.
#[derive(Clone, Copy)]
pub struct Listed {
    /// The action.
    pub id: ActionId,
    /// The round from which its module is on.
    pub from: u8,
    /// Whether it has gates that are not in the pool: they speak of the incident.
    pub asks_more: bool,
    /// The conditions of the pool that it needs, as bits.
    pub needs: u64,
}

impl Gates {
    /// The most conditions that the pool holds; further ones are asked for each stem.
    pub const MOST: usize = 64;

    /// Gathers the gates of a catalogue. `from` says from which round an action is on, and 0 of
    /// those that the scenario never plays: their gates are never asked.
    #[must_use]
    pub fn of(actions: &[ActionSpec], from: impl Fn(&ActionSpec) -> u8) -> Self {
        let mut gates = Self::default();
        for (index, action) in actions.iter().enumerate() {
            let from = from(action);
            if from == 0 {
                continue;
            }
            let mut listed = Listed { id: ActionId::at(index), from, asks_more: false, needs: 0 };
            for gate in &action.gates {
                // What must all hold is asked one by one: other actions need some of it too.
                let one = std::slice::from_ref(&gate.needs);
                let parts = if let Condition::All(all) = &gate.needs { all } else { one };
                for needs in parts {
                    let aimless = action.target == TargetKind::Nobody && needs.is_about_target();
                    match gates.place(needs).filter(|_| !aimless) {
                        Some(place) => listed.needs |= 1 << place,
                        None => listed.asks_more = true,
                    }
                }
            }
            gates.played.push(listed);
        }
        gates
    }

    /// The place of a condition in the pool; none if it speaks of the incident or the pool is full.
    fn place(&mut self, needs: &Condition) -> Option<usize> {
        if needs.is_about_incident() {
            return None;
        }
        if let Some(place) = self.pool.iter().position(|(known, _)| known == needs) {
            return Some(place);
        }
        if self.pool.len() >= Self::MOST {
            return None;
        }
        self.pool.push((needs.clone(), needs.is_about_target()));
        Some(self.pool.len() - 1)
    }
}
