//! The public screen: watched while policies play, without anybody's secrets.

use super::hot_seat::shared;
use super::panels::panel;
use super::seen::seen;
use bevy_egui::egui::{self, accesskit::Role};
use demarche::app::map::ChartView;
use demarche::app::play::Stands;
use demarche::app::screens::table::{self, Choice};
use egui_kittest::kittest::Queryable;

#[test]
fn policies_are_watched_step_by_step_to_the_end() {
    let (mut play, record) = shared("watched", &[]);
    let mut steps = 0;
    loop {
        match play.stands() {
            Stands::Watched => play.step(),
            Stands::Communique => {
                let news = play.news();
                assert!(news.together && news.short.is_empty() && news.long.is_empty());
                play.read_on();
            }
            Stands::Over => break,
            other => panic!("{other:?}"),
        }
        steps += 1;
        assert!(steps < 200, "the play does not end");
    }
    let bytes = std::fs::read(record).expect("it is recorded");
    assert!(demarche::record::verify_bytes("watched", &bytes).is_ok());
}

#[test]
fn the_table_shows_what_is_public_and_nothing_else() {
    let (mut play, _) = shared("public", &[]);
    for _ in 0..7 {
        match play.stands() {
            Stands::Communique => play.read_on(),
            _ => play.step(),
        }
    }
    let (mut chart, shown) = (ChartView::default(), play.table());
    let mut harness = panel(None, move |ui, chosen| {
        *chosen = table::show(ui, &shown, &mut chart).or(*chosen);
    });
    let words = seen(&harness);
    assert!(words.contains("Round 2 of") && words.contains("shared index") && words.contains("Norm"), "{words}");
    for secret in ["SECRET", "Orders tray", "staff", "Inbox"] {
        assert!(!words.contains(secret), "{secret} is before the whole table:\n{words}");
    }
    harness.key_press(egui::Key::Enter);
    harness.run();
    assert_eq!(*harness.state(), Some(Choice::GoOn));
    for (label, choice) in [("Console", Choice::Console), ("To the title", Choice::Back)] {
        harness.get_by_role_and_label(Role::Button, label).click();
        harness.run();
        assert_eq!(*harness.state(), Some(choice));
    }
}

#[test]
fn the_clock_is_on_the_table_and_stands_still_when_it_is_told_to() {
    let (mut play, _) = shared("clock", &[0]);
    use demarche::order::FacilitatorAct::{Pause, SetClock};
    assert!(!play.awaits_time());
    assert_eq!(play.facilitate(SetClock { seconds: 90 }), None);
    assert!(play.awaits_time());
    play.pass_time(20);
    assert_eq!(play.table().left, Some(70));
    assert_eq!(play.facilitate(Pause), None);
    assert!(!play.awaits_time());
    let (mut chart, shown) = (ChartView::default(), play.table());
    let harness = panel((), move |ui, ()| {
        table::show(ui, &shown, &mut chart);
    });
    assert!(harness.query_by_label("1:10").is_some());
    assert!(harness.query_by_label("the clock stands still").is_some());
    assert!(harness.query_by_role_and_label(Role::Button, "Back to the console").is_some());
}
