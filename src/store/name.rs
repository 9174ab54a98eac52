//! Names of files that come from a scenario, a record or a person: a name and never a path.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// How many characters a name has at most. With a number and an ending it is a file's name everywhere.
const LONGEST: usize = 120;

/// What no file may be called on some platform, whatever its ending.
const RESERVED: [&str; 4] = ["con", "prn", "aux", "nul"];

/// A name that is the same file on every platform, in the folder in which it is looked for: letters
/// without accents, digits, `_` and `-`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileName<'n>(&'n str);

impl<'n> FileName<'n> {
    /// The name, if it is one.
    ///
    /// # Errors
    /// Says in words what a name is made of.
    pub fn new(name: &'n str) -> io::Result<Self> {
        let lower = name.to_ascii_lowercase();
        let port = lower.strip_prefix("com").or_else(|| lower.strip_prefix("lpt"));
        let is_reserved = RESERVED.contains(&lower.as_str()) || port.is_some_and(|rest| rest.len() == 1 && rest != "0");
        let fits = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-';
        if name.is_empty() || name.len() > LONGEST || !name.bytes().all(fits) || name.starts_with('-') || is_reserved {
            let said = "no file may have this name everywhere: expected letters a to z, digits, `_` and `-`";
            return Err(io::Error::new(io::ErrorKind::InvalidFilename, format!("`{}`: {said}", name.escape_debug())));
        }
        Ok(Self(name))
    }

    /// The file of this name in a folder, with an ending.
    #[must_use]
    pub fn below(self, folder: &Path, ending: &str) -> PathBuf {
        folder.join(format!("{}{ending}", self.0))
    }
}

impl fmt::Display for FileName<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_no_path_on_any_platform() {
        for name in ["lantern_strait", "00-base", "A", "com", "com10", "console", "lpt0"] {
            assert_eq!(
                FileName::new(name).expect(name).below(Path::new("in"), ".x"),
                Path::new("in").join(format!("{name}.x"))
            );
        }
        let long = "x".repeat(LONGEST + 1);
        let bad =
            ["", ".", "..", "/etc/x", "../x", "a/b", "a\\b", "c:x", "a\0", "a b", "é", "CON", "nul", "com1", "LPT9"];
        for name in bad.iter().copied().chain(["-rf", "a.ron", "a\n", &long]) {
            let why = FileName::new(name).expect_err(name).to_string();
            assert!(!why.contains(['\n', '\0']), "{why:?}");
        }
    }
}
