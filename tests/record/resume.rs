//! A table taken up again where its record ends.

use super::driver::playable;
use demarche::order::FacilitatorAct;
use demarche::scenario::Playable;
use demarche::session::{Glance, Input, Output, Player, Session};
use demarche::terms::{NationId, Phase};

/// A person at the first seat, policies at the others.
fn table(playable: &Playable) -> Session {
    let by = |place: usize| Player::named(if place == 0 { "person" } else { "cautious" }).unwrap();
    let seats: Vec<_> = (0..playable.scenario.nations.len()).map(|place| (NationId::at(place), by(place))).collect();
    Session::new(playable, 11, &seats)
}

fn do_it(session: &mut Session, input: Input) {
    let outputs = session.take(input);
    assert!(!outputs.iter().any(|one| matches!(one, Output::Refused { .. } | Output::NotDone { .. })), "{outputs:?}");
}

/// To a phase, with one order in the tray if it is Orders.
fn to(session: &mut Session, round: u8, phase: Phase) {
    let seat = NationId::at(0);
    while (session.round(), session.phase()) != (round, phase) {
        do_it(session, Input::Ready { seat });
    }
    if phase == Phase::Orders {
        let order = session.sheet(seat).options.first().expect("something can be ordered").simplest;
        do_it(session, Input::Ordered { seat, order });
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
        FacilitatorAct::Hand { seat: NationId::at(1), to: "person".to_owned() },
        FacilitatorAct::Pause,
    ] {
        do_it(&mut session, Input::Facilitated { by: 1, act });
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
    let torn = text.get(..text.len() - 9).unwrap();
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
