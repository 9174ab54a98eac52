//! `demarche [SCENARIO]`: the game in its window; where there can be none, a whole play in the terminal.

use super::play::Play;
use super::run::Run;
use super::{fault, print, say, status};
use crate::store::{DEFAULT_SCENARIO, Places, RECORD};
use std::io::{IsTerminal, stdin, stdout};
use std::path::PathBuf;

/// Opens the window, or does without.
#[cfg(feature = "app")]
pub(super) fn open(places: &Places, scenario: Option<String>, script: Option<PathBuf>) -> u8 {
    use crate::app::{Options, Unopened, run};
    let needs_window = script.is_some();
    match run(&Options { scenario: scenario.clone(), script, places: places.clone() }) {
        Ok(status) => status,
        Err(Unopened::NoWindow(why)) if !needs_window => {
            without(places, scenario, &why, "a display that speaks X11, and a Vulkan driver for it, bring the window")
        }
        Err(Unopened::NoWindow(why) | Unopened::Script(why)) => {
            say(&why);
            2
        }
    }
}

/// This program was built without a window.
#[cfg(not(feature = "app"))]
pub(super) fn open(places: &Places, scenario: Option<String>, _: Option<PathBuf>) -> u8 {
    let why = "this program was built without its window";
    without(places, scenario, why, "built with the feature `app`, as `cargo run` does, it has its window")
}

/// Plays in the terminal, and says why: a seat where somebody can type and read, else by policies, and
/// how the window is had.
fn without(places: &Places, scenario: Option<String>, why: &str, remedy: &str) -> u8 {
    let scenario = scenario.unwrap_or_else(|| DEFAULT_SCENARIO.to_owned());
    if stdin().is_terminal() && stdout().is_terminal() {
        fault::keep();
        let status = status(Play::here(scenario, why).go(places));
        print(&format!("The window: {remedy}.\n"));
        return status;
    }
    if scenario.ends_with(RECORD) {
        say(&format!("{why}; `demarche replay {scenario}` tells the record without one"));
        return 2;
    }
    status(Run::here(scenario, why).told(places).map(|(answer, record)| {
        if let Some(record) = record {
            print(&format!("\nThe record is in {}.\n", record.display()));
        }
        print(&format!("The window: {remedy}.\n"));
        answer
    }))
}
