//! The notices that the program carries: what it is made of, and on which terms.
//!
//! `assets/licences.txt` is what this test makes of the packages that are linked into the program
//! with all its features, and of our fonts. When a package has changed, write it anew:
//!
//! ```text
//! BLESS=1 cargo test --test tests notices
//! ```

use super::supply::{LICENCES, Package, followed, host, supply};
use super::{none, top};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::Path;

/// The platform whose program the notices are of.
const PLATFORM: &str = "x86_64-unknown-linux-gnu";

const FILE: &str = "assets/licences.txt";

const AGAIN: &str = "write it anew with `BLESS=1 cargo test --test tests notices`";

const HEAD: &str = "Démarche is free software, under the MIT licence or the Apache licence 2.0, as you like.

It is made of the packages and fonts below, by other people, who are thanked. Each is listed with its
version, its licence as its authors write it, and the numbers of the texts that apply; where it offers
several licences, the text is of the one that is followed here. The sources of each package are at
https://crates.io/crates/NAME/VERSION.

";

/// Texts of licences, each once, numbered from 1 as they come.
#[derive(Default)]
struct Texts {
    texts: Vec<String>,
    numbers: BTreeMap<String, usize>,
}

impl Texts {
    /// The number of a text; two that differ in blanks or letters' case alone are one.
    fn number(&mut self, text: &str) -> usize {
        let next = self.texts.len() + 1;
        let number = *self.numbers.entry(bare(text)).or_insert(next);
        if number == next {
            self.texts.push(clean(text));
        }
        number
    }
}

/// What of a text can be compared: its words, in lower case.
fn bare(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// A text with plain line ends, and without control characters or blanks at its ends.
fn clean(text: &str) -> String {
    let lines = text.lines().map(|line| line.replace(|c: char| c.is_control() && c != '\t', ""));
    let lines: Vec<String> = lines.map(|line| line.trim_end().to_owned()).collect();
    lines.join("\n").trim_matches('\n').to_owned()
}

/// The texts about licences that a package brings along, by file name.
fn brought(folder: &Path) -> BTreeMap<String, String> {
    let begins = ["licen", "copying", "copyright", "unlicense", "notice"];
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let name = entry.file_name().to_string_lossy().to_lowercase();
        if begins.iter().any(|begin| name.starts_with(begin)) && entry.path().is_file() {
            let bytes = fs::read(entry.path()).unwrap();
            found.insert(name, String::from_utf8_lossy(&bytes).into_owned());
        }
    }
    found
}

/// The texts that apply to a package, and whether it brings them: where it brings none of a
/// licence, the standard text stands, which names nobody.
fn texts_of(package: &Package) -> (Vec<String>, bool) {
    let brought = brought(&package.folder);
    let (mut texts, mut own) = (Vec::new(), true);
    for id in followed(&package.name, &package.licence).unwrap() {
        let (id, words) = *LICENCES.iter().find(|(known, _)| *known == id).expect("we follow what we take");
        let of_it: Vec<&String> = brought.values().filter(|text| bare(text).contains(words)).collect();
        if of_it.is_empty() {
            own = false;
            texts.push(spdx::license_id(id).expect("it is a licence").text().to_owned());
        }
        texts.extend(of_it.into_iter().cloned());
    }
    // Whatever else has to go along with a package.
    let further = |name: &str| ["notice", "copyright", "third-party"].iter().any(|part| name.contains(part));
    texts.extend(brought.iter().filter(|(name, _)| further(name)).map(|(_, text)| text.clone()));
    (texts, own)
}

/// The whole file.
fn notices() -> String {
    let supply = supply();
    let mut texts = Texts::default();
    let mut out = HEAD.to_owned();
    let list = |numbers: &BTreeSet<usize>| numbers.iter().map(usize::to_string).collect::<Vec<_>>().join(", ");
    let mut packages: Vec<&Package> = supply.shipped.iter().map(|id| &supply.packages[id]).collect();
    packages.sort_by_key(|package| (&package.name, &package.version));
    for package in packages {
        let (of_it, own) = texts_of(package);
        let numbers: BTreeSet<usize> = of_it.iter().map(|text| texts.number(text)).collect();
        let names = package.authors.iter().map(|author| author.split(" <").next().unwrap_or(author));
        let authors = names.collect::<Vec<_>>().join(", ");
        let by = if own || authors.is_empty() { String::new() } else { format!(", by {authors}") };
        let Package { name, version, licence, .. } = package;
        writeln!(out, "- {name} {version}, {licence}{by}: {}", list(&numbers)).unwrap();
    }
    let fonts = fs::read_to_string(top().join("assets/fonts/OFL.txt")).unwrap();
    let number = texts.number(&fonts);
    writeln!(out, "- the fonts IBM Plex Serif, Sans and Mono, OFL-1.1: {number}").unwrap();
    for (index, text) in texts.texts.iter().enumerate() {
        write!(out, "\n\n==== {} ====\n\n{text}\n", index + 1).unwrap();
    }
    out
}

/// Name and version of every package that the notices list.
fn listed(notices: &str) -> BTreeSet<(String, String)> {
    let entries = notices.lines().filter_map(|line| line.strip_prefix("- ")?.split_once(", ")?.0.split_once(' '));
    entries.filter(|(name, _)| *name != "the").map(|(name, version)| (name.to_owned(), version.to_owned())).collect()
}

fn written() -> String {
    fs::read_to_string(top().join(FILE)).unwrap_or_default()
}

#[test]
fn every_package_of_this_build_is_in_the_notices() {
    if host() != PLATFORM {
        return;
    }
    let listed = listed(&written());
    assert!(listed.len() > 300, "the notices are read");
    let supply = supply();
    let shipped = supply.shipped.iter().map(|id| &supply.packages[id]);
    let missing = shipped.filter(|one| !listed.contains(&(one.name.clone(), one.version.clone())));
    none(
        &missing.map(|one| format!("{FILE}: does not list {} {}; {AGAIN}", one.name, one.version)).collect::<Vec<_>>(),
    );
}

#[test]
fn the_notices_list_nothing_that_is_not_locked() {
    let lock = fs::read_to_string(top().join("Cargo.lock")).unwrap();
    let locked =
        |(name, version): &&(String, String)| lock.contains(&format!("\nname = \"{name}\"\nversion = \"{version}\"\n"));
    let gone = listed(&written());
    let gone = gone.iter().filter(|one| !locked(one));
    none(&gone.map(|(name, version)| format!("{FILE}: lists {name} {version}; {AGAIN}")).collect::<Vec<_>>());
}

/// With the window everything that is listed was downloaded, and its texts can be looked at again.
#[test]
fn the_notices_are_of_what_is_there() {
    if !cfg!(feature = "app") || host() != PLATFORM {
        return;
    }
    let made = notices();
    if std::env::var_os("BLESS").is_some() {
        fs::write(top().join(FILE), &made).unwrap();
    }
    let written = written();
    let mut lines = made.lines().zip(written.lines()).enumerate();
    let differs = lines.find(|(_, (made, written))| made != written);
    let place = differs.map(|(index, (made, _))| format!("line {} would be `{made}`", index + 1));
    assert!(made == written, "{FILE} is not what would be made now; {AGAIN}: {}", place.unwrap_or_default());
}

#[test]
fn a_text_is_there_once_and_without_control_characters() {
    let mut texts = Texts::default();
    assert_eq!(texts.number("MIT License\r\n\r\n\u{c}a  copy\r\n"), 1);
    assert_eq!(texts.number("Apache"), 2);
    assert_eq!(texts.number("mit license a copy"), 1);
    assert_eq!(texts.texts, ["MIT License\n\na  copy", "Apache"]);
}
