//! The debrief: given only at the end, in its order, and every claim in one of four cells.

use super::hot_seat::shared;
use super::panels::panel;
use super::seen::{key, seen};
use bevy_egui::egui;
use demarche::app::play::Stands;
use demarche::app::screens::debrief;
use demarche::view::sheet::{ClaimTruth, DebriefPage, PledgeTruth, TruthRow, TurnRow};

#[test]
fn the_debrief_is_there_once_the_play_is_over() {
    let (mut play, _) = shared("debrief", &[]);
    while play.stands() != Stands::Over {
        assert!(play.debrief().is_none() || play.news().ending.is_some());
        match play.stands() {
            Stands::Communique => play.read_on(),
            _ => play.step(),
        }
    }
    let page = play.debrief().expect("the play is over");
    assert!(!page.truth.is_empty());
    assert!(page.claims.iter().all(|claim| claim.knew.len() == play.table().page.board.nations.len()));
    let reasons: Vec<&String> = page.turns.iter().flat_map(|turn| &turn.because).collect();
    assert!(!reasons.is_empty(), "tension turned somewhere");
    for reason in reasons {
        assert!(!reason.contains("you"), "it is told to everybody: {reason}");
    }
}

fn page() -> DebriefPage {
    let claim = |round, supported, right| ClaimTruth {
        round,
        text: format!("Claim {round}."),
        supported,
        right,
        came_to: vec![format!("Arvonia +{round}½")],
        knew: vec![format!("Arvonia held {round} slips.")],
    };
    DebriefPage {
        truth: vec![TruthRow { incident: "The wiper".to_owned(), said: "Pale Tide did it, for itself.".to_owned() }],
        claims: vec![claim(1, true, true), claim(2, true, false), claim(3, false, true), claim(4, false, false)],
        turns: vec![TurnRow { round: 2, said: "It rose.".to_owned(), because: vec!["+2, words".to_owned()] }],
        pledges: vec![PledgeTruth { round: 1, text: "Arvonia helps.".to_owned(), fate: "kept" }],
    }
}

#[test]
fn first_how_it_felt_then_what_was_true_then_monday() {
    let mut harness = panel((false, false), |ui, (talked, done)| {
        *done |= debrief::show(ui, &page(), "The Narrows", "Back to the title", talked);
    });
    let first = seen(&harness);
    assert!(first.contains("What was the hardest moment") && !first.contains("Pale Tide"), "{first}");
    key(&mut harness, egui::Key::Enter);
    assert_eq!(*harness.state(), (true, false));
    harness.set_size(egui::vec2(1280.0, 4000.0));
    harness.run();
    let words = seen(&harness);
    let mut from = 0;
    for part in [
        "What was the hardest moment",
        "Pale Tide did it",
        "Supported and true",
        "Round 1: Claim 1.",
        "Supported, not true",
        "Round 2: Claim 2.",
        "True, not supported",
        "Round 3: Claim 3.",
        "Neither",
        "Round 4: Claim 4.",
        "Arvonia held 4 slips.",
        "It rose.",
        "Arvonia helps.",
        "What changes Monday?",
    ] {
        let at = words.get(from..).and_then(|rest| rest.find(part));
        from += at.unwrap_or_else(|| panic!("{part:?} does not follow:\n{words}"));
    }
    key(&mut harness, egui::Key::Enter);
    assert!(harness.state().1);
}
