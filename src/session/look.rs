//! What a table shows besides its seats' sheets: the public screen, the facilitator's page, the debrief.

use super::Session;
use crate::order::Tray;
use crate::terms::{IdKind, NationId, Phase};
use crate::view::sheet::{ConsolePage, DebriefPage, Headline, PublicPage, Sheet};
use crate::world::set_up;

impl Session {
    /// What the whole table sees.
    #[must_use]
    pub fn public(&self) -> PublicPage {
        PublicPage::of(self.world())
    }

    /// What the press printed of the last round.
    #[must_use]
    pub fn headlines(&self) -> Vec<Headline> {
        let (opened, round) = self.last_round();
        crate::view::news(opened, round).unwrap_or_default()
    }

    /// What whoever runs the table can do. It tells secrets: only those who ask for it may see it.
    #[must_use]
    pub fn console(&self) -> ConsolePage {
        ConsolePage::of(self.world())
    }

    /// The phases that the play can be taken back to, first to last.
    #[must_use]
    pub fn been(&self) -> Vec<(u8, Phase)> {
        self.recorder.play().been().collect()
    }

    /// Who plays each seat, by the name that the record has for it.
    #[must_use]
    pub fn seated(&self) -> Vec<(NationId, String)> {
        self.players.iter().map(|(seat, player)| (*seat, player.name().to_owned())).collect()
    }

    /// The sheet of a seat as it is handed out before a play begins: that of the first Briefing, with
    /// every figure as it stands before anything was rolled. Whatever the seed, it is the same.
    #[must_use]
    pub fn handout(&self, seat: NationId) -> Sheet {
        let Sheet { board, relations, .. } = Sheet::of(&set_up(self.recorder.playable()), seat, &Tray::EMPTY);
        Sheet { board, relations, ..self.sheet(seat) }
    }

    /// The id of the scenario that is played.
    #[must_use]
    pub fn scenario(&self) -> String {
        self.recorder.playable().scenario.id.clone()
    }

    /// The seat of a textual id.
    #[must_use]
    pub fn seat_named(&self, id: &str) -> Option<NationId> {
        self.recorder.playable().names.index(IdKind::Nation, id).map(NationId::at)
    }

    /// What a seat's files are called: the scenario's id and the seat's. It is never a path.
    #[must_use]
    pub fn called(&self, seat: NationId) -> String {
        let playable = self.recorder.playable();
        let id = playable.names.text(IdKind::Nation, seat.index()).unwrap_or_default();
        format!("{}-{id}", file_stem(&playable.scenario.id))
    }

    /// What those who have played talk about, once the play is over.
    #[must_use]
    pub fn debrief(&self) -> Option<DebriefPage> {
        if !self.is_over() {
            return None;
        }
        let recorded = self.recorder.recorded()?.main_line();
        DebriefPage::of(set_up(recorded.playable()), recorded.events())
    }
}

/// A scenario's id as part of a file's name. One that was checked stands as it is; a record made by
/// hand may say anything.
fn file_stem(id: &str) -> String {
    let plain = |c: char| if c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_' { c } else { '_' };
    id.chars().take(40).map(plain).collect()
}
