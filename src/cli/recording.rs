//! The record of a play that is under way, and Ctrl-C.

use super::say;
use crate::store::{RecordFile, Unusable};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};

/// Whether Ctrl-C was pressed.
static BROKEN_OFF: AtomicBool = AtomicBool::new(false);

/// From now on Ctrl-C ends a play in good order, and a second one ends the program. Where somebody
/// else listens already, it stays as it is.
pub(super) fn listen() {
    let _ = listen_and(|| {});
}

/// The same, with something to be done at the first, such as to wake whoever waits; whether it is heard
/// here.
#[expect(clippy::exit, reason = "whoever asks twice does not want to wait")]
pub(super) fn listen_and(wake: impl Fn() + Send + 'static) -> bool {
    let heard = ctrlc::set_handler(move || {
        if BROKEN_OFF.swap(true, Ordering::AcqRel) {
            std::process::exit(130);
        }
        wake();
    });
    heard.is_ok()
}

/// Whether the play is to be broken off.
pub(super) fn is_broken_off() -> bool {
    BROKEN_OFF.load(Ordering::Acquire)
}

/// A record that is written as the play goes on. Where it cannot be, the play goes on all the same,
/// and writing is tried again with whatever comes next.
#[derive(Debug, Default)]
pub(super) struct Recording {
    file: Option<RecordFile>,
    waiting: Vec<String>,
    trouble: Option<Unusable>,
}

impl Recording {
    /// The record in a file; nowhere if there is none.
    pub(super) fn of(file: Option<RecordFile>) -> Self {
        Self { file, ..Self::default() }
    }

    /// Where the record lies, or will.
    pub(super) fn path(&self) -> Option<PathBuf> {
        self.file.as_ref().map(|file| file.path().to_owned())
    }

    /// Writes lines down.
    pub(super) fn write(&mut self, lines: Vec<String>) {
        let Some(file) = &mut self.file else { return };
        self.waiting.extend(lines);
        self.trouble = file.append(&self.waiting).err();
        if self.trouble.is_none() {
            self.waiting.clear();
        }
    }

    /// The play is over or broken off: where its record lies, if anywhere. What could not be written
    /// is an error, and has been said.
    pub(super) fn end(self) -> Result<Option<PathBuf>, ()> {
        self.closed(is_broken_off())
    }

    /// The play is left before it is over: the same, and an older record stays as it was.
    pub(super) fn leave(self) -> Result<Option<PathBuf>, ()> {
        self.closed(true)
    }

    /// Why the last lines could not be written, if they could not.
    pub(super) const fn trouble(&self) -> Option<&Unusable> {
        self.trouble.as_ref()
    }

    fn closed(mut self, broken_off: bool) -> Result<Option<PathBuf>, ()> {
        self.write(Vec::new());
        let Some(file) = self.file else { return Ok(None) };
        let path = file.path().to_owned();
        if let Some(why) = self.trouble {
            say(&file.unfinished(&why));
            return Err(());
        }
        let kept = if broken_off { file.break_off() } else { file.finish().map(|()| path) };
        kept.map(Some).map_err(|why| say(&format!("the play is not recorded: {why}")))
    }
}
