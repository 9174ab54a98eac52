//! Which screen is shown, and what a choice on it leads to.

mod choosing;
mod kept;
mod playing;
mod running;
mod ticks;
mod watch;

use crate::app::display::Drawn;
use crate::app::map::ChartView;
use crate::app::play::{self, Play};
use crate::app::rest::Wake;
use crate::app::screens::{communique, console, letter, library, playback, records, seats, title};
use crate::app::set::Chosen;
use crate::app::{Opened, Screen, motion, set, theme, words};
use crate::session::Playback;
use crate::store::{self, Places};
use crate::view::sheet::DebriefPage;
use bevy::prelude::*;
use bevy::window::PrimaryWindow;
use bevy_egui::{EguiContexts, EguiPrimaryContextPass, egui};
use std::path::PathBuf;
use ticks::Ticks;

/// Shows the screen the game is on.
pub(super) fn plugin(app: &mut App) {
    let places = app.world().get_resource::<Opened>().map(|opened| opened.places.clone()).unwrap_or_default();
    app.insert_non_send(Game { places, ..Game::default() }).add_systems(EguiPrimaryContextPass, show);
}

/// A play that is talked about.
struct Debrief {
    page: DebriefPage,
    /// The scenario's title.
    title: String,
    /// Whether those who have played have talked about how it was.
    talked: bool,
}

/// Everything behind the screens. It outlives a pass and stays on one thread.
#[derive(Default)]
struct Game {
    /// Where scenarios, records and briefs lie.
    places: Places,
    title: ChartView,
    /// The chart of the scenario that is open in the library.
    preview: ChartView,
    /// The chart before the whole table.
    chart: ChartView,
    listings: Vec<store::Listing>,
    entries: Vec<library::Entry>,
    entry: usize,
    offer: seats::Offer,
    play: Option<Play>,
    console: console::State,
    /// Until when the play has been told what time has passed.
    ticks: Ticks,
    news: communique::News,
    reading: communique::Reading,
    letter: letter::Page,
    debrief: Option<Debrief>,
    findings: choosing::Broken,
    /// Files that are looked at while scenarios are on the screen.
    watch: watch::Watch,
    /// Why the last thing was not done.
    refused: Option<String>,
    files: Vec<PathBuf>,
    records: Vec<records::Entry>,
    record: usize,
    playback: Option<Playback>,
    reel: playback::Reel,
    /// Whether there is any record.
    any_records: bool,
    /// The screen for which lists, news and letter were last fetched.
    entered: Option<Screen>,
    /// Where the settings lead back to.
    back: Screen,
}

fn show(
    mut contexts: EguiContexts,
    screen: Res<State<Screen>>,
    opened: Res<Opened>,
    mut chosen: ResMut<Chosen>,
    (mut next, mut exit, mut clear): (ResMut<NextState<Screen>>, MessageWriter<AppExit>, ResMut<ClearColor>),
    (wake, drawn, window): (Wake, Res<Drawn>, Query<&Window, With<PrimaryWindow>>),
    mut game: NonSendMut<Game>,
) -> Result {
    let context = contexts.ctx_mut()?;
    let window = window.single().map_or(Vec2::ZERO, Window::size);
    let growth = |screen: Screen| set::growth(window, screen.is_worked_at());
    chosen.bypass_change_detection().apply(context, growth(*screen.get()));
    let mut ui = whole_window(context);
    let [red, green, blue, _] = theme::palette(&ui).ground.to_array();
    clear.0 = Color::srgb_u8(red, green, blue);
    let game = &mut *game;
    if game.entered != Some(*screen.get()) {
        game.entered = Some(*screen.get());
        if *screen.get() == Screen::Title {
            motion::forget(context);
        }
        game.enter(*screen.get(), &opened);
    }
    if matches!(screen.get(), Screen::Desk | Screen::Curtain | Screen::Table | Screen::Console | Screen::Settings) {
        game.pass_time(&wake);
    }
    if matches!(screen.get(), Screen::Library | Screen::Findings) {
        game.look_again(&wake);
    }
    words::over(context);
    let to = match screen.get() {
        Screen::Title => {
            let notes = title::Notes { trouble: chosen.trouble.as_deref(), drawn: drawn.0 };
            game.title(&mut ui, &opened, notes, &mut exit)
        }
        Screen::Library => game.library(&mut ui),
        Screen::SeatChoice => game.seats(&mut ui, &opened),
        Screen::Desk => game.desk(&mut ui),
        Screen::Communique => game.communique(&mut ui),
        Screen::Letter => game.letter(&mut ui),
        Screen::Curtain => game.curtain(&mut ui),
        Screen::Table => game.table(&mut ui),
        Screen::Debrief => game.debrief(&mut ui),
        Screen::Console => game.console(&mut ui),
        Screen::Findings => game.findings(&mut ui),
        Screen::Records => game.records(&mut ui),
        Screen::Playback => game.playback(&mut ui, &opened),
        Screen::Settings => game.settings(&mut ui, &mut chosen, *drawn),
    };
    if let Some(to) = to {
        if to == Screen::Settings {
            game.back = *screen.get();
        }
        next.set(to);
        // Its text has its size from the first pass.
        chosen.bypass_change_detection().apply(context, growth(to));
        // The next screen is drawn at once, not at the next movement of the mouse.
        context.request_repaint();
    }
    Ok(())
}

impl Game {
    /// Fetches what a screen shows, once, as it is entered.
    fn enter(&mut self, screen: Screen, opened: &Opened) {
        match screen {
            Screen::Title => {
                (self.play, self.playback) = (None, None);
                self.any_records = !self.places.records().is_empty();
            }
            Screen::Library => self.list(),
            Screen::Records => {
                self.playback = None;
                self.list_records();
            }
            Screen::Debrief => self.fetch_debrief(),
            Screen::SeatChoice => {
                if self.offer.seats.is_empty() {
                    self.offer = play::offer(&self.places.listing(&opened.scenario));
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
            Screen::Console
            | Screen::Curtain
            | Screen::Desk
            | Screen::Findings
            | Screen::Playback
            | Screen::Settings
            | Screen::Table => {}
        }
    }
}

/// A surface over the whole window, on which panels are laid. The camera clears it to the ground of
/// the palette, which costs next to nothing; a rectangle of that colour costs a shader for each pixel.
fn whole_window(context: &egui::Context) -> egui::Ui {
    egui::Ui::new(
        context.clone(),
        "window".into(),
        egui::UiBuilder::new().layer_id(egui::LayerId::background()).max_rect(context.viewport_rect()),
    )
}
