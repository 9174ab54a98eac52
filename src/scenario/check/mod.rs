//! What a scenario says that is well-formed and yet cannot be meant.

use super::format::Scenario;
use super::text::{Finding, Kind, Node, Severity, Source, Span, Tree, span_near};
use crate::script::{ActionSpec, Norm};
use crate::terms::Names;

/// A file that was read: its tree, and what the reading found wrong.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    pub(super) source: &'a Source,
    pub(super) tree: &'a Tree,
    pub(super) wrong: &'a [Finding],
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
    Vec::new()
}

/// Checks the actions of a catalogue.
pub(super) fn catalogue(
    place: Place,
    actions: &[ActionSpec],
    names: &Names,
    texts: &[String],
) -> Vec<Finding> {
    Vec::new()
}
