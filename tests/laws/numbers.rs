//! No number that a file can hold stops the program.
//!
//! Into every place of every file where a number stands come 0, 1, −1, the ends of each width of
//! integer, and the ends of the range that the place has, and one beyond. Whatever is then let in
//! is played, told, looked back at and counted; and what was recorded can be verified and shown.
//!
//! The tests try a sample. All of them take an hour or two:
//!
//! ```text
//! DEMARCHE_VARIANTS=all cargo test --test tests no_number -- --nocapture
//! ```

#![expect(clippy::print_stdout, reason = "whoever tries every variant waits for hours")]

use crate::common::{ACADEMY, HARBOUR, NARROWS, ROUND_TABLE, TWO_PORTS, done, go_on, loaded, play_out, policy, roll};
use demarche::order::{Act, By, FacilitatorAct};
use demarche::policy::{Character, Planner, Policy, Scripted};
use demarche::record::{self, Line, Standing};
use demarche::scenario::text::{Finding, Kind, Node, Severity, Source, Span, parse, read, to_line};
use demarche::scenario::{EMBEDDED, Playable, STANDARD_CATALOGUE, load, standard_catalogue};
use demarche::session::{Looker, Playback, Player, Session, attend};
use demarche::study::{Stage, Summary};
use demarche::terms::NationId;
use serde::de::DeserializeOwned;
use std::fmt::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, LazyLock, Mutex};

/// The ends of every width, and what lies beside nothing.
const ENDS: [i64; 15] = [
    0,
    1,
    -1,
    i8::MIN as i64,
    i8::MAX as i64,
    u8::MAX as i64,
    u8::MAX as i64 + 1,
    i16::MIN as i64,
    i16::MAX as i64,
    u16::MAX as i64,
    i32::MIN as i64,
    i32::MAX as i64,
    u32::MAX as i64,
    i64::MIN,
    i64::MAX,
];

/// Variants that the tests try.
const SAMPLE: usize = 500;

/// What kind of file a number stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    Scenario,
    Catalogue,
    Character,
    /// What one seat says and orders.
    Script,
    /// What a facilitator does.
    Acts,
}

/// A file, and where its numbers stand.
struct File {
    name: String,
    what: What,
    text: String,
    numbers: Vec<Span>,
}

impl File {
    fn new(name: &str, what: What, text: impl Into<String>) -> Self {
        let text = text.into();
        let mut numbers = Vec::new();
        let (tree, findings) = parse(&Source::new(name, &text));
        assert!(findings.is_empty(), "{name}: {findings:?}");
        walk(tree.root.as_ref().unwrap(), &mut numbers);
        assert!(!numbers.is_empty(), "{name} has no numbers");
        Self { name: name.to_owned(), what, text, numbers }
    }

    /// The file with another number in one place.
    fn with(&self, place: usize, number: i64) -> Source {
        let span = self.numbers[place];
        let (before, after) = (&self.text[..span.start as usize], &self.text[span.end as usize..]);
        Source::new(self.name.as_str(), format!("{before}{number}{after}"))
    }

    /// What is to be put into a place: the ends of widths, and of the range that it says it has.
    fn values(&self, place: usize) -> Vec<i64> {
        let mut values = ENDS.to_vec();
        let findings = self.read(&self.with(place, i64::MAX)).1;
        let start = self.numbers[place].start;
        let ranges = findings.iter().filter(|finding| finding.span.start == start).filter_map(|finding| {
            let (_, range) = finding.message.split_once("from ")?;
            let (low, rest) = range.split_once(" to ")?;
            let (high, _) = rest.split_once(',')?;
            Some((low.parse::<i64>().ok()?, high.parse::<i64>().ok()?))
        });
        for (low, high) in ranges {
            values.extend([low.saturating_sub(1), low, high, high.saturating_add(1)]);
        }
        values.sort_unstable();
        values.dedup();
        values
    }

    /// What can be played with it, if it is let in, and what was found.
    fn read(&self, source: &Source) -> (Option<Table>, Vec<Finding>) {
        fn sound<T: DeserializeOwned>(source: &Source, base: &Playable) -> (Option<T>, Vec<Finding>) {
            let (value, findings) = read::<T>(source, &base.ids());
            let wrong = findings.iter().any(|finding| finding.severity == Severity::Error);
            (value.filter(|_| !wrong), findings)
        }
        match self.what {
            What::Scenario => {
                let (playable, findings) = load(source, &standard_catalogue());
                (playable.map(Table::of), findings)
            }
            What::Catalogue => {
                let base = if source.text().len().is_multiple_of(2) { HARBOUR } else { ACADEMY };
                let (playable, findings) = load(&Source::new("base", base), source);
                (playable.map(Table::of), findings)
            }
            What::Character => {
                let (character, findings) = sound::<Character>(source, &BASE);
                let policy = character.map(|character| Policy::Character(Arc::new(character)));
                (policy.map(|policy| Table { policies: vec![policy], ..Table::of(BASE.clone()) }), findings)
            }
            What::Script => {
                let (script, findings) = sound::<Scripted>(source, &BASE);
                let scripted = script.map(|script| Policy::Scripted(Arc::new(script)));
                (scripted.map(|scripted| Table { scripted: Some(scripted), ..Table::of(BASE.clone()) }), findings)
            }
            What::Acts => {
                let (acts, findings) = sound::<Vec<FacilitatorAct>>(source, &BASE);
                (acts.map(|acts| Table { acts, ..Table::of(BASE.clone()) }), findings)
            }
        }
    }
}

fn walk(node: &Node, numbers: &mut Vec<Span>) {
    match &node.kind {
        Kind::Int(..) => numbers.push(node.span),
        Kind::Something(inner) | Kind::Named(_, Some(inner)) => walk(inner, numbers),
        Kind::List(items) | Kind::Tuple(items) => items.iter().for_each(|item| walk(item, numbers)),
        Kind::Struct(fields) => fields.iter().for_each(|field| walk(&field.value, numbers)),
        Kind::Map(entries) => entries.iter().for_each(|(_, value)| walk(value, numbers)),
        _ => {}
    }
}

/// What characters, scripts and facilitators are tried in.
static BASE: LazyLock<Playable> = LazyLock::new(|| loaded("harbour", HARBOUR));

static FILES: LazyLock<Vec<File>> = LazyLock::new(|| {
    let fixtures = [
        ("two_ports", TWO_PORTS),
        ("harbour", HARBOUR),
        ("academy", ACADEMY),
        ("round_table", ROUND_TABLE),
        ("narrows", NARROWS),
    ];
    let scenarios = fixtures.iter().chain(EMBEDDED);
    let mut files: Vec<File> =
        scenarios.map(|(name, text)| File::new(&format!("{name}.ron"), What::Scenario, *text)).collect();
    files.push(File::new("standard.ron", What::Catalogue, STANDARD_CATALOGUE));
    for folder in ["scenarios/characters", "tests/fixtures/characters"] {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        paths.sort();
        for path in paths {
            let text = std::fs::read_to_string(&path).unwrap();
            files.push(File::new(&path.display().to_string(), What::Character, text));
        }
    }
    files.push(File::new("script.ron", What::Script, script(&BASE)));
    files.push(File::new("acts.ron", What::Acts, ACTS));
    files
});

const ACTS: &str = "[SetClock(seconds: 60), PutToVote(act: 0), Rule(act: 0, odds: Even, aims: []), \
                    TakeBack(round: 1, phase: Talks)]";

/// Everything that the first seat says and orders in a few plays by lot, as the script of a seat.
fn script(playable: &Playable) -> String {
    let mut text = "Scripted(name: \"by lot\", lines: [\n".to_owned();
    for seed in 0..6 {
        let recorded = record::read("play", seat(playable, seed, &policy("random"), None).as_bytes()).0.unwrap();
        for line in recorded.lines() {
            let Line::Input { by: By::Seat(seat), input, round, .. } = line else { continue };
            let said = match input {
                Act::Talk(talk) => format!("talk: {}", to_line(talk, &playable.naming()).unwrap()),
                Act::Order { order, .. } => format!("order: {}", to_line(order, &playable.naming()).unwrap()),
                _ => continue,
            };
            if seat.index() == 0 {
                writeln!(text, "(round: {round}, {said}),").unwrap();
            }
        }
    }
    text + "])"
}

/// A play to its end, as its record.
fn seat(playable: &Playable, seed: u64, policy: &Policy, scripted: Option<&Policy>) -> String {
    let mut session = Session::new(playable, seed, &seats(playable, policy, scripted));
    play_out(&mut session);
    session.record()
}

fn seats(playable: &Playable, policy: &Policy, scripted: Option<&Policy>) -> Vec<(NationId, Player)> {
    let nations = (0..playable.scenario.nations.len()).map(NationId::at);
    let of = |nation: NationId| scripted.filter(|_| nation.index() == 0).unwrap_or(policy).clone();
    nations.map(|nation| (nation, Player::Policy(of(nation)))).collect()
}

/// What was let in, and who plays it.
struct Table {
    playable: Playable,
    policies: Vec<Policy>,
    scripted: Option<Policy>,
    acts: Vec<FacilitatorAct>,
}

impl Table {
    fn of(playable: Playable) -> Self {
        let planner = Planner { rollouts: 4, worlds: 1, rounds: 1, ..Planner::default() };
        let policies = vec![policy("random"), policy("cautious"), Policy::Planner(planner)];
        Self { playable, policies, scripted: None, acts: Vec::new() }
    }

    /// Plays it by one policy: the next variant is played by another, the slow planner now and then.
    fn play(&self, nth: usize) {
        let planner = |policy: &&Policy| matches!(policy, Policy::Planner(_));
        let (slow, quick): (Vec<&Policy>, Vec<&Policy>) = self.policies.iter().partition(planner);
        let policies = if nth.is_multiple_of(12) && !slow.is_empty() { slow } else { quick };
        self.play_by(policies[nth % policies.len()], nth);
        let stage = Stage::new(&self.playable);
        let mut summary = Summary::default();
        let all = vec![self.policies[0].clone(); self.playable.scenario.nations.len()];
        summary.add(&stage.play(0, 1, &all).unwrap());
    }

    fn play_by(&self, policy: &Policy, nth: usize) {
        let mut session = Session::new(&self.playable, 1, &seats(&self.playable, policy, self.scripted.as_ref()));
        if !self.acts.is_empty() {
            done(&mut session, By::Table, Act::Serve { facilitators: 1 });
        }
        let watched = NationId::at(nth % self.playable.scenario.nations.len());
        let mut phases = 0;
        while !session.is_over() && !session.is_stopped() && phases < 120 {
            let _ = (session.sheet(watched), session.public(), session.console(), session.communique(watched));
            // Everything once, and not so often that a play taken back never ends.
            if phases == 7 {
                for act in &self.acts {
                    let stamped = session.stamped(By::Facilitator(1), Act::Facilitate(act.clone()));
                    attend(&mut session, stamped);
                }
            }
            go_on(&mut session);
            phases += 1;
        }
        let _ = (session.debrief(), session.letter(watched));
        show(&session.record(), watched);
    }
}

/// A record that verifies can be shown, phase by phase, to anybody.
fn show(record: &str, watched: NationId) {
    let (recorded, fault) = record::read("play", record.as_bytes());
    assert!(fault.is_none(), "{fault:?}");
    assert_eq!(record::verify(&recorded.unwrap()).unwrap().standing, Standing::Whole);
    let playback = Playback::read("play", record.as_bytes()).unwrap();
    for place in 0..playback.stops().len() {
        let looker = [Looker::Public, Looker::Seat(watched), Looker::Truth][place % 3];
        assert!(playback.see(place, looker).is_some() || looker == Looker::Truth, "phase {place} cannot be shown");
    }
    assert_eq!(playback.is_over(), playback.debrief().is_some());
}

/// What came of a variant.
#[derive(Default)]
struct Came {
    refused: usize,
    played: usize,
    stopped: Vec<String>,
}

fn attempt(nth: usize, file: &File, place: usize, number: i64, came: &Mutex<Came>) {
    let source = file.with(place, number);
    let tried = catch_unwind(AssertUnwindSafe(|| {
        let (table, findings) = file.read(&source);
        if table.is_none() {
            assert!(findings.iter().any(|finding| finding.severity == Severity::Error), "refused without a word");
        }
        table.map(|table| table.play(nth)).is_some()
    }));
    let mut came = came.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    match tried {
        Ok(true) => came.played += 1,
        Ok(false) => came.refused += 1,
        Err(_) => {
            let line = file.text[..file.numbers[place].start as usize].lines().count();
            came.stopped.push(format!("{} line {line}: {number}", file.name));
        }
    }
    let done = came.played + came.refused + came.stopped.len();
    if done.is_multiple_of(1000) {
        println!("{done} tried: {} refused, {} played, {} stopped", came.refused, came.played, came.stopped.len());
    }
}

#[test]
fn no_number_stops_the_program() {
    let wanted = std::env::var("DEMARCHE_VARIANTS").unwrap_or_default();
    let places: Vec<(&File, usize)> =
        FILES.iter().flat_map(|file| (0..file.numbers.len()).map(move |place| (file, place))).collect();
    assert!(places.len() > 2_000, "there are {} numbers", places.len());
    let mut roll = roll(14, 3);
    let variants: Vec<(&File, usize, Option<usize>)> = if wanted == "all" {
        let mut all: Vec<_> = places.iter().map(|(file, place)| (*file, *place, None)).collect();
        roll.shuffle(&mut all);
        all
    } else {
        let count = wanted.parse().unwrap_or(SAMPLE);
        let most = u32::try_from(places.len()).unwrap();
        let one = |_| {
            let (file, place) = places[roll.below(most) as usize];
            (file, place, Some(roll.below(1_000) as usize))
        };
        (0..count).map(one).collect()
    };
    let (next, came) = (AtomicUsize::new(0), Mutex::new(Came::default()));
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                loop {
                    let nth = next.fetch_add(1, Ordering::Relaxed);
                    let Some((file, place, which)) = variants.get(nth) else { break };
                    let values = file.values(*place);
                    match which {
                        Some(which) => attempt(nth, file, *place, values[which % values.len()], &came),
                        None => values.iter().for_each(|number| attempt(nth, file, *place, *number, &came)),
                    }
                }
            });
        }
    });
    let came = came.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
    println!("{} refused, {} played, {} stopped", came.refused, came.played, came.stopped.len());
    assert!(came.stopped.is_empty(), "the program was stopped by\n{}", came.stopped.join("\n"));
    assert!(came.played > 20 && came.refused > 20, "one of the two was not tried");
}
