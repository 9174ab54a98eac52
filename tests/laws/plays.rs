//! Laws of resolution: the same again, folded, shuffled, with one order more.

use super::{FIFTY, each_play};
use crate::common::{Input, Moment, roll, some_order, some_tray};
use demarche::dice::Dice;
use demarche::event::{Event, ProgrammeEvent, Way};
use demarche::order::{Order, Tray};
use demarche::rules::{self, Engine};
use demarche::script::Verb;
use demarche::terms::{NationId, Route};
use demarche::world::{World, set_up};

/// The orders of a moment, if it is one of resolution.
fn orders_of(moment: &Moment) -> Option<&[(NationId, Order)]> {
    match &moment.input {
        Input::Resolve(orders) => Some(orders),
        Input::Open | Input::Begin(_) | Input::Say(..) | Input::Facilitate(_) => None,
    }
}

#[test]
fn the_same_inputs_come_to_the_same() {
    each_play(FIFTY, |playable, seed, moments| {
        let mut world = set_up(playable);
        for moment in moments {
            let before = world.digest();
            let mut again = Engine::from(world.clone(), Dice::new(seed));
            moment.input.take(&mut again).expect("it was taken once");
            assert_eq!(before, world.digest(), "a clone is a world of its own");
            assert_eq!(again.events(), moment.events);
            assert_eq!(again.world().digest(), moment.after.digest());
            world = again.world().clone();
        }
    });
}

#[test]
fn folding_the_events_gives_the_world() {
    each_play(FIFTY, |playable, seed, moments| {
        let mut world = set_up(playable);
        for moment in moments {
            assert_eq!(world.digest(), moment.before.digest(), "{} {seed}", playable.scenario.id);
            for event in &moment.events {
                world.apply(event).unwrap_or_else(|misfit| panic!("{misfit}: {event:?}"));
            }
            assert_eq!(world.digest(), moment.after.digest(), "{} {seed}", playable.scenario.id);
        }
    });
}

#[test]
fn the_order_of_submission_is_irrelevant() {
    each_play(FIFTY, |playable, seed, moments| {
        let roll = &mut roll(seed, 2);
        for moment in moments {
            let Some(orders) = orders_of(moment) else { continue };
            for _ in 0..3 {
                let mut shuffled = orders.to_vec();
                roll.shuffle(&mut shuffled);
                let mut engine = Engine::from(moment.before.clone(), Dice::new(seed));
                engine.resolve(&mut shuffled);
                assert_eq!(engine.events(), moment.events, "{} {seed}", playable.scenario.id);
                assert_eq!(engine.world().digest(), moment.after.digest());
            }
        }
    });
}

/// What a seat's own inquiries came to.
fn finds_of(seat: NationId, events: &[Event]) -> Vec<&Event> {
    let own = |event: &&Event| match event {
        Event::CardGained { nation, way: Way::Found(route), .. } => *nation == seat && *route != Route::Partner,
        Event::InquiryCameUpEmpty { nation, route, .. } => *nation == seat && *route != Route::Partner,
        _ => false,
    };
    events.iter().filter(own).collect()
}

#[test]
fn an_order_more_shifts_no_other_roll() {
    let mut compared = 0;
    each_play(12, |playable, seed, moments| {
        for moment in moments {
            let Some(orders) = orders_of(moment) else { continue };
            for seat in moment.before.table().seats() {
                let finds = |mut orders: Vec<(NationId, Order)>| {
                    let mut engine = Engine::from(moment.before.clone(), Dice::new(seed));
                    engine.resolve(&mut orders);
                    finds_of(seat, engine.events()).into_iter().cloned().collect::<Vec<_>>()
                };
                let alone = finds(orders.iter().copied().filter(|(by, _)| *by == seat).collect());
                // Help from abroad may sharpen an inquiry: what is aimed at this seat stays out.
                let unrelated = orders.iter().copied().filter(|(by, order)| *by == seat || order.target != Some(seat));
                assert_eq!(alone, finds(unrelated.collect()), "{} {seed}", playable.scenario.id);
                compared += alone.len();
            }
        }
    });
    assert!(compared > 50, "the plays hold inquiries: {compared}");
}

#[test]
fn what_is_admitted_is_offered() {
    let mut admitted = 0;
    each_play(FIFTY, |playable, seed, moments| {
        let roll = &mut roll(seed, 4);
        // A few moments of each of many plays say more than every moment of a few.
        for moment in moments.iter().filter(|_| roll.below(12) == 0).collect::<Vec<_>>() {
            for seat in moment.before.table().seats() {
                let sight = moment.before.sight(seat);
                let tray = some_tray(sight, roll);
                let options = rules::options(sight, &tray);
                assert_eq!(options.iter().count(), options.len());
                for _ in 0..100 {
                    let order = some_order(&moment.before, seat, roll);
                    if rules::admit(sight, &tray, &order).is_ok() {
                        assert!(options.contains(&order.stem()), "{} {seed}: {order:?}", playable.scenario.id);
                        assert!(options.iter().any(|stem| stem == order.stem()));
                        admitted += 1;
                    }
                }
            }
        }
    });
    assert!(admitted > 1000, "something is admitted: {admitted}");
}

#[test]
fn what_is_offered_is_admitted() {
    let mut offered = 0;
    each_play(FIFTY, |playable, seed, moments| {
        let roll = &mut roll(seed, 3);
        // A few moments of each of many plays say more than every moment of a few.
        for moment in moments.iter().filter(|_| roll.below(12) == 0).collect::<Vec<_>>() {
            let world = &moment.before;
            for seat in world.table().seats() {
                let sight = world.sight(seat);
                for tray in [Tray::default(), some_tray(sight, roll)] {
                    for stem in rules::options(sight, &tray).iter() {
                        let order = rules::complete(sight, stem);
                        let admitted = rules::admit(sight, &tray, &order);
                        assert_eq!(admitted, Ok(()), "{} {seed}: {order:?}", playable.scenario.id);
                        assert_eq!(order.stem(), stem);
                        offered += 1;
                    }
                }
            }
        }
    });
    assert!(offered > 1000, "something is offered: {offered}");
}

#[test]
fn a_play_ends_by_its_last_round() {
    each_play(FIFTY, |playable, _, moments| {
        let last = moments.last().expect("something happens");
        assert!(last.after.now().ended.is_some());
        assert!(last.after.now().round <= playable.scenario.rounds);
        let over = last.after.clone();
        for seat in over.table().seats() {
            assert!(rules::options(over.sight(seat), &Tray::default()).is_empty());
        }
    });
}

#[test]
fn quantities_stay_in_their_range() {
    each_play(FIFTY, |_, _, moments| {
        for moment in moments {
            in_range(&moment.after);
        }
    });
}

fn in_range(world: &World) {
    let now = world.now();
    for nation in world.table().seats() {
        let one = now.nation(nation);
        let quantities = [
            (one.growth.get(), 0, 100),
            (one.freedom.get(), 0, 100),
            (one.security.get(), 0, 100),
            (one.mandate.get(), 0, 100),
            (one.credibility.get(), 0, 100),
            (one.capital.get(), 0, 20),
            (one.funds.get(), 0, 99),
            (one.staff.get(), 0, 20),
            (one.sources.get(), 0, 5),
        ];
        assert!(quantities.iter().all(|(value, low, high)| (low..=high).contains(&value)), "{quantities:?}");
        // What was settled reads as it is kept: nothing is left over to come back later.
        let mut settled = *one;
        settled.capital.settle();
        settled.staff.settle();
        settled.funds.settle();
        assert!(settled == *one, "a step closed and left something unsettled");
        for other in world.table().seats() {
            assert!((0..=10).contains(&now.tension(nation, other)));
            assert!((-10..=10).contains(&now.trust(nation, other)));
        }
        let load = one.load;
        let numbers = &world.table().numbers;
        assert!(load.judgements <= numbers.judgements_a_round && load.cables <= numbers.cables_a_round);
    }
}

#[test]
fn orders_are_paid_for_and_no_more() {
    each_play(FIFTY, |_, _, moments| {
        for moment in moments {
            let Some(orders) = orders_of(moment) else { continue };
            let table = moment.before.table();
            let lapsed = |by: NationId| {
                moment
                    .events
                    .iter()
                    .any(|event| matches!(event, Event::OrderLapsed { by: lapsed, .. } if *lapsed == by))
            };
            for seat in table.seats().filter(|&seat| !lapsed(seat)) {
                let sight = moment.before.sight(seat);
                let own = orders.iter().filter(|(by, _)| *by == seat).map(|(_, order)| rules::price(sight, order));
                let costs =
                    own.fold((0, 0, 0), |sum, cost| (sum.0 + cost.staff, sum.1 + cost.capital, sum.2 + cost.funds));
                let before = moment.before.now().nation(seat);
                let left = (before.staff.get() - costs.0, before.capital.get() - costs.1, before.funds.get() - costs.2);
                assert!(left.0 >= 0 && left.1 >= 0 && left.2 >= 0, "an admitted tray can be paid: {left:?}");
                let paid = moment.events.iter().filter_map(|event| match event {
                    Event::Moved { gauge: demarche::event::Gauge::Staff(id), by, .. } if *id == seat && *by < 0 => {
                        Some(-by)
                    }
                    _ => None,
                });
                assert_eq!(paid.sum::<i16>(), costs.0, "what is paid is what it costs");
            }
        }
    });
}

#[test]
fn nobody_exceeds_the_load_of_a_round() {
    each_play(FIFTY, |_, _, moments| {
        for moment in moments {
            let table = moment.before.table();
            let acted = |seat: NationId| {
                moment.events.iter().filter(move |event| matches!(event, Event::ActPerformed { by, .. } if *by == seat))
            };
            for seat in table.seats() {
                let most = usize::from(table.numbers.orders_a_round + table.numbers.statements_a_round);
                assert!(acted(seat).count() <= most);
            }
        }
    });
}

#[test]
fn plays_use_what_there_is_to_do() {
    let (mut inquiries, mut claims, mut joint, mut levels) = (0, 0, 0, 0);
    each_play(30, |_, _, moments| {
        for moment in moments {
            let table = moment.before.table();
            for event in &moment.events {
                match event {
                    Event::ClaimMade { signatories, .. } => {
                        claims += 1;
                        joint += usize::from(!signatories.is_empty());
                    }
                    Event::Programme(ProgrammeEvent::Delivered { .. }) => levels += 1,
                    Event::ActPerformed { action, .. } => {
                        let verb = table.action(*action).and_then(|action| action.verb);
                        inquiries += usize::from(matches!(verb, Some(Verb::Inquire(_))));
                    }
                    _ => {}
                }
            }
        }
    });
    assert!(inquiries > 20 && claims > 20 && joint > 0, "{inquiries} inquiries, {claims} claims, {joint} joint");
    assert!(levels > 0, "programmes deliver");
}
