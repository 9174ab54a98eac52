//! Which characters the fonts of the window and of the pages have a form for.

use super::is_never_seen;
use super::shipped::SHIPPED;
use std::collections::{BTreeMap, BTreeSet};
use unicode_script::UnicodeScript;

/// Whether the fonts that the program carries have a form for a character.
#[must_use]
pub fn is_drawn(c: char) -> bool {
    let code = u32::from(c);
    let after = SHIPPED.partition_point(|(first, _)| *first <= code);
    let near = after.checked_sub(1).and_then(|at| SHIPPED.get(at));
    c == '\n' || near.is_some_and(|(_, last)| code <= *last)
}

/// The characters of a text that those fonts have no form for, first to last; those that have none
/// in any font are left out.
pub fn undrawn(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().filter(|c| !is_drawn(*c) && !is_never_seen(*c))
}

/// So many letters of a script are named, and the others counted.
const NAMED: usize = 12;

/// Letters, each in its words, and after them the English name of their script: `U+0623 U+0644,
/// Arabic; U+5317, Han`.
pub fn by_script(letters: &BTreeSet<char>, word: impl Fn(char) -> String) -> String {
    let mut scripts: BTreeMap<&str, Vec<char>> = BTreeMap::new();
    for letter in letters {
        scripts.entry(letter.script().full_name()).or_default().push(*letter);
    }
    let script = |(script, letters): (&str, Vec<char>)| {
        let named: Vec<String> = letters.iter().take(NAMED).map(|letter| word(*letter)).collect();
        let more = match letters.len().saturating_sub(NAMED) {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        format!("{}{more}, {script}", named.join(" "))
    };
    scripts.into_iter().map(script).collect::<Vec<_>>().join("; ")
}
