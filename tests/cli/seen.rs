//! What a record tells one seat, in every byte of every format.

use super::{demarche, file, printed};
use demarche::record::{Line, read};
use demarche::scenario;
use demarche::scenario::Playable;
use demarche::terms::IdKind;
use std::path::Path;

/// No other number of these plays is like it.
const SEED: &str = "76543210987";

/// A play by policies, and its first acts alone.
fn records(scenario: &str, name: &str) -> Vec<String> {
    let path = file(&format!("seen-{name}.record.ron"), "");
    std::fs::remove_file(&path).unwrap();
    let path = path.to_str().unwrap();
    printed(&["run", scenario, "--seed", SEED, "--policy", "cautious", "--record", path]);
    let text = std::fs::read_to_string(path).unwrap();
    let recorded = read(name, text.as_bytes()).0.unwrap();
    let done = |line: &Line| matches!(line, Line::Done { round: 3, .. });
    let cut = recorded.lines().iter().position(done).unwrap() + 1;
    let lines: Vec<&str> = text.split_inclusive('\n').take(cut).collect();
    let half = file(&format!("seen-{name}-half.record.ron"), &lines.concat());
    vec![path.to_owned(), half.to_str().unwrap().to_owned()]
}

/// Whether a hash stands in a text, or a good part of one.
fn holds_a_hash(text: &str) -> bool {
    text.split(|c: char| !c.is_ascii_hexdigit()).any(|word| word.len() >= 16)
}

fn ids(playable: &Playable, kind: IdKind) -> &[String] {
    playable.names.all(kind)
}

#[test]
fn no_seat_is_told_a_seed_a_digest_a_score_or_anothers_objectives() {
    let playable = scenario::load(
        &scenario::text::Source::new("quiet_ledger", scenario::embedded("quiet_ledger").unwrap()),
        &scenario::standard_catalogue(),
    );
    let playable = playable.0.unwrap();
    for record in records("quiet_ledger", "quiet_ledger") {
        assert!(printed(&["replay", &record]).contains("last hash "), "whoever runs the table reads the hash");
        for (seat, id) in ids(&playable, IdKind::Nation).iter().enumerate() {
            let json = printed(&["replay", &record, "--seat", id, "--format", "json"]);
            for said in [&json, &printed(&["replay", &record, "--seat", id])] {
                assert!(!said.contains(SEED) && !holds_a_hash(said) && !said.contains("score"), "{id}: {said}");
            }
            let objectives = playable.scenario.objectives.iter();
            for (objective, name) in objectives.zip(ids(&playable, IdKind::Objective)) {
                let own = objective.nation.index() == seat;
                assert_eq!(json.contains(&format!("\"id\": \"{name}\"")), own, "{id} and {name}");
            }
        }
    }
}

#[test]
fn what_a_seat_is_told_depends_on_no_hidden_truth() {
    // A brief that tells the truth as a fact is of one truth alone.
    let text = scenario::embedded("quiet_ledger").unwrap();
    let (before, rest) = text.split_once("            knows: [\n").unwrap();
    let text = format!("{before}{}", rest.split_once("            ],\n").unwrap().1);
    let other = text.replacen("truth: (actor: \"late_clerks\"", "truth: (actor: \"meridian_ring\"", 1);
    assert_ne!(text, other);
    let (one, other) = (file("seen-one.ron", &text), file("seen-other.ron", &other));
    let worlds = [records(one.to_str().unwrap(), "one_truth"), records(other.to_str().unwrap(), "another_truth")];
    let mut alike = 0;
    for (one, another) in worlds[0].iter().zip(&worlds[1]) {
        for seat in ["oranza", "halvern", "cassilon", "jacarre"] {
            let of = |record: &str, format: &str| printed(&["replay", record, "--seat", seat, "--format", format]);
            if of(one, "text") == of(another, "text") {
                assert_eq!(of(one, "json"), of(another, "json"), "{seat}, {one}");
                alike += 1;
            }
        }
    }
    assert!(alike >= 3, "only {alike} plays look alike, so that little was compared");
}

#[test]
fn each_standing_of_a_record_has_its_own_status() {
    let [whole, half] = records("first_demarche", "standing").try_into().unwrap();
    let status = |record: &str| demarche(&["replay", record, "--verify"]).status.code();
    let said = |record: &str| {
        let output = demarche(&["replay", record, "--verify", "--format", "json"]);
        serde_json::from_slice::<serde_json::Value>(&output.stdout).unwrap()
    };
    assert_eq!(status(&whole), Some(0));
    assert_eq!((said(&whole)["status"].as_str(), said(&whole)["over"].as_bool()), (Some("verified"), Some(true)));
    assert_eq!(status(&half), Some(3));
    assert_eq!((said(&half)["status"].as_str(), said(&half)["over"].as_bool()), (Some("sound"), Some(false)));
    let text = std::fs::read_to_string(&whole).unwrap();
    // A last line that is whole counts, though its line end is missing; one that is cut short does not.
    let unended = file("seen-unended.record.ron", text.strip_suffix('\n').unwrap());
    assert_eq!(status(unended.to_str().unwrap()), Some(0));
    let torn = file("seen-torn.record.ron", text.strip_suffix(")\n").unwrap());
    let torn = torn.to_str().unwrap();
    assert_eq!((status(torn), said(torn)["torn"].as_bool()), (Some(3), Some(true)));
    let altered = file("seen-altered.record.ron", &text.replacen("phase: Orders", "phase: Talks", 1));
    let altered = altered.to_str().unwrap();
    assert_eq!((status(altered), said(altered)["status"].as_str()), (Some(1), Some("differs")));
    let old = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/records/format_1.record.ron");
    let old = old.to_str().unwrap();
    assert_eq!((status(old), said(old)["status"].as_str()), (Some(4), Some("folded")));
    for args in
        [&["--verify", "--seat", "luden"][..], &["--verify", "--round", "2"], &["--round", "99"], &["--round", "0"]]
    {
        let call: Vec<&str> = ["replay", whole.as_str()].into_iter().chain(args.iter().copied()).collect();
        let output = demarche(&call);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(output.stdout.is_empty() && !output.stderr.is_empty(), "{args:?}");
    }
}

#[test]
fn acts_are_ones_own_and_of_others_what_was_seen() {
    let record = &records("quiet_ledger", "acts")[0];
    let acts = |call: &[&str]| -> Vec<serde_json::Value> {
        let value: serde_json::Value = serde_json::from_str(&printed(call)).unwrap();
        value["acts"].as_array().unwrap().clone()
    };
    let all = acts(&["replay", record, "--format", "json"]);
    let orders: Vec<_> = all.iter().filter(|act| act["kind"] == "order").collect();
    assert!(orders.len() > 40, "{}", orders.len());
    for order in &orders {
        assert!(order["action"].is_string() && order["verdict"].is_string() && order["reason"].is_string(), "{order}");
    }
    let worded = |act: &serde_json::Value| act["rung"].is_string() && act["word"].is_string();
    assert!(all.iter().any(worded), "nobody worded anything");
    let seats: Vec<&str> = all.iter().filter_map(|act| act["seat"].as_str()).collect();
    for seat in ["oranza", "halvern", "tavrin"] {
        let seen = acts(&["replay", record, "--seat", seat, "--format", "json"]);
        let own = seen.iter().filter(|act| act["seat"] == seat).count();
        assert_eq!(own, seats.iter().filter(|one| **one == seat).count(), "{seat} has all of its own");
        let others: Vec<_> = seen.iter().filter(|act| act["seat"] != seat).collect();
        assert!(!others.is_empty(), "{seat} saw nobody do anything");
        for act in others {
            let kind = act["kind"].as_str().unwrap();
            assert!(["deed", "claim", "reply"].contains(&kind), "{seat} sees {act}");
            assert!(act["verdict"].is_null() && act["reason"].is_null(), "{seat} sees {act}");
        }
    }
    for act in &all {
        // Each round of this scenario has thirty days.
        assert_eq!(act["day"].as_u64(), act["round"].as_u64().map(|round| 30 * (round - 1) + 1), "{act}");
        assert!(act["date"].is_null(), "{act}");
    }
    // The same of a play that is made now; and of one round alone.
    let round: Vec<_> = all.iter().filter(|act| act["round"] == 2).cloned().collect();
    assert_eq!(acts(&["replay", record, "--round", "2", "--format", "json"]), round);
    assert_eq!(acts(&["run", "quiet_ledger", "--seed", SEED, "--policy", "cautious", "--format", "json"]), all);
}
