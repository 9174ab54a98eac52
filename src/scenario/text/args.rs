//! The values of a variant, looked at together.
//!
//! Where two values are swapped, both are wrong, and neither by itself says what was meant. So the
//! faults of a variant's values wait until all of them were read, and are told as one.

use std::any::type_name;

use serde::de::DeserializeSeed;

use super::read::{Fault, Reader, kind_in_words};
use super::source::Span;
use super::standin::StandIn;
use super::tree::Node;

/// What is known of the values of a variant while they are read.
#[derive(Default)]
pub(super) struct Args {
    /// Where each begins and ends.
    places: Vec<Span>,
    /// What each is to be, in words.
    pub(super) words: Vec<String>,
    faults: Vec<ArgFault>,
}

/// What is wrong with a value.
struct ArgFault {
    code: &'static str,
    span: Span,
    message: String,
    help: Option<String>,
}

impl Args {
    pub(super) fn of(items: &[Node]) -> Self {
        Self { places: items.iter().map(|item| item.span).collect(), ..Self::default() }
    }

    /// Whether something is said of one of the values, and not of a part of it.
    pub(super) fn is_value(&self, span: Span) -> bool {
        self.places.contains(&span)
    }

    pub(super) fn keep(&mut self, code: &'static str, span: Span, message: String, help: Option<String>) {
        self.faults.push(ArgFault { code, span, message, help });
    }

    /// `(who, incident id, actor id, likelihood)`
    fn signature(&self, name: &str) -> String {
        format!("`{name}({})`", self.words.join(", "))
    }

    /// Tells what is wrong with the values of a variant.
    pub(super) fn tell(self, reader: &mut Reader, name: &str, node: &Node, complete: bool) {
        let signature = self.signature(name);
        let misfits = self.faults.iter().filter(|fault| fault.code != "unknown-variant").count();
        if complete && misfits > 1 {
            let reasons: Vec<&str> = self.faults.iter().map(|fault| fault.message.as_str()).collect();
            let message = format!("the values of `{name}` are not what it holds: {}", reasons.join("; "));
            reader.report("wrong-values", node.span, message, || Some(format!("write {signature}")));
            return;
        }
        for fault in self.faults {
            let shown = complete && fault.code != "unknown-variant";
            let help = match fault.help {
                Some(help) if shown => Some(format!("{help}; it is {signature}")),
                None if shown => Some(format!("write {signature}")),
                help => help,
            };
            reader.report(fault.code, fault.span, fault.message, || help);
        }
    }
}

/// What a seed reads, in words: `incident id`, `number`, `list of conditions`.
pub(super) fn asked_by<'de, S: DeserializeSeed<'de>>() -> String {
    in_words(type_name::<S::Value>())
}

fn in_words(type_name: &str) -> String {
    let inside = |outer: &str| {
        let (before, inner) = type_name.split_once('<')?;
        before.ends_with(outer).then(|| in_words(inner.strip_suffix('>').unwrap_or(inner)))
    };
    if let Some(inner) = inside("Option") {
        return format!("{inner} or None");
    }
    if let Some(inner) = inside("Vec") {
        return format!("list of {inner}s");
    }
    if let Some(inner) = inside("Box") {
        return inner;
    }
    let last = type_name.rsplit("::").next().unwrap_or(type_name);
    match last {
        "u8" | "u16" | "u32" | "u64" | "i8" | "i16" | "i32" | "i64" => "number".to_owned(),
        // Only numbers are read with a helper, which holds them within a range.
        _ if last.starts_with("__DeserializeWith") => "number".to_owned(),
        "bool" => "true or false".to_owned(),
        "String" | "TextId" => "text".to_owned(),
        _ if last.ends_with("Id") => format!("{} id", kind_in_words(last)),
        _ => kind_in_words(last),
    }
}

/// Reads as so many stand-ins, and notes what each was to be.
pub(super) struct Asked<'w> {
    pub(super) stand_in: StandIn,
    pub(super) left: usize,
    pub(super) words: &'w mut Vec<String>,
}

impl<'de> serde::de::SeqAccess<'de> for Asked<'_> {
    type Error = Fault;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Fault> {
        let Some(left) = self.left.checked_sub(1) else { return Ok(None) };
        self.left = left;
        self.words.push(asked_by::<S>());
        seed.deserialize(self.stand_in).map(Some)
    }
}
