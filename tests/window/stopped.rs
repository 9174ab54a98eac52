//! A fault of the program ends a play or a look back, and never the window.

use super::hot_seat::shared;
use super::panels::panel;
use super::seen::{key, seen};
use bevy_egui::egui;
use demarche::app::caught::caught;
use demarche::order::Act;

use demarche::app::play::Play;
use demarche::app::screens::stopped::{self, Stopped};
use demarche::record;

/// Takes a step of which the program makes nothing.
fn mistake() -> bool {
    let most = std::hint::black_box(i16::MAX);
    most + 1 > 0
}

/// A play, and what is told once a fault has ended it.
type Table = (Option<Play>, Option<Stopped>, bool);

fn show(ui: &mut egui::Ui, (play, stopped, left): &mut Table) {
    if let Some(stopped) = stopped {
        *left |= stopped::show(ui, stopped);
        return;
    }
    let shown = caught(|| {
        let play = play.as_mut().expect("it goes on");
        play.show(ui);
        // Within the page that is being laid out, and after something was done on it.
        play.moment().2 == demarche::terms::Phase::Talks && ui.horizontal(|_| mistake()).inner
    });
    if let Err(why) = shown {
        let record = play.take().and_then(|play| play.record()).map(|path| path.display().to_string());
        *stopped = Some(Stopped { why, record, missing: None });
        ui.ctx().request_repaint();
    }
}

#[test]
fn a_play_that_stops_says_so_and_its_record_is_whole() {
    let (mut play, record) = shared("stopped", &[0]);
    play.carry_out(Act::Ready(true));
    let mut harness = panel((Some(play), None, false), show);
    let words = seen(&harness);
    assert!(words.contains("attempt to add with overflow") && words.contains("stopped.rs:"), "{words}");
    assert!(words.contains(&record.display().to_string()), "{words}");
    key(&mut harness, egui::Key::Enter);
    assert!(harness.state().2, "it leads back to the title");
    let bytes = std::fs::read(&record).expect("it is recorded");
    assert!(record::verify_bytes("stopped", &bytes).is_ok());
    // What was recorded is gone on with.
    let play = Play::resume(&record).unwrap_or_else(|why| panic!("{why}"));
    assert_eq!(play.moment().2, demarche::terms::Phase::Talks);
}
