//! What somebody hid in a text never reaches a terminal or a page as it is.

use super::{demarche, file};
use crate::common::{done, go_on};
use demarche::order::{Act, By, FacilitatorAct, Message, MessageAct, Speech, Talk};
use demarche::record::{Recorder, Seated, read};
use demarche::scenario::text::{Source, to_line};
use demarche::scenario::{Playable, from_header, load, standard_catalogue};
use demarche::session::{Player, Session};
use demarche::terms::letters::hidden;
use demarche::terms::{Carrier, NationId, NationSet, Phase};
use std::process::Output;

const TWO_PORTS: &str = include_str!("../fixtures/two_ports.ron");

/// Clears the screen, names the window, turns the text round, and cannot be seen.
const TRICK: &str = "\u{1b}[2J\u{1b}]0;owned\u{7}\u{9b}31m\u{202e}\u{200b}\r";

fn two_ports() -> Playable {
    load(&Source::new("ports", TWO_PORTS), &standard_catalogue()).0.unwrap()
}

fn message(prose: &str) -> Talk {
    Talk::Send(Message {
        to: NationSet::one(NationId::at(1)),
        carrier: Carrier::Phone,
        act: MessageAct::Request,
        about: None,
        prose: Some(prose.to_owned()),
    })
}

fn speech(text: &str) -> FacilitatorAct {
    let to = NationSet::one(NationId::at(0)).with(NationId::at(1));
    FacilitatorAct::Speak(Speech { speaker: format!("Somebody{text}"), to, text: format!("Hear{text}!") })
}

/// A record that was made before anybody looked: every text of its scenario and everything said
/// in it holds the trick.
fn tricked() -> String {
    let mut playable = two_ports();
    for text in &mut playable.texts {
        text.push_str(TRICK);
    }
    // The digest is of the texts as they are now.
    let line = to_line(&playable.scenario, &playable.naming()).unwrap();
    let playable = from_header(&line).0.expect("what was recorded stays readable");
    let seated = |seat| Seated { nation: NationId::at(seat), by: format!("somebody{TRICK}"), in_full: None };
    let mut recorder = Recorder::new(&playable, 1, [0, 1].map(seated).into());
    let mut said = 0;
    while !recorder.play().is_over() {
        recorder.take(By::Table, &Act::Advance).unwrap();
        if recorder.play().phase() == Phase::Talks {
            said += usize::from(recorder.take(By::Seat(NationId::at(0)), &Act::Talk(message(TRICK))).is_ok());
            recorder.take(By::Facilitator(1), &Act::Facilitate(speech(TRICK))).unwrap();
        }
    }
    assert!(said > 0, "something was said");
    recorder.done();
    recorder.text()
}

#[track_caller]
fn shows_nothing_hidden(output: &Output) -> String {
    let text = String::from_utf8([output.stdout.as_slice(), &output.stderr].concat()).unwrap();
    let found: Vec<char> = hidden(&text).map(|(_, c)| c).collect();
    assert!(found.is_empty(), "{found:?} in {text}");
    text
}

#[test]
fn a_record_with_hidden_characters_is_told_without_them() {
    let text = tricked();
    let (recorded, fault) = read("tricked", text.as_bytes());
    assert_eq!(fault, None, "it stays readable");
    assert!(recorded.unwrap().playable().texts.iter().any(|text| text.contains('\u{202e}')), "as it was written");
    let record = file("tricked.record.ron", &text);
    let record = record.to_str().unwrap();
    let calls: [&[&str]; 6] = [
        &["replay", record],
        &["replay", record, "--seat", "aldmar"],
        &["replay", record, "--format", "json"],
        &["replay", record, "--seat", "brenn", "--format", "json"],
        &["replay", record, "--verify"],
        &["replay", record, "--round", "1"],
    ];
    for call in calls {
        let output = demarche(call);
        assert!(output.status.success(), "{call:?}: {}", String::from_utf8_lossy(&output.stderr));
        let told = shows_nothing_hidden(&output);
        assert!(call.contains(&"--verify") || told.contains('\u{fffd}') || call.contains(&"json"), "{call:?}: {told}");
    }
}

#[test]
fn a_scenario_with_hidden_characters_is_refused_without_showing_them() {
    let text = TWO_PORTS.replacen("short: \"Brenn", &format!("short: \"Brenn{}", TRICK.replace('\r', "\\r")), 1);
    let scenario = file("tricked.ron", &text);
    let scenario = scenario.to_str().unwrap();
    for call in
        [&["check", scenario][..], &["run", scenario], &["simulate", scenario, "--games", "1"], &["handout", scenario]]
    {
        let output = demarche(call);
        assert_eq!(output.status.code(), Some(1), "{call:?}");
        assert!(shows_nothing_hidden(&output).contains("U+202E"), "{call:?}");
    }
    let json = demarche(&["check", scenario, "--format", "json"]);
    assert!(shows_nothing_hidden(&json).contains("hidden-character"));
}

#[test]
fn files_beside_a_scenario_are_held_to_the_same() {
    let scenario = file("plain_ports.ron", TWO_PORTS);
    let orders = file(
        "tricked_orders.ron",
        "[(seat: \"aldmar\", round: 1, talk: Send((to: [\"brenn\"], carrier: Phone, act: Request, prose: \"a\u{202e}b\")))]",
    );
    let output = demarche(&["run", scenario.to_str().unwrap(), "--orders", orders.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(2));
    assert!(shows_nothing_hidden(&output).contains("U+202E"));
}

#[test]
fn what_is_typed_is_cleaned_as_it_is_said() {
    let playable = two_ports();
    let seats = [(NationId::at(0), Player::Person), (NationId::at(1), Player::Person)];
    let mut session = Session::new(&playable, 1, &seats);
    done(&mut session, By::Table, Act::Serve { facilitators: 1 });
    while session.phase() != Phase::Talks {
        go_on(&mut session);
    }
    done(&mut session, By::Seat(NationId::at(0)), Act::Talk(message(&format!("Hello{TRICK}there"))));
    done(&mut session, By::Facilitator(1), Act::Facilitate(speech(TRICK)));
    let note = FacilitatorAct::Note { text: TRICK.to_owned() };
    done(&mut session, By::Facilitator(1), Act::Facilitate(note));
    let record = session.record();
    assert!(record.contains("Hello\u{fffd}[2J"), "it was said");
    assert!(!record.contains("\\u{1b}") && !record.contains('\u{202e}') && !record.contains('\u{200b}'));
    let paper = session.sheet(NationId::at(1));
    let page = serde_json::to_string(&paper).unwrap();
    assert!(page.contains("Hello") && hidden(&page).next().is_none());
}
