//! 18.1 What whoever runs the table does to the world. Clocks and hands are the session's
//! business, taking back is the record's.

use super::round::Round;
use crate::dice::Dice;
use crate::event::Event;
use crate::order::{FacilitatorAct, FacilitatorRefusal, MatrixRefusal, Refusal};
use crate::terms::{IncidentId, NationId, Phase, Step};
use crate::world::World;

/// Whether a facilitator may do something now.
///
/// # Errors
/// Says what is missing.
pub fn may_facilitate(world: &World, act: &FacilitatorAct) -> Result<(), Refusal> {
    let (table, now) = (world.table(), world.now());
    let no = |why| Err(Refusal::Facilitator(why));
    let seated = |nation: &NationId| table.nation(*nation).is_some();
    match act {
        FacilitatorAct::Note { text } if text.trim().is_empty() => no(FacilitatorRefusal::Wordless),
        FacilitatorAct::Observe { observation, nation } => {
            let ticked = now.observed.get(observation.index()).filter(|_| seated(nation));
            let ticked = ticked.ok_or(Refusal::NoSuchThing)?;
            if ticked.has(*nation) { no(FacilitatorRefusal::Ticked) } else { Ok(()) }
        }
        FacilitatorAct::Note { .. } | FacilitatorAct::TakeBack { .. } => Ok(()),
        _ if now.ended.is_some() => Err(Refusal::PlayOver),
        FacilitatorAct::Hand { seat, .. } if !seated(seat) => Err(Refusal::NoSuchThing),
        FacilitatorAct::Pause
        | FacilitatorAct::Resume
        | FacilitatorAct::SetClock { .. }
        | FacilitatorAct::Hand { .. } => Ok(()),
        FacilitatorAct::Send { inject } => {
            let here = table.inject(*inject).filter(|spec| !spec.only_in.is_nowhere());
            let (spec, now) = here.zip(now.injects.get(inject.index())).ok_or(Refusal::NoSuchThing)?;
            let in_time = world.now().round > 0 && matches!(world.now().phase, Phase::Briefing | Phase::Talks);
            if now.arrived > 0 {
                no(FacilitatorRefusal::Arrived)
            } else if world.now().round == 0 {
                Err(Refusal::WrongPhase)
            } else if !spec.choices.is_empty() && !in_time {
                no(FacilitatorRefusal::AsksForChoice)
            } else {
                Ok(())
            }
        }
        FacilitatorAct::PutToVote { act } => may_rule(world, *act),
        FacilitatorAct::Rule { act, aims, .. } => {
            let nations = aims.iter().filter_map(|aim| aim.nation()).all(|nation| seated(&nation));
            let there = |incident: IncidentId| table.incident(incident).is_some();
            if !nations || !aims.iter().filter_map(|aim| aim.incident()).all(there) {
                return Err(Refusal::NoSuchThing);
            }
            may_rule(world, *act)
        }
        FacilitatorAct::Speak(speech) => {
            let unsaid = speech.text.trim().is_empty() || speech.speaker.trim().is_empty() || speech.to.is_empty();
            if unsaid {
                no(FacilitatorRefusal::Wordless)
            } else if speech.to.iter().all(|nation| seated(&nation)) {
                Ok(())
            } else {
                Err(Refusal::NoSuchThing)
            }
        }
    }
}

fn may_rule(world: &World, act: u8) -> Result<(), Refusal> {
    let now = world.now().matrix.get(usize::from(act)).ok_or(Refusal::NoSuchThing)?;
    if now.decided.is_some() { Err(Refusal::Matrix(MatrixRefusal::Decided)) } else { Ok(()) }
}

/// Does it; what does not concern the world comes to nothing here.
///
/// # Errors
/// If it may not be done, with what is missing; nothing has changed then.
pub fn facilitate(world: &mut World, dice: Dice, act: &FacilitatorAct, events: &mut Vec<Event>) -> Result<(), Refusal> {
    may_facilitate(world, act)?;
    let mut round = Round::new(world, dice, events);
    match act {
        FacilitatorAct::Send { inject } => round.step(Step::Injects, |round| round.send_inject(*inject)),
        FacilitatorAct::PutToVote { act } => round.step(Step::Talks, |round| round.put_to_vote(*act)),
        FacilitatorAct::Rule { act, odds, aims } => {
            round.step(Step::Talks, |round| round.decide(*act, *odds, aims.clone(), false));
        }
        FacilitatorAct::Speak(speech) => round.emit(Event::Spoken(Box::new(speech.clone()))),
        FacilitatorAct::Observe { observation, nation } => {
            round.emit(Event::Observed { observation: *observation, nation: *nation });
        }
        FacilitatorAct::Pause
        | FacilitatorAct::Resume
        | FacilitatorAct::SetClock { .. }
        | FacilitatorAct::TakeBack { .. }
        | FacilitatorAct::Hand { .. }
        | FacilitatorAct::Note { .. } => {}
    }
    Ok(())
}
