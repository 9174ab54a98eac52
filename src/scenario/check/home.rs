//! Home scripts (2.6): that they can come, and do something.

use super::Check;
use super::script::{Setting, plays};
use crate::scenario::format::Scenario;
use crate::terms::Module;

/// The most home scripts that a nation can have.
const MOST: usize = 16;

pub(super) fn check(check: &mut Check, scenario: &Scenario) {
    let any = scenario.nations.iter().any(|nation| !nation.home.is_empty());
    if !any && plays(scenario, Module::HomeClearance) {
        let message = "home clearance is played and no nation has a home script";
        let help = "give a nation `home: [(ministry: …, text: …, when: …, effects: […])]`, or leave the module out";
        check.warn("home-idle", "modules", message, help);
    }
    for (at, nation) in scenario.nations.iter().enumerate() {
        let path = format!("nations[{at}].home");
        if !nation.home.is_empty() && !plays(scenario, Module::HomeClearance) {
            check.off(Module::HomeClearance, &path);
        }
        if nation.home.len() > MOST {
            let message = format!("there are {} home scripts, and there can be {MOST}", nation.home.len());
            check.error("too-many", &path, message, "leave some of them out");
        }
        for (at, script) in nation.home.iter().enumerate() {
            let path = format!("{path}[{at}]");
            let when = format!("{path}.when");
            check.condition(&script.when, &when, Setting::of_me("a home script's condition"));
            let all = check.all_rounds();
            check.can_hold(&script.when, &when, all, "this home script's condition");
            check.effects(&script.effects, &format!("{path}.effects"), Setting::of_me("a home script's effects"));
            if script.effects.is_empty() {
                let message = "this home script brings nothing about";
                check.warn(
                    "no-effect",
                    &format!("{path}.effects"),
                    message,
                    "add an effect: liaison is to be worth it",
                );
            }
        }
    }
}
