//! Names and letters by which people tell nations and actors apart, and whether they are seen at all.

use super::Check;
use crate::scenario::format::{Nation, Scenario};
use crate::scenario::text::{Finding, Span};
use crate::script::Actor;
use crate::terms::letters::{by_script, cannot_be_told_apart, code_point, is_drawn, look_alike, undrawn};
use crate::terms::{IdKind, TextId};
use std::collections::BTreeSet;

pub(super) fn check(check: &mut Check, scenario: &Scenario) {
    nations(check, &scenario.nations);
    actors(check, &scenario.actors);
    seen(check, scenario);
}

/// Nations that share a name or a letter, or have ones that look the same.
fn nations(check: &mut Check, nations: &[Nation]) {
    for (at, nation) in nations.iter().enumerate() {
        let called = [("short", nation.short), ("name", nation.name)];
        for (first, other) in nations.iter().enumerate().take(at) {
            let theirs = [other.short, other.name];
            let same = called.iter().find(|(_, id)| theirs.iter().any(|their| alike(check, *id, *their)));
            if let Some((field, _)) = same {
                told_apart(check, &format!("nations[{at}].{field}"), IdKind::Nation, (first, at));
            }
            if look_alike(nation.letter, other.letter) {
                let first = check.id(IdKind::Nation, first);
                let letter = nation.letter;
                let message = if letter == other.letter {
                    format!("the letter {letter:?} is the flag of {first} already")
                } else {
                    format!("the letter {letter:?} looks like {:?}, the flag of {first}", other.letter)
                };
                let help = "give every nation a letter of its own";
                check.error("letter-twice", &format!("nations[{at}].letter"), message, help);
                break;
            }
        }
    }
}

/// Actors that share a name, or have ones that look the same: no seat could say which it accuses.
fn actors(check: &mut Check, actors: &[Actor]) {
    for (at, actor) in actors.iter().enumerate() {
        let first = actors.iter().take(at).position(|other| alike(check, actor.name, other.name));
        if let Some(first) = first {
            told_apart(check, &format!("actors[{at}].name"), IdKind::Actor, (first, at));
        }
    }
}

fn alike(check: &Check, a: TextId, b: TextId) -> bool {
    // An empty text is told of elsewhere.
    let (a, b) = (check.text(a), check.text(b));
    !a.trim().is_empty() && cannot_be_told_apart(a, b)
}

fn told_apart(check: &mut Check, path: &str, kind: IdKind, (first, second): (usize, usize)) {
    let (first, second) = (check.id(kind, first), check.id(kind, second));
    let message = format!("{first} and {second} cannot be told apart by their names");
    let help = "choose another name; capitals, what cannot be seen, and letters that look alike make no difference";
    check.error("names-alike", path, message, help);
}

/// Letters that the shipped fonts have no form for: each name by itself, all other texts in one.
fn seen(check: &mut Check, scenario: &Scenario) {
    let mut names = BTreeSet::new();
    for (at, nation) in scenario.nations.iter().enumerate() {
        for (field, id) in [("name", nation.name), ("short", nation.short)] {
            let missing: BTreeSet<char> = undrawn(check.text(id)).collect();
            names.insert(id);
            if !missing.is_empty() {
                let help = "its id is shown beside it; write the name in Latin, Greek or Cyrillic letters, or put \
                            fonts that have these in assets/fonts";
                let message = format!("the window cannot show this name: it lacks {}", listed(&missing));
                check.warn("letters-not-shown", &format!("nations[{at}].{field}"), message, help);
            }
        }
        if !is_drawn(nation.letter) {
            let message = format!("the window cannot show this letter: it lacks {}", listed(&[nation.letter].into()));
            let help = "another is shown in its place; choose a Latin, Greek or Cyrillic letter";
            check.warn("letters-not-shown", &format!("nations[{at}].letter"), message, help);
        }
    }
    others(check, &names);
}

/// All texts but the names.
fn others(check: &mut Check, names: &BTreeSet<TextId>) {
    let texts = check.texts.iter().enumerate().filter(|(at, _)| !names.contains(&TextId::at(*at)));
    let lacking: Vec<(&String, BTreeSet<char>)> = texts
        .map(|(_, text)| (text, undrawn(text).collect::<BTreeSet<char>>()))
        .filter(|(_, missing)| !missing.is_empty())
        .collect();
    let missing: BTreeSet<char> = lacking.iter().flat_map(|(_, missing)| missing.iter().copied()).collect();
    let Some((first, _)) = lacking.first() else { return };
    let Some(span) = place_of(check, first) else { return };
    let count = match lacking.len() {
        1 => "a text here has".to_owned(),
        count => format!("{count} texts of this file, of which this is the first, have"),
    };
    let message = format!("{count} letters that the window cannot show: it lacks {}", listed(&missing));
    let help = "write them in Latin, Greek or Cyrillic letters, or put fonts that have these in assets/fonts";
    let finding = Finding::warning("letters-not-shown", check.place.source, span, message);
    check.findings.push(finding.with_help(help.to_owned()));
}

/// Where a text stands in the file; nothing if it is the catalogue's.
fn place_of(check: &Check, text: &str) -> Option<Span> {
    use crate::scenario::text::{Kind, Node};
    fn find(node: &Node, text: &str) -> Option<Span> {
        match &node.kind {
            Kind::Str(found) if found == text => Some(node.span),
            Kind::Something(inner) | Kind::Named(_, Some(inner)) => find(inner, text),
            Kind::List(items) | Kind::Tuple(items) => items.iter().find_map(|item| find(item, text)),
            Kind::Struct(fields) => fields.iter().find_map(|field| find(&field.value, text)),
            Kind::Map(entries) => entries.iter().find_map(|(_, value)| find(value, text)),
            _ => None,
        }
    }
    find(check.place.tree.root.as_ref()?, text)
}

/// Letters with their code points, and the scripts that they are of.
fn listed(letters: &BTreeSet<char>) -> String {
    by_script(letters, |letter| format!("`{letter}` ({})", code_point(letter)))
}
