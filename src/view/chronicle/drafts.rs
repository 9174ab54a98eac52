//! Norms that spread and negotiated texts, in words.

use crate::event::{DraftEvent, Drafted, NormEvent};
use crate::order::{Package, Pick};
use crate::terms::{NationSet, NormId, NormStage, Stance};
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
        NormEvent::Joined { norm, nation } => took_up(lens, norm, NationSet::one(nation)),
    })
}

/// Who took a norm upon itself.
pub(super) fn took_up(lens: Lens<'_>, norm: NormId, nations: NationSet) -> String {
    let whom = if nations.len() == 1 { "itself" } else { "themselves" };
    format!("{} took the norm {} upon {whom}.", lens.nations(nations), lens.norm(norm))
}

/// What became of a negotiated text.
pub(super) fn draft(lens: Lens<'_>, world: &World, event: DraftEvent) -> Option<String> {
    let spec = world.table().drafts.get(usize::from(event.draft))?;
    let title = quoted(lens.text(spec.title));
    let name = |nation| lens.nation(nation);
    Some(match event.what {
        Drafted::Tabled { .. }
        | Drafted::CoSponsored { .. }
        | Drafted::Marked { .. }
        | Drafted::Amended { .. }
        | Drafted::Reserved { .. }
        | Drafted::ReservationLifted { .. }
        | Drafted::PutUnderSilence { .. }
        | Drafted::Signed { .. } => return Room::opened_by(world, event)?.told(lens, world),
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
        Drafted::SilenceBroken { by, ends: true } => {
            format!("{} broke the silence, and {title} is back on the table.", name(by))
        }
        Drafted::SilenceBroken { by, ends: false } => {
            format!("{} broke the silence over {title}, which goes on without it.", name(by))
        }
        Drafted::Adopted { by, endorsed } => adopted(lens, world, &title, by, endorsed),
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

/// What was said over one text, in the sequence in which it was said.
pub(super) struct Room {
    draft: u8,
    said: Vec<(NationSet, Vec<Move>)>,
}

/// One thing that was said over a text.
#[derive(Clone, PartialEq, Eq)]
enum Move {
    Tabled,
    CoSponsored,
    Objected(Vec<Pick>),
    Wrote(Vec<Pick>),
    Reserved(u8),
    Lifted(u8),
    /// Until the end of Orders in a round.
    PutUnderSilence(u8),
    Signed,
}

impl Room {
    /// What an event begins, if it is something that one nation says by itself.
    pub(super) fn opened_by(world: &World, DraftEvent { draft, what }: DraftEvent) -> Option<Self> {
        let (by, moved) = match what {
            Drafted::Tabled { by } => (by, Move::Tabled),
            Drafted::CoSponsored { by } => (by, Move::CoSponsored),
            Drafted::Marked { by, pick, stance: Stance::Object } => (by, Move::Objected(vec![pick])),
            Drafted::Amended { by, pick } => (by, Move::Wrote(vec![pick])),
            Drafted::Reserved { by, clause } => (by, Move::Reserved(clause)),
            Drafted::ReservationLifted { by, clause } => (by, Move::Lifted(clause)),
            Drafted::PutUnderSilence { by } => {
                let spec = world.table().drafts.get(usize::from(draft))?;
                let now = world.now().drafts.get(usize::from(draft))?;
                (by, Move::PutUnderSilence(now.silent_until(spec.silence_days, &world.table().calendar)))
            }
            Drafted::Signed { by } => (by, Move::Signed),
            // What is welcome stands in the room's own table; the rest has sentences of its own.
            Drafted::Marked { .. }
            | Drafted::PackageOffered { .. }
            | Drafted::PackageAnswered { .. }
            | Drafted::PackageLapsed
            | Drafted::SilenceBroken { .. }
            | Drafted::Adopted { .. }
            | Drafted::Bound { .. } => return None,
        };
        Some(Self { draft, said: vec![(NationSet::one(by), vec![moved])] })
    }

    /// Takes in what was said next over the same text; else gives it back.
    pub(super) fn join(&mut self, other: Self) -> Option<Self> {
        if self.draft != other.draft {
            return Some(other);
        }
        for (by, moves) in other.said {
            match self.said.last_mut() {
                Some((known, said)) if *known == by => moves.into_iter().for_each(|moved| add(said, moved)),
                // Several join the sponsors, or sign, in one breath.
                Some((known, said)) if *said == moves => *known = known.union(by),
                _ => self.said.push((by, moves)),
            }
        }
        None
    }

    /// The sentence: the text is named once.
    pub(super) fn told(self, lens: Lens<'_>, world: &World) -> Option<String> {
        let title = quoted(lens.text(world.table().drafts.get(usize::from(self.draft))?.title));
        let mut named = Some(title.as_str());
        let mut parts = Vec::new();
        for (by, moves) in &self.said {
            let moves: Vec<String> = moves.iter().map(|moved| moved.of(named.take())).collect();
            parts.push(format!("{} {}", lens.those(*by), and(moves)));
        }
        Some(format!("{}.", parts.join("; ")))
    }
}

/// Adds to what one nation said.
fn add(said: &mut Vec<Move>, moved: Move) {
    match (said.last_mut(), moved) {
        (Some(Move::Objected(picks)), Move::Objected(more)) | (Some(Move::Wrote(picks)), Move::Wrote(more)) => {
            picks.extend(more);
        }
        (_, moved) => said.push(moved),
    }
}

impl Move {
    /// In words, of a text that is named here, or has been.
    fn of(&self, title: Option<&str>) -> String {
        let it = title.unwrap_or("it");
        let of_it = title.map_or_else(String::new, |title| format!(" of {title}"));
        let picks = |picks: &[Pick]| and(picks.iter().map(ToString::to_string));
        let clause = |clause: u8| u16::from(clause) + 1;
        match self {
            Self::Tabled => format!("tabled {it}"),
            Self::CoSponsored => match title {
                Some(title) => format!("joined the sponsors of {title}"),
                None => "joined its sponsors".to_owned(),
            },
            Self::Objected(to) => format!("objected to {}{of_it}", picks(to)),
            Self::Wrote(what) => format!("wrote {} into {it}", picks(what)),
            Self::Reserved(on) => format!("reserved its position on clause {}{of_it}", clause(*on)),
            Self::Lifted(on) => format!("lifted its reservation on clause {}{of_it}", clause(*on)),
            Self::PutUnderSilence(until) => {
                format!("put {it} under silence until the end of Orders in round {until}")
            }
            Self::Signed => format!("signed {it}"),
        }
    }
}
