//! A file as a tree of values, each knowing its place.
//!
//! This is `ron2`'s syntax tree with what matters only to a formatter taken
//! out. Every node has a number, so that the reader can remember a node
//! between its passes without holding on to it.

use std::borrow::Cow;

use super::source::Span;

/// So many characters of a piece of a file are shown in a finding: as many as an id may have.
const SHOWN: usize = 40;

/// So many characters are told of what somebody else says of a value.
const SAID: usize = 300;

/// A whole file. Nesting is bounded by [`super::MAX_DEPTH`], so that walking
/// a tree recursively is safe.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tree {
    /// Nothing if the file holds no value at all.
    pub root: Option<Node>,
    /// What was not read soundly: a slip may have been mended otherwise than was meant, or it could
    /// not be mended at all. Nothing can be said of what stands there.
    pub(super) unsound: Vec<Span>,
}

impl Tree {
    /// Whether something within this stretch was not read soundly.
    pub(super) fn holds_unsound(&self, span: Span) -> bool {
        self.unsound.iter().any(|unsound| span.holds(*unsound))
    }

    /// Whether any of this stretch was not read soundly.
    pub(super) fn is_unsound(&self, span: Span) -> bool {
        self.unsound.iter().any(|unsound| unsound.overlaps(span))
    }

    /// What was not read soundly.
    #[must_use]
    pub fn unsound(&self) -> &[Span] {
        &self.unsound
    }

    /// The parts of the file: elements of its lists, and fields that are no lists.
    #[must_use]
    pub fn parts(&self) -> Vec<Span> {
        let mut parts = Vec::new();
        let Some(root) = &self.root else { return parts };
        if let Kind::List(items) = &root.kind {
            parts.extend(items.iter().map(|item| item.span));
        }
        for field in root.fields().unwrap_or_default() {
            match &field.value.kind {
                Kind::List(items) => parts.extend(items.iter().map(|item| item.span)),
                _ => parts.push(field.value.span),
            }
        }
        parts
    }

    /// The part of the file in which a place lies; between two parts, the whole list.
    pub(super) fn part_around(&self, place: Span) -> Span {
        let holds = |span: &Span| span.holds(place);
        let fields = self.root.iter().filter_map(Node::fields).flatten();
        let mut lists = fields.map(|field| field.value.span);
        self.parts().into_iter().find(holds).or_else(|| lists.find(holds)).unwrap_or(place)
    }
}

/// One value in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// Unique within its tree.
    pub id: u32,
    /// From its first to past its last character.
    pub span: Span,
    /// What it is.
    pub kind: Kind,
}

/// The kinds of value a file can hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `()`
    Unit,
    /// `true` or `false`
    Bool(bool),
    /// `'x'`
    Char(char),
    /// A whole number: its sign, and its size unless beyond 128 bits.
    Int(bool, Option<u128>),
    /// A number with a fraction, which no file of ours uses.
    Fraction,
    /// Text in quotes, escapes undone.
    Str(String),
    /// `b"…"` or `b'…'`, which no file of ours uses.
    Bytes,
    /// `None`
    Nothing,
    /// `Some(…)`
    Something(Box<Node>),
    /// `[…]`
    List(Vec<Node>),
    /// `{key: value, …}`
    Map(Vec<(Node, Node)>),
    /// `(a, b)`
    Tuple(Vec<Node>),
    /// `(field: value, …)`
    Struct(Vec<Field>),
    /// `Name` or `Name(…)`; the second is the parenthesis, a [`Kind::Unit`],
    /// [`Kind::Tuple`] or [`Kind::Struct`].
    Named(Name, Option<Box<Node>>),
    /// Could not be parsed; a finding says so.
    Broken,
}

/// The name before a parenthesis, or a variant on its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// Without a leading `r#`.
    pub text: String,
    /// Where it stands.
    pub span: Span,
}

/// One `field: value` of a struct.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// The field's name.
    pub name: Name,
    /// Its value.
    pub value: Node,
}

impl Node {
    /// The struct's fields, also behind a name, `Some` or a single
    /// parenthesis as in `Variant((a: 1))`.
    #[must_use]
    pub fn fields(&self) -> Option<&[Field]> {
        match &self.kind {
            Kind::Struct(fields) => Some(fields),
            Kind::Named(_, Some(body)) => body.fields().or_else(|| body.only()?.fields()),
            Kind::Something(inner) => inner.fields(),
            _ => None,
        }
    }

    /// The single value of a one-place parenthesis.
    pub(super) fn only(&self) -> Option<&Self> {
        match &self.kind {
            Kind::Tuple(items) => match items.as_slice() {
                [only] => Some(only),
                _ => None,
            },
            _ => None,
        }
    }

    /// The value in words, for "found …".
    pub(super) fn describe(&self) -> String {
        match &self.kind {
            Kind::Unit => "an empty parenthesis `()`".to_owned(),
            Kind::Bool(value) => format!("`{value}`"),
            Kind::Char(_) => "a character".to_owned(),
            Kind::Int(negative, Some(size)) => {
                format!("the number {}{size}", if *negative { "-" } else { "" })
            }
            Kind::Int(_, None) => "a very large number".to_owned(),
            Kind::Fraction => "a number with a fraction".to_owned(),
            Kind::Str(text) => format!("the text {}", quoted(text)),
            Kind::Bytes => "bytes".to_owned(),
            Kind::Nothing => "`None`".to_owned(),
            Kind::Something(_) => "`Some(…)`".to_owned(),
            Kind::List(_) => "a list".to_owned(),
            Kind::Map(_) => "a map".to_owned(),
            Kind::Tuple(items) => format!("a tuple of {}", items.len()),
            Kind::Struct(_) => "a struct".to_owned(),
            Kind::Named(name, None) => format!("`{}`", short(&name.text)),
            Kind::Named(name, Some(_)) => format!("`{}(…)`", short(&name.text)),
            Kind::Broken => "a syntax error".to_owned(),
        }
    }

    /// Equal values have equal keys, whatever their places; for finding a key
    /// given twice in one map.
    pub(super) fn key(&self) -> String {
        match &self.kind {
            Kind::Str(text) => format!("{text:?}"),
            Kind::Char(value) => format!("{value:?}"),
            Kind::Something(inner) => format!("Some({})", inner.key()),
            Kind::List(items) => format!("[{}]", keys(items)),
            Kind::Tuple(items) => format!("({})", keys(items)),
            Kind::Struct(fields) => {
                let field = |f: &Field| format!("{}:{},", f.name.text, f.value.key());
                format!("({})", fields.iter().map(field).collect::<String>())
            }
            Kind::Map(entries) => {
                let entry = |(k, v): &(Self, Self)| format!("{}:{},", k.key(), v.key());
                format!("{{{}}}", entries.iter().map(entry).collect::<String>())
            }
            Kind::Named(name, Some(body)) => format!("{}{}", name.text, body.key()),
            Kind::Fraction | Kind::Bytes | Kind::Broken => format!("#{}", self.id),
            _ => self.describe(),
        }
    }
}

fn keys(items: &[Node]) -> String {
    items.iter().map(|item| item.key() + ",").collect()
}

/// Text as a finding quotes it: in one line and not too long.
pub(super) fn quoted(text: &str) -> String {
    format!("{:?}", short(text))
}

/// A piece of a file as a finding shows it: no more of it than of an id.
pub(super) fn short(text: &str) -> Cow<'_, str> {
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => Cow::Owned(format!("{}…", text.get(..end).unwrap_or_default())),
        None => Cow::Borrowed(text),
    }
}

/// What a type, or the parser, says of a value that it refuses: it may quote all of it.
pub(super) fn capped(message: &str) -> String {
    let pieces = message.split('`').enumerate();
    // Every second piece stands between two backquotes.
    let pieces: Vec<Cow<'_, str>> =
        pieces.map(|(at, piece)| if at % 2 == 1 { short(piece) } else { Cow::Borrowed(piece) }).collect();
    let message = pieces.join("`");
    match message.char_indices().nth(SAID) {
        Some((end, _)) => format!("{}…", message.get(..end).unwrap_or_default()),
        None => message,
    }
}
