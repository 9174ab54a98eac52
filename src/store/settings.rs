//! What somebody has set for the window, kept where the platform keeps settings.
//!
//! A file that cannot be read closes nothing: what was expected is said in one line, and the
//! usual settings are used.

use super::read::{Unusable, read};
use super::write::write_whole;
use crate::scenario::text::{self, NoIds, NoNames, Severity, Source, to_pretty};
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize};
use std::fs;
use std::io;
use std::path::Path;

/// The smallest and the largest text, in percent.
pub const TEXT: (u16, u16) = (80, 200);
/// The smallest and the largest edge of a window, in pixels.
const EDGE: (u16, u16) = (320, 16_384);

/// Which palette the window shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Light {
    /// Paper and ink.
    Day,
    /// The same by night.
    Night,
    /// Whichever the system has.
    System,
}

/// How large the window is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Extent {
    /// So wide and so high, in pixels.
    Sized(u16, u16),
    /// The whole screen.
    FullScreen,
}

/// Everything that can be set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Settings {
    /// The size of text, in percent, within [`TEXT`].
    #[serde(deserialize_with = "percent")]
    pub text: u16,
    /// Whether what moves may move.
    pub motion: bool,
    /// Day or night.
    pub light: Light,
    /// How large the window is.
    pub window: Extent,
}

/// Reads the size of text, so that one beyond its limits is told where it stands.
fn percent<'de, D: Deserializer<'de>>(reader: D) -> Result<u16, D::Error> {
    let (smallest, largest) = TEXT;
    let text = u16::deserialize(reader)?;
    if (smallest..=largest).contains(&text) {
        Ok(text)
    } else {
        Err(D::Error::custom(format!("expected a whole number from {smallest} to {largest} percent, found {text}")))
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self { text: 100, motion: true, light: Light::Day, window: Extent::Sized(1280, 720) }
    }
}

impl Settings {
    /// Reads the text of a settings file; the name is only shown.
    ///
    /// # Errors
    /// Says in one line where it is wrong and what was expected.
    pub fn of_text(name: &str, bytes: Vec<u8>) -> Result<Self, String> {
        let source = Source::new(name, bytes);
        let (settings, findings) = text::read::<Self>(&source, &NoIds);
        if let Some(first) = findings.iter().find(|finding| finding.severity == Severity::Error) {
            let help = first.help.as_ref().map_or_else(String::new, |help| format!("; {help}"));
            return Err(format!("{name}, line {}, column {}: {}{help}", first.line, first.column, first.message));
        }
        let settings = settings.ok_or_else(|| format!("{name}: there are no settings in it"))?;
        settings.within().map_err(|why| format!("{name}: {why}"))
    }

    /// The settings, if each is within its limits.
    fn within(self) -> Result<Self, String> {
        let (least, most) = EDGE;
        match self.window {
            Extent::Sized(wide, high) if ![wide, high].iter().all(|edge| (least..=most).contains(edge)) => {
                Err(format!("`window` is {wide} by {high}; each goes from {least} to {most} pixels"))
            }
            Extent::Sized(..) | Extent::FullScreen => Ok(self),
        }
    }
}

/// The settings that are kept in a file, and why the usual ones are used instead, if they are.
/// Where there is no file, nothing is wrong.
#[must_use]
pub fn settings(file: Option<&Path>) -> (Settings, Option<String>) {
    let Some(file) = file else { return (Settings::default(), None) };
    let name = file.display().to_string();
    let read = match read(file) {
        Ok(bytes) => Settings::of_text(&name, bytes),
        Err(error) if error.why.kind() == io::ErrorKind::NotFound => return (Settings::default(), None),
        Err(error) => Err(error.to_string()),
    };
    match read {
        Ok(settings) => (settings, None),
        Err(why) => (Settings::default(), Some(why)),
    }
}

/// Keeps settings in a file. What lay there before lies there whole until this does.
///
/// # Errors
/// Says which file and why.
pub fn keep_settings(file: &Path, settings: &Settings) -> Result<(), Unusable> {
    let unusable = |why| Unusable::writing(file, why);
    let text = to_pretty(settings, &NoNames).map_err(|error| unusable(io::Error::other(error.to_string())))?;
    // Whoever keeps settings elsewhere and links to them goes on doing so.
    let place = fs::canonicalize(file).unwrap_or_else(|_| file.to_owned());
    write_whole(&place, (text + "\n").as_bytes()).map_err(unusable)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Settings, String> {
        Settings::of_text("settings.ron", text.as_bytes().to_vec())
    }

    #[test]
    fn what_is_kept_is_read_again() {
        let settings = Settings { text: 150, motion: false, light: Light::System, window: Extent::FullScreen };
        let text = to_pretty(&settings, &NoNames).expect("it can be written");
        assert_eq!(read(&text), Ok(settings));
    }

    #[test]
    fn what_is_left_out_is_as_usual() {
        assert_eq!(read("(light: Night)"), Ok(Settings { light: Light::Night, ..Settings::default() }));
    }

    #[test]
    fn what_is_wrong_is_said_in_one_line_with_its_place() {
        for (text, said) in [
            ("(txt: 120)", "line 1, column 2"),
            ("(text: 300)", "line 1"),
            ("(text: 20)", "from 80 to 200 percent"),
            ("(window: Sized(10, 10))", "pixels"),
            ("(light: Dusk)", "Night"),
            ("not RON at all (", "line 1"),
        ] {
            let why = read(text).expect_err(text);
            assert!(why.starts_with("settings.ron") && why.contains(said) && !why.contains('\n'), "{text}: {why}");
        }
    }

    #[test]
    fn a_file_that_is_not_there_is_no_trouble_and_one_that_is_broken_is_named() {
        let folder = std::env::temp_dir().join(format!("demarche-settings-{}", std::process::id()));
        let file = folder.join("demarche").join("settings.ron");
        assert_eq!(settings(Some(&file)), (Settings::default(), None));
        assert_eq!(settings(None), (Settings::default(), None));
        let wanted = Settings { text: 175, ..Settings::default() };
        keep_settings(&file, &wanted).expect("it is kept");
        assert_eq!(settings(Some(&file)), (wanted, None));
        fs::write(&file, "(text: large)").expect("it is written");
        let (used, trouble) = settings(Some(&file));
        assert_eq!(used, Settings::default());
        assert!(trouble.is_some_and(|why| why.contains("settings.ron, line 1, column ")));
        fs::remove_dir_all(&folder).expect("it goes");
    }
}
