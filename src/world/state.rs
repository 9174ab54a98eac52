//! What changes in a play is written once: each field with its type and its class.
//!
//! A table declares one type. Of its lines are made the declaration, the encoding (field by field,
//! in the order of the lines: to move one changes every digest) and what a seat is left with when
//! all that it cannot know is changed. A line without a class does not compile.
//!
//! ```text
//! /// An incident at one moment.
//! #[derive(Clone, Copy, PartialEq, Eq, Default)]
//! pub struct IncidentNow known by fact::incident {      the fact that `known` asks for, if any
//!     /// Who has cited a norm on it, ever.
//!     pub cited: NationSet => known,                    field: type => class
//!     /// How far it is contained.
//!     pub containment: i16 => known(draw::number::<0, 9>),
//! }
//! ```
//!
//! | class | who knows it |
//! | --- | --- |
//! | `public` | everybody |
//! | `known` | whoever knows of the thing, by the fact of the head; nobody, if it has none |
//! | `to(fact)` | whoever knows by a fact of its own |
//! | `own` | each nation what is its own of it ([`Own`](super::secrecy::Own)) |
//! | `secret` | nobody |
//! | `within` | by the classes of what is in it; how many there are, everybody |
//! | `partly(function)` | what the function leaves of it |
//!
//! In place of what is not known stands a value [drawn](super::secrecy::Drawn) by its type, or by
//! the function that the class names last: `known(draw)`, `to(fact, draw)`, `own(draw)`,
//! `secret(draw)`. A type that is `known as one` has no classes: it is known or not as a whole, by
//! the class of the field that holds it, and its lines say `drawn` or `drawn(draw)`.

macro_rules! state {
    // A thing, with a class for each field.
    (
        $(#[$meta:meta])*
        pub struct $name:ident $(known by $fact:path)? {
            $($(#[$doc:meta])* pub $field:ident: $type:ty => $class:ident $(($($how:expr),*))?,)*
        }
    ) => {
        $crate::world::state::state! { @declared $(#[$meta])* $name { $($(#[$doc])* $field: $type,)* } }

        impl $crate::world::secrecy::Classed for $name {
            fn seen(
                &self,
                known: &$crate::world::secrecy::Known<'_>,
                place: usize,
                salt: &mut $crate::world::secrecy::Salt,
            ) -> Self {
                let (now, at) = (self, $crate::world::secrecy::At { known, place, knows: false });
                $(let at = $crate::world::secrecy::At { knows: $fact(&at, now), ..at };)?
                Self {
                    $($field: $crate::world::state::class!($class $(($($how),*))?; &now.$field, at, now, salt),)*
                }
            }
        }
    };
    // A value that is known or not as a whole, with how each field is drawn.
    (
        $(#[$meta:meta])*
        pub struct $name:ident known as one {
            $($(#[$doc:meta])* pub $field:ident: $type:ty => drawn $(($draw:expr))?,)*
        }
    ) => {
        $crate::world::state::state! { @declared $(#[$meta])* $name { $($(#[$doc])* $field: $type,)* } }

        impl $crate::world::secrecy::Drawn for $name {
            fn drawn(
                known: &$crate::world::secrecy::Known<'_>,
                salt: &mut $crate::world::secrecy::Salt,
            ) -> Self {
                Self { $($field: $crate::world::state::draw_by!($($draw)?)(known, salt),)* }
            }
        }
    };
    (@declared $(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $field:ident: $type:ty,)* }) => {
        $(#[$meta])*
        pub struct $name {
            $($(#[$doc])* pub $field: $type,)*
        }

        $crate::world::digest::structs! { $name { $($field),* } }
    };
}

/// What becomes of one field by its class: the field, how the seat stands to the thing, the thing, the salt.
macro_rules! class {
    (public; $was:expr, $at:ident, $now:ident, $salt:ident) => {
        $crate::world::secrecy::public($was, &$at, $salt)
    };
    (known $(($draw:expr))?; $was:expr, $at:ident, $now:ident, $salt:ident) => {
        if $at.knows { Clone::clone($was) } else { $crate::world::state::draw_by!($($draw)?)($at.known, $salt) }
    };
    (to($fact:expr $(, $draw:expr)?); $was:expr, $at:ident, $now:ident, $salt:ident) => {
        if $fact(&$at, $now) {
            Clone::clone($was)
        } else {
            $crate::world::state::draw_by!($($draw)?)($at.known, $salt)
        }
    };
    (own $(($draw:expr))?; $was:expr, $at:ident, $now:ident, $salt:ident) => {
        $crate::world::secrecy::Own::own($was, $at.known, $crate::world::state::draw_by!($($draw)?), $salt)
    };
    (secret $(($draw:expr))?; $was:expr, $at:ident, $now:ident, $salt:ident) => {
        $crate::world::state::draw_by!($($draw)?)($at.known, $salt)
    };
    (within; $was:expr, $at:ident, $now:ident, $salt:ident) => {
        $crate::world::secrecy::Classed::seen($was, $at.known, $at.place, $salt)
    };
    (partly($part:expr); $was:expr, $at:ident, $now:ident, $salt:ident) => {
        $part(&$at, $now, $salt)
    };
}

/// The function that draws a value: the one that is named, or that of the type.
macro_rules! draw_by {
    () => {
        $crate::world::secrecy::Drawn::drawn
    };
    ($draw:expr) => {
        $draw
    };
}

pub(super) use {class, draw_by, state};
