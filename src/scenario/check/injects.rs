//! Injects: when they arrive, to whom, what they do and offer.

use std::collections::BTreeSet;

use super::Check;
use super::script::Setting;
use crate::scenario::format::Scenario;
use crate::script::Inject;

pub(super) fn check(check: &mut Check, scenario: &Scenario) {
    for (at, inject) in scenario.injects.iter().enumerate().filter(|(_, inject)| !inject.only_in.is_nowhere()) {
        let path = format!("injects[{at}]");
        recipients(check, inject, &path);
        condition(check, inject, &path);
        choices(check, inject, &path);
    }
}

fn setting(inject: &Inject, what: &'static str) -> Setting {
    Setting { incident: inject.incident.is_some(), chance: true, ..Setting::nobody(what) }
}

fn recipients(check: &mut Check, inject: &Inject, path: &str) {
    let Some(to) = &inject.to else {
        return;
    };
    let path = format!("{path}.to");
    let unique: BTreeSet<_> = to.iter().collect();
    if unique.is_empty() {
        let help = "name nations, or leave `to` out for everybody";
        check.error("no-recipient", &path, "this inject arrives at nobody's desk", help);
    }
    if unique.len() < to.len() {
        let message = "a recipient is named twice";
        check.warn("recipient-twice", &path, message, "name each nation once");
    }
}

fn condition(check: &mut Check, inject: &Inject, path: &str) {
    let when = format!("{path}.when");
    check.condition(&inject.when, &when, setting(inject, "an inject's condition"));
    let all = check.all_rounds();
    check.can_hold(&inject.when, &when, all, "this inject's condition");
    let effects = setting(inject, "an inject's effects");
    check.effects(&inject.effects, &format!("{path}.effects"), effects);
}

fn choices(check: &mut Check, inject: &Inject, path: &str) {
    let count = inject.choices.len();
    if count == 1 || count > 4 {
        let message = format!("an inject offers 2 to 4 choices, not {count}");
        let help = "add or leave out choices, or leave out `choices` altogether";
        check.error("choices", &format!("{path}.choices"), message, help);
    }
    let setting = Setting { me: true, ..setting(inject, "a choice") };
    for (at, choice) in inject.choices.iter().enumerate() {
        check.effects(&choice.effects, &format!("{path}.choices[{at}].effects"), setting);
    }
}
