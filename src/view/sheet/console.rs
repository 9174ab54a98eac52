//! The page of whoever runs the table (18.1). It tells what no seat may know, and is therefore
//! given to nobody who has not asked for it in so many words.

use crate::order::{Aim, FacilitatorAct};
use crate::rules;
use crate::terms::letters::shown;
use crate::terms::{InjectId, NationId, NationSet, ObservationId, TextId};
use crate::view::chronicle::meant;
use crate::view::eyes::Eyes;
use crate::view::prose::Lens;
use crate::world::World;
use serde::Serialize;

/// What a facilitator can do, and to what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ConsolePage {
    /// Injects that have not arrived.
    pub injects: Vec<InjectRow>,
    /// Free-form acts that nobody has ruled on.
    pub acts: Vec<ActRow>,
    /// What an evaluator would tick.
    pub observations: Vec<ObservationRow>,
    /// Who acts outside the seats.
    pub actors: Vec<String>,
}

/// An inject that has not arrived.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct InjectRow {
    /// Which.
    pub id: InjectId,
    /// Its headline or subject.
    pub headline: String,
    /// What it says.
    pub text: String,
    /// The round in which it comes by itself, if a round decides that, or has a part in it.
    pub round: Option<u8>,
    /// To whom; nobody in particular if to everybody.
    pub to: Option<NationSet>,
    /// Whether it asks for a choice.
    pub asks: bool,
    /// Whether it can be sent now.
    pub may_send: bool,
}

/// A free-form act that waits for a ruling (§14).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ActRow {
    /// Its number.
    pub act: u8,
    /// Whose.
    pub by: NationId,
    /// What, in its seat's words.
    pub text: String,
    /// What it is meant to do.
    pub meant: String,
    /// The same as an aim.
    pub aim: Aim,
    /// Why it should come off.
    pub arguments: Vec<String>,
}

/// What an evaluator would tick.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ObservationRow {
    /// Which.
    pub id: ObservationId,
    /// In words.
    pub text: String,
    /// Of whom it is ticked.
    pub ticked: NationSet,
}

impl ConsolePage {
    /// The page of a world.
    #[must_use]
    pub fn of(world: &World) -> Self {
        let (table, now) = (world.table(), world.now());
        let text = |id: TextId| table.text(id).to_owned();
        let waiting = (0..).zip(&now.matrix).filter(|(_, act)| act.decided.is_none());
        let lens = Lens::of(world, Eyes::Facilitator);
        Self {
            injects: injects(world),
            acts: waiting
                .map(|(act, now)| ActRow {
                    act,
                    by: now.by,
                    text: shown(&now.act.act).into_owned(),
                    meant: meant(lens, now.act.aim),
                    aim: now.act.aim,
                    arguments: now.act.arguments.iter().map(|argument| shown(argument).into_owned()).collect(),
                })
                .collect(),
            observations: table
                .observations
                .iter()
                .zip(&now.observed)
                .map(|(spec, ticked)| ObservationRow { id: spec.id, text: text(spec.text), ticked: *ticked })
                .collect(),
            actors: table.actors.iter().map(|actor| text(actor.name)).collect(),
        }
    }
}

fn injects(world: &World) -> Vec<InjectRow> {
    let (table, now) = (world.table(), world.now());
    let waiting =
        table.injects.iter().zip(&now.injects).filter(|(spec, now)| now.arrived == 0 && !spec.only_in.is_nowhere());
    waiting
        .map(|(spec, _)| InjectRow {
            id: spec.id,
            headline: table.text(spec.headline).to_owned(),
            text: table.text(spec.text).to_owned(),
            round: spec.when.not_before(),
            to: spec.to.as_ref().map(|to| to.iter().copied().collect()),
            asks: !spec.choices.is_empty(),
            may_send: rules::may_facilitate(world, &FacilitatorAct::Send { inject: spec.id }).is_ok(),
        })
        .collect()
}
