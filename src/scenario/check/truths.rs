//! Truths (4.2): that there is something to draw, that each is whole, and that nothing tells them
//! apart beforehand.

use std::collections::BTreeSet;

use super::Check;
use crate::scenario::format::{Nation, Scenario};
use crate::scenario::text::Finding;
use crate::script::OnlyIn;
use crate::terms::{IdKind, Names, TruthId};

/// Words of a brief that may be more in one truth than in another, in a hundred: who sees that a
/// neighbour turns a page more knows what was drawn.
const LONGER: usize = 10;

/// What is told only if it is so in all truths: what is idle in one may be there for another.
const IF_IN_ALL: [&str; 4] = ["unused-flag", "unused-actor", "unused-upstream", "never-starts"];

/// Has a scenario checked in each of its truths, and says of what is not so in all of them where it is.
pub(super) fn in_each(
    scenario: &Scenario,
    names: &Names,
    mut check: impl FnMut(&Scenario) -> Vec<Finding>,
) -> Vec<Finding> {
    if scenario.truths.is_empty() || (scenario.merged && scenario.drawn.is_some()) {
        return check(&scenario.as_drawn());
    }
    let truths = || scenario.truths.iter().map(|truth| truth.id);
    let mut found: Vec<(Finding, Vec<TruthId>)> = Vec::new();
    for truth in truths() {
        let drawn = Scenario { drawn: Some(truth), ..scenario.clone() };
        for finding in check(&drawn.as_drawn()) {
            match found.iter_mut().find(|(same, _)| *same == finding) {
                Some((_, places)) => places.push(truth),
                None => found.push((finding, vec![truth])),
            }
        }
    }
    let everywhere = truths().count();
    found.retain(|(finding, places)| places.len() == everywhere || !IF_IN_ALL.contains(&finding.code));
    let told = found.into_iter().map(|(mut finding, places)| {
        if places.len() < everywhere {
            let name = |truth: &TruthId| format!("`{}`", names.text(IdKind::Truth, truth.index()).unwrap_or("?"));
            let places: Vec<String> = places.iter().map(name).collect();
            finding.message.push_str(&format!(" (in the truth {})", places.join(", ")));
        }
        finding
    });
    told.collect()
}

/// What is looked at once for all truths.
pub(super) fn check(check: &mut Check, scenario: &Scenario) {
    drawing(check, scenario);
    for (path, only_in) in places(scenario) {
        listed(check, scenario, only_in.0.as_deref(), &path);
    }
    for (at, incident) in scenario.incidents.iter().enumerate() {
        let lists = incident.truth_in.iter().map(|here| here.only_in.as_slice());
        once(check, scenario, lists, &format!("incidents[{at}].truth_in"));
    }
    for (at, card) in scenario.cards.iter().enumerate() {
        once(check, scenario, card.turns.iter().map(|turn| turn.only_in.as_slice()), &format!("cards[{at}].turns"));
    }
    for (at, nation) in scenario.nations.iter().enumerate() {
        lengths(check, scenario, nation, &format!("nations[{at}].secret_brief"));
    }
    for (at, objective) in scenario.objectives.iter().enumerate() {
        if objective.public && objective.only_in != OnlyIn::default() {
            let message = "everybody reads this objective, and it is there in some truths only";
            let help = "leave `public` out, or `in`";
            check.error("public-in", &format!("objectives[{at}].in"), message, help);
        }
    }
    alike(check, scenario);
}

fn drawing(check: &mut Check, scenario: &Scenario) {
    if scenario.drawn.is_some() && !scenario.merged {
        let message = "a truth is drawn when a play is made";
        check.error("drawn", "drawn", message, "leave `drawn` out; `--truth NAME` chooses one");
    }
    if scenario.truths.len() == 1 {
        let message = "there is one truth, and so nothing to draw";
        check.error("truths", "truths", message, "state 2 to 4 truths, or leave `truths` out (rule 4.2)");
    }
}

/// Whatever says in which truths it is there, with its path.
fn places(scenario: &Scenario) -> Vec<(String, &OnlyIn)> {
    let mut places = Vec::new();
    let actors = scenario.actors.iter().enumerate();
    places.extend(actors.map(|(at, actor)| (format!("actors[{at}].sheltered_in"), &actor.sheltered_in)));
    let cards = scenario.cards.iter().enumerate();
    places.extend(cards.map(|(at, card)| (format!("cards[{at}].in"), &card.only_in)));
    let injects = scenario.injects.iter().enumerate();
    places.extend(injects.map(|(at, inject)| (format!("injects[{at}].in"), &inject.only_in)));
    let objectives = scenario.objectives.iter().enumerate();
    places.extend(objectives.map(|(at, objective)| (format!("objectives[{at}].in"), &objective.only_in)));
    let observations = scenario.observations.iter().enumerate();
    places.extend(observations.map(|(at, one)| (format!("observations[{at}].in"), &one.only_in)));
    let endings = scenario.endings.iter().enumerate();
    places.extend(endings.map(|(at, ending)| (format!("endings[{at}].in"), &ending.only_in)));
    for (at, nation) in scenario.nations.iter().enumerate() {
        places.push((format!("nations[{at}].exit_in"), &nation.exit_in));
        let knows = nation.knows.iter().enumerate();
        places.extend(knows.map(|(nth, fact)| (format!("nations[{at}].knows[{nth}].in"), &fact.only_in)));
        let parts = nation.secret_brief.iter().enumerate();
        places.extend(parts.map(|(nth, part)| (format!("nations[{at}].secret_brief[{nth}].in"), &part.only_in)));
        let lines = nation.red_lines.iter().enumerate();
        places.extend(lines.map(|(nth, line)| (format!("nations[{at}].red_lines[{nth}].in"), &line.only_in)));
    }
    places
}

/// A list of truths names some of them, and none twice.
fn listed(check: &mut Check, scenario: &Scenario, list: Option<&[TruthId]>, path: &str) {
    let Some(list) = list else { return };
    let unique: BTreeSet<_> = list.iter().collect();
    if list.is_empty() {
        let message = "this is there in no truth";
        check.error("in-no-truth", path, message, "name truths, or leave this out for all of them");
    } else if unique.len() < list.len() {
        check.error("truth-twice", path, "a truth is named twice", "name each truth once");
    } else if unique.len() == scenario.truths.len() {
        let message = "this is there in every truth";
        check.warn("in-every-truth", path, message, "leave the list out, or leave out the truths that are to lack it");
    }
}

/// Of several lists only one can hold for a truth.
fn once<'a>(check: &mut Check, scenario: &Scenario, lists: impl Iterator<Item = &'a [TruthId]>, path: &str) {
    let mut seen = BTreeSet::new();
    for (nth, list) in lists.enumerate() {
        let path = format!("{path}[{nth}].in");
        listed(check, scenario, Some(list), &path);
        for truth in list {
            if !seen.insert(*truth) {
                let name = check.id(IdKind::Truth, truth.index());
                let message = format!("what holds in the truth {name} is said already");
                check.error("truth-twice", &path, message, "name each truth in one of these places");
            }
        }
    }
}

/// What a brief comes to has about the same length in every truth.
fn lengths(check: &mut Check, scenario: &Scenario, nation: &Nation, path: &str) {
    if nation.secret_brief.is_empty() {
        return;
    }
    let words = |id| check.text(id).split_whitespace().count();
    let in_truth = |truth: TruthId| -> usize {
        let parts = nation.secret_brief.iter().filter(|part| part.only_in.has(truth));
        words(nation.brief) + parts.map(|part| words(part.text)).sum::<usize>()
    };
    let counts = scenario.truths.iter().map(|truth| (in_truth(truth.id), truth.id));
    let (Some((least, short)), Some((most, long))) = (counts.clone().min(), counts.max()) else { return };
    if most.saturating_sub(least) * 100 > least * LONGER {
        let (short, long) = (check.id(IdKind::Truth, short.index()), check.id(IdKind::Truth, long.index()));
        let message = format!("this brief has {least} words in the truth {short} and {most} in {long}");
        let help = "its length tells others what was drawn: give it something to read in every truth, of about the \
                    same length";
        check.warn("brief-lengths", path, message, help);
    }
}

/// Two truths in which everything is the same are one.
fn alike(check: &mut Check, scenario: &Scenario) {
    let drawn = |truth| {
        let scenario = Scenario { drawn: Some(truth), ..scenario.clone() };
        Scenario { drawn: None, ..scenario.as_drawn().into_owned() }
    };
    let drawn: Vec<Scenario> = scenario.truths.iter().map(|truth| drawn(truth.id)).collect();
    for (at, truth) in drawn.iter().enumerate() {
        if let Some(first) = drawn.iter().take(at).position(|other| other == truth) {
            let first = check.id(IdKind::Truth, first);
            let message = format!("nothing is otherwise here than in the truth {first}");
            let help = "say what is: `truth_in` of an incident, or `in` with cards, injects, briefs, objectives";
            check.warn("truths-alike", &format!("truths[{at}].id"), message, help);
        }
    }
}
