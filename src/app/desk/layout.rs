//! What the rooms of a desk have in common: what each is drawn from, and how a page is laid out.

use crate::app::theme::space;
use crate::app::{forms, spoken, widgets};
use crate::desk::Team;
use crate::order::Order;
use crate::terms::{NationId, NationSet};
use crate::view::sheet::{Gate, Sheet};
use bevy_egui::egui;
use egui::{Frame, Margin, Panel, ScrollArea, Ui};

/// What a desk is drawn from: the sheet, and whom to ask about an unfinished order.
#[derive(Clone, Copy)]
pub struct Desk<'a> {
    /// Everything that the seat knows.
    pub sheet: &'a Sheet,
    /// What the gate says of an order, and why it would be refused.
    pub weigh: &'a dyn Fn(&Order) -> (Gate, Option<String>),
    /// Who sits here, and whose initials the orders carry.
    pub team: &'a Team,
}

/// The least width in which a list stands beside what is open.
pub(super) const BESIDE: f32 = 560.0;

/// The list beside what is open.
pub(super) fn list_beside(ui: &mut Ui, name: &'static str, list: impl FnOnce(&mut Ui)) {
    Panel::left(name).exact_size(252.0).resizable(false).frame(Frame::new()).show(ui, |ui| {
        ScrollArea::vertical().auto_shrink(false).show(ui, list);
    });
}

/// Where there is no room for a list beside what is open: a choice for each, above it.
pub(super) fn choices<'a, T: Copy + PartialEq>(ui: &mut Ui, all: impl Iterator<Item = (T, &'a str)>, open: T) -> T {
    let mut chosen = open;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::Vec2::splat(space::HAIR);
        for (one, label) in all {
            if forms::choice(ui, label, one == open).clicked() {
                chosen = one;
            }
        }
    });
    ui.add_space(space::SMALL);
    chosen
}

/// The widest form: what is written in it can be read back, and a figure at its edge belongs to a name.
const FORM: f32 = 860.0;

/// A document that can be rolled.
pub(super) fn page(ui: &mut Ui, contents: impl FnOnce(&mut Ui)) {
    as_wide_as(ui, FORM, contents);
}

pub(super) fn as_wide_as(ui: &mut Ui, widest: f32, contents: impl FnOnce(&mut Ui)) {
    widgets::rolled(ui, "page", |ui| {
        Frame::new().inner_margin(Margin::symmetric(20, 14)).show(ui, |ui| {
            ui.set_width(ui.available_width().min(widest));
            contents(ui);
        });
    });
}

/// Chips of the other seats, any number of which may be chosen.
pub(super) fn addressees(ui: &mut Ui, sheet: &Sheet, heading: &str, to: &mut NationSet, without: Option<NationId>) {
    forms::group(ui, heading, |ui| {
        for id in spoken::others(sheet).into_iter().filter(|&id| Some(id) != without) {
            if forms::tick(ui, spoken::name(sheet, id), to.has(id)).clicked() {
                *to = if to.has(id) { to.without(id) } else { to.with(id) };
            }
        }
    });
}
