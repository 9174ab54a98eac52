//! The seat that a person holds in the terminal: the table, what the seat sees, its desk, and the record.

use super::super::fault;
use super::super::recording::Recording;
use super::screen::{Asked, Screen, Stop};
use crate::desk::{State, Team};
use crate::order::{Act, By, Order, Talk};
use crate::session::{Communique, Output, Session, attend};
use crate::terms::NationId;
use crate::view::sheet::{DebriefPage, Gate, Letter, Sheet};
use std::path::{Path, PathBuf};

/// A seat in a play under way.
pub(super) struct Seat {
    pub(super) screen: Screen,
    pub(super) sheet: Sheet,
    pub(super) team: Team,
    pub(super) desk: State,
    session: Session,
    nation: NationId,
    recording: Recording,
    /// Whether it was said that something of the play is not on disk.
    unrecorded: bool,
}

impl Seat {
    /// Somebody sits down.
    pub(super) fn taken(screen: Screen, mut session: Session, nation: NationId, mut recording: Recording) -> Self {
        recording.write(session.fresh_lines());
        let sheet = session.sheet(nation);
        let (team, desk) = (Team::default(), State::default());
        let mut seat = Self { screen, sheet, team, desk, session, nation, recording, unrecorded: false };
        seat.look();
        seat
    }

    /// Looks at what the seat sees now.
    fn look(&mut self) {
        self.sheet = self.session.sheet(self.nation);
        let signed = (0..self.sheet.tray.len()).map(|place| {
            let (signed, wanting) = self.session.initials(self.nation, place);
            (signed.to_vec(), wanting)
        });
        self.team = Team { signed: signed.collect(), members: self.session.members(self.nation).to_vec() };
        if let (Some(why), false) = (self.recording.trouble(), self.unrecorded) {
            self.screen.say(&format!("The play is not on disk: {why}. It is tried again with all that you do."));
        }
        self.unrecorded = self.recording.trouble().is_some();
    }

    /// Does something, and says why if it was not done; whether it was.
    pub(super) fn act(&mut self, act: Act) -> bool {
        self.take(By::Seat(self.nation), act)
    }

    /// Says something, and then what came of it.
    pub(super) fn talk(&mut self, talk: Talk, said: &str) -> bool {
        let done = self.act(Act::Talk(talk));
        if done {
            self.screen.say(said);
        }
        done
    }

    fn take(&mut self, by: By, act: Act) -> bool {
        let mut done = true;
        let stamped = self.session.stamped(by, act);
        for output in attend(&mut self.session, stamped) {
            match output {
                Output::Lines(lines) => self.recording.write(lines),
                Output::Refused { by, why } if by == By::Seat(self.nation) || by == By::Table => {
                    done = false;
                    let why = self.session.why(by, &why);
                    self.screen.say(&format!("Not done. {why}."));
                }
                // What a policy tried in vain is nothing that a seat may know.
                Output::Refused { .. } | Output::PhaseBegan(_) | Output::TakenBack(_) | Output::Ended => {}
            }
        }
        self.look();
        done
    }

    /// What the gate says of an order, and why it would be refused.
    pub(super) fn weigh(&self, order: &Order) -> (Gate, Option<String>) {
        self.session.weigh(self.nation, order)
    }

    /// Whether the play is over.
    pub(super) fn is_over(&self) -> bool {
        self.session.is_over()
    }

    /// Whether a script has stopped the play.
    pub(super) fn is_stopped(&self) -> bool {
        self.session.is_stopped()
    }

    /// What the seat reads after a round, without what is told of the ending elsewhere.
    pub(super) fn news(&self) -> Communique {
        let mut news = self.session.communique(self.nation);
        if let Some(ending) = &self.sheet.ending {
            let fresh = |line: &str| !line.starts_with(ending.title.as_str());
            news.headlines.retain(|one| fresh(&one.headline));
            news.short.retain(|line| fresh(line));
            news.cables.retain(|line| fresh(line));
        }
        news
    }

    /// The minister's letter, once the play is over.
    pub(super) fn letter(&self) -> Option<Letter> {
        self.session.letter(self.nation)
    }

    /// What is talked about, once the play is over.
    pub(super) fn debrief(&self) -> Option<DebriefPage> {
        self.session.debrief()
    }

    /// What the last line of the record carries, once the play is over.
    pub(super) fn hash(&self) -> Option<String> {
        self.is_over().then(|| self.session.record_hash())
    }

    /// What the seat's files are called.
    pub(super) fn called(&self) -> String {
        self.session.called(self.nation)
    }

    /// The seat is left to a policy, and policies play to the end.
    pub(super) fn leave_to_policies(&mut self) -> Asked<()> {
        use crate::order::FacilitatorAct;
        let to = crate::session::Player::characters().first().map(|(name, _)| (*name).to_owned()).unwrap_or_default();
        let hand = FacilitatorAct::Hand { seat: self.nation, to, in_full: None };
        self.take(By::Facilitator(1), Act::Facilitate(hand));
        while !self.is_over() && !self.is_stopped() {
            if super::super::recording::is_broken_off() {
                return Err(Stop::Broken);
            }
            self.take(By::Table, Act::EndPhase);
        }
        Ok(())
    }

    /// Where the record lies.
    pub(super) fn record(&self) -> Option<PathBuf> {
        self.recording.path()
    }

    /// Nobody sits here any more: the record, and the terminal.
    pub(super) fn left(self) -> (Recording, Screen) {
        (self.recording, self.screen)
    }
}

/// Does something with a play, of which a fault of the program says where its record lies.
pub(super) fn guarded<T>(record: Option<&Path>, what: impl FnOnce() -> T) -> Option<T> {
    let left = || match record {
        Some(path) => format!("what was played lies in {}", path.display()),
        None => "nothing of it was recorded".to_owned(),
    };
    fault::caught(left, what)
}
