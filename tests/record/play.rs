//! The machine of one play, and what it writes.

use super::driver::{playable, played, seats};
use demarche::order::{Act, By, Message, MessageAct, Refusal, Talk};
use demarche::record::Recorder;
use demarche::terms::{Carrier, NationId, NationSet, OrderId, Phase};

#[test]
fn the_same_seed_writes_the_same_bytes() {
    for name in ["two_ports", "lantern_strait"] {
        let playable = playable(name);
        let text = played(&playable, 7).text();
        assert_eq!(text, played(&playable, 7).text(), "{name}");
        assert_ne!(text, played(&playable, 8).text(), "{name}");
        eprintln!("{name}: {} bytes, {} lines", text.len(), text.lines().count());
    }
}

#[test]
fn a_round_goes_through_its_phases() {
    let mut play = Recorder::new(&playable("two_ports"), 1, Vec::new());
    let mut seen = Vec::new();
    for _ in 0..5 {
        play.take(By::Table, &Act::Advance).unwrap();
        seen.push((play.play().round(), play.play().phase()));
    }
    use Phase::{Briefing, Communique, Orders, Talks};
    assert_eq!(seen, [(1, Briefing), (1, Talks), (1, Orders), (1, Communique), (2, Briefing)]);
}

#[test]
fn what_is_refused_leaves_no_trace() {
    let playable = playable("two_ports");
    let mut play = Recorder::new(&playable, 1, seats(&playable));
    let (digest, lines) = (play.play().world().digest(), play.lines().len());
    let (a, b) = (NationId::at(0), NationId::at(1));
    let message =
        Message { to: NationSet::one(b), carrier: Carrier::Phone, act: MessageAct::Offer, about: None, prose: None };
    let talk = Act::Talk(Talk::Send(message));
    let early = play.take(By::Seat(a), &talk).map(<[_]>::len);
    assert_eq!(early, Err(Refusal::WrongPhase));
    assert_eq!(play.take(By::Seat(NationId::at(200)), &talk).map(<[_]>::len), Err(Refusal::NoSuchThing));
    assert_eq!(play.take(By::Table, &talk).map(<[_]>::len), Err(Refusal::NotYoursToDo));
    assert_eq!(play.take(By::Seat(a), &Act::Advance).map(<[_]>::len), Err(Refusal::NotYoursToDo));
    assert_eq!(
        play.take(By::Seat(a), &Act::Withdraw { order: OrderId::at(1) }).map(<[_]>::len),
        Err(Refusal::WrongPhase)
    );
    assert_eq!((play.play().world().digest(), play.lines().len()), (digest, lines));
}
