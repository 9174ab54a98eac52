//! Negotiated texts (§8): what a forum could never decide, and whom instructions are for.

use std::collections::BTreeSet;

use super::Check;
use super::script::{Setting, plays};
use crate::scenario::format::Scenario;
use crate::script::{ClauseOption, Decides, Draft};
use crate::terms::{IdKind, Module, NationId, NationSet};

pub(super) fn check(check: &mut Check, scenario: &Scenario) {
    for (at, draft) in scenario.drafts.iter().enumerate() {
        let path = format!("drafts[{at}]");
        shape(check, draft, &path);
        forum(check, scenario, draft, &path);
        instructions(check, scenario, draft, &path);
    }
    if scenario.drafts.len() > 1 && plays(scenario, Module::Drafts) && !plays(scenario, Module::Forums) {
        let message = format!("{} drafts are negotiated at once", scenario.drafts.len());
        let help = "one is enough without the module `Forums` (rule 1.8)";
        check.warn("many-drafts", "drafts", message, help);
    }
}

/// The first round at the end of which a draft can be adopted.
pub(super) fn earliest(scenario: &Scenario, draft: &Draft) -> u8 {
    let from = |module: Module| scenario.modules.iter().find(|on| on.module == module).map_or(1, |on| on.from);
    let forums = if draft.decides == Decides::Consensus { 1 } else { from(Module::Forums) };
    let opens = draft.opens.max(from(Module::Drafts)).max(forums).max(1);
    let calendar = scenario.calendar();
    let days = draft.in_days(calendar.length(1)).silence_days;
    calendar.round_of_last(opens, u32::from(days))
}

fn shape(check: &mut Check, draft: &Draft, path: &str) {
    let count = draft.clauses.len();
    if !(1..=3).contains(&count) {
        let message = format!("a draft has 1 to 3 clauses, not {count}");
        check.error("clauses", &format!("{path}.clauses"), message, "see rule 8.2");
    }
    for (at, clause) in draft.clauses.iter().enumerate() {
        let path = format!("{path}.clauses[{at}].options");
        let count = clause.options.len();
        if !(1..=3).contains(&count) {
            let message = format!("a clause has 1 to 3 bracketed options, not {count}");
            check.error("options", &path, message, "see rule 8.2");
        }
        for (option, it) in clause.options.iter().enumerate() {
            let path = format!("{path}[{option}].effects");
            check.effects(&it.effects, &path, Setting::of_me("a clause"));
        }
    }
}

fn forum(check: &mut Check, scenario: &Scenario, draft: &Draft, path: &str) {
    if let Some(members) = &draft.members {
        let unique: BTreeSet<_> = members.iter().collect();
        let path = format!("{path}.members");
        if unique.len() < members.len() {
            check.error("member-twice", &path, "a nation sits in this forum twice", "name each once");
        } else if members.len() < 2 {
            let message = "a forum of one negotiates with nobody";
            check.error("no-forum", &path, message, "name at least two nations, or leave `members` out for all");
        }
    }
    if let Decides::Majority(per_cent) = draft.decides
        && !(51..=100).contains(&per_cent)
    {
        let message = format!("{per_cent} in a hundred are no qualified majority");
        check.error("majority", &format!("{path}.decides"), message, "write 51 to 100");
    }
    let rounds = check.rounds();
    if draft.opens == 0 || earliest(scenario, draft) > rounds {
        let message = "this draft can never be adopted within the play";
        let help = format!("let it open in a round from 1 to {rounds}, with time for its silence");
        check.warn("never-adopted", &format!("{path}.opens"), message, &help);
    }
    if draft.decides != Decides::Consensus && !plays(scenario, Module::Forums) && plays(scenario, Module::Drafts) {
        let message = format!("the module `{}` is off in this scenario", Module::Forums.word());
        let help = "add it to `modules`, or let the forum decide by consensus";
        check.warn("module-off", &format!("{path}.decides"), message, help);
    }
}

fn instructions(check: &mut Check, scenario: &Scenario, draft: &Draft, path: &str) {
    let members = draft.members(NationSet::first(scenario.nations.len()));
    for (at, clause) in draft.clauses.iter().enumerate() {
        for (option, it) in clause.options.iter().enumerate() {
            let path = format!("{path}.clauses[{at}].options[{option}]");
            told(check, it, members, &path);
            let lines: NationSet = it.red_lines.iter().copied().collect();
            if !members.is_empty() && members.minus(lines).is_empty() {
                let message = "nobody may agree to this option: it is a red line of every member";
                let help = "leave a member free to take it, or leave the option out";
                check.warn("nobody-agrees", &format!("{path}.red_lines"), message, help);
            }
        }
    }
}

/// Instructions are given once, to members.
fn told(check: &mut Check, option: &ClauseOption, members: NationSet, path: &str) {
    let weighed: Vec<NationId> = option.weights.iter().map(|(nation, _)| *nation).collect();
    let lists = [("weights", "weights-twice", weighed), ("red_lines", "red-line-twice", option.red_lines.clone())];
    for (field, twice, nations) in lists {
        let path = format!("{path}.{field}");
        let unique: BTreeSet<_> = nations.iter().collect();
        if unique.len() < nations.len() {
            check.error(twice, &path, "a nation's instructions are given twice", "give each once");
        }
        if let Some(outsider) = nations.iter().find(|nation| !members.has(**nation)) {
            let name = check.id(IdKind::Nation, outsider.index());
            let message = format!("{name} does not sit in this forum");
            check.warn("not-a-member", &path, message, "add it to `members`, or leave its instructions out");
        }
    }
}
