//! From a seat's desk to the letter.

use super::{Debrief, Game};
use crate::app::Screen;
use crate::app::desk::{Leave, Printing, after_round};
use crate::app::play::{Play, Stands};
use crate::app::screens::{communique, curtain, debrief, letter};
use crate::store::{self, Places};
use crate::view::sheet::PublicPage;
use bevy_egui::egui;

/// The screen on which a play goes on.
pub(super) fn screen_of(play: &Play) -> Screen {
    match play.stands() {
        Stands::AtTheDesk => Screen::Desk,
        Stands::Curtain => Screen::Curtain,
        Stands::Communique => Screen::Communique,
        Stands::Letter => Screen::Letter,
        Stands::Watched => Screen::Table,
        Stands::Over => Screen::Debrief,
    }
}

/// Keeps a page of the seat's brief and opens it where the system shows pages.
fn printed(places: &Places, play: &Play) -> Printing {
    let file = match play.keep_brief(&places.briefs_folder()) {
        Ok(file) => file,
        Err(words) => return Printing::Said { words, trouble: true },
    };
    let kept = format!("The page is in {}.", file.display());
    match store::open_in_viewer(&file) {
        Ok(()) => Printing::Said {
            words: format!("{kept} It opens in your browser, where it can be printed."),
            trouble: false,
        },
        Err(why) => Printing::Said { words: format!("{kept} But {why}."), trouble: true },
    }
}

impl Game {
    pub(super) fn desk(&mut self, ui: &mut egui::Ui) -> Option<Screen> {
        let Some(play) = &mut self.play else {
            return Some(Screen::Title);
        };
        play.show(ui);
        if play.desk.printing == Printing::Asked {
            play.desk.printing = printed(&self.places, play);
            ui.ctx().request_repaint();
        }
        match play.desk.leave.take() {
            Some(Leave::Settings) => return Some(Screen::Settings),
            Some(Leave::Console) => return Some(self.before_console()),
            Some(Leave::Seat) => play.decline(None),
            None => {}
        }
        Some(screen_of(play)).filter(|screen| *screen != Screen::Desk)
    }

    pub(super) fn curtain(&mut self, ui: &mut egui::Ui) -> Option<Screen> {
        let Some(play) = &mut self.play else {
            return Some(Screen::Title);
        };
        if play.stands() != Stands::Curtain {
            // The clock ran out behind it.
            return Some(screen_of(play));
        }
        curtain::forget(ui.ctx());
        match curtain::show(ui, &play.curtain())? {
            curtain::Answer::Here => play.sit_down(),
            curtain::Answer::Declined(instead) => play.decline(instead),
        }
        Some(screen_of(play))
    }

    pub(super) fn communique(&mut self, ui: &mut egui::Ui) -> Option<Screen> {
        if let Some(play) = &mut self.play {
            after_round(ui, &mut play.desk.guide);
        }
        communique::show(ui, &self.news, &mut self.reading, &mut self.chart).then(|| self.read_on())
    }

    pub(super) fn letter(&mut self, ui: &mut egui::Ui) -> Option<Screen> {
        letter::show(ui, &self.letter).then(|| self.read_on())
    }

    /// The debrief of the play that is over, or of the record that is looked back at.
    pub(super) fn debrief(&mut self, ui: &mut egui::Ui) -> Option<Screen> {
        let (back, way_on) = match &self.playback {
            Some(_) => (Screen::Playback, "Back to the record"),
            None => (Screen::Title, "Back to the title"),
        };
        let Some(Debrief { page, title, talked }) = &mut self.debrief else {
            return Some(back);
        };
        debrief::show(ui, page, title, way_on, talked).then_some(back)
    }

    /// Fetches what the debrief shows.
    pub(super) fn fetch_debrief(&mut self) {
        let title = |page: Option<&PublicPage>| page.map_or_else(String::new, |page| page.title.clone());
        let found = match (&self.playback, &self.play) {
            (Some(playback), _) => {
                let seen = self.reel.seen.as_ref().map(|seen| &seen.page);
                playback.debrief().map(|page| (page, title(seen)))
            }
            (None, Some(play)) => play.debrief().map(|page| (page, title(Some(&play.table().page)))),
            (None, None) => None,
        };
        self.debrief = found.map(|(page, title)| Debrief { page, title, talked: false });
    }

    fn read_on(&mut self) -> Screen {
        let Some(play) = &mut self.play else {
            return Screen::Title;
        };
        play.read_on();
        screen_of(play)
    }
}
