//! `simulate`: the same at any number of threads, the same rows however split.

use super::{demarche, file, printed, unusable};
use serde_json::Value;

fn simulated(more: &[&str]) -> Value {
    let mut args = vec!["simulate", "first_demarche", "--seed", "5", "--format", "json"];
    args.extend(more);
    serde_json::from_str(&printed(&args)).expect("it prints JSON")
}

#[test]
fn threads_change_nothing() {
    for format in ["text", "json"] {
        let with =
            |threads| printed(&["simulate", "quiet_ledger", "--games", "24", "--format", format, "--threads", threads]);
        let one = with("1");
        assert!(one.contains("quiet") || one.contains("Quiet"));
        for threads in ["2", "7"] {
            assert_eq!(one, with(threads), "{threads} threads, {format}");
        }
    }
}

#[test]
fn shards_have_the_rows_of_the_whole() {
    let whole = simulated(&["--games", "23"]);
    let rows = whole["rows"].as_array().expect("rows").clone();
    assert_eq!(rows.len(), 23);
    for of in [1, 2, 5, 23, 40] {
        let parts = (1..=of).flat_map(|part| {
            let part = simulated(&["--games", "23", "--shard", &format!("{part}/{of}")]);
            part["rows"].as_array().expect("rows").clone()
        });
        assert_eq!(parts.collect::<Vec<_>>(), rows, "in {of} parts");
    }
}

/// A row is a play that can be looked at: `run` with its seed and its seats comes to the same.
#[test]
fn a_row_can_be_played_again() {
    let whole = simulated(&["--games", "6"]);
    for row in whole["rows"].as_array().expect("rows") {
        let seed = row["seed"].as_str().expect("a text").to_owned();
        let seats = row["nations"].as_array().expect("seats").iter();
        let seats = seats.map(|seat| format!("{}={}", seat["id"].as_str().unwrap(), seat["policy"].as_str().unwrap()));
        let mut args = vec!["run".to_owned(), "first_demarche".to_owned(), "--seed".to_owned(), seed];
        seats.for_each(|seat| args.extend(["--policy".to_owned(), seat]));
        args.extend(["--format".to_owned(), "json".to_owned()]);
        let args: Vec<&str> = args.iter().map(String::as_str).collect();
        let again: Value = serde_json::from_str(&printed(&args)).expect("it prints JSON");
        assert_eq!((&again["digest"], &again["ending"]), (&row["digest"], &row["ending"]));
        for (one, other) in row["nations"].as_array().unwrap().iter().zip(again["nations"].as_array().unwrap()) {
            assert_eq!(one["score"], other["score"]);
        }
    }
}

#[test]
fn sums_are_the_sums_of_rows() {
    let whole = simulated(&["--games", "40"]);
    let rows = whole["rows"].as_array().expect("rows");
    let endings = whole["endings"].as_array().expect("endings");
    for ending in endings {
        let count = rows.iter().filter(|row| row["ending"] == ending["id"]).count();
        assert_eq!(ending["games"], count, "{ending}");
    }
    assert_eq!(endings.iter().map(|ending| ending["games"].as_u64().unwrap()).sum::<u64>(), 40);
    for (place, seat) in whole["seats"].as_array().expect("seats").iter().enumerate() {
        let scores: Vec<f64> = rows.iter().map(|row| row["nations"][place]["score"].as_f64().unwrap()).collect();
        let mean = scores.iter().sum::<f64>() / 40.0;
        assert!((seat["score"]["mean"].as_f64().unwrap() - mean).abs() < 0.011, "{seat}: {mean}");
    }
}

#[test]
fn nothing_to_play_is_refused() {
    assert!(unusable(&["simulate", "first_demarche", "--games", "0"]).contains("from 1 to"));
}

#[test]
fn what_is_unknown_is_one_line_that_says_what_was_meant() {
    let call = |more: &[&str]| {
        let mut args = vec!["simulate", "lantern_strait", "--games", "1"];
        args.extend(more);
        unusable(&args)
    };
    assert!(call(&["--policy", "cautios"]).contains("did you mean `cautious`?"));
    assert!(call(&["--policy", "maravel=hwak"]).contains("did you mean `hawk`?"));
    assert!(call(&["--policy", "maravle=hawk"]).contains("did you mean `maravel`?"));
    assert!(call(&["--policy", "cautious,,hawk"]).contains("there is no policy ``"));
    assert!(call(&["--shard", "0/4"]).contains("did you mean `1/4`?"));
    assert!(call(&["--shard", "half"]).contains("`1/N`"));
    assert!(call(&["--policy", "missing.ron"]).contains("missing.ron"));
    assert!(unusable(&["simulate", "lantern_strit"]).contains("did you mean `lantern_strait`?"));
    let broken = demarche(&["simulate", "lantern_strait", "--games", "many"]);
    assert_eq!(broken.status.code(), Some(2));
}

/// What the author of a scenario expects of many plays comes about.
#[test]
fn what_the_scenarios_expect_is_met() {
    for scenario in ["lantern_strait", "quiet_ledger", "borrowed_light", "glass_embassy", "first_demarche"] {
        let printed = printed(&["simulate", scenario, "--games", "400", "--format", "json"]);
        let whole: Value = serde_json::from_str(&printed).expect("it prints JSON");
        let expected = whole["expected"].as_array().expect("a list");
        assert!(!expected.is_empty(), "{scenario}");
        for line in expected {
            assert_eq!(line["met"], true, "{scenario}: {line}");
        }
    }
}

#[test]
fn what_falls_short_is_marked() {
    let own = include_str!("../../scenarios/first_demarche.ron");
    let more = own.replace("EndingReached(\"e_two_calls\", 5)", "EndingReached(\"e_two_calls\", 100)");
    assert_ne!(own, more);
    let path = file("expected.ron", &more);
    let text = printed(&["simulate", path.to_str().expect("a path"), "--games", "200"]);
    let marked: Vec<&str> = text.lines().filter(|line| line.trim_end().ends_with("short")).collect();
    assert!(marked.len() == 1 && marked[0].contains("ending e_two_calls"), "{text}");
    assert!(text.contains("1 of 8 expectations of the scenario fall short."), "{text}");
}
