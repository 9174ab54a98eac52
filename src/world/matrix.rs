//! Free-form acts (§14) and what was said from outside the seats (18.1).

use super::secrecy::part;
use super::state::state;
use super::{Known, PerNation, Sight};
use crate::order::{Aim, FreeAct, Odds, Speech};
use crate::terms::{NationId, NationSet};

state! {
    /// A free-form act. All of it is public: it is argued before the whole table.
    #[derive(Clone, PartialEq, Eq)]
    pub struct MatrixNow {
        /// The round in which it was tried.
        pub round: u8 => public,
        /// By whom.
        pub by: NationId => public,
        /// What.
        pub act: FreeAct => public,
        /// Whether it was put to the vote.
        pub to_vote: bool => public,
        /// What each nation voted.
        pub votes: PerNation<Option<Odds>> => public,
        /// How likely it was found to be, and whether it came off, once it is decided.
        pub decided: Option<(Odds, bool)> => public,
        /// What it was to bring about, once it is decided.
        pub aims: Vec<Aim> => public,
    }
}

impl MatrixNow {
    /// The nations that it concerns: they have no vote.
    #[must_use]
    pub fn concerns(&self) -> NationSet {
        self.act.concerns(self.by)
    }
}

state! {
    /// Something said from outside the seats.
    #[derive(Clone, PartialEq, Eq)]
    pub struct SpeechNow {
        /// The round.
        pub round: u8 => public,
        /// What, and to whom.
        pub speech: Speech => partly(part::speech),
    }
}

impl<'w> Sight<'w> {
    /// Every free-form act with its number, first to last.
    pub fn free_acts(self) -> impl Iterator<Item = (u8, &'w MatrixNow)> {
        (0..).zip(&self.world().now().matrix)
    }

    /// What was said to this seat from outside the seats, first to last.
    pub fn speeches(self) -> impl Iterator<Item = Known<'w, SpeechNow>> {
        let speeches = self.world().now().speeches.iter().filter(move |now| now.speech.to.has(self.seat()));
        speeches.map(Known::of)
    }
}
