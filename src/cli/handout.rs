//! `demarche handout SCENARIO`: the seats' briefs, to be printed before a workshop.

use super::casting::seat_named;
use super::truths::Chosen;
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
    /// The seed of the play that they are for, which draws its truth where a scenario states several.
    #[arg(
        long,
        value_name = "N",
        allow_negative_numbers = true,
        default_value = "1",
        value_parser = super::whole(0, u64::MAX),
    )]
    seed: u64,
    #[command(flatten)]
    truth: Chosen,
    /// The folder to write to; where the program keeps briefs if left out.
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

impl Handout {
    pub(super) fn go(&self, places: &Places) -> anyhow::Result<Answer> {
        let Some(Opened { playable, .. }) = super::playable(places, &self.scenario)? else { return Ok(Answer::No) };
        let playable = &self.truth.of(playable)?;
        let folder = self.out.clone().unwrap_or_else(|| places.briefs_folder());
        let seats = match &self.seat {
            Some(name) => vec![seat_named(playable, name)?],
            None => (0..playable.scenario.nations.len()).map(NationId::at).collect(),
        };
        // Only the truth depends on the seed; all else that is handed out is the same.
        let session = Session::new(playable, self.seed, &[]);
        for seat in seats {
            let page = print::brief(&session.handout(seat));
            let file = store::keep_brief(&folder, &session.called(seat), &page)?;
            super::print(&format!("{}\n", file.display()));
        }
        Ok(Answer::Yes)
    }
}
