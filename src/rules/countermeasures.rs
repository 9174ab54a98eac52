//! 6.1 Countermeasures: what makes one lawful, how long it stands, and what shows it to be wrong.
//!
//! The first half judges by what a seat holds. Whether it was so is found out in play: whoever acts
//! on what it holds acts at its own risk.

use super::assess::assess;
use super::conditions::Context;
use super::round::Round;
use crate::event::{Cause, Event, Gauge, LawEvent, Wrong};
use crate::order::{Missing, MissingSet, NoMeasures, Order, Refusal, Tray};
use crate::script::{ActionSpec, LawVerb, Verb};
use crate::terms::{ActionId, IncidentId, LegalClass, Likelihood, Link, NationId, NationSet, Reply, RequestKind, Rule};
use crate::world::{CounterNow, Sight};

/// The rule that everything here is under.
const RULE: Rule = Rule(6, 1);

/// What a countermeasure lacks on what a seat holds (6.1, 6.2); a call to comply may stand in the same tray
/// if it is urgent.
pub(super) fn missing(sight: Sight<'_>, tray: &Tray, order: &Order, action: &ActionSpec) -> MissingSet {
    let none = MissingSet::NONE;
    let Some((id, (spec, now))) = order.incident.and_then(|id| Some((id, sight.incident(id)?))) else {
        return none.with_if(true, Missing::Incident);
    };
    let severity = spec.severity().get();
    let judged = sight.judgement(id).is_some();
    let attributed = judged && order.target.is_some_and(|target| is_attributed(sight, id, target));
    let asked_for = |kind: RequestKind| {
        sight.requests().any(|(_, request)| {
            request.from == sight.seat()
                && Some(request.to) == order.target
                && request.kind == kind
                && request.incident == Some(id)
                && request.round < sight.round()
        })
    };
    let called = asked_for(RequestKind::Compliance);
    let urgent = severity > sight.numbers().silence_from + 1;
    let calls_now = || {
        tray.orders().iter().any(|other| {
            let calls = sight.action(other.action).and_then(|action| action.verb);
            calls == Some(Verb::Ask(RequestKind::Compliance))
                && other.target == order.target
                && other.incident == Some(id)
        })
    };
    let hit = now.hit().has(sight.seat());
    let asked = sight.requests().any(|(_, request)| {
        request.to == sight.seat()
            && request.kind == RequestKind::Assistance
            && request.incident == Some(id)
            && now.hit().has(request.from)
    });
    none.with_if(spec.obligation().is_none(), Missing::Obligation)
        .with_if(!judged, Missing::Judgement)
        .with_if(judged && !attributed, Missing::Attribution)
        .with_if(!called && !urgent, Missing::CallToComply)
        .with_if(!called && urgent && !calls_now(), Missing::CallAtOnce)
        .with_if(!urgent && !asked_for(RequestKind::Negotiation), Missing::Notice)
        .with_if(!is_proportionate(action, severity), Missing::Proportion)
        .with_if(!hit, Missing::Victim)
        .with_if(!hit && !asked, Missing::NotAsked)
}

/// Whether a countermeasure is in proportion to an incident of some severity.
pub(super) fn is_proportionate(action: &ActionSpec, severity: i16) -> bool {
    action.severity.map_or(action.heat.get() <= severity.saturating_add(4), |least| severity >= i16::from(least))
}

/// Whether an act is a countermeasure in proportion, which is never more than is justified (6.1).
pub(super) fn is_never_excess(action: &ActionSpec, severity: i16) -> bool {
    action.class == LegalClass::Countermeasure && is_proportionate(action, severity)
}

/// Whether the seat attributes an incident to a state at *likely* or above, with the link
/// directed, organ or adopted (6.1).
fn is_attributed(sight: Sight<'_>, id: IncidentId, target: NationId) -> bool {
    let Some(((spec, now), made)) = sight.incident(id).zip(assess(sight, id)) else { return false };
    spec.suspects().iter().enumerate().any(|(place, &actor)| {
        let its = sight.actor(actor).is_some_and(|actor| actor.sponsor() == Some(target));
        let chain = if now.adopted() { made.who.word(place) } else { made.chain(place, &[Link::Directed]) };
        its && chain >= Likelihood::Likely
    })
}

/// Whether what a seat has in force lets it take or lift a countermeasure.
pub(super) fn fits_counter(
    sight: Sight<'_>,
    verb: LawVerb,
    action: ActionId,
    target: Option<NationId>,
) -> Result<(), Refusal> {
    let Some(on) = target else { return Ok(()) };
    let mut standing = sight.counter_against(on);
    match verb {
        LawVerb::Counter if standing.any(|one| one.action == action) => {
            Err(Refusal::Measures(NoMeasures::CounterStands))
        }
        LawVerb::LiftCounter if standing.next().is_none() => Err(Refusal::Measures(NoMeasures::NoCounter)),
        LawVerb::Counter | LawVerb::LiftCounter => Ok(()),
    }
}

impl Round<'_> {
    /// Carries out what stands under a rule of law.
    pub(super) fn act_by_law(&mut self, by: NationId, order: &Order, verb: LawVerb, unlawful: bool) {
        match (verb, order.target, order.incident) {
            (LawVerb::Counter, Some(on), Some(incident)) => {
                let action = order.action;
                let same = |one: &CounterNow| one.stands() && (one.by, one.on, one.action) == (by, on, action);
                if !self.now().law.counter.iter().any(same) {
                    self.emit(Event::Law(LawEvent::Taken { by, on, incident, action, unlawful }));
                }
            }
            (LawVerb::LiftCounter, Some(on), _) => {
                for (id, _) in self.standing(|one| (one.by, one.on) == (by, on)) {
                    self.emit(Event::Law(LawEvent::Lifted { id }));
                }
            }
            (LawVerb::Counter | LawVerb::LiftCounter, _, _) => {}
        }
    }

    /// The countermeasures that stand and pass a test, with their places.
    fn standing(&self, test: impl Fn(&CounterNow) -> bool) -> Vec<(u16, CounterNow)> {
        self.counter_that(|one| one.stands() && test(one))
    }

    fn counter_that(&self, test: impl Fn(&CounterNow) -> bool) -> Vec<(u16, CounterNow)> {
        (0..).zip(&self.now().law.counter).filter(|(_, one)| test(one)).map(|(id, one)| (id, *one)).collect()
    }

    /// In the step on measures: what every countermeasure that stands does this round.
    pub(super) fn let_counter_work(&mut self) {
        let table = self.shared_table();
        for (_, one) in self.standing(|_| true) {
            let Some(spec) = table.action(one.action) else { continue };
            let context = Context { me: Some(one.by), target: Some(one.on), incident: Some(one.incident) };
            self.bring_about(&spec.standing, context, RULE, Cause::Act(one.by, one.action));
        }
    }

    /// In the step on relations: whose target has complied is to be lifted by the end of the next
    /// round, and is unlawful after that.
    pub(super) fn mind_counter(&mut self) {
        let round = self.now().round;
        for (id, one) in self.standing(|_| true) {
            if one.complied == 0 && self.has_complied(&one) {
                self.emit(Event::Law(LawEvent::Complied { id }));
            } else if one.complied > 0 && one.complied < round && !one.unlawful {
                self.find_wrong(id, &one, Wrong::NotLifted);
            }
        }
    }

    /// Whether the target of a countermeasure has restrained whom it shelters, granted what it was
    /// called on to do, or put the quarrel to a third party.
    fn has_complied(&self, one: &CounterNow) -> bool {
        let granted = self.now().requests.iter().any(|request| {
            (request.from, request.to) == (one.by, one.on)
                && request.kind == RequestKind::Compliance
                && request.incident == Some(one.incident)
                && request.reply == Some(Reply::Grant)
        });
        let settles = |action: ActionId| {
            let spec = self.table().action(action);
            spec.is_some_and(|spec| spec.class == LegalClass::Settlement && spec.verb.is_none())
        };
        let settled = self.now().deeds.iter().any(|deed| {
            deed.by == one.on
                && deed.target == Some(one.by)
                && deed.round >= one.round
                && deed.incident.is_none_or(|incident| incident == one.incident)
                && settles(deed.action)
        });
        granted || settled || self.has_restrained(one.on)
    }

    /// Once it is known who was behind an incident, countermeasures against others were unlawful from
    /// the start, and more than was justified. Tolerance is no innocence.
    pub(super) fn clear_the_innocent(&mut self, incident: IncidentId, concerned: NationSet) {
        let Some(truth) = self.table().incident(incident).map(|spec| spec.truth) else { return };
        let sponsor = self.table().actor(truth.actor).and_then(|actor| actor.sponsor);
        let answers = sponsor.filter(|_| truth.link != Link::None);
        let wrong = |one: &CounterNow| {
            one.incident == incident && concerned.has(one.on) && !one.innocent && answers != Some(one.on)
        };
        for (id, one) in self.counter_that(wrong) {
            self.find_wrong(id, &one, Wrong::Innocent);
            let (a, b) = (one.by.min(one.on), one.by.max(one.on));
            self.shift(Gauge::Tension(a, b), self.numbers().excess_adds, RULE, Cause::Act(one.by, one.action));
        }
    }

    /// What had a ground in law has none; everybody trusts whoever took it less (3.4).
    fn find_wrong(&mut self, id: u16, one: &CounterNow, why: Wrong) {
        self.emit(Event::Law(LawEvent::Unlawful { id, why }));
        if !one.unlawful {
            let cause = Cause::Act(one.by, one.action);
            self.regard_by_all(one.by, self.numbers().trust_unlawful, Rule(3, 4), cause);
        }
    }
}
