//! Whole scenarios with something torn out, doubled or put in at random: the
//! reading never panics, and ends with a playable or says why not.

use demarche::scenario::text::{Severity, Source};
use demarche::scenario::{from_header, load, standard_catalogue};
use proptest::prelude::*;

const TWO_PORTS: &str = include_str!("../fixtures/two_ports.ron");

/// What is put in the place of a piece.
const PIECES: &[&str] = &[
    "",
    "(",
    ")",
    "[",
    "]",
    "\"",
    "0",
    "-1",
    "99999",
    "None",
    "Never",
    "Me",
    "Target",
    "\"aldmar\"",
    "\"brenn\"",
    "\"x\"",
    ",",
    ":",
    "Always",
    "All([])",
    "Chance(0)",
    "Rounds(9, 2)",
    "/*",
    "é",
    "\u{0}",
];

/// One change: what is done, where (in thousandths), and with what.
#[derive(Clone, Debug)]
enum Change {
    /// Tears out so many tokens.
    Tear(usize, usize),
    /// Says a token twice.
    Double(usize),
    /// Puts a piece in a token's place.
    Put(usize, usize),
    /// Puts one token in the place of another.
    Swap(usize, usize),
    /// Changes one byte.
    Byte(usize, u8),
}

fn change() -> impl Strategy<Value = Change> {
    let place = || 0..1_000_000_usize;
    prop_oneof![
        (place(), 1..40_usize).prop_map(|(at, count)| Change::Tear(at, count)),
        place().prop_map(Change::Double),
        (place(), 0..PIECES.len()).prop_map(|(at, piece)| Change::Put(at, piece)),
        (place(), place()).prop_map(|(at, from)| Change::Swap(at, from)),
        (place(), any::<u8>()).prop_map(|(at, byte)| Change::Byte(at, byte)),
    ]
}

/// Words, strings, numbers and single marks, with the blanks before them.
fn tokens(text: &str) -> Vec<String> {
    let mut tokens: Vec<String> = Vec::new();
    let mut in_string = false;
    let mut joins = false;
    for c in text.chars() {
        let wordy = in_string || c.is_alphanumeric() || c == '_' || c == '-';
        match tokens.last_mut() {
            Some(last) if joins && (wordy || c == '"' && in_string) => last.push(c),
            _ => tokens.push(c.to_string()),
        }
        if c == '"' {
            in_string = !in_string;
        }
        joins = wordy || in_string || c.is_whitespace();
        if !in_string && c == '"' {
            joins = false;
        }
    }
    tokens
}

fn changed(text: &str, changes: &[Change]) -> Vec<u8> {
    let mut tokens = tokens(text);
    let mut bytes = Vec::new();
    for change in changes {
        let count = tokens.len().max(1);
        match *change {
            Change::Tear(at, many) => {
                let from = at % count;
                tokens.drain(from..(from + many).min(tokens.len()));
            }
            Change::Double(at) => {
                let token = tokens[at % count].clone();
                tokens.insert(at % count, token);
            }
            Change::Put(at, piece) => PIECES[piece].clone_into(&mut tokens[at % count]),
            Change::Swap(at, from) => {
                let token = tokens[from % count].clone();
                tokens[at % count] = token;
            }
            Change::Byte(at, byte) => bytes.push((at, byte)),
        }
    }
    let mut text = tokens.concat().into_bytes();
    let len = text.len();
    for (at, byte) in bytes {
        text[at % len] = byte;
    }
    text
}

fn stands(text: &[u8]) {
    let source = Source::new("mutated", text);
    let (playable, findings) = load(&source, &standard_catalogue());
    let errors = findings.iter().filter(|finding| finding.severity == Severity::Error).count();
    assert_eq!(playable.is_none(), errors > 0, "{findings:?}");
    if let Some(playable) = playable {
        let line = demarche::scenario::text::to_line(&playable.scenario, &playable.naming());
        let (again, _) = from_header(&line.unwrap());
        assert_eq!(again, Some(playable));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn a_mutated_scenario_is_read_or_refused(changes in prop::collection::vec(change(), 1..5)) {
        stands(&changed(TWO_PORTS, &changes));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn so_is_every_scenario_of_the_house(changes in prop::collection::vec(change(), 1..5)) {
        for (_, text) in demarche::scenario::EMBEDDED {
            stands(&changed(text, &changes));
        }
    }
}
