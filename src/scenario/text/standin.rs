//! Values made up to get past an error, so that what follows is read too.

use serde::de::value::StrDeserializer;
use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, IntoDeserializer, MapAccess, SeqAccess, VariantAccess, Visitor,
};

use super::read::Fault;

/// The last stand-in that is tried for one value. The first is the least of
/// its type; a type that refuses it may take `1`, `"a"`, `"F6"`, `"1.1"`, the second variant.
pub(super) const ATTEMPTS: u8 = 3;

/// A type may hold itself; the made-up value must end somewhere.
const DEPTH: u8 = 16;

/// Reads as the least value of whatever type is asked for.
#[derive(Clone, Copy)]
pub(super) struct StandIn {
    attempt: u8,
    depth: u8,
}

impl StandIn {
    pub(super) fn new(attempt: u8) -> Self {
        Self { attempt, depth: 0 }
    }

    fn deeper(self) -> Result<Self, Fault> {
        if self.depth >= DEPTH {
            return Err(Fault::Stuck);
        }
        Ok(Self { depth: self.depth + 1, ..self })
    }

    fn several(self, values: usize) -> Several {
        Several { stand_in: self, values, fields: &[] }
    }
}

/// One method that shows the visitor a constant.
macro_rules! least {
    ($($method:ident => $visit:ident($value:expr);)*) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
            let value = $value;
            visitor.$visit(value(self))
        })*
    };
}

impl<'de> Deserializer<'de> for StandIn {
    type Error = Fault;

    least! {
        deserialize_bool => visit_bool(|_: Self| false);
        deserialize_i8 => visit_u8(|s: Self| s.attempt);
        deserialize_i16 => visit_u8(|s: Self| s.attempt);
        deserialize_i32 => visit_u8(|s: Self| s.attempt);
        deserialize_i64 => visit_u8(|s: Self| s.attempt);
        deserialize_i128 => visit_u8(|s: Self| s.attempt);
        deserialize_u8 => visit_u8(|s: Self| s.attempt);
        deserialize_u16 => visit_u8(|s: Self| s.attempt);
        deserialize_u32 => visit_u8(|s: Self| s.attempt);
        deserialize_u64 => visit_u8(|s: Self| s.attempt);
        deserialize_u128 => visit_u8(|s: Self| s.attempt);
        deserialize_f32 => visit_f32(|s: Self| f32::from(s.attempt));
        deserialize_f64 => visit_f64(|s: Self| f64::from(s.attempt));
        deserialize_char => visit_char(|_: Self| 'a');
        deserialize_str => visit_str(StandIn::text);
        deserialize_string => visit_str(StandIn::text);
        deserialize_identifier => visit_str(StandIn::text);
        deserialize_bytes => visit_bytes(|_: Self| &[]);
        deserialize_byte_buf => visit_bytes(|_: Self| &[]);
        deserialize_seq => visit_seq(|s: Self| s.several(usize::from(s.attempt)));
        deserialize_map => visit_map(|s: Self| s.several(0));
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_unit()
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_unit()
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_none()
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_unit()
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_unit()
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_newtype_struct(self.deeper()?)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, len: usize, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_seq(self.several(len))
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        len: usize,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        visitor.visit_seq(self.several(len))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        visitor.visit_map(Several { stand_in: self, values: 0, fields })
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        let variant = variants.get(usize::from(self.attempt)).or(variants.first());
        let variant = variant.ok_or(Fault::Stuck)?;
        visitor.visit_enum(Variant { stand_in: self, variant })
    }
}

impl StandIn {
    fn text(self) -> &'static str {
        // Texts that stand for something else have these forms: a grade, the number of a rule.
        match self.attempt {
            0 => "",
            1 => "a",
            2 => "F6",
            _ => "1.1",
        }
    }
}

/// So many stand-ins in a row, or one for each field of a struct.
struct Several {
    stand_in: StandIn,
    values: usize,
    fields: &'static [&'static str],
}

impl<'de> SeqAccess<'de> for Several {
    type Error = Fault;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Fault> {
        if self.values == 0 {
            return Ok(None);
        }
        self.values -= 1;
        seed.deserialize(self.stand_in.deeper()?).map(Some)
    }
}

impl<'de> MapAccess<'de> for Several {
    type Error = Fault;

    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Fault> {
        let Some((field, rest)) = self.fields.split_first() else {
            return Ok(None);
        };
        self.fields = rest;
        let key: StrDeserializer<Fault> = (*field).into_deserializer();
        seed.deserialize(key).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Fault> {
        seed.deserialize(self.stand_in.deeper()?)
    }
}

/// The stand-in's variant of an enum.
struct Variant {
    stand_in: StandIn,
    variant: &'static str,
}

impl<'de> EnumAccess<'de> for Variant {
    type Error = Fault;
    type Variant = StandIn;

    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, StandIn), Fault> {
        let name: StrDeserializer<Fault> = self.variant.into_deserializer();
        Ok((seed.deserialize(name)?, self.stand_in.deeper()?))
    }
}

impl<'de> VariantAccess<'de> for StandIn {
    type Error = Fault;

    fn unit_variant(self) -> Result<(), Fault> {
        Ok(())
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, Fault> {
        seed.deserialize(self)
    }

    fn tuple_variant<V: Visitor<'de>>(self, len: usize, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_tuple(len, visitor)
    }

    fn struct_variant<V: Visitor<'de>>(self, fields: &'static [&'static str], visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_struct("", fields, visitor)
    }
}
