//! What is written is read back the same, whatever the types.

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::*;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
struct NationId(u8);

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Wrapped(Option<i16>);

#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
struct Marker;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
enum Animal {
    None,
    Some(u8),
    Ant,
    Bee(Option<u8>),
    Cat(Box<Zoo>),
    Dog(i64, String),
    Elk {
        name: char,
        of: NationId,
    },
    Fox((u8, bool)),
    Gnu(()),
    #[serde(rename = "wild-boar")]
    Boar(Vec<Animal>),
    Empty {},
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Zoo {
    animals: Vec<Animal>,
    #[allow(clippy::option_option, reason = "nested options must be told apart in files too")]
    map: BTreeMap<NationId, Option<Option<u8>>>,
    wrapped: Option<Wrapped>,
    maybe: Option<Animal>,
    #[serde(rename = "type")]
    kind: (i8, u64, i128, [bool; 2]),
    marker: Marker,
    text: Option<String>,
}

const NAMES: [&str; 4] = ["norland", "sudmark", "ostia", "wes\"t\n"];

struct Names;

impl Naming for Names {
    fn name(&self, kind: &'static str, index: u32) -> Option<&str> {
        let at = usize::try_from(index).ok()?;
        NAMES.get(at).copied().filter(|_| kind == "NationId")
    }
}

impl Ids for Names {
    fn lookup(&self, kind: &str, text: &str) -> Lookup<'_> {
        if kind != "NationId" {
            return Lookup::NotAnIdKind;
        }
        match NAMES.iter().position(|name| *name == text) {
            Some(at) => Lookup::Found(u32::try_from(at).unwrap()),
            None => Lookup::Unknown { known: NAMES.to_vec() },
        }
    }
}

fn nation() -> impl Strategy<Value = NationId> {
    (0..4_u8).prop_map(NationId)
}

fn animal() -> impl Strategy<Value = Animal> {
    let leaf = prop_oneof![
        Just(Animal::None),
        Just(Animal::Ant),
        Just(Animal::Gnu(())),
        Just(Animal::Empty {}),
        any::<u8>().prop_map(Animal::Some),
        any::<Option<u8>>().prop_map(Animal::Bee),
        (any::<i64>(), any::<String>()).prop_map(|(n, s)| Animal::Dog(n, s)),
        (any::<char>(), nation()).prop_map(|(name, of)| Animal::Elk { name, of }),
        any::<(u8, bool)>().prop_map(Animal::Fox),
    ];
    leaf.prop_recursive(3, 16, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Animal::Boar),
            zoo_of(inner).prop_map(|zoo| Animal::Cat(Box::new(zoo))),
        ]
    })
}

fn zoo_of(animal: impl Strategy<Value = Animal> + Clone) -> impl Strategy<Value = Zoo> {
    (
        prop::collection::vec(animal.clone(), 0..4),
        prop::collection::btree_map(nation(), any::<Option<Option<u8>>>(), 0..3),
        any::<Option<Option<i16>>>(),
        prop::option::of(animal),
        any::<(i8, u64, i128, [bool; 2])>(),
        any::<Option<String>>(),
    )
        .prop_map(|(animals, map, wrapped, maybe, kind, text)| Zoo {
            animals,
            map,
            wrapped: wrapped.map(Wrapped),
            maybe,
            kind,
            marker: Marker,
            text,
        })
}

fn back<T: DeserializeOwned>(text: &str) -> T {
    let (value, found) = read(&Source::new("line", text), &Names);
    assert_eq!(found, [], "{text}");
    value.unwrap()
}

proptest! {
    #[test]
    fn lines_and_pages_read_back_the_same(zoo in zoo_of(animal().boxed())) {
        let line = to_line(&zoo, &Names).unwrap();
        prop_assert!(!line.chars().any(|c| c.is_control() || c == '\u{2028}'), "{line:?}");
        prop_assert_eq!(&back::<Zoo>(&line), &zoo);
        prop_assert_eq!(to_line(&back::<Zoo>(&line), &Names).unwrap(), line);
        let page = to_pretty(&zoo, &Names).unwrap();
        prop_assert_eq!(&back::<Zoo>(&page), &zoo);
    }
}

#[test]
fn a_line_is_compact_and_names_ids() {
    let zoo = Zoo {
        animals: vec![Animal::Elk { name: '\'', of: NationId(1) }, Animal::Bee(None)],
        map: BTreeMap::from([(NationId(0), Some(None))]),
        wrapped: Some(Wrapped(None)),
        maybe: None,
        kind: (-1, 2, 3, [true, false]),
        marker: Marker,
        text: Some("a\nb".to_owned()),
    };
    assert_eq!(
        to_line(&zoo, &Names).unwrap(),
        "(animals: [Elk(name: '\\'', of: \"sudmark\"), Bee(None)], map: {\"norland\": Some(None)}, \
         wrapped: Some(None), maybe: None, type: (-1, 2, 3, (true, false)), marker: (), \
         text: \"a\\nb\")"
    );
    assert_eq!(to_pretty(&zoo.map, &Names).unwrap(), "{\n    \"norland\": Some(None),\n}");
    assert_eq!(to_pretty(&Vec::<u8>::new(), &Names).unwrap(), "[]");
    assert_eq!(to_line(&NationId(9), &NoNames).unwrap(), "9");
    assert_eq!(to_line(&Animal::Boar(vec![]), &NoNames).unwrap(), "r#wild-boar([])");
}

struct Bytes;

impl Serialize for Bytes {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_bytes(b"x")
    }
}

#[test]
fn fractions_and_bytes_are_refused() {
    assert_eq!(to_line(&1.5_f64, &NoNames), Err(WriteError::Fraction));
    assert_eq!(to_line(&Bytes, &NoNames), Err(WriteError::Bytes));
}
