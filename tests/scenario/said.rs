//! What is said of one slip: what was found there, and what to write.

use demarche::scenario::text::{Finding, Severity, Source};
use demarche::scenario::{load, standard_catalogue};

const TWO_PORTS: &str = include_str!("../fixtures/two_ports.ron");

fn errors(text: &str) -> Vec<Finding> {
    let (_, findings) = load(&Source::new("said.ron", text), &standard_catalogue());
    findings.into_iter().filter(|finding| finding.severity == Severity::Error).collect()
}

/// What is replaced, with what, and what the message and the help, if there is one, of the only error hold.
const SLIPS: [(&str, &str, &str, &str); 25] = [
    ("salience: 3,", "salience: 3),", "`)` closes the bracket of line 85 too soon", "take the `)` away"),
    ("letter: 'A'", "letter: 'AB'", "one character in single quotation marks", "'A'"),
    ("letter: 'A'", "letter: ''", "one character in single quotation marks", "'A'"),
    ("letter: 'A'", "letter: \"A\"", "one character in single quotation marks", "write 'A'"),
    ("letter: 'A'", "letter: \"AB\"", "one character in single quotation marks", "single quotation marks"),
    ("    rounds: 4", "    \"rounds\": 4", "no quotation marks", "write `rounds` without them"),
    ("(people: 3,", "(\"people\": 3,", "no quotation marks", "write `people` without them"),
    ("    rounds: 4,", "    -- four of them\n    rounds: 4,", "`--` cannot stand here", "write `//` before a comment"),
    ("    rounds: 4,", "    rounds: 4, -- four", "`--` cannot stand here", "write `//` before a comment"),
    ("    rounds: 4,", "    # four of them\n    rounds: 4,", "`#` cannot stand here", "write `//` before a comment"),
    ("public: true", "public: True", "true or false", "write `true`"),
    ("public: true", "public: yes", "true or false", "write `true`"),
    ("public: true", "public: \"true\"", "true or false", "write `true`"),
    ("rounds: 4,", "rounds: 4.0,", "a number with a fraction", "a whole number"),
    ("victims: [\"aldmar\"]", "victims: \"aldmar\"", "a list", "write [\"aldmar\"]"),
    (
        "capacity: (people: 3, organisation: 2, law: 3)",
        "capacity: {people: 3, organisation: 2, law: 3}",
        "a map",
        "parentheses",
    ),
    ("AtMost(HighestTension, 3)", "AtMost(3, HighestTension)", "`AtMost`", "`AtMost(measure, number)`"),
    ("AtMost(HighestTension, 3)", "AtMost(HighestTension)", "`AtMost` holds 2 values", "`AtMost(measure, number)`"),
    ("met: Over(\"berth_blackout\")", "met: Over(3)", "the id of an incident", ""),
    ("met: Over(\"berth_blackout\")", "met: Rounds(3)", "`Rounds` holds 2 values", "`Rounds(number, number)`"),
    ("effects: [Mandate(Victims, -1)]", "effects: [Mandate(-1, Victims)]", "`Mandate`", "`Mandate(who, number)`"),
    ("days: 30,", "months_a_round: 2,", "rounds have days, not months", "write `days: 60` in its place"),
    ("days: 30,", "days: [30, 30],", "expected the days of 4 rounds, found those of 2", "one number for each round"),
    ("days: 30,", "days: [30, 0, 2, 2],", "a whole number from 1 to 3650, found 0", ""),
    ("days: 30,", "days: 30, begins: \"2031-04-31\",", "`2031-04-31` is no date", ""),
];

#[test]
fn one_slip_is_one_finding_that_says_what_to_write() {
    let mut wrong = String::new();
    for (replace, with, message, help) in SLIPS {
        assert!(TWO_PORTS.contains(replace), "{replace}: nothing to replace");
        let found = errors(&TWO_PORTS.replacen(replace, with, 1));
        let is_said = match found.as_slice() {
            [one] => one.message.contains(message) && one.help.as_deref().unwrap_or_default().contains(help),
            _ => false,
        };
        if !is_said {
            let said = found.iter().map(|one| format!("  {}: {} help: {:?}\n", one.line, one.message, one.help));
            wrong += &format!("{with}\n{}", said.collect::<String>());
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn no_finding_shows_more_of_the_file_than_of_an_id() {
    let long = "x".repeat(100_000);
    let many = "\"x\", ".repeat(2_000);
    let slips = [
        ("rounds: 4", format!("rounds: {long}")),
        ("rounds: 4", format!("rounds: {long}(1)")),
        ("rounds: 4", format!("rounds: \"{long}\"")),
        ("rounds: 4", format!("rounds: \"+{}1\"", "0".repeat(100_000))),
        ("rounds: 4", format!("rounds: {}", "9".repeat(100_000))),
        ("rounds: 4", format!("rounds: 4 {long}")),
        ("rounds: 4", format!("rounds {long}")),
        ("rounds: 4", format!("{long} 4")),
        ("rounds: 4", format!("{long}: 4")),
        ("rounds: 4", format!("{long}: 4, {long}: 4, rounds: 4")),
        ("rounds: 4", format!("\"{long}\": 4, rounds: 4")),
        ("rounds: 4", format!("rounds: {{\"{long}\": 1, \"{long}\": 2}}")),
        ("rounds: 4", format!("rounds: '{long}'")),
        ("rounds: 4", format!("rounds: 4{long}")),
        ("level: Standard", format!("level: {long}")),
        ("public: true", format!("public: {long}")),
        ("letter: 'A'", format!("letter: '{long}'")),
        ("letter: 'A'", format!("letter: {long}")),
        ("victims: [\"aldmar\"]", format!("victims: \"{long}\"")),
        ("victims: [\"aldmar\"]", format!("victims: {long}")),
        ("victims: [\"aldmar\"]", format!("victims: [\"{long}\"]")),
        ("victims: [\"aldmar\"]", format!("victims: [{many}]")),
        ("id: \"night_watch\"", format!("id: \"{long}\"")),
        ("grade: \"B2\"", format!("grade: \"{long}\"")),
        ("met: Over(\"berth_blackout\")", format!("met: {long}(\"berth_blackout\")")),
        ("met: Over(\"berth_blackout\")", format!("met: Over({long})")),
        ("AtMost(HighestTension, 3)", format!("AtMost({long}, \"{long}\")")),
        ("capacity: (people: 3,", format!("capacity: {long}(people: 3,")),
    ];
    for (replace, with) in slips {
        assert!(TWO_PORTS.contains(replace), "{replace}: nothing to replace");
        let found = errors(&TWO_PORTS.replacen(replace, &with, 1));
        assert!(!found.is_empty(), "{replace}");
        for one in found {
            for said in [Some(one.message), one.help].into_iter().flatten() {
                let shown: String = said.chars().take(200).collect();
                let quotes = ["x", "0", "9"].iter().any(|piece| said.contains(&piece.repeat(50)));
                assert!(!quotes && said.len() < 2_000, "{replace}: {shown}");
            }
        }
    }
}
