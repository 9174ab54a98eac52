//! `--policy`: who plays which seat, in one play or in many.

use crate::policy::{Character, Policy, Scripted};
use crate::scenario::Playable;
use crate::scenario::text::{self, Severity, Source};
use crate::store;
use crate::study::Casting;
use crate::terms::{IdKind, NationId};
use anyhow::{Context, bail};
use std::path::Path;
use std::sync::Arc;

/// Who plays: the policies that a call names, and `otherwise` for seats of which it says nothing.
/// Also, which seats it names one by one.
///
/// A call names a policy for every seat, or `SEAT=POLICY`; several policies stand with commas
/// between them, and each play draws one. A policy is a name, or a file that ends in `.ron`.
pub(super) fn casting(
    playable: &Playable,
    given: &[String],
    otherwise: &[Policy],
) -> anyhow::Result<(Casting, Vec<NationId>)> {
    let seats = playable.scenario.nations.len();
    let (mut everybody, mut each) = (None, Vec::new());
    for call in given {
        // A file may have any name; a seat's has no dot in it.
        let seat = call.split_once('=').filter(|(seat, _)| !seat.contains('.'));
        let (seat, names) = match seat {
            Some((seat, names)) => (Some(seat_named(playable, seat)?), names),
            None => (None, call.as_str()),
        };
        let policies = names.split(',').map(|name| policy(playable, name)).collect::<anyhow::Result<Vec<_>>>()?;
        match seat {
            Some(seat) => each.push((seat, policies)),
            None => everybody = Some(policies),
        }
    }
    let mut casting = Casting::alike(seats, everybody.as_deref().unwrap_or(otherwise));
    let named = each.iter().map(|(seat, _)| *seat).collect();
    for (seat, policies) in each {
        casting.seat(seat.index(), policies);
    }
    Ok((casting, named))
}

/// The policy of a name, or of a file.
fn policy(playable: &Playable, name: &str) -> anyhow::Result<Policy> {
    let is_file = Path::new(name).extension().is_some_and(|extension| extension.eq_ignore_ascii_case("ron"));
    if is_file {
        return from_file(playable, Path::new(name));
    }
    if let Ok(policy) = Policy::named(name) {
        return Ok(policy);
    }
    let all = Policy::all();
    let names: Vec<&str> = all.iter().map(Policy::name).collect();
    bail!("there is no policy `{name}`: {}, or a file that ends in `.ron`", text::choices(name, "policies", &names))
}

/// A character, or what a seat says and orders: a file of the second kind begins with `Scripted`.
fn from_file(playable: &Playable, path: &Path) -> anyhow::Result<Policy> {
    let source = Source::new(path.display().to_string(), store::read(path)?);
    let first = source.text().lines().map(str::trim).find(|line| !line.is_empty() && !line.starts_with("//"));
    if first.is_some_and(|line| line.starts_with("Scripted")) {
        let script: Scripted = sound(playable, &source, "policy")?;
        return Ok(Policy::Scripted(Arc::new(script)));
    }
    let character: Character = sound(playable, &source, "policy")?;
    Ok(Policy::Character(Arc::new(character)))
}

/// What a file beside a scenario holds, or everything that was found wrong with it.
pub(super) fn sound<T: serde::de::DeserializeOwned>(
    playable: &Playable,
    source: &Source,
    what: &str,
) -> anyhow::Result<T> {
    let (tree, mut findings) = text::parse(source);
    findings.extend(text::strange(source, &tree));
    let (read, wrong) = text::read_tree::<T>(source, &tree, &playable.ids());
    findings = text::in_order(findings.into_iter().chain(wrong).collect());
    if findings.iter().any(|finding| finding.severity == Severity::Error) {
        bail!("the {what} cannot be read\n{}", text::render(&findings, source));
    }
    read.with_context(|| format!("the {what} cannot be read"))
}

/// The seat of a textual id, or what there is.
pub(super) fn seat_named(playable: &Playable, name: &str) -> anyhow::Result<NationId> {
    if let Some(index) = playable.names.index(IdKind::Nation, name) {
        return Ok(NationId::at(index));
    }
    let seats: Vec<&str> = playable.names.all(IdKind::Nation).iter().map(String::as_str).collect();
    bail!("there is no seat `{name}`: {}", text::choices(name, "seats", &seats))
}
