//! A play looked back at: phases by slider and keys, and whose eyes look.

use super::panels::panel;
use super::seen::seen;
use bevy_egui::egui::{self, accesskit::Role};
use demarche::app::screens::playback::{self, Reel, Way};
use demarche::session::{Looker, Playback, Player, Session};
use demarche::terms::{NationId, Phase};
use demarche::view::sheet::Stamp;
use egui_kittest::{Harness, kittest::Queryable};

/// A play by policies, up to a round or to its end.
fn record(rounds: u8) -> Playback {
    let playable = crate::common::loaded("first_demarche", demarche::scenario::embedded("first_demarche").unwrap());
    let policy = |place| (NationId::at(place), Player::named("cautious").unwrap());
    let seats: Vec<_> = (0..playable.scenario.nations.len()).map(policy).collect();
    let mut session = Session::new(&playable, 5, &seats);
    while !session.is_over() && session.round() < rounds {
        crate::common::go_on(&mut session);
    }
    Playback::read("a play", session.record().as_bytes()).unwrap_or_else(|why| panic!("{why}"))
}

type State = (Reel, Option<Way>);

fn shown(playback: Playback) -> Harness<'static, State> {
    let reel = Reel::of(&playback);
    panel((reel, None), move |ui, (reel, way)| {
        *way = playback::show(ui, reel, &playback).or(*way);
    })
}

fn key(harness: &mut Harness<'_, State>, key: egui::Key) -> (u8, Phase) {
    harness.key_press(key);
    harness.run();
    let reel = &harness.state().0;
    reel.stops[reel.at]
}

#[test]
fn keys_go_by_phase_and_by_round() {
    let mut harness = shown(record(9));
    assert_eq!(key(&mut harness, egui::Key::ArrowRight), (1, Phase::Talks));
    assert_eq!(key(&mut harness, egui::Key::Enter), (1, Phase::Orders));
    assert_eq!(key(&mut harness, egui::Key::ArrowDown), (2, Phase::Briefing));
    assert!(harness.query_by_label_contains("round 2 of").is_some());
    assert_eq!(key(&mut harness, egui::Key::ArrowLeft), (1, Phase::Communique));
    assert_eq!(key(&mut harness, egui::Key::Home), (1, Phase::Briefing));
    let last = key(&mut harness, egui::Key::End);
    assert_eq!(last.1, Phase::Communique);
    assert!(harness.query_by_role(Role::Slider).is_some());
    key(&mut harness, egui::Key::Escape);
    assert_eq!(harness.state().1, Some(Way::Back));
}

#[test]
fn each_pair_of_eyes_sees_its_own_and_the_truth_comes_last() {
    let whole = record(9);
    assert!(whole.is_over() && whole.debrief().is_some());
    let seat = whole.seats()[0].clone();
    let mut harness = shown(whole);
    harness.get_by_role_and_label(Role::RadioButton, &seat.1).click();
    harness.run();
    assert_eq!(harness.state().0.looker, Looker::Seat(seat.0));
    let told = |harness: &Harness<'_, State>| harness.query_by_label_contains("Low Water did it").is_some();
    assert!(harness.query_by_label_contains("in hand.").is_some() && !told(&harness));
    harness.get_by_role_and_label(Role::RadioButton, "What was true").click();
    harness.run();
    assert!(harness.state().0.seen.is_some() && told(&harness));
    let unfinished = record(3);
    assert!(unfinished.see(0, Looker::Truth).is_none() && unfinished.debrief().is_none());
    let harness = shown(unfinished);
    assert!(harness.query_by_label("What was true").is_none());
    assert!(harness.query_by_label("What was true is told once the play is over.").is_some());
}

#[test]
fn in_a_play_that_is_not_over_each_seats_eyes_are_behind_a_door() {
    let unfinished = record(3);
    let (last, seats) = (unfinished.stops().len() - 1, unfinished.seats());
    let own = |place: usize| {
        let seen = unfinished.see(last, Looker::Seat(seats[place].0)).expect("it was played");
        seen.known.into_iter().map(|(_, words)| words).collect::<Vec<_>>()
    };
    let secrets: Vec<String> = own(0).into_iter().chain(own(1)).filter(|words| !words.is_empty()).collect();
    assert!(!secrets.is_empty());
    let mut harness = shown(record(3));
    key(&mut harness, egui::Key::End);
    let choose = |harness: &mut Harness<'_, State>, role, label: &str| {
        harness.get_by_role_and_label(role, label).click();
        harness.run();
    };
    let at_the_door = |harness: &Harness<'_, State>, place: usize| {
        let (words, reel) = (seen(harness), &harness.state().0);
        assert!(words.contains(&format!("Only {} should look now.", seats[place].1)), "{words}");
        assert!(secrets.iter().all(|secret| !words.contains(secret)), "{words}");
        assert_eq!((reel.door, reel.looker), (Some(seats[place].0), Looker::Public));
    };
    choose(&mut harness, Role::RadioButton, &seats[0].1);
    at_the_door(&harness, 0);
    // No key moves anything behind it, and the primary action leads back.
    key(&mut harness, egui::Key::ArrowLeft);
    assert_eq!(harness.state().0.at, last);
    key(&mut harness, egui::Key::Enter);
    assert_eq!((harness.state().0.door, harness.state().0.looker), (None, Looker::Public));
    choose(&mut harness, Role::RadioButton, &seats[0].1);
    choose(&mut harness, Role::Button, &format!("We are {}", seats[0].1));
    assert_eq!(harness.state().0.looker, Looker::Seat(seats[0].0));
    assert!(own(0).iter().all(|words| seen(&harness).contains(words)));
    // Whoever goes to the next door has put the first seat's view away.
    choose(&mut harness, Role::RadioButton, &seats[1].1);
    at_the_door(&harness, 1);
    key(&mut harness, egui::Key::Escape);
    assert_eq!((harness.state().0.door, harness.state().0.looker, harness.state().1), (None, Looker::Public, None));
}

#[test]
fn no_eyes_see_less_of_a_phase_than_everybody() {
    let playback = record(9);
    let mut differ = 0;
    for place in 0..playback.stops().len() {
        let public = playback.see(place, Looker::Public).unwrap();
        for (seat, _, _) in playback.seats() {
            let own = playback.see(place, Looker::Seat(seat)).unwrap();
            // What moved a figure is told to a seat and not on the public page.
            let bare = own.page.board.incidents.iter().map(|stamp| Stamp { because: Vec::new(), ..stamp.clone() });
            let bare: Vec<Stamp> = bare.collect();
            assert!(public.page.board.incidents.iter().all(|stamp| bare.contains(stamp)));
            differ += usize::from(own.lines != public.lines);
        }
        let truth = playback.see(place, Looker::Truth).unwrap();
        assert!(public.page.board.incidents.iter().all(|stamp| truth.page.board.incidents.contains(stamp)));
    }
    assert!(differ > 0, "every seat saw what everybody saw and nothing besides");
}
