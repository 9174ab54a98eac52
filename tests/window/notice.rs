//! Whoever sits down at a delicate seat reads the scenario's notice first, and may decline it (§20).

use super::hot_seat::show;
use super::panels::panel;
use super::seen::seen;
use crate::common::HARBOUR;
use bevy_egui::egui::accesskit::Role;

use demarche::app::play::{self, Play, Stands};
use demarche::app::screens::{console, seats};
use demarche::order::{Act, FacilitatorAct};
use demarche::store::Places;
use demarche::terms::NationId;
use egui_kittest::{Harness, kittest::Queryable};
use std::path::{Path, PathBuf};

const NOTICE: &str = "One seat shelters somebody.";

/// The harbour with a notice, its first seat a delicate one.
fn scenario(test: &str) -> PathBuf {
    let with = |text: String, before: &str, more: &str| text.replacen(before, &format!("{before}{more}"), 1);
    let text = with(HARBOUR.to_owned(), "level: Master,", &format!("notice: \"{NOTICE}\","));
    let text = with(text, "letter: 'A',", "delicate: true,");
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("notice").join(test);
    std::fs::create_dir_all(&folder).expect("a folder");
    let file = folder.join("delicate.ron");
    std::fs::write(&file, text).expect("it is written");
    file
}

fn offer(test: &str) -> (seats::Offer, PathBuf) {
    let file = scenario(test);
    (play::offer(&Places::default().listing(&file.display().to_string())), file.with_extension("record.ron"))
}

fn begun(test: &str, people: &[usize]) -> (Play, Vec<String>) {
    let (offer, record) = offer(test);
    let people: Vec<NationId> = people.iter().map(|&place| NationId::at(place)).collect();
    // What an earlier run left goes.
    let _ = std::fs::remove_file(&record);
    let play = Play::begin_at(&offer, &people, 9, &record).unwrap_or_else(|why| panic!("{why}"));
    let names = offer.seats.iter().map(|seat| seat.name.clone()).collect();
    (play, names)
}

fn press<S>(harness: &mut Harness<'_, S>, label: &str) {
    harness.get_by_role_and_label(Role::Button, label).click();
    harness.run();
}

fn reads<S>(harness: &Harness<'_, S>) -> bool {
    seen(harness).contains(NOTICE)
}

fn players(play: &mut Play) -> Vec<String> {
    play.console().seated.into_iter().map(|(_, by)| by).collect()
}

#[test]
fn a_delicate_seat_is_taken_only_after_the_notice_and_marked_for_nobody_else() {
    let (offer, _) = offer("seats");
    let names: Vec<String> = offer.seats.iter().map(|seat| seat.name.clone()).collect();
    let mut harness = panel((offer, None), |ui, (offer, chosen)| *chosen = seats::show(ui, offer).or(*chosen));
    assert!(reads(&harness), "the notice stands above the seats");
    assert_eq!(harness.query_all_by_label_contains("delicate").count(), 0, "which seat it is would be a secret told");
    press(&mut harness, &format!("Take the seat of {}", names[0]));
    assert!(reads(&harness) && harness.state().1.is_none(), "nobody has sat down yet");
    assert!(harness.query_by_label("It means a seat that you have chosen.").is_some());
    press(&mut harness, "Take another seat");
    assert_eq!(harness.state().1, None);
    press(&mut harness, &format!("Take the seat of {}", names[1]));
    assert_eq!(harness.state_mut().1.take(), Some(seats::Choice::Take(NationId::at(1))), "no question is asked there");
    press(&mut harness, &format!("Take the seat of {}", names[0]));
    press(&mut harness, &format!("Sit down for {}", names[0]));
    assert_eq!(harness.state().1, Some(seats::Choice::Take(NationId::at(0))));
}

#[test]
fn a_seat_is_declined_at_the_curtain_and_another_is_taken() {
    let (play, names) = begun("another", &[0, 1]);
    let mut harness = panel(play, show);
    assert_eq!(harness.state().stands(), Stands::Curtain);
    assert!(reads(&harness));
    press(&mut harness, &format!("Take {} instead", names[2]));
    assert!(!reads(&harness), "the seat that was taken is no delicate one");
    press(&mut harness, &format!("We are {}", names[2]));
    press(&mut harness, "We are done");
    press(&mut harness, &format!("We are {}", names[1]));
    press(&mut harness, "We are done");
    assert_eq!(harness.state().stands(), Stands::Communique);
    let seated = players(harness.state_mut());
    assert_eq!([seated[1].as_str(), seated[2].as_str()], ["person", "person"]);
    assert_ne!(seated[0], "person");
}

#[test]
fn a_seat_is_left_to_a_policy_and_the_others_play_on() {
    let (play, names) = begun("left", &[0, 1, 2]);
    let mut harness = panel(play, show);
    press(&mut harness, "Leave it to a policy");
    for name in &names[1..3] {
        press(&mut harness, &format!("We are {name}"));
        press(&mut harness, "We are done");
    }
    assert_eq!(harness.state().stands(), Stands::Communique);
    assert_ne!(players(harness.state_mut())[0], "person");
}

#[test]
fn the_notice_is_read_once_by_whoever_sits_down() {
    let (mut play, _) = begun("once", &[0, 1]);
    assert!(play.curtain().notice.is_some());
    for _ in 0..2 {
        play.sit_down();
        play.carry_out(Act::Ready(true));
    }
    play.read_on();
    for _ in 0..2 {
        assert_eq!(play.curtain().notice, None, "{}", play.curtain().flag.name);
        play.sit_down();
        play.read_on();
        play.carry_out(Act::Ready(true));
    }
}

#[test]
fn whoever_is_handed_a_delicate_seat_reads_the_notice_and_may_decline() {
    let (mut play, names) = begun("handed", &[]);
    let desk = play.console();
    let page = console::Page::Seats;
    let state = console::State { entered: true, page, ..console::State::default() };
    let mut harness =
        panel((state, None), move |ui, (state, way)| *way = console::show(ui, &desk, state).or(way.take()));
    assert!(reads(&harness));
    harness.get_by_role_and_label(Role::RadioButton, &format!("{}: person", names[0])).click();
    harness.run();
    let hand = FacilitatorAct::Hand { seat: NationId::at(0), to: "person".to_owned(), in_full: None };
    assert_eq!(harness.state().1, Some(console::Way::Act(hand.clone())));
    assert_eq!(play.facilitate(hand), None);
    // One person alone has no curtain, but for this.
    let mut harness = panel(play, show);
    assert_eq!(harness.state().stands(), Stands::Curtain);
    assert!(reads(&harness));
    press(&mut harness, "Leave it to a policy");
    assert_eq!(harness.state().stands(), Stands::Watched);
    let hand = FacilitatorAct::Hand { seat: NationId::at(0), to: "person".to_owned(), in_full: None };
    assert_eq!(harness.state_mut().facilitate(hand), None);
    harness.run();
    press(&mut harness, &format!("We are {}", names[0]));
    assert_eq!(harness.state().stands(), Stands::AtTheDesk);
    assert!(
        harness.query_by_role_and_label(Role::Button, "Read on").is_some(),
        "alone one ends a phase, not a sitting"
    );
}
