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
mod opened;
pub mod play;
pub mod rest;
pub mod screens;
#[cfg(feature = "script")]
pub mod script;
pub mod set;
pub mod spoken;
pub mod theme;
pub mod widgets;
pub mod words;

pub use opened::{Opened, Options, Screen};

use bevy::log::LogPlugin;
use bevy::prelude::*;
use bevy::shader::Shader;
use bevy_egui::render::EGUI_SHADER_HANDLE;
use bevy_egui::{EguiContext, EguiPlugin, EguiPreUpdateSet};

/// What the engine may log: warnings, but for those that the window words for people itself.
const QUIET: &str =
    "warn,bevy_egui::render=error,winit=error,wgpu=error,wgpu_hal=off,naga=error,bevy_render::renderer=error";

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
    #[cfg(feature = "script")]
    let script = options.script.as_deref().map(script::Script::read).transpose().map_err(Unopened::Script)?;
    display::reachable().map_err(Unopened::NoWindow)?;
    let chosen = set::Chosen::read(&options.places);
    let play = || {
        let mut app = build(Opened::of(options), chosen);
        #[cfg(feature = "script")]
        if let Some(script) = script {
            app.insert_resource(script).add_plugins(script::plugin);
        }
        app.run()
    };
    match display::guarded(play) {
        Ok(AppExit::Success) => Ok(0),
        Ok(AppExit::Error(code)) => Ok(code.get()),
        Err(problem) => Err(Unopened::NoWindow(problem)),
    }
}

fn build(opened: Opened, chosen: set::Chosen) -> App {
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
