//! `demarche [SCENARIO]`: the game in its window.

use std::path::PathBuf;
use std::process::ExitCode;

/// Opens the window.
#[cfg(feature = "app")]
pub(super) fn open(scenario: Option<&str>, script: Option<PathBuf>) -> ExitCode {
    let options = crate::app::Options { scenario: scenario.map(str::to_owned), script };
    crate::app::run(&options)
}

/// This program was built without a window.
#[cfg(not(feature = "app"))]
pub(super) fn open(_: Option<&str>, _: Option<PathBuf>) -> ExitCode {
    super::say(
        "this program was built without its window; use `demarche run SCENARIO`, or build it with the feature `app`",
    );
    ExitCode::from(2)
}
