//! The one door of a table: what is late, repeated, forged or foreign is refused and changes nothing.

use super::driver::playable;
use crate::common::{done, go_on};
use demarche::order::{Act, By, FacilitatorAct, Refusal};
use demarche::session::{Answer, Asked, Command, Moment, NotTaken, Output, Player, Session, Stamped, attend};
use demarche::terms::{NationId, OrderId, Phase};

/// The person at the first seat.
fn me() -> By {
    By::Seat(NationId::at(0))
}

/// Two people and a policy.
fn table() -> Session {
    let seats = [(NationId::at(0), Player::Person), (NationId::at(1), Player::Person)];
    let policy = (NationId::at(2), Player::named("cautious").unwrap());
    let mut session = Session::new(&playable("first_demarche"), 5, &[seats[0].clone(), seats[1].clone(), policy]);
    session.fresh_lines();
    session
}

/// Why a command is refused; it changes nothing.
fn refused(session: &mut Session, stamped: Stamped) -> NotTaken {
    let before = session.record();
    let outputs = session.take(stamped);
    assert!(session.record() == before, "what is refused is not recorded");
    match outputs.as_slice() {
        [Output::Refused { why, .. }] => why.clone(),
        other => panic!("{other:?}"),
    }
}

/// In Orders, with something that the first seat may order.
fn at_orders() -> (Session, Act) {
    let mut session = table();
    (0..2).for_each(|_| go_on(&mut session));
    let order = session.sheet(NationId::at(0)).options.first().expect("something can be ordered").simplest;
    (session, Act::Order { order, reason: None })
}

#[test]
fn a_late_command_is_stale() {
    let mut session = table();
    let late = session.stamped(me(), Act::Ready(true));
    go_on(&mut session);
    assert_eq!(refused(&mut session, late.clone()), NotTaken::Stale { now: session.now() });
    // A phase that the play was taken back to is another moment than before.
    let back = FacilitatorAct::TakeBack { round: 1, phase: Phase::Briefing };
    done(&mut session, By::Facilitator(1), Act::Facilitate(back));
    assert_eq!((session.round(), session.phase()), (late.at.round, late.at.phase));
    assert_eq!(refused(&mut session, late), NotTaken::Stale { now: session.now() });
}

#[test]
fn a_repeated_command_does_nothing_again() {
    let (mut session, order) = at_orders();
    let keyed = Stamped { key: Some(7), ..session.stamped(me(), order.clone()) };
    session.take(keyed.clone());
    assert_eq!(session.sheet(NationId::at(0)).tray.len(), 1);
    assert_eq!(refused(&mut session, keyed), NotTaken::Repeated);
    // Whoever repeats it after the phase has passed is told the same.
    let ready = Stamped { key: Some(8), ..session.stamped(me(), Act::Ready(true)) };
    session.take(ready.clone());
    go_on(&mut session);
    assert_eq!(refused(&mut session, ready), NotTaken::Repeated);
    // What was refused may be tried again under its key, and another seat has keys of its own.
    let nothing = Act::Withdraw { order: OrderId::at(9) };
    let withdraw = Stamped { key: Some(9), ..session.stamped(me(), nothing) };
    let phase = NotTaken::Refused(Refusal::WrongPhase);
    assert_eq!([refused(&mut session, withdraw.clone()), refused(&mut session, withdraw)], [phase.clone(), phase]);
    let second = By::Seat(NationId::at(1));
    let other = Stamped { key: Some(8), ..session.stamped(second, Act::Ready(true)) };
    assert!(!matches!(session.take(other).last(), Some(Output::Refused { .. })));
}

#[test]
fn nobody_acts_for_a_seat_that_is_none_or_in_anothers_name() {
    let mut session = table();
    let say = |session: &Session, by, act| session.stamped(by, act);
    for by in [By::Seat(NationId::at(3)), By::Seat(NationId::at(200)), By::Facilitator(0), By::Facilitator(3)] {
        let stamped = say(&session, by, Act::Ready(true));
        assert_eq!(refused(&mut session, stamped), NotTaken::Nobody, "{by:?}");
    }
    let foreign = [
        (me(), Act::EndPhase),
        (me(), Act::Advance),
        (me(), Act::Serve { facilitators: 1 }),
        (me(), Act::Facilitate(FacilitatorAct::Pause)),
        (By::Table, Act::Ready(true)),
        (By::Table, Act::Advance),
        (By::Table, Act::Clock(demarche::order::Reading::default())),
        (By::Table, Act::Facilitate(FacilitatorAct::Pause)),
        (By::Facilitator(1), Act::Serve { facilitators: 2 }),
    ];
    for (by, act) in foreign {
        let stamped = say(&session, by, act.clone());
        assert_eq!(refused(&mut session, stamped), NotTaken::Refused(Refusal::NotYoursToDo), "{by:?} {act:?}");
    }
}

#[test]
fn policies_answer_what_they_are_asked_for_and_nothing_else() {
    let mut session = table();
    let answer = |at: Moment, seat: usize, asked, acts| {
        let answer = Answer { seat: NationId::at(seat), asked, acts };
        Stamped { at, key: None, command: Command::Answer(answer) }
    };
    let first = Asked::Talks { pass: 0 };
    let early = answer(session.now(), 2, first, Vec::new());
    assert_eq!(refused(&mut session, early), NotTaken::NotAsked);
    assert!(session.wants().is_empty());
    session.take(session.stamped(By::Table, Act::EndPhase));
    let wants = session.wants();
    assert_eq!(wants.iter().map(|want| (want.seat, want.asked)).collect::<Vec<_>>(), [(NationId::at(2), first)]);
    // Asking changes nothing, and the same question has the same answer.
    let before = session.record();
    assert_eq!(wants[0].answer(), wants[0].answer());
    assert!(session.record() == before);
    let now = session.now();
    for wrong in [
        answer(now, 0, first, Vec::new()),
        answer(now, 2, Asked::Talks { pass: 1 }, Vec::new()),
        answer(now, 2, first, vec![Act::EndPhase]),
    ] {
        assert_eq!(refused(&mut session, wrong), NotTaken::NotAsked);
    }
    // A person may act meanwhile; what policies were asked for is delivered when they answer.
    let said = attend(&mut session, wants[0].answer());
    assert!(matches!(said.first(), Some(Output::Lines(_))), "{said:?}");
    assert!(session.wants().is_empty());
}

#[test]
fn readiness_is_seen_and_taken_back() {
    let mut session = table();
    let (first, second) = (NationId::at(0), NationId::at(1));
    done(&mut session, me(), Act::Ready(true));
    assert!(session.is_ready(first) && !session.is_ready(second));
    done(&mut session, me(), Act::Ready(false));
    assert!(!session.is_ready(first));
    done(&mut session, By::Seat(second), Act::Ready(true));
    assert_eq!(session.phase(), Phase::Briefing, "the first is not ready any more");
    let mut resumed = Session::resume("stopped", session.record().as_bytes()).unwrap();
    assert!(resumed.is_ready(second) && !resumed.is_ready(first));
    done(&mut resumed, me(), Act::Ready(true));
    assert_eq!(resumed.phase(), Phase::Talks);
}

#[test]
fn an_orders_id_counts_the_seats_own_orders_alone() {
    let (mut session, order) = at_orders();
    let (mut alone, _) = at_orders();
    let second = By::Seat(NationId::at(1));
    let theirs = session.sheet(NationId::at(1)).options.first().unwrap().simplest;
    done(&mut session, second, Act::Order { order: theirs, reason: None });
    for one in [&mut session, &mut alone] {
        done(one, me(), order.clone());
    }
    let tray = |session: &Session| session.sheet(NationId::at(0)).tray;
    assert_eq!(tray(&session), tray(&alone), "nothing tells the first seat that the other has ordered");
    assert_eq!(tray(&session)[0].id, OrderId::at(1));
    done(&mut session, me(), Act::Withdraw { order: OrderId::at(1) });
    done(&mut session, me(), order);
    assert_eq!(tray(&session)[0].id, OrderId::at(2), "an id is not used again");
}
