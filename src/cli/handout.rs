//! `demarche handout SCENARIO`: the seats' briefs, to be printed before a workshop.

use super::casting::seat_named;
use super::{Answer, Opened};
use crate::print;
use crate::session::Session;
use crate::store::{self, Places};
use crate::terms::NationId;
use clap::Args;
use std::path::PathBuf;

/// Writes the seats' briefs as pages that can be printed and handed out.
#[derive(Debug, Args)]
pub(super) struct Handout {
    /// A file, or the id of an embedded scenario.
    scenario: String,
    /// One seat; every seat if nothing is said.
    #[arg(long, value_name = "SEAT")]
    seat: Option<String>,
    /// The folder to write to; where the program keeps briefs if left out.
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

impl Handout {
    pub(super) fn go(&self, places: &Places) -> anyhow::Result<Answer> {
        let Some(Opened { playable, .. }) = &super::playable(places, &self.scenario)? else { return Ok(Answer::No) };
        let folder = self.out.clone().unwrap_or_else(|| places.briefs_folder());
        let seats = match &self.seat {
            Some(name) => vec![seat_named(playable, name)?],
            None => (0..playable.scenario.nations.len()).map(NationId::at).collect(),
        };
        // What is handed out is the same whatever the seed.
        let session = Session::new(playable, 1, &[]);
        for seat in seats {
            let page = print::brief(&session.handout(seat));
            let file = store::keep_brief(&folder, &session.called(seat), &page)?;
            super::print(&format!("{}\n", file.display()));
        }
        Ok(Answer::Yes)
    }
}
