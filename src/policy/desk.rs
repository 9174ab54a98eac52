//! The desk: what could be ordered, weighed against each other, and what is put into the tray.

use super::Chosen;
use crate::dice::{Dice, Key, Purpose};
use crate::order::{Options, Order, Stem, Tray};
use crate::script::{ActionSpec, Effect};
use crate::terms::Step;
use crate::view::View;
use std::cmp::Reverse;

/// Something that could be ordered.
pub(super) struct Candidate {
    /// How much it is wanted; below 1 it is left.
    pub(super) score: i32,
    /// The order.
    pub(super) order: Order,
    /// Why.
    pub(super) reason: String,
}

/// How a temper spends.
#[derive(Clone, Copy)]
pub(super) struct Thrift {
    /// Political capital that stays in the drawer.
    pub(super) reserve: i16,
    /// What a second order of the same action loses.
    pub(super) again: i32,
    /// From this score on the reserve may be touched.
    pub(super) urgent: i32,
}

/// Weighs every option and fills the tray with what is wanted most.
pub(super) fn fill<'w>(
    view: View<'w>,
    tray: &mut Tray,
    dice: Dice,
    thrift: Thrift,
    mut weigh: impl FnMut(Stem, &'w ActionSpec) -> Option<Candidate>,
) -> Vec<Chosen> {
    let mut options = Options::with_room();
    view.options_into(tray, &mut options);
    let mut candidates: Vec<Candidate> = Vec::new();
    for stem in options.iter() {
        let Some(action) = view.action(stem.action) else { continue };
        if let Some(mut candidate) = weigh(stem, action).filter(|candidate| candidate.score > 0) {
            candidate.score += throw(view, dice, stem);
            candidates.push(candidate);
        }
    }
    let mut chosen = Vec::new();
    loop {
        let now = |candidate: &Candidate| candidate.score - thrift.again * times(tray, candidate.order);
        candidates.sort_by_key(|candidate| (Reverse(now(candidate)), candidate.order));
        if candidates.first().is_none_or(|first| now(first) <= 0) {
            return chosen;
        }
        let Candidate { score, order, reason } = candidates.remove(0);
        // The same step towards the same capital twice in a round would look absent-minded.
        let repeats = tray.orders().iter().any(|other| (other.action, other.target) == (order.action, order.target));
        let doubles = repeats && order.target.is_some();
        if !doubles && affordable(view, tray, &order, score, thrift) && view.admit(tray, &order).is_ok() {
            tray.put(order);
            chosen.push(Chosen { order, reason });
        }
    }
}

/// What every reader of a ministry knows: two days are never quite alike.
fn throw(view: View<'_>, dice: Dice, stem: Stem) -> i32 {
    let place = |index: Option<usize>| index.map_or(0, |index| index as u64 + 1);
    let subject = stem.action.index() as u64
        | place(stem.target.map(crate::terms::NationId::index)) << 8
        | place(stem.incident.map(crate::terms::IncidentId::index)) << 16;
    let key = Key { round: view.round(), step: Step::Measures, purpose: Purpose::Policy, actor: 0, subject, nth: 0 };
    i32::try_from(dice.roll(key).below(5)).unwrap_or(0)
}

fn times(tray: &Tray, order: Order) -> i32 {
    i32::try_from(tray.orders().iter().filter(|other| other.action == order.action).count()).unwrap_or(0)
}

fn affordable(view: View<'_>, tray: &Tray, order: &Order, score: i32, thrift: Thrift) -> bool {
    let capital = view.action(order.action).map_or(0, |action| action.cost.capital);
    let left = view.me().capital.get() - view.cost_of(tray).capital - capital;
    capital == 0 || score >= thrift.urgent || left >= thrift.reserve
}

/// How much an action contains the incident at hand.
pub(super) fn contains(action: &ActionSpec) -> i32 {
    let by = |effect: &Effect| match *effect {
        Effect::Contain(None, by) => i32::from(by) * 2,
        Effect::Strength(None, by) => -i32::from(by) / 10,
        _ => 0,
    };
    action.effects.iter().map(by).sum()
}

/// How often this seat has done that towards a nation and about an incident.
pub(super) fn done(view: View<'_>, stem: Stem) -> i32 {
    let same = view.deeds().filter(|deed| {
        deed.by == view.seat()
            && deed.action == stem.action
            && deed.target == stem.target
            && deed.incident == stem.incident
    });
    i32::try_from(same.count()).unwrap_or(i32::MAX)
}
