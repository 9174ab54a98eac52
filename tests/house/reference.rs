//! The references of what people write, made from doc comments.
//!
//! `docs/script.md` is what these tests make of `src/script`, `docs/policies.md` of the files of
//! policies. When one of them has changed, read the difference and write it anew:
//!
//! ```text
//! BLESS=1 cargo test --test tests reference
//! ```

use super::top;
use quote::ToTokens;
use std::fmt::Write;
use std::fs;
use syn::{Attribute, Expr, Field, Fields, File, Item, Lit, Meta, Type};

/// What a reference holds, in its order: the file, the type, the heading.
type Part = (&'static str, &'static str, &'static str);

const LANGUAGE: [Part; 35] = [
    ("condition", "Condition", "Conditions"),
    ("condition", "Measure", "Measures"),
    ("condition", "Who", "Who is meant"),
    ("effect", "Effect", "Effects"),
    ("action", "ActionSpec", "An action"),
    ("action", "Cost", "A cost"),
    ("action", "Slot", "The share of a round's load"),
    ("action", "TargetKind", "A target"),
    ("action", "Preposition", "The way a title takes its target"),
    ("action", "Need", "Whether an incident is needed"),
    ("action", "Gate", "A gate"),
    ("action", "Verb", "What the engine does for an action"),
    ("spec", "Actor", "An actor"),
    ("spec", "Incident", "An incident"),
    ("spec", "Truth", "What is true of an incident"),
    ("truth", "TruthIn", "What is true of it in some truths"),
    ("spec", "Card", "A card"),
    ("truth", "Turn", "What a card hides in some truths"),
    ("spec", "Upstream", "An upstream"),
    ("spec", "Norm", "A norm"),
    ("spec", "Inject", "An inject"),
    ("spec", "Choice", "A choice"),
    ("spec", "Objective", "An objective"),
    ("spec", "RedLine", "A red line"),
    ("spec", "Observation", "An observation"),
    ("draft", "Draft", "A draft"),
    ("draft", "Decides", "How a forum decides"),
    ("draft", "Clause", "A clause"),
    ("draft", "ClauseOption", "An option of a clause"),
    ("draft", "Panel", "The stakeholder panel"),
    ("programme", "Programme", "A programme"),
    ("covert", "CovertVerb", "What is done under cover"),
    ("covert", "Exit", "An honourable exit"),
    ("press", "PressVerb", "What is done with opinion"),
    ("home", "HomeScript", "What other ministries do"),
];

const FILE: [Part; 12] = [
    ("format", "Scenario", "A scenario"),
    ("format", "ModuleOn", "A module that is on"),
    ("format", "Nation", "A nation"),
    ("format", "SecretBrief", "A part of a brief"),
    ("format", "CapacityOf", "Capacity"),
    ("format", "Between", "How two nations stand"),
    ("format", "StatedTruth", "A truth"),
    ("format", "Flag", "A flag"),
    ("format", "Place", "A place on the chart"),
    ("format", "Sea", "A name on the chart"),
    ("format", "Cable", "A cable on the chart"),
    ("format", "Expect", "What many plays should show"),
];

const POLICIES: [Part; 15] = [
    ("character", "Character", "A character"),
    ("character", "Purse", "How it spends"),
    ("character", "Cares", "What it cares for"),
    ("character", "Inquiry", "How it finds things out"),
    ("character", "Enough", "When it has looked enough"),
    ("character", "Asks", "What it asks of others"),
    ("character", "Claims", "What it says in its own name"),
    ("character", "Answers", "How it answers"),
    ("character", "Signs", "How far it signs"),
    ("character", "Measures", "What it does against others"),
    ("character", "Deeds", "What else it does"),
    ("character", "Secrets", "What it does in secret"),
    ("character", "Manner", "How it talks"),
    ("scripted", "Scripted", "A script for one seat"),
    ("scripted", "ScriptedLine", "A line of a script"),
];

const POLICIES_HEAD: &str = "# Policies

Who plays a seat without people (§19), and how to write one. `--policy` of `run` and `simulate`
takes a name, or a file that ends in `.ron`, for all seats or as `SEAT=POLICY`; of several with
commas between them, each play draws one. Plays are counted by the name of who plays: a file may
not call its character like one of these, nor two files theirs alike.

| name | what it does |
| --- | --- |
| `pass` | nothing at all |
| `random` | whatever it may, by lot; it can reach every kind of talk and order |
| `cautious`, `legalist`, `hawk`, `mediator`, `trader` | the characters in `scenarios/characters`, one file each |
| `planner` | tries what each character would say and order, and that with one thing more or less, in worlds that might be true for all its seat knows; does what comes out best. Its budget is a number of imagined plays, never a time |
| a file | a character of your own, or a script |

A policy sees what its seat sees and nothing else; the planner too: two situations that look alike
to the seat come to the same orders, whatever is true. Every order has its reason in one sentence,
which `replay` tells.

**To write a character**, copy the file of the one that is nearest and change its numbers. Wishes are
in points: about 10 is an idle wish, 30 a plan, 60 urgent; at 0, or left out, the ministry never
thinks of it. What an action does decides which wish counts, so a character plays any scenario and
any action that a scenario adds. Words of likelihood and rungs are written as in scenarios:
`VeryLikely`, `LinkedActors`.

**To script a seat**, begin the file with `Scripted`. A line that is not admitted is listed with what
is missing; the play goes on (`Skip`) or stops there with status 1 (`Stop`).

    Scripted(
        name: \"by the book\",
        refused: Skip,
        lines: [
            (round: 1, talk: Ping(to: \"luden\")),
            (round: 1, order: (action: \"forensic_inquiry\", incident: \"notice_board\"), reason: \"the log first\"),
        ],
    )

The rest of this page is written from the doc comments in `src/policy`. *number* is a whole number;
what ends in `?` may be left out. `docs/balance.md` says how the policies fare.
";

const FILE_HEAD: &str = "# A scenario file

What stands in `scenarios/NAME.ron`, and what each of it is for. This page is written from the doc
comments in `src/scenario/format.rs`; incidents, cards, injects, objectives, conditions and effects
are in `script.md`, policies in `policies.md`, letters and sizes in `texts.md`. *number* is a whole
number, *text* stands in quotation marks, an *id* is the textual id of a thing in quotation marks,
`[…]` is a list, and what ends in `?` may be left out. `demarche check FILE` says what is wrong, where,
and what to write.

**Several truths.** Whoever has played a scenario knows who did it, unless it states several truths of
which one is drawn for each play (4.2). List them under `truths`; say with `truth_in` of an incident
what is true in which; and let cards, injects, objectives, red lines, facts of a brief, endings and
observations say with `in` where they belong. What says nothing belongs to all.

    truths: [
        (id: \"theft\", weight: 2, note: \"Thieves did it for money.\"),
        (id: \"order\", note: \"A neighbour ordered it.\"),
    ],
    …
    truth: (actor: \"gang\", link: None),
    truth_in: [(in: [\"order\"], actor: \"gang\", link: Directed, host: \"norrholt\")],

Give every seat that reads something in one truth something of about the same length to read in each:
a page that is turned is seen. A card that is the same in all truths and hides another origin in one of
them has `turns`. `check` reads the scenario in each truth, `simulate` reports each, and `--truth NAME`
chooses one.
";

const HEAD: &str = "# The small language

What a scenario and a catalogue may say, as the program reads it. This page is written
from the doc comments in `src/script`; `(2, 3)` after a name means that two values follow.
In the lists, *number* is a whole number, *text* stands in quotation marks, an *id* is the
textual id of a thing in quotation marks, `[…]` is a list, and what ends in `?` may be left
out. Conditions and effects have no loops: their work is bounded by their length.
";

#[test]
fn the_reference_of_the_language_is_fresh() {
    is_fresh("docs/script.md", &reference("src/script", HEAD, &LANGUAGE));
}

#[test]
fn the_reference_of_a_scenario_is_fresh() {
    is_fresh("docs/scenario.md", &reference("src/scenario", FILE_HEAD, &FILE));
}

#[test]
fn the_reference_of_policies_is_fresh() {
    is_fresh("docs/policies.md", &reference("src/policy", POLICIES_HEAD, &POLICIES));
}

fn is_fresh(page: &str, fresh: &str) {
    let path = top().join(page);
    if std::env::var_os("BLESS").is_some() {
        fs::write(&path, fresh).unwrap();
    }
    let stored = fs::read_to_string(&path).unwrap_or_default();
    let line = fresh.lines().zip(stored.lines()).position(|(fresh, stored)| fresh != stored);
    assert!(
        fresh == stored,
        "{page} is not what the doc comments say, first at line {}; read the difference and write it with \
         BLESS=1 cargo test --test tests reference",
        line.map_or_else(|| stored.lines().count() + 1, |line| line + 1)
    );
}

fn reference(folder: &str, head: &str, parts: &[Part]) -> String {
    let mut page = head.to_owned();
    for (file, name, heading) in parts {
        let text = fs::read_to_string(top().join(format!("{folder}/{file}.rs"))).unwrap();
        let file: File = syn::parse_file(&text).unwrap();
        let item = file.items.iter().find(|item| named(item, name));
        let item = item.unwrap_or_else(|| panic!("{folder} has no {name}"));
        write!(page, "\n## {heading}\n\n").unwrap();
        match item {
            Item::Enum(item) => {
                write!(page, "{}\n\n| written | means |\n| --- | --- |\n", doc(&item.attrs)).unwrap();
                for variant in &item.variants {
                    let written = format!("{}{}", variant.ident, values(&variant.fields));
                    writeln!(page, "| `{written}` | {} |", doc(&variant.attrs)).unwrap();
                }
            }
            Item::Struct(item) => {
                write!(page, "{}\n\n| field | value | means |\n| --- | --- | --- |\n", doc(&item.attrs)).unwrap();
                let all = has_default(&item.attrs);
                for field in &item.fields {
                    let name = written(field);
                    let left_out = all || has_default(&field.attrs);
                    let optional = plain(&field.ty).ends_with('?');
                    let mark = if left_out && !optional { "?" } else { "" };
                    let value = ranged(&plain(&field.ty), &field.attrs);
                    writeln!(page, "| `{name}` | {value}{mark} | {} |", doc(&field.attrs)).unwrap();
                }
            }
            _ => panic!("{name} is neither a choice nor a record"),
        }
    }
    page
}

/// Whether serde fills it in where it is left out.
fn has_default(attributes: &[Attribute]) -> bool {
    let tokens = attributes.iter().filter(|attribute| attribute.path().is_ident("serde"));
    tokens.map(|attribute| attribute.to_token_stream().to_string()).any(|text| text.contains("default"))
}

/// The name of a field in a file.
fn written(field: &Field) -> String {
    let tokens = field.attrs.iter().filter(|attribute| attribute.path().is_ident("serde"));
    let mut texts = tokens.map(|attribute| attribute.to_token_stream().to_string());
    let renamed = texts.find_map(|text| {
        let (_, name) = text.split_once("rename = \"")?;
        name.split_once('"').map(|(name, _)| name.to_owned())
    });
    renamed.unwrap_or_else(|| field.ident.as_ref().expect("a record has named fields").to_string())
}

fn named(item: &Item, name: &str) -> bool {
    match item {
        Item::Enum(item) => item.ident == name,
        Item::Struct(item) => item.ident == name,
        _ => false,
    }
}

/// The doc comment in one line; links to code become code.
fn doc(attributes: &[Attribute]) -> String {
    let lines = attributes.iter().filter_map(|attribute| match &attribute.meta {
        Meta::NameValue(meta) if meta.path.is_ident("doc") => match &meta.value {
            Expr::Lit(lit) => match &lit.lit {
                Lit::Str(text) => Some(text.value().trim().to_owned()),
                _ => None,
            },
            _ => None,
        },
        _ => None,
    });
    let text: Vec<String> = lines.filter(|line| !line.is_empty()).collect();
    text.join(" ").replace("[`", "`").replace("`]", "`").replace('|', "\\|")
}

fn values(fields: &Fields) -> String {
    let list: Vec<String> = match fields {
        Fields::Unit => return String::new(),
        Fields::Unnamed(fields) => fields.unnamed.iter().map(|field| ranged(&plain(&field.ty), &field.attrs)).collect(),
        Fields::Named(fields) => fields
            .named
            .iter()
            .map(|field| format!("{}: {}", field.ident.as_ref().expect("it is named"), plain(&field.ty)))
            .collect(),
    };
    format!("({})", list.join(", "))
}

/// A value with the range that its attribute says: `number from −20 to 20`.
fn ranged(value: &str, attributes: &[Attribute]) -> String {
    let Some((low, high)) = super::ranges::range(attributes) else { return value.to_owned() };
    value.replace("number", &format!("number from {low} to {high}").replace('-', "−"))
}

/// A type as someone who writes a scenario thinks of it.
fn plain(ty: &Type) -> String {
    let text = ty.to_token_stream().to_string().replace(' ', "");
    let inside = |text: &str, wrapper: &str| {
        text.strip_prefix(wrapper)
            .and_then(|rest| rest.strip_prefix('<'))
            .and_then(|rest| rest.strip_suffix('>'))
            .map(|inner| plain(&syn::parse_str(inner).unwrap()))
    };
    if let Some(inner) = inside(&text, "Option") {
        return format!("{inner}?");
    }
    if let Some(inner) = inside(&text, "Vec") {
        return format!("[{inner}]");
    }
    if let Some(inner) = inside(&text, "Box") {
        return inner;
    }
    let name = text.rsplit("::").next().unwrap_or(&text);
    match name {
        "u8" | "u16" | "i16" | "u32" | "i32" => "number".to_owned(),
        "bool" => "true or false".to_owned(),
        "TextId" | "String" => "text".to_owned(),
        "OnlyIn" => "[truth id]?".to_owned(),
        id if id.ends_with("Id") => format!("{} id", words(id.trim_end_matches("Id"))),
        other => words(other),
    }
}

/// `RequestKind` → `request kind`.
fn words(name: &str) -> String {
    let mut words = String::new();
    for letter in name.chars() {
        if letter.is_uppercase() && !words.is_empty() {
            words.push(' ');
        }
        words.extend(letter.to_lowercase());
    }
    words
}
