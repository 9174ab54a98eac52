//! §2.6 Home clearance: who keeps liaison, and what other ministries have done.

use super::state::state;
use super::{Known, PerNation, Sight};
use crate::script::HomeScript;
use crate::terms::{NationId, NationSet};

/// The most home scripts that a nation can have.
pub const MOST_HOME_SCRIPTS: usize = 16;

state! {
    /// Where home clearance stands.
    #[derive(Clone, Copy, PartialEq, Eq, Default)]
    pub struct HomeNow {
        /// Who keeps liaison this round; its own business.
        pub liaised: NationSet => own,
        /// The home scripts of each nation that have run, by place, as bits.
        pub acted: PerNation<u16> => public,
    }
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
    pub fn home_acts(self) -> impl Iterator<Item = (NationId, Known<'w, HomeScript>)> {
        let places = |nation| (0..MOST_HOME_SCRIPTS).map(move |place| (nation, place));
        let all = self.everyone().iter().flat_map(places);
        all.filter_map(move |(nation, place)| self.home_act(nation, place).map(|script| (nation, script)))
    }

    /// What another ministry of any nation has done, by its place in the nation's list.
    #[must_use]
    pub fn home_act(self, nation: NationId, place: usize) -> Option<Known<'w, HomeScript>> {
        let script = self.world().table().nation(nation)?.home.get(place)?;
        self.world().now().home.has_acted(nation, place).then(|| Known::of(script))
    }
}
