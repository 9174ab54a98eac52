//! Which screen is shown, and what a choice on it leads to.

mod choosing;
mod kept;
mod playing;
mod running;
mod ticks;
mod unrecorded;
mod watch;

use crate::app::caught::caught;
use crate::app::display::Drawn;
use crate::app::map::ChartView;
use crate::app::play::{self, Play};
use crate::app::rest::Wake;
use crate::app::screens::{
    communique, console, letter, library, playback, records, seats, stopped, title, unrecorded as strip,
};
use crate::app::set::Chosen;
use crate::app::{Opened, Screen, keys, motion, set, theme, words};
use crate::session::Playback;
use crate::store::{self, Places};
use crate::terms::{NationId, Phase};
use crate::view::sheet::DebriefPage;
use bevy::prelude::*;
use bevy::window::PrimaryWindow;
use bevy_egui::{EguiContexts, EguiPrimaryContextPass, egui};
use std::path::PathBuf;
use ticks::Ticks;
use unrecorded::Lost;

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
    stopped: stopped::Stopped,
    /// What the strip over a play that is not recorded remembers.
    unrecorded: strip::State,
    /// Plays of which something was not on disk as they were left: the file, the title, and what is missing.
    lost: Vec<Lost>,
    /// Why the last thing was not done.
    refused: Option<String>,
    /// Where plays are kept, and how many of them are shown, in words.
    kept: String,
    files: Vec<PathBuf>,
    records: Vec<records::Entry>,
    record: usize,
    playback: Option<Playback>,
    /// The record that is looked back at.
    looked_at: Option<PathBuf>,
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
    (opened, drawn, wake): (Res<Opened>, Res<Drawn>, Wake),
    mut chosen: ResMut<Chosen>,
    (mut next, mut exit, mut clear): (ResMut<NextState<Screen>>, MessageWriter<AppExit>, ResMut<ClearColor>),
    window: Query<&Window, With<PrimaryWindow>>,
    mut game: NonSendMut<Game>,
) -> Result {
    let (context, screen) = (contexts.ctx_mut()?, *screen.get());
    let window = window.single().map_or(Vec2::ZERO, Window::size);
    let growth = |screen: Screen| set::growth(window, screen.is_worked_at());
    chosen.bypass_change_detection().apply(context, growth(screen));
    let mut ui = whole_window(context);
    let [red, green, blue, _] = theme::palette(&ui).ground.to_array();
    clear.0 = Color::srgb_u8(red, green, blue);
    let game = &mut *game;
    let before = game.moment();
    let to = caught(|| {
        game.prepare(screen, context, &opened, &wake);
        words::over(context);
        game.turn(screen, &mut ui, (&opened, *drawn), &mut chosen, &mut exit)
    });
    let to = to.unwrap_or_else(|why| Some(game.put_away(why)));
    if to.is_some() || game.moment() != before {
        keys::turned(context);
    }
    if let Some(to) = to {
        if to == Screen::Settings {
            game.back = screen;
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
    /// What is to be done before a screen is shown.
    fn prepare(&mut self, screen: Screen, context: &egui::Context, opened: &Opened, wake: &Wake<'_>) {
        if self.entered != Some(screen) {
            self.entered = Some(screen);
            if screen == Screen::Title {
                motion::forget(context);
            }
            self.enter(screen, opened);
        }
        if matches!(screen, Screen::Desk | Screen::Curtain | Screen::Table | Screen::Console | Screen::Settings) {
            self.pass_time(wake);
        }
        if matches!(screen, Screen::Library | Screen::Findings) {
            self.look_again(wake);
        }
    }

    /// Shows a screen; answers which one comes next.
    fn turn(
        &mut self,
        screen: Screen,
        ui: &mut egui::Ui,
        (opened, drawn): (&Opened, Drawn),
        chosen: &mut ResMut<Chosen>,
        exit: &mut MessageWriter<AppExit>,
    ) -> Option<Screen> {
        if screen != Screen::Stopped {
            self.unrecorded(ui);
        }
        match screen {
            Screen::Title => {
                let notes = title::Notes { trouble: chosen.trouble.as_deref(), drawn: drawn.0 };
                self.title(ui, opened, notes, exit)
            }
            Screen::Library => self.library(ui),
            Screen::SeatChoice => self.seats(ui, opened),
            Screen::Desk => self.desk(ui),
            Screen::Communique => self.communique(ui),
            Screen::Letter => self.letter(ui),
            Screen::Curtain => self.curtain(ui),
            Screen::Table => self.table(ui),
            Screen::Debrief => self.debrief(ui),
            Screen::Console => self.console(ui),
            Screen::Findings => self.findings(ui),
            Screen::Records => self.records(ui),
            Screen::Playback => self.playback(ui, opened),
            Screen::Settings => self.settings(ui, chosen, drawn),
            Screen::Stopped => stopped::show(ui, &self.stopped).then_some(Screen::Title),
        }
    }

    /// Puts away what a fault of the program left half done, and goes where it is told.
    fn put_away(&mut self, why: String) -> Screen {
        let looked_at = self.playback.take().and(self.looked_at.take());
        let (record, missing) = match self.leave_play() {
            Some((record, missing)) => (record, missing),
            None => (looked_at, None),
        };
        let record = record.map(|path| path.display().to_string());
        self.stopped = stopped::Stopped { why, record, missing };
        Screen::Stopped
    }

    /// What must be seen anew before a key counts.
    fn moment(&self) -> Option<(NationId, u8, Phase)> {
        self.play.as_ref().map(Play::moment)
    }

    /// Fetches what a screen shows, once, as it is entered.
    fn enter(&mut self, screen: Screen, opened: &Opened) {
        match screen {
            Screen::Title => {
                self.leave_play();
                self.playback = None;
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
            | Screen::Stopped
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
