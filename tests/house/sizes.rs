//! Files a person can read in one sitting.

use super::{none, sources};

const FILE: usize = 600;
const FUNCTION: usize = 70;

/// The source with every comment, string and character blanked, so that what is
/// left of braces and words is code. Line breaks stay.
pub(super) fn code_only(source: &str) -> String {
    let text: Vec<char> = source.chars().collect();
    let at = |i: usize| text.get(i).copied().unwrap_or('\0');
    let mut out = String::with_capacity(source.len());
    let mut i = 0;
    while i < text.len() {
        let end = match at(i) {
            '/' if at(i + 1) == '/' => (i..text.len()).find(|&j| at(j) == '\n'),
            '/' if at(i + 1) == '*' => Some(end_of_comment(&text, i)),
            'r' if !word(at(i.wrapping_sub(1))) || at(i.wrapping_sub(1)) == 'b' => end_of_raw(&text, i),
            '"' => Some(end_of_quoted(&text, i, '"')),
            '\'' if at(i + 1) == '\\' || at(i + 2) == '\'' => Some(end_of_quoted(&text, i, '\'')),
            _ => None,
        };
        let comment_to_the_end = at(i) == '/' && at(i + 1) == '/' && end.is_none();
        let end = if comment_to_the_end { text.len() } else { end.unwrap_or(i) };
        if end == i {
            out.push(at(i));
            i += 1;
        } else {
            out.extend((i..end).map(|j| if at(j) == '\n' { '\n' } else { ' ' }));
            i = end;
        }
    }
    out
}

fn word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn end_of_comment(text: &[char], start: usize) -> usize {
    let (mut depth, mut i) = (0_usize, start);
    while i < text.len() {
        match text[i..].get(..2) {
            Some(['/', '*']) => (depth, i) = (depth + 1, i + 2),
            Some(['*', '/']) if depth == 1 => return i + 2,
            Some(['*', '/']) => (depth, i) = (depth - 1, i + 2),
            _ => i += 1,
        }
    }
    i
}

fn end_of_quoted(text: &[char], start: usize, quote: char) -> usize {
    let mut i = start + 1;
    while i < text.len() && text[i] != quote {
        i += if text[i] == '\\' { 2 } else { 1 };
    }
    (i + 1).min(text.len())
}

/// The end of a raw string that starts at `start`, if one does.
fn end_of_raw(text: &[char], start: usize) -> Option<usize> {
    let hashes = text[start + 1..].iter().take_while(|c| **c == '#').count();
    let quote = start + 1 + hashes;
    if text.get(quote) != Some(&'"') {
        return None;
    }
    let closes =
        |i: &usize| text[*i] == '"' && text[i + 1..].iter().take(hashes).filter(|c| **c == '#').count() == hashes;
    let end = (quote + 1..text.len()).find(closes);
    Some(end.map_or(text.len(), |i| i + 1 + hashes))
}

/// Name, first line and number of lines of each function with a body.
fn functions(source: &str) -> Vec<(String, usize, usize)> {
    let code = code_only(source);
    let mut found = Vec::new();
    for (start, _) in code.match_indices("fn ") {
        if code[..start].chars().next_back().is_some_and(word) {
            continue;
        }
        let after = &code[start + 3..];
        let name: String = after.chars().take_while(|c| word(*c) || *c == '#').collect();
        if name.is_empty() {
            continue;
        }
        if let Some(end) = end_of_body(after) {
            let first = code[..start].matches('\n').count() + 1;
            let lines = after[..end].matches('\n').count() + 1;
            found.push((name, first, lines));
        }
    }
    found
}

/// Where the body that follows a function's name ends; none for a declaration.
fn end_of_body(after: &str) -> Option<usize> {
    let (mut round, mut curly) = (0_i32, 0_i32);
    for (i, c) in after.char_indices() {
        match c {
            '(' | '[' => round += 1,
            ')' | ']' => round -= 1,
            ';' if curly == 0 && round == 0 => return None,
            '{' => curly += 1,
            '}' => {
                curly -= 1;
                if curly == 0 && round == 0 {
                    return Some(i);
                }
            }
            _ => {}
        }
    }
    None
}

#[test]
fn files_are_at_most_600_lines() {
    let long = |(name, text): (String, String)| {
        let lines = text.lines().count();
        (lines > FILE).then(|| format!("{name}: {lines} lines; the ceiling is {FILE}"))
    };
    none(&sources().into_iter().filter_map(long).collect::<Vec<_>>());
}

#[test]
fn functions_are_at_most_70_lines() {
    let mut findings = Vec::new();
    for (file, text) in sources() {
        for (name, line, lines) in functions(&text) {
            if lines > FUNCTION {
                findings.push(format!("{file}:{line}: `{name}` has {lines} lines; the ceiling is {FUNCTION}"));
            }
        }
    }
    none(&findings);
}

#[test]
fn functions_are_counted_through_strings_comments_and_lifetimes() {
    let source = r##"
trait T { fn declared(&self) -> [u8; 2]; }
impl<'a> S<'a> {
    fn one(&'a self) -> char { '{' }
    pub(crate) fn two(s: &str) -> String {
        // a brace } in a comment, /* and more
        let raw = r#"} fn not_this() {"#;
        /* nested /* } */ } */
        format!("}}{s}\"}}", )
    }
}
fn three() where u8: Copy {
    let inner = || { '\'' };
}"##;
    let found = functions(source);
    let expected = [("one", 4, 1), ("two", 5, 6), ("three", 12, 3)];
    let expected: Vec<_> = expected.map(|(n, l, c)| (n.to_owned(), l, c)).into();
    assert_eq!(found, expected);
}
