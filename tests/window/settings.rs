//! The settings: what is pressed is set, and what cannot be read is said.

use super::desk::{Seat, desk, round};
use super::panels::panel;
use bevy::math::Vec2;
use bevy_egui::egui::{self, accesskit::Role};
use demarche::app::desk::{Room, key};
use demarche::app::display::remark;
use demarche::app::map::ChartView;
use demarche::app::screens::{console, library, seats, settings, table, title};
use demarche::app::set::{Chosen, growth};
use demarche::store::{Extent, Light, Settings};
use demarche::terms::Phase;
use egui_kittest::kittest::Queryable;

#[test]
fn what_is_pressed_is_set() {
    let mut harness = panel((Settings::default(), false), |ui, (set, done)| {
        *done |= settings::show(ui, set, "settings.ron", None, None);
    });
    for label in ["150 %", "Nothing moves", "As the system", "Full screen"] {
        harness.get_by_role_and_label(Role::RadioButton, label).click();
        harness.run();
    }
    let wanted = Settings { text: 150, motion: false, light: Light::System, window: Extent::FullScreen };
    assert_eq!(*harness.state(), (wanted, false));
    harness.key_press(egui::Key::Escape);
    harness.run();
    assert!(harness.state().1);
}

#[test]
fn the_title_names_what_is_amiss_with_the_settings() {
    let mut chart = ChartView::default();
    let harness = panel((), move |ui, ()| {
        let trouble = Some("The usual settings are used. settings.ron, line 1.");
        title::show(ui, &mut chart, false, title::Notes { trouble, ..title::Notes::default() });
    });
    assert!(harness.query_by_label_contains("settings.ron, line 1").is_some());
    assert!(harness.query_by_role_and_label(Role::Button, "Take a seat").is_some());
}

#[test]
fn what_is_set_is_in_force_and_a_switch_elsewhere_sets_it() {
    let settings = Settings { text: 150, motion: false, light: Light::Night, ..Settings::default() };
    let mut chosen = Chosen::default();
    chosen.settings = settings;
    let mut harness = panel(chosen, |ui, chosen| {
        chosen.apply(ui.ctx(), 1.0);
        demarche::app::widgets::night_switch(ui);
    });
    let zoom = harness.ctx.zoom_factor();
    assert!((zoom - 1.5).abs() < 0.01, "{zoom}");
    assert_eq!(harness.ctx.theme(), egui::Theme::Dark);
    assert!(harness.ctx.global_style().animation_time.abs() < f32::EPSILON);
    harness.get_by_role_and_label(Role::Button, "Day").click();
    harness.run();
    assert_eq!(harness.state().settings.light, Light::Day);
}

#[test]
fn the_keyboard_sets_the_size_of_text_within_its_limits() {
    let mut harness = panel(Chosen::default(), |ui, chosen| chosen.apply(ui.ctx(), 1.0));
    let mut pressed = |key, times: usize| {
        for _ in 0..times {
            harness.key_press_modifiers(egui::Modifiers::COMMAND, key);
            harness.run();
        }
        harness.state().settings.text
    };
    assert_eq!(pressed(egui::Key::Plus, 1), 110);
    assert_eq!(pressed(egui::Key::Plus, 20), 200);
    assert_eq!(pressed(egui::Key::Minus, 30), 80);
    assert_eq!(pressed(egui::Key::Num0, 1), 100);
}

#[test]
fn a_size_of_text_that_is_none_is_told_what_it_may_be() {
    for text in ["300", "70", "9999"] {
        let why = Settings::of_text("settings.ron", format!("(text: {text})").into_bytes()).expect_err("it is none");
        assert!(why.contains(text) && why.contains("from 80 to 200 percent"), "{why}");
    }
}

#[test]
fn in_a_large_window_everything_is_larger_and_a_desk_has_more_room_besides() {
    for (wide, high, near, afar) in [(1280.0, 720.0, 1.0, 1.0), (1920.0, 1080.0, 1.3, 1.5), (3840.0, 2160.0, 2.15, 3.0)]
    {
        for (desk, wanted) in [(true, near), (false, afar)] {
            let grown = growth(Vec2::new(wide, high), desk);
            assert!((grown - wanted).abs() < 0.01, "{wide} × {high}: {grown}, not {wanted}");
        }
    }
    assert!((growth(Vec2::new(1920.0, 720.0), false) - 1.0).abs() < 0.01, "what is wide and low has no room");
}

#[test]
fn a_machine_without_a_graphics_card_is_told_of_on_the_title_and_in_the_settings() {
    let words = "No graphics card was found";
    for kind in ["Cpu", "DiscreteGpu", "IntegratedGpu", "VirtualGpu", "Other"] {
        let drawn = remark(kind);
        assert_eq!(drawn.is_some_and(|said| said.starts_with(words)), kind == "Cpu", "{kind}: {drawn:?}");
        let mut chart = ChartView::default();
        let title = panel((), move |ui, ()| {
            title::show(ui, &mut chart, false, title::Notes { trouble: None, drawn });
        });
        let settings = panel(Settings::default(), move |ui, set| {
            settings::show(ui, set, "settings.ron", None, drawn);
        });
        assert_eq!(title.query_by_label_contains(words).is_some(), kind == "Cpu", "{kind}");
        assert_eq!(settings.query_by_label_contains(words).is_some(), kind == "Cpu", "{kind}");
    }
}

/// Whether a button lies wholly in a window of 640 by 360 points, which is 1280 by 720 at 200 %.
fn in_reach(label: &str, draw: impl FnMut(&mut egui::Ui, &mut ())) {
    let mut harness = panel((), draw);
    harness.set_size(egui::vec2(640.0, 360.0));
    harness.run();
    let rect = harness.get_by_role_and_label(Role::Button, label).rect();
    let window = egui::Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(640.0, 360.0));
    assert!(window.contains_rect(rect), "{label} lies at {rect:?}");
}

#[test]
fn at_the_largest_text_every_way_on_is_in_reach() {
    let mut chart = ChartView::default();
    for label in ["Take a seat", "Choose a scenario", "Watch policies play", "Plays so far", "Settings", "Quit"] {
        in_reach(label, |ui, ()| {
            title::show(ui, &mut chart, true, title::Notes { trouble: None, drawn: remark("Cpu") });
        });
    }
    in_reach("Done", |ui, ()| {
        settings::show(ui, &mut Settings::default(), "", None, remark("Cpu"));
    });
    let listing = demarche::store::Places::default().listing("first_demarche");
    let mut offer = demarche::app::play::offer(&listing);
    in_reach("Sit down for Corrane", |ui, ()| {
        seats::show(ui, &mut offer);
    });
    let entries = [demarche::app::play::entry(&listing)];
    in_reach("Choose a seat", |ui, ()| {
        library::show(ui, &entries, &mut 0, &mut ChartView::default(), None);
    });
    let mut console_state = console::State { entered: true, ..console::State::default() };
    let (mut play, _) = super::hot_seat::shared("reach", &[0]);
    let desk = play.console();
    in_reach("Back to the play", |ui, ()| {
        console::show(ui, &desk, &mut console_state);
    });
    let shown = play.table();
    let mut chart = ChartView::default();
    in_reach("Back to the console", |ui, ()| {
        table::show(ui, &shown, &mut chart);
    });
    in_reach("Read on", |ui, ()| play.show(ui));
}

#[test]
fn at_the_largest_text_an_open_paper_has_the_room_and_the_others_are_a_press_away() {
    let mut harness = desk(Seat::at(round(2, Phase::Talks), 0, Room::Inbox));
    let papers = harness.state().sheet().inbox;
    assert!(papers.len() > 2, "{} papers", papers.len());
    harness.set_size(egui::vec2(640.0, 360.0));
    harness.run();
    for (place, paper) in papers.iter().enumerate().take(3) {
        assert!(harness.query_by_label(&format!("paper {} of {}", place + 1, papers.len())).is_some(), "{place}");
        assert_eq!(harness.state().desk.paper, Some(key(paper)));
        // Only what stands on the paper: neither the head, nor the rooms, nor what is at hand.
        let sheet = egui::Rect::from_min_max(egui::pos2(118.0, 48.0), egui::pos2(406.0, f32::INFINITY));
        let lines = harness.query_all_by_role(Role::Label).map(|label| label.rect());
        let widest = lines.filter(|line| sheet.contains_rect(*line)).map(|line| line.width()).fold(0.0, f32::max);
        assert!(widest > 190.0, "the widest line of paper {place} is {widest} points");
        if place < 2 {
            harness.get_by_role_and_label(Role::Button, "Older").click();
            harness.run();
        }
    }
    harness.get_by_role_and_label(Role::Button, "Newer").click();
    harness.run();
    assert_eq!(harness.state().desk.paper, Some(key(&papers[1])));
}
