//! Small scenarios broken in one place at a time: `tests/broken/cases.ron`, and of three truths:
//! `tests/broken/truths.ron`.

use demarche::scenario::text::{NoIds, Severity, Source, read, render};
use demarche::scenario::{load, standard_catalogue};
use serde::Deserialize;

const TWO_PORTS: &str = include_str!("../fixtures/two_ports.ron");
const CASES: &str = include_str!("../broken/cases.ron");
const COLD_CHAIN: &str = include_str!("../fixtures/cold_chain.ron");
const OF_TRUTHS: &str = include_str!("../broken/truths.ron");

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    replace: String,
    with: String,
    /// Codes, and a part of the line that each finding points to.
    expected: Vec<(String, String)>,
}

fn cases(text: &str) -> Vec<Case> {
    let source = Source::new("cases", text);
    let (cases, findings) = read::<Vec<Case>>(&source, &NoIds);
    assert!(findings.is_empty(), "{}", render(&findings, &source));
    cases.unwrap()
}

#[test]
fn every_fault_is_found_where_it_is() {
    found_where_they_are(TWO_PORTS, CASES);
}

#[test]
fn every_fault_of_truths_is_found_where_it_is() {
    found_where_they_are(COLD_CHAIN, OF_TRUTHS);
}

#[track_caller]
fn found_where_they_are(whole: &str, of: &str) {
    let mut wrong = String::new();
    for case in cases(of) {
        assert!(whole.contains(&case.replace), "{}: nothing to replace", case.name);
        let text = whole.replacen(&case.replace, &case.with, 1);
        let source = Source::new(case.name.as_str(), &text);
        let (playable, findings) = load(&source, &standard_catalogue());
        let has_error = findings.iter().any(|finding| finding.severity == Severity::Error);
        assert_eq!(playable.is_none(), has_error, "{}", case.name);

        let mut left: Vec<_> = case.expected.iter().collect();
        let mut unexpected = false;
        for finding in &findings {
            let line = text.lines().nth(finding.line as usize - 1).unwrap_or_default();
            let meant = left.iter().position(|(code, part)| *code == finding.code && line.contains(part.as_str()));
            match meant {
                Some(at) => drop(left.remove(at)),
                None => unexpected = true,
            }
            // Where the reader says what it expected, that is the help.
            let says = finding.message.contains("expected") || finding.code == "invalid-value";
            assert!(finding.help.is_some() || says, "{}: no help: {finding:?}", case.name);
            let first = finding.message.chars().next().unwrap_or('A');
            assert!(!first.is_uppercase(), "{}: {}", case.name, finding.message);
            assert!(!finding.message.ends_with('.'), "{}: {}", case.name, finding.message);
        }
        if unexpected || !left.is_empty() {
            let shown = render(&findings, &source);
            wrong += &format!("=== {}: missing {left:?}, found\n{shown}\n", case.name);
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn there_are_enough_of_them() {
    let mut names: Vec<_> = cases(CASES).into_iter().map(|case| case.name).collect();
    let count = names.len();
    names.sort();
    names.dedup();
    assert_eq!(names.len(), count, "a name is used twice");
    assert!(count >= 20);
}

/// Two truths in which all is the same are one, and a scenario of one truth states none.
#[test]
fn truths_differ_and_there_are_several() {
    let twins = COLD_CHAIN.replace("\"directed\"", "\"directed\", \"twin\"").replace(
        "(id: \"directed\", \"twin\",",
        "(id: \"twin\", note: \"The same again.\"),\n        (id: \"directed\",",
    );
    let codes = |text: &str| -> Vec<&str> {
        let (_, findings) = load(&Source::new("truths", text), &standard_catalogue());
        findings.iter().map(|finding| finding.code).collect()
    };
    assert_eq!(codes(&twins), ["truths-alike"]);
    let alone = TWO_PORTS.replace("    incidents: [", "    truths: [(id: \"only\", note: \"It.\")],\n    incidents: [");
    assert_eq!(codes(&alone), ["truths"]);
}
