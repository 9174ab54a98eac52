//! Free-form acts (§14) and what is said from outside the seats (18.1).

use super::{Misfit, fit};
use crate::event::MatrixEvent;
use crate::order::Speech;
use crate::world::{MatrixNow, PerNation, SpeechNow, World};

impl World {
    pub(super) fn matrix_event(&mut self, event: &MatrixEvent) -> Result<(), Misfit> {
        match event {
            MatrixEvent::Tried { by, act } => {
                fit(self.table.nation(*by), "nation")?;
                self.now.matrix.push(MatrixNow {
                    round: self.now.round,
                    by: *by,
                    act: act.as_ref().clone(),
                    to_vote: false,
                    votes: PerNation::default(),
                    decided: None,
                    aims: Vec::new(),
                });
            }
            MatrixEvent::PutToVote { act } => self.free_act(*act)?.to_vote = true,
            MatrixEvent::Voted { act, by, odds } => {
                *fit(self.free_act(*act)?.votes.get_mut(*by), "nation")? = Some(*odds);
            }
            MatrixEvent::Decided { act, odds, aims, by_vote: _, came_off } => {
                let now = self.free_act(*act)?;
                now.decided = Some((*odds, *came_off));
                now.aims.clone_from(aims);
            }
        }
        Ok(())
    }

    pub(super) fn hear(&mut self, speech: &Speech) {
        let round = self.now.round;
        self.now.speeches.push(SpeechNow { round, speech: speech.clone() });
    }

    fn free_act(&mut self, act: u8) -> Result<&mut MatrixNow, Misfit> {
        fit(self.now.matrix.get_mut(usize::from(act)), "free-form act")
    }
}
