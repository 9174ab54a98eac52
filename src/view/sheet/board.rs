//! The rows of a board. A seat's sheet and the public page choose what stands on theirs and what
//! moved it; how a row is read off is the same.

use super::{NationRow, NormRow, Stamp, TensionRow, Why};
use crate::script::{Incident, Norm};
use crate::terms::{Capacity, IncidentId, NationId, Stage, TensionRung, TextId};
use crate::world::{IncidentNow, IncidentState, NationNow, NationSpec, NormNow};

pub(super) fn stamp<'t>(
    id: IncidentId,
    spec: &Incident,
    now: &IncidentNow,
    because: Vec<String>,
    text: impl Fn(TextId) -> &'t str,
) -> Stamp {
    Stamp {
        id,
        title: text(spec.title).to_owned(),
        nations: now.hit.iter().collect(),
        category: spec.category,
        severity: spec.severity.get(),
        salience: now.salience.get(),
        live: now.state == IncidentState::Live,
        because,
    }
}

/// A norm; its stage stands only where stages are played.
pub(super) fn norm<'t>(
    spec: &Norm,
    now: &NormNow,
    stages: bool,
    because: Vec<String>,
    text: impl Fn(TextId) -> &'t str,
) -> NormRow {
    NormRow {
        name: text(spec.name).to_owned(),
        text: text(spec.text).to_owned(),
        support: now.support,
        erosion: now.erosion.get(),
        because,
        stage: stages.then(|| now.stage.word()),
    }
}

pub(super) fn nation<'t>(
    id: NationId,
    spec: &NationSpec,
    now: &NationNow,
    why: Vec<Why>,
    text: impl Fn(TextId) -> &'t str,
) -> NationRow {
    let text = |id: TextId| text(id).to_owned();
    NationRow {
        id,
        name: text(spec.name),
        short: text(spec.short),
        capital: text(spec.capital_city),
        letter: spec.letter,
        place: spec.place,
        tracks: [now.growth.get(), now.freedom.get(), now.security.get()],
        mandate: now.mandate.get(),
        credibility: now.credibility.get(),
        capacity: now.capacity.map(Capacity::get),
        stage: Stage::of(now.maturity()).word(),
        narrative: spec.narrative.word(),
        about: text(spec.public_brief),
        why,
    }
}

pub(super) fn tension(a: NationId, b: NationId, level: i16, because: Vec<String>) -> TensionRow {
    TensionRow { a, b, level, rung: TensionRung::of(level).word(), because }
}
