//! Mutations that know how RON is built: bytes, tokens, subtrees, nesting, numbers, texts, lists.

use demarche::dice::Roll;
use std::ops::Range;

/// What is put in the place of a token.
const PIECES: [&str; 40] = [
    "",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    "\"",
    ",",
    ":",
    "#",
    ";",
    "0",
    "-1",
    "None",
    "Some(None)",
    "()",
    "[]",
    "{}",
    "Never",
    "Always",
    "All([])",
    "Not(Never)",
    "Chance(0)",
    "Me",
    "Target",
    "\"aldmar\"",
    "\"brenn\"",
    "\"x\"",
    "\"\"",
    "'x'",
    "r\"",
    "r#\"",
    "/*",
    "//",
    "é",
    "\u{0}",
    "\u{202e}",
    "\u{feff}",
    "“",
];

const NUMBERS: [&str; 22] = [
    "0",
    "1",
    "-1",
    "2",
    "7",
    "99",
    "100",
    "101",
    "127",
    "128",
    "-128",
    "255",
    "256",
    "32767",
    "-32768",
    "32768",
    "65535",
    "4294967295",
    "9223372036854775807",
    "-170141183460469231731687303715884105728",
    "0xff",
    "1.5",
];

const TEXTS: [&str; 10] = [
    "\"\"",
    "\" \"",
    "\"\\u{1b}[2J\"",
    "\"\u{202e}abc\"",
    "\"../../x\"",
    "\"CON\"",
    "\"a\\u{0}b\"",
    "\"ü🜁字\"",
    "\"\\n\\n\"",
    "r##\"a\"#b\"##",
];

/// Depths around what is let in, and far beyond it.
const DEPTHS: [usize; 8] = [1, 2, 30, 62, 63, 64, 65, 3_000];

/// Repeating stops about here, in bytes: larger files are refused unread, and teach nothing.
const LONGEST: usize = 200_000;

/// How often an element is said.
const TIMES: [usize; 5] = [2, 3, 9, 40, 300];

/// A text with one to four things changed, some of them taken from another.
pub(super) fn mutated(text: &str, other: &str, roll: &mut Roll) -> Vec<u8> {
    let mut text = text.to_owned();
    for _ in 0..=roll.below(3) {
        if let Some(next) = change(&text, other, roll) {
            text = next;
        }
    }
    let mut bytes = text.into_bytes();
    if roll.below(4) == 0 {
        change_bytes(&mut bytes, roll);
    }
    bytes
}

fn change_bytes(bytes: &mut Vec<u8>, roll: &mut Roll) {
    for _ in 0..=roll.below(3) {
        if bytes.is_empty() {
            return;
        }
        let (at, byte) = (roll.place_in(bytes.len()), roll.next_u32().to_le_bytes()[0]);
        match roll.below(4) {
            0 => bytes[at] = byte,
            1 => bytes.insert(at, byte),
            2 => drop(bytes.remove(at)),
            _ => bytes.truncate(at),
        }
    }
}

/// One change, if the text has what it changes.
fn change(text: &str, other: &str, roll: &mut Roll) -> Option<String> {
    let tokens = tokens(text);
    let token = |roll: &mut Roll| roll.choose(&tokens).cloned();
    let put = |place: Range<usize>, piece: &str| {
        let mut text = text.to_owned();
        text.replace_range(place, piece);
        text
    };
    let groups = groups(text, &tokens);
    let group = |roll: &mut Roll| roll.choose(&groups).cloned();
    let of = |roll: &mut Roll, fits: fn(char) -> bool| {
        let fitting: Vec<_> = tokens.iter().filter(|token| text[(*token).clone()].starts_with(fits)).cloned().collect();
        roll.choose(&fitting).cloned()
    };
    Some(match roll.below(12) {
        0 => {
            let (from, to) = (token(roll)?, token(roll)?);
            let (start, end) = (from.start.min(to.start), from.end.max(to.end));
            put(start..text.floor_char_boundary(end.min(start + 400)), "")
        }
        1 => {
            let token = token(roll)?;
            put(token.end..token.end, &text[token.clone()])
        }
        2 => put(token(roll)?, roll.choose(&PIECES)?),
        3 => {
            let from = token(roll)?;
            put(token(roll)?, &text[from])
        }
        4 => {
            let there = self::tokens(other);
            let from = roll.choose(&there)?.start;
            format!("{}{}", &text[..token(roll)?.start], &other[from..])
        }
        5 => {
            let there = self::groups(other, &self::tokens(other));
            put(group(roll)?, &other[roll.choose(&there)?.clone()])
        }
        6 => put(group(roll)?, ""),
        7 => {
            let group = group(roll)?;
            let depth = *roll.choose(&DEPTHS)?;
            let (open, close) = *roll.choose(&[("(", ")"), ("[", "]"), ("{0:", "}"), ("Not(", ")"), ("Some(", ")")])?;
            put(group.clone(), &[&open.repeat(depth), &text[group], &close.repeat(depth)].concat())
        }
        8 => put(of(roll, |c| c.is_ascii_digit() || c == '-')?, roll.choose(&NUMBERS)?),
        9 => put(of(roll, |c| c == '"')?, roll.choose(&TEXTS)?),
        10 => {
            let group = group(roll)?;
            let times = *roll.choose(&TIMES)?.min(&(LONGEST / group.len() + 2));
            put(group.clone(), &vec![&text[group]; times].join(", "))
        }
        _ => {
            // A word for another word: fields, variants and ids are mixed up.
            let word = of(roll, char::is_alphabetic)?;
            put(of(roll, char::is_alphabetic)?, &text[word])
        }
    })
}

/// Where the texts, words, numbers and single marks of a text stand. Broken ones stand somehow.
fn tokens(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((start, first)) = chars.next() {
        if first.is_whitespace() {
            continue;
        }
        let mut end = start + first.len_utf8();
        if first == '"' {
            let mut escaped = false;
            for (at, c) in chars.by_ref() {
                end = at + c.len_utf8();
                if c == '"' && !escaped {
                    break;
                }
                escaped = c == '\\' && !escaped;
            }
        } else if is_wordy(first) {
            while let Some((at, c)) = chars.next_if(|(_, c)| is_wordy(*c)) {
                end = at + c.len_utf8();
            }
        }
        found.push(start..end);
    }
    found
}

fn is_wordy(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '-'
}

/// Every stretch between a bracket and the one that closes it, both included, with the name before
/// it; each number and text is such a stretch too.
fn groups(text: &str, tokens: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    let mut before = None;
    for token in tokens {
        match &text[token.clone()] {
            "(" => open.push(before.unwrap_or(token.start)),
            "[" | "{" => open.push(token.start),
            ")" | "]" | "}" => found.extend(open.pop().map(|start| start..token.end)),
            other if other.starts_with(|c: char| c == '"' || c.is_ascii_digit()) => found.push(token.clone()),
            _ => {}
        }
        let is_word = text[token.clone()].starts_with(char::is_alphabetic);
        before = is_word.then_some(token.start);
    }
    found
}
