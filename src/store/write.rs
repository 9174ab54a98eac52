//! Writing files: beside and renamed, so that what lay there lies there whole until the new file does.

use super::read::kind;
use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Puts a whole file in its place. One that lay there lies there until this one does; a link is
/// replaced and not followed; what is no plain file stays.
pub(super) fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = folder_of(path);
    fs::create_dir_all(folder)?;
    match fs::symlink_metadata(path) {
        Ok(about) if !about.is_file() && !about.is_symlink() => {
            return Err(io::Error::other(format!("it is {}, and nothing is written over it", kind(&about))));
        }
        _ => {}
    }
    let mut beside = tempfile::Builder::new();
    #[cfg(unix)]
    let readable = <fs::Permissions as std::os::unix::fs::PermissionsExt>::from_mode(0o666);
    #[cfg(unix)]
    beside.permissions(readable);
    let mut fresh = beside.prefix(".demarche-").tempfile_in(folder)?;
    fresh.write_all(bytes)?;
    fresh.as_file().sync_all()?;
    fresh.persist(path).map_err(|error| error.error)?;
    sync_folder(folder)
}

/// The folder in which a file lies.
pub(super) fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// The path of a file with something behind its whole name.
pub(super) fn with_behind(path: &Path, behind: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(behind);
    PathBuf::from(name)
}

/// Has the system keep what a folder lists: a file that was synchronised may have no name yet.
pub(super) fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}

/// Whether an open file is still the one that lies at a path. Where the system does not tell, it is.
pub(super) fn lies_at(file: &File, path: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        let key = |about: fs::Metadata| (about.dev(), about.ino());
        let open = file.metadata().map(key);
        matches!((open, fs::symlink_metadata(path).map(key)), (Ok(open), Ok(there)) if open == there)
    }
    #[cfg(not(unix))]
    {
        let _ = file;
        path.exists()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn a_link_is_not_followed_and_what_is_no_file_stays() {
        let folder = tempfile::tempdir().expect("there is room");
        let at = |name: &str| folder.path().join(name);
        fs::write(at("elsewhere"), "whole").expect("it is written");
        std::os::unix::fs::symlink(at("elsewhere"), at("link")).expect("it is linked");
        write_whole(&at("link"), b"fresh").expect("it is written");
        assert_eq!(fs::read(at("elsewhere")).expect("it is there"), b"whole");
        assert_eq!(fs::read(at("link")).expect("it is there"), b"fresh");
        let why = write_whole(folder.path(), b"fresh").expect_err("it is a folder").to_string();
        assert!(why.contains("folder"), "{why}");
        assert_eq!(fs::read_dir(folder.path()).expect("it is there").count(), 2, "nothing is left beside");
    }
}
