//! Records on disk: the one that is being written, and those that lie in their folders.
//!
//! A new record is appended to under a lock as the play goes on, so that whatever ends the program
//! leaves a record that goes on. One that takes an older record's place is written beside it and
//! renamed once it is whole.

use super::lock::Lock;
use super::name::FileName;
use super::places::{Places, RECORDS};
use super::read::{RECORD_MOST, TEXT_MOST, Unusable, kind, read_record};
use super::write::{folder_of, lies_at, sync_folder, with_behind};
use crate::record;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// How the name of a record ends.
pub const RECORD: &str = ".record.ron";

/// A record that is written as a play goes on: each line is on disk before the next is made.
#[derive(Debug)]
pub struct RecordFile {
    /// Where it is to lie.
    path: PathBuf,
    /// Where it lies until it is whole, if an older one is to lie there until then.
    beside: Option<PathBuf>,
    file: File,
    /// How many bytes of it are whole lines that were handed over.
    whole: u64,
    /// Whether the last of them lacks its line end, which goes before whatever is appended.
    lacks_end: bool,
    /// Whether this is the program that made it.
    is_new: bool,
    _lock: Lock,
}

impl RecordFile {
    /// A new record of a scenario in the records' folder: `SCENARIO-N.record.ron`, with a number
    /// above every other there.
    ///
    /// # Errors
    /// Says which file and why: also if the scenario's id is no name for a file.
    pub fn fresh(places: &Places, scenario: &str) -> Result<Self, Unusable> {
        let folder = places.records_folder();
        let name = FileName::new(scenario).map_err(|why| Unusable::writing(&folder, why))?;
        let (path, file) = numbered(&folder, &name.to_string()).map_err(|why| Unusable::writing(&folder, why))?;
        let begun = Lock::of(&path).and_then(|lock| Self::begun(&path, file, lock));
        begun.map_err(|why| Unusable::writing(&path, why))
    }

    /// A record at a place that was named. It takes the place of nothing but an older record of the
    /// same scenario, and of that only if that was asked for.
    ///
    /// # Errors
    /// Says which file and why, and what would help.
    pub fn create(path: &Path, scenario: &str, over_an_older: bool) -> Result<Self, Unusable> {
        Self::created(path, scenario, over_an_older).map_err(|why| Unusable::writing(path, why))
    }

    fn created(path: &Path, scenario: &str, over_an_older: bool) -> io::Result<Self> {
        if plain(path)?.is_none() {
            fs::create_dir_all(folder_of(path))?;
        }
        // What somebody else has only begun to write cannot be judged by what is in it.
        let lock = Lock::of(path)?;
        if is_free(path, scenario, over_an_older)? {
            return Self::begun(path, made(path)?, lock);
        }
        // The name that the new one has meanwhile may be left from a program that did not end well.
        let beside = with_behind(path, ".part");
        if !is_free(&beside, scenario, true)? {
            fs::remove_file(&beside)?;
        }
        let file = made(&beside)?;
        let mut fresh = Self::of(path, file, lock);
        fresh.beside = Some(beside);
        Ok(fresh)
    }

    fn begun(path: &Path, file: File, lock: Lock) -> io::Result<Self> {
        sync_folder(folder_of(path))?;
        Ok(Self::of(path, file, lock))
    }

    fn of(path: &Path, file: File, lock: Lock) -> Self {
        Self { path: path.to_owned(), beside: None, file, whole: 0, lacks_end: false, is_new: true, _lock: lock }
    }

    /// A record that a play goes on with, and what is in it. Nobody else may write it from now on.
    /// What was still being written when the play stopped, a line without its end that does not follow
    /// from those before it, is cut off before anything is appended; until then the file stays as it is.
    ///
    /// # Errors
    /// Says which file and why: also if the play is open elsewhere.
    pub fn go_on(path: &Path) -> Result<(Self, Vec<u8>), Unusable> {
        let about = fs::symlink_metadata(path).map_err(|why| Unusable::reading(path, why))?;
        if !about.is_file() {
            let why = io::Error::other(format!("it is {} and no plain file, and a play goes on in none", kind(&about)));
            return Err(Unusable::writing(path, why));
        }
        let lock = Lock::of(path).map_err(|why| Unusable::writing(path, why))?;
        let bytes = read_record(path)?;
        let file = OpenOptions::new().write(true).open(path).map_err(|why| Unusable::writing(path, why))?;
        let whole = record::whole_bytes(&bytes);
        let last = bytes.get(..whole).and_then(<[u8]>::last);
        let lacks_end = last.is_some_and(|last| !matches!(last, b'\n' | b'\r'));
        let whole = whole as u64;
        Ok((Self { path: path.to_owned(), beside: None, file, whole, lacks_end, is_new: false, _lock: lock }, bytes))
    }

    /// Goes on from an earlier place: what stands behind so many bytes is cut off before anything is
    /// appended.
    pub fn keep(&mut self, bytes: u64) {
        self.lacks_end &= self.whole <= bytes;
        self.whole = self.whole.min(bytes);
    }

    /// Where it lies, or will once it is whole.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Appends whole lines and hands them to the disk: all of them or none. What could not be
    /// appended may be handed over again later.
    ///
    /// # Errors
    /// Says which file and why.
    pub fn append(&mut self, lines: &[String]) -> Result<(), Unusable> {
        if lines.is_empty() {
            return Ok(());
        }
        let mut text = String::with_capacity(1 + lines.iter().map(|line| line.len() + 1).sum::<usize>());
        if self.lacks_end {
            text.push('\n');
        }
        for line in lines {
            text.push_str(line);
            text.push('\n');
        }
        self.put(text.as_bytes()).map_err(|why| {
            // What cannot be cut off now is cut off before the next is appended.
            let _ = self.file.set_len(self.whole);
            Unusable::writing(&self.path, why)
        })
    }

    fn put(&mut self, bytes: &[u8]) -> io::Result<()> {
        if !lies_at(&self.file, self.beside.as_ref().unwrap_or(&self.path)) {
            return Err(io::Error::other("it was moved or taken away meanwhile"));
        }
        let whole = self.whole + bytes.len() as u64;
        if whole > RECORD_MOST {
            return Err(io::Error::other(format!("it would be larger than {} MiB", RECORD_MOST >> 20)));
        }
        self.file.set_len(self.whole)?;
        self.file.seek(SeekFrom::Start(self.whole))?;
        self.file.write_all(bytes)?;
        self.file.sync_data()?;
        self.whole = whole;
        self.lacks_end = false;
        Ok(())
    }

    /// What is said of a play that could not be recorded to its end: what lies there now, and how to
    /// go on.
    #[must_use]
    pub fn unfinished(&self, why: &Unusable) -> String {
        let room = "make room, or name a file elsewhere, and play again";
        let path = self.path.display();
        if self.beside.is_some() {
            format!("the play is not recorded: {why}; the older record lies there as it was; {room}")
        } else if self.whole == 0 {
            format!("the play is not recorded: {why}; no file is left there; {room}")
        } else {
            format!("the play is not recorded to its end: {why}; up to there it can be gone on with: `demarche {path}`")
        }
    }

    /// The record is whole: it takes the place of an older one, if there is one.
    ///
    /// # Errors
    /// Says which file and why; then an older one is as it was.
    pub fn finish(mut self) -> Result<(), Unusable> {
        let Some(beside) = self.beside.take() else { return Ok(()) };
        let renamed = fs::rename(&beside, &self.path).and_then(|()| sync_folder(folder_of(&self.path)));
        renamed.map_err(|why| {
            let _ = fs::remove_file(&beside);
            Unusable::writing(&self.path, why)
        })
    }

    /// The play was broken off: an older record stays as it was, and what was written so far is kept
    /// beside it under a number of its own. Answers where that lies.
    ///
    /// # Errors
    /// Says which file and why.
    pub fn break_off(mut self) -> Result<PathBuf, Unusable> {
        let Some(beside) = self.beside.take() else { return Ok(self.path.clone()) };
        let folder = folder_of(&self.path);
        let name = self.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let stem = name.strip_suffix(RECORD).or_else(|| name.strip_suffix(".ron")).unwrap_or(&name);
        let kept = numbered(folder, stem).and_then(|(path, _)| {
            fs::rename(&beside, &path)?;
            sync_folder(folder)?;
            // Named as the caller named the older one.
            Ok(self.path.with_file_name(path.file_name().unwrap_or_default()))
        });
        kept.map_err(|why| Unusable::writing(&beside, why))
    }
}

impl Drop for RecordFile {
    fn drop(&mut self) {
        if let Some(beside) = &self.beside {
            let _ = fs::remove_file(beside);
        } else if self.is_new && self.whole == 0 && lies_at(&self.file, &self.path) {
            // A file without a line is no record.
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// A new file; of what is there nothing is opened, a link neither.
fn made(path: &Path) -> io::Result<File> {
    OpenOptions::new().write(true).create_new(true).open(path)
}

/// A new file `STEM-N.record.ron`, numbered above every other of the folder.
fn numbered(folder: &Path, stem: &str) -> io::Result<(PathBuf, File)> {
    fs::create_dir_all(folder)?;
    let number = |name: &str| -> Option<u32> {
        let number = name.strip_prefix(stem)?.strip_prefix('-')?.strip_suffix(RECORD)?;
        number.parse().ok().filter(|_| number.len() < 10 && number.bytes().all(|digit| digit.is_ascii_digit()))
    };
    let names = fs::read_dir(folder)?.flatten().map(|entry| entry.file_name());
    let highest = names.filter_map(|name| number(&name.to_string_lossy())).max().unwrap_or(0);
    for number in highest + 1.. {
        let path = folder.join(format!("{stem}-{number:03}{RECORD}"));
        match made(&path) {
            // Another program was faster.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            made => return made.map(|file| (path, file)),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

/// What is known of the file at a place, if one lies there; an error if it is no plain one.
fn plain(path: &Path) -> io::Result<Option<fs::Metadata>> {
    match fs::symlink_metadata(path) {
        Ok(about) if about.is_file() => Ok(Some(about)),
        Ok(about) => Err(io::Error::other(format!("it is {}; a record is written to a plain file", kind(&about)))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Whether nothing lies at a place; an error if something does that a record may not take the place of.
fn is_free(path: &Path, scenario: &str, over_an_older: bool) -> io::Result<bool> {
    let Some(about) = plain(path)? else { return Ok(true) };
    match (scenario_of(path), over_an_older) {
        (Some(other), true) if other == scenario => Ok(false),
        (Some(other), false) if other == scenario => {
            Err(io::Error::other("a record lies there; `--force` writes over it, or name another file"))
        }
        (Some(_), _) => Err(io::Error::other("the record of another scenario lies there; name another file")),
        // A program that ended as it began left it.
        (None, true) if about.len() == 0 => Ok(false),
        (None, _) => {
            Err(io::Error::other("what lies there is no record, and nothing else is written over; name another file"))
        }
    }
}

/// The id of the scenario of which a file is a record; nothing if it is none.
fn scenario_of(path: &Path) -> Option<String> {
    let mut header = Vec::new();
    BufReader::new(File::open(path).ok()?.take(TEXT_MOST * 2)).read_until(b'\n', &mut header).ok()?;
    let (recorded, _) = record::read("", &header);
    Some(recorded?.playable().scenario.id.clone())
}

impl Places {
    /// Every record there is, the one last written first: those of the data and those of a folder
    /// `records` of the working folder. None of them is opened for it.
    #[must_use]
    pub fn records(&self) -> Vec<PathBuf> {
        let folders = self.overlay(RECORDS).into_iter().filter_map(|folder| fs::read_dir(folder).ok());
        let mut found: Vec<(SystemTime, PathBuf)> = folders
            .flatten()
            .flatten()
            .filter(|entry| entry.file_name().to_string_lossy().ends_with(RECORD))
            .filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_file()))
            .map(|entry| entry.path())
            .map(|path| (super::editor::modified(&path).unwrap_or(SystemTime::UNIX_EPOCH), path))
            .collect();
        found.sort();
        found.into_iter().rev().map(|(_, path)| path).collect()
    }
}

/// How many whole days ago a file was last written; nothing if the system does not tell.
#[must_use]
pub fn days_since(path: &Path) -> Option<u64> {
    const DAY: u64 = 24 * 60 * 60;
    let written = super::editor::modified(path)?;
    // A clock that was set back since makes it today.
    Some(SystemTime::now().duration_since(written).map_or(0, |since| since.as_secs() / DAY))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::{self, Playable, text::Source};
    use tempfile::TempDir;

    fn folder() -> TempDir {
        tempfile::tempdir().expect("there is room")
    }

    fn text(path: &Path) -> String {
        fs::read_to_string(path).expect("it is there")
    }

    fn line(text: &str) -> [String; 1] {
        [text.to_owned()]
    }

    fn header(scenario: &str) -> String {
        let source = Source::new(scenario, scenario::embedded(scenario).expect("it is embedded"));
        let playable: Option<Playable> = scenario::load(&source, &scenario::standard_catalogue()).0;
        record::Recorder::new(&playable.expect("it can be played"), 1, Vec::new()).text()
    }

    #[test]
    fn what_was_still_being_written_is_cut_off_before_a_record_is_gone_on_with() {
        let folder = folder();
        let path = folder.path().join("torn.record.ron");
        fs::write(&path, "one\ntwo\nthr").expect("it is written");
        let (mut record, bytes) = RecordFile::go_on(&path).expect("it is gone on with");
        assert_eq!(bytes, b"one\ntwo\nthr");
        assert_eq!(text(&path), "one\ntwo\nthr", "until then it is as it was");
        record.append(&line("three")).expect("it is appended to");
        assert_eq!(text(&path), "one\ntwo\nthree\n");
        record.keep(4);
        record.append(&line("again")).expect("it is appended to");
        assert_eq!(text(&path), "one\nagain\n");
        fs::remove_file(&path).expect("it goes");
        assert!(record.append(&line("lost")).is_err(), "nobody would find it");
        assert!(RecordFile::go_on(&path).is_err());
    }

    #[test]
    fn a_play_is_open_once() {
        let folder = folder();
        let places = Places::of(Some(folder.path()));
        let mut first = RecordFile::fresh(&places, "a").expect("there is room");
        first.append(&line("one")).expect("there is room");
        let why = RecordFile::go_on(first.path()).expect_err("it is open").to_string();
        assert!(why.contains("open in another window"), "{why}");
        let path = first.path().to_owned();
        drop(first);
        assert!(RecordFile::go_on(&path).is_ok());
        assert_eq!(places.records(), [path], "a lock is no record");
    }

    #[test]
    fn a_record_that_has_only_begun_is_told_as_open() {
        let folder = folder();
        let path = folder.path().join("x.record.ron");
        let first = RecordFile::create(&path, "a", false).expect("there is room");
        for force in [false, true] {
            let why = RecordFile::create(&path, "a", force).expect_err("it is open").to_string();
            assert!(why.contains("open in another window"), "{why}");
        }
        drop(first);
        assert_eq!(fs::read_dir(folder.path()).expect("it is there").count(), 0, "nothing is left");
    }

    #[test]
    fn a_last_line_that_lacks_only_its_end_is_gone_on_from() {
        let folder = folder();
        let path = folder.path().join("x.record.ron");
        let whole = header("first_demarche");
        fs::write(&path, whole.trim_end()).expect("it is written");
        let (mut record, _) = RecordFile::go_on(&path).expect("it is gone on with");
        record.append(&line("more")).expect("there is room");
        record.append(&line("and more")).expect("there is room");
        assert_eq!(text(&path), format!("{whole}more\nand more\n"));
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn what_lies_there_is_said_where_there_is_no_room() {
        let folder = folder();
        let path = folder.path().join("x.record.ron");
        let full = || Unusable::writing(&path, io::ErrorKind::StorageFull.into());
        let mut fresh = RecordFile::create(&path, "first_demarche", false).expect("there is room");
        assert!(fresh.unfinished(&full()).contains("no file is left"));
        fresh.append(&[header("first_demarche").trim_end().to_owned()]).expect("there is room");
        assert!(fresh.unfinished(&full()).contains("gone on with"));
        drop(fresh);
        let again = RecordFile::create(&path, "first_demarche", true).expect("it was asked for");
        assert!(again.unfinished(&full()).contains("the older record lies there as it was"));
    }

    #[test]
    fn numbers_never_run_out_and_never_repeat() {
        let folder = folder();
        let places = Places::of(Some(folder.path()));
        fs::create_dir_all(places.records_folder()).expect("it is made");
        for name in ["a-999", "a-b-2000", "a-x", "a-+5", "b-7"] {
            fs::write(places.records_folder().join(format!("{name}{RECORD}")), "whole").expect("it is written");
        }
        let fresh = || RecordFile::fresh(&places, "a").expect("there is room");
        let (one, two) = (fresh(), fresh());
        assert!(one.path().ends_with("a-1000.record.ron") && two.path().ends_with("a-1001.record.ron"));
        assert!(RecordFile::fresh(&places, "../a").is_err());
        drop((one, two));
        assert_eq!(places.records().len(), 5, "a file without a line is no record");
        for file in places.records() {
            assert_eq!(text(&file), "whole");
        }
    }

    #[test]
    fn a_record_takes_the_place_of_an_older_one_of_its_scenario_and_only_if_asked() {
        let folder = folder();
        let at = |name: &str| folder.path().join(name);
        let older = header("first_demarche");
        fs::write(at("own"), "my own notes").expect("it is written");
        fs::write(at("older"), &older).expect("it is written");
        let create = |name: &str, scenario, force| RecordFile::create(&at(name), scenario, force);
        for (name, scenario, force, said) in [
            ("own", "first_demarche", false, "no record"),
            ("own", "first_demarche", true, "no record"),
            ("older", "first_demarche", false, "`--force`"),
            ("older", "lantern_strait", true, "another scenario"),
            (".", "first_demarche", true, "a folder"),
        ] {
            let why = create(name, scenario, force).expect_err(name).to_string();
            assert!(why.contains(said), "{why}");
        }
        let mut fresh = create("older", "first_demarche", true).expect("it was asked for");
        fresh.append(&line("fresh")).expect("there is room");
        assert_eq!(text(&at("older")), older, "it lies there until the new one is whole");
        fresh.finish().expect("there is room");
        assert_eq!(text(&at("older")), "fresh\n");
        assert_eq!(text(&at("own")), "my own notes");
        assert_eq!(fs::read_dir(folder.path()).expect("it is there").count(), 2, "nothing is left beside");
    }

    #[test]
    fn a_play_that_is_broken_off_keeps_both() {
        let folder = folder();
        let path = folder.path().join("x.record.ron");
        let older = header("first_demarche");
        fs::write(&path, &older).expect("it is written");
        // What a program left that did not end well is in nobody's way.
        fs::write(with_behind(&path, ".part"), &older).expect("it is written");
        let mut fresh = RecordFile::create(&path, "first_demarche", true).expect("it was asked for");
        fresh.append(&line("fresh")).expect("there is room");
        let kept = fresh.break_off().expect("there is room");
        assert!(kept.ends_with("x-001.record.ron"), "{}", kept.display());
        assert_eq!((text(&path), text(&kept)), (older, "fresh\n".to_owned()));
        assert_eq!(fs::read_dir(folder.path()).expect("it is there").count(), 2, "nothing is left beside");
    }

    #[cfg(unix)]
    #[test]
    fn no_record_is_written_through_a_link() {
        let folder = folder();
        let at = |name: &str| folder.path().join(name);
        std::os::unix::fs::symlink(at("elsewhere"), at("x.record.ron")).expect("it is linked");
        for force in [false, true] {
            assert!(RecordFile::create(&at("x.record.ron"), "a", force).is_err());
        }
        assert!(!at("elsewhere").exists());
        fs::write(at("elsewhere"), "one\n").expect("it is written");
        assert!(RecordFile::go_on(&at("x.record.ron")).is_err());
    }
}
