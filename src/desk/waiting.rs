//! What waits for a word of the seat, room by room, and what is open before a phase ends.

use super::rooms::Room;
use super::state::State;
use crate::order::{Says, Talk};
use crate::terms::Phase;
use crate::view::sheet::{Dossier, DraftRow, ProgrammeRow, Sheet};

/// What waits in a room, or lies in the tray.
#[must_use]
pub fn count(room: Room, sheet: &Sheet, state: &State) -> usize {
    match room {
        Room::Inbox => sheet.inbox.iter().filter(|paper| state.waits(paper)).count(),
        Room::Incidents => {
            let wanted = |row: &&Dossier| row.live && row.analyst.is_none() && !row.cards.is_empty();
            sheet.incidents.iter().filter(wanted).count()
        }
        Room::Negotiation => texts(sheet),
        Room::Capacity => programmes(sheet),
        Room::Orders => sheet.tray.len(),
        Room::Talks | Room::Pledges | Room::Relations | Room::Table | Room::Brief => 0,
    }
}

/// Whether a text waits for a word: a package to be answered, a silence of others that can be broken, a
/// treaty to be signed.
#[must_use]
pub fn text_waits(sheet: &Sheet, row: &DraftRow) -> bool {
    let own = row.sponsors.has(sheet.seat);
    let asked = |says: Says| matches!(says, Says::Answer(_) | Says::Sign) || (says == Says::BreakSilence && !own);
    row.moves.iter().any(|one| matches!(one.talk, Talk::Draft(talk) if asked(talk.says)))
}

/// Whether a programme waits for a word: an offer, or terms, to be answered.
#[must_use]
pub fn programme_waits(row: &ProgrammeRow) -> bool {
    row.talks.iter().any(|(_, talk)| matches!(talk, Talk::Programme(talk) if talk.is_reply()))
}

fn texts(sheet: &Sheet) -> usize {
    sheet.drafts.iter().filter(|row| text_waits(sheet, row)).count()
}

fn programmes(sheet: &Sheet) -> usize {
    sheet.programmes.iter().filter(|row| programme_waits(row)).count()
}

/// What is open as a phase is about to end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Open {
    /// So many papers, texts and programmes can still be answered.
    Answers(usize),
    /// Nothing has been ordered.
    EmptyTray,
}

impl Open {
    /// The same in a sentence.
    #[must_use]
    pub fn words(self) -> String {
        match self {
            Self::Answers(1) => "1 paper waits for your answer.".to_owned(),
            Self::Answers(many) => format!("{many} papers wait for your answer."),
            Self::EmptyTray => "The tray is empty.".to_owned(),
        }
    }
}

/// What is open before the phase ends, if anything.
#[must_use]
pub fn open(sheet: &Sheet) -> Option<Open> {
    match sheet.header.phase {
        Phase::Talks => {
            let papers = sheet.inbox.iter().filter(|paper| paper.answer.is_open()).count();
            Some(papers + texts(sheet) + programmes(sheet)).filter(|many| *many > 0).map(Open::Answers)
        }
        Phase::Orders => sheet.tray.is_empty().then_some(Open::EmptyTray),
        Phase::Briefing | Phase::Resolution | Phase::Communique => None,
    }
}
