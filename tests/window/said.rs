//! Everything that can be said is said somewhere at the desk, pressed where a real play allows it.

use super::answers::with_open_paper;
use super::desk::{Seat, desk, round};
use super::rooms;
use crate::common::{SCENARIOS, play};
use bevy_egui::egui::accesskit::Role;
use demarche::app::desk::{Act, Room, TalkKind};
use demarche::order::{Talk, Tray};
use demarche::rules;
use demarche::terms::Phase;
use demarche::view::sheet::{Answer, Sheet};
use egui_kittest::kittest::Queryable;
use std::collections::BTreeSet;
use std::rc::Rc;

/// What is pressed: its role and its label.
pub(super) type Press = (Role, String);

pub(super) fn button(label: &str) -> Press {
    (Role::Button, label.to_owned())
}

pub(super) fn choice(label: &str) -> Press {
    (Role::RadioButton, label.to_owned())
}

pub(super) fn tick(label: &str) -> Press {
    (Role::CheckBox, label.to_owned())
}

/// A desk in the Talks of some play of a scenario, at which something is found on the sheet.
pub(super) fn found<T>(scenario: &str, room: Room, wanted: impl Fn(&Sheet) -> Option<T>) -> (Seat, T) {
    let playable = SCENARIOS.iter().find(|one| one.scenario.id == scenario).expect("it is among those tried");
    for seed in 0..40 {
        for moment in play(playable, seed) {
            if moment.before.now().phase != Phase::Talks {
                continue;
            }
            for seat in moment.before.table().seats() {
                if let Some(thing) = wanted(&Sheet::of(&moment.before, seat, &Tray::default())) {
                    return (Seat::at(moment.before, seat.index(), room), thing);
                }
            }
        }
    }
    panic!("nothing of the kind in forty plays of {scenario}");
}

/// Presses one thing after another and gives the one thing that was said, which may be said.
pub(super) fn said(seat: Seat, presses: &[Press]) -> Talk {
    let (world, nation) = (Rc::clone(&seat.world), seat.nation);
    let mut harness = desk(seat);
    for (role, label) in presses {
        harness.get_by_role_and_label(*role, label).click_accesskit();
        harness.run();
    }
    let [Act::Say(talk)] = harness.state().acts.as_slice() else { panic!("{:?}", harness.state().acts) };
    assert_eq!(rules::may_say(world.sight(nation), talk), Ok(()), "{talk:?}");
    talk.clone()
}

/// How many kinds of talk there are; [`place`] counts them.
const KINDS: usize = 15;

/// The number of a kind of talk, and the room in which it is said. A new kind does not compile
/// until somebody has thought of its room.
fn place(talk: &Talk) -> (usize, Room) {
    match talk {
        Talk::Send(_) => (0, Room::Talks),
        Talk::Share { .. } => (1, Room::Talks),
        Talk::Ping { .. } => (2, Room::Talks),
        Talk::Propose { .. } => (3, Room::Talks),
        Talk::Home(_) => (4, Room::Talks),
        Talk::Answer { .. } => (5, Room::Inbox),
        Talk::Sign { .. } => (6, Room::Inbox),
        Talk::ReplyToClaim { .. } => (7, Room::Inbox),
        Talk::Weigh { .. } => (8, Room::Inbox),
        Talk::Choose { .. } => (9, Room::Inbox),
        Talk::Judge(_) => (10, Room::Incidents),
        Talk::Pledge(_) => (11, Room::Pledges),
        Talk::Draft(_) => (12, Room::Negotiation),
        Talk::Programme(_) => (13, Room::Capacity),
        Talk::Matrix(_) => (14, Room::Talks),
    }
}

/// A person in the room Talks of Lantern Strait, and the short name of another nation.
fn in_talks(number: u8, kind: TalkKind) -> (Seat, String) {
    let mut seat = Seat::at(round(number, Phase::Talks), 0, Room::Talks);
    seat.desk.talk = kind;
    let name = seat.sheet().board.nations[1].short.clone();
    (seat, name)
}

fn shared() -> (Seat, Vec<Press>) {
    let (seat, _) = in_talks(1, TalkKind::Share);
    let sheet = seat.sheet();
    let card = &sheet.incidents[0].cards[0];
    let to = card.may_go_to.without(sheet.seat).iter().next().expect("its label lets it go somewhere");
    let name = sheet.nation(to).expect("a nation").short.clone();
    (seat, vec![tick(&name), tick(&card.title), button("Share them")])
}

fn judged() -> (Seat, Vec<Press>) {
    let seat = Seat::at(round(1, Phase::Talks), 0, Room::Incidents);
    let who = seat.sheet().incidents[0].suspects[0].name.clone();
    let rungs = [who.as_str(), "tolerated"].map(|rung| button(&format!("Rung {rung}")));
    let words = ["who likely", "link unlikely"].map(choice);
    let record = button("Record my word");
    (seat, rungs.into_iter().chain(words).chain([record]).collect())
}

fn answered(wanted: fn(&Answer) -> bool, label: &str) -> (Seat, Vec<Press>) {
    (with_open_paper(wanted).0, vec![button(label)])
}

fn chosen() -> (Seat, Vec<Press>) {
    let (seat, answer) = with_open_paper(|answer| matches!(answer, Answer::Choice { open: true, .. }));
    let Answer::Choice { labels, .. } = answer else { unreachable!() };
    (seat, vec![button(&labels[1])])
}

#[test]
fn every_kind_of_talk_is_said_in_its_room() {
    let (sending, name) = in_talks(1, TalkKind::Message);
    let (ringing, _) = in_talks(1, TalkKind::Ping);
    let (proposing, _) = in_talks(2, TalkKind::Joint);
    let ways = [
        (sending, vec![tick(&name), button("Send")]),
        shared(),
        (ringing, vec![button(&format!("Ring {name}"))]),
        (proposing, vec![tick(&name), button("Propose it")]),
        answered(|answer| matches!(answer, Answer::Request { open: true, .. }), "Grant it"),
        answered(|answer| matches!(answer, Answer::Proposal { open: true, .. }), "Not yet"),
        answered(|answer| matches!(answer, Answer::Claim { open: true, .. }), "Deny it"),
        answered(|answer| matches!(answer, Answer::Weigh { open: true, .. }), "Take note"),
        chosen(),
        judged(),
        rooms::liaison(),
        rooms::pledge(),
        rooms::tabling(),
        rooms::offering(),
        rooms::voting(),
    ];
    let mut kinds = BTreeSet::new();
    for (seat, presses) in ways {
        let room = seat.desk.room;
        let (kind, named) = place(&said(seat, &presses));
        assert_eq!(room, named, "{presses:?}");
        kinds.insert(kind);
    }
    assert_eq!(kinds, (0..KINDS).collect(), "some kind of talk has no place at the desk");
}
