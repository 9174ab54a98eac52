//! What can be set. Everything takes force as it is pressed, and is kept at once.

use crate::app::forms;
use crate::app::keys;
use crate::app::theme::{palette, space};
use crate::app::widgets;
use crate::store::{Extent, Light, Settings};
use bevy_egui::egui;
use egui::{Frame, Margin, Panel, Ui};

/// The sizes of text that are offered, in percent.
const SIZES: [u16; 8] = [80, 90, 100, 110, 125, 150, 175, 200];
/// The sizes of window that are offered.
const WINDOWS: [(u16, u16); 5] = [(1280, 720), (1600, 900), (1920, 1080), (2560, 1440), (3840, 2160)];

/// Shows the settings and changes them, with what is amiss with their file and what people should
/// know of the machine; answers whether to go back.
pub fn show(ui: &mut Ui, settings: &mut Settings, kept_in: &str, trouble: Option<&str>, drawn: Option<&str>) -> bool {
    let frame = |x, y| Frame::new().inner_margin(Margin::symmetric(x, y));
    let mut done = false;
    Panel::top("settings").resizable(false).frame(frame(40, 24)).show(ui, |ui| {
        widgets::title(ui, "Settings");
        if let Some(trouble) = trouble {
            forms::word(ui, trouble, palette(ui).caution);
        }
    });
    Panel::bottom("ways").resizable(false).frame(frame(40, 18)).show(ui, |ui| {
        ui.horizontal(|ui| {
            if !kept_in.is_empty() {
                widgets::remark(ui, &format!("Kept in {kept_in}."));
            }
            widgets::footer(ui, |ui| done = forms::go_on(ui, "Done"));
        });
        done |= keys::pressed(ui.ctx(), egui::Key::Escape);
    });
    egui::CentralPanel::no_frame().frame(frame(40, 4)).show(ui, |ui| {
        widgets::rolled(ui, "page", |ui| {
            groups(ui, settings, drawn);
        });
    });
    done
}

fn groups(ui: &mut Ui, settings: &mut Settings, drawn: Option<&str>) {
    forms::group(ui, "Size of text", |ui| {
        for size in SIZES {
            if forms::choice(ui, &format!("{size} %"), settings.text == size).clicked() {
                settings.text = size;
            }
        }
    });
    widgets::remark(ui, "Ctrl with plus and minus does the same anywhere. In a large window everything grows besides.");
    ui.add_space(space::MEDIUM);
    forms::group(ui, "Motion", |ui| {
        for (label, on) in [("What moves may move", true), ("Nothing moves", false)] {
            if forms::choice(ui, label, settings.motion == on).clicked() {
                settings.motion = on;
            }
        }
    });
    if let Some(drawn) = drawn {
        widgets::remark(ui, drawn);
    }
    ui.add_space(space::MEDIUM);
    forms::group(ui, "Light", |ui| {
        for (label, light) in [("By day", Light::Day), ("By night", Light::Night), ("As the system", Light::System)] {
            if forms::choice(ui, label, settings.light == light).clicked() {
                settings.light = light;
            }
        }
    });
    ui.add_space(space::MEDIUM);
    forms::group(ui, "Window", |ui| {
        for (wide, high) in WINDOWS {
            let on = settings.window == Extent::Sized(wide, high);
            if forms::choice(ui, &format!("{wide} × {high}"), on).clicked() {
                settings.window = Extent::Sized(wide, high);
            }
        }
        if forms::choice(ui, "Full screen", settings.window == Extent::FullScreen).clicked() {
            settings.window = Extent::FullScreen;
        }
    });
}
