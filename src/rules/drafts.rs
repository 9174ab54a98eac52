//! 8.2, 8.3 Negotiated texts: what may be said over them, and what comes of it in Talks.

use super::admit::{module, staff};
use super::round::Round;
use crate::event::{Cause, DraftEvent, Drafted, Event, Gauge};
use crate::order::{DraftTalk, Load, NoDraft, Package, Pick, Refusal, Says};
use crate::script::{Decides, Draft};
use crate::terms::{DraftStage, Module, NationId, NationSet, Rule, Stance};
use crate::world::{DraftNow, Known, Sight};

/// Whether a seat may say something over a draft now.
///
/// Nothing in it depends on what the seat does not know: a draft of a forum in which it does not
/// sit is as if it were not there until it is adopted, and what the members mark they all see.
pub(super) fn may_negotiate(sight: Sight<'_>, talk: DraftTalk) -> Result<(), Refusal> {
    module(sight, Module::Drafts)?;
    let (spec, now) = sight.draft(talk.draft).ok_or(Refusal::NoSuchThing)?;
    // What is not decided by consensus belongs to the other forums (1.8).
    if spec.decides() != Decides::Consensus {
        module(sight, Module::Forums)?;
    }
    if !sight.sits_in(talk.draft) {
        return Err(no(NoDraft::NotAMember));
    }
    if matches!(talk.says, Says::BreakSilence | Says::Reserve(_)) {
        // Influence that was bought shows in votes (10.5).
        let bound =
            now.sponsors.iter().find(|&sponsor| sponsor != sight.seat() && sight.is_bound(sight.seat(), sponsor));
        bound.map_or(Ok(()), |to| Err(no(NoDraft::VoteBound { to })))?;
    }
    match talk.says {
        Says::Table => may_table(sight, spec, &now),
        Says::BreakSilence => match now.stage {
            DraftStage::UnderSilence if now.against.has(sight.seat()) => Err(no(NoDraft::StandsAlready)),
            DraftStage::UnderSilence => Ok(()),
            _ => Err(no(NoDraft::NotUnderSilence)),
        },
        Says::Sign => {
            let open = spec.treaty() && now.stage == DraftStage::Adopted;
            let signed = *now.signed.get(sight.seat()) > 0;
            if !open {
                return Err(no(NoDraft::NotOpenForSignature));
            }
            if signed { Err(no(NoDraft::StandsAlready)) } else { Ok(()) }
        }
        says => {
            is_negotiated(&now)?;
            may_move(sight, spec, &now, says)
        }
    }
}

const fn no(no: NoDraft) -> Refusal {
    Refusal::Draft(no)
}

fn may_table(sight: Sight<'_>, spec: Known<'_, Draft>, now: &DraftNow) -> Result<(), Refusal> {
    if now.stage != DraftStage::Shelved {
        return Err(no(NoDraft::Tabled));
    }
    if sight.round() < spec.opens() {
        return Err(no(NoDraft::NotBefore { round: spec.opens() }));
    }
    staff(sight, sight.numbers().drafts.table_staff)
}

/// Whether a text is on the table, where it can be changed.
const fn is_negotiated(now: &DraftNow) -> Result<(), Refusal> {
    match now.stage {
        DraftStage::Shelved => Err(no(NoDraft::NotTabled)),
        DraftStage::Tabled => Ok(()),
        DraftStage::UnderSilence => Err(no(NoDraft::UnderSilence)),
        DraftStage::Adopted => Err(no(NoDraft::Adopted)),
    }
}

/// What may be said over a text on the table.
fn may_move(sight: Sight<'_>, spec: Known<'_, Draft>, now: &DraftNow, says: Says) -> Result<(), Refusal> {
    let seat = sight.seat();
    let fresh = |stands: bool| if stands { Err(no(NoDraft::StandsAlready)) } else { Ok(()) };
    match says {
        Says::CoSponsor => fresh(now.sponsors.has(seat)),
        Says::Mark(pick, stance) => {
            exists(spec, pick)?;
            fresh(now.mark(seat, pick) == Some(stance))
        }
        Says::Amend(pick) => {
            exists(spec, pick)?;
            fresh(now.standing(pick.clause) == Some(pick))?;
            unopposed(now, pick, NationSet::one(seat))
        }
        Says::Offer { to, gives, takes } => may_offer(sight, spec, now, Package { by: seat, to, gives, takes }),
        Says::Answer(_) => {
            if now.package.is_none_or(|package| package.to != seat) {
                return Err(no(NoDraft::NoPackage));
            }
            let most = sight.numbers().replies_a_round;
            if sight.me().load.replies < most { Ok(()) } else { Err(Refusal::LoadFull { of: Load::Replies, most }) }
        }
        Says::Reserve(clause) => {
            exists(spec, Pick { clause, option: 0 })?;
            fresh(now.reserves(seat, clause))?;
            let (needed, available) = (sight.numbers().drafts.reserve_capital, sight.me().capital.get());
            if needed <= available { Ok(()) } else { Err(Refusal::NotEnoughCapital { needed, available }) }
        }
        Says::Lift(clause) => {
            exists(spec, Pick { clause, option: 0 })?;
            if now.reserves(seat, clause) { Ok(()) } else { Err(no(NoDraft::NotReserved)) }
        }
        Says::PutUnderSilence => may_silence(sight, spec, now),
        Says::Table | Says::BreakSilence | Says::Sign => Ok(()),
    }
}

fn exists(spec: Known<'_, Draft>, pick: Pick) -> Result<(), Refusal> {
    if spec.option(pick.clause, pick.option).is_some() { Ok(()) } else { Err(no(NoDraft::NoSuchOption)) }
}

/// Whether no sponsor but these objects to an option.
fn unopposed(now: &DraftNow, pick: Pick, but: NationSet) -> Result<(), Refusal> {
    let objects = |sponsor: &NationId| now.mark(*sponsor, pick) == Some(Stance::Object);
    match now.sponsors.minus(but).iter().find(objects) {
        Some(sponsor) => Err(no(NoDraft::SponsorObjects { sponsor })),
        None => Ok(()),
    }
}

fn may_offer(sight: Sight<'_>, spec: Known<'_, Draft>, now: &DraftNow, package: Package) -> Result<(), Refusal> {
    let Package { by, to, gives, takes } = package;
    if to == by {
        return Err(Refusal::OwnNation);
    }
    if !spec.members(sight.everyone()).has(to) {
        return Err(Refusal::NoSuchThing);
    }
    exists(spec, gives)?;
    exists(spec, takes)?;
    if gives.clause == takes.clause {
        return Err(no(NoDraft::OneClause));
    }
    if now.package.is_some() {
        return Err(no(NoDraft::PackageOpen));
    }
    if [gives, takes].iter().all(|pick| now.standing(pick.clause) == Some(*pick)) {
        return Err(no(NoDraft::StandsAlready));
    }
    // The two can give way to each other, not for a third.
    let two = NationSet::one(by).with(to);
    unopposed(now, gives, two)?;
    unopposed(now, takes, two)
}

fn may_silence(sight: Sight<'_>, spec: Known<'_, Draft>, now: &DraftNow) -> Result<(), Refusal> {
    if !now.sponsors.has(sight.seat()) {
        return Err(no(NoDraft::NotASponsor));
    }
    let needed = sight.numbers().drafts.sponsors;
    if now.sponsors.len() < usize::from(needed) {
        return Err(no(NoDraft::NeedsSponsors { needed }));
    }
    let bracketed = spec.clauses().find(|(clause, ..)| now.standing(*clause).is_none());
    if let Some((clause, ..)) = bracketed {
        return Err(no(NoDraft::Bracketed { clause }));
    }
    let members = spec.members(sight.everyone());
    let reserving = now.reserving(members);
    match reserving.iter().next() {
        Some(by) if !spec.decides().passes(members, reserving) => Err(no(NoDraft::Reserved { by })),
        _ => Ok(()),
    }
}

impl Round<'_> {
    /// Says something over a draft that may be said.
    pub(super) fn negotiate(&mut self, by: NationId, talk: DraftTalk) {
        let (draft, now) = (talk.draft, self.draft_now(talk.draft));
        let (rule, cause) = (Rule(8, 2), Cause::Draft(draft));
        let numbers = self.numbers().drafts;
        match talk.says {
            Says::Table => {
                self.shift(Gauge::Staff(by), numbers.table_staff.saturating_neg(), rule, cause);
                self.drafted(draft, Drafted::Tabled { by });
            }
            Says::CoSponsor => self.drafted(draft, Drafted::CoSponsored { by }),
            Says::Mark(pick, stance) => self.drafted(draft, Drafted::Marked { by, pick, stance }),
            Says::Amend(pick) => self.drafted(draft, Drafted::Amended { by, pick }),
            Says::Offer { to, gives, takes } => {
                self.drafted(draft, Drafted::PackageOffered { package: Package { by, to, gives, takes } });
            }
            Says::Answer(taken) => {
                if let Some(package) = now.and_then(|now| now.package) {
                    self.drafted(draft, Drafted::PackageAnswered { package, taken });
                }
            }
            Says::Reserve(clause) => {
                self.shift(Gauge::Capital(by), numbers.reserve_capital.saturating_neg(), rule, cause);
                self.drafted(draft, Drafted::Reserved { by, clause });
            }
            Says::Lift(clause) => self.drafted(draft, Drafted::ReservationLifted { by, clause }),
            Says::PutUnderSilence => self.drafted(draft, Drafted::PutUnderSilence { by }),
            Says::BreakSilence => {
                if let Some(now) = now {
                    self.break_silence(draft, &now, by);
                }
            }
            Says::Sign => {
                self.drafted(draft, Drafted::Signed { by });
                self.answer_at_home(draft, by);
            }
        }
    }

    /// Speaking up costs the sponsors' goodwill; it ends the silence if the forum cannot do
    /// without the one who spoke (8.2).
    fn break_silence(&mut self, draft: u8, now: &DraftNow, by: NationId) {
        let table = self.shared_table();
        let Some(spec) = table.drafts.get(usize::from(draft)) else { return };
        let members = spec.members(table.everyone());
        let against = now.against.with(by).union(now.reserving(members));
        let ends = !spec.decides.passes(members, against);
        self.drafted(draft, Drafted::SilenceBroken { by, ends });
        let trust = self.numbers().drafts.silence_trust;
        for sponsor in now.sponsors.without(by).iter() {
            self.regard(sponsor, by, trust, Rule(8, 2), Cause::Draft(draft));
        }
    }

    pub(super) fn drafted(&mut self, draft: u8, what: Drafted) {
        self.emit(Event::Draft(DraftEvent { draft, what }));
    }

    pub(super) fn draft_now(&self, draft: u8) -> Option<DraftNow> {
        self.now().drafts.get(usize::from(draft)).copied()
    }
}
