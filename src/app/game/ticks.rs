//! What time has passed for a play: whole seconds, and only those in which the program was awake.

use std::time::{Duration, Instant};

/// The longest time between two looks at the clock that is still time at the table. A frame comes every
/// second; where none came for so long, the machine slept or the program was stopped, and nobody played.
const AWAKE: Duration = Duration::from_secs(10);

/// Until when a play has been told what time has passed.
#[derive(Debug, Default)]
pub(super) struct Ticks {
    /// The last whole second that was told, if the clock runs.
    told: Option<Instant>,
    /// When the clock was last looked at.
    looked: Option<Instant>,
}

impl Ticks {
    /// Looks at the clock. Answers how many whole seconds have passed since they were last told; the
    /// first look tells nothing yet, which is answered as no seconds.
    pub(super) fn look(&mut self, now: Instant) -> Option<u16> {
        let looked = self.looked.replace(now);
        let (Some(told), Some(looked)) = (self.told, looked) else {
            self.told = Some(now);
            return Some(0);
        };
        if now.duration_since(looked) > AWAKE {
            // The clock goes on from where it stood when it was last looked at.
            self.told = now.checked_sub(looked.duration_since(told)).or(Some(now));
            return Some(0);
        }
        let seconds = now.duration_since(told).as_secs();
        if seconds == 0 {
            return None;
        }
        self.told = Some(told + Duration::from_secs(seconds));
        Some(u16::try_from(seconds).unwrap_or(u16::MAX))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Looks at the clock so many milliseconds after a beginning, one after the other.
    fn told(looks: &[u64]) -> Vec<Option<u16>> {
        let (mut ticks, began) = (Ticks::default(), Instant::now());
        looks.iter().map(|&at| ticks.look(began + Duration::from_millis(at))).collect()
    }

    #[test]
    fn whole_seconds_are_told_and_the_rest_is_kept() {
        assert_eq!(told(&[0, 500, 1010, 1990, 2020, 5900]), [Some(0), None, Some(1), None, Some(1), Some(3)]);
    }

    #[test]
    fn a_clock_that_stood_still_goes_on_from_where_it_was() {
        // Half a second had passed when the machine went to sleep for an hour.
        assert_eq!(
            told(&[0, 1000, 1500, 3_601_500, 3_601_900, 3_602_000]),
            [Some(0), Some(1), None, Some(0), None, Some(1)]
        );
        assert_eq!(told(&[0, 10_000]), [Some(0), Some(10)], "a slow frame is time at the table");
        assert_eq!(told(&[0, 10_001]), [Some(0), Some(0)]);
    }
}
