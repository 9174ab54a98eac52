//! The house: what the sources may look like, whatever they do.

mod architecture;
mod cycles;
mod fence;
mod files;
mod fonts;
mod imports;
mod keys;
mod lints;
mod notices;
mod ranges;
mod reference;
mod resolve;
mod sizes;
mod supply;
mod table;

use std::fs;
use std::path::{Path, PathBuf};

/// The top of the package.
fn top() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// All files under `folder` whose name ends in `ending`, in order of path.
fn files_under(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let Ok(entries) = fs::read_dir(folder) else {
        return found;
    };
    for entry in entries {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files_under(&path, ending));
        } else if path.to_string_lossy().ends_with(ending) {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// Every Rust source of the package with its path from the top.
fn sources() -> Vec<(String, String)> {
    ["src", "tests", "benches"]
        .iter()
        .flat_map(|folder| files_under(&top().join(folder), ".rs"))
        .map(|path| {
            let name = path.strip_prefix(top()).unwrap();
            let name = name.to_string_lossy().replace('\\', "/");
            (name, fs::read_to_string(&path).unwrap())
        })
        .collect()
}

/// Fails with every finding, one to a line.
#[track_caller]
fn none(findings: &[String]) {
    assert!(findings.is_empty(), "\n{}\n", findings.join("\n"));
}
