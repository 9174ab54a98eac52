//! Reading files, none of them further than its kind is large, and why one could not be used.

use std::fmt;
use std::fs::{self, File, Metadata};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

/// How many bytes a scenario, a catalogue, a character or a file of orders has at most.
pub const TEXT_MOST: u64 = 4 << 20;

/// How many bytes a record has at most.
pub const RECORD_MOST: u64 = 64 << 20;

/// What was to be done with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// Its bytes were to be had.
    Read,
    /// Something was to be kept in it.
    Write,
}

/// A file could not be used.
#[derive(Debug)]
pub struct Unusable {
    /// Which.
    pub path: PathBuf,
    /// For what.
    pub purpose: Use,
    /// Why.
    pub why: io::Error,
}

impl Unusable {
    pub(super) fn reading(path: &Path, why: io::Error) -> Self {
        Self { path: path.to_owned(), purpose: Use::Read, why }
    }

    pub(super) fn writing(path: &Path, why: io::Error) -> Self {
        Self { path: path.to_owned(), purpose: Use::Write, why }
    }
}

impl fmt::Display for Unusable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", called(&self.path), reason(&self.why, self.purpose))
    }
}

impl std::error::Error for Unusable {}

/// A reason in plain words, where the system's own is none.
#[must_use]
pub fn reason(error: &io::Error, purpose: Use) -> String {
    match (error.kind(), purpose) {
        (io::ErrorKind::NotFound, Use::Read) => "there is no such file".to_owned(),
        (io::ErrorKind::NotFound, Use::Write) => "there is no such folder".to_owned(),
        (io::ErrorKind::PermissionDenied, Use::Read) => "it may not be read".to_owned(),
        (io::ErrorKind::PermissionDenied, Use::Write) => "it may not be written".to_owned(),
        (io::ErrorKind::ReadOnlyFilesystem, _) => "it may not be written: the disk is only read".to_owned(),
        (io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded, _) => {
            "there is no room left on the disk".to_owned()
        }
        (io::ErrorKind::IsADirectory, _) => "it is a folder".to_owned(),
        (io::ErrorKind::NotADirectory, _) => "what should be a folder on the way to it is a file".to_owned(),
        (io::ErrorKind::AlreadyExists, _) => "something lies there already".to_owned(),
        _ => in_words(&error.to_string()),
    }
}

/// What the system says of an error, without its number.
fn in_words(said: &str) -> String {
    let said = said.split(" (os error ").next().unwrap_or(said);
    let mut chars = said.chars();
    let first = chars.next().map(|first| first.to_lowercase().to_string());
    first.unwrap_or_default() + chars.as_str()
}

/// The standard input, in messages and findings.
pub const INPUT: &str = "standard input";

/// What a file is called in messages and findings.
#[must_use]
pub fn called(path: &Path) -> String {
    match path.to_str() {
        Some("-") => INPUT.to_owned(),
        Some("") => "the name of a file".to_owned(),
        _ => path.display().to_string(),
    }
}

/// Whether the standard input was read: it can be only once.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// Reads a scenario, a catalogue, a character or a file of orders whole; `-` is standard input.
///
/// # Errors
/// Says which file and why: also if it is larger than [`TEXT_MOST`].
pub fn read(path: &Path) -> Result<Vec<u8>, Unusable> {
    read_up_to(path, TEXT_MOST)
}

/// Reads a record whole; `-` is standard input.
///
/// # Errors
/// Says which file and why: also if it is larger than [`RECORD_MOST`].
pub fn read_record(path: &Path) -> Result<Vec<u8>, Unusable> {
    read_up_to(path, RECORD_MOST)
}

/// The first bytes of a plain file; nothing if there is none, or it cannot be read.
#[must_use]
pub fn head(path: &Path, most: u64) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    // What has no size may be made up, and wait for ever.
    let is_plain = fs::metadata(path).is_ok_and(|about| about.is_file() && about.len() > 0);
    is_plain.then(|| File::open(path).ok()?.take(most).read_to_end(&mut bytes).ok()).flatten()?;
    Some(bytes)
}

/// Reads a file whole that has at most so many bytes; of a larger one nothing is kept.
///
/// Of what is no plain file only a pipe is read that the program was handed, as by `<(…)`: a device
/// has no end, and a pipe with a name may never have a beginning.
///
/// # Errors
/// Says which file and why.
pub fn read_up_to(path: &Path, most: u64) -> Result<Vec<u8>, Unusable> {
    bytes(path, most).map_err(|why| Unusable::reading(path, why))
}

fn bytes(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    if path == Path::new("-") {
        if TAKEN.swap(true, Ordering::AcqRel) {
            return Err(io::Error::other("it was read already, and `-` can be given once"));
        }
        return drained(io::stdin().lock(), most);
    }
    if path.as_os_str().is_empty() {
        return Err(io::Error::other("it is empty"));
    }
    let about = fs::metadata(path)?;
    if about.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    if !about.is_file() && !is_handed_over(path) {
        return Err(io::Error::other(format!("it is {}; hand over what it holds through `-`", kind(&about))));
    }
    if about.is_file() && is_made_up(path, &about) {
        return Err(io::Error::other("it is made up by the system as it is read; hand over what it holds through `-`"));
    }
    if about.is_file() && about.len() > most {
        return Err(too_large(most));
    }
    drained(File::open(path)?, most)
}

fn drained(from: impl Read, most: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(most + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most { Err(too_large(most)) } else { Ok(bytes) }
}

fn too_large(most: u64) -> io::Error {
    io::Error::other(format!("it is larger than {} MiB, and nothing of its kind is", most >> 20))
}

/// Whether a file has no size because the system makes it up: reading one may wait for ever.
fn is_made_up(path: &Path, about: &Metadata) -> bool {
    let lies_in = || fs::canonicalize(path).is_ok_and(|path| path.starts_with("/proc"));
    cfg!(target_os = "linux") && about.len() == 0 && lies_in()
}

/// Whether a path is one of the program's own open files.
fn is_handed_over(path: &Path) -> bool {
    ["/dev/fd", "/dev/stdin", "/proc/self/fd"].iter().any(|own| path.starts_with(own))
}

/// What something is that is no plain file.
pub(super) fn kind(about: &Metadata) -> &'static str {
    let kind = about.file_type();
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt;
        if kind.is_fifo() {
            return "a pipe";
        }
    }
    if kind.is_dir() {
        "a folder"
    } else if kind.is_symlink() {
        "a link"
    } else {
        "a device"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_file_is_read_further_than_its_kind_is_large() {
        let file = tempfile::NamedTempFile::new().expect("there is room");
        file.as_file().set_len(11).expect("it grows");
        assert_eq!(read_up_to(file.path(), 11).expect("it is small enough").len(), 11);
        let why = read_up_to(file.path(), 10).expect_err("it is too large").to_string();
        assert!(why.contains("larger than"), "{why}");
        assert!(drained(io::repeat(0), 10).is_err());
    }

    #[cfg(unix)]
    #[test]
    fn what_has_no_end_or_no_beginning_is_not_read() {
        let folder = tempfile::tempdir().expect("there is room");
        let pipe = folder.path().join("pipe");
        assert!(std::process::Command::new("mkfifo").arg(&pipe).status().expect("mkfifo is there").success());
        for (path, said) in [(Path::new("/dev/zero"), "a device"), (&pipe, "a pipe"), (folder.path(), "a folder")] {
            let why = read(path).expect_err(said).to_string();
            assert!(why.contains(said) && !why.contains('\n'), "{why}");
        }
    }

    #[test]
    fn what_may_not_be_written_is_not_said_to_be_unreadable() {
        let denied = || io::Error::from(io::ErrorKind::PermissionDenied);
        let path = Path::new("x");
        assert_eq!(Unusable::writing(path, denied()).to_string(), "x: it may not be written");
        assert_eq!(Unusable::reading(path, denied()).to_string(), "x: it may not be read");
    }
}
