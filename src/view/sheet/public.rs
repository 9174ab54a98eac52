//! The public page: what a screen before the whole table may show. It is built from what every
//! seat may read (17), and nothing on it is any seat's own.

use super::board as row;
use super::{Board, EndingText, MeasureRow, NationRow, TensionRow};
use crate::rules;
use crate::terms::{Module, NationId, NationSet, Phase, TextId};
use crate::view::dates;
use crate::view::eyes::{Eyes, is_public};
use crate::view::prose::Lens;
use crate::world::{IncidentState, Known, World};
use serde::Serialize;

/// What the whole table sees.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PublicPage {
    /// The scenario's title.
    pub title: String,
    /// The round, from 1.
    pub round: u8,
    /// The last round.
    pub rounds: u8,
    /// The days that the round stands for, in words (1.1).
    pub when: String,
    /// The phase.
    pub phase: Phase,
    /// The chart and the tracks.
    pub board: Board,
    /// Restrictive measures in force.
    pub measures: Vec<MeasureRow>,
    /// The end of the play, once it has come.
    pub ending: Option<EndingText>,
}

impl PublicPage {
    /// What the whole table sees of a world.
    #[must_use]
    pub fn of(world: &World) -> Self {
        Self::with(world, board(world, Eyes::Public))
    }

    /// The same with every incident that has begun, whoever knows of it: for a facilitator, and
    /// for those who look back at a play that is over.
    #[must_use]
    pub fn whole(world: &World) -> Self {
        Self::with(world, board(world, Eyes::Facilitator))
    }

    /// The same with the board as one seat sees it, and nothing else of that seat's.
    #[must_use]
    pub fn seen_by(world: &World, seat: NationId) -> Self {
        Self::with(world, super::table::board(world.sight(seat)))
    }

    fn with(world: &World, board: Board) -> Self {
        let (table, now) = (world.table(), world.now());
        let measures = table.seats().flat_map(|by| {
            let targets = now.measures.targets_of(by);
            targets.iter().map(move |on| MeasureRow { by, on, since: now.measures.since.get(by, on) })
        });
        let ending = now.ended.and_then(|ending| table.ending(ending));
        Self {
            title: table.text(table.title).to_owned(),
            round: now.round,
            rounds: table.rounds,
            when: dates::span(&table.calendar, now.round),
            phase: now.phase,
            board,
            measures: measures.collect(),
            ending: ending.map(|ending| EndingText {
                title: table.text(ending.title).to_owned(),
                text: table.text(ending.text).to_owned(),
            }),
        }
    }
}

/// The board as everybody sees it, or all of it.
fn board(world: &World, eyes: Eyes) -> Board {
    let (table, now, whole) = (world.table(), world.now(), eyes == Eyes::Facilitator);
    let text = |id: TextId| table.text(id);
    let stages = is_on(world, Module::NormStages);
    let begun = table.incident_ids().zip(table.incidents.iter().zip(&now.incidents));
    let begun = begun.filter(|(id, (_, now))| now.state != IncidentState::Dormant && (whole || is_public(world, *id)));
    let seen = now.deeds.iter().filter(|deed| whole || table.action(deed.action).is_some_and(|action| action.public));
    let norms = table.norms.iter().zip(&now.norms);
    Board {
        nations: table.seats().filter_map(|id| nation(world, id)).collect(),
        tensions: tensions(world),
        incidents: begun
            .map(|(id, (spec, now))| row::stamp(id, Known::of(spec), Known::of(now), Vec::new(), text))
            .collect(),
        seas: table.seas.iter().map(|&(name, place)| (text(name).to_owned(), place)).collect(),
        cables: table.cables.iter().map(|&(_, a, b)| (a, b)).collect(),
        index: rules::index(world),
        peace: 10 - now.tension.all().iter().map(|tension| tension.get()).max().unwrap_or(0),
        norms: norms.map(|(spec, now)| row::norm(spec, now, stages, Vec::new(), text)).collect(),
        deeds: row::deeds(Lens::of(world, eyes), (now.round, now.phase), seen),
    }
}

fn is_on(world: &World, module: Module) -> bool {
    // Which modules are played is public, so any seat's sight tells it.
    world.table().seats().next().is_some_and(|seat| world.sight(seat).is_on(module))
}

fn nation(world: &World, id: NationId) -> Option<NationRow> {
    let table = world.table();
    Some(row::nation(id, Known::of(table.nation(id)?), world.now().nation(id), Vec::new(), |id| table.text(id)))
}

fn tensions(world: &World) -> Vec<TensionRow> {
    let seats: NationSet = world.table().seats().collect();
    seats.pairs().map(|(a, b)| row::tension(a, b, world.now().tension(a, b), Vec::new())).collect()
}
