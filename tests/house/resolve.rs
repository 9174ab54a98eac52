//! Which top-level modules a path of the sources leads to.
//!
//! Names are followed through `use` (groups, renames, globs), re-exports, type
//! aliases and exported macros, as the compiler would but for privacy, which is
//! ignored: a path that would lead to a forbidden module is a finding even where
//! the compiler would refuse it too.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{TokenStream, TokenTree};
use syn::ext::IdentExt;
use syn::visit::{self, Visit};
use syn::{Attribute, Item, Meta, UseTree, Visibility};

/// A path from the crate's root: `["world", "apply", "Change"]`.
pub(super) type Abs = Vec<String>;

/// No path of ours has more segments.
const LONGEST: usize = 16;

/// Something a module says: a path, and how it says it.
pub(super) struct Mention {
    /// A path below `src/`.
    pub(super) file: String,
    /// The module it is said in.
    pub(super) module: Abs,
    /// The path as written.
    pub(super) written: Vec<String>,
    /// Whether the name becomes visible outside the top-level module.
    pub(super) public: bool,
    /// Whether all names below the path are meant.
    pub(super) glob: bool,
    /// Whether the name is only handed on, to whatever part of the crate.
    pub(super) re_export: bool,
}

/// What the sources define and name.
#[derive(Default)]
pub(super) struct Crate {
    modules: BTreeSet<Abs>,
    /// Each item, and whether a path may go on below it.
    items: BTreeMap<Abs, bool>,
    aliases: BTreeMap<Abs, Vec<(Abs, Vec<String>)>>,
    globs: BTreeMap<Abs, Vec<Vec<String>>>,
    pub(super) mentions: Vec<Mention>,
    /// Types that public fields, results and associated types hand out.
    pub(super) handed_out: Vec<Mention>,
    /// Ways around this test, which are not allowed at all.
    pub(super) tricks: Vec<String>,
}

impl Crate {
    /// Reads sources: a path below `src/` and the text.
    pub(super) fn read(sources: &[(&str, &str)]) -> Self {
        let mut all = Self::default();
        all.modules.insert(Vec::new());
        for (file, text) in sources {
            let parsed = syn::parse_file(text).unwrap_or_else(|e| panic!("{file}: {e}"));
            let module = module_of(file);
            for depth in 0..=module.len() {
                all.modules.insert(module[..depth].to_vec());
            }
            let mut reader = Reader { all: &mut all, file, module, re_exporting: false };
            reader.visit_file(&parsed);
        }
        all
    }

    /// Every absolute form a written path takes on the way to what it names.
    pub(super) fn resolve(&self, module: &[String], written: &[String]) -> Vec<Abs> {
        let mut seen = BTreeSet::new();
        self.follow(module, written, &mut seen);
        seen.into_iter().collect()
    }

    fn follow(&self, module: &[String], written: &[String], seen: &mut BTreeSet<Abs>) {
        let Some(path) = self.absolute(module, written) else {
            return;
        };
        // A name may stand for a module and for an item in it (`use ids::ids`),
        // and would be looked up in itself for ever.
        if path.len() > LONGEST || !seen.insert(path.clone()) {
            return;
        }
        for at in 0..path.len() {
            let (here, rest) = (&path[..at], &path[at + 1..]);
            let through = |target: &[String]| [target, rest].concat();
            for (from, target) in self.aliases.get(&path[..=at]).into_iter().flatten() {
                self.follow(from, &through(target), seen);
            }
            if !self.knows(&path[..=at]) {
                for target in self.globs.get(here).into_iter().flatten() {
                    let target = [target.as_slice(), &path[at..=at]].concat();
                    if self.leads_to_something(here, &target, 0) {
                        self.follow(here, &through(&target), seen);
                    }
                }
            }
            if !self.modules.contains(&path[..=at]) {
                break;
            }
        }
    }

    /// Whether a name below a glob is there, perhaps through further globs.
    fn leads_to_something(&self, module: &[String], written: &[String], depth: usize) -> bool {
        let Some(path) = self.absolute(module, written) else {
            return false;
        };
        let Some((name, here)) = path.split_last() else {
            return false;
        };
        let globs = self.globs.get(here).into_iter().flatten();
        self.knows(&path)
            || depth < 8
                && globs.into_iter().any(|target| {
                    let target = [target.as_slice(), std::slice::from_ref(name)].concat();
                    self.leads_to_something(here, &target, depth + 1)
                })
    }

    fn knows(&self, path: &[String]) -> bool {
        self.modules.contains(path) || self.items.contains_key(path) || self.aliases.contains_key(path)
    }

    /// The modules whose items a written path leads to, through whatever hands them on.
    pub(super) fn definers(&self, module: &[String], written: &[String]) -> BTreeSet<Abs> {
        let item =
            |path: &Abs, end: usize| self.items.get(&path[..end]).is_some_and(|parts| *parts || end == path.len());
        let defined = |path: Abs| (1..=path.len()).find(|end| item(&path, *end)).map(|end| path[..end - 1].to_vec());
        self.resolve(module, written).into_iter().filter_map(defined).collect()
    }

    /// The written path from the root; none if it leads out of the crate.
    fn absolute(&self, module: &[String], written: &[String]) -> Option<Abs> {
        let (first, rest) = written.split_first()?;
        let parent = &module[..module.len().saturating_sub(1)];
        match first.as_str() {
            "crate" | "demarche" => Some(rest.to_vec()),
            "self" if rest.is_empty() => Some(module.to_vec()),
            "self" => Some(self.absolute_here(module, rest)),
            "super" if rest.first().is_some_and(|next| next == "super") => self.absolute(parent, rest),
            "super" => Some([parent, rest].concat()),
            _ => {
                let here = [module, std::slice::from_ref(first)].concat();
                let globbed = self.globs.contains_key(module);
                (self.knows(&here) || globbed).then(|| [module, written].concat())
            }
        }
    }

    fn absolute_here(&self, module: &[String], rest: &[String]) -> Abs {
        if rest.first().is_some_and(|next| next == "super") {
            return self.absolute(module, rest).unwrap_or_default();
        }
        [module, rest].concat()
    }
}

/// `world/apply/mod.rs` is `world::apply`; `lib.rs` is the root.
pub(super) fn module_of(file: &str) -> Abs {
    let path = file.trim_end_matches(".rs");
    let path = path.trim_end_matches("/mod");
    let root = path == "lib" || path == "main";
    let parts = path.split('/').filter(|_| !root);
    parts.map(str::to_owned).collect()
}

/// Walks one file and writes down what it defines and names.
struct Reader<'a> {
    all: &'a mut Crate,
    file: &'a str,
    module: Abs,
    /// Within a `pub use`, `pub(super) use` and the like.
    re_exporting: bool,
}

impl Reader<'_> {
    fn mention(&mut self, written: Vec<String>, public: bool, glob: bool) {
        self.all.mentions.push(Mention {
            file: self.file.to_owned(),
            module: self.module.clone(),
            written,
            public,
            glob,
            re_export: self.re_exporting,
        });
    }

    /// Writes down every path in a type that other modules get to hold.
    fn hand_out(&mut self, ty: &syn::Type) {
        let before = self.all.mentions.len();
        self.visit_type(ty);
        let named = self.all.mentions.split_off(before);
        self.all.handed_out.extend(named);
    }

    fn hand_out_result(&mut self, signature: &syn::Signature) {
        if let syn::ReturnType::Type(_, ty) = &signature.output {
            self.hand_out(ty);
        }
    }

    fn alias(&mut self, name: &str, target: Vec<String>) {
        let here = [self.module.as_slice(), &[name.to_owned()]].concat();
        let entry = (self.module.clone(), target);
        self.all.aliases.entry(here).or_default().push(entry);
    }

    /// Whether a name so declared can be seen from another top-level module.
    fn is_public(&self, vis: &Visibility) -> bool {
        match vis {
            Visibility::Public(_) => true,
            Visibility::Inherited => false,
            Visibility::Restricted(to) => {
                let up = self.module.len() < 2 && to.path.is_ident("super");
                up || to.path.is_ident("crate")
            }
        }
    }

    fn use_tree(&mut self, prefix: &[String], tree: &UseTree, public: bool) {
        let with = |name: String| [prefix, &[name]].concat();
        match tree {
            UseTree::Path(path) => {
                self.use_tree(&with(path.ident.unraw().to_string()), &path.tree, public);
            }
            UseTree::Group(group) => {
                for tree in &group.items {
                    self.use_tree(prefix, tree, public);
                }
            }
            UseTree::Glob(_) => {
                let entry = self.all.globs.entry(self.module.clone());
                entry.or_default().push(prefix.to_vec());
                self.mention(prefix.to_vec(), public, true);
            }
            UseTree::Name(name) => {
                let name = name.ident.unraw().to_string();
                self.use_name(prefix, &name, None, public);
            }
            UseTree::Rename(it) => {
                let name = it.ident.unraw().to_string();
                let rename = it.rename.unraw().to_string();
                self.use_name(prefix, &name, Some(rename), public);
            }
        }
    }

    fn use_name(&mut self, prefix: &[String], name: &str, rename: Option<String>, public: bool) {
        let of_self = name == "self" && !prefix.is_empty();
        let target = if of_self { prefix.to_vec() } else { [prefix, &[name.to_owned()]].concat() };
        let called = rename.or_else(|| target.last().cloned()).unwrap_or_default();
        self.mention(target.clone(), public, false);
        self.alias(&called, target);
    }

    /// Paths inside a macro's tokens: `crate::a::{b, c::d}`, `super::x`, `a::b`,
    /// and those in strings, as attributes have them.
    fn tokens(&mut self, stream: TokenStream, prefix: &[String]) {
        let tokens: Vec<TokenTree> = stream.into_iter().collect();
        let mut i = 0;
        while i < tokens.len() {
            match &tokens[i] {
                TokenTree::Ident(_) => {
                    i = self.chain(&tokens, i, prefix);
                    continue;
                }
                TokenTree::Group(group) => self.tokens(group.stream(), &[]),
                TokenTree::Literal(literal) => self.literal(&literal.to_string()),
                TokenTree::Punct(_) => {}
            }
            i += 1;
        }
    }

    /// One path in tokens, from the identifier at `i`; returns where it ends.
    fn chain(&mut self, tokens: &[TokenTree], mut i: usize, prefix: &[String]) -> usize {
        let colon = |at: usize| matches!(tokens.get(at), Some(TokenTree::Punct(p)) if p.as_char() == ':');
        let mut path = prefix.to_vec();
        while let Some(TokenTree::Ident(ident)) = tokens.get(i) {
            path.push(ident.unraw().to_string());
            i += 1;
            if !(colon(i) && colon(i + 1)) {
                break;
            }
            i += 2;
            match tokens.get(i) {
                Some(TokenTree::Group(group)) => {
                    self.tokens(group.stream(), &path);
                    return i + 1;
                }
                Some(TokenTree::Punct(star)) if star.as_char() == '*' => {
                    self.mention(path, false, true);
                    return i + 1;
                }
                _ => {}
            }
        }
        self.mention(path, false, false);
        i
    }

    fn literal(&mut self, text: &str) {
        let text = text.trim_matches(['"', '#', 'r']);
        let Ok(path) = syn::parse_str::<syn::Path>(text) else {
            return;
        };
        if path.segments.len() > 1 {
            self.mention(segments(&path), false, false);
        }
    }

    fn exported_macro(&mut self, item: &syn::ItemMacro) {
        let exported = item.attrs.iter().any(|a| a.path().is_ident("macro_export"));
        if let (Some(name), true) = (&item.ident, exported) {
            let name = name.unraw().to_string();
            let target = [self.module.as_slice(), std::slice::from_ref(&name)].concat();
            let target = [&["crate".to_owned()], target.as_slice()].concat();
            let entry = self.all.aliases.entry(vec![name]).or_default();
            entry.push((Vec::new(), target));
        }
    }
}

fn segments(path: &syn::Path) -> Vec<String> {
    let name = |segment: &syn::PathSegment| segment.ident.unraw().to_string();
    path.segments.iter().map(name).collect()
}

/// The name an item has in its module.
fn name_of(item: &Item) -> Option<String> {
    let ident = match item {
        Item::Const(it) => &it.ident,
        Item::Enum(it) => &it.ident,
        Item::Fn(it) => &it.sig.ident,
        Item::Static(it) => &it.ident,
        Item::Struct(it) => &it.ident,
        Item::Trait(it) => &it.ident,
        Item::TraitAlias(it) => &it.ident,
        Item::Type(it) => &it.ident,
        Item::Union(it) => &it.ident,
        Item::Macro(it) => it.ident.as_ref()?,
        _ => return None,
    };
    Some(ident.unraw().to_string())
}

impl<'ast> Visit<'ast> for Reader<'_> {
    fn visit_item(&mut self, item: &'ast Item) {
        if let Some(name) = name_of(item) {
            let here = [self.module.as_slice(), &[name]].concat();
            let parts =
                matches!(item, Item::Enum(_) | Item::Struct(_) | Item::Trait(_) | Item::Type(_) | Item::Union(_));
            self.all.items.insert(here, parts);
        }
        visit::visit_item(self, item);
    }

    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        self.module.push(item.ident.unraw().to_string());
        self.all.modules.insert(self.module.clone());
        visit::visit_item_mod(self, item);
        self.module.pop();
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        let public = self.is_public(&item.vis);
        if item.leading_colon.is_none() {
            self.re_exporting = !matches!(item.vis, Visibility::Inherited);
            self.use_tree(&[], &item.tree, public);
            self.re_exporting = false;
        }
    }

    fn visit_item_type(&mut self, item: &'ast syn::ItemType) {
        if let syn::Type::Path(path) = &*item.ty {
            let public = self.is_public(&item.vis);
            self.mention(segments(&path.path), public, false);
            self.alias(&item.ident.unraw().to_string(), segments(&path.path));
        }
        visit::visit_item_type(self, item);
    }

    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        if self.is_public(&item.vis) {
            self.hand_out_result(&item.sig);
        }
        visit::visit_item_fn(self, item);
    }

    fn visit_item_impl(&mut self, item: &'ast syn::ItemImpl) {
        for part in &item.items {
            match part {
                syn::ImplItem::Fn(f) if item.trait_.is_some() || self.is_public(&f.vis) => {
                    self.hand_out_result(&f.sig);
                }
                syn::ImplItem::Type(ty) => self.hand_out(&ty.ty),
                _ => {}
            }
        }
        visit::visit_item_impl(self, item);
    }

    fn visit_trait_item_fn(&mut self, item: &'ast syn::TraitItemFn) {
        self.hand_out_result(&item.sig);
        visit::visit_trait_item_fn(self, item);
    }

    fn visit_field(&mut self, field: &'ast syn::Field) {
        if self.is_public(&field.vis) {
            self.hand_out(&field.ty);
        }
        visit::visit_field(self, field);
    }

    fn visit_item_enum(&mut self, item: &'ast syn::ItemEnum) {
        if self.is_public(&item.vis) {
            for field in item.variants.iter().flat_map(|variant| &variant.fields) {
                self.hand_out(&field.ty);
            }
        }
        visit::visit_item_enum(self, item);
    }

    fn visit_item_macro(&mut self, item: &'ast syn::ItemMacro) {
        self.exported_macro(item);
        visit::visit_item_macro(self, item);
    }

    fn visit_item_extern_crate(&mut self, item: &'ast syn::ItemExternCrate) {
        if item.ident == "self" || item.ident == "demarche" {
            let trick = format!("{}: `extern crate {}`", self.file, item.ident);
            self.all.tricks.push(trick);
        }
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        if path.leading_colon.is_none() {
            self.mention(segments(path), false, false);
        }
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, mac: &'ast syn::Macro) {
        if mac.path.is_ident("include") {
            self.all.tricks.push(format!("{}: `include!`", self.file));
        }
        self.tokens(mac.tokens.clone(), &[]);
        visit::visit_macro(self, mac);
    }

    fn visit_attribute(&mut self, attribute: &'ast Attribute) {
        let of_path = attribute.path().is_ident("path") || attribute.path().is_ident("macro_use");
        if of_path {
            let trick = segments(attribute.path()).join("::");
            self.all.tricks.push(format!("{}: `#[{trick}]`", self.file));
        }
        if let Meta::List(list) = &attribute.meta {
            self.tokens(list.tokens.clone(), &[]);
        }
    }
}
