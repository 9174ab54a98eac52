//! Restrictive measures (7.3): what is imposed must be able to be lifted.

use super::Check;
use super::script::plays;
use crate::scenario::format::Scenario;
use crate::script::Verb;
use crate::terms::Module;

pub(super) fn check(check: &mut Check, scenario: &Scenario) {
    if !plays(scenario, Module::Measures) {
        return;
    }
    let orderable = |verb: Verb| {
        let mut of_it = check.actions.iter().filter(|action| action.verb == Some(verb));
        of_it.any(|action| !scenario.forbidden.contains(&action.id))
    };
    let (imposes, lifts) = (orderable(Verb::Impose), orderable(Verb::Lift));
    if imposes && !lifts {
        let message = "restrictive measures can be imposed and never lifted: nobody could bargain with them";
        check.warn("no-lift", "forbidden", message, "allow an action that lifts them (rule 7.3)");
    }
    if !imposes {
        let message = "the module `restrictive measures` is on, and nobody can impose any";
        check.warn("no-measures", "forbidden", message, "allow an action that imposes them, or leave the module out");
    }
}
