//! What a file is by its content, and what is wrong with it.

use super::orders::check_orders;
use crate::policy::{Character, Scripted};
use crate::record;
use crate::scenario::text::{self, Finding, Ids, Kind, Lookup, Source, Span, Tree};
use crate::scenario::{self, Playable};
use crate::store::{self, Found, Places};
use crate::terms::IdKind;
use std::collections::BTreeMap;
use std::path::Path;

/// The name of a call's argument, and of the source, for what comes in on the standard input.
const INPUT: (&str, &str) = ("-", store::INPUT);

/// Fields that only a scenario has, only a catalogue besides, and only a character.
const SCENARIO: [&str; 6] = ["title", "rounds", "nations", "relations", "incidents", "endings"];
const CATALOGUE: [&str; 3] = ["actions", "norms", "numbers"];
const CHARACTER: [&str; 11] =
    ["about", "purse", "cares", "inquiry", "word", "asks", "claims", "answers", "measures", "deeds", "manner"];

/// The kinds of file, told apart by what they hold; a record, by how it begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    Scenario,
    Record,
    Catalogue,
    Character,
    /// What seats say and order, for `run --orders`.
    Orders,
    /// The same as a policy of one seat.
    Script,
}

impl Sort {
    const fn word(self) -> &'static str {
        match self {
            Self::Scenario => "a scenario",
            Self::Record => "the record of a play",
            Self::Catalogue => "a catalogue",
            Self::Character => "a character",
            Self::Orders => "a file of orders",
            Self::Script => "a script of a seat",
        }
    }
}

/// A file that was checked.
pub(super) struct Checked {
    /// What was found.
    pub(super) findings: Vec<Finding>,
    /// The same as a terminal shows it.
    pub(super) rendered: String,
    /// The scenario, if it is a sound one.
    pub(super) playable: Option<Playable>,
}

impl Checked {
    /// Checks what lies at a name, whatever kind of file it is; `beside` is the scenario that a file
    /// of orders belongs to. An error is a file that cannot be read at all, in words.
    pub(super) fn named(places: &Places, name: &str, beside: Option<&Playable>) -> Result<Self, String> {
        let path = Path::new(name);
        let is_input = name == INPUT.0;
        if !is_input && !path.exists() {
            return places.find(name).map(Self::scenario).map_err(|error| error.to_string());
        }
        // A record may be larger than any other file, which is said of what is no record.
        let bytes = store::read_record(path).map_err(|error| error.to_string())?;
        Self::bytes(places, if is_input { INPUT.1 } else { name }, &bytes, beside)
    }

    fn scenario(found: Found) -> Self {
        super::say_overlaid(&found);
        Self { rendered: found.rendered(), playable: found.playable, findings: found.findings }
    }

    fn bytes(places: &Places, name: &str, bytes: &[u8], beside: Option<&Playable>) -> Result<Self, String> {
        if record::is_begun(bytes) {
            // A line of a record is too long to be shown, so only its place is.
            return Ok(Self::of(record_findings(name, bytes), &Source::new("", b"")));
        }
        let source = Source::new(name, bytes);
        let tree = text::parse(&source).0;
        let findings = match sort(&tree).unwrap_or(Sort::Scenario) {
            Sort::Scenario | Sort::Record => {
                let found = places.found(source).map_err(|error| error.to_string())?;
                return Ok(Self::scenario(found));
            }
            Sort::Catalogue => scenario::check_catalogue(&source),
            Sort::Character => text::read_written::<Character>(&source, &text::NoIds).1,
            Sort::Orders => {
                let mut findings = with_ids(beside, |ids| check_orders(&source, ids));
                findings.extend(ordered_twice(&source, &tree));
                text::in_order(findings)
            }
            Sort::Script => with_ids(beside, |ids| text::read_written::<Scripted>(&source, ids).1),
        };
        Ok(Self::of(findings, &source))
    }

    fn of(findings: Vec<Finding>, source: &Source) -> Self {
        Self { rendered: text::render(&findings, source), playable: None, findings }
    }
}

/// What a call says, in a line, of a file that is of another kind than it takes; nothing if the file
/// may well be of that kind.
pub(super) fn mistaken(source: &Source, taken_for: Sort) -> Option<String> {
    let name = source.name();
    let is_record = record::is_begun(source.text().as_bytes());
    let sort = if is_record { Sort::Record } else { sort(&text::parse(source).0)? };
    let what_for = match sort {
        _ if sort == taken_for => return None,
        Sort::Scenario => format!("`demarche run {name}` plays it"),
        Sort::Record => format!("`demarche replay {name}` tells what happened in it"),
        Sort::Catalogue => {
            "scenarios are read with it where it lies in scenarios/catalogue/standard.ron of the working folder"
                .to_owned()
        }
        Sort::Character => format!("`demarche run SCENARIO --policy {name}` has seats played by it"),
        Sort::Orders => format!("`demarche run SCENARIO --orders {name}` puts them in"),
        Sort::Script => format!("`demarche run SCENARIO --policy SEAT={name}` has a seat played by it"),
    };
    Some(format!("{name}: this is {}, and not {}; {what_for}", sort.word(), taken_for.word()))
}

/// The same of a file that is too large to be anything but a record.
pub(super) fn mistaken_record(path: &Path) -> Option<String> {
    let begun = store::head(path, 1 << 10).filter(|head| record::is_begun(head))?;
    mistaken(&Source::new(path.display().to_string(), begun), Sort::Scenario)
}

/// What a file is, if that can be seen: a person who mistook one name would still call it so.
fn sort(tree: &Tree) -> Option<Sort> {
    let root = tree.root.as_ref()?;
    match &root.kind {
        Kind::List(_) => return Some(Sort::Orders),
        Kind::Named(name, _) if name.text == "Scripted" => return Some(Sort::Script),
        _ => {}
    }
    let fields = root.fields().unwrap_or_default();
    let count = |names: &[&str]| fields.iter().filter(|field| names.contains(&field.name.text.as_str())).count();
    match (count(&SCENARIO), count(&CATALOGUE), count(&CHARACTER)) {
        (0, 0, 1..) => Some(Sort::Character),
        (0, 1.., _) => Some(Sort::Catalogue),
        // One field may be misplaced.
        (2.., ..) => Some(Sort::Scenario),
        _ => None,
    }
}

/// Entries with an order that stand in a file of orders word for word already: whoever copied a line
/// may have meant to change it.
fn ordered_twice(source: &Source, tree: &Tree) -> Vec<Finding> {
    let Some(Kind::List(entries)) = tree.root.as_ref().map(|root| &root.kind) else { return Vec::new() };
    let mut seen: BTreeMap<String, u32> = BTreeMap::new();
    let mut findings = Vec::new();
    for entry in entries {
        let orders = entry.fields().unwrap_or_default().iter().any(|field| field.name.text == "order");
        let words: String = source.slice(entry.span).split_whitespace().collect();
        let line = source.place(entry.span.start).0;
        if let (true, Some(first)) = (orders, seen.get(&words)) {
            let message = format!("the same order stands in line {first} for the same seat and round");
            let finding = Finding::warning("order-twice", source, entry.span, message);
            findings.push(finding.with_help("leave out one, or change what was to be another".to_owned()));
        } else {
            seen.insert(words, line);
        }
    }
    findings
}

fn with_ids(beside: Option<&Playable>, read: impl FnOnce(&dyn Ids) -> Vec<Finding>) -> Vec<Finding> {
    match beside {
        Some(playable) => read(&playable.ids()),
        None => read(&AnyId),
    }
}

/// Takes every id for one that is known: which there are, only a scenario says.
struct AnyId;

impl Ids for AnyId {
    fn lookup(&self, kind: &str, _: &str) -> Lookup<'_> {
        IdKind::of_type(kind).map_or(Lookup::NotAnIdKind, |_| Lookup::Found(0))
    }

    fn intern(&self, kind: &str, _: &str) -> Option<u32> {
        self.is_prose(kind).then_some(0)
    }

    fn is_prose(&self, kind: &str) -> bool {
        kind == "TextId"
    }
}

/// What stops the reading of a record, and what was left aside at its end.
fn record_findings(name: &str, bytes: &[u8]) -> Vec<Finding> {
    let (recorded, fault) = record::read(name, bytes);
    let source = Source::new(name, b"");
    let at = |finding: Finding, line: u32, column: u32| Finding {
        line,
        column,
        end_line: line,
        end_column: column,
        ..finding
    };
    if let Some(fault) = fault {
        let finding = match fault.kind {
            record::FaultKind::Unreadable(finding) => Finding { file: name.to_owned(), ..*finding },
            _ => at(Finding::error("record", &source, Span::default(), fault.message), fault.line, fault.column),
        };
        return vec![finding];
    }
    let torn = recorded.filter(record::Recorded::is_torn).map(|recorded| {
        let line = u32::try_from(recorded.lines().len() + 1).unwrap_or(u32::MAX);
        let message = "the last line is cut short, and is left aside";
        let finding = Finding::warning("torn-line", &source, Span::default(), message);
        at(finding.with_help("the record is whole up to the line before it".to_owned()), line, 1)
    });
    torn.into_iter().collect()
}
