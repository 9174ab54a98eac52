//! The seats of a scenario, one of which the person takes.

use crate::app::forms;
use crate::app::keys;
use crate::app::screens::notice;
use crate::app::screens::truths::Truths;
use crate::app::theme::{Face, blend, palette, size, space};
use crate::app::widgets::{self, Chip};
use crate::terms::NationId;
use bevy_egui::egui;
use egui::{
    CursorIcon, Frame, Margin, Panel, Rect, RichText, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo,
    WidgetType, vec2,
};
use std::ops::Range;

/// The narrowest and the lowest card; where there is less room, the cards are rolled.
const NARROWEST: f32 = 196.0;
const LOWEST: f32 = 300.0;
/// The narrowest column in which the notice stands beside the opening.
const NOTICE: f32 = 400.0;

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
    /// Whether a person at this screen holds each seat.
    pub held: Vec<bool>,
    /// What was chosen and waits until the notice has been read.
    pub asked: Option<Choice>,
    /// Whether whoever sits down is helped with a first round.
    pub helped: bool,
    /// What may be true in it.
    pub truths: Truths,
}

impl Offer {
    /// The seats that people hold.
    #[must_use]
    pub fn people(&self) -> Vec<NationId> {
        self.seats.iter().zip(&self.held).filter(|(_, held)| **held).map(|(seat, _)| seat.nation).collect()
    }
}

/// What was chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// A seat, by its nation, besides those that are held.
    Take(NationId),
    /// Those that are held.
    Begin,
    /// None: policies play, and the table is watched.
    Watch,
    /// Back to the title.
    Back,
}

/// Shows the seats; before somebody sits down at a delicate one, the notice.
pub fn show(ui: &mut Ui, offer: &mut Offer) -> Option<Choice> {
    if let (Some(choice), Some(notice)) = (offer.asked, offer.notice.clone()) {
        let answer = notice::show(ui, &notice, THIS_ONE, &way_on(offer, choice));
        if answer.is_some() {
            offer.asked = None;
            ui.ctx().request_repaint();
        }
        return answer.filter(|answer| *answer == notice::Answer::SitDown).map(|_| choice);
    }
    if offer.truths.show(ui) {
        return None;
    }
    let choice = all(ui, offer)?;
    if offer.notice.is_some() && is_delicate(offer, choice) {
        offer.asked = Some(choice);
        ui.ctx().request_repaint();
        return None;
    }
    Some(choice)
}

/// Said to whoever would sit there, and to nobody else: which seats the notice means gives away who
/// has something to hide.
const THIS_ONE: &str = "It means a seat that you have chosen.";

/// Whether anybody would sit down at a delicate seat.
fn is_delicate(offer: &Offer, choice: Choice) -> bool {
    let taken = |seat: &Seat| match choice {
        Choice::Take(nation) => nation == seat.nation || offer.people().contains(&seat.nation),
        Choice::Begin => offer.people().contains(&seat.nation),
        Choice::Watch | Choice::Back => false,
    };
    offer.seats.iter().any(|seat| seat.delicate && taken(seat))
}

/// What is said to go on once the notice has been read.
fn way_on(offer: &Offer, choice: Choice) -> String {
    let mut people = offer.people();
    if let Choice::Take(nation) = choice
        && !people.contains(&nation)
    {
        people.push(nation);
    }
    match people.as_slice() {
        [one] => {
            let name = offer.seats.iter().find(|seat| seat.nation == *one).map_or("", |seat| seat.name.as_str());
            format!("Sit down for {name}")
        }
        several => format!("Begin with {} people", several.len()),
    }
}

fn all(ui: &mut Ui, offer: &mut Offer) -> Option<Choice> {
    let mut chosen = None;
    let frame = |x, y| Frame::new().inner_margin(Margin::symmetric(x, y));
    let cramped = widgets::is_cramped(ui);
    let margin = if cramped { 8 } else { 24 };
    Panel::top("offer").resizable(false).frame(frame(40, margin)).show(ui, |ui| {
        widgets::title(ui, &offer.title);
        if !cramped {
            head(ui, offer);
        }
    });
    Panel::bottom("ways").resizable(false).frame(frame(40, 18)).show(ui, |ui| {
        ui.horizontal(|ui| {
            if widgets::secondary(ui, "Back").clicked() || keys::pressed(ui.ctx(), egui::Key::Escape) {
                chosen = Some(Choice::Back);
            }
            offer.truths.button(ui);
            widgets::footer(ui, |ui| {
                chosen = ways_on(ui, offer).or(chosen);
            });
        });
    });
    egui::CentralPanel::no_frame().frame(frame(40, 12)).show(ui, |ui| {
        ScrollArea::new([!cramped, true]).auto_shrink(false).show(ui, |ui| {
            let gap = 12.0;
            // With large text there are as many abreast as have room, and the others below.
            let room = ((ui.available_width() + gap) / (NARROWEST + gap)).floor().max(1.0);
            let all = offer.seats.len().max(1) as f32;
            let count = if cramped { all.min(room) } else { all };
            let width = ((ui.available_width() - gap * (count - 1.0)) / count).floor().max(NARROWEST);
            let height = ui.available_height().max(LOWEST);
            if cramped {
                head(ui, offer);
            }
            let mut cards = |ui: &mut Ui, places: Range<usize>| {
                ui.horizontal_top(|ui| {
                    ui.spacing_mut().item_spacing.x = gap;
                    for place in places {
                        if let Some(nation) = card(ui, offer, place, vec2(width, height)) {
                            chosen = Some(Choice::Take(nation));
                        }
                    }
                });
            };
            let (seats, abreast) = (all as usize, count as usize);
            (0..seats).step_by(abreast).for_each(|first| cards(ui, first..(first + abreast).min(seats)));
            // After the cards, which would else take the key for pages of their own.
            widgets::rolls(ui);
        });
    });
    chosen
}

/// Those who are held sit down, or else the first seat.
fn ways_on(ui: &mut Ui, offer: &Offer) -> Option<Choice> {
    let mut chosen = None;
    let people = offer.people();
    let name = |nation: NationId| offer.seats.iter().find(|seat| seat.nation == nation).map(|seat| &seat.name);
    match people.as_slice() {
        [] => {
            let first = offer.seats.first()?;
            if forms::go_on(ui, &format!("Sit down for {}", first.name)) {
                chosen = Some(Choice::Take(first.nation));
            }
            widgets::remark(ui, "or choose a seat above");
            if widgets::secondary(ui, "Watch policies play").clicked() {
                chosen = Some(Choice::Watch);
            }
        }
        [one] => {
            if forms::go_on(ui, &format!("Sit down for {}", name(*one)?)) {
                chosen = Some(Choice::Begin);
            }
        }
        several => {
            if forms::go_on(ui, &format!("Begin with {} people", several.len())) {
                chosen = Some(Choice::Begin);
            }
            widgets::remark(ui, "One after another at this screen, behind a curtain.");
        }
    }
    chosen
}

fn head(ui: &mut Ui, offer: &Offer) {
    let palette = palette(ui);
    widgets::remark(ui, &offer.line);
    ui.add_space(space::HAIR);
    // The first sentences set the scene; the brief tells the rest.
    let opening: String = offer.synopsis.split_inclusive(". ").take(3).collect();
    let opening = RichText::new(opening.trim()).font(Face::Serif.at(16.0)).color(palette.ink);
    let notice = offer.notice.as_ref().map(|notice| {
        let text = RichText::new(format!("Before you sit down: {notice}"));
        text.font(Face::SansItalic.at(size::SMALL)).color(palette.quiet)
    });
    if ui.available_width() < space::WIDEST + space::LARGE + NOTICE {
        ui.label(opening);
        if let Some(notice) = notice {
            ui.add_space(space::HAIR);
            ui.label(notice);
        }
        return;
    }
    ui.horizontal_top(|ui| {
        let columns = [(Some(opening), space::WIDEST), (notice, space::MEASURE)];
        for (words, widest) in columns.into_iter().filter_map(|(words, widest)| Some((words?, widest))) {
            ui.vertical(|ui| {
                ui.set_max_width(widest.min(ui.available_width()));
                ui.label(words);
            });
            ui.add_space(space::LARGE);
        }
    });
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
    let controls = 116.0;
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
    ui.add_space(2.0);
    widgets::rolled(ui, ("about", place), |ui| {
        ui.label(RichText::new(&seat.about).font(Face::Serif.at(14.0)).color(palette.ink));
    });
}

fn otherwise(ui: &mut Ui, offer: &mut Offer, place: usize) {
    ui.spacing_mut().item_spacing.y = 4.0;
    widgets::remark(ui, "If you sit elsewhere, played by");
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let held = offer.held.get(place) == Some(&true);
        let name = offer.seats.get(place).map_or("", |seat| seat.name.as_str());
        let person = forms::choice_said(ui, "a person here", &format!("{name}: a person here"), held);
        if person.on_hover_text("Several people can play at this screen, one after another.").clicked()
            && let Some(held) = offer.held.get_mut(place)
        {
            *held = true;
        }
        for (number, (name, about)) in offer.characters.iter().enumerate() {
            let on = !held && offer.played_by.get(place) == Some(&number);
            if forms::choice(ui, name, on).on_hover_text(*about).clicked()
                && let Some((slot, held)) = offer.played_by.get_mut(place).zip(offer.held.get_mut(place))
            {
                (*slot, *held) = (number, false);
            }
        }
    });
}
