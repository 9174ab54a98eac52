//! `demarche run SCENARIO`: a whole play by policies, without a window.

use super::casting::{casting, sound};
use super::{Answer, Format, fault, story};
use crate::order::FacilitatorAct;
use crate::policy::Policy;
use crate::record::{self, Recorder};
use crate::rules;
use crate::scenario::Playable;
use crate::scenario::text;
use crate::session::{self, Player, Session};
use crate::store;
use crate::terms::{IdKind, NationId, Phase, TextId, Theme};
use crate::view::Eyes;
use crate::world::World;
use anyhow::Context;
use clap::Args;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// Plays a scenario by policies, without a window.
#[derive(Debug, Args)]
pub(super) struct Run {
    /// A file, or the id of an embedded scenario.
    scenario: String,
    /// The seed of every roll.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Who plays: a policy for all seats, or SEAT=POLICY; may be repeated. A policy is a name or
    /// a file; of several, with commas between them, the seed draws one.
    #[arg(long, value_name = "NAME | SEAT=NAME")]
    policy: Vec<String>,
    /// Orders and talks of some seats, round by round.
    #[arg(long, value_name = "FILE")]
    orders: Option<PathBuf>,
    /// Where to write the record.
    #[arg(long, value_name = "FILE")]
    record: Option<PathBuf>,
    /// How the outcome is written.
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

/// One line of a file of orders: what a seat says or orders in a round, or what a facilitator
/// does. Lines are put in once, in the sequence of the file.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Scripted {
    #[serde(default)]
    seat: Option<NationId>,
    round: u8,
    /// The phase of a facilitator's act; Talks if left out.
    #[serde(default)]
    phase: Option<Phase>,
    #[serde(default)]
    talk: Option<crate::order::Talk>,
    #[serde(default)]
    order: Option<crate::order::Order>,
    #[serde(default)]
    facilitator: Option<FacilitatorAct>,
}

impl Scripted {
    /// The phase in which it is put in.
    const fn phase(&self) -> Phase {
        match (self.phase, &self.order) {
            (Some(phase), _) if self.facilitator.is_some() => phase,
            (_, Some(_)) => Phase::Orders,
            _ => Phase::Talks,
        }
    }

    /// A line that says and orders something is two.
    fn apart(self) -> impl Iterator<Item = Self> {
        let both = self.talk.is_some() && self.order.is_some();
        let talk = both.then(|| Self { order: None, ..self.clone() });
        let rest = if both { Self { talk: None, ..self } } else { self };
        talk.into_iter().chain([rest])
    }

    /// Whether it takes the play back.
    const fn takes_back(&self) -> bool {
        matches!(self.facilitator, Some(FacilitatorAct::TakeBack { .. }))
    }
}

impl Run {
    pub(super) fn go(&self) -> anyhow::Result<Answer> {
        let Some(playable) = &super::playable(&self.scenario)? else { return Ok(Answer::No) };
        let mut scripted = self.scripted(playable)?;
        let seats = self.seats(playable, &scripted)?;
        let mut session = Session::new(playable, self.seed, &seats);
        if scripted.iter().any(|one| one.facilitator.is_some()) {
            session.serve(1);
        }
        let play = || loop {
            put_in(&mut session, playable, &mut scripted);
            if session.is_over() || session.is_stopped() {
                break;
            }
            session.go_on();
        };
        let played = fault::caught(|| self.left(), play).is_some();
        for one in session.unsaid() {
            not_admitted(playable, one.round, Some(one.seat), &one.why);
        }
        let stopped = session.is_stopped();
        let recorder = session.into_recorder();
        if let Some(path) = &self.record {
            let mut file = store::RecordFile::create(path)?;
            file.append(recorder.lines())?;
        }
        if !played {
            return Ok(Answer::Unusable);
        }
        let tell = || {
            let outcome = Outcome::of(playable, self.seed, recorder.play().world());
            match self.format {
                Format::Text => text_of(playable, &outcome, &recorder),
                Format::Json => Ok(format!("{}\n", serde_json::to_string_pretty(&outcome)?)),
            }
        };
        let Some(told) = fault::caught(|| self.left(), tell) else { return Ok(Answer::Unusable) };
        super::print(&told?);
        if stopped {
            super::say("the play was stopped: a script says so where a line of its is not admitted");
        }
        Ok(if stopped { Answer::No } else { Answer::Yes })
    }

    /// What is left of a play that the program could not go on with, or not tell.
    fn left(&self) -> String {
        let left = match &self.record {
            Some(path) => format!("what was played lies in {}", path.display()),
            None => "nothing of it was recorded, as `--record FILE` would".to_owned(),
        };
        format!("it was the play of seed {}, and {left}", self.seed)
    }

    /// Who plays each seat: `cautious` unless the call says otherwise; a seat whose orders are
    /// scripted is played by `pass` besides.
    fn seats(&self, playable: &Playable, scripted: &[Scripted]) -> anyhow::Result<Vec<(NationId, Player)>> {
        let cautious = Policy::named("cautious")?;
        let (casting, named) = casting(playable, &self.policy, &[cautious])?;
        let drawn = casting.of(self.seed).into_iter().enumerate();
        let seats = drawn.map(|(seat, policy)| {
            let seat = NationId::at(seat);
            let has_script = !named.contains(&seat) && scripted.iter().any(|one| one.seat == Some(seat));
            (seat, Player::Policy(if has_script { Policy::Pass } else { policy }))
        });
        Ok(seats.collect())
    }

    fn scripted(&self, playable: &Playable) -> anyhow::Result<Vec<Scripted>> {
        let Some(path) = &self.orders else { return Ok(Vec::new()) };
        let source = text::Source::new(path.display().to_string(), store::read(path)?);
        let scripted: Vec<Scripted> = sound(playable, &source, "orders")?;
        Ok(scripted.into_iter().flat_map(Scripted::apart).collect())
    }
}

/// Puts in what the script has for this phase; what is not admitted is listed, and the play goes
/// on. What stands after an act that takes the play back waits until it has been.
fn put_in(session: &mut Session, playable: &Playable, scripted: &mut Vec<Scripted>) {
    let mut place = 0;
    while let Some(one) = scripted.get(place) {
        if (one.round, one.phase()) != (session.round(), session.phase()) {
            if one.takes_back() {
                break;
            }
            place += 1;
            continue;
        }
        let one = scripted.remove(place);
        if one.takes_back() {
            // The play is in another phase now, and what follows may belong to it.
            place = 0;
        }
        if let Err(why) = put_one(session, &one) {
            not_admitted(playable, one.round, one.seat, &why);
        }
    }
}

/// Says what was not admitted, of a seat or of the facilitator.
pub(super) fn not_admitted(playable: &Playable, round: u8, seat: Option<NationId>, why: &str) {
    let name = |seat: NationId| playable.names.text(IdKind::Nation, seat.index()).unwrap_or_default();
    let who = seat.map_or("the facilitator", name);
    super::say(&format!("round {round}, {who}: not admitted: {why}"));
}

fn put_one(session: &mut Session, one: &Scripted) -> Result<(), String> {
    let input = match (&one.facilitator, one.seat, &one.talk, one.order) {
        (Some(act), ..) => session::Input::Facilitated { by: 1, act: act.clone() },
        (None, None, ..) => return Err("name a seat".to_owned()),
        (None, Some(seat), Some(talk), _) => session::Input::Said { seat, talk: talk.clone() },
        (None, Some(seat), None, Some(order)) => session::Input::Ordered { seat, order },
        (None, Some(_), None, None) => return Err("it neither says nor orders anything".to_owned()),
    };
    let refused = session.take(input).into_iter().find_map(|output| match output {
        session::Output::NotDone { why } | session::Output::Refused { why, .. } => Some(why),
        _ => None,
    });
    refused.map_or(Ok(()), Err)
}

/// What a play came to, as other programs read it.
#[derive(Debug, Serialize)]
pub(super) struct Outcome {
    scenario: String,
    seed: u64,
    rounds: u8,
    ending: Option<String>,
    digest: String,
    index: i16,
    nations: Vec<NationOutcome>,
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
                    .filter(|(_, (objective, _))| objective.nation == id)
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
            seed,
            rounds: world.now().round,
            ending: world.now().ended.map(|ending| name(IdKind::Ending, ending.index())),
            digest: world.digest().to_string(),
            index: rules::index(world),
            nations: nations.collect(),
        }
    }
}

/// The play as a chronicle, and what it came to.
fn text_of(playable: &Playable, outcome: &Outcome, recorder: &Recorder) -> anyhow::Result<String> {
    let world = recorder.play().world();
    let prose = |id: TextId| playable.texts.get(id.index()).map_or("", String::as_str);
    let text = recorder.text();
    let recorded =
        record::read("this play", text.as_bytes()).0.context("the record of this play cannot be read back")?;
    let mut out = story::tell(&recorded.main_line(), Eyes::Facilitator, None);
    out.push_str(&story::left(&recorded.branches()));
    out.push_str(&format!("\nThe shared index stands at {}.\n", outcome.index));
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
