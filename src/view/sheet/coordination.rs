//! Speaking on one day, as a seat reads of it (5.1).

use super::named::{name, names, title};
use super::{Answer, Paper, Register};
use crate::terms::{CoordinationId, NationSet, Phase};
use crate::view::prose::Lens;
use crate::world::{CoordinationNow, Sight};
use serde::Serialize;

/// An agreement to speak on one day, or a proposal of one, of a round that is not over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CoordinationRow {
    /// Its number.
    pub id: CoordinationId,
    /// The incident’s title.
    pub incident: String,
    /// The round in which they speak.
    pub round: u8,
    /// Who is to speak so far.
    pub parties: NationSet,
    /// Who has not answered.
    pub asked: NationSet,
}

/// What is agreed or proposed for this round and later ones.
pub(super) fn rows(sight: Sight<'_>) -> Vec<CoordinationRow> {
    let ahead = sight.coordinations().filter(|(_, one)| one.day >= sight.round());
    ahead
        .map(|(id, one)| CoordinationRow {
            id,
            incident: Lens::Seat(sight).incident(one.incident),
            round: one.day,
            parties: one.parties(),
            asked: one.to.minus(one.agreed).minus(one.declined),
        })
        .collect()
}

/// Proposals to this seat, as papers.
pub(super) fn papers(sight: Sight<'_>) -> Vec<Paper> {
    let asked = sight.coordinations().filter(|(_, one)| one.to.has(sight.seat()));
    asked.map(|(id, one)| paper(sight, id, one)).collect()
}

fn paper(sight: Sight<'_>, id: CoordinationId, one: &CoordinationNow) -> Paper {
    let seat = sight.seat();
    let agreed = one.agreed.has(seat).then_some("we speak that day");
    let answered = agreed.or_else(|| one.declined.has(seat).then_some("we do not"));
    let in_time = one.day >= sight.round() && matches!(sight.phase(), Phase::Talks | Phase::Orders);
    let others = one.parties().without(one.by).without(seat);
    let also = if others.is_empty() { String::new() } else { format!(" {} will, too.", names(sight, others)) };
    Paper {
        round: one.round,
        register: Register::Proposal,
        from: name(sight, one.by),
        subject: "To speak on one day".to_owned(),
        body: format!(
            "{} proposes that you both speak in public on {} in round {}, each in its own words.{also} Texts that name \
             the same count each other half as signatories, and others answer them once, by their mean. Nobody is \
             bound to speak.",
            name(sight, one.by),
            title(sight, Some(one.incident)),
            one.day
        ),
        incident: Some(one.incident),
        answer: Answer::Coordination { coordination: id, answered, open: answered.is_none() && in_time },
    }
}
