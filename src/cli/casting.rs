//! `--policy`: who plays which seat, in one play or in many.

use super::sort::{Sort, sound};
use crate::policy::{Character, Policy, Scripted};
use crate::scenario::Playable;
use crate::scenario::text::{self, Source};
use crate::store;
use crate::study::Casting;
use crate::terms::{IdKind, NationId};
use anyhow::bail;
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
            Some(seat) if each.iter().any(|(other, _)| *other == seat) => bail!("`{call}`: {TWICE} this seat"),
            Some(seat) => each.push((seat, policies)),
            None if everybody.is_some() => bail!("`{call}`: {TWICE} every seat"),
            None => everybody = Some(policies),
        }
    }
    own_names(each.iter().flat_map(|(_, policies)| policies).chain(everybody.iter().flatten()))?;
    let mut casting = Casting::alike(seats, everybody.as_deref().unwrap_or(otherwise));
    if everybody.is_some() && each.len() == seats {
        bail!("`--policy` names a policy for every seat, and each seat has one of its own; leave out one or the other");
    }
    let named = each.iter().map(|(seat, _)| *seat).collect();
    for (seat, policies) in each {
        casting.seat(seat.index(), policies);
    }
    Ok((casting, named))
}

/// What is said where a call names who plays a second time.
const TWICE: &str = "`--policy` is given twice for";

/// Plays are counted by the name of who plays, and a record knows who played by it: a name that
/// a file gives is nobody else's.
fn own_names<'p>(policies: impl Iterator<Item = &'p Policy>) -> anyhow::Result<()> {
    let ours = Policy::all();
    let mut others: Vec<&Policy> = ours.iter().collect();
    for policy in policies {
        let name = policy.name();
        match others.iter().find(|other| other.name() == name) {
            _ if RESERVED.contains(&name) => bail!("no file may call who plays `{name}`, which means something else"),
            Some(same) if *same == policy => {}
            Some(_) if ours.iter().any(|ours| ours.name() == name) => {
                bail!("`{name}` comes with the program, and another character is to be called otherwise")
            }
            Some(_) => bail!("two files call who plays `{name}`; give one of them another name"),
            None => others.push(policy),
        }
    }
    Ok(())
}

/// Words for who plays, or for all of a kind, that are nobody's name.
const RESERVED: [&str; 3] = ["person", "scripted", "all"];

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
        let script: Scripted = sound(playable, &source, Sort::Script, "policy")?;
        return Ok(Policy::Scripted(Arc::new(script)));
    }
    let character: Character = sound(playable, &source, Sort::Character, "policy")?;
    Ok(Policy::Character(Arc::new(character)))
}

/// The seat of a textual id, or what there is.
pub(super) fn seat_named(playable: &Playable, name: &str) -> anyhow::Result<NationId> {
    if let Some(index) = playable.names.index(IdKind::Nation, name) {
        return Ok(NationId::at(index));
    }
    let seats: Vec<&str> = playable.names.all(IdKind::Nation).iter().map(String::as_str).collect();
    bail!("there is no seat `{name}`: {}", text::choices(name, "seats", &seats))
}
