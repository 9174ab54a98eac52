//! Text → tree, by way of `ron2`, with every syntax error it recovers from.

use std::collections::BTreeMap;

use ron2::ErrorKind;
use ron2::ast::{Expr, FieldsBody, Ident, StructBody, StructField, TupleElement};

use super::finding::{Finding, Findings};
use super::lexer::tokens;
use super::mend::{Mended, mend};
use super::source::{MAX_BYTES, Source, Span, Unreadable};
use super::tree::{Field, Kind, Name, Node, Tree, capped, short};

/// Brackets may nest so deep. Everything after the guard recurses, and a
/// person who nests deeper has lost a bracket.
pub const MAX_DEPTH: usize = 64;

/// `ron2` looks at the whole file for each map entry without a colon; a file
/// of nothing else would take hours.
const MAX_COLONLESS: usize = 100;

/// `ron2` keeps a finding and a value of a kilobyte for each comma that is left out.
const MAX_COMMALESS: usize = 1_000;

/// The finding about brackets that nest too deep.
const TOO_DEEP: &str = "nested-too-deep";

/// So many slips are mended in a text that would be refused as it stands.
const MOST_SLIPS: usize = 8;

/// A text may have so many words, texts, numbers, signs and comments, and so many brackets that
/// open: each costs up to 650 bytes of memory, and a bracket with what stands in it 4 KB, until the
/// tree is built. The largest scenario of the house, with its catalogue, has 34,000 and 3,800.
const MAX_SIGNS: usize = 60_000;
const MAX_BRACKETS: usize = 10_000;

/// What the first line of a record holds besides the scenario, amply.
const ROOM: Room = Room { bytes: 65_536, signs: 2_000, brackets: 200 };

struct Room {
    bytes: usize,
    signs: usize,
    brackets: usize,
}

/// The tree of a source, and everything wrong with its syntax. The tree holds
/// whatever could be made out.
#[must_use]
pub fn parse(source: &Source) -> (Tree, Vec<Finding>) {
    let (tree, findings) = parse_into(source);
    (tree, findings.done())
}

pub(super) fn parse_into(source: &Source) -> (Tree, Findings) {
    let mut findings = Findings::default();
    if let Some(finding) = unreadable(source) {
        findings.push(finding);
        return (Tree::default(), findings);
    }
    if let Some(finding) = guard(source, None) {
        // A quotation mark left out turns all prose behind it into words: with it the file may be fine.
        let mut slips = Findings::default();
        let mended = (finding.code != TOO_DEEP).then(|| mend(source, &mut slips));
        let fine = |mended: &Mended| slips.len() <= MOST_SLIPS && guard(source, Some(mended)).is_none();
        if let Some(mended) = mended.filter(fine) {
            return parse_mended(source, &mended, slips);
        }
        findings.push(finding);
        return (Tree::default(), findings);
    }
    let (document, errors) = ron2::ast::parse_document_lossy(source.text());
    if errors.is_empty() {
        let mut grower = Grower { source, findings, next: 0, unsound: Vec::new(), mended: None };
        let root = document.value.as_ref().map(|expr| grower.node(expr));
        let (mut findings, unsound) = (grower.findings, grower.unsound);
        if root.is_none() {
            let end = Span::new(source.text().len(), source.text().len());
            let finding = Finding::error("empty-file", source, end, "the file holds nothing");
            findings.push(finding.with_help("write one value, such as `(title: \"…\")`".to_owned()));
        }
        return (Tree { root, unsound }, findings);
    }
    drop((document, errors));
    let mended = mend(source, &mut findings);
    // A slip may have hidden more than the parser can bear, as in what was taken for a text.
    if let Some(finding) = guard(source, Some(&mended)) {
        findings.push(finding);
        return (Tree::default(), findings);
    }
    parse_mended(source, &mended, findings)
}

/// The tree of a text that is wrong, as it would be without its slips. What was not read soundly is
/// marked in the tree, so that nothing is said of it but the slip.
fn parse_mended(source: &Source, mended: &Mended, mut findings: Findings) -> (Tree, Findings) {
    let (document, errors) = ron2::ast::parse_document_lossy(&mended.text);
    let end = u32::try_from(source.text().len()).unwrap_or(u32::MAX);
    let mut lost = mended.lost;
    let mut unsound: Vec<Span> = Vec::new();
    let mut errors: Vec<_> = errors.iter().map(|error| (place(Some(mended), error.span()), error)).collect();
    errors.sort_by_key(|(span, _)| *span);
    for (span, error) in errors {
        // One slip can trip the parser several times in one place.
        let again = unsound.last().is_some_and(|last| span.start <= last.end.saturating_add(1));
        if lost.is_some_and(|lost| span.end.saturating_add(1) >= lost) || again || findings.is_full() {
            continue;
        }
        unsound.push(span);
        findings.push(syntax_error(source, span, error.kind()));
        if !is_lexical(error.kind()) {
            lost = Some(span.start);
        }
    }
    let mut grower = Grower { source, findings, next: 0, unsound, mended: Some(mended) };
    let root = document.value.as_ref().map(|expr| grower.node(expr));
    let mut tree = Tree { root, unsound: grower.unsound };
    let doubtful: Vec<Span> = mended.doubtful.iter().map(|span| tree.part_around(*span)).collect();
    tree.unsound.extend(doubtful);
    tree.unsound.extend(lost.map(|start| Span { start, end: end.max(start) }));
    (tree, grower.findings)
}

/// Whether an error is of one token alone, or of a value left out: what follows is read as it stands.
fn is_lexical(kind: &ErrorKind) -> bool {
    if let ErrorKind::Expected { expected, .. } = kind {
        return expected.as_ref() == "value";
    }
    !matches!(
        kind,
        ErrorKind::Eof
            | ErrorKind::UnexpectedChar(_)
            | ErrorKind::UnclosedBlockComment
            | ErrorKind::TrailingCharacters
            | ErrorKind::ExpectedStringEnd
    )
}

fn unreadable(source: &Source) -> Option<Finding> {
    let start = |code, at: u32, message: String| {
        let at = usize::try_from(at).unwrap_or(0);
        Finding::error(code, source, Span::new(at, at), message)
    };
    Some(match source.unreadable()? {
        Unreadable::TooLarge { bytes } => {
            start("file-too-large", 0, format!("the file has {bytes} bytes, more than the {MAX_BYTES} allowed"))
        }
        Unreadable::NotUtf8 { at, byte } => start("not-utf8", at, format!("byte {byte} of the file is not UTF-8 text"))
            .with_help("save the file with the encoding UTF-8".to_owned()),
    })
}

/// One bracket that is open while the guard runs.
struct Open<'a> {
    bracket: &'a str,
    /// Whether the current map entry has its colon, or is not begun.
    fine: bool,
}

/// What of a text costs memory once it is a tree.
#[derive(Clone, Copy, Default)]
struct Weight {
    /// Words, texts, numbers, signs and comments.
    signs: usize,
    /// Brackets that open.
    brackets: usize,
    /// Where the first is that is one too many.
    beyond: Option<Span>,
}

impl Weight {
    fn add(&mut self, span: Span, opens: bool) {
        self.signs += 1;
        self.brackets += usize::from(opens);
        if self.signs > MAX_SIGNS || self.brackets > MAX_BRACKETS {
            self.beyond.get_or_insert(span);
        }
    }

    /// The finding about a text that is too large.
    fn finding(self, source: &Source, original: impl Fn(Span) -> Span) -> Option<Finding> {
        let (what, there, most) = if self.brackets > MAX_BRACKETS {
            ("opening brackets", self.brackets, MAX_BRACKETS)
        } else {
            ("words and signs", self.signs, MAX_SIGNS)
        };
        let message = format!("the file has {there} {what}, and there can be {most}");
        let help = "make it smaller; the largest scenario that the program carries has a third of that";
        Some(Finding::error("file-too-full", source, original(self.beyond?), message).with_help(help.to_owned()))
    }
}

/// Whether a text could still be read if it stood within a larger one, as a scenario does in the
/// first line of a record.
pub(in crate::scenario) fn leaves_room(text: &str) -> bool {
    let mut weight = Weight::default();
    for token in tokens(text).filter(|token| !token.text.trim().is_empty()) {
        weight.add(Span::default(), opens(token.text));
    }
    text.len() + ROOM.bytes <= MAX_BYTES
        && weight.signs + ROOM.signs <= MAX_SIGNS
        && weight.brackets + ROOM.brackets <= MAX_BRACKETS
}

/// Refuses what would make the parser recurse too deep, run too long or fill the memory: the text of
/// the source, or a mended copy of it.
fn guard(source: &Source, mended: Option<&Mended>) -> Option<Finding> {
    let text = mended.map_or(source.text(), |mended| &mended.text);
    let original = |span: Span| mended.map_or(span, |mended| mended.place(span.start as usize, span.end as usize));
    let mut open: Vec<Open> = Vec::new();
    let (mut colonless, mut commaless) = (0, 0);
    let mut weight = Weight::default();
    let mut last = "";
    for token in tokens(text).filter(|token| !token.text.trim().is_empty()) {
        let top = open.last_mut();
        let span = token.span;
        match token.text {
            text if opens(text) => {
                if let Some(top) = top {
                    top.fine = false;
                }
                open.push(Open { bracket: token.text, fine: true });
            }
            // What closes another bracket than the last does not end it for the parser either: it goes
            // on inside, and one that is too deep for it there would never be done.
            ")" | "]" | "}" => drop(open.pop_if(|top| closes(top.bracket) == token.text)),
            ":" => top.into_iter().for_each(|top| top.fine = true),
            "," => {
                let bad = top.is_some_and(|top| top.bracket == "{" && !std::mem::replace(&mut top.fine, true));
                colonless += usize::from(bad);
            }
            text if text.starts_with('/') => {}
            _ => top.into_iter().for_each(|top| top.fine = false),
        }
        weight.add(span, opens(token.text));
        if !token.text.starts_with('/') {
            commaless += usize::from(lacks_comma(last, token.text));
            last = token.text;
        }
        let refuse = |code, message: &str, help: &str| {
            Some(Finding::error(code, source, original(span), message).with_help(help.to_owned()))
        };
        if open.len() > MAX_DEPTH {
            let message = format!("brackets nest more than {MAX_DEPTH} deep");
            return refuse(TOO_DEEP, &message, "look for a closing bracket left out");
        }
        if colonless > MAX_COLONLESS {
            return refuse("syntax", "many entries of a map have no `:`", "write a list with `[…]`, or `key: value`");
        }
        if commaless > MAX_COMMALESS {
            let message = format!("more than {MAX_COMMALESS} values stand side by side without a `,`");
            return refuse("syntax", &message, "write a `,` after each value");
        }
    }
    weight.finding(source, original)
}

/// Whether two tokens are values, or the end of one and the beginning of another, side by side.
fn lacks_comma(before: &str, after: &str) -> bool {
    let word = |text: &str| text.starts_with(|c: char| c.is_alphabetic() || c == '_');
    let ends = !before.is_empty() && !matches!(before, "(" | "[" | "{" | "," | ":" | "#" | "!" | "=");
    let begins = !matches!(after, ")" | "]" | "}" | "," | ":" | "#" | "!" | "=");
    ends && begins && !(word(before) && matches!(after, "(" | "{"))
}

fn closes(bracket: &str) -> &'static str {
    match bracket {
        "(" => ")",
        "[" => "]",
        _ => "}",
    }
}

fn opens(token: &str) -> bool {
    matches!(token, "(" | "[" | "{")
}

/// Where something stands in the file, of which the parser may have read a mended copy.
fn place(mended: Option<&Mended>, span: &ron2::error::Span) -> Span {
    let (start, end) = (span.start_offset, span.end_offset);
    mended.map_or_else(|| Span::new(start, end), |mended| mended.place(start, end))
}

/// `ron2`'s errors in the words of our findings.
fn syntax_error(source: &Source, span: Span, kind: &ErrorKind) -> Finding {
    let found = found(source, span);
    let (message, help) = match kind {
        ErrorKind::Eof => ("the file ends in the middle of a value".to_owned(), None),
        ErrorKind::UnexpectedChar(c) => (format!("`{c}` cannot stand here"), None),
        ErrorKind::UnclosedBlockComment => ("this comment is never closed".to_owned(), Some("end it with `*/`")),
        ErrorKind::ExpectedStringEnd => ("this text is never closed".to_owned(), Some("end it with a quotation mark")),
        ErrorKind::TrailingCharacters => {
            (format!("the value ends before this, yet {found} follows"), Some("look for a closing bracket too many"))
        }
        ErrorKind::Expected { expected, .. } => match expected.as_ref() {
            "comma" => (format!("expected `,`, found {found}"), None),
            "closing `)` or `}`" | "closing `)`" => {
                (format!("expected `,` or `)`, found {found}"), Some("close the parenthesis opened before"))
            }
            "closing `]`" => (format!("expected `,` or `]`, found {found}"), Some("close the list opened before")),
            "closing `}`" => (format!("expected `,` or `}}`, found {found}"), Some("close the map opened before")),
            "`:` after map key" => ("expected `:` after this name".to_owned(), None),
            "value" => (format!("expected a value, found {found}"), None),
            "identifier" => (format!("expected a field name, found {found}"), None),
            other => (format!("expected {other}, found {found}"), None),
        },
        other => (capped(&uncapitalised(&other.to_string())), None),
    };
    Finding::error("syntax", source, span, message).with_help(help.map(str::to_owned))
}

/// What stands at the place, or next after it if the place is a gap.
fn found(source: &Source, span: Span) -> String {
    let here = source.slice(span).trim();
    let end = Span::new(source.text().len(), source.text().len());
    let next = source.slice(Span { start: span.start, ..end });
    let next = next.trim_start().chars().next().map(String::from);
    match here.lines().next() {
        Some(text) => format!("`{}`", short(text)),
        None => next.map_or("the end of the file".to_owned(), |c| format!("`{c}`")),
    }
}

fn uncapitalised(message: &str) -> String {
    let mut chars = message.chars();
    let first = chars.next().map(|c| c.to_lowercase().to_string());
    first.unwrap_or_default() + chars.as_str().trim_end_matches('.')
}

/// Turns `ron2`'s tree into ours, telling what is given twice on the way.
struct Grower<'a> {
    source: &'a Source,
    findings: Findings,
    next: u32,
    /// Values of which two were given: which of them was meant is not known.
    unsound: Vec<Span>,
    /// The copy that was parsed, if it is not the file itself.
    mended: Option<&'a Mended>,
}

impl Grower<'_> {
    fn place(&self, span: &ron2::error::Span) -> Span {
        place(self.mended, span)
    }

    fn name(&self, ident: &Ident) -> Name {
        let text = ident.name.strip_prefix("r#").unwrap_or(&ident.name);
        Name { text: text.to_owned(), span: self.place(&ident.span) }
    }

    fn make(&mut self, span: Span, kind: Kind) -> Node {
        let id = self.next;
        self.next = self.next.saturating_add(1);
        Node { id, span, kind }
    }

    fn node(&mut self, expr: &Expr) -> Node {
        let kind = match expr {
            Expr::Unit(_) => Kind::Unit,
            Expr::Bool(e) => Kind::Bool(e.value),
            Expr::Char(e) => Kind::Char(e.value),
            Expr::Byte(_) | Expr::Bytes(_) => Kind::Bytes,
            Expr::Number(e) => number(&e.raw),
            Expr::String(e) => Kind::Str(e.value.clone()),
            Expr::Option(e) => match &e.value {
                None => Kind::Nothing,
                Some(value) => Kind::Something(Box::new(self.node(&value.expr))),
            },
            Expr::Seq(e) => Kind::List(e.items.iter().map(|i| self.node(&i.expr)).collect()),
            Expr::Map(e) => {
                let pairs = e.entries.iter();
                let pairs = pairs.map(|i| (self.node(&i.key), self.node(&i.value))).collect();
                Kind::Map(self.without_repeated_keys(pairs))
            }
            Expr::Tuple(e) => self.tuple(&e.elements),
            Expr::AnonStruct(e) => self.fields(&e.fields),
            Expr::Struct(e) => {
                let body = e.body.as_ref().map(|body| Box::new(self.body(body)));
                Kind::Named(self.name(&e.name), body)
            }
            Expr::Error(_) => Kind::Broken,
        };
        self.make(self.place(expr.span()), kind)
    }

    fn body(&mut self, body: &StructBody) -> Node {
        match body {
            StructBody::Tuple(t) => {
                let kind = self.tuple(&t.elements);
                let (start, end) = (self.place(&t.open_paren), self.place(&t.close_paren));
                self.make(Span { start: start.start, end: end.end }, kind)
            }
            StructBody::Fields(FieldsBody { open_brace, fields, close_brace, .. }) => {
                let kind = self.fields(fields);
                let (start, end) = (self.place(open_brace), self.place(close_brace));
                self.make(Span { start: start.start, end: end.end }, kind)
            }
        }
    }

    fn tuple(&mut self, elements: &[TupleElement]) -> Kind {
        if elements.is_empty() {
            return Kind::Unit;
        }
        Kind::Tuple(elements.iter().map(|e| self.node(&e.expr)).collect())
    }

    fn fields(&mut self, fields: &[StructField]) -> Kind {
        let mut seen: BTreeMap<String, Span> = BTreeMap::new();
        let mut kept = Vec::new();
        for field in fields {
            let name = self.name(&field.name);
            let value = self.node(&field.value);
            // The parser's own placeholder for what is not a field.
            if name.text.is_empty() {
                continue;
            }
            if let Some(first) = seen.get(&name.text).copied() {
                let what = format!("the field `{}`", short(&name.text));
                self.twice("repeated-field", &what, first, name.span);
                let given = kept.iter().find(|field: &&Field| field.name.text == name.text);
                self.unsound.extend(given.map(|field| field.value.span));
            } else {
                seen.insert(name.text.clone(), name.span);
                kept.push(Field { name, value });
            }
        }
        Kind::Struct(kept)
    }

    fn without_repeated_keys(&mut self, pairs: Vec<(Node, Node)>) -> Vec<(Node, Node)> {
        let mut seen: BTreeMap<String, Span> = BTreeMap::new();
        let mut kept = Vec::new();
        for (key, value) in pairs {
            let text = key.key();
            if let Some(first) = seen.get(&text).copied() {
                let what = format!("the key {}", short(self.source.slice(key.span)));
                self.twice("repeated-key", &what, first, key.span);
            } else {
                seen.insert(text, key.span);
                kept.push((key, value));
            }
        }
        kept
    }

    fn twice(&mut self, code: &'static str, what: &str, first: Span, again: Span) {
        let (line, _) = self.source.place(first.start);
        let message = format!("{what} is given twice");
        let finding = Finding::error(code, self.source, again, message);
        let help = format!("remove one; the first is in line {line}");
        self.findings.push(finding.with_help(help));
    }
}

/// `-1_000`, `0xff`, `5u8`: what the lexer lets through, or a fraction.
fn number(raw: &str) -> Kind {
    let negative = raw.starts_with('-');
    let plain: String = raw.chars().filter(|c| *c != '_').collect();
    let plain = plain.trim_start_matches(['+', '-']);
    let lower = plain.to_ascii_lowercase();
    let (digits, base) = match lower.split_at_checked(2) {
        Some(("0x", rest)) => (rest, 16),
        Some(("0o", rest)) => (rest, 8),
        Some(("0b", rest)) => (rest, 2),
        _ => (lower.as_str(), 10),
    };
    let end = digits.find(|c: char| !c.is_digit(base)).unwrap_or(digits.len());
    let (digits, suffix) = digits.split_at(end);
    if digits.is_empty() || !(suffix.is_empty() || suffix.starts_with(['u', 'i'])) {
        return Kind::Fraction;
    }
    Kind::Int(negative, u128::from_str_radix(digits, base).ok())
}
