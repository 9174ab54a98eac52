//! What a scenario says that is well-formed and yet cannot be meant.
//!
//! One file per subject; each check is a short function that adds findings to
//! the [`Check`] under way, by the path of the value they are about.

mod actions;
mod covert;
mod days;
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
mod reach;
mod script;
mod table;
mod truths;
mod uses;

pub(super) use extent::extent;

use super::format::Scenario;
use super::text::{Finding, Kind, Node, Severity, Source, Span, Tree, span_near};
use crate::script::{ActionSpec, Norm, Numbers};
use crate::terms::{IdKind, Names, TextId};

/// A file that was read: its tree, and where what was read is not what its author wrote.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    pub(super) source: &'a Source,
    pub(super) tree: &'a Tree,
    pub(super) unsound: &'a [Span],
}

/// Findings for which one part of the file is looked at by itself, an incident, a card, a number,
/// and nothing but the play's rounds besides. They are told although something else in the file was
/// not read soundly; whatever compares, counts or looks up waits until all is.
const BY_ITSELF: [&str; 45] = [
    "asks",
    "choices",
    "clauses",
    "conditions",
    "cost",
    "difficulty",
    "format",
    "funds",
    "levels",
    "majority",
    "member-twice",
    "module-round",
    "never-offered",
    "no-body",
    "no-containment",
    "no-court",
    "no-dice",
    "no-donor",
    "no-forum",
    "no-host",
    "no-incident",
    "no-recipient",
    "no-victim",
    "no-waves",
    "nobody-meant",
    "off-chart",
    "offered-round",
    "old-form",
    "options",
    "out-of-range",
    "own-donor",
    "ownership",
    "per-cent",
    "reads-truth",
    "red-line-twice",
    "rounds",
    "short-rounds",
    "spill-twice",
    "spill-victim",
    "start-round",
    "step",
    "suspect-twice",
    "suspects",
    "victim-twice",
    "weights-twice",
];

/// What the findings of [`BY_ITSELF`] read besides.
const READ_BY_ALL: [&str; 2] = ["rounds", "modules"];

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
    /// What can come about at all; none while that is not known.
    reach: Option<reach::Reach>,
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
    let mut findings = truths::in_each(scenario, names, |drawn| {
        let mut check = Check::of(place, drawn, actions, names, texts);
        check.reach(drawn);
        table::check(&mut check, drawn);
        days::check(&mut check, drawn);
        incidents::check(&mut check, drawn);
        injects::check(&mut check, drawn);
        drafts::check(&mut check, drawn);
        goals::check(&mut check, drawn);
        programmes::check(&mut check, drawn);
        covert::check(&mut check, drawn);
        home::check(&mut check, drawn);
        uses::check(&mut check, drawn);
        measures::check(&mut check, drawn);
        check.done()
    });
    let mut check = Check::of(place, scenario, actions, names, texts);
    truths::check(&mut check, scenario);
    if !scenario.merged {
        names::check(&mut check, scenario);
        actions::check(&mut check, &scenario.actions);
        actions::check_norms(&mut check, &scenario.norms, norms);
    }
    findings.extend(check.done());
    findings
}

/// Checks the numbers and the actions of a catalogue.
pub(super) fn catalogue(
    place: Place,
    (numbers, actions): (&Numbers, &[ActionSpec]),
    names: &Names,
    texts: &[String],
) -> Vec<Finding> {
    if list_len(place.tree, "actions") != actions.len() {
        return Vec::new();
    }
    let uses = uses::Uses::default();
    let findings = Vec::new();
    let mut check = Check { place, scenario: None, actions, names, texts, uses, reach: None, findings };
    days::numbers(&mut check, numbers);
    actions::check(&mut check, actions);
    check.done()
}

impl<'a> Check<'a> {
    /// A check of a scenario that has found nothing yet.
    fn of(
        place: Place<'a>,
        scenario: &'a Scenario,
        actions: &'a [ActionSpec],
        names: &'a Names,
        texts: &'a [String],
    ) -> Self {
        let uses = uses::Uses::of(scenario, actions);
        Self { place, scenario: Some(scenario), actions, names, texts, uses, reach: None, findings: Vec::new() }
    }
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

    /// The findings that are true whatever was meant where the reading had gone wrong. Warnings wait
    /// then, for most of them speak of the whole.
    fn done(self) -> Vec<Finding> {
        let unsound = self.place.unsound;
        if unsound.is_empty() {
            return self.findings;
        }
        let tree = self.place.tree;
        let is_dirty = |span: Span| unsound.iter().any(|unsound| unsound.overlaps(span));
        let fields = tree.root.as_ref().and_then(Node::fields).unwrap_or_default();
        let mut read_by_all = fields.iter().filter(|field| READ_BY_ALL.contains(&field.name.text.as_str()));
        if read_by_all.any(|field| is_dirty(field.value.span)) {
            return Vec::new();
        }
        let sound: Vec<Span> = tree.parts().into_iter().filter(|part| !is_dirty(*part)).collect();
        let stands = |finding: &Finding| {
            finding.severity == Severity::Error
                && BY_ITSELF.contains(&finding.code)
                && sound.iter().any(|part| part.holds(finding.span))
        };
        self.findings.into_iter().filter(stands).collect()
    }
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
        ("truths", scenario.truths.len()),
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
