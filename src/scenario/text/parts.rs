//! The parts of a node as serde sees them: elements, entries, fields, and
//! what a variant holds.

use serde::de::value::StrDeserializer;
use serde::de::{DeserializeSeed, EnumAccess, IntoDeserializer, MapAccess, SeqAccess, VariantAccess, Visitor};

use super::read::{Fault, Reader, choices, mismatch};
use super::standin::StandIn;
use super::tree::{Field, Kind, Name, Node};

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
}

impl<'r, 'a> Items<'r, 'a> {
    pub(super) fn loose(reader: &'r mut Reader<'a>, items: &'a [Node]) -> Self {
        Self { reader, left: items.iter(), loose: true }
    }

    pub(super) fn exact(reader: &'r mut Reader<'a>, items: &'a [Node]) -> Self {
        Self { reader, left: items.iter(), loose: false }
    }
}

impl<'de> SeqAccess<'de> for Items<'_, '_> {
    type Error = Fault;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Fault> {
        for node in self.left.by_ref() {
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
    left: std::slice::Iter<'a, Field>,
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
        Self { reader, node, name, left, known, lacking, value: None }
    }

    fn tell_unknown(&mut self, field: &Name, known: &[&str]) {
        let of = if self.name.is_empty() { String::new() } else { format!(" in {}", self.name) };
        let message = format!("unknown field `{}`{of}", field.text);
        self.reader.report("unknown-field", field.span, message, || Some(choices(&field.text, "fields", known)));
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
                self.tell_unknown(&field.name, known);
                continue;
            }
            self.value = Some(Ok(&field.value));
            let key: StrDeserializer<Fault> = text.into_deserializer();
            return seed.deserialize(key).map(Some);
        }
        let Some(lacking) = self.lacking.next() else {
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

impl<'de> VariantAccess<'de> for Chosen<'_, '_> {
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
        let items: &[Node] = match self.body {
            Body::Paren(Node { kind: Kind::Tuple(items), .. }) => items,
            _ => &[],
        };
        if items.len() == len {
            return visitor.visit_seq(Items::exact(self.reader, items));
        }
        let stand_in = self.unlike(&format!("(…)` with {len} values"));
        stand_in.tuple_variant(len, visitor)
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
