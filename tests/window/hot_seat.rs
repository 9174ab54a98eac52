//! Several people at one screen: the curtain between them, and what is read together.

use super::panels::panel;
use super::seen::{key, marked, seen};
use bevy_egui::egui::{self, accesskit::Role};
use demarche::app::map::ChartView;
use demarche::app::play::{self, Play, Stands};
use demarche::app::screens::{communique, curtain, letter};
use demarche::order::Act;
use demarche::store::Places;
use demarche::terms::NationId;
use egui_kittest::{Harness, kittest::Queryable};
use std::path::PathBuf;

/// A play of the marked scenario with people at some seats, and where its record lies.
pub(super) fn shared(test: &str, people: &[usize]) -> (Play, PathBuf) {
    let file = marked(test);
    let record = file.with_extension("record.ron");
    let offer = play::offer(&Places::default().listing(&file.display().to_string()));
    let people: Vec<NationId> = people.iter().map(|&place| NationId::at(place)).collect();
    // What an earlier run left goes.
    let _ = std::fs::remove_file(&record);
    let play = Play::begin_at(&offer, &people, 9, &record).unwrap_or_else(|why| panic!("{why}"));
    (play, record)
}

/// What the window shows of a play that people share.
pub(super) fn show(ui: &mut egui::Ui, play: &mut Play) {
    match play.stands() {
        Stands::AtTheDesk => play.show(ui),
        Stands::Curtain => {
            curtain::forget(ui.ctx());
            match curtain::show(ui, &play.curtain()) {
                Some(curtain::Answer::Here) => play.sit_down(),
                Some(curtain::Answer::Declined(instead)) => play.decline(instead),
                None => {}
            }
        }
        Stands::Communique => {
            if communique::show(ui, &play.news(), &mut communique::Reading::default(), &mut ChartView::default()) {
                play.read_on();
            }
        }
        Stands::Letter => {
            if letter::show(ui, &play.letter()) {
                play.read_on();
            }
        }
        Stands::Over | Stands::Watched => {}
    }
}

fn press(harness: &mut Harness<'_, Play>, label: &str) {
    harness.get_by_role_and_label(Role::Button, label).click();
    harness.run();
}

fn names(play: &Play) -> Vec<String> {
    play.table().page.board.nations.iter().map(|nation| nation.short.clone()).collect()
}

#[test]
fn nothing_of_the_seat_before_is_left_behind_the_curtain() {
    let (play, _) = shared("curtain", &[0, 1]);
    let names = names(&play);
    let mut harness = panel(play, show);
    assert_eq!(harness.state().stands(), Stands::Curtain);
    press(&mut harness, &format!("We are {}", names[0]));
    assert!(seen(&harness).contains("SECRET-0-"), "{}", seen(&harness));
    key(&mut harness, egui::Key::Num3);
    harness.get_by_label("Text").click();
    harness.run();
    harness.event(egui::Event::Text("MARKED WORDS".to_owned()));
    harness.run();
    assert!(seen(&harness).contains("MARKED WORDS"));
    press(&mut harness, "We are done");
    let behind = seen(&harness);
    for secret in ["SECRET", "MARKED", &names[0], "Orders tray", "Inbox"] {
        assert!(!behind.contains(secret), "{secret} is left behind the curtain:\n{behind}");
    }
    assert!(behind.contains(&format!("Only {} should look now.", names[1])), "{behind}");
    press(&mut harness, &format!("We are {}", names[1]));
    let next = seen(&harness);
    assert!(next.contains("SECRET-1-") && !next.contains("SECRET-0-"), "{next}");
    // The next desk has the same field; what was typed there before cannot be brought back.
    key(&mut harness, egui::Key::Num3);
    harness.get_by_label("Text").click();
    harness.run();
    harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::Z);
    harness.run();
    assert!(!seen(&harness).contains("MARKED"));
}

#[test]
fn what_is_read_together_is_nobodys_own() {
    let (play, _) = shared("together", &[0, 2]);
    let names = names(&play);
    let mut harness = panel(play, show);
    for seat in [0, 2] {
        press(&mut harness, &format!("We are {}", names[seat]));
        press(&mut harness, "We are done");
    }
    assert_eq!(harness.state().stands(), Stands::Communique);
    let together = seen(&harness);
    assert!(!together.contains("SECRET") && !together.contains("Since your last turn"), "{together}");
    press(&mut harness, "Next round");
    // Another seat begins, and reads its own cables first.
    press(&mut harness, &format!("We are {}", names[2]));
    let own = seen(&harness);
    assert!(own.contains("Since your last turn") && own.contains("after round 1 of"), "{own}");
    press(&mut harness, "To our desk");
    assert_eq!(harness.state().stands(), Stands::AtTheDesk);
}

#[test]
fn everybody_sits_once_a_round_until_the_letters_are_read() {
    let (mut play, record) = shared("rounds", &[0, 1, 2]);
    let mut sat: Vec<(u8, String)> = Vec::new();
    let mut letters = Vec::new();
    for _ in 0..400 {
        match play.stands() {
            Stands::Curtain => {
                let curtain = play.curtain();
                if curtain.over {
                    letters.push(curtain.flag.name);
                } else {
                    sat.push((curtain.round, curtain.flag.name));
                }
                play.sit_down();
            }
            Stands::AtTheDesk => play.carry_out(Act::Ready(true)),
            Stands::Communique | Stands::Letter => play.read_on(),
            Stands::Over => break,
            Stands::Watched => panic!("people play"),
        }
    }
    assert_eq!(play.stands(), Stands::Over);
    let mut everybody = names(&play);
    assert_eq!(letters, everybody);
    everybody.sort();
    for round in 1..=sat.iter().map(|(round, _)| *round).max().expect("somebody sat") {
        let mut here: Vec<_> = sat.iter().filter(|(other, _)| *other == round).map(|(_, name)| name.clone()).collect();
        here.sort();
        assert_eq!(here, everybody, "round {round}");
    }
    assert_ne!(sat[0].1, sat[3].1, "another seat begins the second round");
    let bytes = std::fs::read(record).expect("it is recorded");
    assert!(demarche::record::verify_bytes("shared", &bytes).is_ok());
}

#[test]
fn whoever_leaves_a_seat_does_not_see_the_next_desk() {
    let (mut play, _) = shared("left", &[0, 1]);
    let names = names(&play);
    play.sit_down();
    play.decline(None);
    assert_eq!((play.stands(), play.is_shared(), play.curtain().flag.name), (Stands::Curtain, false, names[1].clone()));
    play.sit_down();
    assert_eq!(play.stands(), Stands::AtTheDesk);
    // The last one leaves, too: policies play on, and the table is watched.
    play.decline(None);
    assert_eq!(play.stands(), Stands::Watched);
}

#[test]
fn a_shared_play_is_gone_on_with_at_the_curtain() {
    let (mut play, record) = shared("resumed", &[0, 1]);
    play.sit_down();
    drop(play);
    let play = Play::resume(&record).unwrap_or_else(|why| panic!("{why}"));
    assert_eq!((play.stands(), play.is_shared()), (Stands::Curtain, true));
}

#[test]
fn behind_the_curtain_the_clock_can_end_a_phase() {
    use demarche::order::FacilitatorAct::SetClock;
    let (mut play, _) = shared("timed", &[0, 1]);
    for (seconds, stands) in [(5, Stands::Curtain), (5, Stands::Communique)] {
        assert_eq!(play.facilitate(SetClock { seconds }), None);
        play.pass_time(seconds);
        assert_eq!(play.stands(), stands);
    }
    play.read_on();
    assert_eq!((play.stands(), play.curtain().round), (Stands::Curtain, 2));
}
