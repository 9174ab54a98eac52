//! No desk shows what only another seat may know, whatever is opened on it and wherever a pointer rests.

use super::hot_seat::show;
use super::panels::panel;
use super::seen::seen;
use demarche::app::desk::{self, Room, TalkKind, Text};
use demarche::app::play::{self, Play, Stands};
use demarche::order::{Act, Tray};
use demarche::record;
use demarche::scenario::text::{Kind, Node, Source, parse};
use demarche::store::Places;
use demarche::terms::{NationId, Phase};
use demarche::view::sheet::Sheet;
use demarche::world::World;
use egui_kittest::Harness;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// For how many rounds each desk is looked through.
const ROUNDS: u8 = 3;

/// The mark on everything that is one seat's for the whole play.
fn of_seat(place: usize) -> String {
    format!("SECRET-{place}-")
}

/// The mark on a slip, which is a secret for those who do not hold it.
fn of_slip(id: &str) -> String {
    format!("SLIP-{id}-")
}

fn field<'a>(node: &'a Node, name: &str) -> Option<&'a Node> {
    node.fields()?.iter().find(|field| field.name.text == name).map(|field| &field.value)
}

fn list<'a>(node: &'a Node, name: &str) -> &'a [Node] {
    match field(node, name).map(|node| &node.kind) {
        Some(Kind::List(nodes)) => nodes,
        _ => &[],
    }
}

fn text<'a>(node: &'a Node, name: &str) -> Option<&'a str> {
    match field(node, name).map(|node| &node.kind) {
        Some(Kind::Str(text)) => Some(text),
        _ => None,
    }
}

/// A scenario with a mark at the head of every secret in it, and the marks of its slips.
struct Marked {
    file: PathBuf,
    slips: Vec<String>,
}

/// Where marks go into the text of a scenario.
#[derive(Default)]
struct Marks {
    at: Vec<(usize, String)>,
}

impl Marks {
    fn put(&mut self, node: &Node, names: &[&str], mark: &str) {
        for value in names.iter().filter_map(|name| field(node, name)) {
            assert!(matches!(value.kind, Kind::Str(_)), "{names:?} are texts");
            self.at.push((value.span.start as usize + 1, mark.to_owned()));
        }
    }

    fn into_text(mut self, mut text: String) -> String {
        self.at.sort();
        for (at, mark) in self.at.iter().rev() {
            assert_eq!(&text[at - 1..*at], "\"", "a text begins with a quote");
            text.insert_str(*at, mark);
        }
        text
    }
}

fn marked(scenario: &str) -> Marked {
    let source = Source::new(scenario, demarche::scenario::embedded(scenario).expect("it is embedded"));
    let tree = parse(&source).0.root.expect("it is a scenario");
    let nations: Vec<&str> = list(&tree, "nations").iter().filter_map(|nation| text(nation, "id")).collect();
    let seat = |id: &str| of_seat(nations.iter().position(|other| *other == id).expect("a nation"));
    let mut marks = Marks::default();
    for (place, nation) in list(&tree, "nations").iter().enumerate() {
        marks.put(nation, &["brief", "honourable_exit"], &of_seat(place));
        for line in list(nation, "red_lines") {
            marks.put(line, &["text"], &of_seat(place));
        }
    }
    let is_public = |node: &Node| field(node, "public").is_some_and(|value| value.kind == Kind::Bool(true));
    for objective in list(&tree, "objectives").iter().filter(|node| !is_public(node)) {
        let nation = text(objective, "nation").expect("an objective is somebody's");
        marks.put(objective, &["text"], &seat(nation));
    }
    for inject in list(&tree, "injects") {
        let [Node { kind: Kind::Str(only), .. }] = list(inject, "to") else { continue };
        marks.put(inject, &["headline", "text"], &seat(only));
        for choice in list(inject, "choices") {
            marks.put(choice, &["label"], &seat(only));
        }
    }
    let mut slips = Vec::new();
    for card in list(&tree, "cards") {
        let mark = of_slip(text(card, "id").expect("a slip has an id"));
        marks.put(card, &["title", "text"], &mark);
        slips.push(mark);
    }
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("secrets").join(scenario);
    std::fs::create_dir_all(&folder).expect("a folder");
    let file = folder.join("marked.ron");
    std::fs::write(&file, marks.into_text(source.text().to_owned())).expect("it is written");
    Marked { file, slips }
}

/// One desk under search.
struct Search<'a> {
    harness: Harness<'static, Play>,
    record: PathBuf,
    seat: NationId,
    seats: usize,
    marked: &'a Marked,
    /// The marks of its own that were seen: without them nothing was looked at.
    own: BTreeSet<String>,
    /// How many slips were looked for that it did not hold.
    withheld: usize,
    /// How often something was read only where a pointer rests.
    hovered: usize,
}

impl Search<'_> {
    /// The world as the record has it: what a seat holds is asked of the rules, not of the desk.
    fn world(&self) -> World {
        let bytes = std::fs::read(&self.record).expect("the play is recorded");
        let (recorded, fault) = record::read("search", &bytes);
        assert!(fault.is_none(), "{fault:?}");
        recorded.expect("it is a record").main_line().end()
    }

    /// Looks at what is shown now, and then at all that is shown to a pointer, wherever it rests.
    fn look(&mut self, world: &World, place: &str) {
        self.harness.run();
        let plain = self.read(world, place);
        self.harness.ctx.memory_mut(|memory| memory.set_everything_is_visible(true));
        // In the first pass the texts are measured, in the next they are shown.
        self.harness.run_steps(2);
        let all = self.read(world, &format!("{place}, pointed at"));
        self.harness.ctx.memory_mut(|memory| memory.set_everything_is_visible(false));
        let mark = of_seat(self.seat.index());
        let slips = |words: &str| words.matches("SLIP-").count() + words.matches(&mark).count();
        self.hovered += slips(&all).saturating_sub(slips(&plain));
    }

    fn read(&mut self, world: &World, place: &str) -> String {
        let words = seen(&self.harness);
        let sight = world.sight(self.seat);
        let held: Vec<&str> =
            sight.hand().iter().filter_map(|id| sight.card(id)).map(|card| sight.text(card.title())).collect();
        let (nation, now) = (self.seat.index(), world.now());
        for other in (0..self.seats).filter(|other| *other != nation) {
            let mark = of_seat(other);
            let line = words.lines().find(|line| line.contains(&mark));
            assert_eq!(line, None, "seat {nation} reads this at {place}, round {} {:?}", now.round, now.phase);
        }
        for mark in &self.marked.slips {
            let holds = held.iter().any(|title| title.starts_with(mark));
            let reads = words.contains(mark);
            assert!(holds || !reads, "seat {nation} reads {mark} at {place}, round {} {:?}", now.round, now.phase);
            self.own.extend(Some(mark.clone()).filter(|_| reads));
            self.withheld += usize::from(!holds);
        }
        self.own.extend(Some(of_seat(nation)).filter(|mark| words.contains(mark)));
        words
    }

    /// Opens every room, and in Talks everything that lies in them.
    fn search(&mut self, world: &World) {
        let sheet = Sheet::of(world, self.seat, &Tray::default());
        let rooms = Room::ALL.into_iter().filter(|room| room.is_open(&sheet.header));
        for room in rooms {
            self.harness.state_mut().desk.enter(room);
            self.look(world, room.word());
            if world.now().phase == Phase::Talks {
                self.open_all(world, &sheet, room);
            }
        }
    }

    fn open_all(&mut self, world: &World, sheet: &Sheet, room: Room) {
        match room {
            Room::Inbox => {
                for paper in &sheet.inbox {
                    self.harness.state_mut().desk.paper = Some(desk::key(paper));
                    self.look(world, &paper.subject);
                }
            }
            Room::Incidents => {
                for dossier in &sheet.incidents {
                    let desk = &mut self.harness.state_mut().desk;
                    desk.incident = Some(dossier.id);
                    desk.laying(dossier).slip = dossier.cards.first().map(|card| card.id);
                    self.look(world, &dossier.title);
                }
            }
            Room::Talks => {
                for kind in [TalkKind::Share, TalkKind::Ping, TalkKind::Joint, TalkKind::Home, TalkKind::OwnAct] {
                    self.harness.state_mut().desk.talk = kind;
                    self.look(world, &format!("{kind:?}"));
                }
                self.harness.state_mut().desk.talk = TalkKind::Message;
            }
            Room::Relations => {
                for nation in &sheet.board.nations {
                    self.harness.state_mut().desk.relation = Some(nation.id);
                    self.look(world, &nation.short);
                }
            }
            Room::Negotiation => {
                for draft in &sheet.drafts {
                    self.harness.state_mut().desk.text = Some(Text::Draft(draft.draft));
                    self.look(world, "a text");
                }
            }
            Room::Capacity => {
                for programme in &sheet.programmes {
                    self.harness.state_mut().desk.programme = Some(programme.id);
                    self.look(world, "a programme");
                }
            }
            Room::Orders | Room::Table | Room::Brief | Room::Pledges => {}
        }
    }
}

/// What a search came to.
struct Found {
    own: BTreeSet<String>,
    withheld: usize,
    hovered: usize,
}

/// Plays a seat for some rounds, the others by policies, and looks through its desk in every phase.
fn searched(marked: &Marked, seat: usize) -> Found {
    let offer = play::offer(&Places::default().listing(&marked.file.display().to_string()));
    let record = marked.file.with_file_name(format!("seat-{seat}.record.ron"));
    let nation = NationId::at(seat);
    // What an earlier run left goes.
    let _ = std::fs::remove_file(&record);
    let play = Play::begin_at(&offer, &[nation], 9, &record).unwrap_or_else(|why| panic!("{why}"));
    let seats = offer.seats.len();
    let harness = panel(play, show);
    let mut search =
        Search { harness, record, seat: nation, seats, marked, own: BTreeSet::new(), withheld: 0, hovered: 0 };
    loop {
        let world = search.world();
        match search.harness.state().stands() {
            Stands::AtTheDesk => {
                search.search(&world);
                search.harness.state_mut().carry_out(Act::Ready(true));
            }
            Stands::Communique => {
                search.look(&world, "the communiqué");
                if world.now().round >= ROUNDS {
                    let Search { own, withheld, hovered, .. } = search;
                    return Found { own, withheld, hovered };
                }
                search.harness.state_mut().read_on();
            }
            other => panic!("{other:?}"),
        }
    }
}

/// Looks through the desks of some seats. Each must show what is its own, and some slips must be others'.
fn search(scenario: &str, seats: &[usize]) {
    let marked = marked(scenario);
    for &seat in seats {
        let Found { own, withheld, hovered } = searched(&marked, seat);
        assert!(own.contains(&of_seat(seat)), "seat {seat} was not shown its own brief: {own:?}");
        assert!(own.len() > 1, "seat {seat} was shown no slip");
        assert!(withheld > 0, "seat {seat} holds every slip from the beginning");
        assert!(hovered > 0, "nothing of seat {seat} was read by pointing at it");
    }
}

#[test]
fn no_desk_of_first_demarche_holds_anothers_secret() {
    search("first_demarche", &[0, 1, 2]);
}

#[test]
fn no_desk_of_lantern_strait_holds_anothers_secret() {
    search("lantern_strait", &[0, 1, 2, 3, 4]);
}
