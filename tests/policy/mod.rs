//! Policies at whole tables: all four in every seat, to an ending.

mod table;

use crate::common::policy;
use demarche::event::Fate;
use demarche::order::{Proviso, Refusal, Talk};
use demarche::policy::Policy;
use std::collections::BTreeMap;
use table::{Played, Tally, academy, fixture, lantern, narrows, play};

/// Seats filled by turns from a list of policies.
fn mix(policies: &[Policy], seats: usize, shift: usize) -> Vec<Policy> {
    (0..seats).map(|seat| policies[(seat + shift) % policies.len()].clone()).collect()
}

fn check(played: &Played, name: &str) {
    assert!(played.world.now().ended.is_some(), "{name}: the play ends");
    for (policy, talk, refusal) in &played.refused {
        // Said at the same time as others: staff may be gone to a meeting, nothing else may be wrong.
        assert!(matches!(refusal, Refusal::NotEnoughStaff { .. }), "{name}: {policy} said {talk:?}: {refusal}");
    }
    assert!(
        played.refused.len() * 20 <= played.said.max(20),
        "{name}: {} of {} refused",
        played.refused.len(),
        played.said
    );
    for (policy, chosen) in &played.chosen {
        let reason = &chosen.reason;
        assert!(!reason.is_empty() && !reason.contains('_') && !reason.contains('{'), "{name}: {policy}: `{reason}`");
    }
}

#[test]
fn every_policy_plays_every_seat() {
    let all = Policy::all();
    for (name, world) in [("lantern_strait", lantern()), ("two_ports", fixture()), ("narrows", narrows())] {
        let seats = world.table().nations.len();
        for seed in 0..6 {
            for shift in 0..all.len() {
                check(&play(&world, seed, &mix(&all, seats, shift)), name);
            }
            for policy in &all {
                check(&play(&world, seed, &vec![policy.clone(); seats]), name);
            }
        }
    }
}

#[test]
fn the_same_seed_makes_the_same_choices() {
    let world = lantern();
    let seats = mix(&["cautious", "hawk", "random"].map(policy), 5, 0);
    let (one, other) = (play(&world, 11, &seats), play(&world, 11, &seats));
    assert_eq!(one.chosen, other.chosen);
    assert_eq!(one.talks, other.talks);
    assert_eq!(one.world.digest(), other.world.digest());
    assert_ne!(play(&world, 12, &seats).chosen, one.chosen);
}

#[test]
fn random_reaches_every_kind_of_talk_and_order() {
    let world = lantern();
    let (mut talks, mut actions) = (BTreeMap::new(), BTreeMap::new());
    for seed in 0..150 {
        let played = play(&world, seed, &[const { Policy::Random }; 5]);
        for talk in &played.talks {
            let debug = format!("{talk:?}");
            let kind = debug.split([' ', '(']).next().unwrap_or_default().to_owned();
            *talks.entry(kind).or_insert(0) += 1;
        }
        for (_, chosen) in &played.chosen {
            *actions.entry(chosen.order.action).or_insert(0) += 1;
        }
    }
    assert_eq!(talks.len(), 10, "{talks:?}");
    let table = world.table();
    let played = table
        .actions
        .iter()
        .filter(|action| table.module_from(action.module) > 0 && !table.forbidden[action.id.index()]);
    let missing: Vec<_> =
        played.filter(|action| !actions.contains_key(&action.id)).map(|action| table.text(action.title)).collect();
    assert!(missing.is_empty(), "never ordered: {missing:?}");
}

#[test]
fn policies_build_capacity() {
    let world = academy();
    for policy in ["cautious", "hawk", "mediator", "trader"].map(policy) {
        let played = play(&world, 3, &vec![policy.clone(); 4]);
        let begun = played.world.now().programmes.iter().filter(|now| now.began > 0).count();
        assert!(begun > 0, "{policy}: nothing began");
    }
    let mut kinds = BTreeMap::new();
    for seed in 0..60 {
        for talk in &play(&world, seed, &[const { Policy::Random }; 4]).talks {
            if let Talk::Programme(talk) = talk {
                let debug = format!("{talk:?}");
                *kinds.entry(debug.split(' ').next().unwrap_or_default().to_owned()).or_insert(0) += 1;
            }
        }
    }
    assert_eq!(kinds.len(), 5, "{kinds:?}");
}

#[test]
fn random_pledges_imposes_and_lifts() {
    let (mut given, mut verbs) = (Vec::new(), BTreeMap::new());
    for seed in 0..40 {
        let played = play(&narrows(), seed, &[const { Policy::Random }; 3]);
        given.extend(played.world.now().pledges.iter().copied());
        for (_, chosen) in &played.chosen {
            let verb = played.world.table().action(chosen.order.action).and_then(|action| action.verb);
            *verbs.entry(format!("{verb:?}")).or_insert(0) += 1;
            assert_eq!(chosen.reason, "drawn by lot");
        }
    }
    for fate in [Fate::Kept, Fate::Broken, Fate::Overtaken] {
        assert!(given.iter().any(|pledge| pledge.fate == Some(fate)), "no pledge was {}", fate.word());
    }
    let kinds = [
        given.iter().any(|one| matches!(one.pledge.provided, Some(Proviso::Conduct(..)))),
        given.iter().any(|one| matches!(one.pledge.provided, Some(Proviso::Continues(..)))),
        given.iter().any(|one| matches!(one.pledge.provided, Some(Proviso::Restrains(..)))),
        given.iter().any(|one| matches!(one.pledge.provided, Some(Proviso::Unrestrained(..)))),
        given.iter().any(|one| matches!(one.pledge.provided, Some(Proviso::NamesUs(..)))),
        given.iter().any(|one| one.pledge.provided.is_none() && one.is_public()),
    ];
    assert_eq!(kinds, [true; 6]);
    assert!(verbs.contains_key("Some(Impose)") && verbs.contains_key("Some(Lift)"), "{verbs:?}");
}

/// The distribution that authors tune by; `--nocapture` prints it.
#[test]
fn mixes_reach_at_least_three_endings_of_lantern_strait() {
    let mixes: [(&str, &[&str]); 9] = [
        ("all pass", &["pass"]),
        ("all random", &["random"]),
        ("all cautious", &["cautious"]),
        ("all hawk", &["hawk"]),
        ("all legalist", &["legalist"]),
        ("all mediator", &["mediator"]),
        ("all trader", &["trader"]),
        ("cautious and hawk", &["cautious", "hawk"]),
        ("mixed", &["cautious", "random", "hawk", "mediator", "pass"]),
    ];
    let games = std::env::var("DEMARCHE_GAMES").ok().and_then(|games| games.parse().ok()).unwrap_or(24);
    let world = lantern();
    let mut endings = BTreeMap::new();
    for (name, policies) in mixes {
        let policies: Vec<_> = policies.iter().map(|name| policy(name)).collect();
        let mut tally = Tally::default();
        for seed in 0..games {
            let played = play(&world, seed, &mix(&policies, 5, usize::try_from(seed).unwrap() % 5));
            tally.add(&played);
        }
        println!("{name}: {tally}");
        for (ending, count) in tally.endings {
            *endings.entry(ending).or_insert(0) += count;
        }
    }
    assert!(endings.len() >= 3, "{endings:?}");
}
