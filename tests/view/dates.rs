//! Dates where rounds are named (1.1): sheet, public page, chronicle, paper, the order's page.

use crate::common::{HARBOUR, loaded, silent_round};
use demarche::dice::Dice;
use demarche::order::Tray;
use demarche::print::brief;
use demarche::rules::Engine;
use demarche::terms::{NationId, Phase};
use demarche::view::sheet::{PublicPage, Sheet};
use demarche::view::{Eyes, chronicle};
use demarche::world::set_up;

/// The harbour with rounds of other lengths, and perhaps a date, after so many rounds without an act.
fn harbour(days: &str, rounds: usize) -> Engine {
    assert!(HARBOUR.contains("days: 30,"));
    let mut engine = Engine::from(set_up(&loaded("harbour", &HARBOUR.replace("days: 30,", days))), Dice::new(1));
    (0..rounds).for_each(|_| silent_round(&mut engine));
    engine
}

fn sheet(engine: &Engine) -> Sheet {
    Sheet::of(engine.world(), NationId::at(0), &Tray::EMPTY)
}

#[test]
fn the_days_of_a_round_stand_beside_it() {
    for (days, when) in [
        ("days: 30,", "days 61 to 90"),
        ("days: [54, 2, 1, 30, 30, 30],", "day 57"),
        ("days: [54, 2, 2, 30, 30, 30],\n    begins: \"2032-01-01\",", "26 to 27 February 2032"),
        ("days: [54, 5, 2, 30, 30, 30],\n    begins: \"2032-01-01\",", "29 February to 1 March 2032"),
        ("days: 400,\n    begins: \"2031-12-31\",", "10 March 2034 to 13 April 2035"),
    ] {
        let mut engine = harbour(days, 2);
        let before = engine.world().clone();
        engine.open();
        let heading = chronicle(&before, engine.events(), Eyes::Public).unwrap()[0].to_string();
        assert_eq!(heading, format!("Round 3 of 6 — {when}"));
        assert_eq!(PublicPage::of(engine.world()).when, when);
        let header = sheet(&engine).header;
        assert_eq!((header.when.as_str(), header.when_of(3), header.dates.len()), (when, when, 6));
        assert_eq!((header.dated(3), header.dated(7)), (format!("round 3 ({when})"), "round 7".to_owned()));
        assert!(brief(&sheet(&engine)).contains(&format!("As things stand in round 3 ({when}), Briefing.")));
    }
}

#[test]
fn paper_says_how_long_the_play_is() {
    let page = |days| brief(&sheet(&harbour(days, 0)));
    assert!(page("days: 30,").contains("6 rounds of 30 days each."));
    let dated = page("days: [54, 2, 2, 30, 30, 30],\n    begins: \"2031-03-04\",");
    assert!(dated.contains("6 rounds of 54, 2, 2, 30, 30 and 30 days, from 4 March 2031."));
}

#[test]
fn whoever_asks_for_legal_assistance_reads_when_it_would_arrive() {
    for (days, said) in [
        ("days: 30,", "it arrives with round 3 (day 61)"),
        ("days: [30, 5, 5, 5, 30, 30],\n    begins: \"2031-03-04\",", "it arrives with round 6 (18 May 2031)"),
        ("days: [30, 5, 5, 5, 4, 30],", "it would arrive when the play is over"),
    ] {
        let mut engine = harbour(days, 0);
        engine.open();
        engine.begin(Phase::Talks);
        let sheet = sheet(&engine);
        let stakes: Vec<&str> =
            sheet.options.iter().flat_map(|option| &option.gate.stakes).map(String::as_str).collect();
        let asked: Vec<&&str> = stakes.iter().filter(|stake| stake.contains("granted in the next Talks")).collect();
        assert!(!asked.is_empty(), "nobody can be asked");
        assert!(asked.iter().all(|stake| stake.ends_with(said)), "{asked:?}");
    }
}
