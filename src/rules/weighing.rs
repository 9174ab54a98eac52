//! 5.3, 5.4 How states take a claim: each by what it has itself seen, the rest of the world by what
//! is public; and what replies to it do.

use super::assess::{Assessment, assess_in_public, assess_shown};
use super::backing::Charge;
use super::coordination::named;
use super::facts::Facts;
use super::judgements::Judged;
use super::round::Round;
use crate::event::{Cause, ClaimEvent, Event, Gauge, Swing, Way};
use crate::order::Wording;
use crate::terms::{
    CardSet, ClaimId, ClaimReply, IncidentId, Likelihood, NationId, RequestKind, Rule, Rung, divide_half_away,
};
use crate::world::{ClaimNow, Known, Learnt};

/// The rule of replies.
const REPLIES: Rule = Rule(5, 4);

/// The mean of answers, each in per cent.
fn mean(answers: impl ExactSizeIterator<Item = i64>) -> i16 {
    let count = i64::try_from(answers.len()).unwrap_or(1).max(1);
    let sum: i64 = answers.map(|answer| answer.clamp(0, 100)).sum();
    i16::try_from(divide_half_away(sum, count)).unwrap_or(0)
}

impl Round<'_> {
    /// Third states and the gallery answer a claim by formula (5.3): texts of one day that name the
    /// same together, each by the mean of what the formula makes of each text (5.1).
    pub(super) fn weigh(&mut self, ids: &[ClaimId]) {
        let claims: Vec<(ClaimId, ClaimNow)> =
            ids.iter().filter_map(|&id| self.now().claims.get(id.index()).map(|claim| (id, *claim))).collect();
        let thirds = claims.iter().fold(self.everyone(), |thirds, (_, claim)| thirds.minus(Known::of(claim).parties()));
        for state in thirds.iter() {
            let answer = mean(claims.iter().map(|(_, claim)| {
                let seen = assess_shown(self.world.sight(state), claim.incident);
                let trust = self.now().trust(state, claim.by);
                self.answers(claim, seen, trust) + i64::from(self.bound_voice(state, claim.by))
            }));
            for &(id, _) in &claims {
                self.emit(Event::ClaimWeighed { id, by: state, answer, own: false });
            }
        }
        let answer =
            mean(claims.iter().map(|(_, claim)| self.answers(claim, assess_in_public(self.world, claim.incident), 0)));
        for &(id, _) in &claims {
            self.emit(Event::Claim(ClaimEvent::GalleryWeighed { id, answer }));
        }
    }

    /// A third state replaces its answer to a claim, and to what was said beside it that day (5.1, 5.3).
    pub(super) fn weigh_by_hand(&mut self, by: NationId, id: ClaimId, answer: i16) {
        let Some(&claim) = self.now().claims.get(id.index()) else { return };
        for index in 0..self.now().claims.len() {
            let beside = self.now().claims.get(index).is_some_and(|other| {
                other.round == claim.round
                    && other.incident == claim.incident
                    && named(other) == named(&claim)
                    && claim.beside.has(other.by)
                    && !Known::of(other).speakers().has(by)
            });
            if beside || index == id.index() {
                self.emit(Event::ClaimWeighed { id: ClaimId::at(index), by, answer, own: true });
            }
        }
    }

    /// Whether a joint text is the first that its speaker says in public of whom it names: it held back
    /// until others could sign (5.6).
    fn held_back(&self, claim: &ClaimNow) -> bool {
        let earlier = self.now().claims.iter().any(|other| {
            other.public
                && other.round < claim.round
                && other.incident == claim.incident
                && named(other) == named(claim)
                && Known::of(other).speakers().has(claim.by)
        });
        !claim.signatories.is_empty() && !earlier
    }

    /// What somebody makes of a claim who has seen so much and trusts its speaker so far.
    fn answers(&self, claim: &ClaimNow, seen: Option<Assessment>, trust: i16) -> i64 {
        let numbers = self.numbers();
        let held_back = self.held_back(claim);
        // Counted in halves: who speaks beside it counts half of who signs (5.1).
        let signed = i64::try_from(2 * claim.signatories.len() + claim.beside.len()).unwrap_or(0);
        let (shown, each, most) = if claim.wording.rung.names() {
            let spec = self.table().incident(claim.incident).map(Known::of);
            let shown = seen.zip(spec).map(|(seen, spec)| {
                let sponsor = claim.wording.who.and_then(|who| self.table().actor(who)).and_then(|actor| actor.sponsor);
                Charge::of(spec, claim.accused, claim.wording, sponsor, numbers).carries(&seen)
            });
            (shown.unwrap_or(0), numbers.acceptance_per_signatory, numbers.acceptance_signatories)
        } else {
            let [each, most] = numbers.claims.unnamed_signatories;
            (i64::from(numbers.claims.unnamed), each, most)
        };
        let standing = self.now().nation(claim.by).credibility.get() - 50;
        shown
            + i64::from(numbers.acceptance_per_trust) * i64::from(trust)
            + divide_half_away(i64::from(standing), 2)
            + divide_half_away(signed * i64::from(each), 2).min(i64::from(most))
            + i64::from(self.panel_acceptance(claim.by))
            + i64::from(if held_back { numbers.acceptance_held_back } else { 0 })
    }

    /// Whether a claim is accepted far enough to count (3.3).
    pub(super) fn is_accepted(&self, claim: Known<'_, ClaimNow>) -> bool {
        Facts::Whole(self.world).acceptance(claim) >= self.numbers().acceptance_counts
    }

    fn move_acceptance(&mut self, id: ClaimId, by: i16, why: Swing) {
        if by != 0 {
            self.emit(Event::Claim(ClaimEvent::AcceptanceMoved { id, by, why }));
        }
    }

    /// The accused answers a claim (5.4).
    pub(super) fn reply_to_claim(&mut self, by: NationId, id: ClaimId, reply: ClaimReply) {
        let Some(&claim) = self.now().claims.get(id.index()) else { return };
        let first = !self.has_replied_before(by, &claim, reply);
        self.emit(Event::ClaimAnswered { id, by, reply });
        let (cause, numbers) = (Cause::Claim(id), self.numbers().claims);
        // Each reply works once for an accuser and an incident; said again, it is only said.
        if !first {
            return;
        }
        match reply {
            ClaimReply::Silence => self.move_acceptance(id, numbers.silence, Swing::Silence),
            ClaimReply::Deny => {
                if claim.public && !self.is_accepted(Known::of(&claim)) {
                    self.shift(Gauge::Mandate(claim.by), numbers.denied.saturating_neg(), REPLIES, cause);
                }
            }
            ClaimReply::CounterAccuse => {
                self.shift(Gauge::Tension(by.min(claim.by), by.max(claim.by)), 1, REPLIES, cause);
                self.counter(by, &claim);
            }
            ClaimReply::OfferJointInquiry => self.ask(by, claim.by, RequestKind::JointInquiry, Some(claim.incident)),
            ClaimReply::ActAgainstGroup => {
                self.restrain_at_a_price(by, cause);
                self.regard(claim.by, by, self.numbers().trust_honoured, REPLIES, cause);
            }
            ClaimReply::ComeForward => self.come_forward_in_reply(by),
            ClaimReply::AskForEvidence | ClaimReply::AnswerInKind => {}
        }
    }

    /// Whether the accused has given the same reply to the same accuser on the same incident before:
    /// it works once.
    fn has_replied_before(&self, by: NationId, to: &ClaimNow, reply: ClaimReply) -> bool {
        self.judgements().on(to.incident).any(|claim| claim.was_answered(by, reply, to.by))
    }

    /// A charge that is turned round is a claim in its own right: that it was run from the
    /// territory of whoever made it.
    fn counter(&mut self, by: NationId, claim: &ClaimNow) {
        if ClaimId::next(self.now().claims.len()).is_some() {
            let wording = Wording {
                rung: Rung::FromTerritory,
                who: None,
                link: None,
                word: Likelihood::Likely,
                cards: CardSet::NONE,
            };
            self.claim_alone(by, claim.incident, claim.by, wording);
        }
    }

    /// At the end of Talks: an accuser who was asked for evidence a round ago and has shown none
    /// since is believed less (5.4).
    pub(super) fn evidence_not_shown(&mut self) {
        let by = self.numbers().claims.unanswered.saturating_neg();
        let kept = self.judgements().claims().filter(|claim| self.is_evidence_kept(claim));
        let kept: Vec<ClaimId> = kept.map(|claim| claim.id()).collect();
        for id in kept {
            self.move_acceptance(id, by, Swing::NoEvidence);
        }
    }

    /// Whether an accuser was asked for the first time, has more to show, and has shown nothing.
    fn is_evidence_kept(&self, claim: &Judged<'_>) -> bool {
        let Some(accused) = claim.accused().filter(|_| claim.owes_evidence(self.now().round)) else { return false };
        let asked = |one: Judged<'_>| one.was_answered(accused, ClaimReply::AskForEvidence, claim.by());
        let mut earlier = self.judgements().on(claim.incident()).take_while(|one| one.id() < claim.id());
        !earlier.any(asked) && !self.has_shown(claim, accused) && self.has_more_to_show(claim, accused)
    }

    /// Whether an accuser holds a card on the incident that the accused does not.
    fn has_more_to_show(&self, claim: &Judged<'_>, accused: NationId) -> bool {
        let held = self.now().held_by(claim.by()).common(self.table().cards_of(claim.incident()));
        !held.minus(self.now().held_by(accused)).is_empty() || held.is_empty()
    }

    /// Whether the accused has had a card on the incident from its accuser, or one was published, since it asked.
    fn has_shown(&self, claim: &Judged<'_>, accused: NationId) -> bool {
        let since = |learnt: &Learnt| {
            let way = match learnt.way {
                Way::SharedBy(from) => claim.is_by(from),
                Way::Published => true,
                Way::Start | Way::Found(_) | Way::Leaked | Way::Inject => false,
            };
            way && learnt.round >= claim.replied()
        };
        self.table().cards_of(claim.incident()).iter().any(|card| {
            let now = self.now().cards.get(card.index());
            now.and_then(|now| *now.learnt.get(accused)).is_some_and(|learnt| since(&learnt))
        })
    }

    /// What becomes of a claim once its accuser takes or refuses the inquiry by both that the
    /// accused has offered (5.4).
    pub(super) fn answer_to_inquiry(
        &mut self,
        offered_by: NationId,
        to: NationId,
        incident: Option<IncidentId>,
        yes: bool,
    ) {
        let Some(incident) = incident else { return };
        let offered = |claim: &Judged<'_>| claim.was_answered(offered_by, ClaimReply::OfferJointInquiry, to);
        let Some(id) = self.judgements().on(incident).rfind(offered).map(|claim| claim.id()) else { return };
        if yes {
            let pair = Gauge::Tension(offered_by.min(to), offered_by.max(to));
            self.shift(pair, -1, REPLIES, Cause::Claim(id));
        } else {
            let by = self.numbers().claims.unanswered.saturating_neg();
            self.move_acceptance(id, by, Swing::InquiryRefused);
        }
    }
}
