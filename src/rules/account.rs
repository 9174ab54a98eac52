//! 5.5 The account of a word: what naming somebody comes to once the truth is public.

use super::judgements::{Judged, Judgements, Settlement};
use super::round::Round;
use crate::event::{Cause, ClaimEvent, Event, Gauge};
use crate::terms::{ActorId, ClaimId, ClaimReply, IncidentId, NationId, NationSet, Rule, divide_half_away};

/// The rule of the account itself.
const RULE: Rule = Rule(5, 5);

impl Round<'_> {
    /// Establishes in public who was behind an incident: claims are shown false, every word on it
    /// settles its account, and whoever denied what was so is found out. Once established, it stays so.
    pub(super) fn establish(&mut self, incident: IncidentId) {
        let Some(truth) = self.table().incident(incident).map(|spec| spec.truth) else { return };
        if self.now().incident(incident).is_none_or(|now| now.finding.is_some()) {
            return;
        }
        self.emit(Event::FindingPublished { incident, who: truth.actor, link: truth.link });
        self.show_false(incident, |_| true);
        self.settle_words(incident, |_| true);
        self.find_out_deniers(incident);
        self.clear_the_innocent(incident, self.everyone());
    }

    /// After a forgery was unmasked: claims that name whom it pointed at are shown false, and whoever
    /// had put its strongest word on one settles at once, although the truth is not out (§12).
    pub(super) fn unmask(&mut self, incident: IncidentId, nations: NationSet, actors: &[ActorId]) {
        if self.now().incident(incident).is_none_or(|now| now.finding.is_some()) {
            return;
        }
        self.show_false(incident, |claim| {
            claim.accused().is_some_and(|one| nations.has(one))
                || claim.wording().who.is_some_and(|who| actors.contains(&who))
        });
        self.settle_words(incident, |claim| claim.shown_false());
        self.clear_the_innocent(incident, nations);
    }

    /// The table of judgements as it stands.
    pub(super) fn judgements(&self) -> Judgements<'_> {
        Judgements::of(self.world)
    }

    /// Shows those of these claims on an incident false that are. Whoever heard one trusts its
    /// speakers less (3.4).
    fn show_false(&mut self, incident: IncidentId, concerned: impl Fn(&Judged<'_>) -> bool) {
        let (everyone, full) = (self.everyone(), self.numbers().trust_false);
        let is_due = |claim: &Judged<'_>| !claim.shown_false() && concerned(claim) && !claim.is_true();
        // Whoever could show why it thought so is forgiven half.
        let trust = |claim: &Judged<'_>| if claim.is_supported() { full / 2 } else { full };
        let due = self.judgements().on(incident).filter(is_due);
        let due: Vec<_> =
            due.map(|claim| (claim.id(), claim.speakers(), claim.hearers(everyone), trust(&claim))).collect();
        for (id, speakers, hearers, trust) in due {
            self.emit(Event::ClaimShownFalse { id });
            for speaker in speakers.iter() {
                for hearer in hearers.iter() {
                    self.regard(hearer, speaker, trust, Rule(3, 4), Cause::Claim(id));
                }
            }
        }
    }

    /// Every speaker whose strongest word on an incident is one of these settles its account.
    fn settle_words(&mut self, incident: IncidentId, these: impl Fn(&Judged<'_>) -> bool) {
        for nation in self.everyone().iter() {
            let strongest = self.judgements().strongest_word(nation, incident);
            if let Some(id) = strongest.filter(|claim| these(claim)).map(|claim| claim.id()) {
                self.settle_word(nation, incident, id);
            }
        }
    }

    /// Settles one word with one of its speakers, unless the incident is settled for it.
    fn settle_word(&mut self, nation: NationId, incident: IncidentId, id: ClaimId) {
        let table = self.judgements();
        let Some(claim) = table.claim(id).filter(|_| !table.has_settled(nation, incident)) else { return };
        let stood = self.now().round.saturating_sub(claim.round());
        let (Settlement { right, half_points, mandate }, before) = (claim.settles(stood), table.settled(nation));
        let times = if right { 1 } else { self.times_for_false(nation, incident) };
        let half_points = half_points.saturating_mul(times);
        // Credibility moves by whole points, so that halves add up over a play.
        let whole = |half: i16| i16::try_from(divide_half_away(i64::from(half), 2)).unwrap_or(0);
        let by = whole(before.saturating_add(half_points)).saturating_sub(whole(before));
        self.emit(Event::Claim(ClaimEvent::Settled { id, nation, half_points, right }));
        self.shift(Gauge::Credibility(nation), by, RULE, Cause::Claim(id));
        self.shift(Gauge::Mandate(nation), mandate, RULE, Cause::Claim(id));
    }

    /// Whoever denied in play what is now shown true loses credibility, once for each accuser (5.4).
    fn find_out_deniers(&mut self, incident: IncidentId) {
        let cost = self.numbers().account.denied.saturating_neg();
        let denied = |claim: &Judged<'_>| claim.public() && claim.reply() == Some(ClaimReply::Deny) && claim.is_true();
        let mut found: Vec<(NationId, NationId, ClaimId)> = Vec::new();
        for claim in self.judgements().on(incident).filter(denied) {
            let Some(accused) = claim.accused() else { continue };
            if !found.iter().any(|&(denier, by, _)| (denier, by) == (accused, claim.by())) {
                found.push((accused, claim.by(), claim.id()));
            }
        }
        for (denier, _, id) in found {
            self.shift(Gauge::Credibility(denier), cost, Rule(5, 4), Cause::Claim(id));
        }
    }

    /// A speaker takes back what it had said of a nation, of all if none is meant, and what has been shown false.
    pub(super) fn correct(&mut self, by: NationId, accused: Option<NationId>, incident: Option<IncidentId>) {
        let owed = self.judgements().claims().filter(|claim| claim.is_to_correct(by, accused, incident));
        let owed: Vec<ClaimId> = owed.map(|claim| claim.id()).collect();
        for id in owed {
            self.emit(Event::Claim(ClaimEvent::Corrected { id, nation: by }));
        }
    }

    /// Whoever has been shown innocent is owed a correction: a speaker that has said nothing by the
    /// end of the next round loses its trust.
    pub(super) fn mind_corrections(&mut self) {
        let round = self.now().round;
        let cost = self.numbers().account.uncorrected.saturating_neg();
        let due = self.judgements().claims().filter(|claim| claim.correction_is_due(round));
        let silent = |claim: &Judged<'_>| claim.speakers().iter().filter(|&one| claim.owes_correction(one)).collect();
        let due: Vec<(ClaimId, NationId, NationSet)> =
            due.filter_map(|claim| Some((claim.id(), claim.accused()?, silent(&claim)))).collect();
        for (id, accused, silent) in due {
            for speaker in silent.iter() {
                self.regard(accused, speaker, cost, RULE, Cause::Claim(id));
            }
        }
    }

    /// At the end of the play the truth is opened, and what was not established settles then.
    pub(super) fn settle_all_words(&mut self) {
        for incident in self.shared_table().incident_ids() {
            if self.now().incident(incident).is_some_and(|now| now.finding.is_none()) {
                self.settle_words(incident, |_| true);
            }
        }
    }
}
