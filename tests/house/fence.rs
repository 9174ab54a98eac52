//! The fence by value: what a lens and a view hand out has no field for the rules alone.

use super::resolve::{Abs, Crate, module_of};
use super::{none, sources};
use std::collections::BTreeMap;
use syn::visit::{self, Visit};
use syn::{ImplItem, Item, Type, Visibility};

/// What a seat, and who decides for it, gets into its hands.
const HANDS: &[&str] = &["Sight", "View", "Assessed", "Assessment", "Known", "Brief", "Goal", "Held", "Arrived"];

/// Types with fields that not everybody who gets one may read: they are handed out as `Known`.
const SECRET: &[&str] = &[
    "Actor",
    "Card",
    "CardNow",
    "ClaimNow",
    "Clause",
    "ClauseOption",
    "CovertNow",
    "Draft",
    "Ending",
    "HomeNow",
    "HomeScript",
    "Incident",
    "IncidentNow",
    "Inject",
    "InjectNow",
    "Keys",
    "MessageNow",
    "Move",
    "NationSpec",
    "Objective",
    "Observation",
    "Page",
    "PledgeNow",
    "Position",
    "Programme",
    "SpeechNow",
    "Table",
    "Truth",
    "Upstream",
    "World",
];

/// Types that are filled in for a seat, and handed out as a copy that holds only that.
const COPIED: &[&str] = &["DraftNow", "NationNow"];

/// Every way in which sources (a path below `src/`, the text) hand a secret out.
fn findings(sources: &[(&str, &str)]) -> Vec<String> {
    let all = Crate::read(sources);
    let parsed: Vec<_> =
        sources.iter().map(|(file, text)| (*file, module_of(file), syn::parse_file(text).unwrap())).collect();
    let items = || parsed.iter().flat_map(|(file, module, it)| it.items.iter().map(move |item| (*file, module, item)));
    let aliases: BTreeMap<String, &Type> = items()
        .filter_map(|(_, _, item)| match item {
            Item::Type(alias) => Some((alias.ident.to_string(), &*alias.ty)),
            _ => None,
        })
        .collect();
    let mut found = Vec::new();
    for (file, module, item) in items() {
        let mut walk =
            Walk { all: &all, aliases: &aliases, file, module, whose: String::new(), lent: 0, found: vec![] };
        walk.item(item);
        found.extend(walk.found);
    }
    found.sort();
    found.dedup();
    found
}

/// A walk through the types that one item of a file hands out.
struct Walk<'a> {
    all: &'a Crate,
    aliases: &'a BTreeMap<String, &'a Type>,
    file: &'a str,
    module: &'a Abs,
    /// What hands it out: `Sight::card`.
    whose: String,
    /// In how many references.
    lent: usize,
    found: Vec<String>,
}

impl Walk<'_> {
    fn item(&mut self, item: &Item) {
        match item {
            Item::Impl(it) => {
                let Type::Path(path) = &*it.self_ty else { return };
                let Some(of) = path.path.segments.last().map(|last| last.ident.to_string()) else { return };
                if !HANDS.contains(&of.as_str()) {
                    return;
                }
                for part in &it.items {
                    match part {
                        ImplItem::Fn(f) if it.trait_.is_some() || !is_private(&f.vis) => {
                            self.whose = format!("{of}::{}", f.sig.ident);
                            self.visit_return_type(&f.sig.output);
                            // What a closure is given is given to whoever wrote the closure.
                            f.sig.inputs.iter().for_each(|input| Given(self).visit_fn_arg(input));
                            Given(self).visit_generics(&f.sig.generics);
                        }
                        ImplItem::Type(ty) => {
                            self.whose = format!("{of}::{}", ty.ident);
                            self.visit_type(&ty.ty);
                        }
                        _ => {}
                    }
                }
            }
            Item::Struct(it) if HANDS.contains(&it.ident.to_string().as_str()) => {
                for field in it.fields.iter().filter(|field| !is_private(&field.vis)) {
                    let name = field.ident.as_ref().map_or_else(|| "0".to_owned(), ToString::to_string);
                    self.whose = format!("{}::{name}", it.ident);
                    if it.ident == "Known" {
                        self.found.push(format!("{}: the field of `Known` is not private", self.file));
                    }
                    self.visit_type(&field.ty);
                }
            }
            _ => {}
        }
    }
}

/// Whether nothing beyond a module of the world can reach it.
fn is_private(vis: &Visibility) -> bool {
    match vis {
        Visibility::Public(_) => false,
        Visibility::Inherited => true,
        Visibility::Restricted(to) => !to.path.is_ident("crate"),
    }
}

impl<'ast> Visit<'ast> for Walk<'_> {
    fn visit_type_reference(&mut self, ty: &'ast syn::TypeReference) {
        self.lent += 1;
        visit::visit_type_reference(self, ty);
        self.lent -= 1;
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let written: Vec<String> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        let Some(name) = written.last() else { return };
        if name == "Known" {
            return;
        }
        let mut names: Vec<String> =
            self.all.resolve(self.module, &written).into_iter().filter_map(|mut path| path.pop()).collect();
        names.push(name.clone());
        for name in names {
            let secret = SECRET.contains(&name.as_str());
            if secret || self.lent > 0 && COPIED.contains(&name.as_str()) {
                self.found.push(format!("{}: `{}` hands out a `{name}`", self.file, self.whose));
            }
        }
        if let Some(ty) = self.aliases.get(name).copied().filter(|_| self.lent < 8) {
            self.lent += 1;
            self.visit_type(ty);
            self.lent -= 1;
        }
        visit::visit_path(self, path);
    }
}

/// Of the arguments of a function: what its closures are given.
struct Given<'a, 'b>(&'a mut Walk<'b>);

impl<'ast> Visit<'ast> for Given<'_, '_> {
    fn visit_parenthesized_generic_arguments(&mut self, given: &'ast syn::ParenthesizedGenericArguments) {
        given.inputs.iter().for_each(|ty| self.0.visit_type(ty));
    }

    fn visit_type_bare_fn(&mut self, given: &'ast syn::TypeBareFn) {
        given.inputs.iter().for_each(|input| self.0.visit_type(&input.ty));
    }
}

/// Every place where somebody behind the fence makes an id of a number, and so one that nobody gave it.
fn forged(file: &str, text: &str) -> Vec<String> {
    struct Ids<'a>(&'a Crate, Abs, Vec<String>);
    impl<'ast> Visit<'ast> for Ids<'_> {
        fn visit_expr_path(&mut self, path: &'ast syn::ExprPath) {
            let written: Vec<String> = path.path.segments.iter().map(|segment| segment.ident.to_string()).collect();
            let Some((made, of)) = written.split_last().filter(|(made, _)| *made == "at" || *made == "next") else {
                return;
            };
            let of = of.last().map(|_| of.to_vec()).unwrap_or_default();
            let known = self.0.resolve(&self.1, &of);
            if path.qself.is_some()
                || known.iter().chain([&of]).any(|of| of.last().is_some_and(|of| of.ends_with("Id")))
            {
                self.2.push(format!("`{}` makes an id of a number", [of.join("::"), made.clone()].join("::")));
            }
        }
    }
    let all = Crate::read(&[(file, text)]);
    let mut ids = Ids(&all, module_of(file), Vec::new());
    ids.visit_file(&syn::parse_file(text).unwrap());
    ids.2.into_iter().map(|what| format!("{file}: {what}")).collect()
}

#[test]
fn a_lens_hands_out_nothing_that_has_a_secret_field() {
    let sources = sources();
    let under_src = sources.iter().filter_map(|(name, text)| Some((name.strip_prefix("src/")?, text.as_str())));
    none(&findings(&under_src.collect::<Vec<_>>()));
}

#[test]
fn nobody_behind_the_fence_makes_an_id_of_a_number() {
    let sources = sources();
    let behind = sources.iter().filter_map(|(name, text)| Some((name.strip_prefix("src/")?, text)));
    let behind = behind.filter(|(name, _)| name.starts_with("policy/") || name.starts_with("view/"));
    none(&behind.flat_map(|(name, text)| forged(name, text)).collect::<Vec<_>>());
}

const SCRIPT: (&str, &str) = ("script/mod.rs", "pub struct Incident; pub struct Move; pub struct Harm;");

/// Checks what stands in a lens; says whether it is refused.
#[track_caller]
fn refused(text: &str) {
    let found = findings(&[SCRIPT, ("world/sight.rs", text)]);
    assert!(!found.is_empty(), "not refused: {text}");
}

#[track_caller]
fn allowed(text: &str) {
    none(&findings(&[SCRIPT, ("world/sight.rs", text)]));
}

#[test]
fn a_secret_is_seen_however_it_is_handed_out() {
    for signature in [
        "pub fn f(self) -> &'w Incident",
        "pub fn f(self) -> Incident",
        "pub fn f(self) -> Option<(&'w Incident, u8)>",
        "pub(crate) fn f(self) -> Vec<crate::script::Incident>",
        "pub fn f(self) -> impl Iterator<Item = (u8, &'w Incident)> + Clone",
        "pub fn f(self) -> Box<dyn Fn() -> &'w Incident>",
        "pub fn f(self) -> Seen<'w>",
        "pub fn f(self) -> Case",
        "pub fn f(self, test: impl FnMut(&Incident) -> bool)",
        "pub fn f<F: Fn(&Incident)>(self, test: F)",
        "pub fn f(self, test: fn(&Incident) -> bool)",
        "pub fn f(self) -> &'w DraftNow",
        "pub fn f(self) -> &'w [NationNow]",
    ] {
        let text = "use crate::script::{Incident, Incident as Case}; type Seen<'w> = (u8, &'w Incident);";
        refused(&format!("{text} impl<'w> Sight<'w> {{ {signature} {{ todo() }} }}"));
        refused(&format!("{text} impl<'w> Known<'w, u8> {{ {signature} {{ todo() }} }}"));
    }
    refused("impl Deref for View<'_> { type Target = World; fn deref(&self) -> &World { &self.world } }");
    refused("pub struct Goal<'w> { pub of: &'w Objective }");
    refused("pub struct Known<'w, T>(pub(crate) &'w T);");
    allowed(
        "impl<'w> Sight<'w> { fn f(self) -> &'w Incident { todo() } pub(super) fn g(self) -> &'w World { todo() } }",
    );
    allowed("impl<'w> Sight<'w> { pub fn f(self) -> Option<(Known<'w, Incident>, NationNow, &'w [Harm])> { todo() } }");
    allowed("impl<'w> Sight<'w> { pub fn new(world: &'w World) -> Self { todo() } }");
    allowed("impl Table { pub fn incident(&self) -> &Incident { todo() } }");
    allowed("pub struct Known<'w, T>(&'w T); impl<'w, T> Known<'w, T> { pub fn of(it: &'w T) -> Self { Self(it) } }");
}

#[test]
fn a_forged_id_is_seen_however_it_is_made() {
    for text in [
        "fn f() -> NationId { NationId::at(7) }",
        "use crate::terms::NationId as N; fn f() { N::at(7); }",
        "fn f() { crate::terms::TextId::at(7); (0..9).map(ActorId::at); }",
        "fn f() { <crate::terms::TextId>::at(7); }",
        "fn f() { NationId::next(7); }",
    ] {
        assert!(!forged("policy/hawk.rs", text).is_empty(), "not refused: {text}");
    }
    none(&forged("policy/hawk.rs", "fn f() { list.iter().next(); table.at(3); Phase::next(phase); }"));
}
