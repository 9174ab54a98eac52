//! What is answered at the desk, each answer where a real play asks for it.

use super::desk::{Seat, desk, round};
use super::said::{Way, button, choice};
use crate::common::{SCENARIOS, play};
use bevy_egui::egui::accesskit::Role;
use demarche::app::desk::{Room, key};
use demarche::desk::{TalkKind, rung_line};
use demarche::order::{CardTalk, Consent, CoordinationTalk, Talk};
use demarche::terms::{ClaimReply, Phase, Reply, Rung, Tlp};
use demarche::view::sheet::{Answer, Sheet, ToldRow};
use egui_kittest::kittest::Queryable;

/// A desk in the Talks of some play at which a paper can be answered in this way.
fn with_open_paper(wanted: fn(&Answer) -> bool) -> (Seat, Answer) {
    with_open_paper_in("lantern_strait", wanted)
}

/// The same in a play of some scenario.
fn with_open_paper_in(id: &str, wanted: fn(&Answer) -> bool) -> (Seat, Answer) {
    let scenario = SCENARIOS.iter().find(|one| one.scenario.id == id).expect("it is embedded");
    for seed in 0..40 {
        for moment in play(scenario, seed) {
            let world = moment.before;
            if world.now().phase != Phase::Talks {
                continue;
            }
            for seat in world.table().seats() {
                let sheet = Sheet::of(&world, seat, &demarche::order::Tray::default());
                // A seat that has given all its replies of the round is refused, not asked.
                let room = sheet.room.replies > 0;
                if let Some(paper) = sheet.inbox.iter().find(|paper| room && wanted(&paper.answer)) {
                    let (open, answer) = (key(paper), paper.answer.clone());
                    let mut seat = Seat::at(world, seat.index(), Room::Inbox);
                    seat.desk.paper = Some(open);
                    return (seat, answer);
                }
            }
        }
    }
    panic!("no such paper in forty plays");
}

/// A button below a paper of some kind, and what pressing it says.
type Button = (&'static str, fn(&Answer) -> bool, fn(&Answer) -> Talk);

fn asked(answer: &Answer, reply: Reply) -> Talk {
    let Answer::Request { request, .. } = answer else { panic!("{answer:?}") };
    Talk::Answer { request: *request, reply }
}

fn accused(answer: &Answer, reply: ClaimReply) -> Talk {
    let Answer::Claim { claim, .. } = answer else { panic!("{answer:?}") };
    Talk::ReplyToClaim { claim: *claim, reply }
}

fn weighed(answer: &Answer, number: u8) -> Talk {
    let Answer::Weigh { claim, .. } = answer else { panic!("{answer:?}") };
    Talk::Weigh { claim: *claim, answer: number }
}

fn signed(answer: &Answer, consent: Consent) -> Talk {
    let Answer::Proposal { proposal, .. } = answer else { panic!("{answer:?}") };
    Talk::Sign { proposal: *proposal, consent }
}

const REQUEST: fn(&Answer) -> bool = |answer| matches!(answer, Answer::Request { open: true, .. });
const CLAIM: fn(&Answer) -> bool = |answer| matches!(answer, Answer::Claim { open: true, .. });
const HOST: fn(&Answer) -> bool = |answer| matches!(answer, Answer::Claim { open: true, shelters: true, .. });
const WEIGH: fn(&Answer) -> bool = |answer| matches!(answer, Answer::Weigh { open: true, .. });
const TEXT: fn(&Answer) -> bool = |answer| matches!(answer, Answer::Proposal { open: true, .. });
const CHOICE: fn(&Answer) -> bool = |answer| matches!(answer, Answer::Choice { open: true, .. });

const DAY: fn(&Answer) -> bool = |answer| matches!(answer, Answer::Coordination { open: true, .. });
const SLIP: fn(&Answer) -> bool =
    |answer| matches!(answer, Answer::Card { open: true, cards, .. } if !cards.is_empty());
const EXIT: fn(&Answer) -> bool = |answer| matches!(answer, Answer::Claim { open: true, exit: true, .. });

const BUTTONS: [Button; 17] = [
    ("Grant it", REQUEST, |paper| asked(paper, Reply::Grant)),
    ("Refuse it", REQUEST, |paper| asked(paper, Reply::Refuse)),
    ("Deny it", CLAIM, |paper| accused(paper, ClaimReply::Deny)),
    ("Ask for the evidence", CLAIM, |paper| accused(paper, ClaimReply::AskForEvidence)),
    ("Accuse them in turn", CLAIM, |paper| accused(paper, ClaimReply::CounterAccuse)),
    ("Answer in kind", CLAIM, |paper| accused(paper, ClaimReply::AnswerInKind)),
    ("Offer a joint inquiry", CLAIM, |paper| accused(paper, ClaimReply::OfferJointInquiry)),
    ("Act against the group", HOST, |paper| accused(paper, ClaimReply::ActAgainstGroup)),
    ("Support it", WEIGH, |paper| weighed(paper, 0)),
    ("Take note", WEIGH, |paper| weighed(paper, 1)),
    ("Doubt it", WEIGH, |paper| weighed(paper, 2)),
    ("Reject it", WEIGH, |paper| weighed(paper, 3)),
    ("Sign up to that rung", TEXT, |paper| signed(paper, Consent::UpTo(Rung::LinkedActors))),
    ("Not yet", TEXT, |paper| signed(paper, Consent::NotYet)),
    ("Decline", TEXT, |paper| signed(paper, Consent::Decline)),
    ("Yes, in our own words", DAY, |paper| of_day(paper, true)),
    ("No", DAY, |paper| of_day(paper, false)),
];

/// A desk in Talks at which a slip can be asked for by name, with staff to do so and no such request open.
pub(super) fn told_of_a_slip() -> (Seat, ToldRow) {
    let scenario = SCENARIOS.iter().find(|one| one.scenario.id == "lantern_strait").expect("it is embedded");
    for moment in (0..40).flat_map(|seed| play(scenario, seed)) {
        let world = moment.before;
        if world.now().phase != Phase::Talks {
            continue;
        }
        for nation in world.table().seats() {
            let sheet = Sheet::of(&world, nation, &demarche::order::Tray::default());
            let free = |row: &&ToldRow| {
                let known = sheet.incidents.iter().any(|dossier| dossier.id == row.incident);
                known && sheet.asking.open.iter().all(|(of, _)| *of != row.by)
            };
            if let Some(row) = sheet.asking.told.iter().find(free).filter(|_| sheet.means.staff > 0).cloned() {
                let mut seat = Seat::at(world, nation.index(), Room::Talks);
                seat.desk.talk = TalkKind::Ask;
                return (seat, row);
            }
        }
    }
    panic!("nobody is told of a slip in forty plays")
}

fn of_day(answer: &Answer, yes: bool) -> Talk {
    let Answer::Coordination { coordination, .. } = answer else { panic!("{answer:?}") };
    Talk::Coordinate(CoordinationTalk::Answer { coordination: *coordination, yes })
}

/// A slip that was asked for: refused, given as it is, given for their eyes only.
fn slips() -> Vec<Way> {
    let one = |label: Option<&str>, under: Option<Tlp>| {
        let (seat, answer) = with_open_paper(SLIP);
        let Answer::Card { ask, cards, .. } = answer else { panic!("{answer:?}") };
        let (card, title) = &cards[0];
        let presses = label.map(choice).into_iter().chain([button(&format!("Give “{title}”"))]).collect();
        Way { seat, presses, says: Talk::Card(CardTalk::Answer { ask, gives: Some(*card), under }) }
    };
    let (seat, answer) = with_open_paper(SLIP);
    let Answer::Card { ask, .. } = answer else { panic!("{answer:?}") };
    let says = Talk::Card(CardTalk::Answer { ask, gives: None, under: None });
    let refused = Way { seat, presses: vec![button("Refuse it")], says };
    vec![refused, one(None, None), one(Some("Under TLP:RED: for their eyes only"), Some(Tlp::Red))]
}

/// Every answer to a paper, each where a real play asks for it.
pub(super) fn ways() -> Vec<Way> {
    let pressed = |(label, wanted, says): Button| {
        let (seat, answer) = with_open_paper(wanted);
        Way { seat, presses: vec![button(label)], says: says(&answer) }
    };
    let mut ways: Vec<Way> = BUTTONS.into_iter().map(pressed).collect();
    let (seat, answer) = with_open_paper(TEXT);
    let mild = rung_line(Rung::Condemn);
    let presses = vec![choice(&mild), button("Sign up to that rung")];
    ways.push(Way { seat, presses, says: signed(&answer, Consent::UpTo(Rung::Condemn)) });
    ways.extend(slips());
    let (seat, answer) = with_open_paper_in("glass_embassy", EXIT);
    let says = accused(&answer, ClaimReply::ComeForward);
    ways.push(Way { seat, presses: vec![button("Come forward")], says });
    let (seat, answer) = with_open_paper(CHOICE);
    let Answer::Choice { inject, labels, .. } = answer else { panic!("{answer:?}") };
    ways.push(Way { seat, presses: vec![button(&labels[1])], says: Talk::Choose { inject, choice: 2 } });
    ways
}

#[test]
fn only_a_host_is_offered_to_act_against_a_group() {
    let other: fn(&Answer) -> bool = |answer| matches!(answer, Answer::Claim { open: true, shelters: false, .. });
    for (wanted, offered) in [(HOST, true), (other, false)] {
        let harness = desk(with_open_paper(wanted).0);
        let button = harness.query_by_role_and_label(Role::Button, "Act against the group");
        assert_eq!(button.is_some(), offered);
    }
}

#[test]
fn what_is_off_is_not_on_the_desk() {
    let first = desk(Seat::at(round(1, Phase::Talks), 0, Room::Talks));
    assert!(first.query_by_label("Joint claim").is_none(), "joint attribution is on from round 2");
}
