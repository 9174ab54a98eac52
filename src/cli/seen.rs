//! A record as one seat may read it, for other programs: nothing in it is built from more than the
//! seat's sheet and what it saw happen. No seed, no digest, no number of lines.

use super::acts::ActRow;
use super::replay::{OneRound, Place, Tale, place_of};
use crate::order::Tray;
use crate::scenario::Playable;
use crate::script::Objective;
use crate::terms::{Date, IdKind, NationId};
use crate::view::sheet::{NationRow, ObjectiveRow, Sheet};
use serde::Serialize;

/// What a seat may know of a play.
#[derive(Debug, Serialize)]
pub(super) struct Seen {
    scenario: String,
    seat: String,
    rounds: u8,
    ending: Option<String>,
    nations: Vec<Public>,
    objectives: Vec<Own>,
    told: Vec<SeenRound>,
    acts: Vec<ActRow>,
    branches: Vec<Left>,
    whole: bool,
    torn: bool,
    fault: Option<String>,
}

/// What everybody sees of a nation.
#[derive(Debug, Serialize)]
struct Public {
    id: String,
    growth: i16,
    freedom: i16,
    security: i16,
    mandate: i16,
    credibility: i16,
}

/// One of the seat's own objectives.
#[derive(Debug, Serialize)]
struct Own {
    id: String,
    points: i16,
    /// Nothing where only the truth can tell: the facilitator opens that.
    met: Option<bool>,
}

#[derive(Debug, Serialize)]
struct SeenRound {
    round: u8,
    day: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<Date>,
    tracks: Vec<[i16; 3]>,
    chronicle: Vec<String>,
}

/// A line that was left when the play was taken back.
#[derive(Debug, Serialize)]
struct Left {
    from: Place,
    to: Place,
}

impl Tale<'_> {
    /// The tale as a seat may read it.
    pub(super) fn seen_by(&self, seat: NationId) -> Seen {
        let playable = self.line.playable();
        let end = self.line.end();
        let sheet = Sheet::of(&end, seat, &Tray::EMPTY);
        let branches = self.recorded.branches().into_iter();
        Seen {
            scenario: playable.scenario.id.clone(),
            seat: text(playable, IdKind::Nation, seat.index()),
            rounds: sheet.header.round,
            ending: end.now().ended.map(|ending| text(playable, IdKind::Ending, ending.index())),
            nations: sheet.board.nations.iter().map(|nation| Public::of(playable, nation)).collect(),
            objectives: objectives(playable, seat, &sheet),
            told: self
                .rounds()
                .into_iter()
                .map(|OneRound { round, day, date, tracks, chronicle, .. }| SeenRound {
                    round,
                    day,
                    date,
                    tracks,
                    chronicle,
                })
                .collect(),
            acts: self.acts(),
            branches: branches.map(|one| Left { from: one.from.into(), to: one.to.into() }).collect(),
            whole: sheet.ending.is_some(),
            torn: self.recorded.is_torn(),
            fault: self.fault.map(place_of),
        }
    }
}

impl Public {
    fn of(playable: &Playable, nation: &NationRow) -> Self {
        let [growth, freedom, security] = nation.tracks;
        let id = text(playable, IdKind::Nation, nation.id.index());
        Self { id, growth, freedom, security, mandate: nation.mandate, credibility: nation.credibility }
    }
}

/// A seat's own objectives: ids by the scenario, all else by its sheet.
fn objectives(playable: &Playable, seat: NationId, sheet: &Sheet) -> Vec<Own> {
    let scenario = playable.scenario.as_drawn();
    let own = scenario.objectives.iter().filter(|one| one.is_of(seat)).zip(&sheet.brief.objectives);
    let of = |(one, row): (&Objective, &ObjectiveRow)| Own {
        id: text(playable, IdKind::Objective, one.id.index()),
        points: row.points,
        met: (!row.sealed).then_some(row.met),
    };
    own.map(of).collect()
}

fn text(playable: &Playable, kind: IdKind, index: usize) -> String {
    playable.names.text(kind, index).unwrap_or_default().to_owned()
}
