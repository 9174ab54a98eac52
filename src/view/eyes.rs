//! Who looks: the press, one seat, or the facilitator; and what each sees of an event.
//!
//! What a pair of eyes sees is built by adding what it knows (17); nothing is
//! taken away from a whole. The world is the one after the event.

use crate::event::{
    CardEvent, CoordinationEvent, CovertEvent, DraftEvent, Event, Gauge, HomeEvent, LawEvent, NormEvent, Way,
};
use crate::script::Inject;
use crate::terms::{
    ActorId, CardId, Carrier, ClaimId, IncidentId, InjectId, MessageId, NationId, ObjectiveId, Outlet, PledgeId,
    ProgrammeId, ProposalId, RequestId,
};
use crate::world::{Deed, IncidentState, MessageNow, World};

/// Whose eyes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Eyes {
    /// What the press can see.
    Public,
    /// One seat.
    Seat(NationId),
    /// Who runs the table, and sees everything.
    Facilitator,
}

/// Whether an event is seen; the world is the one after it.
#[must_use]
pub fn sees(eyes: Eyes, world: &World, event: &Event) -> bool {
    match eyes {
        Eyes::Facilitator => true,
        Eyes::Public => Look { world, seat: None }.sees(event),
        Eyes::Seat(seat) => Look { world, seat: Some(seat) }.sees(event),
    }
}

/// A look from a seat, or from the street.
#[derive(Clone, Copy)]
struct Look<'w> {
    world: &'w World,
    seat: Option<NationId>,
}

impl Look<'_> {
    fn sees(self, event: &Event) -> bool {
        match *event {
            Event::RoundOpened { .. }
            | Event::PhaseBegan { .. }
            | Event::StepClosed { .. }
            | Event::ChannelOpened { .. }
            | Event::ChannelClosed { .. }
            | Event::IncidentAdopted { .. }
            | Event::FindingPublished { .. }
            | Event::CardLeaked { .. }
            | Event::CardPublished { .. }
            | Event::Measures(_)
            | Event::PlayEnded { .. } => true,
            Event::Pledge(ref event) => self.hears_pledge(event.id()),
            Event::Law(event) => self.sees_law(event),
            Event::Moved { gauge, .. } => self.reads(gauge),
            Event::Regarded { from, .. } => self.is(from),
            Event::IncidentBegan { incident }
            | Event::IncidentStruck { incident, .. }
            | Event::IncidentContained { incident }
            | Event::IncidentSubsided { incident } => self.knows(incident),
            Event::NormCited { incident, by, .. } => self.knows(incident) || self.is(by),
            Event::Norm(NormEvent::LeftUnanswered { incident, .. }) => self.knows(incident),
            Event::Norm(NormEvent::StageReached { .. } | NormEvent::Joined { .. }) => true,
            Event::Draft(DraftEvent { draft, what }) => what.is_public() || self.sits_in(draft),
            Event::HostNotified { host, by, .. } => self.is(host) || self.is(by),
            Event::GroupRestrained { actor, by } => self.hosts(actor) || by.is_some_and(|by| self.is(by)),
            Event::GroupLeftAlone { by, .. } | Event::ProposalAnswered { by, .. } if self.is(by) => true,
            Event::GroupLeftAlone { actor, .. } => self.hosts(actor),
            Event::CardGained { nation, .. }
            | Event::InquiryCameUpEmpty { nation, .. }
            | Event::SourceChecked { nation, .. }
            | Event::Judged { nation, .. }
            | Event::RedLineCrossed { nation, .. } => self.is(nation),
            Event::CardShared { from, to, .. } | Event::ContactTried { from, to, .. } => self.is(from) || self.is(to),
            Event::BreachNoticed { from, card } => self.is(from) || self.gave(from, card),
            Event::MessageSent { from, ref message, .. } => {
                message.carrier == Carrier::Meeting || self.is(from) || self.among(message.to)
            }
            Event::MessageOverheard { by, .. } | Event::OrderLapsed { by, .. } | Event::ChoiceMade { by, .. } => {
                self.is(by)
            }
            Event::RequestMade { from, to, .. } => self.is(from) || self.is(to),
            Event::RequestAnswered { id, .. } | Event::RequestFulfilled { id } => self.asked(id),
            Event::ClaimProposed { id, .. }
            | Event::ProposalAnswered { id, .. }
            | Event::ProposalDelayed { id }
            | Event::ProposalClosed { id } => self.negotiates(id),
            Event::ClaimMade { id, .. }
            | Event::ClaimWeighed { id, .. }
            | Event::ClaimAnswered { id, .. }
            | Event::ClaimShownFalse { id } => self.hears(id),
            Event::Claim(event) => self.hears(event.id()),
            Event::Card(event) => self.asks_or_gives(event),
            Event::Coordination(ref event) => self.coordinates(event),
            Event::ActPerformed { by, action, target, incident, unlawful } => {
                self.saw(Deed { round: 0, by, action, target, incident, unlawful })
            }
            Event::InjectArrived { inject } => self.gets(inject),
            Event::Programme(event) => self.follows(event.programme()),
            Event::FlagRaised { .. } | Event::FlagLowered { .. } => false,
            Event::ObjectiveJudged { objective, .. } => self.pursues(objective),
            Event::Covert(CovertEvent::TracesCleaned { by, .. } | CovertEvent::FlagPlanted { by, .. }) => self.is(by),
            Event::Home(HomeEvent::Liaised { nation }) => self.is(nation),
            Event::Covert(_) | Event::Press(_) | Event::Home(_) | Event::Matrix(_) => true,
            Event::Spoken(ref speech) => self.is_told(speech.to),
            Event::Observed { .. } => self.world.now().ended.is_some(),
        }
    }

    fn is(self, nation: NationId) -> bool {
        self.seat == Some(nation)
    }

    fn among(self, nations: crate::terms::NationSet) -> bool {
        self.seat.is_some_and(|seat| nations.has(seat))
    }

    fn knows(self, incident: IncidentId) -> bool {
        match self.seat {
            Some(seat) => self.world.sight(seat).knows(incident),
            None => is_public(self.world, incident),
        }
    }

    /// Whether whoever speaks from outside the seats speaks to these eyes.
    fn is_told(self, to: crate::terms::NationSet) -> bool {
        self.seat.map_or_else(|| to == self.world.table().everyone(), |seat| to.has(seat))
    }

    fn sits_in(self, draft: u8) -> bool {
        self.seat.is_some_and(|seat| self.world.sight(seat).sits_in(draft))
    }

    fn hosts(self, actor: ActorId) -> bool {
        let host = self.world.table().actor(actor).filter(|actor| actor.sheltered).and_then(|actor| actor.host);
        host.is_some_and(|host| self.is(host))
    }

    /// Whether this seat gave the card to the one that passed it on.
    fn gave(self, to: NationId, card: CardId) -> bool {
        let learnt = self.world.now().cards.get(card.index()).and_then(|now| *now.learnt.get(to));
        learnt.is_some_and(|learnt| matches!(learnt.way, Way::SharedBy(giver) if self.is(giver)))
    }

    fn asked(self, id: RequestId) -> bool {
        let request = self.world.now().requests.get(id.index());
        request.is_some_and(|request| self.is(request.from) || self.is(request.to))
    }

    fn negotiates(self, id: ProposalId) -> bool {
        let proposal = self.world.now().proposals.get(id.index());
        proposal.is_some_and(|proposal| self.is(proposal.by) || self.among(proposal.to))
    }

    fn asks_or_gives(self, event: CardEvent) -> bool {
        let id = match event {
            CardEvent::Asked { id, .. } | CardEvent::Answered { id, .. } | CardEvent::Lapsed { id } => id,
            CardEvent::Labelled { nation, .. } => return self.is(nation),
        };
        let ask = self.world.now().asks.get(id.index());
        ask.is_some_and(|ask| self.is(ask.by) || self.is(ask.of))
    }

    fn coordinates(self, event: &CoordinationEvent) -> bool {
        let id = match event {
            CoordinationEvent::Proposed { id, .. } | CoordinationEvent::Answered { id, .. } => id,
            // What was said that day was said in public.
            CoordinationEvent::Spoken { .. } => return true,
        };
        let one = self.world.now().coordinations.get(id.index());
        one.is_some_and(|one| self.is(one.by) || self.among(one.to))
    }

    fn hears_pledge(self, id: PledgeId) -> bool {
        let Some(pledge) = self.world.now().pledges.get(id.index()) else { return false };
        self.seat.map_or(pledge.is_public(), |seat| self.world.sight(seat).hears_pledge(pledge))
    }

    fn hears(self, id: ClaimId) -> bool {
        match self.seat {
            Some(seat) => self.world.sight(seat).claim(id).is_some(),
            None => self.world.now().claims.get(id.index()).is_some_and(|claim| claim.public),
        }
    }

    /// What is done in the open everybody sees; the rest is between those two.
    fn sees_law(self, event: LawEvent) -> bool {
        let one = match event {
            LawEvent::TermBegan { by, host, .. }
            | LawEvent::TermRanOut { by, host, .. }
            | LawEvent::StepsTaken { by, host, .. } => return self.is(by) || self.is(host),
            LawEvent::Taken { by, on, action, .. } => Some((by, on, action)),
            LawEvent::GroupNamed { by, to, action, .. } => Some((by, to.unwrap_or(by), action)),
            LawEvent::Lifted { id } | LawEvent::Complied { id } | LawEvent::Unlawful { id, .. } => {
                let counter = self.world.now().law.counter.get(usize::from(id));
                counter.map(|one| (one.by, one.on, one.action))
            }
        };
        one.is_some_and(|(by, on, action)| {
            let open = self.world.table().action(action).is_some_and(|action| action.public);
            open || self.is(by) || self.is(on)
        })
    }

    fn saw(self, deed: Deed) -> bool {
        match self.seat {
            Some(seat) => self.world.sight(seat).sees(&deed),
            None => self.world.table().action(deed.action).is_some_and(|action| action.public),
        }
    }

    fn gets(self, id: InjectId) -> bool {
        let Some(inject) = self.world.table().inject(id) else { return false };
        match self.seat {
            Some(seat) => self.world.sight(seat).inject(id).is_some(),
            None => is_printed(inject),
        }
    }

    fn follows(self, id: ProgrammeId) -> bool {
        match self.seat {
            Some(seat) => self.world.sight(seat).programme(id).is_some(),
            None => self.world.now().programmes.get(id.index()).is_some_and(|now| now.state.is_public()),
        }
    }

    fn pursues(self, id: ObjectiveId) -> bool {
        // Whether an objective is met is its owner's to know, even if the objective is public.
        self.world.table().objective(id).is_some_and(|objective| self.is(objective.nation))
    }

    fn reads(self, gauge: Gauge) -> bool {
        match (self.seat, gauge) {
            (Some(seat), gauge) => self.world.sight(seat).may_read(gauge),
            (
                None,
                Gauge::Track(..)
                | Gauge::Mandate(_)
                | Gauge::Credibility(_)
                | Gauge::Capacity(..)
                | Gauge::Tension(..)
                | Gauge::Pressure(_)
                | Gauge::Erosion(_),
            ) => true,
            (None, Gauge::Salience(incident) | Gauge::Containment(incident)) => self.knows(incident),
            (
                None,
                Gauge::Capital(_)
                | Gauge::Funds(_)
                | Gauge::Staff(_)
                | Gauge::SourceHealth(_)
                | Gauge::Surge(..)
                | Gauge::Trust(..)
                | Gauge::Strength(_),
            ) => false,
        }
    }
}

/// Whether a message carries a pledge that these eyes know of.
pub(super) fn carries_pledge(eyes: Eyes, world: &World, message: MessageId) -> bool {
    let carried = world.now().pledges.iter().find(|pledge| pledge.message == message);
    carried.is_some_and(|pledge| match eyes {
        Eyes::Public => pledge.is_public(),
        Eyes::Seat(seat) => world.sight(seat).hears_pledge(pledge),
        Eyes::Facilitator => true,
    })
}

/// Whether the press knows of an incident: everybody seated does.
pub(super) fn is_public(world: &World, incident: IncidentId) -> bool {
    let now = world.now().incident(incident);
    now.is_some_and(|now| now.state != IncidentState::Dormant && now.known == world.table().everyone())
}

/// Whether an inject stands in the newspapers, or on everybody's telephone.
pub(super) fn is_printed(inject: &Inject) -> bool {
    inject.to.is_none() && matches!(inject.outlet, Outlet::News | Outlet::SocialMedia)
}

/// Whether a message may be read, and not only seen to pass.
pub(super) fn may_read(eyes: Eyes, world: &World, message: &MessageNow) -> bool {
    match eyes {
        Eyes::Public => false,
        Eyes::Seat(seat) => world.sight(seat).reads(message),
        Eyes::Facilitator => true,
    }
}
