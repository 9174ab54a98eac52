//! Talks in the making: what a seat says in one pass, within its load and its staff.

use crate::order::{CardTalk, Consent, CoordinationTalk, Message, MessageAct, ProgrammeTalk, Says, Talk};
use crate::terms::{Carrier, ClaimReply, IncidentId, NationId, NationSet};
use crate::view::View;

/// What a seat says in one pass.
///
/// Each talk is asked of the view as it stands; what the talks before it will have used of the
/// round's load is counted here, since they take effect only once they are delivered.
pub(super) struct Speech<'w> {
    view: View<'w>,
    said: Vec<Talk>,
    staff: i16,
    replies: u8,
    cables: u8,
    judgements: u8,
}

impl<'w> Speech<'w> {
    /// Nothing said yet.
    pub(super) fn new(view: View<'w>) -> Self {
        let (me, load, numbers) = (view.me(), view.me().load, view.numbers());
        Self {
            view,
            said: Vec::new(),
            staff: me.staff.get(),
            replies: numbers.replies_a_round.saturating_sub(load.replies),
            cables: numbers.cables_a_round.saturating_sub(load.cables),
            judgements: numbers.judgements_a_round.saturating_sub(load.judgements),
        }
    }

    /// Staff that would be left.
    pub(super) const fn staff(&self) -> i16 {
        self.staff
    }

    /// How much has been said.
    pub(super) const fn len(&self) -> usize {
        self.said.len()
    }

    /// Says it, if it may be said and there is room; whether it was.
    pub(super) fn say(&mut self, talk: Talk) -> bool {
        let staff = staff_of(&talk);
        let reply = matches!(talk, Talk::Answer { .. } | Talk::Sign { .. } | Talk::ReplyToClaim { .. })
            || matches!(&talk, Talk::Draft(talk) if matches!(talk.says, Says::Answer(_)))
            || matches!(&talk, Talk::Programme(talk) if talk.is_reply())
            || matches!(&talk, Talk::Card(CardTalk::Answer { .. }))
            || matches!(&talk, Talk::Coordinate(CoordinationTalk::Answer { .. }));
        let cable = match &talk {
            Talk::Send(message) => message.carrier == Carrier::Cable,
            Talk::Pledge(pledging) => pledging.carrier == Carrier::Cable,
            _ => false,
        };
        let judgement = matches!(talk, Talk::Judge(_));
        let full = staff > self.staff
            || cable && self.cables == 0
            || reply && self.replies == 0
            || judgement && self.judgements == 0;
        if full || self.said.iter().any(|said| same_matter(said, &talk)) || self.view.may_say(&talk).is_err() {
            return false;
        }
        self.staff -= staff;
        self.cables -= u8::from(cable);
        self.replies -= u8::from(reply);
        self.judgements -= u8::from(judgement);
        self.said.push(talk);
        true
    }

    /// Sends a note, by cable if one is left, else by phone.
    ///
    /// The sort of a note and its matter say it all: no policy reads prose, and people need not.
    pub(super) fn write(&mut self, to: NationId, act: MessageAct, about: Option<IncidentId>) -> bool {
        [Carrier::Cable, Carrier::Phone]
            .into_iter()
            .any(|carrier| self.say(Talk::Send(Message { to: NationSet::one(to), carrier, act, about, prose: None })))
    }

    /// Everything said.
    pub(super) fn done(self) -> Vec<Talk> {
        self.said
    }
}

const fn staff_of(talk: &Talk) -> i16 {
    match talk {
        Talk::Programme(talk) => matches!(talk, ProgrammeTalk::Offer { .. }) as i16,
        Talk::Card(talk) => matches!(talk, CardTalk::Ask { .. }) as i16,
        Talk::Coordinate(talk) => matches!(talk, CoordinationTalk::Propose { .. }) as i16,
        Talk::Share { .. } | Talk::Propose { .. } | Talk::Home(_) => 1,
        Talk::Send(message) => match message.carrier {
            Carrier::Meeting => 1,
            Carrier::Cable | Carrier::Phone => 0,
        },
        Talk::Pledge(pledging) => match pledging.carrier {
            Carrier::Meeting => 1,
            Carrier::Cable | Carrier::Phone => 0,
        },
        Talk::Ping { .. }
        | Talk::Answer { .. }
        | Talk::Sign { .. }
        | Talk::ReplyToClaim { .. }
        | Talk::Weigh { .. }
        | Talk::Judge(_)
        | Talk::Matrix(_)
        | Talk::Choose { .. } => 0,
        Talk::Draft(talk) => match talk.says {
            Says::Table => 1,
            _ => 0,
        },
    }
}

/// Whether what is said next does not depend on what was said: a mark stands in nobody's own way.
fn is_free_of(said: Says, next: Says) -> bool {
    match (said, next) {
        (Says::Mark(a, _), Says::Mark(b, _)) => a != b,
        (Says::Mark(..), _) => true,
        _ => false,
    }
}

/// Whether a reply leaves no group that is sheltered.
const fn ends_shelter(reply: ClaimReply) -> bool {
    matches!(reply, ClaimReply::ActAgainstGroup | ClaimReply::ComeForward)
}

/// Whether a talk puts its speaker's name to a text.
const fn is_text(talk: &Talk) -> bool {
    matches!(
        talk,
        Talk::Sign { consent: Consent::UpTo(_), .. } | Talk::ReplyToClaim { reply: ClaimReply::CounterAccuse, .. }
    )
}

/// Whether two talks answer the same thing, or only one of them can be said.
fn same_matter(one: &Talk, other: &Talk) -> bool {
    match (one, other) {
        (Talk::Answer { request: a, .. }, Talk::Answer { request: b, .. }) => a == b,
        // One text on an incident in a round, and a charge that is turned round is one (5.2).
        (one, other) if is_text(one) && is_text(other) => true,
        (Talk::Sign { proposal: a, .. }, Talk::Sign { proposal: b, .. }) => a == b,
        // A group that is acted against on one claim cannot be acted against again on the next.
        (Talk::ReplyToClaim { reply: one, .. }, Talk::ReplyToClaim { reply: other, .. })
            if ends_shelter(*one) && ends_shelter(*other) =>
        {
            true
        }
        (Talk::ReplyToClaim { claim: a, .. }, Talk::ReplyToClaim { claim: b, .. })
        | (Talk::Weigh { claim: a, .. }, Talk::Weigh { claim: b, .. }) => a == b,
        (Talk::Choose { inject: a, .. }, Talk::Choose { inject: b, .. }) => a == b,
        (Talk::Propose { .. }, Talk::Propose { .. })
        // With whom one speaks is agreed once.
        | (Talk::Coordinate(_), Talk::Coordinate(_)) => true,
        // What is said over a text changes what may be said next, and a reservation what is left to pay.
        (Talk::Draft(a), Talk::Draft(b)) => {
            let both_reserve = matches!((a.says, b.says), (Says::Reserve(_), Says::Reserve(_)));
            a.draft == b.draft && !is_free_of(a.says, b.says) || both_reserve
        }
        // One programme is offered, joined or left at a time: each takes a donor's place or frees one.
        (Talk::Programme(a), Talk::Programme(b)) => !(a.is_reply() && b.is_reply()) || a.programme() == b.programme(),
        (Talk::Card(CardTalk::Answer { ask: a, .. }), Talk::Card(CardTalk::Answer { ask: b, .. })) => a == b,
        (Talk::Card(CardTalk::Ask { of: a, .. }), Talk::Card(CardTalk::Ask { of: b, .. })) => a == b,
        // One word at a time: a round has room for few, and each binds.
        (Talk::Pledge(_), Talk::Pledge(_)) => true,
        (one, other) => one == other,
    }
}
