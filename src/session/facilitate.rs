//! Facilitators at a table, its clock, and acts that somebody must rule on (§14, §18).

use super::resume::told;
use super::{Asked, NotTaken, Player, Session};
use crate::order::{Act, By, FacilitatorAct, FreeAct, MatrixRefusal, MatrixTalk, Member, Refusal, Talk, TeamPage};
use crate::terms::{NationId, NationSet, Phase};

impl Session {
    /// So many facilitators serve from now on: none of it is compulsory (18.1).
    pub(super) fn serve(&mut self, facilitators: u8) -> Result<(), Refusal> {
        if self.facilitators != facilitators {
            self.put_in(By::Table, &Act::Serve { facilitators })?;
            self.facilitators = facilitators;
        }
        Ok(())
    }

    /// How many facilitators serve.
    #[must_use]
    pub const fn facilitators(&self) -> u8 {
        self.facilitators
    }

    /// Seconds left of the phase, if it is timed.
    #[must_use]
    pub const fn time_left(&self) -> Option<u16> {
        self.clock.left()
    }

    /// Whether the clock stands still.
    #[must_use]
    pub const fn is_paused(&self) -> bool {
        self.clock.is_paused()
    }

    /// Whether the time that passes changes anything: a phase is timed, or an act waits for a ruling.
    #[must_use]
    pub const fn awaits_time(&self) -> bool {
        self.clock.runs()
    }

    /// Who plays a seat.
    #[must_use]
    pub fn player(&self, seat: NationId) -> Option<&Player> {
        self.players.iter().find(|(nation, _)| *nation == seat).map(|(_, player)| player)
    }

    /// Who sits at a seat (18.2).
    #[must_use]
    pub fn members(&self, seat: NationId) -> &[Member] {
        self.recorder.play().members(seat)
    }

    /// The initials on an order in a seat's tray, and which pages are still to sign (18.2).
    #[must_use]
    pub fn initials(&self, seat: NationId, place: usize) -> (&[String], Vec<TeamPage>) {
        self.recorder.play().initials(seat, place)
    }

    /// A seat says something. A free-form act needs somebody who could rule on it.
    pub(super) fn said(&mut self, seat: NationId, talk: Talk) -> Result<(), Refusal> {
        let concerned = match &talk {
            Talk::Matrix(MatrixTalk::Try(act)) => Some(act.concerns(seat)),
            _ => None,
        };
        if let Some(concerned) = concerned
            && self.facilitators == 0
            && self.persons().minus(concerned).len() < FreeAct::VOTERS
        {
            return Err(Refusal::Matrix(MatrixRefusal::NobodyToRule));
        }
        self.put_in(By::Seat(seat), &Act::Talk(talk))?;
        if concerned.is_some() {
            let number = self.world().now().matrix.len().saturating_sub(1);
            self.clock.wait_for(u8::try_from(number).unwrap_or(u8::MAX));
        }
        Ok(())
    }

    /// A facilitator does something.
    pub(super) fn facilitated(&mut self, by: By, mut act: FacilitatorAct) -> Result<(), NotTaken> {
        let player = match &mut act {
            FacilitatorAct::Hand { seat, to, in_full } => {
                let playable = self.recorder.playable();
                let player = Player::recorded(playable, to, in_full.as_deref())?;
                *in_full = player.in_full(playable);
                Some((*seat, player))
            }
            _ => None,
        };
        let act = Act::Facilitate(act);
        self.put_in(by, &act)?;
        let Act::Facilitate(act) = act else { return Ok(()) };
        match act {
            FacilitatorAct::Pause => self.clock.pause(true),
            FacilitatorAct::Resume => self.clock.pause(false),
            FacilitatorAct::SetClock { seconds } => self.clock.set(seconds),
            FacilitatorAct::Hand { .. } => {
                if let Some((seat, player)) = player {
                    self.hand(seat, player);
                }
            }
            FacilitatorAct::TakeBack { phase, .. } => self.taken_back(phase),
            FacilitatorAct::Send { .. }
            | FacilitatorAct::PutToVote { .. }
            | FacilitatorAct::Rule { .. }
            | FacilitatorAct::Speak(_)
            | FacilitatorAct::Observe { .. }
            | FacilitatorAct::Note { .. } => {}
        }
        Ok(())
    }

    /// Somebody else plays a seat from now on.
    fn hand(&mut self, seat: NationId, player: Player) {
        let is_person = player == Player::Person;
        if let Some((_, seated)) = self.players.iter_mut().find(|(nation, _)| *nation == seat) {
            *seated = player;
        }
        if is_person {
            self.ask_no_more(seat);
        }
    }

    /// The play stands where a phase of it began.
    fn taken_back(&mut self, phase: Phase) {
        if let Some(recorded) = self.recorder.recorded() {
            self.told = told(&recorded);
        }
        self.ready = NationSet::NONE;
        self.clock.begin();
        self.ask_nobody();
        if phase == Phase::Talks && !self.is_over() {
            self.ask(Asked::Talks { pass: 0 });
        }
    }

    /// Time has passed: what nobody ruled on is put to the vote, and a phase may be over. Each of
    /// these is an act of its own in the record.
    pub(super) fn passed(&mut self, seconds: u16) {
        let (acts, over) = self.clock.tick(seconds);
        for act in acts {
            let ask = Act::Facilitate(FacilitatorAct::PutToVote { act });
            // It may have been ruled on meanwhile.
            _ = self.put_in(By::Table, &ask);
            self.close();
        }
        if over {
            // It is over for good if the play is.
            _ = self.end_phase(By::Table);
        } else if let Some(reading) = self.clock.reading_due() {
            _ = self.put_in(By::Table, &Act::Clock(reading));
        }
    }
}
