//! Cards that were asked for, and the labels that they were given under (4.6, 4.7).

use super::{Misfit, fit};
use crate::event::CardEvent;
use crate::terms::{AskId, CardSet};
use crate::world::{AskNow, World};

impl World {
    pub(super) fn card_event(&mut self, event: CardEvent) -> Result<(), Misfit> {
        match event {
            CardEvent::Asked { by, of, incident, wanted, .. } => {
                let (round, closed, given) = (self.now.round, false, CardSet::NONE);
                self.now.asks.push(AskNow { round, by, of, incident, wanted, closed, given });
            }
            CardEvent::Answered { id, gives } => {
                let ask = self.ask_mut(id)?;
                ask.closed = true;
                ask.given = gives.into_iter().collect();
                let of = ask.of;
                self.replied(of)?;
            }
            CardEvent::Lapsed { id } => self.ask_mut(id)?.closed = true,
            CardEvent::Labelled { nation, card, tlp } => {
                let card = fit(self.now.cards.get_mut(card.index()), "card")?;
                *fit(card.under.get_mut(nation), "nation")? = Some(tlp);
            }
        }
        Ok(())
    }

    fn ask_mut(&mut self, id: AskId) -> Result<&mut AskNow, Misfit> {
        fit(self.now.asks.get_mut(id.index()), "request for a card")
    }
}
