//! Facilitators at a table, its clock, and acts that somebody must rule on (§14, §18).

use super::{Output, Player, Session};
use crate::order::{FacilitatorAct, FreeAct, MatrixRefusal, MatrixTalk, Member, Refusal, Talk, TeamPage};
use crate::record::{self, By};
use crate::terms::{NationId, NationSet, Phase};

impl Session {
    /// So many facilitators serve from now on: none of it is compulsory (18.1).
    pub fn serve(&mut self, facilitators: u8) {
        if self.facilitators != facilitators && self.put_in(By::Table, &record::Input::Serve { facilitators }).is_ok() {
            self.facilitators = facilitators;
            self.recorder.done();
        }
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
        self.put_in(By::Seat(seat), &record::Input::Talk(talk))?;
        if concerned.is_some() {
            let number = self.world().now().matrix.len().saturating_sub(1);
            self.clock.wait_for(u8::try_from(number).unwrap_or(u8::MAX));
        }
        Ok(())
    }

    /// A facilitator does something; what is refused is said.
    pub(super) fn facilitated(&mut self, by: u8, mut act: FacilitatorAct) -> Option<Output> {
        let playable = self.recorder.playable();
        let player = match &mut act {
            FacilitatorAct::Hand { seat, to, in_full } => match Player::recorded(playable, to, in_full.as_deref()) {
                Ok(player) => {
                    *in_full = player.in_full(playable);
                    Some((*seat, player))
                }
                Err(why) => return Some(Output::NotDone { why }),
            },
            _ => None,
        };
        let input = record::Input::Facilitate(act);
        if let Err(refusal) = self.put_in(By::Facilitator(by), &input) {
            let why = format!("{}: {refusal} ({})", refusal.no().word(), refusal.rule());
            return Some(Output::NotDone { why });
        }
        let record::Input::Facilitate(act) = input else { return None };
        match act {
            FacilitatorAct::Pause => self.clock.pause(true),
            FacilitatorAct::Resume => self.clock.pause(false),
            FacilitatorAct::SetClock { seconds } => self.clock.set(seconds),
            FacilitatorAct::Hand { .. } => {
                for (nation, seated) in &mut self.players {
                    if let Some((_, player)) = player.as_ref().filter(|(seat, _)| seat == nation) {
                        *seated = player.clone();
                    }
                }
            }
            FacilitatorAct::TakeBack { round, phase } => {
                if let Some(told) = self.marks.back_to((round, phase)) {
                    self.told = told.clone();
                }
                self.ready = NationSet::NONE;
                self.clock.begin();
                if phase == Phase::Talks && !self.is_over() {
                    self.policies_talk(0);
                }
                return Some(Output::TakenBack { round, phase });
            }
            FacilitatorAct::Send { .. }
            | FacilitatorAct::PutToVote { .. }
            | FacilitatorAct::Rule { .. }
            | FacilitatorAct::Speak(_)
            | FacilitatorAct::Observe { .. }
            | FacilitatorAct::Note { .. } => {}
        }
        None
    }

    /// Time has passed: what nobody ruled on is put to the vote, and a phase may be over. Each of
    /// these is an act of its own in the record.
    pub(super) fn passed(&mut self, seconds: u16) {
        let (acts, over) = self.clock.tick(seconds);
        for act in acts {
            let ask = record::Input::Facilitate(FacilitatorAct::PutToVote { act });
            // It may have been ruled on meanwhile.
            _ = self.put_in(By::Table, &ask);
            self.recorder.done();
        }
        if over {
            self.end_phase(By::Table);
        } else if let Some(reading) = self.clock.reading_due() {
            _ = self.put_in(By::Table, &record::Input::Clock(reading));
        }
    }
}
