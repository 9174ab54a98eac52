//! The speed of a play: seat-decisions, clones, digests, checking a scenario, and what a screen waits for:
//! a seat's sheet, its communiqué, a record that is taken up again.
//!
//! A seat-decision is one seat's orders of one round: its option stems are
//! listed, orders are chosen and completed at random, and its share of the
//! round is resolved. `docs/performance.md` holds the figures.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a bench may stop at what surprises it"
)]
#![expect(clippy::print_stderr, reason = "the count of stems is a figure that the bench reports")]

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use demarche::dice::{Dice, Key, Purpose, Roll};
use demarche::order::{Act, By, Options, Order, Stem, Tray, Wording};
use demarche::policy::Policy;
use demarche::record;
use demarche::rules::{self, Engine};
use demarche::scenario::text::Source;
use demarche::scenario::{self, Playable};
use demarche::script::Verb;
use demarche::session::{Player, Session, attend};
use demarche::study::Stage;
use demarche::terms::{CardSet, Likelihood, Module, NationId, Phase, Rung, Step};
use demarche::view::View;
use demarche::view::sheet::Sheet;
use demarche::world::{Sight, World, set_up};
use std::hint::black_box;

const SCENARIO: &str = "lantern_strait";

fn playable() -> Playable {
    let text = scenario::embedded(SCENARIO).expect("the scenario is embedded");
    read(text)
}

/// The same at the master level, with every module on from the first round.
fn at_master_level() -> Playable {
    let text = scenario::embedded(SCENARIO).expect("the scenario is embedded");
    let (head, rest) = text.split_once("    modules: [").expect("it lists its modules");
    let (_, tail) = rest.split_once("    ],").expect("the list ends");
    let modules: Vec<String> = Module::ALL.iter().map(|module| format!("(module: {module:?})")).collect();
    let modules = modules.join(", ");
    read(&format!("{}    modules: [{modules}],{tail}", head.replace("level: Standard", "level: Master")))
}

fn read(text: &str) -> Playable {
    let (playable, findings) = scenario::load(&Source::new(SCENARIO, text), &scenario::standard_catalogue());
    playable.unwrap_or_else(|| panic!("{findings:?}"))
}

/// Completes a stem at random, as the policy of that name does.
fn complete(sight: Sight<'_>, stem: Stem, roll: &mut Roll) -> Order {
    let mut order = rules::complete(sight, stem);
    let Some(action) = sight.action(stem.action) else { return order };
    match action.verb {
        Some(Verb::SourceCheck) => {
            let cards = rules::unchecked(sight, stem.incident);
            let place = roll.below(u32::try_from(cards.len()).unwrap_or(0)) as usize;
            order.card = cards.iter().nth(place);
        }
        Some(Verb::Claim { .. }) if stem.target.is_some() => {
            let suspects = stem.incident.and_then(|id| sight.incident(id)).map(|(spec, _)| spec.suspects());
            let who = suspects.and_then(|suspects| roll.choose(suspects)).copied();
            let rung = [Rung::FromTerritory, Rung::LinkedActors, Rung::StateResponsible][roll.below(3) as usize];
            let word = Likelihood::ALL[roll.below(7) as usize];
            let cards = stem.incident.map_or(CardSet::NONE, |id| sight.hand_on(id));
            order.wording =
                Some(Wording { rung, who: who.filter(|_| rung > Rung::FromTerritory), link: None, word, cards });
        }
        _ => {}
    }
    order
}

/// Plays a whole game at random; returns the world and how many seat-decisions it took.
fn play(start: &World, seed: u64, digests: bool) -> (World, u64) {
    let dice = Dice::new(seed);
    let mut engine = Engine::from(start.clone(), dice);
    let (mut decisions, mut stems, mut tray) = (0, Options::with_room(), Tray::default());
    let mut orders: Vec<(NationId, Order)> = Vec::with_capacity(32);
    while engine.world().now().ended.is_none() {
        engine.open();
        engine.begin(Phase::Orders);
        orders.clear();
        for seat in engine.world().table().seats() {
            let sight = engine.world().sight(seat);
            let key = Key {
                round: sight.round(),
                step: Step::Talks,
                purpose: Purpose::Policy,
                actor: 0,
                subject: seat.index() as u64,
                nth: 0,
            };
            let mut roll = dice.roll(key);
            tray.clear();
            rules::options_into(sight, &tray, &mut stems);
            for _ in 0..4 {
                let Some(stem) = stems.get(roll.place_in(stems.len())) else { break };
                let order = complete(sight, stem, &mut roll);
                if rules::admit(sight, &tray, &order).is_ok() {
                    tray.put(order);
                }
            }
            orders.extend(tray.orders().iter().map(|&order| (seat, order)));
            decisions += 1;
        }
        engine.resolve(&mut orders);
        if digests {
            black_box(engine.world().digest());
        }
    }
    (engine.world().clone(), decisions)
}

fn decisions(c: &mut Criterion) {
    let start = set_up(&playable());
    // The same twenty plays each time, whatever their length.
    let plays = |digests: bool| (1..=20).map(|seed| black_box(play(&start, seed, digests)).1).sum::<u64>();
    let mut group = c.benchmark_group("seat-decisions");
    group.throughput(Throughput::Elements(plays(false)));
    group.bench_function("plain", |b| b.iter(|| plays(false)));
    group.bench_function("with digests", |b| b.iter(|| plays(true)));
    let master = set_up(&at_master_level());
    let plays = || (1..=20).map(|seed| black_box(play(&master, seed, false)).1).sum::<u64>();
    group.throughput(Throughput::Elements(plays()));
    group.bench_function("at the master level", |b| b.iter(plays));
    group.finish();
}

/// Whole plays by a policy at every seat, as `simulate` has them: talks in their passes, orders, what came of
/// each play. A seat-decision is then all that one seat does in one round.
fn policies(c: &mut Criterion) {
    let playable = playable();
    let stage = Stage::new(&playable);
    let mut group = c.benchmark_group("policies");
    for name in ["random", "cautious"] {
        let seats = vec![Policy::named(name).expect("there is one"); playable.scenario.nations.len()];
        let play = |seed| stage.play(0, seed, &seats).expect("no script stops it");
        let plays = || (1..=10).map(|seed| u64::from(black_box(play(seed)).rounds)).sum::<u64>();
        group.throughput(Throughput::Elements(plays() * seats.len() as u64));
        group.bench_function(name, |b| b.iter(plays));
    }
    let start = set_up(&playable);
    // The first decision of a play is the longest: most rounds are still to come.
    let planner = Policy::named("planner").expect("there is one");
    let dice = Dice::new(1);
    let mut talks = Engine::from(start, dice);
    talks.open();
    talks.begin(Phase::Talks);
    let mut orders = talks.clone();
    orders.begin(Phase::Orders);
    let own = Dice::for_policy(1, 1);
    group.sample_size(20);
    group.bench_function("planner, talks", |b| {
        b.iter(|| planner.talk(View::of(talks.world(), NationId::at(0)), 0, own));
    });
    group.bench_function("planner, orders", |b| {
        b.iter(|| planner.order(View::of(orders.world(), NationId::at(0)), &mut Tray::default(), own));
    });
    group.finish();
}

fn parts(c: &mut Criterion) {
    let start = set_up(&playable());
    let dice = Dice::new(1);
    let start = Engine::from(start, dice);
    let mut engine = start.clone();
    engine.open();
    engine.begin(Phase::Orders);
    let opened = engine.world();
    let ended = play(start.world(), 1, false).0;
    c.bench_function("clone in round 1", |b| b.iter(|| black_box(opened.clone())));
    c.bench_function("clone after the last round", |b| b.iter(|| black_box(ended.clone())));
    c.bench_function("digest in round 1", |b| b.iter(|| black_box(opened.digest())));
    let seat = NationId::at(0);
    let mut stems = Options::with_room();
    rules::options_into(opened.sight(seat), &Tray::default(), &mut stems);
    eprintln!("stems of the first seat in round 1: {}", stems.len());
    c.bench_function("options of one seat", |b| {
        b.iter(|| rules::options_into(opened.sight(seat), &Tray::default(), black_box(&mut stems)));
    });
    c.bench_function("open a round", |b| {
        b.iter_batched_ref(|| start.clone(), Engine::open, BatchSize::SmallInput);
    });
    c.bench_function("resolve without orders", |b| {
        b.iter_batched_ref(|| engine.clone(), |engine| engine.resolve(&mut []), BatchSize::SmallInput);
    });
}

fn reading(c: &mut Criterion) {
    c.bench_function("check lantern_strait", |b| b.iter(|| black_box(playable())));
}

/// The rounds after which a table is looked at: a play of `lantern_strait` is well under way.
const ROUNDS: u8 = 4;

/// A table in the communiqué of a round, with one person who says nothing among cautious ministries.
fn after(rounds: u8, person: NationId) -> Session {
    let playable = playable();
    let cautious = Player::named("cautious").expect("there is one");
    let nations = (0..playable.scenario.nations.len()).map(NationId::at);
    let seats: Vec<_> =
        nations.map(|seat| (seat, if seat == person { Player::Person } else { cautious.clone() })).collect();
    let mut session = Session::new(&playable, 1, &seats);
    while (session.round(), session.phase()) != (rounds, Phase::Communique) {
        assert!(!session.is_over() && !session.is_stopped(), "the play lasts {rounds} rounds");
        let ready = session.stamped(By::Seat(person), Act::Ready(true));
        attend(&mut session, ready);
    }
    session
}

fn screens(c: &mut Criterion) {
    let seat = NationId::at(0);
    let session = after(ROUNDS, seat);
    let record = session.record();
    let (recorded, fault) = record::read(SCENARIO, record.as_bytes());
    assert!(fault.is_none(), "{fault:?}");
    let world = recorded.expect("it is a record").end();
    let mut group = c.benchmark_group(format!("after {ROUNDS} rounds"));
    group.bench_function("sheet of a seat", |b| {
        let tray = Tray::default();
        b.iter(|| black_box(Sheet::of(&world, seat, &tray)));
    });
    group.bench_function("communiqué", |b| b.iter(|| black_box(session.communique(seat))));
    group.sample_size(20);
    group.throughput(Throughput::Bytes(record.len() as u64));
    group.bench_function("resume", |b| {
        b.iter(|| black_box(Session::resume(SCENARIO, record.as_bytes())).is_ok());
    });
    group.finish();
}

criterion_group!(benches, decisions, policies, parts, reading, screens);
criterion_main!(benches);
