//! Spoilt records: what was altered is found, and its place named.

use super::driver::{playable, played};
use super::read::own_text;
use demarche::record::{Fault, FaultKind, Line, Standing, read, verify_bytes};
use demarche::terms::Phase;
use proptest::prelude::*;
use std::sync::LazyLock;

static TEXT: LazyLock<String> = LazyLock::new(|| played(&playable("two_ports"), 11).text());

/// The record with each line's own text changed, and the chain made anew: by someone who
/// knows how.
pub(crate) fn rechained(text: &str, change: impl Fn(usize, String) -> String) -> String {
    let mut chain = blake3::hash(b"demarche record 2");
    let mut out = String::new();
    for (index, line) in text.lines().enumerate() {
        let line = change(index + 1, own_text(line).to_owned());
        if line.is_empty() {
            continue;
        }
        let mut hasher = blake3::Hasher::new();
        hasher.update(chain.as_bytes());
        hasher.update(line.as_bytes());
        chain = hasher.finalize();
        out.push_str(&format!("(chain: \"{}\", line: {line})\n", chain.to_hex()));
    }
    out
}

/// The number of the first line from which `find` holds, and its place.
fn line(find: impl Fn(&Line, &str) -> bool) -> (usize, (u8, Phase)) {
    let recorded = read("whole", TEXT.as_bytes()).0.unwrap();
    let mut lines = recorded.lines().iter().zip(TEXT.lines()).enumerate();
    let (index, (line, _)) = lines.find(|(_, (line, text))| find(line, text)).unwrap();
    (index + 1, line.place())
}

fn altered(number: usize, from: &str, to: &str) -> String {
    let mut lines: Vec<String> = TEXT.lines().map(str::to_owned).collect();
    let line = &mut lines[number - 1];
    assert!(line.contains(from), "{line}");
    *line = line.replacen(from, to, 1);
    lines.join("\n") + "\n"
}

fn fault(text: &str) -> Fault {
    verify_bytes("spoilt", text.as_bytes()).unwrap_err()
}

fn named(fault: &Fault) -> (usize, (u8, Phase)) {
    (fault.line as usize, (fault.round, fault.phase))
}

/// An order that is not in the first round, so that the round named says something.
fn late_order() -> (usize, (u8, Phase)) {
    line(|line, text| line.place() == (2, Phase::Orders) && text.contains("input: Order"))
}

#[test]
fn an_altered_word_of_a_message_is_found() {
    let place = line(|line, text| line.place().0 == 2 && text.contains("input: Talk(Send"));
    let found = fault(&altered(place.0, "Café", "Cafe"));
    assert_eq!((named(&found), &found.kind), (place, &FaultKind::ChainBroken));
    assert!(found.to_string().contains("round 2"), "{found}");
}

#[test]
fn an_altered_order_is_found() {
    let place = late_order();
    let found = fault(&altered(place.0, "action: \"", "action: \"x"));
    assert_eq!((named(&found), found.kind), (place, FaultKind::ChainBroken));
}

#[test]
fn an_altered_event_is_found() {
    let place = line(|line, text| {
        matches!(line, Line::Events { .. }) && line.place() == (3, Phase::Resolution) && text.contains("by: 1,")
    });
    let found = fault(&altered(place.0, "by: 1,", "by: 2,"));
    assert_eq!((named(&found), found.kind), (place, FaultKind::ChainBroken));
}

#[test]
fn a_dropped_line_and_swapped_lines_are_found() {
    let (number, _) = late_order();
    let lines: Vec<&str> = TEXT.lines().collect();
    let mut dropped = lines.clone();
    dropped.remove(number - 1);
    let found = fault(&(dropped.join("\n") + "\n"));
    assert_eq!((found.line as usize, found.kind), (number, FaultKind::ChainBroken));
    let mut swapped = lines;
    swapped.swap(number - 1, number);
    let found = fault(&(swapped.join("\n") + "\n"));
    assert_eq!((found.line as usize, found.kind), (number, FaultKind::ChainBroken));
}

#[test]
fn an_altered_header_is_no_record() {
    let found = fault(&altered(1, "seed: 11", "seed: 12"));
    assert_eq!((found.line, found.kind), (1, FaultKind::ChainBroken));
    let found = fault(&altered(1, "Header((format: 2,", "Header((format: 3,"));
    assert_eq!((found.line, found.kind), (1, FaultKind::NewerFormat));
    let found = fault(&altered(1, "Header((format: 2,", "Header((format: 1,"));
    assert_eq!((found.line, found.kind), (1, FaultKind::ChainBroken));
    for text in ["\n", "hello\n", "(format: 1)\n", "(chain: \"\", line: ())\n"] {
        assert_eq!(fault(text).kind, FaultKind::NotARecord, "{text:?}");
    }
}

#[test]
fn a_chain_made_anew_does_not_hide_another_seed() {
    let other =
        rechained(&TEXT, |number, line| if number == 1 { line.replacen("seed: 11", "seed: 12", 1) } else { line });
    let found = fault(&other);
    assert!(
        matches!(found.kind, FaultKind::EventsDiffer | FaultKind::Refused(_) | FaultKind::DigestDiffers),
        "{found}"
    );
    assert!(found.line > 1);
}

#[test]
fn a_chain_made_anew_does_not_hide_an_event() {
    let place = line(|line, text| {
        matches!(line, Line::Events { .. }) && line.place() == (3, Phase::Resolution) && text.contains("by: 1,")
    });
    let other =
        rechained(&TEXT, |number, line| if number == place.0 { line.replacen("by: 1,", "by: 2,", 1) } else { line });
    let found = fault(&other);
    assert_eq!((named(&found), found.kind), (place, FaultKind::EventsDiffer));
    let gone = rechained(&TEXT, |number, line| if number == place.0 { String::new() } else { line });
    assert_eq!(fault(&gone).kind, FaultKind::EventsDiffer);
}

#[test]
fn a_chain_made_anew_does_not_hide_an_order() {
    let (number, place) = late_order();
    let gone = rechained(&TEXT, |at, line| if at == number { String::new() } else { line });
    let found = fault(&gone);
    // The numbers of what follows give it away.
    assert_eq!((named(&found), found.kind), ((number, place), FaultKind::InputDiffers));
}

#[test]
fn a_chain_made_anew_does_not_hide_a_misfit() {
    let place = line(|line, _| matches!(line, Line::Events { .. }) && line.place() == (2, Phase::Resolution));
    let change = |with: &'static str| {
        rechained(&TEXT, move |number, line| if number == place.0 { line.replacen("events: [", with, 1) } else { line })
    };
    let found = fault(&change("events: [ClaimShownFalse(id: 250), "));
    assert_eq!(named(&found), place);
    assert!(matches!(found.kind, FaultKind::EventMisfit(_)));
    for with in [
        "events: [FlagRaised(flag: \"no_such\"), ",
        "events: [RoundOpened(round: 300), ",
        "events: [RoundOpened(round: 1, x: 2), ",
        "events: ((((",
    ] {
        let found = fault(&change(with));
        assert_eq!(named(&found), place, "{with}");
        assert!(matches!(found.kind, FaultKind::Unreadable(_)), "{with}");
        assert!(found.column > 80, "{found}");
    }
}

#[test]
fn a_second_header_is_out_of_place() {
    let header = own_text(TEXT.lines().next().unwrap()).to_owned();
    let other = rechained(&TEXT, |number, line| if number == 5 { header.clone() } else { line });
    let found = fault(&other);
    assert_eq!((found.line, found.kind), (5, FaultKind::OutOfPlace));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    /// Bytes changed at random never panic, and never pass for the record.
    #[test]
    fn spoilt_bytes_are_never_good(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0..3_u8), 1..4)) {
        let mut bytes = TEXT.clone().into_bytes();
        for (at, byte, how) in changes {
            let at = at.index(bytes.len());
            match how {
                0 => bytes[at] = byte,
                1 => bytes.insert(at, byte),
                _ => { bytes.remove(at); }
            }
        }
        let verified = verify_bytes("spoilt", &bytes);
        // Line ends are no part of a record, and what stands after the last was never written to the end.
        let ends = |byte: &u8| matches!(byte, b'\n' | b'\r');
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
        let whole = bytes.iter().rposition(&ends).map_or(0, |at| at + 1);
        let lines: Vec<&[u8]> = bytes[..whole].split(ends).filter(|line| !line.is_empty()).collect();
        let written = TEXT.lines().map(str::as_bytes);
        let beginning = lines.len() <= written.clone().count() && written.zip(&lines).all(|(a, b)| a == *b);
        if !beginning || lines.is_empty() {
            prop_assert!(verified.is_err());
        } else {
            let verified = verified.unwrap();
            prop_assert_eq!(verified.standing == Standing::Whole, bytes == TEXT.as_bytes());
            prop_assert_eq!(verified.reach.torn, whole < bytes.len());
        }
    }

    /// Lines changed by someone who makes the chain anew never panic.
    #[test]
    fn rechained_lines_never_panic(line in 2..60_usize, at in any::<prop::sample::Index>(), byte in 0x20..0x7f_u8) {
        let other = rechained(&TEXT, |number, text| {
            if number != line { return text; }
            let mut bytes = text.clone().into_bytes();
            let at = at.index(bytes.len());
            bytes[at] = byte;
            String::from_utf8(bytes).unwrap_or(text)
        });
        let verified = verify_bytes("rechained", other.as_bytes());
        if let Err(fault) = verified {
            prop_assert!(fault.line as usize >= line);
        }
    }
}
