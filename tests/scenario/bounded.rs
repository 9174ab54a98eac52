//! Files that would fill the memory or take minutes: each is refused in a few findings.

use demarche::scenario::check_text;
use demarche::scenario::text::{LIMIT, MAX_BYTES, Severity};

/// So many bytes each: large enough for every limit, small enough for a test.
const BYTES: usize = 300_000;

/// A piece again and again, within a beginning and an end.
fn filled(begin: &str, piece: &str, end: &str) -> String {
    format!("{begin}{}{end}", piece.repeat((BYTES - begin.len() - end.len()) / piece.len()))
}

/// Numbered pieces, likewise.
fn counted(begin: &str, piece: impl Fn(usize) -> String, end: &str) -> String {
    let mut text = begin.to_owned();
    for nth in 0..BYTES {
        if text.len() >= BYTES {
            break;
        }
        text.push_str(&piece(nth));
    }
    text + end
}

fn shapes() -> Vec<(&'static str, String)> {
    let deep = format!("{}{},", "(".repeat(62), ")".repeat(62));
    vec![
        ("deep", filled("[", &deep, "]")),
        ("numbers", filled("[", "0,", "]")),
        ("numbers with an ending", filled("[", "1x,", "]")),
        ("no values", filled("[", "@,", "]")),
        ("maps", filled("[", "{0:0},", "]")),
        ("brackets that do not match", filled("", "(](]", "")),
        ("brackets closed by others", filled("", "(],", "")),
        ("a map without colons", filled("{", "0,", "}")),
        ("structs", filled("[", "(a:0),", "]")),
        ("variants", filled("[", "A(0),", "]")),
        ("no commas", filled("[", "0 ", "]")),
        ("texts", filled("[", "\"\",", "]")),
        ("open", filled("", "(", "")),
        ("closed", filled("", ")", "")),
        ("quotes", filled("", "\"", "")),
        ("comments", filled("", "/**/", "")),
        ("commas", filled("[", ",", "]")),
        ("attributes", filled("", "#![a]", "")),
        ("spaces", filled("", " ", "")),
        ("line ends", filled("", "\r", "")),
        ("nulls", filled("", "\0", "")),
        ("escapes", filled("(title: \"", "\\u{1b}", "\")")),
        ("hidden characters", filled("(title: \"", "\u{202e}", "\")")),
        ("a long text", filled("(nations: [(id: \"a\", short: \"", "a", "\")])")),
        ("a long id", filled("(nations: [(id: \"", "a", "\")])")),
        ("nations", counted("(nations: [", |n| format!("(id:\"n{n}\"),"), "])")),
        ("the same nation", filled("(nations: [", "(id:\"a\"),", "])")),
        ("ids that are none", filled("(nations: [", "(id:\"!\"),", "])")),
        (
            "names of nobody",
            counted("(nations: [(id:\"a\")], incidents: [(victims: [", |n| format!("\"m{n}\","), "])])"),
        ),
        ("fields", counted("(", |n| format!("f{n}: 0,"), ")")),
        ("the same field", filled("(", "a:0,", ")")),
        ("keys", counted("{", |n| format!("{n}:0,"), "}")),
    ]
}

#[test]
fn every_shape_is_refused_in_a_few_findings() {
    for (name, text) in shapes() {
        let findings = check_text(name, text.as_bytes());
        assert!(findings.iter().any(|finding| finding.severity == Severity::Error), "{name}");
        assert!(findings.len() <= LIMIT + 1, "{name}: {} findings", findings.len());
        let said: usize = findings.iter().map(|finding| finding.message.len()).sum();
        assert!(said < 100_000, "{name}: {said} bytes are said");
    }
}

#[test]
fn what_is_too_full_is_told_with_the_limit_and_what_is_there() {
    let of = |text: &str| {
        let findings = check_text("full", text.as_bytes());
        let first = findings.into_iter().find(|finding| finding.code == "file-too-full").unwrap();
        (first.message, first.column)
    };
    let (message, column) = of(&format!("[{}]", "0,".repeat(40_000)));
    assert_eq!(message, "the file has 80002 words and signs, and there can be 60000");
    assert_eq!(column, 60_001);
    let (message, _) = of(&format!("[{}]", "(),".repeat(12_000)));
    assert_eq!(message, "the file has 12001 opening brackets, and there can be 10000");
    let findings = check_text("large", &vec![b' '; MAX_BYTES + 1]);
    assert_eq!(findings[0].code, "file-too-large");
}

#[test]
fn lists_and_texts_have_limits() {
    let ports = include_str!("../fixtures/two_ports.ron");
    let long = |many: usize| "a".repeat(many);
    let changed = |from: &str, to: &str| {
        assert!(ports.contains(from));
        let findings = check_text("ports", ports.replacen(from, to, 1).as_bytes());
        findings.into_iter().map(|finding| (finding.code, finding.message)).collect::<Vec<_>>()
    };
    let (short, said) = ("short: \"Aldmar\"", "this text has 41 characters, and there can be 40");
    assert!(changed(short, &format!("short: \"{}\"", long(40))).is_empty());
    assert_eq!(changed(short, &format!("short: \"{}\"", long(41))), [("text-too-long", said.to_owned())]);
    assert_eq!(changed(short, "short: \"Ald\nmar\"")[0].0, "line-end");
    let brief = format!("public_brief: \"{} ", long(20_001));
    assert_eq!(changed("public_brief: \"", &brief)[0].0, "text-too-long");
    let learning = format!("learning: [{}", "\"More.\",".repeat(260));
    let found = changed("learning: [", &learning);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].0 == "too-many" && found[0].1.contains("and there can be 250"), "{found:?}");
}
