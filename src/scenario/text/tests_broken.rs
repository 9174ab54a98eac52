//! Hostile and mangled input: findings, never a panic, never a long wait.

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde::{Deserialize, Serialize};

use super::tests::SAMPLE;
use super::*;

/// Something of every kind, and recursive, as conditions are.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Anything {
    a: Option<Box<Tree2>>,
    b: Vec<u8>,
    c: BTreeMap<String, i32>,
    d: (u8, char),
    e: Tree2,
}

#[derive(Debug, Serialize, Deserialize)]
enum Tree2 {
    Not(Box<Tree2>),
    All(Vec<Tree2>),
    Is { of: String },
    Two(Box<Tree2>, Box<Tree2>),
    Leaf,
}

fn codes(bytes: impl AsRef<[u8]>) -> Vec<(&'static str, u32, u32)> {
    let source = Source::new("x.ron", bytes);
    let (value, found) = read::<Anything>(&source, &NoIds);
    assert!(value.is_some() || !found.is_empty());
    let _ = read::<Vec<Tree2>>(&source, &NoIds);
    let shown = render(&found, &source);
    assert!(found.is_empty() || shown.contains("x.ron"));
    found.iter().map(|f| (f.code, f.line, f.column)).collect()
}

#[test]
fn nesting_bombs_are_refused() {
    for bomb in ["(", "[", "{", "A(", "Some(", "(a:", "[(", "{1:", "/**/(", "'(", "r#a("] {
        let text = bomb.repeat(4_000_000 / bomb.len());
        let found = codes(&text);
        assert_eq!(found[0].0, "nested-too-deep", "{bomb}");
        assert_eq!(found.len(), 1);
    }
}

#[test]
fn nesting_counts_only_outside_texts_and_comments() {
    let deep = "(".repeat(1000);
    let text = format!("[ /*{deep}*/ // {deep}\n \"{deep}\", r#\"{deep}\"#, '(', '(' ]");
    let (_, found) = parse(&Source::new("a", &text));
    assert_eq!(found, []);
    let fine = "[".repeat(MAX_DEPTH) + &"]".repeat(MAX_DEPTH);
    assert_eq!(parse(&Source::new("a", &fine)).1, []);
    let over = format!("[{fine}]");
    assert_eq!(parse(&Source::new("a", &over)).1[0].column, 65);
}

#[test]
fn what_cannot_be_text_is_refused() {
    assert_eq!(codes(vec![b' '; 5 * 1024 * 1024]), [("file-too-large", 1, 1)]);
    assert_eq!(codes(b"(\n  a: \"caf\xE9\")"), [("not-utf8", 2, 10)]);
    assert_eq!(codes("")[0].0, "empty-file");
    assert_eq!(codes("// only a comment\n")[0].0, "empty-file");
}

#[test]
fn a_byte_order_mark_shifts_nothing() {
    let (_, found) = read::<Vec<u8>>(&Source::new("a", "\u{feff}[1, x]"), &NoIds);
    assert_eq!((found[0].line, found[0].column, found[0].span), (1, 5, Span::new(4, 5)));
}

#[test]
fn every_truncation_and_every_lost_byte_is_survived() {
    let bytes = SAMPLE.as_bytes();
    for end in 0..bytes.len() {
        codes(&bytes[..end]);
        let mut lost = bytes.to_vec();
        lost.remove(end);
        codes(&lost);
    }
}

#[test]
fn large_garbage_is_read_in_bounded_time() {
    let parts = [
        "{1,",
        "1,",
        "a b ",
        ": ",
        ")",
        "]",
        "(1]",
        "\"",
        "'",
        "\\",
        "#",
        "x:1,",
        "{a",
        "{1 ,",
        "@",
        "\u{e9}",
        "r#\"",
        "/*",
        "b\"",
        "(a: 1, a: 1, 5 ",
    ];
    for part in parts {
        for open in ["", "[", "{", "(", "(a: 1,", "A("] {
            let text = open.to_owned() + &part.repeat(20_000 / part.len());
            codes(&text);
        }
    }
}

#[test]
fn many_missing_fields_end() {
    let text = format!("(b: [], c: {{}}, e: All([{}]))", "Is(), Not, ".repeat(500));
    let found = codes(&text);
    assert_eq!(found.len(), LIMIT + 1);
}

#[test]
fn a_token_that_ends_within_a_character_is_survived() {
    let tokens = ["r#\"", "(", "\"\\x\u{e9}\"", "\n", "(", "("];
    codes(tokens.concat());
    codes(tokens.join(" "));
}

proptest! {
    #[test]
    fn any_bytes_are_survived(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        codes(&bytes);
    }

    #[test]
    fn any_text_is_survived(text in "\\PC{0,80}") {
        codes(&text);
    }

    #[test]
    fn any_heap_of_tokens_is_survived(
        tokens in prop::collection::vec(prop::sample::select(vec![
            "(", ")", "[", "]", "{", "}", ",", ":", "a", "b", "c", "d", "e", "Not", "All", "Is",
            "of", "Leaf", "Some", "None", "true", "1", "-2", "300", "1.5", "0x", "'x'", "''", "'\\",
            "'\\u{", "\"s\"", "\"\\q\"", "\"\\x\u{e9}\"", "\"", "r#\"", "\"#", "r##", "b'x'", "b\"y\"",
            "//", "/*", "*/", "\n", " ", "#", "#![", "=", "+", "-", "_", "inf", "NaN", "é", "r#", "\u{feff}",
        ]), 0..60),
    ) {
        codes(tokens.concat());
        codes(tokens.join(" "));
    }
}
