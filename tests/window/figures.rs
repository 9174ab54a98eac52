//! Every figure on the desk says why it is what it is: in every room, to whoever points at it, goes to it
//! with the keyboard or has it read out.

use super::desk::{Seat, desk};
use crate::common::{SCENARIOS, play};
use bevy_egui::egui::{self, accesskit::Role};
use demarche::app::desk::{Room, Text};
use demarche::terms::Phase;
use demarche::view::sheet::Sheet;
use egui_kittest::{
    Harness,
    kittest::{NodeT, Queryable},
};
use std::collections::BTreeMap;

/// Words after which a number is a place in a sequence and no figure: `round 3`, `rule 5.1`, `Clause 2`.
const ORDINALS: [&str; 9] = ["round", "rule", "rung", "clause", "slip", "key", "hand:", "grade", "of"];
/// Words that are only counted: how long the play is, and what waits.
const COUNTED: [&str; 3] = ["rounds", "months", "paper"];

/// Whether something that is written is a figure: it holds a number that is no ordinal, and is nobody's prose.
fn is_figure(written: &str, prose: &str) -> bool {
    let told = |text: &str| {
        let text = text.trim_end_matches('.');
        (text.len() > 12 && prose.contains(text)) || prose.contains(&format!("\"{text}\""))
    };
    let mut rests = [": ", ". ", " "].into_iter().filter_map(|head| written.split_once(head).map(|(_, rest)| rest));
    if told(written) || rests.any(told) {
        return false;
    }
    let lower = written.to_lowercase();
    let mut words = lower.split(|c: char| c.is_whitespace() || c == '\u{a0}').peekable();
    let mut before = "";
    while let Some(word) = words.next() {
        // `1b` names an option of a clause.
        let option = word.trim_end_matches(['.', ',']).ends_with(['a', 'b', 'c']);
        let counted = words.peek().is_some_and(|next| COUNTED.iter().any(|one| next.starts_with(one)));
        if word.contains(|c: char| c.is_ascii_digit()) && !option && !counted && !ORDINALS.contains(&before) {
            return true;
        }
        before = word.trim_start_matches('(');
    }
    false
}

/// The sheet's own prose, as it can be found in what is written.
fn prose(sheet: &Sheet) -> String {
    format!("{sheet:?}").replace("\\n\\n", "\n").replace("\\n", " ").replace("\\\"", "\"").replace("\\u{a0}", "\u{a0}")
}

/// What stands on the desk: what is written, and what is said of it.
fn told(harness: &Harness<'_, Seat>) -> Vec<(String, Option<String>)> {
    let texts = |role| matches!(role, Role::Label | Role::Image | Role::Unknown);
    let nodes = harness.root().children_recursive().filter(|node| texts(node.accesskit_node().role()));
    let nodes = nodes.map(|node| node.accesskit_node());
    nodes
        .filter_map(|node| Some((node.label().or_else(|| node.value())?, node.description())))
        .filter(|(written, _)| !written.is_empty())
        .collect()
}

/// Opens everything that lies in a room, one thing after another.
fn open(sheet: &Sheet, room: Room) -> Vec<Box<dyn Fn(&mut Seat)>> {
    let mut opened: Vec<Box<dyn Fn(&mut Seat)>> = vec![Box::new(|_| {})];
    match room {
        Room::Incidents => opened.extend(sheet.incidents.iter().map(|row| -> Box<dyn Fn(&mut Seat)> {
            let id = row.id;
            Box::new(move |seat| seat.desk.incident = Some(id))
        })),
        Room::Relations => opened.extend(sheet.relations.iter().map(|row| -> Box<dyn Fn(&mut Seat)> {
            let id = row.id;
            Box::new(move |seat| seat.desk.relation = Some(id))
        })),
        Room::Negotiation => {
            opened.push(Box::new(|seat| seat.desk.text = Some(Text::Norms)));
            opened.extend(sheet.drafts.iter().map(|row| -> Box<dyn Fn(&mut Seat)> {
                let draft = row.draft;
                Box::new(move |seat| seat.desk.text = Some(Text::Draft(draft)))
            }));
        }
        Room::Capacity => opened.extend(sheet.programmes.iter().map(|row| -> Box<dyn Fn(&mut Seat)> {
            let id = row.id;
            Box::new(move |seat| seat.desk.programme = Some(id))
        })),
        Room::Orders => opened.extend(sheet.options.first().map(|row| -> Box<dyn Fn(&mut Seat)> {
            let (stem, order) = (row.stem, row.simplest);
            Box::new(move |seat| seat.desk.drafting = Some(demarche::app::desk::Drafting { stem, order }))
        })),
        Room::Inbox | Room::Talks | Room::Table | Room::Brief | Room::Pledges => {}
    }
    opened
}

/// Looks through a desk, counts the figures of each room, and names those of which nobody says why.
fn counted(harness: &mut Harness<'_, Seat>, counts: &mut BTreeMap<&'static str, usize>) -> Vec<String> {
    let mut unsaid = Vec::new();
    let sheet = harness.state().sheet();
    let prose = prose(&sheet);
    for room in Room::ALL.into_iter().filter(|room| room.is_open(&sheet.header)) {
        for opens in open(&sheet, room) {
            harness.state_mut().desk.enter(room);
            opens(harness.state_mut());
            harness.run();
            for (written, said) in told(harness).into_iter().filter(|(written, _)| is_figure(written, &prose)) {
                let why = said.as_deref().and_then(|said| said.split_once(": ")).map_or("", |(_, why)| why);
                if why.is_empty() {
                    unsaid.push(format!("{}: {written}", room.word()));
                }
                *counts.entry(room.word()).or_default() += 1;
            }
        }
    }
    unsaid
}

#[test]
fn every_figure_on_the_desk_says_why() {
    let (mut counts, mut unsaid) = (BTreeMap::new(), BTreeMap::new());
    for playable in SCENARIOS.iter() {
        let moments = play(playable, 1);
        let seats: Vec<_> = moments[0].before.table().seats().collect();
        for (phase, seat) in [(Phase::Talks, seats[0]), (Phase::Orders, seats[seats.len() - 1])] {
            let world = moments.iter().rev().map(|moment| &moment.before).find(|world| world.now().phase == phase);
            let world = world.expect("there is such a phase").clone();
            let mut harness = desk(Seat::at(world, seat.index(), Room::Brief));
            let found = counted(&mut harness, &mut counts);
            if !found.is_empty() {
                unsaid.insert(format!("{}, {}", playable.scenario.id, phase.word()), found);
            }
        }
    }
    assert!(unsaid.is_empty(), "nobody says why these are what they are: {unsaid:#?}");
    // Beside the means, which are in every room.
    for room in Room::ALL {
        let count = counts.get(room.word()).copied().unwrap_or_default();
        assert!(count > 0, "no figure was looked at in {}: {counts:?}", room.word());
    }
    assert!(counts["Table"] > 3 * counts["Brief"], "{counts:?}");
}

#[test]
fn a_figure_says_why_to_the_pointer_and_to_the_keyboard() {
    let scenario = SCENARIOS.iter().find(|one| one.scenario.id == "two_ports").expect("it is among those tried");
    let moments = play(scenario, 1);
    let world = moments.last().expect("it was played").before.clone();
    let seat = Seat::at(world, 0, Room::Table);
    let sheet = seat.sheet();
    let levels = ["Growth", "Freedom", "Security", "Mandate", "Credibility"];
    let mut figures = sheet.board.nations.iter().flat_map(|nation| nation.why.iter().map(move |why| (nation, why)));
    let (nation, why) = figures
        .find(|(_, why)| levels.contains(&why.what.as_str()) && !why.because.is_empty())
        .expect("something has moved");
    let (newest, label) = (&why.because[0], format!("{} of {} {}", why.what, nation.short, why.now));
    let mut harness = desk(seat);
    assert!(harness.query_by_label(newest).is_none());
    harness.get_by_label(&label).hover();
    harness.run_steps(60);
    assert!(harness.query_by_label(newest).is_some(), "the pointer is told nothing of {newest:?}");
    harness.event(egui::Event::PointerGone);
    harness.run_steps(10);
    assert!(harness.query_by_label(newest).is_none());
    let what = format!("why: {}", why.what);
    let place = harness.get_by_label(&label).rect().center();
    let whys: Vec<_> = harness.get_all_by_label(&what).filter(|node| node.rect().contains(place)).collect();
    whys.first().expect("the figure can have the keyboard").focus();
    drop(whys);
    harness.run();
    assert!(harness.query_by_label(newest).is_some(), "the keyboard is told nothing of {newest:?}");
}
