//! Text → tokens, for finding a slip of the syntax.
//!
//! Only a text that `ron2` could not parse comes here. The tokens are coarser than the parser's:
//! what matters is where a value begins and ends, and which line it stands in.

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// `(`, `[` or `{`.
    Open(char),
    /// `)`, `]` or `}`.
    Close(char),
    /// `,`
    Comma,
    /// `:`
    Colon,
    /// A name: of a field, a variant, `true`.
    Word,
    /// Text in quotation marks.
    Text,
    /// A number or a character: a value that cannot be taken for a name.
    Plain,
    /// A quotation mark that is never closed.
    Unclosed,
    /// A block comment that is never closed.
    OpenComment,
    /// A character that cannot begin anything.
    Odd(char),
}

/// A token and its bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) sort: Sort,
    pub(super) start: usize,
    pub(super) end: usize,
    /// How far its line is indented, if it is the first of its line.
    pub(super) indent: Option<usize>,
}

/// Goes along the tokens of a text, blanks and comments left out.
pub(super) struct Tokens<'a> {
    text: &'a str,
    at: usize,
    /// Where the line of `at` begins, if nothing but blanks stands between.
    fresh: Option<usize>,
}

impl<'a> Tokens<'a> {
    /// The tokens from a byte on, at which one may begin.
    pub(super) fn from(text: &'a str, at: usize) -> Self {
        Self { text, at, fresh: (at == 0).then_some(0) }
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Passes over blanks and comments; a comment without an end is a token.
    fn skip(&mut self) -> Option<Token> {
        loop {
            let rest = self.rest();
            let first = rest.chars().next()?;
            if first == '\n' {
                self.at += 1;
                self.fresh = Some(self.at);
            } else if is_blank(first) {
                self.at += first.len_utf8();
            } else if rest.starts_with("#![") {
                self.at += rest.find(']').map_or(rest.len(), |end| end + 1);
            } else if rest.starts_with("//") {
                self.at += rest.find('\n').unwrap_or(rest.len());
            } else if rest.starts_with("/*") {
                let Some(length) = block_comment(rest) else {
                    let start = self.at;
                    self.at = self.text.len();
                    return Some(self.token(Sort::OpenComment, start));
                };
                self.at += length;
            } else {
                return None;
            }
        }
    }

    fn token(&mut self, sort: Sort, start: usize) -> Token {
        let indent = self.fresh.take().map(|line| start.saturating_sub(line));
        Token { sort, start, end: self.at, indent }
    }
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        if let Some(open) = self.skip() {
            return Some(open);
        }
        let rest = self.rest();
        let (sort, length) = first_token(rest)?;
        let start = self.at;
        self.at += length;
        Some(self.token(sort, start))
    }
}

/// The sort and the length of the token that a text begins with.
fn first_token(rest: &str) -> Option<(Sort, usize)> {
    let first = rest.chars().next()?;
    Some(match first {
        '(' | '[' | '{' => (Sort::Open(first), 1),
        ')' | ']' | '}' => (Sort::Close(first), 1),
        ',' => (Sort::Comma, 1),
        ':' => (Sort::Colon, 1),
        '"' => quoted(rest, 1),
        '\'' => character(rest),
        'r' | 'b' if prefixed(rest).is_some() => prefixed(rest)?,
        _ if is_word(first) => (Sort::Word, rest.find(|c| !in_word(c)).unwrap_or(rest.len())),
        _ if first.is_ascii_digit() || begins_number(rest) => {
            let inside = |c: char| in_word(c) || c == '.';
            (Sort::Plain, 1 + rest.get(1..)?.find(|c| !inside(c)).unwrap_or(rest.len() - 1))
        }
        odd => (Sort::Odd(odd), odd.len_utf8()),
    })
}

fn begins_number(rest: &str) -> bool {
    let mut chars = rest.chars();
    let sign = chars.next().is_some_and(|c| matches!(c, '+' | '-' | '.'));
    sign && chars.next().is_some_and(|c| c.is_ascii_digit() || c == '.')
}

/// A text whose opening mark ends at `from`; unclosed, it reaches to the end.
fn quoted(rest: &str, from: usize) -> (Sort, usize) {
    let mut escaped = false;
    for (at, byte) in rest.bytes().enumerate().skip(from) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return (Sort::Text, at + 1),
            _ => {}
        }
    }
    (Sort::Unclosed, rest.len())
}

/// `'x'` or `'\n'`; anything else that begins so is odd.
fn character(rest: &str) -> (Sort, usize) {
    let mut chars = rest.char_indices().skip(1);
    let escaped = match chars.next() {
        Some((_, '\\')) => chars.next().is_some(),
        Some((_, '\'')) | None => return (Sort::Odd('\''), 1),
        Some(_) => false,
    };
    let close =
        if escaped { chars.take(9).find(|(_, c)| *c == '\'') } else { chars.next().filter(|(_, c)| *c == '\'') };
    close.map_or((Sort::Odd('\''), 1), |(at, _)| (Sort::Plain, at + 1))
}

/// `r"…"`, `r#"…"#`, `b"…"`, `b'…'` and `r#name`.
fn prefixed(rest: &str) -> Option<(Sort, usize)> {
    if rest.starts_with("b\"") {
        return Some(quoted(rest, 2));
    }
    if let Some(after) = rest.strip_prefix("b'") {
        return Some((Sort::Plain, 2 + after.find('\'')? + 1));
    }
    let letters = if rest.starts_with("br") { 2 } else { 1 };
    let after = rest.get(letters..)?;
    if !rest.get(..letters)?.ends_with('r') {
        return None;
    }
    let hashes = after.len() - after.trim_start_matches('#').len();
    let body = after.get(hashes..)?;
    if body.starts_with('"') {
        let close = format!("\"{}", after.get(..hashes)?);
        let found = body.get(1..)?.find(&close);
        return Some(match found {
            Some(end) => (Sort::Text, letters + hashes + 1 + end + close.len()),
            None => (Sort::Unclosed, rest.len()),
        });
    }
    let name = body.find(|c| !in_word(c)).unwrap_or(body.len());
    (hashes == 1 && name > 0).then_some((Sort::Word, letters + hashes + name))
}

/// The length of a block comment; they nest.
fn block_comment(rest: &str) -> Option<usize> {
    let bytes = rest.as_bytes();
    let (mut depth, mut at) = (0_usize, 0);
    while at + 1 < bytes.len() {
        match (bytes.get(at)?, bytes.get(at + 1)?) {
            (b'/', b'*') => {
                depth += 1;
                at += 2;
            }
            (b'*', b'/') => {
                depth -= 1;
                at += 2;
                if depth == 0 {
                    return Some(at);
                }
            }
            _ => at += 1,
        }
    }
    None
}

pub(super) fn is_blank(c: char) -> bool {
    matches!(
        c,
        ' ' | '\t' | '\n' | '\r' | '\x0B' | '\x0C' | '\u{85}' | '\u{200E}' | '\u{200F}' | '\u{2028}' | '\u{2029}'
    )
}

pub(super) fn is_word(c: char) -> bool {
    c == '_' || c.is_alphabetic()
}

fn in_word(c: char) -> bool {
    c == '_' || c.is_alphanumeric()
}
