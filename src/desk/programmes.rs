//! Terms of a programme being chosen.

use crate::order::{HostAnswer, ProgrammeTalk, ProgrammeTerms, Talk};
use crate::terms::{Ownership, ProgrammeId};
use crate::view::sheet::{Offering, ProgrammeRow};

/// Terms of a programme being chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Terms {
    /// Of which programme.
    pub programme: ProgrammeId,
    /// The terms.
    pub terms: ProgrammeTerms,
    /// Whether through the umbrella.
    pub umbrella: bool,
}

impl Terms {
    /// Those from which a programme begins.
    #[must_use]
    pub const fn begun(row: &ProgrammeRow) -> Self {
        Self { programme: row.id, terms: row.terms, umbrella: false }
    }

    /// Whether it can be offered both by its own way and through the umbrella. Where there is one way
    /// only, that is the way from now on.
    pub fn may_choose_way(&mut self, row: &ProgrammeRow) -> bool {
        let has = |umbrella: bool| row.offers.iter().any(|one| one.umbrella == umbrella);
        let both = has(true) && has(false);
        if !both {
            self.umbrella = has(true);
        }
        both
    }

    /// The terms on which it can be offered by the way that is chosen.
    #[must_use]
    pub fn to_offer(&self, row: &ProgrammeRow) -> Vec<ProgrammeTerms> {
        row.offers.iter().filter(|one| one.umbrella == self.umbrella).map(|one| one.terms).collect()
    }

    /// Where the terms are not among these, takes those that come nearest.
    pub fn keep_among(&mut self, among: &[ProgrammeTerms]) {
        if !among.contains(&self.terms)
            && let Some(nearest) = among.iter().find(|one| one.ownership == self.terms.ownership).or(among.first())
        {
            self.terms = *nearest;
        }
    }

    /// The offer, if it can be made so.
    #[must_use]
    pub fn offer(&self, row: &ProgrammeRow) -> Option<Talk> {
        let (programme, terms, umbrella) = (row.id, self.terms, self.umbrella);
        let talk = Talk::Programme(ProgrammeTalk::Offer { programme, terms, umbrella });
        row.offers.contains(&Offering { terms, umbrella }).then_some(talk)
    }

    /// The answer of a host that takes it on these terms, if it can.
    #[must_use]
    pub fn counter(&self, row: &ProgrammeRow) -> Option<Talk> {
        let (programme, answer) = (row.id, HostAnswer::OnTerms(self.terms));
        row.milder.contains(&self.terms).then_some(Talk::Programme(ProgrammeTalk::Answer { programme, answer }))
    }
}

/// Those of some terms that somebody leads, the conditions as they are if that can be.
#[must_use]
pub fn led_by(among: &[ProgrammeTerms], now: ProgrammeTerms, ownership: Ownership) -> Option<ProgrammeTerms> {
    let fits = |one: &&ProgrammeTerms| one.ownership == ownership;
    let same = among.iter().filter(fits).find(|one| one.conditions == now.conditions);
    same.or_else(|| among.iter().find(fits)).copied()
}

/// Those of some terms that differ from the present ones in the number of conditions alone.
#[must_use]
pub fn with_conditions(among: &[ProgrammeTerms], now: ProgrammeTerms) -> Vec<ProgrammeTerms> {
    let most = among.iter().map(|one| one.conditions).max().unwrap_or(0);
    if most == 0 {
        return Vec::new();
    }
    let wanted = (0..=most).map(|conditions| ProgrammeTerms { conditions, ..now });
    wanted.filter(|one| among.contains(one)).collect()
}
