//! §13 Press and public: what of it lasts beyond a step.

use super::state::state;
use crate::terms::NationSet;

state! {
    /// What press and public leave behind.
    #[derive(Clone, Copy, PartialEq, Eq, Default)]
    pub struct PressNow {
        /// Nations that shut networks down and are calm for this round.
        pub calmed: NationSet => public,
    }
}
