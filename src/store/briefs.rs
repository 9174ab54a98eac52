//! Briefs on disk, from where they are printed.

use super::name::FileName;
use super::read::Unusable;
use super::write::write_whole;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// How a page begins.
const PAGE: &[u8] = b"<!doctype html";

/// Keeps a page as `FOLDER/NAME.html`. An older page of that name lies there whole until this one
/// does; what is no page is not written over.
///
/// # Errors
/// Says which file and why: also if the name is none.
pub fn keep_brief(folder: &Path, name: &str, page: &str) -> Result<PathBuf, Unusable> {
    let name = FileName::new(name).map_err(|why| Unusable::writing(folder, why))?;
    if std::fs::metadata(folder).is_ok_and(|about| !about.is_dir()) {
        let why = "it is a file and not a folder, and the pages go into a folder";
        return Err(Unusable::writing(folder, io::Error::other(why)));
    }
    let path = name.below(folder, ".html");
    let written = if is_in_the_way(&path) {
        Err(io::Error::other("it is no page, and nothing else is written over"))
    } else {
        write_whole(&path, page.as_bytes())
    };
    written.map_err(|why| Unusable::writing(&path, why))?;
    Ok(path)
}

/// Whether a file lies there that is no page. A link is nobody's work and gives way.
fn is_in_the_way(path: &Path) -> bool {
    let is_plain = std::fs::symlink_metadata(path).is_ok_and(|about| about.is_file());
    let mut head = Vec::new();
    let mut read = || File::open(path)?.take(PAGE.len() as u64).read_to_end(&mut head);
    is_plain && read().is_ok() && !head.eq_ignore_ascii_case(PAGE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn a_brief_is_kept_in_a_folder_of_its_own_or_the_file_is_named() {
        let folder = tempfile::tempdir().expect("there is room");
        let folder = folder.path().join("briefs");
        let page = |text: &str| format!("<!DOCTYPE html>{text}");
        let file = keep_brief(&folder, "a-b", &page("one")).and_then(|_| keep_brief(&folder, "a-b", &page("two")));
        let file = file.expect("it is written");
        assert_eq!(fs::read_to_string(&file).expect("it is there"), page("two"));
        // The file stands where a folder would have to.
        let why = keep_brief(&file, "a-b", "three").expect_err("no folder").to_string();
        assert!(why.contains("a-b.html") && why.contains("a file and not a folder"), "{why}");
    }

    #[test]
    fn no_brief_goes_elsewhere_or_over_what_is_no_page() {
        let folder = tempfile::tempdir().expect("there is room");
        let inside = folder.path().join("x").join("y");
        for name in ["../stray", "/tmp/stray", "a/b", "..", "nul", "a\0b"] {
            let why = keep_brief(&inside, name, "page").expect_err(name).to_string();
            assert!(why.contains("no file may have this name"), "{why}");
        }
        assert_eq!(fs::read_dir(folder.path()).expect("it is there").count(), 0);
        fs::create_dir_all(&inside).expect("it is made");
        fs::write(inside.join("a.html"), "my own notes").expect("it is written");
        assert!(keep_brief(&inside, "a", "page").is_err());
        assert_eq!(fs::read(inside.join("a.html")).expect("it is there"), b"my own notes");
    }
}
