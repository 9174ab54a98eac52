//! The reference of the small language, written from its doc comments.
//!
//! `docs/script.md` is what this test makes of `src/script`. When the language has changed,
//! read the difference and write it anew:
//!
//! ```text
//! BLESS=1 cargo test --test tests reference
//! ```

use super::top;
use quote::ToTokens;
use std::fmt::Write;
use std::fs;
use syn::{Attribute, Expr, Fields, File, Item, Lit, Meta, Type};

/// What the reference holds, in its order: the file, the type, the heading.
const PARTS: [(&str, &str, &str); 32] = [
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
    ("spec", "Card", "A card"),
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

const HEAD: &str = "# The small language

What a scenario and a catalogue may say, as the program reads it. This page is written
from the doc comments in `src/script`; `(2, 3)` after a name means that two values follow.
In the lists, *number* is a whole number, *text* stands in quotation marks, an *id* is the
textual id of a thing in quotation marks, `[…]` is a list, and what ends in `?` may be left
out. Conditions and effects have no loops: their work is bounded by their length.
";

#[test]
fn the_reference_of_the_language_is_fresh() {
    let path = top().join("docs/script.md");
    let fresh = reference();
    if std::env::var_os("BLESS").is_some() {
        fs::write(&path, &fresh).unwrap();
    }
    let stored = fs::read_to_string(&path).unwrap_or_default();
    let line = fresh.lines().zip(stored.lines()).position(|(fresh, stored)| fresh != stored);
    assert!(
        fresh == stored,
        "docs/script.md is not what the doc comments say, first at line {}; read the difference and write it with \
         BLESS=1 cargo test --test tests reference",
        line.map_or_else(|| stored.lines().count() + 1, |line| line + 1)
    );
}

fn reference() -> String {
    let mut page = HEAD.to_owned();
    for (file, name, heading) in PARTS {
        let text = fs::read_to_string(top().join(format!("src/script/{file}.rs"))).unwrap();
        let file: File = syn::parse_file(&text).unwrap();
        let item = file.items.iter().find(|item| named(item, name));
        let item = item.unwrap_or_else(|| panic!("src/script has no {name}"));
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
                for field in &item.fields {
                    let name = field.ident.as_ref().expect("a record has named fields");
                    let left_out =
                        field.attrs.iter().any(|attr| attr.to_token_stream().to_string().contains("default"));
                    let mark = if left_out && !plain(&field.ty).ends_with('?') { "?" } else { "" };
                    writeln!(page, "| `{name}` | {}{mark} | {} |", plain(&field.ty), doc(&field.attrs)).unwrap();
                }
            }
            _ => panic!("{name} is neither a choice nor a record"),
        }
    }
    page
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
        Fields::Unnamed(fields) => fields.unnamed.iter().map(|field| plain(&field.ty)).collect(),
        Fields::Named(fields) => fields
            .named
            .iter()
            .map(|field| format!("{}: {}", field.ident.as_ref().expect("it is named"), plain(&field.ty)))
            .collect(),
    };
    format!("({})", list.join(", "))
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
