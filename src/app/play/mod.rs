//! A play under way: the session, the person's seat, and the record on disk.
//!
//! The window hands over what the person does and shows the sheet that comes
//! back. It never asks the play about a seat that nobody has sat down at.

mod offers;
mod recording;
mod running;
mod sittings;

use crate::app::desk::{Desk, DeskState, Room, Team};
use crate::app::screens::communique::News;
use crate::app::screens::letter::Page;
use crate::app::screens::seats::Offer;
use crate::order::{Act, By};
use crate::print;
use crate::session::{Output, Player, Session, Stamped, attend};
use crate::store::Seed;
use crate::store::{self, Places, RecordFile};
use crate::terms::{NationId, Phase, TruthId};
use crate::view::sheet::{DebriefPage, Sheet};
use recording::Recording;
use sittings::Sittings;
use std::path::{Path, PathBuf};

pub use offers::{entry, line, offer};
pub use recording::Missing;

/// A play under way.
pub struct Play {
    session: Session,
    seat: NationId,
    sheet: Sheet,
    team: Team,
    record: Recording,
    sittings: Sittings,
    /// What the desk remembers.
    pub desk: DeskState,
}

/// Where the play stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stands {
    /// Something is to be done at the desk.
    AtTheDesk,
    /// Somebody else is to sit down, and nothing may be seen meanwhile.
    Curtain,
    /// A round is over and is read about.
    Communique,
    /// The play is over, and a minister has written.
    Letter,
    /// The play is over and all has been read.
    Over,
    /// Policies hold every seat.
    Watched,
}

/// Who sits at a seat, and whose initials its orders carry.
fn team(session: &Session, seat: NationId, orders: usize) -> Team {
    let signed = (0..orders).map(|place| {
        let (signed, wanting) = session.initials(seat, place);
        (signed.to_vec(), wanting)
    });
    Team { members: session.members(seat).to_vec(), signed: signed.collect() }
}

impl Play {
    /// Sits people down and begins; the other seats are played as the offer says.
    ///
    /// # Errors
    /// Gives what was found wrong with the scenario, ready to be read, or says that there are no dice.
    pub fn begin(places: &Places, offer: &Offer, people: &[NationId], seed: Seed) -> Result<Self, String> {
        let folders = places.clone();
        Self::recorded_in(places, offer, people, seed, move |id| RecordFile::fresh(&folders, id))
    }

    /// The same in the working folder, with a place for the record.
    ///
    /// # Errors
    /// Gives what was found wrong with the scenario, ready to be read, or says that there are no dice.
    pub fn begin_at(offer: &Offer, people: &[NationId], seed: impl Into<Seed>, record: &Path) -> Result<Self, String> {
        let record = record.to_owned();
        Self::recorded_in(&Places::default(), offer, people, seed.into(), move |id| {
            RecordFile::create(&record, id, false)
        })
    }

    fn recorded_in(
        places: &Places,
        offer: &Offer,
        people: &[NationId],
        seed: Seed,
        record: impl Fn(&str) -> Result<RecordFile, store::Unusable> + 'static,
    ) -> Result<Self, String> {
        let found = places.find(&offer.id).map_err(|error| error.to_string())?;
        let Some(playable) = &found.playable else {
            return Err(found.rendered());
        };
        let players: Vec<(NationId, Player)> = offer
            .seats
            .iter()
            .zip(&offer.played_by)
            .filter_map(|(other, &place)| {
                let person = people.contains(&other.nation);
                let name = if person { "person" } else { offer.characters.get(place)?.0 };
                Some((other.nation, Player::named(name).ok()?))
            })
            .collect();
        let chosen = offer.truths.chosen.map(|place| playable.in_truth(TruthId::at(place)));
        let session = Session::new(chosen.as_ref().unwrap_or(playable), seed.draw()?, &players);
        let seat = people.first().or(offer.seats.first().map(|seat| &seat.nation)).copied();
        let seat = seat.ok_or("the scenario has no seats")?;
        let id = playable.scenario.id.clone();
        Ok(Self::of(session, seat, Recording::new(move || record(&id))))
    }

    /// Sits people down where a record stopped; what is done from now on is appended to it.
    ///
    /// # Errors
    /// Says in words why the record cannot be gone on with.
    pub fn resume(path: &Path) -> Result<Self, String> {
        let (record, bytes) = RecordFile::go_on(path).map_err(|error| error.to_string())?;
        let session = Session::resume(&path.display().to_string(), &bytes)?;
        let seats = session.seated();
        let seat = session.people().first().copied().or(seats.first().map(|(seat, _)| *seat));
        let seat = seat.ok_or("the record has no seats")?;
        let record = Recording::of(record, (session.round(), session.phase()));
        Ok(Self::of(session, seat, record))
    }

    fn of(mut session: Session, seat: NationId, record: Recording) -> Self {
        let lines = session.fresh_lines();
        let sheet = session.sheet(seat);
        let team = team(&session, seat, sheet.tray.len());
        let room = match (sheet.header.round, sheet.header.phase) {
            (_, Phase::Orders) => Room::Orders,
            (0 | 1, Phase::Briefing) => Room::Brief,
            _ => Room::Inbox,
        };
        let (sittings, desk) = (Sittings::of(&session.people()), DeskState::opened(room));
        let mut play = Self { session, seat, sheet, team, record, sittings, desk };
        play.write(&lines);
        play.convene();
        play
    }

    /// The seat at the screen, and the round and the phase that it is in: when one of them changes,
    /// something else is on the screen.
    #[must_use]
    pub fn moment(&self) -> (NationId, u8, Phase) {
        (self.seat, self.session.round(), self.session.phase())
    }

    /// Shows the desk and carries out what was done on it.
    pub fn show(&mut self, ui: &mut bevy_egui::egui::Ui) {
        self.desk.clock = self.session.time_left().map(|left| (left, self.session.is_paused()));
        let (session, seat) = (&self.session, self.seat);
        let weigh = |order: &crate::order::Order| session.weigh(seat, order);
        let desk = Desk { sheet: &self.sheet, weigh: &weigh, team: &self.team };
        let acts = crate::app::desk::show(ui, desk, &mut self.desk);
        if !acts.is_empty() {
            for act in acts {
                self.carry_out(act);
            }
            // What was done shows at once, not at the next movement of the mouse.
            ui.ctx().request_repaint();
        }
    }

    /// Makes a page of the seat's brief, which anybody can print, and answers where it lies.
    ///
    /// # Errors
    /// Says in words why it was not kept.
    pub fn keep_brief(&self, folder: &Path) -> Result<PathBuf, String> {
        let page = print::brief(&self.sheet);
        let kept = store::keep_brief(folder, &self.session.called(self.seat), &page);
        kept.map_err(|error| format!("The page could not be written: {error}."))
    }

    /// Carries out an act of whoever sits at the screen.
    pub fn carry_out(&mut self, act: Act) {
        if act == Act::Ready(true) && self.is_shared() {
            self.stand_up();
            return;
        }
        self.take(By::Seat(self.seat), act);
        self.look();
    }

    /// Has the table take an act, and writes down what comes of it.
    fn take(&mut self, by: By, act: Act) {
        self.hand_in(self.session.stamped(by, act));
    }

    fn hand_in(&mut self, stamped: Stamped) {
        self.desk.refused = None;
        for output in attend(&mut self.session, stamped) {
            match output {
                Output::Lines(lines) => self.write(&lines),
                Output::Refused { by, why } => self.desk.refused = Some(self.session.why(by, &why)),
                Output::PhaseBegan(_) | Output::TakenBack(_) | Output::Ended => {}
            }
        }
        if self.missing().is_some() {
            self.record_again();
        }
    }

    /// Looks at what the seat sees now.
    fn look(&mut self) {
        self.sheet = self.session.sheet(self.seat);
        self.team = team(&self.session, self.seat, self.sheet.tray.len());
    }

    fn write(&mut self, lines: &[String]) {
        self.record.write(lines, (self.session.round(), self.session.phase()));
    }

    /// What of the play is not on disk, and why. Writing it is tried again with each act.
    #[must_use]
    pub fn missing(&self) -> Option<&Missing> {
        self.record.missing()
    }

    /// Tries again to write what is not on disk.
    pub fn record_again(&mut self) {
        self.write(&[]);
    }

    /// Writes all of the play to another file, and records it there from now on.
    ///
    /// # Errors
    /// Says which file and why; nothing is written over.
    pub fn record_elsewhere(&mut self, file: &Path) -> Result<(), String> {
        let lines: Vec<String> = self.session.record().lines().map(str::to_owned).collect();
        let at = (self.session.round(), self.session.phase());
        self.record.move_to(file, &self.session.scenario(), &lines, at).map_err(|error| error.to_string())
    }

    /// What the seat reads after a round.
    #[must_use]
    pub fn news(&self) -> News {
        if self.is_read_together() {
            return self.news_for_all();
        }
        let told = self.session.communique(self.seat);
        let ending = self.ending();
        // The ending has a place of its own and is not told three times.
        let fresh = |line: &String| ending.as_ref().is_none_or(|(title, _)| !line.starts_with(title.as_str()));
        News {
            title: self.sheet.header.title.clone(),
            round: self.round_read_about(),
            rounds: self.sheet.header.rounds,
            headlines: told
                .headlines
                .into_iter()
                .filter(|one| fresh(&one.headline))
                .map(|one| (one.headline, one.text))
                .collect(),
            short: told.short.into_iter().filter(fresh).collect(),
            long: told.cables.into_iter().filter(fresh).collect(),
            together: false,
            way_on: self.way_on(),
            ending: ending.clone(),
            board: Some(self.sheet.board.clone()),
        }
    }

    fn ending(&self) -> Option<(String, String)> {
        self.sheet.ending.as_ref().map(|ending| (ending.title.clone(), ending.text.clone()))
    }

    /// What those who have played talk about, once the play is over.
    #[must_use]
    pub fn debrief(&self) -> Option<DebriefPage> {
        self.session.debrief()
    }

    /// The scenario's title.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.sheet.header.title
    }

    /// Where the record lies.
    #[must_use]
    pub fn record(&self) -> Option<PathBuf> {
        self.record.path()
    }

    /// The minister's letter, once the play is over.
    #[must_use]
    pub fn letter(&self) -> Page {
        let record = self.record.path().map(|path| path.display().to_string());
        let missing = self.missing().map(|missing| format!("{}: {}", missing.words(), missing.why));
        let header = &self.sheet.header;
        let capital = self.sheet.nation(self.seat).map_or(String::new(), |nation| nation.capital.clone());
        let page = Page {
            ministry: header.ministry.clone(),
            place: capital,
            record,
            hash: self.session.record_hash(),
            missing,
            way_on: self.way_on_from_letter(),
            ..Page::default()
        };
        let Some(letter) = self.session.letter(self.seat) else {
            return page;
        };
        Page {
            salutation: letter.salutation,
            instructions: letter.instructions,
            commons: letter.commons,
            craft: letter.craft,
            closing: letter.closing,
            ..page
        }
    }
}
