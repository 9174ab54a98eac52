//! §5, 9.1, 16.1 What whoever hears of a claim or a pledge can say of it: whose word it is, whom it
//! accuses, what it still owes.
//!
//! This is the half of the table of judgements that a seat may read; what was held and what is true
//! is the other half, and stands in `rules::judgements`.

use super::{ClaimNow, JudgementNow, Known, NationNow, PledgeNow, Sight};
use crate::event::Fate;
use crate::order::Wording;
use crate::terms::{ClaimId, ClaimReply, IncidentId, NationId, NationSet};

impl Known<'_, ClaimNow> {
    /// Whose word it is: who made it, and who signed besides.
    #[must_use]
    pub fn speakers(self) -> NationSet {
        self.signatories().with(self.by())
    }

    /// Whether it is a nation's word: made or signed by it.
    #[must_use]
    pub fn is_by(self, nation: NationId) -> bool {
        self.speakers().has(nation)
    }

    /// Whether others signed it.
    #[must_use]
    pub fn is_joint(self) -> bool {
        !self.signatories().is_empty()
    }

    /// Whether it accuses a nation.
    #[must_use]
    pub fn accuses(self, nation: NationId) -> bool {
        self.accused() == Some(nation)
    }

    /// Whose word it is, and whom it accuses.
    #[must_use]
    pub fn parties(self) -> NationSet {
        self.accused().map_or(self.speakers(), |accused| self.speakers().with(accused))
    }

    /// Whether it names somebody.
    #[must_use]
    pub const fn names(self) -> bool {
        self.wording().rung.names()
    }

    /// Whether it is a word that settles an account: it names somebody in public (5.5).
    #[must_use]
    pub const fn counts(self) -> bool {
        self.public() && self.names()
    }

    /// Who was told of it beside its speakers.
    #[must_use]
    pub fn hearers(self, everyone: NationSet) -> NationSet {
        let told = if self.public() { everyone } else { self.accused().map_or(NationSet::NONE, NationSet::one) };
        told.minus(self.speakers())
    }

    /// What it came to for a nation, in half-points; nothing if it has not settled with it (5.5).
    #[must_use]
    pub fn came_to(self, nation: NationId) -> Option<i16> {
        *self.account().get(nation)
    }

    /// Whether it has settled its account with anybody (5.5).
    #[must_use]
    pub fn is_settled(self) -> bool {
        self.account().all().iter().any(Option::is_some)
    }

    /// Whether the accused answered one nation's words so.
    #[must_use]
    pub fn was_answered(self, by: NationId, reply: ClaimReply, to: NationId) -> bool {
        self.accuses(by) && self.by() == to && self.reply() == Some(reply)
    }

    /// Whether the accused owes it an answer in this round (5.4).
    #[must_use]
    pub const fn awaits_reply(self, round: u8) -> bool {
        self.accused().is_some() && self.reply().is_none() && self.is_of_last(round)
    }

    /// Whether a third state may still replace its answer by one of its own in this round (5.3).
    #[must_use]
    pub fn may_be_weighed(self, by: NationId, round: u8) -> bool {
        self.is_of_last(round) && !self.own().has(by)
    }

    /// Whether its maker owes the accused one more card by the end of these Talks (5.4).
    #[must_use]
    pub fn owes_evidence(self, round: u8) -> bool {
        self.reply() == Some(ClaimReply::AskForEvidence) && self.replied().saturating_add(1) == round
    }

    /// Whether a speaker owes a correction: it was shown false, and the speaker has not taken it back (5.5).
    #[must_use]
    pub fn owes_correction(self, speaker: NationId) -> bool {
        self.shown_false() && self.is_by(speaker) && !self.corrected().has(speaker)
    }

    /// Whether a speaker owes a correction of it that can be made: to a nation if one is meant, over an
    /// incident if one is. A group is owed none.
    #[must_use]
    pub fn is_to_correct(self, speaker: NationId, accused: Option<NationId>, incident: Option<IncidentId>) -> bool {
        self.owes_correction(speaker)
            && self.accused().is_some_and(|one| accused.is_none_or(|accused| accused == one))
            && incident.is_none_or(|incident| self.incident() == incident)
    }

    /// Whether what it owes is due by the end of this round (5.5).
    #[must_use]
    pub const fn correction_is_due(self, round: u8) -> bool {
        self.shown_false() && self.shown_in().saturating_add(1) == round
    }

    /// Whether it was made in the round before this one.
    const fn is_of_last(self, round: u8) -> bool {
        self.round().saturating_add(1) == round
    }
}

impl JudgementNow {
    /// Whether what a seat recorded on who did it is less than a wording says. A territory is no actor:
    /// the word of rung 3 is for the cards on the origin to carry (4.5, 5.2).
    #[must_use]
    pub fn falls_short_of(&self, wording: &Wording) -> bool {
        wording.rung.names_actor() && !(self.who.is_some() && self.who == wording.who && self.who_word >= wording.word)
    }
}

impl Known<'_, PledgeNow> {
    /// Whether it is a nation's pledge that was judged so (9.1).
    #[must_use]
    pub fn came_out(self, by: NationId, fate: Fate) -> bool {
        self.by() == by && self.fate() == Some(fate)
    }
}

impl NationNow {
    /// Whether it has crossed the red line at a place of its brief (16.1).
    #[must_use]
    pub const fn has_crossed(&self, place: usize) -> bool {
        place < 8 && self.crossed >> place & 1 == 1
    }
}

impl<'w> Sight<'w> {
    /// Whether this seat hears of a claim.
    #[must_use]
    pub fn hears(self, claim: Known<'_, ClaimNow>) -> bool {
        claim.public() || claim.parties().has(self.seat())
    }

    /// The claims that this seat hears of.
    pub fn claims(self) -> impl Iterator<Item = (ClaimId, Known<'w, ClaimNow>)> {
        let claims = self.world().now().claims.iter().map(Known::of).enumerate();
        claims.filter(move |(_, claim)| self.hears(*claim)).map(|(at, claim)| (ClaimId::at(at), claim))
    }

    /// A claim that this seat hears of.
    #[must_use]
    pub fn claim(self, id: ClaimId) -> Option<Known<'w, ClaimNow>> {
        self.world().now().claims.get(id.index()).map(Known::of).filter(|claim| self.hears(*claim))
    }

    /// What this seat has said, alone or with others.
    pub fn said(self) -> impl Iterator<Item = Known<'w, ClaimNow>> {
        self.world().now().claims.iter().map(Known::of).filter(move |claim| claim.is_by(self.seat()))
    }

    /// What it is charged with, by others.
    pub fn charges(self) -> impl Iterator<Item = (ClaimId, Known<'w, ClaimNow>)> {
        let claims = self.world().now().claims.iter().map(Known::of).enumerate();
        claims.filter(move |(_, claim)| claim.accuses(self.seat())).map(|(at, claim)| (ClaimId::at(at), claim))
    }

    /// Whether it has anything to take back of a nation over an incident, or of any over any (5.5).
    #[must_use]
    pub fn owes_correction(self, accused: Option<NationId>, incident: Option<IncidentId>) -> bool {
        self.said().any(|claim| claim.is_to_correct(self.seat(), accused, incident))
    }
}
