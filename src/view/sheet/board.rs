//! The rows of a board. A seat's sheet and the public page choose what stands on theirs and what
//! moved it; how a row is read off is the same.

use super::{DeedRow, NationRow, NormRow, Stamp, TensionRow, Why};
use crate::script::{Incident, Norm};
use crate::terms::{Capacity, IncidentId, NationId, Phase, Stage, TensionRung, TextId};
use crate::view::news::is_loud;
use crate::view::prose::{Lens, small};
use crate::world::{Deed, IncidentNow, IncidentState, Known, NationNow, NationSpec, NormNow};

pub(super) fn stamp<'t>(
    id: IncidentId,
    spec: Known<'_, Incident>,
    now: Known<'_, IncidentNow>,
    because: Vec<String>,
    text: impl Fn(TextId) -> &'t str,
) -> Stamp {
    Stamp {
        id,
        title: text(spec.title()).to_owned(),
        nations: now.hit().iter().collect(),
        category: spec.category(),
        severity: spec.severity().get(),
        salience: now.salience().get(),
        live: now.state() == IncidentState::Live,
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
    spec: Known<'_, NationSpec>,
    now: &NationNow,
    why: Vec<Why>,
    text: impl Fn(TextId) -> &'t str,
) -> NationRow {
    let text = |id: TextId| text(id).to_owned();
    NationRow {
        id,
        name: text(spec.name()),
        short: text(spec.short()),
        capital: text(spec.capital_city()),
        letter: spec.letter(),
        place: spec.place(),
        tracks: [now.growth.get(), now.freedom.get(), now.security.get()],
        mandate: now.mandate.get(),
        credibility: now.credibility.get(),
        capacity: now.capacity.map(Capacity::get),
        stage: Stage::of(now.maturity()).word(),
        narrative: spec.narrative().word(),
        about: text(spec.public_brief()),
        why,
    }
}

pub(super) fn tension(a: NationId, b: NationId, level: i16, because: Vec<String>) -> TensionRow {
    TensionRow { a, b, level, rung: TensionRung::of(level).word(), because }
}

/// The acts of the last round that was resolved, among deeds that the reader saw.
pub(super) fn deeds<'d>(
    lens: Lens<'_>,
    (round, phase): (u8, Phase),
    seen: impl Iterator<Item = &'d Deed>,
) -> Vec<DeedRow> {
    let resolved = if phase < Phase::Resolution { round.saturating_sub(1) } else { round };
    seen.filter(|deed| deed.round == resolved).map(|deed| told(lens, deed)).collect()
}

fn told(lens: Lens<'_>, deed: &Deed) -> DeedRow {
    let towards = deed.target.filter(|target| *target != deed.by);
    let to = towards.map_or_else(String::new, |towards| format!(" to {}", lens.nation(towards)));
    DeedRow {
        round: deed.round,
        by: deed.by,
        towards,
        loud: lens.action(deed.action).is_some_and(is_loud),
        said: format!("{}{to}: {}", lens.nation(deed.by), small(lens.action_title(deed.action))),
    }
}
