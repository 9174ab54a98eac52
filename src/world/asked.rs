//! What one nation asks of others: a request, a signature under a joint text, to speak on one day.

use super::PerNation;
use super::Sight;
use super::secrecy::{draw, fact};
use super::state::state;
use crate::order::{Consent, Wanted, Wording};
use crate::terms::{
    AskId, CardId, CardSet, CoordinationId, IncidentId, NationId, NationSet, ProposalId, Reply, RequestId, RequestKind,
    TextId,
};

state! {
    /// A request that was made.
    #[derive(Clone, Copy, PartialEq, Eq)]
    pub struct RequestNow known by fact::request {
        /// The round in which it was made.
        pub round: u8 => known,
        /// By whom.
        pub from: NationId => known,
        /// To whom.
        pub to: NationId => known,
        /// For what.
        pub kind: RequestKind => known,
        /// About what.
        pub incident: Option<IncidentId> => known,
        /// How it was answered.
        pub reply: Option<Reply> => known,
        /// The round in which what was granted arrives; 0 if at once or never.
        pub due: u8 => known(draw::below::<6>),
        /// Whether that has arrived.
        pub fulfilled: bool => known,
    }
}

state! {
    /// A joint claim that was proposed.
    #[derive(Clone, Copy, PartialEq, Eq)]
    pub struct ProposalNow known by fact::proposal {
        /// The round in which it was proposed.
        pub round: u8 => known,
        /// By whom.
        pub by: NationId => known,
        /// To whom.
        pub to: NationSet => known,
        /// The incident.
        pub incident: IncidentId => known,
        /// Whom it accuses.
        pub accused: Option<NationId> => known,
        /// The text.
        pub wording: Wording => known,
        /// What each partner answered.
        pub consents: PerNation<Option<Consent>> => known,
        /// Whether it has waited a round already.
        pub delayed: bool => known,
        /// Whether it can still be answered.
        pub open: bool => known,
    }
}

state! {
    /// A card that one nation asked of another (4.6).
    #[derive(Clone, Copy, PartialEq, Eq)]
    pub struct AskNow known by fact::ask {
        /// The round in which it was asked for.
        pub round: u8 => known,
        /// By whom.
        pub by: NationId => known,
        /// Of whom.
        pub of: NationId => known,
        /// On which incident.
        pub incident: IncidentId => known,
        /// For what.
        pub wanted: Wanted => known,
        /// Whether that was answered, or time ran out on it.
        pub closed: bool => known,
        /// What was given.
        pub given: CardSet => known,
    }
}

state! {
    /// An agreement to speak on one day (5.1).
    #[derive(Clone, Copy, PartialEq, Eq)]
    pub struct CoordinationNow known by fact::coordination {
        /// The round in which it was proposed.
        pub round: u8 => known,
        /// Who proposed it.
        pub by: NationId => known,
        /// To whom.
        pub to: NationSet => known,
        /// The incident that they are to speak about.
        pub incident: IncidentId => known,
        /// The round in which they do.
        pub day: u8 => known,
        /// Who has agreed.
        pub agreed: NationSet => known,
        /// Who has declined.
        pub declined: NationSet => known,
    }
}

impl CoordinationNow {
    /// Who is to speak: who proposed it, and who agreed.
    #[must_use]
    pub fn parties(&self) -> NationSet {
        self.agreed.with(self.by)
    }
}

impl<'w> Sight<'w> {
    /// The requests that this seat made or received.
    pub fn requests(self) -> impl Iterator<Item = (RequestId, &'w RequestNow)> {
        let all = self.world().now().requests.iter().enumerate();
        all.filter(move |(_, request)| request.from == self.seat() || request.to == self.seat())
            .map(|(index, request)| (RequestId::at(index), request))
    }

    /// The joint claims that this seat proposed or is asked to sign.
    pub fn proposals(self) -> impl Iterator<Item = (ProposalId, &'w ProposalNow)> {
        let all = self.world().now().proposals.iter().enumerate();
        all.filter(move |(_, proposal)| proposal.by == self.seat() || proposal.to.has(self.seat()))
            .map(|(index, proposal)| (ProposalId::at(index), proposal))
    }

    /// The agreements to speak on one day that this seat proposed or was asked for.
    pub fn coordinations(self) -> impl Iterator<Item = (CoordinationId, &'w CoordinationNow)> {
        let all = self.world().now().coordinations.iter().enumerate();
        all.filter(move |(_, one)| one.by == self.seat() || one.to.has(self.seat()))
            .map(|(index, one)| (CoordinationId::at(index), one))
    }

    /// The cards that this seat asked for, or was asked for.
    pub fn asks(self) -> impl Iterator<Item = (AskId, &'w AskNow)> {
        let all = self.world().now().asks.iter().enumerate();
        all.filter(move |(_, ask)| ask.by == self.seat() || ask.of == self.seat())
            .map(|(index, ask)| (AskId::at(index), ask))
    }

    /// The cards on an incident that this seat does not hold and knows that another does, who would
    /// disclose them in a joint text that was laid before this seat.
    #[must_use]
    pub fn told_of(self, by: NationId, incident: IncidentId) -> CardSet {
        let texts =
            self.proposals().filter(|(_, text)| text.by == by && text.incident == incident && text.to.has(self.seat()));
        let cards = texts.fold(CardSet::NONE, |all, (_, text)| all.union(text.wording.cards));
        cards.minus(self.hand())
    }

    /// The title of a card that this seat was told of by a joint text.
    #[must_use]
    pub fn told_title(self, card: CardId) -> Option<TextId> {
        let told = self.proposals().any(|(_, text)| text.to.has(self.seat()) && text.wording.cards.has(card));
        self.world().table().card(card).filter(|_| told).map(|card| card.title)
    }
}
