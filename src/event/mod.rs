//! What happened, in the past tense.
//!
//! An event carries its outcome: folding events needs no dice and no rules.
//! Every change of a number says [`Why`]: the rule and what set it off.

mod draft;

pub use draft::{DraftEvent, Drafted, NormEvent};

mod programme;

pub use programme::ProgrammeEvent;

mod asking;
mod claim;
mod coordination;
mod covert;
mod home;
mod law;
mod matrix;
mod press;

pub use asking::CardEvent;
pub use claim::{ClaimEvent, Swing};
pub use coordination::CoordinationEvent;
pub use covert::CovertEvent;
pub use home::HomeEvent;
pub use law::{LawEvent, Wrong};
pub use matrix::MatrixEvent;
pub use press::PressEvent;

mod pledge;

pub use pledge::{Decider, Fate, MeasuresEvent, PledgeEvent};

use crate::order::{Consent, Judgement, Message, Speech, Wording};
use crate::terms::{
    ActionId, ActorId, CardId, Channel, ClaimId, ClaimReply, EndingId, FlagId, IncidentId, InjectId, Link, MessageId,
    NationId, NationSet, NormId, ObjectiveId, ObservationId, Phase, Pillar, PledgeId, ProposalId, Reply, RequestId,
    RequestKind, Route, Rule, Step, Theme,
};
use serde::{Deserialize, Serialize};

/// A number of the world that can move.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Gauge {
    /// A track of a nation.
    Track(NationId, Theme),
    /// Mandate.
    Mandate(NationId),
    /// Credibility.
    Credibility(NationId),
    /// Political capital.
    Capital(NationId),
    /// Funds.
    Funds(NationId),
    /// Staff free this round.
    Staff(NationId),
    /// Source health.
    SourceHealth(NationId),
    /// A pillar of capacity.
    Capacity(NationId, Pillar),
    /// A pillar for this round's orders only.
    Surge(NationId, Pillar),
    /// Trust of the first towards the second.
    Trust(NationId, NationId),
    /// Tension between two, the lower id first.
    Tension(NationId, NationId),
    /// Salience of an incident.
    Salience(IncidentId),
    /// Strength of an incident's next wave.
    Strength(IncidentId),
    /// Containment of an incident.
    Containment(IncidentId),
    /// Erosion of a norm.
    Erosion(NormId),
    /// Pressure of restrictive measures on a nation (7.3).
    Pressure(NationId),
}

/// What set a change off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Cause {
    /// The round itself.
    Time,
    /// An act of a nation.
    Act(NationId, ActionId),
    /// What a nation said in Talks.
    Talk(NationId),
    /// An incident.
    Incident(IncidentId),
    /// A claim.
    Claim(ClaimId),
    /// A request.
    Request(RequestId),
    /// An inject.
    Inject(InjectId),
    /// The tension between two nations.
    Tension(NationId, NationId),
    /// A red line of a nation, by its place in the brief.
    RedLine(NationId, u8),
    /// A negotiated text, by its place in the scenario's list.
    Draft(u8),
    /// A nation's instructions on a negotiated text.
    Instructions(NationId, u8),
    /// A programme of capacity building.
    Programme(crate::terms::ProgrammeId),
    /// What came to light of a nation's covert side, or what it came forward with.
    Covert(NationId),
    /// A home script of a nation, by its place.
    Home(NationId, u8),
    /// A pledge (9.1).
    Pledge(PledgeId),
    /// Restrictive measures of the first nation against the second (7.3).
    Measures(NationId, NationId),
    /// A free-form act of a nation (§14).
    Matrix(NationId),
}

/// The rule and the cause of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Why {
    /// The number of the rule.
    pub rule: Rule,
    /// What set it off.
    pub cause: Cause,
}

/// How a nation came by a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Way {
    /// It held it from the start.
    Start,
    /// An inquiry found it.
    Found(Route),
    /// A nation shared it.
    SharedBy(NationId),
    /// It was published.
    Published,
    /// It leaked.
    Leaked,
    /// An inject brought it.
    Inject,
}

/// Why an order that had been admitted came to nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Lapse {
    /// It had come to light meanwhile.
    ToLight,
    /// The means were gone.
    MeansGone,
    /// The line it needed was closed meanwhile.
    LineClosed,
    /// The incident was over.
    IncidentOver,
    /// A co-signatory could not clear the text.
    NotCleared,
    /// Nobody was left to sign with.
    NobodySigned,
    /// Another text on the incident had been signed meanwhile.
    OneText,
    /// The other side froze it.
    Frozen,
    /// As many such acts were carried out in this play as can be numbered.
    TooMany,
}

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Event {
    /// A round began.
    RoundOpened {
        /// Its number, from 1.
        round: u8,
    },
    /// A phase began.
    PhaseBegan {
        /// Which.
        phase: Phase,
    },
    /// A step was done: what it moved is clamped now (1.4).
    StepClosed {
        /// Which.
        step: Step,
    },
    /// A number moved.
    Moved {
        /// Which.
        gauge: Gauge,
        /// By how much, before clamping.
        by: i16,
        /// Why.
        why: Why,
    },
    /// One nation gave another reason for more or less trust; the round's step on relations settles it.
    Regarded {
        /// Whose trust.
        from: NationId,
        /// Towards whom.
        to: NationId,
        /// By how much.
        by: i16,
        /// Why.
        why: Why,
    },
    /// A line was opened.
    ChannelOpened {
        /// One end.
        a: NationId,
        /// The other.
        b: NationId,
        /// Which.
        channel: Channel,
    },
    /// A line was closed.
    ChannelClosed {
        /// One end.
        a: NationId,
        /// The other.
        b: NationId,
        /// Which.
        channel: Channel,
    },
    /// An incident began.
    IncidentBegan {
        /// Which.
        incident: IncidentId,
    },
    /// A wave of an incident struck.
    IncidentStruck {
        /// Which.
        incident: IncidentId,
        /// The number of the wave, from 1.
        wave: u8,
        /// Whom it spilled over to.
        spilled: NationSet,
    },
    /// An incident was contained.
    IncidentContained {
        /// Which.
        incident: IncidentId,
    },
    /// An incident had spent itself.
    IncidentSubsided {
        /// Which.
        incident: IncidentId,
    },
    /// The state behind an incident said that it was its own.
    IncidentAdopted {
        /// Which.
        incident: IncidentId,
    },
    /// It was established in public who was behind an incident (5.5).
    FindingPublished {
        /// Which.
        incident: IncidentId,
        /// Who did it.
        who: ActorId,
        /// How a state stood to those who did.
        link: Link,
    },
    /// A host was told that an incident runs from its territory.
    HostNotified {
        /// The host, as the notifier has it.
        host: NationId,
        /// The incident.
        incident: IncidentId,
        /// Who told it.
        by: NationId,
    },
    /// A host restrained the group that it shelters.
    GroupRestrained {
        /// The group.
        actor: ActorId,
        /// The host; nobody if an inject did it.
        by: Option<NationId>,
    },
    /// A host let the group be.
    GroupLeftAlone {
        /// The group.
        actor: ActorId,
        /// The host.
        by: NationId,
    },
    /// A nation came by a card.
    CardGained {
        /// Who.
        nation: NationId,
        /// Which.
        card: CardId,
        /// How.
        way: Way,
    },
    /// An inquiry came up empty, which is also news.
    InquiryCameUpEmpty {
        /// Whose.
        nation: NationId,
        /// On what.
        incident: IncidentId,
        /// Along which route.
        route: Route,
    },
    /// A nation learnt where a card comes from.
    SourceChecked {
        /// Who.
        nation: NationId,
        /// The card.
        card: CardId,
    },
    /// A card was handed over.
    CardShared {
        /// By whom.
        from: NationId,
        /// To whom.
        to: NationId,
        /// Which.
        card: CardId,
        /// Whether the label forbade it.
        against_label: bool,
    },
    /// Sharing against the label was noticed.
    BreachNoticed {
        /// By whom it was shared.
        from: NationId,
        /// Which card.
        card: CardId,
    },
    /// Something happened to a card that was asked for (4.6).
    Card(CardEvent),
    /// A card leaked to the public.
    CardLeaked {
        /// Which.
        card: CardId,
    },
    /// A card was published.
    CardPublished {
        /// Which.
        card: CardId,
        /// By whom; nobody if an inject did it.
        by: Option<NationId>,
    },
    /// A nation recorded its own word on an incident.
    Judged {
        /// Who.
        nation: NationId,
        /// What.
        judgement: Judgement,
    },
    /// A message was sent.
    MessageSent {
        /// Its number.
        id: MessageId,
        /// By whom.
        from: NationId,
        /// What.
        message: Message,
    },
    /// A message on an open line was overheard.
    MessageOverheard {
        /// Which.
        id: MessageId,
        /// By whom.
        by: NationId,
    },
    /// A nation tried another's contact point.
    ContactTried {
        /// Who.
        from: NationId,
        /// Whose.
        to: NationId,
        /// Whether anybody answered.
        answered: bool,
    },
    /// A request was made.
    RequestMade {
        /// Its number.
        id: RequestId,
        /// By whom.
        from: NationId,
        /// To whom.
        to: NationId,
        /// For what.
        kind: RequestKind,
        /// About what.
        incident: Option<IncidentId>,
    },
    /// A request was answered, or time ran out on it.
    RequestAnswered {
        /// Which.
        id: RequestId,
        /// How.
        reply: Reply,
        /// The round in which what was granted arrives; 0 if at once or never.
        due: u8,
    },
    /// What a request was granted for arrived.
    RequestFulfilled {
        /// Which.
        id: RequestId,
    },
    /// A joint claim was proposed.
    ClaimProposed {
        /// Its number.
        id: ProposalId,
        /// By whom.
        by: NationId,
        /// To whom.
        to: NationSet,
        /// On what.
        incident: IncidentId,
        /// Against whom.
        accused: Option<NationId>,
        /// The text.
        wording: Wording,
    },
    /// A partner answered a proposed joint claim.
    ProposalAnswered {
        /// Which.
        id: ProposalId,
        /// Who.
        by: NationId,
        /// How.
        consent: Consent,
    },
    /// A proposed joint claim waits a round for a partner to clear it.
    ProposalDelayed {
        /// Which.
        id: ProposalId,
    },
    /// A proposed joint claim came to nothing, or has been made.
    ProposalClosed {
        /// Which.
        id: ProposalId,
    },
    /// A claim or statement was made.
    ClaimMade {
        /// Its number.
        id: ClaimId,
        /// By whom first.
        by: NationId,
        /// Who signed besides.
        signatories: NationSet,
        /// On what.
        incident: IncidentId,
        /// Against whom.
        accused: Option<NationId>,
        /// The text as it went out.
        wording: Wording,
        /// Whether everybody heard it.
        public: bool,
        /// Whether the evidence then held supported it (5.5).
        supported: bool,
    },
    /// A third state took a view of a claim.
    ClaimWeighed {
        /// Which.
        id: ClaimId,
        /// Who.
        by: NationId,
        /// In per cent.
        answer: i16,
        /// Whether the state chose it itself.
        own: bool,
    },
    /// Something else happened to a claim (5.3–5.5).
    Claim(ClaimEvent),
    /// Something happened about speaking on one day (5.1).
    Coordination(CoordinationEvent),
    /// The accused answered a claim.
    ClaimAnswered {
        /// Which.
        id: ClaimId,
        /// Who.
        by: NationId,
        /// How.
        reply: ClaimReply,
    },
    /// A public event showed a claim false.
    ClaimShownFalse {
        /// Which.
        id: ClaimId,
    },
    /// A norm was cited in answer to a breach.
    NormCited {
        /// Which.
        norm: NormId,
        /// By whom.
        by: NationId,
        /// On what.
        incident: IncidentId,
    },
    /// Something happened to a norm (8.1).
    Norm(NormEvent),
    /// Something happened to a negotiated text (8.2, 8.3).
    Draft(DraftEvent),
    /// An order was carried out.
    ActPerformed {
        /// By whom.
        by: NationId,
        /// Which action.
        action: ActionId,
        /// Towards whom.
        target: Option<NationId>,
        /// About what.
        incident: Option<IncidentId>,
        /// Whether it broke the law.
        unlawful: bool,
    },
    /// An order that had been admitted came to nothing.
    OrderLapsed {
        /// Whose.
        by: NationId,
        /// Which action.
        action: ActionId,
        /// Why.
        reason: Lapse,
    },
    /// Something happened to a pledge (9.1).
    Pledge(PledgeEvent),
    /// Something happened to restrictive measures (7.3).
    Measures(MeasuresEvent),
    /// Something happened under the law of countermeasures and hosts (§6).
    Law(LawEvent),
    /// An inject arrived.
    InjectArrived {
        /// Which.
        inject: InjectId,
    },
    /// A nation chose among the choices of an inject.
    ChoiceMade {
        /// Which inject.
        inject: InjectId,
        /// Who.
        by: NationId,
        /// Which choice, from 1.
        choice: u8,
    },
    /// A mark went up.
    FlagRaised {
        /// Which.
        flag: FlagId,
    },
    /// A mark went down.
    FlagLowered {
        /// Which.
        flag: FlagId,
    },
    /// A red line was crossed.
    RedLineCrossed {
        /// Whose.
        nation: NationId,
        /// Which, by its place in the brief.
        line: u8,
    },
    /// An objective was met, or lost again.
    ObjectiveJudged {
        /// Which.
        objective: ObjectiveId,
        /// Whether it is met.
        met: bool,
    },
    /// An evaluator would tick this.
    Observed {
        /// What.
        observation: ObservationId,
        /// Of whom.
        nation: NationId,
    },
    /// Something happened to a programme of capacity building (§10).
    Programme(ProgrammeEvent),
    /// Something happened on the covert side.
    Covert(CovertEvent),
    /// Something happened in public opinion.
    Press(PressEvent),
    /// Something happened between a ministry and the others at home.
    Home(HomeEvent),
    /// Something happened to a free-form act (§14).
    Matrix(MatrixEvent),
    /// Somebody outside the seats spoke (18.1).
    Spoken(Box<Speech>),
    /// The play ended.
    PlayEnded {
        /// How.
        ending: EndingId,
    },
}
