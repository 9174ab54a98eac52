//! A chronicle: events folded over a world, told by round and phase.

use super::ledger::Ledger;
use super::piece::Piece;
use super::{ordered, sentence};
use crate::event::{Cause, Event};
use crate::order::{Order, Stem};
use crate::terms::{NationId, Phase, Step, Tension};
use crate::view::eyes::{Eyes, sees};
use crate::view::prose::{Lens, capital, ordinal};
use crate::world::{Misfit, Pairs, World};
use std::fmt;

/// A line of a chronicle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// The head of a round: `Round 2 of 7 — the second month`.
    Round(String),
    /// The head of a phase.
    Phase(Phase),
    /// A sentence, or two that belong together.
    Said(String),
}

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Round(head) => write!(f, "{head}"),
            Self::Phase(phase) => write!(f, "{}", phase.word()),
            Self::Said(said) => write!(f, "{said}"),
        }
    }
}

/// Folds events over a world and tells them.
pub struct Chronicler {
    world: World,
    eyes: Eyes,
    lines: Vec<Line>,
    phase: Option<Phase>,
    pieces: Vec<Piece>,
    acts: Vec<(NationId, Option<NationId>)>,
    noted: Vec<(NationId, Stem)>,
    book: Ledger,
    tension: Pairs<Tension>,
}

/// The chronicle of events that happened to a world, through somebody's eyes.
///
/// # Errors
/// [`Misfit`] if an event names something that this world does not have.
pub fn chronicle(before: &World, events: &[Event], eyes: Eyes) -> Result<Vec<Line>, Misfit> {
    let mut chronicler = Chronicler::new(before.clone(), eyes);
    chronicler.tell(events)?;
    Ok(chronicler.finish())
}

impl Chronicler {
    /// Begins before the first event.
    #[must_use]
    pub fn new(world: World, eyes: Eyes) -> Self {
        let tension = world.now().tension;
        Self {
            world,
            eyes,
            lines: Vec::new(),
            phase: None,
            pieces: Vec::new(),
            acts: Vec::new(),
            noted: Vec::new(),
            book: Ledger::default(),
            tension,
        }
    }

    /// Writes down an order that was given, with the reason for it; others' orders stay theirs.
    pub fn note(&mut self, by: NationId, order: &Order, reason: Option<&str>) {
        let may = match self.eyes {
            Eyes::Public => false,
            Eyes::Seat(seat) => seat == by,
            Eyes::Facilitator => true,
        };
        if may {
            self.flush();
            let said = ordered(&self.world, by, order, reason);
            self.say(said);
            self.noted.push((by, order.stem()));
        }
    }

    /// Tells events that happened next.
    ///
    /// # Errors
    /// [`Misfit`] if an event names something that this world does not have.
    pub fn tell(&mut self, events: &[Event]) -> Result<(), Misfit> {
        for event in events {
            self.world.apply(event)?;
            self.take(event);
        }
        Ok(())
    }

    /// What has been told, and nothing more to come.
    #[must_use]
    pub fn finish(mut self) -> Vec<Line> {
        self.flush();
        self.close_book();
        self.lines
    }

    fn take(&mut self, event: &Event) {
        match *event {
            Event::RoundOpened { round } => {
                self.flush();
                self.close_book();
                self.noted.clear();
                self.lines.push(Line::Round(round_heading(&self.world, round)));
            }
            Event::PhaseBegan { phase } => {
                self.flush();
                self.close_book();
                self.phase = Some(phase);
            }
            Event::StepClosed { step } => {
                self.flush();
                if step == Step::Objectives {
                    self.close_book();
                }
            }
            _ if sees(self.eyes, &self.world, event) => self.gather(event),
            _ => {}
        }
    }

    fn gather(&mut self, event: &Event) {
        if let Event::ActPerformed { by, target, .. } = *event {
            self.acts.push((by, target));
        }
        if self.is_told_elsewhere(event) {
            return;
        }
        // What an incident did is told as its doing only to those who know of it.
        let lens = Lens::of(&self.world, self.eyes);
        let hidden = matches!(event, Event::Moved { why, .. } if matches!(why.cause, Cause::Incident(id) if !lens.knows(id)));
        if let Some(piece) = Piece::begun_by(event).filter(|_| !hidden) {
            self.join(piece);
        } else if let Event::Moved { gauge, by, .. } = *event {
            self.book.take(gauge, by);
        } else if let Some(said) = sentence(&self.world, self.eyes, event) {
            self.pieces.push(Piece::Said(said));
        }
    }

    /// Lets a piece join one that it belongs with, or puts it at the end.
    fn join(&mut self, mut piece: Piece) {
        for place in 0..self.pieces.len() {
            let Some(known) = self.pieces.get_mut(place) else { break };
            match known.join(piece) {
                Some(back) => piece = back,
                None => {
                    if known.sums_up() {
                        let sum = self.pieces.remove(place);
                        self.pieces.push(sum);
                    }
                    return;
                }
            }
        }
        self.pieces.push(piece);
    }

    /// What an act of the same step has told already, what begins with the play.
    fn is_told_elsewhere(&self, event: &Event) -> bool {
        let told = |by: NationId, to: NationId| self.acts.contains(&(by, Some(to)));
        match *event {
            Event::RequestMade { from, to, .. } => told(from, to),
            Event::HostNotified { host, by, .. } => told(by, host),
            Event::ChannelOpened { a, b, .. } | Event::ChannelClosed { a, b, .. } => told(a, b) || told(b, a),
            // In the first round all that merely must not happen counts as met.
            Event::ObjectiveJudged { met: true, .. } => self.world.now().round <= 1,
            Event::ActPerformed { by, action, target, incident, unlawful: false } => {
                self.noted.contains(&(by, Stem { action, target, incident }))
            }
            _ => false,
        }
    }

    /// Tells the pieces of a step.
    fn flush(&mut self) {
        self.acts.clear();
        for piece in std::mem::take(&mut self.pieces) {
            let lens = Lens::of(&self.world, self.eyes);
            if let Some(said) = piece.told(lens, &self.world) {
                self.say(capital(&said));
            }
        }
    }

    /// Tells what the numbers came to.
    fn close_book(&mut self) {
        let told = self.book.tell(Lens::of(&self.world, self.eyes), &self.world, &self.tension);
        self.tension = self.world.now().tension;
        for said in told {
            self.say(said);
        }
    }

    /// Writes a sentence, under the head of its phase if that stands not yet.
    fn say(&mut self, said: String) {
        if let Some(phase) = self.phase.take() {
            self.lines.push(Line::Phase(phase));
        }
        self.lines.push(Line::Said(said));
    }
}

/// The head of a round, with the months that it stands for.
pub(super) fn round_heading(world: &World, round: u8) -> String {
    let table = world.table();
    let months = usize::from(table.months_a_round.max(1));
    let last = usize::from(round) * months;
    let when = if months == 1 {
        format!("the {} month", ordinal(last))
    } else {
        format!("the {} to the {} month", ordinal(last + 1 - months), ordinal(last))
    };
    format!("Round {round} of {} — {when}", table.rounds)
}
