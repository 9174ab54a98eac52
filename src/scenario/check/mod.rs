//! What a scenario says that is well-formed and yet cannot be meant.
//!
//! One file per subject; each check is a short function that adds findings to
//! the [`Check`] under way, by the path of the value they are about.

mod actions;
mod covert;
mod drafts;
mod extent;
mod goals;
mod hold;
mod home;
mod incidents;
mod injects;
mod measures;
mod names;
mod programmes;
mod script;
mod table;
mod uses;

pub(super) use extent::extent;

use super::format::Scenario;
use super::text::{Finding, Kind, Node, Severity, Source, Span, Tree, span_near};
use crate::script::{ActionSpec, Norm};
use crate::terms::{IdKind, Names, TextId};

/// A file that was read: its tree, and what the reading found wrong.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    pub(super) source: &'a Source,
    pub(super) tree: &'a Tree,
    pub(super) wrong: &'a [Finding],
}

/// What is known while checking, and what was found.
struct Check<'a> {
    place: Place<'a>,
    /// The scenario as its file has it; none while checking a catalogue.
    scenario: Option<&'a Scenario>,
    /// All actions that there are, the catalogue's too.
    actions: &'a [ActionSpec],
    names: &'a Names,
    texts: &'a [String],
    /// What the scenario raises, starts, reads: gathered before the checks.
    uses: uses::Uses,
    findings: Vec<Finding>,
}

/// Checks a scenario; `norms` are the catalogue's, `actions` all there are.
pub(super) fn scenario(
    place: Place,
    scenario: &Scenario,
    norms: &[Norm],
    actions: &[ActionSpec],
    names: &Names,
    texts: &[String],
) -> Vec<Finding> {
    if lacks_elements(place.tree, scenario) {
        return Vec::new();
    }
    let mut check = Check {
        place,
        scenario: Some(scenario),
        actions,
        names,
        texts,
        uses: uses::Uses::of(scenario, actions),
        findings: Vec::new(),
    };
    table::check(&mut check, scenario);
    incidents::check(&mut check, scenario);
    injects::check(&mut check, scenario);
    drafts::check(&mut check, scenario);
    goals::check(&mut check, scenario);
    programmes::check(&mut check, scenario);
    covert::check(&mut check, scenario);
    home::check(&mut check, scenario);
    uses::check(&mut check, scenario);
    measures::check(&mut check, scenario);
    if !scenario.merged {
        names::check(&mut check, scenario);
        actions::check(&mut check, &scenario.actions);
        actions::check_norms(&mut check, &scenario.norms, norms);
    }
    check.done()
}

/// Checks the actions of a catalogue.
pub(super) fn catalogue(place: Place, actions: &[ActionSpec], names: &Names, texts: &[String]) -> Vec<Finding> {
    if list_len(place.tree, "actions") != actions.len() {
        return Vec::new();
    }
    let uses = uses::Uses::default();
    let findings = Vec::new();
    let mut check = Check { place, scenario: None, actions, names, texts, uses, findings };
    actions::check(&mut check, actions);
    check.done()
}

impl Check<'_> {
    fn error(&mut self, code: &'static str, path: &str, message: impl Into<String>, help: &str) {
        let finding = Finding::error(code, self.place.source, self.span(path), message);
        self.findings.push(finding.with_help(help.to_owned()));
    }

    fn warn(&mut self, code: &'static str, path: &str, message: impl Into<String>, help: &str) {
        let finding = Finding::warning(code, self.place.source, self.span(path), message);
        self.findings.push(finding.with_help(help.to_owned()));
    }

    fn span(&self, path: &str) -> Span {
        span_near(self.place.tree, path)
    }

    /// The textual id at an index, as a finding quotes it.
    fn id(&self, kind: IdKind, index: usize) -> String {
        format!("`{}`", self.names.text(kind, index).unwrap_or("?"))
    }

    fn text(&self, id: TextId) -> &str {
        self.texts.get(id.index()).map(String::as_str).unwrap_or_default()
    }

    /// How many rounds the play has; while checking a catalogue, the most.
    fn rounds(&self) -> u8 {
        self.scenario.map_or(12, |scenario| scenario.rounds.clamp(1, 12))
    }

    /// An action by its id.
    fn action(&self, id: crate::terms::ActionId) -> Option<&ActionSpec> {
        self.actions.iter().find(|action| action.id == id)
    }

    /// The findings that stand although the reading had gone wrong in places:
    /// where it had, stand-ins were checked and not what the author wrote.
    /// Warnings then wait, for most of them speak of the whole.
    fn done(self) -> Vec<Finding> {
        let wrong = self.place.wrong;
        if wrong.is_empty() {
            return self.findings;
        }
        let dirty: Vec<Span> = elements(self.place.tree)
            .into_iter()
            .filter(|span| wrong.iter().any(|finding| span.holds(finding.span)))
            .collect();
        let whole = self.place.tree.root.as_ref().map(|root| root.span).unwrap_or_default();
        let overlaps = |a: Span, b: Span| a.start < b.end && b.start < a.end;
        let stands = |finding: &Finding| {
            finding.severity == Severity::Error
                && finding.span != whole
                && !dirty.iter().any(|span| overlaps(*span, finding.span))
        };
        self.findings.into_iter().filter(stands).collect()
    }
}

/// The elements of the lists of a file, and its fields that are no lists.
fn elements(tree: &Tree) -> Vec<Span> {
    let fields = tree.root.as_ref().and_then(Node::fields).unwrap_or_default();
    let mut spans = Vec::new();
    for field in fields {
        match &field.value.kind {
            Kind::List(items) => spans.extend(items.iter().map(|item| item.span)),
            _ => spans.push(field.value.span),
        }
    }
    spans
}

fn list_len(tree: &Tree, name: &str) -> usize {
    let fields = tree.root.as_ref().and_then(Node::fields).unwrap_or_default();
    let list = fields.iter().find(|field| field.name.text == name);
    match list.map(|field| &field.value.kind) {
        Some(Kind::List(items)) => items.len(),
        _ => 0,
    }
}

/// Whether the reading left out an element of a list, so that paths and ids
/// would point to its neighbour.
fn lacks_elements(tree: &Tree, scenario: &Scenario) -> bool {
    let lists = [
        ("modules", scenario.modules.len()),
        ("nations", scenario.nations.len()),
        ("relations", scenario.relations.len()),
        ("actors", scenario.actors.len()),
        ("seas", scenario.seas.len()),
        ("cables", scenario.cables.len()),
        ("incidents", scenario.incidents.len()),
        ("upstreams", scenario.upstreams.len()),
        ("cards", scenario.cards.len()),
        ("injects", scenario.injects.len()),
        ("flags", scenario.flags.len()),
        ("objectives", scenario.objectives.len()),
        ("observations", scenario.observations.len()),
        ("endings", scenario.endings.len()),
        ("norms", scenario.norms.len()),
        ("drafts", scenario.drafts.len()),
        ("programmes", scenario.programmes.len()),
        ("actions", scenario.actions.len()),
        ("expect", scenario.expect.len()),
    ];
    lists.into_iter().any(|(name, len)| list_len(tree, name) != len)
}
