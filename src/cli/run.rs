//! `demarche run SCENARIO`: a whole play by policies, without a window.

use super::{Answer, Format, story};
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
use anyhow::{Context, bail};
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
    /// Who plays: a policy for all seats, or SEAT=POLICY; may be repeated.
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
        let found = store::find(&self.scenario)?;
        let Some(playable) = &found.playable else {
            super::print(&found.rendered());
            super::say(&format!("{}: it cannot be played before this is mended", self.scenario));
            return Ok(Answer::No);
        };
        let mut scripted = self.scripted(playable)?;
        let seats = self.seats(playable, &scripted)?;
        let mut session = Session::new(playable, self.seed, &seats);
        if scripted.iter().any(|one| one.facilitator.is_some()) {
            session.serve(1);
        }
        loop {
            put_in(&mut session, playable, &mut scripted);
            if session.is_over() {
                break;
            }
            session.go_on();
        }
        let recorder = session.into_recorder();
        if let Some(path) = &self.record {
            let mut file = store::RecordFile::create(path)?;
            file.append(recorder.lines())?;
        }
        let outcome = Outcome::of(playable, self.seed, recorder.play().world());
        match self.format {
            Format::Text => super::print(&text_of(playable, &outcome, &recorder)?),
            Format::Json => super::print(&format!("{}\n", serde_json::to_string_pretty(&outcome)?)),
        }
        Ok(Answer::Yes)
    }

    /// Who plays each seat: `cautious` unless the call says otherwise; a seat whose orders are
    /// scripted is played by `pass` besides.
    fn seats(&self, playable: &Playable, scripted: &[Scripted]) -> anyhow::Result<Vec<(NationId, Player)>> {
        let mut seats: Vec<(NationId, Player)> = (0..playable.scenario.nations.len())
            .map(NationId::at)
            .map(|nation| {
                let has_script = scripted.iter().any(|one| one.seat == Some(nation));
                (nation, Player::Policy(if has_script { Policy::Pass } else { Policy::Cautious }))
            })
            .collect();
        for given in &self.policy {
            let (seat, name) = match given.split_once('=') {
                Some((seat, name)) => (Some(seat_named(playable, seat)?), name),
                None => (None, given.as_str()),
            };
            let policy = policy_named(name)?;
            for (nation, player) in &mut seats {
                let everybody = seat.is_none() && !scripted.iter().any(|one| one.seat == Some(*nation));
                if everybody || seat == Some(*nation) {
                    *player = Player::Policy(policy);
                }
            }
        }
        Ok(seats)
    }

    fn scripted(&self, playable: &Playable) -> anyhow::Result<Vec<Scripted>> {
        let Some(path) = &self.orders else { return Ok(Vec::new()) };
        let source = text::Source::new(path.display().to_string(), store::read(path)?);
        let (scripted, findings) = text::read::<Vec<Scripted>>(&source, &playable.ids());
        if findings.iter().any(|finding| finding.severity == text::Severity::Error) {
            bail!("the orders cannot be read\n{}", text::render(&findings, &source));
        }
        Ok(scripted.context("the orders cannot be read")?.into_iter().flat_map(Scripted::apart).collect())
    }
}

/// The policy of a name, or what there is.
fn policy_named(name: &str) -> anyhow::Result<Policy> {
    Policy::named(name).map_err(|unknown| match store::nearest(name, Policy::ALL.iter().map(|policy| policy.name())) {
        Some(near) => anyhow::anyhow!("{unknown}; did you mean `{near}`?"),
        None => unknown.into(),
    })
}

/// The seat of a textual id, or what there is.
pub(super) fn seat_named(playable: &Playable, name: &str) -> anyhow::Result<NationId> {
    if let Some(index) = playable.names.index(IdKind::Nation, name) {
        return Ok(NationId::at(index));
    }
    let seats = playable.names.all(IdKind::Nation);
    let near = store::nearest(name, seats.iter().map(String::as_str));
    let near = near.map_or(String::new(), |near| format!("did you mean `{near}`? "));
    bail!("there is no seat `{name}`: {near}the seats are {}", seats.join(", "))
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
            let name = |seat: NationId| playable.names.text(IdKind::Nation, seat.index()).unwrap_or_default();
            let who = one.seat.map_or("the facilitator", name);
            super::say(&format!("round {}, {who}: not admitted: {why}", one.round));
        }
    }
}

fn put_one(session: &mut Session, one: &Scripted) -> Result<(), String> {
    if let Some(act) = &one.facilitator {
        let outputs = session.take(session::Input::Facilitated { by: 1, act: act.clone() });
        let refused = outputs.into_iter().find_map(|output| match output {
            session::Output::NotDone { why } => Some(why),
            _ => None,
        });
        return refused.map_or(Ok(()), Err);
    }
    let Some(seat) = one.seat else { return Err("name a seat".to_owned()) };
    let input = match (&one.talk, one.order) {
        (Some(talk), _) => record::Input::Talk(talk.clone()),
        (None, Some(order)) => record::Input::Order { order, reason: None },
        (None, None) => return Err("it neither says nor orders anything".to_owned()),
    };
    session.script(seat, &input).map_err(|refusal| format!("{}: {refusal} ({})", refusal.no().word(), refusal.rule()))
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
