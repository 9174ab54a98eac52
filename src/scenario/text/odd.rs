//! Characters that look like those of the format, and are others.
//!
//! Word processors and mail programs put them in; the eye takes them for the right ones. So a
//! finding names each by its code point and says what to type.

use super::slip::{Error, Guess, change};
use super::tokens::Sort;

/// Marks that are written for others: of other scripts, of other formats, of word processors.
const WRITTEN_FOR: [(char, &str); 19] = [
    (';', ","),
    ('=', ":"),
    ('，', ","),
    ('、', ","),
    ('،', ","),
    ('؛', ","),
    ('；', ","),
    ('：', ":"),
    ('（', "("),
    ('）', ")"),
    ('［', "["),
    ('］', "]"),
    ('【', "["),
    ('】', "]"),
    ('−', "-"),
    ('–', "-"),
    ('—', "-"),
    ('#', "//"),
    ('•', ""),
];

/// Whether a character is drawn as a blank or not at all, and is no blank of the format.
pub(super) fn is_unseen(c: char) -> bool {
    matches!(c,
        '\u{A0}' | '\u{AD}' | '\u{1680}' | '\u{180E}' | '\u{2000}'..='\u{200F}' | '\u{2028}'..='\u{202F}'
        | '\u{205F}'..='\u{206F}' | '\u{3000}' | '\u{FEFF}')
        || c.is_control()
}

/// Whether a character is a double quotation mark of another kind.
pub(super) fn is_double(c: char) -> bool {
    matches!(c, '“' | '”' | '„' | '‟' | '«' | '»' | '″' | '＂' | '〝' | '〞' | '〟')
}

/// Whether a character is a single quotation mark, whatever its form.
pub(super) fn is_single(c: char) -> bool {
    matches!(c, '\'' | '‘' | '’' | '‚' | '‛' | '′' | '`' | '´')
}

/// A character with its code point, as a finding names it.
fn named(c: char) -> String {
    let code = u32::from(c);
    let name = match c {
        '\u{A0}' => "a no-break space",
        '\u{202F}' => "a narrow no-break space",
        '\u{2009}' => "a thin space",
        '\u{200B}' => "a zero-width space",
        '\u{200C}' | '\u{200D}' => "a zero-width joiner",
        '\u{AD}' => "a soft hyphen",
        '\u{3000}' => "an ideographic space",
        '\u{FEFF}' => "a byte-order mark",
        '\u{2028}' | '\u{2029}' => "a line separator",
        _ if c.is_control() => "a control character",
        _ if is_unseen(c) => "an unusual blank",
        _ if c.is_ascii() => return format!("`{c}`"),
        _ => return format!("`{c}` (U+{code:04X})"),
    };
    format!("{name} (U+{code:04X})")
}

/// What an odd character at the error was written for.
pub(super) fn characters(error: &Error, all: &mut Vec<Guess>) {
    let Some(token) = error.token() else { return };
    let Sort::Odd(c) = token.sort else { return };
    let rest = error.text.get(token.start..).unwrap_or_default();
    if is_unseen(c) {
        unseen(error, token.start, c, all);
    } else if rest.starts_with("--") {
        comment(token.start, rest, all);
    } else if c == '\'' && is_of_letter(error) {
        letter(token.start, rest, all);
    } else if is_double(c) || is_single(c) {
        quotation(error, token.start, c, all);
    } else if let Some((_, meant)) = WRITTEN_FOR.iter().find(|(odd, _)| *odd == c) {
        written_for(error, token.start, c, meant, all);
    }
}

fn written_for(error: &Error, at: usize, c: char, meant: &str, all: &mut Vec<Guess>) {
    let rest = error.text.get(at..).unwrap_or_default();
    // `=>`, `==` and `##` are one slip each.
    let length = rest.find(|next| next != c && !(c == '=' && next == '>')).unwrap_or(rest.len());
    let help = match c {
        '#' => "write `//` before a comment".to_owned(),
        '•' => "take it away".to_owned(),
        _ => format!("write `{meant}`"),
    };
    all.push(Guess {
        edits: vec![change(at, at + length, meant)],
        place: (at, at + length),
        message: format!("{} cannot stand here", named(c)),
        about: None,
        help,
        sure: true,
    });
}

/// A comment as other languages begin it.
fn comment(at: usize, rest: &str, all: &mut Vec<Guess>) {
    let length = rest.find(|c| c != '-').unwrap_or(rest.len());
    all.push(Guess {
        edits: vec![change(at, at + length, "//")],
        place: (at, at + length),
        message: "`--` cannot stand here".to_owned(),
        about: None,
        help: "write `//` before a comment".to_owned(),
        sure: true,
    });
}

/// Whether the error is the value of a field that holds one character.
fn is_of_letter(error: &Error) -> bool {
    let name = error.before(2).and_then(|name| error.text.get(name.start..name.end));
    error.before(1).is_some_and(|token| token.sort == Sort::Colon) && name == Some("letter")
}

/// Single quotation marks around no character, or around several.
fn letter(at: usize, rest: &str, all: &mut Vec<Guess>) {
    let Some((inside, _)) = rest.get(1..).and_then(|rest| rest.lines().next()?.split_once('\'')) else { return };
    let first = inside.chars().next().unwrap_or('A');
    all.push(Guess {
        edits: vec![change(at, at + inside.len() + 2, format!("'{first}'"))],
        place: (at, at + inside.len() + 2),
        message: format!("expected one character in single quotation marks, found {}", inside.chars().count()),
        about: None,
        help: format!("write one character: `'{first}'`"),
        sure: false,
    });
}

fn unseen(error: &Error, at: usize, c: char, all: &mut Vec<Guess>) {
    let rest = error.text.get(at..).unwrap_or_default();
    let length = rest.find(|c| !is_unseen(c)).unwrap_or(rest.len());
    let (instead, help) = match c {
        _ if c.is_whitespace() => (" ", "write an ordinary space instead"),
        // Between two letters of a word it would be a space too many.
        _ => ("", "delete it: it cannot be seen, and stands in the file all the same"),
    };
    let message = format!("{} cannot stand here", named(c));
    for instead in [instead, " "] {
        let edits = vec![change(at, at + length, instead)];
        let place = (at, at + c.len_utf8());
        all.push(Guess { edits, place, message: message.clone(), about: None, help: help.to_owned(), sure: true });
    }
}

/// Quotation marks as print has them, or single ones around a text.
fn quotation(error: &Error, at: usize, c: char, all: &mut Vec<Guess>) {
    let after = at + c.len_utf8();
    let rest = error.text.get(after..).unwrap_or_default();
    let alike = |other: char| if is_double(c) { is_double(other) } else { is_single(other) };
    let ends = |at: usize| {
        let next = rest.get(at..).unwrap_or_default().trim_start().chars().next();
        next.is_none_or(|next| matches!(next, ',' | ')' | ']' | '}' | ':'))
    };
    let partner = rest.char_indices().filter(|(_, other)| alike(*other));
    let partner = partner.map(|(at, other)| (at, other.len_utf8())).find(|(at, length)| ends(at + length));
    let message = match c {
        '\'' => "a text stands in double quotation marks, not in single ones".to_owned(),
        _ => format!("{} is not the quotation mark of this format", named(c)),
    };
    let mut push = |edits, instead: &str| {
        let help = format!("write straight quotation marks: `{instead}…{instead}`");
        all.push(Guess { edits, place: (at, after), message: message.clone(), about: None, help, sure: true });
    };
    let lone = || (vec![change(at, after, "\"")], "\"");
    let Some((partner, length)) = partner else {
        let (edits, instead) = lone();
        push(edits, instead);
        return;
    };
    let close = after + partner;
    let inside = rest.get(..partner).unwrap_or_default();
    let instead = if inside.chars().count() == 1 && is_single(c) { "'" } else { "\"" };
    // Straight marks between the two would end the text.
    let mut edits = vec![change(at, after, instead)];
    edits.extend(inside.match_indices('"').map(|(inner, _)| change(after + inner, after + inner + 1, "\\\"")));
    edits.push(change(close, close + length, instead));
    // A straight mark that ends the text lines before the other does is likelier its own: the
    // other then stands in the prose of a later text.
    let nearer = inside.match_indices('"').map(|(inner, _)| inner + 1).find(|end| ends(*end));
    let far = nearer.is_some_and(|end| inside.get(end..).is_some_and(|between| between.contains('\n')));
    let pair = (edits, instead);
    let ways = if far { [lone(), pair] } else { [pair, lone()] };
    ways.into_iter().for_each(|(edits, instead)| push(edits, instead));
}
