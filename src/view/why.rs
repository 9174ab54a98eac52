//! Why a number stands where it stands.

use crate::event::Gauge;
use crate::world::Sight;

/// What moved a number, newest first, at most eight lines.
#[must_use]
pub fn why(sight: Sight<'_>, gauge: Gauge) -> Vec<String> {
    let mut lines: Vec<String> =
        sight.moves_of(gauge).map(|(round, one)| format!("round {round}: {:+} ({})", one.by, one.why.rule)).collect();
    lines.reverse();
    lines.truncate(8);
    lines
}
