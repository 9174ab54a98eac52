//! What is wrong with a file, where, and how to go on.

use std::cmp::Reverse;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use serde::Serialize;

use super::source::{Source, Span};

/// At most so many findings are reported of one file; nobody reads on, and a
/// file of garbage must not flood the terminal.
pub const LIMIT: usize = 200;

/// Kept in memory before sorting; what comes after is only counted.
const KEPT: usize = 1_000;

/// A line of more bytes is shown in part, beginning so many before the place.
const LONG: usize = 400;
const AROUND: usize = 60;

/// The code of the last line, which counts what is not shown.
const MORE: &str = "more-findings";

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The file cannot be used.
    Error,
    /// The file can be used, but is probably not what was meant.
    Warning,
}

/// One thing to say about one place of a file. In JSON it is
/// `{code, severity, file, line, column, end_line, end_column, message, help}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// A stable name in kebab-case, for tools and for searching.
    pub code: &'static str,
    /// How grave it is.
    pub severity: Severity,
    /// The name of the source.
    pub file: String,
    /// The place in bytes.
    #[serde(skip)]
    pub span: Span,
    /// The line of the first character, from 1.
    pub line: u32,
    /// The column of the first character, from 1, in characters.
    pub column: u32,
    /// The line of the end.
    pub end_line: u32,
    /// The column just past the last character.
    pub end_column: u32,
    /// What was found and what was expected: lower case, no full stop.
    pub message: String,
    /// How to go on.
    pub help: Option<String>,
}

impl Finding {
    /// An error at a place.
    pub fn error(code: &'static str, source: &Source, span: Span, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Error, source, span, message.into())
    }

    /// A warning at a place.
    pub fn warning(code: &'static str, source: &Source, span: Span, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Warning, source, span, message.into())
    }

    /// Adds how to go on; nothing is added when there is no advice.
    #[must_use]
    pub fn with_help(mut self, help: impl Into<Option<String>>) -> Self {
        self.help = help.into();
        self
    }

    fn new(code: &'static str, severity: Severity, source: &Source, span: Span, message: String) -> Self {
        let (line, column) = source.place(span.start);
        let (end_line, end_column) = source.place(span.end);
        Self {
            code,
            severity,
            file: source.name().to_owned(),
            span,
            line,
            column,
            end_line,
            end_column,
            message,
            help: None,
        }
    }
}

/// Gathers findings without letting a hostile file fill the memory.
#[derive(Debug, Default)]
pub(super) struct Findings {
    list: Vec<Finding>,
    dropped: usize,
}

impl Findings {
    pub(super) fn push(&mut self, finding: Finding) {
        if self.list.len() < KEPT {
            self.list.push(finding);
        } else {
            self.dropped += 1;
        }
    }

    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    pub(super) fn is_full(&self) -> bool {
        self.list.len() >= KEPT
    }

    pub(super) fn done(self) -> Vec<Finding> {
        limited(self.list, self.dropped)
    }
}

/// Sorts findings by file and place, drops repeated ones, and keeps the first
/// [`LIMIT`], saying how many more there were.
#[must_use]
pub fn in_order(findings: Vec<Finding>) -> Vec<Finding> {
    limited(findings, 0)
}

fn limited(mut list: Vec<Finding>, mut more: usize) -> Vec<Finding> {
    // Lists are joined and put in order again: what each had cut off adds up.
    list.retain(|finding| {
        let cut = cut_off(finding);
        more += cut;
        cut == 0
    });
    list.sort_by(|a, b| order(a).cmp(&order(b)));
    list.dedup();
    more += list.len().saturating_sub(LIMIT);
    let Some(place) = list.get(LIMIT).or(list.last()).cloned() else {
        return list;
    };
    if more > 0 {
        list.truncate(LIMIT);
        list.push(Finding {
            code: MORE,
            message: format!("and {more} more"),
            help: Some("mend the first ones and check again".to_owned()),
            ..place
        });
    }
    list
}

/// How many findings this one stands for; none if it is a finding itself.
fn cut_off(finding: &Finding) -> usize {
    let number = finding.message.strip_prefix("and ");
    let number = number.and_then(|rest| rest.strip_suffix(" more"));
    match number {
        Some(number) if finding.code == MORE => number.parse().unwrap_or_default(),
        _ => 0,
    }
}

fn order(finding: &Finding) -> impl Ord + '_ {
    let Finding { code, severity, file, span, message, .. } = finding;
    (file, span.start, Reverse(span.end), severity, *code, message)
}

/// The findings as a compiler shows them, without colour.
#[must_use]
pub fn render(findings: &[Finding], source: &Source) -> String {
    render_among(findings, &[source])
}

/// The same for findings of several sources: each is shown with the line of its own.
#[must_use]
pub fn render_among(findings: &[Finding], sources: &[&Source]) -> String {
    shown(findings, sources, &Renderer::plain())
}

/// The same with terminal colours, for a terminal that wants them.
#[must_use]
pub fn render_coloured(findings: &[Finding], source: &Source) -> String {
    shown(findings, &[source], &Renderer::styled())
}

fn shown(findings: &[Finding], sources: &[&Source], renderer: &Renderer) -> String {
    let mut all = String::new();
    for finding in findings {
        let source = sources.iter().find(|source| source.name() == finding.file);
        let group = source.map_or_else(|| without_line(finding), |source| group(finding, source));
        all.push_str(&renderer.render(&[group]));
        all.push_str("\n\n");
    }
    all
}

fn level(finding: &Finding) -> Level<'static> {
    match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    }
}

/// A finding of a file whose text is not at hand: its place, and never a line of another file.
fn without_line(finding: &Finding) -> Group<'_> {
    let (line, column) = (usize::try_from(finding.line).unwrap_or(1), usize::try_from(finding.column).unwrap_or(1));
    let origin = Origin::path(finding.file.as_str()).line(line).char_column(column);
    let title = level(finding).primary_title(finding.message.as_str()).id(finding.code);
    let group = title.element(origin);
    match &finding.help {
        Some(help) => group.element(Level::HELP.message(help.as_str())),
        None => group,
    }
}

/// Only the finding's first line is shown: a struct that lacks a field may be
/// a hundred lines long, and its first one tells which it is. Of a very long
/// line, only the neighbourhood is shown.
fn group<'a>(finding: &'a Finding, source: &'a Source) -> Group<'a> {
    let level = level(finding);
    let (line, from) = source.line(finding.line);
    let within = |byte: u32| {
        let offset = usize::try_from(byte.saturating_sub(from)).unwrap_or(usize::MAX);
        line.floor_char_boundary(offset)
    };
    let (start, end) = (within(finding.span.start), within(finding.span.end));
    let left = line.floor_char_boundary(start.saturating_sub(AROUND));
    let left = if line.len() > LONG { left } else { 0 };
    let right = line.floor_char_boundary(left + LONG);
    let text = line.get(left..right).unwrap_or_default();
    let (start, end) = (start - left, end.clamp(start, right.max(start)) - left);
    let number = usize::try_from(finding.line).unwrap_or(1);
    let column = usize::try_from(finding.column).unwrap_or(1);
    let snippet = Snippet::source(text).line_start(number).annotation(AnnotationKind::Primary.span(start..end));
    let title = level.primary_title(finding.message.as_str()).id(finding.code);
    let path = finding.file.as_str();
    // The column would be counted in the part that is shown.
    let group = if left == 0 {
        title.element(snippet.path(path))
    } else {
        let origin = Origin::path(path).line(number).char_column(column);
        title.element(origin).element(snippet)
    };
    match &finding.help {
        Some(help) => group.element(Level::HELP.message(help.as_str())),
        None => group,
    }
}

/// The findings as one JSON array, the contract of `check --format json`.
#[must_use]
pub fn to_json(findings: &[Finding]) -> String {
    // Strings and numbers always serialise; the empty array is unreachable.
    serde_json::to_string_pretty(findings).unwrap_or_else(|_| "[]".to_owned())
}
