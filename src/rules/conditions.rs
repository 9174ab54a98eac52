//! 15.1 Conditions: what the small language asks of a play.

#![deny(clippy::wildcard_enum_match_arm)]

use super::assess::{assess, link_place};
use super::facts::Facts;
use super::judgements::{Judgements, Recorded, word_on};
use super::measures::Passing;
use crate::dice::{Dice, Key, Purpose};
use crate::event::Fate;
use crate::script::{Condition, Who};
use crate::terms::DraftStage;
use crate::terms::{
    ActionId, ActorId, Carrier, IncidentId, Likelihood, Link, NationId, NationSet, NormId, ProgrammeId, Reply,
    RequestKind, Step,
};
use crate::world::{ClaimNow, Deed, IncidentState, Known, MessageNow, World};

/// Whom a condition or an effect speaks of when it says "me" and "target".
#[derive(Clone, Copy, Default)]
pub struct Context {
    /// The nation that acts or owns.
    pub me: Option<NationId>,
    /// The nation aimed at.
    pub target: Option<NationId>,
    /// The incident at hand.
    pub incident: Option<IncidentId>,
}

impl Context {
    /// The context of one nation.
    #[must_use]
    pub const fn of(me: NationId) -> Self {
        Self { me: Some(me), target: None, incident: None }
    }
}

/// Asks conditions of a play.
#[derive(Clone, Copy)]
pub struct Asker<'w> {
    /// What may be read.
    pub facts: Facts<'w>,
    /// Who is "me".
    pub context: Context,
    /// Dice and the key of what asks, where chance is allowed.
    pub chance: Option<(Dice, u64)>,
}

impl<'w> Asker<'w> {
    /// Asks of the whole world, without chance.
    #[must_use]
    pub const fn whole(world: &'w World, context: Context) -> Self {
        Self { facts: Facts::Whole(world), context, chance: None }
    }

    /// The nations that are meant.
    #[must_use]
    #[inline]
    pub fn who(&self, who: Who) -> NationSet {
        let one = |id: Option<NationId>| id.map_or(NationSet::NONE, NationSet::one);
        let everyone = self.facts.everyone();
        match who {
            Who::Me => one(self.context.me),
            Who::Target => one(self.context.target),
            Who::Nation(id) => NationSet::one(id).common(everyone),
            Who::Victims => self.context.incident.map_or(NationSet::NONE, |id| self.facts.victims(id)),
            Who::Host => self.context.incident.map_or(NationSet::NONE, |id| self.facts.host(id)),
            Who::Everyone => everyone,
            Who::Others => everyone.minus(one(self.context.me)),
        }
    }

    /// The one nation that is meant, where it is one.
    pub(super) fn single(&self, who: Who) -> Option<NationId> {
        match who {
            Who::Me => self.context.me,
            Who::Target => self.context.target,
            Who::Nation(id) => Some(id).filter(|&id| self.facts.everyone().has(id)),
            Who::Victims | Who::Host | Who::Everyone | Who::Others => None,
        }
    }

    /// Whether any of the nations that are meant passes a test.
    pub(super) fn any(&self, who: Who, mut test: impl FnMut(NationId) -> bool) -> bool {
        match self.single(who) {
            Some(one) => test(one),
            None => self.who(who).iter().any(test),
        }
    }

    /// Whether a condition holds.
    ///
    /// This is asked more often than anything else in a play, so whatever needs room to be
    /// answered stands in a function of its own and does not make the others pay for it.
    #[must_use]
    pub fn holds(&self, condition: &Condition) -> bool {
        use Condition as C;
        match condition {
            C::All(all) => self.all_hold(all),
            C::Any(any) => self.any_holds(any),
            C::Not(not) => !self.holds(not),
            C::Flag(flag) => self.facts.whole().is_some_and(|world| world.now().flag(*flag)),
            C::Round(round) => self.facts.round() == *round,
            C::Rounds(from, to) => (*from..=*to).contains(&self.facts.round()),
            C::AtLeast(measure, least) => self.measures(*measure, Passing::at_least(*least)),
            C::AtMost(measure, most) => self.measures(*measure, Passing::at_most(*most)),
            C::Always
            | C::Never
            | C::Live(_)
            | C::Struck(_)
            | C::Contained(_)
            | C::Over(_)
            | C::AssessedWho(..)
            | C::AssessedLink(..)
            | C::Judged(..)
            | C::JudgedWho(..)
            | C::Claimed(..)
            | C::ClaimedPublicly(..)
            | C::ClaimedJointly(..)
            | C::Accused(..)
            | C::JudgedTruly(..)
            | C::ClaimTrue(..)
            | C::ClaimFalse(..)
            | C::Holds(..)
            | C::Published(_)
            | C::SharedCard(..)
            | C::Did(..)
            | C::DidTowards(..)
            | C::DidLately(..)
            | C::Exposed(_)
            | C::ActedUnlawfully(_)
            | C::Notified(..)
            | C::Requested(..)
            | C::Granted(..)
            | C::Refused(..)
            | C::Open(..)
            | C::Spoke(..)
            | C::Cited(..)
            | C::Restrained(_)
            | C::Adopted(_)
            | C::Established(_)
            | C::ShownTrue(..)
            | C::ShownFalse(..)
            | C::Arrived(_)
            | C::Chose(..)
            | C::On(_)
            | C::Chance(_)
            | C::DraftAdopted(_)
            | C::PartyTo(..)
            | C::PledgesKept(_)
            | C::PledgeBroken(_)
            | C::MeasuresInForce(..)
            | C::ProgrammeDelivered(_) => self.leaf_holds(condition),
        }
    }

    #[inline(never)]
    fn all_hold(&self, all: &[Condition]) -> bool {
        all.iter().all(|one| self.holds(one))
    }

    #[inline(never)]
    fn any_holds(&self, any: &[Condition]) -> bool {
        any.iter().any(|one| self.holds(one))
    }

    #[inline(never)]
    fn leaf_holds(&self, condition: &Condition) -> bool {
        use Condition as C;
        match condition {
            // What `holds` answers itself.
            C::All(_) | C::Any(_) | C::Not(_) | C::Flag(_) | C::Round(_) | C::Rounds(..) => self.holds(condition),
            C::AtLeast(..) | C::AtMost(..) => self.holds(condition),
            C::Always => true,
            C::On(module) => self.facts.is_on(*module),
            C::Chance(in_a_hundred) => self.happens(*in_a_hundred),
            C::Live(id) => self.state(*id) == Some(IncidentState::Live),
            C::Contained(id) => self.state(*id) == Some(IncidentState::Contained),
            C::Over(id) => matches!(self.state(*id), Some(IncidentState::Contained | IncidentState::Over)),
            C::Struck(who) => self.any(*who, |nation| self.victims().has(nation)),
            C::Adopted(id) => self.facts.incident(*id).is_some_and(|now| now.adopted()),
            C::Established(id) => self.facts.incident(*id).is_some_and(|now| now.finding().is_some()),
            C::ShownTrue(who, id) => self.shown(*who, *id, true),
            C::ShownFalse(who, id) => self.shown(*who, *id, false),
            C::Notified(who, id) => self.any(*who, |host| self.facts.notified(host, *id)),
            C::AssessedWho(who, id, actor, word) => self.any(*who, |me| self.assesses_who(me, *id, *actor, *word)),
            C::AssessedLink(who, id, link, word) => self.any(*who, |me| self.assesses_link(me, *id, *link, *word)),
            C::Judged(who, id) => self.any(*who, |me| self.judged(me, *id, None)),
            C::JudgedWho(who, id, actor) => self.any(*who, |me| self.judged(me, *id, Some(*actor))),
            C::Claimed(who, id, rung) => {
                self.claimed(*who, |claim| claim.incident() == *id && claim.wording().rung >= *rung)
            }
            C::ClaimedPublicly(who, id, rung) => {
                self.claimed(*who, |claim| claim.public() && claim.incident() == *id && claim.wording().rung >= *rung)
            }
            C::ClaimedJointly(who, id) => self.claimed(*who, |claim| claim.incident() == *id && claim.is_joint()),
            C::Accused(who, id, accused) => self.accused(*who, *id, *accused),
            C::JudgedTruly(who, id) => self.any(*who, |me| self.judged_truly(me, *id)),
            C::ClaimTrue(who, id) => self.claimed_truly(*who, *id, true),
            C::ClaimFalse(who, id) => self.claimed_truly(*who, *id, false),
            C::Holds(who, card) => self.any(*who, |nation| self.facts.holds(nation, *card)),
            C::Published(card) => self.facts.is_published(*card),
            C::SharedCard(who, id) => self.any(*who, |nation| self.facts.has_shared_on(nation, *id)),
            C::Did(who, action) => self.any(*who, |nation| self.facts.has_done(nation, *action)),
            C::DidTowards(who, action, target) => {
                let target = self.who(*target);
                self.any(*who, |nation| !self.facts.targets_of(nation, *action).common(target).is_empty())
            }
            C::DidLately(who, action, rounds) => self.did_lately(*who, *action, *rounds),
            C::Exposed(who) => !self.who(*who).common(self.facts.exposed()).is_empty(),
            C::ActedUnlawfully(who) => self.acted_unlawfully(*who),
            C::Requested(from, kind, to) => self.requested(*from, *kind, *to, None),
            C::Granted(from, kind, to) => self.requested(*from, *kind, *to, Some(Reply::Grant)),
            C::Refused(from, kind, to) => self.requested(*from, *kind, *to, Some(Reply::Refuse)),
            C::Open(a, channel, b) => self.any(*a, |a| self.any(*b, |b| self.facts.is_open(a, b, *channel))),
            C::Spoke(from, carrier, to) => self.spoke(*from, *carrier, *to),
            C::Cited(who, norm, id) => self.any(*who, |nation| self.cited(nation, *norm, *id)),
            C::Restrained(actor) => self.facts.is_restrained(*actor),
            C::Arrived(inject) => self.facts.has_arrived(*inject),
            C::Chose(who, inject, choice) => {
                self.any(*who, |nation| self.facts.chose(nation, *inject) == Some(*choice))
            }
            C::DraftAdopted(draft) => self.facts.draft(*draft).is_some_and(|now| now.stage == DraftStage::Adopted),
            C::PartyTo(who, draft) => {
                self.facts.draft(*draft).is_some_and(|now| !self.who(*who).common(now.parties).is_empty())
            }
            C::ProgrammeDelivered(place) => self.facts.has_delivered(ProgrammeId::at(usize::from(*place))),
            C::Never => false,
            C::PledgesKept(who) => self.any(*who, |nation| self.kept_every_pledge(nation)),
            C::PledgeBroken(who) => self.any(*who, |nation| self.judged_pledge(nation, Fate::Broken)),
            C::MeasuresInForce(by, on) => self.measures_in_force(*by, *on),
        }
    }

    fn kept_every_pledge(&self, nation: NationId) -> bool {
        self.judged_pledge(nation, Fate::Kept) && !self.judged_pledge(nation, Fate::Broken)
    }

    fn measures_in_force(&self, by: Who, on: Who) -> bool {
        self.any(by, |by| self.any(on, |on| self.facts.measures().in_force(by, on)))
    }

    fn happens(&self, in_a_hundred: u8) -> bool {
        self.chance.is_some_and(|(dice, subject)| {
            let round = self.facts.round();
            let key = Key { round, step: Step::Injects, purpose: Purpose::Chance, actor: 0, subject, nth: 0 };
            dice.happens(key, in_a_hundred)
        })
    }

    fn state(&self, id: IncidentId) -> Option<IncidentState> {
        self.facts.incident(id).map(|now| now.state())
    }

    /// The victims of the incident at hand.
    fn victims(&self) -> NationSet {
        self.context.incident.map_or(NationSet::NONE, |id| self.facts.victims(id))
    }

    fn assesses_who(&self, nation: NationId, id: IncidentId, actor: ActorId, word: Likelihood) -> bool {
        self.facts.sight(nation).and_then(|sight| word_on(sight, id, actor)).is_some_and(|made| made >= word)
    }

    fn assesses_link(&self, nation: NationId, id: IncidentId, link: Link, word: Likelihood) -> bool {
        let made = self.facts.sight(nation).and_then(|sight| assess(sight, id));
        made.is_some_and(|made| made.link.word(link_place(link)) >= word)
    }

    /// Whether a nation has judged an incident, and judged it to be this actor if one is given.
    pub(super) fn judged(&self, nation: NationId, id: IncidentId, actor: Option<ActorId>) -> bool {
        let judged = self.facts.sight(nation).and_then(|sight| sight.judgement(id));
        judged.is_some_and(|judged| actor.is_none() || judged.who == actor)
    }

    /// Whether any of the nations that are meant has made or signed a claim that passes a test.
    fn claimed(&self, who: Who, test: impl Fn(Known<'_, ClaimNow>) -> bool) -> bool {
        self.facts.any_claim(|claim| test(claim) && !self.who(who).common(claim.speakers()).is_empty())
    }

    /// Who has made or signed a claim that passes a test.
    pub(super) fn claimants(&self, test: impl Fn(Known<'_, ClaimNow>) -> bool) -> NationSet {
        let mut who = NationSet::NONE;
        self.facts.any_claim(|claim| {
            if test(claim) {
                who = who.union(claim.speakers());
            }
            false
        });
        who
    }

    fn accused(&self, who: Who, id: IncidentId, accused: Who) -> bool {
        let names = |claim: Known<'_, ClaimNow>| claim.accused().is_some_and(|nation| self.who(accused).has(nation));
        self.claimed(who, |claim| claim.public() && claim.incident() == id && names(claim))
    }

    /// Whether a nation's judgement names the actor that did it, by what no seat knows.
    fn judged_truly(&self, nation: NationId, id: IncidentId) -> bool {
        self.facts.whole().is_some_and(|world| Judgements::of(world).recorded(nation, id) == Recorded::Right)
    }

    /// Whether a word of a nation on an incident has been shown true, or false, in public. Words that
    /// settle at the end of the play have been shown nothing (5.5).
    fn shown(&self, who: Who, id: IncidentId, right: bool) -> bool {
        let established = self.facts.incident(id).is_some_and(|now| now.finding().is_some());
        let is = |claim: Known<'_, ClaimNow>| {
            if right { established && claim.is_settled() && !claim.shown_false() } else { claim.shown_false() }
        };
        self.claimed(who, |claim| claim.incident() == id && is(claim))
    }

    /// Whether a claim was made that is true, or false, by what no seat knows.
    fn claimed_truly(&self, who: Who, id: IncidentId, truly: bool) -> bool {
        let Some(world) = self.facts.whole() else { return false };
        let mut named = Judgements::of(world).on(id).filter(|claim| claim.names());
        named.any(|claim| !self.who(who).common(claim.speakers()).is_empty() && claim.is_true() == truly)
    }

    fn did_lately(&self, who: Who, action: ActionId, rounds: u8) -> bool {
        let lately = self.lately(action, rounds);
        self.any(who, |nation| {
            self.facts.has_done(nation, action) && self.facts.any_deed(|deed| deed.by == nation && lately(deed))
        })
    }

    /// Who has carried out an action within so many rounds.
    pub(super) fn doers_lately(&self, action: ActionId, rounds: u8) -> NationSet {
        let (lately, mut doers) = (self.lately(action, rounds), NationSet::NONE);
        if !self.facts.doers(action).is_empty() {
            self.facts.any_deed(|deed| {
                if lately(deed) {
                    doers.insert(deed.by);
                }
                false
            });
        }
        doers
    }

    /// Whether a deed is of an action and was done within so many rounds.
    fn lately(&self, action: ActionId, rounds: u8) -> impl Fn(&Deed) -> bool + use<> {
        let round = self.facts.round();
        move |deed| deed.action == action && deed.round.saturating_add(rounds) > round
    }

    fn acted_unlawfully(&self, who: Who) -> bool {
        let who = self.who(who);
        self.facts.any_deed(|deed| deed.unlawful && who.has(deed.by))
    }

    fn requested(&self, from: Who, kind: RequestKind, to: Who, reply: Option<Reply>) -> bool {
        let (from, to) = (self.who(from), self.who(to));
        self.facts.any_request(|request| {
            request.kind == kind
                && from.has(request.from)
                && to.has(request.to)
                && (reply.is_none() || request.reply == reply)
        })
    }

    fn spoke(&self, from: Who, carrier: Carrier, to: Who) -> bool {
        let (from, to) = (self.who(from), self.who(to));
        let reaches = |message: Known<'_, MessageNow>| !message.message().to.common(to).is_empty();
        self.facts
            .any_message(|message| from.has(message.from()) && message.message().carrier == carrier && reaches(message))
    }

    /// Whether a pledge of a nation was judged so (9.1).
    fn judged_pledge(&self, nation: NationId, fate: Fate) -> bool {
        self.facts.any_pledge(|pledge| pledge.came_out(nation, fate))
    }

    /// Whether a nation has cited a norm on an incident.
    pub(super) fn cited(&self, nation: NationId, norm: NormId, id: IncidentId) -> bool {
        self.facts.incident(id).is_some_and(|now| now.cited().has(nation)) && self.facts.supporters(norm).has(nation)
    }
}
