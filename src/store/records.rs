//! Records on disk: the one that is being written, and those that lie in their folder.

use super::Unusable;
use std::fs::{self, File, OpenOptions};
use std::io::{Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// How the name of a record ends.
pub const RECORD: &str = ".record.ron";

/// The folder in which the window keeps records, below the folder that the program is started in.
pub const RECORDS: &str = "records";

/// A record that is written as a play goes on: each line is on disk before the next is made.
#[derive(Debug)]
pub struct RecordFile {
    path: PathBuf,
    file: File,
    /// How many bytes of it are whole lines that were handed over.
    whole: u64,
}

impl RecordFile {
    /// A new record; a file of that name is written over.
    ///
    /// # Errors
    /// Says which file and why.
    pub fn create(path: &Path) -> Result<Self, Unusable> {
        Self::made(path, OpenOptions::new().create(true).truncate(true))
    }

    /// A new record where nothing lies yet.
    ///
    /// # Errors
    /// Says which file and why.
    pub fn create_new(path: &Path) -> Result<Self, Unusable> {
        Self::made(path, OpenOptions::new().create_new(true))
    }

    fn made(path: &Path, options: &mut OpenOptions) -> Result<Self, Unusable> {
        let unusable = |why| Unusable { path: path.to_owned(), why };
        if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            fs::create_dir_all(folder).map_err(unusable)?;
        }
        let file = options.write(true).open(path).map_err(unusable)?;
        Ok(Self { path: path.to_owned(), file, whole: 0 })
    }

    /// A record that a play goes on with. What was still being written when the play stopped, the
    /// end of a line without its newline, is cut off first.
    ///
    /// # Errors
    /// Says which file and why.
    pub fn go_on(path: &Path) -> Result<Self, Unusable> {
        let unusable = |why| Unusable { path: path.to_owned(), why };
        let bytes = super::read(path)?;
        let whole = bytes.iter().rposition(|byte| *byte == b'\n').map_or(0, |last| last + 1);
        let mut file = OpenOptions::new().write(true).open(path).map_err(unusable)?;
        file.set_len(whole as u64).map_err(unusable)?;
        file.seek(SeekFrom::End(0)).map_err(unusable)?;
        Ok(Self { path: path.to_owned(), file, whole: whole as u64 })
    }

    /// Where it lies.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Appends whole lines and hands them to the system: all of them or none. What could not be appended
    /// may be handed over again later.
    ///
    /// # Errors
    /// Says which file and why.
    pub fn append(&mut self, lines: &[String]) -> Result<(), Unusable> {
        let mut text = String::with_capacity(lines.iter().map(|line| line.len() + 1).sum());
        for line in lines {
            text.push_str(line);
            text.push('\n');
        }
        let whole = self.whole;
        let written = self.file.set_len(whole).and_then(|()| self.file.seek(SeekFrom::Start(whole)));
        let written = written.and_then(|_| self.file.write_all(text.as_bytes())).and_then(|()| self.file.sync_data());
        written.map_err(|why| Unusable { path: self.path.clone(), why })?;
        self.whole = whole + text.len() as u64;
        Ok(())
    }
}

/// Where the window keeps the record of a play: `records/SCENARIO-N.record.ron`, the first
/// number that is free.
#[must_use]
pub fn fresh_record(scenario: &str) -> PathBuf {
    let stem = Path::new(scenario).file_stem().map_or_else(|| "play".into(), |stem| stem.to_string_lossy());
    let name = |number: u32| Path::new(RECORDS).join(format!("{stem}-{number:03}{RECORD}"));
    (1..1000).map(name).find(|path| !path.exists()).unwrap_or_else(|| name(1000))
}

/// The records in their folder, the one last written first.
#[must_use]
pub fn records() -> Vec<PathBuf> {
    let entries = fs::read_dir(RECORDS).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut found: Vec<(SystemTime, PathBuf)> = entries
        .filter(|path| path.to_string_lossy().ends_with(RECORD) && path.is_file())
        .map(|path| (super::editor::modified(&path).unwrap_or(SystemTime::UNIX_EPOCH), path))
        .collect();
    found.sort();
    found.into_iter().rev().map(|(_, path)| path).collect()
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

    #[test]
    fn what_was_still_being_written_is_cut_off_before_a_record_is_gone_on_with() {
        let path = std::env::temp_dir().join(format!("demarche-torn-{}{RECORD}", std::process::id()));
        fs::write(&path, "one\ntwo\nthr").expect("it is written");
        let mut record = RecordFile::go_on(&path).expect("it is gone on with");
        record.append(&["three".to_owned()]).expect("it is appended to");
        assert_eq!(fs::read_to_string(&path).expect("it is there"), "one\ntwo\nthree\n");
        fs::remove_file(&path).expect("it goes");
        assert!(RecordFile::go_on(&path).is_err());
    }
}
