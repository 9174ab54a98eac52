//! The facilitator's console: entered deliberately, and everything on it is said to the play.

use super::hot_seat::shared;
use super::panels::panel;
use super::said::{kinds, missing};
use bevy_egui::egui::{self, accesskit::Role};

use demarche::app::play::{self, Play, Stands};
use demarche::app::screens::console::{self, Desk, Page, State, Way};
use demarche::order::{Act, Aim, FacilitatorAct, FreeAct, MatrixTalk, Odds, Talk, Tray};
use demarche::record;
use demarche::store::Places;
use demarche::terms::{NationId, Phase};
use demarche::view::sheet::Sheet;
use egui_kittest::{
    Harness,
    kittest::{NodeT, Queryable},
};

type Shown = (State, Option<Way>);

/// The console of a play, opened at a page.
fn shown(play: &mut Play, page: Page) -> Harness<'static, Shown> {
    let desk: Desk = play.console();
    panel((State { entered: true, page, ..State::default() }, None), move |ui, (state, way)| {
        *way = console::show(ui, &desk, state).or(way.take());
    })
}

fn press(harness: &mut Harness<'_, Shown>, role: Role, label: &str) -> Way {
    harness.get_by_role_and_label(role, label).click();
    harness.run();
    harness.state_mut().1.take().unwrap_or_else(|| panic!("{label} does nothing"))
}

fn to_talks(test: &str) -> Play {
    let (mut play, _) = shared(test, &[0]);
    play.carry_out(Act::Ready(true));
    play
}

#[test]
fn the_console_says_what_it_shows_before_it_shows_it() {
    let mut harness = panel((State::default(), None), |ui, (state, way)| {
        *way = console::gate(ui, state).or(way.take());
    });
    assert!(harness.query_by_label("It shows what no seat may know.").is_some());
    harness.key_press(egui::Key::Enter);
    harness.run();
    // Enter leads back, and not in.
    assert_eq!((harness.state().0.entered, &harness.state().1), (false, &Some(Way::Back)));
    harness.get_by_role_and_label(Role::Button, "Open the console").click();
    harness.run();
    assert!(harness.state().0.entered);
}

kinds! {
    /// What kind of act of whoever runs the table it is.
    ACTS, kind(&FacilitatorAct):
    FacilitatorAct::Pause => "clock stopped",
    FacilitatorAct::Resume => "clock let run",
    FacilitatorAct::SetClock { .. } => "clock set",
    FacilitatorAct::TakeBack { .. } => "play taken back",
    FacilitatorAct::Send { .. } => "inject sent",
    FacilitatorAct::PutToVote { .. } => "act put to the vote",
    FacilitatorAct::Rule { .. } => "act ruled on",
    FacilitatorAct::Hand { .. } => "seat handed over",
    FacilitatorAct::Speak(_) => "voice from outside",
    FacilitatorAct::Observe { .. } => "observation ticked",
    FacilitatorAct::Note { .. } => "note",
}

#[test]
fn everything_that_whoever_runs_the_table_does_is_done_at_the_console() {
    let done = [clock(), news(), seats(), voices(), ruled()].concat();
    assert_eq!(missing(ACTS, &done.iter().map(kind).collect()), [""; 0], "no control for it at the console");
}

#[test]
fn news_is_in_the_order_of_its_rounds_and_found_by_a_word() {
    let mut play = to_talks("console-search");
    let mut harness = shown(&mut play, Page::Injects);
    let news = play.console().page.injects;
    let count = |harness: &Harness<'_, Shown>| {
        let sends = harness.query_all_by_role(Role::Button).filter_map(|node| node.accesskit_node().label());
        sends.filter(|label| label.starts_with("Send ")).count()
    };
    assert_eq!(count(&harness), news.len());
    let later = news.iter().find_map(|row| row.round.filter(|round| *round > 1)).expect("news of a later round");
    assert!(harness.query_by_label(&format!("From round {later}")).is_some());
    let sought = &news.first().expect("there is news").headline;
    harness.get_by_label("Look for").click();
    harness.run();
    harness.event(egui::Event::Text(sought.clone()));
    harness.run();
    let found = news.iter().filter(|row| row.headline.contains(sought.as_str()) || row.text.contains(sought.as_str()));
    assert_eq!(count(&harness), found.count());
    harness.event(egui::Event::Text(" nowhere".to_owned()));
    harness.run();
    assert!(count(&harness) == 0 && harness.query_by_label("No news has that in it.").is_some());
}

/// The clock and the phase are in hand.
fn clock() -> Vec<FacilitatorAct> {
    let mut play = to_talks("console-clock");
    let mut harness = shown(&mut play, Page::Clock);
    let set = FacilitatorAct::SetClock { seconds: 210 };
    assert_eq!(press(&mut harness, Role::Button, "3:30"), Way::Act(set.clone()));
    harness.get_by_role_and_label(Role::Button, "Stop the clock").click();
    harness.run();
    assert_eq!(harness.state().1, None, "there is no clock yet");
    assert_eq!(play.facilitate(set.clone()), None);
    let mut harness = shown(&mut play, Page::Clock);
    assert_eq!(press(&mut harness, Role::Button, "Stop the clock"), Way::Act(FacilitatorAct::Pause));
    assert_eq!(play.facilitate(FacilitatorAct::Pause), None);
    let mut stopped = shown(&mut play, Page::Clock);
    assert_eq!(press(&mut stopped, Role::Button, "Let the clock run"), Way::Act(FacilitatorAct::Resume));
    assert_eq!(play.facilitate(FacilitatorAct::Resume), None);
    assert_eq!(press(&mut harness, Role::Button, "End Talks now"), Way::Force);
    let back = FacilitatorAct::TakeBack { round: 1, phase: Phase::Briefing };
    assert_eq!(press(&mut harness, Role::Button, "round 1 · Briefing"), Way::Act(back.clone()));
    assert_eq!(press(&mut harness, Role::Button, "Show the table"), Way::Table);
    play.force();
    assert_eq!(play.table().page.phase, Phase::Orders);
    assert_eq!(play.facilitate(back.clone()), None);
    assert_eq!(play.table().page.phase, Phase::Briefing);
    vec![set, FacilitatorAct::Pause, FacilitatorAct::Resume, back]
}

/// News are sent now, and are on the list no longer.
fn news() -> Vec<FacilitatorAct> {
    let mut play = to_talks("console-news");
    let row = play.console().page.injects.into_iter().find(|row| row.may_send).expect("something is to come");
    let mut harness = shown(&mut play, Page::Injects);
    let Way::Act(act) = press(&mut harness, Role::Button, &format!("Send {}", row.headline)) else {
        panic!("nothing is sent");
    };
    assert_eq!(act, FacilitatorAct::Send { inject: row.id });
    assert_eq!(play.facilitate(act.clone()), None);
    assert!(play.console().page.injects.iter().all(|other| other.id != row.id));
    assert!(play.facilitate(act.clone()).expect("it has arrived").contains("arrived"));
    vec![act]
}

/// A seat is handed over and back.
fn seats() -> Vec<FacilitatorAct> {
    let mut play = to_talks("console-seats");
    let names: Vec<String> = play.console().board.nations.iter().map(|nation| nation.short.clone()).collect();
    let mut harness = shown(&mut play, Page::Seats);
    let Way::Act(hand) = press(&mut harness, Role::RadioButton, &format!("{}: person", names[1])) else {
        panic!("nothing is handed over");
    };
    assert_eq!(hand, FacilitatorAct::Hand { seat: NationId::at(1), to: "person".to_owned(), in_full: None });
    assert_eq!(play.facilitate(hand.clone()), None);
    // Two people share the screen from now on.
    assert_eq!((play.is_shared(), play.stands()), (true, Stands::Curtain));
    for (seat, name) in names.iter().enumerate().take(2) {
        let mut harness = shown(&mut play, Page::Seats);
        let Way::Act(hand) = press(&mut harness, Role::RadioButton, &format!("{name}: hawk")) else {
            panic!("nothing is handed over");
        };
        assert_eq!(hand, FacilitatorAct::Hand { seat: NationId::at(seat), to: "hawk".to_owned(), in_full: None });
        assert_eq!(play.facilitate(hand), None);
    }
    assert_eq!(play.stands(), Stands::Watched);
    vec![hand]
}

/// Somebody outside the seats speaks, and something is noted and ticked.
fn voices() -> Vec<FacilitatorAct> {
    let mut play = to_talks("console-voices");
    let actor = play.console().page.actors[0].clone();
    let mut harness = shown(&mut play, Page::Voices);
    harness.get_by_role_and_label(Role::Button, &actor).click();
    harness.run();
    harness.get_by_role_and_label(Role::Button, "Everybody").click();
    harness.run();
    harness.get_by_label("Words").click();
    harness.run();
    harness.event(egui::Event::Text("We are listening.".to_owned()));
    harness.run();
    let Way::Act(act @ FacilitatorAct::Speak(_)) = press(&mut harness, Role::Button, "Say it") else {
        panic!("nobody speaks");
    };
    let FacilitatorAct::Speak(speech) = &act else { panic!("nobody speaks") };
    assert_eq!((&speech.speaker, speech.text.as_str(), speech.to.len()), (&actor, "We are listening.", 3));
    assert_eq!(play.facilitate(act.clone()), None);
    let mut harness = shown(&mut play, Page::Observations);
    harness.get_by_label("A note for the debrief").click();
    harness.run();
    harness.event(egui::Event::Text("They asked first.".to_owned()));
    harness.run();
    let note = FacilitatorAct::Note { text: "They asked first.".to_owned() };
    assert_eq!(press(&mut harness, Role::Button, "Note it"), Way::Act(note.clone()));
    assert_eq!(play.facilitate(note.clone()), None);
    let desk = play.console();
    let (row, name) = (&desk.page.observations[0], &desk.board.nations[0].short);
    let ticked = FacilitatorAct::Observe { observation: row.id, nation: NationId::at(0) };
    let label = format!("{name}: {}", row.text);
    assert_eq!(press(&mut harness, Role::CheckBox, &label), Way::Act(ticked.clone()));
    assert_eq!(play.facilitate(ticked.clone()), None);
    assert!(play.console().page.observations[0].ticked.has(NationId::at(0)));
    vec![act, note, ticked]
}

/// A play of the harbour in the first Talks, with a person at its first seat and two to rule on what it tries.
fn harbour(test: &str) -> (Play, std::path::PathBuf) {
    let scenario = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/harbour.ron");
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("harbour");
    std::fs::create_dir_all(&folder).expect("a folder");
    let record = folder.join(test).with_extension("record.ron");
    let offer = play::offer(&Places::default().listing(&scenario.display().to_string()));
    let people = [0, 1, 2].map(NationId::at);
    // What an earlier run left goes.
    let _ = std::fs::remove_file(&record);
    let mut play = Play::begin_at(&offer, &people, 9, &record).unwrap_or_else(|why| panic!("{why}"));
    play.sit_down();
    (play, record)
}

/// An act of one's own is ruled on, and the dice are thrown.
fn ruled() -> Vec<FacilitatorAct> {
    let (mut play, record) = harbour("ruled");
    let act =
        FreeAct { act: "Opens the archive.".to_owned(), aim: Aim::Standing, arguments: vec!["It is full.".to_owned()] };
    play.carry_out(Act::Talk(Talk::Matrix(MatrixTalk::Try(act))));
    assert_eq!(play.desk.refused, None);
    let desk = play.console();
    let [row] = desk.page.acts.as_slice() else { panic!("{:?}", desk.page.acts) };
    let (number, by) = (row.act, desk.board.nations[0].short.clone());
    let mut harness = shown(&mut play, Page::Acts);
    for words in ["Opens the archive.", "– It is full.", "How likely is it? The dice are thrown at once."] {
        assert!(harness.query_by_label(words).is_some(), "{words:?} is not said");
    }
    let vote = press(&mut harness, Role::Button, &format!("Put {by}’s act to the vote"));
    let put = FacilitatorAct::PutToVote { act: number };
    assert_eq!(vote, Way::Act(put.clone()));
    let label = format!("Rule on {by}: {}", Odds::ALL[3].word());
    let Way::Act(ruling) = press(&mut harness, Role::Button, &label) else { panic!("nothing is ruled") };
    assert_eq!(ruling, FacilitatorAct::Rule { act: number, odds: Odds::ALL[3], aims: vec![Aim::Standing] });
    assert_eq!(play.facilitate(ruling.clone()), None);
    assert!(play.console().page.acts.is_empty());
    assert!(play.facilitate(ruling.clone()).is_some(), "it is ruled on twice");
    let bytes = std::fs::read(record).expect("it is recorded");
    let recorded = record::read("ruled", &bytes).0.expect("it is a record");
    let sheet = Sheet::of(&recorded.end(), NationId::at(0), &Tray::default());
    let decided = sheet.matrix.expect("it is on").acts[0].decided.clone();
    assert_eq!(decided.map(|(odds, _)| odds), Some(Odds::ALL[3].word().to_owned()));
    vec![put, ruling]
}
