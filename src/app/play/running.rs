//! The table as whoever runs it has it (18.1), and as everybody sees it.

use super::Play;
use crate::app::screens::console::Desk;
use crate::app::screens::table::Shown;
use crate::order::{Act, By, FacilitatorAct};
use crate::session::{Command, Player, Stamped};
use crate::terms::NationId;

/// The window has one facilitator.
const FIRST: u8 = 1;

impl Play {
    /// What the whole table sees.
    #[must_use]
    pub fn table(&self) -> Shown {
        Shown {
            page: self.session.public(),
            headlines: self.session.headlines().into_iter().map(|one| (one.headline, one.text)).collect(),
            left: self.session.time_left(),
            paused: self.session.is_paused(),
            watched: self.session.people().is_empty(),
        }
    }

    /// Somebody serves at the console from now on, who can rule on free-form acts.
    pub fn serve(&mut self) {
        if self.session.facilitators() == 0 {
            self.take(By::Table, Act::Serve { facilitators: FIRST });
        }
    }

    /// What the console shows.
    #[must_use]
    pub fn console(&self) -> Desk {
        let page = self.session.public();
        Desk {
            page: self.session.console(),
            board: page.board,
            round: page.round,
            rounds: page.rounds,
            when: page.when,
            phase: page.phase,
            left: self.session.time_left(),
            paused: self.session.is_paused(),
            been: self.session.been(),
            seated: self.session.seated(),
            characters: Player::characters(),
            notice: self.session.notice().cloned(),
        }
    }

    /// Gives a seat to a policy, or to a person.
    pub(super) fn hand(&mut self, seat: NationId, to: String) {
        self.sittings.turns.warned.remove(seat);
        self.take(By::Facilitator(FIRST), Act::Facilitate(FacilitatorAct::Hand { seat, to, in_full: None }));
    }

    /// Does what the facilitator does; answers why it was not done, if it was not.
    pub fn facilitate(&mut self, act: FacilitatorAct) -> Option<String> {
        let moves = matches!(act, FacilitatorAct::TakeBack { .. } | FacilitatorAct::Hand { .. });
        if let FacilitatorAct::Hand { seat, .. } = &act {
            // Whoever is handed a seat has not read its notice.
            self.sittings.turns.warned.remove(*seat);
        }
        self.take(By::Facilitator(FIRST), Act::Facilitate(act));
        let refused = self.desk.refused.take();
        if moves && refused.is_none() {
            self.convene();
        }
        self.look();
        refused
    }

    /// Ends the phase, whoever is ready.
    pub fn force(&mut self) {
        self.take(By::Facilitator(FIRST), Act::EndPhase);
        self.convene();
    }

    /// Whether time must be told to the play.
    #[must_use]
    pub fn awaits_time(&self) -> bool {
        self.session.awaits_time() && !self.session.is_over()
    }

    /// So many seconds have passed.
    pub fn pass_time(&mut self, seconds: u16) {
        let before = (self.session.round(), self.session.phase());
        let passed = Stamped { at: self.session.now(), key: None, command: Command::Pass { seconds } };
        self.hand_in(passed);
        if before == (self.session.round(), self.session.phase()) {
            self.look();
        } else {
            self.convene();
        }
    }
}
