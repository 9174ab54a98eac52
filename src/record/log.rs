//! Writing a record, line by line, as a play goes on.

use super::fault::Fault;
use super::line::{Chain, FORMAT, Header, Line, Seated};
use super::play::{By, Input, Play};
use super::read::Recorded;
use super::verify::replay;
use crate::dice;
use crate::event::Event;
use crate::order::Refusal;
use crate::rules;
use crate::scenario::Playable;
use crate::terms::NationId;
use crate::world::DIGEST_VERSION;

/// The lines of a record so far.
#[derive(Clone)]
pub struct Log {
    playable: Playable,
    lines: Vec<String>,
    chain: Chain,
    given: usize,
}

impl Log {
    /// A log with nothing in it yet; the first line should be a header.
    #[must_use]
    pub fn new(playable: &Playable) -> Self {
        Self { playable: playable.clone(), lines: Vec::new(), chain: Chain::beginning(), given: 0 }
    }

    /// Appends a line.
    pub fn append(&mut self, line: &Line) {
        let text = line.text(&self.playable.naming());
        self.chain = self.chain.with(text.as_bytes());
        self.lines.push(self.chain.wrap(&text));
    }

    /// All lines so far, without their newlines.
    #[must_use]
    pub fn lines(&self) -> &[String] {
        &self.lines
    }

    /// The lines that were appended since this was last asked.
    pub fn fresh(&mut self) -> &[String] {
        let given = std::mem::replace(&mut self.given, self.lines.len());
        self.lines.get(given..).unwrap_or_default()
    }

    /// The record as the text of a file.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = String::with_capacity(self.lines.iter().map(|line| line.len() + 1).sum());
        for line in &self.lines {
            text.push_str(line);
            text.push('\n');
        }
        text
    }
}

impl Header {
    /// The header of a play by this program.
    #[must_use]
    pub fn new(playable: &Playable, seed: u64, seats: &[(NationId, String)]) -> Self {
        Self {
            format: FORMAT,
            program: env!("CARGO_PKG_VERSION").to_owned(),
            rules: rules::VERSION,
            dice: dice::VERSION,
            digest: DIGEST_VERSION.to_owned(),
            seed,
            seats: seats.iter().map(|(nation, by)| Seated { nation: *nation, by: by.clone() }).collect(),
            scenario: playable.scenario.clone(),
        }
    }
}

/// A play and its log.
#[derive(Clone)]
pub struct Recorder {
    play: Play,
    log: Log,
    seq: u32,
    events: Vec<Event>,
}

impl Recorder {
    /// A play before its first round, with its header written. Of every seat, who plays
    /// it: `person`, or the name of a policy.
    #[must_use]
    pub fn new(playable: &Playable, seed: u64, seats: &[(NationId, String)]) -> Self {
        let mut log = Log::new(playable);
        log.append(&Line::Header(Box::new(Header::new(playable, seed, seats))));
        Self { play: Play::new(playable, seed), log, seq: 0, events: Vec::new() }
    }

    /// Takes up a play where its record ends. If what came of the last input is
    /// missing, it is [`fresh`](Self::fresh) at once.
    ///
    /// # Errors
    /// If the inputs do not come to what the record says, as when it was made under
    /// other rules.
    pub fn resume(recorded: &Recorded) -> Result<Self, Fault> {
        let mut log = Log::new(recorded.playable());
        let mut seq = 0;
        let play = replay(recorded, |line| {
            log.append(line);
            seq += u32::from(matches!(line, Line::Input { .. }));
        })?;
        log.given = recorded.lines().len();
        Ok(Self { play, log, seq, events: Vec::new() })
    }

    /// Plays an input and writes down what came of it.
    ///
    /// # Errors
    /// If it is refused; then the play is as it was, and nothing is written.
    pub fn take(&mut self, by: By, input: &Input) -> Result<&[Event], Refusal> {
        let before = (self.play.round(), self.play.phase());
        self.events = self.play.take(by, input)?;
        self.seq = self.seq.saturating_add(1);
        for line in Line::of(self.seq, before, by, input, &self.play, &self.events) {
            self.log.append(&line);
        }
        Ok(&self.events)
    }

    /// What is played.
    #[must_use]
    pub const fn playable(&self) -> &Playable {
        &self.log.playable
    }

    /// The play.
    #[must_use]
    pub const fn play(&self) -> &Play {
        &self.play
    }

    /// All lines so far, without their newlines.
    #[must_use]
    pub fn lines(&self) -> &[String] {
        self.log.lines()
    }

    /// The lines that were written since this was last asked.
    pub fn fresh(&mut self) -> &[String] {
        self.log.fresh()
    }

    /// The record as the text of a file.
    #[must_use]
    pub fn text(&self) -> String {
        self.log.text()
    }
}
