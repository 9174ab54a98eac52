//! Text from strangers: line ends, what is hidden in a text, and names that look the same.

use demarche::scenario::text::{Finding, Kind, Node, Severity, Source, parse, strange};
use demarche::scenario::{check_text, load, standard_catalogue};
use demarche::terms::letters::{code_point, hidden};
use std::fs;
use std::path::{Path, PathBuf};

const TWO_PORTS: &str = include_str!("../fixtures/two_ports.ron");

/// What mail, version control and editors make of a file's lines.
const DISGUISES: [(&str, fn(&str) -> String); 5] = [
    ("CR LF", |text| text.replace('\n', "\r\n")),
    ("CR", |text| text.replace('\n', "\r")),
    ("a byte-order mark", |text| format!("\u{feff}{text}")),
    ("empty lines at the end", |text| format!("{text}\n\r\n\n")),
    ("all of them", |text| format!("\u{feff}{}\r\n\r", text.replace('\n', "\r\n"))),
];

/// What may not stand in a text.
const HIDDEN: [char; 14] = [
    '\0',
    '\u{7}',
    '\u{8}',
    '\t',
    '\u{1b}',
    '\u{7f}',
    '\u{85}',
    '\u{9b}',
    '\u{ad}',
    '\u{200b}',
    '\u{202e}',
    '\u{2066}',
    '\u{feff}',
    '\u{e0041}',
];

/// Every file that is one value of RON; a record is one of them on each line (`tests/record`).
fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "ron")
            && !path.to_string_lossy().ends_with(".record.ron")
        {
            found.push(path);
        }
    }
}

#[test]
fn line_ends_are_no_part_of_any_file() {
    let top = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut all = Vec::new();
    files(&top.join("scenarios"), &mut all);
    files(&top.join("tests/fixtures"), &mut all);
    assert!(all.len() > 10);
    for path in all {
        let text = fs::read_to_string(&path).unwrap();
        let (tree, findings) = parse(&Source::new("file", &text));
        assert!(findings.is_empty() && tree.root.is_some(), "{}", path.display());
        for (how, disguise) in DISGUISES {
            let (other, findings) = parse(&Source::new("file", disguise(&text)));
            assert!(findings.is_empty(), "{}: {how}", path.display());
            assert_eq!(other, tree, "{}: {how}", path.display());
        }
    }
}

#[test]
fn a_scenario_is_the_same_however_its_lines_end() {
    let raw = TWO_PORTS.replacen("            brief: \"", "            brief: r#\"Opening.\n\n", 1).replacen(
        "\",\n            red_lines",
        "\"#,\n            red_lines",
        1,
    );
    for text in [TWO_PORTS, &raw] {
        let (playable, _) = load(&Source::new("ports", text), &standard_catalogue());
        let playable = playable.unwrap();
        for (how, disguise) in DISGUISES {
            let (other, _) = load(&Source::new("ports", disguise(text)), &standard_catalogue());
            assert_eq!(other.as_ref(), Some(&playable), "{how}");
        }
    }
    assert!(raw.contains("r#\"Opening") && raw.contains("\"#,"));
}

#[test]
fn a_finding_stands_in_the_same_line_however_lines_end() {
    let text = TWO_PORTS.replacen("rounds: 4", "rounds: 3", 1);
    let findings = check_text("ports", text.as_bytes());
    for (how, disguise) in DISGUISES {
        assert_eq!(check_text("ports", disguise(&text).as_bytes()), findings, "{how}");
    }
    let broken = b"(\r\n\r\n  a: \xff)";
    let findings = check_text("broken", broken);
    assert_eq!((findings[0].code, findings[0].line, findings[0].column), ("not-utf8", 3, 6));
}

/// Every text of a tree with its place.
fn texts<'t>(node: &'t Node, found: &mut Vec<&'t Node>) {
    match &node.kind {
        Kind::Str(_) => found.push(node),
        Kind::Something(inner) | Kind::Named(_, Some(inner)) => texts(inner, found),
        Kind::List(items) | Kind::Tuple(items) => items.iter().for_each(|item| texts(item, found)),
        Kind::Struct(fields) => fields.iter().for_each(|field| texts(&field.value, found)),
        Kind::Map(entries) => entries.iter().for_each(|(key, value)| {
            texts(key, found);
            texts(value, found);
        }),
        _ => {}
    }
}

#[test]
fn every_hidden_character_in_every_text_is_found_where_it_stands() {
    let (tree, _) = parse(&Source::new("ports", TWO_PORTS));
    let mut places = Vec::new();
    texts(tree.root.as_ref().unwrap(), &mut places);
    assert!(places.len() > 60);
    for (number, node) in places.iter().enumerate() {
        let at = node.span.start as usize + 1;
        let c = HIDDEN[number % HIDDEN.len()];
        for (written, width) in
            [(c.to_string(), 1), (format!("\\u{{{:x}}}", c as u32), format!("{:x}", c as u32).len() + 4)]
        {
            let text = format!("{}{written}{}", &TWO_PORTS[..at], &TWO_PORTS[at..]);
            let source = Source::new("ports", &text);
            let findings = strange(&source, &parse(&source).0);
            let [finding] = findings.as_slice() else { panic!("{written:?} at {at}: {findings:?}") };
            assert_eq!((finding.code, finding.severity), ("hidden-character", Severity::Error));
            assert_eq!((finding.line, finding.column), source.place(node.span.start + 1), "{written:?}");
            assert_eq!(finding.end_column - finding.column, u32::try_from(width).unwrap(), "{written:?}");
            assert!(finding.message.contains(&code_point(c)) && finding.help.is_some(), "{finding:?}");
            assert!(hidden(&finding.message).next().is_none());
        }
    }
}

#[test]
fn the_place_is_right_behind_escapes_and_in_raw_texts() {
    for (text, column) in [
        (r#"(a: "\"\\\n\u{e9}\x41é\u{202e}z")"#, 23),
        ("(a: r##\"\\\"#\u{202e}z\"##)", 12),
        ("(a: '\u{202e}')", 6),
        (r"(a: '\u{202e}')", 6),
        ("(a: {\"k\u{202e}\": 1})", 8),
    ] {
        let source = Source::new("text", text);
        let (tree, wrong) = parse(&source);
        assert!(wrong.is_empty(), "{text}: {wrong:?}");
        let findings = strange(&source, &tree);
        let [finding] = findings.as_slice() else { panic!("{text}: {findings:?}") };
        assert_eq!(finding.column, column, "{text}");
    }
}

#[test]
fn a_comment_may_not_turn_a_line_round_and_tabs_may_indent() {
    let text = "(\n\ta: 1, // \u{202e}2 :a\n)";
    let source = Source::new("text", text);
    let findings = strange(&source, &parse(&source).0);
    assert_eq!(findings.len(), 1, "{findings:?}");
    assert_eq!((findings[0].line, findings[0].column), (2, 11));
}

/// The findings of Two Ports with something changed.
fn found(changes: &[(&str, &str)]) -> Vec<Finding> {
    let mut text = TWO_PORTS.to_owned();
    for (from, to) in changes {
        assert!(text.contains(from), "{from}");
        text = text.replacen(from, to, 1);
    }
    check_text("ports", text.as_bytes())
}

fn codes(changes: &[(&str, &str)]) -> Vec<&'static str> {
    found(changes).into_iter().map(|finding| finding.code).collect()
}

#[test]
fn nations_that_look_the_same_are_told_of() {
    let short = "short: \"Brenn\"";
    assert!(TWO_PORTS.contains(short) && TWO_PORTS.contains("short: \"Aldmar\""));
    for name in ["Aldmar", "ALDMAR", " Aldmar ", "\u{410}ldmar", "Aldm\u{430}r"] {
        assert_eq!(codes(&[(short, &format!("short: \"{name}\""))]), ["names-alike"], "{name}");
    }
    for letter in ["A", "a", "\u{410}", "\u{391}"] {
        assert_eq!(codes(&[("letter: 'B'", &format!("letter: '{letter}'"))]), ["letter-twice"], "{letter}");
    }
    // An invisible difference is told of as such, too.
    assert_eq!(codes(&[(short, "short: \"Ald\u{200b}mar\"")]), ["names-alike", "hidden-character"]);
}

#[test]
fn letters_that_the_window_cannot_show_are_named_with_their_script() {
    let changes = [
        ("short: \"Aldmar\"", "short: \"\u{623}\u{644}\""),
        ("short: \"Brenn\"", "short: \"\u{5317}\""),
        ("letter: 'B'", "letter: '\u{5317}'"),
    ];
    let findings = found(&changes);
    let shown: Vec<&str> = findings.iter().map(|finding| finding.message.as_str()).collect();
    assert!(
        findings.iter().all(|finding| (finding.code, finding.severity) == ("letters-not-shown", Severity::Warning))
    );
    assert_eq!(findings.len(), 3, "{shown:?}");
    assert!(shown[0].contains("U+0623") && shown[0].contains("Arabic"), "{shown:?}");
    assert!(shown[1].contains("Han") && shown[2].contains("Han"), "{shown:?}");

    let mut text = TWO_PORTS.to_owned();
    changes.iter().for_each(|(from, to)| text = text.replacen(from, to, 1));
    let (playable, _) = load(&Source::new("ports", text), &standard_catalogue());
    let shown = playable.as_ref().unwrap().shown();
    let nations = &playable.as_ref().unwrap().scenario.nations;
    let short: Vec<String> = nations.iter().map(|nation| shown.text(nation.short)).collect();
    assert_eq!(short, ["\u{623}\u{644} (aldmar)", "\u{5317} (brenn)"]);
    assert_eq!(shown.letters, ['A', 'B']);
}

#[test]
fn a_scenarios_id_is_an_id() {
    let long = "a".repeat(41);
    for id in [
        "../../outside",
        "",
        "a\u{0}b",
        "/tmp/x",
        "C:x",
        "Two Ports",
        "two-ports",
        "_a",
        "1a",
        "con",
        "nul",
        "com1",
        "lpt9",
        &long,
    ] {
        let findings = found(&[("id: \"two_ports\"", &format!("id: {id:?}"))]);
        assert!(
            findings.iter().any(|finding| (finding.code, finding.severity) == ("malformed-id", Severity::Error)),
            "{id:?}"
        );
    }
    assert_eq!(codes(&[("id: \"two_ports\"", "id: \"console\"")]), [""; 0]);
}
