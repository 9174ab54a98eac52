//! A play that cannot be recorded: said until it is, tried again with each act, and saved elsewhere.

use super::hot_seat;
use super::panels::panel;
use super::seen::{key, seen};
use bevy_egui::egui::{self, Event, Key, accesskit::Role};
use demarche::order::Act;

use demarche::app::play::{self, Play, Stands};
use demarche::app::screens::unrecorded::{self, Choice, State};
use demarche::record;
use demarche::store;
use demarche::terms::NationId;
use egui_kittest::{Harness, kittest::Queryable};
use std::path::{Path, PathBuf};

/// A play whose record is to lie in a folder that cannot be made: a file is in its place.
fn unrecorded(test: &str) -> (Play, PathBuf, PathBuf) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("unrecorded").join(test);
    if folder.exists() {
        std::fs::remove_dir_all(&folder).expect("what an earlier run left goes");
    }
    std::fs::create_dir_all(&folder).expect("a folder");
    let blocked = folder.join("blocked");
    std::fs::write(&blocked, "in the way").expect("it is written");
    let offer = play::offer(&store::Places::default().listing("first_demarche"));
    let record = blocked.join("play.record.ron");
    let play = Play::begin_at(&offer, &[NationId::at(0)], 9, &record).unwrap_or_else(|why| panic!("{why}"));
    (play, blocked, record)
}

type Table = (Play, State);

fn show(ui: &mut egui::Ui, (play, state): &mut Table) {
    if let Some(missing) = play.missing().cloned() {
        match unrecorded::show(ui, &missing, "elsewhere.record.ron", state) {
            Some(Choice::Again) => play.record_again(),
            Some(Choice::Elsewhere(file)) => state.refused = play.record_elsewhere(&file).err(),
            None => {}
        }
    }
    hot_seat::show(ui, play);
}

fn press(harness: &mut Harness<'_, Table>, label: &str) {
    harness.get_by_role_and_label(Role::Button, label).click();
    harness.run();
}

fn is_whole(record: &Path) -> bool {
    let bytes = std::fs::read(record).expect("it is recorded");
    record::verify_bytes("a play", &bytes).is_ok()
}

#[test]
fn it_stays_in_sight_and_is_written_whole_as_soon_as_it_can_be() {
    let (play, blocked, record) = unrecorded("again");
    let mut harness = panel((play, State::default()), show);
    for stands in [Stands::AtTheDesk, Stands::AtTheDesk, Stands::AtTheDesk, Stands::Communique, Stands::AtTheDesk] {
        let words = seen(&harness);
        assert_eq!(harness.state().0.stands(), stands);
        assert!(words.contains("Not recorded:") && words.contains("nothing of this play is on disk"), "{words}");
        assert!(words.contains(&blocked.display().to_string()), "{words}");
        press(&mut harness, "Try again");
        let play = &mut harness.state_mut().0;
        assert!(play.missing().is_some());
        if stands == Stands::Communique {
            play.read_on();
        } else {
            play.carry_out(Act::Ready(true));
        }
        harness.run();
    }
    assert!(harness.state().0.letter().missing.is_some_and(|missing| missing.contains("nothing of this play")));
    std::fs::remove_file(&blocked).expect("it goes");
    // The next act writes all of it.
    harness.state_mut().0.carry_out(Act::Ready(true));
    harness.run();
    assert_eq!(harness.state().0.missing(), None);
    assert!(!seen(&harness).contains("Not recorded:"));
    assert!(harness.state().0.letter().missing.is_none());
    assert!(is_whole(&record));
    let moment = harness.state().0.moment();
    drop(harness);
    let play = Play::resume(&record).unwrap_or_else(|why| panic!("{why}"));
    assert_eq!(play.moment(), moment);
}

#[test]
fn it_is_saved_elsewhere_and_over_nothing() {
    let (play, blocked, _) = unrecorded("elsewhere");
    let folder = blocked.parent().expect("it lies in one").to_owned();
    let (own, free) = (folder.join("own.record.ron"), folder.join("free.record.ron"));
    std::fs::write(&own, "my own notes").expect("it is written");
    let mut harness = panel((play, State::default()), show);
    press(&mut harness, "Save elsewhere");
    let name = |harness: &mut Harness<'_, Table>, file: &Path| {
        harness.get_by_label("File").focus();
        harness.run();
        harness.key_press_modifiers(egui::Modifiers::COMMAND, Key::A);
        harness.event(Event::Text(file.display().to_string()));
        harness.run();
        // The Enter that ends the line neither saves nor goes on with the play.
        let before = harness.state().0.moment();
        key(harness, Key::Enter);
        assert_eq!(harness.state().0.moment(), before);
        press(harness, "Save there");
    };
    name(&mut harness, &own);
    assert!(harness.state().1.refused.is_some() && harness.state().0.missing().is_some());
    assert_eq!(std::fs::read_to_string(&own).expect("it is there"), "my own notes");
    name(&mut harness, &free);
    assert_eq!(harness.state().0.missing(), None);
    harness.state_mut().0.carry_out(Act::Ready(true));
    assert_eq!(harness.state().0.record(), Some(free.clone()));
    assert!(is_whole(&free));
}
