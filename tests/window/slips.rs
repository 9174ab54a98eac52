//! Slips of evidence by the mouse: dragged to a rung, and what stands on them clicked.

use super::desk::{Seat, desk, round};
use bevy_egui::egui::{Vec2, accesskit::Role};
use demarche::app::desk::Room;
use demarche::terms::{Bearing, Phase};
use egui_kittest::{Harness, kittest::Queryable};

/// The incident room with all its slips in sight.
fn room() -> Harness<'static, Seat> {
    let mut harness = desk(Seat::at(round(1, Phase::Orders), 0, Room::Incidents));
    harness.set_size(Vec2::new(1600.0, 1400.0));
    harness.run();
    harness
}

#[test]
fn a_slip_is_dragged_to_a_rung() {
    let mut harness = room();
    let sheet = harness.state().sheet();
    let (dossier, card) = (&sheet.incidents[0], &sheet.incidents[0].cards[1]);
    let suspect = &dossier.suspects[2];
    let slip = harness.get_by_label(&format!("Slip 2: {}", card.title)).rect().center();
    let rung = harness.get_by_label(&format!("Rung {}", suspect.name)).rect().center();
    harness.hover_at(slip);
    harness.drag_at(slip);
    harness.run();
    harness.hover_at(slip.lerp(rung, 0.5));
    harness.run();
    harness.hover_at(rung);
    harness.run();
    harness.drop_at(rung);
    harness.run();
    let laying = harness.state_mut().desk.laying(dossier);
    assert_eq!(laying.placed.get(&card.id), Some(&Bearing::Who(suspect.id)));
    assert_eq!((laying.slip, laying.who), (None, None), "nothing else was taken or believed");
}

#[test]
fn what_stands_on_a_slip_can_be_clicked() {
    let mut harness = room();
    let card = harness.state().sheet().incidents[0].cards[0].clone();
    harness.get_by_label(&format!("Slip 1: {}", card.title)).click();
    harness.run();
    harness.get_by_role_and_label(Role::Link, "Check its source").click();
    harness.run();
    let desk = &harness.state().desk;
    assert_eq!(desk.room, Room::Orders);
    assert_eq!(desk.drafting.as_ref().and_then(|drafting| drafting.order.card), Some(card.id));
}
