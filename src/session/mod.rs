//! One hosted table as a machine: inputs go in, outputs come out.
//!
//! It knows who plays which seat, lets policies speak and order in their
//! place, and goes on when every person is ready. It has no socket and no
//! clock of its own; whoever holds it passes on what people do and writes down
//! the lines of the record that come out.

#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::panic,
    clippy::unreachable,
    clippy::float_arithmetic,
    clippy::disallowed_types,
    clippy::disallowed_methods
)]

mod clock;
mod facilitate;
mod look;
mod notice;
mod playback;
mod resume;
mod said;

use crate::dice::Dice;
use crate::event::Event;
use crate::order::{FacilitatorAct, Member, Order, Reason, Refusal, Talk, Tray};
use crate::policy::{Character, InFull, PASSES, Policy, UnknownPolicy, Unsaid};
use crate::record::{self, By, Marks, Recorder, Seated};
use crate::scenario::Playable;
use crate::scenario::text::{self, Source};
use crate::terms::{NationId, NationSet, OrderId, Phase};
use crate::view::sheet::{Gate, Headline, Letter, Sheet};
use crate::view::{Eyes, Line, View, chronicle, letter, news, own_chronicle, progress};
use crate::world::World;
use clock::Clock;
use said::plain;
use std::sync::Arc;

pub use notice::Notice;
pub use playback::{Looker, Playback, Seen};
pub use resume::Glance;

/// Who plays a seat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Player {
    /// Somebody at a screen.
    Person,
    /// A policy.
    Policy(Policy),
}

impl Player {
    /// Whoever the record calls so: `person`, or the name of a policy.
    ///
    /// # Errors
    /// If there is no such policy: lists those that there are.
    pub fn named(name: &str) -> Result<Self, UnknownPolicy> {
        if name == "person" { Ok(Self::Person) } else { Policy::named(name).map(Self::Policy) }
    }

    /// Whoever a record says plays a seat: by its name, and in full where the name alone does not
    /// say how it plays.
    ///
    /// # Errors
    /// Says in words why that cannot be known.
    fn recorded(playable: &Playable, name: &str, in_full: Option<&str>) -> Result<Self, String> {
        let Some(text) = in_full else { return Self::named(name).map_err(|unknown| unknown.to_string()) };
        let (policy, _) = text::read::<InFull>(&Source::new(name, text), &playable.ids());
        let policy = policy.ok_or_else(|| format!("how `{name}` plays cannot be read"))?;
        Ok(Self::Policy(Policy::from(policy)))
    }

    /// How it plays in full, as a record carries it; nothing if its name says it all.
    fn in_full(&self, playable: &Playable) -> Option<String> {
        let Self::Policy(policy) = self else { return None };
        // Neither fractions nor bytes stand in a policy, and only they cannot be written.
        policy.in_full().and_then(|whole| text::to_line(&whole, &playable.naming()).ok())
    }

    /// The characters that can play a seat in place of a person: each one's name, and what it is
    /// like in one sentence.
    #[must_use]
    pub fn characters() -> Vec<(&'static str, &'static str)> {
        Character::embedded().iter().map(|one| (one.name.as_str(), one.about.as_str())).collect()
    }

    /// The name that the record gives to who plays.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Person => "person",
            Self::Policy(policy) => policy.name(),
        }
    }
}

/// What people do at their screens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A seat says something.
    Said {
        /// Who.
        seat: NationId,
        /// What.
        talk: Talk,
    },
    /// A seat puts an order into its tray.
    Ordered {
        /// Who.
        seat: NationId,
        /// What.
        order: Order,
    },
    /// A seat takes an order out of its tray.
    Withdrew {
        /// Who.
        seat: NationId,
        /// The order's place, from 0.
        place: u8,
    },
    /// A seat is done with this phase.
    Ready {
        /// Who.
        seat: NationId,
    },
    /// A seat says who sits there (18.2).
    Seated {
        /// Which seat.
        seat: NationId,
        /// Everybody at it.
        members: Vec<Member>,
    },
    /// Somebody at a seat puts their initials to an order in its tray (18.2).
    Signed {
        /// Which seat.
        seat: NationId,
        /// The order's place, from 0.
        place: u8,
        /// Whose.
        initials: String,
    },
    /// A facilitator does something (18.1).
    Facilitated {
        /// The first or the second.
        by: u8,
        /// What.
        act: FacilitatorAct,
    },
    /// A facilitator goes on to the next phase, whoever is ready (18.1).
    Forced {
        /// The first or the second.
        by: u8,
    },
    /// Time has passed.
    Passed {
        /// In seconds.
        seconds: u16,
    },
}

/// What comes of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Output {
    /// New lines of the record, to be written down before anything is shown.
    Lines(Vec<String>),
    /// Something that a facilitator did was refused.
    NotDone {
        /// What is missing, in words.
        why: String,
    },
    /// The play was taken back: everybody's screen is out of date.
    TakenBack {
        /// The round that it is in now.
        round: u8,
        /// The phase.
        phase: Phase,
    },
    /// Something was refused.
    Refused {
        /// Whose it was.
        seat: NationId,
        /// What is missing, in words.
        why: String,
    },
    /// A phase began.
    PhaseBegan {
        /// The round.
        round: u8,
        /// The phase.
        phase: Phase,
    },
    /// The play is over.
    Ended,
}

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
    /// What was to be told as each phase began.
    marks: Marks<Told>,
}

/// What the seats are told of the last round.
#[derive(Clone)]
struct Told {
    /// The world as the last round was opened, and what has happened since.
    opened: World,
    happened: Vec<Event>,
    /// What had happened when the orders were resolved, to tell the round's outcome from its beginning.
    resolved: Option<Arc<(World, Vec<Event>)>>,
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
                self.resolved = Some(Arc::new((before, events)));
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
            marks: Marks::new(),
        };
        session.begin();
        session
    }

    /// Opens the first round.
    fn begin(&mut self) {
        self.advance(By::Table);
        self.recorder.done();
    }

    /// Takes what somebody does.
    pub fn take(&mut self, input: Input) -> Vec<Output> {
        let before = (self.round(), self.phase());
        let mut outputs = Vec::new();
        let refused = match plain(input) {
            Input::Said { seat, talk } => self.said(seat, talk).err().map(|why| (seat, why)),
            Input::Seated { seat, members } => {
                self.put_in(By::Seat(seat), &record::Input::Team { members }).err().map(|why| (seat, why))
            }
            Input::Signed { seat, place, initials } => {
                let sign = |order| record::Input::Sign { order, initials };
                self.put_in_of(seat, place, sign).err().map(|why| (seat, why))
            }
            Input::Facilitated { by, act } => {
                outputs.extend(self.facilitated(by, act));
                None
            }
            Input::Forced { by } => {
                self.end_phase(By::Facilitator(by));
                None
            }
            Input::Passed { seconds } => {
                self.passed(seconds);
                None
            }
            Input::Ordered { seat, order } => {
                self.put_in(By::Seat(seat), &record::Input::Order { order, reason: None }).err().map(|why| (seat, why))
            }
            Input::Withdrew { seat, place } => {
                let withdraw = |order| record::Input::Withdraw { order };
                self.put_in_of(seat, place, withdraw).err().map(|why| (seat, why))
            }
            Input::Ready { seat } => self.ready(seat).err().map(|why| (seat, why)),
        };
        self.recorder.done();
        let fresh = self.recorder.fresh();
        if !fresh.is_empty() {
            // What is to be written down comes before what is shown.
            outputs.insert(0, Output::Lines(fresh));
        }
        if let Some((seat, why)) = refused {
            let why = Sheet::refusal(self.world(), seat, why);
            outputs.push(Output::Refused { seat, why });
        }
        if before != (self.round(), self.phase()) {
            outputs.push(Output::PhaseBegan { round: self.round(), phase: self.phase() });
        }
        if self.is_over() {
            outputs.push(Output::Ended);
        }
        outputs
    }

    /// Goes on to the next phase, with everything that policies do in it.
    pub fn go_on(&mut self) {
        self.end_phase(By::Table);
        self.recorder.done();
    }

    /// Ends the phase and begins the next, with everything that policies do in both.
    fn end_phase(&mut self, by: By) {
        if self.is_stopped() || self.put_in(by, &record::Input::EndPhase).is_err() {
            return;
        }
        match self.phase() {
            Phase::Talks => (1..PASSES).for_each(|pass| self.policies_talk(pass)),
            Phase::Orders => self.policies_order(),
            Phase::Briefing | Phase::Resolution | Phase::Communique => {}
        }
        if self.is_stopped() {
            return;
        }
        self.advance(by);
        if self.phase() == Phase::Talks {
            self.policies_talk(0);
        }
    }

    /// A seat is done with the phase; when everybody is, it ends.
    fn ready(&mut self, seat: NationId) -> Result<(), Refusal> {
        if !self.ready.has(seat) {
            self.put_in(By::Seat(seat), &record::Input::Ready(true))?;
            self.ready.insert(seat);
        }
        if self.persons().minus(self.ready).is_empty() {
            self.end_phase(By::Table);
        }
        Ok(())
    }

    /// Plays on until the end, with whatever policies do.
    pub fn play_out(&mut self) {
        while !self.is_over() && !self.is_stopped() {
            self.go_on();
        }
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
        Communique {
            headlines: news(before, events).unwrap_or_default(),
            short,
            cables: said(chronicle(before, events, Eyes::Seat(seat)).unwrap_or_default()),
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

    /// The lines of the record that have not been given out yet.
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
            Some(resolved) => (&resolved.0, &resolved.1),
            None => (&self.told.opened, &self.told.happened),
        }
    }

    fn put_in(&mut self, by: By, input: &record::Input) -> Result<(), Refusal> {
        let events = self.recorder.take(by, input)?;
        self.told.happened.extend_from_slice(events);
        Ok(())
    }

    /// Puts in what concerns the order at a place of a seat's tray.
    fn put_in_of(
        &mut self,
        seat: NationId,
        place: u8,
        input: impl FnOnce(OrderId) -> record::Input,
    ) -> Result<(), Refusal> {
        let order = self.recorder.play().order_at(seat, usize::from(place)).ok_or(Refusal::NoSuchThing)?;
        self.put_in(By::Seat(seat), &input(order))
    }

    /// Goes on by one phase. The table may always do that, so a refusal means that the play is over.
    fn advance(&mut self, by: By) {
        self.ready = NationSet::NONE;
        let before = (self.phase(), self.world().clone());
        let Ok(events) = self.recorder.take(by, &record::Input::Advance) else { return };
        let events = events.to_vec();
        let (phase, world) = before;
        self.told.go_on(phase, world, events);
        self.clock.begin();
        self.marks.put((self.round(), self.phase()), self.told.clone());
    }

    fn policies(&self) -> Vec<(NationId, Policy, Dice)> {
        let keys = &self.world().table().keys.nations;
        let seated = self.players.iter().filter_map(|(nation, player)| match player {
            Player::Person => None,
            Player::Policy(policy) => {
                let key = keys.get(nation.index()).copied().unwrap_or(0);
                Some((*nation, policy.clone(), Dice::for_policy(self.seed, key)))
            }
        });
        seated.collect()
    }

    /// Every policy sees the same state; then everything said is delivered.
    fn policies_talk(&mut self, pass: u8) {
        let policies = self.policies();
        let talk = |(nation, policy, dice): &(NationId, Policy, Dice)| {
            policy.talk(View::of(self.world(), *nation), pass, *dice)
        };
        let said: Vec<Vec<Talk>> = policies.iter().map(talk).collect();
        for ((nation, policy, _), talks) in policies.iter().zip(said) {
            for talk in talks {
                // What was said at the same moment may have overtaken it; then it is left unsaid.
                let taken = self.put_in(By::Seat(*nation), &record::Input::Talk(talk));
                self.note_unsaid(*nation, policy, taken);
            }
        }
    }

    fn policies_order(&mut self) {
        for (nation, policy, dice) in self.policies() {
            let mut tray = self.tray(nation).clone();
            for chosen in policy.order(View::of(self.world(), nation), &mut tray, dice) {
                let input = record::Input::Order { order: chosen.order, reason: Some(Reason::Words(chosen.reason)) };
                let taken = self.put_in(By::Seat(nation), &input);
                self.note_unsaid(nation, &policy, taken);
            }
        }
    }

    /// Lists what a script had and was not admitted.
    fn note_unsaid(&mut self, seat: NationId, policy: &Policy, taken: Result<(), Refusal>) {
        if let (Policy::Scripted(script), Err(refusal)) = (policy, taken) {
            let why = Sheet::refusal(self.world(), seat, refusal);
            self.unsaid.push(script.unsaid(self.round(), seat, why));
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
