//! 15.1 Conditions: what the small language asks of a play.

use super::assess::{assess, link_place, place_of};
use super::facts::Facts;
use crate::dice::{Dice, Key, Purpose};
use crate::event::Gauge;
use crate::script::{Condition, Measure, Who};
use crate::terms::{IncidentId, NationId, NationSet, Reply, RequestKind, Step};
use crate::world::{IncidentState, World};

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

    fn any(&self, who: Who, test: impl FnMut(NationId) -> bool) -> bool {
        self.who(who).iter().any(test)
    }

    /// Whether a condition holds.
    ///
    /// What gates ask most, a line or a number between two single nations, is answered first.
    #[must_use]
    pub fn holds(&self, condition: &Condition) -> bool {
        match condition {
            Condition::Any(any) => any.iter().any(|one| self.holds(one)),
            Condition::Not(not) => !self.holds(not),
            Condition::Open(a, channel, b) => match (self.single(*a), self.single(*b)) {
                (Some(a), Some(b)) => self.facts.is_open(a, b, *channel),
                _ => self.holds_of_things(condition),
            },
            Condition::AtLeast(measure, least) => match self.single_gauge(*measure) {
                Some(gauge) => self.facts.gauge(gauge).is_some_and(|value| value >= *least),
                None => self.values(*measure, |value| value >= *least),
            },
            Condition::AtMost(measure, most) => match self.single_gauge(*measure) {
                Some(gauge) => self.facts.gauge(gauge).is_some_and(|value| value <= *most),
                None => self.values(*measure, |value| value <= *most),
            },
            _ => self.holds_of_round(condition),
        }
    }

    /// The one nation that is meant, where it is one.
    const fn single(&self, who: Who) -> Option<NationId> {
        match who {
            Who::Me => self.context.me,
            Who::Target => self.context.target,
            _ => None,
        }
    }

    /// The one number that is meant, where it is one.
    fn single_gauge(&self, measure: Measure) -> Option<Gauge> {
        match measure {
            Measure::Tension(a, b) => {
                let (a, b) = (self.single(a)?, self.single(b)?);
                (a != b).then(|| Gauge::Tension(a.min(b), a.max(b)))
            }
            Measure::Trust(from, to) => {
                let (from, to) = (self.single(from)?, self.single(to)?);
                (from != to).then_some(Gauge::Trust(from, to))
            }
            Measure::Capacity(who, pillar) => Some(Gauge::Capacity(self.single(who)?, pillar)),
            _ => None,
        }
    }

    fn holds_of_round(&self, condition: &Condition) -> bool {
        match condition {
            Condition::Always => true,
            Condition::Never => false,
            Condition::All(all) => all.iter().all(|one| self.holds(one)),
            Condition::Round(round) => self.facts.round() == *round,
            Condition::Rounds(from, to) => (*from..=*to).contains(&self.facts.round()),
            Condition::On(module) => match self.facts {
                Facts::Whole(world) => world.table().is_on(*module, world.now().round),
                Facts::Seen(sight) => sight.is_on(*module),
            },
            Condition::Chance(in_a_hundred) => self.chance.is_some_and(|(dice, subject)| {
                let round = self.facts.round();
                let key = Key { round, step: Step::Injects, purpose: Purpose::Chance, actor: 0, subject, nth: 0 };
                dice.happens(key, *in_a_hundred)
            }),
            _ => self.holds_of_things(condition),
        }
    }

    fn holds_of_things(&self, condition: &Condition) -> bool {
        use Condition as C;
        let state = |id: IncidentId| self.facts.incident(id).map(|now| now.state);
        match condition {
            C::Live(id) => state(*id) == Some(IncidentState::Live),
            C::Contained(id) => state(*id) == Some(IncidentState::Contained),
            C::Over(id) => matches!(state(*id), Some(IncidentState::Contained | IncidentState::Over)),
            C::Struck(who) => {
                let hit = self.context.incident.map_or(NationSet::NONE, |id| self.facts.victims(id));
                !self.who(*who).common(hit).is_empty()
            }
            C::Adopted(id) => self.facts.incident(*id).is_some_and(|now| now.adopted),
            C::Notified(who, id) => self.any(*who, |host| match self.facts {
                Facts::Whole(world) => world.now().incident(*id).is_some_and(|now| *now.notified.get(host) > 0),
                Facts::Seen(sight) => host == sight.seat() && sight.notified(*id) > 0,
            }),
            C::Holds(who, card) => self.any(*who, |nation| self.facts.holds(nation, *card)),
            C::Open(a, channel, b) => self.any(*a, |a| self.any(*b, |b| self.facts.is_open(a, b, *channel))),
            C::AssessedWho(who, incident, actor, word) => self.any(*who, |nation| {
                self.facts.sight(nation).is_some_and(|sight| {
                    let place = sight.incident(*incident).and_then(|(spec, _)| place_of(&spec.suspects, *actor));
                    place.zip(assess(sight, *incident)).is_some_and(|(place, made)| made.who.word(place) >= *word)
                })
            }),
            C::AssessedLink(who, incident, link, word) => self.any(*who, |nation| {
                let made = self.facts.sight(nation).and_then(|sight| assess(sight, *incident));
                made.is_some_and(|made| made.link.word(link_place(*link)) >= *word)
            }),
            C::Judged(who, incident) => self
                .any(*who, |nation| self.facts.sight(nation).is_some_and(|sight| sight.judgement(*incident).is_some())),
            C::JudgedWho(who, incident, actor) => self.any(*who, |nation| {
                let judged = self.facts.sight(nation).and_then(|sight| sight.judgement(*incident));
                judged.is_some_and(|judged| judged.who == Some(*actor))
            }),
            C::Restrained(actor) => match self.facts {
                Facts::Whole(world) => world.now().is_restrained(*actor),
                Facts::Seen(sight) => sight.is_restrained(*actor),
            },
            C::Flag(_) | C::Arrived(_) | C::Chose(..) | C::Published(_) | C::SharedCard(..) | C::Cited(..) => {
                self.holds_of_marks(condition)
            }
            C::Requested(..) | C::Granted(..) | C::Refused(..) => self.holds_of_requests(condition),
            C::Did(..) | C::DidTowards(..) | C::DidLately(..) | C::ActedUnlawfully(_) | C::Spoke(..) => {
                self.holds_of_deeds(condition)
            }
            // §8–§10 have no drafts, pledges or programmes in play yet.
            C::DraftAdopted(_) | C::PledgesKept(_) | C::PledgeBroken(_) | C::ProgrammeDelivered(_) => false,
            _ => self.holds_of_claims(condition),
        }
    }

    fn holds_of_marks(&self, condition: &Condition) -> bool {
        // Flags, arrivals at others and hidden sharing are the table's business: no seat reads them.
        let Facts::Whole(world) = self.facts else {
            let Facts::Seen(sight) = self.facts else { return false };
            return match condition {
                Condition::Published(card) => sight.card(*card).is_some_and(|(_, now)| now.public),
                Condition::Cited(who, norm, incident) => self.any(*who, |nation| {
                    let cited = sight.incident(*incident).is_some_and(|(_, now)| now.cited.has(nation));
                    cited && sight.norms().any(|(id, _, now)| id == *norm && now.support.has(nation))
                }),
                _ => false,
            };
        };
        let now = world.now();
        match condition {
            Condition::Flag(flag) => now.flag(*flag),
            Condition::Arrived(inject) => now.injects.get(inject.index()).is_some_and(|inject| inject.arrived > 0),
            Condition::Chose(who, inject, choice) => self.any(*who, |nation| {
                now.injects.get(inject.index()).is_some_and(|inject| inject.choices.get(nation) == choice)
            }),
            Condition::Published(card) => now.cards.get(card.index()).is_some_and(|card| card.public),
            Condition::SharedCard(who, incident) => self.any(*who, |nation| {
                let cards = world.table().cards_of(*incident);
                cards
                    .iter()
                    .any(|card| now.cards.get(card.index()).is_some_and(|card| !card.shared.get(nation).is_empty()))
            }),
            Condition::Cited(who, norm, incident) => self.any(*who, |nation| {
                let cited = now.incident(*incident).is_some_and(|incident| incident.cited.has(nation));
                cited && now.norms.get(norm.index()).is_some_and(|norm| norm.support.has(nation))
            }),
            _ => false,
        }
    }

    fn holds_of_requests(&self, condition: &Condition) -> bool {
        let (from, kind, to, reply): (&Who, &RequestKind, &Who, Option<Reply>) = match condition {
            Condition::Requested(from, kind, to) => (from, kind, to, None),
            Condition::Granted(from, kind, to) => (from, kind, to, Some(Reply::Grant)),
            Condition::Refused(from, kind, to) => (from, kind, to, Some(Reply::Refuse)),
            _ => return false,
        };
        let (from, to) = (self.who(*from), self.who(*to));
        self.facts.any_request(|request| {
            from.has(request.from)
                && to.has(request.to)
                && request.kind == *kind
                && reply.is_none_or(|reply| request.reply == Some(reply))
        })
    }

    fn holds_of_deeds(&self, condition: &Condition) -> bool {
        let round = self.facts.round();
        match condition {
            Condition::Did(who, action) => self.did(*who, *action, |_| true),
            Condition::DidTowards(who, action, target) => {
                let target = self.who(*target);
                self.did(*who, *action, |deed| deed.target.is_some_and(|to| target.has(to)))
            }
            Condition::DidLately(who, action, rounds) => {
                self.did(*who, *action, |deed| deed.round.saturating_add(*rounds) > round)
            }
            Condition::ActedUnlawfully(who) => {
                let who = self.who(*who);
                self.facts.any_deed(|deed| deed.unlawful && who.has(deed.by))
            }
            Condition::Spoke(from, carrier, to) => {
                let (from, to) = (self.who(*from), self.who(*to));
                self.facts.count_messages(|message| {
                    from.has(message.from)
                        && message.message.carrier == *carrier
                        && !message.message.to.common(to).is_empty()
                }) > 0
            }
            _ => false,
        }
    }

    fn did(&self, who: Who, action: crate::terms::ActionId, test: impl Fn(&crate::world::Deed) -> bool) -> bool {
        self.who(who).iter().any(|nation| {
            self.facts.may_have_done(nation, action)
                && self.facts.any_deed(|deed| deed.action == action && deed.by == nation && test(deed))
        })
    }

    fn holds_of_claims(&self, condition: &Condition) -> bool {
        use Condition as C;
        let signs =
            |claim: &crate::world::ClaimNow, who: NationSet| !who.common(claim.signatories.with(claim.by)).is_empty();
        match condition {
            C::Claimed(who, incident, rung) => {
                let who = self.who(*who);
                self.facts
                    .any_claim(|claim| claim.incident == *incident && claim.wording.rung >= *rung && signs(claim, who))
            }
            C::ClaimedPublicly(who, incident, rung) => {
                let who = self.who(*who);
                self.facts.any_claim(|claim| {
                    claim.public && claim.incident == *incident && claim.wording.rung >= *rung && signs(claim, who)
                })
            }
            C::ClaimedJointly(who, incident) => {
                let who = self.who(*who);
                self.facts.any_claim(|claim| {
                    claim.incident == *incident && !claim.signatories.is_empty() && signs(claim, who)
                })
            }
            C::Accused(who, incident, accused) => {
                let (who, accused) = (self.who(*who), self.who(*accused));
                self.facts.any_claim(|claim| {
                    claim.public
                        && claim.incident == *incident
                        && claim.accused.is_some_and(|nation| accused.has(nation))
                        && signs(claim, who)
                })
            }
            C::ClaimTrue(who, incident) | C::ClaimFalse(who, incident) => {
                let Facts::Whole(world) = self.facts else { return false };
                let (who, wanted) = (self.who(*who), matches!(condition, C::ClaimTrue(..)));
                self.facts.any_claim(|claim| {
                    let names = claim.accused.is_some();
                    names
                        && claim.incident == *incident
                        && signs(claim, who)
                        && super::claims::is_true(world, claim) == wanted
                })
            }
            _ => false,
        }
    }

    /// Whether any value of a measure passes; a number that may not be read never does.
    fn values(&self, measure: Measure, mut test: impl FnMut(i16) -> bool) -> bool {
        use Measure as M;
        let of = |who: Who, gauge: &dyn Fn(NationId) -> Gauge, test: &mut dyn FnMut(i16) -> bool| {
            self.who(who).iter().any(|id| self.facts.gauge(gauge(id)).is_some_and(&mut *test))
        };
        let one = |value: Option<i16>, test: &mut dyn FnMut(i16) -> bool| value.is_some_and(test);
        match measure {
            M::Round => test(i16::from(self.facts.round())),
            M::Track(who, theme) => of(who, &|id| Gauge::Track(id, theme), &mut test),
            M::Mandate(who) => of(who, &Gauge::Mandate, &mut test),
            M::Credibility(who) => of(who, &Gauge::Credibility, &mut test),
            M::Capital(who) => of(who, &Gauge::Capital, &mut test),
            M::Funds(who) => of(who, &Gauge::Funds, &mut test),
            M::Staff(who) => of(who, &Gauge::Staff, &mut test),
            M::SourceHealth(who) => of(who, &Gauge::SourceHealth, &mut test),
            M::Capacity(who, pillar) => of(who, &|id| Gauge::Capacity(id, pillar), &mut test),
            M::Trust(from, to) => {
                let to = self.who(to);
                self.any(from, |from| {
                    to.iter().any(|to| from != to && self.facts.gauge(Gauge::Trust(from, to)).is_some_and(&mut test))
                })
            }
            M::Tension(a, b) => {
                let b = self.who(b);
                self.any(a, |a| {
                    b.iter()
                        .any(|b| a != b && self.facts.gauge(Gauge::Tension(a.min(b), a.max(b))).is_some_and(&mut test))
                })
            }
            M::HighestTension => test(self.facts.highest_tension()),
            M::Index => test(self.facts.index()),
            M::Salience(id) => one(self.facts.gauge(Gauge::Salience(id)), &mut test),
            M::Strength(id) => one(self.facts.gauge(Gauge::Strength(id)), &mut test),
            M::Containment(id) => one(self.facts.gauge(Gauge::Containment(id)), &mut test),
            M::Erosion(id) => one(self.facts.gauge(Gauge::Erosion(id)), &mut test),
            _ => self.counts(measure, &mut test),
        }
    }

    fn counts(&self, measure: Measure, test: &mut dyn FnMut(i16) -> bool) -> bool {
        use Measure as M;
        let count = |number: usize| i16::try_from(number).unwrap_or(i16::MAX);
        match measure {
            M::Maturity(who) => self.who(who).iter().any(|id| {
                let pillars = crate::terms::Pillar::ALL
                    .iter()
                    .filter_map(|&pillar| self.facts.gauge(Gauge::Capacity(id, pillar)));
                pillars.min().is_some_and(&mut *test)
            }),
            M::Severity(id) => {
                let severity = match self.facts {
                    Facts::Whole(world) => world.table().incident(id).map(|spec| spec.severity.get()),
                    Facts::Seen(sight) => sight.incident(id).map(|(spec, _)| spec.severity.get()),
                };
                severity.is_some_and(test)
            }
            M::Waves(id) => match self.facts {
                Facts::Whole(world) => world.now().incident(id).is_some_and(|now| test(i16::from(now.wave))),
                Facts::Seen(_) => false,
            },
            M::Cards(who, id) => self
                .any(who, |nation| self.facts.sight(nation).is_some_and(|sight| test(count(sight.hand_on(id).len())))),
            M::Support(norm) => {
                let support = match self.facts {
                    Facts::Whole(world) => world.now().norms.get(norm.index()).map(|norm| norm.support),
                    Facts::Seen(sight) => sight.norms().nth(norm.index()).map(|(_, _, norm)| norm.support),
                };
                support.is_some_and(|support| test(count(support.len())))
            }
            M::Acceptance(who, id) => {
                let who = self.who(who);
                self.facts.any_claim(|claim| {
                    let mine = claim.public
                        && claim.incident == id
                        && !who.common(claim.signatories.with(claim.by)).is_empty();
                    mine && test(super::claims::acceptance(self.facts.everyone(), claim, None))
                })
            }
            M::Deeds(who, action) => self.any(who, |nation| {
                test(count(self.facts.count_deeds(|deed| deed.by == nation && deed.action == action)))
            }),
            M::Messages(from, to) => {
                let to = self.who(to);
                self.any(from, |from| {
                    let reaches = |message: &crate::world::MessageNow| !message.message.to.common(to).is_empty();
                    test(count(self.facts.count_messages(|message| message.from == from && reaches(message))))
                })
            }
            M::ObjectivesMet(who) => match self.facts {
                Facts::Whole(world) => self.any(who, |nation| test(super::goals::points_met(world, nation))),
                Facts::Seen(_) => false,
            },
            _ => false,
        }
    }
}
