//! The table of letters that the window can show says what the fonts hold.

use super::top;
use demarche::terms::letters::is_drawn;
use std::collections::BTreeSet;
use std::fs;
use ttf_parser::Face;

/// Every face of the window falls back on these three.
const FONTS: [&str; 3] = ["IBMPlexSans-Regular", "IBMPlexMono-Regular", "IBMPlexSerif-Regular"];

fn letters_of(font: &str) -> BTreeSet<char> {
    let bytes = fs::read(top().join(format!("assets/fonts/{font}.ttf"))).unwrap();
    let face = Face::parse(&bytes, 0).unwrap();
    let mut letters = BTreeSet::new();
    for table in face.tables().cmap.unwrap().subtables.into_iter().filter(ttf_parser::cmap::Subtable::is_unicode) {
        table.codepoints(|code| letters.extend(char::from_u32(code).filter(|_| table.glyph_index(code).is_some())));
    }
    letters
}

#[test]
fn the_table_of_letters_is_what_the_fonts_hold() {
    let letters: BTreeSet<char> = FONTS.into_iter().flat_map(letters_of).collect();
    assert!(letters.len() > 1_000, "the fonts were read");
    // A line feed is never drawn and never lacking.
    let wrong: Vec<String> = ('\0'..=char::MAX)
        .filter(|c| *c != '\n' && is_drawn(*c) != letters.contains(c))
        .map(|c| c.escape_unicode().to_string())
        .collect();
    assert!(wrong.is_empty(), "src/terms/letters/shipped.rs is not what the fonts hold: {wrong:?}");
}
