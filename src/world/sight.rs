//! The lens of one seat: it adds what the seat knows and never deletes a secret.
//!
//! Whatever decides about legality, and every view and policy, reads a
//! [`Sight`]. What it shows is classed in `secrecy`, which is the test of it; of
//! what has fields for the rules alone it hands out a [`Known`].

use super::gates::Gates;
use super::known::{Arrived, Held, Known};
use super::position::{CardNow, Deed, IncidentNow, IncidentState, JudgementNow, MessageNow, NationNow};
use super::table::NationSpec;
use super::{Table, World};
use crate::event::{Cause, Gauge, Why};
use crate::script::{ActionSpec, Actor, Card, Incident, Inject, Numbers, Objective};
use crate::terms::{
    ActionId, ActorId, Calendar, CardId, CardSet, Carrier, Channel, IncidentId, InjectId, MessageId, Module, NationId,
    NationSet, NormId, ObjectiveId, Phase, Pillar, TextId, Tlp, UpstreamId,
};

/// What one seat knows of a world.
#[derive(Clone, Copy)]
pub struct Sight<'w> {
    pub(super) world: &'w World,
    pub(super) seat: NationId,
}

impl<'w> Sight<'w> {
    pub(super) const fn new(world: &'w World, seat: NationId) -> Self {
        Self { world, seat }
    }

    /// What changes, for the lens itself: what it hands on is for each of its methods to say.
    pub(super) const fn now(self) -> &'w super::Position {
        &self.world.now
    }

    fn table(self) -> &'w Table {
        &self.world.table
    }

    /// The world, for what else of the lens stands in a file of its own.
    pub(super) const fn world(self) -> &'w World {
        self.world
    }

    /// Whose lens this is.
    #[must_use]
    pub const fn seat(self) -> NationId {
        self.seat
    }

    /// The round.
    #[must_use]
    pub const fn round(self) -> u8 {
        self.world.now.round
    }

    /// The last round.
    #[must_use]
    pub fn rounds(self) -> u8 {
        self.table().rounds
    }

    /// The days of the rounds (1.1).
    #[must_use]
    pub fn calendar(self) -> &'w Calendar {
        &self.table().calendar
    }

    /// The phase.
    #[must_use]
    pub const fn phase(self) -> Phase {
        self.world.now.phase
    }

    /// Whether the play is over.
    #[must_use]
    pub const fn is_over(self) -> bool {
        self.world.now.ended.is_some()
    }

    /// The numbers of the rules, which everybody may read.
    #[must_use]
    pub fn numbers(self) -> &'w Numbers {
        &self.table().numbers
    }

    /// Everybody seated.
    #[must_use]
    pub fn everyone(self) -> NationSet {
        self.table().everyone()
    }

    /// Whether whose lens this is sits at this table.
    #[must_use]
    pub fn is_seated(self) -> bool {
        self.everyone().has(self.seat)
    }

    /// Everybody seated but this seat.
    #[must_use]
    pub fn others(self) -> NationSet {
        self.everyone().without(self.seat)
    }

    /// What is always true of a nation, for everybody.
    #[must_use]
    pub fn nation(self, id: NationId) -> Option<Known<'w, NationSpec>> {
        self.table().nation(id).map(Known::of)
    }

    /// This seat's own nation, means included.
    #[must_use]
    pub fn me(self) -> NationNow {
        *self.world.now.nation(self.seat)
    }

    /// The public numbers of any nation: tracks, mandate, credibility, capacity. The means are zero.
    #[must_use]
    pub fn public(self, id: NationId) -> NationNow {
        let NationNow { growth, freedom, security, mandate, credibility, capacity, standing, .. } =
            *self.world.now.nation(id);
        NationNow { growth, freedom, security, mandate, credibility, capacity, standing, ..NationNow::default() }
    }

    /// A pillar of any nation's capacity, without surge.
    #[must_use]
    pub fn capacity(self, id: NationId, pillar: Pillar) -> i16 {
        self.world.now.nation(id).pillar(pillar)
    }

    /// This seat's trust towards another nation.
    #[must_use]
    pub fn trust(self, to: NationId) -> i16 {
        self.world.now.trust(self.seat, to)
    }

    /// Tension between any two.
    #[must_use]
    pub fn tension(self, a: NationId, b: NationId) -> i16 {
        self.world.now.tension(a, b)
    }

    /// Whether a line between any two is open.
    #[must_use]
    pub fn is_open(self, a: NationId, b: NationId, channel: Channel) -> bool {
        self.world.now.is_open(a, b, channel)
    }

    /// Whom any nation reaches by an open line of a kind.
    #[must_use]
    pub fn reached_by(self, nation: NationId, channel: Channel) -> NationSet {
        self.world.now.reached_by(nation, channel)
    }

    /// Whether any line to another nation is open.
    #[must_use]
    pub fn any_open(self, to: NationId) -> bool {
        self.world.now.any_open(self.seat, to)
    }

    /// How two nations stood at the start.
    #[must_use]
    pub fn relation(self, a: NationId, b: NationId) -> crate::terms::Relation {
        self.table().relation(a, b)
    }

    /// Whether a module is on.
    #[must_use]
    pub fn is_on(self, module: Module) -> bool {
        self.table().is_on(module, self.round())
    }

    /// The round from which a module is on; 0 if it never is.
    #[must_use]
    pub fn module_from(self, module: Module) -> u8 {
        self.table().module_from(module)
    }

    /// The actions of the catalogue, forbidden ones included.
    pub fn actions(self) -> impl Iterator<Item = (ActionId, &'w ActionSpec)> {
        self.table().actions.iter().enumerate().map(|(index, action)| (ActionId::at(index), action))
    }

    /// An action of the catalogue.
    #[must_use]
    pub fn action(self, id: ActionId) -> Option<&'w ActionSpec> {
        self.table().action(id)
    }

    /// Whether the scenario does without an action.
    #[must_use]
    pub fn is_forbidden(self, id: ActionId) -> bool {
        self.table().forbidden.get(id.index()).copied().unwrap_or(true)
    }

    /// The gates of the catalogue, which everybody may read.
    #[must_use]
    pub fn gates(self) -> &'w Gates {
        &self.table().gates
    }

    /// Whether this seat sees a deed that passes a test.
    pub fn has_seen(self, test: impl FnMut(&Deed) -> bool) -> bool {
        self.deeds().any(test)
    }

    /// A number, if this seat may read it.
    #[must_use]
    pub fn gauge(self, gauge: Gauge) -> Option<i16> {
        if self.may_read(gauge) { self.world.now.gauge(gauge) } else { None }
    }

    /// Whether this seat sees that a nation has carried out an action.
    #[must_use]
    pub fn has_done(self, nation: NationId, action: ActionId) -> bool {
        let done = &self.world.now.done;
        if self.sees_all(nation, action) {
            done.doers(action).has(nation)
        } else {
            done.towards(nation, action).has(self.seat) && !self.is_hidden(action)
        }
    }

    /// The nations of which this seat sees that they have carried out an action.
    #[must_use]
    pub fn doers(self, action: ActionId) -> NationSet {
        self.world.now.done.doers(action).iter().filter(|&nation| self.has_done(nation, action)).collect()
    }

    /// Towards whom this seat sees that a nation has carried out an action.
    #[must_use]
    pub fn targets_of(self, nation: NationId, action: ActionId) -> NationSet {
        let towards = self.world.now.done.towards(nation, action);
        if self.sees_all(nation, action) { towards } else { self.own_of(towards, action) }
    }

    /// Whether no deed of a nation with an action escapes this seat: [`sees`](Self::sees) of many.
    fn sees_all(self, nation: NationId, action: ActionId) -> bool {
        nation == self.seat || self.table().action(action).is_some_and(|action| action.public)
    }

    fn own_of(self, towards: NationSet, action: ActionId) -> NationSet {
        if self.is_hidden(action) { NationSet::NONE } else { towards.common(NationSet::one(self.seat)) }
    }

    /// Whether not even the target of an action sees it (§13).
    fn is_hidden(self, action: ActionId) -> bool {
        self.table().action(action).is_some_and(ActionSpec::is_hidden)
    }

    /// The nations that are calm behind networks that are shut (§13).
    #[must_use]
    pub const fn calmed(self) -> NationSet {
        self.world.now.press.calmed
    }

    /// How often this seat has carried out an action.
    #[must_use]
    pub fn times(self, action: ActionId) -> usize {
        self.world.now.done.times(self.seat, action).into()
    }

    /// Whether this seat knows of an incident: it has begun, and word of it has come here.
    #[must_use]
    pub fn knows(self, incident: IncidentId) -> bool {
        self.incident(incident).is_some()
    }

    /// The incidents that this seat knows of.
    #[allow(clippy::type_complexity, reason = "an id, what is written of it, how it stands: as everywhere")]
    pub fn incidents(self) -> impl Iterator<Item = (IncidentId, Known<'w, Incident>, Known<'w, IncidentNow>)> + Clone {
        self.table().incident_ids().filter_map(move |id| self.incident(id).map(|(spec, now)| (id, spec, now)))
    }

    /// An incident, if this seat knows of it.
    #[must_use]
    pub fn incident(self, id: IncidentId) -> Option<(Known<'w, Incident>, Known<'w, IncidentNow>)> {
        let now = self.world.now.incident(id)?;
        (now.state != IncidentState::Dormant && now.known.has(self.seat))
            .then(|| self.table().incident(id).map(|spec| (Known::of(spec), Known::of(now))))
            .flatten()
    }

    /// Whether an incident that this seat knows of is live.
    #[must_use]
    pub fn is_live(self, incident: IncidentId) -> bool {
        self.incident(incident).is_some_and(|(_, now)| now.state() == IncidentState::Live)
    }

    /// Whether an incident hit this seat.
    #[must_use]
    pub fn is_victim(self, incident: IncidentId) -> bool {
        self.incident(incident).is_some_and(|(_, now)| now.hit().has(self.seat))
    }

    /// The round in which this seat was notified as host of an incident; 0 if it was not.
    #[must_use]
    pub fn notified(self, incident: IncidentId) -> u8 {
        self.world.now.incident(incident).map_or(0, |now| *now.notified.get(self.seat))
    }

    /// The cards that this seat holds.
    #[must_use]
    pub fn hand(self) -> CardSet {
        self.world.now.held_by(self.seat)
    }

    /// The cards that this seat holds on an incident.
    #[must_use]
    pub fn hand_on(self, incident: IncidentId) -> CardSet {
        self.hand().common(self.table().cards_of(incident))
    }

    /// A card, if this seat holds it. Where it comes from is [`upstream`](Self::upstream)'s to say.
    #[must_use]
    pub fn card(self, id: CardId) -> Option<Known<'w, Card>> {
        self.own_card(id).map(|(card, _)| Known::of(card))
    }

    /// How this seat stands to a card that it holds.
    #[must_use]
    pub fn held(self, id: CardId) -> Option<Held> {
        let CardNow { public, learnt, placed, shared, under: _ } = self.own_card(id)?.1;
        let (learnt, placed) = (*learnt.get(self.seat), *placed.get(self.seat));
        Some(Held { public: *public, learnt, placed, shared: *shared.get(self.seat) })
    }

    fn own_card(self, id: CardId) -> Option<(&'w Card, &'w CardNow)> {
        if !self.hand().has(id) {
            return None;
        }
        Some((self.table().card(id)?, self.world.now.cards.get(id.index())?))
    }

    /// The cards whose source this seat has checked.
    #[must_use]
    pub fn checked(self) -> CardSet {
        *self.world.now.checked.get(self.seat)
    }

    /// Where a card comes from, if this seat has checked.
    #[must_use]
    pub fn upstream(self, id: CardId) -> Option<UpstreamId> {
        if !self.checked().has(id) {
            return None;
        }
        self.own_card(id).map(|(card, _)| card.upstream)
    }

    /// The name of where a card comes from, if this seat has checked.
    #[must_use]
    pub fn upstream_name(self, id: CardId) -> Option<TextId> {
        self.upstream(id).and_then(|upstream| self.table().upstream(upstream)).map(|upstream| upstream.name)
    }

    /// Who else this seat knows to hold a card.
    #[must_use]
    pub fn known_holders(self, id: CardId) -> NationSet {
        let Some(held) = self.held(id) else { return NationSet::NONE };
        if held.public {
            return self.others();
        }
        let giver = match held.learnt {
            Some(super::Learnt { way: crate::event::Way::SharedBy(giver), .. }) => NationSet::one(giver),
            _ => NationSet::NONE,
        };
        held.shared.union(giver)
    }

    /// An actor on some ladder: its name, what is said of it, and its candidate sponsor are public.
    #[must_use]
    pub fn actor(self, id: ActorId) -> Option<Known<'w, Actor>> {
        self.table().actor(id).map(Known::of)
    }

    /// The groups that this seat shelters.
    pub fn sheltered(self) -> impl Iterator<Item = (ActorId, Known<'w, Actor>)> {
        self.table().sheltered_by(self.seat).map(|(id, actor)| (id, Known::of(actor)))
    }

    /// Whether a group that this seat shelters is restrained.
    #[must_use]
    pub fn is_restrained(self, actor: ActorId) -> bool {
        self.sheltered().any(|(id, _)| id == actor) && self.world.now.is_restrained(actor)
    }

    /// Whether this seat shelters a group that is not restrained.
    #[must_use]
    pub fn shelters(self) -> bool {
        self.sheltered().any(|(group, _)| !self.world.now.is_restrained(group))
    }

    /// This seat's own word on an incident.
    #[must_use]
    pub fn judgement(self, incident: IncidentId) -> Option<&'w JudgementNow> {
        self.world.now.judgement(self.seat, incident)
    }

    /// Whether this seat may read a message.
    #[must_use]
    pub fn reads(self, message: &MessageNow) -> bool {
        message.from == self.seat || message.message.to.has(self.seat) || message.overheard.has(self.seat)
    }

    /// The messages that this seat may read.
    pub fn messages(self) -> impl Iterator<Item = (MessageId, Known<'w, MessageNow>)> {
        let messages = self.world.messages().filter(move |(_, message)| self.reads(message));
        messages.map(|(id, message)| (id, Known::of(message)))
    }

    /// Meetings of others: that they took place is seen, not what was said (11).
    pub fn meetings(self) -> impl Iterator<Item = (u8, NationId, NationSet)> {
        self.world
            .messages()
            .filter(move |(_, message)| message.message.carrier == Carrier::Meeting && !self.reads(message))
            .map(|(_, message)| (message.round, message.from, message.message.to))
    }

    /// Whether this seat sees a deed: done in the open, by it or towards it.
    #[must_use]
    pub fn sees(self, deed: &Deed) -> bool {
        self.sees_all(deed.by, deed.action) || deed.target == Some(self.seat) && !self.is_hidden(deed.action)
    }

    /// The deeds that this seat sees.
    pub fn deeds(self) -> impl Iterator<Item = &'w Deed> {
        self.world.now.deeds.iter().filter(move |deed| self.sees(deed))
    }

    /// The injects that have reached this seat.
    pub fn injects(self) -> impl Iterator<Item = (InjectId, Known<'w, Inject>, Arrived)> {
        let injects = (0..self.table().injects.len()).map(InjectId::at);
        injects.filter_map(move |id| self.inject(id).map(|(spec, now)| (id, spec, now)))
    }

    /// An inject, if it has reached this seat.
    #[must_use]
    pub fn inject(self, id: InjectId) -> Option<(Known<'w, Inject>, Arrived)> {
        let (spec, now) = self.table().inject(id).zip(self.world.now.injects.get(id.index()))?;
        let reached = now.arrived > 0 && spec.to.as_ref().is_none_or(|to| to.contains(&self.seat));
        reached.then(|| (Known::of(spec), Arrived { round: now.arrived, choice: *now.choices.get(self.seat) }))
    }

    /// The objectives that this seat knows: its own, and the public ones of others.
    pub fn objectives(self) -> impl Iterator<Item = (ObjectiveId, Known<'w, Objective>)> {
        let objectives = self.table().objectives.iter().enumerate();
        objectives
            .filter(move |(_, objective)| objective.is_of(self.seat) || objective.public)
            .map(|(index, objective)| (ObjectiveId::at(index), Known::of(objective)))
    }

    /// Whether an objective of this seat's own is met as things stand.
    #[must_use]
    pub fn is_met(self, id: ObjectiveId) -> bool {
        let own = self.table().objective(id).is_some_and(|objective| objective.is_of(self.seat));
        own && self.world.now.objectives.get(id.index()).copied().unwrap_or(false)
    }

    /// The norms: text, erosion and supporters are public.
    pub fn norms(self) -> impl Iterator<Item = (NormId, &'w crate::script::Norm, &'w super::NormNow)> {
        let norms = self.table().norms.iter().zip(&self.world.now.norms).enumerate();
        norms.map(|(index, (spec, now))| (NormId::at(index), spec, now))
    }

    /// The highest tension of the table.
    #[must_use]
    pub fn highest_tension(self) -> i16 {
        self.world.now.tension.all().iter().map(|tension| tension.get()).max().unwrap_or(0)
    }

    /// Whether this seat may see a number.
    #[must_use]
    pub fn may_read(self, gauge: Gauge) -> bool {
        match gauge {
            Gauge::Track(..) | Gauge::Mandate(_) | Gauge::Credibility(_) | Gauge::Capacity(..) => true,
            Gauge::Tension(..) | Gauge::Erosion(_) => true,
            Gauge::Pressure(_) => true,
            Gauge::Capital(id)
            | Gauge::Funds(id)
            | Gauge::Staff(id)
            | Gauge::SourceHealth(id)
            | Gauge::Surge(id, _) => id == self.seat,
            Gauge::Trust(from, _) => from == self.seat,
            Gauge::Salience(incident) | Gauge::Containment(incident) => self.knows(incident),
            Gauge::Strength(_) => false,
        }
    }

    /// Whether this seat may know what set a change off.
    #[must_use]
    pub fn may_know(self, cause: Cause) -> bool {
        match cause {
            Cause::Time | Cause::Tension(..) | Cause::Covert(_) | Cause::Home(..) => true,
            Cause::Measures(..) | Cause::Matrix(_) => true,
            Cause::Pledge(id) => self.now().pledges.get(id.index()).is_some_and(|one| self.hears_pledge(one)),
            Cause::Act(by, action) => {
                by == self.seat || self.table().action(action).is_some_and(|action| action.public)
            }
            Cause::Talk(by) | Cause::RedLine(by, _) | Cause::Instructions(by, _) => by == self.seat,
            Cause::Draft(id) => self.draft(id).is_some(),
            Cause::Incident(incident) => self.knows(incident),
            Cause::Claim(id) => self.claim(id).is_some(),
            Cause::Request(id) => {
                let request = self.world.now.requests.get(id.index());
                request.is_some_and(|request| request.from == self.seat || request.to == self.seat)
            }
            Cause::Programme(id) => self.programme(id).is_some(),
            Cause::Inject(id) => self.inject(id).is_some(),
        }
    }

    /// What moved a number that this seat may see, oldest first: the round, by how much before
    /// clamping, and why, if the seat may know of the cause. The rule alone would give it away.
    pub fn moves_of(self, gauge: Gauge) -> impl Iterator<Item = (u8, i16, Option<Why>)> {
        let may = self.may_read(gauge);
        let moves = self.world.moves().filter(move |(_, one)| may && one.gauge == gauge);
        moves.map(move |(round, one)| (round, one.by, Some(one.why).filter(|why| self.may_know(why.cause))))
    }

    /// Prose. The caller holds the id of a text only through something that the seat knows.
    #[must_use]
    pub fn text(self, id: TextId) -> &'w str {
        self.table().text(id)
    }

    /// What the chart shows besides nations: seas and cables.
    #[must_use]
    #[allow(clippy::type_complexity, reason = "two plain lists, read once by the sheet")]
    pub fn chart(self) -> (&'w [(TextId, (u16, u16))], &'w [(TextId, NationId, NationId)]) {
        (&self.table().seas, &self.table().cables)
    }

    /// The scenario's title.
    #[must_use]
    pub fn title(self) -> TextId {
        self.table().title
    }

    /// The text of the ending, once the play is over.
    #[must_use]
    pub fn ending(self) -> Option<(TextId, TextId)> {
        let ending = self.table().ending(self.world.now.ended?)?;
        Some((ending.title, ending.text))
    }

    /// Whether the label of a card lets this seat pass it to another (4.7).
    ///
    /// The label that binds this seat on a card that it holds: the card's own, or the stricter one under
    /// which it was given (4.6).
    #[must_use]
    pub fn label_of(self, id: CardId) -> Option<Tlp> {
        let (card, now) = self.own_card(id)?;
        Some(card.tlp.max(now.under.get(self.seat).unwrap_or(Tlp::Clear)))
    }

    /// A label binds those to whom a card was passed on, and never who found it: CLEAR and GREEN
    /// go to any state; AMBER to allies, partners and known victims; AMBER+STRICT and RED to nobody.
    #[must_use]
    pub fn label_allows(self, id: CardId, to: NationId) -> bool {
        use crate::terms::Relation;
        let Some((card, held)) = self.card(id).zip(self.held(id)) else { return false };
        let passed_on = matches!(held.learnt, Some(super::Learnt { way: crate::event::Way::SharedBy(_), .. }));
        match self.label_of(id).unwrap_or(card.tlp()) {
            _ if !passed_on => true,
            Tlp::Clear | Tlp::Green => true,
            Tlp::Amber => {
                let close = matches!(self.relation(self.seat, to), Relation::Ally | Relation::Partner);
                close || self.incident(card.incident()).is_some_and(|(_, now)| now.hit().has(to))
            }
            Tlp::AmberStrict | Tlp::Red => false,
        }
    }
}
