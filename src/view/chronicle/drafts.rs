//! Norms that spread and negotiated texts, in words.

use crate::event::{DraftEvent, Drafted, NormEvent};
use crate::order::{Package, Pick};
use crate::terms::{NationId, NationSet, NormStage, Stance};
use crate::view::prose::{Lens, and, number, quoted};
use crate::world::World;

/// What became of a norm.
pub(super) fn norm(lens: Lens<'_>, event: NormEvent) -> Option<String> {
    Some(match event {
        // The numbers of the round say that it has worn.
        NormEvent::LeftUnanswered { .. } => return None,
        NormEvent::StageReached { norm, stage: NormStage::Emerging } => {
            format!("The norm {} lost its hold.", lens.norm(norm))
        }
        NormEvent::StageReached { norm, stage: NormStage::Cascading } => {
            format!("The norm {} spread from nation to nation.", lens.norm(norm))
        }
        NormEvent::StageReached { norm, stage: NormStage::Internalised } => {
            format!("The norm {} is taken for granted by now.", lens.norm(norm))
        }
        NormEvent::Joined { norm, nation } => {
            format!("{} took the norm {} upon itself.", lens.nation(nation), lens.norm(norm))
        }
    })
}

/// What became of a negotiated text.
pub(super) fn draft(lens: Lens<'_>, world: &World, event: DraftEvent) -> Option<String> {
    let spec = world.table().drafts.get(usize::from(event.draft))?;
    let now = world.now().drafts.get(usize::from(event.draft))?;
    let title = quoted(lens.text(spec.title));
    let name = |nation| lens.nation(nation);
    Some(match event.what {
        Drafted::Tabled { by } => format!("{} tabled {title}.", name(by)),
        Drafted::CoSponsored { by } => format!("{} joined the sponsors of {title}.", name(by)),
        Drafted::Marked { by, pick, stance: Stance::Object } => {
            return objected(lens, world, event.draft, by, &[pick]);
        }
        // What is welcome stands in the room's own table.
        Drafted::Marked { .. } => return None,
        Drafted::Amended { by, pick } => format!("{} wrote {pick} into {title}.", name(by)),
        Drafted::PackageOffered { package: Package { by, to, gives, takes } } => {
            format!("Over {title}, {} offered {} {gives} for {takes}.", name(by), name(to))
        }
        Drafted::PackageAnswered { package: Package { by, to, .. }, taken: false } => {
            format!("{} declined what {} had offered over {title}.", name(to), name(by))
        }
        Drafted::PackageAnswered { package: Package { by, to, gives, takes }, taken: true } => {
            format!("{} and {} settled {gives} and {takes} of {title} at one stroke.", name(by), name(to))
        }
        Drafted::PackageLapsed => format!("Nobody answered the package over {title}."),
        Drafted::Reserved { by, clause } => {
            format!("{} reserved its position on clause {} of {title}.", name(by), u16::from(clause) + 1)
        }
        Drafted::ReservationLifted { by, clause } => {
            format!("{} lifted its reservation on clause {} of {title}.", name(by), u16::from(clause) + 1)
        }
        Drafted::PutUnderSilence { by } => {
            let until = now.silent_until(spec.silence);
            format!("{} put {title} under silence until the end of Orders in round {until}.", name(by))
        }
        Drafted::SilenceBroken { by, ends: true } => {
            format!("{} broke the silence, and {title} is back on the table.", name(by))
        }
        Drafted::SilenceBroken { by, ends: false } => {
            format!("{} broke the silence over {title}, which goes on without it.", name(by))
        }
        Drafted::Adopted { by, endorsed } => adopted(lens, world, &title, by, endorsed),
        Drafted::Signed { by } => format!("{} signed {title}.", name(by)),
        Drafted::Bound { parties } if spec.treaty => format!("{title} binds {} from now on.", lens.nations(parties)),
        // Who adopts a declaration declares it.
        Drafted::Bound { .. } => return None,
    })
}

fn adopted(lens: Lens<'_>, world: &World, title: &str, by: NationSet, endorsed: Option<bool>) -> String {
    let who = if by == world.table().everyone() {
        "by everybody".to_owned()
    } else if by.len() > 3 {
        format!("by {} nations", number(by.len()))
    } else {
        format!("by {}", lens.nations(by))
    };
    let panel = match endorsed {
        Some(true) => " The stakeholder panel endorsed it.",
        Some(false) => " The stakeholder panel would not endorse it.",
        None => "",
    };
    format!("{title} was adopted {who}; no member spoke up in time.{panel}")
}

/// What one nation objected to in a text.
pub(super) fn objected(lens: Lens<'_>, world: &World, draft: u8, by: NationId, picks: &[Pick]) -> Option<String> {
    let spec = world.table().drafts.get(usize::from(draft))?;
    let what = and(picks.iter().map(ToString::to_string));
    Some(format!("{} objected to {what} of {}.", lens.nation(by), quoted(lens.text(spec.title))))
}
