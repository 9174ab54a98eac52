//! By which fact a seat knows of a thing: the functions that the tables of the state name.

use super::At;
use crate::terms::{CardId, Carrier, IncidentId, InjectId, NationId, ProgrammeId};
use crate::world::{
    AskNow, CardNow, ClaimNow, CoordinationNow, CounterNow, Deed, DraftNow, IncidentNow, InjectNow, Known, MessageNow,
    Move, NationNow, NoticeNow, PledgeNow, ProgrammeNow, ProposalNow, RequestNow,
};

/// Writes down facts: what the thing is of which each is asked, and when the seat knows of it.
macro_rules! facts {
    ($($(#[$doc:meta])* $name:ident = |$at:pat_param, $now:pat_param| $type:ty: $knows:expr;)*) => {$(
        $(#[$doc])*
        pub(in crate::world) fn $name($at: &At<'_, '_>, $now: &$type) -> bool {
            $knows
        }
    )*};
}

facts! {
    /// A nation is the seat's own.
    nation = |at, _| NationNow: at.known.is_me(NationId::at(at.place));
    /// An incident that it was told of has begun.
    incident = |at, _| IncidentNow: at.known.incidents.contains(&IncidentId::at(at.place));
    /// It holds a card.
    card = |at, _| CardNow: at.known.cards.has(CardId::at(at.place));
    /// An inject has reached it.
    inject = |at, _| InjectNow: at.known.injects.contains(&InjectId::at(at.place));
    /// A claim is public, or it is a party to it.
    claim = |at, claim| ClaimNow: at.known.sight.hears(Known::of(claim));
    /// It made a request, or received it.
    request = |at, request| RequestNow: at.known.is_me(request.from) || at.known.is_me(request.to);
    /// It proposed a joint claim, or was asked to sign it.
    proposal = |at, proposal| ProposalNow: at.known.is_me(proposal.by) || proposal.to.has(at.known.seat);
    /// It asked for a card, or was asked for it.
    ask = |at, ask| AskNow: at.known.is_me(ask.by) || at.known.is_me(ask.of);
    /// It proposed to speak on one day, or was asked to.
    coordination = |at, one| CoordinationNow: at.known.is_me(one.by) || one.to.has(at.known.seat);
    /// A deed was done in the open, or it is its doer or, as a rule, its target.
    deed = |at, deed| Deed: at.known.sight.sees(deed);
    /// A countermeasure was taken in the open, or it took it or bears it.
    counter = |at, counter| CounterNow: at.known.sight.sees_counter(counter);
    /// It told a host, or is the host.
    notice = |at, notice| NoticeNow: at.known.is_me(notice.by) || at.known.is_me(notice.host);
    /// It sent, received or overheard a message.
    message = |at, message| MessageNow: at.known.sight.reads(message);
    /// That a meeting takes place is seen; what is said there is not.
    meeting = |at, message| MessageNow: at.knows || message.message.carrier == Carrier::Meeting;
    /// It may read the number that moved.
    gauge = |at, moved| Move: at.known.sight.may_read(moved.gauge);
    /// It knows of a draft: it sits in the forum, or the draft was adopted.
    draft = |at, _| DraftNow: draft_of(at).is_some_and(|id| at.known.sight.draft(id).is_some());
    /// It sits in the forum of a draft.
    member = |at, _| DraftNow: draft_of(at).is_some_and(|id| at.known.sight.sits_in(id));
    /// A programme runs or has run, or it is among its donors, or the host to whom it is offered.
    programme = |at, _| ProgrammeNow: at.known.sight.programme(ProgrammeId::at(at.place)).is_some();
    /// A pledge is public, or it gave, received or overheard it.
    pledge = |at, pledge| PledgeNow: at.known.sight.hears_pledge(pledge);
}

fn draft_of(at: &At<'_, '_>) -> Option<u8> {
    u8::try_from(at.place).ok()
}
