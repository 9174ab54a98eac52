//! Scenarios: those that the program carries, and those that lie on disk.

use super::name::FileName;
use super::places::{Places, SCENARIOS};
use super::read::{Unusable, called, read};
use crate::scenario::text::{Finding, Severity, Source, render_among};
use crate::scenario::{self, Playable};
use crate::terms::{NationId, letters};
use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Where the standard catalogue lies in a folder of scenarios.
const CATALOGUE: &str = "catalogue/standard.ron";

/// What lies at a scenario's name: its text, whether good or not.
pub struct Found {
    /// The text, with the name that findings speak of.
    pub source: Source,
    /// The scenario, if it can be played.
    pub playable: Option<Playable>,
    /// Everything that was found wrong or doubtful.
    pub findings: Vec<Finding>,
    /// Files that take the place of what the program carries with it: the catalogue, or the scenario.
    pub overlaid: Vec<PathBuf>,
    /// The catalogue that it was read with, of which findings may speak, too.
    catalogue: Source,
}

impl Found {
    fn of(source: Source, catalogue: Source, overlaid: Vec<PathBuf>) -> Self {
        let (playable, findings) = scenario::load(&source, &catalogue);
        Self { source, playable, findings, overlaid, catalogue }
    }

    /// The findings as a terminal shows them.
    #[must_use]
    pub fn rendered(&self) -> String {
        render_among(&self.findings, &[&self.source, &self.catalogue])
    }

    /// Whether anything found is an error.
    #[must_use]
    pub fn is_broken(&self) -> bool {
        self.playable.is_none() || self.findings.iter().any(|finding| finding.severity == Severity::Error)
    }
}

/// The standard catalogue, from where it was read, if that is no part of the program.
struct Catalogue {
    source: Source,
    file: Option<PathBuf>,
}

impl Places {
    /// Finds a scenario by file or by id. A file `scenarios/ID.ron` of the working folder, or else of
    /// the data, takes the place of the embedded scenario of that id; so does a catalogue there.
    ///
    /// # Errors
    /// If there is neither a file nor an embedded scenario of that name, or a file cannot be read.
    pub fn find(&self, name: &str) -> Result<Found, Unusable> {
        let catalogue = self.catalogue()?;
        let mut overlaid: Vec<PathBuf> = catalogue.file.into_iter().collect();
        let embedded = scenario::embedded(name);
        let source = match (self.file_of(name), embedded) {
            (Some(file), _) => {
                let bytes = read(&file)?;
                if embedded.is_some_and(|text| text.as_bytes() != bytes) {
                    overlaid.push(file.clone());
                }
                Source::new(called(&file), bytes)
            }
            (None, Some(text)) => Source::new(format!("{SCENARIOS}/{name}.ron"), text),
            (None, None) if name.is_empty() => {
                return Err(Unusable::reading(Path::new(name), io::Error::other("it is empty")));
            }
            (None, None) => return Err(Unusable::reading(Path::new(name), unknown(name))),
        };
        Ok(Found::of(source, catalogue.source, overlaid))
    }

    /// What a text holds, read with the catalogue that scenarios here are read with.
    ///
    /// # Errors
    /// If a catalogue on disk cannot be used.
    pub fn found(&self, source: Source) -> Result<Found, Unusable> {
        let catalogue = self.catalogue()?;
        Ok(Found::of(source, catalogue.source, catalogue.file.into_iter().collect()))
    }

    /// The standard catalogue: the first file of it on disk, else the embedded one.
    fn catalogue(&self) -> Result<Catalogue, Unusable> {
        let files = self.overlay(SCENARIOS).into_iter().map(|folder| folder.join(CATALOGUE));
        let Some(file) = files.into_iter().find(|file| file.exists()) else {
            return Ok(Catalogue { source: scenario::standard_catalogue(), file: None });
        };
        let bytes = read(&file)?;
        let is_ours = bytes == scenario::STANDARD_CATALOGUE.as_bytes();
        let source = Source::new(file.display().to_string(), bytes);
        Ok(Catalogue { source, file: (!is_ours).then_some(file) })
    }

    /// The file that [`Self::find`] would read for a name.
    fn file_of(&self, name: &str) -> Option<PathBuf> {
        let named = PathBuf::from(name);
        if name == "-" || fs::metadata(&named).is_ok_and(|about| !about.is_dir()) {
            return Some(named);
        }
        let own = FileName::new(name).ok()?;
        self.overlay(SCENARIOS).iter().map(|folder| own.below(folder, ".ron")).find(|file| file.is_file())
    }

    /// Every scenario there is: embedded ones first, then those of the folders, by name.
    #[must_use]
    pub fn library(&self) -> Vec<Listing> {
        let mut names: Vec<String> = scenario::EMBEDDED.iter().map(|(id, _)| (*id).to_owned()).collect();
        let folders = self.overlay(SCENARIOS);
        let files = folders.iter().filter_map(|folder| fs::read_dir(folder).ok()).flatten().flatten();
        let mut own: Vec<String> = files
            .map(|entry| entry.path())
            .filter(|path| is_scenario(path))
            // What is no name is found by its path.
            .map(|path| match path.file_stem().and_then(|stem| stem.to_str()) {
                Some(stem) if FileName::new(stem).is_ok() => stem.to_owned(),
                _ => path.to_string_lossy().into_owned(),
            })
            .filter(|name| !names.contains(name))
            .collect();
        own.sort();
        own.dedup();
        names.append(&mut own);
        names.iter().map(|name| self.listing(name)).collect()
    }

    /// How the library shows a scenario.
    #[must_use]
    pub fn listing(&self, name: &str) -> Listing {
        let file = self.file_of(name);
        match self.find(name) {
            Ok(Found { playable: Some(playable), .. }) => list(name, file, &playable),
            Ok(found) => broken(name, file, found.rendered()),
            Err(error) => broken(name, file, error.to_string()),
        }
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
    /// What [`Places::find`] takes.
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
    /// What each of its truths comes to, for the facilitator only; none if it states none.
    pub truths: Vec<String>,
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

pub(super) fn is_scenario(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "ron") && path.is_file()
}

fn broken(name: &str, file: Option<PathBuf>, findings: String) -> Listing {
    Listing {
        name: name.to_owned(),
        title: name.to_owned(),
        synopsis: String::new(),
        level: "",
        minutes: 0,
        rounds: 0,
        learning: Vec::new(),
        notice: None,
        truths: Vec::new(),
        seats: Vec::new(),
        undrawn: BTreeSet::new(),
        cables: Vec::new(),
        seas: Vec::new(),
        findings,
        file,
    }
}

fn list(name: &str, file: Option<PathBuf>, playable: &Playable) -> Listing {
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
        truths: scenario.truths.iter().map(|truth| text(truth.note)).collect(),
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
        file,
    }
}
