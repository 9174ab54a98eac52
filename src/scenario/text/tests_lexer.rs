//! Our lexer against the one that `ron2` keeps to itself: token for token the same, on every
//! file of the house and on texts made to tell two lexers apart. Nothing but this test may name
//! a private part of a crate; it fails when another version of `ron2` reads otherwise.

#![expect(clippy::disallowed_methods, reason = "a test reads the files of the house")]

use std::fs;
use std::path::Path;

use proptest::prelude::*;

use super::lexer::{Token, tokens};
use super::source::Span;

/// What tells lexers apart: beginnings and ends of everything that may hold a bracket.
const PIECES: &[&str] = &[
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ",",
    ":",
    "#",
    "!",
    "=",
    "/",
    "//",
    "/*",
    "*/",
    "*",
    "\n",
    "\r",
    " ",
    "\t",
    "\u{b}",
    "\u{85}",
    "\u{a0}",
    "\u{200e}",
    "\u{2028}",
    "\u{feff}",
    "\"",
    "\\",
    "\\\"",
    "'",
    "'a'",
    "'\\",
    "'\\x",
    "\\u{",
    "'\\u{",
    "}'",
    "''",
    "r",
    "b",
    "br",
    "r\"",
    "r#\"",
    "\"#",
    "r##\"",
    "\"##",
    "br\"",
    "br#\"",
    "b\"",
    "b'",
    "r#",
    "r#type",
    "r########\"",
    "\"########",
    "r#########\"",
    "\"#########",
    "br#########\"",
    "0",
    "1",
    "9",
    "_",
    ".",
    "+",
    "-",
    "e",
    "E",
    "0x",
    "0X",
    "0b",
    "0O",
    "0xf",
    "1.5",
    "1e",
    "inf",
    "NaN",
    "-inf",
    "f32",
    "f64",
    "u8",
    "i128",
    "i8x",
    "name",
    "é",
    "ß",
    "字",
    "\u{301}",
    "\u{0}",
    "\u{202e}",
    "“",
    "🜁",
    "~",
];

fn theirs(text: &str) -> Vec<Token<'_>> {
    let tokens = ron2::__internal::Lexer::new(text).with_trivia(true);
    let tokens =
        tokens.map(|token| Token { text: token.text, span: Span::new(token.span.start_offset, token.span.end_offset) });
    tokens.filter(|token| !token.text.is_empty()).collect()
}

/// Every RON file below a folder.
fn files(folder: &Path, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "ron") {
            found.push(fs::read_to_string(path).unwrap());
        }
    }
}

fn every_file() -> Vec<String> {
    let mut found = Vec::new();
    for folder in ["scenarios", "assets", "tests"] {
        files(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &mut found);
    }
    found
}

#[track_caller]
fn alike(text: &str) {
    let ours: Vec<Token> = tokens(text).collect();
    assert_eq!(ours, theirs(text), "{text:?}");
    assert_eq!(ours.iter().map(|token| token.text).collect::<String>(), text);
}

#[test]
fn the_files_of_the_house_fall_into_the_same_tokens() {
    let files = every_file();
    assert!(files.len() > 100, "the files are found: {}", files.len());
    files.iter().for_each(|text| alike(text));
}

#[test]
fn any_two_pieces_one_after_the_other_do_too() {
    for first in PIECES {
        for second in PIECES {
            alike(&format!("{first}{second}"));
            alike(&format!("[{first}{second}(]\"x\" y"));
        }
    }
}

#[test]
fn long_texts_of_one_piece_are_read_through() {
    for piece in PIECES {
        alike(&piece.repeat(500));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2048, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn pieces_in_any_order_fall_into_the_same_tokens(pieces in prop::collection::vec(prop::sample::select(PIECES), 1..24)) {
        alike(&pieces.concat());
    }

    #[test]
    fn so_does_a_file_with_pieces_put_in(
        file in any::<prop::sample::Index>(),
        put_in in prop::collection::vec((any::<prop::sample::Index>(), prop::sample::select(PIECES)), 1..8),
    ) {
        let fixtures = [include_str!("../../../tests/fixtures/narrows.ron"), include_str!("../../../tests/broken/cases.ron")];
        let mut text = file.get(&fixtures).to_string();
        for (at, piece) in put_in {
            let at = text.floor_char_boundary(at.index(text.len()));
            text.insert_str(at, piece);
        }
        alike(&text);
    }

    #[test]
    fn so_do_characters_that_nobody_chose(text in any::<String>()) {
        alike(&text);
    }
}
