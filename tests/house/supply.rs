//! What the program is made of besides our own sources: where it comes from, under which
//! licences, how often, and what of it we touch.

use super::sizes::code_only;
use super::{none, sources, top};
use serde_json::Value;
use spdx::{Expression, Licensee, ParseMode};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The licences that we take, the ones we would rather follow first, and words that only a text
/// of that licence has (in lower case). All let the program be handed on under terms of its own.
pub(super) const LICENCES: [(&str, &str); 13] = [
    ("MIT", "the above copyright notice and this permission notice"),
    ("MIT-0", "mit no attribution"),
    ("Zlib", "altered source versions must be plainly marked"),
    ("ISC", "permission to use, copy, modify, and/or distribute"),
    ("0BSD", "bsd zero clause"),
    ("BSD-2-Clause", "redistributions in binary form must reproduce"),
    ("BSD-3-Clause", "neither the name of"),
    ("Unlicense", "this is free and unencumbered software"),
    ("BSL-1.0", "boost software license"),
    ("Apache-2.0", "terms and conditions for use, reproduction, and distribution"),
    ("CC0-1.0", "cc0 1.0 universal"),
    ("Unicode-3.0", "unicode license v3"),
    EXCEPTED_LICENCE,
];

/// Copyleft file by file: what the program is made of may hold it as long as its files are
/// unchanged and the notices say where they are had. Each such crate is a decision.
const EXCEPTED_LICENCE: (&str, &str) = ("MPL-2.0", "mozilla public license version 2.0");

/// The crates whose licence may be the excepted one. `option-ext` lies below `dirs-sys`, which knows
/// where a platform keeps data.
const EXCEPTED: [&str; 1] = ["option-ext"];

/// Two versions of these in one program would be two engines that do not know each other.
const ONCE: [&str; 11] = ["bevy", "egui", "emath", "epaint", "ecolor", "wgpu", "naga", "winit", "serde", "ron", "clap"];

/// What is there in several versions, and in how many. Most of it is for platforms other than one's own.
/// The list gets shorter; a new entry is time that everybody waits at the first build.
const SEVERAL: [(&str, usize); 31] = [
    ("accesskit_consumer", 3),
    ("bitflags", 2),
    ("block2", 2),
    ("calloop", 2),
    ("codespan-reporting", 2),
    ("downcast-rs", 2),
    ("foldhash", 2),
    ("font-types", 2),
    ("getrandom", 2),
    ("guillotiere", 2),
    ("harfrust", 2),
    ("hashbrown", 3),
    ("itertools", 3),
    ("jni-sys", 2),
    ("linux-raw-sys", 2),
    ("miniz_oxide", 2),
    ("nix", 2),
    ("objc2", 2),
    ("objc2-app-kit", 2),
    ("objc2-foundation", 2),
    ("objc2-metal", 2),
    ("objc2-quartz-core", 2),
    ("r-efi", 2),
    ("read-fonts", 2),
    ("redox_syscall", 3),
    ("rustix", 2),
    ("skrifa", 2),
    ("syn", 2),
    ("thiserror", 2),
    ("thiserror-impl", 2),
    ("windows-sys", 3),
];

/// The only place from which packages come.
const REGISTRY: &str = "registry+https://github.com/rust-lang/crates.io-index";

/// A package of `Cargo.lock`.
struct Locked {
    name: String,
    version: String,
    source: Option<String>,
    checksum: Option<String>,
}

/// Every package of `Cargo.lock`, those of other platforms too.
fn locked(lock: &str) -> Vec<Locked> {
    let packages = lock.split("[[package]]").skip(1);
    let field = |package: &str, name: &str| {
        let line = package.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(" = \""));
        line.map(|value| value.trim_end_matches('"').to_owned())
    };
    let read = |package: &str| Locked {
        name: field(package, "name").expect("a package has a name"),
        version: field(package, "version").expect("a package has a version"),
        source: field(package, "source"),
        checksum: field(package, "checksum"),
    };
    packages.map(read).collect()
}

fn our_lock() -> Vec<Locked> {
    locked(&fs::read_to_string(top().join("Cargo.lock")).unwrap())
}

/// A package as cargo describes it.
pub(super) struct Package {
    pub(super) name: String,
    pub(super) version: String,
    /// An SPDX expression, as the package writes it.
    pub(super) licence: String,
    pub(super) authors: Vec<String>,
    /// Where its sources lie.
    pub(super) folder: PathBuf,
}

/// What cargo knows of the packages that this build is made of.
pub(super) struct Supply {
    pub(super) packages: BTreeMap<String, Package>,
    /// Those that end up in the program or are macros that wrote parts of it: neither tests nor
    /// build scripts.
    pub(super) shipped: BTreeSet<String>,
}

/// The platform that cargo builds for.
pub(super) fn host() -> String {
    let output = cargo().arg("-vV").output().expect("cargo runs");
    let said = String::from_utf8(output.stdout).unwrap();
    said.lines().find_map(|line| line.strip_prefix("host: ")).expect("cargo names its host").to_owned()
}

fn cargo() -> Command {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.current_dir(top());
    cargo
}

/// Asks cargo, for this platform and the features of this build: what these need was downloaded to
/// build this test, and the rest may not be there.
pub(super) fn supply() -> Supply {
    let mut call = cargo();
    call.args(["metadata", "--locked", "--offline", "--format-version", "1", "--filter-platform", &host()]);
    if !cfg!(feature = "app") {
        call.arg("--no-default-features");
    }
    let output = call.output().expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let all: Value = serde_json::from_slice(&output.stdout).unwrap();
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let package = |package: &Value| Package {
        name: text(&package["name"]),
        version: text(&package["version"]),
        licence: text(&package["license"]),
        authors: list(&package["authors"]).iter().map(text).collect(),
        folder: Path::new(&text(&package["manifest_path"])).parent().expect("a file lies in a folder").to_owned(),
    };
    let packages = list(&all["packages"]).iter().map(|one| (text(&one["id"]), package(one))).collect();
    let is_normal = |link: &Value| list(&link["dep_kinds"]).iter().any(|kind| kind["kind"].is_null());
    let normal = |node: &Value| {
        list(&node["deps"]).iter().filter(|link| is_normal(link)).map(|link| text(&link["pkg"])).collect()
    };
    let nodes: BTreeMap<String, Vec<String>> =
        list(&all["resolve"]["nodes"]).iter().map(|node| (text(&node["id"]), normal(node))).collect();
    let root = text(&all["resolve"]["root"]);
    let (mut shipped, mut next) = (BTreeSet::new(), vec![root.clone()]);
    while let Some(id) = next.pop() {
        if shipped.insert(id.clone()) {
            next.extend(nodes[&id].iter().cloned());
        }
    }
    shipped.remove(&root);
    Supply { packages, shipped }
}

/// The licences that we follow for an expression, or why it cannot be taken.
pub(super) fn followed(name: &str, licence: &str) -> Result<Vec<String>, String> {
    let wrong = |why: String| format!("{name}: the licence `{licence}` {why}");
    let expression =
        Expression::parse_mode(licence, ParseMode::LAX).map_err(|error| wrong(format!("cannot be read: {error}")))?;
    let fits = |id: &str| id != EXCEPTED_LICENCE.0 || EXCEPTED.contains(&name);
    let taken = LICENCES.iter().filter(|(id, _)| fits(id)).map(|(id, _)| Licensee::parse(id).unwrap());
    let followed = expression.minimized_requirements(taken.collect::<Vec<_>>().iter());
    let followed = followed.map_err(|_| wrong("is none that we take".to_owned()))?;
    Ok(followed.iter().map(ToString::to_string).collect())
}

#[test]
fn every_package_comes_from_the_registry_with_a_checksum() {
    let lock = our_lock();
    assert!(lock.len() > 300, "the lock is read");
    none(&strangers(&lock));
    let other = "[[package]]\nname = \"a\"\nversion = \"1.0.0\"\nsource = \"git+https://example.org/a\"\n\n\
                 [[package]]\nname = \"b\"\nversion = \"1.0.0\"\n";
    assert_eq!(strangers(&locked(other)).len(), 2);
}

fn strangers(lock: &[Locked]) -> Vec<String> {
    let ours = |one: &&Locked| one.name == "demarche" && one.source.is_none();
    let known = |one: &&Locked| one.source.as_deref() == Some(REGISTRY) && one.checksum.is_some();
    let others = lock.iter().filter(|one| !ours(one) && !known(one));
    others.map(|one| format!("{} {}: comes from {:?}", one.name, one.version, one.source)).collect()
}

#[test]
fn every_licence_is_one_that_we_take() {
    let supply = supply();
    assert!(supply.packages.len() > 100, "cargo knows our packages");
    let wrong = supply.packages.values().filter_map(|package| followed(&package.name, &package.licence).err());
    none(&wrong.collect::<Vec<_>>());

    assert_eq!(followed("x", "Apache-2.0/MIT").unwrap(), ["MIT"]);
    assert_eq!(followed("x", "(MIT OR Apache-2.0) AND Unicode-3.0").unwrap(), ["MIT", "Unicode-3.0"]);
    assert_eq!(followed("option-ext", "MPL-2.0").unwrap(), ["MPL-2.0"]);
    for licence in
        ["", "MPL-2.0", "GPL-3.0-only", "MIT AND GPL-2.0-only", "LicenseRef-Ours", "AGPL-3.0-or-later OR MPL-2.0"]
    {
        assert!(followed("x", licence).is_err(), "{licence}");
    }
}

/// How often each name is in the lock, of those that are there more than once.
fn several(lock: &[Locked]) -> BTreeMap<&str, usize> {
    let mut count = BTreeMap::new();
    lock.iter().for_each(|one| *count.entry(one.name.as_str()).or_default() += 1);
    count.retain(|_, many| *many > 1);
    count
}

fn is_of_the_engine(name: &str) -> bool {
    ONCE.iter().any(|once| name == *once || name.strip_prefix(once).is_some_and(|rest| rest.starts_with(['_', '-'])))
}

#[test]
fn the_engine_is_there_once_and_what_else_is_doubled_is_known() {
    let lock = our_lock();
    let several = several(&lock);
    let is = several.iter().filter(|(name, many)| is_of_the_engine(name) || !SEVERAL.contains(&(**name, **many)));
    let is = is.map(|(name, many)| format!("`{name}` is in Cargo.lock in {many} versions: keep to one"));
    let was = SEVERAL.iter().filter(|(name, _)| !several.contains_key(name));
    let was = was.map(|(name, _)| format!("`{name}` is there once by now: take it off the list"));
    none(&is.chain(was).collect::<Vec<_>>());
    for name in ["bevy", "bevy_ecs", "egui", "egui_extras", "wgpu-core", "winit"] {
        assert!(is_of_the_engine(name), "{name}");
    }
    assert!(!is_of_the_engine("ron2") && !is_of_the_engine("claps"));
}

/// The one file that may look into a crate: it fails when the crate's lexer is no longer ours.
const LOOKS_IN: &str = "src/scenario/text/tests_lexer.rs";

/// The lines of code that name a part of a crate which is not meant for others: by custom such
/// names begin with two underscores.
fn private_parts(text: &str) -> Vec<usize> {
    let code = code_only(text);
    let quiet = |line: &str| line.split_whitespace().collect::<String>();
    let lines = code.lines().map(quiet).enumerate();
    let names = |line: &String| {
        line.contains("::__") || line.contains("::r#__") || line.contains("::{__") || line.contains(",__")
    };
    lines.filter(|(_, line)| names(line)).map(|(number, _)| number + 1).collect()
}

#[test]
fn private_parts_of_crates_are_not_used() {
    let mut findings = Vec::new();
    for (name, text) in sources() {
        if name.starts_with("src/") && name != LOOKS_IN {
            findings
                .extend(private_parts(&text).iter().map(|line| format!("{name}:{line}: a private part of a crate")));
        }
    }
    none(&findings);
    assert_eq!(
        private_parts("use a::__internal::Lexer;\n// a::__b\nlet x = \"a::__b\";\nuse a::{__c, d, __e};"),
        [1, 4]
    );
    assert!(private_parts("let __x = a::b_(_c, _d);\nfn __f() { __g() }").is_empty());
}
