//! The law of secrecy over truths (4.2): what all truths of a scenario share tells nobody which was drawn.

use super::secrecy::views_equal;
use crate::common::{Input, PLAYS_IN_TRUTHS, play};
use demarche::dice::Dice;
use demarche::event::Event;
use demarche::record;
use demarche::rules::Engine;
use demarche::scenario::Playable;
use demarche::script::OnlyIn;
use demarche::terms::{CardId, CardSet, InjectId, NationId, TruthId, UpstreamId};
use demarche::world::{World, set_up};

/// What a seat was shown that may belong to some truths only: its cards, what a check told of where
/// they come from, what was published, and what arrived.
fn shown(world: &World, seat: NationId) -> (CardSet, Vec<Option<UpstreamId>>, CardSet, Vec<InjectId>) {
    let sight = world.sight(seat);
    let checked = sight.checked().iter().map(|card| sight.upstream(card)).collect();
    let arrived = sight.injects().map(|(id, _, _)| id).collect();
    let public = world.now().cards.iter().enumerate().filter(|(_, card)| card.public);
    (sight.hand(), checked, public.map(|(at, _)| CardId::at(at)).collect(), arrived)
}

/// The seats whose own briefs, objectives and red lines are the same in all truths.
fn uninitiated(playable: &Playable) -> Vec<NationId> {
    let scenario = &playable.scenario;
    let open = |only_in: &OnlyIn| only_in.0.is_none();
    let seats = scenario.nations.iter().enumerate().filter(|(at, nation)| {
        nation.secret_brief.is_empty()
            && open(&nation.exit_in)
            && nation.knows.iter().all(|fact| open(&fact.only_in))
            && nation.red_lines.iter().all(|line| open(&line.only_in))
            && scenario.objectives.iter().filter(|one| one.nation == NationId::at(*at)).all(|one| open(&one.only_in))
    });
    seats.map(|(at, _)| NationId::at(at)).collect()
}

/// The same inputs in two truths: as long as nothing was shown to a seat that belongs to one of
/// them, it sees the same to the letter, is offered the same and is refused the same.
#[test]
fn plays_in_two_truths_are_the_same_until_something_is_shown() {
    let playable = &PLAYS_IN_TRUTHS[0];
    let (seats, mut compared, mut later) = (uninitiated(playable), 0, 0);
    assert!(seats.len() >= 2, "somebody is not told");
    for seed in 0..super::FIFTY {
        let moments = play(playable, seed);
        for other in &PLAYS_IN_TRUTHS[1..] {
            let mut world = set_up(other);
            for seat in &seats {
                views_equal(&set_up(playable), &world, *seat, seed, "before the first round");
            }
            for moment in &moments {
                let mut engine = Engine::from(world.clone(), Dice::new(seed));
                if moment.input.take(&mut engine).is_err() {
                    break;
                }
                world = engine.world().clone();
                let (one, two) = (&moment.after, &world);
                // When a play is over its truth is opened.
                if one.now().ended.is_some() {
                    break;
                }
                let begins = matches!(moment.input, Input::Open | Input::Begin(_) | Input::Resolve(_));
                for seat in seats.iter().filter(|seat| begins && shown(one, **seat) == shown(two, **seat)) {
                    views_equal(one, two, *seat, seed, &format!("seed {seed}, round {}", one.now().round));
                    compared += 1;
                    later += usize::from(one.now().round > 1);
                }
            }
        }
    }
    assert!(compared > 400 && later > 100, "{compared} views were compared, {later} of them after the first round");
}

/// Nothing that belongs to other truths arrives, is found, judged or reached.
#[test]
fn nothing_of_another_truth_comes_about() {
    for playable in PLAYS_IN_TRUTHS.iter() {
        let (scenario, truth) = (&playable.scenario, playable.scenario.drawn.unwrap());
        let mut arrived = 0;
        for seed in 0..super::FIFTY {
            for event in play(playable, seed).iter().flat_map(|moment| &moment.events) {
                let only_in = match event {
                    Event::InjectArrived { inject, .. } => &scenario.injects[inject.index()].only_in,
                    Event::CardGained { card, .. } => &scenario.cards[card.index()].only_in,
                    Event::ObjectiveJudged { objective, .. } => &scenario.objectives[objective.index()].only_in,
                    _ => continue,
                };
                assert!(only_in.has(truth), "seed {seed}, {truth:?}: {event:?}");
                arrived += usize::from(only_in.0.is_some());
            }
        }
        assert!(arrived > 20, "{truth:?}: {arrived} things of its own came about");
    }
}

/// A seed draws the same truth wherever it is asked, and each as often as its weight says.
#[test]
fn a_seed_draws_by_weight() {
    let whole = Playable { scenario: undrawn(&PLAYS_IN_TRUTHS[0]), ..PLAYS_IN_TRUTHS[0].clone() };
    let weights: Vec<u64> = whole.scenario.truths.iter().map(|truth| truth.weight.into()).collect();
    let (all, plays) = (weights.iter().sum::<u64>(), 10_000);
    let mut counts = vec![0_u64; weights.len()];
    for seed in 0..plays {
        let drawn = record::draw(&whole, seed).unwrap();
        counts[drawn.index()] += 1;
        if seed % 1000 == 0 {
            assert_eq!(record::drawn(&whole, seed).scenario.drawn, Some(drawn));
        }
    }
    for (count, weight) in counts.iter().zip(weights) {
        let expected = plays * weight / all;
        assert!(count.abs_diff(expected) < 200, "{counts:?}");
    }
    let chosen = whole.in_truth(TruthId::at(1));
    assert_eq!(record::draw(&chosen, 7), None, "what was chosen is not drawn again");
    assert_eq!(record::drawn(&chosen, 7).scenario.drawn, Some(TruthId::at(1)));
}

fn undrawn(playable: &Playable) -> demarche::scenario::format::Scenario {
    demarche::scenario::format::Scenario { drawn: None, ..playable.scenario.clone() }
}
