//! What the window was opened for, and where in it a person is.

use crate::store::{Places, SCRIPTED, Seed};
use bevy::prelude::*;
use std::path::PathBuf;

/// What the window is opened with.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The scenario to open, a file or an id, or the record to look back at; the standard scenario if
    /// nothing is said.
    pub scenario: Option<String>,
    /// A file of scripted input, for the end-to-end test; only a program with the feature `script` takes
    /// one.
    pub script: Option<PathBuf>,
    /// Where scenarios, records, briefs and settings lie.
    pub places: Places,
}

/// Where in the game the person is.
#[derive(States, Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Screen {
    /// The title and the ways on.
    #[default]
    Title,
    /// Scenarios to choose from.
    Library,
    /// Seats of the chosen scenario.
    SeatChoice,
    /// One seat's desk.
    Desk,
    /// Between two sittings at one screen.
    Curtain,
    /// What whoever runs the table can do; it shows secrets.
    Console,
    /// What the whole table sees, and nothing of any seat's own.
    Table,
    /// What the round brought.
    Communique,
    /// The minister's letter at the end.
    Letter,
    /// What was true, and who could have known it.
    Debrief,
    /// What is wrong with a scenario file.
    Findings,
    /// Plays so far.
    Records,
    /// A play looked back at, phase by phase.
    Playback,
    /// The size of text, motion, day or night, the window.
    Settings,
    /// A fault of the program ended a play or a look back.
    Stopped,
}

impl Screen {
    /// Whether one person works on it from near, with much of it in view.
    #[must_use]
    pub const fn is_worked_at(self) -> bool {
        matches!(self, Self::Console | Self::Desk)
    }
}

/// What the game was opened for.
#[derive(Resource, Debug, Clone)]
pub struct Opened {
    /// The scenario that is played unless another is chosen.
    pub scenario: String,
    /// The record that is looked back at first, if one was named.
    pub record: Option<PathBuf>,
    /// What decides the dice of the plays that are begun.
    pub seed: Seed,
    /// Where scenarios, records and briefs lie.
    pub places: Places,
}

impl Opened {
    pub(super) fn of(options: &Options) -> Self {
        let named = options.scenario.clone();
        let record = named.as_ref().filter(|name| name.ends_with(crate::store::RECORD)).map(PathBuf::from);
        let scenario = named.filter(|_| record.is_none());
        Self {
            scenario: scenario.unwrap_or_else(|| crate::store::DEFAULT_SCENARIO.to_owned()),
            record,
            seed: if options.script.is_some() { SCRIPTED } else { Seed::Fresh },
            places: options.places.clone(),
        }
    }
}
