//! A whole play with keys alone, from the title to the debrief, and always with a ring around
//! what has the keyboard.

use super::panels::panel;
use super::seen::{key, seen};
use bevy_egui::egui::{self, Key, Rect, Shape, accesskit::Role};
use demarche::app::map::ChartView;
use demarche::app::play::{self, Play, Stands};
use demarche::app::screens::{communique, debrief, letter, seats, title};
use demarche::app::theme;
use demarche::order::{Act, By, Talk};
use demarche::record::{self, Line};
use demarche::store::Places;
use demarche::terms::{NationId, Phase};
use egui_kittest::{Harness, kittest::NodeT};
use std::path::{Path, PathBuf};

/// How often Tab is pressed for one thing before it counts as out of reach.
const TABS: usize = 160;

/// Where the person is before and after the play.
#[derive(Debug, PartialEq, Eq)]
enum At {
    Title,
    Seats,
    Play,
    Back,
}

/// The screens of a play, one after another.
pub(super) struct Table {
    chart: ChartView,
    offer: seats::Offer,
    at: At,
    play: Option<Play>,
    record: PathBuf,
    reading: communique::Reading,
    talked: bool,
}

pub(super) fn table(record: PathBuf) -> Table {
    let offer = play::offer(&Places::default().listing("first_demarche"));
    let chart = ChartView::default();
    Table { chart, offer, at: At::Title, play: None, record, reading: communique::Reading::default(), talked: false }
}

pub(super) fn show(ui: &mut egui::Ui, table: &mut Table) {
    let Some(play) = &mut table.play else {
        if table.at == At::Title {
            if title::show(ui, &mut table.chart, false, title::Notes::default()) == Some(title::Choice::TakeASeat) {
                table.at = At::Seats;
            }
        } else if let Some(seats::Choice::Take(nation)) = seats::show(ui, &mut table.offer) {
            // What an earlier run left goes.
            let _ = std::fs::remove_file(&table.record);
            let play = Play::begin_at(&table.offer, &[nation], 9, &table.record);
            table.play = Some(play.unwrap_or_else(|why| panic!("{why}")));
            table.at = At::Play;
        }
        return;
    };
    match play.stands() {
        Stands::AtTheDesk => play.show(ui),
        Stands::Communique => {
            if communique::show(ui, &play.news(), &mut table.reading, &mut table.chart) {
                play.read_on();
            }
        }
        Stands::Letter => {
            if letter::show(ui, &play.letter()) {
                play.read_on();
            }
        }
        Stands::Over => {
            let page = play.debrief().expect("the play is over");
            if debrief::show(ui, &page, "First Démarche", "Back to the title", &mut table.talked) {
                table.at = At::Back;
            }
        }
        Stands::Curtain | Stands::Watched => panic!("one person plays"),
    }
}

/// Where the play stands, once it has begun.
pub(super) fn place(table: &Table) -> Option<(Stands, u8, Phase)> {
    let play = table.play.as_ref()?;
    let (_, round, phase) = play.moment();
    Some((play.stands(), round, phase))
}

type Hands = Harness<'static, Table>;

/// What has the keyboard: its role, its name, and where it is.
fn focused(hands: &Hands) -> Option<(Role, String, Rect)> {
    let node = hands.root().children_recursive().find(|node| node.accesskit_node().is_focused())?;
    let (role, name) = (node.accesskit_node().role(), node.accesskit_node().label().unwrap_or_default());
    Some((role, name, node.rect()))
}

/// Whether a ring is painted around this place, which no page cuts off.
fn is_ringed(hands: &Hands, place: Rect) -> bool {
    let ink = theme::palette_of(&hands.ctx).cooperation;
    hands.output().shapes.iter().any(|clipped| {
        let Shape::Rect(ring) = &clipped.shape else { return false };
        let around = ring.rect.contains_rect(place) && place.expand(4.0).contains_rect(ring.rect);
        around && ring.stroke.color == ink && clipped.clip_rect.contains_rect(ring.rect)
    })
}

/// Presses Tab until something has the keyboard; it must be in sight, with a ring around it.
fn reach(hands: &mut Hands, wanted: impl Fn(Role, &str, Rect) -> bool, what: &str) {
    let mut passed = Vec::new();
    for _ in 0..TABS {
        key(hands, Key::Tab);
        let Some((role, name, place)) = focused(hands) else { continue };
        if wanted(role, &name, place) {
            let window = Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(1280.0, 720.0));
            assert!(window.contains_rect(place), "{what} has the keyboard out of sight, at {place:?}");
            assert!(is_ringed(hands, place), "{what} has the keyboard and no ring, at {place:?}");
            return;
        }
        passed.push(name);
    }
    panic!("{what} is out of reach; passed {passed:?}");
}

/// Goes to a control and strikes a key on it.
fn strike(hands: &mut Hands, role: Role, label: &str, with: Key) {
    reach(hands, |is, name, _| is == role && name == label, label);
    key(hands, with);
}

fn press(hands: &mut Hands, label: &str) {
    strike(hands, Role::Button, label, Key::Enter);
}

/// Lets go of what has the keyboard, so that digits and Enter are the desk's again.
fn let_go(hands: &mut Hands) {
    key(hands, Key::Escape);
    assert_eq!(focused(hands).map(|(role, ..)| role).filter(|role| *role != Role::Window), None);
}

fn stands(hands: &Hands) -> Stands {
    hands.state().play.as_ref().expect("the play has begun").stands()
}

/// Says something in the room Talks.
fn say(hands: &mut Hands, round: u8) {
    key(hands, Key::Num3);
    strike(hands, Role::CheckBox, "Luden", Key::Space);
    if round == 1 {
        strike(hands, Role::RadioButton, "Asks", Key::Space);
    }
    reach(hands, |role, _, _| role == Role::MultilineTextInput, "the text");
    // A digit in a text is a digit, and leads to no other room.
    hands.event(egui::Event::Text("What do you hold? By the 4th.".to_owned()));
    key(hands, Key::Num4);
    press(hands, "Send");
    let_go(hands);
}

/// Records one's own word on the incident, which is that one does not know.
fn judge(hands: &mut Hands) {
    key(hands, Key::Num2);
    for rung in ["Rung unknown, or somebody else", "Rung unknown link"] {
        press(hands, rung);
    }
    for word in ["who unlikely", "link unlikely"] {
        strike(hands, Role::RadioButton, word, Key::Space);
    }
    press(hands, "Record my word");
    assert!(seen(hands).contains("recorded in round 1"), "the word is not on record");
    let_go(hands);
}

/// Puts the first order that the desk would consider into the tray.
fn order(hands: &mut Hands) {
    let in_document = |role: Role, _: &str, place: Rect| {
        role == Role::Button && place.min.x > 152.0 && place.max.x < 1024.0 && place.min.y > 60.0
    };
    reach(hands, in_document, "an order");
    key(hands, Key::Enter);
    press(hands, "Put into the tray");
    assert!(seen(hands).contains("Take out"), "nothing lies in the tray");
    let_go(hands);
}

fn round(hands: &mut Hands, number: u8) {
    assert_eq!(stands(hands), Stands::AtTheDesk);
    press(hands, "Read on");
    let_go(hands);
    say(hands, number);
    if number == 1 {
        judge(hands);
    }
    press(hands, "End talks");
    let_go(hands);
    key(hands, Key::Num5);
    order(hands);
    press(hands, "Lock orders");
    assert_eq!(stands(hands), Stands::Communique);
    // It is offered where there is more to be told than in short.
    let news = hands.state().play.as_ref().expect("the play goes on").news();
    if news.short != news.long {
        strike(hands, Role::RadioButton, "At length", Key::Space);
    }
}

/// What the person did in each round: how often something was said, judged, ordered.
fn done(record: &Path) -> Vec<(usize, usize, usize)> {
    let bytes = std::fs::read(record).expect("it is recorded");
    assert!(record::verify_bytes("keys", &bytes).is_ok());
    let recorded = record::read("keys", &bytes).0.expect("it is a record");
    let mut rounds = vec![(0, 0, 0); 4];
    for line in recorded.lines() {
        let Line::Input { round, by: By::Seat(seat), input, .. } = line else { continue };
        if *seat != NationId::at(0) {
            continue;
        }
        let row = &mut rounds[usize::from(*round) - 1];
        match input {
            Act::Talk(Talk::Send(_)) => row.0 += 1,
            Act::Talk(Talk::Judge(_)) => row.1 += 1,
            Act::Order { .. } => row.2 += 1,
            _ => {}
        }
    }
    rounds
}

#[test]
fn a_play_is_played_to_its_end_with_keys_alone() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("keyboard");
    std::fs::create_dir_all(&folder).expect("a folder");
    let record = folder.join("keys.record.ron");
    let mut hands = panel(table(record.clone()), show);
    press(&mut hands, "Take a seat");
    press(&mut hands, "Take the seat of Corrane");
    for number in 1..=4 {
        round(&mut hands, number);
        press(&mut hands, if number < 4 { "Next round" } else { "The minister’s letter" });
        key(&mut hands, Key::Escape);
    }
    assert_eq!(stands(&hands), Stands::Letter);
    press(&mut hands, "To the debrief");
    assert_eq!(stands(&hands), Stands::Over);
    press(&mut hands, "We have talked about it");
    press(&mut hands, "Back to the title");
    assert_eq!(hands.state().at, At::Back);
    assert_eq!(done(&record), [(1, 1, 1), (1, 0, 1), (1, 0, 1), (1, 0, 1)]);
}
