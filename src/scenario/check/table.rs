//! The table: rounds, modules, nations, relations, the chart, and all prose.

use std::collections::{BTreeMap, BTreeSet};

use super::Check;
use crate::scenario::format::{Nation, Place, Scenario};
use crate::scenario::text::{Kind, Node};
use crate::terms::{IdKind, Level, Module, NationId, Tension, Trust};

/// Capitals nearer than this print over one another.
const APART: i64 = 60;

/// The chart's width and height.
const CHART: (u16, u16) = (1000, 700);

/// A brief of fewer words leaves its reader without a case to argue.
const BRIEF: usize = 300;

/// The modules that even an introductory scenario plays (1.8).
const CORE: [Module; 4] = [Module::Evidence, Module::Inquiry, Module::Statements, Module::Gates];

pub(super) fn check(check: &mut Check, scenario: &Scenario) {
    numbers(check, scenario);
    modules(check, scenario);
    level(check, scenario);
    nations(check, scenario);
    capitals(check, &scenario.nations);
    seas_and_cables(check, scenario);
    relations(check, scenario);
    forbidden(check, scenario);
    empty_texts(check);
}

fn numbers(check: &mut Check, scenario: &Scenario) {
    if scenario.format != 1 {
        let message = format!("this program reads format 1, not {}", scenario.format);
        check.error("format", "format", message, "write `format: 1`");
    }
    if !(4..=12).contains(&scenario.rounds) {
        let message = format!("a play has 4 to 12 rounds, not {}", scenario.rounds);
        check.error("rounds", "rounds", message, "choose a number from 4 to 12 (rule 1.1)");
    }
    if let Some(short) = scenario.short_rounds
        && (short < 2 || short >= scenario.rounds)
    {
        let message = format!("the short play has {short} rounds, the whole one {}", scenario.rounds);
        let help = "choose fewer rounds than the whole play has, and at least 2";
        check.error("short-rounds", "short_rounds", message, help);
    }
    if !(2..=8).contains(&scenario.nations.len()) {
        let message = format!("a table seats 2 to 8 nations, not {}", scenario.nations.len());
        check.error("seats", "nations", message, "add or leave out nations (rule 1.1)");
    }
    if scenario.minutes == 0 {
        check.warn("minutes", "minutes", "a play takes some time", "45 to 120 minutes are usual");
    }
    if scenario.learning.is_empty() {
        let help = "say in a line or two what a debrief should ask about";
        check.warn("no-learning", "learning", "nothing is to be learnt here", help);
    }
}

fn modules(check: &mut Check, scenario: &Scenario) {
    let mut seen = BTreeSet::new();
    for (at, on) in scenario.modules.iter().enumerate() {
        let word = on.module.word();
        if !seen.insert(on.module) {
            let message = format!("the module `{word}` is listed twice");
            check.error("module-twice", &format!("modules[{at}]"), message, "leave out one of them");
        }
        if on.from == 0 || on.from > scenario.rounds {
            let message = format!(
                "the module `{word}` is on from round {}, and the play has rounds 1 to {}",
                on.from, scenario.rounds
            );
            let help = "choose a round of the play, or leave the module out";
            check.error("module-round", &format!("modules[{at}].from"), message, help);
        }
    }
}

fn level(check: &mut Check, scenario: &Scenario) {
    let has = |module: Module| scenario.modules.iter().any(|on| on.module == module);
    for module in CORE {
        if !has(module) {
            let message = format!("the module `{}` is off", module.word());
            let help = "every level plays it; add it unless the scenario means to do without";
            check.warn("level", "modules", message, help);
        }
    }
    let standard = [
        Module::StateAttribution,
        Module::JointAttribution,
        Module::Interception,
        Module::Restrain,
        Module::NormStages,
        Module::Drafts,
        Module::Pledges,
        Module::Programmes,
        Module::Press,
    ];
    let above_introductory = scenario.modules.iter().any(|on| !CORE.contains(&on.module) && on.module != Module::Norms);
    let above_standard = above_introductory
        && scenario
            .modules
            .iter()
            .any(|on| !CORE.contains(&on.module) && on.module != Module::Norms && !standard.contains(&on.module));
    let (plays_more, less) = match scenario.level {
        Level::Introductory => (true, ""),
        Level::Standard => (above_introductory, "introductory"),
        Level::Master => (above_standard, "standard"),
    };
    if !plays_more {
        let message = format!("the level is {}, the modules are {less}", scenario.level.word());
        check.warn("level", "level", message, "lower the level, or switch on a module of it (rule 1.8)");
    }
}

fn nations(check: &mut Check, scenario: &Scenario) {
    for (at, nation) in scenario.nations.iter().enumerate() {
        let path = format!("nations[{at}]");
        on_chart(check, nation.place, &format!("{path}.place"));
        let count = |id| check.text(id).split_whitespace().count();
        let secret = nation.secret_brief.iter().map(|part| count(part.text)).min();
        let words = count(nation.brief) + secret.unwrap_or(0);
        if words < BRIEF {
            let message = format!("this brief has {words} words");
            let help = "a brief of two pages, 300 words or more, gives its seat a case to argue";
            check.warn("short-brief", &format!("{path}.brief"), message, help);
        }
        if nation.red_lines.is_empty() {
            let help = "add at least one thing that the minister will not have";
            check.warn("no-red-line", &format!("{path}.red_lines"), "this nation has no red line", help);
        }
    }
}

fn on_chart(check: &mut Check, place: Place, path: &str) {
    if place.x > CHART.0 || place.y > CHART.1 {
        let message = format!("({}, {}) lies off the chart", place.x, place.y);
        let help = "x runs from 0 to 1000 from the west, y from 0 to 700 from the north";
        check.error("off-chart", path, message, help);
    }
}

fn capitals(check: &mut Check, nations: &[Nation]) {
    for (at, nation) in nations.iter().enumerate() {
        for (other, near) in nations.iter().enumerate().take(at) {
            let by = |a: u16, b: u16| i64::from(a) - i64::from(b);
            let (x, y) = (by(nation.place.x, near.place.x), by(nation.place.y, near.place.y));
            if x * x + y * y < APART * APART {
                let other = check.id(IdKind::Nation, other);
                let message = format!("this capital is nearer than {APART} to that of {other}");
                let help = "move one of them, so that both can be read on the chart";
                check.error("capitals-close", &format!("nations[{at}].place"), message, help);
            }
        }
    }
}

fn seas_and_cables(check: &mut Check, scenario: &Scenario) {
    for (at, sea) in scenario.seas.iter().enumerate() {
        on_chart(check, sea.place, &format!("seas[{at}].place"));
    }
    for (at, cable) in scenario.cables.iter().enumerate() {
        if cable.a == cable.b {
            let message = "this cable ends where it begins";
            check.error("self-pair", &format!("cables[{at}]"), message, "name two nations");
        }
    }
}

fn relations(check: &mut Check, scenario: &Scenario) {
    let mut seen: BTreeMap<(NationId, NationId), usize> = BTreeMap::new();
    for (at, between) in scenario.relations.iter().enumerate() {
        let path = format!("relations[{at}]");
        if between.a == between.b {
            let message = "a nation has no relation with itself";
            check.error("self-pair", &path, message, "name two nations");
            continue;
        }
        let pair = (between.a.min(between.b), between.a.max(between.b));
        if seen.insert(pair, at).is_some() {
            let message = "this pair has a relation already";
            check.error("relation-twice", &path, message, "leave out one of the two");
        }
        let trust_off = |by: i16| !(Trust::LOW..=Trust::HIGH).contains(&by);
        if between.trust.is_some_and(|(a, b)| trust_off(a) || trust_off(b)) {
            let help = "trust runs from −10 to 10";
            check.error("out-of-range", &format!("{path}.trust"), "trust is out of range", help);
        }
        if between.tension.is_some_and(|by| !(Tension::LOW..=Tension::HIGH).contains(&by)) {
            let help = "tension runs from 0 to 10";
            check.error("out-of-range", &format!("{path}.tension"), "tension is out of range", help);
        }
        let channels: BTreeSet<_> = between.channels.iter().collect();
        if channels.len() < between.channels.len() {
            let message = "a line is listed twice";
            check.warn("channel-twice", &format!("{path}.channels"), message, "leave out one of them");
        }
    }
    let count = scenario.nations.len();
    for b in 0..count {
        for a in 0..b {
            if !seen.contains_key(&(NationId::at(a), NationId::at(b))) {
                let message =
                    format!("{} and {} have no relation", check.id(IdKind::Nation, a), check.id(IdKind::Nation, b));
                let help = "list every pair once, as in `(a: …, b: …, relation: Neutral, channels: [])`";
                check.error("no-relation", "relations", message, help);
            }
        }
    }
}

fn forbidden(check: &mut Check, scenario: &Scenario) {
    for (at, action) in scenario.forbidden.iter().enumerate() {
        if scenario.actions.iter().any(|own| own.id == *action) && !scenario.merged {
            let message = "this action is forbidden and defined in the same scenario";
            check.warn("forbidden-own", &format!("forbidden[{at}]"), message, "drop one of the two");
        }
    }
}

/// Texts that are there and say nothing. Ids are no prose: an empty one is
/// told of elsewhere.
fn empty_texts(check: &mut Check) {
    fn walk(node: &Node, empty: &mut Vec<crate::scenario::text::Span>) {
        match &node.kind {
            Kind::Str(text) if text.trim().is_empty() => empty.push(node.span),
            Kind::Something(inner) | Kind::Named(_, Some(inner)) => walk(inner, empty),
            Kind::List(items) | Kind::Tuple(items) => items.iter().for_each(|n| walk(n, empty)),
            Kind::Struct(fields) => fields.iter().for_each(|field| walk(&field.value, empty)),
            Kind::Map(entries) => entries.iter().for_each(|(_, value)| walk(value, empty)),
            _ => {}
        }
    }
    let mut empty = Vec::new();
    if let Some(root) = &check.place.tree.root {
        walk(root, &mut empty);
    }
    for span in empty {
        let finding =
            crate::scenario::text::Finding::warning("empty-text", check.place.source, span, "this text is empty");
        check.findings.push(finding.with_help("write something, or leave the field out".to_owned()));
    }
}
