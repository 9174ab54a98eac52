//! The classes of programmes: public once they run, till then their donors' and their host's.

use super::known::{Known, Salt, Texts};
use crate::order::ProgrammeTerms;
use crate::script::Programme;
use crate::terms::{Halt, Ownership, Pillar, ProgrammeChannel, ProgrammeId, ProgrammeKind};
use crate::world::programme::{ProgrammeNow, ProgrammeState};

/// A programme of which only what the seat sees is as it was.
pub(super) fn programme_now(known: &Known<'_>, id: ProgrammeId, now: ProgrammeNow, salt: &mut Salt) -> ProgrammeNow {
    if known.sight.programme(id).is_some() {
        return now;
    }
    let hidden = [ProgrammeState::Idle, ProgrammeState::Offered, ProgrammeState::Countered, ProgrammeState::Declined];
    let ways = [ProgrammeChannel::Bilateral, ProgrammeChannel::TreatyBody, ProgrammeChannel::Union];
    ProgrammeNow {
        state: salt.one_of(&hidden).unwrap_or_default(),
        by: salt.flip().then(|| known.other(salt)),
        round: salt.byte(usize::from(known.round) + 1),
        began: salt.byte(usize::from(known.round) + 1),
        channel: salt.one_of(&ways).unwrap_or_default(),
        terms: ProgrammeTerms { ownership: salt.one_of(Ownership::ALL).unwrap_or_default(), conditions: salt.byte(3) },
        donors: known.some_others(salt),
        ownership: salt.byte(4),
        pressed: salt.flip(),
        progress: salt.byte(6),
        levels: salt.byte(3),
        struck: salt.byte(3),
        earned: salt.byte(3),
        halt: salt.one_of(&[Halt::Unfunded, Halt::Frozen, Halt::Duplicate]).filter(|_| salt.flip()),
    }
}

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
