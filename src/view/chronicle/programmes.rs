//! Programmes of capacity building in words (§10).

use crate::event::ProgrammeEvent;
use crate::order::{HostAnswer, ProgrammeTerms};
use crate::script::Programme;
use crate::terms::{Halt, ProgrammeChannel, ProgrammeId, ProgrammeKind};
use crate::view::prose::{Lens, number, quoted};
use crate::world::{ProgrammeNow, Sight, World};

/// What happened to a programme; the eyes see it.
pub(super) fn told(lens: Lens<'_>, world: &World, event: ProgrammeEvent) -> Option<String> {
    let id = event.programme();
    let (spec, now) = world.table().programme(id).zip(world.now().programmes.get(id.index()))?;
    let (host, title) = (lens.nation(spec.beneficiary), named(lens, world, id));
    Some(match event {
        ProgrammeEvent::Offered { by, channel, terms, .. } => {
            let by = by.map_or_else(|| bodies(lens, spec), |by| lens.nation(by).to_owned());
            format!("{by} offered {host} {title} ({}), {}.", channel.word(), on_terms(terms))
        }
        ProgrammeEvent::Answered { answer, scripted, .. } => match answer {
            HostAnswer::Accept if scripted => format!("{host} let its ministries take {title}."),
            HostAnswer::Accept => format!("{host} took {title}."),
            HostAnswer::OnTerms(terms) => format!("{host} would take {title} {}.", on_terms(terms)),
            HostAnswer::Decline => format!("{host} declined {title}."),
        },
        ProgrammeEvent::Settled { by, agree, .. } => {
            let by = by.or(now.by).map_or_else(|| bodies(lens, spec), |by| lens.nation(by).to_owned());
            let word = if agree { "agreed to" } else { "did not agree to" };
            format!("{by} {word} {host}’s terms for {title}.")
        }
        ProgrammeEvent::Begun { pressed, .. } => begun(lens, spec, now, pressed, &title),
        ProgrammeEvent::Joined { by, .. } => format!("{} came in on {title} in {host}.", lens.nation(by)),
        ProgrammeEvent::Advanced { halt: None, .. } => return None,
        ProgrammeEvent::Advanced { points, halt: Some(halt), .. } => halted(spec.kind, host, &title, points, halt),
        ProgrammeEvent::Taught { .. } => format!("Peers brought {title} on in {host}."),
        ProgrammeEvent::Delivered { .. } => format!("{} delivered a level of {} in {host}.", title, spec.pillar.word()),
        ProgrammeEvent::Left { by, ends, .. } => {
            let end = if ends { ", which ended it" } else { "" };
            format!("{} left {title}{end}.", lens.nation(by))
        }
        // A surge is over as it begins, and a level delivered says the rest.
        ProgrammeEvent::Completed { .. } if spec.kind == ProgrammeKind::Surge => return None,
        ProgrammeEvent::Completed { .. } => format!("{title} was completed in {host}."),
        ProgrammeEvent::StruckOff { levels, .. } => {
            let noun = if levels == 1 { "level" } else { "levels" };
            let count = number(usize::from(levels));
            format!("When the experts left, {count} {noun} of {title} went with them: {host} never owned it.")
        }
    })
}

/// A programme's title within a sentence.
fn named(lens: Lens<'_>, world: &World, id: ProgrammeId) -> String {
    let Lens::Seat(sight) = lens else {
        let title = world.table().programme(id).map(|spec| spec.title);
        return title.map_or_else(|| "a programme".to_owned(), |title| quoted(lens.text(title)));
    };
    named_to(sight, id)
}

/// The same for one seat.
pub(in crate::view) fn named_to(sight: Sight<'_>, id: ProgrammeId) -> String {
    let title = sight.programme(id).map(|(spec, _)| spec.title());
    title.map_or_else(|| "a programme".to_owned(), |title| quoted(sight.text(title)))
}

fn bodies(lens: Lens<'_>, spec: &Programme) -> String {
    spec.bodies.first().map_or("a body", |&body| lens.actor(body)).to_owned()
}

fn on_terms(terms: ProgrammeTerms) -> String {
    let conditions = match terms.conditions {
        0 => "without conditions".to_owned(),
        1 => "with one condition".to_owned(),
        many => format!("with {} conditions", number(usize::from(many))),
    };
    format!("{} and {conditions}", terms.ownership.word())
}

fn begun(lens: Lens<'_>, spec: &Programme, now: &ProgrammeNow, pressed: bool, title: &str) -> String {
    let host = lens.nation(spec.beneficiary);
    let by = if now.donors.is_empty() { bodies(lens, spec) } else { lens.nations(now.donors) };
    let way = match now.channel {
        ProgrammeChannel::Umbrella => ", through the clearing house",
        ProgrammeChannel::Bilateral | ProgrammeChannel::TreatyBody | ProgrammeChannel::Union => "",
    };
    let how = if pressed { "; it complied under pressure" } else { "" };
    match spec.kind {
        ProgrammeKind::Build => {
            let pillar = spec.pillar.word();
            format!("{title} began in {host}, funded by {by}{way}, to raise its {pillar}{how}.")
        }
        ProgrammeKind::Surge => format!("Experts of {by} reached {host} for the round: {title}{way}{how}."),
        ProgrammeKind::Revenue => format!("{host} and {by} began to trade under {title}{way}{how}."),
    }
}

fn halted(kind: ProgrammeKind, host: &str, title: &str, points: u8, halt: Halt) -> String {
    match (kind, points) {
        (ProgrammeKind::Build, 1..) => format!("{title} came on by less than it could in {host}: {}.", halt.words()),
        (ProgrammeKind::Build, 0) => format!("{title} came to a halt in {host}: {}.", halt.words()),
        (ProgrammeKind::Surge | ProgrammeKind::Revenue, _) => {
            format!("{title} brought {host} nothing: {}.", halt.words())
        }
    }
}
