//! Policies from files: characters that an instructor writes, and seats that follow a script.

use super::{demarche, file, printed, unusable};
use serde_json::Value;

const QUIET: &str = r#"
// A ministry that listens and shares.
(
    name: "listener",
    about: "Looks, checks and tells.",
    inquiry: (forensics: 30, source_check: 20, tires: 10),
    manner: (shares: 100),
)
"#;

fn json(args: &[&str]) -> Value {
    serde_json::from_str(&printed(args)).expect("it prints JSON")
}

#[test]
fn a_character_of_ones_own_plays() {
    let path = file("listener.ron", QUIET);
    let listener = path.to_str().unwrap();
    let one = ["simulate", "first_demarche", "--games", "12", "--policy", listener, "--format", "json"];
    let acts = &json(&one)["policies"][0];
    assert_eq!(acts["policy"], "listener");
    let actions: Vec<&str> = acts["actions"].as_object().unwrap().keys().map(String::as_str).collect();
    assert!(actions.contains(&"forensic_inquiry") && actions.contains(&"source_check"), "{actions:?}");
    assert!(!actions.contains(&"public_attribution") && !actions.contains(&"targeted_sanctions"), "{actions:?}");
    assert!(acts["talks"]["sharing"].as_u64() > Some(0));
}

#[test]
fn a_broken_character_is_named_with_its_place() {
    let path = file("broken_character.ron", &QUIET.replace("forensics: 30", "forensic: 30"));
    let output = demarche(&["run", "first_demarche", "--policy", path.to_str().unwrap()]);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains("broken_character.ron:6:15") && said.contains("did you mean `forensics`?"), "{said}");
}

/// What a seat says and orders, of which the second order is not admitted.
fn script(refused: &str) -> String {
    format!(
        r#"Scripted(
    name: "by the book",
    {refused}
    lines: [
        (round: 1, talk: Ping(to: "luden")),
        (round: 1, order: (action: "forensic_inquiry", incident: "notice_board"), reason: "the log first (4.6)"),
        (round: 2, order: (action: "forensic_inquiry")),
        (round: 3, order: (action: "contain_at_home", incident: "notice_board")),
    ],
)"#
    )
}

#[test]
fn a_script_skips_what_is_not_admitted_and_goes_on() {
    let path = file("skips.ron", &script("refused: Skip,"));
    let seat = format!("corrane={}", path.display());
    let output = demarche(&["run", "first_demarche", "--policy", "pass", "--policy", &seat]);
    let (told, said) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert_eq!(output.status.code(), Some(0), "{said}");
    assert!(said.contains("round 2, corrane: not admitted: ") && said.lines().count() == 1, "{said}");
    assert!(told.contains("the log first (4.6)") && told.contains("Round 4"), "{told}");
    assert!(told.contains("put its response team to work"), "{told}");
}

#[test]
fn a_script_stops_where_it_says_so() {
    let path = file("stops.ron", &script("refused: Stop,"));
    let seat = format!("corrane={}", path.display());
    let output = demarche(&["run", "first_demarche", "--policy", "pass", "--policy", &seat]);
    let (told, said) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("round 2, corrane: not admitted: ") && said.contains("was stopped"), "{said}");
    assert!(told.contains("Round 2") && !told.contains("Round 3"), "{told}");
    let many = demarche(&["simulate", "first_demarche", "--games", "3", "--policy", "pass", "--policy", &seat]);
    let said = String::from_utf8_lossy(&many.stderr);
    assert_eq!(many.status.code(), Some(1), "{said}");
    assert!(said.contains("play 0 was stopped"), "{said}");
}

#[test]
fn a_gate_that_is_shut_speaks_for_itself() {
    let lines = r#"[(seat: "maravel", round: 1, order: (action: "crisis_call", target: "tolvane"))]"#;
    let path = file("shut.ron", lines);
    let output = demarche(&["run", "lantern_strait", "--orders", path.to_str().unwrap()]);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(0), "{said}");
    assert!(said.contains("There is no hotline between you"), "{said}");
}

#[test]
fn policies_are_listed_where_one_is_unknown() {
    let said = unusable(&["run", "first_demarche", "--policy", "dove"]);
    for name in ["pass", "random", "cautious", "legalist", "hawk", "mediator", "trader", "planner"] {
        assert!(said.contains(&format!("`{name}`")), "{said}");
    }
}
