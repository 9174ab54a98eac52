//! From the title to a seat.

use super::Game;
use super::playing::screen_of;
use super::watch::Watch;
use crate::app::desk::Guide;
use crate::app::play::{self, Play};
use crate::app::screens::{findings, library, seats, title};
use crate::app::{Opened, Screen};
use crate::store;
use crate::terms::NationId;
use bevy::prelude::*;
use bevy_egui::egui;
use std::path::{Path, PathBuf};

/// A scenario that cannot be played, and what was found in it.
#[derive(Default)]
pub(super) struct Broken {
    name: String,
    title: String,
    findings: String,
    pub(super) file: Option<PathBuf>,
}

impl Broken {
    fn of(listing: &store::Listing) -> Self {
        let (title, findings) = (listing.title.clone(), listing.findings.clone());
        Self { name: listing.name.clone(), title, findings, file: listing.file.clone() }
    }
}

impl Game {
    pub(super) fn list(&mut self) {
        // Looked at first: what is saved while the files are read counts as saved since.
        self.watch = Watch::from(self.places.stamps(self.findings.file.as_deref()));
        self.listings = self.places.library();
        self.entry = self.entry.min(self.listings.len().saturating_sub(1));
        self.entries = self.listings.iter().map(play::entry).collect();
    }

    pub(super) fn title(
        &mut self,
        ui: &mut egui::Ui,
        opened: &Opened,
        notes: title::Notes<'_>,
        exit: &mut MessageWriter<AppExit>,
    ) -> Option<Screen> {
        match title::show(ui, &mut self.title, self.any_records, notes)? {
            title::Choice::TakeASeat => {
                self.offer = seats::Offer::default();
                Some(Screen::SeatChoice)
            }
            title::Choice::Learn => Some(self.learn(opened)),
            title::Choice::ChooseScenario => Some(Screen::Library),
            title::Choice::Watch => Some(self.watch(opened)),
            title::Choice::PlaysSoFar => Some(Screen::Records),
            title::Choice::Settings => Some(Screen::Settings),
            title::Choice::Quit => {
                exit.write(AppExit::Success);
                None
            }
        }
    }

    pub(super) fn library(&mut self, ui: &mut egui::Ui) -> Option<Screen> {
        let to = self.chosen(ui)?;
        self.watch = Watch::default();
        Some(to)
    }

    fn chosen(&mut self, ui: &mut egui::Ui) -> Option<Screen> {
        match library::show(ui, &self.entries, &mut self.entry, &mut self.preview, self.refused.as_deref())? {
            library::Choice::Back => {
                self.refused = None;
                Some(Screen::Title)
            }
            library::Choice::Edit(place) => {
                let file = self.listings.get(place)?.file.clone();
                self.edit(file.as_deref());
                None
            }
            library::Choice::Open(place) => {
                let listing = self.listings.get(place)?;
                if listing.findings.is_empty() {
                    self.offer = play::offer(listing);
                    return Some(Screen::SeatChoice);
                }
                self.findings = Broken::of(listing);
                Some(Screen::Findings)
            }
        }
    }

    fn edit(&mut self, file: Option<&Path>) {
        self.refused = file.and_then(|file| store::open_in_editor(file).err());
    }

    pub(super) fn findings(&mut self, ui: &mut egui::Ui) -> Option<Screen> {
        let to = self.read_through(ui)?;
        self.watch = Watch::default();
        Some(to)
    }

    fn read_through(&mut self, ui: &mut egui::Ui) -> Option<Screen> {
        let Broken { title, findings, file, .. } = &self.findings;
        let file = file.clone();
        if findings.is_empty() {
            return Some(Screen::Library);
        }
        match findings::show(ui, title, findings, file.is_some(), self.refused.as_deref())? {
            findings::Way::Back => {
                self.refused = None;
                Some(Screen::Library)
            }
            findings::Way::Edit => {
                self.edit(file.as_deref());
                None
            }
        }
    }

    /// Looks at the broken scenario again: its file was saved.
    pub(super) fn find_again(&mut self) {
        if !self.findings.name.is_empty() {
            self.findings = Broken::of(&self.places.listing(&self.findings.name));
        }
    }

    pub(super) fn seats(&mut self, ui: &mut egui::Ui, opened: &Opened) -> Option<Screen> {
        if self.offer.seats.is_empty() {
            let listing = self.places.listing(&opened.scenario);
            self.findings = Broken::of(&listing);
            return Some(Screen::Findings);
        }
        let mut people = self.offer.people();
        match seats::show(ui, &mut self.offer)? {
            seats::Choice::Back => return Some(Screen::Title),
            seats::Choice::Take(nation) if people.contains(&nation) => {}
            seats::Choice::Take(nation) => people.insert(0, nation),
            seats::Choice::Begin => {}
            seats::Choice::Watch => people.clear(),
        }
        Some(self.begin(&people, opened))
    }

    pub(super) fn begin(&mut self, people: &[NationId], opened: &Opened) -> Screen {
        match Play::begin(&self.places, &self.offer, people, opened.seed) {
            Ok(play) => {
                let screen = screen_of(&play);
                let play = self.play.insert(play);
                if self.offer.helped {
                    play.desk.guide = Guide::begun();
                }
                screen
            }
            Err(findings) => {
                let listing = self.places.listing(&self.offer.id);
                self.findings = Broken { findings, ..Broken::of(&listing) };
                Screen::Findings
            }
        }
    }
}
