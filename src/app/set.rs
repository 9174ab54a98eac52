//! What was set, put into force: in egui, in the window, and in the file that keeps it.

use crate::app::faces::{self, Faces};
use crate::app::theme;
use crate::store::{self, Extent, Light, Places, Settings, TEXT};
use bevy::prelude::*;
use bevy::window::{MonitorSelection, PrimaryWindow, WindowMode, WindowResolution, WindowTheme};
use bevy_egui::{EguiInput, EguiPreUpdateSet, PrimaryEguiContext, egui};
use egui::gui_zoom::kb_shortcuts::{ZOOM_IN, ZOOM_IN_SECONDARY, ZOOM_OUT, ZOOM_RESET};
use std::path::{Path, PathBuf};

/// The window's size where none is set, for which every screen is laid out at 100 %.
const USUAL: (u16, u16) = (1280, 720);

/// What is set, and what became of the file that keeps it.
#[derive(Resource, Debug, Clone, Default)]
pub struct Chosen {
    /// The settings.
    pub settings: Settings,
    /// Why the file could not be read or written, in one line.
    pub trouble: Option<String>,
    /// Where the settings are kept.
    pub file: Option<PathBuf>,
    /// Fonts in the place of ours.
    pub faces: Faces,
    /// What is in force already.
    in_force: Option<Settings>,
}

impl Chosen {
    /// What the platform keeps.
    #[must_use]
    pub fn read(places: &Places) -> Self {
        let file = places.settings_file().map(Path::to_owned);
        let (settings, trouble) = store::settings(file.as_deref());
        let trouble = trouble.map(|why| format!("The usual settings are used. {why}."));
        let (faces, unread) = Faces::read(Path::new(faces::FOLDER));
        let trouble: Vec<String> = trouble.into_iter().chain(unread).collect();
        let trouble = (!trouble.is_empty()).then(|| trouble.join("\n"));
        Self { settings, trouble, file, faces, in_force: None }
    }

    /// The size of the window.
    #[must_use]
    pub fn resolution(&self) -> WindowResolution {
        let (wide, high) = match self.settings.window {
            Extent::Sized(wide, high) => (wide, high),
            Extent::FullScreen => USUAL,
        };
        WindowResolution::new(u32::from(wide), u32::from(high))
    }

    /// Whether the window covers the screen.
    #[must_use]
    pub fn mode(&self) -> WindowMode {
        match self.settings.window {
            Extent::Sized(..) => WindowMode::Windowed,
            Extent::FullScreen => WindowMode::BorderlessFullscreen(MonitorSelection::Current),
        }
    }

    /// Takes other settings and keeps them.
    pub fn change(&mut self, settings: Settings) {
        self.settings = settings;
        let Some(file) = &self.file else {
            self.trouble = Some("Nothing says where settings are kept here; these hold until the end.".to_owned());
            return;
        };
        let kept = store::keep_settings(file, &settings);
        self.trouble = kept.err().map(|error| format!("The settings are not kept. {error}."));
    }

    /// Puts into force what is set, so many times as large as in the usual window. What was changed with
    /// a key or a switch elsewhere is set thereby.
    pub fn apply(&mut self, context: &egui::Context, growth: f32) {
        let is_new = self.in_force.is_none_or(|before| before != self.settings);
        let text = stepped(context, self.settings.text);
        let light = if is_new { self.settings.light } else { light_of(context) };
        if (text, light) != (self.settings.text, self.settings.light) {
            self.change(Settings { text, light, ..self.settings });
        }
        context.set_zoom_factor(f32::from(self.settings.text) / 100.0 * growth);
        if is_new {
            context.set_theme(preference(self.settings.light));
            theme::set_motion(context, self.settings.motion);
        }
        self.in_force = Some(self.settings);
    }
}

/// How much larger everything is in a large window, of so many points: pages grow with it, as on a
/// projector; a desk that one person works at grows by less, and has more room besides.
#[must_use]
pub fn growth(window: Vec2, desk: bool) -> f32 {
    let whole = (window.x / f32::from(USUAL.0)).min(window.y / f32::from(USUAL.1)).clamp(1.0, 4.0);
    let wanted = if desk { whole.powf(DESK) } else { whole };
    // In steps, so that type is not made anew with every movement of the window's edge.
    (wanted * 20.0).floor() / 20.0
}

/// The power of a window's growth by which a desk grows.
const DESK: f32 = 0.7;

/// The size of text after what the keyboard asks of it, in percent.
fn stepped(context: &egui::Context, text: u16) -> u16 {
    const STEP: u16 = 10;
    let (least, most) = TEXT;
    let pressed = |shortcut| context.input_mut(|input| input.consume_shortcut(&shortcut));
    if pressed(ZOOM_IN) || pressed(ZOOM_IN_SECONDARY) {
        text.saturating_add(STEP).min(most)
    } else if pressed(ZOOM_OUT) {
        text.saturating_sub(STEP).max(least)
    } else if pressed(ZOOM_RESET) {
        100
    } else {
        text
    }
}

fn light_of(context: &egui::Context) -> Light {
    match context.options(|options| options.theme_preference) {
        egui::ThemePreference::Dark => Light::Night,
        egui::ThemePreference::Light => Light::Day,
        egui::ThemePreference::System => Light::System,
    }
}

fn preference(light: Light) -> egui::ThemePreference {
    match light {
        Light::Day => egui::ThemePreference::Light,
        Light::Night => egui::ThemePreference::Dark,
        Light::System => egui::ThemePreference::System,
    }
}

/// Sizes the window as it is set, and tells egui whether the system has day or night.
pub fn plugin(app: &mut App) {
    app.add_systems(PreUpdate, tell.after(EguiPreUpdateSet::ProcessInput)).add_systems(Update, size);
}

fn tell(windows: Query<&Window, With<PrimaryWindow>>, mut inputs: Query<&mut EguiInput, With<PrimaryEguiContext>>) {
    let (Ok(window), Ok(mut input)) = (windows.single(), inputs.single_mut()) else {
        return;
    };
    input.system_theme = window.window_theme.map(|theme| match theme {
        WindowTheme::Light => egui::Theme::Light,
        WindowTheme::Dark => egui::Theme::Dark,
    });
}

fn size(chosen: Res<Chosen>, mut windows: Query<&mut Window, With<PrimaryWindow>>, mut before: Local<Option<Extent>>) {
    let extent = chosen.settings.window;
    if before.replace(extent).is_none_or(|before| before == extent) {
        return;
    }
    for mut window in &mut windows {
        window.mode = chosen.mode();
        if let Extent::Sized(wide, high) = extent {
            window.resolution.set(f32::from(wide), f32::from(high));
        }
    }
}
