//! The title: what this is, and the two ways on.

use crate::app::forms;
use crate::app::map::{self, ChartView};
use crate::app::theme::{Face, palette, size, space};
use crate::app::{widgets, words};
use bevy_egui::egui;
use egui::{Frame, Margin, Panel, RichText, ScrollArea, Ui};

/// How wide the window must be for the chart beside the words where there is little room.
const ROOM_FOR_CHART: f32 = 780.0;

/// A way on from the title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// Sit down at the standard scenario, with policies on the others.
    TakeASeat,
    /// Learn it by playing the introductory scenario, with help.
    Learn,
    /// Look through the scenarios first.
    ChooseScenario,
    /// Let policies play the standard scenario, and watch.
    Watch,
    /// Go on where a play stopped, or look back at one.
    PlaysSoFar,
    /// Set text, motion, light and window.
    Settings,
    /// Leave.
    Quit,
}

/// What stands in the last lines of the title.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Notes<'a> {
    /// What is amiss with the settings.
    pub trouble: Option<&'a str>,
    /// What people should know of the machine.
    pub drawn: Option<&'a str>,
}

/// Shows the title screen, with a way to earlier plays if there are any.
pub fn show(ui: &mut Ui, chart: &mut ChartView, earlier: bool, notes: Notes<'_>) -> Option<Choice> {
    if let Some(trouble) = notes.trouble {
        let frame = Frame::new().inner_margin(Margin::symmetric(24, 8));
        Panel::top("trouble")
            .resizable(false)
            .frame(frame)
            .show(ui, |ui| forms::word(ui, trouble, palette(ui).caution));
    }
    let cramped = widgets::is_cramped(ui);
    let close = Frame::new().inner_margin(Margin::symmetric(24, 14));
    if cramped && ui.available_width() < ROOM_FOR_CHART {
        return egui::CentralPanel::no_frame().frame(close).show(ui, |ui| words(ui, earlier, notes)).inner;
    }
    let (wide, frame, edge) = if cramped {
        (390.0, close, 14)
    } else {
        (430.0, Frame::new().inner_margin(Margin { left: 56, right: 40, top: 72, bottom: 36 }), 28)
    };
    let column = Panel::left("title").resizable(false).exact_size(wide).show_separator_line(false).frame(frame);
    let choice = column.show(ui, |ui| words(ui, earlier, notes)).inner;
    egui::CentralPanel::no_frame()
        .frame(Frame::new().inner_margin(Margin { left: 0, right: edge, top: edge, bottom: edge }))
        .show(ui, |ui| map::show(ui, chart, &map::specimen()));
    choice
}

fn words(ui: &mut Ui, earlier: bool, notes: Notes<'_>) -> Option<Choice> {
    let below = Panel::bottom("below").resizable(false).show_separator_line(false).frame(Frame::new());
    let mut choice = below.show(ui, |ui| small_ways(ui, notes)).inner;
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| choice = ways(ui, earlier).or(choice));
    choice
}

fn ways(ui: &mut Ui, earlier: bool) -> Option<Choice> {
    let mut choice = None;
    let palette = palette(ui);
    let cramped = widgets::is_cramped(ui);
    let (large, medium) = if cramped { (space::SMALL, space::SMALL) } else { (space::LARGE, space::MEDIUM) };
    widgets::overline(ui, "Ministry of Foreign Affairs");
    ui.add_space(space::HAIR);
    let name = RichText::new("Démarche").font(Face::SerifBold.at(if cramped { size::TITLE } else { 54.0 }));
    ui.label(name.color(palette.ink));
    ui.label(
        RichText::new("A tabletop of cyber diplomacy").font(Face::SerifItalic.at(size::LEAD)).color(palette.quiet),
    );
    ui.add_space(large);
    if !cramped {
        widgets::prose(
            ui,
            "Something was broken across a border last night. Find out who did it, \
             decide whether to say so, and get your neighbours to mind it with you.",
        );
        ui.add_space(large);
    }
    if widgets::primary(ui, "Take a seat").clicked() || widgets::enter_pressed(ui) {
        choice = Some(Choice::TakeASeat);
    }
    widgets::remark(ui, "You hold one seat, the other ministries play themselves. An hour and a half.");
    ui.add_space(medium);
    ui.horizontal_wrapped(|ui| {
        if widgets::secondary(ui, "Learn to play")
            .on_hover_text("A small scenario, with help beside you. 20 minutes")
            .clicked()
        {
            choice = Some(Choice::Learn);
        }
        if widgets::secondary(ui, "Choose a scenario").clicked() {
            choice = Some(Choice::ChooseScenario);
        }
        if widgets::secondary(ui, "Watch policies play").clicked() {
            choice = Some(Choice::Watch);
        }
        if earlier && widgets::secondary(ui, "Plays so far").clicked() {
            choice = Some(Choice::PlaysSoFar);
        }
    });
    choice
}

/// The last lines: the notes, and the small ways on.
fn small_ways(ui: &mut Ui, notes: Notes<'_>) -> Option<Choice> {
    let mut choice = None;
    // Where there is no room for it, the settings say it.
    if let Some(drawn) = notes.drawn.filter(|_| !widgets::is_cramped(ui)) {
        widgets::remark(ui, drawn);
        ui.add_space(space::HAIR);
    }
    ui.horizontal(|ui| {
        widgets::night_switch(ui);
        words::button(ui);
        if widgets::quiet(ui, "Settings").clicked() {
            choice = Some(Choice::Settings);
        }
        if widgets::quiet(ui, "Quit").clicked() {
            choice = Some(Choice::Quit);
        }
        widgets::remark(ui, concat!("Version ", env!("CARGO_PKG_VERSION")));
    });
    choice
}
