//! Locks: a play is written by one program at a time.

use super::write::{lies_at, with_behind};
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

/// A lock on a file, held on another that lies beside it with `.lock` behind its name. The system
/// lets go of it when the program ends, however it ends.
#[derive(Debug)]
pub(super) struct Lock {
    path: PathBuf,
    file: File,
}

impl Lock {
    /// Locks a file, whether it is there already or not.
    pub(super) fn of(path: &Path) -> io::Result<Self> {
        let path = with_behind(path, ".lock");
        loop {
            let file = opened(&path)?;
            match file.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => {
                    let why = "it is open in another window or program, which has to close it first";
                    return Err(io::Error::new(io::ErrorKind::ResourceBusy, why));
                }
                // A disk that knows no locks is used without.
                Err(TryLockError::Error(why)) if why.kind() == io::ErrorKind::Unsupported => {}
                Err(TryLockError::Error(why)) => return Err(why),
            }
            // Whoever held it before may have taken its name away meanwhile.
            if lies_at(&file, &path) {
                return Ok(Self { path, file });
            }
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Where an open file keeps its name, the next lock is on the same.
        if cfg!(unix) && lies_at(&self.file, &self.path) {
            let _ = fs::remove_file(&self.path);
        }
        let _ = self.file.unlock();
    }
}

/// The file beside, made or found; what is no plain file is not opened.
fn opened(path: &Path) -> io::Result<File> {
    match OpenOptions::new().write(true).create_new(true).open(path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
        made => return made,
    }
    match fs::symlink_metadata(path) {
        Ok(about) if about.is_file() => match OpenOptions::new().write(true).open(path) {
            // It was let go of between two looks.
            Err(error) if error.kind() == io::ErrorKind::NotFound => opened(path),
            opened => opened,
        },
        Ok(_) => Err(io::Error::other(format!("{} is in the way and no plain file", path.display()))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => opened(path),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_lock_at_a_time_and_none_that_stays() {
        let folder = tempfile::tempdir().expect("there is room");
        let file = folder.path().join("play");
        let first = Lock::of(&file).expect("nobody has it");
        let why = Lock::of(&file).expect_err("somebody has it");
        assert!(why.to_string().contains("open in another window"), "{why}");
        drop(first);
        // What a program left that did not end well is no lock.
        fs::write(with_behind(&file, ".lock"), "").expect("it is written");
        drop(Lock::of(&file).expect("nobody has it"));
        if cfg!(unix) {
            assert_eq!(fs::read_dir(folder.path()).expect("it is there").count(), 0);
        }
    }
}
