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
        Self { playable: playable.clone(), lines: Vec::new(), chain: Chain::beginning(FORMAT), given: 0 }
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

    /// The hash that the last line carries: another play, or one altered anywhere, has another.
    #[must_use]
    pub fn hash(&self) -> String {
        self.chain.hex()
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
    pub fn new(playable: &Playable, seed: u64, seats: Vec<Seated>) -> Self {
        Self {
            format: FORMAT,
            program: env!("CARGO_PKG_VERSION").to_owned(),
            rules: rules::VERSION,
            dice: dice::VERSION,
            digest: DIGEST_VERSION.to_owned(),
            seed,
            seats,
            scenario: playable.scenario.clone(),
        }
    }
}

/// A play and its log.
#[derive(Clone)]
pub struct Recorder {
    play: Play,
    log: Log,
    /// The number of the last input that is known to be of an act that is done.
    done: u32,
}

impl Recorder {
    /// A play before its first round, with its header written.
    #[must_use]
    pub fn new(playable: &Playable, seed: u64, seats: Vec<Seated>) -> Self {
        let mut log = Log::new(playable);
        log.append(&Line::Header(Box::new(Header::new(playable, seed, seats))));
        Self { play: Play::new(playable, seed), log, done: 0 }
    }

    /// Takes up a play where its record ends, of which so many lines are written already. If what
    /// came of the last input is missing, it is [`fresh`](Self::fresh) at once.
    ///
    /// # Errors
    /// If the inputs do not come to what the record says, as when it was made under
    /// other rules.
    pub fn resume(recorded: &Recorded, written: usize) -> Result<Self, Fault> {
        let mut log = Log::new(recorded.playable());
        let mut done = 0;
        let play = replay(recorded, |line| {
            log.append(line);
            if let Line::Done { seq, .. } = line {
                done = *seq;
            }
        })?;
        log.given = written;
        Ok(Self { play, log, done })
    }

    /// Plays an input and writes down what came of it.
    ///
    /// # Errors
    /// If it is refused; then the play is as it was, and nothing is written.
    pub fn take(&mut self, by: By, input: &Input) -> Result<&[Event], Refusal> {
        let before = (self.play.round(), self.play.phase());
        self.play.take(by, input)?;
        for line in Line::of(before, by, input, &self.play) {
            self.log.append(&line);
        }
        Ok(self.play.events())
    }

    /// Marks that all is written that one act led to. A record that ends before such a mark is
    /// gone on with by taking the act again.
    pub fn done(&mut self) {
        if self.done < self.play.taken() {
            self.log.append(&Line::done(&self.play));
            self.done = self.play.taken();
        }
    }

    /// The hash that the last line carries.
    #[must_use]
    pub fn hash(&self) -> String {
        self.log.hash()
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
