//! Programmes of capacity building: what nobody could fund, take, finish or gain by (§10).

use super::Check;
use super::script::plays;
use crate::scenario::format::Scenario;
use crate::script::Programme;
use crate::terms::{Module, Pillar, ProgrammeChannel, ProgrammeKind};

pub(super) fn check(check: &mut Check, scenario: &Scenario) {
    for (at, programme) in scenario.programmes.iter().enumerate() {
        let path = format!("programmes[{at}]");
        donors(check, scenario, programme, &path);
        conditions(check, programme, &path);
        gains(check, scenario, programme, &path);
        time(check, scenario, programme, &path);
    }
}

fn donors(check: &mut Check, scenario: &Scenario, programme: &Programme, path: &str) {
    if programme.donors.is_empty() && programme.bodies.is_empty() {
        let message = "nobody funds this programme";
        check.error("no-donor", &format!("{path}.donors"), message, "name at least one nation, or a body");
    }
    if programme.donors.contains(&programme.beneficiary) {
        let message = "the beneficiary funds its own programme";
        check.error("own-donor", &format!("{path}.donors"), message, "name other nations");
    }
    if programme.offered.is_some() && programme.bodies.is_empty() {
        let message = "no body offers this programme, so it cannot be offered in a round";
        check.error("no-body", &format!("{path}.offered"), message, "name its `bodies`, or leave `offered` out");
    }
    if programme.donors.is_empty() && programme.offered.is_none() && !programme.bodies.is_empty() {
        let message = "nobody ever offers this programme";
        check.error("never-offered", &format!("{path}.bodies"), message, "say in which round: `offered: 1`");
    }
    if programme.funds < 0 {
        let message = "a programme costs nothing or more";
        check.error("funds", &format!("{path}.funds"), message, "write what a round costs, from 0");
    }
    let rounds = i16::from(check.rounds());
    let affords = |at: &crate::terms::NationId| {
        let nation = scenario.nations.get(at.index());
        nation.is_none_or(|nation| nation.funds.get() + nation.funds_a_round.get() * rounds >= programme.funds)
    };
    let payers: Vec<_> = match programme.kind {
        ProgrammeKind::Revenue => vec![programme.beneficiary],
        ProgrammeKind::Build | ProgrammeKind::Surge => programme.donors.clone(),
    };
    if !payers.is_empty() && !payers.iter().any(affords) {
        let message = "nobody could ever pay for a round of this programme";
        check.warn("too-dear", &format!("{path}.funds"), message, "let it cost less, or give somebody more funds");
    }
    if programme.channel == ProgrammeChannel::Umbrella && !plays(scenario, Module::Umbrella) {
        let message = format!("the module `{}` is off in this scenario", Module::Umbrella.word());
        check.warn("module-off", &format!("{path}.channel"), message, "add it to `modules`, or choose another way");
    }
}

fn conditions(check: &mut Check, programme: &Programme, path: &str) {
    let count = programme.conditions.len();
    if count > 2 {
        let message = format!("a programme has at most 2 conditions, not {count}");
        check.error("conditions", &format!("{path}.conditions"), message, "see rule 10.1");
    }
    if programme.asks.len() > count {
        let message = format!("{} things are asked by {count} conditions", programme.asks.len());
        check.error("asks", &format!("{path}.asks"), message, "give each condition its text and what it asks");
    }
    if programme.channel.asks_nothing() && count > 0 {
        let message = format!("the {} takes no conditions", programme.channel.word());
        let help = "leave them out, or choose another channel (rule 10.1)";
        check.error("conditions", &format!("{path}.conditions"), message, help);
    }
}

fn gains(check: &mut Check, scenario: &Scenario, programme: &Programme, path: &str) {
    if !matches!(programme.ownership, 0 | 2 | 3) {
        let message = format!("ownership is 0, 2 or 3, not {}", programme.ownership);
        let help = "0 is led by the donor, 2 jointly, 3 by the host (rule 10.2)";
        check.error("ownership", &format!("{path}.ownership"), message, help);
    }
    if !(1..=3).contains(&programme.levels) {
        let message = format!("a programme delivers 1 to 3 levels, not {}", programme.levels);
        check.error("levels", &format!("{path}.levels"), message, "see rule 10.2");
    }
    if programme.kind == ProgrammeKind::Surge && programme.pillar == Pillar::Organisation {
        let help = "experts on loan sharpen People or Law (rule 10.1)";
        check.error("surge-pillar", &format!("{path}.pillar"), "nothing reads a surge of Organisation", help);
    }
    let host = scenario.nations.get(programme.beneficiary.index()).map(|nation| nation.capacity);
    let height = host.map_or(0, |capacity| match programme.pillar {
        Pillar::People => capacity.people.get(),
        Pillar::Organisation => capacity.organisation.get(),
        Pillar::Law => capacity.law.get(),
    });
    if programme.kind == ProgrammeKind::Build && height >= 5 {
        let message = "the host's pillar is at its height from the start";
        check.warn("nothing-to-build", &format!("{path}.pillar"), message, "choose another pillar, or a weaker host");
    }
}

/// A build takes two rounds at the very least; what begins too late delivers nothing.
fn time(check: &mut Check, scenario: &Scenario, programme: &Programme, path: &str) {
    let rounds = check.rounds();
    let Some(on) = scenario.modules.iter().find(|on| on.module == Module::Programmes) else { return };
    if let Some(offered) = programme.offered.filter(|&offered| offered < on.from.max(1) || offered > rounds) {
        let message = format!("round {offered} is no round in which programmes are played");
        let help = format!("choose a round from {} to {rounds}", on.from.max(1));
        check.error("offered-round", &format!("{path}.offered"), message, &help);
    } else if programme.kind == ProgrammeKind::Build && programme.offered.unwrap_or(on.from) >= rounds {
        let message = "the play ends before this programme can deliver";
        check.warn("too-late", &format!("{path}.kind"), message, "offer it earlier, or play `programmes` earlier");
    }
}
