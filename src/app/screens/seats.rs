//! The seats of a scenario, one of which the person takes.

use crate::app::forms;
use crate::app::theme::{Face, blend, palette, size, space};
use crate::app::widgets::{self, Chip};
use crate::terms::NationId;
use bevy_egui::egui;
use egui::{
    CursorIcon, Frame, Margin, Panel, Rect, RichText, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo,
    WidgetType, vec2,
};

/// A seat to be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seat {
    /// The nation.
    pub nation: NationId,
    /// Its flag's letter.
    pub letter: char,
    /// Its short name.
    pub name: String,
    /// Its ministry.
    pub ministry: String,
    /// What everybody reads of it.
    pub about: String,
    /// Whether whoever sits here should read the notice first.
    pub delicate: bool,
}

/// A scenario whose seats can be taken.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Offer {
    /// What it is found by.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What it is about.
    pub synopsis: String,
    /// Its level, rounds and minutes, in a line.
    pub line: String,
    /// What people should know before they sit down.
    pub notice: Option<String>,
    /// Its seats.
    pub seats: Vec<Seat>,
    /// Who can play a seat that nobody holds: each one's name, and what it is like.
    pub characters: Vec<(&'static str, &'static str)>,
    /// Which of them would play each seat, by its place in the list.
    pub played_by: Vec<usize>,
}

/// What was chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// A seat, by its nation.
    Take(NationId),
    /// Back to the title.
    Back,
}

/// Shows the seats.
pub fn show(ui: &mut Ui, offer: &mut Offer) -> Option<Choice> {
    let ground = palette(ui).ground;
    let mut chosen = None;
    let frame = |x, y| Frame::new().fill(ground).inner_margin(Margin::symmetric(x, y));
    Panel::top("offer").resizable(false).frame(frame(40, 24)).show(ui, |ui| head(ui, offer));
    Panel::bottom("ways").resizable(false).frame(frame(40, 18)).show(ui, |ui| {
        ui.horizontal(|ui| {
            if widgets::secondary(ui, "Back").clicked() || ui.input(|input| input.key_pressed(egui::Key::Escape)) {
                chosen = Some(Choice::Back);
            }
            widgets::footer(ui, |ui| {
                if let Some(first) = offer.seats.first()
                    && forms::go_on(ui, &format!("Sit down for {}", first.name))
                {
                    chosen = Some(Choice::Take(first.nation));
                }
                widgets::remark(ui, "or choose a seat above");
            });
        });
    });
    egui::CentralPanel::no_frame().frame(frame(40, 12)).show(ui, |ui| {
        let count = offer.seats.len().max(1) as f32;
        let gap = 12.0;
        let width = ((ui.available_width() - gap * (count - 1.0)) / count).floor();
        let height = ui.available_height();
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = gap;
            for place in 0..offer.seats.len() {
                if let Some(nation) = card(ui, offer, place, vec2(width, height)) {
                    chosen = Some(Choice::Take(nation));
                }
            }
        });
    });
    chosen
}

fn head(ui: &mut Ui, offer: &Offer) {
    let palette = palette(ui);
    widgets::title(ui, &offer.title);
    widgets::remark(ui, &offer.line);
    ui.add_space(space::HAIR);
    // The first sentences set the scene; the brief tells the rest.
    let opening: String = offer.synopsis.split_inclusive(". ").take(3).collect();
    ui.label(RichText::new(opening.trim()).font(Face::Serif.at(16.0)).color(palette.ink));
    if let Some(notice) = &offer.notice {
        ui.add_space(space::HAIR);
        let text = RichText::new(format!("Before you sit down: {notice}"));
        ui.label(text.font(Face::SansItalic.at(size::SMALL)).color(palette.quiet));
    }
}

fn card(ui: &mut Ui, offer: &mut Offer, place: usize, size: egui::Vec2) -> Option<NationId> {
    let palette = palette(ui);
    let seat = offer.seats.get(place)?.clone();
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let fill = if response.hovered() { palette.card } else { blend(palette.ground, palette.card, 0.6) };
    let edge =
        if response.has_focus() { Stroke::new(2.0, palette.cooperation) } else { Stroke::new(1.0, palette.rule) };
    ui.painter().rect(rect, 0, fill, edge, StrokeKind::Inside);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, format!("Take the seat of {}", seat.name)));
    let inner = rect.shrink(14.0);
    let controls = 92.0;
    let down = egui::Layout::top_down(egui::Align::Min);
    let upper = Rect::from_min_max(inner.min, egui::pos2(inner.max.x, inner.max.y - controls - 8.0));
    let mut text = ui.new_child(UiBuilder::new().max_rect(upper).layout(down).id_salt(("seat", place)));
    text.set_clip_rect(upper.intersect(ui.clip_rect()));
    words(&mut text, &seat, place);
    let lower = Rect::from_min_max(egui::pos2(inner.min.x, inner.max.y - controls), inner.max);
    let mut below = ui.new_child(UiBuilder::new().max_rect(lower).layout(down).id_salt(("policy", place)));
    otherwise(&mut below, offer, place);
    response.on_hover_cursor(CursorIcon::PointingHand).clicked().then_some(seat.nation)
}

fn words(ui: &mut Ui, seat: &Seat, place: usize) {
    let palette = palette(ui);
    widgets::chip(ui, &Chip { letter: seat.letter, name: String::new(), colour: place });
    ui.label(RichText::new(&seat.name).font(Face::SerifBold.at(22.0)).color(palette.ink));
    widgets::remark(ui, &seat.ministry);
    if seat.delicate {
        ui.label(
            RichText::new("delicate seat: see the notice").font(Face::SansBold.at(size::SMALL)).color(palette.secret),
        );
    }
    ui.add_space(2.0);
    ScrollArea::vertical().id_salt(("about", place)).auto_shrink(false).show(ui, |ui| {
        ui.label(RichText::new(&seat.about).font(Face::Serif.at(14.0)).color(palette.ink));
    });
}

fn otherwise(ui: &mut Ui, offer: &mut Offer, place: usize) {
    ui.spacing_mut().item_spacing.y = 4.0;
    widgets::remark(ui, "If you sit elsewhere, played by");
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        for (number, (name, about)) in offer.characters.iter().enumerate() {
            let on = offer.played_by.get(place) == Some(&number);
            if forms::choice(ui, name, on).on_hover_text(*about).clicked()
                && let Some(slot) = offer.played_by.get_mut(place)
            {
                *slot = number;
            }
        }
    });
}
