//! What could make a play stop or differ is denied in the whole crate, and no pure module is exempt.

use syn::visit::Visit;
use syn::{Attribute, Meta};

use super::table::HOUSE;
use super::{none, sources, top};

/// What `Cargo.toml` denies for the sake of the pure modules: docs/style.md, "Pure modules".
const DENIED: &[&str] = &[
    "unwrap_used",
    "expect_used",
    "indexing_slicing",
    "string_slice",
    "panic",
    "unreachable",
    "float_arithmetic",
    "disallowed_types",
    "disallowed_methods",
];

/// Groups that some of them are in.
const GROUPS: &[&str] = &["all", "style", "restriction"];

/// What of it `Cargo.toml` does not deny.
fn undenied(manifest: &str) -> Vec<&'static str> {
    let lints = manifest.lines().skip_while(|line| *line != "[lints.clippy]").skip(1);
    let lints: Vec<&str> = lints.take_while(|line| !line.starts_with('[')).collect();
    let denied = |lint: &str| lints.contains(&format!("{lint} = \"deny\"").as_str());
    DENIED.iter().copied().filter(|lint| !denied(lint)).collect()
}

/// Finds where the denial is taken back.
struct Allowances(Vec<&'static str>);

impl<'ast> Visit<'ast> for Allowances {
    fn visit_attribute(&mut self, attribute: &'ast Attribute) {
        let Meta::List(list) = &attribute.meta else {
            return;
        };
        // With `cfg_attr` the level stands among the words.
        if ["allow", "expect", "warn", "cfg_attr"].iter().any(|level| list.path.is_ident(level)) {
            let text: String = list.tokens.to_string().split_whitespace().collect();
            let names =
                |lint: &str| text.split([',', '(', ')']).any(|word| word.strip_prefix("clippy::") == Some(lint));
            self.0.extend(DENIED.iter().chain(GROUPS).copied().filter(|lint| names(lint)));
        }
    }
}

/// Where one file takes back what is denied.
fn findings(file: &str, text: &str) -> Vec<String> {
    let mut allowances = Allowances(Vec::new());
    allowances.visit_file(&syn::parse_file(text).unwrap());
    allowances.0.iter().map(|lint| format!("{file}: allows clippy::{lint}")).collect()
}

/// Whether a source is of the library and of no edge. The root is, for what it allows it allows to all.
fn is_pure(file: &str) -> bool {
    let Some(path) = file.strip_prefix("src/") else {
        return false;
    };
    let top = path.trim_end_matches(".rs").split('/').next();
    !HOUSE.iter().any(|row| !row.pure && Some(row.module) == top)
}

#[test]
fn no_pure_module_is_exempt_from_what_could_stop_a_play() {
    let manifest = std::fs::read_to_string(top().join("Cargo.toml")).unwrap();
    assert_eq!(undenied(&manifest), [""; 0], "not denied in Cargo.toml");
    let sources = sources();
    let pure = sources.iter().filter(|(file, _)| is_pure(file));
    none(&pure.flat_map(|(file, text)| findings(file, text)).collect::<Vec<_>>());
}

#[test]
fn a_missing_or_undone_denial_is_found() {
    let denials = format!("{} = \"deny\"\n", DENIED.join(" = \"deny\"\n"));
    assert_eq!(undenied(&format!("[lints.clippy]\n{denials}[features]\n")), [""; 0]);
    let less = denials.replace("\npanic = \"deny\"", "\n# panic = \"deny\"");
    assert_eq!(undenied(&format!("[lints.clippy]\n{less}")), ["panic"]);
    assert_eq!(undenied(&format!("[lints.clippy]\n[lints.rust]\n{denials}")).len(), DENIED.len());

    none(&findings("src/world/apply/mod.rs", "#[allow(clippy::too_many_arguments, reason = \"x\")] fn f() {}"));
    none(&findings("src/world/a.rs", "#![deny(clippy::panic)] #[must_use] fn f() {}"));
    let undone = "fn f() { #[allow(clippy::panic, reason = \"x\")] g() }";
    assert_eq!(findings("src/world/a.rs", undone), ["src/world/a.rs: allows clippy::panic"]);
    for undone in
        ["#![cfg_attr(test, allow(clippy::panic))]", "#![expect(clippy::all)]", "#[warn(clippy::panic)] mod m;"]
    {
        assert_eq!(findings("src/lib.rs", undone).len(), 1, "{undone}");
    }
    assert!(is_pure("src/rules/mod.rs") && is_pure("src/dice.rs") && is_pure("src/lib.rs") && is_pure("src/main.rs"));
    assert!(!is_pure("src/app/mod.rs") && !is_pure("src/cli/run.rs") && !is_pure("tests/rules/mod.rs"));
}

#[test]
fn the_style_names_what_is_denied() {
    let style = include_str!("../../docs/style.md");
    for lint in DENIED {
        assert!(style.contains(&format!("`{lint}`")), "docs/style.md does not name {lint}");
    }
}
