//! Briefs that are written to be printed before a workshop.

use super::{demarche, printed, unusable};
use std::path::{Path, PathBuf};

/// A folder that is not there yet.
fn fresh(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("handout").join(name);
    if folder.exists() {
        std::fs::remove_dir_all(&folder).expect("what an earlier run left goes");
    }
    folder
}

#[test]
fn every_seat_has_a_page_or_the_one_that_is_named() {
    let folder = fresh("all");
    let out = folder.to_str().unwrap();
    let files = printed(&["handout", "first_demarche", "--out", out]);
    let names: Vec<&str> =
        files.lines().filter_map(|line| Path::new(line).strip_prefix(&folder).ok()?.to_str()).collect();
    assert_eq!(names, ["first_demarche-corrane.html", "first_demarche-luden.html", "first_demarche-vessany.html"]);
    for line in files.lines() {
        let page = std::fs::read_to_string(line).expect("it is there");
        assert!(page.starts_with("<!DOCTYPE html>") && page.contains("To be achieved"), "{line}");
    }
    std::fs::remove_dir_all(&folder).expect("they go");
    let one = printed(&["handout", "first_demarche", "--seat", "luden", "--out", out]);
    assert_eq!(one.lines().count(), 1);
    assert!(
        std::fs::read_to_string(one.trim()).expect("it is there").contains("For the eyes of Luden’s delegation only")
    );
    assert_eq!(std::fs::read_dir(&folder).expect("the folder").count(), 1);
}

#[test]
fn what_cannot_be_handed_out_is_said_in_a_line() {
    let folder = fresh("none");
    let out = folder.to_str().unwrap();
    let said = unusable(&["handout", "first_demarche", "--seat", "ludn", "--out", out]);
    assert!(said.contains("there is no seat `ludn`") && said.contains("did you mean `luden`?"), "{said}");
    assert!(unusable(&["handout", "first_demarch", "--out", out]).contains("did you mean `first_demarche`?"));
    assert!(!folder.exists(), "nothing was written");
    // A file stands where the folder should be.
    let file = super::file("handout.txt", "taken");
    let said = unusable(&["handout", "first_demarche", "--out", file.to_str().unwrap()]);
    assert!(said.contains("handout.txt: it is a file and not a folder"), "{said}");
    let broken = super::file("handout_broken.ron", "(format: 1)");
    let output = demarche(&["handout", broken.to_str().unwrap(), "--out", out]);
    assert_eq!(output.status.code(), Some(1), "it is found wanting");
}
