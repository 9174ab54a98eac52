//! What a case says of an event in part: what a pattern leaves out may be anything.
//!
//! `Never([Moved(gauge: Mandate("corvo"), rule: "7.3")])` holds only if no move of that gauge under
//! that rule happened, by whatever amount and for whatever cause. An event that is written out in full
//! would be missed as soon as a figure of the rules changes, and the case would pass for no reason.

use demarche::event::{
    Cause, ClaimEvent, CovertEvent, Drafted, Event, Fate, Gauge, HomeEvent, LawEvent, MatrixEvent, MeasuresEvent,
    NormEvent, PledgeEvent, PressEvent, ProgrammeEvent,
};
use demarche::terms::{
    CardId, ClaimId, IncidentId, NationId, NormId, ObjectiveId, PledgeId, ProgrammeId, RequestId, Rule,
};
use serde::Deserialize;

/// The kinds of an enum of events: its variants without what they hold.
macro_rules! kinds {
    ($name:ident of $of:ident: $($kind:ident)*) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
        pub(super) enum $name {
            $($kind),*
        }

        impl $name {
            /// The kind of an event: every variant has one.
            pub(super) const fn of(event: &$of) -> Self {
                match event {
                    $($of::$kind { .. } => Self::$kind),*
                }
            }
        }
    };
}

kinds! { Kind of Event:
    RoundOpened PhaseBegan StepClosed Moved Regarded ChannelOpened ChannelClosed IncidentBegan IncidentStruck
    IncidentContained IncidentSubsided IncidentAdopted FindingPublished HostNotified GroupRestrained GroupLeftAlone CardGained
    InquiryCameUpEmpty SourceChecked CardShared BreachNoticed Card CardLeaked CardPublished Judged MessageSent
    MessageOverheard ContactTried RequestMade RequestAnswered RequestFulfilled ClaimProposed ProposalAnswered
    ProposalDelayed ProposalClosed ClaimMade ClaimWeighed Claim ClaimAnswered ClaimShownFalse NormCited Norm Draft
    ActPerformed OrderLapsed Pledge Measures Law InjectArrived ChoiceMade FlagRaised FlagLowered RedLineCrossed
    ObjectiveJudged Observed Coordination Programme Covert Press Home Matrix Spoken PlayEnded
}
kinds! { NormKind of NormEvent: StageReached LeftUnanswered Joined }
kinds! { DraftKind of Drafted:
    Tabled CoSponsored Marked Amended PackageOffered PackageAnswered PackageLapsed Reserved ReservationLifted
    PutUnderSilence SilenceBroken Adopted Signed Bound
}
kinds! { PledgeKind of PledgeEvent: Given Bound Judged }
kinds! { MeasuresKind of MeasuresEvent: Imposed Lifted Pressed }
kinds! { LawKind of LawEvent: Taken Lifted Complied Unlawful TermBegan TermRanOut StepsTaken GroupNamed }
kinds! { ProgrammeKind of ProgrammeEvent:
    Offered Answered Settled Begun Joined Advanced Taught Delivered Left Completed StruckOff
}
kinds! { ClaimKind of ClaimEvent: GalleryWeighed AcceptanceMoved Settled Corrected }
kinds! { CovertKind of CovertEvent: TracesCleaned FlagPlanted CleanUpExposed FlagExposed CameForward }
kinds! { PressKind of PressEvent: NetworksCalmed NetworksBack Upheaval InfluenceExposed }
kinds! { HomeKind of HomeEvent: Liaised Acted }
kinds! { MatrixKind of MatrixEvent: Tried PutToVote Voted Decided }

/// Events that are alike. Each part may be left out, and is then whatever it is.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) enum Pattern {
    /// This event to the letter.
    Event(Event),
    /// All of a kind: `Any(PlayEnded)`.
    Any(Kind),
    /// A number that moved, by whatever amount.
    Moved {
        gauge: Option<Gauge>,
        rule: Option<Rule>,
        cause: Option<Cause>,
    },
    /// A reason for more or less trust, of whatever weight.
    Regarded {
        from: Option<NationId>,
        to: Option<NationId>,
        rule: Option<Rule>,
        cause: Option<Cause>,
    },
    /// A wave, whichever it was and whomever it reached.
    IncidentStruck {
        incident: Option<IncidentId>,
    },
    /// A card that a nation came by, in whatever way.
    CardGained {
        nation: Option<NationId>,
        card: Option<CardId>,
    },
    /// An answer to a request, whatever it was.
    RequestAnswered {
        id: Option<RequestId>,
    },
    /// A view of a claim, whichever.
    ClaimWeighed {
        id: Option<ClaimId>,
        by: Option<NationId>,
    },
    /// An objective that was met, or lost again.
    ObjectiveJudged {
        objective: Option<ObjectiveId>,
        met: Option<bool>,
    },
    /// Something that happened to a norm.
    Norm {
        norm: Option<NormId>,
        what: Option<NormKind>,
    },
    /// Something that happened to a draft.
    Draft {
        draft: Option<u8>,
        what: Option<DraftKind>,
    },
    /// Something that happened to a pledge.
    Pledge {
        id: Option<PledgeId>,
        what: Option<PledgeKind>,
        fate: Option<Fate>,
    },
    /// Something that happened to restrictive measures.
    Measures(MeasuresKind),
    /// Something that happened under the law of countermeasures and hosts.
    Law(LawKind),
    /// Something that happened to a programme.
    Programme {
        id: Option<ProgrammeId>,
        what: Option<ProgrammeKind>,
    },
    /// Something that happened on the covert side.
    Claim(ClaimKind),
    Covert(CovertKind),
    /// Something that happened in public opinion.
    Press(PressKind),
    /// Something that happened between ministries at home.
    Home(HomeKind),
    /// Something that happened to a free-form act.
    Matrix(MatrixKind),
}

impl Pattern {
    /// Whether an event is one of those that are meant.
    pub(super) fn takes(&self, event: &Event) -> bool {
        match (self, event) {
            (Self::Event(said), event) => said == event,
            (Self::Any(kind), event) => *kind == Kind::of(event),
            (Self::Moved { gauge, rule, cause }, Event::Moved { gauge: moved, why, .. }) => {
                fits(gauge, moved) && fits(rule, &why.rule) && fits(cause, &why.cause)
            }
            (Self::Regarded { from, to, rule, cause }, Event::Regarded { from: whose, to: whom, why, .. }) => {
                fits(from, whose) && fits(to, whom) && fits(rule, &why.rule) && fits(cause, &why.cause)
            }
            (Self::IncidentStruck { incident }, Event::IncidentStruck { incident: which, .. }) => fits(incident, which),
            (Self::CardGained { nation, card }, Event::CardGained { nation: who, card: which, .. }) => {
                fits(nation, who) && fits(card, which)
            }
            (Self::RequestAnswered { id }, Event::RequestAnswered { id: which, .. }) => fits(id, which),
            (Self::ClaimWeighed { id, by }, Event::ClaimWeighed { id: which, by: who, .. }) => {
                fits(id, which) && fits(by, who)
            }
            (Self::ObjectiveJudged { objective, met }, Event::ObjectiveJudged { objective: which, met: is }) => {
                fits(objective, which) && fits(met, is)
            }
            (Self::Norm { norm, what }, Event::Norm(event)) => {
                fits(norm, &of_norm(*event)) && fits(what, &NormKind::of(event))
            }
            (Self::Draft { draft, what }, Event::Draft(event)) => {
                fits(draft, &event.draft) && fits(what, &DraftKind::of(&event.what))
            }
            (Self::Pledge { id, what, fate }, Event::Pledge(event)) => {
                let judged = matches!(event, PledgeEvent::Judged { fate: is, .. } if fits(fate, is));
                fits(id, &event.id()) && fits(what, &PledgeKind::of(event)) && (fate.is_none() || judged)
            }
            (Self::Measures(what), Event::Measures(event)) => *what == MeasuresKind::of(event),
            (Self::Law(what), Event::Law(event)) => *what == LawKind::of(event),
            (Self::Programme { id, what }, Event::Programme(event)) => {
                fits(id, &event.programme()) && fits(what, &ProgrammeKind::of(event))
            }
            (Self::Claim(what), Event::Claim(event)) => *what == ClaimKind::of(event),
            (Self::Covert(what), Event::Covert(event)) => *what == CovertKind::of(event),
            (Self::Press(what), Event::Press(event)) => *what == PressKind::of(event),
            (Self::Home(what), Event::Home(event)) => *what == HomeKind::of(event),
            (Self::Matrix(what), Event::Matrix(event)) => *what == MatrixKind::of(event),
            _ => false,
        }
    }
}

/// Whether a part is as said, or nothing is said of it.
#[expect(clippy::ref_option, reason = "it is handed the fields of a pattern as they stand")]
fn fits<T: PartialEq>(said: &Option<T>, is: &T) -> bool {
    said.as_ref().is_none_or(|said| said == is)
}

const fn of_norm(event: NormEvent) -> NormId {
    match event {
        NormEvent::StageReached { norm, .. }
        | NormEvent::LeftUnanswered { norm, .. }
        | NormEvent::Joined { norm, .. } => norm,
    }
}
