//! The ledger of pledges, and restrictive measures with the pressure that they make.

use crate::event::{Decider, Gauge};
use crate::order::Audience;
use crate::terms::{MessageId, NationId, NationSet, PledgeId};
use crate::view::chronicle::{decider_text, pledge_text};
use crate::view::prose::{Lens, capitalised};
use crate::view::why;
use crate::world::{Known, PledgeNow, Sight};
use serde::Serialize;

/// A pledge in the ledger (9.1).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PledgeRow {
    /// Its number.
    pub id: PledgeId,
    /// The round in which it was given.
    pub round: u8,
    /// Who gave it.
    pub by: NationId,
    /// To whom; nobody in particular if it was given in public.
    pub to: Option<NationSet>,
    /// What it says, in a sentence.
    pub text: String,
    /// The message that carried it.
    pub message: MessageId,
    /// Where it stands: `waits on its condition`, `binds`, `kept`, `broken`, `overtaken`.
    pub status: &'static str,
    /// The last round that counts.
    pub by_round: u8,
    /// What decided it, or brought its condition about, and in which round.
    pub decided: Option<String>,
}

/// Restrictive measures in force (7.3).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MeasureRow {
    /// Who imposed them.
    pub by: NationId,
    /// On whom.
    pub on: NationId,
    /// Since which round.
    pub since: u8,
}

/// The pressure on a nation (7.3).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PressureRow {
    /// Which nation.
    pub on: NationId,
    /// How hard, 1 to 20.
    pub level: i16,
    /// Who presses by measures in force.
    pub imposing: NationSet,
    /// Who presses by a threat.
    pub threatening: NationSet,
    /// What moved it.
    pub because: Vec<String>,
}

/// The pledges that the seat knows of, newest first.
pub(super) fn pledges(sight: Sight<'_>) -> Vec<PledgeRow> {
    let mut rows: Vec<PledgeRow> = sight.pledges().map(|(id, now)| row(sight, id, now)).collect();
    rows.reverse();
    rows
}

fn row(sight: Sight<'_>, id: PledgeId, now: Known<'_, PledgeNow>) -> PledgeRow {
    let lens = Lens::Seat(sight);
    let status = match now.fate() {
        Some(fate) => fate.word(),
        None if now.bound() == 0 => "waits on its condition",
        None => "binds",
    };
    let decided = now.decider().map(|decider| {
        let deed = if let Decider::Deed(id) = decider { sight.deed(id) } else { None };
        let live = matches!(decider, Decider::Incident(id) if sight.is_live(id));
        let round = if now.judged() > 0 { now.judged() } else { now.bound() };
        format!("round {round}: {}", decider_text(lens, deed, decider, live))
    });
    PledgeRow {
        id,
        round: now.round(),
        by: now.by(),
        to: match now.pledge().to {
            Audience::Everyone => None,
            Audience::Only(to) => Some(to),
        },
        text: capitalised(&format!("{}.", pledge_text(lens, now.by(), &now.pledge()))),
        message: now.message(),
        status,
        by_round: now.pledge().course.by_round,
        decided,
    }
}

/// The text of the pledge that a message carried, if the seat knows of one.
pub(super) fn carried_by(sight: Sight<'_>, message: MessageId) -> Option<String> {
    let (_, now) = sight.pledges().find(|(_, now)| now.message() == message)?;
    Some(capitalised(&format!("{}.", pledge_text(Lens::Seat(sight), now.by(), &now.pledge()))))
}

/// Every restrictive measure in force.
pub(super) fn measures(sight: Sight<'_>) -> Vec<MeasureRow> {
    let of = |by: NationId| {
        let targets = sight.measures().targets_of(by);
        targets.iter().map(move |on| MeasureRow { by, on, since: sight.measures().since.get(by, on) })
    };
    sight.everyone().iter().flat_map(of).collect()
}

/// The pressure on each nation that is under any.
pub(super) fn pressure(sight: Sight<'_>) -> Vec<PressureRow> {
    let measures = sight.measures();
    let under = sight.everyone().iter().filter(|&on| measures.pressure.get(on).get() > 0);
    under
        .map(|on| {
            let imposing = measures.imposing_on(on);
            PressureRow {
                on,
                level: measures.pressure.get(on).get(),
                imposing,
                threatening: measures.pressing.get(on).minus(imposing),
                because: why(sight, Gauge::Pressure(on)),
            }
        })
        .collect()
}
