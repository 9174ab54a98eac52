//! Laws of the covert side (§12): secret until it comes to light, and nothing comes to light that was not done.

use super::each_play;
use demarche::event::{CovertEvent, Event};
use demarche::terms::NationId;
use demarche::view::{Eyes, sees};

#[test]
fn the_covert_side_is_secret_until_it_comes_to_light() {
    let (mut hidden, mut shown) = (0, 0);
    each_play(40, |_, _, moments| {
        for moment in moments {
            let world = &moment.after;
            for event in &moment.events {
                let Event::Covert(covert) = event else { continue };
                let owner: Option<NationId> = match *covert {
                    CovertEvent::TracesCleaned { by, .. } | CovertEvent::FlagPlanted { by, .. } => Some(by),
                    CovertEvent::CleanUpExposed { .. }
                    | CovertEvent::FlagExposed { .. }
                    | CovertEvent::CameForward { .. } => None,
                };
                for seat in world.table().seats() {
                    let may = owner.is_none_or(|owner| owner == seat);
                    assert_eq!(sees(Eyes::Seat(seat), world, event), may, "{event:?}");
                }
                assert_eq!(sees(Eyes::Public, world, event), owner.is_none());
                if owner.is_some() { hidden += 1 } else { shown += 1 }
            }
        }
    });
    assert!(hidden > 20 && shown > 5, "{hidden} hidden, {shown} shown");
}

#[test]
fn nothing_comes_to_light_that_was_not_done() {
    each_play(40, |_, _, moments| {
        let mut done = Vec::new();
        for event in moments.iter().flat_map(|moment| &moment.events) {
            match *event {
                Event::Covert(CovertEvent::TracesCleaned { actor, by }) => done.push((by, Some(actor))),
                Event::Covert(CovertEvent::FlagPlanted { by, .. }) => done.push((by, None)),
                Event::Covert(CovertEvent::CleanUpExposed { by, actor, found_by, .. }) => {
                    assert!(done.contains(&(by, Some(actor))) && by != found_by);
                }
                Event::Covert(CovertEvent::FlagExposed { by, cards, found_by, .. }) => {
                    assert!(done.contains(&(by, None)) && by != found_by && !cards.is_empty());
                }
                _ => {}
            }
        }
    });
}
