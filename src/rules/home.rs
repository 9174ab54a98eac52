//! 2.6 Home clearance: other ministries act first where nobody keeps liaison with them.

use super::admit::{module, staff};
use super::conditions::{Asker, Context};
use super::round::Round;
use crate::event::{Cause, Event, Gauge, HomeEvent};
use crate::order::{HomeRefusal, HomeTalk, Refusal};
use crate::terms::{Module, NationId, Rule};
use crate::world::Sight;

/// The rule that all of it goes by.
const RULE: Rule = Rule(2, 6);

/// What liaison costs for a round.
const STAFF: i16 = 1;

/// Whether a seat may say something at home.
pub(super) fn may_say(sight: Sight<'_>, talk: HomeTalk) -> Result<(), Refusal> {
    module(sight, Module::HomeClearance)?;
    match talk {
        HomeTalk::Liaise if sight.keeps_liaison() => Err(Refusal::Home(HomeRefusal::Liaised)),
        HomeTalk::Liaise => staff(sight, STAFF),
    }
}

impl Round<'_> {
    /// Says something at home.
    pub(super) fn say_at_home(&mut self, by: NationId, talk: HomeTalk) {
        match talk {
            HomeTalk::Liaise => {
                self.shift(Gauge::Staff(by), -STAFF, RULE, Cause::Talk(by));
                self.emit(Event::Home(HomeEvent::Liaised { nation: by }));
            }
        }
    }

    /// Before the round's orders: of each nation without liaison at most one home script runs,
    /// the first whose time has come.
    pub(super) fn home_acts_first(&mut self) {
        if !self.table().is_on(Module::HomeClearance, self.now().round) {
            return;
        }
        let table = self.shared_table();
        for nation in self.everyone().minus(self.now().home.liaised).iter() {
            let scripts = table.nation(nation).map_or(&[][..], |spec| &spec.home);
            let due = scripts.iter().enumerate().take(crate::world::MOST_HOME_SCRIPTS).find(|(place, script)| {
                let fresh = !self.now().home.has_acted(nation, *place);
                fresh && Asker::whole(self.world, Context::of(nation)).holds(&script.when)
            });
            let Some((place, script)) = due else { continue };
            let place = u8::try_from(place).unwrap_or(0);
            self.emit(Event::Home(HomeEvent::Acted { nation, script: place }));
            self.bring_about(&script.effects, Context::of(nation), RULE, Cause::Home(nation, place));
        }
    }
}
