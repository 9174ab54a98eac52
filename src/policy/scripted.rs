//! `scripted`: a seat that says and orders what a file has for it, round by round.

use super::Chosen;
use crate::order::{Order, Talk, Tray};
use crate::terms::{NationId, within};
use crate::view::View;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// What becomes of a play in which a line of a script is not admitted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
pub enum Refused {
    /// The line is skipped, and the play goes on.
    #[default]
    Skip,
    /// The play stops there.
    Stop,
}

/// What one seat says and orders.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Scripted {
    /// Its name, for the record.
    pub name: String,
    /// What happens where a line is not admitted.
    #[serde(default)]
    pub refused: Refused,
    /// The lines, in the sequence in which they are put in.
    pub lines: Vec<ScriptedLine>,
}

/// One line of a script.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct ScriptedLine {
    /// The round.
    #[serde(deserialize_with = "within::<1, 12, _, _>")]
    pub round: u8,
    /// What is said in its Talks.
    #[serde(default)]
    pub talk: Option<Talk>,
    /// What is ordered in it.
    #[serde(default)]
    pub order: Option<Order>,
    /// Why, for the record.
    #[serde(default)]
    pub reason: Option<String>,
}

/// A line of a script that was not admitted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsaid {
    /// The round.
    pub round: u8,
    /// Whose line.
    pub seat: NationId,
    /// What is missing, in words.
    pub why: String,
    /// Whether the play stops there.
    pub stops: bool,
}

impl Scripted {
    /// A line of it that was not admitted.
    #[must_use]
    pub fn unsaid(&self, round: u8, seat: NationId, why: String) -> Unsaid {
        Unsaid { round, seat, why, stops: self.refused == Refused::Stop }
    }

    /// What it says in one pass: everything in the first. Whoever runs the table says what of it
    /// is not admitted.
    pub(super) fn talks(&self, view: View<'_>, pass: u8) -> Vec<Talk> {
        let lines = self.lines.iter().filter(|line| pass == 0 && line.round == view.round());
        lines.filter_map(|line| line.talk.clone()).collect()
    }

    /// What it orders; into the tray goes what is admitted.
    pub(super) fn orders(&self, view: View<'_>, tray: &mut Tray) -> Vec<Chosen> {
        let lines = self.lines.iter().filter(|line| line.round == view.round());
        let chosen = lines.filter_map(|line| {
            let order = line.order?;
            if view.admit(tray, &order).is_ok() {
                tray.put(order);
            }
            let reason = line.reason.clone().map_or(Cow::Borrowed("as the script has it"), Cow::Owned);
            Some(Chosen { order, reason })
        });
        chosen.collect()
    }
}
