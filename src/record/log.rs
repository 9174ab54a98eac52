//! Writing a record, line by line, as a play goes on.

use super::line::{Chain, FORMAT, Header, Line, Seated};
use super::play::{By, Input, Play};
use crate::dice;
use crate::event::Event;
use crate::order::Refusal;
use crate::rules;
use crate::scenario::Playable;
use crate::terms::{NationId, Phase};
use crate::world::{DIGEST_VERSION, World};

/// The lines of a record so far.
#[derive(Clone)]
pub struct Log {
    playable: Playable,
    lines: Vec<String>,
    chain: Chain,
    seq: u32,
    given: usize,
}

impl Log {
    /// A log that holds the header of a play.
    #[must_use]
    pub fn new(playable: &Playable, seed: u64, seats: &[(NationId, String)]) -> Self {
        let mut log = Self {
            playable: playable.clone(),
            lines: Vec::new(),
            chain: Chain::beginning(),
            seq: 0,
            given: 0,
        };
        log.append(&Line::Header(Box::new(header(playable, seed, seats))));
        log
    }

    /// Appends what was put in at this place of the play.
    pub fn input(&mut self, round: u8, phase: Phase, by: By, input: &Input) {
        self.seq = self.seq.saturating_add(1);
        self.append(&Line::Input { seq: self.seq, round, phase, by, input: input.clone() });
    }

    /// Appends what came of it, if anything; `world` is the world after it.
    pub fn events(&mut self, world: &World, events: &[Event]) {
        if events.is_empty() {
            return;
        }
        let now = world.now();
        let begun = events.iter().find_map(|event| match event {
            Event::PhaseBegan { phase } => Some(*phase),
            _ => None,
        });
        self.append(&Line::Events { round: now.round, phase: begun.unwrap_or(now.phase), events: events.to_vec() });
    }

    /// Appends the digest of a world at the beginning of a phase.
    pub fn phase(&mut self, world: &World) {
        let now = world.now();
        self.append(&Line::Phase { round: now.round, phase: now.phase, digest: world.digest().to_string() });
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

    fn append(&mut self, line: &Line) {
        let text = line.text(&self.playable.naming());
        self.chain = self.chain.with(text.as_bytes());
        self.lines.push(self.chain.wrap(&text));
    }
}

/// The header of a play by this program.
pub(super) fn header(playable: &Playable, seed: u64, seats: &[(NationId, String)]) -> Header {
    Header {
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

/// A play and its log.
#[derive(Clone)]
pub struct Recorder {
    play: Play,
    log: Log,
    events: Vec<Event>,
}

impl Recorder {
    /// A play before its first round, with its header written. Of every seat, who plays
    /// it: `person`, or the name of a policy.
    #[must_use]
    pub fn new(playable: &Playable, seed: u64, seats: &[(NationId, String)]) -> Self {
        Self { play: Play::new(playable, seed), log: Log::new(playable, seed, seats), events: Vec::new() }
    }

    /// Plays an input and writes down what came of it.
    ///
    /// # Errors
    /// If it is refused; then the play is as it was, and nothing is written.
    pub fn take(&mut self, by: By, input: &Input) -> Result<&[Event], Refusal> {
        let (round, phase) = (self.play.round(), self.play.phase());
        self.events = self.play.take(by, input)?;
        self.log.input(round, phase, by, input);
        self.log.events(self.play.world(), &self.events);
        if *input == Input::Advance {
            self.log.phase(self.play.world());
        }
        Ok(&self.events)
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
