//! The only code that reads and writes files; front ends get plain values from it.

mod briefs;
mod editor;
mod records;
mod settings;

pub use briefs::{BRIEFS, keep_brief};
pub use editor::{Stamps, open_in_editor, open_in_viewer, stamps};
pub use records::{RECORD, RECORDS, RecordFile, days_since, fresh_record, records};
pub use settings::{Extent, Light, Settings, TEXT, keep_settings, settings, settings_file};

use crate::scenario::text::{Finding, Severity, Source, render};
use crate::scenario::{self, Playable};
use crate::terms::{NationId, letters};
use std::collections::BTreeSet;
use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The scenario that is opened when none is named.
pub const DEFAULT_SCENARIO: &str = "lantern_strait";

/// The folder in which own scenarios lie, below the folder that the program is started in.
pub const FOLDER: &str = "scenarios";

/// A file could not be used.
#[derive(Debug)]
pub struct Unusable {
    /// Which.
    pub path: PathBuf,
    /// Why.
    pub why: io::Error,
}

impl fmt::Display for Unusable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path.display(), reason(&self.why))
    }
}

impl std::error::Error for Unusable {}

/// A reason in plain words, where the system's own is none.
fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file".to_owned(),
        io::ErrorKind::PermissionDenied => "it may not be read".to_owned(),
        io::ErrorKind::IsADirectory => "it is a folder".to_owned(),
        _ => error.to_string(),
    }
}

/// What lies at a scenario's name: its text, whether good or not.
pub struct Found {
    /// The text, with the name that findings speak of.
    pub source: Source,
    /// The scenario, if it can be played.
    pub playable: Option<Playable>,
    /// Everything that was found wrong or doubtful.
    pub findings: Vec<Finding>,
}

impl Found {
    fn of(source: Source) -> Self {
        let (playable, findings) = scenario::load(&source, &catalogue());
        Self { source, playable, findings }
    }

    /// The findings as a terminal shows them.
    #[must_use]
    pub fn rendered(&self) -> String {
        render(&self.findings, &self.source)
    }

    /// Whether anything found is an error.
    #[must_use]
    pub fn is_broken(&self) -> bool {
        self.playable.is_none() || self.findings.iter().any(|finding| finding.severity == Severity::Error)
    }
}

/// The standard catalogue: the file on disk if there is one, else the embedded one.
fn catalogue() -> Source {
    let path = Path::new(FOLDER).join("catalogue").join("standard.ron");
    match fs::read(&path) {
        Ok(bytes) => Source::new(path.display().to_string(), bytes),
        Err(_) => scenario::standard_catalogue(),
    }
}

/// Reads a file whole.
///
/// # Errors
/// Says which file and why.
pub fn read(path: &Path) -> Result<Vec<u8>, Unusable> {
    fs::read(path).map_err(|why| Unusable { path: path.to_owned(), why })
}

/// Finds a scenario by file or by id. A file `scenarios/ID.ron` takes the place of the
/// embedded scenario of that id.
///
/// # Errors
/// If there is neither a file nor an embedded scenario of that name.
pub fn find(name: &str) -> Result<Found, Unusable> {
    if let Some(file) = file_of(name) {
        return Ok(Found::of(Source::new(file.display().to_string(), read(&file)?)));
    }
    let path = Path::new(name);
    match scenario::embedded(name) {
        Some(text) => Ok(Found::of(Source::new(format!("{FOLDER}/{name}.ron"), text))),
        None => Err(Unusable { path: path.to_owned(), why: unknown(name) }),
    }
}

/// There is neither a file nor a scenario of that name: what there is, and what was meant perhaps.
fn unknown(name: &str) -> io::Error {
    let known: Vec<&str> = scenario::EMBEDDED.iter().map(|(id, _)| *id).collect();
    let known = scenario::text::choices(name, "scenarios that the program carries", &known);
    io::Error::other(format!("there is no such file, and no scenario of that name: {known}"))
}

/// A seat in the library.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeatListing {
    /// The nation.
    pub nation: NationId,
    /// Its textual id.
    pub id: String,
    /// Its full name.
    pub name: String,
    /// Its short name.
    pub short: String,
    /// Its flag's letter.
    pub letter: char,
    /// The city that its government sits in.
    pub capital: String,
    /// Where that lies on the chart: 0 to 1000 across, 0 to 700 down.
    pub place: (u16, u16),
    /// Its ministry.
    pub ministry: String,
    /// What everybody reads of it.
    pub about: String,
    /// Whether seating somebody here needs the notice.
    pub delicate: bool,
}

/// A scenario in the library.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listing {
    /// What [`find`] takes.
    pub name: String,
    /// Its title; its name if it is broken.
    pub title: String,
    /// What it is about.
    pub synopsis: String,
    /// Its level, in its word.
    pub level: &'static str,
    /// Minutes a workshop needs.
    pub minutes: u16,
    /// Its rounds.
    pub rounds: u8,
    /// What trainees should learn.
    pub learning: Vec<String>,
    /// What people should know before they are seated.
    pub notice: Option<String>,
    /// Its seats.
    pub seats: Vec<SeatListing>,
    /// Letters in its texts that the shipped fonts have no form for, each once.
    pub undrawn: BTreeSet<char>,
    /// The undersea cables, by the nations that they join.
    pub cables: Vec<(NationId, NationId)>,
    /// The waters, and where their names are centred.
    pub seas: Vec<(String, (u16, u16))>,
    /// What is wrong with it, ready to be read; empty if it can be played.
    pub findings: String,
    /// The file that it lies in; nothing if it is embedded.
    pub file: Option<PathBuf>,
}

/// Every scenario there is: embedded ones first, then those of the folder, by name.
#[must_use]
pub fn library() -> Vec<Listing> {
    let mut names: Vec<String> = scenario::EMBEDDED.iter().map(|(id, _)| (*id).to_owned()).collect();
    let mut own: Vec<String> = fs::read_dir(FOLDER)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| is_scenario(path))
        .filter_map(|path| Some(path.file_stem()?.to_str()?.to_owned()))
        .filter(|name| !names.contains(name))
        .collect();
    own.sort();
    names.append(&mut own);
    names.iter().map(|name| listing(name)).collect()
}

fn is_scenario(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "ron") && path.is_file()
}

/// How the library shows a scenario.
#[must_use]
pub fn listing(name: &str) -> Listing {
    let broken = |findings: String| Listing {
        name: name.to_owned(),
        title: name.to_owned(),
        synopsis: String::new(),
        level: "",
        minutes: 0,
        rounds: 0,
        learning: Vec::new(),
        notice: None,
        seats: Vec::new(),
        undrawn: BTreeSet::new(),
        cables: Vec::new(),
        seas: Vec::new(),
        findings,
        file: file_of(name),
    };
    let found = match find(name) {
        Ok(found) => found,
        Err(error) => return broken(error.to_string()),
    };
    match &found.playable {
        Some(playable) => list(name, playable),
        None => broken(found.rendered()),
    }
}

fn list(name: &str, playable: &Playable) -> Listing {
    let scenario = &playable.scenario;
    let shown = playable.shown();
    let text = |id: crate::terms::TextId| shown.text(id);
    Listing {
        name: name.to_owned(),
        title: text(scenario.title),
        synopsis: text(scenario.synopsis),
        level: scenario.level.word(),
        minutes: scenario.minutes,
        rounds: scenario.rounds,
        learning: scenario.learning.iter().map(|&line| text(line)).collect(),
        notice: scenario.notice.map(text),
        seats: scenario
            .nations
            .iter()
            .zip(&shown.letters)
            .map(|(nation, letter)| SeatListing {
                nation: nation.id,
                id: playable.names.text(crate::terms::IdKind::Nation, nation.id.index()).unwrap_or_default().to_owned(),
                name: text(nation.name),
                short: text(nation.short),
                letter: *letter,
                capital: text(nation.capital_city),
                place: (nation.place.x, nation.place.y),
                ministry: text(nation.ministry),
                about: text(nation.public_brief),
                delicate: nation.delicate,
            })
            .collect(),
        undrawn: shown.texts.iter().flat_map(|text| letters::undrawn(text)).collect(),
        cables: scenario.cables.iter().map(|cable| (cable.a, cable.b)).collect(),
        seas: scenario.seas.iter().map(|sea| (text(sea.name), (sea.place.x, sea.place.y))).collect(),
        findings: String::new(),
        file: file_of(name),
    }
}

/// The file that [`find`] would read for a name.
fn file_of(name: &str) -> Option<PathBuf> {
    [PathBuf::from(name), own(name)].into_iter().find(|path| path.is_file())
}

fn own(name: &str) -> PathBuf {
    Path::new(FOLDER).join(format!("{name}.ron"))
}
