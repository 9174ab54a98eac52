//! Characters in texts that strangers write: which may stand in one, how others are shown, which
//! look alike, and which the window has letters for.
//!
//! A text is refused for nothing that a reader can see. What cannot be seen (controls, escapes,
//! changes of direction, characters of no width) can forge a line of a terminal, turn a sentence
//! round, or make two names differ that look the same.

mod alike;
mod drawn;
mod shipped;

pub use alike::{cannot_be_told_apart, look_alike};
pub use drawn::{by_script, is_drawn, undrawn};

use std::borrow::Cow;
use unicode_properties::{GeneralCategory, UnicodeEmoji, UnicodeGeneralCategory};
use unicode_script::{Script, UnicodeScript};

/// What stands for a character that is not shown as it is.
const REPLACEMENT: char = '\u{FFFD}';

/// The joiner that holds letters apart, and the one that holds them together.
const APART: char = '\u{200C}';
const TOGETHER: char = '\u{200D}';

/// Scripts in which a joiner between two letters changes how they are written.
const JOINED: [Script; 20] = [
    Script::Adlam,
    Script::Arabic,
    Script::Bengali,
    Script::Devanagari,
    Script::Gujarati,
    Script::Gurmukhi,
    Script::Hanifi_Rohingya,
    Script::Kannada,
    Script::Khmer,
    Script::Malayalam,
    Script::Mandaic,
    Script::Mongolian,
    Script::Myanmar,
    Script::Nko,
    Script::Oriya,
    Script::Sinhala,
    Script::Syriac,
    Script::Tamil,
    Script::Telugu,
    Script::Tibetan,
];

/// The characters of a text that may not stand in it, each with the byte at which it begins.
///
/// Line feeds are allowed. So are joiners between two letters of a script that needs them, and
/// what makes one emoji out of several.
pub fn hidden(text: &str) -> impl Iterator<Item = (usize, char)> + '_ {
    let mut before = None;
    let mut rest = text.char_indices().peekable();
    std::iter::from_fn(move || {
        while let Some((at, c)) = rest.next() {
            let after = rest.peek().map(|(_, after)| *after);
            let found = is_hidden(before, c, after);
            before = Some(c);
            if found {
                return Some((at, c));
            }
        }
        None
    })
}

/// A text as it may be shown: line ends are line feeds, a tab is a space, and every other
/// character that may not stand in a text is replaced visibly by U+FFFD.
#[must_use]
pub fn shown(text: &str) -> Cow<'_, str> {
    if hidden(text).next().is_none() {
        return Cow::Borrowed(text);
    }
    let plain = line_feeds(text);
    let mut out = String::with_capacity(plain.len());
    let mut from = 0;
    for (at, c) in hidden(&plain) {
        out.push_str(plain.get(from..at).unwrap_or_default());
        out.push(if c == '\t' { ' ' } else { REPLACEMENT });
        from = at + c.len_utf8();
    }
    out.push_str(plain.get(from..).unwrap_or_default());
    Cow::Owned(out)
}

/// One character as it may be shown.
#[must_use]
pub fn shown_alone(c: char) -> char {
    if is_hidden(None, c, None) || c == '\n' { REPLACEMENT } else { c }
}

/// A text with every line end (CR LF, a lone CR) written as a line feed.
#[must_use]
pub fn line_feeds(text: &str) -> Cow<'_, str> {
    if text.contains('\r') { Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n")) } else { Cow::Borrowed(text) }
}

/// A character's code point as standards write it: `U+202E`.
#[must_use]
pub fn code_point(c: char) -> String {
    format!("U+{:04X}", u32::from(c))
}

/// What a character that may not stand in a text is, in a few words.
#[must_use]
pub const fn what(c: char) -> &'static str {
    match c {
        '\0' => "a null",
        '\u{7}' => "a bell",
        '\u{8}' => "a backspace",
        '\t' => "a tab",
        '\r' => "a carriage return",
        '\u{1B}' | '\u{9B}' => "the beginning of an escape sequence",
        '\u{7F}' => "a delete",
        '\u{85}' | '\u{2028}' | '\u{2029}' => "a line end that most programs do not know",
        '\u{0}'..='\u{1F}' | '\u{80}'..='\u{9F}' => "a control character",
        '\u{AD}' => "a hyphen that is not seen",
        '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => {
            "a change of the direction of writing"
        }
        '\u{200B}' | '\u{2060}' | '\u{FEFF}' => "a space of no width",
        APART | TOGETHER => "a joiner between characters that do not join",
        '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}' => "a choice between forms of a character",
        _ => "a character that cannot be seen",
    }
}

/// How to go on where such a character stands.
#[must_use]
pub const fn remedy(c: char) -> &'static str {
    match c {
        '\t' => "write a space in its place",
        '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => "end the line with the enter key or `\\n` in its place",
        '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => {
            "take it out; letters that run from right to left need none"
        }
        _ => "take it out",
    }
}

fn is_hidden(before: Option<char>, c: char, after: Option<char>) -> bool {
    match c {
        '\n' | ' '..='~' => false,
        APART => !joins(before, after),
        TOGETHER => !joins(before, after) && !makes_emoji(before, after),
        // Which of its two forms an emoji takes.
        '\u{FE0E}' | '\u{FE0F}' => !before.is_some_and(UnicodeEmoji::is_emoji_char),
        c => is_never_seen(c),
    }
}

/// Characters that have no form of their own, wherever they stand.
fn is_never_seen(c: char) -> bool {
    // Signs that are written over or under a number; the standard counts them as formats.
    let signs = matches!(
        c,
        '\u{600}'..='\u{605}' | '\u{6DD}' | '\u{70F}' | '\u{890}' | '\u{891}' | '\u{8E2}' | '\u{110BD}' | '\u{110CD}'
    );
    match c.general_category() {
        GeneralCategory::Control | GeneralCategory::LineSeparator | GeneralCategory::ParagraphSeparator => true,
        GeneralCategory::Format => !signs,
        _ => {
            matches!(
                c,
                // Fillers and selectors, what is set aside for more of them, a pattern without a dot.
                '\u{34F}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180F}' | '\u{2065}'
                | '\u{2800}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}'
                | '\u{E0000}'..='\u{E0FFF}'
            ) || u32::from(c) & 0xFFFE == 0xFFFE
                || matches!(c, '\u{FDD0}'..='\u{FDEF}')
        }
    }
}

/// Whether a joiner between these two has letters to join.
fn joins(before: Option<char>, after: Option<char>) -> bool {
    // The vowel signs of Arabic belong to several scripts at once.
    let letter = |c: char| JOINED.contains(&c.script()) || matches!(c, '\u{64B}'..='\u{655}');
    before.is_some_and(letter) && after.is_some_and(letter)
}

/// Whether a joiner between these two makes one emoji of them.
fn makes_emoji(before: Option<char>, after: Option<char>) -> bool {
    let emoji = |c: char| !c.is_ascii() && c.is_emoji_char();
    before.is_some_and(|c| c == '\u{FE0F}' || emoji(c)) && after.is_some_and(emoji)
}

/// The sentence with a capital at its head.
#[must_use]
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::{code_point, hidden, shown};

    fn found(text: &str) -> Vec<String> {
        hidden(text).map(|(_, c)| code_point(c)).collect()
    }

    #[test]
    fn what_readers_see_is_allowed() {
        let texts = [
            "Plain, with a line\nand — “quotes”",
            "no\u{A0}break",
            "e\u{301}",
            "Ελλάδα Россия עברית العربية 日本",
            "می\u{200C}خواهم",
            "क\u{94D}\u{200D}ष",
            "👩\u{200D}💻 ❤\u{FE0F} 🇧🇴 👍🏽",
        ];
        for text in texts {
            assert_eq!(found(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn what_nobody_sees_is_found_where_it_stands() {
        let cases = [
            ("a\tb", "U+0009"),
            ("a\u{1b}[2J", "U+001B"),
            ("a\u{9b}2J", "U+009B"),
            ("a\u{202e}b", "U+202E"),
            ("a\u{2066}b", "U+2066"),
            ("a\u{200b}b", "U+200B"),
            ("a\u{200d}b", "U+200D"),
            ("a\u{200c}b", "U+200C"),
            ("a\u{ad}b", "U+00AD"),
            ("a\u{e0041}b", "U+E0041"),
            ("a\u{3164}b", "U+3164"),
            ("a\u{fe0f}b", "U+FE0F"),
            ("a\u{2028}b", "U+2028"),
        ];
        for (text, code) in cases {
            assert_eq!(found(text), [code]);
            assert_eq!(hidden(text).next().map(|(at, _)| at), Some(1));
        }
    }

    #[test]
    fn a_text_is_shown_with_signs_in_the_place_of_what_is_hidden() {
        assert_eq!(shown("a\u{1b}[2J\r\nb\tc\rd"), "a\u{fffd}[2J\nb c\nd");
        assert_eq!(shown("a\u{200d}\u{202e}b"), "a\u{fffd}\u{fffd}b");
        assert!(matches!(shown("sound\ntext"), std::borrow::Cow::Borrowed(_)));
    }
}
