//! What decides the dice of a play: a number that nobody at the table can guess, another for each play.

use rand::TryRng;
use rand::rngs::SysRng;

/// Where the seed of a play comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Seed {
    /// The system's randomness, asked anew for each play.
    #[default]
    Fresh,
    /// Each play has this one, for whoever wants to see the same play twice.
    Fixed(u64),
}

/// The seed of every play of a script of steps, so that it comes out the same each time.
pub const SCRIPTED: Seed = Seed::Fixed(7);

impl From<u64> for Seed {
    fn from(seed: u64) -> Self {
        Self::Fixed(seed)
    }
}

impl Seed {
    /// The seed of the next play.
    ///
    /// # Errors
    /// If the system has no randomness to give; no seed that can be guessed takes its place.
    pub fn draw(self) -> Result<u64, String> {
        match self {
            Self::Fresh => SysRng
                .try_next_u64()
                .map_err(|why| format!("the system gives no random numbers, so there are no dice: {why}")),
            Self::Fixed(seed) => Ok(seed),
        }
    }
}
