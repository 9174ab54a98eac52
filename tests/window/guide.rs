//! The help with a first round, and the page of words.

use super::desk::{Seat, desk, round};
use super::panels::panel;
use bevy_egui::egui::{self, accesskit::Role};
use demarche::app::desk::{Guide, Room, after_round};
use demarche::app::{motion, theme, words};
use demarche::terms::Phase;
use demarche::view::View;
use egui_kittest::kittest::Queryable;

fn helped(phase: Phase, number: u8) -> Seat {
    let mut seat = Seat::at(round(number, phase), 0, Room::Brief);
    seat.desk.guide = Guide::begun();
    seat
}

#[test]
fn help_goes_on_as_things_are_done() {
    desk(helped(Phase::Briefing, 1)).get_by_label("1 of 8");
    let mut harness = desk(helped(Phase::Talks, 1));
    harness.get_by_label("2 of 8");
    // No word is on record: looking at the slips is not enough.
    harness.key_press(egui::Key::Num2);
    harness.run();
    harness.get_by_label("2 of 8");

    let mut harness = desk(helped(Phase::Orders, 1));
    harness.get_by_label("5 of 8");
    let stem = harness.state().sheet().options.first().expect("something can be ordered").stem;
    let order = View::of(&harness.state().world, harness.state().nation).complete(stem);
    harness.state_mut().put(order);
    harness.run();
    harness.get_by_label("6 of 8");

    let mut harness = desk(helped(Phase::Talks, 2));
    harness.get_by_label("8 of 8");
    harness.get_by_role_and_label(Role::Button, "I can go on alone").click();
    harness.run();
    assert!(harness.query_by_label("8 of 8").is_none());

    // Whoever does not send it away is rid of it once the second round's Talks are over.
    let harness = desk(helped(Phase::Orders, 2));
    assert!(harness.query_by_label("8 of 8").is_none());
    assert!(harness.query_by_role_and_label(Role::Button, "Help").is_none());
}

#[test]
fn what_came_of_the_first_round_is_pointed_out_on_the_communique() {
    let guides = [(true, 5, true), (true, 7, false), (false, 5, false)];
    for (shown, at, told) in guides {
        let mut harness = panel(Guide { shown, at }, after_round);
        assert_eq!(harness.query_by_label("What came of it").is_some(), told, "step {at}");
        if told {
            harness.get_by_role_and_label(Role::Button, "Hide help").click();
            harness.run();
            assert!(!harness.state().shown);
        }
    }
}

#[test]
fn help_is_sent_away_and_called_back() {
    let mut harness = desk(helped(Phase::Talks, 1));
    harness.get_by_role_and_label(Role::Button, "Hide help").click();
    harness.run();
    assert!(harness.query_by_label("2 of 8").is_none());
    harness.get_by_role_and_label(Role::Button, "Help").click();
    harness.run();
    harness.get_by_label("2 of 8");
    for shown in [false, true] {
        harness.key_press(egui::Key::H);
        harness.run();
        assert_eq!(harness.query_by_label("2 of 8").is_some(), shown);
    }
}

#[test]
fn words_are_looked_up_over_any_screen() {
    let mut harness = panel((), |ui, ()| {
        words::button(ui);
        words::over(ui.ctx());
    });
    harness.key_press(egui::Key::F1);
    harness.run();
    harness.get_by_label("What the words mean");
    // The field has the keyboard: whoever opens the page may write at once.
    harness.event(egui::Event::Text("note verb".to_owned()));
    harness.run();
    harness.get_by_label("note verbale");
    assert!(harness.query_by_label("mandate").is_none(), "what was not asked for is not there");
    harness.get_by_role_and_label(Role::Button, "Close").click();
    harness.run();
    assert!(harness.query_by_label("What the words mean").is_none());
    harness.get_by_role_and_label(Role::Button, "Words").click();
    harness.run();
    harness.get_by_label("What the words mean");
    harness.key_press(egui::Key::Escape);
    harness.run();
    assert!(harness.query_by_label("What the words mean").is_none());
}

#[test]
fn a_word_that_is_pointed_at_is_explained() {
    let mut harness = panel((), |ui, ()| {
        demarche::app::forms::fact(ui, "Mandate", "55");
    });
    harness.get_by_label("Mandate").hover();
    harness.run_steps(30);
    let means = &demarche::view::sheet::explain("mandate").expect("it is a word").means;
    harness.get_by_label(means);
}

#[test]
fn what_arrives_is_there_at_once_without_motion_and_soon_with_it() {
    let passes = |on: bool| {
        let mut harness = panel((0, 0), move |ui, (passes, first)| {
            theme::set_motion(ui.ctx(), on);
            *passes += 1;
            for place in 0..7 {
                motion::arriving(ui, "slips", place, |ui| ui.label(format!("slip {place}")));
            }
            // How many were there in the first pass.
            if *passes == 1 {
                *first = (0..7).filter(|&place| motion::arrived(ui.ctx(), "slips", place) > 0.0).count();
            }
        });
        harness.run();
        harness.get_by_label("slip 6");
        *harness.state()
    };
    let (still, moving) = (passes(false), passes(true));
    assert_eq!(still.1, 7);
    assert!(moving.1 < 7, "one after another");
    assert!(moving.0 > still.0, "frames are drawn while something moves");
}

#[test]
fn what_has_arrived_arrives_anew_once_it_is_forgotten() {
    let context = egui::Context::default();
    let arrived_at = |time: f64| {
        let mut far = 0.0;
        let input = egui::RawInput { time: Some(time), ..egui::RawInput::default() };
        let mut output = context.run_ui(input, |ui| far = motion::arrived(ui.ctx(), "a note", 0));
        // Nobody paints it.
        output.textures_delta.clear();
        far
    };
    assert!(arrived_at(0.0) < 1.0);
    assert!(arrived_at(60.0) >= 1.0);
    motion::forget(&context);
    assert!(arrived_at(60.1) < 1.0);
}
