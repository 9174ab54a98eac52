//! Which kind of file it is, told by what it holds.

use crate::record;
use crate::scenario::Playable;
use crate::scenario::text::{self, Kind, Severity, Source, Tree};
use crate::store;
use anyhow::{Context, bail};
use std::path::Path;

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
pub(super) fn sort(tree: &Tree) -> Option<Sort> {
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

/// What a file beside a scenario holds, or everything that was found wrong with it.
pub(super) fn sound<T: serde::de::DeserializeOwned>(
    playable: &Playable,
    source: &Source,
    kind: Sort,
    what: &str,
) -> anyhow::Result<T> {
    let (read, findings) = text::read_written::<T>(source, &playable.ids());
    if findings.iter().any(|finding| finding.severity == Severity::Error) {
        if let Some(mistaken) = mistaken(source, kind) {
            bail!(mistaken);
        }
        bail!("the {what} cannot be read\n{}", text::render(&findings, source));
    }
    read.with_context(|| format!("the {what} cannot be read"))
}
