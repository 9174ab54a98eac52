//! No key that stays down presses anything: on no screen, in no room, and not what has the keyboard.

use super::hot_seat::{self, shared};
use super::keyboard;
use super::panels::panel;
use super::seen::key;
use bevy_egui::egui::{self, Event, Key};
use demarche::app::desk::Room;
use demarche::app::map::ChartView;
use demarche::app::play::{self, Stands};
use demarche::app::screens::{
    communique, console, debrief, findings, letter, library, playback, records, seats, settings, stopped, table, title,
};
use demarche::app::{forms, keys, words};
use demarche::order::Act;
use demarche::session::Playback;
use demarche::store::{self, Settings};
use demarche::terms::{NationId, Phase};
use demarche::view::sheet::DebriefPage;
use egui_kittest::{Harness, kittest::Queryable};

/// Keys that press something somewhere.
const KEYS: [Key; 11] = [
    Key::Enter,
    Key::Space,
    Key::Escape,
    Key::F2,
    Key::H,
    Key::Num1,
    Key::Num2,
    Key::Num4,
    Key::Num5,
    Key::Num6,
    Key::Num0,
];

/// How often a key that is held is pressed again.
const AGAIN: usize = 6;

/// A screen; answers whether anything was done on it.
type Drawn = Box<dyn FnMut(&mut egui::Ui) -> bool>;

/// One screen, once it is to be drawn, and whether anything was done on it.
struct Stage {
    draw: Drawn,
    drawn: bool,
    done: bool,
}

fn stage(draw: Drawn) -> Harness<'static, Stage> {
    panel(Stage { draw, drawn: false, done: false }, |ui, stage| {
        if stage.drawn {
            stage.done |= (stage.draw)(ui);
        }
    })
}

fn event(key: Key, pressed: bool, repeat: bool) -> Event {
    Event::Key { key, physical_key: None, pressed, repeat, modifiers: egui::Modifiers::NONE }
}

fn down<S>(harness: &Harness<'_, S>, key: Key) {
    harness.event(event(key, true, false));
}

/// Presses a key again and again, as a keyboard does while it is held: some systems say that it is a repeat,
/// others say nothing, and others again say that it was released in the same moment.
fn hold<S>(harness: &mut Harness<'_, S>, key: Key) {
    for time in 0..AGAIN {
        // Both of them come with one pass: an event that is queued has a pass of its own.
        let released = (time % 3 == 2).then(|| event(key, false, false));
        harness.input_mut().events.extend(released.into_iter().chain([event(key, true, time % 3 == 1)]));
        harness.step();
    }
}

/// A play at the seat of one person, in a phase and a room.
fn at_desk(test: &str, phase: Phase, room: Room) -> Drawn {
    let (mut play, _) = shared(test, &[0]);
    for _ in 0..8 {
        match play.stands() {
            Stands::AtTheDesk if play.moment().2 < phase => play.carry_out(Act::Ready(true)),
            _ => break,
        }
    }
    assert_eq!(play.moment().2, phase);
    play.desk.enter(room);
    Box::new(move |ui| {
        let before = (play.moment(), play.desk.room, play.stands());
        play.show(ui);
        before != (play.moment(), play.desk.room, play.stands()) || play.desk.leave.take().is_some()
    })
}

/// A play of several people; answers whether it stands elsewhere.
fn between(test: &str, ready: bool) -> Drawn {
    let (mut play, _) = shared(test, &[0, 1]);
    if ready {
        play.sit_down();
    }
    Box::new(move |ui| {
        let before = (play.moment(), play.stands());
        hot_seat::show(ui, &mut play);
        before != (play.moment(), play.stands())
    })
}

/// A play by policies, looked back at.
fn looked_back_at(over: bool) -> Playback {
    let (mut play, record) = shared(if over { "keys-over" } else { "keys-unfinished" }, &[]);
    for _ in 0..if over { 200 } else { 5 } {
        match play.stands() {
            Stands::Watched => play.step(),
            Stands::Over => break,
            _ => play.read_on(),
        }
    }
    drop(play);
    let bytes = std::fs::read(record).expect("it is recorded");
    let playback = Playback::read("a play", &bytes).unwrap_or_else(|why| panic!("{why}"));
    assert_eq!(playback.is_over(), over);
    playback
}

fn back(over: bool, at_the_door: bool) -> Drawn {
    let playback = looked_back_at(over);
    let mut reel = playback::Reel::of(&playback);
    reel.door = at_the_door.then(|| NationId::at(0));
    Box::new(move |ui| {
        let before = (reel.at, reel.looker, reel.door);
        playback::show(ui, &mut reel, &playback).is_some() || before != (reel.at, reel.looker, reel.door)
    })
}

fn before_a_play() -> Vec<(&'static str, Drawn)> {
    let mut chart = ChartView::default();
    let listing = store::Places::default().listing("first_demarche");
    let (mut offer, entries) = (play::offer(&listing), vec![play::entry(&listing)]);
    let mut asked = seats::Offer { asked: Some(seats::Choice::Begin), ..offer.clone() };
    asked.notice = Some("One seat shelters somebody.".to_owned());
    let kept = |state| records::Entry {
        title: "The Narrows".to_owned(),
        line: String::new(),
        state,
        torn: false,
        file: "the.record.ron".to_owned(),
        missing: None,
    };
    let records = [kept(records::State::Unfinished), kept(records::State::Over("A quiet".to_owned()))];
    let (mut view, mut set, mut open) = (ChartView::default(), Settings::default(), 0);
    let stopped =
        stopped::Stopped { why: "attempt to add".to_owned(), record: Some("a.record.ron".to_owned()), missing: None };
    vec![
        ("title", Box::new(move |ui| title::show(ui, &mut chart, true, title::Notes::default()).is_some())),
        ("library", Box::new(move |ui| library::show(ui, &entries, &mut 0, &mut view, None).is_some())),
        ("seats", Box::new(move |ui| seats::show(ui, &mut offer).is_some())),
        ("notice", Box::new(move |ui| seats::show(ui, &mut asked).is_some() || asked.asked.is_none())),
        ("findings", Box::new(|ui| findings::show(ui, "Broken", "a fault", true, None).is_some())),
        ("records", Box::new(move |ui| records::show(ui, &records, &mut open, "", None).is_some() || open > 0)),
        ("settings", Box::new(move |ui| settings::show(ui, &mut set, "settings.ron", None, None))),
        ("stopped", Box::new(move |ui| stopped::show(ui, &stopped))),
        ("looked back at", back(true, false)),
        ("not over, looked back at", back(false, false)),
        ("at the door", back(false, true)),
    ]
}

fn of_a_play() -> Vec<(&'static str, Drawn)> {
    let (play, _) = shared("keys-run", &[0]);
    let (desk, shown, news) = (play.console(), play.table(), play.news());
    let mut chart = ChartView::default();
    let (mut reading, mut view) = (communique::Reading::default(), ChartView::default());
    let (mut gate, mut entered) = (console::State::default(), console::State { entered: true, ..Default::default() });
    let mut talked = false;
    let letter = letter::Page { way_on: "To the debrief", ..letter::Page::default() };
    let asked = DebriefPage { truth: Vec::new(), claims: Vec::new(), turns: Vec::new(), pledges: Vec::new() };
    vec![
        ("table", Box::new(move |ui| table::show(ui, &shown, &mut chart).is_some())),
        ("gate", Box::new(move |ui| console::gate(ui, &mut gate).is_some() || gate.entered)),
        ("console", Box::new(move |ui| console::show(ui, &desk, &mut entered).is_some())),
        ("communiqué", Box::new(move |ui| communique::show(ui, &news, &mut reading, &mut view))),
        ("letter", Box::new(move |ui| letter::show(ui, &letter))),
        ("debrief", Box::new(move |ui| debrief::show(ui, &asked, "A play", "Back", &mut talked) || talked)),
        ("curtain", between("keys-curtain", false)),
        ("shared desk", between("keys-shared", true)),
        ("brief", at_desk("keys-brief", Phase::Briefing, Room::Brief)),
        ("inbox", at_desk("keys-inbox", Phase::Talks, Room::Inbox)),
        ("incidents", at_desk("keys-incidents", Phase::Talks, Room::Incidents)),
        ("talks", at_desk("keys-talks", Phase::Talks, Room::Talks)),
        ("relations", at_desk("keys-relations", Phase::Talks, Room::Relations)),
        ("the table’s room", at_desk("keys-table", Phase::Talks, Room::Table)),
        ("orders", at_desk("keys-orders", Phase::Orders, Room::Orders)),
    ]
}

fn screens() -> Vec<(&'static str, Drawn)> {
    before_a_play().into_iter().chain(of_a_play()).collect()
}

#[test]
fn a_key_that_was_down_before_presses_nothing_on_any_screen_until_it_is_released() {
    for (name, draw) in screens() {
        let mut harness = stage(draw);
        for key in KEYS {
            down(&harness, key);
        }
        harness.run();
        harness.state_mut().drawn = true;
        for key in KEYS {
            hold(&mut harness, key);
            assert!(!harness.state().done, "{key:?} was held and pressed something: {name}");
        }
        // Neither does a control that gets the keyboard meanwhile answer to it.
        for _ in 0..4 {
            key(&mut harness, Key::Tab);
            for held in [Key::Enter, Key::Space] {
                hold(&mut harness, held);
                assert!(!harness.state().done, "{held:?} was held and pressed what had the keyboard: {name}");
            }
        }
        for key in KEYS {
            harness.key_up(key);
        }
        harness.run();
        for _ in 0..3 {
            // What has the keyboard now may be a choice; without it Enter takes the way on. Where something
            // is open, a desk asks once more.
            let focused = harness.ctx.memory(egui::Memory::focused);
            harness.ctx.memory_mut(|memory| focused.iter().for_each(|id| memory.surrender_focus(*id)));
            harness.run();
            key(&mut harness, Key::Enter);
        }
        assert!(harness.state().done, "released and pressed anew, Enter does something: {name}");
    }
}

#[test]
fn enter_held_takes_one_step_from_the_title_into_a_play_and_on() {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("keyboard");
    std::fs::create_dir_all(&folder).expect("a folder");
    let mut hands = panel(keyboard::table(folder.join("held.record.ron")), keyboard::show);
    let desk = |phase| Some((Stands::AtTheDesk, 1, phase));
    let read = Some((Stands::Communique, 1, Phase::Communique));
    let way = [None, desk(Phase::Briefing), desk(Phase::Talks), desk(Phase::Orders), read];
    let mut at = 0;
    for _ in 0..12 {
        hold(&mut hands, Key::Enter);
        // What is drawn comes to rest while the key is still down.
        hands.run();
        hands.key_up(Key::Enter);
        hands.run();
        at = next_on(&way, at, &keyboard::place(hands.state()));
        if at + 1 == way.len() {
            break;
        }
    }
    assert_eq!(at + 1, way.len(), "Enter leads on once it is released");
}

/// How far along a way something stands that was there before: not more than one step further. A desk asks
/// once more where something is open.
fn next_on<T: PartialEq + std::fmt::Debug>(way: &[T], before: usize, now: &T) -> usize {
    let at = way.iter().position(|place| place == now).unwrap_or_else(|| panic!("{now:?} is off the way {way:?}"));
    assert!(at == before || at == before + 1, "from {:?} to {now:?} while a key was down", way[before]);
    at
}

#[test]
fn in_hot_seat_a_held_key_opens_nobody_elses_desk() {
    let (play, _) = shared("keys-hot", &[0, 1]);
    let mut harness = panel(play, hot_seat::show);
    let [one, other] = [NationId::at(0), NationId::at(1)];
    let way = [
        (Stands::Curtain, one),
        (Stands::AtTheDesk, one),
        (Stands::Curtain, other),
        (Stands::AtTheDesk, other),
        (Stands::Communique, other),
    ];
    let mut at = 0;
    for _ in 0..8 {
        hold(&mut harness, Key::Enter);
        harness.key_up(Key::Enter);
        harness.run();
        at = next_on(&way, at, &(harness.state().stands(), harness.state().moment().0));
        if at + 1 == way.len() {
            break;
        }
    }
    assert_eq!(at + 1, way.len());
}

#[test]
fn what_was_pressed_before_a_screen_was_drawn_does_not_count_on_it() {
    // Whether the screen changes in this pass, and how often Enter came through.
    let mut harness = panel((false, 0), |ui, (turns, pressed)| {
        *pressed += usize::from(keys::pressed(ui.ctx(), Key::Enter));
        if std::mem::take(turns) {
            keys::turned(ui.ctx());
        }
    });
    let strike = |harness: &mut Harness<'_, (bool, usize)>| {
        harness.key_press(Key::Enter);
        harness.step();
        harness.state().1
    };
    assert_eq!(strike(&mut harness), 1);
    harness.state_mut().0 = true;
    harness.step();
    assert_eq!(strike(&mut harness), 1, "nobody had seen the new screen");
    assert_eq!(strike(&mut harness), 2);
    // An arrow that was down as the screen changed waits, too, until it is released.
    let mut harness = panel((false, 0), |ui, (turns, pressed)| {
        *pressed += usize::from(keys::pressed(ui.ctx(), Key::ArrowRight));
        if std::mem::take(turns) {
            keys::turned(ui.ctx());
        }
    });
    hold(&mut harness, Key::ArrowRight);
    assert_eq!(harness.state().1, AGAIN, "moving about repeats");
    harness.state_mut().0 = true;
    harness.step();
    hold(&mut harness, Key::ArrowRight);
    let before = harness.state().1;
    harness.key_up(Key::ArrowRight);
    harness.step();
    hold(&mut harness, Key::ArrowRight);
    assert_eq!(harness.state().1, before + AGAIN);
}

#[test]
fn the_enter_that_ends_a_line_of_text_is_no_way_on_and_neither_is_one_over_the_screen() {
    let mut harness = panel((String::new(), 0), |ui, (text, gone_on)| {
        words::over(ui.ctx());
        let field = ui.text_edit_singleline(text);
        field.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::TextEdit, true, "Name"));
        *gone_on += usize::from(forms::go_on(ui, "Go on"));
        *gone_on += usize::from(keys::pressed(ui.ctx(), Key::Escape));
    });
    harness.get_by_label("Name").focus();
    harness.run();
    assert!(harness.ctx.text_edit_focused());
    key(&mut harness, Key::Enter);
    assert_eq!(harness.state().1, 0, "it ended the line");
    key(&mut harness, Key::F1);
    assert!(harness.query_by_label("Look for a word").is_some());
    // The first ends the line there, the second has nothing to press, and the last closes the page.
    for pressed in [Key::Enter, Key::Enter, Key::Escape, Key::Escape] {
        key(&mut harness, pressed);
        assert_eq!(harness.state().1, 0, "{pressed:?} went through the page");
        if harness.query_by_label("Look for a word").is_none() {
            break;
        }
    }
    assert!(harness.query_by_label("Look for a word").is_none());
    key(&mut harness, Key::Enter);
    assert_eq!(harness.state().1, 1);
}

#[test]
fn whoever_writes_can_hold_letters_and_backspace() {
    let mut harness = panel("Nobody".to_owned(), |ui, text| {
        let field = ui.text_edit_singleline(text);
        if !field.has_focus() {
            field.request_focus();
        }
    });
    harness.run();
    key(&mut harness, Key::End);
    hold(&mut harness, Key::Backspace);
    assert_eq!(harness.state(), "");
    for _ in 0..3 {
        down(&harness, Key::A);
        harness.event(Event::Text("a".to_owned()));
        harness.step();
    }
    assert_eq!(harness.state(), "aaa");
}
