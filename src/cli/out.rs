//! What goes out: data, lines for people, and what comes of a verb.

use crate::terms::letters;
use clap::ValueEnum;
use std::io::{self, Write};
use std::sync::OnceLock;

/// How an answer is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For people.
    Text,
    /// For programs.
    Json,
}

/// What came of a verb, short of a failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Answer {
    /// Fine: status 0.
    Yes,
    /// The answer is no: status 1.
    No,
    /// Sound as far as it goes, which is not to the end: status 3.
    Sound,
    /// Folded, not verified: status 4.
    Folded,
    /// A file could not be used, and that has been said: status 2.
    Unusable,
    /// It was broken off with Ctrl-C, and what there was has been told: status 130.
    BrokenOff,
}

/// The status of what came of a verb; of a failure, why is said.
pub(super) fn status(answer: anyhow::Result<Answer>) -> u8 {
    match answer {
        Ok(Answer::Yes) => 0,
        Ok(Answer::No) => 1,
        Ok(Answer::Sound) => 3,
        Ok(Answer::Folded) => 4,
        Ok(Answer::Unusable) => 2,
        Ok(Answer::BrokenOff) => 130,
        Err(error) => {
            say(&format!("{error:#}"));
            2
        }
    }
}

/// Why stdout could not be written, once it could not.
pub(super) static UNWRITTEN: OnceLock<io::Error> = OnceLock::new();

/// Writes data to stdout, without what a text may hide from its reader or tell the terminal. What
/// cannot be written is said once, at the end, and in the status.
pub(super) fn print(text: &str) {
    print_bytes(on_terminal(text).as_bytes());
}

/// The same with text of our own, in which nothing hides.
pub(super) fn print_bytes(text: &[u8]) {
    if UNWRITTEN.get().is_some() {
        return;
    }
    let mut out = io::stdout().lock();
    if let Err(why) = out.write_all(text).and_then(|()| out.flush()) {
        let _ = UNWRITTEN.set(why);
    }
}

/// Whether somebody still takes what is written to stdout.
pub(super) fn is_heard() -> bool {
    UNWRITTEN.get().is_none()
}

/// Writes a line for people to stderr, as [`print`] does.
pub(super) fn say(line: &str) {
    let _ = writeln!(io::stderr().lock(), "demarche: {}", on_terminal(line));
}

/// A text without what it may hide, and without the letters of nobody's script, which every terminal
/// shows as it likes.
pub(super) fn on_terminal(text: &str) -> String {
    let is_private = |c| matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFF}');
    letters::shown(text).replace(is_private, "\u{FFFD}")
}
