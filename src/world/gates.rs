//! The catalogue as a listing of options reads it: what is played, and its gates, each once.

use crate::script::{ActionSpec, Condition, Cost, Need, Slot, TargetKind, Verb, Who};
use crate::terms::{ActionId, Channel, LegalClass, Likelihood};

/// The actions that a scenario plays, with every different condition among their gates, so
/// that each is asked once and not once an action.
#[derive(Clone, Default)]
pub struct Gates {
    /// The conditions that depend on the seat or the nation aimed at, at most [`Gates::MOST`].
    pub pool: Vec<Pooled>,
    /// The actions that may be ordered in some round, in the sequence of the catalogue.
    pub played: Vec<Listed>,
}

/// A condition of the pool.
#[derive(Clone, PartialEq, Eq)]
pub struct Pooled {
    /// Whether it must not hold.
    pub not: bool,
    /// What is asked.
    pub asks: Asks,
}

/// What a condition of the pool asks, by what it takes to answer it.
#[derive(Clone, PartialEq, Eq)]
pub enum Asks {
    /// Whether any of these lines from the seat to the nation aimed at is open.
    Lines(Vec<Channel>),
    /// Whether the seat has done any of these towards the nation aimed at.
    Done(Vec<ActionId>),
    /// Anything else of the nation aimed at.
    Aimed(Condition),
    /// Anything of the seat alone.
    Own(Condition),
}

impl Pooled {
    fn of(needs: &Condition) -> Self {
        match needs {
            Condition::Not(not) => Self { not: true, asks: Asks::of(not) },
            one => Self { not: false, asks: Asks::of(one) },
        }
    }
}

impl Asks {
    fn of(needs: &Condition) -> Self {
        let line = |one: &Condition| match one {
            Condition::Open(Who::Me, channel, Who::Target) => Some(*channel),
            _ => None,
        };
        let done = |one: &Condition| match one {
            Condition::DidTowards(Who::Me, action, Who::Target) => Some(*action),
            _ => None,
        };
        let any = if let Condition::Any(any) = needs { any } else { std::slice::from_ref(needs) };
        if let Some(lines) = any.iter().map(line).collect() {
            Self::Lines(lines)
        } else if let Some(done) = any.iter().map(done).collect() {
            Self::Done(done)
        } else if needs.is_about_target() {
            Self::Aimed(needs.clone())
        } else {
            Self::Own(needs.clone())
        }
    }
}

/// An action that a scenario plays: what a listing asks of it, close together, and its gates.
#[derive(Clone)]
pub struct Listed {
    /// The action.
    pub id: ActionId,
    /// The round from which its module is on.
    pub from: u8,
    /// The share of the round's load it takes.
    pub slot: Slot,
    /// Whom it is aimed at.
    pub target: TargetKind,
    /// Whether tension freezes it (3.3).
    pub freezes: bool,
    /// Whether it needs an incident.
    pub incident: Need,
    /// How often a nation may carry it out in one play.
    pub times: Option<u8>,
    /// What it costs at the least.
    pub cost: Cost,
    /// What the engine does for it.
    pub verb: Option<Verb>,
    /// How likely its actor must be by what a court can use (6.5).
    pub file: Option<Likelihood>,
    /// The conditions of the pool that it needs, as bits.
    pub needs: u64,
    /// The gates that are not in the pool: they speak of the incident.
    pub also: Vec<Condition>,
}

impl Listed {
    fn of(action: &ActionSpec, id: ActionId, from: u8) -> Self {
        Self {
            id,
            from,
            slot: action.slot,
            target: action.target,
            freezes: action.class == LegalClass::Cooperation,
            incident: action.incident,
            times: action.times,
            cost: action.cost,
            verb: action.verb,
            file: action.file,
            needs: 0,
            also: Vec::new(),
        }
    }
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
            let mut listed = Listed::of(action, ActionId::at(index), from);
            for gate in &action.gates {
                // What must all hold is asked one by one: other actions need some of it too.
                let one = std::slice::from_ref(&gate.needs);
                let parts = if let Condition::All(all) = &gate.needs { all } else { one };
                for needs in parts {
                    let aimless = action.target == TargetKind::Nobody && needs.is_about_target();
                    match gates.place(needs).filter(|_| !aimless) {
                        Some(place) => listed.needs |= 1 << place,
                        None => listed.also.push(needs.clone()),
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
        let pooled = Pooled::of(needs);
        if let Some(place) = self.pool.iter().position(|known| *known == pooled) {
            return Some(place);
        }
        if self.pool.len() >= Self::MOST {
            return None;
        }
        self.pool.push(pooled);
        Some(self.pool.len() - 1)
    }
}
