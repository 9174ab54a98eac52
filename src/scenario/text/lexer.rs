//! Where the tokens of a RON text begin and end.
//!
//! The guard before the parser counts brackets, so it has to agree with `ron2` about where a
//! string or a comment ends: a second idea of that could be played against the first. `ron2`
//! keeps its own lexer private, so this one repeats its rules, oddities included, and
//! `tests_lexer.rs` holds the two to each other; that is why `ron2` is pinned to one version.
//! No token is judged here. Nothing recurses, and no byte is read more than a few times.

use unicode_ident::{is_xid_continue, is_xid_start};

use super::source::Span;

/// More hashes than these make no raw string for `ron2`: what follows ends at the next quotation mark.
const MOST_HASHES: usize = 8;

const INTEGER_SUFFIXES: &[&str] = &["i128", "i64", "i32", "i16", "i8", "u128", "u64", "u32", "u16", "u8"];
const FLOAT_SUFFIXES: &[&str] = &["f32", "f64"];

/// One token: blanks, a comment, a text, a number, a name, or a single character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token<'a> {
    /// As it is written.
    pub(super) text: &'a str,
    /// Where it stands.
    pub(super) span: Span,
}

/// The tokens of a text, blanks and comments included; one after another they are the whole text.
pub(super) fn tokens(text: &str) -> impl Iterator<Item = Token<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let start = text.len() - rest.len();
        let mut cursor = Cursor { rest };
        cursor.token();
        let (token, after) = rest.split_at_checked(rest.len() - cursor.rest.len())?;
        rest = after;
        let span = Span::new(start, start + token.len());
        (!token.is_empty()).then_some(Token { text: token, span })
    })
}

/// What is still to be read.
#[derive(Clone, Copy)]
struct Cursor<'a> {
    rest: &'a str,
}

impl Cursor<'_> {
    /// Goes past one token; at the end of the text it stays there.
    fn token(&mut self) {
        match self.peek() {
            Some(c) if is_blank(c) => self.skip_while(is_blank),
            Some('/') => self.comment(),
            Some('"') => self.quoted(),
            Some('r') if self.raw_text("r") => {}
            Some('b') if self.raw_text("br") => {}
            Some('b') if self.skip("b\"") => self.end_of_quoted(),
            Some('\'') => self.character(),
            Some('+' | '-') if self.is_signed_number() => self.number(),
            Some('0'..='9') => self.number(),
            Some('r') if self.skip("r#") => self.skip_while(|c| matches!(c, '.' | '+' | '-') || is_xid_continue(c)),
            Some(c) if c == '_' || is_xid_start(c) => self.skip_while(is_xid_continue),
            _ => self.bump(),
        }
    }

    fn peek(&self) -> Option<char> {
        self.rest.chars().next()
    }

    fn bump(&mut self) {
        let mut chars = self.rest.chars();
        chars.next();
        self.rest = chars.as_str();
    }

    /// Goes past the prefix, if it stands here.
    fn skip(&mut self, prefix: &str) -> bool {
        let after = self.rest.strip_prefix(prefix);
        self.rest = after.unwrap_or(self.rest);
        after.is_some()
    }

    fn skip_while(&mut self, goes_on: impl Fn(char) -> bool) {
        self.rest = self.rest.trim_start_matches(goes_on);
    }

    /// Goes past the next such mark, or to the end where there is none.
    fn skip_past(&mut self, mark: &str) {
        self.rest = self.rest.split_once(mark).map_or("", |(_, after)| after);
    }

    /// To the end of the line, or of the outermost `*/`; a lone `/` is a token of its own.
    fn comment(&mut self) {
        if self.skip("//") {
            return self.skip_while(|c| c != '\n');
        }
        if !self.skip("/*") {
            return self.bump();
        }
        let mut depth = 1_usize;
        while depth > 0 && !self.rest.is_empty() {
            if self.skip("/*") {
                depth = depth.saturating_add(1);
            } else if self.skip("*/") {
                depth = depth.saturating_sub(1);
            } else {
                self.bump();
            }
        }
    }

    fn quoted(&mut self) {
        self.bump();
        self.end_of_quoted();
    }

    /// Past the next quotation mark that no backslash stands before.
    fn end_of_quoted(&mut self) {
        loop {
            self.skip_while(|c| c != '"' && c != '\\');
            let escapes = self.peek() == Some('\\');
            self.bump();
            if !escapes {
                return;
            }
            self.bump();
        }
    }

    /// `r"…"` or `r#"…"#`, after one of the prefixes `r` and `br`; says whether one stands here.
    fn raw_text(&mut self, prefix: &str) -> bool {
        let Some(after) = self.rest.strip_prefix(prefix) else { return false };
        let body = after.trim_start_matches('#');
        let hashes = after.len() - body.len();
        let Some(body) = body.strip_prefix('"') else { return false };
        self.rest = body;
        let closing: String = std::iter::once('"').chain(std::iter::repeat_n('#', hashes)).collect();
        self.skip_past(if hashes > MOST_HASHES { "\"" } else { &closing });
        true
    }

    /// `'x'`, `'\n'`, `'\u{e9}'`; what is no character ends where it ceases to be one.
    fn character(&mut self) {
        self.bump();
        match self.peek() {
            Some('\'') => return self.bump(),
            Some('\\') => {
                self.bump();
                let escape = self.peek();
                self.bump();
                match escape {
                    Some('x') => (0..2).for_each(|_| self.bump()),
                    Some('u') if self.skip("{") => self.skip_past("}"),
                    _ => {}
                }
            }
            _ => self.bump(),
        }
        self.skip("'");
    }

    /// Whether digits, `inf` or `NaN` follow the sign that stands here.
    fn is_signed_number(&self) -> bool {
        let after = self.rest.strip_prefix(['+', '-']).unwrap_or_default();
        after.starts_with(|c: char| c.is_ascii_digit()) || after.starts_with("inf") || after.starts_with("NaN")
    }

    fn number(&mut self) {
        let _ = self.skip("+") || self.skip("-");
        if self.skip("inf") || self.skip("NaN") {
            return self.suffix(FLOAT_SUFFIXES);
        }
        let bases = [("0x", 16), ("0X", 16), ("0o", 8), ("0O", 8), ("0b", 2), ("0B", 2)];
        let base = bases.iter().find(|(prefix, _)| self.skip(prefix)).map_or(10, |(_, base)| *base);
        let before = self.rest.len();
        self.skip_while(|c| c == '_' || c.is_digit(base));
        if self.rest.len() == before {
            return self.skip_while(|c| c == '_' || c.is_ascii_alphanumeric());
        }
        if base != 10 || !self.fraction() {
            self.suffix(INTEGER_SUFFIXES);
        }
    }

    /// What makes a decimal number a fraction: a point, an exponent, a suffix.
    fn fraction(&mut self) -> bool {
        let before = self.rest.len();
        let digit = |c: char| c == '_' || c.is_ascii_digit();
        let point = self.rest.strip_prefix('.').filter(|after| after.starts_with(|c: char| c.is_ascii_digit()));
        if let Some(after) = point {
            self.rest = after;
            self.skip_while(digit);
        }
        if self.skip("e") || self.skip("E") {
            let _ = self.skip("+") || self.skip("-");
            self.skip_while(digit);
        }
        self.suffix(FLOAT_SUFFIXES);
        self.rest.len() != before
    }

    /// Past one of these, unless it is the beginning of a longer word.
    fn suffix(&mut self, suffixes: &[&str]) {
        let after = suffixes.iter().find_map(|suffix| {
            let after = self.rest.strip_prefix(suffix)?;
            (!after.starts_with(is_xid_continue)).then_some(after)
        });
        self.rest = after.unwrap_or(self.rest);
    }
}

/// What `ron2` passes over between tokens.
const fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t'..='\r' | '\u{85}' | '\u{200E}' | '\u{200F}' | '\u{2028}' | '\u{2029}')
}
