//! What was done in a round, on the chart: notes that travel, and marks that stay.

use super::panels::panel;
use super::seen::seen;
use bevy_egui::egui::{self, Color32, Shape};
use demarche::app::map::{self, Chart, ChartNote, ChartView};
use demarche::app::{play, theme};
use egui_kittest::{Harness, kittest::Queryable};

/// The specimen with two acts of one round: one aloud from the second nation to the third, and a
/// quiet one of the first to all.
fn acted() -> Chart {
    let note = |from, to, loud, said: &str| ChartNote { round: 2, from, to, loud, said: said.to_owned() };
    let notes = vec![
        note(1, Some(2), true, "Belgrave to Corrantine: envoys recalled"),
        note(0, None, false, "Arvonia: hotline staffed"),
    ];
    Chart { notes, ..map::specimen() }
}

fn shown<'a>(chart: Chart, motion: bool) -> Harness<'a, ()> {
    let mut view = ChartView::default();
    panel((), move |ui, ()| {
        theme::set_motion(ui.ctx(), motion);
        map::show(ui, &mut view, &chart);
    })
}

/// How many strokes of a bell's mark are on the chart: those that no chart without acts has.
fn strokes<S>(harness: &Harness<'_, S>) -> usize {
    fn count(shape: &Shape, heat: Color32) -> usize {
        match shape {
            Shape::Vec(shapes) => shapes.iter().map(|shape| count(shape, heat)).sum(),
            Shape::LineSegment { points, stroke } => {
                let long = (points[0] - points[1]).length();
                usize::from(stroke.color == heat && (long - 4.5).abs() < 0.1)
            }
            _ => 0,
        }
    }
    let heat = theme::DAY.heat;
    harness.output().shapes.iter().map(|clipped| count(&clipped.shape, heat)).sum()
}

#[test]
fn a_loud_act_leaves_a_mark_on_both_capitals() {
    assert_eq!(strokes(&shown(map::specimen(), false)), 0);
    assert_eq!(strokes(&shown(acted(), false)), 16);
    let mut quiet = acted();
    quiet.notes.iter_mut().for_each(|note| note.loud = false);
    assert_eq!(strokes(&shown(quiet, false)), 0);
}

/// The words on a chart, and where they stand.
fn lettered<S>(harness: &Harness<'_, S>) -> Vec<(String, egui::Rect)> {
    fn texts(shape: &Shape, found: &mut Vec<(String, egui::Rect)>) {
        match shape {
            Shape::Vec(shapes) => shapes.iter().for_each(|shape| texts(shape, found)),
            // A single letter is a flag's.
            Shape::Text(text) if text.galley.text().chars().count() > 1 => {
                found.push((text.galley.text().to_owned(), text.galley.mesh_bounds.translate(text.pos.to_vec2())));
            }
            _ => {}
        }
    }
    let mut found = Vec::new();
    harness.output().shapes.iter().for_each(|clipped| texts(&clipped.shape, &mut found));
    found
}

#[test]
fn no_name_on_a_chart_lies_on_another_whatever_its_size() {
    for listing in demarche::store::Places::default().library().iter().filter(|listing| listing.findings.is_empty()) {
        let chart = play::entry(listing).chart;
        let nations: Vec<String> = chart.nations.iter().map(|nation| nation.name.to_uppercase()).collect();
        for (wide, high) in
            [(340.0, 240.0), (430.0, 300.0), (560.0, 340.0), (640.0, 480.0), (900.0, 520.0), (1500.0, 900.0)]
        {
            let (mut view, chart) = (ChartView::default(), chart.clone());
            let mut harness = panel((), move |ui, ()| {
                map::show(ui, &mut view, &chart);
            });
            harness.set_size(egui::vec2(wide, high));
            harness.run();
            let words = lettered(&harness);
            for name in &nations {
                assert!(words.iter().any(|(word, _)| word == name), "{name} is not on {wide} × {high}");
            }
            for (place, (name, here)) in words.iter().enumerate() {
                for (other, there) in words.iter().skip(place + 1) {
                    let common = here.intersect(*there);
                    assert!(!common.is_positive(), "{}: {name} lies on {other} at {wide} × {high}", listing.title);
                }
            }
        }
    }
}

#[test]
fn notes_go_one_after_another_until_somebody_hurries() {
    let (mut view, mut chart) = (ChartView::default(), acted());
    // The loud one is the last of many.
    chart.notes = vec![chart.notes[1].clone(); 40].into_iter().chain([chart.notes[0].clone()]).collect();
    let mut harness = panel(false, move |ui, begun| {
        theme::set_motion(ui.ctx(), true);
        if *begun {
            map::show(ui, &mut view, &chart);
        }
    });
    *harness.state_mut() = true;
    harness.run_steps(3);
    assert_eq!(strokes(&harness), 0, "it is not there yet");
    harness.key_press(egui::Key::Space);
    harness.run_steps(2);
    assert_eq!(strokes(&harness), 16);
}

#[test]
fn a_capital_tells_what_its_nation_did_and_what_was_done_to_it() {
    let mut harness = shown(acted(), false);
    harness.get_by_label_contains("Corrantine, capital").hover();
    harness.run();
    let words = seen(&harness);
    assert!(words.contains("Belgrave to Corrantine: envoys recalled") && !words.contains("hotline"), "{words}");
}
