//! Writing a record, line by line, as a play goes on.

use super::fault::Fault;
use super::line::{Chain, FORMAT, Header, Line, Seated};
use super::play::Play;
use super::read::Recorded;
use super::truth::drawn;
use super::verify::replay;
use crate::dice;
use crate::event::Event;
use crate::order::{Act, By, Refusal};
use crate::rules;
use crate::scenario::Playable;
use crate::world::DIGEST_VERSION;
use std::sync::Arc;

/// The lines of a record so far. They are kept as they are; text is made of them only where it is
/// asked for.
#[derive(Clone)]
pub struct Log {
    playable: Arc<Playable>,
    lines: Vec<Line>,
    /// So many lines stand in a file; there may be more of them there than have been played again.
    given: usize,
    /// So many lines were made text of, and the chain after the last of them.
    chained: usize,
    chain: Chain,
}

impl Log {
    /// A log with nothing in it yet; the first line should be a header.
    #[must_use]
    pub fn new(playable: &Playable) -> Self {
        Self::of(Arc::new(playable.clone()))
    }

    fn of(playable: Arc<Playable>) -> Self {
        Self { playable, lines: Vec::new(), given: 0, chained: 0, chain: Chain::beginning(FORMAT) }
    }

    /// What is played.
    #[must_use]
    pub fn playable(&self) -> &Playable {
        &self.playable
    }

    /// Appends a line.
    pub fn append(&mut self, line: Line) {
        self.lines.push(line);
    }

    /// All lines so far.
    #[must_use]
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// The hash that the last line carries: another play, or one altered anywhere, has another.
    #[must_use]
    pub fn hash(&self) -> String {
        self.since(self.chained, self.chain, |_, _| {}).hex()
    }

    /// The lines that were appended since this was last asked, as they stand in a file, without
    /// their newlines.
    pub fn fresh(&mut self) -> Vec<String> {
        let mut texts = Vec::new();
        self.chain = self.since(self.chained, self.chain, |place, line| {
            if place >= self.given {
                texts.push(line);
            }
        });
        self.chained = self.lines.len();
        self.given = self.given.max(self.chained);
        texts
    }

    /// The record as the text of a file.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = String::new();
        self.since(0, Chain::beginning(FORMAT), |_, line| {
            text.push_str(&line);
            text.push('\n');
        });
        text
    }

    /// Makes text of the lines from a place on, behind the chain there, and gives the chain at the end.
    fn since(&self, place: usize, chain: Chain, mut out: impl FnMut(usize, String)) -> Chain {
        let naming = self.playable.naming();
        self.lines.iter().enumerate().skip(place).fold(chain, |chain, (place, line)| {
            let text = line.text(&naming);
            let chain = chain.with(text.as_bytes());
            out(place, chain.wrap(&text));
            chain
        })
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
    /// A play before its first round, with its header written, which names the truth that was drawn.
    #[must_use]
    pub fn new(playable: &Playable, seed: u64, seats: Vec<Seated>) -> Self {
        let playable = &*drawn(playable, seed);
        let mut log = Log::new(playable);
        log.append(Line::Header(Arc::new(Header::new(playable, seed, seats))));
        Self { play: Play::new(playable, seed), log, done: 0 }
    }

    /// Takes up a play where its record ends, of which so many lines are written already. If what
    /// came of the last input is missing, it is [`fresh`](Self::fresh) at once.
    ///
    /// # Errors
    /// If the inputs do not come to what the record says, as when it was made under
    /// other rules.
    pub fn resume(recorded: &Recorded, written: usize) -> Result<Self, Fault> {
        let playable = recorded.shared_playable();
        let mut log = Log::of(playable);
        let mut done = 0;
        let play = replay(recorded, |line| {
            if let Line::Done { seq, .. } = line {
                done = seq;
            }
            log.append(line);
        })?;
        log.given = written;
        Ok(Self { play, log, done })
    }

    /// Plays an input and writes down what came of it.
    ///
    /// # Errors
    /// If it is refused; then the play is as it was, and nothing is written.
    pub fn take(&mut self, by: By, input: &Act) -> Result<&[Event], Refusal> {
        let before = (self.play.round(), self.play.phase());
        self.play.take(by, input)?;
        Line::of(before, by, input, &self.play).into_iter().for_each(|line| self.log.append(line));
        Ok(self.play.events())
    }

    /// Marks that all is written that one act led to. A record that ends before such a mark is
    /// gone on with by taking the act again.
    pub fn done(&mut self) {
        if self.done < self.play.taken() {
            self.log.append(Line::done(&self.play));
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
    pub fn playable(&self) -> &Playable {
        self.log.playable()
    }

    /// The play.
    #[must_use]
    pub const fn play(&self) -> &Play {
        &self.play
    }

    /// All lines so far.
    #[must_use]
    pub fn lines(&self) -> &[Line] {
        self.log.lines()
    }

    /// The record as it would be read back; nothing if the play was never begun.
    #[must_use]
    pub fn recorded(&self) -> Option<Recorded> {
        Recorded::of(Arc::clone(&self.log.playable), self.log.lines.clone())
    }

    /// The lines that were added since this was last asked, as they stand in a file, without their
    /// newlines.
    pub fn fresh(&mut self) -> Vec<String> {
        self.log.fresh()
    }

    /// The record as the text of a file.
    #[must_use]
    pub fn text(&self) -> String {
        self.log.text()
    }
}
