//! One node of the tree as serde sees it.

use serde::de::value::U32Deserializer;
use serde::de::{Deserializer, IntoDeserializer, Visitor};

use super::parts::{Body, Chosen, Entries, Fields, Items, read_struct};
use super::read::{Fault, Lookup, Reader, choices, mismatch, with_article};
use super::standin::StandIn;
use super::tree::{Field, Kind, Name, Node, short};

/// A node, and the read it belongs to.
pub(super) struct At<'r, 'a> {
    reader: &'r mut Reader<'a>,
    node: &'a Node,
}

impl<'r, 'a> At<'r, 'a> {
    pub(super) fn new(reader: &'r mut Reader<'a>, node: &'a Node) -> Self {
        Self { reader, node }
    }

    fn mismatch<T>(&self, expected: &str) -> Result<T, Fault> {
        Err(mismatch(self.node, expected))
    }

    /// Tells what is wrong with this node and reads it as something else, so
    /// that its neighbours are read in the same pass.
    fn give_up(self, fault: Fault) -> StandIn {
        self.reader.give_up(self.node, fault)
    }

    fn unlike(self, expected: &str) -> StandIn {
        let fault = mismatch(self.node, expected);
        self.give_up(fault)
    }

    /// The number, if it lies between the bounds; signed and unsigned ones
    /// differ in what they can compare, hence the two conversions.
    fn whole<T>(&self, least: &str, most: &str) -> Result<T, Fault>
    where
        T: TryFrom<u128> + TryFrom<i128>,
    {
        let Kind::Int(negative, size) = self.node.kind else {
            let expected = format!("a whole number from {least} to {most}");
            return self.mismatch(&expected);
        };
        let number = size.and_then(|size| {
            if negative {
                let number = 0_i128.checked_sub_unsigned(size)?;
                T::try_from(number).ok()
            } else {
                T::try_from(size).ok()
            }
        });
        number.ok_or_else(|| {
            let found = self.node.describe();
            let message = format!("expected a whole number from {least} to {most}, found {found}");
            Fault::said("out-of-range", message)
        })
    }

    /// The values of a parenthesis that belongs to a type of this name.
    fn tuple(&self, name: &str, len: usize) -> Result<&'a [Node], Fault> {
        let body = match &self.node.kind {
            Kind::Named(found, Some(body)) if found.text == name => body,
            _ => self.node,
        };
        let items: &[Node] = match &body.kind {
            Kind::Tuple(items) => items,
            Kind::Unit => &[],
            _ => return self.mismatch(&format!("a tuple of {len} values `(…)`")),
        };
        if items.len() == len {
            return Ok(items);
        }
        self.mismatch(&format!("a tuple of {len} values `(…)`"))
    }

    /// The fields of a struct of this name, if it is one.
    fn fields(&self, name: &str) -> Result<&'a [Field], Fault> {
        let (found, body) = match &self.node.kind {
            Kind::Named(found, Some(body)) => (Some(found), &body.kind),
            kind => (None, kind),
        };
        match body {
            Kind::Struct(fields) if found.is_none_or(|f| fits(f, name)) => Ok(fields),
            Kind::Unit if found.is_none_or(|f| fits(f, name)) => Ok(&[]),
            _ => self.mismatch(&format!("{name} `(field: value, …)`")),
        }
    }
}

/// A file need not name a struct, but if it does, by its own name. A variant
/// has already had its name taken off.
fn fits(found: &Name, name: &str) -> bool {
    found.text == name
}

/// The methods for whole numbers, with the bounds findings speak of.
macro_rules! whole {
    ($($method:ident $visit:ident $type:ty;)*) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
            let (least, most) = (<$type>::MIN.to_string(), <$type>::MAX.to_string());
            match self.whole::<$type>(&least, &most) {
                Ok(number) => visitor.$visit(number),
                Err(fault) => self.give_up(fault).$method(visitor),
            }
        })*
    };
}

/// Methods that refuse what no file of ours holds.
macro_rules! refused {
    ($($method:ident $why:literal;)*) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
            self.give_up(Fault::said("wrong-type", $why)).$method(visitor)
        })*
    };
}

impl<'de> Deserializer<'de> for At<'_, '_> {
    type Error = Fault;

    whole! {
        deserialize_i8 visit_i8 i8;
        deserialize_i16 visit_i16 i16;
        deserialize_i32 visit_i32 i32;
        deserialize_i64 visit_i64 i64;
        deserialize_i128 visit_i128 i128;
        deserialize_u8 visit_u8 u8;
        deserialize_u16 visit_u16 u16;
        deserialize_u32 visit_u32 u32;
        deserialize_u64 visit_u64 u64;
        deserialize_u128 visit_u128 u128;
    }

    refused! {
        deserialize_f32 "fractions are not used in these files";
        deserialize_f64 "fractions are not used in these files";
        deserialize_bytes "bytes are not used in these files";
        deserialize_byte_buf "bytes are not used in these files";
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match &self.node.kind {
            Kind::Unit => visitor.visit_unit(),
            Kind::Bool(value) => visitor.visit_bool(*value),
            Kind::Char(value) => visitor.visit_char(*value),
            Kind::Int(false, _) => self.deserialize_u64(visitor),
            Kind::Int(true, _) => self.deserialize_i64(visitor),
            Kind::Str(text) => visitor.visit_str(text),
            Kind::Nothing => visitor.visit_none(),
            Kind::Something(inner) => visitor.visit_some(At::new(self.reader, inner)),
            Kind::List(items) | Kind::Tuple(items) => visitor.visit_seq(Items::loose(self.reader, items)),
            Kind::Map(_) => self.deserialize_map(visitor),
            Kind::Struct(fields) => {
                let known = None;
                visitor.visit_map(Fields::new(self.reader, self.node, "", fields, known))
            }
            Kind::Named(_, Some(body)) => At::new(self.reader, body).deserialize_any(visitor),
            Kind::Named(name, None) => visitor.visit_str(&name.text),
            Kind::Fraction => self.deserialize_f64(visitor),
            Kind::Bytes => self.deserialize_bytes(visitor),
            Kind::Broken => Err(Fault::Stuck),
        }
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_unit()
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.node.kind {
            Kind::Bool(value) => visitor.visit_bool(value),
            _ => self.unlike("true or false").deserialize_bool(visitor),
        }
    }

    fn deserialize_char<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.node.kind {
            Kind::Char(value) => visitor.visit_char(value),
            _ => self.unlike("one character in single quotation marks").deserialize_char(visitor),
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match &self.node.kind {
            Kind::Str(text) => visitor.visit_str(text),
            _ => self.unlike("text in quotation marks").deserialize_str(visitor),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match &self.node.kind {
            Kind::Str(text) => visitor.visit_str(text),
            _ => self.unlike("text in quotation marks").deserialize_str(visitor),
        }
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match &self.node.kind {
            Kind::Named(name, None) => visitor.visit_str(&name.text),
            _ => self.deserialize_str(visitor),
        }
    }

    /// `None`, `Some(x)`, or the bare value.
    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match &self.node.kind {
            Kind::Nothing => visitor.visit_none(),
            Kind::Something(inner) => visitor.visit_some(At::new(self.reader, inner)),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.node.kind {
            Kind::Unit => visitor.visit_unit(),
            _ => self.unlike("an empty parenthesis `()`").deserialize_unit(visitor),
        }
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(self, name: &'static str, visitor: V) -> Result<V::Value, Fault> {
        match &self.node.kind {
            Kind::Unit => visitor.visit_unit(),
            Kind::Named(found, None) if found.text == name => visitor.visit_unit(),
            _ => self.unlike(&format!("`{name}`")).deserialize_unit(visitor),
        }
    }

    /// Ids and prose become their index here; of other newtypes the value is
    /// taken bare, or in a parenthesis after the newtype's own name.
    fn deserialize_newtype_struct<V: Visitor<'de>>(
        mut self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        let index = match self.index(name) {
            Ok(index) => index,
            Err(fault) => {
                return self.give_up(fault).deserialize_newtype_struct(name, visitor);
            }
        };
        if let Some(index) = index {
            let index: U32Deserializer<Fault> = index.into_deserializer();
            return visitor.visit_newtype_struct(index);
        }
        let node = match &self.node.kind {
            Kind::Named(found, Some(body)) if found.text == name => body.only().unwrap_or(body),
            _ => self.node,
        };
        visitor.visit_newtype_struct(At::new(self.reader, node))
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match &self.node.kind {
            Kind::List(items) => visitor.visit_seq(Items::loose(self.reader, items)),
            _ => self.unlike("a list `[…]`").deserialize_seq(visitor),
        }
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, len: usize, visitor: V) -> Result<V::Value, Fault> {
        match self.tuple("", len) {
            Ok(items) => visitor.visit_seq(Items::exact(self.reader, items)),
            Err(fault) => self.give_up(fault).deserialize_tuple(len, visitor),
        }
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        len: usize,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        match self.tuple(name, len) {
            Ok(items) => visitor.visit_seq(Items::exact(self.reader, items)),
            Err(fault) => self.give_up(fault).deserialize_tuple(len, visitor),
        }
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match &self.node.kind {
            Kind::Map(entries) => visitor.visit_map(Entries::new(self.reader, entries)),
            _ => self.unlike("a map `{key: value, …}`").deserialize_map(visitor),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        known: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        match self.fields(name) {
            Ok(fields) => read_struct(self.reader, self.node, name, fields, known, visitor),
            Err(fault) => self.give_up(fault).deserialize_struct(name, known, visitor),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        mut self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        match self.variant(variants) {
            Ok((name, body)) => visitor.visit_enum(Chosen::new(self.reader, self.node, name, body)),
            Err(fault) => self.give_up(fault).deserialize_enum(name, variants, visitor),
        }
    }
}

impl<'a> At<'_, 'a> {
    /// `Nation("norland")`, where `"norland"` stands and a variant of that kind can.
    fn bare_id(&self, variants: &[&str]) -> Option<String> {
        let Kind::Str(text) = &self.node.kind else { return None };
        let is_id = |variant: &&&str| matches!(self.reader.ids.lookup(&format!("{variant}Id"), text), Lookup::Found(_));
        let variant = variants.iter().find(is_id)?;
        Some(format!("{variant}({})", super::tree::quoted(text)))
    }

    /// The variant named here, and what follows its name.
    fn variant(&mut self, variants: &[&str]) -> Result<(&'a str, Body<'a>), Fault> {
        let (name, body) = match &self.node.kind {
            Kind::Named(name, None) => (name.text.as_str(), Body::None),
            Kind::Named(name, Some(body)) => (name.text.as_str(), Body::Paren(body)),
            // An enum may call its own variants so.
            Kind::Nothing if variants.contains(&"None") => ("None", Body::None),
            Kind::Something(inner) if variants.contains(&"Some") => ("Some", Body::Only(inner)),
            _ => {
                let one: Vec<_> = variants.iter().map(|v| format!("`{v}`")).collect();
                let fault = mismatch(self.node, &format!("one of {}", one.join(", ")));
                return Err(match self.bare_id(variants) {
                    Some(meant) => fault.with_help(Some(format!("write {meant}"))),
                    None => fault,
                });
            }
        };
        if variants.is_empty() || variants.contains(&name) {
            return Ok((name, body));
        }
        let span = match &self.node.kind {
            Kind::Named(name, _) => name.span,
            _ => self.node.span,
        };
        let message = format!("unknown choice `{}`", short(name));
        self.reader.report("unknown-variant", span, message, || Some(choices(name, "choices", variants)));
        Err(Fault::Stuck)
    }

    /// The index, if the newtype is an id or prose. An unknown id is noted
    /// and read as 0, so that one read finds all of them.
    fn index(&mut self, kind: &str) -> Result<Option<u32>, Fault> {
        let ids = self.reader.ids;
        let Kind::Str(text) = &self.node.kind else {
            if ids.is_prose(kind) {
                return self.mismatch("text in quotation marks");
            }
            if ids.lookup(kind, "") != Lookup::NotAnIdKind {
                let kind = with_article(kind);
                return self.mismatch(&format!("the id of {kind} in quotation marks"));
            }
            return Ok(None);
        };
        if let Some(index) = ids.intern(kind, text) {
            return Ok(Some(index));
        }
        match ids.lookup(kind, text) {
            Lookup::NotAnIdKind => Ok(None),
            Lookup::Found(index) => {
                self.reader.knows(kind, text, self.node);
                Ok(Some(index))
            }
            Lookup::Unknown { .. } => {
                self.reader.unknown_id(kind, text, self.node);
                Ok(Some(0))
            }
        }
    }
}
