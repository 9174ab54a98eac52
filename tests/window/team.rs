//! Several people at one seat: who they are, and whose initials an order carries.

use super::desk::{Seat, desk, round};
use bevy_egui::egui::accesskit::Role;
use demarche::app::desk::{Room, Team};
use demarche::order::{Act, Member, TeamPage, Tray};
use demarche::rules;
use demarche::terms::{OrderId, Phase};
use egui_kittest::kittest::Queryable;

fn member(initials: &str, pages: &[TeamPage]) -> Member {
    Member { initials: initials.to_owned(), pages: pages.to_vec() }
}

#[test]
fn somebody_sits_down_and_somebody_leaves() {
    let mut seat = Seat::at(round(1, Phase::Talks), 0, Room::Brief);
    let (head, legal) = (member("AB", &[TeamPage::Head]), member("CD", &[TeamPage::Legal]));
    seat.team.members = vec![head.clone(), legal.clone()];
    seat.desk.joining.initials = " EF ".to_owned();
    let mut harness = desk(seat);
    for page in ["press and talks", "technical"] {
        harness.get_by_role_and_label(Role::CheckBox, page).click_accesskit();
        harness.run();
    }
    harness.get_by_role_and_label(Role::Button, "Sit down").click_accesskit();
    harness.run();
    harness.get_by_role_and_label(Role::Button, "AB leaves").click_accesskit();
    harness.run();
    let third = member("EF", &[TeamPage::Technical, TeamPage::Press]);
    let expected = [vec![head, legal.clone(), third], vec![legal]].map(|members| Act::Team { members });
    assert_eq!(harness.state().acts, expected);
}

#[test]
fn an_order_says_who_is_still_to_sign_and_is_signed() {
    let world = round(3, Phase::Orders);
    let mut seat = Seat::at(world, 0, Room::Orders);
    let sight = seat.world.sight(seat.nation);
    let loud = |stem| sight.action(stem).is_some_and(rules::takes_initials);
    let stems = rules::options(sight, &Tray::default());
    let stem = stems.iter().find(|stem| loud(stem.action)).expect("something takes initials");
    let order = rules::complete(sight, stem);
    seat.put(order);
    seat.team = Team {
        members: vec![member("AB", &[TeamPage::Head]), member("CD", &[TeamPage::Legal]), member("EF", &[])],
        signed: vec![(vec!["AB".to_owned()], vec![TeamPage::Legal])],
    };
    let mut harness = desk(seat);
    assert!(harness.query_by_label("Initials: AB").is_some());
    assert!(harness.query_by_label("Not signed by legal.").is_some());
    assert!(harness.query_by_label("AB signs").is_none() && harness.query_by_label("EF signs").is_none());
    harness.get_by_role_and_label(Role::Button, "CD signs").click_accesskit();
    harness.run();
    assert_eq!(harness.state().acts, [Act::Sign { order: OrderId::at(1), initials: "CD".to_owned() }]);
}
