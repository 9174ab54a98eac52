//! Learning the index inside an id newtype, to write its text instead.

use std::fmt::{self, Display};

use serde::Serialize;
use serde::ser::{Error, Impossible, Serializer};

/// Reads an index out of a newtype; anything but a small number is an error,
/// which means only "not an id".
pub(super) struct Index;

macro_rules! index {
    ($($method:ident $type:ty;)*) => {
        $(fn $method(self, value: $type) -> Result<u32, NotIndex> {
            u32::try_from(value).map_err(|_| NotIndex)
        })*
    };
}

macro_rules! no_index {
    ($($method:ident ($($arg:ty),*) -> $ok:ty;)*) => {
        $(fn $method(self, $(_: $arg),*) -> Result<$ok, NotIndex> {
            Err(NotIndex)
        })*
    };
}

/// Not the index of an id.
#[derive(Debug)]
pub(super) struct NotIndex;

impl Display for NotIndex {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not an index")
    }
}

impl std::error::Error for NotIndex {}

impl Error for NotIndex {
    fn custom<T: Display>(_: T) -> Self {
        Self
    }
}

pub(super) type Never = Impossible<u32, NotIndex>;
type Name = &'static str;

impl Serializer for Index {
    type Ok = u32;
    type Error = NotIndex;
    type SerializeSeq = Never;
    type SerializeTuple = Never;
    type SerializeTupleStruct = Never;
    type SerializeTupleVariant = Never;
    type SerializeMap = Never;
    type SerializeStruct = Never;
    type SerializeStructVariant = Never;

    index! {
        serialize_i8 i8;
        serialize_i16 i16;
        serialize_i32 i32;
        serialize_i64 i64;
        serialize_u8 u8;
        serialize_u16 u16;
        serialize_u32 u32;
        serialize_u64 u64;
    }

    no_index! {
        serialize_bool(bool) -> u32;
        serialize_f32(f32) -> u32;
        serialize_f64(f64) -> u32;
        serialize_char(char) -> u32;
        serialize_str(&str) -> u32;
        serialize_bytes(&[u8]) -> u32;
        serialize_none() -> u32;
        serialize_unit() -> u32;
        serialize_unit_struct(Name) -> u32;
        serialize_unit_variant(Name, u32, Name) -> u32;
        serialize_seq(Option<usize>) -> Never;
        serialize_tuple(usize) -> Never;
        serialize_tuple_struct(Name, usize) -> Never;
        serialize_tuple_variant(Name, u32, Name, usize) -> Never;
        serialize_map(Option<usize>) -> Never;
        serialize_struct(Name, usize) -> Never;
        serialize_struct_variant(Name, u32, Name, usize) -> Never;
    }

    fn serialize_some<T: Serialize + ?Sized>(self, _: &T) -> Result<u32, NotIndex> {
        Err(NotIndex)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: Name, _: &T) -> Result<u32, NotIndex> {
        Err(NotIndex)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: Name,
        _: u32,
        _: Name,
        _: &T,
    ) -> Result<u32, NotIndex> {
        Err(NotIndex)
    }
}
