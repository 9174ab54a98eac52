//! What a file's author sees: values when all is well, findings when not.

use std::cell::RefCell;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::*;

#[derive(Clone, Copy, Debug, Serialize, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
struct NationId(u8);

#[derive(Clone, Copy, Debug, Serialize, Deserialize, PartialEq, Eq)]
struct TextId(u16);

#[derive(Clone, Copy, Debug, Serialize, Deserialize, PartialEq, Eq)]
#[serde(try_from = "u8")]
struct Percent(u8);

impl TryFrom<u8> for Percent {
    type Error = String;

    fn try_from(n: u8) -> Result<Self, String> {
        if (1..=100).contains(&n) { Ok(Self(n)) } else { Err(format!("{n} is not from 1 to 100")) }
    }
}

#[derive(Debug, Serialize, Deserialize, PartialEq)]
enum Level {
    Low,
    High,
    Exact(u8),
    Range { from: u8, to: u8 },
    Pair(u8, u8),
    Whole(Capacity),
}

#[derive(Debug, Serialize, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
struct Capacity {
    law: Percent,
    skill: u8,
}

#[derive(Debug, Serialize, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
struct Nation {
    id: String,
    name: TextId,
    capacity: Capacity,
    #[serde(default)]
    friends: Vec<NationId>,
    rival: Option<NationId>,
    #[serde(default)]
    levels: Vec<Level>,
    #[serde(default)]
    trade: BTreeMap<NationId, i16>,
}

#[derive(Debug, Serialize, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
struct File {
    title: TextId,
    nations: Vec<Nation>,
}

#[derive(Default)]
struct Table {
    nations: Vec<String>,
    texts: RefCell<Vec<String>>,
}

impl Ids for Table {
    fn lookup(&self, kind: &str, text: &str) -> Lookup<'_> {
        if kind != "NationId" {
            return Lookup::NotAnIdKind;
        }
        match self.nations.iter().position(|id| id == text) {
            Some(at) => Lookup::Found(u32::try_from(at).unwrap()),
            None => Lookup::Unknown { known: self.nations.iter().map(String::as_str).collect() },
        }
    }

    fn intern(&self, kind: &str, text: &str) -> Option<u32> {
        self.is_prose(kind).then(|| {
            let mut texts = self.texts.borrow_mut();
            texts.push(text.to_owned());
            u32::try_from(texts.len() - 1).unwrap()
        })
    }

    fn is_prose(&self, kind: &str) -> bool {
        kind == "TextId"
    }
}

fn table() -> Table {
    Table { nations: vec!["norland".into(), "sudmark".into()], ..Table::default() }
}

#[allow(clippy::needless_raw_string_hashes, reason = "a raw string stands inside, with a hash of its own")]
pub(super) const SAMPLE: &str = r##"// A comment.
(
    title: "Two /* not a comment */ \"nations\" \u{e9}\n",
    nations: [
        (
            id: "norland",
            name: r#"Raw "Norland""#,
            capacity: (law: 40, skill: 0x10),
            friends: ["sudmark",],
            levels: [Low, Exact(3), Range(from: 1, to: 2), Pair(1, 2), Whole(law: 1, skill: 2),
                Whole((law: 1, skill: 2))],
            trade: {"sudmark": -300, "norland": 1_000},
        ),
        Nation(id: "sudmark", name: "S", capacity: Capacity(law: 1, skill: 2), rival: "norland"),
    ],
)
"##;

fn all<T: serde::de::DeserializeOwned>(text: &str) -> (Option<T>, Vec<Finding>) {
    read(&Source::new("a.ron", text), &table())
}

/// The findings as `code@line:column message`.
fn findings<T: serde::de::DeserializeOwned>(text: &str) -> Vec<String> {
    let line = |f: Finding| format!("{}@{}:{} {}", f.code, f.line, f.column, f.message);
    all::<T>(text).1.into_iter().map(line).collect()
}

#[test]
fn a_sound_file_is_read_whole() {
    let ids = table();
    let (file, found) = read::<File>(&Source::new("a.ron", SAMPLE), &ids);
    assert_eq!(found, []);
    let file = file.unwrap();
    assert_eq!(file.nations.len(), 2);
    let first = &file.nations[0];
    assert_eq!(first.friends, [NationId(1)]);
    assert_eq!(first.trade[&NationId(1)], -300);
    assert_eq!(first.levels[4], first.levels[5]);
    assert_eq!(first.capacity.skill, 16);
    assert_eq!(file.nations[1].rival, Some(NationId(0)));
    let texts = ids.texts.borrow();
    assert_eq!(texts[0], "Two /* not a comment */ \"nations\" é\n");
    assert_eq!(texts[1], "Raw \"Norland\"");
}

#[test]
fn every_error_of_every_element_is_found_once() {
    let text = r#"(
    title: "T",
    nations: [
        (id: "norland", nam: "N", capacity: (law: 40), friends: ["sudmrk", "x"]),
        (id: "sudmark", name: 5, capacity: (law: 0, skill: 300), rival: 3),
        (id: "third", name: "T", capacity: (law: "a", skill: -1), levels: [Hgh, Exact, Low(1), High]),
    ],
    extra: 1,
)"#;
    assert_eq!(
        findings::<File>(text),
        [
            "unknown-field@4:25 unknown field `nam` in Nation",
            "missing-field@4:45 missing field `skill` in Capacity",
            "unknown-id@4:66 unknown nation \"sudmrk\"",
            "unknown-id@4:76 unknown nation \"x\"",
            "wrong-type@5:31 expected text in quotation marks, found the number 5",
            "invalid-value@5:50 0 is not from 1 to 100",
            "out-of-range@5:60 expected a whole number from 0 to 255, found the number 300",
            "wrong-type@5:73 expected the id of a nation in quotation marks, found the number 3",
            "wrong-type@6:50 expected a whole number from 0 to 255, found the text \"a\"",
            "out-of-range@6:62 expected a whole number from 0 to 255, found the number -1",
            "unknown-variant@6:76 unknown choice `Hgh`",
            "wrong-type@6:81 expected `Exact(…)` with a value, found `Exact`",
            "wrong-type@6:88 expected `Low` on its own, found `Low(…)`",
            "unknown-field@8:5 unknown field `extra` in File",
        ]
    );
    let (file, found) = all::<File>(text);
    let file = file.unwrap();
    assert_eq!(file.nations.len(), 3, "reading went on to the end");
    let help = |at: usize| found[at].help.clone().unwrap();
    assert!(help(0).starts_with("did you mean `name`? the fields are `id`, `name`"));
    assert_eq!(help(2), "did you mean `sudmark`? the ids of this kind (nation) are `norland`, `sudmark`");
    assert!(help(10).starts_with("did you mean `High`? the choices are `Low`, `High`"));
    assert_eq!(help(1), "add `skill: …`");
}

#[test]
fn slips_of_the_syntax_come_several_at_once_and_beside_others() {
    let text = "(\n  title: \"T\"\n  nations: [\n    (id: , name: \"a\"),\n  ],\n  bad: 1,\n)";
    let found = findings::<File>(text);
    assert_eq!(found, ["syntax@2:13 a `,` is missing here", "syntax@4:10 expected a value or `)`, found `,`",]);
}

#[test]
fn a_misspelt_id_is_one_slip_wherever_it_is() {
    let file = |rival: &str, friend: &str| {
        let nation = |rest: &str| format!("(id: \"a\", name: \"A\", capacity: (law: 1, skill: 1), {rest}),");
        let rest = format!("friends: [{friend}, \"norland\"], rival: {rival}");
        format!("(title: \"T\", nations: [{}{}])", nation(&rest), nation("rival: \"norland\""))
    };
    let found = findings::<File>(&file("\"nordland\"", "\"nordland\""));
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].contains("unknown nation \"nordland\", also in line 1"), "{found:?}");
    assert_eq!(findings::<File>(&file("None", "\"sudmark\"")), [""; 0]);
}

#[test]
fn swapped_values_are_told_as_one_with_what_the_variant_holds() {
    let (_, found) = all::<Level>("Pair(\"a\", Low)");
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].code, "wrong-values");
    assert_eq!(found[0].help.as_deref(), Some("write `Pair(number, number)`"));
    let (_, found) = all::<Level>("Pair(1)");
    assert_eq!(found[0].help.as_deref(), Some("write `Pair(number, number)`"));
}

#[test]
fn options_are_implicit_and_nested_ones_are_told_apart() {
    assert_eq!(all::<Option<u8>>("5").0, Some(Some(5)));
    assert_eq!(all::<Option<u8>>("Some(5)").0, Some(Some(5)));
    assert_eq!(all::<Option<u8>>("None").0, Some(None));
    assert_eq!(all::<Option<Option<u8>>>("None").0, Some(None));
    assert_eq!(all::<Option<Option<u8>>>("Some(None)").0, Some(Some(None)));
    assert_eq!(all::<Option<Option<u8>>>("5").0, Some(Some(Some(5))));
}

#[test]
fn numbers_keep_to_their_bounds() {
    assert_eq!(all::<i8>("-128").0, Some(-128));
    assert_eq!(all::<u64>("18_446_744_073_709_551_615").0, Some(u64::MAX));
    assert_eq!(all::<i128>(&i128::MIN.to_string()).0, Some(i128::MIN));
    assert_eq!(all::<u32>("0b101").0, Some(5));
    assert_eq!(all::<u32>("+5").0, Some(5));
    for (text, code) in [("300", "out-of-range"), ("-1", "out-of-range"), ("1.5", "wrong-type")] {
        let found = all::<u8>(text).1;
        assert_eq!((found.len(), found[0].code), (1, code), "{text}");
    }
    let huge = "9".repeat(60);
    assert_eq!(all::<u8>(&huge).1[0].code, "out-of-range");
    assert_eq!(all::<f64>("1.5").1[0].message, "fractions are not used in these files");
}

#[test]
fn what_is_given_twice_is_told() {
    let found = findings::<Capacity>("(law: 1, skill: 2, law: 3)");
    assert_eq!(found, ["repeated-field@1:20 the field `law` is given twice"]);
    let found = findings::<BTreeMap<String, u8>>("{\"a\": 1, \"b\": 2, \"a\": 3}");
    assert_eq!(found, ["repeated-key@1:18 the key \"a\" is given twice"]);
}

#[test]
fn quotation_marks_too_many_or_too_few_are_advised_on() {
    let help = |found: Vec<Finding>| found[0].help.clone();
    assert_eq!(help(all::<u8>("\"12\"").1).unwrap(), "write 12 without the quotation marks");
    assert_eq!(help(all::<u8>("\"x\"").1), None);
    assert_eq!(help(all::<Level>("\"Low\"").1).unwrap(), "write Low without the quotation marks");
    assert_eq!(help(all::<String>("word").1).unwrap(), "write \"word\"");
}

#[test]
fn a_struct_may_bear_its_own_name_only() {
    assert_eq!(findings::<Capacity>("Capacity(law: 1, skill: 2)"), [""; 0]);
    let found = findings::<Capacity>("Capasity(law: 1, skill: 2)");
    assert_eq!(found, ["wrong-type@1:1 expected Capacity `(field: value, …)`, found `Capasity(…)`"]);
}

#[test]
fn several_missing_fields_are_all_told() {
    let found = findings::<Vec<Capacity>>("[(), (skill: 1), ()]");
    assert_eq!(found.len(), 5, "{found:?}");
}

#[test]
fn declared_ids_are_gathered_and_judged() {
    let text = r#"(nations: [(id: "a"), (id: "B c"), (id: "a"), (other: 1)],
        incidents: [(cards: [(id: "x")]), (cards: [(id: "y"), (id: 5)])])"#;
    let source = Source::new("a.ron", text);
    let (tree, _) = parse(&source);
    let ids = |list: &str| {
        let (ids, found) = declared(&source, &tree, list);
        let ids: Vec<_> = ids.into_iter().map(|d| d.id).collect();
        (ids, found.into_iter().map(|f| f.code).collect::<Vec<_>>())
    };
    assert_eq!(ids("nations"), (vec!["a".into(), "B c".into()], vec!["malformed-id", "repeated-id"]));
    assert_eq!(ids("incidents.cards"), (vec!["x".into(), "y".into()], vec![]));
    assert_eq!(ids("nothing.here"), (vec![], vec![]));
}

#[test]
fn spans_are_found_by_path() {
    let source = Source::new("a.ron", SAMPLE);
    let (tree, _) = parse(&source);
    let at = |path: &str| span_of(&tree, path).map(|span| source.slice(span));
    assert_eq!(at("nations[1].capacity.law"), Some("1"));
    assert_eq!(at("nations[0].levels[2].to"), Some("2"));
    assert_eq!(at("nations[0].levels[2].Range.to"), Some("2"));
    assert_eq!(at("nations[0].levels[5].law"), Some("1"));
    assert_eq!(at("nations[0].levels[3][1]"), Some("2"));
    assert_eq!(at("nations[0].trade.sudmark"), Some("-300"));
    assert_eq!(at("nations[2]"), None);
    let near = span_near(&tree, "nations[0].capacity.missing");
    assert_eq!(source.slice(near), "(law: 40, skill: 0x10)");
}

#[test]
fn findings_are_shown_as_a_compiler_does() {
    let text = "(law: 40,\n  skil: 3)";
    let source = Source::new("dir/a.ron", text);
    let (_, found) = read::<Capacity>(&source, &NoIds);
    let shown = render(&found, &source);
    assert!(shown.contains("error[unknown-field]: unknown field `skil` in Capacity"), "{shown}");
    assert!(shown.contains("--> dir/a.ron:2:3"), "{shown}");
    assert!(shown.contains("2 |   skil: 3)"), "{shown}");
    assert!(shown.contains("|   ^^^^"), "{shown}");
    assert!(shown.contains("help: did you mean `skill`?"), "{shown}");
    assert!(!shown.contains('\u{1b}'));
    assert!(render_coloured(&found, &source).contains('\u{1b}'));
}

#[test]
fn findings_become_json_with_the_promised_fields() {
    let (_, found) = all::<Capacity>("(law: 40, é: 3, skill: 300)");
    let json: serde_json::Value = serde_json::from_str(&to_json(&found)).unwrap();
    let last = &json[1];
    let keys: Vec<_> = last.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(keys, ["code", "severity", "file", "line", "column", "end_line", "end_column", "message", "help"]);
    assert_eq!(last["column"], 24, "columns count characters");
    assert_eq!(last["end_column"], 27);
    assert_eq!(last["severity"], "error");
    assert_eq!(last["help"], serde_json::Value::Null);
}

#[test]
fn no_more_than_the_limit_is_reported() {
    let text = format!("[{}]", "x,".repeat(1000));
    let found = all::<Vec<u8>>(&text).1;
    assert_eq!(found.len(), LIMIT + 1);
    assert_eq!(found[LIMIT].message, "and 800 more");
    let again = in_order(found);
    assert_eq!(again.len(), LIMIT + 1);
    assert_eq!(again[LIMIT].message, "and 800 more");
}

#[test]
fn ron_reads_the_same_documents() {
    use ron::extensions::Extensions;
    let ron = ron::Options::default()
        .with_default_extension(Extensions::IMPLICIT_SOME)
        .with_default_extension(Extensions::UNWRAP_NEWTYPES);
    let sound = [
        "[Low, High, Exact(3), Range(from: 1, to: 2), Pair(1, 2,), Whole((law: 5, skill: 1))]",
        "[Range(to: 0xff, from: 0b11,), /* a */ Exact(1_0), // b\n]",
        "[]",
        " [ Whole ( Capacity ( law : 5 , skill : 1 ) ) ] ",
        "#![enable(implicit_some)]\n[Low]",
    ];
    for text in sound {
        let theirs: Vec<Level> = ron.from_str(text).unwrap();
        let (ours, found) = all::<Vec<Level>>(text);
        assert_eq!((ours, found), (Some(theirs), vec![]), "{text}");
    }
    for text in ["[Low", "[Low High]", "[Pair(1)]", "[Exact(300)]", "[Range(from: 1)]", "[low]", ""] {
        assert!(ron.from_str::<Vec<Level>>(text).is_err(), "{text}");
        assert!(!all::<Vec<Level>>(text).1.is_empty(), "{text}");
    }
}

#[test]
fn a_column_deep_in_a_long_line_is_counted_in_characters() {
    let text = format!("first\n{}x", "aé→𝄞".repeat(5_000));
    let source = Source::new("long", &text);
    // The second line begins at byte 6.
    let naive = |byte: usize| {
        let columns = text.char_indices().filter(|(at, _)| *at < byte && (byte < 6 || *at >= 6));
        columns.count() + 1
    };
    for (byte, _) in text.char_indices().step_by(97) {
        let (_, column) = source.place(u32::try_from(byte).unwrap());
        assert_eq!(usize::try_from(column).unwrap(), naive(byte), "at byte {byte}");
    }
}

/// A parser that is too deep to go on stands before a bracket that it does not take: each of these was
/// 800 bytes, and filled any memory.
#[test]
fn brackets_closed_by_others_are_refused_at_once() {
    for open in ["(", "[", "{", "A(", "(a:", "{0:", "A{", "[0,"] {
        for close in [")", "]", "}"] {
            for between in [",", "", " ", "0,", ":", ":0,", ",,"] {
                let text = format!("{open}{close}{between}").repeat(200);
                let (_, findings) = parse(&Source::new("closed", &text));
                let pair =
                    matches!((open, close), ("[" | "[0,", "]") | ("(" | "A(" | "(a:", ")") | ("{" | "A{" | "{0:", "}"));
                assert!(pair || !findings.is_empty(), "{text}");
            }
        }
    }
}
