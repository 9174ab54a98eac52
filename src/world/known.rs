//! What a seat that knows of a thing may read of it: the fence by value.
//!
//! A [`Sight`] never hands out a type that has a field for the rules alone. It hands
//! out a [`Known`], of which such a field cannot be asked, or a copy of what is the seat's own. The
//! classes themselves stand with the fields (`state`) and in `secrecy`; `tests/house/fence.rs` sees
//! that no accessor goes around.

use super::position::{ClaimNow, Finding, IncidentNow, IncidentState, Learnt, MessageNow};
use super::{NationSpec, PerNation, PledgeNow, Sight, SpeechNow};
use crate::event::{Decider, Fate};
use crate::order::{Message, Pick, Pledge, Wording};
use crate::script::{
    Actor, Card, Choice, ClauseOption, Condition, Decides, Draft, Effect, Exit, Harm, HomeScript, Incident, Inject,
    Objective, Panel, Programme, RedLine,
};
use crate::terms::{
    ActorId, Asked, Bearing, CardId, Category, ClaimReply, Grade, IncidentId, InjectId, MessageId, Narrative, NationId,
    NationSet, NormId, ObjectiveId, Outlet, Pillar, ProgrammeChannel, ProgrammeKind, Route, Salience, Sector, Severity,
    TextId, Tlp, Weight,
};

/// A thing that a seat knows of: what it may read of it, and nothing else.
pub struct Known<'w, T>(&'w T);

impl<T> Clone for Known<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Known<'_, T> {}

impl<'w, T> Known<'w, T> {
    /// A thing as whoever knows of it may read it. Only who has the whole of it can make one, and
    /// nobody gets the whole back.
    #[must_use]
    pub const fn of(whole: &'w T) -> Self {
        Self(whole)
    }
}

/// What may be read of each type, field by field: first what is copied, then what is lent. A field
/// that is not here is for the rules alone.
macro_rules! known {
    ($($type:ident { $($copied:ident: $of:ty,)* $(&$lent:ident: $to:ty,)* })*) => {$(
        impl<'w> Known<'w, $type> {
            $(
                #[doc = concat!("[`", stringify!($type), "::", stringify!($copied), "`].")]
                #[must_use]
                pub const fn $copied(self) -> $of {
                    self.0.$copied
                }
            )*
            $(
                #[doc = concat!("[`", stringify!($type), "::", stringify!($lent), "`].")]
                #[must_use]
                pub fn $lent(self) -> &'w $to {
                    &self.0.$lent
                }
            )*
        }
    )*};
}

known! {
    NationSpec {
        name: TextId, short: TextId, adjective: TextId, capital_city: TextId, ministry: TextId, letter: char,
        place: (u16, u16), narrative: Narrative, critical: bool, public_brief: TextId, &id: str,
    }
    Actor { id: ActorId, name: TextId, about: TextId, sponsor: Option<NationId>, organ: bool, }
    Incident {
        id: IncidentId, title: TextId, about: TextId, category: Category, sector: Sector, severity: Severity,
        salience: Salience, containment: i16, obligation: Option<TextId>, armed_attack: bool,
        &victims: [NationId], &harm: [Harm], &norms: [NormId], &suspects: [ActorId],
    }
    IncidentNow {
        state: IncidentState, began: u8, wave: u8, salience: Salience, containment: i16, hit: NationSet,
        cited: NationSet, cited_now: bool, adopted: bool,
        finding: Option<Finding>,
    }
    Card {
        id: CardId, incident: IncidentId, title: TextId, text: TextId, kind: TextId, grade: Grade, bears: Bearing,
        weight: Weight, tlp: Tlp, route: Route,
    }
    Inject {
        id: InjectId, outlet: Outlet, from: Option<TextId>, headline: TextId, text: TextId,
        incident: Option<IncidentId>, &choices: [Choice],
    }
    Objective { id: ObjectiveId, nation: NationId, public: bool, text: TextId, by: Option<u8>, }
    ClaimNow {
        round: u8, by: NationId, signatories: NationSet, incident: IncidentId, accused: Option<NationId>,
        wording: Wording, public: bool, own: NationSet, reply: Option<ClaimReply>, shown_false: bool,
        gallery: Option<i16>, swing: i16, beside: NationSet, replied: u8, shown_in: u8, corrected: NationSet,
        &answers: PerNation<Option<i16>>, &account: PerNation<Option<i16>>,
    }
    PledgeNow {
        round: u8, by: NationId, pledge: Pledge, message: MessageId, bound: u8, fate: Option<Fate>, judged: u8,
        decider: Option<Decider>,
    }
    MessageNow { round: u8, from: NationId, &message: Message, }
    SpeechNow { round: u8, }
    Programme {
        title: TextId, beneficiary: NationId, pillar: Pillar, funds: i16, ownership: u8, kind: ProgrammeKind,
        channel: ProgrammeChannel, narrative: Option<Narrative>, levels: u8,
        &id: str, &donors: [NationId], &conditions: [TextId], &bodies: [ActorId], &asks: [Asked],
    }
    Draft { title: TextId, treaty: bool, decides: Decides, silence_days: u16, opens: u8, &id: str, &forum: str, }
    ClauseOption { text: TextId, panel: Panel, &effects: [Effect], }
    HomeScript { ministry: TextId, text: TextId, }
}

impl Known<'_, PledgeNow> {
    /// Whether it was given to everybody.
    #[must_use]
    pub fn is_public(self) -> bool {
        self.0.is_public()
    }

    /// Whether it is still to be judged.
    #[must_use]
    pub const fn is_open(self) -> bool {
        self.0.is_open()
    }
}

impl<'w> Known<'w, SpeechNow> {
    /// Who spoke.
    #[must_use]
    pub fn speaker(self) -> &'w str {
        &self.0.speech.speaker
    }

    /// What was said.
    #[must_use]
    pub fn text(self) -> &'w str {
        &self.0.speech.text
    }
}

impl<'w> Known<'w, Programme> {
    /// What the first so many of its conditions ask.
    pub fn asked(self, conditions: u8) -> impl Iterator<Item = Asked> + use<'w> {
        self.0.asked(conditions)
    }
}

impl<'w> Known<'w, Draft> {
    /// Who sits in the forum.
    #[must_use]
    pub fn members(self, everyone: NationSet) -> NationSet {
        self.0.members(everyone)
    }

    /// Its clauses by their places: what each is about, and how many options it has.
    pub fn clauses(self) -> impl Iterator<Item = (u8, TextId, u8)> + use<'w> {
        let count = |options: &[ClauseOption]| u8::try_from(options.len()).unwrap_or(u8::MAX);
        (0..).zip(&self.0.clauses).map(move |(place, clause)| (place, clause.title, count(&clause.options)))
    }

    /// Every option that it has.
    pub fn picks(self) -> impl Iterator<Item = Pick> + use<'w> {
        self.clauses().flat_map(|(clause, _, options)| (0..options).map(move |option| Pick { clause, option }))
    }

    /// An option, by its clause and its place in it, both from 0.
    #[must_use]
    pub fn option(self, clause: u8, option: u8) -> Option<Known<'w, ClauseOption>> {
        self.0.option(clause, option).map(Known)
    }
}

/// What a nation's own seat, and no other, may read of it.
#[derive(Clone, Copy)]
pub struct Brief<'w> {
    /// Its own brief.
    pub text: TextId,
    /// What its brief says besides, in the truth that was drawn (4.2).
    pub secret: &'w [TextId],
    /// Its red lines.
    pub red_lines: &'w [RedLine],
    /// Its honourable exit.
    pub honourable_exit: Option<TextId>,
    /// How that exit can be taken by order (§12).
    pub exit: Option<&'w Exit>,
    /// Money that comes in each round.
    pub funds_a_round: i16,
}

/// What an objective's own seat, and no other, may read of it.
#[derive(Clone, Copy)]
pub struct Goal<'w> {
    /// When it is met; `Me` is its owner.
    pub met: &'w Condition,
    /// Its points.
    pub points: i16,
}

impl<'w> Sight<'w> {
    /// What this seat alone reads of its nation.
    #[must_use]
    pub fn brief(self) -> Option<Brief<'w>> {
        let own = self.world().table().nation(self.seat())?;
        Some(Brief {
            text: own.brief,
            secret: &own.secret_brief,
            red_lines: &own.red_lines,
            honourable_exit: own.honourable_exit,
            exit: own.exit.as_ref(),
            funds_a_round: own.funds_a_round,
        })
    }

    /// When an objective of this seat's own is met, and what it is worth.
    #[must_use]
    pub fn goal(self, id: ObjectiveId) -> Option<Goal<'w>> {
        let objective = self.world().table().objective(id).filter(|objective| objective.is_of(self.seat()))?;
        Some(Goal { met: &objective.met, points: objective.points })
    }
}

/// How a seat stands to a card that it holds.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Held {
    /// Whether it has been published or has leaked.
    pub public: bool,
    /// How the seat came by it.
    pub learnt: Option<Learnt>,
    /// Where the seat laid it (4.5).
    pub placed: Option<Bearing>,
    /// Whom the seat has shared it with.
    pub shared: NationSet,
}

/// How an inject stands to a seat that it has reached.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Arrived {
    /// The round in which it arrived.
    pub round: u8,
    /// What the seat chose, from 1; 0 if it has not.
    pub choice: u8,
}
