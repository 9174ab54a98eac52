//! Our lexer against the one that `ron2` keeps to itself: token for token the same, on every
//! file of the house and on texts made to tell two lexers apart. Nothing but this test may name
//! a private part of a crate; it fails when another version of `ron2` reads otherwise.

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

/// Files of the house, of every kind that is read.
const FILES: [&str; 18] = [
    include_str!("../../../scenarios/borrowed_light.ron"),
    include_str!("../../../scenarios/first_demarche.ron"),
    include_str!("../../../scenarios/glass_embassy.ron"),
    include_str!("../../../scenarios/lantern_strait.ron"),
    include_str!("../../../scenarios/quiet_ledger.ron"),
    include_str!("../../../scenarios/catalogue/standard.ron"),
    include_str!("../../../scenarios/characters/cautious.ron"),
    include_str!("../../../scenarios/characters/hawk.ron"),
    include_str!("../../../scenarios/characters/legalist.ron"),
    include_str!("../../../scenarios/characters/mediator.ron"),
    include_str!("../../../scenarios/characters/trader.ron"),
    include_str!("../../../tests/broken/cases.ron"),
    include_str!("../../../tests/fixtures/academy.ron"),
    include_str!("../../../tests/fixtures/harbour.ron"),
    include_str!("../../../tests/fixtures/narrows.ron"),
    include_str!("../../../tests/fixtures/round_table.ron"),
    include_str!("../../../tests/fixtures/two_ports.ron"),
    include_str!("../../../tests/fixtures/records/format_1.record.ron"),
];

#[track_caller]
fn alike(text: &str) {
    let ours: Vec<Token> = tokens(text).collect();
    assert_eq!(ours, theirs(text), "{text:?}");
    assert_eq!(ours.iter().map(|token| token.text).collect::<String>(), text);
}

#[test]
fn the_files_of_the_house_fall_into_the_same_tokens() {
    FILES.into_iter().for_each(alike);
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
