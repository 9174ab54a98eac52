//! The parts of a node as serde sees them: elements, entries, fields, and
//! what a variant holds.

use serde::de::value::StrDeserializer;
use serde::de::{DeserializeSeed, EnumAccess, IntoDeserializer, MapAccess, SeqAccess, VariantAccess, Visitor};

use super::args::{Args, Asked, asked_by};
use super::read::{Fault, Reader, all_of, choices, mismatch, nearest};
use super::standin::StandIn;
use super::tree::{Field, Kind, Name, Node, short};

/// Reads the fields of a struct or of a variant with fields.
pub(super) fn read_struct<'de, 'a, V: Visitor<'de>>(
    reader: &mut Reader<'a>,
    node: &'a Node,
    name: &'a str,
    fields: &'a [Field],
    known: &'static [&'static str],
    visitor: V,
) -> Result<V::Value, Fault> {
    let access = Fields::new(reader, node, name, fields, Some(known));
    let value = visitor.visit_map(access);
    value.map_err(|fault| match fault {
        Fault::Lacks(field) => reader.lacks(node, name, field),
        other => other,
    })
}

/// The values of a list or tuple.
pub(super) struct Items<'r, 'a> {
    reader: &'r mut Reader<'a>,
    left: std::slice::Iter<'a, Node>,
    /// Whether a faulty element may be left out. A tuple would become too
    /// short.
    loose: bool,
    /// Whether they are the values of a variant, which are looked at together.
    args: bool,
}

impl<'r, 'a> Items<'r, 'a> {
    pub(super) fn loose(reader: &'r mut Reader<'a>, items: &'a [Node]) -> Self {
        Self { reader, left: items.iter(), loose: true, args: false }
    }

    pub(super) fn exact(reader: &'r mut Reader<'a>, items: &'a [Node]) -> Self {
        Self { reader, left: items.iter(), loose: false, args: false }
    }

    fn of_variant(reader: &'r mut Reader<'a>, items: &'a [Node]) -> Self {
        Self { reader, left: items.iter(), loose: false, args: true }
    }
}

impl<'de> SeqAccess<'de> for Items<'_, '_> {
    type Error = Fault;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Fault> {
        for node in self.left.by_ref() {
            if self.args {
                self.reader.asked(asked_by::<S>());
            }
            if !(self.loose && self.reader.is_hole(node)) {
                return self.reader.value(node, seed).map(Some);
            }
        }
        Ok(None)
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.left.len())
    }
}

/// The entries of a map.
pub(super) struct Entries<'r, 'a> {
    reader: &'r mut Reader<'a>,
    left: std::slice::Iter<'a, (Node, Node)>,
    value: Option<&'a Node>,
}

impl<'r, 'a> Entries<'r, 'a> {
    pub(super) fn new(reader: &'r mut Reader<'a>, entries: &'a [(Node, Node)]) -> Self {
        Self { reader, left: entries.iter(), value: None }
    }
}

impl<'de> MapAccess<'de> for Entries<'_, '_> {
    type Error = Fault;

    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Fault> {
        for (key, value) in self.left.by_ref() {
            if self.reader.is_hole(key) || self.reader.is_hole(value) {
                continue;
            }
            self.value = Some(value);
            return self.reader.value(key, seed).map(Some);
        }
        Ok(None)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Fault> {
        let node = self.value.take().ok_or(Fault::Stuck)?;
        self.reader.value(node, seed)
    }
}

/// The fields of a struct. Unknown ones are told of and skipped; those known
/// to be lacking come last, with a stand-in.
pub(super) struct Fields<'r, 'a> {
    reader: &'r mut Reader<'a>,
    node: &'a Node,
    name: &'a str,
    all: &'a [Field],
    left: std::slice::Iter<'a, Field>,
    /// Fields that another name was taken for.
    meant: Vec<&'static str>,
    /// The fields there may be, if the visitor says so.
    known: Option<&'static [&'static str]>,
    lacking: std::vec::IntoIter<&'static str>,
    value: Option<Result<&'a Node, &'static str>>,
}

impl<'r, 'a> Fields<'r, 'a> {
    pub(super) fn new(
        reader: &'r mut Reader<'a>,
        node: &'a Node,
        name: &'a str,
        fields: &'a [Field],
        known: Option<&'static [&'static str]>,
    ) -> Self {
        let lacking = reader.lacking(node).into_iter();
        let left = fields.iter();
        Self { reader, node, name, all: fields, left, meant: Vec::new(), known, lacking, value: None }
    }

    /// Tells of an unknown field, and gives the one that was meant: one that is not there, and whose
    /// name is much like it. Its value is then read, and it is not told of as missing.
    fn tell_unknown(&mut self, field: &Name, known: &'static [&'static str]) -> Option<&'static str> {
        let of = if self.name.is_empty() { String::new() } else { format!(" in {}", self.name) };
        let message = format!("unknown field `{}`{of}", short(&field.text));
        let is_there = |name: &str| self.all.iter().any(|field| field.name.text == name) || self.meant.contains(&name);
        let absent: Vec<&'static str> = known.iter().copied().filter(|name| !is_there(name)).collect();
        let meant = nearest(&field.text, &absent);
        let help = match meant {
            Some(meant) => format!("did you mean `{meant}`? {}", all_of("fields", known)),
            None => choices(&field.text, "fields", known),
        };
        self.reader.report("unknown-field", field.span, message, || Some(help));
        match meant {
            Some(meant) => self.meant.push(meant),
            None => self.reader.stray(self.node, field.span),
        }
        meant
    }
}

impl<'de> MapAccess<'de> for Fields<'_, '_> {
    type Error = Fault;

    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Fault> {
        while let Some(field) = self.left.next() {
            let text = field.name.text.as_str();
            if let Some(known) = self.known
                && !known.contains(&text)
            {
                let Some(meant) = self.tell_unknown(&field.name, known) else { continue };
                self.value = Some(Ok(&field.value));
                let key: StrDeserializer<Fault> = meant.into_deserializer();
                return seed.deserialize(key).map(Some);
            }
            self.value = Some(Ok(&field.value));
            let key: StrDeserializer<Fault> = text.into_deserializer();
            return seed.deserialize(key).map(Some);
        }
        let Some(lacking) = self.lacking.find(|lacking| !self.meant.contains(lacking)) else {
            return Ok(None);
        };
        self.value = Some(Err(lacking));
        let key: StrDeserializer<Fault> = lacking.into_deserializer();
        seed.deserialize(key).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Fault> {
        match self.value.take().ok_or(Fault::Stuck)? {
            Ok(node) => self.reader.value(node, seed),
            Err(lacking) => self.reader.stand_in(self.node, lacking, seed),
        }
    }
}

/// What follows the name of a variant.
pub(super) enum Body<'a> {
    None,
    Paren(&'a Node),
    Only(&'a Node),
}

/// The variant that was chosen.
pub(super) struct Chosen<'r, 'a> {
    reader: &'r mut Reader<'a>,
    node: &'a Node,
    name: &'a str,
    body: Body<'a>,
}

impl<'r, 'a> Chosen<'r, 'a> {
    pub(super) fn new(reader: &'r mut Reader<'a>, node: &'a Node, name: &'a str, body: Body<'a>) -> Self {
        Self { reader, node, name, body }
    }
}

impl<'de> EnumAccess<'de> for Chosen<'_, '_> {
    type Error = Fault;
    type Variant = Self;

    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, Self), Fault> {
        let name: StrDeserializer<Fault> = self.name.into_deserializer();
        Ok((seed.deserialize(name)?, self))
    }
}

impl Chosen<'_, '_> {
    /// What follows the name is not what the variant holds.
    fn unlike(self, expected: &str) -> StandIn {
        let expected = format!("`{}{expected}", self.name);
        self.reader.give_up(self.node, mismatch(self.node, &expected))
    }
}

impl<'de, 'a> VariantAccess<'de> for Chosen<'_, 'a> {
    type Error = Fault;

    fn unit_variant(self) -> Result<(), Fault> {
        if !matches!(self.body, Body::None) {
            self.unlike("` on its own").unit_variant()?;
        }
        Ok(())
    }

    /// `Variant(x)`, and `Variant(a: 1)` as well as `Variant((a: 1))`.
    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, Fault> {
        match self.body {
            Body::Paren(body) => self.reader.value(body.only().unwrap_or(body), seed),
            Body::Only(inner) => self.reader.value(inner, seed),
            Body::None => self.unlike("(…)` with a value").newtype_variant_seed(seed),
        }
    }

    fn tuple_variant<V: Visitor<'de>>(self, len: usize, visitor: V) -> Result<V::Value, Fault> {
        let items: &'a [Node] = match self.body {
            Body::Paren(Node { kind: Kind::Tuple(items), .. }) => items,
            _ => &[],
        };
        if items.len() == len {
            let (node, name) = (self.node, self.name);
            let read = |reader: &mut Reader<'a>| visitor.visit_seq(Items::of_variant(reader, items));
            return self.reader.with_args(node, name, Args::of(items), read);
        }
        // What the values are to be is learnt by asking for stand-ins.
        let (node, name, reader) = (self.node, self.name, self.reader);
        let mut words = Vec::new();
        let attempt = reader.attempt(node);
        let value = visitor.visit_seq(Asked { stand_in: StandIn::new(attempt), left: len, words: &mut words });
        let found = match items.len() {
            0 => node.describe(),
            count => format!("{count}"),
        };
        let signature = format!("`{name}({})`", words.join(", "));
        let fault = Fault::said("wrong-type", format!("`{name}` holds {len} values, found {found}"));
        reader.give_up(node, fault.with_help(Some(format!("write {signature}"))));
        value
    }

    fn struct_variant<V: Visitor<'de>>(self, known: &'static [&'static str], visitor: V) -> Result<V::Value, Fault> {
        if let Body::Paren(body) = self.body {
            let fields: Option<&[Field]> = match &body.kind {
                Kind::Struct(fields) => Some(fields),
                Kind::Unit => Some(&[]),
                _ => None,
            };
            if let Some(fields) = fields {
                return read_struct(self.reader, body, self.name, fields, known, visitor);
            }
        }
        self.unlike("(field: value, …)`").struct_variant(known, visitor)
    }
}
