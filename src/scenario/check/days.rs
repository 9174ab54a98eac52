//! Time in days (1.1): how long rounds are, and what earlier versions counted in months and rounds.

use super::Check;
use crate::scenario::format::Scenario;
use crate::script::Numbers;
use crate::terms::Days;

/// The code of a finding about a field that counts time as earlier versions did.
const OLD_FORM: &str = "old-form";

pub(super) fn check(check: &mut Check, scenario: &Scenario) {
    lengths(check, scenario);
    // A record may have been made before rounds had days.
    if scenario.merged {
        return;
    }
    if let Some(months) = scenario.months_a_round {
        let help = format!("write `days: {}` in its place", 30 * u16::from(months));
        check.error(OLD_FORM, "months_a_round", "rounds have days, not months", &help);
    }
    let calendar = scenario.calendar();
    for (at, draft) in scenario.drafts.iter().enumerate() {
        if let Some(rounds) = draft.silence {
            let help = format!("write `silence_days: {}` in its place", draft.in_days(calendar.length(1)).silence_days);
            let message = format!("a silence lasts days (rule 8.2), not {rounds} phases of Orders");
            check.error("old-form", &format!("drafts[{at}].silence"), message, &help);
        }
    }
    if let Some(own) = &scenario.numbers {
        numbers(check, own);
    }
}

fn lengths(check: &mut Check, scenario: &Scenario) {
    match &scenario.days {
        None if scenario.months_a_round.is_none() => {
            let message = "nothing says how many days a round stands for";
            check.error("no-days", "rounds", message, "add `days: 14`, or a list with one number for each round");
        }
        Some(Days::Each(days)) if days.len() != usize::from(scenario.rounds) => {
            let (found, expected) = (days.len(), scenario.rounds);
            let message = format!("expected the days of {expected} rounds, found those of {found}");
            check.error("days", "days", message, "write one number for each round, or one for all");
        }
        None | Some(Days::All(_) | Days::Each(_)) => {}
    }
}

/// Numbers that were rates by the month or the round.
pub(super) fn numbers(check: &mut Check, numbers: &Numbers) {
    if let Some(pace) = numbers.assistance_pace {
        let help = format!("write `assistance_days: {}` in its place", (30 / pace.max(1)).max(1));
        check.error(OLD_FORM, "numbers.assistance_pace", "legal assistance takes days (rule 4.6)", &help);
    }
    if let Some(rounds) = numbers.source_regrowth {
        let help = format!("write `source_regrowth_days: {}` in its place", 30 * rounds.max(1));
        check.error(OLD_FORM, "numbers.source_regrowth", "sources regrow by days (rule 2.5), not rounds", &help);
    }
}
