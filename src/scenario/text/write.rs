//! Any type that serde can write → RON on one line, or indented.
//!
//! Written directly rather than around `ron`'s serializer: turning newtypes
//! into textual ids needs a hand in every method anyway, and a wrapper that
//! passes each on is longer than one that writes. The form is canonical, for
//! records are hashed: struct names left out, options bare, newtypes
//! unwrapped, no space to choose.

use std::fmt::{self, Display};

use serde::Serialize;
use serde::ser::{
    Error, SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant, SerializeTuple, SerializeTupleStruct,
    SerializeTupleVariant, Serializer,
};

use super::index::Index;

/// Turns the engine's indices into the textual ids of a file.
pub trait Naming {
    /// The text of an id or of prose; nothing if the newtype of this name is
    /// neither, and its value is written as it is.
    fn name(&self, kind: &'static str, index: u32) -> Option<&str>;
}

/// Names nothing.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoNames;

impl Naming for NoNames {
    fn name(&self, _: &'static str, _: u32) -> Option<&str> {
        None
    }
}

/// Why a value could not be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WriteError {
    /// Fractions differ between machines, so no file of ours holds them.
    Fraction,
    /// Bytes have no readable form.
    Bytes,
    /// The value's own complaint.
    Refused(String),
}

impl Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Fraction => f.write_str("a number with a fraction cannot be written"),
            Self::Bytes => f.write_str("bytes cannot be written"),
            Self::Refused(message) => f.write_str(message),
        }
    }
}

impl std::error::Error for WriteError {}

impl Error for WriteError {
    fn custom<T: Display>(message: T) -> Self {
        Self::Refused(message.to_string())
    }
}

/// The value on one line: `(a: 1, b: "x")`. The line never holds a newline.
///
/// # Errors
/// If the value holds fractions or bytes, or refuses to be written.
pub fn to_line<T: Serialize>(value: &T, ids: &dyn Naming) -> Result<String, WriteError> {
    write(value, ids, None)
}

/// The value with one field or element per line, indented by four spaces.
///
/// # Errors
/// As [`to_line`].
pub fn to_pretty<T: Serialize>(value: &T, ids: &dyn Naming) -> Result<String, WriteError> {
    write(value, ids, Some(0))
}

fn write<T: Serialize>(value: &T, ids: &dyn Naming, indent: Option<usize>) -> Result<String, WriteError> {
    let mut writer = Writer { out: String::new(), ids, indent };
    value.serialize(&mut writer)?;
    Ok(writer.out)
}

/// The text so far; `indent` is the depth when every item has its own line.
struct Writer<'a> {
    out: String,
    ids: &'a dyn Naming,
    indent: Option<usize>,
}

impl Writer<'_> {
    fn put(&mut self, text: &str) {
        self.out.push_str(text);
    }

    /// Names that are not plain words, or mean something else, get `r#`.
    fn word(&mut self, name: &str) {
        let letter = |c: char| c.is_ascii_alphabetic() || c == '_';
        let plain = name.starts_with(letter) && name.chars().all(|c| letter(c) || c.is_ascii_digit());
        if !plain || matches!(name, "true" | "false" | "inf" | "NaN") {
            self.put("r#");
        }
        self.put(name);
    }

    fn open(&mut self, bracket: &str) {
        self.out.push_str(bracket);
        self.indent = self.indent.map(|depth| depth + 1);
    }

    /// Before each item: what parts it from the one before.
    fn part(&mut self, first: &mut bool) {
        let first = std::mem::replace(first, false);
        match self.indent {
            None if first => {}
            None => self.out.push_str(", "),
            Some(depth) => {
                self.out.push_str(if first { "\n" } else { ",\n" });
                self.out.push_str(&"    ".repeat(depth));
            }
        }
    }

    fn close(&mut self, bracket: &str, empty: bool) {
        self.indent = self.indent.map(|depth| depth.saturating_sub(1));
        if let Some(depth) = self.indent.filter(|_| !empty) {
            self.out.push_str(",\n");
            self.out.push_str(&"    ".repeat(depth));
        }
        self.out.push_str(bracket);
    }

    fn quote(&mut self, text: &str) {
        self.out.push('"');
        text.chars().for_each(|c| self.escaped(c, '"'));
        self.out.push('"');
    }

    /// Everything that could end a line, or that a reader cannot see.
    fn escaped(&mut self, c: char, quote: char) {
        match c {
            '\n' => self.out.push_str("\\n"),
            '\r' => self.out.push_str("\\r"),
            '\t' => self.out.push_str("\\t"),
            '\\' => self.out.push_str("\\\\"),
            c if c == quote => self.out.extend(['\\', c]),
            c if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}') => {
                self.out.extend(c.escape_unicode());
            }
            c => self.out.push(c),
        }
    }
}

/// A bracket that is open, and what will close it.
struct Group<'w, 'a> {
    writer: &'w mut Writer<'a>,
    close: &'static str,
    first: bool,
}

impl<'w, 'a> Group<'w, 'a> {
    fn open(writer: &'w mut Writer<'a>, name: &str, open: &str, close: &'static str) -> Self {
        if !name.is_empty() {
            writer.word(name);
        }
        writer.open(open);
        Self { writer, close, first: true }
    }

    fn item<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), WriteError> {
        self.writer.part(&mut self.first);
        value.serialize(&mut *self.writer)
    }

    fn field<T: Serialize + ?Sized>(&mut self, name: &str, value: &T) -> Result<(), WriteError> {
        self.writer.part(&mut self.first);
        self.writer.word(name);
        self.writer.put(": ");
        value.serialize(&mut *self.writer)
    }

    fn done(self) {
        self.writer.close(self.close, self.first);
    }
}

macro_rules! as_displayed {
    ($($method:ident $type:ty;)*) => {
        $(fn $method(self, value: $type) -> Result<(), WriteError> {
            self.put(&value.to_string());
            Ok(())
        })*
    };
}

impl<'w, 'a> Serializer for &'w mut Writer<'a> {
    type Ok = ();
    type Error = WriteError;
    type SerializeSeq = Group<'w, 'a>;
    type SerializeTuple = Group<'w, 'a>;
    type SerializeTupleStruct = Group<'w, 'a>;
    type SerializeTupleVariant = Group<'w, 'a>;
    type SerializeMap = Group<'w, 'a>;
    type SerializeStruct = Group<'w, 'a>;
    type SerializeStructVariant = Group<'w, 'a>;

    as_displayed! {
        serialize_bool bool;
        serialize_i8 i8;
        serialize_i16 i16;
        serialize_i32 i32;
        serialize_i64 i64;
        serialize_i128 i128;
        serialize_u8 u8;
        serialize_u16 u16;
        serialize_u32 u32;
        serialize_u64 u64;
        serialize_u128 u128;
    }

    fn serialize_f32(self, _: f32) -> Result<(), WriteError> {
        Err(WriteError::Fraction)
    }

    fn serialize_f64(self, _: f64) -> Result<(), WriteError> {
        Err(WriteError::Fraction)
    }

    fn serialize_char(self, value: char) -> Result<(), WriteError> {
        self.out.push('\'');
        self.escaped(value, '\'');
        self.put("'");
        Ok(())
    }

    fn serialize_str(self, value: &str) -> Result<(), WriteError> {
        self.quote(value);
        Ok(())
    }

    fn serialize_bytes(self, _: &[u8]) -> Result<(), WriteError> {
        Err(WriteError::Bytes)
    }

    fn serialize_none(self) -> Result<(), WriteError> {
        self.put("None");
        Ok(())
    }

    /// Bare, unless the reader would take what is inside for the option.
    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), WriteError> {
        let start = self.out.len();
        value.serialize(&mut *self)?;
        let inner = self.out.get(start..).unwrap_or_default();
        if inner == "None" || inner.starts_with("Some(") {
            self.out.insert_str(start, "Some(");
            self.out.push(')');
        }
        Ok(())
    }

    fn serialize_unit(self) -> Result<(), WriteError> {
        self.put("()");
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), WriteError> {
        self.put("()");
        Ok(())
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<(), WriteError> {
        self.word(variant);
        Ok(())
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, name: &'static str, value: &T) -> Result<(), WriteError> {
        if let Ok(index) = value.serialize(Index)
            && let Some(text) = self.ids.name(name, index)
        {
            let text = text.to_owned();
            self.quote(&text);
            return Ok(());
        }
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<(), WriteError> {
        self.word(variant);
        self.put("(");
        value.serialize(&mut *self)?;
        self.put(")");
        Ok(())
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Group<'w, 'a>, WriteError> {
        Ok(Group::open(self, "", "[", "]"))
    }

    fn serialize_tuple(self, _: usize) -> Result<Group<'w, 'a>, WriteError> {
        Ok(Group::open(self, "", "(", ")"))
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Group<'w, 'a>, WriteError> {
        Ok(Group::open(self, "", "(", ")"))
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Group<'w, 'a>, WriteError> {
        Ok(Group::open(self, variant, "(", ")"))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Group<'w, 'a>, WriteError> {
        Ok(Group::open(self, "", "{", "}"))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Group<'w, 'a>, WriteError> {
        Ok(Group::open(self, "", "(", ")"))
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Group<'w, 'a>, WriteError> {
        Ok(Group::open(self, variant, "(", ")"))
    }
}

/// The four groups that are plain rows of values.
macro_rules! rows {
    ($($group:ident $method:ident;)*) => {
        $(impl $group for Group<'_, '_> {
            type Ok = ();
            type Error = WriteError;

            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), WriteError> {
                self.item(value)
            }

            fn end(self) -> Result<(), WriteError> {
                self.done();
                Ok(())
            }
        })*
    };
}

rows! {
    SerializeSeq serialize_element;
    SerializeTuple serialize_element;
    SerializeTupleStruct serialize_field;
    SerializeTupleVariant serialize_field;
}

/// The two groups of named fields.
macro_rules! fields {
    ($($group:ident)*) => {
        $(impl $group for Group<'_, '_> {
            type Ok = ();
            type Error = WriteError;

            fn serialize_field<T: Serialize + ?Sized>(
                &mut self,
                name: &'static str,
                value: &T,
            ) -> Result<(), WriteError> {
                self.field(name, value)
            }

            fn end(self) -> Result<(), WriteError> {
                self.done();
                Ok(())
            }
        })*
    };
}

fields! { SerializeStruct SerializeStructVariant }

impl SerializeMap for Group<'_, '_> {
    type Ok = ();
    type Error = WriteError;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), WriteError> {
        self.item(key)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), WriteError> {
        self.writer.put(": ");
        value.serialize(&mut *self.writer)
    }

    fn end(self) -> Result<(), WriteError> {
        self.done();
        Ok(())
    }
}
