//! The one door of a table: whatever anybody does goes through [`Session::take`].

use super::asked::Answer;
use super::said::plain;
use super::{Player, Session};
use crate::order::{Act, By, FacilitatorAct, Refusal};
use crate::policy::UnknownPolicy;
use crate::terms::{NationId, Phase};
use crate::view::sheet::Sheet;
use std::collections::{BTreeMap, VecDeque};
use std::fmt;

/// So many keys of each who acts are remembered.
const REMEMBERED: usize = 64;

/// How many facilitators a table may have (18.1).
const FACILITATORS: u8 = 2;

/// A moment of the play: one phase of it. A phase that the play was taken back to is another moment
/// than the same phase before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment {
    /// Which of the play's phases, from 1.
    pub turn: u32,
    /// The round.
    pub round: u8,
    /// The phase.
    pub phase: Phase,
}

/// A command with what tells a late one and a repeated one from others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamped {
    /// The moment that whoever gives it saw.
    pub at: Moment,
    /// A number that whoever gives it gives no other command; nothing where none is ever repeated.
    pub key: Option<u64>,
    /// The command.
    pub command: Command,
}

/// What a table is to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Somebody acts.
    Do {
        /// Who.
        by: By,
        /// What is done.
        act: Act,
    },
    /// A policy answers what it was asked for.
    Answer(Answer),
    /// Time passes.
    Pass {
        /// In seconds.
        seconds: u16,
    },
}

impl Command {
    /// Whose it is.
    #[must_use]
    pub const fn by(&self) -> By {
        match self {
            Self::Do { by, .. } => *by,
            Self::Answer(answer) => By::Seat(answer.seat),
            Self::Pass { .. } => By::Table,
        }
    }
}

/// What comes of a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Output {
    /// New lines of the record, to be written down before anything is shown.
    Lines(Vec<String>),
    /// The command was not taken; nothing has changed.
    Refused {
        /// Whose it was.
        by: By,
        /// What is missing.
        why: NotTaken,
    },
    /// The play was taken back: everybody's screen is out of date.
    TakenBack(Moment),
    /// A phase began.
    PhaseBegan(Moment),
    /// The play is over.
    Ended,
}

/// Why a command is not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotTaken {
    /// The moment that it was made in has passed.
    Stale {
        /// The moment that it is now.
        now: Moment,
    },
    /// A command with this key was taken before.
    Repeated,
    /// Nobody is asked for this answer.
    NotAsked,
    /// No seat or facilitator of this table gives it.
    Nobody,
    /// Nobody of that name plays.
    UnknownPlayer(UnknownPolicy),
    /// A policy in a record cannot be read.
    UnreadablePlayer {
        /// The name that it goes by.
        name: String,
    },
    /// The rules refuse it.
    Refused(Refusal),
}

impl From<Refusal> for NotTaken {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl fmt::Display for NotTaken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Stale { now } => {
                write!(f, "this comes too late: the table is in {} of round {} now", now.phase.word(), now.round)
            }
            Self::Repeated => f.write_str("this was done already"),
            Self::NotAsked => f.write_str("no policy is asked for this"),
            Self::Nobody => f.write_str("there is no such seat or facilitator at this table"),
            Self::UnknownPlayer(unknown) => unknown.fmt(f),
            Self::UnreadablePlayer { name } => write!(f, "how `{name}` plays cannot be read"),
            Self::Refused(refusal) => write!(f, "{}: {refusal} ({})", refusal.no().word(), refusal.rule()),
        }
    }
}

/// The keys of the commands that were taken lately, by who gave them.
#[derive(Clone, Default)]
pub(super) struct Keys(BTreeMap<By, VecDeque<u64>>);

impl Keys {
    fn has(&self, by: By, key: u64) -> bool {
        self.0.get(&by).is_some_and(|keys| keys.contains(&key))
    }

    fn remember(&mut self, by: By, key: u64) {
        let keys = self.0.entry(by).or_default();
        if keys.len() >= REMEMBERED {
            keys.pop_front();
        }
        keys.push_back(key);
    }
}

impl Session {
    /// The moment that it is.
    #[must_use]
    pub const fn now(&self) -> Moment {
        Moment { turn: self.recorder.play().turn(), round: self.round(), phase: self.phase() }
    }

    /// A command of somebody who sees the table as it is now.
    #[must_use]
    pub const fn stamped(&self, by: By, act: Act) -> Stamped {
        Stamped { at: self.now(), key: None, command: Command::Do { by, act } }
    }

    /// Takes a command.
    ///
    /// Policies are not asked in here: see [`wants`](Self::wants).
    pub fn take(&mut self, stamped: Stamped) -> Vec<Output> {
        let (before, was_over) = (self.now(), self.is_over());
        let (by, taken_back) = (stamped.command.by(), taken_back(&stamped.command));
        let refused = self.admit(stamped).err();
        self.close();
        let mut outputs = Vec::new();
        if self.is_written {
            let fresh = self.recorder.fresh();
            if !fresh.is_empty() {
                // What is to be written down comes before what is shown.
                outputs.push(Output::Lines(fresh));
            }
        }
        let moved = before != self.now();
        match refused {
            Some(why) => outputs.push(Output::Refused { by, why }),
            None if taken_back => outputs.push(Output::TakenBack(self.now())),
            None if moved => outputs.push(Output::PhaseBegan(self.now())),
            None => {}
        }
        if self.is_over() && !was_over {
            outputs.push(Output::Ended);
        }
        outputs
    }

    fn admit(&mut self, stamped: Stamped) -> Result<(), NotTaken> {
        let Stamped { at, key, command } = stamped;
        let by = command.by();
        if key.is_some_and(|key| self.keys.has(by, key)) {
            return Err(NotTaken::Repeated);
        }
        let there = match by {
            By::Seat(seat) => self.player(seat).is_some(),
            By::Facilitator(number) => (1..=FACILITATORS).contains(&number),
            By::Table => true,
        };
        if !there {
            return Err(NotTaken::Nobody);
        }
        if at != self.now() {
            return Err(NotTaken::Stale { now: self.now() });
        }
        match command {
            Command::Do { by, act } => self.act(by, plain(act))?,
            Command::Answer(answer) => self.answered(answer)?,
            Command::Pass { seconds } => self.passed(seconds),
        }
        if let Some(key) = key {
            self.keys.remember(by, key);
        }
        Ok(())
    }

    /// Somebody at the table acts.
    pub(super) fn act(&mut self, by: By, act: Act) -> Result<(), NotTaken> {
        match (by, act) {
            (By::Seat(seat), Act::Talk(talk)) => self.said(seat, talk)?,
            (By::Seat(seat), Act::Ready(ready)) => self.ready(seat, ready)?,
            (By::Seat(_), act @ (Act::Order { .. } | Act::Withdraw { .. } | Act::Team { .. } | Act::Sign { .. })) => {
                self.put_in(by, &act)?;
            }
            (By::Facilitator(_), Act::Facilitate(act)) => self.facilitated(by, act)?,
            (By::Table | By::Facilitator(_), Act::EndPhase) => self.end_phase(by)?,
            (By::Table, Act::Serve { facilitators }) => self.serve(facilitators)?,
            // The table goes on and notes its clock by itself.
            _ => return Err(Refusal::NotYoursToDo.into()),
        }
        Ok(())
    }

    /// A seat is done with the phase, or is not after all; when every person is, it ends.
    fn ready(&mut self, seat: NationId, ready: bool) -> Result<(), Refusal> {
        if self.ready.has(seat) != ready {
            self.put_in(By::Seat(seat), &Act::Ready(ready))?;
            if ready {
                self.ready.insert(seat);
            } else {
                self.ready.remove(seat);
            }
        }
        if ready && self.persons().minus(self.ready).is_empty() {
            self.end_phase(By::Table)?;
        }
        Ok(())
    }

    /// Why a command was not taken, as whoever gave it reads it.
    #[must_use]
    pub fn why(&self, by: By, why: &NotTaken) -> String {
        match (why, by) {
            (NotTaken::Refused(refusal), By::Seat(seat)) => Sheet::refusal(self.world(), seat, *refusal),
            _ => why.to_string(),
        }
    }

    /// Who is done with the phase.
    #[must_use]
    pub fn is_ready(&self, seat: NationId) -> bool {
        self.ready.has(seat) && self.player(seat) == Some(&Player::Person)
    }
}

/// Whether a command takes the play back.
const fn taken_back(command: &Command) -> bool {
    matches!(command, Command::Do { act: Act::Facilitate(FacilitatorAct::TakeBack { .. }), .. })
}
