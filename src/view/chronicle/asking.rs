//! Cards that were asked for, in words (4.6).

use crate::event::CardEvent;
use crate::order::Wanted;
use crate::view::prose::Lens;
use crate::world::World;

/// What was asked of whom, and what came of it; who may not see it is not asked.
pub(super) fn asking(lens: Lens<'_>, world: &World, event: CardEvent) -> Option<String> {
    let ask = |id: crate::terms::AskId| world.now().asks.get(id.index());
    match event {
        CardEvent::Asked { by, of, incident, wanted, .. } => {
            let what = match wanted {
                Wanted::Who => "what it holds on who did it".to_owned(),
                Wanted::Link => "what it holds on the link to a state".to_owned(),
                Wanted::Territory => "what it holds on the territory".to_owned(),
                Wanted::Card(card) => lens.card(card),
            };
            Some(format!("{} asked {} for {what} ({}).", lens.nation(by), lens.nation(of), lens.incident(incident)))
        }
        CardEvent::Answered { id, gives } => {
            let ask = ask(id)?;
            let (of, by) = (lens.nation(ask.of), lens.nation(ask.by));
            Some(match gives {
                Some(card) => format!("{of} gave {by} what it had asked for: {}.", lens.card(card)),
                None => format!("{of} did not give {by} what it had asked for."),
            })
        }
        CardEvent::Lapsed { id } => {
            let ask = ask(id)?;
            Some(format!(
                "{} left {} without an answer to what it had asked for.",
                lens.nation(ask.of),
                lens.nation(ask.by)
            ))
        }
        CardEvent::Labelled { nation, card, tlp } => {
            Some(format!("{} holds {} under TLP:{}.", lens.nation(nation), lens.card(card), tlp.word()))
        }
    }
}
