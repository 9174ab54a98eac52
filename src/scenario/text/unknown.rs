//! Ids that nothing declares, told when the whole file has been read.
//!
//! Only then can be seen which slip was made: an id that is misspelt where it is used, once, or
//! where it is declared, which leaves every use of it unknown; or a list that is not there.

use std::collections::BTreeMap;

use super::finding::{Finding, LIMIT};
use super::read::{Ids, choices, kind_in_words, nearest};
use super::source::{Source, Span};
use super::tree::quoted;

/// The places at which each id is named, by its kind and its text. Places are kept by the number of
/// their node, since a file with errors is gone through more than once.
type Places = BTreeMap<(String, String), BTreeMap<u32, Span>>;

/// So many of the ids that nothing declares, and of the lines that name one, are told in a finding.
const NAMED: usize = 12;

/// Which ids a file names.
#[derive(Default)]
pub(super) struct Named {
    known: Places,
    unknown: Places,
}

impl Named {
    pub(super) fn known(&mut self, kind: &str, text: &str, node: u32, span: Span) {
        self.known.entry((kind.to_owned(), text.to_owned())).or_default().insert(node, span);
    }

    pub(super) fn unknown(&mut self, kind: &str, text: &str, node: u32, span: Span) {
        self.unknown.entry((kind.to_owned(), text.to_owned())).or_default().insert(node, span);
    }

    /// Forgets unknown ids at places of which nothing can be said.
    pub(super) fn leave_out(&mut self, is_unsound: impl Fn(Span) -> bool) {
        for places in self.unknown.values_mut() {
            places.retain(|_, span| !is_unsound(*span));
        }
    }

    /// One finding for each slip.
    pub(super) fn findings(&self, source: &Source, ids: &dyn Ids) -> Vec<Finding> {
        let mut findings = Vec::new();
        let mut undeclared: BTreeMap<&str, Vec<(&str, Span)>> = BTreeMap::new();
        for ((kind, text), places) in &self.unknown {
            let spans: Vec<Span> = places.values().copied().collect();
            let Some(first) = spans.iter().min().copied() else { continue };
            if ids.may_be_declared(kind, text) {
                continue;
            }
            if findings.len() > LIMIT {
                let message = format!("unknown {} {}", kind_in_words(kind), quoted(text));
                findings.push(Finding::error("unknown-id", source, first, message));
                continue;
            }
            let known = ids.known(kind);
            if known.is_empty() {
                undeclared.entry(kind).or_default().push((text, first));
            } else if let Some((declared, at)) = self.misspelt_declaration(source, kind, text, spans.len()) {
                findings.push(misspelt(source, kind, (declared, at), text, spans.len()));
            } else {
                findings.push(unknown(source, ids, (kind, text), &spans, &known));
            }
        }
        findings.extend(undeclared.into_iter().filter_map(|(kind, ids)| none_declared(source, kind, &ids)));
        findings
    }

    /// The declaration that has the slip, and not the uses: it is named by nothing else, and the
    /// uses, all spelt alike, are several; or their spelling is the one of other words of the file.
    fn misspelt_declaration(&self, source: &Source, kind: &str, text: &str, uses: usize) -> Option<(&str, Span)> {
        let lone = self.known.iter().filter(|((of, _), places)| of == kind && places.len() == 1);
        let lone: Vec<(&str, Span)> =
            lone.filter_map(|((_, id), places)| Some((id.as_str(), *places.values().next()?))).collect();
        let ids: Vec<&str> = lone.iter().map(|(id, _)| *id).collect();
        let near = nearest(text, &ids)?;
        let (id, at) = lone.into_iter().find(|(id, _)| *id == near)?;
        let likelier = uses > 1 || spelling(source, text) > spelling(source, id);
        likelier.then_some((id, at))
    }
}

/// How many words of an id the file has elsewhere, too.
fn spelling(source: &Source, id: &str) -> usize {
    let text = source.text();
    let words = id.split('_').filter(|word| word.len() > 2);
    words.filter(|word| text.matches(word).count() > 1 || capitalised_in(text, word)).count()
}

fn capitalised_in(text: &str, word: &str) -> bool {
    let mut chars = word.chars();
    let first = chars.next().map(|first| first.to_uppercase().to_string());
    text.contains(&(first.unwrap_or_default() + chars.as_str()))
}

fn misspelt(source: &Source, kind: &str, (declared, at): (&str, Span), text: &str, uses: usize) -> Finding {
    let kind = kind_in_words(kind);
    let (declared, text) = (quoted(declared), quoted(text));
    let times = if uses == 1 { "once".to_owned() } else { format!("{uses} times") };
    let message = format!("nothing names the {kind} {declared}, and {text}, which is not declared, is named {times}");
    let finding = Finding::error("unknown-id", source, at, message);
    finding.with_help(format!("write {text} here, if it is the same"))
}

fn unknown(source: &Source, ids: &dyn Ids, (kind, text): (&str, &str), spans: &[Span], known: &[&str]) -> Finding {
    let word = kind_in_words(kind);
    let mut lines: Vec<u32> = spans.iter().map(|span| source.place(span.start).0).collect();
    lines.sort_unstable();
    let first = spans.iter().min().copied().unwrap_or_default();
    let more = match lines.get(1..).unwrap_or_default() {
        [] => String::new(),
        [one] => format!(", also in line {one}"),
        more => format!(", also in lines {}", few(more.iter().map(u32::to_string))),
    };
    let other =
        ids.other_kind(kind, text).map(|other| format!("{} is the id of another kind ({other}); ", quoted(text)));
    let help = choices(text, &format!("ids of this kind ({word})"), known);
    let finding = Finding::error("unknown-id", source, first, format!("unknown {word} {}{more}", quoted(text)));
    finding.with_help(other.unwrap_or_default() + &help)
}

/// A list that is not there is one slip, whatever was to be in it.
fn none_declared(source: &Source, kind: &str, ids: &[(&str, Span)]) -> Option<Finding> {
    let word = kind_in_words(kind);
    let first = ids.iter().map(|(_, span)| *span).min()?;
    let rest = if word == "flag" { "" } else { ", …" };
    let named = || ids.iter().map(|(id, _)| quoted(id));
    let s = if ids.len() == 1 { "" } else { "s" };
    let message = format!("unknown {word}{s} {}: no {word} is declared", few(named()));
    let entries: Vec<String> = named().take(NAMED).map(|id| format!("(id: {id}{rest})")).collect();
    let more = if ids.len() > NAMED { ", …" } else { "" };
    let finding = Finding::error("unknown-id", source, first, message);
    Some(finding.with_help(format!("declare them in the file: `{word}s: [{}{more}]`", entries.join(", "))))
}

/// The first of several, and how many more there are.
fn few(mut all: impl ExactSizeIterator<Item = String>) -> String {
    let shown: Vec<String> = all.by_ref().take(NAMED).collect();
    match all.len() {
        0 => shown.join(", "),
        more => format!("{} and {more} more", shown.join(", ")),
    }
}
