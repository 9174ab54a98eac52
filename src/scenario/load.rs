//! Text to [`Playable`]: ids collected, read, checked, merged, settled.

use super::Playable;
use super::check::{self, Place};
use super::embedded::standard_catalogue;
use super::format::{Catalogue, Scenario};
use super::ids::{Gathering, Hidden, Written};
use super::text::{
    self, Finding, HIDDEN, Kind, Naming, Read, Severity, Source, Span, Tree, declared, in_order, leaves_room, own_id,
    parse, read_marked, strange, to_line,
};
use crate::script::{ActionSpec, Actor, Incident, Norm};
use crate::terms::{ActorId, IdKind, Names};

/// The lists that declare ids, and how many of each there may be.
const LISTS: [(IdKind, &str, usize); 13] = [
    (IdKind::Nation, "nations", 8),
    (IdKind::Actor, "actors", 32),
    (IdKind::Incident, "incidents", 32),
    (IdKind::Upstream, "upstreams", 250),
    (IdKind::Card, "cards", 128),
    (IdKind::Inject, "injects", 250),
    (IdKind::Flag, "flags", 64),
    (IdKind::Objective, "objectives", 250),
    (IdKind::Observation, "observations", 250),
    (IdKind::Ending, "endings", 250),
    (IdKind::Norm, "norms", 250),
    (IdKind::Action, "actions", 250),
    (IdKind::Truth, "truths", 4),
];

/// The code of a finding about a list that is too long.
const TOO_MANY: &str = "too-many";

/// Reads a scenario with a catalogue and checks everything that can be checked
/// without playing. The findings are in order; if one of them is an error there
/// is no playable.
///
/// A scenario that is merged already, as in the header of a record, brings its
/// own actions and norms; the catalogue is then left aside.
#[must_use]
pub fn load(scenario: &Source, catalogue: &Source) -> (Option<Playable>, Vec<Finding>) {
    let (tree, mut findings) = parse(scenario);
    if is_merged(&tree) {
        let (playable, more) = merged(scenario, &tree, true);
        findings.extend(more);
        return only_if_sound(playable, findings);
    }
    let (standard, wrong_catalogue) = parse(catalogue);
    let (mut names, mut hidden) = (Names::default(), Hidden::default());
    let mut of_catalogue = wrong_catalogue;
    of_catalogue.extend(written(catalogue, &standard, &mut names, &mut hidden));
    findings.extend(written(scenario, &tree, &mut names, &mut hidden));
    let too_many = findings.iter().chain(&of_catalogue).any(|finding| finding.code == TOO_MANY);

    let table = Gathering::new(&names, &hidden);
    let common: Read<Catalogue> = read_marked(catalogue, &standard, &table);
    let own: Read<Scenario> = read_marked(scenario, &tree, &table);
    let texts = table.texts();

    let Read { value: read_catalogue, findings: wrong, unsound: marks } = common;
    // What is checked pair by pair is checked only while the pairs are few.
    if let (Some(common), false) = (&read_catalogue, too_many) {
        let unsound = unsound(&marks, &of_catalogue);
        let place = Place { source: catalogue, tree: &standard, unsound: &unsound };
        let checked = check::catalogue(place, (&common.numbers, &common.actions), &names, &texts);
        of_catalogue.extend(checked.into_iter().filter(is_error));
    }
    of_catalogue.extend(wrong);
    if let (Some(own_value), Some(common)) = (&own.value, &read_catalogue)
        // What a scenario does with a faulty catalogue says nothing of the scenario.
        && !too_many
        && !of_catalogue.iter().any(is_error)
    {
        let actions = replaced(&common.actions, &own_value.actions);
        let unsound = unsound(&own.unsound, &findings);
        let place = Place { source: scenario, tree: &tree, unsound: &unsound };
        findings.extend(check::scenario(place, own_value, &common.norms, &actions, &names, &texts));
    }
    findings.extend(of_catalogue);
    findings.extend(own.findings);
    let read_scenario = own.value;
    let playable = match (read_scenario, read_catalogue) {
        (Some(own), Some(common)) if !findings.iter().any(is_error) => {
            settle(&merge(own, common, &texts), &names, &texts, (scenario, &tree), &mut findings)
        }
        _ => None,
    };
    only_if_sound(playable, findings)
}

/// Reads a scenario that has its catalogue merged in, as `to_line` wrote it.
#[must_use]
pub fn from_header(text: &str) -> (Option<Playable>, Vec<Finding>) {
    let source = Source::new("header", text);
    let (tree, mut findings) = parse(&source);
    let (playable, more) = merged(&source, &tree, false);
    findings.extend(more);
    only_if_sound(playable, findings)
}

/// The same for a scenario inside a larger file: the tree's root is the
/// scenario's node. What a parse of that file found is not repeated.
#[must_use]
pub fn from_tree(source: &Source, tree: &Tree) -> (Option<Playable>, Vec<Finding>) {
    let (playable, findings) = merged(source, tree, false);
    only_if_sound(playable, findings)
}

/// Everything that is wrong with a scenario, or with a catalogue: a file that
/// has actions but no nations is taken for one.
#[must_use]
pub fn check_text(name: &str, bytes: &[u8]) -> Vec<Finding> {
    let source = Source::new(name, bytes);
    let (tree, _) = parse(&source);
    if has_field(&tree, "actions") && !has_field(&tree, "nations") {
        return check_catalogue(&source);
    }
    load(&source, &standard_catalogue()).1
}

/// Everything that is wrong with a catalogue by itself.
#[must_use]
pub fn check_catalogue(source: &Source) -> Vec<Finding> {
    let (tree, mut findings) = parse(source);
    let (mut names, mut hidden) = (Names::default(), Hidden::default());
    findings.extend(written(source, &tree, &mut names, &mut hidden));
    let too_many = findings.iter().any(|finding| finding.code == TOO_MANY);
    let table = Gathering::new(&names, &hidden);
    let read: Read<Catalogue> = read_marked(source, &tree, &table);
    let texts = table.texts();
    if let (Some(catalogue), false) = (&read.value, too_many) {
        let unsound = unsound(&read.unsound, &findings);
        let place = Place { source, tree: &tree, unsound: &unsound };
        findings.extend(check::catalogue(place, (&catalogue.numbers, &catalogue.actions), &names, &texts));
    }
    findings.extend(read.findings);
    in_order(findings)
}

/// Where a value is not what its author wrote: where the reading said so, and where ids or fields
/// are wrong. A slip of the syntax was mended, or is among the first; a hidden character was read
/// as it stands, so what else is wrong there is told beside it.
fn unsound(marks: &[Span], findings: &[Finding]) -> Vec<Span> {
    let wrong = findings.iter().filter(|finding| !matches!(finding.code, "syntax" | HIDDEN) && is_error(finding));
    marks.iter().copied().chain(wrong.map(|finding| finding.span)).collect()
}

/// Reads a merged scenario; `warn` asks for warnings too.
fn merged(source: &Source, tree: &Tree, warn: bool) -> (Option<Playable>, Vec<Finding>) {
    let (mut names, mut hidden) = (Names::default(), Hidden::default());
    // What a record holds must stay readable, whatever it was let in with.
    let gather = if warn { written } else { collect };
    let mut findings = gather(source, tree, &mut names, &mut hidden);
    let too_many = findings.iter().any(|finding| finding.code == TOO_MANY);
    let table = Gathering::new(&names, &hidden);
    let read: Read<Scenario> = read_marked(source, tree, &table);
    let texts = table.texts();
    let Some(scenario) = read.value.filter(|_| !too_many) else {
        findings.extend(read.findings);
        return (None, findings);
    };
    let unsound = unsound(&read.unsound, &findings);
    let place = Place { source, tree, unsound: &unsound };
    let checked = check::scenario(place, &scenario, &[], &scenario.actions, &names, &texts);
    findings.extend(checked.into_iter().filter(|finding| warn || is_error(finding)));
    findings.extend(read.findings);
    let numbers = scenario.numbers.clone().filter(|_| scenario.merged);
    let Some(numbers) = numbers else {
        if unsound.is_empty() {
            let span = tree.root.as_ref().map(|root| root.span).unwrap_or_default();
            let message = "this scenario has no catalogue merged in";
            let help = "expected `merged: true` and its own `numbers`, as in the header of a record";
            let finding = Finding::error("not-merged", source, span, message);
            findings.push(finding.with_help(help.to_owned()));
        }
        return (None, findings);
    };
    let line = to_line(&scenario, &Written { names: &names, texts: &texts });
    let Ok(line) = line else {
        return (None, findings);
    };
    let digest = digest_of(&line);
    (Some(Playable { scenario, numbers, names, texts, digest }), findings)
}

/// The merged scenario as its own canonical text gives it: so a record's
/// header reads back as the very same thing, prose in the same order.
fn settle(
    scenario: &Scenario,
    names: &Names,
    texts: &[String],
    (own, own_tree): (&Source, &Tree),
    findings: &mut Vec<Finding>,
) -> Option<Playable> {
    let naming = Written { names, texts };
    let line = to_line(scenario, &naming as &dyn Naming).ok()?;
    if !leaves_room(&line) {
        let span = own_tree.root.as_ref().map(|root| root.span).unwrap_or_default();
        let message = "together with its catalogue, this scenario is too large for a record";
        let help = "a record begins with both; leave something out";
        findings.push(Finding::error("file-too-full", own, span, message).with_help(help.to_owned()));
        return None;
    }
    let source = Source::new("merged scenario", line);
    let (tree, wrong) = parse(&source);
    let (playable, more) = merged(&source, &tree, false);
    findings.extend(wrong);
    findings.extend(more);
    playable
}

pub(super) fn digest_of(line: &str) -> [u8; 32] {
    *blake3::hash(line.as_bytes()).as_bytes()
}

/// The scenario with everything of the catalogue that it does not replace.
fn merge(own: Scenario, common: Catalogue, texts: &[String]) -> Scenario {
    let mut norms = common.norms;
    let known: Vec<_> = norms.iter().map(|norm: &Norm| norm.id).collect();
    norms.extend(own.norms.into_iter().filter(|norm| !known.contains(&norm.id)));
    let incidents = by_name(own.incidents, &own.actors, texts);
    Scenario {
        norms,
        incidents,
        actions: replaced(&common.actions, &own.actions),
        numbers: Some(own.numbers.unwrap_or(common.numbers)),
        merged: true,
        ..own
    }
}

/// Incidents with their suspects in the order of their names: authors tend to write the one that did
/// it first, and every ladder on every desk would show it first.
fn by_name(mut incidents: Vec<Incident>, actors: &[Actor], texts: &[String]) -> Vec<Incident> {
    let name = |id: &ActorId| {
        let actor = actors.get(id.index())?;
        texts.get(actor.name.index()).map(|name| name.to_lowercase())
    };
    for incident in &mut incidents {
        incident.suspects.sort_by_cached_key(name);
    }
    incidents
}

/// The catalogue's actions, each replaced by the scenario's of the same id, and
/// then the scenario's new ones.
fn replaced(common: &[ActionSpec], own: &[ActionSpec]) -> Vec<ActionSpec> {
    let of = |list: &[ActionSpec], id| list.iter().find(|action| action.id == id).cloned();
    let in_place =
        |action: &ActionSpec| of(own, action.id).map_or_else(|| action.clone(), |own| told_alike(own, action));
    let mut actions: Vec<_> = common.iter().map(in_place).collect();
    let new = own.iter().filter(|action| of(common, action.id).is_none());
    actions.extend(new.cloned());
    actions
}

/// A scenario's action that takes the place of one of the catalogue's is told in the same words, unless
/// it brings its own or names others than that does.
fn told_alike(own: ActionSpec, common: &ActionSpec) -> ActionSpec {
    if (own.target, own.incident) != (common.target, common.incident) {
        return own;
    }
    ActionSpec { past: own.past.or(common.past), infinitive: own.infinitive.or(common.infinitive), ..own }
}

/// What is wrong with a file that somebody wrote, before it is read: its size, its letters, its ids.
/// The ids that it declares go into the names, as [`collect`] has it.
fn written(source: &Source, tree: &Tree, names: &mut Names, hidden: &mut Hidden) -> Vec<Finding> {
    let mut findings = strange(source, tree);
    findings.extend(check::extent(source, tree, &LISTS.map(|(_, list, _)| list)));
    findings.extend(own_id(source, tree));
    findings.extend(collect(source, tree, names, hidden));
    findings
}

/// Takes the ids that a file declares into the names, each list in its order, and notes where others
/// may be declared that could not be read.
fn collect(source: &Source, tree: &Tree, names: &mut Names, hidden: &mut Hidden) -> Vec<Finding> {
    let mut findings = Vec::new();
    tree.unsound().iter().for_each(|place| hidden.add(source.slice(*place)));
    for (kind, list, most) in LISTS {
        let (ids, wrong) = declared(source, tree, list);
        findings.extend(wrong);
        let (places, twice) = text::hidden(tree, list);
        places.into_iter().for_each(|place| hidden.add_of(kind, source.slice(place)));
        if twice {
            hidden.any_of(kind);
        }
        let before = names.all(kind).len();
        for id in &ids {
            names.add(kind, &id.id);
        }
        let now = names.all(kind).len();
        if now > most && now > before {
            let beyond = ids.len().saturating_sub(now - most);
            let span = ids.get(beyond).map(|id| id.span).unwrap_or_default();
            findings.push(too_many(source, span, list, now, most));
        }
    }
    findings
}

fn too_many(source: &Source, span: Span, list: &str, there: usize, most: usize) -> Finding {
    let message = format!("there are {there} {list}, and there can be {most}");
    let help = format!("leave out {} of them", there - most);
    Finding::error(TOO_MANY, source, span, message).with_help(help)
}

fn is_merged(tree: &Tree) -> bool {
    let fields = tree.root.as_ref().and_then(|root| root.fields()).unwrap_or_default();
    let mut fields = fields.iter();
    fields.any(|field| field.name.text == "merged" && field.value.kind == Kind::Bool(true))
}

fn has_field(tree: &Tree, name: &str) -> bool {
    let fields = tree.root.as_ref().and_then(|root| root.fields()).unwrap_or_default();
    fields.iter().any(|field| field.name.text == name)
}

fn is_error(finding: &Finding) -> bool {
    finding.severity == Severity::Error
}

fn only_if_sound(playable: Option<Playable>, findings: Vec<Finding>) -> (Option<Playable>, Vec<Finding>) {
    let playable = playable.filter(|_| !findings.iter().any(is_error));
    (playable, in_order(findings))
}
