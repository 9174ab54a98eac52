//! What is true: the world, the lens of one seat, and the only code that changes it.
//!
//! A [`World`] is a shared, unchanging [`Table`], a flat [`Position`] and the
//! closed rounds as shared pages, so that a clone is cheap. Rules read it
//! whole; a seat sees it through a [`Sight`]. It implements neither `Debug` nor
//! `Serialize`, so that nothing can print a secret by accident.

mod apply;
mod asked;
mod covert;
mod digest;
mod done;
mod drafts;
mod gates;
mod heard;
mod home;
mod imagined;
mod known;
mod law;
mod matrix;
mod page;
mod per_nation;
mod pledges;
mod position;
mod press;
mod programme;
mod secrecy;
mod setup;
mod sight;
mod state;
mod table;

pub use apply::Misfit;
pub use asked::{AskNow, CoordinationNow, ProposalNow, RequestNow};
pub use covert::CovertNow;
pub use digest::{Digest, VERSION as DIGEST_VERSION};
pub use done::Done;
pub use drafts::{DraftNow, Marks};
pub use gates::{Asks, Gates, Listed, Pooled};
pub use home::{HomeNow, MOST_HOME_SCRIPTS};
pub use imagined::{Find, Guess, from_sight};
pub use known::{Arrived, Brief, Goal, Held, Known};
pub use law::{CounterNow, LawNow, NoticeNow};
pub use matrix::{MatrixNow, SpeechNow};
pub use page::{Move, Page};
pub use per_nation::{Pairs, PerNation};
pub use pledges::{MeasuresNow, PledgeNow};
pub use position::{
    CardNow, ClaimNow, Deed, Finding, IncidentNow, IncidentState, InjectNow, JudgementNow, Learnt, Load, MessageNow,
    NationNow, NormNow, Position, Regard,
};
pub use press::PressNow;
pub use programme::{ProgrammeNow, ProgrammeState, first_terms, is_bound};
pub use secrecy::scramble;
pub use setup::set_up;
pub use sight::Sight;
pub use table::{Keys, NationSpec, Table};

use std::sync::{Arc, OnceLock};

/// A closed round. Its digest is worked out when somebody first asks for it; worlds that share the
/// round share that too.
struct Closed {
    page: Page,
    digest: OnceLock<Digest>,
}

impl From<Page> for Closed {
    fn from(page: Page) -> Self {
        Self { page, digest: OnceLock::new() }
    }
}

/// What is true in one play at one moment.
#[derive(Clone)]
pub struct World {
    table: Arc<Table>,
    now: Position,
    past: Vec<Arc<Closed>>,
    /// How many of this round's moves have been clamped to their ranges.
    settled: usize,
}

impl World {
    /// What does not change in a play.
    #[must_use]
    pub fn table(&self) -> &Table {
        &self.table
    }

    /// What does not change, to be kept beside a world that does.
    #[must_use]
    pub fn shared_table(&self) -> Arc<Table> {
        Arc::clone(&self.table)
    }

    /// What changes.
    #[must_use]
    pub const fn now(&self) -> &Position {
        &self.now
    }

    /// The lens of one seat.
    #[must_use]
    pub const fn sight(&self, seat: crate::terms::NationId) -> Sight<'_> {
        Sight::new(self, seat)
    }

    /// Every message of the play with its number, first to last.
    pub fn messages(&self) -> impl Iterator<Item = (crate::terms::MessageId, &MessageNow)> {
        let past = self.past.iter().flat_map(|closed| closed.page.messages.iter());
        past.chain(&self.now.messages).enumerate().map(|(index, message)| (crate::terms::MessageId::at(index), message))
    }

    /// Every move of a number in the play, first to last.
    pub fn moves(&self) -> impl Iterator<Item = (u8, &Move)> {
        let pages = self.past.iter().map(|closed| &closed.page);
        let past = pages.flat_map(|page| page.moves.iter().map(|one| (page.round, one)));
        past.chain(self.now.moves.iter().map(|one| (self.now.round, one)))
    }
}
