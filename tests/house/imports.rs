//! The absences, enforced: no module names what the table does not let it name.

use super::resolve::{Abs, Crate, Mention};
use super::table::{HOUSE, may};
use super::{none, sources};

/// Every way in which sources (a path below `src/`, the text) break the table.
fn findings(sources: &[(&str, &str)]) -> Vec<String> {
    let all = Crate::read(sources);
    let mut findings = all.tricks.clone();
    for mention in &all.mentions {
        let Some(module) = mention.module.first() else {
            continue; // `lib.rs` and `main.rs` may name everything.
        };
        if !HOUSE.iter().any(|row| row.module == module) {
            findings.push(format!("{}: `{module}` is not in the table", mention.file));
            continue;
        }
        for path in all.resolve(&mention.module, &mention.written) {
            findings.extend(import(mention, module, path.clone()));
            if mention.public {
                findings.extend(re_export(mention, module, &path));
            }
        }
    }
    for mention in &all.handed_out {
        for path in all.resolve(&mention.module, &mention.written) {
            findings.extend(world_handed_out(mention, &path));
        }
    }
    findings.sort();
    findings.dedup();
    findings
}

/// A world may not reach, unnamed, those who may not name it.
fn world_handed_out(mention: &Mention, path: &[String]) -> Option<String> {
    let module = mention.module.first().filter(|module| *module != "world")?;
    let of_world = path.first().is_some_and(|first| first == "world");
    if !of_world || path.last().is_none_or(|last| last != "World") {
        return None;
    }
    let reader = HOUSE.iter().find(|row| {
        let reads = row.module != module && may(row.module, "", &[module.to_owned()]);
        reads && !may(row.module, "", path)
    })?;
    let file = &mention.file;
    let reader = reader.module;
    Some(format!("{file}: `{module}` hands a `World` out to `{reader}`"))
}

fn import(mention: &Mention, module: &str, mut path: Abs) -> Option<String> {
    let of_root = path.is_empty();
    if mention.glob {
        path.push("*".to_owned());
    }
    let all = HOUSE.iter().any(|row| row.module == module && row.may == "*");
    let fine = may(module, &mention.file, &path) && (!(mention.glob && of_root) || all);
    (!fine).then(|| {
        let written = mention.written.join("::");
        let path = path.join("::");
        format!("{}: `{written}` leads `{module}` to `{path}`", mention.file)
    })
}

/// A re-export may not hand on what those who import the module may not name.
fn re_export(mention: &Mention, module: &str, path: &[String]) -> Option<String> {
    let from = path.first().filter(|from| *from != module)?;
    let reader = HOUSE.iter().find(|row| {
        let reads = row.module != module && may(row.module, "", &[module.to_owned()]);
        reads && !may(row.module, "", path)
    })?;
    let file = &mention.file;
    let reader = reader.module;
    Some(format!("{file}: `{module}` hands `{from}` on to `{reader}`"))
}

#[test]
fn modules_import_only_what_the_table_allows() {
    let sources = sources();
    let under_src =
        |(name, text): &'static (String, String)| name.strip_prefix("src/").map(|file| (file, text.as_str()));
    let sources: &'static [(String, String)] = sources.leak();
    none(&findings(&sources.iter().filter_map(under_src).collect::<Vec<_>>()));
}

const WORLD: (&str, &str) = ("world/mod.rs", "pub struct World; pub struct Sight; pub mod apply {}");

/// Checks one file beside a world; says whether it is refused.
#[track_caller]
fn refused(file: &str, text: &str) {
    let found = findings(&[WORLD, (file, text)]);
    assert!(!found.is_empty(), "not refused: {file}: {text}");
}

#[track_caller]
fn allowed(file: &str, text: &str) {
    none(&findings(&[WORLD, (file, text)]));
}

#[test]
fn plain_paths_are_seen_wherever_they_stand() {
    refused("policy/mod.rs", "use crate::world::World;");
    refused("policy/mod.rs", "fn f(_: &crate::world::World) {}");
    refused("policy/mod.rs", "fn f() { let _ = crate::world::World; }");
    refused("policy/mod.rs", "fn f() { use crate::world as w; }");
    refused("policy/mod.rs", "impl From<crate::world::World> for u8 {}");
    refused("policy/mod.rs", "mod inner { mod deep { use crate::world; } }");
    refused("policy/mod.rs", "#[cfg(test)] mod tests { use crate::world::World; }");
    refused("dice.rs", "use demarche::world::World;");
    refused("policy/mod.rs", "use crate::r#world::World;");
    allowed("rules/mod.rs", "use crate::world::{Sight, World};");
    allowed("cli/run.rs", "use crate::world::World;");
    allowed("main.rs", "use demarche::world::World;");
    allowed("policy/mod.rs", "/// See [`crate::world::World`].\nfn f() {}");
    allowed("policy/mod.rs", "use std::collections::BTreeMap; use crate::view::View;");
}

#[test]
fn super_and_self_are_followed() {
    refused("policy/mod.rs", "use super::world::World;");
    refused("policy/hawk.rs", "use super::super::world::World;");
    refused("policy/hawk.rs", "use self::super::super::world::World;");
    refused("policy/hawk.rs", "fn f() { super::super::world::apply::go() }");
    allowed("policy/hawk.rs", "use super::world::World; use self::apply::go;");
}

#[test]
fn groups_renames_and_globs_are_followed() {
    refused("policy/mod.rs", "use crate::{terms::Seat, world::{self, World as W}};");
    refused("policy/mod.rs", "use crate as c; fn f(_: c::world::World) {}");
    refused("policy/mod.rs", "use crate::{self as c}; fn f(_: c::world::World) {}");
    refused("policy/mod.rs", "use super as up; use up::world::World;");
    refused("policy/mod.rs", "use crate::*; fn f(_: world::World) {}");
    refused("policy/mod.rs", "use crate::world::*;");
    refused("policy/hawk.rs", "use super::super::*;");
    allowed("policy/hawk.rs", "use super::*;");
    allowed("policy/hawk.rs", "mod a { pub fn a() {} } use a::a; fn f() { a::a() }");
}

#[test]
fn re_exports_are_followed() {
    let view = ("view/mod.rs", "use crate::world::World; pub type Peek = World;");
    assert!(!findings(&[WORLD, view]).is_empty(), "a public alias hands the world on");
    let view = ("view/mod.rs", "pub use crate::world::World as Peek;");
    assert!(!findings(&[WORLD, view]).is_empty());
    let view = ("view/mod.rs", "pub use crate::world::*;");
    assert!(!findings(&[WORLD, view]).is_empty());
    let view = ("view/mod.rs", "pub(crate) mod inner { pub use crate::world::Sight; }");
    assert!(!findings(&[WORLD, view]).is_empty());

    // Through the root, which may name everything, and through a glob.
    for (root, policy) in [
        ("pub mod world; pub use world::World as Table;", "use crate::Table;"),
        ("pub mod world; pub use world::*;", "fn f(_: &crate::World) {}"),
        ("pub mod world; pub use crate::world as w;", "use crate::w::World;"),
        ("pub mod world; pub mod all { pub use crate::world::*; }", "use crate::all::World;"),
    ] {
        let found = findings(&[WORLD, ("lib.rs", root), ("policy/mod.rs", policy)]);
        let leads = found.iter().any(|finding| finding.contains("leads `policy` to `world"));
        assert!(leads, "{root} {policy}: {found:?}");
    }
    // What everybody may name may be handed on.
    let terms = ("terms.rs", "pub struct Seat;");
    none(&findings(&[terms, ("order/mod.rs", "pub use crate::terms::Seat;")]));
}

#[test]
fn macros_and_attributes_are_read() {
    refused("policy/mod.rs", "fn f() { assert!(crate::world::ok()); }");
    refused("policy/mod.rs", "fn f() { m! { [ x, (super::world::ok()) ] } }");
    refused("policy/mod.rs", "m! { use crate::{terms::Seat, world::World}; }");
    refused("policy/mod.rs", "m! { use crate::world::*; }");
    refused("policy/mod.rs", "macro_rules! m { () => { $crate::world::World }; }");
    refused("policy/mod.rs", "use crate as c; fn f() { m!(c::world::World) }");
    refused("policy/mod.rs", "#[serde(with = \"crate::world::text\")] struct S;");
    refused("policy/mod.rs", "#[derive(crate::world::Derive)] struct S;");
    refused("policy/mod.rs", "#[path = \"../world/mod.rs\"] mod w;");
    refused("policy/mod.rs", "include!(\"../world/mod.rs\");");
    allowed("policy/mod.rs", "fn f() { println!(\"{}\", std::mem::take(x)); }");

    let world = "#[macro_export] macro_rules! peek { () => { $crate::world::World }; }";
    let found = findings(&[("world/mod.rs", world), ("policy/mod.rs", "fn f() { crate::peek!() }")]);
    assert!(!found.is_empty(), "an exported macro of the world");
}

#[test]
fn exceptions_are_single_files() {
    let scenario = "use crate::scenario::Scenario;";
    allowed("world/setup.rs", scenario);
    refused("world/apply/mod.rs", scenario);
    refused("rules/mod.rs", scenario);
    let both = "use crate::{rules::resolve, world::from_sight};";
    allowed("policy/imagine.rs", both);
    refused("policy/planner.rs", both);
}

#[test]
fn front_ends_know_the_sheet_alone() {
    let view = ("view/mod.rs", "pub mod sheet; pub struct View; pub use sheet::Sheet;");
    let sheet = ("view/sheet.rs", "pub struct Sheet; pub struct Line;");
    let app = |text| findings(&[view, sheet, ("app/board.rs", text)]);
    none(&app("use crate::view::Sheet; use crate::view::sheet::Line;"));
    none(&app("use crate::view; fn f(_: view::Sheet) {}"));
    assert!(!app("use crate::view::View;").is_empty());
    assert!(!app("use crate::view as v; fn f(_: v::View) {}").is_empty());
    assert!(!app("use crate::view::*;").is_empty());
    assert!(!app("use crate::view::{sheet::Line, View};").is_empty());
    assert!(!app("use crate::rules::admit;").is_empty());
}

#[test]
fn no_world_is_handed_out_unnamed() {
    let table = "use crate::world::World; pub struct Table { world: World }";
    allowed("session/mod.rs", table);
    for leak in [
        "impl Table { pub fn world(&self) -> &World { &self.world } }",
        "impl Table { pub(crate) fn worlds(&self) -> Vec<(u8, World)> { vec![] } }",
        "impl Deref for Table { type Target = World; }",
        "pub struct Open { pub world: World }",
        "pub enum Open { Of(World) }",
        "pub trait Has { fn world(&self) -> Option<World>; }",
        "pub fn take(table: Table) -> World { table.world }",
    ] {
        refused("session/mod.rs", &format!("{table} {leak}"));
    }
    let kept = "fn take(table: Table) -> World { table.world } pub fn set(world: World) {}";
    allowed("session/mod.rs", &format!("{table} {kept}"));
    // Whoever may name the world may be given one.
    allowed("rules/mod.rs", "pub fn resolve() -> crate::world::World { todo() }");
}

#[test]
fn a_module_must_be_in_the_table() {
    refused("helpers.rs", "use crate::terms::Seat;");
    refused("helpers/deep.rs", "fn f(_: u8) {}");
}
