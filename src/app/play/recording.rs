//! What of a play is on disk. What is not stays in sight, waits, and is written with the next act.

use crate::store::{RecordFile, Unusable};
use crate::terms::Phase;
use std::path::{Path, PathBuf};

/// What of a play is not on disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// Why it could not be written: which file, and what the system says.
    pub why: String,
    /// The round and the phase in which it was last written; nothing of it was, if there are none.
    pub up_to: Option<(u8, Phase)>,
}

impl Missing {
    /// What is missing, in words that end a sentence.
    #[must_use]
    pub fn words(&self) -> String {
        match self.up_to {
            Some((round, phase)) => {
                format!("what was done after round {round} · {} is not on disk", phase.word())
            }
            None => "nothing of this play is on disk".to_owned(),
        }
    }
}

/// The record of a play under way.
pub(super) struct Recording {
    /// Makes the file, if there is none yet.
    make: Box<dyn Fn() -> Result<RecordFile, Unusable>>,
    file: Option<RecordFile>,
    /// The lines that are not on disk, first to last.
    waiting: Vec<String>,
    missing: Option<Missing>,
    up_to: Option<(u8, Phase)>,
}

impl Recording {
    /// A record that is made with its first lines.
    pub(super) fn new(make: impl Fn() -> Result<RecordFile, Unusable> + 'static) -> Self {
        Self { make: Box::new(make), file: None, waiting: Vec::new(), missing: None, up_to: None }
    }

    /// A record that is gone on with, of a play that stood in this round and phase.
    pub(super) fn of(file: RecordFile, at: (u8, Phase)) -> Self {
        let path = file.path().to_owned();
        let make = move || RecordFile::go_on(&path).map(|(file, _)| file);
        Self { file: Some(file), up_to: Some(at), ..Self::new(make) }
    }

    /// Writes lines, and those that wait before them. The play is in this round and phase.
    pub(super) fn write(&mut self, lines: &[String], at: (u8, Phase)) {
        self.waiting.extend_from_slice(lines);
        if self.waiting.is_empty() {
            return;
        }
        match self.put() {
            Ok(()) => {
                self.waiting.clear();
                (self.missing, self.up_to) = (None, Some(at));
            }
            Err(why) => self.missing = Some(Missing { why: why.to_string(), up_to: self.up_to }),
        }
    }

    fn put(&mut self) -> Result<(), Unusable> {
        let file = match &mut self.file {
            Some(file) => file,
            None => self.file.insert((self.make)()?),
        };
        file.append(&self.waiting)
    }

    /// Writes all lines of the play to another file, which it goes on in.
    ///
    /// # Errors
    /// Says which file and why; then everything is as it was.
    pub(super) fn move_to(
        &mut self,
        path: &Path,
        scenario: &str,
        lines: &[String],
        at: (u8, Phase),
    ) -> Result<(), Unusable> {
        let mut file = RecordFile::create(path, scenario, false)?;
        file.append(lines)?;
        self.waiting.clear();
        (self.file, self.missing, self.up_to) = (Some(file), None, Some(at));
        Ok(())
    }

    /// What is not on disk.
    pub(super) fn missing(&self) -> Option<&Missing> {
        self.missing.as_ref()
    }

    /// Where the record lies, if there is any of it.
    pub(super) fn path(&self) -> Option<PathBuf> {
        self.file.as_ref().map(|file| file.path().to_owned())
    }
}
