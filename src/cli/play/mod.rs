//! `demarche play [SCENARIO]`: a whole seat in a terminal, by lines.
//!
//! It is written against the sheet and the desk, as the window is; once a play has begun, `seat.rs`
//! alone speaks with the table.

mod asking;
mod common;
mod desk;
mod ending;
mod incidents;
mod one_day;
mod orders;
mod pages;
mod papers;
mod pledges;
mod programmes;
mod proposing;
mod screen;
mod seat;
mod talks;
mod texts;
mod wording;

use super::casting::{casting, seat_named};
use super::recording::Recording;
use super::truths::Chosen;
use super::{Answer, print, say};
use crate::policy::Policy;
use crate::scenario::Playable;
use crate::session::{Player, Session};
use crate::store::{DEFAULT_SCENARIO, Places, RECORD, RecordFile, Seed};
use crate::terms::{NationId, TextId, letters};
use crate::view;
use anyhow::{Context, bail};
use clap::Args;
use screen::{Asked, Screen, Stop};
use seat::{Seat, guarded};
use std::path::{Path, PathBuf};

/// Plays one seat in the terminal; policies play the others.
#[derive(Debug, Args)]
pub(super) struct Play {
    /// A file, or the id of an embedded scenario; or a record that is gone on with.
    #[arg(default_value = DEFAULT_SCENARIO)]
    scenario: String,
    /// The seat that you take; you are asked if it is left out.
    #[arg(long, value_name = "SEAT")]
    seat: Option<String>,
    /// The seed of every roll; one that nobody can guess if it is left out.
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = super::whole(0, u64::MAX))]
    seed: Option<u64>,
    /// Who plays the other seats: a policy for all of them, or SEAT=POLICY; may be repeated. A policy is
    /// a name or a file; of several, with commas between them, the seed draws one.
    #[arg(long, value_name = "NAME | SEAT=NAME")]
    policy: Vec<String>,
    #[command(flatten)]
    truth: Chosen,
    /// Where to write the record, if not where records lie; a file that is there already stays as it is.
    #[arg(long, value_name = "FILE")]
    record: Option<PathBuf>,
    /// Writes the record over an older one of the same scenario.
    #[arg(long, requires = "record")]
    force: bool,
    /// What is said first: why there is no window.
    #[arg(skip)]
    instead: Option<String>,
}

impl Play {
    /// A play in the terminal instead of the window, which cannot be had for this reason.
    pub(super) fn here(scenario: String, why: &str) -> Self {
        let instead = Some(format!("{why}; the play is here in the terminal instead"));
        Self {
            scenario,
            seat: None,
            seed: None,
            policy: Vec::new(),
            truth: Chosen::default(),
            record: None,
            force: false,
            instead,
        }
    }

    pub(super) fn go(&self, places: &Places) -> anyhow::Result<Answer> {
        if self.scenario == "-" {
            bail!("the play reads the standard input, and the scenario is to be named otherwise");
        }
        if self.scenario.ends_with(RECORD) {
            return self.go_on(places);
        }
        let Some(mut opened) = super::playable(places, &self.scenario)? else { return Ok(Answer::No) };
        opened.playable = self.truth.of(opened.playable)?;
        let playable = &opened.playable;
        let named = self.seat.as_deref().map(|name| seat_named(playable, name)).transpose()?;
        let cautious = Policy::named("cautious")?;
        let (casting, cast) = casting(playable, &self.policy, &[cautious])?;
        if let Some(seat) = named.filter(|seat| cast.contains(seat)) {
            bail!("`--policy` names who plays `{}`, and that is the seat that you take", id(playable, seat));
        }
        let free: Vec<NationId> = seats(playable).filter(|seat| !cast.contains(seat)).collect();
        if free.is_empty() {
            bail!("`--policy` names who plays every seat, and leaves you none");
        }
        let record = self.record.as_deref().map(|path| RecordFile::create(path, &playable.scenario.id, self.force));
        let record = record.transpose()?;
        if let Some(instead) = &self.instead {
            say(instead);
        }
        let mut screen = Screen::open();
        greet(&screen, playable);
        let nation = match sit_down(&mut screen, playable, named, &free) {
            Ok(nation) => nation,
            Err(stop) => return Ok(not_begun(stop)),
        };
        let seed = self.seed.map_or(Seed::Fresh, Seed::Fixed).draw().map_err(anyhow::Error::msg)?;
        let drawn = casting.of(seed).into_iter().enumerate();
        let players: Vec<(NationId, Player)> = drawn
            .map(|(place, policy)| (NationId::at(place), policy))
            .map(|(seat, policy)| (seat, if seat == nation { Player::Person } else { Player::Policy(policy) }))
            .collect();
        let recording = match record {
            Some(record) => Recording::of(Some(record)),
            None => fresh(places, playable),
        };
        let begin = || Session::new(playable, seed, &players);
        let Some(session) = guarded(recording.path().as_deref(), begin) else { return Ok(Answer::Unusable) };
        Ok(play(places, Seat::taken(screen, session, nation, recording), true))
    }

    /// Goes on with a record.
    fn go_on(&self, places: &Places) -> anyhow::Result<Answer> {
        let beside = [
            (self.seed.is_some(), "--seed"),
            (!self.policy.is_empty(), "--policy"),
            (self.truth.is_chosen(), "--truth"),
            (self.record.is_some(), "--record"),
        ];
        if let Some((_, what)) = beside.iter().find(|(given, _)| *given) {
            bail!("a record is gone on with as it was begun, without `{what}`");
        }
        let path = Path::new(&self.scenario);
        let (record, bytes) = RecordFile::go_on(path)?;
        let session = Session::resume(&self.scenario, &bytes).map_err(anyhow::Error::msg)?;
        let people = session.people();
        let nation = match &self.seat {
            Some(name) => session.seat_named(name).filter(|seat| people.contains(seat)),
            None => people.first().copied(),
        };
        let nation = nation.with_context(|| match &self.seat {
            Some(name) => format!("{}: nobody holds a seat `{name}` in it", self.scenario),
            None => format!("{}: policies play every seat of it; `demarche replay` tells it", self.scenario),
        })?;
        if people.len() > 1 {
            bail!("{}: several people hold seats of it, and a terminal has room for one", self.scenario);
        }
        if let Some(instead) = &self.instead {
            say(instead);
        }
        let screen = Screen::open();
        Ok(play(places, Seat::taken(screen, session, nation, Recording::of(Some(record))), false))
    }
}

/// Plays on until the play is over or left, and says where the record lies.
fn play(places: &Places, mut seat: Seat, is_new: bool) -> Answer {
    let record = seat.record();
    let Some(ended) = guarded(record.as_deref(), || desk::play(places, &mut seat, is_new)) else {
        return Answer::Unusable;
    };
    let stopped = seat.is_stopped();
    let hash = seat.hash();
    let (recording, screen) = seat.left();
    match ended {
        Ok(()) => screen.head("That was the play."),
        Err(Stop::End) => screen.head("The input has ended, and you leave the play."),
        Err(Stop::Quit | Stop::Broken) => screen.head("You leave the play."),
    }
    let kept = if ended.is_ok() { recording.end() } else { recording.leave() };
    match &kept {
        Ok(Some(path)) => {
            screen.say(&format!("The record is in {}", path.display()));
            if let Some(hash) = hash {
                screen.say(&format!("Its last line carries {hash}"));
            } else {
                screen.say(if stopped { "To read what happened, type:" } else { "To go on, type:" });
                let verb = if stopped { "replay" } else { "play" };
                print(&format!("demarche {verb} {}\n", path.display()));
            }
        }
        Ok(None) => screen.say("The play was not recorded, and cannot be gone on with."),
        Err(()) => {}
    }
    match (kept, ended) {
        (Err(()), _) => Answer::Unusable,
        (Ok(_), Err(Stop::Broken)) => Answer::BrokenOff,
        (Ok(_), _) => Answer::Yes,
    }
}

/// Nobody has sat down.
fn not_begun(stop: Stop) -> Answer {
    print("No play was begun.\n");
    if stop == Stop::Broken { Answer::BrokenOff } else { Answer::Yes }
}

/// A record where records lie. Nobody has named a place for it: the play goes on without one, too.
fn fresh(places: &Places, playable: &Playable) -> Recording {
    match RecordFile::fresh(places, &playable.scenario.id) {
        Ok(fresh) => Recording::of(Some(fresh)),
        Err(why) => {
            say(&format!("the play is not recorded: {why}; `--data DIR` has it recorded in another folder"));
            Recording::default()
        }
    }
}

fn seats(playable: &Playable) -> impl Iterator<Item = NationId> {
    (0..playable.scenario.nations.len()).map(NationId::at)
}

fn id(playable: &Playable, seat: NationId) -> String {
    playable.names.text(crate::terms::IdKind::Nation, seat.index()).unwrap_or_default().to_owned()
}

fn text(playable: &Playable, id: TextId) -> String {
    playable.texts.get(id.index()).map(|text| letters::shown(text).into_owned()).unwrap_or_default()
}

/// What is played, and how.
fn greet(screen: &Screen, playable: &Playable) {
    let scenario = &playable.scenario;
    screen.say(&format!("{}. {}.", text(playable, scenario.title), view::outline(&scenario.calendar())));
    for paragraph in text(playable, scenario.synopsis).split("\n\n") {
        screen.say(&paragraph.replace('\n', " "));
    }
    if let Some(notice) = scenario.notice {
        screen.head(&format!("Before you sit down: {}", text(playable, notice)));
    }
    screen.head("You answer by lines: a number, back, help or quit.");
}

/// Has a seat taken; of a delicate one the notice is put to whoever would sit there.
fn sit_down(screen: &mut Screen, playable: &Playable, named: Option<NationId>, free: &[NationId]) -> Asked<NationId> {
    let mut named = named;
    loop {
        let nation = if let Some(nation) = named.take() {
            nation
        } else {
            let of = |seat: &NationId| {
                let nation = playable.scenario.nations.get(seat.index())?;
                let (short, about) = (text(playable, nation.short), text(playable, nation.public_brief));
                Some((format!("{short}: {}", about.replace('\n', " ")), *seat))
            };
            screen.pick_at_home("Which seat do you take?", free.iter().filter_map(of).collect())?
        };
        let Some(spec) = playable.scenario.nations.get(nation.index()) else { continue };
        if !spec.delicate || playable.scenario.notice.is_none() {
            return Ok(nation);
        }
        let stay = (format!("Sit down for {}", text(playable, spec.short)), true);
        let heading = "The notice above means the seat that you have chosen.";
        if screen.pick_at_home(heading, vec![stay, ("Take another seat".to_owned(), false)])? {
            return Ok(nation);
        }
    }
}
