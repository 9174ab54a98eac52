//! Which screen is shown, and what a choice on it leads to.

pub mod communique;
pub mod letter;
pub mod library;
pub mod seats;
pub mod title;

use crate::app::map::ChartView;
use crate::app::play::{self, Play, Stands};
use crate::app::{Opened, Screen, theme};
use crate::store;
use bevy::prelude::*;
use bevy_egui::{EguiContexts, EguiPrimaryContextPass, egui};

/// Shows the screen the game is on.
pub fn plugin(app: &mut App) {
    app.init_non_send::<Game>().add_systems(EguiPrimaryContextPass, show);
}

/// Everything behind the screens. It outlives a pass and stays on one thread.
#[derive(Default)]
struct Game {
    title: ChartView,
    listings: Vec<store::Listing>,
    entries: Vec<library::Entry>,
    entry: usize,
    offer: seats::Offer,
    play: Option<Play>,
    news: communique::News,
    at_length: bool,
    letter: letter::Page,
    findings: (String, String),
    /// The screen for which lists, news and letter were last fetched.
    entered: Option<Screen>,
}

fn show(
    mut contexts: EguiContexts,
    screen: Res<State<Screen>>,
    opened: Res<Opened>,
    mut next: ResMut<NextState<Screen>>,
    mut exit: MessageWriter<AppExit>,
    mut game: NonSendMut<Game>,
) -> Result {
    let context = contexts.ctx_mut()?;
    let mut ui = whole_window(context);
    let game = &mut *game;
    if game.entered != Some(*screen.get()) {
        game.entered = Some(*screen.get());
        game.enter(*screen.get(), &opened);
    }
    let to = match screen.get() {
        Screen::Title => game.title(&mut ui, &mut exit),
        Screen::Library => game.library(&mut ui),
        Screen::SeatChoice => game.seats(&mut ui, &opened),
        Screen::Desk => game.desk(&mut ui),
        Screen::Communique => game.communique(&mut ui),
        Screen::Letter => letter::show(&mut ui, &game.letter).then_some(Screen::Title),
        Screen::Findings => {
            let (title, findings) = &game.findings;
            library::findings(&mut ui, title, findings).then_some(Screen::Library)
        }
    };
    if let Some(to) = to {
        next.set(to);
        // The next screen is drawn at once, not at the next movement of the mouse.
        context.request_repaint();
    }
    Ok(())
}

impl Game {
    /// Fetches what a screen shows, once, as it is entered.
    fn enter(&mut self, screen: Screen, opened: &Opened) {
        match screen {
            Screen::Title => self.play = None,
            Screen::Library => self.list(),
            Screen::SeatChoice => {
                if self.offer.seats.is_empty() {
                    self.offer = play::offer(&store::listing(&opened.scenario));
                }
            }
            Screen::Communique => {
                if let Some(play) = &self.play {
                    self.news = play.news();
                }
            }
            Screen::Letter => {
                if let Some(play) = &self.play {
                    self.letter = play.letter();
                }
            }
            Screen::Desk | Screen::Findings => {}
        }
    }

    fn list(&mut self) {
        self.listings = store::library();
        self.entry = self.entry.min(self.listings.len().saturating_sub(1));
        let entry = |listing: &store::Listing| library::Entry {
            title: listing.title.clone(),
            line: play::line(listing),
            synopsis: listing.synopsis.clone(),
            broken: !listing.findings.is_empty(),
        };
        self.entries = self.listings.iter().map(entry).collect();
    }

    fn title(&mut self, ui: &mut egui::Ui, exit: &mut MessageWriter<AppExit>) -> Option<Screen> {
        match title::show(ui, &mut self.title)? {
            title::Choice::TakeASeat => {
                self.offer = seats::Offer::default();
                Some(Screen::SeatChoice)
            }
            title::Choice::ChooseScenario => Some(Screen::Library),
            title::Choice::Quit => {
                exit.write(AppExit::Success);
                None
            }
        }
    }

    fn library(&mut self, ui: &mut egui::Ui) -> Option<Screen> {
        match library::show(ui, &self.entries, &mut self.entry)? {
            library::Choice::Back => Some(Screen::Title),
            library::Choice::Open(place) => {
                let listing = self.listings.get(place)?;
                if listing.findings.is_empty() {
                    self.offer = play::offer(listing);
                    Some(Screen::SeatChoice)
                } else {
                    self.findings = (listing.title.clone(), listing.findings.clone());
                    Some(Screen::Findings)
                }
            }
        }
    }

    fn seats(&mut self, ui: &mut egui::Ui, opened: &Opened) -> Option<Screen> {
        if self.offer.seats.is_empty() {
            let listing = store::listing(&opened.scenario);
            self.findings = (listing.title, listing.findings);
            return Some(Screen::Findings);
        }
        match seats::show(ui, &mut self.offer)? {
            seats::Choice::Back => Some(Screen::Title),
            seats::Choice::Take(nation) => match Play::begin(&self.offer, nation, opened.seed) {
                Ok(play) => {
                    self.play = Some(play);
                    Some(Screen::Desk)
                }
                Err(findings) => {
                    self.findings = (self.offer.title.clone(), findings);
                    Some(Screen::Findings)
                }
            },
        }
    }

    fn desk(&mut self, ui: &mut egui::Ui) -> Option<Screen> {
        let Some(play) = &mut self.play else {
            return Some(Screen::Title);
        };
        play.show(ui);
        match play.stands() {
            Stands::AtTheDesk => None,
            Stands::Communique | Stands::Over => Some(Screen::Communique),
        }
    }

    fn communique(&mut self, ui: &mut egui::Ui) -> Option<Screen> {
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

/// A surface over the whole window, on which panels are laid.
fn whole_window(context: &egui::Context) -> egui::Ui {
    let rect = context.viewport_rect();
    let ui = egui::Ui::new(
        context.clone(),
        "window".into(),
        egui::UiBuilder::new().layer_id(egui::LayerId::background()).max_rect(rect),
    );
    ui.painter().rect_filled(rect, 0.0, theme::palette(&ui).ground);
    ui
}
