//! Scenario files that are saved while they are on the screen are read again by themselves.

use super::Game;
use crate::app::rest::Wake;
use crate::store::{self, Stamps};
use std::time::{Duration, Instant};

/// How often the files are looked at.
const EVERY: Duration = Duration::from_secs(1);

/// When the files were last looked at, and what they were like.
#[derive(Default)]
pub(super) struct Watch {
    seen: Option<Stamps>,
    due: Option<Instant>,
}

impl Watch {
    /// Forgets what the files were like: what is read now is fresh.
    pub(super) fn begin(&mut self) {
        self.seen = None;
    }

    /// Whether it is time to look.
    fn is_due(&mut self, wake: &Wake<'_>) -> bool {
        let now = Instant::now();
        if self.due.is_some_and(|due| now < due) {
            return false;
        }
        // A little later than due, so that the frame it brings is not a moment too early.
        wake.after(EVERY + Duration::from_millis(20));
        self.due = Some(now + EVERY);
        true
    }
}

impl Game {
    /// Looks whether a scenario file was saved, about once a second.
    pub(super) fn look_again(&mut self, wake: &Wake<'_>) {
        if !self.watch.is_due(wake) {
            return;
        }
        let now = store::stamps(self.findings.file.as_deref());
        let before = self.watch.seen.replace(now.clone());
        if before.is_some_and(|before| before != now) {
            self.list();
            self.find_again();
        }
    }
}
