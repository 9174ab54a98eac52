//! `demarche run SCENARIO`: a whole play by policies, without a window.

use super::acts::{ActRow, acts};
use super::casting::casting;
use super::orders::{Orders, list_unplayed, not_admitted};
use super::recording::{self, Recording};
use super::truths::{self, Chosen};
use super::{Answer, Format, fault, story};
use crate::order::{Act, By};
use crate::policy::Policy;
use crate::record::Recorder;
use crate::rules;
use crate::scenario::Playable;
use crate::session::{Output, Player, Session, attend};
use crate::store::{Places, RecordFile};
use crate::terms::{IdKind, NationId, TextId, Theme};
use crate::view::Eyes;
use crate::world::World;
use anyhow::Context;
use clap::Args;
use serde::Serialize;
use std::path::{Path, PathBuf};

/// Plays a scenario by policies, without a window.
#[derive(Debug, Args)]
pub(super) struct Run {
    /// A file, or the id of an embedded scenario.
    scenario: String,
    /// The seed of every roll.
    #[arg(
        long,
        value_name = "N",
        allow_negative_numbers = true,
        default_value = "1",
        value_parser = super::whole(0, u64::MAX),
    )]
    seed: u64,
    /// Who plays: a policy for all seats, or SEAT=POLICY; may be repeated. A policy is a name or
    /// a file; of several, with commas between them, the seed draws one.
    #[arg(long, value_name = "NAME | SEAT=NAME")]
    policy: Vec<String>,
    #[command(flatten)]
    truth: Chosen,
    /// Orders and talks of some seats, round by round.
    #[arg(long, value_name = "FILE")]
    orders: Option<PathBuf>,
    /// Where to write the record; a file that is there already stays as it is.
    #[arg(long, value_name = "FILE")]
    record: Option<PathBuf>,
    /// Writes the record over an older one of the same scenario.
    #[arg(long, requires = "record")]
    force: bool,
    /// How the outcome is written.
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// Whether the play is recorded where records lie, if no place is named.
    #[arg(skip)]
    keeps: bool,
    /// What is said once the scenario is known to be playable: nothing is promised before.
    #[arg(skip)]
    instead: Option<String>,
}

impl Run {
    /// A play in the terminal instead of the window, which cannot be had for this reason: policies,
    /// and a record where records lie.
    pub(super) fn here(scenario: String, why: &str) -> Self {
        let (seed, policy, format) = (1, Vec::new(), Format::Text);
        let instead = Some(format!("{why}; policies play `{scenario}` here instead"));
        let truth = Chosen::default();
        Self { scenario, seed, policy, truth, orders: None, record: None, force: false, format, keeps: true, instead }
    }

    pub(super) fn go(&self, places: &Places) -> anyhow::Result<Answer> {
        self.told(places).map(|(answer, _)| answer)
    }

    /// Plays and tells; also where the record lies, if there is one.
    pub(super) fn told(&self, places: &Places) -> anyhow::Result<(Answer, Option<PathBuf>)> {
        let Some(mut opened) = super::playable(places, &self.scenario)? else { return Ok((Answer::No, None)) };
        opened.playable = self.truth.of(opened.playable)?;
        let playable = &opened.playable;
        if let Some(instead) = &self.instead {
            super::say(instead);
        }
        let orders = self.orders.as_deref().map(|path| Orders::read(playable, path)).transpose()?.unwrap_or_default();
        let seats = self.seats(playable, &orders)?;
        let recording = Recording::of(self.record_file(places, &playable.scenario.id)?);
        let (recorder, answer, record) = self.play(playable, orders, &seats, recording);
        let tell = || {
            let mut outcome = Outcome::of(recorder.playable(), self.seed, recorder.play().world());
            outcome.overlaid = opened.overlaid;
            match self.format {
                Format::Text => text_of(&outcome, &recorder),
                Format::Json => {
                    let recorded = recorder.recorded().context("this play has no record")?;
                    let acts = acts(&recorded.main_line(), Eyes::Facilitator, None);
                    Ok(format!("{}\n", serde_json::to_string_pretty(&Played { outcome, acts })?))
                }
            }
        };
        match fault::caught(|| self.left(record.as_deref()), tell) {
            Some(told) => super::print(&told?),
            None => return Ok((Answer::Unusable, record)),
        }
        Ok((answer, record))
    }

    /// What is left of a play that the program could not go on with, or not tell.
    fn left(&self, record: Option<&Path>) -> String {
        let left = match record {
            Some(path) => format!("what was played lies in {}", path.display()),
            None => "nothing of it was recorded, as `--record FILE` would".to_owned(),
        };
        format!("it was the play of seed {}, and {left}", self.seed)
    }

    /// Where the play is recorded, if anywhere; a file that cannot be used is an error before anything
    /// is played.
    fn record_file(&self, places: &Places, id: &str) -> anyhow::Result<Option<RecordFile>> {
        let named = self.record.as_deref().map(|path| RecordFile::create(path, id, self.force)).transpose()?;
        if named.is_some() || !self.keeps {
            return Ok(named);
        }
        match RecordFile::fresh(places, id) {
            Ok(fresh) => Ok(Some(fresh)),
            // Nobody asked for it; the play is told all the same.
            Err(why) => {
                super::say(&format!("the play is not recorded: {why}; `--data DIR` has it recorded in another folder"));
                Ok(None)
            }
        }
    }

    /// Plays to the end, or until Ctrl-C, and lists what was not played of what was asked for.
    fn play(
        &self,
        playable: &Playable,
        mut orders: Orders,
        seats: &[(NationId, Player)],
        mut recording: Recording,
    ) -> (Recorder, Answer, Option<PathBuf>) {
        let mut session = Session::new(playable, self.seed, seats);
        let record = recording.path();
        match record {
            Some(_) => recording.write(session.fresh_lines()),
            None => session = session.unwritten(),
        }
        recording::listen();
        let play = || {
            if orders.facilitates() {
                recording.write(done(&mut session, Act::Serve { facilitators: 1 }));
            }
            loop {
                recording.write(orders.put_in(&mut session, playable));
                if session.is_over() || session.is_stopped() {
                    break false;
                }
                if recording::is_broken_off() {
                    break true;
                }
                recording.write(done(&mut session, Act::EndPhase));
            }
        };
        let Some(broken_off) = fault::caught(|| self.left(record.as_deref()), play) else {
            let record = recording.end().unwrap_or_default();
            return (session.into_recorder(), Answer::Unusable, record);
        };
        for one in session.unsaid() {
            not_admitted(playable, one.round, Some(one.seat), &one.why);
        }
        let mut answer = Answer::Yes;
        if broken_off {
            super::say(&format!("broken off in round {}, {}", session.round(), session.phase().word()));
            answer = Answer::BrokenOff;
        } else {
            let scripts = seats.iter().filter_map(|(seat, player)| match player {
                Player::Policy(Policy::Scripted(script)) => Some((*seat, script.as_ref())),
                _ => None,
            });
            let unplayed = list_unplayed(playable, scripts, session.round());
            if orders.list_left(&session, playable) || unplayed {
                answer = Answer::No;
            }
            if session.is_stopped() {
                super::say("the play was stopped: a script says so where a line of its is not admitted");
                answer = Answer::No;
            }
        }
        let record = recording.end().unwrap_or_else(|()| {
            answer = Answer::Unusable;
            None
        });
        if let (true, Some(record)) = (broken_off, &record) {
            super::say(&format!("the record so far is in {}", record.display()));
        }
        (session.into_recorder(), answer, record)
    }

    /// Who plays each seat: `cautious` unless the call says otherwise; a seat for which there are
    /// orders is played by `pass` besides.
    fn seats(&self, playable: &Playable, orders: &Orders) -> anyhow::Result<Vec<(NationId, Player)>> {
        let cautious = Policy::named("cautious")?;
        let (casting, named) = casting(playable, &self.policy, &[cautious])?;
        let drawn = casting.of(self.seed).into_iter().enumerate();
        let seats = drawn.map(|(seat, policy)| {
            let seat = NationId::at(seat);
            let has_orders = !named.contains(&seat) && orders.play(seat, playable.scenario.rounds);
            (seat, Player::Policy(if has_orders { Policy::Pass } else { policy }))
        });
        Ok(seats.collect())
    }
}

/// The table does something: the lines of the record that come of it. Neither is ever refused.
fn done(session: &mut Session, act: Act) -> Vec<String> {
    let outputs = attend(session, session.stamped(By::Table, act)).into_iter();
    outputs.flat_map(|output| if let Output::Lines(lines) = output { lines } else { Vec::new() }).collect()
}

/// A play as other programs read it: what it came to, and what was done in it.
#[derive(Debug, Serialize)]
struct Played {
    #[serde(flatten)]
    outcome: Outcome,
    acts: Vec<ActRow>,
}

/// What a play came to, as other programs read it.
#[derive(Debug, Serialize)]
pub(super) struct Outcome {
    scenario: String,
    /// A text: a number of so many digits is another in many programs that read JSON.
    seed: String,
    /// The truth that it was about, where the scenario states several.
    #[serde(skip_serializing_if = "Option::is_none")]
    truth: Option<String>,
    rounds: u8,
    ending: Option<String>,
    digest: String,
    index: i16,
    nations: Vec<NationOutcome>,
    /// Files that took the place of what the program carries.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    overlaid: Vec<String>,
}

#[derive(Debug, Serialize)]
struct NationOutcome {
    id: String,
    score: i16,
    growth: i16,
    freedom: i16,
    security: i16,
    mandate: i16,
    credibility: i16,
    objectives: Vec<ObjectiveOutcome>,
}

#[derive(Debug, Serialize)]
struct ObjectiveOutcome {
    id: String,
    met: bool,
    points: i16,
}

impl Outcome {
    pub(super) fn of(playable: &Playable, seed: u64, world: &World) -> Self {
        let name = |kind, index| playable.names.text(kind, index).unwrap_or_default().to_owned();
        let nations = world.table().seats().map(|id| {
            let now = world.now().nation(id);
            let objectives = world.table().objectives.iter().zip(&world.now().objectives).enumerate();
            NationOutcome {
                id: name(IdKind::Nation, id.index()),
                score: rules::score(world, id).total,
                growth: now.track(Theme::Growth).get(),
                freedom: now.track(Theme::Freedom).get(),
                security: now.track(Theme::Security).get(),
                mandate: now.mandate.get(),
                credibility: now.credibility.get(),
                objectives: objectives
                    .filter(|(_, (objective, _))| objective.is_of(id))
                    .map(|(index, (objective, met))| ObjectiveOutcome {
                        id: name(IdKind::Objective, index),
                        met: *met,
                        points: objective.points,
                    })
                    .collect(),
            }
        });
        Self {
            scenario: playable.scenario.id.clone(),
            seed: seed.to_string(),
            truth: truths::named(playable).map(|(id, _)| id.to_owned()),
            rounds: world.now().round,
            ending: world.now().ended.map(|ending| name(IdKind::Ending, ending.index())),
            digest: world.digest().to_string(),
            index: rules::index(world),
            nations: nations.collect(),
            overlaid: Vec::new(),
        }
    }
}

/// The play as a chronicle, and what it came to.
fn text_of(outcome: &Outcome, recorder: &Recorder) -> anyhow::Result<String> {
    let (playable, world) = (recorder.playable(), recorder.play().world());
    let prose = |id: TextId| playable.texts.get(id.index()).map_or("", String::as_str);
    let recorded = recorder.recorded().context("this play has no record")?;
    let mut out = story::tell(&recorded.main_line(), Eyes::Facilitator, None);
    out.push_str(&story::left(&recorded.branches()));
    out.push('\n');
    if let Some((truth, note)) = truths::named(playable) {
        out.push_str(&format!("The truth of this play is `{truth}`: {note}\n"));
    }
    out.push_str(&format!("The shared index stands at {}.\n", outcome.index));
    for (id, nation) in world.table().seats().zip(&outcome.nations) {
        let spec = world.table().nation(id).context("a seat has a nation")?;
        let met = nation.objectives.iter().filter(|objective| objective.met).count();
        out.push_str(&format!(
            "{:<12} Growth {:>3}  Freedom {:>3}  Security {:>3}  {} of {} objectives met\n",
            prose(spec.short),
            nation.growth,
            nation.freedom,
            nation.security,
            met,
            nation.objectives.len(),
        ));
    }
    out.push_str(&format!("digest {}\n", outcome.digest));
    Ok(out)
}
