//! The plays so far, and the settings.

use super::Game;
use super::playing::screen_of;
use crate::app::display::Drawn;
use crate::app::play::Play;
use crate::app::screens::playback::{self, Reel};
use crate::app::screens::records::{self, State};
use crate::app::screens::settings;
use crate::app::set::Chosen;
use crate::app::{Opened, Screen};
use crate::session::{Glance, Playback};
use crate::store;
use bevy::prelude::*;
use bevy_egui::egui;
use std::path::Path;
use std::time::{Duration, Instant};

/// How many records are looked at: those last written.
const LOOKED_AT: usize = 40;
/// For how long records are read before a frame is shown meanwhile.
const AT_ONCE: Duration = Duration::from_millis(200);

impl Game {
    /// Looks at the records in their folder.
    pub(super) fn list_records(&mut self) {
        self.files = self.places.records().into_iter().take(LOOKED_AT).collect();
        self.records.clear();
        self.record = self.record.min(self.files.len().saturating_sub(1));
    }

    /// Reads further records. Each is read whole, so that one that was altered is known at once.
    fn read_further(&mut self, context: &egui::Context) {
        let began = Instant::now();
        for file in self.files.iter().skip(self.records.len()) {
            if began.elapsed() > AT_ONCE {
                context.request_repaint();
                break;
            }
            self.records.push(entry(file));
        }
    }

    pub(super) fn records(&mut self, ui: &mut egui::Ui) -> Option<Screen> {
        self.read_further(ui.ctx());
        match records::show(ui, &self.records, &mut self.record, self.refused.as_deref())? {
            records::Choice::Back => {
                self.refused = None;
                Some(Screen::Title)
            }
            records::Choice::GoOn(place) => match Play::resume(self.files.get(place)?) {
                Ok(play) => {
                    self.refused = None;
                    let screen = screen_of(&play);
                    self.play = Some(play);
                    Some(screen)
                }
                Err(why) => {
                    self.refused = Some(why);
                    None
                }
            },
            records::Choice::PlayBack(place) => {
                let file = self.files.get(place)?.clone();
                match self.load(&file) {
                    Ok(()) => Some(Screen::Playback),
                    Err(why) => {
                        self.refused = Some(why);
                        None
                    }
                }
            }
        }
    }

    /// Reads a record to look back at.
    pub(super) fn load(&mut self, file: &Path) -> Result<(), String> {
        let bytes = store::read_record(file).map_err(|error| error.to_string())?;
        let playback = Playback::read(&file.display().to_string(), &bytes)?;
        self.refused = None;
        self.reel = Reel::of(&playback);
        self.playback = Some(playback);
        Ok(())
    }

    pub(super) fn playback(&mut self, ui: &mut egui::Ui, opened: &Opened) -> Option<Screen> {
        if self.playback.is_none()
            && let Some(file) = &opened.record
            && let Err(why) = self.load(file)
        {
            self.refused = Some(why);
        }
        let Some(playback) = &self.playback else {
            return Some(Screen::Records);
        };
        match playback::show(ui, &mut self.reel, playback)? {
            playback::Way::Back => Some(Screen::Records),
            playback::Way::Debrief => Some(Screen::Debrief),
        }
    }

    pub(super) fn settings(&mut self, ui: &mut egui::Ui, chosen: &mut ResMut<Chosen>, drawn: Drawn) -> Option<Screen> {
        let mut settings = chosen.settings;
        let file = chosen.file.as_ref().map_or_else(String::new, |file| file.display().to_string());
        let done = settings::show(ui, &mut settings, &file, chosen.trouble.as_deref(), drawn.0);
        if settings != chosen.settings {
            chosen.change(settings);
            ui.ctx().request_repaint();
        }
        done.then_some(self.back)
    }
}

/// How the list shows a record.
fn entry(file: &Path) -> records::Entry {
    let name = file.display().to_string();
    let damaged = |why: String| records::Entry {
        title: name.clone(),
        line: String::new(),
        state: State::Damaged(why),
        torn: false,
        file: name.clone(),
    };
    let bytes = match store::read_record(file) {
        Ok(bytes) => bytes,
        Err(error) => return damaged(error.to_string()),
    };
    let glance = Glance::of(&name, &bytes);
    if glance.title.is_empty() {
        return damaged(glance.trouble.unwrap_or_default());
    }
    let who = match glance.people.as_slice() {
        [] => "policies alone".to_owned(),
        people => people.join(", "),
    };
    let state = match (glance.trouble, glance.ending) {
        (Some(why), _) => State::Damaged(why),
        (None, Some(ending)) => State::Over(ending),
        (None, None) => State::Unfinished,
    };
    let written = match store::days_since(file) {
        None => String::new(),
        Some(0) => " · within the last day".to_owned(),
        Some(1) => " · a day ago".to_owned(),
        Some(days) => format!(" · {days} days ago"),
    };
    let (round, rounds, phase) = (glance.round, glance.rounds, glance.phase.word());
    records::Entry {
        title: glance.title,
        line: format!("round {round} of {rounds} · {phase} · {who}{written}"),
        state,
        torn: glance.torn,
        file: name,
    }
}
