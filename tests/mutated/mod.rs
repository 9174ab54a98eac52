//! Files as nobody would write them: scenarios, records, characters and orders of the house with
//! something torn out, doubled, blown up or put in. Whatever comes of it, nothing panics.
//!
//! Hundreds of them are tried by every run of the tests. A million are tried by hand:
//!
//! ```text
//! MUTATED=1000000 cargo test --release --no-default-features --test tests mutated -- --ignored
//! ```
//!
//! Act number `n` of a kind is always the same; one that panics is written down beside the test's
//! build. `MUTATED_KIND=record` tries one kind. What ends the whole process, as a lack of memory does, is
//! the number in a file `tried-KIND-THREAD` there; `MUTATED_ONE=4434` writes that one down and tries it. The targets under `fuzz/` try the same bodies on what a fuzzer finds.

mod bodies;
mod generate;

use crate::record::{driver, spoil};
use demarche::dice::{Dice, Key, Purpose, Roll};
use demarche::order::{Act, By};
use demarche::record::{Line, read};
use demarche::scenario::EMBEDDED;
use demarche::scenario::text::to_line;
use demarche::terms::Step;
use std::panic::catch_unwind;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU64, Ordering};

/// The dice of one input.
pub(crate) fn roll(number: u64) -> Roll {
    let key = Key { round: 1, step: Step::Talks, purpose: Purpose::Policy, actor: number, subject: 0, nth: 0 };
    Dice::new(0x5eed).roll(key)
}

/// One kind of file: whole ones to begin with, and what is done with one.
struct Kind {
    name: &'static str,
    whole: fn() -> &'static [String],
    body: fn(&[u8]),
    /// How many of a hundred are of this kind when very many are tried: a scenario takes some forty
    /// times as long as a file of orders, since it is played.
    share: u64,
}

const KINDS: [Kind; 4] = [
    Kind { name: "scenario", whole: || &SCENARIOS, body: bodies::scenario, share: 4 },
    Kind { name: "record", whole: || &RECORDS, body: bodies::record, share: 16 },
    Kind { name: "character", whole: || &CHARACTERS, body: bodies::character, share: 40 },
    Kind { name: "orders", whole: || &ORDERS, body: bodies::orders, share: 40 },
];

/// The RON files of a folder of the package.
fn files(folder: &str) -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "ron"));
    paths.sort();
    paths.iter().map(|path| std::fs::read_to_string(path).unwrap()).collect()
}

/// The small ones four times, since they are sooner read.
static SCENARIOS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let house = EMBEDDED.iter().map(|(_, text)| (*text).to_owned());
    (0..4).flat_map(|_| files("tests/fixtures")).chain(house).collect()
});

static RECORDS: LazyLock<Vec<String>> =
    LazyLock::new(|| [3, 11].map(|seed| driver::played(&driver::playable("two_ports"), seed).text()).to_vec());

static CHARACTERS: LazyLock<Vec<String>> =
    LazyLock::new(|| [files("scenarios/characters"), files("tests/fixtures/characters")].concat());

/// What was said and ordered in the records, as a file of orders has it.
static ORDERS: LazyLock<Vec<String>> = LazyLock::new(|| RECORDS.iter().map(|text| orders_of(text)).collect());

fn orders_of(record: &str) -> String {
    let recorded = read("record", record.as_bytes()).0.unwrap();
    let playable = recorded.playable();
    let naming = playable.naming();
    let mut text = "[\n".to_owned();
    for line in recorded.lines() {
        let Line::Input { by: By::Seat(seat), input, round, .. } = line else { continue };
        let said = match input {
            Act::Talk(talk) => format!("talk: {}", to_line(talk, &naming).unwrap()),
            Act::Order { order, .. } => format!("order: {}", to_line(order, &naming).unwrap()),
            _ => continue,
        };
        let seat = to_line(seat, &naming).unwrap();
        text.push_str(&format!("    (seat: {seat}, round: {round}, {said}),\n"));
    }
    text.push_str("    (round: 2, facilitator: TakeBack(round: 1, phase: Orders)),\n]\n");
    text
}

impl Kind {
    /// Act number `number` of this kind.
    fn input(&self, number: u64) -> Vec<u8> {
        let roll = &mut roll(number);
        let whole = (self.whole)();
        let (first, second) = (&whole[roll.place_in(whole.len())], &whole[roll.place_in(whole.len())]);
        // A changed record is refused by its chain, unless somebody has made the chain anew.
        if self.name == "record" && roll.below(3) > 0 {
            let lines = first.lines().count();
            let at = roll.place_in(lines) + 1;
            let made = spoil::rechained(first, |number, line| {
                if number != at {
                    return line;
                }
                let line = generate::mutated(&line, &line, &mut roll.clone());
                String::from_utf8_lossy(&line).replace('\n', " ")
            });
            return made.into_bytes();
        }
        generate::mutated(first, second, roll)
    }

    /// Tries an input; says which it was if it panics, and writes it down.
    fn panics(&self, number: u64) -> Option<String> {
        let input = self.input(number);
        catch_unwind(|| (self.body)(&input)).err()?;
        Some(format!("{} {number} panics: {}", self.name, self.keep(number).display()))
    }

    /// Writes an input down, and says where.
    fn keep(&self, number: u64) -> PathBuf {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("panics-{}-{number}", self.name));
        std::fs::write(&path, self.input(number)).unwrap();
        path
    }

    #[track_caller]
    fn never_panics(&self, numbers: std::ops::Range<u64>) {
        let next = AtomicU64::new(numbers.start);
        let threads = std::thread::available_parallelism().map_or(1, usize::from);
        let work = |thread: usize| {
            let tried = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("tried-{}-{thread}", self.name));
            let mut found = Vec::new();
            loop {
                let number = next.fetch_add(1, Ordering::Relaxed);
                if number >= numbers.end {
                    return found;
                }
                std::fs::write(&tried, number.to_string()).unwrap();
                found.extend(self.panics(number));
            }
        };
        let work = &work;
        let found: Vec<String> = std::thread::scope(|scope| {
            let workers: Vec<_> = (0..threads).map(|thread| scope.spawn(move || work(thread))).collect();
            workers.into_iter().flat_map(|worker| worker.join().unwrap()).collect()
        });
        assert!(found.is_empty(), "{} of {}:\n{}", found.len(), numbers.end - numbers.start, found.join("\n"));
    }
}

#[test]
fn a_whole_file_of_each_kind_is_sound() {
    for kind in KINDS {
        assert!((kind.whole)().len() > 1, "{}", kind.name);
        (kind.whole)().iter().take(4).for_each(|text| (kind.body)(text.as_bytes()));
    }
    let orders = bodies::lines_of_orders(ORDERS[0].as_bytes()).expect("the orders can be read");
    assert!(orders > 20, "{orders}");
}

#[test]
fn mutated_scenarios_never_panic() {
    KINDS[0].never_panics(0..100);
}

#[test]
fn mutated_records_never_panic() {
    KINDS[1].never_panics(0..100);
}

#[test]
fn mutated_characters_never_panic() {
    KINDS[2].never_panics(0..250);
}

#[test]
fn mutated_orders_never_panic() {
    KINDS[3].never_panics(0..250);
}

#[test]
#[ignore = "as many as MUTATED says, in all; 4,000 otherwise"]
fn very_many_mutated_files_never_panic() {
    let count: u64 = std::env::var("MUTATED").map_or(4_000, |count| count.parse().expect("MUTATED is a number"));
    let one: Option<u64> = std::env::var("MUTATED_ONE").ok().map(|one| one.parse().expect("MUTATED_ONE is a number"));
    let only = std::env::var("MUTATED_KIND").ok();
    for kind in KINDS.iter().filter(|kind| only.as_ref().is_none_or(|only| only == kind.name)) {
        let count = count / 100 * kind.share;
        if let Some(number) = one {
            kind.keep(number);
        } else {
            println!("{count} of {}", kind.name);
        }
        kind.never_panics(one.map_or(1_000..1_000 + count, |number| number..number + 1));
    }
}
