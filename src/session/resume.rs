//! A table taken up again where its record ends, and what a record says of itself.

use super::playback::stops;
use super::{Clock, Notice, Player, Session, Told};
use crate::order::FacilitatorAct;
use crate::record::{self, Input, Line, Marks, Recorded, Recorder};
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
            return Self { title, round: 0, rounds: 0, phase, people, ending: None, torn: false, trouble };
        };
        let world = recorded.end();
        let table = world.table();
        let (mut players, _) = players(&recorded).unwrap_or_default();
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
            trouble,
        }
    }
}

impl Session {
    /// Takes up a table where its record ends. A last line that was still being written is left out;
    /// a record that is not whole otherwise is not taken up.
    ///
    /// # Errors
    /// Says in words why it is not.
    pub fn resume(name: &str, bytes: &[u8]) -> Result<Self, String> {
        let (recorded, fault) = record::read(name, bytes);
        if let Some(fault) = fault {
            return Err(format!("{name}: {fault}"));
        }
        let recorded = recorded.ok_or_else(|| format!("{name}: this is no record"))?;
        same_rules(name, &recorded)?;
        let faulty = |fault| format!("{name}: {fault}");
        let mut recorder = Recorder::resume(&recorded).map_err(faulty)?;
        // What came of the last input may have been missing; with it the record is whole.
        let whole = record::read(name, recorder.text().as_bytes()).0.ok_or_else(|| format!("{name}: it is empty"))?;
        let (players, paused) = players(&whole)?;
        let (told, marks) = told(&whole);
        let mut clock = Clock::default();
        clock.pause(paused);
        let undecided = (0..).zip(&recorder.play().world().now().matrix).filter(|(_, act)| act.decided.is_none());
        undecided.for_each(|(act, _)| clock.wait_for(act));
        let fresh = recorder.fresh().to_vec();
        Ok(Self {
            seed: recorded.header().seed,
            recorder,
            players,
            notice: Notice::of(recorded.playable()),
            facilitators: 0,
            ready: NationSet::NONE,
            clock,
            told,
            unsaid: Vec::new(),
            marks,
            fresh,
        })
    }

    /// The seats that people hold.
    #[must_use]
    pub fn people(&self) -> Vec<NationId> {
        self.persons().iter().collect()
    }
}

/// Only under the rules that it was made under does a play go on as it began.
fn same_rules(name: &str, recorded: &Recorded) -> Result<(), String> {
    let header = recorded.header();
    if (header.rules, header.dice) == (rules::VERSION, dice::VERSION) {
        return Ok(());
    }
    let (rules, now) = (header.rules, rules::VERSION);
    Err(format!("{name}: it was played under rules {rules}, and this program plays rules {now}; it can be replayed"))
}

/// Who plays each seat where a record ends, and whether the clock stands still.
fn players(recorded: &Recorded) -> Result<(Vec<(NationId, Player)>, bool), String> {
    let named = |name: &str| Player::named(name).map_err(|unknown| unknown.to_string());
    let seats = &recorded.header().seats;
    let mut players =
        seats.iter().map(|seat| Ok((seat.nation, named(&seat.by)?))).collect::<Result<Vec<_>, String>>()?;
    let mut paused = false;
    for line in recorded.lines() {
        let Line::Input { input: Input::Facilitate(act), .. } = line else { continue };
        match act {
            FacilitatorAct::Pause => paused = true,
            FacilitatorAct::Resume => paused = false,
            FacilitatorAct::Hand { seat, to } => {
                for (nation, player) in &mut players {
                    if nation == seat {
                        *player = named(to)?;
                    }
                }
            }
            _ => {}
        }
    }
    Ok((players, paused))
}

/// What the seats have been told where a record ends, and had been as each phase began.
fn told(recorded: &Recorded) -> (Told, Marks<Told>) {
    let mut told = Told::beginning(set_up(recorded.playable()));
    let mut marks = Marks::new();
    for stop in stops(&recorded.main_line()) {
        let (begun, since) = stop.parts();
        told.go_on(stop.from, stop.before.clone(), begun.to_vec());
        marks.put((stop.round, stop.phase), told.clone());
        told.happened.extend_from_slice(since);
    }
    (told, marks)
}
