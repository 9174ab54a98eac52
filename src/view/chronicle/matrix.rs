//! Free-form acts (§14) and what is said from outside the seats (18.1), in words.

use crate::event::MatrixEvent;
use crate::order::{Aim, FreeAct, Speech};
use crate::view::prose::{Lens, and, quoted, stopped};
use crate::world::World;

/// One event of a free-form act.
pub(super) fn matrix(lens: Lens<'_>, world: &World, event: &MatrixEvent) -> Option<String> {
    let of = |act: u8| world.now().matrix.get(usize::from(act));
    Some(match event {
        MatrixEvent::Tried { by, act } => tried(lens, lens.nation(*by), act),
        MatrixEvent::PutToVote { .. } => "The seats that it did not concern were asked how likely that was.".to_owned(),
        MatrixEvent::Voted { act, by, odds } => {
            format!("{} gave what {} tried {}.", lens.nation(*by), lens.nation(of(*act)?.by), chance(odds.word()))
        }
        MatrixEvent::Decided { act, odds, aims, by_vote, came_off } => {
            let who = if *by_vote { "By the votes" } else { "By the ruling" };
            let by = lens.nation(of(*act)?.by);
            let outcome = if *came_off && !aims.is_empty() {
                format!("It came off: {}", and(aims.iter().map(|aim| brought(lens, by, *aim))))
            } else if *came_off {
                "It came off".to_owned()
            } else {
                "It came to nothing".to_owned()
            };
            format!("{who} it was {}. {outcome}.", odds.word())
        }
    })
}

/// The odds as something given: `a remote chance`, `even odds`.
fn chance(word: &str) -> String {
    if word.starts_with("a ") { word.to_owned() } else { format!("a chance that is {word}") }
}

fn tried(lens: Lens<'_>, by: &str, act: &FreeAct) -> String {
    let mut said = stopped(&format!("{by} tried what no card offers: {}", act.act.trim()));
    said.push_str(&format!(" It was meant {}.", meant(lens, act.aim)));
    for (place, argument) in act.arguments.iter().enumerate() {
        let head = if place == 0 { " In its favour:" } else { " And:" };
        said.push_str(&stopped(&format!("{head} {}", argument.trim())));
    }
    said
}

/// What an act is meant to do: `to calm things with Corvo`.
pub(in crate::view) fn meant(lens: Lens<'_>, aim: Aim) -> String {
    match aim {
        Aim::Calm(nation) => format!("to calm things with {}", lens.nation(nation)),
        Aim::Win(nation) => format!("to win the trust of {}", lens.nation(nation)),
        Aim::Backing => "to win backing at home".to_owned(),
        Aim::Standing => "to win standing abroad".to_owned(),
        Aim::Funds => "to raise money".to_owned(),
        Aim::Contain(incident) => format!("to help contain {}", lens.incident(incident)),
        Aim::Weaken(incident) => format!("to blunt the next wave of {}", lens.incident(incident)),
        Aim::Hush(incident) => format!("to have less said of {}", lens.incident(incident)),
    }
}

fn brought(lens: Lens<'_>, by: &str, aim: Aim) -> String {
    match aim {
        Aim::Calm(nation) => format!("tension between {by} and {} eased", lens.nation(nation)),
        Aim::Win(nation) => format!("{} trusts {by} a little more", lens.nation(nation)),
        Aim::Backing => format!("{by} has more backing at home"),
        Aim::Standing => format!("{by} stands better abroad"),
        Aim::Funds => format!("money came in for {by}"),
        Aim::Contain(incident) => format!("{} is better contained", lens.incident(incident)),
        Aim::Weaken(incident) => format!("the next wave of {} will be weaker", lens.incident(incident)),
        Aim::Hush(incident) => format!("less is said of {}", lens.incident(incident)),
    }
}

/// What somebody outside the seats said.
pub(super) fn spoken(lens: Lens<'_>, world: &World, speech: &Speech) -> String {
    let whole = speech.to == world.table().everyone();
    let to = if whole { "everybody".to_owned() } else { lens.nations(speech.to) };
    format!("{} to {to}: {}", speech.speaker.trim(), quoted(speech.text.trim()))
}
