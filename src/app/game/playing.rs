//! From a seat's desk to the letter.

use super::Game;
use crate::app::Screen;
use crate::app::desk::Leave;
use crate::app::play::Stands;
use crate::app::screens::communique;
use bevy_egui::egui;

impl Game {
    pub(super) fn desk(&mut self, ui: &mut egui::Ui) -> Option<Screen> {
        let Some(play) = &mut self.play else {
            return Some(Screen::Title);
        };
        play.show(ui);
        match play.desk.leave.take() {
            Some(Leave::Settings) => return Some(Screen::Settings),
            None => {}
        }
        match play.stands() {
            Stands::AtTheDesk => None,
            Stands::Communique | Stands::Over => Some(Screen::Communique),
        }
    }

    pub(super) fn communique(&mut self, ui: &mut egui::Ui) -> Option<Screen> {
        if !communique::show(ui, &self.news, &mut self.at_length) {
            return None;
        }
        let Some(play) = &mut self.play else {
            return Some(Screen::Title);
        };
        if play.stands() == Stands::Over {
            return Some(Screen::Letter);
        }
        play.next_round();
        match play.stands() {
            Stands::Over => Some(Screen::Letter),
            Stands::AtTheDesk | Stands::Communique => Some(Screen::Desk),
        }
    }
}
