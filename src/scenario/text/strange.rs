//! Characters in a file's texts that no reader would see.

use super::finding::{Finding, Findings};
use super::source::{Source, Span};
use super::tree::{Kind, Node, Tree};
use crate::terms::letters::{self, hidden};

/// The code of a finding about a character that may not stand in a text.
pub const HIDDEN: &str = "hidden-character";

/// Tells of each character in the texts of a file that may not stand there: controls, escapes,
/// changes of direction, characters of no width, whether written as they are or as an escape.
/// One that turns a comment round, so that a file says other things than it seems to, is told of too.
///
/// What was recorded is read without this: a record that holds such a character must stay readable.
#[must_use]
pub fn strange(source: &Source, tree: &Tree) -> Vec<Finding> {
    let mut found = Found { source, findings: Findings::default(), texts: Vec::new() };
    if let Some(root) = &tree.root {
        found.node(root);
    }
    if tree.unsound().is_empty() {
        found.comments();
    }
    found.findings.done()
}

struct Found<'a> {
    source: &'a Source,
    findings: Findings,
    /// Where the texts stand, in order.
    texts: Vec<Span>,
}

impl Found<'_> {
    fn node(&mut self, node: &Node) {
        match &node.kind {
            Kind::Str(text) => self.text(node.span, text),
            Kind::Char(c) => self.text(node.span, c.encode_utf8(&mut [0; 4])),
            Kind::Something(inner) | Kind::Named(_, Some(inner)) => self.node(inner),
            Kind::List(items) | Kind::Tuple(items) => items.iter().for_each(|item| self.node(item)),
            Kind::Struct(fields) => fields.iter().for_each(|field| self.node(&field.value)),
            Kind::Map(entries) => entries.iter().for_each(|(key, value)| {
                self.node(key);
                self.node(value);
            }),
            Kind::Unit | Kind::Bool(_) | Kind::Int(..) | Kind::Fraction | Kind::Bytes | Kind::Nothing => {}
            Kind::Named(_, None) | Kind::Broken => {}
        }
    }

    /// What is hidden in one text, as the parser read it.
    fn text(&mut self, span: Span, text: &str) {
        self.texts.push(span);
        let raw = self.source.slice(span);
        let before = raw.find(['"', '\'']).map_or(0, |quote| quote + 1);
        let written = as_written(raw).skip_while(|((from, _), _)| *from < before);
        let mut written = text.char_indices().zip(written);
        for (at, c) in hidden(text) {
            if self.findings.is_full() {
                break;
            }
            let place = written.find(|((byte, _), _)| *byte == at).map(|(_, (place, _))| place);
            self.tell(c, place.map_or(span, |(from, to)| within(span, from, to)), "a text");
        }
    }

    fn comments(&mut self) {
        self.texts.sort_unstable();
        let text = self.source.text();
        let turns = |c: char| matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
        for (at, c) in text.char_indices().filter(|(_, c)| turns(*c)) {
            let here = Span::new(at, at + c.len_utf8());
            let near = self.texts.partition_point(|span| span.start <= here.start);
            let inside = near.checked_sub(1).and_then(|near| self.texts.get(near));
            if !inside.is_some_and(|span| span.holds(here)) {
                self.tell(c, here, "a comment");
            }
        }
    }

    fn tell(&mut self, c: char, span: Span, place: &str) {
        if self.findings.is_full() {
            return;
        }
        let message = format!("`{}`, {}, cannot stand in {place}", letters::code_point(c), letters::what(c));
        let finding = Finding::error(HIDDEN, self.source, span, message);
        self.findings.push(finding.with_help(letters::remedy(c).to_owned()));
    }
}

fn within(span: Span, from: usize, to: usize) -> Span {
    let start = usize::try_from(span.start).unwrap_or(usize::MAX);
    Span::new(start.saturating_add(from), start.saturating_add(to))
}

/// The characters of a text or character in quotes as the file has it, with the bytes that each
/// takes up there: an escape is the character that it stands for.
fn as_written(raw: &str) -> impl Iterator<Item = ((usize, usize), char)> + '_ {
    let plain = raw.starts_with('r');
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = raw.get(at..)?;
        let first = rest.chars().next()?;
        let (length, c) = match rest.strip_prefix('\\') {
            Some(escape) if !plain => escaped(escape).map_or((1, first), |(length, c)| (length + 1, c)),
            _ => (first.len_utf8(), first),
        };
        let from = at;
        at += length;
        Some(((from, at), c))
    })
}

/// The character that what follows a backslash stands for, and how many bytes that is.
fn escaped(escape: &str) -> Option<(usize, char)> {
    let code = |digits: &str| u32::from_str_radix(digits, 16).ok().and_then(char::from_u32);
    match escape.chars().next()? {
        'n' => Some((1, '\n')),
        'r' => Some((1, '\r')),
        't' => Some((1, '\t')),
        '0' => Some((1, '\0')),
        'x' => Some((3, code(escape.get(1..3)?)?)),
        'u' => {
            let digits = escape.get(1..)?.strip_prefix('{')?.split('}').next()?;
            Some((digits.len() + 3, code(digits)?))
        }
        other => Some((other.len_utf8(), other)),
    }
}
