//! Press and public in words (§13).

use crate::event::PressEvent;
use crate::view::prose::Lens;

/// One event of public opinion.
pub(super) fn press(lens: Lens<'_>, event: &PressEvent) -> String {
    match *event {
        PressEvent::NetworksCalmed { nation } => {
            format!("With its networks shut down, {} was calm for the time being.", lens.nation(nation))
        }
        PressEvent::NetworksBack { nation } => {
            format!("The networks of {} came back, and so did what they had carried.", lens.nation(nation))
        }
        PressEvent::Upheaval { nation, incident } => {
            format!(
                "The networks of {} were in uproar over {}, and its government said nothing.",
                lens.nation(nation),
                lens.incident(incident)
            )
        }
        PressEvent::InfluenceExposed { by, target } => {
            let (by, target) = (lens.nation(by), lens.nation(target));
            format!("It came to light that {by} had worked on opinion in {target}.")
        }
    }
}
