//! What to write where a value is of another type than the one that stands there.

use super::tree::{Kind, Node, quoted, short};

/// How to go on where one thing was expected, in the words of the finding, and another stands.
pub(super) fn advice(node: &Node, expected: &str) -> Option<String> {
    let expects = |what: &str| expected.contains(what);
    if expects("true or false") {
        return truth(&node.kind).map(|word| format!("write `{word}`"));
    }
    if expects("one character") {
        return Some(character(&node.kind));
    }
    if expects("a list `[…]`") {
        return listed(&node.kind);
    }
    match &node.kind {
        Kind::Map(_) if expects("`(field: value, …)`") => Some(
            "write `(field: value, …)`: fields stand in parentheses, and their names without quotation marks"
                .to_owned(),
        ),
        Kind::Named(name, None) if expects("quotation") => Some(format!("write {}", quoted(&name.text))),
        Kind::Fraction if expects("whole number") => Some("write a whole number, without a fraction".to_owned()),
        Kind::Str(text) if fits_bare(text, expected) => {
            Some(format!("write {} without the quotation marks", short(text)))
        }
        _ => None,
    }
}

/// Whether what stands in quotation marks would do without them.
fn fits_bare(text: &str, expected: &str) -> bool {
    let number = expected.contains("whole number") && text.parse::<i64>().is_ok();
    number || expected.contains(&format!("`{text}`"))
}

/// What of the two is meant by words and numbers of other languages.
fn truth(kind: &Kind) -> Option<bool> {
    let word = match kind {
        Kind::Named(name, None) => name.text.to_lowercase(),
        Kind::Str(text) if text.len() < 8 => text.to_lowercase(),
        Kind::Int(false, Some(size)) => size.to_string(),
        _ => return None,
    };
    match word.as_str() {
        "true" | "yes" | "on" | "1" => Some(true),
        "false" | "no" | "off" | "0" => Some(false),
        _ => None,
    }
}

fn character(kind: &Kind) -> String {
    let text = match kind {
        Kind::Str(text) => text.as_str(),
        Kind::Named(name, None) => name.text.as_str(),
        _ => "",
    };
    let mut chars = text.chars();
    match (chars.next(), chars.next()) {
        (Some(one), None) => format!("write {one:?}"),
        _ => "write one character in single quotation marks, such as 'A'".to_owned(),
    }
}

/// One value where a list of them is meant.
fn listed(kind: &Kind) -> Option<String> {
    match kind {
        Kind::Str(text) => Some(format!("write [{}], a list of one", quoted(text))),
        Kind::Named(name, None) => Some(format!("write [{}], a list of one", short(&name.text))),
        Kind::Int(..) | Kind::Bool(_) | Kind::Char(_) | Kind::Named(..) | Kind::Struct(_) => {
            Some("write `[` before it and `]` behind it: a list of one".to_owned())
        }
        Kind::Tuple(_) | Kind::Unit | Kind::Map(_) => {
            Some("write `[…]`: the values of a list stand in brackets".to_owned())
        }
        _ => None,
    }
}
