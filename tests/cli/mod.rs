//! The command line as other tools call it: data on stdout, all else on stderr, and the status.

mod check;
mod files;
mod handout;
mod licences;
mod play;
mod policies;
mod said;
mod seen;
mod simulate;
mod strangers;
mod truths;

use std::path::PathBuf;
use std::process::{Command, Output};

/// Runs the program.
fn demarche(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_demarche")).args(args).output().expect("the program runs")
}

/// What a call prints that comes out well.
fn printed(args: &[&str]) -> String {
    let output = demarche(args);
    assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("it prints text")
}

/// The one line that a call says which cannot be used.
fn unusable(args: &[&str]) -> String {
    let output = demarche(args);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2), "{args:?}: {said}");
    assert!(output.stdout.is_empty(), "{args:?} prints nothing");
    assert_eq!(said.lines().count(), 1, "{args:?}: {said}");
    said
}

/// A file for one test.
fn file(name: &str, text: &str) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, text).expect("a file can be written");
    path
}
