//! Actions: whom they are aimed at, what they need, when they happen.

use super::Check;
use super::script::Setting;
use crate::script::{ActionSpec, Condition, CovertVerb, Need, Norm, PressVerb, TargetKind, Verb, Who};
use crate::terms::{IdKind, Module, Route, Step};

/// The steps in which orders are carried out (1.4).
const STEPS: [Step; 7] =
    [Step::Cooperation, Step::Inquiry, Step::Drafts, Step::Statements, Step::Measures, Step::Covert, Step::Programmes];

pub(super) fn check(check: &mut Check, actions: &[ActionSpec]) {
    for (at, action) in actions.iter().enumerate() {
        let path = format!("actions[{at}]");
        step(check, action, &path);
        cost(check, action, &path);
        gates(check, action, &path);
        if let Some(verb) = action.verb {
            self::verb(check, action, verb, &path);
        }
        let setting = Setting::action("this action's effects", action.target, action.incident);
        check.effects(&action.effects, &format!("{path}.effects"), setting);
    }
}

/// Norms of the scenario's own must not take the id of one of the catalogue's.
pub(super) fn check_norms(check: &mut Check, own: &[Norm], common: &[Norm]) {
    for (at, norm) in own.iter().enumerate() {
        if common.iter().any(|known| known.id == norm.id) {
            let name = check.id(IdKind::Norm, norm.id.index());
            let message = format!("the norm {name} is in the catalogue already");
            let help = "choose another id: the catalogue's norms are always in play (rule 8.1)";
            check.error("norm-taken", &format!("norms[{at}].id"), message, help);
        }
    }
}

fn step(check: &mut Check, action: &ActionSpec, path: &str) {
    if !STEPS.contains(&action.step) {
        let message = format!("no order is carried out in the step `{}`", action.step.word());
        let words: Vec<_> = STEPS.iter().map(|step| format!("`{step:?}`")).collect();
        let help = format!("choose one of {}", words.join(", "));
        check.error("step", &format!("{path}.step"), message, &help);
    }
}

fn cost(check: &mut Check, action: &ActionSpec, path: &str) {
    let cost = action.cost;
    if cost.staff < 0 || cost.capital < 0 || cost.funds < 0 {
        let help = "write 0 or more; what an action earns is an effect";
        check.error("cost", &format!("{path}.cost"), "a cost below zero is no cost", help);
    }
    if action.times == Some(0) {
        let message = "this action can be carried out no times at all";
        let help = "write 1 or more, or leave `times` out; a scenario may list it as `forbidden`";
        check.error("times", &format!("{path}.times"), message, help);
    }
}

fn gates(check: &mut Check, action: &ActionSpec, path: &str) {
    let setting = Setting::action("this action's gates", action.target, action.incident);
    for (at, gate) in action.gates.iter().enumerate() {
        let path = format!("{path}.gates[{at}].needs");
        check.condition(&gate.needs, &path, setting);
        let all = check.all_rounds();
        check.can_hold(&gate.needs, &path, all, "this gate's condition");
        if reads_host(&gate.needs) {
            let message = "a gate that asks for the `Host` would give the truth away";
            let help = "judge by what the seat holds: its target, its cards, its claims";
            check.error("reads-truth", &path, message, help);
        }
    }
}

fn reads_host(condition: &Condition) -> bool {
    match condition {
        Condition::All(list) | Condition::Any(list) => list.iter().any(reads_host),
        Condition::Not(part) => reads_host(part),
        _ => super::script::parties(condition).any(|(who, _)| who == Who::Host),
    }
}

fn verb(check: &mut Check, action: &ActionSpec, verb: Verb, path: &str) {
    let (target, incident) = match verb {
        Verb::Inquire(Route::Partner | Route::LegalAssistance) => (true, true),
        Verb::Inquire(_) | Verb::SourceCheck | Verb::Claim { public: true } => (false, true),
        Verb::Claim { public: false } | Verb::JointClaim => (true, true),
        Verb::Ask(_) | Verb::Exchange | Verb::Impose | Verb::Lift | Verb::Press(PressVerb::Influence) => (true, false),
        Verb::Press(PressVerb::Interview | PressVerb::ShutDown) => (false, false),
        Verb::Covert(CovertVerb::PlantFlag) => (false, true),
        Verb::Restrain | Verb::LookAway | Verb::Covert(_) => (false, false),
    };
    if target && action.target != TargetKind::Nation {
        let help = "write `target: Nation`";
        let message = "what this action does needs a nation it is aimed at";
        check.error("verb-target", &format!("{path}.target"), message, help);
    }
    if matches!(verb, Verb::Impose | Verb::Lift) && action.module != Module::Measures {
        let message = format!("restrictive measures do nothing under the module `{}`", action.module.word());
        check.error("verb-module", &format!("{path}.module"), message, "write `module: Measures` (rule 7.3)");
    }
    if incident && action.incident != Need::Required {
        let help = "write `incident: Required`";
        let message = "what this action does needs an incident";
        check.error("verb-incident", &format!("{path}.incident"), message, help);
    }
}
