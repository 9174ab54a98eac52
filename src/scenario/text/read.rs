//! Tree → any type that serde can read, with every finding in one call.
//!
//! Serde's derived readers stop at the first error they see. So they are not
//! shown most of them: a wrong value is told of and replaced by a *stand-in*
//! of the right type. Two kinds of error they find out themselves, a missing
//! field and a value that a type refuses; there the read stops, notes the
//! *hole*, and begins again, this time filling the hole. A file without
//! errors is read once.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{self, Display};
use std::marker::PhantomData;

use serde::de::{DeserializeOwned, DeserializeSeed, Error, Expected, Unexpected};

use super::access::At;
use super::advice::advice;
use super::args::Args;
use super::finding::{Finding, Findings, LIMIT, in_order};
use super::source::{Source, Span};
use super::standin::{ATTEMPTS, StandIn};
use super::strange::strange;
use super::syntax::{parse, parse_into};
use super::tree::{Kind, Node, Tree, capped, quoted, short};
use super::unknown::Named;

/// Each pass gets past one more error that stops a read. More passes than
/// findings shown are pointless, and a very large file gets fewer of them:
/// so many nodes are visited in all.
const VISITS: u32 = 20_000_000;

/// What a table of ids says of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lookup<'a> {
    /// The newtype is an ordinary one; its value stands in the file as it is.
    NotAnIdKind,
    /// The id is known and has this index.
    Found(u32),
    /// The newtype is an id, but there is none of this text.
    Unknown {
        /// Those there are, to choose from.
        known: Vec<&'a str>,
    },
}

/// Turns the textual ids of a file into the engine's indices. `kind` is the
/// name of the newtype, such as `NationId`.
pub trait Ids {
    /// The index of an id. The empty text only asks whether the kind is one.
    fn lookup(&self, kind: &str, text: &str) -> Lookup<'_>;

    /// Takes a text into a table of prose and gives its index, if the kind is
    /// prose. Asked before [`Ids::lookup`]. The same text may be offered more
    /// than once when a file has errors.
    fn intern(&self, kind: &str, text: &str) -> Option<u32> {
        let _ = (kind, text);
        None
    }

    /// The ids of a kind, in their order.
    fn known(&self, kind: &str) -> Vec<&str> {
        match self.lookup(kind, "") {
            Lookup::Unknown { known } => known,
            Lookup::NotAnIdKind | Lookup::Found(_) => Vec::new(),
        }
    }

    /// Whether an id that is not known may be declared where a file was not read soundly. Nothing is
    /// then said of it.
    fn may_be_declared(&self, kind: &str, text: &str) -> bool {
        let _ = (kind, text);
        false
    }

    /// In words, another kind of which this is an id.
    fn other_kind(&self, kind: &str, text: &str) -> Option<&'static str> {
        let _ = (kind, text);
        None
    }

    /// Whether [`Ids::intern`] takes this kind; a bare number in its place is
    /// then refused rather than taken for an index.
    fn is_prose(&self, kind: &str) -> bool {
        let _ = kind;
        false
    }
}

/// Takes nothing for an id.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoIds;

impl Ids for NoIds {
    fn lookup(&self, _: &str, _: &str) -> Lookup<'_> {
        Lookup::NotAnIdKind
    }
}

/// Reads a source in one go. The value may be there although there are
/// errors: it then has stand-ins for what was wrong (`0` for an unknown id)
/// or lacks the faulty list element, good enough to look for further findings
/// but never to be played.
pub fn read<T: DeserializeOwned>(source: &Source, ids: &dyn Ids) -> (Option<T>, Vec<Finding>) {
    let (tree, findings) = parse_into(source);
    let read = read_all(source, &tree, ids, findings);
    (read.value, read.findings)
}

/// Reads a file that somebody wrote, as every call does that takes one: besides what [`read`] finds,
/// what is hidden in its texts is an error.
pub fn read_written<T: DeserializeOwned>(source: &Source, ids: &dyn Ids) -> (Option<T>, Vec<Finding>) {
    let (tree, mut findings) = parse(source);
    findings.extend(strange(source, &tree));
    let (value, wrong) = read_tree::<T>(source, &tree, ids);
    findings.extend(wrong);
    (value, in_order(findings))
}

/// What [`read`] reads, of a tree parsed before, whose own findings are not repeated.
pub fn read_tree<T: DeserializeOwned>(source: &Source, tree: &Tree, ids: &dyn Ids) -> (Option<T>, Vec<Finding>) {
    let read = read_marked(source, tree, ids);
    (read.value, read.findings)
}

/// A value as it was read, with what is not the author's word in it.
#[derive(Debug)]
pub struct Read<T> {
    /// The value, with stand-ins for what was wrong.
    pub value: Option<T>,
    /// What was found wrong.
    pub findings: Vec<Finding>,
    /// Where the value has a stand-in, or something that may have been meant otherwise.
    pub unsound: Vec<Span>,
}

/// The same, and where the value is not what its author wrote.
pub fn read_marked<T: DeserializeOwned>(source: &Source, tree: &Tree, ids: &dyn Ids) -> Read<T> {
    read_all(source, tree, ids, Findings::default())
}

fn read_all<T: DeserializeOwned>(source: &Source, tree: &Tree, ids: &dyn Ids, findings: Findings) -> Read<T> {
    let mut reader = Reader {
        source,
        tree,
        ids,
        findings,
        said: BTreeSet::new(),
        marks: tree.unsound().iter().copied().collect(),
        named: Named::default(),
        args: Vec::new(),
        strays: BTreeMap::new(),
        holes: BTreeMap::new(),
        lacking: BTreeMap::new(),
        learned: false,
    };
    let Some(root) = &tree.root else {
        return Read { value: None, findings: reader.findings.done(), unsound: tree.unsound().to_vec() };
    };
    let most = u32::try_from(LIMIT).unwrap_or(u32::MAX) + 1;
    let passes = (VISITS / (root.id + 1)).clamp(2, most);
    let mut value = reader.value(root, PhantomData::<T>).ok();
    for _ in 1..passes {
        if !std::mem::take(&mut reader.learned) || reader.findings.is_full() {
            break;
        }
        value = reader.value(root, PhantomData::<T>).ok();
    }
    reader.tell_unknown_ids();
    Read { value, findings: reader.findings.done(), unsound: reader.marks.into_iter().collect() }
}

/// Why a value could not be had.
#[derive(Debug)]
pub(super) enum Fault {
    /// Something to be said of the value being read.
    Said { code: &'static str, message: String, help: Option<String> },
    /// A struct's visitor misses this field.
    Lacks(&'static str),
    /// All is said, and the next pass will get past it.
    Marked,
    /// All is said, but there is no getting past it here.
    Stuck,
}

impl Fault {
    pub(super) fn said(code: &'static str, message: impl Into<String>) -> Self {
        let message = message.into();
        Self::Said { code, message, help: None }
    }

    pub(super) fn with_help(mut self, advice: Option<String>) -> Self {
        if let Self::Said { help, .. } = &mut self {
            *help = advice;
        }
        self
    }
}

impl Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Said { message, .. } => f.write_str(message),
            Self::Lacks(field) => write!(f, "missing field `{field}`"),
            Self::Marked | Self::Stuck => f.write_str("a finding was reported"),
        }
    }
}

impl std::error::Error for Fault {}

impl Error for Fault {
    fn custom<T: Display>(message: T) -> Self {
        Self::said("invalid-value", capped(&message.to_string()))
    }

    fn invalid_type(found: Unexpected, expected: &dyn Expected) -> Self {
        Self::said("wrong-type", format!("expected {expected}, found {}", in_short(found)))
    }

    fn invalid_value(found: Unexpected, expected: &dyn Expected) -> Self {
        Self::said("invalid-value", format!("expected {expected}, found {}", in_short(found)))
    }

    fn missing_field(field: &'static str) -> Self {
        Self::Lacks(field)
    }
}

/// What serde found, with no more of a text than a finding shows.
fn in_short(found: Unexpected) -> String {
    match found {
        Unexpected::Str(text) => format!("the text {}", quoted(text)),
        Unexpected::Other(what) => short(what).into_owned(),
        other => other.to_string(),
    }
}

/// One read under way: what is known of the file's faults so far.
pub(super) struct Reader<'a> {
    pub(super) source: &'a Source,
    tree: &'a Tree,
    pub(super) ids: &'a dyn Ids,
    findings: Findings,
    /// What was said, since every pass meets the same faults again.
    said: BTreeSet<(Span, &'static str, String)>,
    /// Where the value is not what its author wrote.
    marks: BTreeSet<Span>,
    /// Which ids were named.
    named: Named,
    /// The variants whose values are being read, the innermost last.
    args: Vec<Args>,
    /// Fields of a struct that it does not have, and that none of its own resembles.
    strays: BTreeMap<u32, BTreeSet<Span>>,
    /// Nodes to be filled with the stand-in of this number.
    holes: BTreeMap<u32, u8>,
    /// Fields missing in the struct of this node, likewise.
    lacking: BTreeMap<u32, BTreeMap<&'static str, u8>>,
    /// Whether this pass found something for the next to get past.
    learned: bool,
}

impl<'a> Reader<'a> {
    /// Reads one value; every value but those directly inside a newtype or
    /// an option comes through here.
    pub(super) fn value<'de, S: DeserializeSeed<'de>>(&mut self, node: &'a Node, seed: S) -> Result<S::Value, Fault> {
        if let Some(attempt) = self.holes.get(&node.id).copied() {
            let value = seed.deserialize(StandIn::new(attempt));
            return value.map_err(
                |_: Fault| {
                    if attempt < ATTEMPTS { self.mark(node, attempt + 1) } else { Fault::Stuck }
                },
            );
        }
        let value = seed.deserialize(At::new(self, node));
        value.map_err(|fault| self.settle(node, fault))
    }

    /// Whether an earlier pass gave this node up.
    pub(super) fn is_hole(&self, node: &Node) -> bool {
        self.holes.contains_key(&node.id)
    }

    /// Tells of a fault where the node need not be read to the end, and
    /// gives what to read instead.
    pub(super) fn give_up(&mut self, node: &Node, fault: Fault) -> StandIn {
        if let Fault::Said { code, message, help } = fault {
            self.report(code, node.span, message, || help);
        }
        StandIn::new(*self.holes.entry(node.id).or_insert(0))
    }

    /// Which stand-in a node that was given up is read as.
    pub(super) fn attempt(&self, node: &Node) -> u8 {
        self.holes.get(&node.id).copied().unwrap_or(0)
    }

    fn settle(&mut self, node: &Node, fault: Fault) -> Fault {
        match fault {
            // The type refuses the stand-in for something told of already.
            Fault::Said { .. } | Fault::Stuck if self.is_hole(node) => self.mark(node, 1),
            Fault::Said { code, message, help } => {
                self.report(code, node.span, message, || help);
                self.mark(node, 0)
            }
            Fault::Lacks(field) => self.lacks(node, "", field),
            Fault::Marked => Fault::Marked,
            Fault::Stuck => self.mark(node, 0),
        }
    }

    fn mark(&mut self, node: &Node, attempt: u8) -> Fault {
        self.holes.insert(node.id, attempt);
        self.learned = true;
        Fault::Marked
    }

    /// The fields a struct lacks as far as known, to be stood in for.
    pub(super) fn lacking(&self, node: &Node) -> Vec<&'static str> {
        let fields = self.lacking.get(&node.id).into_iter().flatten();
        fields.map(|(field, _)| *field).collect()
    }

    /// Tells of a field that a struct lacks, once.
    pub(super) fn lacks(&mut self, node: &Node, name: &str, field: &'static str) -> Fault {
        let there = self.lacking.get(&node.id).map_or(0, BTreeMap::len);
        let is_new = self.lacking.get(&node.id).is_none_or(|fields| !fields.contains_key(field));
        // A field that is not one of the struct's is this one, wrongly named.
        let misnamed = is_new && there < self.strays.get(&node.id).map_or(0, BTreeSet::len);
        // The field may be there, unreadable; the syntax error is enough.
        if !misnamed && is_new && !self.tree.holds_unsound(node.span) {
            let of = if name.is_empty() { String::new() } else { format!(" in {name}") };
            let message = format!("missing field `{field}`{of}");
            self.report("missing-field", node.span, message, || Some(format!("add `{field}: …`")));
        }
        self.marks.insert(node.span);
        let fields = self.lacking.entry(node.id).or_default();
        if fields.insert(field, 0).is_none() {
            self.learned = true;
        }
        Fault::Marked
    }

    /// Notes a field that a struct does not have, and that none of its own resembles.
    pub(super) fn stray(&mut self, node: &Node, field: Span) {
        self.strays.entry(node.id).or_default().insert(field);
    }

    /// A value for a field that a struct lacks.
    pub(super) fn stand_in<'de, S: DeserializeSeed<'de>>(
        &mut self,
        node: &Node,
        field: &'static str,
        seed: S,
    ) -> Result<S::Value, Fault> {
        let mut fresh = 0;
        let fields = self.lacking.get_mut(&node.id);
        let attempt = fields.and_then(|fields| fields.get_mut(field)).unwrap_or(&mut fresh);
        let value = seed.deserialize(StandIn::new(*attempt));
        value.map_err(|_: Fault| {
            if *attempt < ATTEMPTS {
                *attempt += 1;
                self.learned = true;
                Fault::Marked
            } else {
                Fault::Stuck
            }
        })
    }

    /// Notes a finding; its advice is worked out only if the finding is kept. Of what was not read
    /// soundly nothing is said.
    pub(super) fn report(
        &mut self,
        code: &'static str,
        span: Span,
        message: String,
        help: impl FnOnce() -> Option<String>,
    ) {
        self.marks.insert(span);
        if self.tree.is_unsound(span) {
            return;
        }
        if let Some(args) = self.args.last_mut()
            && args.is_value(span)
        {
            args.keep(code, span, message, help());
            return;
        }
        if self.findings.is_full() || !self.said.insert((span, code, message.clone())) {
            return;
        }
        let finding = Finding::error(code, self.source, span, message).with_help(help());
        self.findings.push(finding);
    }

    /// Reads the values of a variant, and tells of them together.
    pub(super) fn with_args<T>(
        &mut self,
        node: &'a Node,
        name: &str,
        args: Args,
        read: impl FnOnce(&mut Self) -> Result<T, Fault>,
    ) -> Result<T, Fault> {
        self.args.push(args);
        let value = read(self);
        if let Some(args) = self.args.pop() {
            args.tell(self, name, node, value.is_ok());
        }
        value
    }

    /// Notes what a value of the variant at hand is to be.
    pub(super) fn asked(&mut self, words: String) {
        if let Some(args) = self.args.last_mut() {
            args.words.push(words);
        }
    }

    /// An id that is known.
    pub(super) fn knows(&mut self, kind: &str, text: &str, node: &Node) {
        self.named.known(kind, text, node.id, node.span);
    }

    /// An id that is not known: it is told of at the end, unless it is another kind of thing, which
    /// is told of like a value of another type.
    pub(super) fn unknown_id(&mut self, kind: &str, text: &str, node: &Node) {
        self.marks.insert(node.span);
        let misplaced = self.args.last().is_some_and(|args| args.is_value(node.span));
        if misplaced && let Some(other) = self.ids.other_kind(kind, text) {
            let message = format!("expected the id of {}, found the {other} {}", with_article(kind), quoted(text));
            self.report("unknown-id", node.span, message, || None);
        } else {
            self.named.unknown(kind, text, node.id, node.span);
        }
    }

    fn tell_unknown_ids(&mut self) {
        self.named.leave_out(|span| self.tree.is_unsound(span));
        for finding in self.named.findings(self.source, self.ids) {
            self.marks.insert(finding.span);
            if !self.findings.is_full() {
                self.findings.push(finding);
            }
        }
    }
}

/// "expected …, found …", with the advice that fits the likeliest slip.
pub(super) fn mismatch(node: &Node, expected: &str) -> Fault {
    if node.kind == Kind::Broken {
        // The parser has said what is wrong here.
        return Fault::Stuck;
    }
    let message = format!("expected {expected}, found {}", node.describe());
    Fault::said("wrong-type", message).with_help(advice(node, expected))
}

/// "did you mean …? the … are …": all that there is to choose from.
#[must_use]
pub fn choices(wrong: &str, what: &str, known: &[&str]) -> String {
    if known.is_empty() {
        return format!("there are no {what}");
    }
    let meant = nearest(wrong, known).map(|near| format!("did you mean `{}`? ", short(near)));
    meant.unwrap_or_default() + &all_of(what, known)
}

/// "the … are …"
pub(super) fn all_of(what: &str, known: &[&str]) -> String {
    let list: Vec<_> = known.iter().map(|word| format!("`{}`", short(word))).collect();
    format!("the {what} are {}", list.join(", "))
}

/// Words of more characters are like no other.
const COMPARED: usize = 80;

/// The known word that was probably meant.
#[must_use]
pub fn nearest<'k>(wrong: &str, known: &[&'k str]) -> Option<&'k str> {
    let length = wrong.chars().count();
    if length > COMPARED {
        return None;
    }
    let wrong = wrong.to_lowercase();
    let distance = |k: &str| strsim::damerau_levenshtein(&wrong, &k.to_lowercase());
    // Either may be as long as the file.
    let known = known.iter().filter(|known| known.len() <= 4 * COMPARED);
    let close = known.map(|k| (distance(k), *k));
    let close = close.filter(|(far, _)| *far <= (length / 3).max(1));
    close.min_by_key(|(far, _)| *far).map(|(_, k)| k)
}

/// `IncidentId` → `an incident`
pub(super) fn with_article(kind: &str) -> String {
    let words = kind_in_words(kind);
    let article = if words.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    format!("{article} {words}")
}

/// `NationId` → `nation`: what kind of id a newtype is, in words.
pub(super) fn kind_in_words(kind: &str) -> String {
    let mut words = String::new();
    for c in kind.strip_suffix("Id").unwrap_or(kind).chars() {
        if c.is_uppercase() && !words.is_empty() {
            words.push(' ');
        }
        words.extend(c.to_lowercase());
    }
    words
}
