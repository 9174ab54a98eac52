//! No number of a format stands without a range.
//!
//! Each is read by `within::<LOW, HIGH, _, _>`, or a check of the scenario says its range with a finding of its own.

use super::top;
use quote::ToTokens;
use std::fs;
use syn::{Attribute, Fields, Item, Type};

/// Where the formats are: the language, scenarios and catalogues, characters and scripts of a seat.
const FORMATS: [&str; 12] = [
    "src/script/action.rs",
    "src/script/condition.rs",
    "src/script/covert.rs",
    "src/script/draft.rs",
    "src/script/effect.rs",
    "src/script/numbers.rs",
    "src/script/press.rs",
    "src/script/programme.rs",
    "src/script/spec.rs",
    "src/scenario/format.rs",
    "src/policy/character.rs",
    "src/policy/scripted.rs",
];

/// Numbers of which the range depends on the rest of the scenario, or has a finding of its own: the
/// place, and the code of that finding.
const CHECKED: [(&str, &str); 21] = [
    ("Condition::Chose", "no-such-place"),
    ("Condition::Chance", "per-cent"),
    ("Condition::DraftAdopted", "no-such-place"),
    ("Condition::PartyTo", "no-such-place"),
    ("Condition::ProgrammeDelivered", "no-such-place"),
    ("Decides::Majority", "majority"),
    ("Draft::silence", "old-form"),
    ("Programme::ownership", "ownership"),
    ("Programme::levels", "levels"),
    ("Incident::starts", "start-round"),
    ("Spill::chance", "per-cent"),
    ("Card::difficulty", "difficulty"),
    ("Objective::by", "by-round"),
    ("Scenario::format", "format"),
    ("Scenario::rounds", "rounds"),
    ("Scenario::short_rounds", "short-rounds"),
    ("ModuleOn::from", "module-round"),
    ("Place::x", "off-chart"),
    ("Place::y", "off-chart"),
    ("Between::trust", "out-of-range"),
    ("Between::tension", "out-of-range"),
];

/// As above: the share of each expectation.
const SHARES: [&str; 3] = ["Expect::EndingReached", "Expect::InjectArrives", "Expect::TruthWithinReach"];

/// The range that an attribute says, if it says one.
pub(super) fn range(attributes: &[Attribute]) -> Option<(i64, i64)> {
    attributes.iter().find_map(|attribute| {
        let text = attribute.to_token_stream().to_string();
        let (_, rest) = text.split_once("within::<")?;
        let mut ends = rest.split(',').map(|end| end.trim().parse::<i64>());
        Some((ends.next()?.ok()?, ends.next()?.ok()?))
    })
}

/// Whether a type is a bare number, or holds one.
fn is_number(ty: &Type) -> bool {
    const BARE: [&str; 11] = ["u8", "u16", "u32", "u64", "usize", "i8", "i16", "i32", "i64", "isize", "Decibans"];
    let text = ty.to_token_stream().to_string();
    text.split(|c: char| !c.is_alphanumeric() && c != '_').any(|word| BARE.contains(&word))
}

fn reads(attributes: &[Attribute]) -> bool {
    let derives = attributes.iter().filter(|attribute| attribute.path().is_ident("derive"));
    derives.map(|attribute| attribute.to_token_stream().to_string()).any(|text| text.contains("Deserialize"))
}

/// Every number of the formats, and whether its field says a range.
fn numbers() -> Vec<(String, bool)> {
    let mut numbers = Vec::new();
    let mut take = |owner: &str, fields: &Fields| {
        for field in fields.iter().filter(|field| is_number(&field.ty)) {
            let name = field.ident.as_ref().map_or(String::new(), |name| format!("::{name}"));
            let ordered = range(&field.attrs).map(|(low, high)| low <= high);
            assert_ne!(ordered, Some(false), "{owner}{name}: the range is empty");
            numbers.push((format!("{owner}{name}"), ordered.is_some()));
        }
    };
    for path in FORMATS {
        let file = syn::parse_file(&fs::read_to_string(top().join(path)).unwrap()).unwrap();
        for item in &file.items {
            match item {
                Item::Struct(item) if reads(&item.attrs) => take(&item.ident.to_string(), &item.fields),
                Item::Enum(item) if reads(&item.attrs) => {
                    for variant in &item.variants {
                        take(&format!("{}::{}", item.ident, variant.ident), &variant.fields);
                    }
                }
                _ => {}
            }
        }
    }
    numbers
}

#[test]
fn every_number_of_a_format_has_a_range() {
    let numbers = numbers();
    assert!(numbers.len() > 200, "the formats were not read: {} numbers", numbers.len());
    let checked = |name: &str| CHECKED.iter().any(|(known, _)| *known == name) || SHARES.contains(&name);
    let bare: Vec<_> = numbers.iter().filter(|(name, ranged)| !ranged && !checked(name)).collect();
    assert!(bare.is_empty(), "read these by `within`: {bare:?}");
    for name in CHECKED.iter().map(|(name, _)| *name).chain(SHARES) {
        assert!(numbers.iter().any(|(known, ranged)| known == name && !ranged), "{name} is no longer bare");
    }
}

#[test]
fn a_number_without_a_range_of_its_own_is_checked() {
    let mut checks = String::new();
    for entry in fs::read_dir(top().join("src/scenario/check")).unwrap() {
        checks += &fs::read_to_string(entry.unwrap().path()).unwrap();
    }
    for (name, code) in CHECKED {
        assert!(checks.contains(&format!("error(\"{code}\"")), "{name}: nothing says {code}");
    }
}
