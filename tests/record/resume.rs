//! A table taken up again where its record ends.

use super::driver::playable;
use crate::common::{done, pass};
use demarche::order::{Act, By, FacilitatorAct};
use demarche::policy::{Character, Policy};
use demarche::scenario::Playable;
use demarche::scenario::text::Source;
use demarche::session::{Glance, Player, Session};
use demarche::terms::{NationId, Phase};
use std::sync::Arc;

/// A person at the first seat, policies at the others.
fn table(playable: &Playable) -> Session {
    let by = |place: usize| Player::named(if place == 0 { "person" } else { "cautious" }).unwrap();
    let seats: Vec<_> = (0..playable.scenario.nations.len()).map(|place| (NationId::at(place), by(place))).collect();
    Session::new(playable, 11, &seats)
}

/// To a phase, with one order in the tray if it is Orders.
fn to(session: &mut Session, round: u8, phase: Phase) {
    let seat = NationId::at(0);
    while (session.round(), session.phase()) != (round, phase) {
        done(session, By::Seat(seat), Act::Ready(true));
    }
    if phase == Phase::Orders {
        let order = session.sheet(seat).options.first().expect("something can be ordered").simplest;
        done(session, By::Seat(seat), Act::Order { order, reason: None });
    }
}

fn seen(session: &Session) -> Vec<String> {
    let seats = session.sheet(NationId::at(0)).board.nations.iter().map(|nation| nation.id).collect::<Vec<_>>();
    let of = |&seat: &NationId| {
        let told = session.communique(seat);
        format!("{:?} {told:?}", session.sheet(seat))
    };
    seats.iter().map(of).collect()
}

#[test]
fn wherever_a_play_stops_it_goes_on_as_if_it_had_not() {
    let playable = playable("first_demarche");
    for (round, phase) in [(1, Phase::Talks), (1, Phase::Orders), (2, Phase::Communique), (3, Phase::Orders)] {
        let mut session = table(&playable);
        to(&mut session, round, phase);
        let text = session.record();
        let mut resumed = Session::resume("stopped", text.as_bytes()).unwrap();
        assert_eq!(resumed.record(), text);
        assert_eq!(resumed.fresh_lines(), Vec::<String>::new());
        assert_eq!(resumed.people(), vec![NationId::at(0)]);
        assert_eq!(seen(&resumed), seen(&session), "round {round}, {phase:?}");
        for one in [&mut session, &mut resumed] {
            to(one, 4, Phase::Briefing);
        }
        assert_eq!(resumed.record(), session.record());
        assert_eq!(seen(&resumed), seen(&session));
    }
}

#[test]
fn a_play_that_was_taken_back_and_handed_over_is_taken_up_as_it_was() {
    let playable = playable("first_demarche");
    let mut session = table(&playable);
    to(&mut session, 3, Phase::Talks);
    for act in [
        FacilitatorAct::TakeBack { round: 2, phase: Phase::Orders },
        FacilitatorAct::Hand { seat: NationId::at(1), to: "person".to_owned(), in_full: None },
        FacilitatorAct::Pause,
    ] {
        done(&mut session, By::Facilitator(1), Act::Facilitate(act));
    }
    let resumed = Session::resume("stopped", session.record().as_bytes()).unwrap();
    assert_eq!(resumed.people(), vec![NationId::at(0), NationId::at(1)]);
    assert!(resumed.is_paused());
    assert_eq!(seen(&resumed), seen(&session));
}

#[test]
fn a_last_line_cut_short_is_left_out_and_an_altered_record_is_named() {
    let playable = playable("first_demarche");
    let mut session = table(&playable);
    to(&mut session, 2, Phase::Orders);
    let text = session.record();
    let torn = text.get(..text.rfind("input: Order").unwrap()).unwrap();
    assert!(Glance::of("torn", torn.as_bytes()).torn);
    let mut resumed = Session::resume("torn", torn.as_bytes()).unwrap();
    assert_eq!((resumed.round(), resumed.phase()), (2, Phase::Orders));
    // The order stood in the torn line.
    assert!(resumed.sheet(NationId::at(0)).tray.is_empty());
    assert_eq!(resumed.fresh_lines(), Vec::<String>::new());
    let altered = text.replacen("Orders", "Talks", 1);
    assert_ne!(altered, text);
    let why = Session::resume("altered", altered.as_bytes()).err().expect("it is not taken up");
    assert!(why.starts_with("altered: line ") && why.contains("altered, or a line"), "{why}");
    assert!(Glance::of("altered", altered.as_bytes()).trouble.is_some());
    for bytes in [&b""[..], b"no record\n", text.get(..400).unwrap().as_bytes()] {
        assert!(Session::resume("nothing", bytes).is_err());
        assert!(Glance::of("nothing", bytes).trouble.is_some());
    }
    let glance = Glance::of("whole", text.as_bytes());
    assert_eq!((glance.round, glance.phase, glance.ending, glance.trouble), (2, Phase::Orders, None, None));
}

/// Everybody is ready until the play is over.
fn to_the_end(session: &mut Session) {
    while !session.is_over() {
        done(session, By::Seat(NationId::at(0)), Act::Ready(true));
    }
}

#[test]
fn a_record_cut_anywhere_goes_on_as_the_play_would_have_gone() {
    let playable = playable("first_demarche");
    let mut session = table(&playable);
    to_the_end(&mut session);
    let whole = session.record();
    let lines: Vec<&str> = whole.split_inclusive('\n').collect();
    for count in (1..=lines.len()).step_by(5).chain(lines.len() - 20..=lines.len()) {
        let cut = lines[..count].concat();
        let mut resumed = Session::resume("cut", cut.as_bytes()).unwrap();
        assert!(whole.starts_with(&resumed.record()), "cut after line {count}");
        let appended: Vec<String> = resumed.fresh_lines().iter().map(|line| format!("{line}\n")).collect();
        assert!(cut + &appended.concat() == resumed.record(), "what is missing in the file is fresh");
        to_the_end(&mut resumed);
        assert!(resumed.record() == whole, "cut after line {count}");
    }
}

#[test]
fn a_torn_line_is_written_anew() {
    let playable = playable("first_demarche");
    let mut session = table(&playable);
    to_the_end(&mut session);
    let whole = session.record();
    let header = whole.find('\n').unwrap() + 1;
    for at in (header..whole.len()).step_by(20_011) {
        let mut resumed = Session::resume("torn", &whole.as_bytes()[..at]).unwrap();
        to_the_end(&mut resumed);
        assert!(resumed.record() == whole, "torn at byte {at}");
    }
}

#[test]
fn clock_facilitators_and_readiness_are_taken_up_as_they_were() {
    let playable = playable("first_demarche");
    let people: Vec<_> = (0..2).map(|place| (NationId::at(place), Player::Person)).collect();
    let mut session = Session::new(&playable, 4, &people);
    done(&mut session, By::Table, Act::Serve { facilitators: 2 });
    done(&mut session, By::Facilitator(1), Act::Facilitate(FacilitatorAct::SetClock { seconds: 600 }));
    for _ in 0..7 {
        pass(&mut session, 5);
    }
    done(&mut session, By::Seat(NationId::at(1)), Act::Ready(true));
    let mut resumed = Session::resume("stopped", session.record().as_bytes()).unwrap();
    assert_eq!(session.time_left(), Some(565));
    assert_eq!(resumed.time_left(), Some(570), "its reading is noted every ten seconds");
    assert_eq!(resumed.phase(), Phase::Briefing);
    // The other person was ready: the phase ends with the first.
    done(&mut resumed, By::Seat(NationId::at(0)), Act::Ready(true));
    assert_eq!((resumed.phase(), resumed.time_left()), (Phase::Talks, None));
    // As many facilitators serve as before: serving so many again is nothing new.
    let lines = resumed.record().lines().count();
    done(&mut resumed, By::Table, Act::Serve { facilitators: 2 });
    assert_eq!(resumed.record().lines().count(), lines);
}

#[test]
fn a_play_with_a_character_of_ones_own_is_taken_up_without_its_file() {
    let playable = playable("first_demarche");
    let (read, _) = demarche::scenario::text::read::<Character>(
        &Source::new(
            "own.ron",
            "(name: \"quiet_desk\", about: \"Asks the “technicians” first.\", inquiry: (forensics: 30))",
        ),
        &playable.ids(),
    );
    let own = Player::Policy(Policy::Character(Arc::new(read.unwrap())));
    let seats = [(NationId::at(0), Player::Person), (NationId::at(1), own.clone())];
    let mut session = Session::new(&playable, 6, &seats);
    to(&mut session, 2, Phase::Talks);
    let mut resumed = Session::resume("stopped", session.record().as_bytes()).unwrap();
    assert_eq!(resumed.player(NationId::at(1)), Some(&own));
    assert_eq!(Glance::of("stopped", session.record().as_bytes()).stuck, None);
    for one in [&mut session, &mut resumed] {
        to_the_end(one);
    }
    assert_eq!(resumed.record(), session.record());
}
