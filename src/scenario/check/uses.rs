//! What is used and what is not: flags, starts, actors, upstreams.

use std::collections::BTreeSet;

use super::Check;
use crate::scenario::format::Scenario;
use crate::script::{ActionSpec, Actor, Condition, Effect};
use crate::terms::{ActorId, Bearing, CardId, FlagId, IdKind, IncidentId};

/// Everything that the conditions and effects of a scenario name.
#[derive(Default)]
pub(super) struct Uses {
    raised: BTreeSet<FlagId>,
    read: BTreeSet<FlagId>,
    started: BTreeSet<IncidentId>,
    revealed: BTreeSet<CardId>,
    actors: BTreeSet<ActorId>,
}

impl Uses {
    /// Goes through a whole scenario and all its actions.
    pub(super) fn of(scenario: &Scenario, actions: &[ActionSpec]) -> Self {
        let mut uses = Self::default();
        for action in actions {
            uses.effects(&action.effects);
            action.gates.iter().for_each(|gate| uses.condition(&gate.needs));
        }
        for inject in &scenario.injects {
            uses.condition(&inject.when);
            uses.effects(&inject.effects);
            inject.choices.iter().for_each(|choice| uses.effects(&choice.effects));
        }
        for draft in &scenario.drafts {
            let options = draft.clauses.iter().flat_map(|clause| &clause.options);
            options.for_each(|option| uses.effects(&option.effects));
        }
        for nation in &scenario.nations {
            nation.red_lines.iter().for_each(|line| uses.condition(&line.crossed));
            nation.home.iter().for_each(|script| uses.condition(&script.when));
            nation.home.iter().for_each(|script| uses.effects(&script.effects));
            nation.exit.iter().for_each(|exit| uses.effects(&exit.effects));
        }
        scenario.objectives.iter().for_each(|objective| uses.condition(&objective.met));
        scenario.observations.iter().for_each(|observation| uses.condition(&observation.when));
        scenario.endings.iter().for_each(|ending| uses.condition(&ending.when));
        for incident in &scenario.incidents {
            uses.actors.extend(&incident.suspects);
            uses.actors.insert(incident.truth.actor);
        }
        scenario.programmes.iter().for_each(|programme| uses.actors.extend(&programme.bodies));
        uses
    }

    /// Whether anything raises the flag.
    pub(super) fn raises(&self, flag: FlagId) -> bool {
        self.raised.contains(&flag)
    }

    /// Whether an effect starts the incident.
    pub(super) fn starts(&self, incident: IncidentId) -> bool {
        self.started.contains(&incident)
    }

    /// Whether an effect deals the card.
    pub(super) fn reveals(&self, card: CardId) -> bool {
        self.revealed.contains(&card)
    }

    fn effects(&mut self, effects: &[Effect]) {
        for effect in effects {
            match *effect {
                Effect::Raise(flag) => {
                    self.raised.insert(flag);
                }
                Effect::Start(incident) => {
                    self.started.insert(incident);
                }
                Effect::Reveal(_, card) | Effect::Publish(card) => {
                    self.revealed.insert(card);
                }
                Effect::Restrain(actor) => {
                    self.actors.insert(actor);
                }
                _ => {}
            }
        }
    }

    fn condition(&mut self, condition: &Condition) {
        match condition {
            Condition::All(list) | Condition::Any(list) => {
                for part in list {
                    self.condition(part);
                }
            }
            Condition::Not(part) => self.condition(part),
            Condition::Flag(flag) => {
                self.read.insert(*flag);
            }
            Condition::Restrained(actor) => {
                self.actors.insert(*actor);
            }
            _ => {}
        }
    }
}

pub(super) fn check(check: &mut Check, scenario: &Scenario) {
    flags(check, scenario);
    actors(check, scenario);
    upstreams(check, scenario);
}

fn flags(check: &mut Check, scenario: &Scenario) {
    for (at, flag) in scenario.flags.iter().enumerate() {
        let name = check.id(IdKind::Flag, flag.id.index());
        let path = format!("flags[{at}].id");
        let (raised, read) = (check.uses.raised.contains(&flag.id), check.uses.read.contains(&flag.id));
        let (message, help) = match (raised, read) {
            (true, true) => continue,
            (true, false) => ("is raised and never read", "read it in a condition, or leave it out"),
            (false, true) => ("is read and never raised", "raise it with an effect, or leave it out"),
            (false, false) => ("is neither raised nor read", "leave it out"),
        };
        check.warn("unused-flag", &path, format!("the flag {name} {message}"), help);
    }
}

fn actors(check: &mut Check, scenario: &Scenario) {
    for (at, actor) in scenario.actors.iter().enumerate() {
        if !check.uses.actors.contains(&actor.id) && !speaks(check, actor) {
            let name = check.id(IdKind::Actor, actor.id.index());
            let message = format!("{name} is suspected of nothing and named in no text");
            let help = "name it among an incident's suspects or in an inject, or leave it out";
            check.warn("unused-actor", &format!("actors[{at}].id"), message, help);
        }
    }
}

/// Whether any text but the actor's own names it: a vendor or a regional body
/// takes part by what it says.
fn speaks(check: &Check, actor: &Actor) -> bool {
    let name = check.text(actor.name);
    let name = name.strip_prefix("the ").unwrap_or(name);
    let own = [actor.name.index(), actor.about.index()];
    let mut texts = check.texts.iter().enumerate();
    texts.any(|(at, text)| !own.contains(&at) && text.contains(name))
}

fn upstreams(check: &mut Check, scenario: &Scenario) {
    for (at, upstream) in scenario.upstreams.iter().enumerate() {
        if !scenario.cards.iter().any(|card| !card.only_in.is_nowhere() && card.upstream == upstream.id) {
            let name = check.id(IdKind::Upstream, upstream.id.index());
            let message = format!("no card comes from {name}");
            let help = "give it to a card, or leave it out";
            check.warn("unused-upstream", &format!("upstreams[{at}].id"), message, help);
        }
    }
    for (at, incident) in scenario.incidents.iter().enumerate() {
        let here = scenario.cards.iter().filter(|card| !card.only_in.is_nowhere());
        let of_it = here.filter(|card| card.incident == incident.id);
        let points_to_truth = |bears| match bears {
            Bearing::Who(actor) => actor == incident.truth.actor,
            _ => false,
        };
        let suspected = incident.suspects.contains(&incident.truth.actor);
        if suspected && !of_it.into_iter().any(|card| !card.planted && points_to_truth(card.bears)) {
            let message = "no card points to who did it";
            let help = "add one that bears on the true actor, unless it is meant to stay unknown";
            check.warn("truth-unseen", &format!("incidents[{at}].truth"), message, help);
        }
    }
}
