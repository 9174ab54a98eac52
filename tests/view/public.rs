//! The public page: on it stands what every seat may read, and nothing else.

use crate::common::{HARBOUR, SCENARIOS, loaded, play, silent_round};
use demarche::dice::Dice;
use demarche::order::Tray;
use demarche::rules::Course;
use demarche::view::sheet::{Board, NationRow, NormRow, PublicPage, Sheet, Stamp};
use demarche::world::set_up;

#[test]
fn whatever_stands_on_the_public_page_every_seat_may_read() {
    for (playable, seed) in SCENARIOS.iter().zip(1..) {
        for moment in play(playable, seed).into_iter().step_by(5) {
            let world = &moment.after;
            let page = PublicPage::of(world);
            for seat in world.table().seats() {
                let sheet = Sheet::of(world, seat, &Tray::EMPTY);
                let own = &sheet.board;
                let stamps: Vec<Stamp> =
                    own.incidents.iter().map(|stamp| Stamp { because: Vec::new(), ..stamp.clone() }).collect();
                assert!(page.board.incidents.iter().all(|stamp| stamps.contains(stamp)));
                assert_eq!((page.board.index, page.board.peace), (own.index, own.peace));
                let norms = own.norms.iter().map(|norm| NormRow { because: Vec::new(), ..norm.clone() });
                assert_eq!(page.board.norms, norms.collect::<Vec<_>>());
                assert_eq!(page.measures, sheet.measures);
                for (public, own) in page.board.nations.iter().zip(&own.nations) {
                    let bare = NationRow { why: Vec::new(), ..own.clone() };
                    assert_eq!(*public, bare);
                }
                for (public, own) in page.board.tensions.iter().zip(&own.tensions) {
                    assert_eq!((public.a, public.b, public.level), (own.a, own.b, own.level));
                    assert!(public.because.is_empty());
                }
            }
        }
    }
}

#[test]
fn an_act_stands_on_the_boards_of_those_who_saw_it() {
    let (mut open, mut closed) = (0, 0);
    for (playable, seed) in SCENARIOS.iter().zip(1..) {
        for moment in play(playable, seed).into_iter().step_by(5) {
            let world = &moment.after;
            let (page, whole) = (PublicPage::of(world), PublicPage::whole(world).board);
            let (round, page) = (page.round, page.board);
            open += page.deeds.len();
            for seat in world.table().seats() {
                let own = Sheet::of(world, seat, &Tray::EMPTY).board.deeds;
                assert!(page.deeds.iter().all(|act| own.contains(act)), "{:?} {own:?}", page.deeds);
                assert!(own.iter().all(|act| whole.deeds.contains(act)), "{own:?}");
                let mut among_us = own.iter().filter(|act| !page.deeds.contains(act));
                assert!(among_us.all(|act| act.by == seat || act.towards == Some(seat)), "{own:?}");
            }
            closed += whole.deeds.len() - page.deeds.len();
            assert!(whole.deeds.iter().all(|act| act.round == whole.deeds[0].round && act.round <= round));
        }
    }
    assert!(open > 0 && closed > 0, "{open} acts in the open, {closed} behind doors");
}

#[test]
fn what_one_seat_alone_knows_is_not_on_it() {
    let mut course = Course::from(set_up(&loaded("harbour", HARBOUR)), Dice::new(3));
    (0..2).for_each(|_| silent_round(&mut course));
    let world = course.world();
    let knows = |board: &Board| board.incidents.iter().any(|stamp| stamp.title == "The bank is slow");
    let seats: Vec<_> = world.table().seats().collect();
    let know = seats.iter().filter(|seat| knows(&Sheet::of(world, **seat, &Tray::EMPTY).board)).count();
    assert!(know > 0 && know < seats.len(), "{know} of {} seats know of it", seats.len());
    assert!(!knows(&PublicPage::of(world).board));
    assert!(knows(&PublicPage::whole(world).board));
}
