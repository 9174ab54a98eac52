//! Scenario files: whole ones, broken ones, mutated ones.

mod bounded;
mod broken;
mod mutated;
mod said;
mod slips;
mod strangers;

use demarche::scenario::text::{Severity, Source, render, to_line, to_sarif};
use demarche::scenario::{STANDARD_CATALOGUE, check_text, from_header, load, standard_catalogue};
use demarche::world::set_up;

const TWO_PORTS: &str = include_str!("../fixtures/two_ports.ron");
const ROUND_TABLE: &str = include_str!("../fixtures/round_table.ron");

#[test]
fn a_whole_scenario_loads_without_a_finding() {
    let source = Source::new("two_ports.ron", TWO_PORTS);
    let (playable, findings) = load(&source, &standard_catalogue());
    assert!(findings.is_empty(), "{}", render(&findings, &source));
    let playable = playable.unwrap();
    assert!(playable.scenario.merged);
    for (index, action) in playable.scenario.actions.iter().enumerate() {
        assert_eq!(action.id.index(), index);
    }
}

#[test]
fn a_header_reads_back_as_the_very_same_scenario() {
    let source = Source::new("two_ports.ron", TWO_PORTS);
    let (playable, _) = load(&source, &standard_catalogue());
    let playable = playable.unwrap();
    let line = to_line(&playable.scenario, &playable.naming()).unwrap();
    let (again, findings) = from_header(&line);
    assert!(findings.iter().all(|finding| finding.severity != Severity::Error), "{findings:?}");
    assert_eq!(again.as_ref(), Some(&playable));
    let (loaded, _) = load(&Source::new("header", &line), &standard_catalogue());
    assert_eq!(loaded, Some(playable));
}

/// A record from before rounds had days has months, and silences that are so many rounds.
#[test]
fn what_a_record_counts_in_months_and_rounds_is_read_in_days() {
    let source = Source::new("round_table.ron", ROUND_TABLE);
    let (playable, _) = load(&source, &standard_catalogue());
    let playable = playable.unwrap();
    let mut line = to_line(&playable.scenario, &playable.naming()).unwrap();
    for (new, old) in [
        ("days: 30", "months_a_round: 2"),
        ("silence_days: 60", "silence: 2"),
        ("assistance_days: 10", "assistance_pace: 3"),
        ("source_regrowth_days: 90", "source_regrowth: 3"),
    ] {
        assert_eq!(line.matches(new).count(), 1, "{new}");
        line = line.replacen(new, old, 1);
    }
    let (old, findings) = from_header(&line);
    assert!(findings.iter().all(|finding| finding.severity != Severity::Error), "{findings:?}");
    let world = set_up(&old.unwrap());
    let calendar = &world.table().calendar;
    assert_eq!((calendar.last_day(6), calendar.begins()), (360, None));
    let silences: Vec<u16> = world.table().drafts.iter().map(|draft| draft.silence_days).collect();
    assert_eq!(silences.iter().filter(|days| **days == 120).count(), 1, "{silences:?}");
    let numbers = &world.table().numbers;
    assert_eq!((numbers.assistance_days, numbers.source_regrowth_days), (10, 90));
}

#[test]
fn every_scenario_of_the_house_loads() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios");
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "ron") {
            continue;
        }
        let source = Source::new(path.display().to_string(), std::fs::read(&path).unwrap());
        let (playable, findings) = load(&source, &standard_catalogue());
        eprintln!("{}", render(&findings, &source));
        assert!(playable.is_some(), "{}", path.display());
    }
}

#[test]
fn the_standard_catalogue_has_no_finding() {
    let name = demarche::scenario::STANDARD_NAME;
    let findings = check_text(name, STANDARD_CATALOGUE.as_bytes());
    assert!(findings.is_empty(), "{}", render(&findings, &standard_catalogue()));
}

#[test]
fn what_a_catalogue_counts_in_rounds_is_named_with_the_days() {
    for (new, old, help) in [
        ("assistance_days: 10,", "assistance_pace: 3,", "write `assistance_days: 10` in its place"),
        ("source_regrowth_days: 90,", "source_regrowth: 2,", "write `source_regrowth_days: 60` in its place"),
    ] {
        assert!(STANDARD_CATALOGUE.contains(new), "{new}");
        let text = STANDARD_CATALOGUE.replacen(new, old, 1);
        let findings = check_text("standard.ron", text.as_bytes());
        let said = |line: u32| text.lines().nth(line as usize - 1).unwrap_or_default();
        match findings.as_slice() {
            [one] => assert!(
                one.code == "old-form" && said(one.line).contains(old) && one.help.as_deref() == Some(help),
                "{one:?}"
            ),
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn sarif_names_the_place() {
    let text = TWO_PORTS.replacen("rounds: 4", "rounds: 3", 1);
    let findings = check_text("a folder/two ports.ron", text.as_bytes());
    let log: serde_json::Value = serde_json::from_str(&to_sarif(&findings)).unwrap();
    let result = &log["runs"][0]["results"][0];
    assert_eq!(log["version"], "2.1.0");
    assert_eq!(result["ruleId"], "rounds");
    assert_eq!(result["level"], "error");
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "a%20folder/two%20ports.ron");
    assert_eq!(place["region"]["startLine"], findings[0].line);
}
