//! Finding things in a tree by path: declared ids before the typed read, and
//! places for findings after it.

use std::collections::BTreeMap;

use super::finding::{Finding, Findings};
use super::source::{Source, Span};
use super::tree::{Kind, Node, Tree, quoted};

/// An id may have so many characters; it has to fit into tables.
const MAX_ID: usize = 40;

/// An id that a file declares.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Declared {
    /// The id.
    pub id: String,
    /// Where it stands, quotation marks included.
    pub span: Span,
}

/// The ids declared by the structs of a list, in the file's order: `nations`
/// for the `id` of every element of that list, `incidents.cards` for those of
/// the lists `cards` inside the elements of `incidents`. Ids that are not
/// well-formed are told of but kept, so that those who name them are not told
/// off as well; repeated ones are told of and left out.
#[must_use]
pub fn declared(source: &Source, tree: &Tree, list: &str) -> (Vec<Declared>, Vec<Finding>) {
    let mut structs: Vec<&Node> = tree.root.iter().collect();
    for name in list.split('.') {
        structs = structs.into_iter().flat_map(|node| elements(node, name)).collect();
    }
    let mut findings = Findings::default();
    let mut seen: BTreeMap<&str, Span> = BTreeMap::new();
    let mut ids = Vec::new();
    // A missing or wrongly typed id is for the typed read to tell of.
    for node in structs {
        let Some(Node { kind: Kind::Str(id), span, .. }) = field(node, "id") else {
            continue;
        };
        if let Some(first) = seen.get(id.as_str()).copied() {
            let (line, _) = source.place(first.start);
            let message = format!("the id {} is given twice", quoted(id));
            let help = format!("choose another; the first is in line {line}");
            let finding = Finding::error("repeated-id", source, *span, message);
            findings.push(finding.with_help(help));
            continue;
        }
        malformed(source, id, *span).into_iter().for_each(|finding| findings.push(finding));
        seen.insert(id, *span);
        ids.push(Declared { id: id.clone(), span: *span });
    }
    (ids, findings.done())
}

/// What is wrong with the id of a file itself, if it has one that is text.
#[must_use]
pub fn own_id(source: &Source, tree: &Tree) -> Option<Finding> {
    match field(tree.root.as_ref()?, "id")? {
        Node { kind: Kind::Str(id), span, .. } => malformed(source, id, *span),
        _ => None,
    }
}

fn malformed(source: &Source, id: &str, span: Span) -> Option<Finding> {
    let help = if !is_well_formed(id) {
        "an id is a small letter, then small letters, digits and `_`, 40 characters at most"
    } else if is_reserved(id) {
        "files are named after ids, and some systems keep this name for a device; choose another"
    } else {
        return None;
    };
    let message = format!("{} cannot be an id", quoted(id));
    Some(Finding::error("malformed-id", source, span, message).with_help(help.to_owned()))
}

/// Names that stand for devices on some systems, whatever ending a file has.
fn is_reserved(id: &str) -> bool {
    let numbered = id.strip_prefix("com").or_else(|| id.strip_prefix("lpt"));
    matches!(id, "con" | "prn" | "aux" | "nul")
        || numbered.is_some_and(|number| number.len() == 1 && number.starts_with(|c: char| c.is_ascii_digit()))
}

fn is_well_formed(id: &str) -> bool {
    let inner = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    id.len() <= MAX_ID && id.starts_with(|c: char| c.is_ascii_lowercase()) && id.chars().all(inner)
}

fn elements<'t>(node: &'t Node, name: &str) -> Vec<&'t Node> {
    match field(node, name).map(|list| &list.kind) {
        Some(Kind::List(items)) => items.iter().collect(),
        Some(Kind::Something(inner)) => match &inner.kind {
            Kind::List(items) => items.iter().collect(),
            _ => Vec::new(),
        },
        _ => Vec::new(),
    }
}

fn field<'t>(node: &'t Node, name: &str) -> Option<&'t Node> {
    let mut fields = node.fields()?.iter();
    fields.find(|field| field.name.text == name).map(|field| &field.value)
}

/// Where the value of a path such as `nations[1].capacity.law` stands. Names
/// of variants, `Some` and parentheses may be left out of the path; a name
/// also finds the textual key of a map.
#[must_use]
pub fn span_of(tree: &Tree, path: &str) -> Option<Span> {
    let (node, whole) = walk(tree, path)?;
    whole.then_some(node.span)
}

/// The same, or the nearest value around it: a field with a default need not
/// be in the file.
#[must_use]
pub fn span_near(tree: &Tree, path: &str) -> Span {
    walk(tree, path).map(|(node, _)| node.span).unwrap_or_default()
}

/// The last node the path leads to, and whether that was its end.
fn walk<'t>(tree: &'t Tree, path: &str) -> Option<(&'t Node, bool)> {
    let mut node = tree.root.as_ref()?;
    for segment in path.split(['.', '[']).filter(|segment| !segment.is_empty()) {
        let next = match segment.strip_suffix(']') {
            Some(number) => number.parse().ok().and_then(|at| item(node, at)),
            None => named(node, segment),
        };
        match next {
            Some(next) => node = next,
            None => return Some((node, false)),
        }
    }
    Some((node, true))
}

fn item(node: &Node, at: usize) -> Option<&Node> {
    match &node.kind {
        Kind::List(items) | Kind::Tuple(items) => items.get(at).or_else(|| item(node.only()?, at)),
        Kind::Something(inner) => item(inner, at),
        Kind::Named(_, Some(body)) => item(body, at),
        _ => None,
    }
}

fn named<'t>(node: &'t Node, name: &str) -> Option<&'t Node> {
    if let Some(found) = field(node, name) {
        return Some(found);
    }
    match &node.kind {
        Kind::Named(variant, _) if variant.text == name => Some(node),
        Kind::Something(inner) => named(inner, name),
        Kind::Map(entries) => {
            let is = |key: &Node| matches!(&key.kind, Kind::Str(text) if text == name);
            entries.iter().find(|(key, _)| is(key)).map(|(_, value)| value)
        }
        _ => None,
    }
}
