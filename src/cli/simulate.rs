//! `demarche simulate SCENARIO`: many plays on every core, and what they come to.

use super::casting::casting;
use super::orders::{list_unplayed, not_admitted};
use super::simulated::{self, Report, Rows};
use super::truths::Chosen;
use super::{Answer, Format, Opened, fault, recording};
use crate::policy::{Policy, Unsaid};
use crate::scenario::Playable;
use crate::store::{Places, Use, reason};
use crate::study::{Casting, Row, Shard, Stage, Summary};
use anyhow::bail;
use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};
use std::collections::BTreeMap;
use std::io;
use std::num::NonZeroUsize;
use std::ops::Range;
use std::sync::{Mutex, mpsc};

/// How many plays there are at most: what is counted of them fits its numbers.
const MOST_GAMES: u32 = 10_000_000;

/// Plays a scenario many times by policies, and says what comes of it.
#[derive(Debug, Args)]
pub(super) struct Simulate {
    /// A file, or the id of an embedded scenario.
    scenario: String,
    /// How many plays.
    #[arg(
        long,
        value_name = "N",
        allow_negative_numbers = true,
        default_value = "100",
        value_parser = super::count(MOST_GAMES),
    )]
    games: u32,
    /// The seed of the first play; the next has the next seed.
    #[arg(
        long,
        value_name = "N",
        allow_negative_numbers = true,
        default_value = "1",
        value_parser = super::whole(0, u64::MAX),
    )]
    seed: u64,
    /// Who plays: a policy for all seats, or SEAT=POLICY; may be repeated. A policy is a name or
    /// a file; of several, with commas between them, each play draws one. Without it, every seat
    /// draws from the cheap policies.
    #[arg(long, value_name = "NAME | SEAT=NAME")]
    policy: Vec<String>,
    #[command(flatten)]
    truth: Chosen,
    /// Which part of the plays: part I of N. Parts have the rows that the whole has.
    #[arg(long, value_name = "I/N")]
    shard: Option<String>,
    /// How many threads; as many as there are cores if left out, and never more than are of use. The
    /// output is the same.
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = super::whole(1, u64::MAX))]
    threads: Option<u64>,
    /// How the outcome is written.
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

impl Simulate {
    pub(super) fn go(&self, places: &Places) -> anyhow::Result<Answer> {
        let shard: Shard = self.shard.as_deref().map_or(Ok(Shard::WHOLE), str::parse)?;
        if self.seed.checked_add(u64::from(self.games) - 1).is_none() {
            bail!("seeds end at {}: {} plays cannot begin with the seed {}", u64::MAX, self.games, self.seed);
        }
        let Some(Opened { playable, overlaid }) = super::playable(places, &self.scenario)? else {
            return Ok(Answer::No);
        };
        let (playable, overlaid) = (&self.truth.of(playable)?, &overlaid);
        let cheap: Vec<Policy> = Policy::cheap().collect();
        let (casting, _) = casting(playable, &self.policy, &cheap)?;
        let (mut summary, mut rows) = (Summary::default(), Rows::new());
        let keeps = self.format == Format::Json;
        let came = self.play(&Stage::new(playable), &casting, shard.plays(self.games), |row| {
            summary.add(&row);
            if keeps { rows.put(&simulated::row(playable, &row)) } else { Ok(()) }
        });
        match came {
            Ok(()) => {}
            Err(Stopped::Script(game, unsaid)) => {
                refused(playable, game, &unsaid);
                return Ok(Answer::No);
            }
            Err(Stopped::Trouble(why)) => return Err(why),
            Err(Stopped::Fault) => return Ok(Answer::Unusable),
        }
        let (seed, games) = (self.seed, self.games);
        let report = Report { playable, overlaid, seed, games, shard, summary: &summary };
        match self.format {
            Format::Text => super::print(&report.text()),
            Format::Json => rows.print_behind(&report.json())?,
        }
        if recording::is_broken_off() {
            super::say(&format!("broken off after {} of {} plays", summary.games, shard.plays(games).len()));
            return Ok(Answer::BrokenOff);
        }
        let scripts = casting.policies().filter_map(|(seat, policy)| match policy {
            Policy::Scripted(script) => Some((seat, script.as_ref())),
            _ => None,
        });
        let unplayed = list_unplayed(playable, scripts, playable.scenario.rounds);
        Ok(if unplayed { Answer::No } else { Answer::Yes })
    }

    /// As many threads as are of use, and no more than were asked for: one for each play, and a few
    /// for each core.
    fn threads(&self, plays: usize) -> usize {
        const FOR_EACH_CORE: usize = 4;
        let cores = std::thread::available_parallelism().map_or(1, NonZeroUsize::get);
        let wanted = self.threads.map_or(cores, |wanted| usize::try_from(wanted).unwrap_or(usize::MAX));
        wanted.min(plays).min(cores.saturating_mul(FOR_EACH_CORE)).max(1)
    }

    /// Plays them all and hands out their rows in the order of the plays, however many threads there
    /// are; after Ctrl-C, those of the first plays that are over. Plays are handed to the threads as
    /// rows come back, so that one that takes long keeps the others from running far ahead.
    fn play(
        &self,
        stage: &Stage<'_>,
        casting: &Casting,
        plays: Range<u32>,
        mut take: impl FnMut(Row) -> io::Result<()>,
    ) -> Result<(), Stopped> {
        let threads = self.threads(plays.len());
        let bar = progress(plays.len() as u64);
        let ((give, games), (sender, receiver)) = (mpsc::channel(), mpsc::channel());
        let games = Mutex::new(games);
        let (mut due, mut next) = (plays.start, plays.clone());
        // Whoever is to take them is not there yet, and is heard of through the rows.
        for game in next.by_ref().take(threads * AHEAD) {
            let _ = give.send(game);
        }
        recording::listen();
        std::thread::scope(|scope| {
            let mut started = 0;
            for _ in 0..threads {
                let (sender, games) = (sender.clone(), &games);
                let work = move || {
                    // The lock is let go of before the play begins.
                    let game = || games.lock().ok()?.recv().ok();
                    while let Some(game) = game().filter(|_| !recording::is_broken_off()) {
                        let seed = self.seed.saturating_add(u64::from(game));
                        let left = || format!("it was the play of seed {seed}, which `run` can play again");
                        let row = fault::caught(left, || stage.play(game, seed, &casting.of(seed)));
                        // Nobody listens any more once a play was stopped.
                        if sender.send((game, row)).is_err() {
                            break;
                        }
                    }
                };
                match std::thread::Builder::new().spawn_scoped(scope, work) {
                    Ok(_) => started += 1,
                    // Those that there are play on.
                    Err(_) if started > 0 => break,
                    Err(why) => return Err(Stopped::trouble(&why, "no thread can be started")),
                }
            }
            drop(sender);
            let mut give = (!next.is_empty()).then_some(give);
            let mut waiting = BTreeMap::new();
            for (game, row) in receiver {
                bar.inc(1);
                waiting.insert(game, row.ok_or(Stopped::Fault)?);
                while let Some(row) = waiting.remove(&due) {
                    let row = row.map_err(|unsaid| Stopped::Script(due, unsaid))?;
                    take(row).map_err(|why| Stopped::trouble(&why, "the rows cannot be set aside"))?;
                    due += 1;
                    if let (Some(game), Some(give)) = (next.next(), &give) {
                        let _ = give.send(game);
                    }
                    if next.is_empty() {
                        // Whoever waits for a play is told that there is none.
                        give = None;
                    }
                }
            }
            bar.finish_and_clear();
            Ok(())
        })
    }
}

/// How many plays for each thread may be begun before the first of them is over.
const AHEAD: usize = 16;

/// Why not everything was played.
enum Stopped {
    /// The script of a seat says so where a line of its is not admitted, in this play.
    Script(u32, Vec<Unsaid>),
    /// Something is missing here.
    Trouble(anyhow::Error),
    /// The program itself is at fault, which has been told.
    Fault,
}

impl Stopped {
    fn trouble(why: &io::Error, what: &str) -> Self {
        Self::Trouble(anyhow::anyhow!("{what}: {}", reason(why, Use::Write)))
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
