//! `check`: every kind of file, from wherever it comes.

use super::{demarche, file, printed};
use std::io::Write;
use std::process::{Command, Stdio};

fn path(name: &str) -> String {
    format!("{}/{name}", env!("CARGO_MANIFEST_DIR"))
}

/// The findings of a call that finds errors, as code, file and line.
fn findings(args: &[&str]) -> Vec<(String, String, u64)> {
    let output = demarche(&[args, &["--format", "json"][..]].concat());
    assert_eq!(output.status.code(), Some(1), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    let all: Vec<serde_json::Value> = serde_json::from_slice(&output.stdout).unwrap();
    let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    all.iter().map(|one| (text(&one["code"]), text(&one["file"]), one["line"].as_u64().unwrap())).collect()
}

#[test]
fn what_comes_with_the_program_has_no_finding() {
    assert_eq!(printed(&["check", &path("scenarios/catalogue/standard.ron")]), "");
    for entry in std::fs::read_dir(path("scenarios/characters")).unwrap() {
        let character = entry.unwrap().path().display().to_string();
        assert_eq!(printed(&["check", &character]), "", "{character}");
    }
}

#[test]
fn a_slip_in_a_catalogue_or_a_character_is_shown_in_its_own_line() {
    let catalogue = include_str!("../../scenarios/catalogue/standard.ron");
    let catalogue = file("slipped_catalogue.ron", &catalogue.replacen("orders_a_round: 3", "orders_a_round: three", 1));
    let catalogue = catalogue.display().to_string();
    let found = findings(&["check", &catalogue]);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!((found[0].0.as_str(), found[0].1.as_str()), ("wrong-type", catalogue.as_str()));
    let shown = demarche(&["check", &catalogue]).stdout;
    assert!(String::from_utf8_lossy(&shown).contains("orders_a_round: three"));

    let character = "(\n    name: \"mild\",\n    about: \"It is mild.\",\n    purse: (reserve: 2, fundz: 1),\n)\n";
    let character = file("slipped_character.ron", character).display().to_string();
    assert_eq!(findings(&["check", &character]), [("unknown-field".to_owned(), character.clone(), 4)]);
}

#[test]
fn a_file_of_orders_is_checked_by_itself_and_against_its_scenario() {
    let orders = "[\n    (seat: \"aldmar\", round: 1, order: (action: \"forensic_inquiry\")),\n    (seat: \"nobody\", round: 2, order: (action: \"forensic_inquiry\")),\n]\n";
    let orders = file("orders_to_check.ron", orders).display().to_string();
    assert_eq!(printed(&["check", &orders]), "");
    let scenario = path("tests/fixtures/two_ports.ron");
    assert_eq!(findings(&["check", &scenario, &orders]), [("unknown-id".to_owned(), orders.clone(), 3)]);
}

#[test]
fn a_record_is_checked_to_its_first_fault() {
    let record = file("record_to_check.record.ron", "").display().to_string();
    std::fs::remove_file(&record).unwrap();
    printed(&["run", &path("tests/fixtures/two_ports.ron"), "--policy", "pass", "--record", &record]);
    assert_eq!(printed(&["check", &record]), "");
    let text = std::fs::read_to_string(&record).unwrap();
    let altered = file("altered.record.ron", &text.replacen("phase: Talks", "phase: Orders", 1));
    let altered = altered.display().to_string();
    let found = findings(&["check", &altered]);
    let line = text.lines().position(|line| line.contains("phase: Talks")).unwrap() + 1;
    assert_eq!(found, [("record".to_owned(), altered, line as u64)]);
}

#[test]
fn the_standard_input_is_checked_like_a_file() {
    let mut check = Command::new(env!("CARGO_BIN_EXE_demarche"))
        .args(["check", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let text = include_str!("../fixtures/two_ports.ron").replacen("rounds: 4", "rounds:\u{a0}4", 1);
    check.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    let output = check.wait_with_output().unwrap();
    let shown = String::from_utf8_lossy(&output.stdout);
    assert_eq!(output.status.code(), Some(1), "{shown}");
    assert!(shown.contains("a no-break space (U+00A0) cannot stand here"), "{shown}");
    assert!(shown.contains("standard input:"), "{shown}");
    assert_eq!(shown.matches("error[").count(), 1, "{shown}");
}

#[test]
fn what_is_hidden_is_found_in_every_kind_of_file_as_run_finds_it() {
    let ports = path("tests/fixtures/two_ports.ron");
    let catalogue = include_str!("../../scenarios/catalogue/standard.ron");
    let kinds = [
        ("scenario", include_str!("../fixtures/two_ports.ron").replacen("title: \"", "title: \"\u{200b}", 1), None),
        ("catalogue", catalogue.replacen("name: \"", "name: \"\u{202e}", 1), None),
        ("character", "(name: \"mild\", about: \"It is \u{1b}[31mmild.\")".to_owned(), Some("--policy")),
        ("script", "Scripted(name: \"sa\u{200b}id\", lines: [])".to_owned(), Some("--policy")),
        ("orders", "[(round: 1, facilitator: Note(text: \"no\u{202e}ted\"))]".to_owned(), Some("--orders")),
    ];
    for (kind, text, option) in kinds {
        let hidden = file(&format!("hidden_{kind}.ron"), &text).display().to_string();
        let found = findings(&["check", &hidden]);
        assert!(found.iter().all(|(code, ..)| code == "hidden-character") && !found.is_empty(), "{kind}: {found:?}");
        let run = match option {
            Some(option) => demarche(&["run", &ports, option, &hidden]),
            None if kind == "scenario" => demarche(&["run", &hidden]),
            None => continue,
        };
        let said = String::from_utf8_lossy(&[run.stdout, run.stderr].concat()).into_owned();
        assert!(!run.status.success() && said.contains("hidden-character"), "{kind}: {said}");
    }
}

#[test]
fn a_file_of_another_kind_is_told_in_a_line_with_what_to_do_with_it() {
    let ports = path("tests/fixtures/two_ports.ron");
    let record = file("of_another_kind.record.ron", "").display().to_string();
    std::fs::remove_file(&record).unwrap();
    printed(&["run", &ports, "--policy", "pass", "--record", &record]);
    let text = std::fs::read_to_string(&record).unwrap();
    let marked = file("marked.record.ron", &format!("\u{feff}\n{text}")).display().to_string();
    let large = file("large.record.ron", &text.repeat((5 << 20) / text.len() + 1)).display().to_string();
    let orders = file("of_another_kind.ron", "[(seat: \"aldmar\", round: 1)]").display().to_string();
    let script = file("of_a_seat.ron", "Scripted(name: \"said\", lines: [])").display().to_string();
    let character = path("scenarios/characters/hawk.ron");
    let catalogue = path("scenarios/catalogue/standard.ron");
    let kinds = [
        (&record, "the record of a play", "demarche replay"),
        (&marked, "the record of a play", "demarche replay"),
        (&large, "the record of a play", "demarche replay"),
        (&orders, "a file of orders", "--orders"),
        (&script, "a script of a seat", "--policy SEAT="),
        (&character, "a character", "--policy"),
        (&catalogue, "a catalogue", "scenarios/catalogue/standard.ron"),
    ];
    for (name, what, remedy) in kinds {
        for verb in ["run", "handout", "simulate"] {
            let said = super::unusable(&[verb, name]);
            assert!(said.contains(&format!("this is {what}, and not a scenario")), "{said}");
            assert!(said.contains(remedy) && said.len() < 600, "{said}");
        }
    }
    let said = super::unusable(&["run", &ports, "--orders", &ports]);
    assert!(said.contains("this is a scenario, and not a file of orders"), "{said}");
    let said = super::unusable(&["run", &ports, "--policy", &ports]);
    assert!(said.contains("this is a scenario, and not a character"), "{said}");
}
