//! Textual ids and prose: what a file calls a thing, and where it lies here.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use super::Playable;
use super::text::{Ids, Lookup, Naming};
use crate::terms::{IdKind, Names};

/// The name of the type of a piece of prose, as serde passes it on.
pub(super) const PROSE: &str = "TextId";

/// Ids are one byte wide. A file that declares more than fit is told of that
/// and not of each id beyond the end.
const LAST: usize = 255;

impl Playable {
    /// Writes its ids and prose as text.
    #[must_use]
    pub fn naming(&self) -> impl Naming + '_ {
        Written { names: &self.names, texts: &self.texts }
    }

    /// Reads its ids from text, as the lines of a record name them. Prose that
    /// it holds is found as well; there is no adding any.
    #[must_use]
    pub fn ids(&self) -> impl Ids + '_ {
        let places = self.texts.iter().zip(0..).map(|(text, place)| (text.as_str(), place)).collect();
        Known { names: &self.names, places }
    }
}

/// Names and prose for writing.
pub(super) struct Written<'a> {
    pub(super) names: &'a Names,
    pub(super) texts: &'a [String],
}

impl Naming for Written<'_> {
    fn name(&self, kind: &'static str, index: u32) -> Option<&str> {
        let index = usize::try_from(index).ok()?;
        if kind == PROSE {
            return self.texts.get(index).map(String::as_str);
        }
        self.names.text(IdKind::of_type(kind)?, index)
    }
}

/// Names and prose that are all known before the reading.
struct Known<'a> {
    names: &'a Names,
    /// Each piece of prose has one place.
    places: BTreeMap<&'a str, u32>,
}

impl Ids for Known<'_> {
    fn lookup(&self, kind: &str, text: &str) -> Lookup<'_> {
        if kind == PROSE {
            let unknown = Lookup::Unknown { known: Vec::new() };
            return self.places.get(text).map_or(unknown, |place| Lookup::Found(*place));
        }
        look_up(self.names, kind, text)
    }

    fn other_kind(&self, kind: &str, text: &str) -> Option<&'static str> {
        other_kind(self.names, kind, text)
    }
}

/// Names that are known before the reading, and prose that is gathered in it.
pub(super) struct Gathering<'a> {
    names: &'a Names,
    hidden: &'a Hidden,
    prose: RefCell<Prose>,
}

/// The words of places where ids may be declared that could not be read.
#[derive(Default)]
pub(super) struct Hidden {
    /// Where anything may stand.
    words: BTreeSet<String>,
    /// Where ids of one kind may stand.
    of: BTreeMap<IdKind, BTreeSet<String>>,
    /// Kinds of which one id was given in the place of another.
    any: BTreeSet<IdKind>,
}

impl Hidden {
    /// Notes a place where anything may be declared.
    pub(super) fn add(&mut self, place: &str) {
        self.words.extend(words(place));
    }

    /// Notes a place where ids of a kind may be declared.
    pub(super) fn add_of(&mut self, kind: IdKind, place: &str) {
        self.of.entry(kind).or_default().extend(words(place));
    }

    /// Notes that an id of a kind was given in the place of another, which may be any.
    pub(super) fn any_of(&mut self, kind: IdKind) {
        self.any.insert(kind);
    }

    fn may_hold(&self, kind: IdKind, id: &str) -> bool {
        self.any.contains(&kind)
            || self.words.contains(id)
            || self.of.get(&kind).is_some_and(|words| words.contains(id))
    }
}

fn words(place: &str) -> impl Iterator<Item = String> {
    let words = place.split(|c: char| !c.is_alphanumeric() && c != '_');
    words.filter(|word| !word.is_empty()).map(str::to_owned)
}

/// Prose in the order in which it is met; the same words are kept once.
#[derive(Default)]
struct Prose {
    places: BTreeMap<String, u32>,
    texts: Vec<String>,
}

impl<'a> Gathering<'a> {
    pub(super) fn new(names: &'a Names, hidden: &'a Hidden) -> Self {
        Self { names, hidden, prose: RefCell::default() }
    }

    /// All prose met, by its index.
    pub(super) fn texts(self) -> Vec<String> {
        self.prose.into_inner().texts
    }
}

impl Ids for Gathering<'_> {
    fn lookup(&self, kind: &str, text: &str) -> Lookup<'_> {
        look_up(self.names, kind, text)
    }

    fn intern(&self, kind: &str, text: &str) -> Option<u32> {
        if kind != PROSE {
            return None;
        }
        let mut prose = self.prose.borrow_mut();
        if let Some(place) = prose.places.get(text) {
            return Some(*place);
        }
        let place = u32::try_from(prose.texts.len()).unwrap_or(u32::MAX);
        prose.places.insert(text.to_owned(), place);
        prose.texts.push(text.to_owned());
        Some(place)
    }

    fn is_prose(&self, kind: &str) -> bool {
        kind == PROSE
    }

    fn may_be_declared(&self, kind: &str, text: &str) -> bool {
        IdKind::of_type(kind).is_some_and(|kind| self.hidden.may_hold(kind, text))
    }

    fn other_kind(&self, kind: &str, text: &str) -> Option<&'static str> {
        other_kind(self.names, kind, text)
    }
}

fn other_kind(names: &Names, kind: &str, text: &str) -> Option<&'static str> {
    let others = IdKind::ALL.into_iter().filter(|other| other.type_name() != kind);
    others.into_iter().find(|other| names.index(*other, text).is_some()).map(IdKind::word)
}

fn look_up<'n>(names: &'n Names, kind: &str, text: &str) -> Lookup<'n> {
    let Some(kind) = IdKind::of_type(kind) else {
        return Lookup::NotAnIdKind;
    };
    match names.index(kind, text) {
        Some(index) => found(index),
        None => Lookup::Unknown { known: names.all(kind).iter().take(LAST).map(String::as_str).collect() },
    }
}

fn found<'n>(index: usize) -> Lookup<'n> {
    Lookup::Found(u32::try_from(index.min(LAST)).unwrap_or_default())
}
