//! What can come about at all: injects that wait for one another never arrive, and nor does what waits for them.
//!
//! Counted from nothing upwards: an inject may arrive where its condition may hold with what may have
//! come about by then, and what comes about makes more of them possible, until nothing is added.
//! What is left waits in a circle, or for itself. What can never hold whatever comes about is told
//! where it stands, and here it counts as if it could: one slip is one finding.

use std::collections::{BTreeMap, BTreeSet};

use super::Check;
use super::hold::{Rounds, span};
use super::script::plays;
use crate::scenario::format::Scenario;
use crate::script::{ActionSpec, Condition, Effect};
use crate::terms::{ActionId, FlagId, IdKind, IncidentId, InjectId};

/// The rounds in which something may have come about; what is not listed never does.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Reach {
    arrived: BTreeMap<InjectId, Rounds>,
    raised: BTreeMap<FlagId, Rounds>,
    started: BTreeMap<IncidentId, Rounds>,
    ordered: BTreeMap<ActionId, Rounds>,
}

impl Reach {
    pub(super) fn arrived(&self, inject: InjectId) -> Rounds {
        self.arrived.get(&inject).copied().unwrap_or(0)
    }

    pub(super) fn raised(&self, flag: FlagId) -> Rounds {
        self.raised.get(&flag).copied().unwrap_or(0)
    }

    pub(super) fn started(&self, incident: IncidentId) -> Rounds {
        self.started.get(&incident).copied().unwrap_or(0)
    }

    /// Of an action that is not known, nothing can be said.
    pub(super) fn ordered(&self, action: ActionId) -> Rounds {
        self.ordered.get(&action).copied().unwrap_or(Rounds::MAX)
    }

    /// Takes what effects bring about that may happen in these rounds.
    fn take(&mut self, effects: &[Effect], rounds: Rounds) {
        for effect in effects {
            match *effect {
                Effect::Raise(flag) => *self.raised.entry(flag).or_default() |= rounds,
                Effect::Start(incident) => *self.started.entry(incident).or_default() |= rounds,
                _ => {}
            }
        }
    }
}

/// Whose conditions can never hold whatever comes about, so that a finding tells of them.
struct Told {
    injects: BTreeSet<InjectId>,
    actions: BTreeSet<ActionId>,
    /// By nation and place.
    scripts: BTreeSet<(usize, usize)>,
}

impl Check<'_> {
    /// Works out what can come about, for all that is checked afterwards.
    pub(super) fn reach(&mut self, scenario: &Scenario) {
        let told = self.told(scenario);
        self.reach = Some(Reach::default());
        loop {
            let mut next = self.reach.clone().unwrap_or_default();
            self.widen(scenario, &told, &mut next);
            if self.reach.as_ref() == Some(&next) {
                return;
            }
            self.reach = Some(next);
        }
    }

    fn told(&self, scenario: &Scenario) -> Told {
        let never = |condition: &Condition| self.when(condition).may == 0;
        // What belongs to another truth never arrives, and no finding tells of it.
        let here = scenario.injects.iter().filter(|inject| !inject.only_in.is_nowhere());
        let injects = here.filter(|inject| never(&inject.when)).map(|inject| inject.id);
        let shut = |action: &&ActionSpec| action.gates.iter().any(|gate| never(&gate.needs));
        let actions = self.actions.iter().filter(shut).map(|action| action.id);
        let scripts = scripts(scenario).filter(|(_, script)| never(&script.when)).map(|(place, _)| place);
        Told { injects: injects.collect(), actions: actions.collect(), scripts: scripts.collect() }
    }

    /// Adds what may come about with what may have come about so far.
    fn widen(&self, scenario: &Scenario, told: &Told, next: &mut Reach) {
        let all = self.all_rounds();
        for action in self.actions {
            let gates = action.gates.iter().map(|gate| self.when(&gate.needs).may);
            let may = gates.fold(self.orderable(scenario, action), |may, gate| may & gate);
            let rounds = if told.actions.contains(&action.id) { all } else { self.since(may) };
            next.take(&action.effects, rounds);
            next.ordered.insert(action.id, rounds);
        }
        for incident in &scenario.incidents {
            // One that nothing starts is told of by itself.
            let never = incident.starts.is_none() && !self.uses.starts(incident.id);
            let starts = incident.starts.map_or(0, |round| span(round, self.rounds()));
            *next.started.entry(incident.id).or_default() |= if never { all } else { starts };
        }
        for inject in &scenario.injects {
            let may = self.when(&inject.when).may;
            let rounds = if told.injects.contains(&inject.id) { all } else { self.since(may) };
            next.arrived.insert(inject.id, rounds);
            next.take(&inject.effects, rounds);
            inject.choices.iter().for_each(|choice| next.take(&choice.effects, rounds));
        }
        for (place, script) in scripts(scenario) {
            let may = self.when(&script.when).may;
            next.take(&script.effects, if told.scripts.contains(&place) { all } else { self.since(may) });
        }
        let exits = scenario.nations.iter().filter_map(|nation| nation.exit.as_ref());
        exits.for_each(|exit| next.take(&exit.effects, all));
        let options = scenario.drafts.iter().flat_map(|draft| &draft.clauses).flat_map(|clause| &clause.options);
        options.for_each(|option| next.take(&option.effects, all));
    }

    /// The rounds in which an action may be ordered, as far as modules say. What is off or forbidden
    /// has a finding of its own wherever it is asked for.
    fn orderable(&self, scenario: &Scenario, action: &ActionSpec) -> Rounds {
        if scenario.forbidden.contains(&action.id) || !plays(scenario, action.module) {
            return self.all_rounds();
        }
        let on = scenario.modules.iter().find(|on| on.module == action.module);
        on.map_or(0, |on| span(on.from, self.rounds()))
    }

    /// The first of these rounds and all that follow: what has come about stays so.
    fn since(&self, rounds: Rounds) -> Rounds {
        if rounds == 0 { 0 } else { self.all_rounds() & (Rounds::MAX << rounds.trailing_zeros()) }
    }

    /// What a condition asks for that never comes about, as a finding quotes it.
    pub(super) fn waits_for(&self, condition: &Condition) -> Vec<String> {
        let Some(reach) = &self.reach else { return Vec::new() };
        match condition {
            Condition::All(parts) | Condition::Any(parts) => {
                let mut all: Vec<String> = parts.iter().flat_map(|part| self.waits_for(part)).collect();
                all.dedup();
                all
            }
            Condition::Arrived(inject) | Condition::Chose(_, inject, _) if reach.arrived(*inject) == 0 => {
                vec![format!("the inject {}", self.id(IdKind::Inject, inject.index()))]
            }
            Condition::Flag(flag) if reach.raised(*flag) == 0 => {
                vec![format!("the flag {}", self.id(IdKind::Flag, flag.index()))]
            }
            Condition::Live(incident) if reach.started(*incident) == 0 => {
                vec![format!("the incident {}", self.id(IdKind::Incident, incident.index()))]
            }
            Condition::Did(_, action) | Condition::DidTowards(_, action, _) | Condition::DidLately(_, action, _)
                if reach.ordered(*action) == 0 =>
            {
                vec![format!("the action {}", self.id(IdKind::Action, action.index()))]
            }
            _ => Vec::new(),
        }
    }
}

/// What other ministries do by script, each with its nation and place.
fn scripts(scenario: &Scenario) -> impl Iterator<Item = ((usize, usize), &crate::script::HomeScript)> {
    let nations = scenario.nations.iter().enumerate();
    nations.flat_map(|(at, nation)| nation.home.iter().enumerate().map(move |(place, script)| ((at, place), script)))
}
