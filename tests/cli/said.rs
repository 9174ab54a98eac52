//! What is said of a call or a file that cannot be used: true, in a line, with what to do.

use super::{demarche, file, printed, unusable};
use std::process::{Command, Stdio};

fn path(name: &str) -> String {
    format!("{}/{name}", env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn a_number_is_told_with_its_range_and_no_advice_that_does_not_help() {
    for option in ["--round", "--branch"] {
        for wrong in ["99999999999", "-1", "0", "two"] {
            let said = unusable(&["replay", "a.record.ron", option, wrong]);
            assert!(said.contains("expected a whole number from 1 to ") && !said.contains("-- -1"), "{said}");
        }
    }
}

#[test]
fn an_option_without_effect_is_refused_and_the_one_that_was_given_is_named() {
    let ports = path("tests/fixtures/two_ports.ron");
    let every = ["--policy", "hawk", "--policy", "aldmar=pass", "--policy", "brenn=pass"];
    let said = unusable(&[&["run", &ports][..], &every].concat());
    assert!(said.contains("each seat has one of its own"), "{said}");
    let said = unusable(&["--licences", "--data", "somewhere"]);
    assert!(said.contains("`--licences`") && said.contains("`--data`"), "{said}");
    if cfg!(feature = "script") {
        let said = unusable(&["--script", "steps", "check", &ports]);
        assert!(said.contains("`--script`") && !said.contains("scenario"), "{said}");
    }
}

#[test]
fn a_file_where_a_folder_is_meant_is_named_as_one() {
    let (ports, note) = (path("tests/fixtures/two_ports.ron"), file("note.txt", "mine").display().to_string());
    let said = unusable(&["handout", &ports, "--out", &note]);
    assert!(said.contains("note.txt: it is a file and not a folder") && !said.contains("os error"), "{said}");
}

#[test]
fn a_name_that_is_empty_is_told_as_such() {
    for verb in ["check", "run", "handout"] {
        let said = unusable(&[verb, ""]);
        assert!(said.contains("the name of a file: it is empty"), "{verb}: {said}");
    }
}

#[test]
fn a_record_that_cannot_be_told_is_still_called_one() {
    let record = file("told_as.record.ron", "").display().to_string();
    std::fs::remove_file(&record).unwrap();
    printed(&["run", &path("tests/fixtures/two_ports.ron"), "--policy", "pass", "--record", &record]);
    let text = std::fs::read_to_string(&record).unwrap();
    let cases = [
        ("later", text.replacen("Header((format: 2", "Header((format: 9", 1), "a later program wrote this record"),
        ("altered", text.replacen("seed: 1", "seed: 2", 1), "this is a record that was altered"),
    ];
    for (name, text, told) in cases {
        let name = file(&format!("{name}.record.ron"), &text).display().to_string();
        let said = unusable(&["replay", &name]);
        assert!(said.contains(told) && !said.contains("no record"), "{said}");
    }
    let said = unusable(&["replay", &path("tests/fixtures/two_ports.ron")]);
    assert!(said.contains("this is no record: it does not begin with a header"), "{said}");
}

#[test]
fn the_standard_input_is_read_once() {
    let mut check = Command::new(env!("CARGO_BIN_EXE_demarche"));
    check.args(["check", "-", "-"]).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let output = check.output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.code() == Some(2) && said.contains("standard input: it was read already"), "{said}");
}

#[test]
fn nothing_is_promised_of_what_is_not_there() {
    let mut open = Command::new(env!("CARGO_BIN_EXE_demarche"));
    open.arg("nowhere.ron").env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY");
    let output = open.output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.code() == Some(2) && said.lines().count() == 1, "{said}");
    assert!(said.contains("there is no such file") && !said.contains("policies play"), "{said}");
}

#[test]
fn an_order_that_stands_twice_is_doubtful() {
    let order = "(seat: \"aldmar\", round: 1, order: (action: \"forensic_inquiry\")),";
    let other = "(seat: \"aldmar\", round: 2, order: (action: \"forensic_inquiry\")),";
    let orders = file("ordered_twice.ron", &format!("[\n{order}\n{other}\n{order}\n]")).display().to_string();
    let told = printed(&["check", &orders]);
    assert!(told.contains("order-twice") && told.contains("in line 2") && told.contains(":4:"), "{told}");
    assert_eq!(told.matches("order-twice").count(), 1, "{told}");
}

#[cfg(target_os = "linux")]
#[test]
fn what_the_system_makes_up_is_not_waited_for() {
    for verb in ["check", "run", "replay"] {
        assert!(unusable(&[verb, "/proc/kmsg"]).contains("made up by the system"));
    }
}

#[test]
fn letters_of_no_script_are_told_by_their_number() {
    let text = include_str!("../fixtures/two_ports.ron").replacen("title: \"", "title: \"\u{e000}", 1);
    let output = demarche(&["check", &file("private.ron", &text).display().to_string()]);
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(told.contains("U+E000") && !told.contains('\u{e000}'), "{told}");
}
