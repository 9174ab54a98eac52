//! The covert side (§12): exits that are worth something, forgeries that somebody can plant.

use super::Check;
use super::script::{Setting, plays};
use crate::scenario::format::{Nation, Scenario};
use crate::script::{CovertVerb, Verb};
use crate::terms::{IdKind, Module};

pub(super) fn check(check: &mut Check, scenario: &Scenario) {
    for (at, nation) in scenario.nations.iter().enumerate() {
        exit(check, scenario, nation, &format!("nations[{at}]"));
    }
    for (at, card) in scenario.cards.iter().enumerate() {
        let Some(forger) = card.forged_by else { continue };
        let path = format!("cards[{at}].forged_by");
        played(check, scenario, &path);
        if !card.planted {
            let help = "write `planted: true`, or leave `forged_by` out";
            check.error("forged-not-planted", &path, "this card is forged and counts as genuine", help);
        }
        if !card.held_by.is_empty() {
            let message = "this card is held at the start and waits to be planted";
            check.error("forged-held", &path, message, "leave `held_by` out: inquiries find it once it is planted");
        }
        if !is_orderable(check, scenario, CovertVerb::PlantFlag) && plays(scenario, Module::Covert) {
            let name = check.id(IdKind::Nation, forger.index());
            let message = format!("{name} has no action that plants what it forged");
            check.warn("never-planted", &path, message, "allow `plant_flag`, or leave `forged_by` out");
        }
    }
}

/// The honourable exit: it belongs to somebody who has something to hide, and pays.
fn exit(check: &mut Check, scenario: &Scenario, nation: &Nation, path: &str) {
    let shelters = scenario.actors.iter().any(|actor| actor.sheltered && actor.host == Some(nation.id));
    let Some(exit) = &nation.exit else {
        if shelters && plays(scenario, Module::Covert) {
            let name = check.id(IdKind::Nation, nation.id.index());
            let message = format!("{name} shelters a group and has no exit");
            let help = "add `exit: (instead_of: […])`: there is to be an honourable way out (rule §12)";
            check.warn("no-exit", &format!("{path}.id"), message, help);
        }
        return;
    };
    let path = format!("{path}.exit");
    played(check, scenario, &path);
    if !shelters {
        let message = "this nation shelters nobody: there is nothing to come forward with";
        check.error("exit-of-nobody", &path, message, "leave `exit` out, or let it shelter an actor");
    }
    if nation.honourable_exit.is_none() {
        let message = "the brief does not speak of this exit";
        check.warn("exit-untold", &path, message, "tell the seat of it in `honourable_exit`");
    }
    if exit.instead_of.is_empty() {
        let message = "this exit stands in for no objective: it may be worth less than concealment";
        let help = "name the objectives that concealment would meet";
        check.warn("exit-worthless", &format!("{path}.instead_of"), message, help);
    }
    for (at, id) in exit.instead_of.iter().enumerate() {
        let owner = scenario.objectives.iter().find(|objective| objective.id == *id).map(|objective| objective.nation);
        if owner.is_some_and(|owner| owner != nation.id) {
            let message = "this objective is another nation's";
            let help = "name objectives of the nation whose exit it is";
            check.error("not-own-objective", &format!("{path}.instead_of[{at}]"), message, help);
        }
    }
    check.effects(&exit.effects, &format!("{path}.effects"), Setting::of_me("an exit's effects"));
}

fn is_orderable(check: &Check, scenario: &Scenario, verb: CovertVerb) -> bool {
    let does = |action: &&crate::script::ActionSpec| action.verb == Some(Verb::Covert(verb));
    check.actions.iter().filter(does).any(|action| !scenario.forbidden.contains(&action.id))
}

fn played(check: &mut Check, scenario: &Scenario, path: &str) {
    if !plays(scenario, Module::Covert) {
        check.off(Module::Covert, path);
    }
}
