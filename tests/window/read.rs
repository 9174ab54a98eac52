//! Pages at every text size, rolled by key; and what is asked twice.

use super::desk::{Seat, desk, round};
use super::panels::panel;
use bevy_egui::egui::{self, Key, Rect, accesskit::Role};
use demarche::app::desk::{DeskState, Room};
use demarche::app::screens::seats;
use demarche::dice::Dice;
use demarche::order::{Act, Message, MessageAct, Talk};
use demarche::rules::Engine;
use demarche::session::{Player, Session};
use demarche::terms::{CardId, Carrier, IncidentId, NationId, NationSet, Phase};
use demarche::view::sheet::{Register, Sheet};
use egui_kittest::{Harness, kittest::Queryable};
use std::collections::BTreeMap;

fn rungs(harness: &Harness<'_, Seat>) -> Vec<Rect> {
    let all = harness.query_all_by_role(Role::Button);
    let named = |node: &egui_kittest::Node<'_>| {
        use egui_kittest::kittest::NodeT;
        node.accesskit_node().label().is_some_and(|label| label.starts_with("Rung "))
    };
    all.filter(named).map(|node| node.rect()).collect()
}

#[test]
fn the_incident_room_can_be_worked_at_every_text_size() {
    for percent in [80.0, 100.0, 110.0, 125.0, 150.0, 175.0, 200.0] {
        let mut harness = desk(Seat::at(round(1, Phase::Talks), 0, Room::Incidents));
        harness.set_size(egui::vec2(1280.0, 720.0) * 100.0 / percent);
        harness.run();
        let (rungs, words) = (rungs(&harness), harness.query_all_by_role(Role::RadioButton));
        let words: Vec<Rect> = words.map(|node| node.rect()).collect();
        assert!(rungs.len() > 6 && words.len() > 13, "{percent}: {} rungs, {} words", rungs.len(), words.len());
        let narrow = rungs.iter().map(egui::Rect::width).fold(f32::INFINITY, f32::min);
        assert!(narrow > 200.0, "{percent}: a rung is {narrow} points wide");
        for rung in &rungs {
            let covered = words.iter().chain(&rungs).any(|other| other != rung && other.shrink(2.0).intersects(*rung));
            assert!(!covered, "{percent}: the rung at {rung:?} is covered");
        }
        assert_eq!(harness.query_all_by_role_and_label(Role::Button, "Record my word").count(), 1);
    }
}

#[test]
fn a_page_is_rolled_by_key() {
    let mut harness = desk(Seat::at(round(1, Phase::Briefing), 0, Room::Brief));
    let top = |harness: &Harness<'_, Seat>| harness.get_by_label_contains("Print the brief").rect().min.y;
    let mut rolled = |key: Key| {
        harness.key_press(key);
        harness.run();
        top(&harness)
    };
    let (end, home) = (rolled(Key::End), rolled(Key::Home));
    let (one, two, back) = (rolled(Key::PageDown), rolled(Key::PageDown), rolled(Key::PageUp));
    assert!(end < one && two < one && one < home, "{end}, {two}, {one}, {home}");
    assert!((back - one).abs() < 1.0, "{back}, {one}");
}

#[test]
fn seats_are_rolled_by_key_where_text_is_large() {
    let offer = demarche::app::play::offer(&demarche::store::Places::default().listing("lantern_strait"));
    let mut harness = panel(offer, |ui, offer| _ = seats::show(ui, offer));
    harness.set_size(egui::vec2(640.0, 360.0));
    harness.run();
    let first = "Take the seat of Maravel";
    let before = harness.get_by_role_and_label(Role::Button, first).rect();
    harness.key_press(Key::PageDown);
    harness.run();
    let after = harness.get_by_role_and_label(Role::Button, first).rect();
    assert!(after.min.y < before.min.y - 50.0, "{before:?}, {after:?}");
}

#[test]
fn enter_asks_twice_where_something_is_open_and_a_click_is_meant() {
    let mut harness = desk(Seat::at(round(1, Phase::Orders), 0, Room::Table));
    let mut enter = || {
        harness.key_press(Key::Enter);
        harness.run();
        harness.state().acts.contains(&Act::Ready(true))
    };
    assert!(!enter(), "the tray is empty");
    assert!(enter());
    let mut harness = desk(Seat::at(round(1, Phase::Orders), 0, Room::Table));
    harness.get_by_role_and_label(Role::Button, "Lock orders").click();
    harness.run();
    assert!(harness.state().acts.contains(&Act::Ready(true)));
}

#[test]
fn what_was_sent_lies_in_the_inbox_and_no_fourth_cable_is_offered() {
    let mut engine = Engine::from(round(1, Phase::Talks), Dice::new(7));
    let (me, to) = (NationId::at(0), NationId::at(1));
    let cable =
        Message { to: NationSet::one(to), carrier: Carrier::Cable, act: MessageAct::Request, about: None, prose: None };
    for _ in 0..3 {
        engine.say(me, Talk::Send(cable.clone())).unwrap();
    }
    let world = engine.world();
    let sent = |seat: NationId| {
        let inbox = Sheet::of(world, seat, &demarche::order::Tray::default()).inbox;
        inbox.into_iter().filter(|paper| paper.register == Register::Sent).collect::<Vec<_>>()
    };
    let copies = sent(me);
    assert_eq!((copies.len(), sent(to).len()), (3, 0));
    assert!(copies[0].from.starts_with("To ") && copies[0].body.ends_with('.'), "{copies:?}");
    let mut harness = desk(Seat::at(world.clone(), 0, Room::Talks));
    harness.get_by_role_and_label(Role::CheckBox, "Ostrey").click();
    harness.run();
    harness.get_by_role_and_label(Role::Button, "Send").click();
    harness.run();
    assert!(harness.state().acts.is_empty(), "a fourth cable");
    harness.get_by_role_and_label(Role::RadioButton, "Telephone").click();
    harness.run();
    harness.get_by_role_and_label(Role::Button, "Send").click();
    harness.run();
    assert!(matches!(harness.state().acts[..], [Act::Talk(Talk::Send(_))]));
    assert!(harness.state().desk.letter.to.is_empty(), "the form is for somebody else");
}

#[test]
fn slips_keep_their_numbers_as_more_come_in() {
    let playable = crate::common::loaded("lantern_strait", demarche::scenario::embedded("lantern_strait").unwrap());
    let seats: Vec<NationId> = (0..playable.scenario.nations.len()).map(NationId::at).collect();
    let players: Vec<_> = seats.iter().map(|seat| (*seat, Player::named("cautious").unwrap())).collect();
    let mut session = Session::new(&playable, 11, &players);
    let mut desks: Vec<DeskState> = seats.iter().map(|_| DeskState::opened(Room::Incidents)).collect();
    let mut numbers = |session: &Session| -> BTreeMap<(NationId, IncidentId), Vec<CardId>> {
        let mut hands = BTreeMap::new();
        for (&seat, desk) in seats.iter().zip(&mut desks) {
            for file in session.sheet(seat).incidents {
                let numbered = desk.laying(&file).numbered(&file).map(|(_, card)| card.id).collect();
                hands.insert((seat, file.id), numbered);
            }
        }
        hands
    };
    let mut more = 0;
    while !session.is_over() {
        let before = numbers(&session);
        crate::common::go_on(&mut session);
        for (file, new) in numbers(&session) {
            let old = before.get(&file).map_or(&[][..], Vec::as_slice);
            assert!(new.starts_with(old), "{file:?} in round {}: {old:?}, then {new:?}", session.round());
            more += usize::from(old.len() < new.len());
        }
    }
    assert!(more > 10, "{more} hands grew");
}
