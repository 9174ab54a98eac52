//! One hosted table as a machine with one door: commands go in, outputs come out.
//!
//! ```text
//! Stamped { at, key, command } ──▶ take ──▶ outputs: lines to write, then what to show
//!                                   │
//!                  wants ──▶ policies answer, outside, as commands
//! ```
//!
//! It knows who plays which seat, and goes on when every person is ready. It has no socket and no
//! clock of its own; whoever holds it passes on what people do, has policies answer, and writes
//! down the lines of the record that come out. Looking at it changes nothing.

mod asked;
mod clock;
mod door;
mod facilitate;
mod look;
mod notice;
mod playback;
mod player;
mod resume;
mod said;

use crate::event::Event;
use crate::order::{Act, By, Order, Refusal, Tray};
use crate::policy::{Policy, Unsaid};
use crate::record::{Recorder, Seated};
use crate::scenario::Playable;
use crate::terms::{NationId, NationSet, Phase};
use crate::view::sheet::{Gate, Headline, Letter, Sheet};
use crate::view::{Eyes, Line, chronicle, letter, news, own_chronicle, progress};
use crate::world::World;
use asked::Asking;
use clock::Clock;
use door::Keys;
use std::sync::Arc;

pub use asked::{Answer, Asked, Want, attend};
pub use door::{Command, Moment, NotTaken, Output, Stamped};
pub use notice::Notice;
pub use playback::{Looker, Playback, Seen};
pub use player::Player;
pub use resume::Glance;

/// What a seat reads after a round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Communique {
    /// What the press prints.
    pub headlines: Vec<Headline>,
    /// What happened since the seat's last turn, in short: what was done by it or to it, or heard by
    /// it and not by everybody.
    pub short: Vec<String>,
    /// Everything that the seat saw since.
    pub cables: Vec<String>,
}

/// One table.
pub struct Session {
    recorder: Recorder,
    seed: u64,
    players: Vec<(NationId, Player)>,
    /// What people should know before they sit down.
    notice: Option<Notice>,
    /// How many facilitators serve.
    facilitators: u8,
    ready: NationSet,
    clock: Clock,
    told: Told,
    unsaid: Vec<Unsaid>,
    /// What policies are asked for now, if anything.
    asking: Option<Asking>,
    /// Who ends the phase, once the policies have said and ordered what they have in it.
    ending: Option<By>,
    /// The keys of what was done lately.
    keys: Keys,
    /// Whether somebody writes the record down, and so needs its lines.
    is_written: bool,
}

/// What the seats are told of the last round.
#[derive(Clone)]
struct Told {
    /// The world as the last round was opened, and what has happened since.
    opened: World,
    happened: Vec<Event>,
    /// What had happened when the orders were resolved, to tell the round's outcome from its beginning.
    resolved: Option<Arc<Outcome>>,
}

/// What a round has come to, once its orders were resolved.
struct Outcome {
    /// The world before its orders were resolved, and what came of them.
    resolved: (World, Vec<Event>),
    /// The world before the round, and all that happened in it.
    whole: (World, Vec<Event>),
}

impl Told {
    /// Nothing has happened yet.
    const fn beginning(opened: World) -> Self {
        Self { opened, happened: Vec::new(), resolved: None }
    }

    /// The play has gone on from a phase, and from the world as it was.
    fn go_on(&mut self, from: Phase, before: World, events: Vec<Event>) {
        match from {
            Phase::Orders => {
                self.happened.extend_from_slice(&events);
                let whole = (self.opened.clone(), self.happened.clone());
                self.resolved = Some(Arc::new(Outcome { resolved: (before, events), whole }));
            }
            Phase::Communique => {
                self.opened = before;
                self.happened = events;
            }
            Phase::Briefing | Phase::Talks | Phase::Resolution => self.happened.extend(events),
        }
    }
}

impl Session {
    /// A table at the Briefing of its first round. Seats that are not named are played by `pass`.
    #[must_use]
    pub fn new(playable: &Playable, seed: u64, seats: &[(NationId, Player)]) -> Self {
        let player = |nation: NationId| {
            let named = seats.iter().find(|(seat, _)| *seat == nation);
            named.map_or(Player::Policy(Policy::Pass), |(_, player)| player.clone())
        };
        let nations = (0..playable.scenario.nations.len()).map(NationId::at);
        let players: Vec<_> = nations.map(|nation| (nation, player(nation))).collect();
        let seated = players.iter().map(|(nation, player)| Seated {
            nation: *nation,
            by: player.name().to_owned(),
            in_full: player.in_full(playable),
        });
        let recorder = Recorder::new(playable, seed, seated.collect());
        let opened = recorder.play().world().clone();
        let mut session = Self {
            recorder,
            seed,
            players,
            notice: Notice::of(playable),
            facilitators: 0,
            ready: NationSet::NONE,
            clock: Clock::default(),
            told: Told::beginning(opened),
            unsaid: Vec::new(),
            asking: None,
            ending: None,
            keys: Keys::default(),
            is_written: true,
        };
        session.begin();
        session
    }

    /// Opens the first round.
    fn begin(&mut self) {
        self.advance(By::Table);
        self.close();
    }

    /// The sheet of a seat.
    #[must_use]
    pub fn sheet(&self, seat: NationId) -> Sheet {
        Sheet::of(self.world(), seat, self.tray(seat))
    }

    /// What the gate says of an order that is being completed, and why it would be refused.
    #[must_use]
    pub fn weigh(&self, seat: NationId, order: &Order) -> (Gate, Option<String>) {
        Sheet::weigh(self.world(), seat, self.tray(seat), order)
    }

    /// What a seat reads after a round.
    #[must_use]
    pub fn communique(&self, seat: NationId) -> Communique {
        let (before, events) = self.last_outcome();
        let mut short = said(own_chronicle(before, events, seat).unwrap_or_default());
        short.extend(progress(before, self.world(), seat));
        // What was answered, shown and printed in Talks is told with the rest of the round.
        let (opened, round) = self.last_round();
        Communique {
            headlines: news(opened, round).unwrap_or_default(),
            short,
            cables: said(chronicle(opened, round, Eyes::Seat(seat)).unwrap_or_default()),
        }
    }

    /// The minister's letter, once the play is over.
    #[must_use]
    pub fn letter(&self, seat: NationId) -> Option<Letter> {
        self.is_over().then(|| letter(self.world(), seat))
    }

    /// The phase.
    #[must_use]
    pub const fn phase(&self) -> Phase {
        self.recorder.play().phase()
    }

    /// The round, from 1.
    #[must_use]
    pub const fn round(&self) -> u8 {
        self.recorder.play().round()
    }

    /// Whether the play is over.
    #[must_use]
    pub const fn is_over(&self) -> bool {
        self.recorder.play().is_over()
    }

    /// What scripts had for their seats and was not admitted, first to last.
    #[must_use]
    pub fn unsaid(&self) -> &[Unsaid] {
        &self.unsaid
    }

    /// Whether the play goes no further: a script says so where a line of its is not admitted.
    #[must_use]
    pub fn is_stopped(&self) -> bool {
        self.unsaid.iter().any(|one| one.stops)
    }

    /// The record so far, as the text of a file.
    #[must_use]
    pub fn record(&self) -> String {
        self.recorder.text()
    }

    /// The hash that the last line of the record carries: it tells whether a file is the one that
    /// was played.
    #[must_use]
    pub fn record_hash(&self) -> String {
        self.recorder.hash()
    }

    /// The same table, of which nobody writes the record down: no lines of it are made.
    #[must_use]
    pub fn unwritten(mut self) -> Self {
        self.is_written = false;
        self
    }

    /// The lines with which the record begins, or goes on where it was taken up: those that no
    /// command has given out.
    pub fn fresh_lines(&mut self) -> Vec<String> {
        self.recorder.fresh()
    }

    /// The play and its record, for tools that judge a whole play.
    #[must_use]
    pub fn into_recorder(self) -> Recorder {
        self.recorder
    }

    const fn world(&self) -> &World {
        self.recorder.play().world()
    }

    fn tray(&self, seat: NationId) -> &Tray {
        const EMPTY: &Tray = &Tray::EMPTY;
        self.recorder.play().tray(seat).unwrap_or(EMPTY)
    }

    fn persons(&self) -> NationSet {
        let persons = self.players.iter().filter(|(_, player)| *player == Player::Person);
        persons.map(|(nation, _)| *nation).collect()
    }

    fn last_outcome(&self) -> (&World, &[Event]) {
        match &self.told.resolved {
            Some(outcome) => (&outcome.resolved.0, &outcome.resolved.1),
            None => (&self.told.opened, &self.told.happened),
        }
    }

    /// The whole of the last round that was resolved, with what was said and answered in its Talks.
    fn last_round(&self) -> (&World, &[Event]) {
        match &self.told.resolved {
            Some(outcome) => (&outcome.whole.0, &outcome.whole.1),
            None => (&self.told.opened, &self.told.happened),
        }
    }

    fn put_in(&mut self, by: By, act: &Act) -> Result<(), Refusal> {
        let events = self.recorder.take(by, act)?;
        self.told.happened.extend_from_slice(events);
        Ok(())
    }

    fn advance(&mut self, by: By) {
        let before = (self.phase(), self.world().clone());
        let Ok(events) = self.recorder.take(by, &Act::Advance) else { return };
        let events = events.to_vec();
        let (phase, world) = before;
        self.told.go_on(phase, world, events);
        self.ready = NationSet::NONE;
        self.clock.begin();
    }

    /// Marks in the record that all is written that one act led to, unless policies are still asked
    /// for something in it.
    fn close(&mut self) {
        if self.asking.is_none() {
            self.recorder.done();
        }
    }
}

/// The sentences of a chronicle, without its heads.
fn said(told: Vec<Line>) -> Vec<String> {
    let sentence = |line| match line {
        Line::Said(said) => Some(said),
        Line::Round(_) | Line::Phase(_) => None,
    };
    told.into_iter().filter_map(sentence).collect()
}
