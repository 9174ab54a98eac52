//! §2.6 Home clearance: who keeps liaison, and what other ministries have done.

use super::{PerNation, Sight};
use crate::script::HomeScript;
use crate::terms::{NationId, NationSet};

/// The most home scripts that a nation can have.
pub const MOST_HOME_SCRIPTS: usize = 16;

/// Where home clearance stands.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub struct HomeNow {
    /// Who keeps liaison this round; its own business.
    pub liaised: NationSet,
    /// The home scripts of each nation that have run, by place, as bits; public.
    pub acted: PerNation<u16>,
}

impl HomeNow {
    /// Whether a home script has run.
    #[must_use]
    pub fn has_acted(&self, nation: NationId, place: usize) -> bool {
        place < MOST_HOME_SCRIPTS && self.acted.get(nation) >> place & 1 == 1
    }
}

impl<'w> Sight<'w> {
    /// Whether this seat keeps liaison with its other ministries this round (2.6).
    #[must_use]
    pub fn keeps_liaison(self) -> bool {
        self.world().now().home.liaised.has(self.seat())
    }

    /// What other ministries of any nation have done, in the newspapers (2.6).
    pub fn home_acts(self) -> impl Iterator<Item = (NationId, &'w HomeScript)> {
        let (table, now) = (self.world().table(), self.world().now());
        table.seats().flat_map(move |nation| {
            let scripts = table.nation(nation).map_or(&[][..], |spec| &spec.home);
            let acted = scripts.iter().enumerate().filter(move |(place, _)| now.home.has_acted(nation, *place));
            acted.map(move |(_, script)| (nation, script))
        })
    }
}
