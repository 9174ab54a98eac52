//! Home clearance in words (2.6).

use crate::event::HomeEvent;
use crate::terms::NationSet;
use crate::view::prose::{Lens, stopped};
use crate::world::World;

/// Who kept liaison for a round.
pub(super) fn liaised(lens: Lens<'_>, nations: NationSet) -> String {
    let whose = if nations.len() == 1 { "its" } else { "their" };
    format!("{} kept in touch with {whose} other ministries.", lens.nations(nations))
}

/// One event at home; who may not see it is not asked.
pub(super) fn home(lens: Lens<'_>, world: &World, event: &HomeEvent) -> Option<String> {
    match *event {
        HomeEvent::Liaised { nation } => Some(liaised(lens, NationSet::one(nation))),
        HomeEvent::Acted { nation, script } => {
            let script = world.table().nation(nation)?.home.get(usize::from(script))?;
            let (who, what) = (lens.text(script.ministry), lens.text(script.text));
            Some(stopped(&format!("In {} {who} did not wait for the ministry: {what}", lens.nation(nation))))
        }
    }
}
