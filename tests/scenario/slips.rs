//! One slip of the hand at a time, at many places of every scenario of the house: the slip is told
//! where it is, first, and nothing else is.

use demarche::scenario::text::{Finding, Severity, Source};
use demarche::scenario::{EMBEDDED, load, standard_catalogue};
use std::collections::BTreeSet;
use std::ops::Range;

/// Findings so many lines from the slip still point to it.
const NEAR: u32 = 2;

const FIXTURES: [(&str, &str); 5] = [
    ("two_ports", include_str!("../fixtures/two_ports.ron")),
    ("harbour", include_str!("../fixtures/harbour.ron")),
    ("academy", include_str!("../fixtures/academy.ron")),
    ("narrows", include_str!("../fixtures/narrows.ron")),
    ("round_table", include_str!("../fixtures/round_table.ron")),
];

/// A text with a slip, and the byte of the slip.
struct Slip {
    text: String,
    at: usize,
}

/// Every place of a text at which a kind of slip can be made.
type Kind = fn(&str) -> Vec<Slip>;

/// How many places of each file are tried, spread over the whole of it.
fn places() -> usize {
    std::env::var("SLIPS_A_FILE").ok().and_then(|number| number.parse().ok()).unwrap_or(2)
}

fn scenarios() -> impl Iterator<Item = (&'static str, &'static str)> {
    EMBEDDED.iter().copied().chain(FIXTURES)
}

fn found(text: &str) -> Vec<Finding> {
    load(&Source::new("slip.ron", text), &standard_catalogue()).1
}

/// Makes a kind of slip at seeded places of every file and lists where it is not told truly.
fn check(kind: Kind) {
    let (mut tried, mut wrong) = (0, Vec::new());
    for (number, (name, text)) in scenarios().enumerate() {
        let sound: BTreeSet<_> = found(text).into_iter().map(|finding| (finding.code, finding.message)).collect();
        let slips = kind(text);
        let places = places().min(slips.len());
        for place in 0..places {
            // The places are spread evenly, and shifted from file to file.
            let at = (place * slips.len() / places + number * 7919) % slips.len();
            let slip = &slips[at];
            tried += 1;
            let line = u32::try_from(slip.text[..slip.at].matches('\n').count()).unwrap() + 1;
            if let Err(why) = is_told(&slip.text, line, &sound) {
                let shown = slip.text.lines().nth(line as usize - 1).unwrap_or_default().trim();
                wrong.push(format!("{name}:{line}: {why}\n    {}", shown.chars().take(160).collect::<String>()));
            }
        }
    }
    assert!(tried > 0, "no slip of this kind can be made");
    assert!(wrong.is_empty(), "{} of {tried} do not hold:\n{}", wrong.len(), wrong.join("\n"));
}

fn is_told(text: &str, line: u32, sound: &BTreeSet<(&'static str, String)>) -> Result<(), String> {
    let findings = found(text);
    let near = |finding: &Finding| finding.line.abs_diff(line) <= NEAR;
    let said = |finding: &Finding| format!("line {}, {}: {}", finding.line, finding.code, finding.message);
    let new: Vec<_> = findings.iter().filter(|one| !sound.contains(&(one.code, one.message.clone()))).collect();
    if !new.iter().any(|finding| finding.severity == Severity::Error) {
        return Err("nothing is found".to_owned());
    }
    match findings.iter().find(|finding| new.contains(finding)) {
        Some(first) if near(first) => {}
        first => return Err(format!("the first is {}", first.map(said).unwrap_or_default())),
    }
    let far: Vec<_> = new.into_iter().filter(|finding| !near(finding)).map(said).collect();
    if far.is_empty() { Ok(()) } else { Err(format!("{} more, such as {}", far.len(), far[0])) }
}

/// The pieces of a file: marks, words, texts; blanks and comments left out.
fn pieces(text: &str) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let start = at;
        match bytes[at] {
            b'"' => {
                at += 1;
                while bytes[at] != b'"' {
                    at += if bytes[at] == b'\\' { 2 } else { 1 };
                }
                at += 1;
            }
            b'/' => {
                at += text[at..].find('\n').unwrap();
                continue;
            }
            b'\'' => at += text[at + 1..].find('\'').unwrap() + 2,
            byte if byte.is_ascii_whitespace() => {
                at += 1;
                continue;
            }
            byte if byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-' => {
                while at < bytes.len() && (bytes[at].is_ascii_alphanumeric() || matches!(bytes[at], b'_' | b'-')) {
                    at += 1;
                }
            }
            _ => at += 1,
        }
        pieces.push(start..at);
    }
    pieces
}

/// Something put in the place of each piece that fits; the piece before and after are seen, too.
fn each(text: &str, with: impl Fn(&str, &str, &str) -> Option<String>) -> Vec<Slip> {
    let pieces = pieces(text);
    let around = |at: Option<usize>| at.and_then(|at| pieces.get(at)).map_or("", |piece| &text[piece.clone()]);
    let slips = pieces.iter().enumerate().filter_map(|(at, piece)| {
        let instead = with(around(at.checked_sub(1)), &text[piece.clone()], around(Some(at + 1)))?;
        let slipped = format!("{}{instead}{}", &text[..piece.start], &text[piece.end..]);
        Some(Slip { text: slipped, at: piece.start })
    });
    slips.collect()
}

fn is_closer(piece: &str) -> bool {
    matches!(piece, ")" | "]" | "}" | "")
}

#[test]
fn a_forgotten_quotation_mark_at_the_end() {
    check(|text| {
        let mut slips = each(text, |_, piece, _| piece.starts_with('"').then(|| piece[..piece.len() - 1].to_owned()));
        let ends =
            pieces(text).into_iter().filter(|piece| text[piece.clone()].starts_with('"')).map(|piece| piece.end - 1);
        slips.iter_mut().zip(ends).for_each(|(slip, end)| slip.at = end);
        slips
    });
}

#[test]
fn a_forgotten_quotation_mark_at_the_beginning() {
    check(|text| each(text, |_, piece, _| piece.strip_prefix('"').map(str::to_owned)));
}

#[test]
fn a_forgotten_comma() {
    check(|text| each(text, |_, piece, next| (piece == "," && !is_closer(next)).then(String::new)));
}

#[test]
fn a_forgotten_end_of_a_parenthesis() {
    check(|text| each(text, |_, piece, _| (piece == ")").then(String::new)));
}

#[test]
fn a_forgotten_end_of_a_list() {
    check(|text| each(text, |_, piece, _| (piece == "]").then(String::new)));
}

#[test]
fn a_forgotten_beginning_of_a_parenthesis() {
    check(|text| each(text, |_, piece, _| (piece == "(").then(String::new)));
}

#[test]
fn a_forgotten_beginning_of_a_list() {
    // Right behind the `(` of a variant the values read well without it, and only the `]` shows the
    // slip, however far down that is.
    check(|text| each(text, |before, piece, next| (piece == "[" && next != "]" && before != "(").then(String::new)));
}

#[test]
fn a_bracket_too_many() {
    check(|text| each(text, |_, piece, _| (is_closer(piece) && !piece.is_empty()).then(|| piece.repeat(2))));
}

#[test]
fn one_bracket_for_another() {
    check(|text| {
        each(text, |_, piece, _| match piece {
            ")" => Some("]".to_owned()),
            "]" => Some(")".to_owned()),
            _ => None,
        })
    });
}

#[test]
fn a_forgotten_colon() {
    check(|text| each(text, |_, piece, _| (piece == ":").then(String::new)));
}

#[test]
fn a_sign_of_equality_for_a_colon() {
    check(|text| each(text, |_, piece, _| (piece == ":").then(|| " =".to_owned())));
}

#[test]
fn a_semicolon_for_a_comma() {
    check(|text| each(text, |_, piece, _| (piece == ",").then(|| ";".to_owned())));
}

#[test]
fn a_no_break_space() {
    check(|text| each(text, |_, piece, _| (piece == ":").then(|| ":\u{a0}".to_owned())));
}

#[test]
fn a_no_break_space_before_a_field() {
    check(|text| each(text, |before, piece, next| (before == "," && next == ":").then(|| format!("\u{a0}{piece}"))));
}

#[test]
fn a_zero_width_space() {
    check(|text| each(text, |before, piece, _| (before == ":").then(|| format!("\u{200b}{piece}"))));
}

#[test]
fn quotation_marks_of_print() {
    check(|text| {
        each(text, |_, piece, _| {
            let inside = piece.strip_prefix('"')?.strip_suffix('"')?;
            Some(format!("“{inside}”"))
        })
    });
}

#[test]
fn one_quotation_mark_of_print() {
    check(|text| each(text, |_, piece, _| piece.strip_prefix('"').map(|rest| format!("“{rest}"))));
}

#[test]
fn single_quotation_marks() {
    check(|text| {
        each(text, |_, piece, _| {
            let inside = piece.strip_prefix('"')?.strip_suffix('"')?;
            (!inside.contains('\'')).then(|| format!("'{inside}'"))
        })
    });
}

#[test]
fn quotation_marks_inside_a_text() {
    check(|text| {
        let mut slips = each(text, |_, piece, _| {
            let (first, rest) = piece.strip_prefix('"')?.split_once(' ')?;
            let (word, rest) = rest.split_once(' ')?;
            let plain = word.chars().all(char::is_alphabetic) && first.chars().all(char::is_alphabetic);
            plain.then(|| format!("\"{first} \"{word}\" {rest}"))
        });
        slips.retain(|slip| !slip.text[slip.at..].lines().next().unwrap_or_default().is_empty());
        slips
    });
}

#[test]
fn a_text_without_quotation_marks() {
    check(|text| {
        each(text, |before, piece, _| {
            let inside = piece.strip_prefix('"')?.strip_suffix('"')?;
            let words = inside.split(' ').count() > 1 && !inside.contains('\n');
            (before == ":" && words && inside.starts_with(char::is_alphabetic)).then(|| inside.to_owned())
        })
    });
}

#[test]
fn a_comment_with_a_hash() {
    check(|text| each(text, |before, piece, _| (before == ",").then(|| format!("# they say so\n{piece}"))));
}

#[test]
fn an_id_misspelt_where_it_is_used() {
    check(|text| {
        let declared = declared(text);
        each(text, |before, piece, next| {
            let id = piece.strip_prefix('"')?.strip_suffix('"')?;
            let used = matches!(before, "(" | "[" | ",") && next != ":" && declared.contains(id);
            (used && text.matches(piece).count() > 2).then(|| format!("\"{}\"", misspelt(id)))
        })
    });
}

#[test]
fn an_id_misspelt_where_it_is_declared() {
    check(|text| {
        let declared = declared(text);
        let mut last = "";
        let mut slips = Vec::new();
        let pieces = pieces(text);
        for piece in pieces {
            let word = &text[piece.clone()];
            if let Some(id) = word.strip_prefix('"').and_then(|word| word.strip_suffix('"'))
                && last == "id"
                && declared.contains(id)
                && text.matches(word).count() > 2
            {
                let text = format!("{}\"{}\"{}", &text[..piece.start], misspelt(id), &text[piece.end..]);
                slips.push(Slip { text, at: piece.start });
            }
            if word != ":" {
                last = word;
            }
        }
        slips
    });
}

/// The ids that a text declares.
fn declared(text: &str) -> BTreeSet<&str> {
    let ids = text.split("(id: \"").skip(1).chain(text.split(" id: \"").skip(1));
    ids.filter_map(|rest| rest.split('"').next()).collect()
}

/// The second letter and the third in each other's place, or the last one left out.
fn misspelt(word: &str) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    if letters.len() > 3 && letters[1] != letters[2] {
        letters.swap(1, 2);
    } else {
        letters.push('x');
    }
    letters.into_iter().collect()
}

#[test]
fn a_misspelt_field() {
    check(|text| each(text, |_, piece, next| (next == ":" && piece != "}").then(|| misspelt(piece))));
}

#[test]
fn a_misspelt_choice() {
    check(|text| {
        each(text, |_, piece, _| piece.starts_with(|c: char| c.is_ascii_uppercase()).then(|| misspelt(piece)))
    });
}

#[test]
fn two_values_swapped() {
    check(|text| {
        let pieces = pieces(text);
        let mut slips = Vec::new();
        for six in pieces.windows(6) {
            let word = |at: usize| &text[six[at].clone()];
            let fits = word(0).starts_with(|c: char| c.is_ascii_uppercase())
                && (word(1), word(3)) == ("(", ",")
                && matches!(word(2), "Me" | "Target" | "Victims" | "Everyone" | "Others")
                && (word(4).starts_with('"') || word(4).parse::<i16>().is_ok())
                && matches!(word(5), ")" | ",");
            if fits {
                let (first, second) = (six[2].clone(), six[4].clone());
                let swapped = format!("{}, {}", word(4), word(2));
                let slipped = format!("{}{swapped}{}", &text[..first.start], &text[second.end..]);
                slips.push(Slip { text: slipped, at: first.start });
            }
        }
        slips
    });
}

#[test]
fn a_bare_id_for_a_nation() {
    check(|text| {
        let pieces = pieces(text);
        let fits = pieces.windows(4).filter(|four| &text[four[0].clone()] == "Nation" && &text[four[1].clone()] == "(");
        let slips = fits.map(|four| {
            let slipped = format!("{}{}{}", &text[..four[0].start], &text[four[2].clone()], &text[four[3].end..]);
            Slip { text: slipped, at: four[0].start }
        });
        slips.collect()
    });
}

#[test]
fn a_text_for_a_number() {
    check(|text| {
        each(text, |before, piece, _| (before == ":" && piece.parse::<i32>().is_ok()).then(|| format!("\"{piece}\"")))
    });
}

#[test]
fn a_field_given_twice() {
    check(|text| {
        each(text, |before, piece, next| {
            (before == "," && next == ":" && piece != "}").then(|| format!("{piece}: 0, {piece}"))
        })
    });
}
