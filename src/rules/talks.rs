//! §11 Talks: what is said is checked against what the speaker knows, then takes effect.

use super::addressed::{addressed, may_carry, open_to};
use super::admit::{fits_wording, module, staff};
use super::one_text::may_sign;
use super::round::Round;
use crate::dice::Purpose;
use crate::event::{CardEvent, Cause, Event, Gauge, Way};
use crate::order::{CardTalk, Consent, CoordinationTalk, Judgement, Load, Message, Refusal, Talk, Wording};
use crate::terms::{
    AskId, CardId, CardSet, Carrier, Channel, ClaimReply, CoordinationId, IncidentId, MessageId, Module, NationId,
    NationSet, Phase, PledgeId, ProposalId, Rule, Tlp,
};
use crate::world::{Sight, World};

/// Whether a seat may say something now.
///
/// # Errors
/// Says what is missing. Nothing in it depends on what the seat does not know.
pub fn may_say(sight: Sight<'_>, talk: &Talk) -> Result<(), Refusal> {
    if sight.is_over() {
        return Err(Refusal::PlayOver);
    }
    let late = matches!(talk, Talk::Sign { .. } | Talk::Judge(_))
        || is_break(talk)
        || matches!(talk, Talk::Coordinate(CoordinationTalk::Answer { .. }))
        || matches!(talk, Talk::Programme(talk) if talk.is_reply());
    if sight.phase() != Phase::Talks && !(late && sight.phase() == Phase::Orders) {
        return Err(Refusal::WrongPhase);
    }
    if !sight.is_seated() {
        return Err(Refusal::NoSuchThing);
    }
    match talk {
        Talk::Send(message) => may_send(sight, message),
        Talk::Share { to, cards, against_label } => may_share(sight, *to, *cards, *against_label),
        Talk::Ping { to } => addressed(sight, NationSet::one(*to)),
        Talk::Answer { request, .. } => {
            let (_, request) = sight.requests().find(|(id, _)| id == request).ok_or(Refusal::NoSuchThing)?;
            open_to(sight, request.to, request.reply.is_some() || request.round >= sight.round())
        }
        Talk::Propose { to, incident, accused, wording } => may_propose(sight, *to, *incident, *accused, wording),
        Talk::Sign { proposal, consent } => {
            let (_, proposal) = sight.proposals().find(|(id, _)| id == proposal).ok_or(Refusal::NoSuchThing)?;
            let answered = matches!(proposal.consents.get(sight.seat()), Some(Consent::UpTo(_) | Consent::Decline));
            if !proposal.to.has(sight.seat()) {
                return Err(Refusal::NotYoursToAnswer);
            }
            open_to(sight, sight.seat(), answered || !proposal.open)?;
            if matches!(consent, Consent::UpTo(_)) { may_sign(sight, proposal.incident) } else { Ok(()) }
        }
        Talk::ReplyToClaim { claim, reply } => may_reply(sight, *claim, *reply),
        Talk::Weigh { claim, answer } => {
            let claim = sight.claim(*claim).ok_or(Refusal::NoSuchThing)?;
            let party = claim.parties().union(claim.beside()).has(sight.seat());
            if !claim.public() || party || *answer > 3 {
                return Err(Refusal::NotYoursToAnswer);
            }
            if claim.may_be_weighed(sight.seat(), sight.round()) { Ok(()) } else { Err(Refusal::AnsweredAlready) }
        }
        Talk::Programme(talk) => super::programmes::may_say(sight, talk),
        Talk::Card(talk) => super::asking::may_say(sight, *talk),
        Talk::Coordinate(talk) => super::coordination::may_say(sight, *talk),
        Talk::Home(talk) => super::home::may_say(sight, *talk),
        Talk::Matrix(talk) => super::matrix::may_say(sight, talk),
        Talk::Pledge(pledging) => super::pledges::may_pledge(sight, pledging),
        Talk::Judge(judgement) => may_judge(sight, judgement),
        Talk::Draft(talk) => super::drafts::may_negotiate(sight, *talk),
        Talk::Choose { inject, choice } => {
            let (spec, now) = sight.inject(*inject).ok_or(Refusal::NoSuchThing)?;
            let there = (1..=spec.choices().len()).contains(&usize::from(*choice));
            there.then_some(()).ok_or(Refusal::NoSuchThing)?;
            let late = now.round != sight.round() || now.choice > 0;
            if late { Err(Refusal::AnsweredAlready) } else { Ok(()) }
        }
    }
}

/// Whether it breaks a silence, which can be done until the next Orders are over (8.2).
const fn is_break(talk: &Talk) -> bool {
    matches!(talk, Talk::Draft(crate::order::DraftTalk { says: crate::order::Says::BreakSilence, .. }))
}

/// Whether a joint text may be laid before others (5.2).
fn may_propose(
    sight: Sight<'_>,
    to: NationSet,
    incident: IncidentId,
    accused: Option<NationId>,
    wording: &Wording,
) -> Result<(), Refusal> {
    module(sight, Module::JointAttribution)?;
    addressed(sight, to)?;
    staff(sight, 1)?;
    if accused.is_some_and(|accused| accused == sight.seat() || to.has(accused)) {
        return Err(Refusal::OwnNation);
    }
    if !sight.knows(incident) {
        return Err(Refusal::NoSuchThing);
    }
    if sight.proposals().any(|(_, proposal)| proposal.open && proposal.by == sight.seat()) {
        return Err(Refusal::AlreadyOrdered);
    }
    fits_wording(sight, Some(incident), accused, Some(wording))
}

fn may_send(sight: Sight<'_>, message: &Message) -> Result<(), Refusal> {
    addressed(sight, message.to)?;
    if message.about.is_some_and(|incident| !sight.knows(incident)) {
        return Err(Refusal::NoSuchThing);
    }
    may_carry(sight, message.to, message.carrier)
}

fn may_share(sight: Sight<'_>, to: NationSet, cards: CardSet, against_label: bool) -> Result<(), Refusal> {
    addressed(sight, to)?;
    staff(sight, 1)?;
    if cards.is_empty() || !cards.minus(sight.hand()).is_empty() {
        return Err(Refusal::CardNotHeld);
    }
    let barred = cards.iter().find(|&card| to.iter().any(|to| !sight.label_allows(card, to)));
    match barred.and_then(|card| sight.label_of(card)) {
        Some(tlp) if !against_label => Err(Refusal::LabelForbids { tlp }),
        _ => Ok(()),
    }
}

fn may_reply(sight: Sight<'_>, claim: crate::terms::ClaimId, reply: ClaimReply) -> Result<(), Refusal> {
    let claim = sight.claim(claim).ok_or(Refusal::NoSuchThing)?;
    let whose = claim.accused().ok_or(Refusal::NotYoursToAnswer)?;
    if reply == ClaimReply::ActAgainstGroup && !sight.shelters() {
        return Err(Refusal::NobodySheltered);
    }
    open_to(sight, whose, !claim.awaits_reply(sight.round()))?;
    let established = || sight.incident(claim.incident()).is_some_and(|(_, now)| now.finding().is_some());
    match reply {
        // What was not shown false when the truth came out is true (5.5).
        ClaimReply::Deny | ClaimReply::AskForEvidence | ClaimReply::CounterAccuse
            if !claim.shown_false() && established() =>
        {
            Err(Refusal::Established)
        }
        ClaimReply::CounterAccuse => may_sign(sight, claim.incident()),
        ClaimReply::ComeForward => super::forward::may_come_forward(sight),
        _ => Ok(()),
    }
}

fn may_judge(sight: Sight<'_>, judgement: &Judgement) -> Result<(), Refusal> {
    let (spec, _) = sight.incident(judgement.incident).ok_or(Refusal::NoSuchThing)?;
    if judgement.who.is_some_and(|who| !spec.suspects().contains(&who)) {
        return Err(Refusal::NoSuchThing);
    }
    let hand = sight.hand_on(judgement.incident);
    if judgement.placed.iter().any(|placing| !hand.has(placing.card)) {
        return Err(Refusal::CardNotHeld);
    }
    let most = sight.numbers().judgements_a_round;
    if sight.me().load.judgements < most { Ok(()) } else { Err(Refusal::LoadFull { of: Load::Judgements, most }) }
}

/// Whether what is said can still be given a number. How many others made is no seat's to know, so
/// this is asked apart from [`may_say`].
pub(super) fn can_be_numbered(world: &World, talk: &Talk) -> Result<(), Refusal> {
    let now = world.now();
    let free = match talk {
        Talk::Propose { .. } => ProposalId::next(now.proposals.len()).is_some(),
        Talk::Card(CardTalk::Ask { .. }) => AskId::next(now.asks.len()).is_some(),
        Talk::Coordinate(CoordinationTalk::Propose { .. }) => CoordinationId::next(now.coordinations.len()).is_some(),
        Talk::Pledge(_) => PledgeId::next(now.pledges.len()).is_some(),
        _ => true,
    };
    if free { Ok(()) } else { Err(Refusal::TooMany) }
}

impl Round<'_> {
    /// Says something that may be said.
    pub(super) fn say(&mut self, by: NationId, talk: Talk) {
        match talk {
            Talk::Send(message) => self.send(by, message),
            Talk::Share { to, cards, against_label } => self.share(by, to, cards, against_label),
            Talk::Ping { to } => {
                let answered = self.now().is_open(by, to, Channel::ContactPoint);
                self.emit(Event::ContactTried { from: by, to, answered });
            }
            Talk::Answer { request, reply } => self.answer(request, reply),
            Talk::Propose { to, incident, accused, wording } => {
                let id = ProposalId::at(self.now().proposals.len());
                self.shift(Gauge::Staff(by), -1, Rule(4, 7), Cause::Talk(by));
                self.emit(Event::ClaimProposed { id, by, to, incident, accused, wording });
            }
            Talk::Sign { proposal, consent } => self.emit(Event::ProposalAnswered { id: proposal, by, consent }),
            Talk::ReplyToClaim { claim, reply } => self.reply_to_claim(by, claim, reply),
            Talk::Weigh { claim, answer } => {
                let answer = self.numbers().answers.get(usize::from(answer)).copied().unwrap_or(0);
                self.weigh_by_hand(by, claim, answer);
            }
            Talk::Card(talk) => self.say_of_card(by, talk),
            Talk::Coordinate(talk) => self.coordinate(by, talk),
            Talk::Home(talk) => self.say_at_home(by, talk),
            Talk::Matrix(talk) => self.say_freely(by, talk),
            Talk::Pledge(pledging) => self.pledge(by, pledging),
            Talk::Judge(judgement) => self.emit(Event::Judged { nation: by, judgement }),
            Talk::Draft(talk) => self.negotiate(by, talk),
            Talk::Programme(talk) => self.say_of_programme(by, talk),
            Talk::Choose { inject, choice } => self.choose(by, inject, choice),
        }
    }

    pub(super) fn send(&mut self, from: NationId, message: Message) {
        let id = MessageId::at(usize::from(self.now().messages_before) + self.now().messages.len());
        let (carrier, to) = (message.carrier, message.to);
        self.emit(Event::MessageSent { id, from, message });
        match carrier {
            Carrier::Cable => {}
            Carrier::Meeting => {
                for nation in to.with(from).iter() {
                    self.shift(Gauge::Staff(nation), -1, Rule(11, 1), Cause::Talk(from));
                }
            }
            Carrier::Phone => self.overhear(id, from, to),
        }
    }

    /// Able services overhear an open line now and then (11).
    fn overhear(&mut self, id: MessageId, from: NationId, to: NationSet) {
        if !self.table().is_on(Module::Interception, self.now().round) {
            return;
        }
        for able in self.everyone().minus(to).without(from).iter() {
            if self.now().nation(able).sources.get() < self.numbers().interception_health {
                continue;
            }
            // The number of the message within the round tells calls between the same two apart.
            let nth = self.now().messages.iter().filter(|message| message.from == from).count();
            let (actor, subject) = (self.nation_key(able), self.nation_key(from));
            if self.happens(Purpose::Interception, actor, subject, nth, self.numbers().interception) {
                self.emit(Event::MessageOverheard { id, by: able });
            }
        }
    }

    fn share(&mut self, from: NationId, to: NationSet, cards: CardSet, against_label: bool) {
        self.shift(Gauge::Staff(from), -1, Rule(4, 7), Cause::Talk(from));
        for card in cards.iter() {
            for nation in to.iter() {
                let sight = self.world.sight(from);
                let breach = against_label && !sight.label_allows(card, nation);
                self.pass(from, nation, card, breach);
                if breach {
                    self.breach_label(from, card);
                }
                self.leak(from, nation, card);
            }
        }
    }

    /// Passes a card from one nation to another, which thanks it for what is new (3.4).
    pub(super) fn pass(&mut self, from: NationId, to: NationId, card: CardId, against_label: bool) {
        if self.hand(from, to, card, against_label) {
            self.regard(to, from, self.numbers().trust_shared, Rule(3, 4), Cause::Talk(from));
        }
    }

    /// Hands a card over; says whether it was new.
    pub(super) fn hand(&mut self, from: NationId, to: NationId, card: CardId, against_label: bool) -> bool {
        self.emit(Event::CardShared { from, to, card, against_label });
        let new = !self.now().held_by(to).has(card);
        if new {
            let caveat = self.world.sight(from).label_of(card);
            self.emit(Event::CardGained { nation: to, card, way: Way::SharedBy(from) });
            // The label under which it was given goes on with it, whatever the giver thinks of it (4.6).
            let own = self.table().card(card).map(|card| card.tlp);
            if let Some(tlp) = caveat.filter(|_| caveat > own) {
                self.emit(Event::Card(CardEvent::Labelled { nation: to, card, tlp }));
            }
        }
        new
    }

    /// A RED or AMBER card that changes hands leaks now and then (4.7).
    pub(super) fn leak(&mut self, from: NationId, to: NationId, card: CardId) {
        let guarded = self.world.sight(to).label_of(card).is_some_and(|tlp| tlp >= Tlp::Amber);
        let public = self.now().cards.get(card.index()).is_none_or(|now| now.public);
        let (actor, subject) = (self.nation_key(from) ^ self.nation_key(to).rotate_left(1), self.card_key(card));
        if guarded && !public && self.happens(Purpose::Leak, actor, subject, 0, self.numbers().leak) {
            self.emit(Event::CardLeaked { card });
        }
    }

    /// At the end of Talks: an accused nation that has not answered says nothing (5.4).
    pub(super) fn silence_of_the_accused(&mut self) {
        let round = self.now().round;
        let silent = self.judgements().claims().filter(|claim| claim.awaits_reply(round));
        let silent: Vec<_> = silent.filter_map(|claim| Some((claim.accused()?, claim.id()))).collect();
        for (by, id) in silent {
            self.reply_to_claim(by, id, ClaimReply::Silence);
        }
    }

    /// At the end of the step on statements: a proposal whose time is up is closed (5.2).
    pub(super) fn close_proposals(&mut self) {
        let round = self.now().round;
        for index in 0..self.now().proposals.len() {
            let Some(proposal) = self.now().proposals.get(index) else { continue };
            let over = proposal.open && proposal.round < round;
            if over {
                self.emit(Event::ProposalClosed { id: ProposalId::at(index) });
            }
        }
    }
}
