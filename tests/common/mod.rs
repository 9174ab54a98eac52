//! A small driver of plays: arbitrary inputs, the same for the same seed.

mod inputs;
mod table;

pub(crate) use inputs::{some_order, some_talk, some_tray};
pub(crate) use table::some_act;

use demarche::dice::{Dice, Key, Purpose, Roll};
use demarche::event::Event;
use demarche::order::{Act, By, FacilitatorAct, Order, Refusal, Talk};
use demarche::policy::{Planner, Policy};
use demarche::rules::Engine;
use demarche::scenario::text::{Source, render};
use demarche::scenario::{EMBEDDED, Playable, load, standard_catalogue};
use demarche::session::{Command, Output, Session, Stamped, attend};
use demarche::terms::{NationId, Phase, Step};
use demarche::world::{World, set_up};
use std::sync::LazyLock;

pub(crate) const TWO_PORTS: &str = include_str!("../fixtures/two_ports.ron");
pub(crate) const ROUND_TABLE: &str = include_str!("../fixtures/round_table.ron");
pub(crate) const ACADEMY: &str = include_str!("../fixtures/academy.ron");
pub(crate) const NARROWS: &str = include_str!("../fixtures/narrows.ron");
pub(crate) const COLD_CHAIN: &str = include_str!("../fixtures/cold_chain.ron");
pub(crate) const HARBOUR: &str = include_str!("../fixtures/harbour.ron");

/// The scenarios that laws are tried on.
pub(crate) static SCENARIOS: LazyLock<Vec<Playable>> = LazyLock::new(|| {
    let fixtures = [
        ("two_ports", TWO_PORTS),
        ("harbour", HARBOUR),
        ("academy", ACADEMY),
        ("round_table", ROUND_TABLE),
        ("narrows", NARROWS),
    ];
    let one = fixtures.iter().chain(EMBEDDED).map(|(name, text)| loaded(name, text));
    one.chain(PLAYS_IN_TRUTHS.iter().cloned()).collect()
});

/// A scenario of three truths, in each of them.
pub(crate) static PLAYS_IN_TRUTHS: LazyLock<Vec<Playable>> = LazyLock::new(|| {
    let playable = loaded("cold_chain", COLD_CHAIN);
    let truths = playable.to_draw();
    truths.into_iter().map(|(truth, _)| playable.in_truth(truth)).collect()
});

/// A scenario of which the text must be sound.
pub(crate) fn loaded(name: &str, text: &str) -> Playable {
    let source = Source::new(name, text);
    let (playable, findings) = load(&source, &standard_catalogue());
    playable.unwrap_or_else(|| panic!("{name} does not load:\n{}", render(&findings, &source)))
}

/// The policy of a name that there is.
pub(crate) fn policy(name: &str) -> Policy {
    Policy::named(name).unwrap_or_else(|unknown| panic!("{unknown}"))
}

/// Every policy that has a name, the planner with a budget for many worlds.
pub(crate) fn policies() -> Vec<Policy> {
    let small = Planner { rollouts: 4, worlds: 1, rounds: 1, ..Planner::default() };
    let small = |policy| if matches!(policy, Policy::Planner(_)) { Policy::Planner(small) } else { policy };
    Policy::all().into_iter().map(small).collect()
}

/// A generator of its own for each purpose of a test.
pub(crate) fn roll(seed: u64, purpose: u64) -> Roll {
    let key = Key { round: 0, step: Step::Talks, purpose: Purpose::Policy, actor: purpose, subject: 0, nth: 0 };
    Dice::new(seed).roll(key)
}

/// One thing that is done to a world.
#[derive(Clone)]
pub(crate) enum Input {
    /// A round opens.
    Open,
    /// A phase begins.
    Begin(Phase),
    /// A seat says something.
    Say(NationId, Talk),
    /// Whoever runs the table does something.
    Facilitate(FacilitatorAct),
    /// What everybody ordered is resolved.
    Resolve(Vec<(NationId, Order)>),
}

impl Input {
    /// Does it.
    pub(crate) fn take(&self, engine: &mut Engine) -> Result<(), Refusal> {
        match self {
            Self::Open => engine.open(),
            Self::Begin(phase) => engine.begin(*phase),
            Self::Say(by, talk) => engine.say(*by, talk.clone())?,
            Self::Facilitate(act) => engine.facilitate(act)?,
            Self::Resolve(orders) => engine.resolve(&mut orders.clone()),
        }
        Ok(())
    }
}

/// The table does something, policies answer, and nothing is refused.
pub(crate) fn done(session: &mut Session, by: By, act: Act) {
    let outputs = attend(session, session.stamped(by, act));
    let refused = outputs.iter().find(|output| matches!(output, Output::Refused { .. }));
    assert!(refused.is_none(), "{refused:?}");
}

/// Time passes at the table.
pub(crate) fn pass(session: &mut Session, seconds: u16) {
    attend(session, Stamped { at: session.now(), key: None, command: Command::Pass { seconds } });
}

/// The table goes on by a phase.
pub(crate) fn go_on(session: &mut Session) {
    attend(session, session.stamped(By::Table, Act::EndPhase));
}

/// The table goes on to the end of the play, or to where a script stops it.
pub(crate) fn play_out(session: &mut Session) {
    while !session.is_over() && !session.is_stopped() {
        go_on(session);
    }
}

/// A play in the first round, in a phase, nobody having said or ordered anything.
pub(crate) fn begun(playable: &Playable, seed: u64, phase: Phase) -> Engine {
    let mut engine = Engine::from(set_up(playable), Dice::new(seed));
    engine.open();
    [Phase::Talks, Phase::Orders].into_iter().filter(|next| *next <= phase).for_each(|next| engine.begin(next));
    engine
}

/// A round in which nobody says or orders anything, to its communiqué.
pub(crate) fn silent_round(engine: &mut Engine) {
    engine.open();
    engine.begin(Phase::Talks);
    engine.begin(Phase::Orders);
    engine.resolve(&mut []);
}

/// One input of a play: the world before it, what it was, what came of it.
pub(crate) struct Moment {
    pub(crate) before: World,
    pub(crate) input: Input,
    pub(crate) events: Vec<Event>,
    pub(crate) after: World,
}

/// Plays a scenario to its end with arbitrary inputs, refused ones left out.
pub(crate) fn play(playable: &Playable, seed: u64) -> Vec<Moment> {
    let dice = Dice::new(seed);
    let roll = &mut roll(seed, 1);
    let mut moments: Vec<Moment> = Vec::new();
    let mut world = set_up(playable);
    let do_it = |world: &mut World, moments: &mut Vec<Moment>, input: Input| {
        let mut engine = Engine::from(world.clone(), dice);
        if input.take(&mut engine).is_ok() {
            let (events, after) = (engine.events().to_vec(), engine.world().clone());
            moments.push(Moment { before: std::mem::replace(world, after.clone()), input, events, after });
        }
    };
    while world.now().ended.is_none() {
        do_it(&mut world, &mut moments, Input::Open);
        do_it(&mut world, &mut moments, Input::Begin(Phase::Talks));
        talk(&mut world, &mut moments, roll, 12, &do_it);
        do_it(&mut world, &mut moments, Input::Begin(Phase::Orders));
        talk(&mut world, &mut moments, roll, 3, &do_it);
        if roll.below(2) == 0 {
            let act = table::some_act(&world, roll);
            do_it(&mut world, &mut moments, Input::Facilitate(act));
        }
        let orders = world.table().seats().flat_map(|seat| {
            let tray = some_tray(world.sight(seat), roll);
            tray.orders().iter().map(move |&order| (seat, order)).collect::<Vec<_>>()
        });
        let orders = Input::Resolve(orders.collect());
        do_it(&mut world, &mut moments, orders);
        assert!(moments.len() < 10_000, "a play has an end");
    }
    moments
}

fn talk(
    world: &mut World,
    moments: &mut Vec<Moment>,
    roll: &mut Roll,
    times: u32,
    do_it: &impl Fn(&mut World, &mut Vec<Moment>, Input),
) {
    for seat in world.table().seats() {
        for _ in 0..roll.below(times) {
            let talk = some_talk(world, seat, roll);
            do_it(world, moments, Input::Say(seat, talk));
        }
    }
}
