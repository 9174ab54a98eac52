//! The settings: what is pressed is set, and what cannot be read is said.

use super::panels::panel;
use bevy_egui::egui::{self, accesskit::Role};
use demarche::app::map::ChartView;
use demarche::app::screens::{console, library, seats, settings, table, title};
use demarche::app::set::Chosen;
use demarche::store::{Extent, Light, Settings};
use egui_kittest::kittest::Queryable;

#[test]
fn what_is_pressed_is_set() {
    let mut harness = panel((Settings::default(), false), |ui, (set, done)| {
        *done |= settings::show(ui, set, "settings.ron", None);
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
        title::show(ui, &mut chart, false, Some("The usual settings are used. settings.ron, line 1."));
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
        chosen.apply(ui.ctx());
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
            title::show(ui, &mut chart, true, None);
        });
    }
    in_reach("Done", |ui, ()| {
        settings::show(ui, &mut Settings::default(), "", None);
    });
    let listing = demarche::store::listing("first_demarche");
    let mut offer = demarche::app::play::offer(&listing);
    in_reach("Sit down for Corrane", |ui, ()| {
        seats::show(ui, &mut offer);
    });
    let entries = [demarche::app::play::entry(&listing)];
    in_reach("Choose a seat", |ui, ()| {
        library::show(ui, &entries, &mut 0, None);
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
