//! A scenario of several truths on the command line (4.2): which is drawn, who is told, who is not.

use super::{demarche, printed, unusable};
use serde_json::Value;
use std::path::PathBuf;
use std::sync::LazyLock;

const COLD_CHAIN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/cold_chain.ron");
const TRUTHS: [&str; 3] = ["criminal", "directed", "false_flag"];

/// The record of a play in each truth, by policies that do nothing.
static RECORDS: LazyLock<[String; 3]> = LazyLock::new(|| {
    TRUTHS.map(|truth| {
        let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("in-{truth}.record.ron"));
        // What an earlier version of the rules left there may be no record to this one.
        let _ = std::fs::remove_file(&path);
        let path = path.to_str().unwrap().to_owned();
        printed(&["run", COLD_CHAIN, "--truth", truth, "--policy", "pass", "--record", &path, "--force"]);
        path
    })
});

fn recorded(truth: &str) -> &'static str {
    &RECORDS[TRUTHS.iter().position(|one| *one == truth).unwrap()]
}

#[test]
fn a_play_names_its_truth_to_the_facilitator_and_verifies() {
    for truth in TRUTHS {
        let outcome: Value =
            serde_json::from_str(&printed(&["run", COLD_CHAIN, "--truth", truth, "--format", "json"])).unwrap();
        assert_eq!(outcome["truth"], truth);
        let record = recorded(truth);
        assert!(printed(&["replay", record, "--verify"]).starts_with("verified"), "{truth}");
        let told: Value = serde_json::from_str(&printed(&["replay", record, "--format", "json"])).unwrap();
        assert_eq!(told["truth"], truth);
    }
    let one = printed(&["run", "first_demarche", "--format", "json"]);
    assert!(serde_json::from_str::<Value>(&one).unwrap()["truth"].is_null(), "a scenario without several has none");
}

/// What a seat is shown of a play is the same to the byte in each truth, as long as nothing was shown
/// to it that belongs to one.
#[test]
fn a_seat_cannot_tell_the_truths_apart() {
    for seat in ["selwick", "ferrow"] {
        for more in [&["--round", "1"][..], &["--round", "2"], &["--round", "3", "--format", "json"]] {
            let shown = TRUTHS.map(|truth| {
                let record = recorded(truth);
                printed(&[&["replay", record, "--seat", seat], more].concat())
            });
            assert!(shown[0].len() > 100 && shown[0] == shown[1] && shown[1] == shown[2], "{seat}, {more:?}");
        }
    }
    for seat in ["selwick", "norrholt", "calder", "ferrow"] {
        let told = printed(&["replay", recorded("directed"), "--seat", seat, "--round", "3", "--format", "json"]);
        assert!(!TRUTHS.iter().any(|truth| told.contains(&format!("\"{truth}\""))), "{seat} is not told");
    }
}

/// Briefs are printed for the truth that the play of the seed will be about.
#[test]
fn briefs_are_those_of_the_play() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("briefs_in_truths");
    let page = |seat: &str, more: &[&str]| {
        let out = folder.to_str().unwrap();
        let file = printed(&[&["handout", COLD_CHAIN, "--seat", seat, "--out", out], more].concat());
        std::fs::read_to_string(file.trim()).unwrap()
    };
    let of = |truth: &str| page("norrholt", &["--truth", truth]);
    let pages = TRUTHS.map(of);
    assert!(pages[1].contains("The Thaw have the receipt") && !pages[0].contains("The Thaw have the receipt"));
    assert!(pages[1].contains("honourable"), "the way out stands in the brief of whoever needs one");
    let words = pages.each_ref().map(|page| page.split_whitespace().count());
    let (least, most) = (words.iter().min().unwrap(), words.iter().max().unwrap());
    assert!(most * 100 <= least * 125, "{words:?}: pages of about one length");
    for seat in ["selwick", "ferrow"] {
        let pages = TRUTHS.map(|truth| page(seat, &["--truth", truth]));
        assert!(pages[0] == pages[1] && pages[1] == pages[2], "{seat} reads the same");
    }
    for seed in ["1", "2", "3", "4", "5", "6"] {
        let outcome = printed(&["run", COLD_CHAIN, "--seed", seed, "--policy", "pass", "--format", "json"]);
        let drawn = serde_json::from_str::<Value>(&outcome).unwrap()["truth"].as_str().unwrap().to_owned();
        assert_eq!(page("norrholt", &["--seed", seed]), of(&drawn), "seed {seed}");
    }
}

#[test]
fn many_plays_are_told_by_truth() {
    let call = ["simulate", COLD_CHAIN, "--games", "60", "--policy", "pass", "--format", "json"];
    let told: Value = serde_json::from_str(&printed(&call)).unwrap();
    let truths = told["truths"].as_array().unwrap();
    let games: Vec<u64> = truths.iter().map(|truth| truth["games"].as_u64().unwrap()).collect();
    assert_eq!(truths.iter().map(|truth| truth["id"].as_str().unwrap()).collect::<Vec<_>>(), TRUTHS);
    assert!(games.iter().all(|games| *games > 5) && games.iter().sum::<u64>() == 60, "{games:?}");
    let one: Value = serde_json::from_str(&printed(&[&call[..], &["--truth", "directed"]].concat())).unwrap();
    assert_eq!(one["truths"].as_array().unwrap().len(), 1);
    assert_eq!(one["truths"][0]["games"], 60);
    assert!(printed(&["simulate", COLD_CHAIN, "--games", "12"]).contains("false_flag"));
}

#[test]
fn a_truth_that_is_not_stated_is_refused() {
    let said = unusable(&["run", COLD_CHAIN, "--truth", "direct"]);
    assert!(said.contains("there is no truth `direct`") && said.contains("did you mean `directed`?"), "{said}");
    let said = unusable(&["run", "first_demarche", "--truth", "directed"]);
    assert!(said.contains("states no truths to choose from"), "{said}");
    let record = recorded("directed");
    let output = demarche(&["play", record, "--truth", "criminal"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("without `--truth`"));
}
