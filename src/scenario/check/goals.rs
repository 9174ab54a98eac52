//! What is to be achieved, seen, expected; how a play ends; what is on offer.

use super::Check;
use super::hold::{Rounds, span};
use super::script::{Setting, plays};
use crate::scenario::format::{Expect, Scenario};
use crate::script::Ending;
use crate::terms::{IdKind, Module, NationId};

/// Points of a nation's objectives, internally 50 (16.1).
const POINTS: std::ops::RangeInclusive<i32> = 30..=70;

pub(super) fn check(check: &mut Check, scenario: &Scenario) {
    objectives(check, scenario);
    points(check, scenario);
    red_lines(check, scenario);
    observations(check, scenario);
    endings(check, scenario);
    expectations(check, scenario);
    unplayed(check, scenario);
}

fn objectives(check: &mut Check, scenario: &Scenario) {
    let setting = Setting { truth: true, ..Setting::of_me("an objective") };
    for (at, objective) in scenario.objectives.iter().enumerate().filter(|(_, one)| !one.only_in.is_nowhere()) {
        let path = format!("objectives[{at}]");
        let met = format!("{path}.met");
        check.condition(&objective.met, &met, setting);
        let rounds = check.rounds();
        let mut looked_at = span(rounds, rounds) | short_end(scenario);
        if let Some(by) = objective.by {
            looked_at = span(by, by);
            if by == 0 || by > rounds {
                let message = format!("round {by} is not a round of this play");
                let help = format!("choose a round from 1 to {rounds}, or leave `by` out for the end");
                check.error("by-round", &format!("{path}.by"), message, &help);
                continue;
            }
            if objective.met.reads_truth() {
                let message = "this objective asks for the truth, which is told when the play ends";
                check.warn("by-truth", &format!("{path}.by"), message, "leave `by` out, or ask what the seat can know");
            }
        }
        // What only the truth can tell is asked when objectives are counted, so the count would ask for itself.
        if objective.met.reads_truth() && objective.met.counts_objectives() {
            let message = "this objective asks for the truth and for `ObjectivesMet`, of which it is one";
            check.error("counts-itself", &met, message, "ask for one of the two, or for what the others ask for");
        }
        check.can_hold(&objective.met, &met, looked_at, "this objective's condition");
        if check.when(&objective.met).must & looked_at == looked_at {
            let message = "this objective is met whatever happens";
            check.warn("always-met", &met, message, "ask for something that can fail");
        }
        if objective.points <= 0 {
            let message = format!("an objective is worth points, not {}", objective.points);
            check.warn("points", &format!("{path}.points"), message, "write 1 or more");
        }
    }
}

/// The last round of the short play, if there is one.
fn short_end(scenario: &Scenario) -> Rounds {
    scenario.short_rounds.map_or(0, |round| span(round, round))
}

fn points(check: &mut Check, scenario: &Scenario) {
    for at in 0..scenario.nations.len() {
        let nation = NationId::at(at);
        let own = scenario.objectives.iter().filter(|objective| objective.is_of(nation));
        let (count, sum) =
            own.fold((0, 0_i32), |(count, sum), objective| (count + 1, sum + i32::from(objective.points)));
        let path = format!("nations[{at}].id");
        let name = check.id(IdKind::Nation, at);
        if count == 0 {
            let message = format!("{name} has nothing to achieve");
            check.error("no-objective", &path, message, "give it at least one objective (rule 16.1)");
        } else if !POINTS.contains(&sum) {
            let message = format!("the objectives of {name} are worth {sum} points in all");
            check.warn("points", &path, message, "50 is usual, 30 to 70 keep seats comparable");
        }
    }
}

fn red_lines(check: &mut Check, scenario: &Scenario) {
    for (at, nation) in scenario.nations.iter().enumerate() {
        for (line, red) in nation.red_lines.iter().enumerate().filter(|(_, line)| !line.only_in.is_nowhere()) {
            let path = format!("nations[{at}].red_lines[{line}]");
            let crossed = format!("{path}.crossed");
            check.condition(&red.crossed, &crossed, Setting::of_me("a red line"));
            let all = check.all_rounds();
            check.can_hold(&red.crossed, &crossed, all, "this red line's condition");
            if red.mandate <= 0 {
                let message = format!("crossing this red line costs {} of mandate", red.mandate);
                let help = "write what it costs, above zero";
                check.warn("red-line-sign", &format!("{path}.mandate"), message, help);
            }
        }
    }
}

fn observations(check: &mut Check, scenario: &Scenario) {
    for (at, observation) in scenario.observations.iter().enumerate().filter(|(_, one)| !one.only_in.is_nowhere()) {
        let path = format!("observations[{at}].when");
        check.condition(&observation.when, &path, Setting::of_me("an observation"));
        let all = check.all_rounds();
        check.can_hold(&observation.when, &path, all, "this observation's condition");
    }
}

fn endings(check: &mut Check, scenario: &Scenario) {
    let setting = Setting { truth: true, ..Setting::nobody("an ending") };
    let last = span(check.rounds(), check.rounds());
    let mut settled: Option<usize> = None;
    for (at, ending) in scenario.endings.iter().enumerate().filter(|(_, one)| !one.only_in.is_nowhere()) {
        let path = format!("endings[{at}].when");
        check.condition(&ending.when, &path, setting);
        if let Some(before) = settled {
            let message =
                format!("this ending is never reached: {} before it always holds", check.id(IdKind::Ending, before));
            let help = "endings are tried in order: move the one that always holds to the end";
            check.warn("unreachable-ending", &format!("endings[{at}].id"), message, help);
            continue;
        }
        let looked_at = looked_at(check, scenario, ending);
        check.can_hold(&ending.when, &path, looked_at, "this ending's condition");
        let must = check.when(&ending.when).must;
        if ending.at_once && must & 1 != 0 {
            let message = "this ending ends the play in its first round";
            check.error("ends-at-once", &path, message, "give it a condition, or leave `at_once` out");
        }
        if must & last == last && must & short_end(scenario) == short_end(scenario) {
            settled = Some(at);
        }
    }
    if settled.is_none() {
        let path = scenario
            .endings
            .len()
            .checked_sub(1)
            .map_or_else(|| "endings".to_owned(), |at| format!("endings[{at}].when"));
        let help = "let the last ending have `when: Always` (rule 16.3)";
        check.error("no-last-ending", &path, "the play may end without an ending", help);
    }
}

/// The rounds after which an ending is looked at.
fn looked_at(check: &Check, scenario: &Scenario, ending: &Ending) -> Rounds {
    if ending.at_once {
        return check.all_rounds();
    }
    span(check.rounds(), check.rounds()) | short_end(scenario)
}

fn expectations(check: &mut Check, scenario: &Scenario) {
    for (at, expect) in scenario.expect.iter().enumerate() {
        let (Expect::EndingReached(_, share) | Expect::InjectArrives(_, share) | Expect::TruthWithinReach(_, _, share)) =
            expect;
        if *share > 100 {
            let message = format!("{share} of a hundred plays are more than all");
            check.error("per-cent", &format!("expect[{at}]"), message, "write 0 to 100");
        }
    }
}

/// Drafts and programmes that no module would put on the table.
fn unplayed(check: &mut Check, scenario: &Scenario) {
    let lists = [
        ("drafts", scenario.drafts.is_empty(), Module::Drafts),
        ("programmes", scenario.programmes.is_empty(), Module::Programmes),
    ];
    for (list, is_empty, module) in lists {
        if !is_empty && !plays(scenario, module) {
            let message = format!("the module `{}` is off in this scenario", module.word());
            check.warn("module-off", list, message, "add it to `modules`, or leave this out");
        }
    }
}
