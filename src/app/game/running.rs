//! The table before everybody, and the console of whoever runs it.

use super::Game;
use super::playing::screen_of;
use super::ticks::Ticks;
use crate::app::rest::Wake;
use crate::app::screens::{console, seats, table};
use crate::app::{Opened, Screen, play};
use bevy_egui::egui;
use std::time::{Duration, Instant};

/// A little more than a second, so that a frame comes once a whole one has passed.
const SECOND: Duration = Duration::from_millis(1010);

/// The scenario that is played to learn how.
const INTRODUCTION: &str = "first_demarche";

impl Game {
    /// Policies take every seat of the scenario that the game was opened for.
    pub(super) fn watch(&mut self, opened: &Opened) -> Screen {
        self.offer = play::offer(&self.places.listing(&opened.scenario));
        if self.offer.seats.is_empty() {
            return Screen::SeatChoice;
        }
        self.begin(&[], opened)
    }

    /// Sits a person down at the first seat of the introductory scenario, with help.
    pub(super) fn learn(&mut self, opened: &Opened) -> Screen {
        self.offer = play::offer(&self.places.listing(INTRODUCTION));
        // Two careful neighbours: whoever learns should meet consequences of what they did themselves.
        self.offer.played_by.fill(0);
        let Some(first) = self.offer.seats.first().map(|seat| seat.nation) else { return Screen::SeatChoice };
        self.offer.helped = true;
        if self.offer.notice.is_some() {
            // It is read before anybody sits down.
            self.offer.asked = Some(seats::Choice::Take(first));
            return Screen::SeatChoice;
        }
        self.begin(&[first], opened)
    }

    pub(super) fn table(&mut self, ui: &mut egui::Ui) -> Option<Screen> {
        let Some(play) = &mut self.play else {
            return Some(Screen::Title);
        };
        let shown = play.table();
        match table::show(ui, &shown, &mut self.chart)? {
            table::Choice::GoOn => {
                play.step();
                ui.ctx().request_repaint();
                Some(screen_of(play)).filter(|screen| *screen != Screen::Table)
            }
            table::Choice::Console => Some(self.before_console()),
            table::Choice::Back if shown.watched => Some(Screen::Title),
            table::Choice::Back => Some(self.before_console()),
        }
    }

    /// To the page before the console: each time anew, so that nobody comes upon it unawares.
    pub(super) fn before_console(&mut self) -> Screen {
        self.console.entered = false;
        Screen::Console
    }

    pub(super) fn console(&mut self, ui: &mut egui::Ui) -> Option<Screen> {
        let Some(play) = &mut self.play else {
            return Some(Screen::Title);
        };
        let way = if self.console.entered {
            play.serve();
            console::show(ui, &play.console(), &mut self.console)?
        } else {
            console::gate(ui, &mut self.console)?
        };
        ui.ctx().request_repaint();
        match way {
            console::Way::Act(act) => {
                self.console.refused = play.facilitate(act);
                None
            }
            console::Way::Force => {
                play.force();
                None
            }
            console::Way::Table => Some(Screen::Table),
            console::Way::Back => Some(screen_of(play)),
        }
    }

    /// Tells the play what time has passed, once a second while it matters.
    pub(super) fn pass_time(&mut self, wake: &Wake<'_>) {
        let Some(play) = self.play.as_mut().filter(|play| play.awaits_time()) else {
            self.ticks = Ticks::default();
            return;
        };
        if let Some(seconds) = self.ticks.look(Instant::now()) {
            if seconds > 0 {
                play.pass_time(seconds);
            }
            wake.after(SECOND);
        }
    }
}
