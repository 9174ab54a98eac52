//! Briefs on disk, from where they are printed.

use super::Unusable;
use std::fs;
use std::path::{Path, PathBuf};

/// The folder in which briefs are kept, below the folder that the program is started in.
pub const BRIEFS: &str = "briefs";

/// Keeps a page as `FOLDER/NAME.html`; an older one of that name is written over.
///
/// # Errors
/// Says which file and why.
pub fn keep_brief(folder: &Path, name: &str, page: &str) -> Result<PathBuf, Unusable> {
    let path = folder.join(format!("{name}.html"));
    let written = fs::create_dir_all(folder).and_then(|()| fs::write(&path, page));
    written.map_err(|why| Unusable { path: path.clone(), why })?;
    Ok(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_brief_is_kept_in_a_folder_of_its_own_or_the_file_is_named() {
        let folder = std::env::temp_dir().join(format!("demarche-briefs-{}", std::process::id()));
        let file = keep_brief(&folder, "a-b", "one").and_then(|_| keep_brief(&folder, "a-b", "two"));
        let file = file.expect("it is written");
        assert_eq!(fs::read_to_string(&file).expect("it is there"), "two");
        // The file stands where a folder would have to.
        let why = keep_brief(&file, "a-b", "three").expect_err("no folder").to_string();
        assert!(why.contains("a-b.html"), "{why}");
        fs::remove_dir_all(&folder).expect("it goes");
    }
}
