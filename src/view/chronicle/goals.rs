//! Goals in words: objectives, red lines, observations, choices, endings, orders that lapsed.

use crate::event::{Event, Lapse};
use crate::terms::{ActionId, NationId, NationSet, ObservationId};
use crate::view::prose::{Lens, quoted, small, stopped, unstopped};
use crate::world::World;

/// One event about what nations were told to do, or what came of the play.
pub(super) fn goal(lens: Lens<'_>, world: &World, event: &Event) -> Option<String> {
    let table = world.table();
    match *event {
        Event::ObjectiveJudged { objective, met } => {
            let objective = table.objective(objective)?;
            let (who, what) = (lens.nation(objective.nation), quoted(unstopped(lens.text(objective.text))));
            Some(if met {
                format!("{who} met an objective: {what}.")
            } else {
                format!("{who} no longer met an objective: {what}.")
            })
        }
        Event::RedLineCrossed { nation, line } => {
            let line = table.nation(nation)?.red_lines.get(usize::from(line))?;
            Some(format!(
                "{} crossed a red line of its own cabinet: {}",
                lens.nation(nation),
                stopped(&quoted(unstopped(lens.text(line.text))))
            ))
        }
        Event::Observed { observation, nation } => observed(lens, world, &[(observation, NationSet::one(nation))]),
        Event::ChoiceMade { inject, by, choice } => {
            let inject = table.inject(inject)?;
            let choice = inject.choices.get(usize::from(choice).checked_sub(1)?)?;
            let (headline, label) = (quoted(lens.text(inject.headline)), unstopped(lens.text(choice.label)));
            Some(format!("On {headline} {} decided: {}.", lens.nation(by), quoted(label)))
        }
        Event::PlayEnded { ending } => {
            let ending = table.ending(ending)?;
            Some(format!("{}. {}", lens.text(ending.title), stopped(lens.text(ending.text))))
        }
        _ => None,
    }
}

/// What an evaluator would tick in one step, and of whom.
pub(super) fn observed(lens: Lens<'_>, world: &World, ticked: &[(ObservationId, NationSet)]) -> Option<String> {
    let told = ticked.iter().filter_map(|(id, nations)| {
        let text = lens.text(world.table().observation(*id)?.text);
        // What is noted is worded of one nation.
        let each = if nations.len() == 1 || lens.are_all(*nations) { "" } else { " each" };
        Some(format!("{}{each} {}", lens.those(*nations), small(unstopped(text))))
    });
    let told: Vec<String> = told.collect();
    (!told.is_empty()).then(|| stopped(&format!("The evaluator noted that {}", told.join("; "))))
}

/// An order that came to nothing.
pub(super) fn lapsed(lens: Lens<'_>, by: NationId, action: ActionId, reason: Lapse) -> String {
    let why = match reason {
        Lapse::ToLight => "it had come to light before",
        Lapse::MeansGone => "the means for it were gone",
        Lapse::LineClosed => "the line it needed had been closed",
        Lapse::IncidentOver => "the incident was over",
        Lapse::NotCleared => "a partner could not clear the text",
        Lapse::NobodySigned => "nobody was left to sign with",
        Lapse::OneText => "another text on the incident had been signed",
        Lapse::Frozen => "the other side had frozen it",
        Lapse::TooMany => "no more of these can be kept in one play",
    };
    format!("{}’s order came to nothing ({}): {why}.", lens.nation(by), small(lens.action_title(action)))
}
