//! The brief on paper, from the desk.

use super::desk::{Seat, desk, round};
use super::hot_seat::shared;
use super::seen::seen;
use bevy_egui::egui::accesskit::Role;
use demarche::app::desk::{Printing, Room};
use demarche::terms::Phase;
use egui_kittest::kittest::Queryable;

#[test]
fn the_button_asks_and_what_came_of_it_is_said() {
    let mut harness = desk(Seat::at(round(1, Phase::Talks), 0, Room::Brief));
    harness.get_by_role_and_label(Role::Button, "Print the brief").click();
    harness.run();
    assert_eq!(harness.state().desk.printing, Printing::Asked);
    let words = "The page is in briefs/x.html.".to_owned();
    harness.state_mut().desk.printing = Printing::Said { words: words.clone(), trouble: false };
    harness.run();
    assert!(seen(&harness).contains(&words));
}

#[test]
fn the_page_is_that_of_whoever_sits_or_the_reason_is_given() {
    let (play, record) = shared("kept_brief", &[1]);
    let folder = record.with_file_name("briefs");
    let file = play.keep_brief(&folder).unwrap_or_else(|why| panic!("{why}"));
    assert!(file.ends_with("briefs/first_demarche-luden.html"), "{}", file.display());
    let page = std::fs::read_to_string(&file).expect("it is there");
    assert!(page.contains("SECRET-1-") && !page.contains("SECRET-0-") && !page.contains("SECRET-2-"));
    let why = play.keep_brief(&file).expect_err("a file is no folder");
    assert!(why.starts_with("The page could not be written: ") && why.contains("luden.html"), "{why}");
}
