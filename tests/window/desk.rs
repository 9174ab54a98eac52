//! The desk by role and label, over a real sheet of Lantern Strait.

use super::panels::panel;
use crate::common::silent_round;
use bevy_egui::egui::{self, accesskit::Role};
use demarche::app::desk::{self, Desk, DeskState, Leave, Room, Team};
use demarche::dice::Dice;
use demarche::order::{Act, Order, Tray};
use demarche::rules::Engine;
use demarche::scenario;
use demarche::terms::{NationId, Phase};
use demarche::view::sheet::{Needs, OptionRow, Sheet};
use demarche::world::{self, World};
use egui_kittest::{
    Harness,
    kittest::{NodeT, Queryable},
};
use std::rc::Rc;

/// A round of Lantern Strait in a phase, nobody having done anything before.
pub(super) fn round(number: u8, phase: Phase) -> World {
    let text = scenario::embedded("lantern_strait").expect("it is embedded");
    let source = scenario::text::Source::new("lantern_strait", text);
    let (playable, findings) = scenario::load(&source, &scenario::standard_catalogue());
    let world = world::set_up(&playable.unwrap_or_else(|| panic!("{findings:?}")));
    let mut engine = Engine::from(world, Dice::new(7));
    (1..number).for_each(|_| silent_round(&mut engine));
    engine.open();
    [Phase::Talks, Phase::Orders].into_iter().filter(|next| *next <= phase).for_each(|next| engine.begin(next));
    engine.world().clone()
}

/// A person at a desk, and what was done at it.
pub(super) struct Seat {
    pub(super) world: Rc<World>,
    pub(super) nation: NationId,
    tray: Tray,
    pub(super) desk: DeskState,
    pub(super) team: Team,
    pub(super) acts: Vec<Act>,
}

impl Seat {
    pub(super) fn at(world: World, seat: usize, room: Room) -> Self {
        let desk = DeskState::opened(room);
        Self {
            world: Rc::new(world),
            nation: NationId::at(seat),
            tray: Tray::default(),
            desk,
            team: Team::default(),
            acts: Vec::new(),
        }
    }

    pub(super) fn put(&mut self, order: Order) {
        self.tray.put(order);
    }

    /// What lies in its tray.
    pub(super) fn ordered(&self) -> &[Order] {
        self.tray.orders()
    }

    pub(super) fn sheet(&self) -> Sheet {
        Sheet::of(&self.world, self.nation, &self.tray)
    }
}

fn show(ui: &mut egui::Ui, seat: &mut Seat) {
    let sheet = seat.sheet();
    let weigh = |order: &Order| Sheet::weigh(&seat.world, seat.nation, &seat.tray, order);
    let done = desk::show(ui, Desk { sheet: &sheet, weigh: &weigh, team: &seat.team }, &mut seat.desk);
    for act in &done {
        match act {
            Act::Order { order, .. } => seat.tray.put(*order),
            Act::Withdraw { order } => {
                seat.tray.place(*order).and_then(|place| seat.tray.take(place));
            }
            Act::Talk(_) | Act::Team { .. } | Act::Sign { .. } | Act::Ready(_) => {}
            other => panic!("no desk does {other:?}"),
        }
    }
    seat.acts.extend(done);
}

pub(super) fn desk(seat: Seat) -> Harness<'static, Seat> {
    panel(seat, show)
}

fn click(harness: &mut Harness<'_, Seat>, role: Role, label: &str) {
    harness.get_by_role_and_label(role, label).click();
    harness.run();
}

fn key(harness: &mut Harness<'_, Seat>, key: egui::Key) {
    harness.key_press(key);
    harness.run();
}

#[test]
fn an_order_goes_into_the_tray_and_out_again() {
    let mut harness = desk(Seat::at(round(1, Phase::Orders), 0, Room::Orders));
    let first = harness.state().sheet().options[0].clone();
    harness.get_all_by_role_and_label(Role::Button, &first.title).next().expect("it is offered").click();
    harness.run();
    click(&mut harness, Role::Button, "Put into the tray");
    assert_eq!(harness.state().tray.orders(), [first.simplest]);
    click(&mut harness, Role::Button, "Take out");
    assert!(harness.state().tray.orders().is_empty());
}

#[test]
fn a_seat_is_left_once_that_was_said_twice() {
    let mut harness = desk(Seat::at(round(1, Phase::Talks), 0, Room::Brief));
    // It stands at the end of the page.
    key(&mut harness, egui::Key::End);
    for (label, left) in
        [("Leave the seat", false), ("Stay", false), ("Leave the seat", false), ("Yes, leave it to a policy", true)]
    {
        click(&mut harness, Role::Button, label);
        assert_eq!(harness.state().desk.leave == Some(Leave::Seat), left, "{label}");
    }
}

#[test]
fn a_statement_is_begun_accusing_nobody() {
    let mut harness = desk(Seat::at(round(2, Phase::Orders), 0, Room::Orders));
    let sheet = harness.state().sheet();
    let statement = |row: &&OptionRow| matches!(row.needs, Needs::Wording(..)) && row.stem.target.is_none();
    let title = sheet.options.iter().find(statement).expect("a statement can be made").title.clone();
    harness.get_all_by_role_and_label(Role::Button, &title).next().expect("it is offered").click();
    harness.run();
    assert_eq!(harness.state().desk.drafting.expect("it is begun").stem.target, None);
}

#[test]
fn severity_is_told_of_ten() {
    let harness = desk(Seat::at(round(1, Phase::Talks), 0, Room::Incidents));
    let severity = harness.state().sheet().incidents[0].severity;
    assert!(harness.query_by_label(&format!("{severity} of 10")).is_some());
}

#[test]
fn the_keyboard_is_enough() {
    let mut harness = desk(Seat::at(round(1, Phase::Orders), 0, Room::Brief));
    key(&mut harness, egui::Key::Num5);
    assert_eq!(harness.state().desk.room, Room::Orders);
    // Tab to the first option and open it, put it into the tray with Enter, lock with Enter.
    let first = harness.state().sheet().options[0].title.clone();
    for _ in 0..60 {
        key(&mut harness, egui::Key::Tab);
        let focused =
            harness.get_all_by_role_and_label(Role::Button, &first).any(|node| node.accesskit_node().is_focused());
        if focused {
            break;
        }
    }
    key(&mut harness, egui::Key::Enter);
    assert!(harness.state().desk.drafting.is_some(), "the option did not open");
    key(&mut harness, egui::Key::Enter);
    assert_eq!(harness.state().tray.orders().len(), 1);
    key(&mut harness, egui::Key::Enter);
    assert_eq!(harness.state().acts.last(), Some(&Act::Ready(true)));
    key(&mut harness, egui::Key::Escape);
    assert_eq!(harness.state().desk.room, Room::Inbox);
}

#[test]
fn every_room_is_shown_in_every_phase_of_every_seat() {
    for (number, phase) in [(1, Phase::Briefing), (1, Phase::Talks), (3, Phase::Orders)] {
        let world = round(number, phase);
        for seat in 0..5 {
            let mut harness = desk(Seat::at(world.clone(), seat, Room::Brief));
            for (place, room) in Room::ALL.into_iter().enumerate() {
                harness.state_mut().desk.enter(room);
                harness.run();
                assert!(harness.query_by_role_and_label(Role::Button, desk::way_on(phase)).is_some(), "{place}");
            }
        }
    }
}

#[test]
fn a_desk_at_rest_asks_for_no_frame() {
    let mut harness = desk(Seat::at(round(1, Phase::Talks), 0, Room::Talks));
    harness.get_by_role(Role::MultilineTextInput).focus();
    harness.run();
    harness.step();
    let delay = harness.output().viewport_output[&egui::ViewportId::ROOT].repaint_delay;
    assert_eq!(delay, std::time::Duration::MAX);
}

#[test]
fn digits_switch_rooms_while_a_button_has_the_keyboard() {
    let mut harness = desk(Seat::at(round(1, Phase::Orders), 0, Room::Brief));
    harness.get_by_role_and_label(Role::Button, "Settings").focus();
    harness.run();
    harness.key_press(egui::Key::Num5);
    harness.run();
    assert_eq!(harness.state().desk.room, Room::Orders);
    // Whoever writes means the digit.
    harness.get_by_role(Role::TextInput).focus();
    harness.run();
    harness.key_press(egui::Key::Num2);
    harness.run();
    assert_eq!(harness.state().desk.room, Room::Orders);
}
