//! What a file is by its content, and what is wrong with it.

use super::orders::check_orders;
use super::out::{print, say};
use super::sort::{Sort, mistaken, mistaken_record, sort};
use crate::policy::{Character, Scripted};
use crate::record;
use crate::scenario::text::{self, Finding, Ids, Kind, Lookup, Source, Span, Tree};
use crate::scenario::{self, Playable};
use crate::store::{self, Found, Places};
use crate::terms::IdKind;
use anyhow::bail;
use std::collections::BTreeMap;
use std::path::Path;

/// The name of a call's argument, and of the source, for what comes in on the standard input.
const INPUT: (&str, &str) = ("-", store::INPUT);

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
        say_overlaid(&found);
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

/// A scenario to be played, by its file or id; of one that cannot be, everything found is said.
pub(super) fn playable(places: &Places, scenario: &str) -> anyhow::Result<Option<Opened>> {
    let found = match places.find(scenario) {
        Ok(found) => found,
        Err(why) => match mistaken_record(Path::new(scenario)) {
            Some(mistaken) => bail!(mistaken),
            None => return Err(why.into()),
        },
    };
    if found.playable.is_none()
        && let Some(mistaken) = mistaken(&found.source, Sort::Scenario)
    {
        bail!(mistaken);
    }
    say_overlaid(&found);
    if found.playable.is_none() {
        print(&found.rendered());
        say(&format!("{scenario}: it cannot be played before this is mended"));
    }
    let overlaid = found.overlaid.iter().map(|file| file.display().to_string()).collect();
    Ok(found.playable.map(|playable| Opened { playable, overlaid }))
}

/// A scenario that can be played, and the files that took the place of what the program carries.
pub(super) struct Opened {
    pub(super) playable: Playable,
    pub(super) overlaid: Vec<String>,
}

/// Names the files that take the place of what the program carries.
pub(super) fn say_overlaid(found: &Found) {
    for file in &found.overlaid {
        say(&format!("{} takes the place of what the program carries", file.display()));
    }
}
