//! The plays so far: listed, gone on with, or named as damaged.

use super::panels::panel;
use bevy_egui::egui::accesskit::Role;
use demarche::app::screens::records::{self, Choice, Entry, State};
use egui_kittest::kittest::Queryable;

fn entry(title: &str, state: State) -> Entry {
    Entry {
        title: title.to_owned(),
        line: String::new(),
        state,
        torn: true,
        file: format!("{title}.record.ron"),
        missing: None,
    }
}

#[test]
fn a_play_is_gone_on_with_or_looked_back_at_and_a_damaged_one_as_far_as_it_is_whole() {
    let entries = vec![
        entry("The Narrows", State::Unfinished),
        entry("The Strait", State::Over("A long quiet".to_owned())),
        entry("The Bank", State::Stuck("it was played under rules 0".to_owned())),
        entry("The Ledger", State::Damaged("line 9: this line does not follow".to_owned())),
    ];
    let mut harness = panel((0, None), move |ui, (open, chosen)| {
        *chosen = records::show(ui, &entries, open, "", None).or(*chosen);
    });
    let press = |harness: &mut egui_kittest::Harness<'_, (usize, Option<Choice>)>, label: &str| {
        harness.get_by_role_and_label(Role::Button, label).click();
        harness.run();
        harness.state().1
    };
    assert_eq!(press(&mut harness, "Look back at it"), Some(Choice::PlayBack(0)));
    assert_eq!(press(&mut harness, "Go on from there"), Some(Choice::GoOn(0)));
    press(&mut harness, "The Strait");
    assert_eq!(press(&mut harness, "Look back at it"), Some(Choice::PlayBack(1)));
    assert!(harness.query_by_label("A long quiet").is_some());
    press(&mut harness, "The Bank");
    assert!(harness.query_by_label("Go on from there").is_none());
    assert!(harness.query_by_label_contains("cannot be gone on with: it was played under rules 0").is_some());
    assert_eq!(press(&mut harness, "Look back at it"), Some(Choice::PlayBack(2)));
    press(&mut harness, "The Ledger");
    assert!(harness.query_by_label_contains("line 9").is_some());
    assert!(harness.query_by_label("Go on from there").is_none());
    assert!(harness.query_by_label("Look back at it").is_none());
    assert_eq!(press(&mut harness, "Look back as far as it is whole"), Some(Choice::PlayBack(3)));
    assert!(harness.query_by_label_contains("still being written").is_some());
}
