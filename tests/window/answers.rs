//! What is answered at the desk, each answer pressed where a real play asks for it, and what is
//! proposed there.

use super::desk::{Seat, click, desk, round};
use crate::common::{SCENARIOS, play};
use bevy_egui::egui::accesskit::Role;
use demarche::app::desk::{Act, Room, key};
use demarche::order::{Consent, Talk};
use demarche::rules;
use demarche::terms::{ClaimReply, NationId, Phase, Reply, Rung};
use demarche::view::sheet::{Answer, Sheet};
use egui_kittest::kittest::Queryable;

/// A desk in the Talks of some play at which a paper can be answered in this way.
pub(super) fn with_open_paper(wanted: fn(&Answer) -> bool) -> (Seat, Answer) {
    let scenario = SCENARIOS.iter().find(|one| one.scenario.id == "lantern_strait").expect("it is embedded");
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

/// Presses each button where the paper lies and sees that it says what it should, and may.
fn each_says(wanted: fn(&Answer) -> bool, buttons: &[(&str, &dyn Fn(&Answer) -> Talk)]) {
    for (label, expected) in buttons {
        let (seat, answer) = with_open_paper(wanted);
        let expected = expected(&answer);
        let admitted = rules::may_say(seat.world.sight(seat.nation), &expected);
        assert_eq!(admitted, Ok(()), "{label}");
        let mut harness = desk(seat);
        click(&mut harness, Role::Button, label);
        assert_eq!(harness.state().acts, [Act::Say(expected)], "{label}");
    }
}

#[test]
fn a_request_is_granted_or_refused() {
    let answer = |reply: Reply| {
        move |answer: &Answer| match answer {
            Answer::Request { request, .. } => Talk::Answer { request: *request, reply },
            other => panic!("{other:?}"),
        }
    };
    each_says(
        |answer| matches!(answer, Answer::Request { open: true, .. }),
        &[("Grant it", &answer(Reply::Grant)), ("Refuse it", &answer(Reply::Refuse))],
    );
}

#[test]
fn the_accused_replies() {
    let reply = |reply: ClaimReply| {
        move |answer: &Answer| match answer {
            Answer::Claim { claim, .. } => Talk::ReplyToClaim { claim: *claim, reply },
            other => panic!("{other:?}"),
        }
    };
    each_says(
        |answer| matches!(answer, Answer::Claim { open: true, .. }),
        &[
            ("Deny it", &reply(ClaimReply::Deny)),
            ("Ask for the evidence", &reply(ClaimReply::AskForEvidence)),
            ("Accuse them in turn", &reply(ClaimReply::CounterAccuse)),
            ("Answer in kind", &reply(ClaimReply::AnswerInKind)),
            ("Offer a joint inquiry", &reply(ClaimReply::OfferJointInquiry)),
        ],
    );
}

#[test]
fn only_a_host_is_offered_to_act_against_a_group() {
    for (wanted, offered) in [
        ((|answer| matches!(answer, Answer::Claim { open: true, shelters: true, .. })) as fn(&Answer) -> bool, true),
        (|answer| matches!(answer, Answer::Claim { open: true, shelters: false, .. }), false),
    ] {
        let harness = desk(with_open_paper(wanted).0);
        let button = harness.query_by_role_and_label(Role::Button, "Act against the group");
        assert_eq!(button.is_some(), offered);
    }
}

#[test]
fn a_third_state_weighs_a_claim() {
    let weigh = |number: u8| {
        move |answer: &Answer| match answer {
            Answer::Weigh { claim, .. } => Talk::Weigh { claim: *claim, answer: number },
            other => panic!("{other:?}"),
        }
    };
    each_says(
        |answer| matches!(answer, Answer::Weigh { open: true, .. }),
        &[("Support it", &weigh(0)), ("Take note", &weigh(1)), ("Doubt it", &weigh(2)), ("Reject it", &weigh(3))],
    );
}

#[test]
fn a_partner_signs_waits_or_declines() {
    let sign = |consent: Consent| {
        move |answer: &Answer| match answer {
            Answer::Proposal { proposal, .. } => Talk::Sign { proposal: *proposal, consent },
            other => panic!("{other:?}"),
        }
    };
    each_says(
        |answer| matches!(answer, Answer::Proposal { open: true, .. }),
        &[
            ("Sign up to that rung", &sign(Consent::UpTo(Rung::LinkedActors))),
            ("Not yet", &sign(Consent::NotYet)),
            ("Decline", &sign(Consent::Decline)),
        ],
    );
}

#[test]
fn a_partner_signs_up_to_a_milder_rung() {
    let (seat, _) = with_open_paper(|answer| matches!(answer, Answer::Proposal { open: true, .. }));
    let mut harness = desk(seat);
    let mild = format!("{} {}", Rung::Condemn.number(), Rung::Condemn.word());
    click(&mut harness, Role::RadioButton, &mild);
    click(&mut harness, Role::Button, "Sign up to that rung");
    let acts = &harness.state().acts;
    assert!(matches!(acts[..], [Act::Say(Talk::Sign { consent: Consent::UpTo(Rung::Condemn), .. })]), "{acts:?}");
}

#[test]
fn a_joint_text_is_proposed() {
    let seat = Seat::at(round(2, Phase::Talks), 0, Room::Talks);
    let partner = seat.sheet().board.nations[1].clone();
    let mut harness = desk(seat);
    click(&mut harness, Role::RadioButton, "Joint claim");
    click(&mut harness, Role::CheckBox, &partner.short);
    click(&mut harness, Role::Button, "Propose it");
    let [Act::Say(talk @ Talk::Propose { to, accused: None, .. })] = harness.state().acts.as_slice() else {
        panic!("{:?}", harness.state().acts)
    };
    assert!(to.has(partner.id));
    assert_eq!(rules::may_say(harness.state().world.sight(NationId::at(0)), talk), Ok(()));
}

#[test]
fn what_is_off_is_not_on_the_desk() {
    let first = desk(Seat::at(round(1, Phase::Talks), 0, Room::Talks));
    assert!(first.query_by_label("Joint claim").is_none(), "joint attribution is on from round 2");
}
