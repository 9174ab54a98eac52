//! The clock of a table (1.5): it has no time of its own and is told what has passed.
use crate::order::Reading;

/// How long a free-form act waits for a ruling before the seats are asked, in seconds (§14).
pub(super) const RULING: u16 = 60;

/// How often its reading is noted in the record, in seconds: so much time at most is given back to
/// a table that is taken up again after a machine has failed.
const NOTED: u16 = 10;

/// What a phase has left, and for how long free-form acts have waited.
#[derive(Clone, Default)]
pub(super) struct Clock {
    /// Seconds left of the phase; nothing if it is not timed.
    left: Option<u16>,
    paused: bool,
    /// Free-form acts that wait for a ruling, and for how many seconds.
    waiting: Vec<(u8, u16)>,
    /// Seconds since its reading was noted.
    since_noted: u16,
}

impl Clock {
    /// Seconds left of the phase; nothing if it is not timed.
    pub(super) const fn left(&self) -> Option<u16> {
        self.left
    }

    /// Whether it stands still.
    pub(super) const fn is_paused(&self) -> bool {
        self.paused
    }

    /// Whether the time that passes changes anything.
    pub(super) const fn runs(&self) -> bool {
        !self.paused && (self.left.is_some() || !self.waiting.is_empty())
    }

    /// Stops it, or lets it run again.
    pub(super) const fn pause(&mut self, paused: bool) {
        self.paused = paused;
    }

    /// Sets what the phase has left.
    pub(super) const fn set(&mut self, seconds: u16) {
        self.left = Some(seconds);
    }

    /// Another phase begins, with as much time as somebody gives it.
    pub(super) fn begin(&mut self) {
        self.left = None;
        self.waiting.clear();
        self.since_noted = 0;
    }

    /// A free-form act waits for a ruling, if it does not already.
    pub(super) fn wait_for(&mut self, act: u8) {
        if self.waiting.iter().all(|(waiting, _)| *waiting != act) {
            self.waiting.push((act, 0));
        }
    }

    /// Its reading, if it has run long enough since it was last noted.
    pub(super) fn reading_due(&mut self) -> Option<Reading> {
        let due = self.runs() && self.since_noted >= NOTED;
        due.then(|| {
            self.since_noted = 0;
            Reading { left: self.left, waiting: self.waiting.clone() }
        })
    }

    /// Shows what was noted.
    pub(super) fn restore(&mut self, reading: &Reading) {
        self.left = reading.left;
        self.waiting.clone_from(&reading.waiting);
    }

    /// Time has passed: the acts that have waited long enough, and whether the phase is over.
    pub(super) fn tick(&mut self, seconds: u16) -> (Vec<u8>, bool) {
        if self.paused {
            return (Vec::new(), false);
        }
        self.since_noted = self.since_noted.saturating_add(seconds);
        for (_, waited) in &mut self.waiting {
            *waited = waited.saturating_add(seconds);
        }
        let over = self.waiting.extract_if(.., |(_, waited)| *waited >= RULING);
        let acts = over.map(|(act, _)| act).collect();
        self.left = self.left.map(|left| left.saturating_sub(seconds));
        (acts, self.left == Some(0))
    }
}
