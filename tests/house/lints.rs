//! Pure modules deny, each for itself, what could make a play stop or differ.

use syn::visit::Visit;
use syn::{Attribute, Meta};

use super::table::HOUSE;
use super::{none, sources};

/// What the inner `deny` of a pure module names: docs/style.md, "Pure modules".
const DENIED: &[&str] = &[
    "clippy::unwrap_used",
    "clippy::expect_used",
    "clippy::indexing_slicing",
    "clippy::string_slice",
    "clippy::panic",
    "clippy::unreachable",
    "clippy::float_arithmetic",
    "clippy::disallowed_types",
    "clippy::disallowed_methods",
];

/// The lints an attribute of one of these levels names.
fn named(attribute: &Attribute, levels: &[&str]) -> Vec<String> {
    let Meta::List(list) = &attribute.meta else {
        return Vec::new();
    };
    if !levels.iter().any(|level| list.path.is_ident(level)) {
        return Vec::new();
    }
    let text: String = list.tokens.to_string().split_whitespace().collect();
    text.split(',').map(str::to_owned).collect()
}

/// Finds where the denial is taken back.
struct Allowances(Vec<String>);

impl<'ast> Visit<'ast> for Allowances {
    fn visit_attribute(&mut self, attribute: &'ast Attribute) {
        let lints = named(attribute, &["allow", "expect", "warn"]);
        let denied = |lint: &String| DENIED.contains(&lint.as_str()) || lint == "clippy::all";
        self.0.extend(lints.into_iter().filter(denied));
        if attribute.path().is_ident("cfg_attr") {
            let text = quiet(attribute);
            let hidden = DENIED.iter().find(|lint| text.contains(**lint));
            self.0.extend(hidden.map(|lint| (*lint).to_owned()));
        }
    }
}

fn quiet(attribute: &Attribute) -> String {
    match &attribute.meta {
        Meta::List(list) => list.tokens.to_string().split_whitespace().collect(),
        _ => String::new(),
    }
}

/// What is wrong with one file of a pure module.
fn findings(file: &str, text: &str) -> Vec<String> {
    let parsed = syn::parse_file(text).unwrap();
    let mut found = Vec::new();
    let path = file.trim_start_matches("src/").trim_end_matches(".rs");
    let top = path.trim_end_matches("/mod");
    if !top.contains('/') {
        let levels = ["deny", "forbid"];
        let has: Vec<String> = parsed.attrs.iter().flat_map(|a| named(a, &levels)).collect();
        let missing = DENIED.iter().filter(|lint| !has.iter().any(|h| h == *lint));
        found.extend(missing.map(|lint| format!("{file}: does not deny {lint}")));
    }
    let mut allowances = Allowances(Vec::new());
    allowances.visit_file(&parsed);
    found.extend(allowances.0.iter().map(|lint| format!("{file}: allows {lint}")));
    found
}

/// The top-level module of a source, if it is a pure one.
fn pure_module(file: &str) -> Option<&'static str> {
    let path = file.strip_prefix("src/")?.trim_end_matches(".rs");
    let top = path.split('/').next()?;
    let row = HOUSE.iter().find(|row| row.module == top && row.pure)?;
    Some(row.module)
}

#[test]
fn pure_modules_deny_what_could_stop_a_play() {
    let sources = sources();
    let pure = sources.iter().filter(|(file, _)| pure_module(file).is_some());
    none(&pure.flat_map(|(file, text)| findings(file, text)).collect::<Vec<_>>());
}

#[test]
fn a_missing_or_undone_denial_is_found() {
    let block = format!("#![deny({})]", DENIED.join(", "));
    none(&findings("src/dice.rs", &block));
    none(&findings("src/world/mod.rs", &format!("//! A world.\n{block}")));
    none(&findings("src/world/apply/mod.rs", "fn f() {}"));
    let less = block.replace("clippy::panic,", "");
    assert_eq!(findings("src/dice.rs", &less), ["src/dice.rs: does not deny clippy::panic"]);
    let undone = "#[allow(clippy::panic, reason = \"x\")] fn f() {}";
    assert_eq!(findings("src/world/a.rs", undone), ["src/world/a.rs: allows clippy::panic"]);
    assert_eq!(findings("src/world/a.rs", "#![cfg_attr(test, allow(clippy::panic))]").len(), 1);
    assert_eq!(pure_module("src/rules/mod.rs"), Some("rules"));
    assert_eq!(pure_module("src/app/mod.rs"), None);
    assert_eq!(pure_module("tests/rules/mod.rs"), None);
}

#[test]
fn the_style_shows_the_block_in_full() {
    let style = include_str!("../../docs/style.md");
    for lint in DENIED {
        assert!(style.contains(lint), "docs/style.md does not name {lint}");
    }
}
