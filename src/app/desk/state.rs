//! What the window's desk remembers between passes: the desk itself, and what only a window has.
//! Nothing here is the play's; losing it loses only drafts.

use crate::desk::{Room, State};
use crate::terms::Phase;
use std::ops::{Deref, DerefMut};

/// Where one goes from the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leave {
    /// To the settings.
    Settings,
    /// To the facilitator's console.
    Console,
    /// Up from the seat; a policy plays on (§20).
    Seat,
}

/// What has become of the wish to have the brief on paper.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Printing {
    /// Nobody has asked.
    #[default]
    Unasked,
    /// It was asked for just now.
    Asked,
    /// What was done, or why it was not, in words.
    Said {
        /// The words.
        words: String,
        /// Whether something went wrong.
        trouble: bool,
    },
}

/// What the window's desk remembers. It is a desk, of which the window remembers a little more.
#[derive(Default)]
pub struct DeskState {
    /// The desk.
    pub desk: State,
    /// Whether the inbox lies by channel and not by round.
    pub by_channel: bool,
    /// Round and phase that Enter is to end although something is still open.
    pub sure: Option<(u8, Phase)>,
    /// What is looked for among the actions.
    pub search: String,
    /// What the end of the sitting is called, where it is not the end of the phase.
    pub way_on: Option<&'static str>,
    /// Seconds left of the phase if it is timed, and whether the clock stands still.
    pub clock: Option<(u16, bool)>,
    /// Where the person wants to go for a while.
    pub leave: Option<Leave>,
    /// Whether the brief is wanted on paper.
    pub printing: Printing,
    /// The chart's picture.
    pub chart: crate::app::map::ChartView,
}

impl DeskState {
    /// A desk that is opened in a room.
    #[must_use]
    pub fn opened(room: Room) -> Self {
        Self { desk: State::opened(room), ..Self::default() }
    }
}

impl Deref for DeskState {
    type Target = State;

    fn deref(&self) -> &State {
        &self.desk
    }
}

impl DerefMut for DeskState {
    fn deref_mut(&mut self) -> &mut State {
        &mut self.desk
    }
}
