//! Quotation marks that were forgotten, or that end a text too soon.

use super::odd::{is_double, is_single};
use super::slip::{Edit, Error, Guess, change, put};
use super::tokens::{Sort, Token, is_word};

/// So many places in one line are tried, from either side.
const PLACES: usize = 6;

/// So many quotation marks of one line are looked at.
const MARKS: usize = 60;

/// So many lines of a text are looked at for one that is no prose.
const LINES: usize = 2_000;

/// A text before the error that may have run on over its end.
pub(super) fn closing(error: &Error, all: &mut Vec<Guess>) {
    let token = error.token().filter(|token| token.sort == Sort::Unclosed);
    let before = error.before(1).filter(|token| token.sort == Sort::Text);
    for token in token.into_iter().chain(before) {
        let Some(body) = error.text.get(token.start..token.end) else { continue };
        other_mark(body, token, all);
        let mut places = by_line(body);
        let first = body.lines().next().unwrap_or_default();
        let in_line = before_marks(first);
        let from_right = in_line.iter().rev().take(PLACES);
        places.extend(in_line.iter().take(PLACES).chain(from_right));
        all.extend(places.into_iter().filter(|place| *place > 0).map(|place| missing_end(token.start + place)));
    }
}

fn missing_end(at: usize) -> Guess {
    Guess {
        edits: vec![put(at, "\"")],
        place: (at, at),
        message: "a quotation mark is missing at the end of this text".to_owned(),
        about: None,
        help: "write `\"` here".to_owned(),
        sure: false,
    }
}

/// A text that begins with a straight mark and ends with one of print.
fn other_mark(body: &str, token: Token, all: &mut Vec<Guess>) {
    let marks = body.char_indices().filter(|(_, c)| is_double(*c) || is_single(*c));
    let ends = |at: usize| {
        let next = body.get(at..).and_then(|rest| rest.trim_start().chars().next());
        next.is_some_and(|next| matches!(next, ',' | ')' | ']' | '}'))
    };
    let marks = marks.map(|(at, c)| (at, c, at + c.len_utf8())).filter(|(_, _, end)| ends(*end));
    for (at, c, end) in marks.take(PLACES) {
        let (start, end) = (token.start + at, token.start + end);
        all.push(Guess {
            edits: vec![change(start, end, "\"")],
            place: (start, end),
            message: format!("`{c}` (U+{:04X}) does not end a text", u32::from(c)),
            about: None,
            help: "write a straight quotation mark `\"`".to_owned(),
            sure: true,
        });
    }
}

/// The ends of lines after which the text looks like the file's own lines, the first of them first.
fn by_line(body: &str) -> Vec<usize> {
    let mut places = Vec::new();
    let (mut at, mut last) = (0, None);
    for (number, line) in body.split_inclusive('\n').enumerate().take(LINES) {
        if number > 0 && is_code(line.trim()) {
            if let Some(end) = last {
                let kept: &str = body.get(..end).unwrap_or_default();
                let bare = kept.trim_end_matches([',', ')', ']', '}', ' ']).len();
                places.extend([bare, kept.trim_end_matches(',').len(), kept.len().saturating_sub(2)]);
            }
            break;
        }
        if !line.trim().is_empty() {
            last = Some(at + line.trim_end().len());
        }
        at += line.len();
    }
    places
}

/// Whether a line of a text is rather a line of the file: a field, or a bracket.
fn is_code(line: &str) -> bool {
    let name = line.find(|c: char| !is_word(c) && !c.is_ascii_digit()).unwrap_or(0);
    let rest = line.get(name..).unwrap_or_default();
    let begins_small = line.starts_with(|c: char| c.is_ascii_lowercase() || c == '_');
    if name > 0 && begins_small && rest.starts_with(':') {
        let value = rest.trim_start_matches(':').trim_start();
        return value.is_empty() || value.starts_with(|c: char| !c.is_lowercase() || c == 't' || c == 'f');
    }
    let bracket = line.starts_with(['(', ')', '[', ']']) || line == ",";
    bracket && (line.contains(':') || line.len() <= 3)
}

/// The places in a line before marks that may end a value.
fn before_marks(line: &str) -> Vec<usize> {
    let mut places = Vec::new();
    let mut inside = true;
    for (at, c) in line.char_indices().skip(1) {
        let mark = matches!(c, ',' | ')' | ']' | '}');
        if mark && inside {
            places.push(at);
        }
        inside = !mark;
    }
    places
}

/// A text whose first mark was forgotten, or both: it stands there as words.
pub(super) fn opening(error: &Error, all: &mut Vec<Guess>) {
    let wordy = |token: Token| !matches!(token.sort, Sort::Colon | Sort::Comma | Sort::Open(_) | Sort::Text);
    let mut begin = error.token().filter(|token| matches!(token.sort, Sort::Odd(_) | Sort::Word | Sort::Plain));
    for places in 1..200 {
        match error.before(places) {
            Some(token) if wordy(token) => begin = Some(token),
            _ => break,
        }
    }
    let Some(begin) = begin else { return };
    let guess = |edits: Vec<Edit>, message: &str, help: &str| Guess {
        edits,
        place: (begin.start, begin.end),
        message: message.to_owned(),
        about: None,
        help: help.to_owned(),
        sure: false,
    };
    let message = "a quotation mark is missing at the beginning of this text";
    all.push(guess(vec![put(begin.start, "\"")], message, "write `\"` here"));
    let line = error.text.get(begin.start..).and_then(|rest| rest.lines().next()).unwrap_or_default();
    let end = begin.start + line.trim_end().trim_end_matches([',', ')', ']']).len();
    if end > begin.start && !line.contains('"') {
        let edits = vec![put(begin.start, "\""), put(end, "\"")];
        all.push(guess(edits, "this text stands in no quotation marks", "write `\"…\"`"));
    }
}

/// Quotation marks inside a text, which end it unless they are written `\"`.
pub(super) fn inner(error: &Error, all: &mut Vec<Guess>) {
    let Some(text) = error.before(1).filter(|token| token.sort == Sort::Text) else { return };
    let line = error.text.get(text.start..).unwrap_or_default();
    let length = line.get(text.end - text.start..).and_then(|rest| rest.find('\n'));
    let line = line.get(..length.map_or(line.len(), |length| length + text.end - text.start)).unwrap_or_default();
    let marks: Vec<usize> = line.match_indices('"').map(|(at, _)| at).skip(1).take(MARKS).collect();
    let ends = |at: usize| {
        let next = line.get(at + 1..).and_then(|rest| rest.trim_start().chars().next());
        next.is_none_or(|next| matches!(next, ',' | ')' | ']' | '}'))
    };
    let last = marks.iter().copied().filter(|at| *at >= text.end - text.start && ends(*at));
    for last in last.take(PLACES) {
        let escaped = |at: usize| at > 0 && line.as_bytes().get(at - 1) == Some(&b'\\');
        let inside = marks.iter().copied().filter(|at| *at < last && !escaped(*at));
        let edits: Vec<Edit> = inside.map(|at| put(text.start + at, "\\")).collect();
        let Some(first) = edits.first().map(|edit| edit.at) else { continue };
        all.push(Guess {
            edits,
            place: (first, first + 1),
            message: "this quotation mark ends the text, and the text goes on".to_owned(),
            about: None,
            help: "write `\\\"` for a quotation mark inside a text, or “…” as print has it".to_owned(),
            sure: false,
        });
    }
}
