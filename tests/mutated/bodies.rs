//! What is done with a file of each kind, by the tests and by the targets under `fuzz/` alike: it
//! is read, what was found is told, and what could be read is played.

use demarche::order::{Act, By, FacilitatorAct, Order, Talk};
use demarche::policy::{Character, Policy};
use demarche::record::{self, Recorder, verify_bytes};
use demarche::scenario::text::{self, Finding, Severity, Source};
use demarche::scenario::{Playable, from_header, load, standard_catalogue};
use demarche::session::{Player, Session, attend};
use demarche::terms::{NationId, Phase};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::sync::{Arc, LazyLock};

/// The scenario that characters and orders are for.
static TWO_PORTS: LazyLock<Playable> = LazyLock::new(|| {
    let source = Source::new("two_ports", include_str!("../fixtures/two_ports.ron"));
    load(&source, &standard_catalogue()).0.expect("the fixture is sound")
});

/// A scenario: playable, or why not; it comes back from a record's header the same.
pub(super) fn scenario(bytes: &[u8]) {
    let source = Source::new("mutated", bytes);
    let (playable, findings) = load(&source, &standard_catalogue());
    assert_eq!(playable.is_none(), has_errors(&findings), "{findings:?}");
    told(&source, &findings);
    let Some(playable) = playable else { return };
    let line = text::to_line(&playable.scenario, &playable.naming()).expect("what was read can be written");
    assert_eq!(from_header(&line).0.as_ref(), Some(&playable));
    let policy = Policy::named("random").expect("there is such a policy");
    play(&playable, &policy);
}

/// A record: what can be read of it is folded, taken apart into branches, and gone on with.
pub(super) fn record(bytes: &[u8]) {
    let (recorded, _) = record::read("mutated", bytes);
    let _ = verify_bytes("mutated", bytes);
    let Some(recorded) = recorded else { return };
    let _ = recorded.end();
    for nth in 0..=recorded.branches().len() {
        if let Some(branch) = recorded.branch(nth) {
            let _ = branch.end();
        }
    }
    let main = recorded.main_line();
    let _ = main.end();
    if let Ok(recorder) = Recorder::resume(&main, main.lines().len()) {
        assert!(!recorder.lines().is_empty());
    }
}

/// A character: read, and put on every seat.
pub(super) fn character(bytes: &[u8]) {
    if let Some(character) = sound::<Character>(bytes) {
        play(&TWO_PORTS, &Policy::Character(Arc::new(character)));
    }
}

/// A line of a file of orders, as `demarche run --orders` reads it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OrdersLine {
    #[serde(default)]
    seat: Option<NationId>,
    round: u8,
    #[serde(default)]
    phase: Option<Phase>,
    #[serde(default)]
    talk: Option<Talk>,
    #[serde(default)]
    order: Option<Order>,
    #[serde(default)]
    facilitator: Option<FacilitatorAct>,
}

/// How many lines a file of orders has, if it can be read.
pub(super) fn lines_of_orders(bytes: &[u8]) -> Option<usize> {
    sound::<Vec<OrdersLine>>(bytes).map(|lines| lines.len())
}

/// A file of orders: each line is put in at its place, whether it is admitted or not.
pub(super) fn orders(bytes: &[u8]) {
    let Some(mut lines) = sound::<Vec<OrdersLine>>(bytes) else { return };
    let mut session = Session::new(&TWO_PORTS, 7, &seats(&TWO_PORTS, &Policy::Pass));
    take(&mut session, By::Table, Act::Serve { facilitators: 1 });
    // Acts that take the play back are put in once each, so it comes to an end.
    while !session.is_over() && !session.is_stopped() {
        let due = |line: &mut OrdersLine| {
            let otherwise = if line.order.is_some() { Phase::Orders } else { Phase::Talks };
            (line.round, line.phase.unwrap_or(otherwise)) == (session.round(), session.phase())
        };
        let now: Vec<OrdersLine> = lines.extract_if(.., due).collect();
        for OrdersLine { seat, talk, order, facilitator, .. } in now {
            if let Some(act) = facilitator {
                take(&mut session, By::Facilitator(1), Act::Facilitate(act));
            }
            let Some(seat) = seat else { continue };
            if let Some(talk) = talk {
                take(&mut session, By::Seat(seat), Act::Talk(talk));
            }
            if let Some(order) = order {
                take(&mut session, By::Seat(seat), Act::Order { order, reason: None });
            }
        }
        take(&mut session, By::Table, Act::EndPhase);
    }
    ended(&session);
}

/// What a file beside a scenario holds, if it is sound.
fn sound<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    let source = Source::new("mutated", bytes);
    let (read, findings) = text::read::<T>(&source, &TWO_PORTS.ids());
    told(&source, &findings);
    read.filter(|_| !has_errors(&findings))
}

fn has_errors(findings: &[Finding]) -> bool {
    findings.iter().any(|finding| finding.severity == Severity::Error)
}

/// Tells findings in every way there is.
fn told(source: &Source, findings: &[Finding]) {
    let _ = text::render(findings, source);
    let _ = text::to_json(findings);
    let _ = text::to_sarif(findings);
}

fn seats(playable: &Playable, policy: &Policy) -> Vec<(NationId, Player)> {
    let seats = 0..playable.scenario.nations.len();
    seats.map(|seat| (NationId::at(seat), Player::Policy(policy.clone()))).collect()
}

/// Plays to the end, with one policy on every seat.
fn play(playable: &Playable, policy: &Policy) {
    let mut session = Session::new(playable, 7, &seats(playable, policy));
    while !session.is_over() && !session.is_stopped() {
        take(&mut session, By::Table, Act::EndPhase);
    }
    ended(&session);
}

/// Somebody acts, and policies answer; it may be refused.
fn take(session: &mut Session, by: By, act: Act) {
    attend(session, session.stamped(by, act));
}

/// What was played can be read again, and is verified.
fn ended(session: &Session) {
    let text = session.record();
    let verified = verify_bytes("played", text.as_bytes());
    assert!(verified.is_ok(), "{verified:?}");
}
