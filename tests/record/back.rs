//! Taking back, branches, people at a seat, and facilitators at a table (§14, §18).

use super::driver::{first_lines, playable, played, seats};
use crate::common::{done, go_on, pass};
use demarche::order::{
    Act, Aim, By, FacilitatorAct, FacilitatorRefusal, FreeAct, MatrixTalk, Member, Order, Refusal, Talk, TeamPage,
    TeamRefusal,
};
use demarche::record::{Line, Recorder, Standing, read, verify, verify_bytes};
use demarche::scenario::Playable;
use demarche::session::{Output, Player, Session, attend};
use demarche::terms::{NationId, OrderId, Phase};

const FIRST: By = By::Facilitator(1);

fn take_back(round: u8, phase: Phase) -> Act {
    Act::Facilitate(FacilitatorAct::TakeBack { round, phase })
}

/// A whole play, taken back from its end to the Orders of its second round, and played on.
fn twice(playable: &Playable) -> Recorder {
    let mut recorder = played(playable, 3);
    recorder.take(FIRST, &take_back(2, Phase::Orders)).unwrap();
    while !recorder.play().is_over() {
        recorder.take(FIRST, &Act::Advance).unwrap();
    }
    recorder.done();
    recorder
}

#[test]
fn a_play_that_was_taken_back_verifies_and_resumes_wherever_it_is_cut() {
    let playable = playable("two_ports");
    let recorder = twice(&playable);
    let (whole, fault) = read("twice", recorder.text().as_bytes());
    let whole = whole.unwrap();
    assert_eq!(fault, None);
    assert_eq!(verify(&whole).unwrap().standing, Standing::Whole);
    assert_eq!(whole.end().digest(), recorder.play().world().digest());
    for count in (1..recorder.lines().len()).rev().step_by(7) {
        let cut = first_lines(&recorder, count);
        let verified = verify_bytes("cut", cut.as_bytes()).unwrap();
        assert_eq!(verified.reach.lines, count);
        // A cut may fall right behind the first play's end, which the file then stops at.
        assert_eq!(verified.standing == Standing::Whole, verified.reach.is_whole(), "cut at line {count}");
        let resumed = Recorder::resume(&read("cut", cut.as_bytes()).0.unwrap(), count).unwrap();
        let lines = resumed.lines().len();
        assert_eq!(resumed.lines(), recorder.lines().get(..lines).unwrap());
    }
}

#[test]
fn what_was_taken_back_is_a_branch_and_the_main_line_is_a_play_of_its_own() {
    let playable = playable("two_ports");
    let first = played(&playable, 3);
    let recorder = twice(&playable);
    let whole = read("twice", recorder.text().as_bytes()).0.unwrap();
    let branches = whole.branches();
    assert_eq!(branches.len(), 1);
    assert_eq!((branches[0].from, branches[0].to), ((first.play().round(), Phase::Communique), (2, Phase::Orders)));
    // The branch is the first play, line for line.
    let branch = whole.branch(1).unwrap();
    let before = read("first", first.text().as_bytes()).0.unwrap();
    assert_eq!(branch.lines(), before.lines());
    assert!(whole.branch(0).is_none() && whole.branch(2).is_none());
    // The main line begins as the branch does and has each phase once.
    let main = whole.main_line();
    assert_eq!(main.end().digest(), recorder.play().world().digest());
    let begins = |line: &Line| matches!(line, Line::Phase { .. }).then(|| line.place());
    let phases: Vec<(u8, Phase)> = main.lines().iter().filter_map(begins).collect();
    let mut once = phases.clone();
    once.sort_unstable();
    once.dedup();
    assert_eq!(phases, once);
    assert!(main.lines().iter().all(|line| !matches!(line, Line::Input { input: Act::Facilitate(_), .. })));
}

#[test]
fn the_same_orders_after_taking_back_come_to_the_same_world() {
    let playable = playable("lantern_strait");
    let mut recorder = Recorder::new(&playable, 5, seats(&playable));
    let mut digests = Vec::new();
    for _ in 0..2 {
        while recorder.play().round() < 3 {
            recorder.take(By::Table, &Act::Advance).unwrap();
        }
        digests.push(recorder.play().world().digest());
        recorder.take(FIRST, &take_back(1, Phase::Talks)).unwrap();
    }
    assert_eq!(digests[0], digests[1]);
}

#[test]
fn nobody_else_takes_back_and_nobody_goes_where_the_play_has_not_been() {
    let playable = playable("two_ports");
    let mut recorder = Recorder::new(&playable, 1, seats(&playable));
    recorder.take(By::Table, &Act::Advance).unwrap();
    let never = Err(Refusal::Facilitator(FacilitatorRefusal::NeverThere));
    let lines = recorder.lines().len();
    for (by, input, refusal) in [
        (FIRST, take_back(2, Phase::Talks), never),
        (FIRST, take_back(0, Phase::Briefing), never),
        (By::Table, take_back(1, Phase::Briefing), Err(Refusal::NotYoursToDo)),
        (By::Seat(NationId::at(0)), take_back(1, Phase::Briefing), Err(Refusal::NotYoursToDo)),
        (FIRST, Act::Withdraw { order: OrderId::at(1) }, Err(Refusal::NotYoursToDo)),
    ] {
        assert_eq!(recorder.take(by, &input).map(<[_]>::len), refusal);
    }
    assert_eq!(recorder.lines().len(), lines);
}

#[test]
fn a_team_signs_what_it_must_and_one_or_two_people_do_so_unasked() {
    let playable = playable("lantern_strait");
    let seat = NationId::at(0);
    let member = |initials: &str, pages: &[TeamPage]| Member { initials: initials.to_owned(), pages: pages.to_vec() };
    let three = [
        member("AB", &[TeamPage::Head]),
        member("CD", &[TeamPage::Legal]),
        member("EF", &[TeamPage::Technical, TeamPage::Press]),
    ];
    let mut recorder = Recorder::new(&playable, 1, seats(&playable));
    let seated = |recorder: &mut Recorder, members: &[Member]| {
        recorder.take(By::Seat(seat), &Act::Team { members: members.to_vec() }).map(<[_]>::len)
    };
    assert_eq!(seated(&mut recorder, &[]), Err(Refusal::Team(TeamRefusal::NoTeam)));
    assert_eq!(seated(&mut recorder, &[three[0].clone(), three[0].clone()]), Err(Refusal::Team(TeamRefusal::NoTeam)));
    assert_eq!(seated(&mut recorder, &three), Ok(0));
    while recorder.play().phase() != Phase::Orders {
        recorder.take(By::Table, &Act::Advance).unwrap();
    }
    let (loud, quiet) = (order(&recorder, seat, true), order(&recorder, seat, false));
    for order in [loud, quiet] {
        recorder.take(By::Seat(seat), &Act::Order { order, reason: None }).unwrap();
    }
    let ids = recorder.play().tray(seat).unwrap().ids().to_vec();
    let sign = |place: usize, initials: &str| {
        let order = ids.get(place).copied().unwrap_or(OrderId::at(999));
        Act::Sign { order, initials: initials.to_owned() }
    };
    assert_eq!(recorder.play().initials(seat, 0), (&[][..], vec![TeamPage::Head, TeamPage::Legal]));
    assert_eq!(recorder.play().initials(seat, 1), (&[][..], Vec::new()));
    recorder.take(By::Seat(seat), &sign(0, "CD")).unwrap();
    assert_eq!(recorder.play().initials(seat, 0), (&["CD".to_owned()][..], vec![TeamPage::Head]));
    for (place, initials, refusal) in [
        (0, "CD", Refusal::Team(TeamRefusal::Signed)),
        (0, "XY", Refusal::Team(TeamRefusal::Nobody)),
        (1, "AB", Refusal::Team(TeamRefusal::NotNeeded)),
        (9, "AB", Refusal::NoSuchThing),
    ] {
        assert_eq!(recorder.take(By::Seat(seat), &sign(place, initials)).map(<[_]>::len), Err(refusal));
    }
    recorder.take(By::Seat(seat), &Act::Withdraw { order: ids[0] }).unwrap();
    seated(&mut recorder, &three[..2]).unwrap();
    recorder.take(By::Seat(seat), &Act::Order { order: loud, reason: None }).unwrap();
    let both = ["AB".to_owned(), "CD".to_owned()];
    assert_eq!(recorder.play().initials(seat, 1), (&both[..], Vec::new()));
}

/// An order that takes initials, or one that does not.
fn order(recorder: &Recorder, seat: NationId, initials: bool) -> Order {
    let sight = recorder.play().world().sight(seat);
    let tray = recorder.play().tray(seat).unwrap();
    let options = demarche::rules::options(sight, tray);
    let fits = |order: &Order| {
        let action = sight.action(order.action).unwrap();
        let slot = demarche::script::Slot::Order;
        let fits = initials || action.slot == slot;
        fits && demarche::rules::takes_initials(action) == initials
            && demarche::rules::admit(sight, tray, order).is_ok()
    };
    options.iter().map(|stem| demarche::rules::complete(sight, stem)).find(fits).unwrap()
}

/// `lantern_strait` with free-form acts on: two people, policies besides.
fn table(people: usize) -> (Session, NationId) {
    let text = demarche::scenario::embedded("lantern_strait").unwrap();
    let text = text.replacen("modules: [", "modules: [\n        (module: Matrix),", 1);
    let source = demarche::scenario::text::Source::new("lantern_strait", text);
    let playable = demarche::scenario::load(&source, &demarche::scenario::standard_catalogue()).0.unwrap();
    let players: Vec<_> = (0..people).map(|place| (NationId::at(place), Player::Person)).collect();
    (Session::new(&playable, 2, &players), NationId::at(0))
}

fn tries() -> Act {
    let act = FreeAct { act: "Opens the archive.".to_owned(), aim: Aim::Standing, arguments: Vec::new() };
    Act::Talk(Talk::Matrix(MatrixTalk::Try(act)))
}

fn take(session: &mut Session, by: By, act: Act) -> Vec<Output> {
    attend(session, session.stamped(by, act))
}

fn is_refused(outputs: &[Output]) -> bool {
    outputs.iter().any(|output| matches!(output, Output::Refused { .. }))
}

#[test]
fn a_free_form_act_needs_somebody_to_rule_and_is_put_to_the_vote_after_a_minute() {
    let (mut alone, seat) = table(2);
    go_on(&mut alone);
    assert_eq!(alone.phase(), Phase::Talks);
    assert!(is_refused(&take(&mut alone, By::Seat(seat), tries())));
    done(&mut alone, By::Table, Act::Serve { facilitators: 1 });
    assert!(!is_refused(&take(&mut alone, By::Seat(seat), tries())));
    let to_vote = |session: &Session| session.sheet(NationId::at(1)).matrix.unwrap().acts.len();
    assert_eq!(to_vote(&alone), 1);
    done(&mut alone, By::Facilitator(2), Act::Facilitate(FacilitatorAct::Pause));
    let before = alone.record().lines().count();
    pass(&mut alone, 600);
    assert_eq!(alone.record().lines().count(), before, "a clock that stands still asks nobody");
    done(&mut alone, By::Facilitator(2), Act::Facilitate(FacilitatorAct::Resume));
    pass(&mut alone, 59);
    assert!(!alone.record().contains("PutToVote"), "a minute has not passed");
    pass(&mut alone, 1);
    assert!(alone.record().contains("PutToVote(act: 0)"));
}

#[test]
fn a_facilitator_runs_the_clock_hands_seats_over_and_takes_back() {
    let (mut session, seat) = table(2);
    done(&mut session, By::Table, Act::Serve { facilitators: 2 });
    let facilitate = |session: &mut Session, act| take(session, By::Facilitator(1), Act::Facilitate(act));
    facilitate(&mut session, FacilitatorAct::SetClock { seconds: 90 });
    pass(&mut session, 80);
    assert_eq!((session.time_left(), session.phase()), (Some(10), Phase::Briefing));
    pass(&mut session, 10);
    assert_eq!((session.time_left(), session.phase()), (None, Phase::Talks));
    assert!(is_refused(&facilitate(
        &mut session,
        FacilitatorAct::Hand { seat, to: "cautios".to_owned(), in_full: None }
    )));
    facilitate(&mut session, FacilitatorAct::Hand { seat, to: "cautious".to_owned(), in_full: None });
    assert_eq!(session.player(seat).map(Player::name), Some("cautious"));
    while session.round() < 3 {
        done(&mut session, By::Facilitator(1), Act::EndPhase);
    }
    let told = session.communique(seat);
    let outputs = facilitate(&mut session, FacilitatorAct::TakeBack { round: 2, phase: Phase::Communique });
    assert!(outputs.contains(&Output::TakenBack(session.now())));
    assert!(matches!(outputs.first(), Some(Output::Lines(_))), "what is to be written comes before what is shown");
    assert_eq!((session.round(), session.phase()), (2, Phase::Communique));
    assert_eq!(session.communique(seat).cables, told.cables, "the communiqué is that of round 2 again");
    facilitate(&mut session, FacilitatorAct::Hand { seat, to: "person".to_owned(), in_full: None });
    assert_eq!(session.player(seat), Some(&Player::Person));
    let record = session.record();
    assert_eq!(verify_bytes("table", record.as_bytes()).unwrap().standing, Standing::Sound);
}
