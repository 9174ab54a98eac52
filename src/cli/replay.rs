//! `demarche replay RECORD`: what happened, through somebody's eyes; or whether it is true.

use super::casting::seat_named;
use super::run::Outcome;
use super::{Answer, Format, story};
use crate::record::{self, Branch, By, Line, Recorded, Verified};
use crate::store;
use crate::terms::{Phase, Theme};
use crate::view::{self, Eyes, chronicle};
use crate::world::{World, set_up};
use anyhow::Context as _;
use clap::Args;
use serde::Serialize;
use std::path::PathBuf;

/// Tells what happened in a record, or checks that it is true to its inputs.
#[derive(Debug, Args)]
pub(super) struct Replay {
    /// The record.
    record: PathBuf,
    /// Resolves every input again and compares.
    #[arg(long)]
    verify: bool,
    /// Tells this round only.
    #[arg(long)]
    round: Option<u8>,
    /// Tells what this seat saw.
    #[arg(long)]
    seat: Option<String>,
    /// Tells the line that was left when the play was taken back for the Nth time.
    #[arg(long, value_name = "N")]
    branch: Option<usize>,
    /// How it is written.
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

/// A record as other programs read it.
#[derive(Debug, Serialize)]
struct Telling {
    #[serde(flatten)]
    outcome: Outcome,
    told: Vec<OneRound>,
    branches: Vec<Left>,
    whole: bool,
    fault: Option<String>,
}

/// A line that was left when the play was taken back.
#[derive(Debug, Serialize)]
struct Left {
    from: Place,
    to: Place,
    line: usize,
}

#[derive(Debug, Serialize)]
struct Place {
    round: u8,
    phase: &'static str,
}

#[derive(Debug, Serialize)]
struct OneRound {
    round: u8,
    phases: Vec<PhaseDigest>,
    inputs: usize,
    tracks: Vec<[i16; 3]>,
    chronicle: Vec<String>,
}

#[derive(Debug, Serialize)]
struct PhaseDigest {
    phase: &'static str,
    digest: String,
}

impl Replay {
    pub(super) fn go(&self) -> anyhow::Result<Answer> {
        let bytes = store::read_record(&self.record)?;
        let name = self.record.display().to_string();
        if self.verify {
            return Ok(self.check(&name, &bytes));
        }
        let (recorded, fault) = record::read(&name, &bytes);
        let Some(recorded) = recorded else {
            let why = fault.map_or_else(|| "it is empty".to_owned(), |fault| fault.to_string());
            anyhow::bail!("{name}: this is no record: {why}");
        };
        let branches = recorded.branches();
        let line = match self.branch {
            None => recorded.main_line(),
            Some(nth) => recorded.branch(nth).with_context(|| match branches.len() {
                0 => "this play was never taken back, so it has no branches".to_owned(),
                count => format!("there is no branch {nth}; the play left {count}, counted from 1"),
            })?,
        };
        let eyes = match &self.seat {
            Some(seat) => Eyes::Seat(seat_named(recorded.playable(), seat)?),
            None => Eyes::Facilitator,
        };
        match self.format {
            Format::Text => {
                super::print(&story::tell(&line, eyes, self.round));
                super::print(&story::left(&branches));
            }
            Format::Json => {
                let told = self.told(&line, &branches, eyes, fault.as_ref().map(ToString::to_string));
                super::print(&format!("{}\n", serde_json::to_string_pretty(&told)?));
            }
        }
        if recorded.is_torn() {
            super::say(&format!("{name}: the last line is not whole and was left out"));
        }
        match fault {
            None => Ok(Answer::Yes),
            Some(fault) => {
                super::say(&format!("{name}: told up to the first bad place: {fault}"));
                Ok(Answer::No)
            }
        }
    }

    fn check(&self, name: &str, bytes: &[u8]) -> Answer {
        match record::verify_bytes(name, bytes) {
            Ok(verified) => {
                self.answer(&verified.to_string(), matches!(verified, Verified::Whole), None);
                Answer::Yes
            }
            Err(fault) => {
                self.answer(&fault.to_string(), false, Some((fault.line, fault.round, fault.phase)));
                Answer::No
            }
        }
    }

    fn answer(&self, text: &str, verified: bool, place: Option<(u32, u8, Phase)>) {
        if self.format == Format::Text {
            super::print(&format!("{text}\n"));
            return;
        }
        let (line, round, phase) =
            place.map_or((None, None, None), |(line, round, phase)| (Some(line), Some(round), Some(phase.word())));
        let value = serde_json::json!({
            "verified": verified,
            "message": text,
            "line": line,
            "round": round,
            "phase": phase,
        });
        super::print(&format!("{value:#}\n"));
    }

    fn told(&self, recorded: &Recorded, left: &[Branch], eyes: Eyes, fault: Option<String>) -> Telling {
        let end = recorded.end();
        let mut rounds: Vec<OneRound> = Vec::new();
        let mut before = set_up(recorded.playable());
        for line in recorded.lines() {
            match line {
                Line::Header(_) => {}
                Line::Input { by, .. } => {
                    if let (Some(round), By::Seat(_)) = (rounds.last_mut(), by) {
                        round.inputs += 1;
                    }
                }
                Line::Events { round, events, .. } => {
                    if rounds.last().is_none_or(|last| last.round != *round) {
                        rounds.push(OneRound {
                            round: *round,
                            phases: Vec::new(),
                            inputs: 0,
                            tracks: Vec::new(),
                            chronicle: Vec::new(),
                        });
                    }
                    let lines = chronicle(&before, events, eyes).unwrap_or_default();
                    if events.iter().any(|event| before.apply(event).is_err()) {
                        break;
                    }
                    if let Some(last) = rounds.last_mut() {
                        let said = lines.into_iter().filter(|line| matches!(line, view::Line::Said(_)));
                        last.chronicle.extend(said.map(|line| line.to_string()));
                        last.tracks = tracks(&before);
                    }
                }
                Line::Phase { phase, digest, .. } => {
                    if let Some(round) = rounds.last_mut() {
                        round.phases.push(PhaseDigest { phase: phase.word(), digest: digest.clone() });
                    }
                }
            }
        }
        rounds.retain(|round| self.round.is_none_or(|only| only == round.round));
        let outcome = Outcome::of(recorded.playable(), recorded.header().seed, &end);
        let place = |(round, phase): (u8, Phase)| Place { round, phase: phase.word() };
        let branches =
            left.iter().map(|one| Left { from: place(one.from), to: place(one.to), line: one.line }).collect();
        Telling { outcome, told: rounds, branches, whole: end.now().ended.is_some(), fault }
    }
}

fn tracks(world: &World) -> Vec<[i16; 3]> {
    let of = |id| {
        let now = world.now().nation(id);
        [now.track(Theme::Growth).get(), now.track(Theme::Freedom).get(), now.track(Theme::Security).get()]
    };
    world.table().seats().map(of).collect()
}
