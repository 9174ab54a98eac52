//! The window: Bevy opens it and keeps time, egui sets what is on it.
//!
//! Every concern is a plugin in its own file. Panels are plain functions over
//! plain data and know nothing of Bevy, so that tests press their buttons
//! without a GPU; the files beside this one connect them.

#![allow(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::float_arithmetic,
    reason = "places and sizes on a screen: small numbers, rounded for the eye"
)]
#![expect(
    clippy::disallowed_types,
    clippy::disallowed_methods,
    reason = "what keeps time beside the loop, looks for a display and asks where files lie"
)]
#![allow(clippy::needless_pass_by_value, reason = "Bevy hands a system its arguments by value")]
#![allow(clippy::print_stderr, reason = "what keeps the window from opening, and what a script did, is said on stderr")]

pub mod access;
pub mod board;
pub mod caught;
pub mod desk;
pub mod display;
pub mod faces;
pub mod figures;
pub mod focus;
pub mod forms;
mod game;
pub mod keys;
pub mod map;
pub mod motion;
pub mod play;
pub mod rest;
pub mod screens;
pub mod script;
pub mod seed;
pub mod set;
pub mod spoken;
pub mod theme;
pub mod widgets;
pub mod words;

use crate::store::Places;
use bevy::log::LogPlugin;
use bevy::prelude::*;
use bevy::shader::Shader;
use bevy_egui::render::EGUI_SHADER_HANDLE;
use bevy_egui::{EguiContext, EguiPlugin, EguiPreUpdateSet};
use std::path::PathBuf;

/// What the engine may log: warnings, but for those that the window words for people itself.
const QUIET: &str =
    "warn,bevy_egui::render=error,winit=error,wgpu=error,wgpu_hal=off,naga=error,bevy_render::renderer=error";

/// What the window is opened with.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The scenario to open, a file or an id, or the record to look back at; the standard scenario if
    /// nothing is said.
    pub scenario: Option<String>,
    /// A file of scripted input, for the end-to-end test; see [`script`].
    pub script: Option<PathBuf>,
    /// Where scenarios, records, briefs and settings lie.
    pub places: Places,
}

/// Where in the game the person is.
#[derive(States, Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Screen {
    /// The title and the ways on.
    #[default]
    Title,
    /// Scenarios to choose from.
    Library,
    /// Seats of the chosen scenario.
    SeatChoice,
    /// One seat's desk.
    Desk,
    /// Between two sittings at one screen.
    Curtain,
    /// What whoever runs the table can do; it shows secrets.
    Console,
    /// What the whole table sees, and nothing of any seat's own.
    Table,
    /// What the round brought.
    Communique,
    /// The minister's letter at the end.
    Letter,
    /// What was true, and who could have known it.
    Debrief,
    /// What is wrong with a scenario file.
    Findings,
    /// Plays so far.
    Records,
    /// A play looked back at, phase by phase.
    Playback,
    /// The size of text, motion, day or night, the window.
    Settings,
    /// A fault of the program ended a play or a look back.
    Stopped,
}

impl Screen {
    /// Whether one person works on it from near, with much of it in view.
    #[must_use]
    pub const fn is_worked_at(self) -> bool {
        matches!(self, Self::Console | Self::Desk)
    }
}

/// What the game was opened for.
#[derive(Resource, Debug, Clone)]
pub struct Opened {
    /// The scenario that is played unless another is chosen.
    pub scenario: String,
    /// The record that is looked back at first, if one was named.
    pub record: Option<PathBuf>,
    /// What decides the dice of the plays that are begun.
    pub seed: seed::Seed,
    /// Where scenarios, records and briefs lie.
    pub places: Places,
}

impl Opened {
    fn of(options: &Options) -> Self {
        let named = options.scenario.clone();
        let record = named.as_ref().filter(|name| name.ends_with(crate::store::RECORD)).map(PathBuf::from);
        let scenario = named.filter(|_| record.is_none());
        Self {
            scenario: scenario.unwrap_or_else(|| crate::store::DEFAULT_SCENARIO.to_owned()),
            record,
            seed: if options.script.is_some() { script::SEED } else { seed::Seed::Fresh },
            places: options.places.clone(),
        }
    }
}

/// Why no window was opened, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unopened {
    /// The script of steps cannot be read.
    Script(String),
    /// There is no display or no graphics driver here.
    NoWindow(String),
}

/// Opens the window and returns its status when it is closed.
///
/// # Errors
/// Says why no window can be opened.
pub fn run(options: &Options) -> Result<u8, Unopened> {
    let script = options.script.as_deref().map(script::Script::read).transpose().map_err(Unopened::Script)?;
    display::reachable().map_err(Unopened::NoWindow)?;
    let chosen = set::Chosen::read(&options.places);
    match display::guarded(|| build(Opened::of(options), chosen, script).run()) {
        Ok(AppExit::Success) => Ok(0),
        Ok(AppExit::Error(code)) => Ok(code.get()),
        Err(problem) => Err(Unopened::NoWindow(problem)),
    }
}

fn build(opened: Opened, chosen: set::Chosen, script: Option<script::Script>) -> App {
    let mut app = App::new();
    app.add_plugins(
        DefaultPlugins
            .set(WindowPlugin { primary_window: Some(window(&chosen)), ..default() })
            .set(LogPlugin { filter: QUIET.to_owned(), ..default() }),
    )
    .add_plugins(EguiPlugin::default())
    .insert_state(if opened.record.is_some() { Screen::Playback } else { Screen::Title })
    .insert_resource(opened)
    .insert_resource(chosen)
    .add_plugins((rest::plugin, access::plugin, game::plugin, display::plugin, set::plugin))
    .add_systems(Startup, (camera, shade))
    .add_systems(PreUpdate, dress.after(EguiPreUpdateSet::InitContexts));
    if let Some(script) = script {
        app.insert_resource(script).add_plugins(script::plugin);
    }
    app
}

fn window(chosen: &set::Chosen) -> Window {
    Window {
        title: "Démarche".to_owned(),
        name: Some("demarche".to_owned()),
        resolution: chosen.resolution(),
        mode: chosen.mode(),
        resize_constraints: bevy::window::WindowResizeConstraints { min_width: 960.0, min_height: 600.0, ..default() },
        ..default()
    }
}

/// The one camera, on which egui paints. Four samples a pixel would halve the
/// frame rate of software rendering, and egui smooths its own edges.
fn camera(mut commands: Commands) {
    commands.spawn((Camera2d, Msaa::Off));
}

/// Gives the panels a shader that a processor can keep up with; see there.
fn shade(mut shaders: ResMut<Assets<Shader>>) -> Result {
    let ours = Shader::from_wgsl(include_str!("../../assets/panels.wgsl"), "panels.wgsl");
    shaders.insert(&EGUI_SHADER_HANDLE, ours)?;
    Ok(())
}

/// Binds fonts and style to a context before its first pass.
fn dress(mut contexts: Query<&mut EguiContext, Added<EguiContext>>, chosen: Res<set::Chosen>) {
    for mut context in &mut contexts {
        theme::install_with(context.get_mut(), &chosen.faces);
    }
}
