//! What changes in a play: one flat value, cheap to clone.

use super::secrecy::{draw, fact, part};
use super::state::state;
use super::{
    AskNow, CoordinationNow, CovertNow, Done, DraftNow, HomeNow, LawNow, MatrixNow, MeasuresNow, Move, Pairs,
    PerNation, PledgeNow, PressNow, ProgrammeNow, ProposalNow, RequestNow, SpeechNow,
};
use crate::event::{Gauge, Way};
use crate::order::{Message, Wording};
use crate::terms::{
    ActionId, ActorId, Bearing, Capacity, Capital, CardSet, Channel, ClaimReply, Credibility, EndingId, Erosion, Funds,
    IncidentId, Likelihood, Link, Mandate, NationId, NationSet, NormStage, Phase, Pillar, Salience, SourceHealth,
    Staff, Strength, Tension, Theme, Tlp, Track, Trust,
};

state! {
    /// What a seat has used of a round's load (1.6).
    #[derive(Clone, Copy, PartialEq, Eq, Default)]
    pub struct Load known as one {
        /// Replies given.
        pub replies: u8 => drawn(draw::below::<3>),
        /// Judgements recorded.
        pub judgements: u8 => drawn(draw::below::<2>),
        /// Cables sent.
        pub cables: u8 => drawn(draw::below::<4>),
    }
}

state! {
    /// A nation at one moment.
    #[derive(Clone, Copy, PartialEq, Eq, Default)]
    pub struct NationNow known by fact::nation {
        /// Growth.
        pub growth: Track => public,
        /// Freedom.
        pub freedom: Track => public,
        /// Security.
        pub security: Track => public,
        /// Backing at home.
        pub mandate: Mandate => public,
        /// Standing abroad.
        pub credibility: Credibility => public,
        /// Political capital.
        pub capital: Capital => known,
        /// Money.
        pub funds: Funds => known,
        /// Staff free this round.
        pub staff: Staff => known,
        /// How well its sources are.
        pub sources: SourceHealth => known,
        /// The round in which its sources were last burnt; 0 if never.
        pub burnt: u8 => known,
        /// People, Organisation, Law.
        pub capacity: [Capacity; 3] => public,
        /// What surge adds to each pillar for this round's orders.
        pub surge: [i8; 3] => known,
        /// What it has used of the round's load.
        pub load: Load => known,
        /// The red lines that it has crossed, by place, as bits.
        pub crossed: u8 => known(draw::below::<8>),
        /// What its words came to, and what exposures and broken pledges cost, in half-points of
        /// credibility (16.1).
        pub standing: i16 => public,
    }
}

impl NationNow {
    /// A track.
    #[must_use]
    pub const fn track(&self, theme: Theme) -> Track {
        match theme {
            Theme::Growth => self.growth,
            Theme::Freedom => self.freedom,
            Theme::Security => self.security,
        }
    }

    /// A pillar of capacity, without surge.
    #[must_use]
    pub const fn pillar(&self, pillar: Pillar) -> i16 {
        let [people, organisation, law] = self.capacity;
        match pillar {
            Pillar::People => people.get(),
            Pillar::Organisation => organisation.get(),
            Pillar::Law => law.get(),
        }
    }

    /// A pillar of capacity with this round's surge.
    #[must_use]
    pub fn surged(&self, pillar: Pillar) -> i16 {
        self.pillar(pillar) + self.surge.get(pillar as usize).copied().map_or(0, i16::from)
    }

    /// The weakest pillar: maturity (2.4).
    #[must_use]
    pub fn maturity(&self) -> i16 {
        self.capacity.iter().map(|pillar| pillar.get()).min().unwrap_or(0)
    }
}

state! {
    /// Reasons for trust that one nation gave another this round, until they are settled (3.4).
    #[derive(Clone, Copy, PartialEq, Eq, Default)]
    pub struct Regard known as one {
        /// For more.
        pub up: i8 => drawn,
        /// For less, below zero.
        pub down: i8 => drawn(draw::less),
    }
}

/// Where an incident stands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Debug)]
pub enum IncidentState {
    /// It has not begun.
    #[default]
    Dormant,
    /// It strikes.
    Live,
    /// It was contained.
    Contained,
    /// It has spent itself or was ended.
    Over,
}

state! {
    /// What was established in public of an incident (5.5).
    #[derive(Clone, Copy, PartialEq, Eq, Debug)]
    pub struct Finding known as one {
        /// The round in which it was.
        pub round: u8 => drawn,
        /// Who did it.
        pub who: ActorId => drawn,
        /// How a state stood to those who did.
        pub link: Link => drawn,
    }
}

state! {
    /// An incident at one moment.
    #[derive(Clone, Copy, PartialEq, Eq, Default)]
    pub struct IncidentNow known by fact::incident {
        /// Where it stands.
        pub state: IncidentState => known,
        /// The round in which it began; 0 if it has not.
        pub began: u8 => known,
        /// Waves that have struck.
        pub wave: u8 => known(draw::below::<5>),
        /// How hard the next wave strikes.
        pub strength: Strength => secret,
        /// How much is said of it.
        pub salience: Salience => known,
        /// How far it is contained.
        pub containment: i16 => known(draw::number::<0, 9>),
        /// Who knows of it.
        pub known: NationSet => partly(part::knowers),
        /// Whom it has hit, spilling over included.
        pub hit: NationSet => known,
        /// The round in which each nation was notified as its host; 0 if it was not.
        pub notified: PerNation<u8> => own,
        /// Who has cited a norm on it, ever.
        pub cited: NationSet => known,
        /// Whether somebody cited a norm on it this round (8.1).
        pub cited_now: bool => known,
        /// Whether its state has adopted it in public.
        pub adopted: bool => known,
        /// What has been established of it in public.
        pub finding: Option<Finding> => known,
    }
}

state! {
    /// How and when a nation came by a card.
    #[derive(Clone, Copy, PartialEq, Eq)]
    pub struct Learnt known as one {
        /// The round.
        pub round: u8 => drawn,
        /// The way.
        pub way: Way => drawn,
    }
}

state! {
    /// A card at one moment.
    #[derive(Clone, Copy, PartialEq, Eq, Default)]
    pub struct CardNow known by fact::card {
        /// Whether it has been published or has leaked.
        pub public: bool => known,
        /// How each holder came by it.
        pub learnt: PerNation<Option<Learnt>> => own,
        /// Where each holder laid it (4.5).
        pub placed: PerNation<Option<Bearing>> => own,
        /// Whom each nation has shared it with.
        pub shared: PerNation<NationSet> => own,
        /// The label under which each holder came by it, where that is stricter than its own (4.7).
        pub under: PerNation<Option<Tlp>> => own,
    }
}

state! {
    /// A norm at one moment.
    #[derive(Clone, Copy, PartialEq, Eq, Default)]
    pub struct NormNow {
        /// How far it has worn.
        pub erosion: Erosion => public,
        /// Who has cited or joined it.
        pub support: NationSet => public,
        /// How far it has spread (8.1).
        pub stage: NormStage => public,
        /// The round since which it spreads with no breach left unanswered.
        pub since: u8 => public,
    }
}

state! {
    /// An inject at one moment.
    #[derive(Clone, Copy, PartialEq, Eq, Default)]
    pub struct InjectNow known by fact::inject {
        /// The round in which it arrived; 0 if it has not.
        pub arrived: u8 => known,
        /// What each nation chose, from 1; 0 if it has not.
        pub choices: PerNation<u8> => own(draw::below::<3>),
    }
}

state! {
    /// A seat's own word on an incident (4.5).
    #[derive(Clone, Copy, PartialEq, Eq)]
    pub struct JudgementNow known as one {
        /// The round in which it was recorded.
        pub round: u8 => drawn,
        /// Who leads; nobody is "unknown".
        pub who: Option<ActorId> => drawn,
        /// How likely.
        pub who_word: Likelihood => drawn,
        /// Which link leads; nothing is "unknown".
        pub link: Option<Link> => drawn,
        /// How likely.
        pub link_word: Likelihood => drawn,
        /// The cards on the incident that the seat held then.
        pub cards: CardSet => drawn,
    }
}

state! {
    /// A claim that was made.
    #[derive(Clone, Copy, PartialEq, Eq)]
    pub struct ClaimNow known by fact::claim {
        /// The round in which it was made.
        pub round: u8 => known,
        /// Who made it.
        pub by: NationId => known,
        /// Who signed besides.
        pub signatories: NationSet => known,
        /// The incident.
        pub incident: IncidentId => known,
        /// Whom it accuses.
        pub accused: Option<NationId> => known(draw::some),
        /// What it says.
        pub wording: Wording => known,
        /// Whether everybody heard it.
        pub public: bool => known(draw::nothing),
        /// Whether the evidence then held supported it.
        pub supported: bool => secret,
        /// What each third state answered, in per cent.
        pub answers: PerNation<Option<i16>> => known,
        /// What the rest of the world answered, in per cent; nothing if it was not asked (5.3).
        pub gallery: Option<i16> => known,
        /// What replies, or the want of them, have added (5.4).
        pub swing: i16 => known,
        /// Who spoke on the same day, as agreed, and named the same (5.1).
        pub beside: NationSet => known,
        /// Who has replaced the formula's answer by its own.
        pub own: NationSet => known,
        /// How the accused replied.
        pub reply: Option<ClaimReply> => known(draw::some),
        /// The round in which it did; 0 if it has not.
        pub replied: u8 => known,
        /// Whether a public event has shown it false.
        pub shown_false: bool => known,
        /// The round in which it was; 0 if it has not been.
        pub shown_in: u8 => known,
        /// Who of its speakers has taken it back since.
        pub corrected: NationSet => known,
        /// What it came to for each speaker whose strongest word on the incident it carried, in
        /// half-points of credibility, once the truth was public (5.5).
        pub account: PerNation<Option<i16>> => known,
    }
}

state! {
    /// An order that was carried out.
    #[derive(Clone, Copy, PartialEq, Eq)]
    pub struct Deed known by fact::deed {
        /// The round.
        pub round: u8 => known,
        /// By whom.
        pub by: NationId => known,
        /// The action.
        pub action: ActionId => known,
        /// Towards whom.
        pub target: Option<NationId> => known,
        /// About what.
        pub incident: Option<IncidentId> => known,
        /// Whether it broke the law.
        pub unlawful: bool => known,
    }
}

state! {
    /// A message that was sent.
    #[derive(Clone, PartialEq, Eq)]
    pub struct MessageNow known by fact::message {
        /// The round.
        pub round: u8 => public,
        /// By whom.
        pub from: NationId => to(fact::meeting),
        /// What.
        pub message: Message => partly(part::message),
        /// Who overheard it.
        pub overheard: NationSet => own,
    }
}

state! {
    /// What changes in a play.
    #[derive(Clone, PartialEq, Eq, Default)]
    pub struct Position {
        /// The round, from 1; 0 before the first.
        pub round: u8 => public,
        /// The phase.
        pub phase: Phase => public,
        /// How the play ended, once it has.
        pub ended: Option<EndingId> => public,
        /// The nations.
        pub nations: PerNation<NationNow> => within,
        /// Trust of the first towards the second.
        pub trust: Pairs<Trust> => own,
        /// This round's reasons for trust, until they are settled.
        pub regard: Pairs<Regard> => secret,
        /// Tension, the lower id first.
        pub tension: Pairs<Tension> => public,
        /// Of each nation, whom its open lines reach, by [`Channel`]; both ends have the line.
        pub lines: PerNation<[NationSet; Channel::ALL.len()]> => public,
        /// The incidents.
        pub incidents: Vec<IncidentNow> => within,
        /// The cards.
        pub cards: Vec<CardNow> => within,
        /// The cards that each nation holds.
        pub hands: PerNation<CardSet> => partly(part::hands),
        /// The cards whose source each nation has checked.
        pub checked: PerNation<CardSet> => own,
        /// The norms.
        pub norms: Vec<NormNow> => within,
        /// Negotiated texts.
        pub drafts: Vec<DraftNow> => within,
        /// The injects.
        pub injects: Vec<InjectNow> => within,
        /// Flags that are up, as bits.
        pub flags: u64 => secret,
        /// Groups that are restrained, as bits.
        pub restrained: u32 => own,
        /// Judgements, by nation and incident.
        pub judgements: Vec<Option<JudgementNow>> => partly(part::judgements),
        /// Claims, as they were made.
        pub claims: Vec<ClaimNow> => within,
        /// Requests, as they were made.
        pub requests: Vec<RequestNow> => within,
        /// Proposed joint claims.
        pub proposals: Vec<ProposalNow> => within,
        /// Cards that were asked for.
        pub asks: Vec<AskNow> => within,
        /// Agreements to speak on one day.
        pub coordinations: Vec<CoordinationNow> => within,
        /// Orders carried out, in the sequence of rounds.
        pub deeds: Vec<Deed> => within,
        /// What each nation has carried out, gathered from the deeds.
        pub done: Done => partly(part::done),
        /// The cards that each nation has shared with anybody, gathered from the cards.
        pub given: PerNation<CardSet> => secret,
        /// Objectives that are met.
        pub objectives: Vec<bool> => partly(part::objectives),
        /// Whom each observation has been ticked for.
        pub observed: Vec<NationSet> => partly(part::observed),
        /// This round's messages.
        pub messages: Vec<MessageNow> => within,
        /// How many messages earlier rounds hold.
        pub messages_before: u16 => public,
        /// This round's moves.
        pub moves: Vec<Move> => within,
        /// Programmes of capacity building, by the scenario's list.
        pub programmes: Vec<ProgrammeNow> => within,
        /// The covert side (§12).
        pub covert: CovertNow => within,
        /// Press and public (§13).
        pub press: PressNow => within,
        /// Home clearance (2.6).
        pub home: HomeNow => within,
        /// Pledges, as they were given.
        pub pledges: Vec<PledgeNow> => within,
        /// Restrictive measures.
        pub measures: MeasuresNow => within,
        /// Countermeasures, and what hosts were told (§6).
        pub law: LawNow => within,
        /// Free-form acts, as they were tried.
        pub matrix: Vec<MatrixNow> => within,
        /// What was said from outside the seats.
        pub speeches: Vec<SpeechNow> => within,
    }
}

impl Position {
    /// A nation.
    #[must_use]
    pub fn nation(&self, id: NationId) -> &NationNow {
        self.nations.get(id)
    }

    /// An incident.
    #[must_use]
    pub fn incident(&self, id: IncidentId) -> Option<&IncidentNow> {
        self.incidents.get(id.index())
    }

    /// Whether an incident is live.
    #[must_use]
    pub fn is_live(&self, id: IncidentId) -> bool {
        self.incident(id).is_some_and(|incident| incident.state == IncidentState::Live)
    }

    /// Trust of the first towards the second, as it was settled last.
    #[must_use]
    pub fn trust(&self, from: NationId, to: NationId) -> i16 {
        self.trust.get(from, to).get()
    }

    /// Tension between two.
    #[must_use]
    pub fn tension(&self, a: NationId, b: NationId) -> i16 {
        self.tension.either(a, b).get()
    }

    /// Whom a nation reaches by an open line of a kind.
    #[must_use]
    pub fn reached_by(&self, nation: NationId, channel: Channel) -> NationSet {
        self.lines.get(nation).get(channel as usize).copied().unwrap_or_default()
    }

    /// Opens or closes a line, at both ends; none leads from a nation to itself.
    pub(super) fn set_line(&mut self, a: NationId, b: NationId, channel: Channel, open: bool) -> Option<()> {
        for (end, other) in [(a, b), (b, a)] {
            let reached = self.lines.get_mut(end)?.get_mut(channel as usize)?;
            *reached = if open && a != b { reached.with(other) } else { reached.without(other) };
        }
        Some(())
    }

    /// Whether a line between two is open.
    #[must_use]
    pub fn is_open(&self, a: NationId, b: NationId, channel: Channel) -> bool {
        self.reached_by(a, channel).has(b)
    }

    /// Whether any line between two is open.
    #[must_use]
    pub fn any_open(&self, a: NationId, b: NationId) -> bool {
        self.lines.get(a).iter().any(|reached| reached.has(b))
    }

    /// The cards that a nation holds.
    #[must_use]
    pub fn held_by(&self, nation: NationId) -> CardSet {
        *self.hands.get(nation)
    }

    /// A nation's judgement on an incident.
    #[must_use]
    pub fn judgement(&self, nation: NationId, incident: IncidentId) -> Option<&JudgementNow> {
        // An incident that the play does not have would be read as one of the next nation's.
        self.incident(incident)?;
        let place = nation.index() * self.incidents.len() + incident.index();
        self.judgements.get(place).and_then(Option::as_ref)
    }

    /// Whether a flag is up.
    #[must_use]
    pub const fn flag(&self, flag: crate::terms::FlagId) -> bool {
        self.flags >> (flag.index() & 63) & 1 == 1
    }

    /// Whether a group is restrained.
    #[must_use]
    pub const fn is_restrained(&self, actor: ActorId) -> bool {
        self.restrained >> (actor.index() & 31) & 1 == 1
    }

    /// A number.
    #[must_use]
    pub fn gauge(&self, gauge: Gauge) -> Option<i16> {
        Some(match gauge {
            Gauge::Track(id, theme) => self.nation(id).track(theme).get(),
            Gauge::Mandate(id) => self.nation(id).mandate.get(),
            Gauge::Credibility(id) => self.nation(id).credibility.get(),
            Gauge::Capital(id) => self.nation(id).capital.get(),
            Gauge::Funds(id) => self.nation(id).funds.get(),
            Gauge::Staff(id) => self.nation(id).staff.get(),
            Gauge::SourceHealth(id) => self.nation(id).sources.get(),
            Gauge::Capacity(id, pillar) => self.nation(id).pillar(pillar),
            Gauge::Surge(id, pillar) => self.nation(id).surged(pillar) - self.nation(id).pillar(pillar),
            Gauge::Trust(from, to) => self.trust(from, to),
            Gauge::Tension(a, b) => self.tension(a, b),
            Gauge::Salience(id) => self.incident(id)?.salience.get(),
            Gauge::Strength(id) => self.incident(id)?.strength.get(),
            Gauge::Containment(id) => self.incident(id)?.containment,
            Gauge::Erosion(id) => self.norms.get(id.index())?.erosion.get(),
            Gauge::Pressure(id) => self.measures.pressure.get(id).get(),
        })
    }

    /// What a nation has done in a round.
    pub fn deeds_in(&self, round: u8) -> impl Iterator<Item = &Deed> {
        let first = self.deeds.partition_point(|deed| deed.round < round);
        let after = self.deeds.partition_point(|deed| deed.round <= round);
        self.deeds.get(first..after).unwrap_or_default().iter()
    }
}
