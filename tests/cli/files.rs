//! Files: what is written, over what, and what is refused; and what becomes of a play meanwhile.

use super::{demarche, printed, unusable};
use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

fn folder() -> TempDir {
    tempfile::tempdir().expect("there is room")
}

/// The program in a folder of its own, which also holds its data, without a display.
fn at(folder: &Path, args: &[&str]) -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_demarche"));
    program.current_dir(folder).args(["--data", "."]).args(args).env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY");
    program
}

fn done(folder: &Path, args: &[&str]) -> (Option<i32>, String, String) {
    let Output { status, stdout, stderr } = at(folder, args).output().expect("the program runs");
    let text = |bytes| String::from_utf8(bytes).expect("it is text");
    (status.code(), text(stdout), text(stderr))
}

fn digest(told: &str) -> &str {
    told.lines().find(|line| line.starts_with("digest")).expect("it tells one")
}

#[test]
fn a_record_takes_the_place_of_nothing_but_an_older_one_and_only_if_asked() {
    let folder = folder();
    let file = |name: &str| folder.path().join(name);
    let run = |args: &[&str]| done(folder.path(), &[&["run", "first_demarche", "--policy", "pass"], args].concat());
    fs::write(file("own.ron"), "my own scenario").expect("it is written");
    for args in [&["--record", "own.ron"][..], &["--record", "own.ron", "--force"], &["--record", "/dev/full"]] {
        let (status, told, said) = run(args);
        assert_eq!((status, told.as_str(), said.lines().count()), (Some(2), "", 1), "{said}");
    }
    assert_eq!(fs::read_to_string(file("own.ron")).expect("it is there"), "my own scenario");
    assert_eq!(run(&["--record", "a.record.ron"]).0, Some(0));
    let first = fs::read(file("a.record.ron")).expect("it is there");
    let (status, _, said) = run(&["--record", "a.record.ron", "--seed", "2"]);
    assert!(status == Some(2) && said.contains("--force"), "{said}");
    assert_eq!(fs::read(file("a.record.ron")).expect("it is there"), first);
    assert_eq!(run(&["--record", "a.record.ron", "--seed", "2", "--force"]).0, Some(0));
    assert_ne!(fs::read(file("a.record.ron")).expect("it is there"), first);
    assert_eq!(done(folder.path(), &["replay", "a.record.ron", "--verify"]).0, Some(0));
    assert_eq!(run(&["--force"]).0, Some(2), "there is nothing to force");
    assert_eq!(fs::read_dir(folder.path()).expect("it is there").count(), 2, "nothing is left beside");
}

#[cfg(target_os = "linux")]
#[test]
fn what_nobody_could_write_is_said_and_a_reader_that_went_away_is_not() {
    let (folder, calls) = (
        folder(),
        [
            &["run", "first_demarche", "--policy", "pass", "--format", "json"][..],
            &["simulate", "first_demarche", "--policy", "pass", "--games", "2", "--format", "json"],
            &["check", "first_demarche", "--format", "sarif"],
            &["--help"],
        ],
    );
    for args in calls {
        let full = fs::File::options().write(true).open("/dev/full").expect("the system has it");
        let output = at(folder.path(), args).stdout(full).output().expect("the program runs");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!((output.status.code(), said.lines().count()), (Some(2), 1), "{args:?}: {said}");
        let (reader, writer) = std::io::pipe().expect("there are pipes");
        drop(reader);
        let output = at(folder.path(), args).stdout(writer).output().expect("the program runs");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!((output.status.code(), said.as_str()), (Some(0), ""), "{args:?}");
    }
}

#[test]
fn orders_that_never_come_due_are_listed_and_set_no_seat_to_pass() {
    let folder = folder();
    let orders = r#"[
        (seat: "corrane", round: 0, order: (action: "crisis_call", target: "luden")),
        (seat: "corrane", round: 99, order: (action: "crisis_call", target: "luden")),
        (round: 2, phase: Resolution, facilitator: Note(text: "never noted")),
    ]"#;
    fs::write(folder.path().join("orders.ron"), orders).expect("it is written");
    let (_, without, _) = done(folder.path(), &["run", "first_demarche"]);
    let (status, told, said) = done(folder.path(), &["run", "first_demarche", "--orders", "orders.ron"]);
    assert_eq!((status, digest(&told)), (Some(1), digest(&without)), "{said}");
    for (line, why) in said.lines().zip(["counted from 1", "the scenario has", "no play stands in Resolution"]) {
        assert!(line.contains("never put in") && line.contains(why), "{said}");
    }
    assert_eq!(said.lines().count(), 3, "{said}");
    let both = r#"[(seat: "corrane", round: 1, facilitator: Note(text: "whose"))]"#;
    fs::write(folder.path().join("orders.ron"), both).expect("it is written");
    let (status, _, said) = done(folder.path(), &["run", "first_demarche", "--orders", "orders.ron"]);
    assert!(status == Some(2) && said.contains("entry 1"), "{said}");
}

#[test]
fn what_contradicts_or_is_out_of_range_is_refused_in_a_line() {
    let twice = ["run", "first_demarche", "--policy", "hawk", "--policy", "pass"];
    assert!(unusable(&twice).contains("twice"));
    let twice = ["run", "first_demarche", "--policy", "luden=hawk", "--policy", "luden=pass"];
    assert!(unusable(&twice).contains("twice for this seat"));
    let simulate = |more: [&str; 2]| unusable(&[&["simulate", "first_demarche"][..], &more].concat());
    for wrong in ["0", "-1", "4294967296", "99999999999999999999", "ten"] {
        assert!(simulate(["--games", wrong]).contains("from 1 to 10000000"));
    }
    assert!(simulate(["--threads", "0"]).contains("from 1 to"));
    assert!(simulate(["--seed", "18446744073709551616"]).contains("from 0 to 18446744073709551615"));
    assert!(simulate(["--seed", "18446744073709551615"]).contains("seeds end at"));
    let many = ["simulate", "first_demarche", "--policy", "pass", "--games", "2", "--threads", "18446744073709551615"];
    printed(&many);
}

#[test]
fn a_seed_is_a_text_in_json() {
    let seed = "11400714819323198485";
    let run = printed(&["run", "first_demarche", "--policy", "pass", "--seed", seed, "--format", "json"]);
    assert_eq!(serde_json::from_str::<Value>(&run).expect("it is JSON")["seed"], seed);
    let call = ["simulate", "first_demarche", "--policy", "pass", "--seed", seed, "--games", "3", "--format", "json"];
    let many: Value = serde_json::from_str(&printed(&call)).expect("it is JSON");
    assert_eq!((&many["seed"], &many["rows"][2]["seed"]), (&seed.into(), &"11400714819323198487".into()));
    assert_eq!(many.as_object().and_then(|keys| keys.keys().next_back()).map(String::as_str), Some("rows"));
}

#[test]
fn nobody_takes_the_name_of_another() {
    let folder = folder();
    let character = |file: &str, name: &str, about: &str| {
        let text = format!("(name: \"{name}\", about: \"{about}\")");
        fs::write(folder.path().join(file), text).expect("it is written");
    };
    let run = |policies: &str| done(folder.path(), &["run", "first_demarche", "--policy", policies]);
    for name in ["cautious", "person", "pass", "random", "planner", "scripted"] {
        character("own.ron", name, "Sits still.");
        let (status, _, said) = run("own.ron");
        assert!(status == Some(2) && said.contains(name) && said.lines().count() == 1, "{said}");
    }
    character("own.ron", "still", "Sits still.");
    character("same.ron", "still", "Sits still.");
    character("other.ron", "still", "Sits elsewhere.");
    assert_eq!(run("own.ron,same.ron").0, Some(0));
    let (status, _, said) = run("own.ron,other.ron");
    assert!(status == Some(2) && said.contains("two files"), "{said}");
}

#[test]
fn a_file_in_the_place_of_what_the_program_carries_is_named() {
    let folder = folder();
    let own = folder.path().join("scenarios");
    fs::create_dir(&own).expect("it is made");
    let text = fs::read_to_string("scenarios/first_demarche.ron").expect("it is there");
    fs::write(own.join("first_demarche.ron"), &text).expect("it is written");
    let call = ["run", "first_demarche", "--policy", "pass", "--format", "json"];
    let (_, same, said) = done(folder.path(), &call);
    assert!(!same.contains("overlaid") && said.is_empty(), "the same text takes no place: {said}");
    fs::write(own.join("first_demarche.ron"), text + "// mine\n").expect("it is written");
    let (status, told, said) = done(folder.path(), &call);
    assert!(status == Some(0) && said.contains("first_demarche.ron takes the place"), "{said}");
    let told: Value = serde_json::from_str(&told).expect("it is JSON");
    assert_eq!(told["overlaid"][0], "scenarios/first_demarche.ron");
    // What lies in the working folder comes before what lies in the data.
    let elsewhere = tempfile::tempdir().expect("there is room");
    let data = folder.path().to_str().expect("its name is text");
    let mut program = Command::new(env!("CARGO_BIN_EXE_demarche"));
    let output = program.current_dir(elsewhere.path()).args(["--data", data]).args(call).output();
    let said = String::from_utf8(output.expect("the program runs").stderr).expect("it is text");
    assert!(said.contains("takes the place"), "{said}");
}

#[test]
fn without_a_window_policies_play_to_the_end_and_the_record_is_kept() {
    let folder = folder();
    for number in ["001", "002"] {
        let (status, told, said) = done(folder.path(), &[]);
        assert_eq!((status, said.lines().count()), (Some(0), 1), "{said}");
        assert!(told.contains("digest ") && told.contains("The window: "), "{told}");
        let record = format!("records/lantern_strait-{number}.record.ron");
        assert!(told.contains(&record), "{told}");
        assert_eq!(done(folder.path(), &["replay", "--verify", &record]).0, Some(0));
    }
}

#[cfg(unix)]
#[test]
fn nothing_is_read_that_is_too_large_or_has_no_end() {
    let folder = folder();
    let large = fs::File::create(folder.path().join("large.ron")).expect("it is made");
    large.set_len(1 << 40).expect("it grows");
    let pipe = folder.path().join("pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().expect("mkfifo is there").success());
    for file in ["large.ron", "pipe", "/dev/zero"] {
        for verb in ["check", "replay", "run"] {
            let (status, _, said) = done(folder.path(), &[verb, file]);
            assert!(status == Some(2) && said.contains(file) && said.lines().count() == 1, "{verb} {file}: {said}");
        }
    }
    let mut program = at(folder.path(), &["run", "-", "--policy", "pass"]);
    let scenario = fs::File::open("scenarios/first_demarche.ron").expect("it is there");
    assert!(program.stdin(scenario).output().expect("the program runs").status.success());
}

/// Starts a play and breaks it off as soon as the program listens for that.
#[cfg(target_os = "linux")]
fn broken_off(folder: &Path, args: &[&str]) -> Output {
    const INTERRUPT: u64 = 1 << 1;
    let child = at(folder, args).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program runs");
    let about = format!("/proc/{}/status", child.id());
    let listens = || {
        let about = fs::read_to_string(&about).expect("it runs");
        let caught = about.lines().find_map(|line| line.strip_prefix("SigCgt:")).expect("the system tells");
        u64::from_str_radix(caught.trim(), 16).is_ok_and(|caught| caught & INTERRUPT != 0)
    };
    while !listens() {
        std::thread::yield_now();
    }
    assert!(Command::new("kill").args(["-INT", &child.id().to_string()]).status().expect("kill is there").success());
    child.wait_with_output().expect("it ends")
}

#[cfg(target_os = "linux")]
#[test]
fn what_was_played_until_ctrl_c_is_told_and_kept() {
    let folder = folder();
    let file = |name: &str| folder.path().join(name);
    let many = ["simulate", "lantern_strait", "--policy", "pass", "--games", "10000000", "--format", "json"];
    let output = broken_off(folder.path(), &many);
    assert_eq!(output.status.code(), Some(130), "{}", String::from_utf8_lossy(&output.stderr));
    let told: Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
    assert_eq!(told["played"].as_u64(), told["rows"].as_array().map(|rows| rows.len() as u64));

    let run = ["run", "lantern_strait", "--policy", "planner", "--record", "a.record.ron"];
    let output = broken_off(folder.path(), &run);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.code() == Some(130) && said.contains("the record so far is in a.record.ron"), "{said}");
    assert_eq!(done(folder.path(), &["replay", "a.record.ron", "--verify"]).0, Some(3), "sound as far as it goes");
    let older = fs::read(file("a.record.ron")).expect("it is there");
    let output = broken_off(folder.path(), &[&run[..], &["--force"]].concat());
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.contains("the record so far is in a-001.record.ron"), "{said}");
    assert_eq!(fs::read(file("a.record.ron")).expect("it is there"), older);
    assert_eq!(done(folder.path(), &["replay", "a-001.record.ron", "--verify"]).0, Some(3));
}

/// Kills the program once so much of the record is on disk, and gives what lies there then.
fn killed(folder: &Path, args: &[&str], record: &Path, after: u64) -> Option<Vec<u8>> {
    let mut child = at(folder, args).stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the program runs");
    let mut seen = Vec::new();
    while child.try_wait().expect("it is ours").is_none() {
        seen = fs::read(record).unwrap_or(seen);
        if seen.len() as u64 >= after {
            child.kill().expect("it is ours");
            break;
        }
        std::thread::yield_now();
    }
    child.wait().expect("it ends");
    let there = fs::read(record).ok()?;
    // What is on disk a moment before may be cut off again only where its last line is torn.
    let whole = seen.iter().rposition(|byte| *byte == b'\n').map_or(0, |last| last + 1);
    assert!(there.starts_with(&seen[..whole]), "something that was written is lost");
    Some(there)
}

#[test]
#[ignore = "plays 300 times, which takes minutes; .ci/run runs it"]
fn whoever_kills_the_program_finds_a_record_that_goes_on_or_the_older_one() {
    let folder = folder();
    let run = ["run", "first_demarche", "--record", "x.record.ron"];
    let (record, part) = (folder.path().join("x.record.ron"), folder.path().join("x.record.ron.part"));
    assert_eq!(done(folder.path(), &run).0, Some(0));
    let older = fs::read(&record).expect("it is there");
    let (mut kept, mut none, mut replaced) = (0, 0, 0);
    let mut place = 1_u64;
    for nth in 0..300 {
        // A fixed sequence of places all over the record.
        place = place.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let after = (place >> 33) % (older.len() as u64 + 1);
        if nth % 2 == 0 {
            let _ = fs::remove_file(&record);
            match killed(folder.path(), &run, &record, after) {
                Some(there) if there.contains(&b'\n') => {
                    kept += 1;
                    let (status, told, said) = done(folder.path(), &["replay", "x.record.ron", "--verify"]);
                    assert!(matches!(status, Some(0 | 3)), "after {after}: {told}{said}");
                }
                _ => none += 1,
            }
        } else {
            fs::write(&record, &older).expect("it is written");
            killed(folder.path(), &[&run[..], &["--seed", "2", "--force"]].concat(), &part, after);
            let there = fs::read(&record).expect("it is there");
            replaced += usize::from(there != older);
            assert_eq!(done(folder.path(), &["replay", "x.record.ron", "--verify"]).0, Some(0), "after {after}");
        }
    }
    println!(
        "{kept} records that go on, {none} times killed before the first line, {replaced} of 150 older ones replaced whole"
    );
    let _ = fs::remove_file(&part);
    assert_eq!(demarche(&["--version"]).status.code(), Some(0));
}
