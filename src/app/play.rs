//! A play under way: the session, the person's seat, and the record on disk.
//!
//! The window hands over what the person does and shows the sheet that comes
//! back. It never asks the play about anybody else's seat.

use crate::app::desk::{Act, Desk, DeskState, Room, Team};
use crate::app::screens::communique::News;
use crate::app::screens::letter::Page;
use crate::app::screens::library::Entry;
use crate::app::screens::seats::{Offer, Seat};
use crate::session::{Input, Output, Player, Session};
use crate::store::{self, Listing, RecordFile};
use crate::terms::{NationId, Phase};
use crate::view::sheet::Sheet;
use std::path::Path;

/// A play under way.
pub struct Play {
    session: Session,
    seat: NationId,
    sheet: Sheet,
    team: Team,
    record: Option<RecordFile>,
    /// What the desk remembers.
    pub desk: DeskState,
}

/// Where the play stands for the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stands {
    /// Something is to be done at the desk.
    AtTheDesk,
    /// A round is over and is read about.
    Communique,
    /// The play is over.
    Over,
}

/// What a seat choice shows of a scenario.
#[must_use]
pub fn offer(listing: &Listing) -> Offer {
    let characters = Player::characters();
    Offer {
        id: listing.name.clone(),
        title: listing.title.clone(),
        synopsis: listing.synopsis.clone(),
        line: line(listing),
        notice: listing.notice.clone(),
        seats: listing
            .seats
            .iter()
            .map(|seat| Seat {
                nation: seat.nation,
                letter: seat.letter,
                name: seat.short.clone(),
                ministry: seat.ministry.clone(),
                about: seat.about.clone(),
                delicate: seat.delicate,
            })
            .collect(),
        // By turns: a table of one mind would teach little.
        played_by: (0..listing.seats.len()).map(|seat| seat % characters.len().max(1)).collect(),
        characters,
    }
}

/// What the library shows of a scenario.
#[must_use]
pub fn entry(listing: &Listing) -> Entry {
    Entry {
        title: listing.title.clone(),
        line: line(listing),
        synopsis: listing.synopsis.clone(),
        learning: listing.learning.clone(),
        findings: listing.findings.clone(),
        file: listing.file.as_ref().map(|file| file.display().to_string()),
    }
}

/// A listing in a line.
#[must_use]
pub fn line(listing: &Listing) -> String {
    if listing.seats.is_empty() {
        return "It has findings.".to_owned();
    }
    format!(
        "{} seats · {} rounds · {} level · about {} minutes",
        listing.seats.len(),
        listing.rounds,
        listing.level,
        listing.minutes
    )
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
    /// Sits a person down and begins; the other seats are played as the offer says.
    ///
    /// # Errors
    /// Gives what was found wrong with the scenario, ready to be read.
    pub fn begin(offer: &Offer, seat: NationId, seed: u64) -> Result<Self, String> {
        let found = store::find(&offer.id).map_err(|error| error.to_string())?;
        let Some(playable) = &found.playable else {
            return Err(found.rendered());
        };
        let players: Vec<(NationId, Player)> = offer
            .seats
            .iter()
            .zip(&offer.played_by)
            .filter_map(|(other, &place)| {
                let name = if other.nation == seat { "person" } else { offer.characters.get(place)?.0 };
                Some((other.nation, Player::named(name).ok()?))
            })
            .collect();
        let mut session = Session::new(playable, seed, &players);
        let lines = session.fresh_lines();
        let sheet = session.sheet(seat);
        let record = RecordFile::create(&store::fresh_record(&offer.id));
        let mut play = Self { session, seat, sheet, team: Team::default(), record: None, desk: DeskState::default() };
        match record {
            Ok(record) => {
                play.record = Some(record);
                play.write(&lines);
            }
            Err(error) => play.desk.refused = Some(format!("the play is not recorded: {error}")),
        }
        Ok(play)
    }

    /// Sits a person down where a record stopped; what is done from now on is appended to it.
    ///
    /// # Errors
    /// Says in words why the record cannot be gone on with.
    pub fn resume(path: &Path) -> Result<Self, String> {
        let bytes = store::read(path).map_err(|error| error.to_string())?;
        let mut session = Session::resume(&path.display().to_string(), &bytes)?;
        let seat = *session.people().first().ok_or("nobody but policies played here")?;
        let lines = session.fresh_lines();
        let sheet = session.sheet(seat);
        let team = team(&session, seat, sheet.tray.len());
        let record = RecordFile::go_on(path).map_err(|error| error.to_string())?;
        let room = if sheet.header.round == 1 { Room::Brief } else { Room::Inbox };
        let mut play = Self { session, seat, sheet, team, record: Some(record), desk: DeskState::opened(room) };
        play.write(&lines);
        Ok(play)
    }

    /// Where the play stands.
    #[must_use]
    pub fn stands(&self) -> Stands {
        if self.session.is_over() {
            Stands::Over
        } else if self.session.phase() == Phase::Communique {
            Stands::Communique
        } else {
            Stands::AtTheDesk
        }
    }

    /// Shows the desk and carries out what was done on it.
    pub fn show(&mut self, ui: &mut bevy_egui::egui::Ui) {
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

    /// Carries out an act.
    pub fn carry_out(&mut self, act: Act) {
        let seat = self.seat;
        let input = match act {
            Act::Say(talk) => Input::Said { seat, talk },
            Act::Order(order) => Input::Ordered { seat, order },
            Act::Withdraw(place) => Input::Withdrew { seat, place },
            Act::Seat(members) => Input::Seated { seat, members },
            Act::Sign { place, initials } => Input::Signed { seat, place, initials },
            Act::Ready => Input::Ready { seat },
        };
        self.desk.refused = None;
        for output in self.session.take(input) {
            match output {
                Output::Lines(lines) => self.write(&lines),
                Output::Refused { why, .. } | Output::NotDone { why } => self.desk.refused = Some(why),
                Output::PhaseBegan { .. } | Output::TakenBack { .. } | Output::Ended => {}
            }
        }
        self.sheet = self.session.sheet(seat);
        self.team = team(&self.session, seat, self.sheet.tray.len());
    }

    fn write(&mut self, lines: &[String]) {
        if let Some(record) = &mut self.record
            && let Err(error) = record.append(lines)
        {
            self.desk.refused = Some(format!("the play is recorded no further: {error}"));
            self.record = None;
        }
    }

    /// Reads on after a communiqué.
    pub fn next_round(&mut self) {
        self.carry_out(Act::Ready);
    }

    /// What the seat reads after a round.
    #[must_use]
    pub fn news(&self) -> News {
        let told = self.session.communique(self.seat);
        let since = self.session.since(self.seat);
        let ending = self.ending();
        // The ending has a place of its own and is not told three times.
        let fresh = |line: &String| ending.as_ref().is_none_or(|(title, _)| !line.starts_with(title.as_str()));
        News {
            title: self.sheet.header.title.clone(),
            round: self.sheet.header.round,
            rounds: self.sheet.header.rounds,
            headlines: told
                .headlines
                .into_iter()
                .filter(|one| fresh(&one.headline))
                .map(|one| (one.headline, one.text))
                .collect(),
            cables: told.cables.into_iter().filter(fresh).collect(),
            short: since.short.into_iter().filter(fresh).collect(),
            long: since.long.into_iter().filter(fresh).collect(),
            over: self.session.is_over(),
            ending: ending.clone(),
        }
    }

    fn ending(&self) -> Option<(String, String)> {
        self.sheet.ending.as_ref().map(|ending| (ending.title.clone(), ending.text.clone()))
    }

    /// The minister's letter, once the play is over.
    #[must_use]
    pub fn letter(&self) -> Page {
        let record = self.record.as_ref().map(|record| record.path().display().to_string());
        let header = &self.sheet.header;
        let capital = self.sheet.nation(self.seat).map_or(String::new(), |nation| nation.capital.clone());
        let page = Page { ministry: header.ministry.clone(), place: capital, record, ..Page::default() };
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
