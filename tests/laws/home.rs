//! Laws of home clearance (2.6) and of the press (§13): what was kept back stays back, and calm ends.

use super::each_play;
use demarche::event::{Event, Gauge, HomeEvent, PressEvent};
use demarche::terms::{NationSet, Theme};
use std::collections::BTreeSet;

#[test]
fn nobody_acts_first_where_liaison_is_kept_and_nothing_is_done_twice() {
    let (mut kept, mut acted) = (0, 0);
    each_play(60, |_, _, moments| {
        let mut done = BTreeSet::new();
        let mut liaison = NationSet::NONE;
        for event in moments.iter().flat_map(|moment| &moment.events) {
            match *event {
                Event::RoundOpened { .. } => liaison = NationSet::NONE,
                Event::Home(HomeEvent::Liaised { nation }) => {
                    assert!(!liaison.has(nation), "once a round");
                    liaison.insert(nation);
                    kept += 1;
                }
                Event::Home(HomeEvent::Acted { nation, script }) => {
                    assert!(!liaison.has(nation) && done.insert((nation, script)));
                    acted += 1;
                }
                _ => {}
            }
        }
    });
    assert!(kept > 5 && acted > 5, "{kept} kept, {acted} acted");
}

#[test]
fn the_calm_of_networks_that_are_shut_lasts_one_round() {
    let mut calmed = 0;
    each_play(40, |_, _, moments| {
        let mut calm = NationSet::NONE;
        for moment in moments {
            for event in &moment.events {
                match *event {
                    Event::Press(PressEvent::NetworksCalmed { nation }) => {
                        assert!(!calm.has(nation));
                        calm.insert(nation);
                        calmed += 1;
                    }
                    Event::Press(PressEvent::NetworksBack { nation }) => {
                        assert!(calm.has(nation));
                        calm.remove(nation);
                        let gauge = Gauge::Track(nation, Theme::Security);
                        let lost =
                            |event: &Event| matches!(event, Event::Moved { gauge: one, by: -1, .. } if *one == gauge);
                        assert!(moment.events.iter().any(lost), "what it brought goes with it");
                    }
                    Event::StepClosed { step: demarche::terms::Step::Income } => assert!(calm.is_empty()),
                    _ => {}
                }
            }
            assert_eq!(moment.after.now().press.calmed, calm);
        }
    });
    assert!(calmed > 0, "somebody shuts networks down");
}
