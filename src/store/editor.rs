//! Files that somebody works on beside the window: opened where they are edited, and looked at
//! again once they were saved.

use super::library::is_scenario;
use super::places::{Places, SCENARIOS};
use super::read::{Use, reason};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::SystemTime;

/// When each scenario file was last written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stamps(Vec<(PathBuf, Option<SystemTime>)>);

impl Places {
    /// When the files of the scenarios' folders were last written, and the file besides, if one is named.
    #[must_use]
    pub fn stamps(&self, besides: Option<&Path>) -> Stamps {
        let folders = self.overlay(SCENARIOS).into_iter().flat_map(|folder| [folder.join("catalogue"), folder]);
        let entries = folders.filter_map(|folder| fs::read_dir(folder).ok()).flatten().flatten();
        let mut files: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(|path| is_scenario(path)).collect();
        files.extend(besides.map(Path::to_owned));
        files.sort();
        Stamps(files.into_iter().map(|file| (file.clone(), modified(&file))).collect())
    }
}

pub(super) fn modified(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|about| about.modified()).ok()
}

/// Opens a text with the program in which the system edits it.
///
/// # Errors
/// Says in words what could not be started.
pub fn open_in_editor(file: &Path) -> Result<(), String> {
    open_with(file, &["-t"])
}

/// Opens a page with the program in which the system shows it.
///
/// # Errors
/// Says in words what could not be started.
pub fn open_in_viewer(file: &Path) -> Result<(), String> {
    open_with(file, &[])
}

/// Opens a file with the program that the system has for it; one system has to be told for what.
fn open_with(file: &Path, on_macos: &[&str]) -> Result<(), String> {
    let (program, before): (&str, &[&str]) = if cfg!(windows) {
        ("cmd", &["/C", "start", ""])
    } else if cfg!(target_os = "macos") {
        ("open", on_macos)
    } else {
        ("xdg-open", &[])
    };
    let file = fs::canonicalize(file).map_err(|error| format!("{}: {}", file.display(), reason(&error, Use::Read)))?;
    let started = Command::new(program)
        .args(before)
        .arg(&file)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    match started {
        // Somebody has to ask how it ended, or it stays in the system's list until the window closes.
        Ok(mut child) => {
            std::thread::spawn(move || child.wait());
            Ok(())
        }
        Err(error) => {
            let why = reason(&error, Use::Read);
            Err(format!("`{program}` could not be started ({why}); open {} yourself", file.display()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn a_file_that_was_saved_has_another_stamp() {
        let file = std::env::temp_dir().join(format!("demarche-stamp-{}.ron", std::process::id()));
        fs::write(&file, "()").expect("it is written");
        let stamps = || Places::default().stamps(Some(&file));
        let before = stamps();
        assert_eq!(stamps(), before);
        let saved = fs::File::options().write(true).open(&file).expect("it is there");
        saved.set_modified(SystemTime::UNIX_EPOCH + Duration::from_secs(9)).expect("it is saved");
        assert_ne!(stamps(), before);
        fs::remove_file(&file).expect("it goes");
        assert_ne!(stamps(), before);
    }

    #[test]
    fn what_is_not_there_is_not_opened_and_named() {
        let why = open_in_editor(Path::new("no-such-folder/gone.ron")).expect_err("it is not there");
        assert!(why.contains("gone.ron") && why.contains("there is no such file"), "{why}");
    }
}
