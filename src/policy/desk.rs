//! The desk: what could be ordered, weighed against each other, and what is put into the tray.

use super::Chosen;
use super::character::Purse;
use crate::dice::{Dice, Key, Purpose};
use crate::order::{Order, Stem, Tray};
use crate::script::{ActionSpec, Effect, Slot};
use crate::terms::Step;
use crate::view::View;
use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// Something that a mind would order.
pub(super) struct Wish {
    /// How much it is wanted, in points; below 1 it is left.
    pub(super) score: i32,
    /// The order.
    pub(super) order: Order,
    /// Why.
    pub(super) reason: Cow<'static, str>,
}

impl Wish {
    pub(super) fn new(score: i32, order: Order, reason: impl Into<Cow<'static, str>>) -> Self {
        Self { score, order, reason: reason.into() }
    }
}

/// Fills the tray with what is wanted most.
///
/// The dice are thrown for a wish when it comes to the head of the list: most never do.
pub(super) fn fill(view: View<'_>, tray: &mut Tray, dice: Dice, purse: Purse, mut wishes: Vec<Wish>) -> Vec<Chosen> {
    let rank = |(place, wish): (usize, &Wish)| {
        let score = wish.score.saturating_add(MOST_THROWN);
        Rank { score, unthrown: true, place: Reverse(place), again: 0 }
    };
    let mut ranks: BinaryHeap<Rank> = wishes.iter().enumerate().map(rank).collect();
    let mut chosen: Vec<Chosen> = Vec::new();
    while let Some(rank) = ranks.pop() {
        let Some(Wish { order, reason, score: wanted }) = wishes.get_mut(rank.place.0) else { continue };
        let order = *order;
        if rank.unthrown {
            let score = wanted.saturating_add(throw(view, dice, order.stem()));
            ranks.push(Rank { score, unthrown: false, ..rank });
            continue;
        }
        // An order is worth less once the same has been given. It goes back to where it stands now.
        let given = chosen.iter().filter(|one| one.order.action == order.action).count();
        if given > rank.again {
            let times = i32::try_from(given - rank.again).unwrap_or(i32::MAX);
            let score = rank.score.saturating_sub(purse.again.max(0).saturating_mul(times));
            ranks.extend((score > 0).then_some(Rank { score, again: given, ..rank }));
            continue;
        }
        // The same step towards the same capital twice in a round would look absent-minded.
        let twice = |other: &Order| (other.action, other.target) == (order.action, order.target);
        let doubles = order.target.is_some() && tray.orders().iter().any(twice);
        // Whatever is refused now is refused later, too: the tray only grows.
        if !doubles && affordable(view, tray, &order, rank.score, purse) && view.admit(tray, &order).is_ok() {
            tray.put(order);
            chosen.push(Chosen { order, reason: std::mem::take(reason) });
            let room = Room::left(view, tray);
            let action = |rank: &Rank| view.action(wishes.get(rank.place.0)?.order.action);
            ranks.retain(|rank| action(rank).is_some_and(|action| room.takes(action)));
        }
    }
    chosen
}

/// Where a wish stands among the others: the most wanted first, and of equals what the options list
/// first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    score: i32,
    /// Whether the score is the most that it can be, and the dice are still to be thrown. Such a wish
    /// goes before its equals, for it may be listed before them.
    unthrown: bool,
    place: Reverse<usize>,
    /// How many orders of the same action the score has taken into account.
    again: usize,
}

/// The most that the dice add to a wish.
const MOST_THROWN: i32 = 4;

/// What every reader of a ministry knows: two days are never quite alike.
fn throw(view: View<'_>, dice: Dice, stem: Stem) -> i32 {
    let place = |index: Option<usize>| index.map_or(0, |index| index as u64 + 1);
    let subject = stem.action.index() as u64
        | place(stem.target.map(crate::terms::NationId::index)) << 8
        | place(stem.incident.map(crate::terms::IncidentId::index)) << 16;
    let key = Key { round: view.round(), step: Step::Measures, purpose: Purpose::Policy, actor: 0, subject, nth: 0 };
    i32::try_from(dice.roll(key).below(MOST_THROWN.unsigned_abs() + 1)).unwrap_or(0)
}

/// What a tray has room for, as far as that can be seen without asking the rules.
#[derive(Clone, Copy)]
struct Room {
    staff: i16,
    orders: bool,
    statements: bool,
}

impl Room {
    fn left(view: View<'_>, tray: &Tray) -> Self {
        let slot = |slot: Slot| {
            let in_it = |order: &&Order| view.action(order.action).is_some_and(|action| action.slot == slot);
            tray.orders().iter().filter(in_it).count()
        };
        let numbers = view.numbers();
        Self {
            staff: view.me().staff.get().saturating_sub(view.cost_of(tray).staff),
            orders: slot(Slot::Order) < usize::from(numbers.orders_a_round),
            statements: slot(Slot::Statement) < usize::from(numbers.statements_a_round),
        }
    }

    const fn takes(self, action: &ActionSpec) -> bool {
        let slot = match action.slot {
            Slot::Order => self.orders,
            Slot::Statement => self.statements,
        };
        slot && action.cost.staff <= self.staff
    }
}

fn affordable(view: View<'_>, tray: &Tray, order: &Order, score: i32, purse: Purse) -> bool {
    let capital = view.action(order.action).map_or(0, |action| action.cost.capital);
    let left = || view.me().capital.get().saturating_sub(view.cost_of(tray).capital).saturating_sub(capital);
    capital == 0 || score >= purse.urgent || left() >= purse.reserve
}

/// How much an action contains the incident at hand.
pub(super) fn contains(action: &ActionSpec) -> i32 {
    let by = |effect: &Effect| match *effect {
        Effect::Contain(None, by) => i32::from(by) * 2,
        Effect::Strength(None, by) => -i32::from(by) / 10,
        _ => 0,
    };
    action.effects.iter().map(by).fold(0, i32::saturating_add)
}
