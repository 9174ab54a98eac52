//! Conditions and effects: who is meant, what can never hold, what is off.

use super::Check;
use crate::scenario::format::Scenario;
use crate::script::{Condition, Effect, Measure, Need, TargetKind, Who};
use crate::terms::{ActorId, IdKind, IncidentId, InjectId, Module};

/// Where a condition or effect stands, and whom it may speak of there.
#[derive(Clone, Copy)]
#[allow(clippy::struct_excessive_bools, reason = "each says of one thing whether it is there")]
pub(super) struct Setting {
    /// In words: `an inject's condition`.
    pub(super) what: &'static str,
    /// Whether somebody acts, so that there is a `Me`.
    pub(super) me: bool,
    /// Whether an order names a nation, so that there is a `Target`.
    pub(super) target: bool,
    /// Whether an incident is at hand, so that there are `Victims` and a `Host`.
    pub(super) incident: bool,
    /// Whether what no seat knows may be read.
    pub(super) truth: bool,
    /// Whether dice may be rolled.
    pub(super) chance: bool,
}

impl Setting {
    /// Somewhere that nobody acts and nothing is at hand.
    pub(super) const fn nobody(what: &'static str) -> Self {
        Self { what, me: false, target: false, incident: false, truth: false, chance: false }
    }

    /// Something that belongs to a nation.
    pub(super) const fn of_me(what: &'static str) -> Self {
        Self { me: true, ..Self::nobody(what) }
    }

    /// A part of an action.
    pub(super) fn action(what: &'static str, target: TargetKind, incident: Need) -> Self {
        Self { target: target != TargetKind::Nobody, incident: incident != Need::None, ..Self::of_me(what) }
    }
}

impl Check<'_> {
    /// A condition and all it is made of.
    pub(super) fn condition(&mut self, condition: &Condition, path: &str, setting: Setting) {
        for (who, at) in parties(condition) {
            self.party(who, &format!("{path}{at}"), setting);
        }
        match condition {
            Condition::All(list) | Condition::Any(list) => {
                for (at, part) in list.iter().enumerate() {
                    self.condition(part, &format!("{path}[0][{at}]"), setting);
                }
            }
            Condition::Not(part) => self.condition(part, &format!("{path}[0]"), setting),
            Condition::Chance(chance) => self.chance(*chance, path, setting),
            Condition::ClaimTrue(..) | Condition::ClaimFalse(..) | Condition::JudgedTruly(..) if !setting.truth => {
                let message = format!("{} reads what no seat knows", setting.what);
                let help = "only objectives and endings may ask whether a claim or a judgement is true";
                self.error("reads-truth", path, message, help);
            }
            _ => {}
        }
        if let Some(scenario) = self.scenario {
            self.asked(scenario, condition, path);
        }
    }

    /// Tells of a condition that can never hold: `may` are the rounds in which it is looked at.
    pub(super) fn can_hold(&mut self, condition: &Condition, path: &str, looked_at: u16, what: &str) -> bool {
        let holds = self.when(condition).may & looked_at != 0;
        if !holds {
            let message = format!("{what} can never hold");
            let waits = self.waits_for(condition);
            let help = if waits.is_empty() {
                "look at its rounds, numbers and flags, or leave it out".to_owned()
            } else {
                format!("it waits for {}, which never comes about as things stand", waits.join(" and "))
            };
            self.warn("never-holds", path, message, &help);
        }
        holds
    }

    /// An effect.
    pub(super) fn effect(&mut self, effect: Effect, path: &str, setting: Setting) {
        for (who, at) in affected(effect) {
            self.party(who, &format!("{path}{at}"), setting);
        }
        if about_the_incident_at_hand(effect) && !setting.incident {
            let message = format!("{} is about no incident, so `None` stands for nothing", setting.what);
            let help = "name the incident here, or say which one it is about";
            self.error("no-incident", path, message, help);
        }
        let Some(scenario) = self.scenario else {
            return;
        };
        if let Effect::Reveal(_, card) | Effect::Publish(card) = effect
            && scenario.cards.get(card.index()).is_some_and(|card| card.only_in.is_nowhere())
        {
            let card = self.id(IdKind::Card, card.index());
            let message = format!("{card} is not there to be dealt");
            self.error("not-there", path, message, "let both be there in the same truths, by `in`");
        }
        let needs = match effect {
            Effect::CiteNorms(_) | Effect::Join(..) => Some(Module::Norms),
            Effect::Restrain(_) => Some(Module::Restrain),
            _ => None,
        };
        if let Some(module) = needs
            && !plays(scenario, module)
        {
            self.off(module, path);
        }
    }

    /// All effects of a list.
    pub(super) fn effects(&mut self, effects: &[Effect], path: &str, setting: Setting) {
        for (at, effect) in effects.iter().enumerate() {
            self.effect(*effect, &format!("{path}[{at}]"), setting);
        }
    }

    fn party(&mut self, who: Who, path: &str, setting: Setting) {
        let (word, there, help) = match who {
            Who::Me => ("Me", setting.me, "name a nation, as in `Nation(\"…\")`, or say `Everyone`"),
            Who::Others => ("Others", setting.me, "nobody acts here: say `Everyone` or name a nation"),
            Who::Target => ("Target", setting.target, "only an action with `target: Nation` has one"),
            Who::Victims => ("Victims", setting.incident, "say which incident it is about, or name a nation"),
            Who::Host => ("Host", setting.incident, "say which incident it is about, or name a nation"),
            Who::Nation(_) | Who::Everyone => return,
        };
        if !there {
            let message = format!("there is no `{word}` in {}", setting.what);
            self.error("nobody-meant", path, message, help);
        }
    }

    fn chance(&mut self, chance: u8, path: &str, setting: Setting) {
        if chance > 100 {
            let message = format!("{chance} times in a hundred is more than always");
            self.error("per-cent", path, message, "write 1 to 100");
        }
        if !setting.chance {
            let message = format!("no dice are rolled for {}: this never holds", setting.what);
            let help = "let an inject roll and raise a flag, and read the flag here";
            self.error("no-dice", path, message, help);
        }
    }

    pub(super) fn off(&mut self, module: Module, path: &str) {
        let message = format!("the module `{}` is off in this scenario", module.word());
        self.warn("module-off", path, message, "add it to `modules`, or leave this out");
    }

    /// What a condition asks of this scenario's own parts.
    fn asked(&mut self, scenario: &Scenario, condition: &Condition, path: &str) {
        match condition {
            Condition::AssessedWho(_, incident, actor, _) | Condition::JudgedWho(_, incident, actor) => {
                self.suspected(scenario, *incident, *actor, path);
            }
            Condition::Chose(_, inject, choice) => self.chosen(scenario, *inject, *choice, path),
            Condition::Did(_, action)
            | Condition::DidTowards(_, action, _)
            | Condition::DidLately(_, action, _)
            | Condition::AtLeast(Measure::Deeds(_, action), _) => self.doable(scenario, *action, path),
            Condition::DraftAdopted(draft) | Condition::PartyTo(_, draft) => {
                let there = scenario.drafts.len();
                self.listed("draft", usize::from(*draft), there, path);
                self.played(scenario, Module::Drafts, path);
            }
            Condition::ProgrammeDelivered(programme) => {
                let there = scenario.programmes.len();
                self.listed("programme", usize::from(*programme), there, path);
                self.played(scenario, Module::Programmes, path);
                let builds = scenario.programmes.get(usize::from(*programme));
                if builds.is_some_and(|one| one.kind != crate::terms::ProgrammeKind::Build) {
                    let message = "this programme delivers no levels";
                    self.warn("never-holds", path, message, "name one of `kind: Build`");
                }
            }
            Condition::PledgesKept(_) | Condition::PledgeBroken(_) => {
                self.played(scenario, Module::Pledges, path);
            }
            Condition::MeasuresInForce(..) => self.played(scenario, Module::Measures, path),
            Condition::ClaimedJointly(..) => self.played(scenario, Module::JointAttribution, path),
            Condition::Exposed(_) => self.played(scenario, Module::Covert, path),
            Condition::Cited(..) => self.played(scenario, Module::Norms, path),
            Condition::AtLeast(measure, _) | Condition::AtMost(measure, _) => {
                if matches!(measure, Measure::Pressure(_)) {
                    self.played(scenario, Module::Measures, path);
                }
                self.reachable(condition, *measure, path);
            }
            _ => {}
        }
    }

    fn played(&mut self, scenario: &Scenario, module: Module, path: &str) {
        if !plays(scenario, module) {
            self.off(module, path);
        }
    }

    fn listed(&mut self, what: &str, index: usize, there: usize, path: &str) {
        if index >= there {
            let message = format!("there is no {what} {index}: the scenario lists {there}");
            let help = format!("{what}s are counted from 0, in the order of their list");
            self.error("no-such-place", path, message, &help);
        }
    }

    fn suspected(&mut self, scenario: &Scenario, incident: IncidentId, actor: ActorId, path: &str) {
        let suspects = scenario.incidents.get(incident.index()).map(|incident| &incident.suspects);
        if suspects.is_some_and(|suspects| !suspects.contains(&actor)) {
            let message = format!(
                "{} is not among the suspects of {}",
                self.id(IdKind::Actor, actor.index()),
                self.id(IdKind::Incident, incident.index())
            );
            let help = "name a suspect of that incident: nobody can judge it to be another";
            self.error("not-a-suspect", path, message, help);
        }
    }

    fn chosen(&mut self, scenario: &Scenario, inject: InjectId, choice: u8, path: &str) {
        let choices = scenario.injects.get(inject.index()).map_or(0, |inject| inject.choices.len());
        if choice == 0 || usize::from(choice) > choices {
            let message = format!(
                "{} has {choices} choices, and none is number {choice}",
                self.id(IdKind::Inject, inject.index())
            );
            self.error("no-such-place", path, message, "choices are counted from 1");
        }
    }

    fn doable(&mut self, scenario: &Scenario, action: crate::terms::ActionId, path: &str) {
        let name = self.id(IdKind::Action, action.index());
        let Some(module) = self.action(action).map(|action| action.module) else {
            return;
        };
        let message = if scenario.forbidden.contains(&action) {
            format!("nobody can do {name}: it is forbidden in this scenario")
        } else if !plays(scenario, module) {
            format!("nobody can do {name}: the module `{}` is off", module.word())
        } else {
            return;
        };
        self.warn("not-doable", path, message, "ask for an action that can be ordered");
    }

    fn reachable(&mut self, condition: &Condition, measure: Measure, path: &str) {
        if measure != Measure::Round && self.when(condition).may == 0 {
            let (low, high) = self.range(measure);
            let message = format!("this number runs from {low} to {high}: it can never hold");
            self.warn("out-of-reach", path, message, "choose a number within that range");
        }
    }
}

/// Whether a scenario plays a module in any round.
pub(super) fn plays(scenario: &Scenario, module: Module) -> bool {
    scenario.modules.iter().any(|on| on.module == module)
}

/// Whom a condition speaks of itself, and where in it.
pub(super) fn parties(condition: &Condition) -> impl Iterator<Item = (Who, &'static str)> {
    let (parties, places) = match condition {
        Condition::AtLeast(measure, _) | Condition::AtMost(measure, _) => (measure.parties(), ["[0][0]", "[0][1]"]),
        Condition::MeasuresInForce(..) => (condition.parties(), ["[0]", "[1]"]),
        other => (other.parties(), ["[0]", "[2]"]),
    };
    at_places(parties, places)
}

/// Whom an effect concerns, and where in it.
fn affected(effect: Effect) -> impl Iterator<Item = (Who, &'static str)> {
    let places = match effect {
        Effect::Trust(..) | Effect::Tension(..) => ["[0]", "[1]"],
        _ => ["[0]", "[2]"],
    };
    at_places(effect.parties(), places)
}

fn at_places(parties: [Option<Who>; 2], places: [&'static str; 2]) -> impl Iterator<Item = (Who, &'static str)> {
    parties.into_iter().zip(places).filter_map(|(who, place)| Some((who?, place)))
}

fn about_the_incident_at_hand(effect: Effect) -> bool {
    matches!(
        effect,
        Effect::Contain(None, _)
            | Effect::Salience(None, _)
            | Effect::Strength(None, _)
            | Effect::CiteNorms(None)
            | Effect::Notify(_, None)
    )
}
