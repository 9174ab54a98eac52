//! Whatever is put in, the rules take it or refuse it, and a refusal leaves everything as it was.

use crate::common::{Input, SCENARIOS, roll, some_act, some_order, some_talk};
use demarche::dice::Dice;
use demarche::order::Tray;
use demarche::rules::{self, Engine};
use demarche::terms::{NationId, Phase, Relation};
use demarche::world::{World, set_up};
use proptest::prelude::*;

/// What a sequence of inputs is made of; seats and seeds are taken as they come.
#[derive(Clone, Debug)]
enum Push {
    Open,
    Begin(u8),
    Say(u8, u64),
    Admit(u8, u64),
    Facilitate(u64),
    Resolve(u64),
}

fn push() -> impl Strategy<Value = Push> {
    prop_oneof![
        1 => Just(Push::Open),
        2 => (0_u8..5).prop_map(Push::Begin),
        10 => (any::<u8>(), any::<u64>()).prop_map(|(seat, seed)| Push::Say(seat, seed)),
        4 => (any::<u8>(), any::<u64>()).prop_map(|(seat, seed)| Push::Admit(seat, seed)),
        2 => any::<u64>().prop_map(Push::Facilitate),
        2 => any::<u64>().prop_map(Push::Resolve),
    ]
}

fn seat_of(world: &World, seat: u8) -> NationId {
    NationId::at(usize::from(seat) % world.table().nations.len())
}

/// Does one thing; nothing that is refused may leave a trace.
fn take(world: World, dice: Dice, push: &Push) -> World {
    let before = world.digest();
    let input = match push {
        Push::Open => Input::Open,
        Push::Begin(phase) => Input::Begin(Phase::ALL[usize::from(*phase)]),
        Push::Say(seat, seed) => {
            let seat = seat_of(&world, *seat);
            Input::Say(seat, some_talk(&world, seat, &mut roll(*seed, 6)))
        }
        Push::Facilitate(seed) => Input::Facilitate(some_act(&world, &mut roll(*seed, 9))),
        Push::Admit(seat, seed) => {
            let seat = seat_of(&world, *seat);
            let order = some_order(&world, seat, &mut roll(*seed, 7));
            let _ =
                (rules::admit(world.sight(seat), &Tray::default(), &order), rules::verdict(world.sight(seat), &order));
            assert_eq!(world.digest(), before);
            return world;
        }
        Push::Resolve(seed) => {
            // Straight into resolution, past `admit`: a record may hold anything.
            let roll = &mut roll(*seed, 8);
            let seats = world.table().seats();
            let orders = seats.flat_map(|seat| {
                (0..roll.below(5)).map(|_| (seat, some_order(&world, seat, roll))).collect::<Vec<_>>()
            });
            Input::Resolve(orders.collect())
        }
    };
    let mut engine = Engine::from(world, dice);
    if input.take(&mut engine).is_err() {
        assert_eq!(engine.world().digest(), before, "what is refused leaves everything as it was");
        assert!(engine.events().is_empty());
    }
    engine.world().clone()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_input_breaks_a_play(which in 0..SCENARIOS.len(), seed: u64, pushes in prop::collection::vec(push(), 1..60)) {
        let mut world = set_up(&SCENARIOS[which]);
        for push in &pushes {
            world = take(world, Dice::new(seed), push);
        }
    }
}

#[test]
fn who_sits_at_no_table_may_do_nothing_and_has_nothing() {
    for (playable, seed) in SCENARIOS.iter().zip(1..) {
        let mut engine = Engine::from(set_up(playable), Dice::new(seed));
        engine.open();
        engine.begin(Phase::Talks);
        let world = engine.world();
        let (count, some) = (world.table().nations.len(), seat_of(world, 0));
        for stranger in [count, 8, 9, 63, 255].map(NationId::at) {
            let sight = world.sight(stranger);
            assert!(rules::options(sight, &Tray::default()).is_empty());
            for seed in 0..50 {
                let order = some_order(world, some, &mut roll(seed, 10));
                assert!(rules::admit(sight, &Tray::default(), &order).is_err(), "{order:?}");
                let talk = some_talk(world, some, &mut roll(seed, 11));
                assert!(rules::may_say(sight, &talk).is_err(), "{talk:?}");
            }
            assert!(sight.brief().is_none() && sight.hand().is_empty() && sight.me() == sight.public(stranger));
            for other in world.table().seats() {
                assert_eq!((sight.trust(other), sight.tension(stranger, other)), (0, 0));
                assert_eq!(sight.relation(other, stranger), Relation::Neutral);
                assert!(!sight.measures().in_force(other, stranger) && !sight.any_open(other));
            }
        }
    }
}
