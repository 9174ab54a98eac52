//! The classes of a programme's sheet: public once it runs, till then its donors' and its host's.

use super::known::{Known, Salt, Texts};
use crate::script::Programme;
use crate::terms::{Pillar, ProgrammeChannel, ProgrammeId, ProgrammeKind};

/// What the scenario says of a programme.
pub(super) fn programme(
    known: &Known<'_>,
    at: ProgrammeId,
    spec: &Programme,
    texts: &mut Texts,
    salt: &mut Salt,
) -> Programme {
    let Programme {
        id,
        title,
        donors,
        beneficiary,
        pillar,
        funds,
        conditions,
        ownership,
        kind,
        channel,
        bodies,
        offered: _,
        asks,
        narrative,
        levels,
    } = spec;
    if known.sight.programme(at).is_some() {
        _ = texts.read(*title);
        conditions.iter().for_each(|text| _ = texts.read(*text));
        return Programme {
            id: id.clone(),
            title: *title,
            donors: donors.clone(),
            beneficiary: *beneficiary,
            pillar: *pillar,
            funds: *funds,
            conditions: conditions.clone(),
            ownership: *ownership,
            kind: *kind,
            channel: *channel,
            bodies: bodies.clone(),
            // When a body offers it is the script's business until it does.
            offered: salt.flip().then(|| salt.byte(9)),
            asks: asks.clone(),
            narrative: *narrative,
            levels: *levels,
        };
    }
    let pillars = [Pillar::People, Pillar::Organisation, Pillar::Law];
    Programme {
        id: id.clone(),
        title: *title,
        donors: known.some_others(salt).iter().collect(),
        beneficiary: known.other(salt),
        pillar: salt.one_of(&pillars).unwrap_or(*pillar),
        funds: salt.number(0, 9),
        conditions: Vec::new(),
        ownership: salt.byte(4),
        kind: salt.one_of(&[ProgrammeKind::Build, ProgrammeKind::Surge]).unwrap_or(*kind),
        channel: salt.one_of(&[ProgrammeChannel::Bilateral, ProgrammeChannel::Union]).unwrap_or(*channel),
        bodies: Vec::new(),
        offered: salt.flip().then(|| salt.byte(9)),
        asks: Vec::new(),
        narrative: None,
        levels: salt.byte(4),
    }
}
