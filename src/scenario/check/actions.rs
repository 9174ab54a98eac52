//! Actions: whom they are aimed at, what they need, when they happen.

use super::Check;
use super::script::Setting;
use crate::script::{ActionSpec, Condition, CovertVerb, LawVerb, Need, Norm, PressVerb, Site, TargetKind, Verb, Who};
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
        phrases(check, action, &path);
        file(check, action, &path);
        if let Some(verb) = action.verb {
            self::verb(check, action, verb, &path);
        }
        let setting = Setting::action("this action's effects", action.target, action.incident);
        check.effects(&action.effects, &format!("{path}.effects"), setting);
        check.effects(&action.standing, &format!("{path}.standing"), setting);
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

/// How an action is told in a sentence: that it says so, and names nothing that it does not have.
fn phrases(check: &mut Check, action: &ActionSpec, path: &str) {
    let told = check.action(action.id).map(|known| (known.past, known.infinitive));
    let missing = match told {
        Some((Some(_), Some(_))) | None => None,
        Some((None, Some(_))) => Some("`past`"),
        Some((Some(_), None)) => Some("`infinitive`"),
        Some((None, None)) => Some("`past` and no `infinitive`"),
    };
    if let Some(missing) = missing {
        let title = check.text(action.title).to_owned();
        let message = format!("this action has no {missing}: a play can only say, chose “{title}”");
        let help = "say it in sentences, as in `past: \"raised port dues for {t}{over}\", infinitive: \"raise port dues for {t}\"`";
        check.warn("no-phrase", &format!("{path}.title"), message, help);
    }
    let about = action.incident;
    for (field, phrase) in [("past", action.past), ("infinitive", action.infinitive)] {
        let Some(phrase) = phrase else { continue };
        let tells = field == "past";
        let wrong = holes(check.text(phrase)).find_map(|hole| {
            let (fits, help) = match hole {
                "{t}" | "{naming}" if tells => {
                    (action.target != TargetKind::Nobody, "this action is aimed at nobody: leave it out")
                }
                "{t}" => (action.target != TargetKind::Nobody, "this action is aimed at nobody: leave `{t}` out"),
                "{i}" if tells && about == Need::Optional => {
                    (false, "write `{over}` or `{on}`: they are left out where no incident is named")
                }
                "{i}" | "{over}" | "{on}" if tells => {
                    (about != Need::None, "this action is about no incident: leave it out")
                }
                _ if tells => {
                    (false, "there are `{t}` for the nation, and `{i}`, `{over}` and `{on}` for the incident")
                }
                _ => (false, "there is `{t}` for the nation aimed at, and nothing else"),
            };
            (!fits).then(|| (hole.to_owned(), help))
        });
        if let Some((hole, help)) = wrong {
            let message = format!("`{hole}` stands for nothing in the `{field}` of this action");
            check.error("phrase", &format!("{path}.{field}"), message, help);
        }
    }
}

/// What stands in braces in a phrase, the braces with it; a brace without its other stands alone.
fn holes(phrase: &str) -> impl Iterator<Item = &str> {
    phrase.split_inclusive('}').filter_map(|part| {
        let closed = part.ends_with('}');
        match part.rfind('{') {
            Some(at) if closed => part.get(at..),
            Some(_) => Some("{"),
            None if closed => Some("}"),
            None => None,
        }
    })
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

/// A file is brought against somebody, over something.
fn file(check: &mut Check, action: &ActionSpec, path: &str) {
    if action.file.is_some() && (action.target == TargetKind::Nobody || action.incident != Need::Required) {
        let message = "a file names a nation and an incident, or a group";
        let help =
            "write `target: Nation` or `target: Optional`, and `incident: Required`, or leave `file` out (rule 6.5)";
        check.error("file-of-nothing", &format!("{path}.file"), message, help);
    }
}

fn verb(check: &mut Check, action: &ActionSpec, verb: Verb, path: &str) {
    let (target, incident) = match verb {
        Verb::Inquire(Route::Partner | Route::LegalAssistance) => (true, true),
        Verb::Inquire(_) | Verb::SourceCheck | Verb::KeepSilent | Verb::JointClaim | Verb::Claim { public: true } => {
            (false, true)
        }
        Verb::Claim { public: false } | Verb::Correct => (true, true),
        Verb::Ask(_) | Verb::Exchange | Verb::Impose | Verb::Lift | Verb::Press(PressVerb::Influence) => (true, false),
        Verb::Press(PressVerb::Interview | PressVerb::ShutDown) => (false, false),
        Verb::Covert(CovertVerb::PlantFlag) => (false, true),
        Verb::Restrain | Verb::LookAway | Verb::Covert(_) => (false, false),
        Verb::Law(LawVerb::Counter | LawVerb::NameGroup) => (true, true),
        Verb::Law(LawVerb::LiftCounter | LawVerb::Sever) => (true, false),
        Verb::Law(LawVerb::TakeDown(Site::Home)) => (false, true),
        Verb::Law(LawVerb::TakeDown(_)) => (true, true),
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
