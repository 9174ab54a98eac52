//! The seat's word: pledges kept and broken (9.1).

use super::Desk;
use crate::event::Fate;

impl Desk<'_> {
    /// What became of what the seat pledged, if anything was judged.
    pub(super) fn word(&self) -> Option<String> {
        let first = |fate| self.judgements().pledges(self.seat, fate).next();
        let (kept, broken) = (first(Fate::Kept).is_some(), first(Fate::Broken));
        let threat = broken.is_some_and(|pledge| pledge.pledge.provided.is_some() && pledge.pledge.course.will);
        let said = match (kept, broken.is_some()) {
            (true, false) => {
                "Your word was kept whenever it fell due, and somebody will remember that when you next give it."
            }
            (true, true) => {
                "Some of what you pledged you did and some you did not; it is the second kind that is quoted."
            }
            (false, true) if threat => {
                "You threatened and did not act: the next threat will cost more, and be believed less."
            }
            (false, true) => {
                "You gave your word and did not keep it; the ledger has the date, and so has everybody else."
            }
            (false, false) => return None,
        };
        Some(said.to_owned())
    }
}
