//! `demarche replay RECORD`: what happened, through somebody's eyes; or whether it is true.

use super::acts::{ActRow, acts};
use super::casting::seat_named;
use super::run::Outcome;
use super::{Answer, Format, story};
use crate::order::By;
use crate::record::{self, Fault, FaultKind, Line, Recorded, Standing};
use crate::store;
use crate::terms::{Date, Phase, Theme};
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
    /// Resolves every input again and compares. Status 0: whole and verified; 1: it differs; 3: sound
    /// as far as it goes; 4: folded, not verified.
    #[arg(long, conflicts_with_all = ["round", "seat", "branch"])]
    verify: bool,
    /// Tells this round only.
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = super::number::<u8>(1, 255))]
    round: Option<u8>,
    /// Tells what this seat saw.
    #[arg(long)]
    seat: Option<String>,
    /// Tells the line that was left when the play was taken back for the Nth time.
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = super::number::<usize>(1, 10_000))]
    branch: Option<usize>,
    /// How it is written.
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

/// A record as other programs read it, with everything that is true.
#[derive(Debug, Serialize)]
struct Telling {
    #[serde(flatten)]
    outcome: Outcome,
    told: Vec<OneRound>,
    acts: Vec<ActRow>,
    branches: Vec<Left>,
    whole: bool,
    lines: usize,
    torn: bool,
    hash: String,
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
pub(super) struct Place {
    pub(super) round: u8,
    pub(super) phase: &'static str,
}

impl From<(u8, Phase)> for Place {
    fn from((round, phase): (u8, Phase)) -> Self {
        Self { round, phase: phase.word() }
    }
}

#[derive(Debug, Serialize)]
pub(super) struct OneRound {
    pub(super) round: u8,
    /// The first day of the round, counted from 1 (1.1).
    pub(super) day: u32,
    /// The date of that day, if the play has dates.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) date: Option<Date>,
    phases: Vec<PhaseDigest>,
    inputs: usize,
    pub(super) tracks: Vec<[i16; 3]>,
    pub(super) chronicle: Vec<String>,
}

#[derive(Debug, Serialize)]
struct PhaseDigest {
    phase: &'static str,
    digest: String,
}

/// A record with what is being told of it.
pub(super) struct Tale<'a> {
    /// What was read of the file.
    pub(super) recorded: &'a Recorded,
    /// The line of play that is told.
    pub(super) line: &'a Recorded,
    /// Through whose eyes.
    eyes: Eyes,
    /// Only this round.
    only: Option<u8>,
    /// What stopped the reading.
    pub(super) fault: Option<&'a Fault>,
}

impl Replay {
    pub(super) fn go(&self) -> anyhow::Result<Answer> {
        let bytes = store::read_record(&self.record)?;
        let name = store::called(&self.record);
        if self.verify {
            return Ok(self.check(&name, &bytes));
        }
        let (recorded, fault) = record::read(&name, &bytes);
        let Some(recorded) = recorded else {
            anyhow::bail!("{name}: {}", fault.as_ref().map_or_else(|| "the file is empty".to_owned(), untold));
        };
        let branches = recorded.branches();
        let line = match self.branch {
            None => recorded.main_line(),
            Some(nth) => recorded.branch(nth).with_context(|| match branches.len() {
                0 => "this play was never taken back, so it has no branches".to_owned(),
                count => format!("there is no branch {nth}; the play left {count}, counted from 1"),
            })?,
        };
        let last = line.end().now().round;
        if let Some(round) = self.round.filter(|round| !(1..=last).contains(round)) {
            anyhow::bail!("there is no round {round}: what is recorded goes to round {last}");
        }
        let seat = self.seat.as_ref().map(|seat| seat_named(recorded.playable(), seat)).transpose()?;
        let eyes = seat.map_or(Eyes::Facilitator, Eyes::Seat);
        let tale = Tale { recorded: &recorded, line: &line, eyes, only: self.round, fault: fault.as_ref() };
        match (self.format, seat) {
            (Format::Text, _) => {
                super::print(&story::tell(&line, eyes, self.round));
                super::print(&story::left(&branches));
                if seat.is_none() {
                    let reach = recorded.reach();
                    super::print(&format!("\nrecord: {reach}\nlast hash {}\n", reach.hash));
                }
            }
            (Format::Json, None) => super::print(&format!("{}\n", serde_json::to_string_pretty(&tale.telling())?)),
            (Format::Json, Some(seat)) => {
                super::print(&format!("{}\n", serde_json::to_string_pretty(&tale.seen_by(seat))?));
            }
        }
        if recorded.is_torn() {
            super::say(&format!("{name}: the last line is not whole and was left out"));
        }
        match fault {
            None => Ok(Answer::Yes),
            Some(fault) if seat.is_some() => {
                super::say(&format!("{name}: told up to the first bad place, in {}", place_of(&fault)));
                Ok(Answer::No)
            }
            Some(fault) => {
                super::say(&format!("{name}: told up to the first bad place: {fault}"));
                Ok(Answer::No)
            }
        }
    }

    fn check(&self, name: &str, bytes: &[u8]) -> Answer {
        let (status, answer, text, fault, reach) = match record::verify_bytes(name, bytes) {
            Ok(verified) => {
                let (status, answer) = match verified.standing {
                    Standing::Whole => ("verified", Answer::Yes),
                    Standing::Sound => ("sound", Answer::Sound),
                    Standing::Folded(_) => ("folded", Answer::Folded),
                };
                (status, answer, verified.to_string(), None, Some(verified.reach))
            }
            Err(fault) => ("differs", Answer::No, fault.to_string(), Some(fault), None),
        };
        if self.format == Format::Text {
            let hash = reach.map(|reach| format!("last hash {}\n", reach.hash)).unwrap_or_default();
            super::print(&format!("{text}\n{hash}"));
            return answer;
        }
        let (round, phase) = fault.as_ref().map(|fault| (fault.round, fault.phase)).unzip();
        let value = serde_json::json!({
            "verified": status == "verified",
            "status": status,
            "message": text,
            "line": fault.map(|fault| fault.line),
            "round": round.or(reach.as_ref().map(|reach| reach.round)),
            "phase": phase.or(reach.as_ref().map(|reach| reach.phase)).map(Phase::word),
            "lines": reach.as_ref().map(|reach| reach.lines),
            "over": reach.as_ref().map(|reach| reach.over),
            "torn": reach.as_ref().map(|reach| reach.torn),
            "within_act": reach.as_ref().map(|reach| reach.within_act),
            "hash": reach.map(|reach| reach.hash),
        });
        super::print(&format!("{value:#}\n"));
        answer
    }
}

/// Why nothing of a file can be told: it is no record, or one whose beginning cannot be read.
fn untold(fault: &Fault) -> String {
    match fault.kind {
        FaultKind::NotARecord => format!("this is no record: {}", fault.message),
        FaultKind::NewerFormat => fault.message.clone(),
        FaultKind::ChainBroken => format!("this is a record that was altered: {}", fault.message),
        _ => format!("this is a record that cannot be read: {fault}"),
    }
}

/// Where a fault lies, without the number of its line: how many lines there are tells how much
/// others have done.
pub(super) fn place_of(fault: &Fault) -> String {
    format!("{} of round {}", fault.phase.word(), fault.round)
}

impl Tale<'_> {
    fn telling(&self) -> Telling {
        let end = self.line.end();
        let branches = self.recorded.branches().into_iter();
        Telling {
            outcome: Outcome::of(self.line.playable(), self.line.header().seed, &end),
            told: self.rounds(),
            acts: self.acts(),
            branches: branches.map(|one| Left { from: one.from.into(), to: one.to.into(), line: one.line }).collect(),
            whole: end.now().ended.is_some(),
            lines: self.recorded.lines().len(),
            torn: self.recorded.is_torn(),
            hash: self.recorded.hash(),
            fault: self.fault.map(ToString::to_string),
        }
    }

    /// What was done, as far as these eyes saw it.
    pub(super) fn acts(&self) -> Vec<ActRow> {
        acts(self.line, self.eyes, self.only)
    }

    /// The rounds that are told, one by one.
    pub(super) fn rounds(&self) -> Vec<OneRound> {
        let mut rounds: Vec<OneRound> = Vec::new();
        let mut before = set_up(self.line.playable());
        for line in self.line.lines() {
            match line {
                Line::Header(_) | Line::Done { .. } => {}
                Line::Input { by, .. } => {
                    if let (Some(round), By::Seat(_)) = (rounds.last_mut(), by) {
                        round.inputs += 1;
                    }
                }
                Line::Events { round, events, .. } => {
                    if rounds.last().is_none_or(|last| last.round != *round) {
                        let (phases, tracks, chronicle) = (Vec::new(), Vec::new(), Vec::new());
                        let day = before.table().calendar.first_day(*round);
                        let date = before.table().calendar.date(day);
                        rounds.push(OneRound { round: *round, day, date, phases, inputs: 0, tracks, chronicle });
                    }
                    let lines = chronicle(&before, events, self.eyes).unwrap_or_default();
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
        rounds.retain(|round| self.only.is_none_or(|only| only == round.round));
        rounds
    }
}

fn tracks(world: &World) -> Vec<[i16; 3]> {
    let of = |id| {
        let now = world.now().nation(id);
        [now.track(Theme::Growth).get(), now.track(Theme::Freedom).get(), now.track(Theme::Security).get()]
    };
    world.table().seats().map(of).collect()
}
