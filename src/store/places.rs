//! Where data lie: a folder that was named, or the one that the platform keeps for a program's data.

use std::path::{Path, PathBuf};

/// The folder in which scenarios lie, below the working folder and below the data.
pub const SCENARIOS: &str = "scenarios";

/// The folder in which records lie, below the data.
pub const RECORDS: &str = "records";

/// The folder in which briefs are kept, below the data.
pub const BRIEFS: &str = "briefs";

/// The file that keeps the settings.
const SETTINGS: &str = "settings.ron";

/// Where data lie. The default is the working folder, with settings that are kept nowhere.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Places {
    data: PathBuf,
    settings: Option<PathBuf>,
}

impl Places {
    /// Everything in one folder that was named, or where the platform keeps data and settings. Where
    /// the platform has no such folder, as for a user without a home, data lie in the working folder.
    #[must_use]
    pub fn of(named: Option<&Path>) -> Self {
        if let Some(folder) = named {
            // The working folder goes without its dot wherever a file is named to people.
            let folder = folder.strip_prefix(".").unwrap_or(folder);
            return Self { data: folder.to_owned(), settings: Some(folder.join(SETTINGS)) };
        }
        directories::ProjectDirs::from("", "", "demarche").map_or_else(Self::default, |folders| Self {
            data: folders.data_dir().to_owned(),
            settings: Some(folders.config_dir().join(SETTINGS)),
        })
    }

    /// The folder in which new records are put.
    #[must_use]
    pub fn records_folder(&self) -> PathBuf {
        self.data.join(RECORDS)
    }

    /// The folder in which briefs are kept.
    #[must_use]
    pub fn briefs_folder(&self) -> PathBuf {
        self.data.join(BRIEFS)
    }

    /// Where the settings lie, if they are kept at all.
    #[must_use]
    pub fn settings_file(&self) -> Option<&Path> {
        self.settings.as_deref()
    }

    /// A folder of the working folder, then the same of the data, unless they are one.
    pub(super) fn overlay(&self, folder: &str) -> Vec<PathBuf> {
        let (here, there) = (PathBuf::from(folder), self.data.join(folder));
        let whole = |folder: &Path| folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
        if whole(&here) == whole(&there) { vec![here] } else { vec![here, there] }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_that_was_named_holds_everything_and_the_working_folder_comes_first() {
        let places = Places::of(Some(Path::new("kept")));
        assert_eq!(places.records_folder(), Path::new("kept/records"));
        assert_eq!(places.settings_file(), Some(Path::new("kept/settings.ron")));
        assert_eq!(places.overlay(SCENARIOS), [Path::new("scenarios"), Path::new("kept/scenarios")]);
        assert_eq!(Places::default().overlay(SCENARIOS), [Path::new("scenarios")]);
    }
}
