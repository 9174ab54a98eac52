//! Files of one room that name each other in a circle can only be read together, so there are
//! none but those that are listed here.
//!
//! A file leads to the file that defines what it names; what hands a name on is passed through, and
//! what only the tests name does not count. A method is not a name that can be followed: where a type's
//! methods stand in several files, they lead to the type and not back.

use std::collections::{BTreeMap, BTreeSet};

use super::resolve::{Abs, Crate, module_of};
use super::{none, sources};

/// Where each file of a room leads to, within its room.
type Leads = BTreeMap<String, BTreeSet<String>>;

fn leads(sources: &[(&str, &str)]) -> Leads {
    let all = Crate::read(sources);
    let files: BTreeMap<Abs, &str> = sources.iter().map(|(file, _)| (module_of(file), *file)).collect();
    let mut leads = Leads::new();
    for mention in &all.mentions {
        let of_tests = mention.module.iter().any(|part| part.starts_with("tests"));
        let of_module = mention.written.last().is_some_and(|last| ["super", "self", "crate"].contains(&last.as_str()));
        if of_tests || of_module || mention.re_export || mention.module.is_empty() {
            continue;
        }
        for definer in all.definers(&mention.module, &mention.written) {
            let file = (0..=definer.len()).rev().find_map(|end| files.get(&definer[..end]));
            if let Some(file) = file.filter(|file| **file != mention.file && definer.first() == mention.module.first())
            {
                leads.entry(mention.file.clone()).or_default().insert((*file).to_owned());
            }
        }
    }
    leads
}

/// All files that a file leads to, directly or through others.
fn reached(leads: &Leads, from: &str) -> BTreeSet<String> {
    let (mut reached, mut ahead) = (BTreeSet::new(), vec![from]);
    while let Some(next) = ahead.pop() {
        for file in leads.get(next).into_iter().flatten() {
            if reached.insert(file.clone()) {
                ahead.push(file);
            }
        }
    }
    reached
}

/// The groups of files of which each leads to each.
fn circles(leads: &Leads) -> BTreeSet<Vec<String>> {
    let reached: BTreeMap<&String, BTreeSet<String>> = leads.keys().map(|file| (file, reached(leads, file))).collect();
    let back = |from: &String, to: &String| reached.get(to).is_some_and(|far| far.contains(from));
    let of = |(file, far): (&&String, &BTreeSet<String>)| {
        far.iter().filter(|to| back(file, to)).cloned().collect::<Vec<_>>()
    };
    reached.iter().map(of).filter(|circle| circle.len() > 1).collect()
}

/// The files of each circle that there is, and why: no function, type or constant that is moved by itself
/// cuts it. What is left of one after a cut is known, too.
const KNOWN: &[(&[&str], &str)] = &[
    (
        &["app/focus.rs", "app/theme.rs"],
        "the theme binds the ring to a context, and the ring is drawn in the theme's ink",
    ),
    (
        &[
            "app/game/choosing.rs",
            "app/game/mod.rs",
            "app/game/playing.rs",
            "app/game/unrecorded.rs",
            "app/game/watch.rs",
        ],
        "the game holds what its parts remember, and each part is methods of the game",
    ),
    (
        &["app/play/mod.rs", "app/play/sittings.rs"],
        "a play holds its sittings, and sittings are looked at with where the play stands",
    ),
    (
        &[
            "policy/desk.rs",
            "policy/drafting.rs",
            "policy/imagine.rs",
            "policy/mind/act.rs",
            "policy/mind/mod.rs",
            "policy/mod.rs",
            "policy/planner.rs",
            "policy/random.rs",
            "policy/scripted.rs",
        ],
        "a policy is one of several minds, a planner imagines other policies, and all answer with what was chosen",
    ),
    (
        &["rules/conditions.rs", "rules/goals.rs", "rules/measures.rs"],
        "a condition asks for goals and measures, which are conditions that were kept",
    ),
    (
        &[
            "scenario/check/actions.rs",
            "scenario/check/covert.rs",
            "scenario/check/days.rs",
            "scenario/check/drafts.rs",
            "scenario/check/goals.rs",
            "scenario/check/hold.rs",
            "scenario/check/home.rs",
            "scenario/check/incidents.rs",
            "scenario/check/injects.rs",
            "scenario/check/measures.rs",
            "scenario/check/mod.rs",
            "scenario/check/names.rs",
            "scenario/check/programmes.rs",
            "scenario/check/reach.rs",
            "scenario/check/script.rs",
            "scenario/check/table.rs",
            "scenario/check/truths.rs",
            "scenario/check/uses.rs",
        ],
        "each check adds to the check under way, which holds what some of them gathered and calls each",
    ),
    (
        &[
            "scenario/text/access.rs",
            "scenario/text/args.rs",
            "scenario/text/parts.rs",
            "scenario/text/read.rs",
            "scenario/text/standin.rs",
            "scenario/text/unknown.rs",
        ],
        "a value is read by its parts and each part is a value: the reader calls itself",
    ),
    (
        &["session/asked.rs", "session/door.rs", "session/mod.rs", "session/notice.rs", "session/player.rs"],
        "the session holds the state of its parts, and each part is methods of the session",
    ),
    (&["study/play.rs", "study/row.rs"], "a play is looked on at, and what looks on makes the row"),
    (
        &[
            "world/digest.rs",
            "world/done.rs",
            "world/drafts.rs",
            "world/known.rs",
            "world/mod.rs",
            "world/per_nation.rs",
            "world/position.rs",
            "world/programme.rs",
            "world/secrecy/drafts.rs",
            "world/secrecy/draw.rs",
            "world/secrecy/known.rs",
            "world/secrecy/mod.rs",
            "world/secrecy/own.rs",
            "world/secrecy/part.rs",
            "world/secrecy/programme.rs",
            "world/secrecy/table.rs",
            "world/sight.rs",
            "world/state.rs",
            "world/table.rs",
        ],
        "a field says who knows it, and who knows it is worked out from the fields of the world",
    ),
];

#[test]
fn files_of_a_room_do_not_lead_to_each_other_in_a_circle() {
    let sources = sources();
    let of_src = sources.iter().filter_map(|(file, text)| Some((file.strip_prefix("src/")?, text.as_str())));
    let found = circles(&leads(&of_src.collect::<Vec<_>>()));
    let within = |circle: &[String], files: &[&str]| circle.iter().all(|file| files.contains(&file.as_str()));
    let new = found.iter().filter(|circle| !KNOWN.iter().any(|(files, _)| within(circle, files)));
    none(&new.map(|new| format!("a circle: {}", new.join(", "))).collect::<Vec<_>>());
    let gone = KNOWN.iter().filter(|(files, _)| !found.iter().any(|circle| within(circle, files)));
    none(&gone.map(|(files, _)| format!("no circle any more: {}", files.join(", "))).collect::<Vec<_>>());
}

#[test]
fn a_circle_is_found_through_what_hands_names_on() {
    let of = |files: &[(&str, &str)]| circles(&leads(files)).into_iter().collect::<Vec<_>>();
    let root = ("view/mod.rs", "mod a; mod b; mod c; pub use a::A; use b::B; pub(super) use c::c;");
    let (a, b) = (("view/a.rs", "pub struct A(super::B);"), ("view/b.rs", "use super::A; pub struct B(Box<A>);"));
    assert_eq!(of(&[root, a, b]), [["view/a.rs", "view/b.rs"]]);
    // Into a macro, by way of a third; a module may have the name of a function in it.
    let c = ("view/c.rs", "pub fn c() { format!(\"{}\", super::b::b()) }");
    let b = ("view/b.rs", "pub fn b() { super::A::new() }");
    assert_eq!(of(&[root, ("view/a.rs", "use super::c; struct A; fn a() { c() }"), b, c]).len(), 1);
    // What only the tests name, other rooms, and what is handed on.
    let tests = ("view/b.rs", "pub struct B; #[cfg(test)] mod tests { use super::super::A; }");
    assert!(of(&[root, a, tests]).is_empty());
    assert!(
        of(&[("view/a.rs", "use crate::rules::b::B;"), ("rules/b.rs", "use crate::view::a; pub struct B;")]).is_empty()
    );
}
