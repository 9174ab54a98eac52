//! A table taken up again where its record ends, and what a record says of itself.

use super::door::Keys;
use super::playback::stops;
use super::{Clock, Notice, Player, Session, Told};
use crate::order::{Act, By, FacilitatorAct};
use crate::record::{self, Line, Recorded, Recorder, Seated};
use crate::scenario::Playable;
use crate::terms::{NationId, NationSet, Phase};
use crate::world::set_up;
use crate::{dice, rules};

/// What a record says of itself, for a list of records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Glance {
    /// The scenario's title; nothing if this is no record.
    pub title: String,
    /// The round that it ends in.
    pub round: u8,
    /// The last round of the scenario.
    pub rounds: u8,
    /// The phase that it ends in.
    pub phase: Phase,
    /// The short names of the seats that people held.
    pub people: Vec<String>,
    /// How the play ended, once it has.
    pub ending: Option<String>,
    /// Whether its last line was cut short as it was written.
    pub torn: bool,
    /// Why it cannot be gone on with, if nothing else is wrong with it.
    pub stuck: Option<String>,
    /// What is wrong with it.
    pub trouble: Option<String>,
}

impl Glance {
    /// Looks at a record; the name is only shown.
    #[must_use]
    pub fn of(name: &str, bytes: &[u8]) -> Self {
        let (recorded, fault) = record::read(name, bytes);
        let trouble = fault.map(|fault| fault.to_string());
        let Some(recorded) = recorded else {
            let (title, people) = (String::new(), Vec::new());
            let phase = Phase::Briefing;
            return Self { title, round: 0, rounds: 0, phase, people, ending: None, torn: false, stuck: None, trouble };
        };
        let world = recorded.end();
        let table = world.table();
        let chair = Chair::of(&recorded);
        let stuck = stuck(&recorded).or_else(|| chair.as_ref().err().cloned());
        let mut players = chair.map(|chair| chair.players).unwrap_or_default();
        players.retain(|(_, player)| *player == Player::Person);
        let short = |(seat, _): &(NationId, Player)| Some(table.text(table.nation(*seat)?.short).to_owned());
        Self {
            title: table.text(table.title).to_owned(),
            round: world.now().round,
            rounds: table.rounds,
            phase: world.now().phase,
            people: players.iter().filter_map(short).collect(),
            ending: world.now().ended.and_then(|ending| Some(table.text(table.ending(ending)?.title).to_owned())),
            torn: recorded.is_torn(),
            stuck,
            trouble,
        }
    }
}

impl Session {
    /// Takes up a table where its record ends. A last line that was still being written is left out;
    /// a record that is not whole otherwise is not taken up. An act that is not written to its end is
    /// taken again, so that the play goes on as it would have gone.
    ///
    /// # Errors
    /// Says in words why it is not.
    pub fn resume(name: &str, bytes: &[u8]) -> Result<Self, String> {
        let (recorded, fault) = record::read(name, bytes);
        if let Some(fault) = fault {
            return Err(format!("{name}: {fault}"));
        }
        let recorded = recorded.ok_or_else(|| format!("{name}: this is no record"))?;
        if let Some(why) = stuck(&recorded) {
            return Err(format!("{name}: {why}"));
        }
        let written = recorded.lines().len();
        let within = recorded.within_act();
        if within.is_empty() {
            return Self::at(name, &recorded, written);
        }
        let mut again = Self::at(name, &recorded.done(), written)?;
        if let Some(Line::Input { by, input, .. }) = within.first() {
            // It was admitted then, and the play stands where it stood.
            match input {
                Act::Advance => again.advance(*by),
                Act::Clock(_) => _ = again.put_in(*by, input),
                Act::Facilitate(_) if *by == By::Table => _ = again.put_in(*by, input),
                _ => _ = again.act(*by, input.clone()),
            }
            again.settle();
        }
        let as_written = Self::at(name, &recorded, written)?;
        if again.recorder.lines().starts_with(as_written.recorder.lines()) {
            return Ok(again);
        }
        // The policies of this program would have done something else: what is written stands.
        let mut session = as_written;
        session.recorder.done();
        Ok(session)
    }

    /// The table where a record ends of which so many lines are written already.
    fn at(name: &str, recorded: &Recorded, written: usize) -> Result<Self, String> {
        let faulty = |fault| format!("{name}: {fault}");
        let recorder = Recorder::resume(recorded, written).map_err(faulty)?;
        // What came of the last input may have been missing; with it the record is whole.
        let whole = recorder.recorded().ok_or_else(|| format!("{name}: it is empty"))?;
        let Chair { players, mut clock, facilitators, ready } = Chair::of(&whole)?;
        let undecided = (0..).zip(&recorder.play().world().now().matrix).filter(|(_, act)| act.decided.is_none());
        undecided.for_each(|(act, _)| clock.wait_for(act));
        let told = told(&whole);
        let mut session = Self {
            seed: recorded.header().seed,
            notice: Notice::of(recorded.playable()),
            recorder,
            players,
            facilitators,
            ready,
            clock,
            told,
            unsaid: Vec::new(),
            asking: None,
            ending: None,
            keys: Keys::default(),
            is_written: true,
        };
        if session.round() == 0 {
            session.begin();
        }
        Ok(session)
    }

    /// The seats that people hold.
    #[must_use]
    pub fn people(&self) -> Vec<NationId> {
        self.persons().iter().collect()
    }
}

/// Why a play cannot be gone on with, in words: only under the rules that it was made under does
/// it go on as it began.
fn stuck(recorded: &Recorded) -> Option<String> {
    let header = recorded.header();
    if header.rules != rules::VERSION {
        let (rules, now) = (header.rules, rules::VERSION);
        return Some(format!(
            "it was played under rules {rules}, and this program plays rules {now}; it can be replayed"
        ));
    }
    if (header.dice, header.format) != (dice::VERSION, record::FORMAT) {
        return Some("an older or later program wrote it; it can be replayed".to_owned());
    }
    let mut last_act = recorded.lines().iter().rev().skip(1).take_while(|line| !matches!(line, Line::Done { .. }));
    let ends = |line: &Line, wanted: &Act| matches!(line, Line::Input { input, .. } if input == wanted);
    let stopped = last_act.clone().any(|line| ends(line, &Act::EndPhase))
        && !last_act.any(|line| ends(line, &Act::Advance))
        && recorded.within_act().is_empty();
    stopped.then(|| "a script stopped it; it can be replayed".to_owned())
}

/// Who sits where a record ends, and how the table stands beside the play itself.
struct Chair {
    players: Vec<(NationId, Player)>,
    clock: Clock,
    facilitators: u8,
    ready: NationSet,
}

impl Chair {
    /// # Errors
    /// Says in words whose policy cannot be known.
    fn of(recorded: &Recorded) -> Result<Self, String> {
        let playable = recorded.playable();
        let seats = recorded.header().seats.iter();
        let player = |seat: &Seated| {
            let player = Player::recorded(playable, &seat.by, seat.in_full.as_deref());
            player.map(|player| (seat.nation, player)).map_err(|why| why.to_string())
        };
        let players = seats.map(player).collect::<Result<Vec<_>, String>>()?;
        let mut chair = Self { players, clock: Clock::default(), facilitators: 0, ready: NationSet::NONE };
        for line in recorded.lines() {
            if let Line::Input { by, input, .. } = line {
                chair.take(playable, *by, input)?;
            }
        }
        Ok(chair)
    }

    fn take(&mut self, playable: &Playable, by: By, input: &Act) -> Result<(), String> {
        match (by, input) {
            (_, Act::Advance) => {
                self.clock.begin();
                self.ready = NationSet::NONE;
            }
            (By::Seat(seat), Act::Ready(true)) => self.ready.insert(seat),
            (By::Seat(seat), Act::Ready(false)) => self.ready.remove(seat),
            (_, Act::Serve { facilitators }) => self.facilitators = *facilitators,
            (_, Act::Clock(reading)) => self.clock.restore(reading),
            (_, Act::Facilitate(act)) => self.facilitate(playable, act)?,
            _ => {}
        }
        Ok(())
    }

    fn facilitate(&mut self, playable: &Playable, act: &FacilitatorAct) -> Result<(), String> {
        match act {
            FacilitatorAct::Pause => self.clock.pause(true),
            FacilitatorAct::Resume => self.clock.pause(false),
            FacilitatorAct::SetClock { seconds } => self.clock.set(*seconds),
            FacilitatorAct::TakeBack { .. } => {
                self.clock.begin();
                self.ready = NationSet::NONE;
            }
            FacilitatorAct::Hand { seat, to, in_full } => {
                for (nation, player) in &mut self.players {
                    if nation == seat {
                        *player = Player::recorded(playable, to, in_full.as_deref()).map_err(|why| why.to_string())?;
                    }
                }
            }
            _ => {}
        }
        Ok(())
    }
}

/// What the seats have been told where a record ends.
pub(super) fn told(recorded: &Recorded) -> Told {
    let mut told = Told::beginning(set_up(recorded.playable()));
    for stop in stops(&recorded.main_line()) {
        let (begun, since) = stop.parts();
        told.go_on(stop.from, stop.before.clone(), begun.to_vec());
        told.happened.extend_from_slice(since);
    }
    told
}
