//! The title: what this is, and the two ways on.

use crate::app::map::{self, ChartView};
use crate::app::theme::{Face, palette, size, space};
use crate::app::widgets;
use bevy_egui::egui;
use egui::{Align, Frame, Layout, Margin, Panel, RichText, Ui};

/// A way on from the title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// Sit down at the standard scenario, with policies on the others.
    TakeASeat,
    /// Look through the scenarios first.
    ChooseScenario,
    /// Leave.
    Quit,
}

/// Shows the title screen.
pub fn show(ui: &mut Ui, chart: &mut ChartView) -> Option<Choice> {
    let ground = palette(ui).ground;
    let column = Panel::left("title")
        .resizable(false)
        .exact_size(430.0)
        .show_separator_line(false)
        .frame(Frame::new().fill(ground).inner_margin(Margin { left: 56, right: 40, top: 72, bottom: 36 }));
    let choice = column.show(ui, words).inner;
    egui::CentralPanel::no_frame()
        .frame(Frame::new().fill(ground).inner_margin(Margin { left: 0, right: 28, top: 28, bottom: 28 }))
        .show(ui, |ui| map::show(ui, chart, &map::specimen()));
    choice
}

fn words(ui: &mut Ui) -> Option<Choice> {
    let mut choice = None;
    let palette = palette(ui);
    widgets::overline(ui, "Ministry of Foreign Affairs");
    ui.add_space(space::HAIR);
    ui.label(RichText::new("Démarche").font(Face::SerifBold.at(54.0)).color(palette.ink));
    ui.label(
        RichText::new("A tabletop of cyber diplomacy").font(Face::SerifItalic.at(size::LEAD)).color(palette.quiet),
    );
    ui.add_space(space::LARGE);
    widgets::prose(
        ui,
        "Something was broken across a border last night. Find out who did it, \
         decide whether to say so, and get your neighbours to mind it with you.",
    );
    ui.add_space(space::LARGE);
    if widgets::primary(ui, "Take a seat").clicked() || widgets::enter_pressed(ui) {
        choice = Some(Choice::TakeASeat);
    }
    widgets::remark(ui, "You hold one seat, the other ministries play themselves. About an hour.");
    ui.add_space(space::MEDIUM);
    if widgets::secondary(ui, "Choose a scenario").clicked() {
        choice = Some(Choice::ChooseScenario);
    }
    ui.with_layout(Layout::bottom_up(Align::Min), |ui| {
        ui.horizontal(|ui| {
            widgets::night_switch(ui);
            let quit = egui::Button::new(RichText::new("Quit").font(Face::Sans.at(size::SMALL))).frame(false);
            if ui.add(quit).clicked() {
                choice = Some(Choice::Quit);
            }
            widgets::remark(ui, concat!("Version ", env!("CARGO_PKG_VERSION")));
        });
    });
    choice
}
