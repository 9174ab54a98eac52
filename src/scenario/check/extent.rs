//! How long lists and texts may be, and which texts are one line.
//!
//! It is told of the tree, before anything is read, so that no later stage meets more.

use crate::scenario::text::{Finding, Kind, Node, Source, Span, Tree};

/// The most elements of any list that has no limit of its own, and the most entries of a map.
const MOST: usize = 250;

/// The most characters of a text.
const TEXT: usize = 20_000;

/// The most characters of a text that is set on one line.
const LINE: usize = 200;

/// The most characters of a name that stands on the chart, in columns and in most sentences.
const NAME: usize = 40;

/// Fields that are set on one line.
const LINES: [&str; 9] = ["name", "ministry", "title", "label", "headline", "from", "kind", "forum", "speaker"];

/// Those of them that are short names.
const NAMES: [&str; 3] = ["short", "adjective", "capital_city"];

/// Tells of lists and texts that are too long. The lists of the file itself that are named have
/// limits of their own.
pub(in crate::scenario) fn extent(source: &Source, tree: &Tree, limited: &[&str]) -> Vec<Finding> {
    let mut extent = Extent { source, findings: Vec::new() };
    let Some(root) = &tree.root else { return extent.findings };
    match root.fields() {
        Some(fields) => {
            for field in fields {
                let name = field.name.text.as_str();
                if let (Kind::List(items), true) = (&field.value.kind, limited.contains(&name)) {
                    items.iter().for_each(|item| extent.node(item, name));
                } else {
                    extent.node(&field.value, name);
                }
            }
        }
        None => extent.node(root, ""),
    }
    extent.findings
}

struct Extent<'a> {
    source: &'a Source,
    findings: Vec<Finding>,
}

impl Extent<'_> {
    /// A node, in the field of this name.
    fn node(&mut self, node: &Node, field: &str) {
        match &node.kind {
            Kind::Str(text) => self.text(node.span, text, field),
            Kind::Something(inner) | Kind::Named(_, Some(inner)) => self.node(inner, field),
            Kind::List(items) | Kind::Tuple(items) => {
                self.count(node.span, items.len(), "elements");
                items.iter().for_each(|item| self.node(item, field));
            }
            Kind::Map(entries) => {
                self.count(node.span, entries.len(), "entries");
                entries.iter().for_each(|(_, value)| self.node(value, field));
            }
            Kind::Struct(fields) => fields.iter().for_each(|field| self.node(&field.value, &field.name.text)),
            _ => {}
        }
    }

    fn count(&mut self, span: Span, there: usize, what: &str) {
        if there > MOST {
            let message = format!("there are {there} {what}, and there can be {MOST}");
            let help = format!("leave out {} of them", there - MOST);
            self.findings.push(Finding::error("too-many", self.source, span, message).with_help(help));
        }
    }

    fn text(&mut self, span: Span, text: &str, field: &str) {
        let most = match field {
            name if NAMES.contains(&name) => NAME,
            line if LINES.contains(&line) => LINE,
            _ => TEXT,
        };
        let there = text.chars().count();
        if there > most {
            let message = format!("this text has {there} characters, and there can be {most}");
            let help = "shorten it".to_owned();
            self.findings.push(Finding::error("text-too-long", self.source, span, message).with_help(help));
        }
        if most < TEXT && text.trim().contains('\n') {
            let message = format!("`{field}` is set on one line, and this text has several");
            let help = "write it on one line".to_owned();
            self.findings.push(Finding::error("line-end", self.source, span, message).with_help(help));
        }
    }
}
