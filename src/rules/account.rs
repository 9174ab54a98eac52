//! 5.5 The account of a word: what naming somebody comes to once the truth is public.

use super::claims::is_true;
use super::round::Round;
use crate::event::{Cause, ClaimEvent, Event, Gauge};
use crate::terms::{ActorId, ClaimId, ClaimReply, IncidentId, NationId, NationSet, Rule, divide_half_away};
use crate::world::{ClaimNow, Known, Sight, World};

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
            claim.accused.is_some_and(|one| nations.has(one))
                || claim.wording.who.is_some_and(|who| actors.contains(&who))
        });
        self.settle_words(incident, |claim| claim.shown_false);
        self.clear_the_innocent(incident, nations);
    }

    /// Shows those of these claims on an incident false that are. Whoever heard one trusts its
    /// speakers less (3.4).
    fn show_false(&mut self, incident: IncidentId, concerned: impl Fn(&ClaimNow) -> bool) {
        for (id, claim) in self.claims_on(incident) {
            if claim.shown_false || !concerned(&claim) || is_true(self.world, Known::of(&claim)) {
                continue;
            }
            self.emit(Event::ClaimShownFalse { id });
            let full = self.numbers().trust_false;
            // Whoever could show why it thought so is forgiven half.
            let trust = if claim.supported { full / 2 } else { full };
            let hearers =
                if claim.public { self.everyone() } else { claim.accused.map_or(NationSet::NONE, NationSet::one) };
            for speaker in claim.speakers().iter() {
                for hearer in hearers.minus(claim.speakers()).iter() {
                    self.regard(hearer, speaker, trust, Rule(3, 4), Cause::Claim(id));
                }
            }
        }
    }

    /// Every speaker whose strongest word on an incident is one of these settles its account.
    fn settle_words(&mut self, incident: IncidentId, these: impl Fn(&ClaimNow) -> bool) {
        for nation in self.everyone().iter() {
            if let Some((id, claim)) = strongest_word(self.world, nation, incident).filter(|(_, claim)| these(claim)) {
                self.settle_word(nation, id, &claim);
            }
        }
    }

    /// Settles one word with one of its speakers, unless the incident is settled for it.
    fn settle_word(&mut self, nation: NationId, id: ClaimId, claim: &ClaimNow) {
        let settled = self.claims_on(claim.incident).iter().any(|(_, claim)| claim.account.get(nation).is_some());
        if settled || !claim.wording.rung.names() {
            return;
        }
        let numbers = self.numbers().account;
        let right = is_true(self.world, Known::of(claim));
        let stood = self.now().round.saturating_sub(claim.round);
        let (rung, word) = (claim.wording.rung, claim.wording.word);
        let mut half_points = numbers.of(rung, word, right, stood);
        if !right {
            half_points = half_points.saturating_mul(self.times_for_false(nation, claim.incident));
        }
        // Credibility moves by whole points, so that halves add up over a play.
        let whole = |half: i16| i16::try_from(divide_half_away(i64::from(half), 2)).unwrap_or(0);
        let before = self.words_so_far(nation);
        let by = whole(before.saturating_add(half_points)).saturating_sub(whole(before));
        self.emit(Event::Claim(ClaimEvent::Settled { id, nation, half_points, right }));
        self.shift(Gauge::Credibility(nation), by, RULE, Cause::Claim(id));
        self.shift(Gauge::Mandate(nation), numbers.mandate(rung, word, right, stood), RULE, Cause::Claim(id));
    }

    /// What a nation's words have come to so far, in half-points.
    fn words_so_far(&self, nation: NationId) -> i16 {
        let settled = self.now().claims.iter().filter_map(|claim| *claim.account.get(nation));
        settled.fold(0, i16::saturating_add)
    }

    /// Whoever denied in play what is now shown true loses credibility, once for each accuser (5.4).
    fn find_out_deniers(&mut self, incident: IncidentId) {
        let cost = self.numbers().account.denied.saturating_neg();
        let mut found = [NationSet::NONE; NationSet::MOST];
        for (id, claim) in self.claims_on(incident) {
            let denied = claim.public && claim.reply == Some(ClaimReply::Deny);
            let Some(by) = claim.accused.filter(|_| denied) else { continue };
            let Some(known) = found.get_mut(by.index()) else { continue };
            if !known.has(claim.by) && is_true(self.world, Known::of(&claim)) {
                known.insert(claim.by);
                self.shift(Gauge::Credibility(by), cost, Rule(5, 4), Cause::Claim(id));
            }
        }
    }

    /// A speaker takes back what it had said of a nation and what has been shown false.
    pub(super) fn correct(&mut self, by: NationId, accused: Option<NationId>, incident: Option<IncidentId>) {
        let Some(incident) = incident else { return };
        for (id, claim) in self.claims_on(incident) {
            if claim.accused == accused && owes_correction(&claim, by) {
                self.emit(Event::Claim(ClaimEvent::Corrected { id, nation: by }));
            }
        }
    }

    /// Whoever has been shown innocent is owed a correction: a speaker that has said nothing by the
    /// end of the next round loses its trust.
    pub(super) fn mind_corrections(&mut self) {
        let round = self.now().round;
        let cost = self.numbers().account.uncorrected.saturating_neg();
        for index in 0..self.now().claims.len() {
            let Some(&claim) = self.now().claims.get(index) else { continue };
            let due = claim.shown_false && claim.shown_in.saturating_add(1) == round;
            let Some(accused) = claim.accused.filter(|_| due) else { continue };
            for speaker in claim.speakers().iter().filter(|&speaker| owes_correction(&claim, speaker)) {
                self.regard(accused, speaker, cost, RULE, Cause::Claim(ClaimId::at(index)));
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

    fn claims_on(&self, incident: IncidentId) -> Vec<(ClaimId, ClaimNow)> {
        let all = self.now().claims.iter().enumerate();
        all.filter(|(_, claim)| claim.incident == incident).map(|(at, claim)| (ClaimId::at(at), *claim)).collect()
    }
}

/// Whether a nation has said something that was shown false and that it has not taken back.
fn owes_correction(claim: &ClaimNow, speaker: NationId) -> bool {
    claim.shown_false && claim.speakers().has(speaker) && !claim.corrected.has(speaker)
}

/// The claim that carried a nation's strongest public word on an incident: the one that has most
/// to lose; of equal ones the first, which has stood longest.
fn strongest_word(world: &World, nation: NationId, incident: IncidentId) -> Option<(ClaimId, ClaimNow)> {
    let account = world.table().numbers.account;
    let risks = |claim: &ClaimNow| account.of(claim.wording.rung, claim.wording.word, false, 0);
    let own = world.now().claims.iter().enumerate().filter(|(_, claim)| {
        claim.incident == incident && claim.public && claim.wording.rung.names() && claim.speakers().has(nation)
    });
    own.min_by_key(|(at, claim)| (risks(claim), *at)).map(|(at, claim)| (ClaimId::at(at), *claim))
}

/// What a nation's words would come to, in half-points, if the truth of this world came out once each
/// has stood: what a planner reckons with in a world that it imagines. Settled words are left out.
#[must_use]
pub fn unsettled(world: &World, nation: NationId) -> i16 {
    if world.now().ended.is_some() {
        return 0;
    }
    let account = world.table().numbers.account;
    let open = |incident: &IncidentId| world.now().incident(*incident).is_some_and(|now| now.finding.is_none());
    let words = world.table().incident_ids().filter(open).filter_map(|id| strongest_word(world, nation, id));
    let words = words.filter(|(_, claim)| claim.account.get(nation).is_none());
    words
        .map(|(_, claim)| {
            let right = is_true(world, Known::of(&claim));
            account.of(claim.wording.rung, claim.wording.word, right, account.stands)
        })
        .fold(0, i16::saturating_add)
}

/// Whether a seat has anything to take back of a nation over an incident (5.5).
pub(super) fn has_to_correct(sight: Sight<'_>, accused: Option<NationId>, incident: Option<IncidentId>) -> bool {
    sight.claims().any(|(_, claim)| {
        claim.shown_false()
            && claim.speakers().has(sight.seat())
            && !claim.corrected().has(sight.seat())
            && claim.accused().is_some()
            && accused.is_none_or(|accused| claim.accused() == Some(accused))
            && incident.is_none_or(|incident| claim.incident() == incident)
    })
}
