//! Laws of pledges and restrictive measures (7.3, 9.1), and that plays hold enough of both.

use super::each_play;
use demarche::event::{Decider, Event, Fate, Gauge, MeasuresEvent, PledgeEvent};
use demarche::order::Proviso;
use demarche::terms::{Module, Step};
use demarche::world::World;

/// What is wrong with the ledger of a world at the end of a round, if anything.
fn ledger(world: &World) {
    let now = world.now();
    for pledge in &now.pledges {
        let course = pledge.pledge.course;
        let Some(fate) = pledge.fate else {
            assert!(course.by_round > now.round, "a pledge was left open after its round");
            let late = pledge.pledge.provided.map_or(0, Proviso::by_round);
            assert!(pledge.bound > 0 || late > now.round, "a condition was left open after its round");
            continue;
        };
        let deed = match pledge.decider {
            Some(Decider::Deed(id)) => Some(now.deed(id).expect("a pledge is decided by what was done")),
            _ => None,
        };
        let fits = deed.is_some_and(|deed| {
            deed.by == pledge.by
                && deed.action == course.action
                && deed.round <= course.by_round
                && course.toward.is_none_or(|toward| deed.target == Some(toward))
        });
        match (fate, course.will) {
            (Fate::Kept, true) if pledge.decider == Some(Decider::Host(pledge.by)) => {}
            (Fate::Kept, true) | (Fate::Broken, false) => assert!(fits, "a deed decides it, and it is the one"),
            (Fate::Kept, false) | (Fate::Broken, true) => assert!(deed.is_none() && now.round >= course.by_round),
            (Fate::Overtaken, _) => assert!(pledge.bound == 0 && pledge.pledge.provided.is_some()),
        }
        let (_, message) = world.messages().find(|(id, _)| *id == pledge.message).expect("a message carried it");
        assert!(message.from == pledge.by && message.round == pledge.round);
    }
}

#[test]
fn the_ledger_judges_by_rule() {
    let (mut fates, mut bound) = ([0; 3], 0);
    each_play(24, |_, _, moments| {
        for moment in moments {
            let judged = moment.events.contains(&Event::StepClosed { step: Step::Pledges });
            if judged {
                ledger(&moment.after);
            }
            for event in &moment.events {
                match event {
                    Event::Pledge(PledgeEvent::Judged { fate, .. }) => fates[*fate as usize] += 1,
                    Event::Pledge(PledgeEvent::Bound { .. }) => bound += 1,
                    _ => {}
                }
            }
        }
    });
    assert!(fates.iter().all(|count| *count > 5) && bound > 5, "kept, broken, overtaken {fates:?}; bound {bound}");
}

#[test]
fn pressure_lies_between_the_states_that_press_and_twice_as_many() {
    let (mut under, mut lifted) = (0, 0);
    each_play(8, |_, _, moments| {
        for moment in moments {
            let now = moment.after.now();
            for on in moment.after.table().seats() {
                let count = i16::try_from(now.measures.pressing.get(on).len()).unwrap();
                let pressure = now.measures.pressure.get(on).get();
                assert!((count..=2 * count).contains(&pressure), "{count} press and the pressure is {pressure}");
                under += usize::from(pressure > 0);
                assert!(!now.measures.in_force(on, on));
            }
            let lifts = |event: &&Event| matches!(event, Event::Measures(MeasuresEvent::Lifted { .. }));
            lifted += moment.events.iter().filter(lifts).count();
        }
    });
    assert!(under > 50 && lifted > 0, "{under} times under pressure, {lifted} lifted");
}

#[test]
fn what_is_off_does_nothing() {
    each_play(3, |playable, _, moments| {
        let plays = |module| playable.scenario.modules.iter().any(|on| on.module == module);
        let (pledges, measures) = (plays(Module::Pledges), plays(Module::Measures));
        for moment in moments {
            for event in &moment.events {
                assert!(pledges || !matches!(event, Event::Pledge(_)));
                let presses = matches!(event, Event::Measures(_) | Event::Moved { gauge: Gauge::Pressure(_), .. });
                assert!(measures || !presses);
            }
        }
    });
}
