//! `demarche simulate SCENARIO`: many plays on every core, and what they come to.

use super::casting::casting;
use super::run::not_admitted;
use super::simulated::Report;
use super::{Answer, Format, fault};
use crate::policy::{Policy, Unsaid};
use crate::scenario::Playable;
use crate::study::{Casting, Row, Shard, Stage, Summary};
use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};
use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::ops::Range;
use std::panic::resume_unwind;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc;

/// Plays a scenario many times by policies, and says what comes of it.
#[derive(Debug, Args)]
pub(super) struct Simulate {
    /// A file, or the id of an embedded scenario.
    scenario: String,
    /// How many plays.
    #[arg(long, value_name = "N", default_value_t = 100)]
    games: u32,
    /// The seed of the first play; the next has the next seed.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Who plays: a policy for all seats, or SEAT=POLICY; may be repeated. A policy is a name or
    /// a file; of several, with commas between them, each play draws one. Without it, every seat
    /// draws from the cheap policies.
    #[arg(long, value_name = "NAME | SEAT=NAME")]
    policy: Vec<String>,
    /// Which part of the plays: part I of N. Parts have the rows that the whole has.
    #[arg(long, value_name = "I/N")]
    shard: Option<String>,
    /// How many threads; as many as there are cores if left out. The output is the same.
    #[arg(long, value_name = "N")]
    threads: Option<NonZeroUsize>,
    /// How the outcome is written.
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

impl Simulate {
    pub(super) fn go(&self) -> anyhow::Result<Answer> {
        let shard: Shard = self.shard.as_deref().map_or(Ok(Shard::WHOLE), str::parse)?;
        let Some(playable) = &super::playable(&self.scenario)? else { return Ok(Answer::No) };
        let cheap: Vec<Policy> = Policy::cheap().collect();
        let (casting, _) = casting(playable, &self.policy, &cheap)?;
        let plays = shard.plays(self.games);
        let (mut summary, mut rows) = (Summary::default(), Vec::new());
        let keeps = self.format == Format::Json;
        let unsaid = self.play(&Stage::new(playable), &casting, plays, |row| {
            summary.add(&row);
            if keeps {
                rows.push(row);
            }
        });
        if let Err((game, unsaid)) = unsaid {
            refused(playable, game, &unsaid);
            return Ok(Answer::No);
        }
        let report = Report { playable, seed: self.seed, games: self.games, shard, summary: &summary };
        match self.format {
            Format::Text => super::print(&report.text()),
            Format::Json => super::print(&format!("{}\n", report.json(&rows)?)),
        }
        Ok(Answer::Yes)
    }

    /// Plays them all and hands out their rows in the order of the plays, however many threads there
    /// are; or gives the first play that a script stopped.
    fn play(
        &self,
        stage: &Stage<'_>,
        casting: &Casting,
        plays: Range<u32>,
        mut take: impl FnMut(Row),
    ) -> Result<(), (u32, Vec<Unsaid>)> {
        let threads = self.threads.or_else(|| std::thread::available_parallelism().ok()).map_or(1, NonZeroUsize::get);
        let bar = progress(u64::from(plays.end - plays.start));
        let (next, (sender, receiver)) = (AtomicU32::new(plays.start), mpsc::sync_channel(threads * 8));
        std::thread::scope(|scope| {
            for _ in 0..threads {
                let (sender, next) = (sender.clone(), &next);
                scope.spawn(move || {
                    loop {
                        let game = next.fetch_add(1, Ordering::Relaxed);
                        if game >= plays.end {
                            break;
                        }
                        let seed = self.seed.wrapping_add(u64::from(game));
                        let left = || format!("it was the play of seed {seed}, which `run` can play again");
                        let play = || stage.play(game, seed, &casting.of(seed));
                        let Some(row) = fault::caught(left, play) else {
                            next.store(plays.end, Ordering::Relaxed);
                            resume_unwind(Box::new(()))
                        };
                        // Nobody listens any more once a play was stopped.
                        if sender.send((game, row)).is_err() {
                            break;
                        }
                    }
                });
            }
            drop(sender);
            let (mut waiting, mut due) = (BTreeMap::new(), plays.start);
            for (game, row) in receiver {
                bar.inc(1);
                waiting.insert(game, row);
                while let Some(row) = waiting.remove(&due) {
                    take(row.map_err(|unsaid| (due, unsaid))?);
                    due += 1;
                }
            }
            bar.finish_and_clear();
            Ok(())
        })
    }
}

/// A bar on stderr, where somebody looks at it.
fn progress(plays: u64) -> ProgressBar {
    let style = ProgressStyle::with_template("{bar:40} {pos} of {len} plays, {eta} left");
    ProgressBar::new(plays).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}

/// Lists the lines that were not admitted in a play that was stopped for it.
fn refused(playable: &Playable, game: u32, unsaid: &[Unsaid]) {
    for one in unsaid {
        not_admitted(playable, one.round, Some(one.seat), &one.why);
    }
    super::say(&format!("play {game} was stopped: its script says so"));
}
